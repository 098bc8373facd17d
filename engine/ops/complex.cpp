// Complex numbers and their parts: what is made of two real tensors, the parts as views, conjugates
// and negatives that are views too, angles.
#include "autograd/metadata.h"
#include "kernels/complex_math.h"
#include "kernels/copy.h"
#include "ops/elementwise.h"
#include "ops/gradients.h"

namespace tg {
namespace {

// --- Views -----------------------------------------------------------------------------------

Geometry pairs_of(const Tensor& self) {
  check(is_complex(self.dtype()), "view_as_real is only supported for complex tensors");
  check(!self.is_conj(),
        "view_as_real doesn't work on unresolved conjugated tensors.  To resolve the conjugate "
        "tensor so you can view it as real, use self.resolve_conj(); however, be warned that the "
        "resulting tensor will NOT alias the original.");
  Geometry g = self.geometry();
  for (int64_t& stride : g.strides) stride *= 2;
  g.sizes.push_back(2);
  g.strides.push_back(1);
  g.offset *= 2;
  return g;
}
Reading as_real(const Tensor& of) { return {real_type(of.dtype()), of.body().lazy}; }

Geometry complex_of(const Tensor& self) {
  check(is_floating(self.dtype()) && self.dtype() != DType::BFloat16,
        "view_as_complex is only supported for half, float and double tensors, but got a tensor of "
        "scalar type: ",
        type_name(self.dtype()));
  if (self.dtype() == DType::Float16) fail_not_implemented("view_as_complex", DType::Complex32);
  Geometry g = self.geometry();
  check(g.dim() != 0, "Input tensor must have one or more dimensions");
  check(g.sizes.back() == 2, "Tensor must have a last dimension of size 2");
  check(g.strides.back() == 1, "Tensor must have a last dimension with stride 1");
  g.sizes.pop_back();
  g.strides.pop_back();
  for (int64_t& stride : g.strides) {
    check(stride % 2 == 0, "Tensor must have a stride divisible by 2 for all but last dimension");
    stride /= 2;
  }
  check(g.offset % 2 == 0, "Tensor must have a storage_offset divisible by 2");
  g.offset /= 2;
  return g;
}
Reading as_complex(const Tensor& of) { return {complex_type(of.dtype()), of.body().lazy}; }

Geometry the_same(const Geometry& g) { return g; }
Reading conjugated(const Tensor& of) {
  Lazy lazy = of.body().lazy;
  return {of.dtype(), {!lazy.conj, lazy.neg}};
}
Reading negated(const Tensor& of) {
  Lazy lazy = of.body().lazy;
  return {of.dtype(), {lazy.conj, !lazy.neg}};
}

Tensor conj_of(const Tensor& self) { return conj(self); }

Tensor part(const Tensor& self, int64_t which) {
  return call<"select.int">(call<"view_as_real">(self), -1, which);
}
Tensor real(const Tensor& self) {
  if (!is_complex(self.dtype())) return self;
  return part(self.is_conj() ? conj(self) : self, 0);
}
Tensor imag(const Tensor& self) {
  check(is_complex(self.dtype()), "imag is not implemented for tensors with non-complex dtypes.");
  if (!self.is_conj()) return part(self, 1);
  return call<"select.int">(call<"_neg_view">(call<"view_as_real">(conj(self))), -1, 1);
}

Tensor resolve_conj(const Tensor& self) { return self.is_conj() ? call<"clone">(self) : self; }
Tensor resolve_neg(const Tensor& self) { return self.is_neg() ? call<"clone">(self) : self; }

// --- In memory -------------------------------------------------------------------------------

Tensor conjugate_copy(Destination& to, const Tensor& self) {
  if (!is_complex(self.dtype())) {
    Tensor out = elementwise_output(to, self.dtype(), {&self});
    copy_elements(out, self);
    return out;
  }
  Tensor out = elementwise_output(to, self.dtype(), {&self});
  dispatch_complex(self.dtype(), "conj_cpu",
                   [&]<class T>() { map<T, T>([](T a) { return conj(a); }, out, self); });
  return out;
}
Tensor conj_physical(const Tensor& self) {
  return is_complex(self.dtype()) ? call<"_conj_physical">(self) : self;
}

Tensor conj_physical_(const Tensor& self) {
  if (!is_complex(self.dtype())) return self;
  Destination to(self);
  return conjugate_copy(to, self);
}

template <class F>
Tensor of_parts(Destination& to, const Tensor& a, const Tensor& b, const F& f) {
  auto takes = [](DType d) { return is_floating(d) && d != DType::BFloat16; };
  check(takes(a.dtype()) && takes(b.dtype()),
        "Expected both inputs to be Half, Float or Double tensors but got ", type_name(a.dtype()),
        " and ", type_name(b.dtype()));
  check(a.dtype() == b.dtype(), "Expected object of scalar type ", type_name(a.dtype()),
        " but got scalar type ", type_name(b.dtype()), " for second argument");
  DType type = complex_type(a.dtype());
  if (const Tensor& out = to.tensor(); out.defined())
    check(out.dtype() == type, "Expected object of scalar type ", type_name(type),
          " but got scalar type ", type_name(out.dtype()), " for argument 'out'");
  Tensor out = elementwise_output(to, type, {&a, &b});
  dispatch_floating(a.dtype(), "complex_cpu",
                    [&]<class T>() { map<Complex<T>, T, T>(f, out, a, b); });
  return out;
}
Tensor complex(Destination& to, const Tensor& real, const Tensor& imag) {
  return of_parts(to, real, imag, []<class T>(T a, T b) { return Complex<T>(a, b); });
}
Tensor polar(Destination& to, const Tensor& length, const Tensor& angle) {
  return of_parts(to, length, angle,
                  []<class T>(T a, T b) { return Complex<T>(a * std::cos(b), a * std::sin(b)); });
}

Tensor angle(Destination& to, const Tensor& self) {
  if (!is_complex(self.dtype()))
    return map_same<Types::Floating>(
        to, "angle_cpu", float_type(self.dtype()),
        []<class T>(T a) { return std::isnan(a) ? a
                                  : a < 0       ? T(M_PI)
                                                : T(0); }, self);
  Tensor out = elementwise_output(to, real_type(self.dtype()), {&self});
  dispatch_complex(self.dtype(), "angle_cpu", [&]<class T>() {
    map<Real<T>, T>([](T a) { return std::atan2(a.im, a.re); }, out, self);
  });
  return out;
}

// --- Gradients -------------------------------------------------------------------------------

Tensor conj_gradient(const Saved& s) { return conj(s.grad); }
Tensor neg_gradient(const Saved& s) { return -s.grad; }
Tensor pairs_gradient(const Saved& s) {
  return call<"view_as_complex">(call<"contiguous">(s.grad));
}
Tensor complex_gradient(const Saved& s) {
  return call<"view_as_real">(call<"resolve_conj">(call<"contiguous">(s.grad)));
}
Tensor real_gradient(const Saved& s) { return call<"real">(s.grad); }
Tensor imag_gradient(const Saved& s) { return call<"imag">(s.grad); }
Tensor polar_abs_gradient(const Saved& s) {
  return call<"real">(conj(s.grad) * call<"sgn">(s["result"]));
}
Tensor polar_angle_gradient(const Saved& s) {
  return call<"real">(conj(s.grad) * (s["result"] * Scalar(Complex<double>(0, 1))));
}
Tensor angle_gradient(const Saved& s) {
  Tensor self = s["self"];
  if (!is_complex(self.dtype())) return zeros_like(self);
  Tensor slope = s.grad * self / call<"pow.Tensor_Scalar">(call<"abs">(self), 2) *
                 Scalar(Complex<double>(0, 1));
  return drop_where(call<"eq.Scalar">(self, 0), slope);
}

constexpr Op kOps[] = {
    {.schema = "view_as_real(Tensor(a) self) -> Tensor(a)",
     .node = "ViewAsRealBackward0",
     .view = reading_view_of<&pairs_of, &as_real>,
     .grads = {{"self", "", pairs_gradient}},
     .place = Place::Function,
     .copy = true},
    {.schema = "view_as_complex(Tensor(a) self) -> Tensor(a)",
     .node = "ViewAsComplexBackward0",
     .view = reading_view_of<&complex_of, &as_complex>,
     .grads = {{"self", "", complex_gradient}},
     .place = Place::Function,
     .copy = true},
    {.schema = "_conj(Tensor(a) self) -> Tensor(a)",
     .node = "ConjBackward0",
     .view = reading_view_of<&the_same, &conjugated>,
     .grads = {{"self", "", conj_gradient}},
     .copy = true},
    {.schema = "_neg_view(Tensor(a) self) -> Tensor(a)",
     .node = "NegViewBackward0",
     .view = reading_view_of<&the_same, &negated>,
     .grads = {{"self", "", neg_gradient}},
     .copy = true},
    {.schema = "conj(Tensor(a) self) -> Tensor(a)", .forward = kernel<&conj_of>, .composite = true},
    {.schema = "real(Tensor(a) self) -> Tensor(a)",
     .forward = kernel<&real>,
     .composite = true,
     .place = Place::Function},
    {.schema = "imag(Tensor(a) self) -> Tensor(a)",
     .forward = kernel<&imag>,
     .composite = true,
     .place = Place::Function},
    {.schema = "resolve_conj(Tensor(a) self) -> Tensor(a)",
     .forward = kernel<&resolve_conj>,
     .composite = true},
    {.schema = "resolve_neg(Tensor(a) self) -> Tensor(a)",
     .forward = kernel<&resolve_neg>,
     .composite = true},
    {.schema = "conj_physical(Tensor self) -> Tensor",
     .forward = kernel<&conj_physical>,
     .out = "out",
     .out_dtype = kFoundDType,
     .composite = true},
    {.schema = "_conj_physical(Tensor self) -> Tensor",
     .node = "ConjPhysicalBackward0",
     .forward = kernel<&conjugate_copy>,
     .grads = {{"self", "", conj_gradient}},
     .own_conj = true,
     .out = "out",
     .place = Place::Hidden},
    {.schema = "conj_physical_(Tensor(a!) self) -> Tensor(a!)",
     .node = "ConjPhysicalBackward1",
     .forward = kernel<&conj_physical_>,
     .grads = {{"self", "", conj_gradient}},
     .own_conj = true,
     .inplace_function = true},
    {.schema = "complex(Tensor real, Tensor imag) -> Tensor",
     .node = "ComplexBackward0",
     .forward = kernel<&complex>,
     .grads = {{"real", "", real_gradient}, {"imag", "", imag_gradient}},
     .own_conj = true,
     .out = "out",
     .place = Place::Function},
    {.schema = "polar(Tensor abs, Tensor angle) -> Tensor",
     .node = "PolarBackward0",
     .forward = kernel<&polar>,
     .grads = {{"abs", "result", polar_abs_gradient}, {"angle", "result", polar_angle_gradient}},
     .own_conj = true,
     .out = "out",
     .place = Place::Function},
    {.schema = "angle(Tensor self) -> Tensor",
     .node = "AngleBackward0",
     .forward = kernel<&angle>,
     .grads = {{"self", "self", angle_gradient}},
     .own_conj = true,
     .out = "out"},
};

}  // namespace

static_assert(valid(kOps), "an operator's schema disagrees with its kernel or its derivative");
OpTable complex_ops() { return kOps; }

}  // namespace tg
