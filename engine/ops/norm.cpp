// Norms of vectors and matrices.
#include <cmath>

#include "autograd/arithmetic.h"
#include "kernels/copy.h"
#include "kernels/reduce.h"
#include "ops/matrices.h"
#include "ops/reduced.h"

namespace tg {
namespace {

Tensor vector_norm(const Tensor& self, const Scalar& ord, const OptionalDims& dim, bool keepdim,
                   const OptionalType& dtype) {
  double p = ord.to<double>();
  check(is_differentiable(self.dtype()),
        "linalg.vector_norm: Expected a floating point or complex tensor as input. Got ",
        type_name(self.dtype()));
  if (dtype) {
    check(is_differentiable(*dtype),
          "linalg.vector_norm: dtype should be floating point or complex, but got ",
          type_name(*dtype));
    check(promote(self.dtype(), *dtype) == *dtype, "linalg.vector_norm: the dtype of the input (",
          type_name(self.dtype()),
          ") should be convertible without narrowing to the specified dtype (", type_name(*dtype),
          ")");
  }
  if (p < 0 || std::isinf(p)) {
    if (!dim || dim->empty())
      check(self.numel() > 0, "linalg.vector_norm cannot compute the ", p,
            " norm on an empty tensor because the operation does not have an identity");
    else
      for (int64_t d : *dim)
        check(length_along(self, wrap_dim(d, self.dim())) != 0,
              "linalg.vector_norm cannot compute the ", p, " norm on the dimension ", d,
              "because this dimension is empty and the operation does not have an identity");
  }
  Dims dims = reduced(self, dim);
  Tensor input = cast_operand(self, dtype.value_or(self.dtype()));
  if (is_complex(input.dtype())) input = call<"abs">(input);
  Tensor result = result_of(input, dims, keepdim, input.dtype());
  find_norms(result, input, dims, p);
  return result;
}

Tensor norm_all(const Tensor& self, const Scalar& p) {
  check(is_differentiable(self.dtype()),
        "norm(): input dtype should be either floating point or complex. Got ",
        type_name(self.dtype()), " instead.");
  return vector_norm(self, p, std::nullopt, false, std::nullopt);
}
Tensor norm_dim(const Tensor& self, const std::optional<Scalar>& p, const Ints& dim, bool keepdim) {
  check(is_differentiable(self.dtype()),
        "norm(): input dtype should be either floating point or complex. Got ",
        type_name(self.dtype()), " instead.");
  return vector_norm(self, p.value_or(Scalar(2)), dim, keepdim, std::nullopt);
}
Tensor norm_dim_dtype(const Tensor& self, const std::optional<Scalar>& p, const Ints& dim,
                      bool keepdim, DType dtype) {
  return vector_norm(self, p.value_or(Scalar(2)), dim, keepdim, dtype);
}
Tensor norm_dtype(const Tensor& self, const std::optional<Scalar>& p, DType dtype) {
  return vector_norm(self, p.value_or(Scalar(2)), std::nullopt, false, dtype);
}

/// The gradient of a p-norm; `grad` and `norm` have the reduced dims as 1.
Tensor norm_gradient(const Tensor& grad, const Tensor& self, double p, const Tensor& norm,
                     const Ints& dims) {
  auto power = [](const Tensor& t, double e) { return call<"pow.Tensor_Scalar">(t, e); };
  auto sign = [](const Tensor& t) { return call<"sgn">(t); };
  auto magnitude = [](const Tensor& t) { return call<"abs">(t); };
  Tensor norm_is_zero = call<"eq.Scalar">(norm, 0);
  if (p == 0) return {};  // constant
  if (p == 1) return sign(self) * grad;
  if (p == 2) return grad * without(self / norm, norm_is_zero);
  if (std::isinf(p)) {
    Tensor is_extreme =
        call<"logical_or">(call<"eq.Tensor">(magnitude(self), norm),
                           call<"logical_and">(call<"isnan">(self), call<"isnan">(norm)));
    return sign(self) * ((grad / sum_over(is_extreme, dims)) * is_extreme);
  }
  if (p < 1) {
    Tensor scaled = without(sign(self) * power(magnitude(self), p - 1), call<"eq.Scalar">(self, 0));
    return scaled * grad * power(norm, 1 - p);
  }
  Tensor scaled =
      p < 2 ? sign(self) * power(magnitude(self), p - 1) : self * power(magnitude(self), p - 2);
  return scaled * without(grad / power(norm, p - 1), norm_is_zero);
}

// Slices along `dim` whose norm is beyond `maxnorm` are scaled down to it.
struct SliceNorms {
  Ints dims;  // all but one
  Tensor norm, beyond;
};
SliceNorms slice_norms(const Tensor& self, const Scalar& p, int64_t dim, const Scalar& maxnorm,
                       DType wide) {
  SliceNorms out;
  for (int64_t d = 0; d < self.dim(); ++d)
    if (d != wrap_dim(dim, self.dim())) out.dims.push_back(d);
  out.norm = call<"linalg_vector_norm">(self, p, out.dims, true, wide);
  out.beyond = call<"gt.Scalar">(out.norm, maxnorm);
  return out;
}
Tensor inverse_of(const Tensor& norm) { return call<"reciprocal">(call<"add.Scalar">(norm, 1e-7)); }

Tensor renorm(const Tensor& self, const Scalar& p, int64_t dim, const Scalar& maxnorm) {
  check(p.to<double>() > 0, "renorm: non-positive-norm not supported");
  check(maxnorm.to<double>() >= 0, "renorm: expected maxnorm to be >= 0 but got ",
        maxnorm.to<double>());
  check(self.dim() > 1, "renorm: input needs at least 2 dimensions, got ", self.dim(),
        " dimensions");
  DType wide = is_half(self.dtype()) ? DType::Float32 : self.dtype();
  auto [dims, norm, beyond] = slice_norms(self, p, dim, maxnorm, wide);
  Tensor factor = call<"_to_copy">(inverse_of(norm) * maxnorm, self.dtype());
  factor = call<"where.self">(beyond, factor, scalar_tensor(1, self.dtype()));
  Tensor out = empty(self.sizes(), self.dtype());
  copy_elements(out, self * factor);
  return out;
}
Tensor renorm_grad(const Saved& s) {
  Tensor self = s["self"];
  const Scalar &p = s.scalar("p"), &maxnorm = s.scalar("maxnorm");
  auto [dims, norm, beyond] =
      slice_norms(self, p, s.integer("dim"), maxnorm,
                  is_floating(self.dtype()) ? DType::Float64 : self.dtype());
  Tensor along = call<"sum.dim_IntList">(call<"real">(conj(self) * s.grad), dims, true);
  Tensor slope = norm_gradient(along, self, p.to<double>(), norm, dims);
  Tensor inverse = inverse_of(norm);
  Tensor scaled = call<"mul.Scalar">(inverse, maxnorm) * (s.grad - inverse * slope);
  return call<"where.self">(beyond, call<"to.dtype">(scaled, s.grad.dtype()), s.grad);
}

/// With parameters `p` alone, or `p`, `dim` and `keepdim`.
Tensor norm_all_gradient(const Saved& s) {
  auto p = s.get<std::optional<Scalar>>("p");
  return norm_gradient(s.grad, s["self"], p ? p->to<double>() : 2.0, s["result"], {});
}
Tensor norm_dim_gradient(const Saved& s) {
  auto p = s.get<std::optional<Scalar>>("p");
  return norm_gradient(restored(s, s.grad), s["self"], p ? p->to<double>() : 2.0,
                       restored(s, s["result"]), saved_dims(s));
}
Tensor vector_norm_gradient(const Saved& s) {
  return norm_gradient(restored(s, s.grad), s["self"], s.scalar("ord").to<double>(),
                       restored(s, s["result"]), saved_dims(s));
}

/// Those of singular values are of numbers in full precision.
void check_matrix_norm(const Tensor& self, const Ints& dim, bool singular) {
  const char* name = "linalg.matrix_norm";
  check_matrix_dims(self, name);
  check(dim.size() == 2, name, ": dim must be a 2-tuple. Got ", dim.empty() ? "" : str(dim[0]));
  check_matrix(self, name);
  if (singular) check_full_precision(self, name);
}

Tensor matrix_norm(const Tensor& self, const Scalar& ord, const Ints& dim, bool keepdim,
                   const OptionalType& dtype) {
  double p = ord.to<double>(), size = std::abs(p);
  check(size == 2 || size == 1 || std::isinf(size), "linalg.matrix_norm: Order ", p,
        " not supported.");
  check_matrix_norm(self, dim, size == 2);
  int64_t rows = wrap_dim(dim[0], self.dim()), columns = wrap_dim(dim[1], self.dim());
  check(rows != columns, "linalg.matrix_norm: dims must be different. Got (", dim[0], ", ", dim[1],
        ")");
  Tensor a = dtype ? call<"_to_copy">(self, *dtype) : self;
  auto extreme = [&](const Tensor& t, int64_t d, bool keep) {
    return p > 0 ? call<"amax">(t, Ints{d}, keep) : call<"amin">(t, Ints{d}, keep);
  };
  if (size == 2) {
    Tensor last = call<"movedim.intlist">(a, Ints{rows, columns}, Ints{-2, -1});
    Tensor result = extreme(call<"linalg_svdvals">(last), -1, keepdim);
    if (keepdim)
      result =
          call<"movedim.intlist">(call<"unsqueeze">(result, -1), Ints{-2, -1}, Ints{rows, columns});
    return result;
  }
  if (std::isinf(p)) std::swap(rows, columns);
  Tensor sums = call<"linalg_vector_norm">(a, 1.0, Ints{rows}, keepdim);
  if (!keepdim && rows < columns) --columns;
  return extreme(sums, columns, keepdim);
}

Tensor matrix_norm_named(const Tensor& self, const std::string& ord, const Ints& dim, bool keepdim,
                         const OptionalType& dtype) {
  check(ord == "fro" || ord == "nuc", "linalg.matrix_norm: Order ", ord, " not supported.");
  check_matrix_norm(self, dim, ord == "nuc");
  if (ord == "fro") return call<"linalg_vector_norm">(self, 2, dim, keepdim, dtype);
  int64_t rows = wrap_dim(dim[0], self.dim()), columns = wrap_dim(dim[1], self.dim());
  Tensor a = dtype ? call<"_to_copy">(self, *dtype) : self;
  Tensor last = call<"movedim.intlist">(a, Ints{rows, columns}, Ints{-2, -1});
  Tensor result = call<"sum.dim_IntList">(call<"linalg_svdvals">(last), Ints{-1}, keepdim);
  if (keepdim)
    result =
        call<"movedim.intlist">(call<"unsqueeze">(result, -1), Ints{-2, -1}, Ints{rows, columns});
  return result;
}

Tensor linalg_norm(const Tensor& self, const std::optional<Scalar>& ord, const OptionalDims& dim,
                   bool keepdim, const OptionalType& dtype) {
  if (dim)
    check(dim->size() == 1 || dim->size() == 2,
          "linalg.norm: If dim is specified, it must be of length 1 or 2. Got ", *dim);
  else if (ord)
    check(self.dim() == 1 || self.dim() == 2,
          "linalg.norm: If dim is not specified but ord is, the input must be 1D or 2D. Got ",
          self.dim(), "D.");
  bool matrix = ord && (dim ? dim->size() == 2 : self.dim() == 2);
  if (matrix)
    return call<"linalg_matrix_norm">(self, *ord, dim.value_or(Ints{0, 1}), keepdim, dtype);
  return call<"linalg_vector_norm">(self, ord.value_or(Scalar(2.0)), dim, keepdim, dtype);
}
Tensor linalg_norm_named(const Tensor& self, const std::string& ord, const OptionalDims& dim,
                         bool keepdim, const OptionalType& dtype) {
  if (dim)
    check(dim->size() == 1 || dim->size() == 2,
          "linalg.norm: If dim is specified, it must be of length 1 or 2. Got ", *dim);
  return call<"linalg_matrix_norm.str_ord">(self, ord, dim.value_or(Ints{0, 1}), keepdim, dtype);
}

Tensor dist(const Tensor& self, const Tensor& other, const Scalar& p) {
  Tensor apart = call<"sub.Tensor">(self, other);
  check(is_differentiable(apart.dtype()),
        "norm(): input dtype should be either floating point or complex. Got ",
        type_name(apart.dtype()), " instead.");
  return vector_norm(apart, p, std::nullopt, false, std::nullopt);
}
Tensor dist_gradient(const Saved& s) {
  return norm_gradient(s.grad, s["self"] - s["other"], s.scalar("p").to<double>(), s["result"], {});
}

// --- Weights by length and direction -------------------------------------------------------------

Ints all_dims_but(const Tensor& t, int64_t dim) {
  Ints dims;
  for (int64_t d = 0; d < t.dim(); ++d)
    if (d != dim) dims.push_back(d);
  return dims;
}

// The norm of each slice along `dim`, or of the whole for -1; the other dims stay, as 1.
Tensor norm_except_dim(const Tensor& v, int64_t pow, int64_t dim) {
  if (dim == -1) return call<"norm.Scalar">(v, pow);
  if (dim != 0 && dim != v.dim() - 1)
    return call<"transpose.int">(call<"norm_except_dim">(call<"transpose.int">(v, 0, dim), pow, 0),
                                 0, dim);
  Ints sizes(size_t(v.dim()), 1);
  sizes[size_t(dim)] = v.size(dim);
  bool first = dim == 0;
  Tensor flat = first ? call<"view">(call<"contiguous">(v), Ints{v.size(0), -1})
                      : call<"view">(call<"contiguous">(v), Ints{-1, v.size(dim)});
  return call<"view">(
      call<"norm.ScalarOpt_dim">(flat, std::optional<Scalar>(pow), Ints{first ? 1 : 0}, false),
      sizes);
}

std::tuple<Tensor, Tensor> weight_norm_interface(const Tensor& v, const Tensor& g, int64_t dim) {
  Tensor norms = call<"linalg_vector_norm">(v, 2, all_dims_but(v, dim), true);
  return {v * (g / norms), norms};
}
Tensor weight_norm(const Tensor& v, const Tensor& g, int64_t dim) {
  check(v.dtype() == g.dtype(), "weight_norm: expected v and g to have the same dtype, but got ",
        type_name(v.dtype()), " and ", type_name(g.dtype()));
  if (dim == 0 || dim == v.dim() - 1)
    return std::get<Tensor>(
        call_all<"_weight_norm_interface">(call<"contiguous">(v), call<"contiguous">(g), dim)[0]);
  return v * (g / call<"norm_except_dim">(v, 2, dim));
}
Tensor weight_norm_length_gradient(const Saved& s) {
  Tensor v = s["v"];
  return call<"sum.dim_IntList">(s.grad * v, all_dims_but(v, s.integer("dim")), true) /
         s["result1"];
}
Tensor weight_norm_direction_gradient(const Saved& s) {
  Tensor v = s["v"], norms = s["result1"];
  Tensor along = call<"sum.dim_IntList">(s.grad * v, all_dims_but(v, s.integer("dim")), true);
  return (s["g"] / norms) * (s.grad - v * (along / (norms * norms)));
}

template <FixedString Name>
constexpr auto kOfNormText = joined<Name, " expected out tensor dtype {Result} but got: {Out}">;
template <FixedString Name>
constexpr OutDType kOfNorm = {kOfNormText<Name>.text, OutDType::Same};

constexpr Op kOps[] = {
    {.schema = "norm_except_dim(Tensor v, int pow=2, int dim=0) -> Tensor",
     .forward = kernel<&norm_except_dim>,
     .composite = true,
     .place = Place::Function},
    {.schema = "_weight_norm_interface(Tensor v, Tensor g, int dim=0) -> (Tensor, Tensor)",
     .node = "WeightNormInterfaceBackward0",
     .forward = kernel<&weight_norm_interface>,
     .grads = {{"v", "v g result1 dim", weight_norm_direction_gradient},
               {"g", "v result1 dim", weight_norm_length_gradient}},
     .without_history = "result1",
     .place = Place::Function},
    {.schema = "_weight_norm(Tensor v, Tensor g, int dim=0) -> Tensor",
     .forward = kernel<&weight_norm>,
     .composite = true,
     .place = Place::Function},
    {.schema = "renorm(Tensor self, Scalar p, int dim, Scalar maxnorm) -> Tensor",
     .node = "RenormBackward0",
     .forward = kernel<&renorm>,
     .grads = {{"self", "dim maxnorm p self", renorm_grad}},
     .own_conj = true,
     .inplace = true,
     .out = "out",
     .out_dtype = kSameDType},
    {.schema = "norm.Scalar(Tensor self, Scalar p=2) -> Tensor",
     .node = "NormBackward0",
     .forward = kernel<&norm_all>,
     .grads = {{"self", "self p result", norm_all_gradient}}},
    {.schema =
         "norm.ScalarOpt_dim(Tensor self, Scalar? p, int[1] dim, bool keepdim=False) -> Tensor",
     .node = "NormBackward1",
     .forward = kernel<&norm_dim>,
     .grads = {{"self", "self p dim keepdim result", norm_dim_gradient}},
     .out = "out",
     .out_dtype = kSameDType},
    {.schema = "norm.ScalarOpt_dim_dtype(Tensor self, Scalar? p, int[1] dim, bool keepdim, *, "
               "ScalarType dtype) -> Tensor",
     .node = "NormBackward3",
     .forward = kernel<&norm_dim_dtype>,
     .grads = {{"self", "self p dim keepdim result", norm_dim_gradient}},
     .out = "dtype_out",
     .out_dtype = kSameDType},
    {.schema = "norm.ScalarOpt_dtype(Tensor self, Scalar? p, *, ScalarType dtype) -> Tensor",
     .node = "NormBackward2",
     .forward = kernel<&norm_dtype>,
     .grads = {{"self", "self p result", norm_all_gradient}}},
    {.schema =
         "linalg_vector_norm(Tensor self, Scalar ord=2, int[1]? dim=None, bool keepdim=False, "
         "*, ScalarType? dtype=None) -> Tensor",
     .node = "LinalgVectorNormBackward0",
     .forward = kernel<&vector_norm>,
     .grads = {{"self", "self ord dim keepdim result", vector_norm_gradient}},
     .out = "out",
     .out_dtype = kSameDType},
    {.schema =
         "linalg_matrix_norm(Tensor self, Scalar ord, int[] dim=[-2, -1], bool keepdim=False, "
         "*, ScalarType? dtype=None) -> Tensor",
     .forward = kernel<&matrix_norm>,
     .out = "out",
     .out_dtype = kOfNorm<"linalg.matrix_norm">,
     .composite = true},
    {.schema = "linalg_matrix_norm.str_ord(Tensor self, str ord=\"fro\", int[] dim=[-2, -1], bool "
               "keepdim=False, *, ScalarType? dtype=None) -> Tensor",
     .forward = kernel<&matrix_norm_named>,
     .out = "str_ord_out",
     .out_dtype = kOfNorm<"linalg.matrix_norm">,
     .composite = true},
    {.schema =
         "linalg_norm(Tensor self, Scalar? ord=None, int[1]? dim=None, bool keepdim=False, *, "
         "ScalarType? dtype=None) -> Tensor",
     .forward = kernel<&linalg_norm>,
     .out = "out",
     .out_dtype = kOfNorm<"linalg.norm">,
     .composite = true},
    {.schema = "linalg_norm.ord_str(Tensor self, str ord, int[1]? dim=None, bool keepdim=False, *, "
               "ScalarType? dtype=None) -> Tensor",
     .forward = kernel<&linalg_norm_named>,
     .out = "ord_str_out",
     .out_dtype = kOfNorm<"linalg.norm">,
     .composite = true},
    {.schema = "dist(Tensor self, Tensor other, Scalar p=2) -> Tensor",
     .node = "DistBackward0",
     .forward = kernel<&dist>,
     .grads = {{"self", "self other p result", dist_gradient},
               {"other", "self other p result", [](const Saved& s) { return -dist_gradient(s); }}}},
};
static_assert(valid(kOps), "an operator's schema disagrees with its kernel or its derivative");

}  // namespace

OpTable norm_ops() { return kOps; }

}  // namespace tg
