// Reading and writing along a dim, one index a slice or an element, and copies in which a view was
// replaced.
#include <algorithm>

#include "core/overlap.h"
#include "core/view_geometry.h"
#include "core/warning.h"
#include "ops/elementwise.h"
#include "ops/gradients.h"
#include "ops/places.h"

namespace tg {
namespace {

using OptionalInt = std::optional<int64_t>;

// --- One index along a dim: index_select, index_add, index_copy, index_fill -------------------

// `t` with `count` places along `dim` that all stand at the first.
Tensor standing(const Tensor& t, int64_t dim, int64_t count) {
  Geometry g = at_least_1d(t.geometry());
  g.sizes[size_t(dim)] = count;
  g.strides[size_t(dim)] = 0;
  return part(t, g);
}

// Offsets of a vector of indices, laid along `dim` of tensors with `ndim` dims.
template <class F>
Tensor offsets_along(const Tensor& of, int64_t dim, const Tensor& index, bool negative,
                     F&& outside) {
  Geometry g = at_least_1d(of.geometry());
  Tensor offsets = offsets_of(index, g.sizes[size_t(dim)], g.strides[size_t(dim)], negative,
                              std::forward<F>(outside));
  Geometry spread{Ints(g.sizes.size(), 1), Ints(g.sizes.size(), 0), 0};
  spread.sizes[size_t(dim)] = index.numel();
  spread.strides[size_t(dim)] = offsets.dim() == 0 ? 1 : offsets.strides()[0];
  return part(offsets, spread);
}

Tensor index_select(const Tensor& self, int64_t dim, const Tensor& index) {
  int64_t d = wrap_dim(dim, self.dim()), count = index.numel();
  check_as(ErrorType::Index, index.dim() <= 1, "index_select(): Index is supposed to be a vector");
  check(self.dim() > 0 || count == 1, "index_select(): Index to scalar can have only 1 value, got ",
        count, " value(s)");
  check(is_index(index.dtype()), "index_select(): Expected dtype int32 or int64 for index");
  check(count == 0 || self.dim() == 0 || self.size(d) > 0,
        "index_select(): self indexing axis dim should be positive");
  Ints sizes = self.sizes();
  if (!sizes.empty()) sizes[size_t(d)] = count;
  Tensor out = empty(sizes, self.dtype());
  Tensor offsets = offsets_along(self, d, index, false, [&](int64_t i) {
    check(self.dim() < 2 || out.numel() > 0, "INDICES element is out of DATA bounds, id=", i,
          " axis_dim=", self.size(d));
    fail(ErrorType::Index, "index out of range in self");
  });
  read_at(part(out, at_least_1d(out.geometry())), standing(self, d, count), offsets);
  return out;
}
Tensor index_select_grad(const Saved& s) {
  return call<"index_add_">(call<"zeros">(s.sizes("self"), s.grad.dtype()), s.integer("dim"),
                            s["index"], s.grad);
}

// The checks of index_add and index_reduce; the dim, counted from the front.
template <class Fails>
int64_t check_index_source(Fails fails, const Tensor& self, int64_t dim, const Tensor& index,
                           const Tensor& source) {
  int64_t count = index.numel();
  check_as(ErrorType::Index, index.dim() <= 1,
           fails("Index is supposed to be a vector, but got dim: ", index.dim(),
                 " with type: ", type_name(index.dtype()), " and size: ", index.sizes()));
  check(is_index(index.dtype()),
        fails("Expected dtype int32/int64 for index but got: ", type_name(index.dtype())));
  check(self.dtype() == source.dtype(),
        fails("self (", type_name(self.dtype()), ") and source (", type_name(source.dtype()),
              ") must have the same scalar type"));
  check_as(ErrorType::Index, self.dim() > 0 || count == 1, "Dimension specified as ", dim,
           " but tensor has no dimensions");
  int64_t d = wrap_dim(dim, self.dim());
  int64_t length = source.dim() == 0 ? 1 : d < source.dim() ? source.size(d) : -1;
  check(count == length, fails("Number of indices (", count,
                               ") should be equal to source.size(dim)"
                               ": (",
                               length, "), for dim: ", d));
  Ints a = self.sizes(), b = source.sizes();
  if (size_t(d) < a.size() && size_t(d) < b.size()) {
    a.erase(size_t(d));
    b.erase(size_t(d));
    check(a == b,
          "source tensor shape must match self tensor shape, excluding the specified dimension. "
          "Got self.shape = ",
          self.sizes(), " source.shape = ", source.sizes());
  }
  return d;
}

Tensor index_add(Destination& to, const Tensor& self, int64_t dim, const Tensor& index,
                 const Tensor& source, const Scalar& alpha) {
  auto fails = [](auto&&... parts) { return str("index_add_(): ", parts...); };
  int64_t d = check_index_source(fails, self, dim, index, source), count = index.numel();
  if (const Tensor& written = to.tensor(); written.defined()) {
    check_no_internal_overlap(written);
    check_no_overlap(written, index);
    check_no_overlap(written, source);
  }
  Tensor out = begin_packed(to, self), sums = widened(out);  // rounded once
  Tensor offsets = offsets_along(sums, d, index, false, [&](int64_t i) {
    fail(ErrorType::Runtime, "index ", i, " is out of bounds for dimension ", d, " with size ",
         out.dim() == 0 ? 1 : out.size(d));
  });
  Tensor values = alpha == Scalar(1) ? source : source * alpha;
  write_at(standing(sums, d, count), offsets, widened(values), Combine::Add);
  narrow(out, sums);
  return out;
}
Tensor index_add_source_grad(const Saved& s) {
  Tensor grad = call<"index_select">(s.grad, s.integer("dim"), s["index"]);
  if (!(grad.sizes() == s.sizes("source"))) grad = call<"expand">(grad, s.sizes("source"));
  return s.scalar("alpha") == Scalar(1) ? grad : grad * s.scalar("alpha");
}

Tensor index_copy(Destination& to, const Tensor& self, int64_t dim, const Tensor& index,
                  const Tensor& source) {
  auto fails = [](auto&&... parts) { return str("index_copy_(): ", parts...); };
  if (to.tensor().defined()) check_no_internal_overlap(to.tensor());
  int64_t d = wrap_dim(dim, self.dim()), count = index.numel();
  check_as(ErrorType::Index, index.dim() <= 1,
           fails("Index should have dimension 1 or 0 (got ", index.dim(), ")"));
  check_as(ErrorType::Index, source.dim() > 0 || count == 1,
           fails("When source is scalar, index should have one element (got ", count, ")"));
  check_as(ErrorType::Index, source.dim() == self.dim() || source.dim() == 0 || self.dim() == 0,
           fails("When source and destination are not scalars, their dimensionality must match. "
                 "Source dimensionality (",
                 source.dim(), "), destination dimensionality (", self.dim(), ")"));
  check(index.dtype() == DType::Int64,
        fails("Expected a long tensor for index, but got ", type_name(index.dtype())));
  check(self.dtype() == source.dtype(),
        fails("self and source expected to have the same dtype, but got (self) ",
              type_name(self.dtype()), " and (source) ", type_name(source.dtype())));
  Ints a = self.sizes(), b = source.sizes();
  if (!a.empty()) a.erase(size_t(d));
  if (!b.empty()) b.erase(size_t(d));
  if (!(a == b)) {
    auto words = [](const Ints& sizes) {
      std::string text;
      for (int64_t s : sizes) text += str(text.empty() ? "" : " ", s);
      return text;
    };
    fail(ErrorType::Runtime,
         fails("Source/destination tensor must have same slice shapes. Destination slice shape: ",
               words(a), " at dimension ", d, " and source slice shape: ", words(b),
               " at dimension 0."));
  }
  check_as(ErrorType::Index, source.dim() == 0 || count == source.size(d),
           fails("Number of indices (", count, ") should be equal to source.size(dim) (",
                 source.dim() == 0 ? 1 : source.size(d), ")"));
  Tensor out = begin_packed(to, self);
  Tensor offsets = offsets_along(out, d, index, false, [&](int64_t i) {
    fail(ErrorType::Index, fails("index ", i, " is out of bounds for dimension ", d, " with size ",
                                 out.dim() == 0 ? 1 : out.size(d)));
  });
  write_at(standing(out, d, count), offsets, source);
  return out;
}
Tensor index_copy_grad(const Saved& s) {
  return call<"index_fill.int_Scalar">(s.grad, s.integer("dim"), s["index"], 0);
}
Tensor index_copy_source_grad(const Saved& s) {
  Tensor grad = call<"index_select">(s.grad, s.integer("dim"), s["index"]);
  return grad.sizes() == s.sizes("source") ? grad : call<"expand">(grad, s.sizes("source"));
}

Tensor index_fill(Destination& to, const Tensor& self, int64_t dim, const Tensor& index,
                  const Tensor& value) {
  check_as(ErrorType::Index, index.dtype() == DType::Int64,
           "index_fill_(): Expected dtype int64 for index.");
  int64_t d = wrap_dim(dim, self.dim());
  check(index.dim() <= 1, "Index has to be a vector/scalar");
  Tensor out = begin_anywhere(to, self);
  if (out.is(self)) warn_expanded("index_fill_", "tensor[mask] = scalar", 1930, self);
  check_no_overlap(out, index);
  Geometry g = standing(out, d, index.numel()).geometry();
  Tensor base = call<"as_strided">(out, g.sizes, g.strides, g.offset);
  Tensor offsets = offsets_along(out, d, index, true, [&](int64_t i) {
    fail(ErrorType::Index, "index ", i, " is out of bounds for dimension ", d, " with size ",
         out.dim() == 0 ? 1 : out.size(d));
  });
  write_at(base, offsets, cast_operand(value, out.dtype()));
  return out;
}
void check_fills(const Tensor& self, bool with_complex) {
  check(is_complex(self.dtype()) || !with_complex,
        "index_fill_(): Converting complex Scalar to non-complex type is not supported");
}
Tensor index_fill_scalar(Destination& to, const Tensor& self, int64_t dim, const Tensor& index,
                         const Scalar& value) {
  check_fills(self, value.is_complex());
  check_converts(value, self.dtype());
  return index_fill(to, self, dim, index, wrap(value));
}
Tensor index_fill_tensor(Destination& to, const Tensor& self, int64_t dim, const Tensor& index,
                         const Tensor& value) {
  check(value.dim() == 0,
        "index_fill_ only supports a 0-dimensional value tensor, but got tensor with ", value.dim(),
        " dimension(s).");
  check_fills(self, is_complex(value.dtype()));
  return index_fill(to, self, dim, index, value);
}
Tensor index_fill_value_grad(const Saved& s) {
  // An element named twice is filled, and counts, once.
  Tensor index = call<"_unique2">(s["index"], false);
  return call<"sum">(call<"index_select">(s.grad, s.integer("dim"), index));
}

// --- One index an element: gather and scatter --------------------------------------------------

// `t` along the sizes of `index`, standing still at the first along `dim`, and the way from there.
Indexing beside(const Tensor& t, int64_t d, const Tensor& index) {
  Geometry g = at_least_1d(t.geometry());
  int64_t size = g.sizes[size_t(d)], stride = g.strides[size_t(d)];
  g.sizes = at_least_1d(index.geometry()).sizes;
  g.strides[size_t(d)] = 0;
  Tensor offsets = offsets_of(index, size, stride, false, [&](int64_t i) {
    fail(ErrorType::Runtime, "index ", i, " is out of bounds for dimension ", d, " with size ",
         size);
  });
  return {part(t, g), part(offsets, at_least_1d(offsets.geometry()))};
}

// Whether index fits into `of` in all dims but `dim` (-1: in all).
bool fits_within(const Tensor& index, const Tensor& of, int64_t dim) {
  Ints a = at_least_1d(index.geometry()).sizes, b = at_least_1d(of.geometry()).sizes;
  if (a.size() != b.size()) return false;
  for (size_t d = 0; d < a.size(); ++d)
    if (int64_t(d) != dim && a[d] > b[d]) return false;
  return true;
}

void check_index(const char* name, const Tensor& self, const Tensor& index, const char* of) {
  if (index.numel() == 0) return;
  check(is_index(index.dtype()), name, "(): Expected dtype int32/int64 for index");
  check(at_least_1d(self.geometry()).dim() == at_least_1d(index.geometry()).dim(),
        "Index tensor must have the same number of dimensions as ", of, " tensor");
}

Tensor gather(const Tensor& self, int64_t dim, const Tensor& index, bool) {
  int64_t d = wrap_dim(dim, self.dim());
  check_index("gather", self, index, "input");
  Tensor out = empty(index.sizes(), self.dtype());
  if (index.numel() == 0) return out;
  for (int64_t k = 0; k < self.dim(); ++k)
    check(k == d || index.size(k) <= self.size(k), "Size does not match at dimension ", k,
          " expected index ", index.sizes(), " to be no larger than self ", self.sizes(),
          " apart from dimension ", d);
  Indexing at = beside(self, d, index);
  read_at(part(out, at_least_1d(out.geometry())), at.base, at.offsets);
  return out;
}
Tensor gather_grad(const Saved& s) {
  return call<"scatter_add_">(call<"zeros">(s.sizes("self"), s.grad.dtype()), s.integer("dim"),
                              s["index"], s.grad);
}

Tensor scattered(Destination& to, const Tensor& self, int64_t dim, const Tensor& index,
                 const Tensor& src, Combine combine) {
  int64_t d = wrap_dim(dim, self.dim());
  check_index("scatter", self, index, "self");
  bool number = src.is_wrapped_number();
  check(number || src.dtype() == self.dtype(),
        "scatter(): Expected self.dtype to be equal to src.dtype");
  if (index.numel() > 0) {
    if (!number) check_index("scatter", src, index, "src");
    bool fits = fits_within(index, self, d);
    check(fits && (number || fits_within(index, src, -1)), "Expected index ", index.sizes(),
          " to be no larger than self ", self.sizes(), " apart from dimension ", d,
          number ? "" : str(" and to be no larger size than src ", src.sizes()));
  }
  Tensor out = begin_packed(to, self);
  if (index.numel() == 0) return out;
  // What is combined is rounded once.
  Tensor results = combine == Combine::Replace ? out : widened(out);
  Indexing at = beside(results, d, index);
  Tensor values = number ? cast_operand(src, self.dtype()) : src;
  if (!number) {
    Geometry g = at_least_1d(src.geometry());
    g.sizes = at.base.sizes();
    values = part(src, g);
  }
  write_at(at.base, at.offsets, combine == Combine::Replace ? values : widened(values), combine);
  narrow(out, results);
  return out;
}

Combine combine_of(const std::string& reduce) {
  check(reduce == "add" || reduce == "multiply", "reduce argument must be either add or multiply.");
  return reduce == "add" ? Combine::Add : Combine::Multiply;
}

Tensor scatter_src(Destination& to, const Tensor& self, int64_t dim, const Tensor& index,
                   const Tensor& src) {
  return scattered(to, self, dim, index, src, Combine::Replace);
}
Tensor scatter_value(Destination& to, const Tensor& self, int64_t dim, const Tensor& index,
                     const Scalar& value) {
  check_converts(value, self.dtype());
  return scattered(to, self, dim, index, wrap(value), Combine::Replace);
}
Tensor scatter_src_reduce(Destination& to, const Tensor& self, int64_t dim, const Tensor& index,
                          const Tensor& src, const std::string& reduce) {
  warn_once("aten/src/ATen/native/TensorAdvancedIndexing.cpp:225",
            "The reduce argument of torch.scatter with Tensor src is deprecated and will be "
            "removed in a future PyTorch release. Use torch.scatter_reduce instead for more "
            "reduction options.");
  return scattered(to, self, dim, index, src, combine_of(reduce));
}
Tensor scatter_value_reduce(Destination& to, const Tensor& self, int64_t dim, const Tensor& index,
                            const Scalar& value, const std::string& reduce) {
  check_converts(value, self.dtype());
  return scattered(to, self, dim, index, wrap(value), combine_of(reduce));
}
Tensor scatter_add(Destination& to, const Tensor& self, int64_t dim, const Tensor& index,
                   const Tensor& src) {
  return scattered(to, self, dim, index, src, Combine::Add);
}

Tensor scatter_reduce(Destination& to, const Tensor& self, int64_t dim, const Tensor& index,
                      const Tensor& src, const std::string& reduce, bool include_self) {
  check(reduce == "sum" || reduce == "prod" || reduce == "mean" || reduce == "amax" ||
            reduce == "amin",
        "reduce argument must be either sum, prod, mean, amax or amin, got ", reduce);
  Combine combine = reduce == "prod"   ? Combine::Multiply
                    : reduce == "amax" ? Combine::Maximum
                    : reduce == "amin" ? Combine::Minimum
                                       : Combine::Add;
  if (is_complex(self.dtype()) && (reduce == "amax" || reduce == "amin"))
    fail_not_implemented(reduce == "amax" ? "scatter_gather_tensor_cpu_reduce_amax"
                                          : "scatter_gather_tensor_cpu_reduce_amin",
                         self.dtype());
  if (reduce == "mean" && self.dtype() == DType::Bool)
    fail_not_implemented("scatter_gather_tensor_cpu_reduce_mean", self.dtype());
  Tensor out = begin_packed(to, self);
  if (!include_self) {
    // Where something is written, what was there counts as nothing.
    if (reduce == "amax" || reduce == "amin") {
      Tensor first = scattered(to, out, dim, index, src, Combine::Replace);
      copy_elements(out, first);
    } else {
      copy_elements(out, scattered(to, out, dim, index, wrap(Scalar(reduce == "prod" ? 1 : 0)),
                                   Combine::Replace));
    }
  }
  copy_elements(out, scattered(to, out, dim, index, src, combine));
  if (reduce == "mean") {
    Tensor count = empty(out.sizes(), out.dtype());
    fill_elements(count, include_self ? 1 : 0);
    Tensor ones = empty(src.sizes(), src.dtype());
    fill_elements(ones, 1);
    count = scattered(to, count, dim, index, ones, Combine::Add);
    count = call<"masked_fill.Scalar">(count, call<"eq.Scalar">(count, 0), 1);
    copy_elements(
        out, is_integral(out.dtype()) ? call<"div.Tensor_mode">(out, count, "floor") : out / count);
  }
  return out;
}

struct ReduceGrads {
  Tensor self, src;
};

// Gradients of products: `at` reads at the index, `add` sums there, `product` is the operator.
// A factor that is 0 gets the product of the others, unless another one is 0 too.
template <class At, class Add, class Product>
ReduceGrads product_grads(const Tensor& grad, const Tensor& self, const Tensor& src,
                          const Tensor& result, At at, Add add, Product product) {
  auto is_zero = [](const Tensor& t) { return call<"eq.Scalar">(t, 0); };
  auto ones_at = [](const Tensor& t, const Tensor& mask) {
    return call<"masked_fill.Scalar">(t, mask, 1);
  };
  Tensor nonzero = ones_at(self, is_zero(self)), zero = is_zero(src);
  Tensor zeros = at(add(call<"_to_copy">(zero, self.dtype())));
  Tensor alone = call<"logical_and">(zero, call<"eq.Scalar">(zeros, 1));
  Tensor others = at(grad * product(self, ones_at(src, alone)));
  Tensor rest = at(grad * result) / ones_at(src, zero);
  return {grad * product(nonzero, src) / nonzero, call<"where.self">(alone, others, rest)};
}

// How many values each place of a mean has, at least 1.
Tensor counts_along(const Tensor& self, int64_t dim, const Tensor& index, const Tensor& source,
                    bool include_self) {
  Tensor count = include_self ? call<"ones_like">(self) : call<"zeros_like">(self);
  count = call<"index_add">(count, dim, index, call<"ones_like">(source));
  return call<"masked_fill.Scalar">(count, call<"eq.Scalar">(count, 0), 1);
}

// --- index_reduce ----------------------------------------------------------------------------

Tensor index_reduce(Destination& to, const Tensor& self, int64_t dim, const Tensor& index,
                    const Tensor& source, const std::string& reduce, bool include_self) {
  auto fails = [](auto&&... parts) { return str("index_reduce_(): ", parts...); };
  warn_once("aten/src/ATen/native/TensorAdvancedIndexing.cpp:1523",
            "index_reduce() is in beta and the API may change at any time.");
  check(reduce == "prod" || reduce == "mean" || reduce == "amax" || reduce == "amin",
        "index_reduce(): Expected reduce to be one of prod, mean, amax or amin but got ", reduce,
        ".");
  int64_t d = check_index_source(fails, self, dim, index, source);
  if (self.dtype() == DType::Bool) {  // PyTorch's kernels ask one after the other
    if (!include_self) fail_not_implemented("index_reduce_func_exclude_input_init", self.dtype());
    if (self.dim() < 2) fail_not_implemented("index_func_", self.dtype());
    if (reduce == "mean" && index.numel() > 0) fail_not_implemented("div_floor_cpu", self.dtype());
  }
  bool extremum = reduce == "amax" || reduce == "amin";
  if (is_complex(self.dtype()) && self.dim() < 2) fail_not_implemented("index_func_", self.dtype());
  if (is_complex(self.dtype()) && extremum)
    fail_not_implemented(reduce == "amax" ? "maximum_cpu" : "minimum_cpu", self.dtype());
  Tensor out = begin_packed(to, self);
  Tensor offsets = offsets_along(
      out, d, index, false, [](int64_t) { fail(ErrorType::Index, "index out of range in self"); });
  Tensor places = standing(out, d, index.numel());
  // Without self, what is written first counts alone.
  if (!include_self && extremum) write_at(places, offsets, source, Combine::Replace);
  if (!include_self && !extremum)
    write_at(places, offsets, scalar_tensor(reduce == "prod" ? 1 : 0, self.dtype()),
             Combine::Replace);
  write_at(places, offsets, source,
           reduce == "prod"   ? Combine::Multiply
           : reduce == "amax" ? Combine::Maximum
           : reduce == "amin" ? Combine::Minimum
                              : Combine::Add);
  if (reduce == "mean") {
    Tensor count = counts_along(out, d, index, source, include_self);
    copy_elements(
        out, is_integral(out.dtype()) ? call<"div.Tensor_mode">(out, count, "floor") : out / count);
  }
  return out;
}

ReduceGrads index_reduce_grads(const Saved& s) {
  const std::string& reduce = s.get<std::string>("reduce");
  Tensor self = s["self"], source = s["source"], index = s["index"], result = s["result"],
         grad = s.grad;
  int64_t dim = s.integer("dim");
  bool include_self = s.flag("include_self");
  auto at_index = [&](const Tensor& t) { return call<"index_select">(t, dim, index); };
  auto cast = [&](const Tensor& t) { return call<"_to_copy">(t, grad.dtype()); };
  ReduceGrads out;
  if (reduce == "mean") {
    Tensor shared = grad / counts_along(self, dim, index, source, include_self);
    out = {shared, at_index(shared)};
  } else if (reduce == "prod") {
    out = product_grads(
        grad, self, source, result, at_index,
        [&](const Tensor& t) { return call<"index_add">(call<"zeros_like">(self), dim, index, t); },
        [&](const Tensor& a, const Tensor& b) {
          return call<"index_reduce">(a, dim, index, b, reduce, include_self);
        });
  } else {
    Tensor self_wins = cast(call<"eq.Tensor">(self, result));
    Tensor source_wins = cast(call<"eq.Tensor">(source, at_index(result)));
    Tensor shared = grad / call<"index_add">(self_wins, dim, index, source_wins);
    out = {self_wins * shared, source_wins * at_index(shared)};
  }
  if (!include_self) out.self = call<"index_fill.int_Scalar">(out.self, dim, index, 0);
  return out;
}
Tensor index_reduce_grad(const Saved& s) { return index_reduce_grads(s).self; }
Tensor index_reduce_source_grad(const Saved& s) { return index_reduce_grads(s).src; }

Tensor scatter_grad(const Saved& s) {
  return call<"scatter.value">(s.grad, s.integer("dim"), s["index"], 0);
}
Tensor gathered_grad(const Saved& s) {
  return call<"gather">(s.grad, s.integer("dim"), s["index"]);
}
ReduceGrads scatter_reduce_grads(const Saved& s) {
  const std::string& reduce = s.get<std::string>("reduce");
  Tensor self = s["self"], src = s["src"], index = s["index"], grad = s.grad;
  int64_t dim = s.integer("dim");
  bool include_self = s.flag("include_self");
  auto gather = [&](const Tensor& t) { return call<"gather">(t, dim, index); };
  auto cast = [&](const Tensor& t) { return call<"_to_copy">(t, grad.dtype()); };
  ReduceGrads out;
  if (reduce == "sum") {
    out = {grad, gather(grad)};
  } else if (reduce == "mean") {
    Tensor count = include_self ? call<"ones_like">(grad) : call<"zeros_like">(grad);
    count = call<"scatter_add">(count, dim, index, call<"ones_like">(src));
    count = call<"masked_fill.Scalar">(count, call<"eq.Scalar">(count, 0), 1);
    out = {grad / count, gather(grad / count)};
  } else if (reduce == "prod") {
    out = product_grads(
        grad, self, src, s["result"], gather,
        [&](const Tensor& t) {
          return call<"scatter_add">(call<"zeros_like">(self), dim, index, t);
        },
        [&](const Tensor& a, const Tensor& b) {
          return call<"scatter_reduce.two">(a, dim, index, b, reduce, include_self);
        });
  } else {
    Tensor result = s["result"];
    Tensor self_wins = cast(call<"eq.Tensor">(self, result));
    Tensor src_wins = cast(call<"eq.Tensor">(src, gather(result)));
    Tensor count = call<"scatter_add">(self_wins, dim, index, src_wins);
    out = {self_wins * (grad / count), src_wins * gather(grad / count)};
  }
  if (!include_self) out.self = call<"scatter.value">(out.self, dim, index, 0);
  return out;
}
Tensor scatter_reduce_grad(const Saved& s) { return scatter_reduce_grads(s).self; }
Tensor scatter_reduce_src_grad(const Saved& s) { return scatter_reduce_grads(s).src; }

Tensor take_along_dim(const Tensor& self, const Tensor& indices, OptionalInt dim) {
  check(indices.dtype() == DType::Int64,
        "torch.take_along_dim(): dtype of indices should be Long but got ",
        type_name(indices.dtype()));
  if (!dim)
    return call<"gather">(call<"view">(call<"contiguous">(self), Ints{-1}), 0,
                          call<"view">(call<"contiguous">(indices), Ints{-1}));
  check(self.dim() == indices.dim(),
        "torch.take_along_dim(): input and indices should have the same number of dimensions, but "
        "got ",
        self.dim(), " dimensions for input, and ", indices.dim(), " dimensions for indices");
  int64_t d = wrap_dim(*dim, self.dim());
  Ints a = self.sizes(), b = indices.sizes();
  a[size_t(d)] = b[size_t(d)];
  Ints common = broadcast(a, b), source = common;
  source[size_t(d)] = self.size(d);
  Tensor from = self.sizes() == source ? self : call<"expand">(self, source);
  Tensor at = call<"remainder.Scalar">(
      indices.sizes() == common ? indices : call<"expand">(indices, common), self.size(d));
  return call<"gather">(from, d, at);
}

// --- A copy in which a view was replaced -----------------------------------------------------

// A copy of all that lies in the storage of `self`, as a tensor at the same place of it.
Tensor with_storage(const Tensor& self) {
  int64_t count = self.storage()->nbytes / item_size(self.dtype());
  Tensor memory = empty({count}, self.dtype());
  copy_elements(memory, part(self, {{count}, {1}, 0}));
  return part(memory, self.geometry());
}

Tensor replaced(Destination& to, const Tensor& self, const Tensor& src,
                Geometry (*view)(const Geometry&, const Ints&), const Ints& arguments) {
  bool whole = !to.tensor().defined() && !has_internal_overlap(self.geometry());
  Tensor out = whole ? with_storage(self) : begin_with(to, self);
  Tensor slice = part(out, view(out.geometry(), arguments));
  check(slice.sizes() == src.sizes(),
        "expected src to have a size equal to the slice of self. src size = ", src.sizes(),
        ", slice size = ", slice.sizes());
  copy_elements(slice, src);
  return out;
}

Tensor select_scatter(Destination& to, const Tensor& self, const Tensor& src, int64_t dim,
                      int64_t index) {
  return replaced(to, self, src,
                  [](const Geometry& g, const Ints& a) { return selected(g, a[0], a[1]); },
                  {dim, index});
}
Tensor slice_scatter(Destination& to, const Tensor& self, const Tensor& src, int64_t dim,
                     OptionalInt start, OptionalInt end, int64_t step) {
  return replaced(
      to, self, src,
      [](const Geometry& g, const Ints& a) { return sliced(g, a[0], a[1], a[2], a[3]); },
      {dim, start.value_or(0), end.value_or(INT64_MAX), step});
}
Tensor diagonal_scatter(Destination& to, const Tensor& self, const Tensor& src, int64_t offset,
                        int64_t dim1, int64_t dim2) {
  return replaced(to, self, src,
                  [](const Geometry& g, const Ints& a) { return diagonal_of(g, a[0], a[1], a[2]); },
                  {offset, dim1, dim2});
}
// The place means in the copy what it does in `self`.
Tensor as_strided_scatter(const Tensor& self, const Tensor& src, const Ints& size,
                          const Ints& stride, OptionalInt storage_offset) {
  Tensor out = with_storage(self);
  Tensor slice = call<"as_strided">(out, size, stride, storage_offset);
  check(slice.sizes() == src.sizes(),
        "expected src to have a size equal to the slice of self. src size = ", src.sizes(),
        ", slice size = ", slice.sizes());
  copy_elements(slice, src);
  return out;
}
Tensor as_strided_scatter_src_grad(const Saved& s) {
  return call<"as_strided">(call<"contiguous">(s.grad), s.ints("size"), s.ints("stride"),
                            s.value("storage_offset"));
}
// As in PyTorch, where the gradient passes in just the place that was replaced.
Tensor as_strided_scatter_grad(const Saved& s) {
  const Geometry& self = s.geometry("self");
  Tensor zeros = call<"new_empty_strided">(s.grad, self.sizes, self.strides);
  return call<"as_strided_scatter">(call<"zeros_like">(zeros), as_strided_scatter_src_grad(s),
                                    s.ints("size"), s.ints("stride"), s.value("storage_offset"));
}
Tensor select_scatter_grad(const Saved& s) {
  return call<"select_scatter">(s.grad, call<"zeros">(s.sizes("src"), s.grad.dtype()),
                                s.integer("dim"), s.integer("index"));
}
Tensor select_scatter_src_grad(const Saved& s) {
  return call<"select.int">(s.grad, s.integer("dim"), s.integer("index"));
}
Tensor slice_scatter_grad(const Saved& s) {
  return call<"slice_scatter">(s.grad, call<"zeros">(s.sizes("src"), s.grad.dtype()),
                               s.integer("dim"), s.value("start"), s.value("end"),
                               s.integer("step"));
}
Tensor slice_scatter_src_grad(const Saved& s) {
  return call<"slice.Tensor">(s.grad, s.integer("dim"), s.value("start"), s.value("end"),
                              s.integer("step"));
}
Tensor diagonal_scatter_grad(const Saved& s) {
  return call<"diagonal_scatter">(s.grad, call<"zeros">(s.sizes("src"), s.grad.dtype()),
                                  s.integer("offset"), s.integer("dim1"), s.integer("dim2"));
}
Tensor diagonal_scatter_src_grad(const Saved& s) {
  return call<"diagonal">(s.grad, s.integer("offset"), s.integer("dim1"), s.integer("dim2"));
}

constexpr Op kOps[] = {
    {.schema = "index_select(Tensor self, int dim, Tensor index) -> Tensor",
     .node = "IndexSelectBackward0",
     .forward = kernel<&index_select>,
     .grads = {{"self", "dim index", index_select_grad}},
     .out = "out",
     .out_dtype = {"index_select(): self and result must have the same scalar type",
                   OutDType::Same},
     .overlap = Overlap::Refused},
    {.schema = "index_add(Tensor self, int dim, Tensor index, Tensor source, *, "
               "Scalar alpha=1) -> Tensor",
     .node = "IndexAddBackward0",
     .forward = kernel<&index_add>,
     .grads = {{"self", "", same_gradient},
               {"source", "alpha dim index source", index_add_source_grad}},
     .inplace = true,
     .out = "out",
     .out_dtype = kSameDType,
     .overlap = Overlap::Allowed},
    {.schema = "index_reduce(Tensor self, int dim, Tensor index, Tensor source, str reduce, *, "
               "bool include_self=True) -> Tensor",
     .node = "IndexReduceBackward0",
     .forward = kernel<&index_reduce>,
     .grads = {{"self", "dim include_self index reduce result self source", index_reduce_grad},
               {"source", "dim include_self index reduce result self source",
                index_reduce_source_grad}},
     .real_alone = true,
     .inplace = true,
     .out = "out",
     .out_dtype = kSameDType,
     .overlap = Overlap::Refused},
    {.schema = "index_copy(Tensor self, int dim, Tensor index, Tensor source) -> Tensor",
     .node = "IndexCopyBackward0",
     .forward = kernel<&index_copy>,
     .grads = {{"self", "dim index", index_copy_grad},
               {"source", "dim index source", index_copy_source_grad}},
     .inplace = true,
     .out = "out",
     .out_dtype = kSameDType,
     .overlap = Overlap::Refused},
    {.schema = "index_fill.int_Scalar(Tensor self, int dim, Tensor index, Scalar value) -> Tensor",
     .node = "IndexFillBackward0",
     .forward = kernel<&index_fill_scalar>,
     .grads = {{"self", "dim index", index_copy_grad}},
     .inplace = true},
    {.schema = "index_fill.int_Tensor(Tensor self, int dim, Tensor index, Tensor value) -> Tensor",
     .node = "IndexFillBackward1",
     .forward = kernel<&index_fill_tensor>,
     .grads = {{"self", "dim index", index_copy_grad},
               {"value", "dim index", index_fill_value_grad}},
     .inplace = true},

    {.schema = "gather(Tensor self, int dim, Tensor index, *, bool sparse_grad=False) -> Tensor",
     .node = "GatherBackward0",
     .forward = kernel<&gather>,
     .grads = {{"self", "dim index self sparse_grad", gather_grad}},
     .out = "out",
     .out_dtype = kSameDType,
     .overlap = Overlap::Refused},
    {.schema = "scatter.src(Tensor self, int dim, Tensor index, Tensor src) -> Tensor",
     .node = "ScatterBackward0",
     .forward = kernel<&scatter_src>,
     .grads = {{"self", "dim index", scatter_grad}, {"src", "dim index", gathered_grad}},
     .inplace = true,
     .out = "src_out",
     .out_dtype = kSameDType,
     .overlap = Overlap::Refused},
    {.schema = "scatter.value(Tensor self, int dim, Tensor index, Scalar value) -> Tensor",
     .node = "ScatterBackward1",
     .forward = kernel<&scatter_value>,
     .grads = {{"self", "dim index", scatter_grad}},
     .inplace = true,
     .out = "value_out",
     .out_dtype = kSameDType,
     .overlap = Overlap::Refused},
    {.schema = "scatter.reduce(Tensor self, int dim, Tensor index, Tensor src, *, str reduce) "
               "-> Tensor",
     .node = "torch::autograd::NotImplemented",
     .forward = kernel<&scatter_src_reduce>,
     .grads = {{"self", "", not_implemented<"scatter">}, {"src", "", not_implemented<"scatter">}},
     .inplace = true,
     .out = "reduce_out",
     .out_dtype = kSameDType,
     .overlap = Overlap::Refused},
    {.schema = "scatter.value_reduce(Tensor self, int dim, Tensor index, Scalar value, *, "
               "str reduce) -> Tensor",
     .node = "torch::autograd::NotImplemented",
     .forward = kernel<&scatter_value_reduce>,
     .grads = {{"self", "", not_implemented<"scatter">}},
     .inplace = true,
     .out = "value_reduce_out",
     .out_dtype = kSameDType,
     .overlap = Overlap::Refused},
    {.schema = "scatter_add(Tensor self, int dim, Tensor index, Tensor src) -> Tensor",
     .node = "ScatterAddBackward0",
     .forward = kernel<&scatter_add>,
     .grads = {{"self", "", same_gradient}, {"src", "dim index", gathered_grad}},
     .inplace = true,
     .out = "out",
     .out_dtype = kSameDType,
     .overlap = Overlap::Refused},
    {.schema = "scatter_reduce.two(Tensor self, int dim, Tensor index, Tensor src, str reduce, *, "
               "bool include_self=True) -> Tensor",
     .node = "ScatterReduceBackward0",
     .forward = kernel<&scatter_reduce>,
     .grads = {{"self", "dim include_self index reduce result self src", scatter_reduce_grad},
               {"src", "dim include_self index reduce result self src", scatter_reduce_src_grad}},
     .real_alone = true,
     .inplace = true,
     .out = "two_out",
     .out_dtype = kSameDType,
     .overlap = Overlap::Refused},
    {.schema = "take_along_dim(Tensor self, Tensor indices, int? dim=None) -> Tensor",
     .forward = kernel<&take_along_dim>,
     .out = "out",
     .out_dtype = kSameDType,
     .composite = true,
     .overlap = Overlap::Refused},

    {.schema = "select_scatter(Tensor self, Tensor src, int dim, SymInt index) -> Tensor",
     .node = "SelectScatterBackward0",
     .forward = kernel<&select_scatter>,
     .grads = {{"self", "dim index", select_scatter_grad},
               {"src", "dim index", select_scatter_src_grad}},
     .real_alone = true},
    {.schema = "slice_scatter(Tensor self, Tensor src, int dim=0, SymInt? start=None, "
               "SymInt? end=None, SymInt step=1) -> Tensor",
     .node = "SliceScatterBackward0",
     .forward = kernel<&slice_scatter>,
     .grads = {{"self", "dim start end step", slice_scatter_grad},
               {"src", "dim start end step", slice_scatter_src_grad}},
     .real_alone = true,
     .out = "out",
     .out_dtype = kSameDType},
    {.schema = "as_strided_scatter(Tensor self, Tensor src, SymInt[] size, SymInt[] stride, "
               "SymInt? storage_offset=None) -> Tensor",
     .node = "AsStridedScatterBackward0",
     .forward = kernel<&as_strided_scatter>,
     .grads = {{"self", "size storage_offset stride", as_strided_scatter_grad},
               {"src", "size storage_offset stride", as_strided_scatter_src_grad}}},
    {.schema = "diagonal_scatter(Tensor self, Tensor src, int offset=0, int dim1=0, int dim2=1) "
               "-> Tensor",
     .node = "DiagonalScatterBackward0",
     .forward = kernel<&diagonal_scatter>,
     .grads = {{"self", "offset dim1 dim2", diagonal_scatter_grad},
               {"src", "offset dim1 dim2", diagonal_scatter_src_grad}}},
};
static_assert(valid(kOps), "an operator's schema disagrees with its kernel or its derivative");

}  // namespace

OpTable scatter_ops() { return kOps; }

}  // namespace tg
