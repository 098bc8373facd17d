// Reductions, scans and softmax.
#include <cmath>

#include "autograd/arithmetic.h"
#include "kernels/reduce.h"
#include "kernels/softmax.h"
#include "kernels/sum.h"
#include "op/functions.h"
#include "op/promotion.h"
#include "ops/selection.h"
#include "ops/tables.h"

namespace tg {
namespace {

using OptionalDims = std::optional<Ints>;
using OptionalType = std::optional<DType>;

// --- Shapes ----------------------------------------------------------------------------------

Dims reduced(const Tensor& t, const OptionalDims& dims) {
  return dims_of(dims ? *dims : Ints(), t.dim());
}
Dims reduced(const Tensor& t, int64_t dim) { return dims_of(Ints{dim}, t.dim()); }

Tensor result_of(const Tensor& t, const Dims& dims, bool keepdim, DType dtype) {
  return empty(reduced_sizes(t.sizes(), dims, keepdim), dtype);
}

/// Refuses an empty dim where the operation has no neutral element.
void check_not_empty(const char* name, const Tensor& t, int64_t dim) {
  check_as(ErrorType::Index, length_along(t, wrap_dim(dim, t.dim())) != 0, name,
           ": Expected reduction dim ", wrap_dim(dim, t.dim()), " to have non-zero size.");
}

/// A reduced tensor with its lost dims back as 1.
Tensor restored(Tensor t, const Ints& sizes, const Dims& dims, bool keepdim) {
  if (keepdim) return t;
  for (size_t d = 0; d < sizes.size(); ++d)
    if (dims[d]) t = call<"unsqueeze">(t, int64_t(d));
  return t;
}
Ints saved_dims(const Saved& s) { return s.get<OptionalDims>("dim").value_or(Ints()); }
/// The same for a gradient row whose operator has parameters `dim` and `keepdim`.
Tensor restored(const Saved& s, const Tensor& t) {
  const Ints& sizes = s.sizes("self");
  return restored(t, sizes, dims_of(saved_dims(s), int64_t(sizes.size())), s.flag("keepdim"));
}

Tensor expand(const Tensor& t, const Ints& sizes) { return call<"expand">(t, sizes); }
Tensor zeros(const Ints& sizes, DType dtype) { return call<"zeros">(sizes, dtype); }
Tensor ones(const Ints& sizes, DType dtype) { return call<"ones">(sizes, dtype); }
Tensor without(const Tensor& t, const Tensor& mask) {
  return call<"masked_fill.Scalar">(t, mask, 0);
}
Tensor sum_over(const Tensor& t, const Ints& dims) {
  return call<"sum.dim_IntList">(t, dims, true);
}
Tensor flip(const Tensor& t, int64_t dim) { return call<"flip">(t, Ints{dim}); }
Tensor equal(const Tensor& a, const Tensor& b) { return call<"eq.Tensor">(a, b); }

// --- sum, mean, prod -------------------------------------------------------------------------

/// Runs a kernel that knows floats and int64 for any input and result dtype.
template <class F>
Tensor accumulate(const Tensor& t, const Dims& dims, bool keepdim, DType dtype, F&& kernel) {
  Tensor input = cast_operand(t, dtype);
  DType wide = is_floating(dtype) ? dtype : DType::Int64;
  input = cast_operand(input, wide);
  Tensor result = result_of(input, dims, keepdim, wide);
  kernel(result, input, dims);
  return cast_operand(result, dtype);
}

/// The dtype given, that of what is written to, or the one that holds sums of the elements.
DType sum_type(const Tensor& t, const OptionalType& dtype) {
  if (!dtype && destination().defined()) return destination().dtype();
  return dtype ? *dtype : is_integral(t.dtype()) ? DType::Int64 : t.dtype();
}

Tensor sum_dim(const Tensor& self, const OptionalDims& dim, bool keepdim,
               const OptionalType& dtype) {
  return accumulate(self, reduced(self, dim), keepdim, sum_type(self, dtype), sum_elements);
}
Tensor sum(const Tensor& self, const OptionalType& dtype) {
  return sum_dim(self, std::nullopt, false, dtype);
}

Tensor sum_gradient(const Saved& s) { return expand(restored(s, s.grad), s.sizes("self")); }

int64_t lane_length(const Ints& sizes, const Dims& dims) {
  int64_t n = 1;
  for (size_t d = 0; d < sizes.size(); ++d)
    if (dims[d]) n *= sizes[d];
  return n;
}

Tensor mean_dim(const Tensor& self, const OptionalDims& dim, bool keepdim,
                const OptionalType& dtype) {
  DType type = dtype ? *dtype : self.dtype();
  check(is_floating(type), "mean(): could not infer output dtype. ", dtype ? "Optional" : "Input",
        " dtype must be either a floating point or complex dtype. Got: ", type_name(type));
  Dims dims = reduced(self, dim);
  Tensor result = accumulate(self, dims, keepdim, type, sum_elements);
  auto n = double(lane_length(self.sizes(), dims));
  dispatch_floating(type, "mean_cpu", [&]<class T>() {
    T* out = result.data<T>();
    for (int64_t i = 0, count = result.numel(); i < count; ++i) out[i] /= T(n);
  });
  return result;
}
Tensor mean(const Tensor& self, const OptionalType& dtype) {
  return mean_dim(self, std::nullopt, false, dtype);
}

Tensor mean_gradient(const Saved& s) {
  const Ints& sizes = s.sizes("self");
  int64_t n = lane_length(sizes, dims_of(saved_dims(s), int64_t(sizes.size())));
  return sum_gradient(s) / Scalar(n);
}

Tensor prod_dim(const Tensor& self, int64_t dim, bool keepdim, const OptionalType& dtype) {
  return accumulate(self, reduced(self, dim), keepdim, sum_type(self, dtype), multiply_elements);
}
Tensor prod(const Tensor& self, const OptionalType& dtype) {
  return accumulate(self, reduced(self, std::nullopt), false, sum_type(self, dtype),
                    multiply_elements);
}

/// Each factor's gradient is the product of all others: of those before it and those after it.
Tensor product_of_others(const Tensor& grad, const Tensor& self, int64_t dim) {
  int64_t n = self.size(dim);
  if (n <= 1) return n ? expand(grad, self.sizes()) : call<"zeros_like">(self);
  Ints one_size = self.sizes();
  one_size[size_t(wrap_dim(dim, self.dim()))] = 1;
  Tensor one = ones(one_size, self.dtype());
  Tensor before = call<"narrow">(self, dim, 0, n - 1);
  Tensor after = flip(call<"narrow">(self, dim, 1, n - 1), dim);
  before = call<"cumprod">(call<"cat">(TensorList{one, before}, dim), dim);
  after = flip(call<"cumprod">(call<"cat">(TensorList{one, after}, dim), dim), dim);
  return grad * (before * after);
}

int64_t count_of(const Tensor& mask) { return item(call<"sum">(mask)).to<int64_t>(); }

Tensor prod_gradient(const Saved& s) {
  Tensor self = s["self"], result = s["result"];
  if (self.dim() == 0) return s.grad;
  int64_t zero_count = count_of(call<"eq.Scalar">(self, 0));
  if (zero_count == 0) return s.grad * (result / self);
  if (zero_count > 1) return call<"zeros_like">(self);
  Tensor flat = call<"reshape">(self, Ints{-1});
  return call<"reshape">(product_of_others(s.grad, flat, 0), self.sizes());
}

Tensor prod_dim_gradient(const Saved& s) {
  Tensor self = s["self"], result = s["result"];
  if (self.dim() == 0) return s.grad;
  int64_t dim = s.integer("dim");
  Dims dims = reduced(self, dim);
  Tensor grad = restored(s.grad, self.sizes(), dims, s.flag("keepdim"));
  result = restored(result, self.sizes(), dims, s.flag("keepdim"));
  if (count_of(call<"eq.Scalar">(self, 0)) == 0) return grad * (result / self);
  return product_of_others(grad, self, dim);
}

// --- var and std -----------------------------------------------------------------------------

std::tuple<Tensor, Tensor> moments(const Tensor& self, const OptionalDims& dim,
                                   const std::optional<Scalar>& correction, bool keepdim, bool root,
                                   bool with_mean) {
  check(is_floating(self.dtype()), with_mean ? (root ? "std_mean" : "var_mean") : "std and var",
        " only support floating point and complex dtypes");
  Dims dims = reduced(self, dim);
  Tensor spread = result_of(self, dims, keepdim, self.dtype());
  Tensor mean = with_mean ? result_of(self, dims, keepdim, self.dtype()) : Tensor();
  find_moments(spread, mean, self, dims, correction ? correction->to<double>() : 1.0, root);
  return {spread, mean};
}

Tensor var(const Tensor& self, const OptionalDims& dim, const std::optional<Scalar>& correction,
           bool keepdim) {
  return std::get<0>(moments(self, dim, correction, keepdim, false, false));
}
Tensor std_(const Tensor& self, const OptionalDims& dim, const std::optional<Scalar>& correction,
            bool keepdim) {
  return std::get<0>(moments(self, dim, correction, keepdim, true, false));
}
std::tuple<Tensor, Tensor> var_mean(const Tensor& self, const OptionalDims& dim,
                                    const std::optional<Scalar>& correction, bool keepdim) {
  return moments(self, dim, correction, keepdim, false, true);
}
std::tuple<Tensor, Tensor> std_mean(const Tensor& self, const OptionalDims& dim,
                                    const std::optional<Scalar>& correction, bool keepdim) {
  return moments(self, dim, correction, keepdim, true, true);
}

/// The older forms say `unbiased` for a correction of 1.
template <FixedString Name>
Tensor spread_all(const Tensor& self, bool unbiased) {
  return call<Name>(self, None{}, unbiased ? 1 : 0);
}
template <FixedString Name>
Tensor spread_dim(const Tensor& self, const OptionalDims& dim, bool unbiased, bool keepdim) {
  return call<Name>(self, dim, unbiased ? 1 : 0, keepdim);
}
template <FixedString Name>
std::tuple<Tensor, Tensor> spread_mean_all(const Tensor& self, bool unbiased) {
  Results r = call_all<Name>(self, None{}, unbiased ? 1 : 0);
  return {r[0].as<Tensor>(), r[1].as<Tensor>()};
}
template <FixedString Name>
std::tuple<Tensor, Tensor> spread_mean_dim(const Tensor& self, const OptionalDims& dim,
                                           bool unbiased, bool keepdim) {
  Results r = call_all<Name>(self, dim, unbiased ? 1 : 0, keepdim);
  return {r[0].as<Tensor>(), r[1].as<Tensor>()};
}

Tensor var_gradient(const Saved& s, const Tensor& grad) {
  Tensor self = s["self"];
  auto given = s.get<std::optional<Scalar>>("correction");
  Dims dims = dims_of(saved_dims(s), self.dim());
  double freedom = double(lane_length(self.sizes(), dims)) - (given ? given->to<double>() : 1.0);
  bool whole = self.dim() == 0 || !s.get<OptionalDims>("dim");
  Tensor mean = whole ? call<"mean">(self) : call<"mean.dim">(self, saved_dims(s), true);
  if (whole && freedom <= 0)
    return grad *
           call<"where.ScalarSelf">(equal(self, mean), NAN, call<"full_like">(self, INFINITY));
  return Scalar(2.0 / freedom) * restored(s, grad) * (self - mean);
}
Tensor std_gradient(const Saved& s, const Tensor& grad) {
  Tensor result = s["result"];
  Tensor of_var = without(grad / (result * Scalar(2)), call<"eq.Scalar">(result, 0));
  return var_gradient(s, of_var);
}

/// Of the two results of var_mean and std_mean, either gradient may be missing.
Tensor spread_mean_gradient(const Saved& s, Tensor (*of_spread)(const Saved&, const Tensor&)) {
  const Ints& sizes = s.sizes("self");
  Tensor total;
  if (s.grads[0].defined()) total = of_spread(s, s.grads[0]);
  if (s.grads[1].defined()) {
    int64_t n = lane_length(sizes, dims_of(saved_dims(s), int64_t(sizes.size())));
    Tensor of_mean = expand(restored(s, s.grads[1]), sizes) / Scalar(n);
    total = total.defined() ? total + of_mean : of_mean;
  }
  return total;
}

// --- Extremes --------------------------------------------------------------------------------

template <bool Largest>
Tensor extreme(const Tensor& self) {
  check(self.numel() > 0, Largest ? "max" : "min",
        "(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction "
        "dim with the 'dim' argument.");
  Tensor result = empty({}, self.dtype());
  find_extremes(result, {}, self, reduced(self, std::nullopt), Largest);
  return result;
}

template <bool Largest>
std::tuple<Tensor, Tensor> extreme_dim(const Tensor& self, int64_t dim, bool keepdim) {
  check_not_empty(Largest ? "max()" : "min()", self, dim);
  Dims dims = reduced(self, dim);
  Tensor values = result_of(self, dims, keepdim, self.dtype());
  Tensor indices = result_of(self, dims, keepdim, DType::Int64);
  find_extremes(values, indices, self, dims, Largest);
  return {values, indices};
}

template <FixedString Name>
Tensor extreme_other(const Tensor& self, const Tensor& other) {
  return call<Name>(self, other);
}

template <bool Largest>
Tensor amax(const Tensor& self, const Ints& dim, bool keepdim) {
  const char* name = Largest ? "amax()" : "amin()";
  if (dim.empty())
    check(self.numel() > 0, name,
          ": Expected reduction dim to be specified for input.numel() == 0. Specify the reduction "
          "dim with the 'dim' argument.");
  for (int64_t d : dim) check_not_empty(name, self, d);
  Dims dims = reduced(self, dim);
  Tensor result = result_of(self, dims, keepdim, self.dtype());
  find_extremes(result, {}, self, dims, Largest);
  return result;
}

std::tuple<Tensor, Tensor> aminmax(const Tensor& self, const std::optional<int64_t>& dim,
                                   bool keepdim) {
  if (dim)
    check_not_empty("aminmax", self, *dim);
  else
    check(self.numel() > 0,
          "aminmax(): cannot compute aminmax over an empty dimension as the operation has no "
          "identity.");
  Dims dims = reduced(self, dim ? Ints{*dim} : Ints());
  Tensor smallest = result_of(self, dims, keepdim, self.dtype());
  Tensor largest = result_of(self, dims, keepdim, self.dtype());
  find_extremes(smallest, {}, self, dims, false);
  find_extremes(largest, {}, self, dims, true);
  return {smallest, largest};
}

template <bool Largest>
Tensor arg_extreme(const Tensor& self, const std::optional<int64_t>& dim, bool keepdim) {
  const char* name = Largest ? "argmax()" : "argmin()";
  if (dim)
    check_not_empty(name, self, *dim);
  else
    check_as(ErrorType::Index, self.numel() > 0, name,
             ": Expected reduction dim to be specified for input.numel() == 0.");
  check(self.dtype() != DType::Bool, name, ": does not support bool input");
  Dims dims = reduced(self, dim ? Ints{*dim} : Ints());
  Tensor indices = result_of(self, dims, keepdim, DType::Int64);
  find_extremes({}, indices, self, dims, Largest);
  return indices;
}

/// In equal shares along `dims` to the elements that have the lane's value.
Tensor scaled_by_count(const Tensor& grad, const Tensor& value, const Tensor& self,
                       const Ints& dims) {
  Tensor mask = equal(value, self);
  return (grad * mask) / sum_over(mask, dims);
}
Tensor amax_gradient(const Saved& s) {
  return scaled_by_count(restored(s, s.grad), restored(s, s["result"]), s["self"], saved_dims(s));
}
Tensor aminmax_gradient(const Saved& s) {
  Tensor self = s["self"], total;
  auto dim = s.get<std::optional<int64_t>>("dim");
  Dims dims = reduced(self, dim ? Ints{*dim} : Ints());
  const char* names[] = {"min", "max"};
  for (size_t i = 0; i < 2; ++i) {
    if (!s.grads[i].defined()) continue;
    Tensor grad = restored(s.grads[i], self.sizes(), dims, s.flag("keepdim"));
    Tensor value = restored(s[names[i]], self.sizes(), dims, s.flag("keepdim"));
    Tensor part = scaled_by_count(grad, value, self, dim ? Ints{*dim} : Ints());
    total = total.defined() ? total + part : part;
  }
  return total;
}

// --- all, any, count_nonzero -----------------------------------------------------------------

template <bool All>
Tensor test_dims(const Tensor& self, const OptionalDims& dim, bool keepdim) {
  Dims dims = reduced(self, dim);
  DType dtype = self.dtype() == DType::UInt8 ? DType::UInt8 : DType::Bool;
  Tensor result = result_of(self, dims, keepdim, dtype);
  test_elements(result, self, dims, All);
  return result;
}
template <bool All>
Tensor test_dim(const Tensor& self, int64_t dim, bool keepdim) {
  return test_dims<All>(self, Ints{dim}, keepdim);
}
template <bool All>
Tensor test(const Tensor& self) {
  return test_dims<All>(self, std::nullopt, false);
}

Tensor count_nonzero_dims(const Tensor& self, const Ints& dim) {
  Dims dims = reduced(self, dim);
  Tensor result = result_of(self, dims, false, DType::Int64);
  count_nonzero(result, self, dims);
  return result;
}
Tensor count_nonzero_dim(const Tensor& self, const std::optional<int64_t>& dim) {
  return count_nonzero_dims(self, dim ? Ints{*dim} : Ints());
}

// --- Norms -----------------------------------------------------------------------------------

Tensor vector_norm(const Tensor& self, const Scalar& ord, const OptionalDims& dim, bool keepdim,
                   const OptionalType& dtype) {
  double p = ord.to<double>();
  check(is_floating(self.dtype()),
        "linalg.vector_norm: Expected a floating point or complex tensor as input. Got ",
        type_name(self.dtype()));
  if (dtype) {
    check(is_floating(*dtype),
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
  Tensor result = result_of(input, dims, keepdim, input.dtype());
  find_norms(result, input, dims, p);
  return result;
}

Tensor norm_all(const Tensor& self, const Scalar& p) {
  check(is_floating(self.dtype()),
        "norm(): input dtype should be either floating point or complex. Got ",
        type_name(self.dtype()), " instead.");
  return vector_norm(self, p, std::nullopt, false, std::nullopt);
}
Tensor norm_dim(const Tensor& self, const std::optional<Scalar>& p, const Ints& dim, bool keepdim) {
  check(is_floating(self.dtype()),
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
        call<"logical_or">(equal(magnitude(self), norm),
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

Tensor sum_to_size(const Tensor& self, const Ints& size) {
  const Ints& have = self.sizes();
  bool fits = size.size() <= have.size();
  for (size_t i = 0; fits && i < size.size(); ++i)
    fits = size[i] == 1 || size[i] == have[have.size() - size.size() + i];
  check(fits, "size {", size, "} is not expandable to size {", have, "}.");
  if (size.empty()) return call<"sum">(self);
  return size == have ? self : arithmetic().sum_to(self, size);
}

// Slices along `dim` whose norm is beyond `maxnorm` are scaled down to it.
struct SliceNorms {
  Ints dims;  // all but one
  Tensor norm, beyond;
};
SliceNorms slice_norms(const Tensor& self, const Scalar& p, int64_t dim, const Scalar& maxnorm) {
  SliceNorms out;
  for (int64_t d = 0; d < self.dim(); ++d)
    if (d != wrap_dim(dim, self.dim())) out.dims.push_back(d);
  DType wide = is_floating(self.dtype()) ? DType::Float64 : self.dtype();
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
  auto [dims, norm, beyond] = slice_norms(self, p, dim, maxnorm);
  Tensor factor = call<"_to_copy">(inverse_of(norm) * maxnorm, self.dtype());
  factor = call<"where.self">(beyond, factor, scalar_tensor(1, self.dtype()));
  return call<"contiguous">(self * factor);
}
Tensor renorm_grad(const Saved& s) {
  Tensor self = s["self"];
  const Scalar &p = s.scalar("p"), &maxnorm = s.scalar("maxnorm");
  auto [dims, norm, beyond] = slice_norms(self, p, s.integer("dim"), maxnorm);
  Tensor along = call<"sum.dim_IntList">(self * s.grad, dims, true);
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

Tensor matrix_norm(const Tensor& self, const Scalar& ord, const Ints& dim, bool keepdim,
                   const OptionalType& dtype) {
  double p = ord.to<double>(), size = std::abs(p);
  check(self.dim() >= 2, "linalg.matrix_norm: The input tensor A must have at least 2 dimensions.");
  check(dim.size() == 2, "linalg.matrix_norm: dim must be a 2-tuple. Got ",
        dim.empty() ? "" : str(dim[0]));
  check(size == 2 || size == 1 || std::isinf(size), "linalg.matrix_norm: Order ", p,
        " not supported.");
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
  check(self.dim() >= 2, "linalg.matrix_norm: The input tensor A must have at least 2 dimensions.");
  check(ord == "fro" || ord == "nuc", "linalg.matrix_norm: Order ", ord, " not supported.");
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
  return vector_norm(call<"sub.Tensor">(self, other), p, std::nullopt, false, std::nullopt);
}
Tensor dist_gradient(const Saved& s) {
  return norm_gradient(s.grad, s["self"] - s["other"], s.scalar("p").to<double>(), s["result"], {});
}

// --- logsumexp, nansum -----------------------------------------------------------------------

Tensor logsumexp(const Tensor& self, const Ints& dim, bool keepdim) {
  Tensor input = cast_operand(self, float_type(self.dtype()));
  Dims dims = reduced(input, dim);
  auto log_sum = [&](const Tensor& t) {
    return call<"log">(call<"sum.dim_IntList">(call<"exp">(t), dim, keepdim));
  };
  if (input.numel() == 0) return log_sum(input);
  Tensor largest = call<"amax">(input, dim, true);
  largest = call<"masked_fill.Scalar">(largest, call<"isinf">(largest), Scalar(0.0));
  return log_sum(input - largest) +
         (keepdim ? largest : call<"view">(largest, reduced_sizes(input.sizes(), dims, false)));
}
Tensor logsumexp_gradient(const Saved& s) {
  return restored(s, s.grad) * call<"exp">(s["self"] - restored(s, s["result"]));
}

Tensor nansum(const Tensor& self, const OptionalDims& dim, bool keepdim,
              const OptionalType& dtype) {
  if (is_integral(self.dtype())) return sum_dim(self, dim, keepdim, dtype);
  return sum_dim(without(self, call<"isnan">(self)), dim, keepdim, dtype);
}
Tensor nansum_gradient(const Saved& s) {
  return sum_gradient(s) * call<"logical_not">(call<"isnan">(s["self"]));
}
Tensor nanmean(const Tensor& self, const OptionalDims& dim, bool keepdim,
               const OptionalType& dtype) {
  check(is_floating(self.dtype()),
        "nanmean(): expected input to have floating point or complex dtype but got ",
        type_name(self.dtype()));
  Tensor present = call<"logical_not">(call<"isnan">(call<"detach">(self)));
  Tensor count = call<"sum.dim_IntList">(present, dim, keepdim);
  return call<"nansum">(self, dim, keepdim, dtype) / count;
}

// --- Scans -----------------------------------------------------------------------------------

template <void (*Scan)(const Tensor&, const Tensor&, int64_t)>
Tensor scanned(const Tensor& self, int64_t dim, const OptionalType& dtype) {
  dim = wrap_dim(dim, self.dim());
  DType type = sum_type(self, dtype), wide = is_floating(type) ? type : DType::Int64;
  Tensor input = cast_operand(cast_operand(self, type), wide);
  Tensor result = empty(self.sizes(), wide);
  Scan(result, input, dim);
  return cast_operand(result, type);
}

Tensor logcumsumexp(const Tensor& self, int64_t dim) {
  dim = wrap_dim(dim, self.dim());
  Tensor result = empty(self.sizes(), self.dtype());
  scan_log_sum_exp(result, self, dim);
  return result;
}

template <bool Largest>
std::tuple<Tensor, Tensor> cumulative_extreme(const Tensor& self, int64_t dim) {
  dim = wrap_dim(dim, self.dim());
  Tensor values = empty(self.sizes(), self.dtype()), indices = empty(self.sizes(), DType::Int64);
  scan_extremes(values, indices, self, dim, Largest);
  return {values, indices};
}

Tensor reversed_cumsum(const Tensor& t, int64_t dim) {
  return flip(call<"cumsum">(flip(t, dim), dim), dim);
}
Tensor cumsum_gradient(const Saved& s) {
  int64_t dim = s.integer("dim");
  if (s.grad.numel() <= 1 || s.grad.size(dim) == 1) return s.grad;
  return reversed_cumsum(s.grad, dim);
}

Tensor cumprod_gradient(const Saved& s) {
  Tensor self = s["self"], result = s["result"];
  if (self.dim() == 0 || self.numel() == 0) return s.grad;
  int64_t dim = wrap_dim(s.integer("dim"), self.dim()), n = self.size(dim);
  if (n == 1) return s.grad;
  if (count_of(call<"eq.Scalar">(self, 0)) == 0)
    return reversed_cumsum(result * s.grad, dim) / self;
  // With zeros no division: for each element, the products that it is in, without it.
  TensorList parts;
  for (int64_t k = 0; k < n; ++k) {
    Tensor others = call<"narrow">(self, dim, k, n - k);
    Tensor before = call<"prod.dim_int">(call<"narrow">(self, dim, 0, k), dim, true);
    if (k + 1 < n) {
      Tensor after = call<"cumprod">(call<"narrow">(self, dim, k + 1, n - k - 1), dim);
      others = call<"cat">(TensorList{before, before * after}, dim);
    } else {
      others = before;
    }
    parts.push_back(sum_over(call<"narrow">(s.grad, dim, k, n - k) * others, {dim}));
  }
  return call<"cat">(parts, dim);
}

Tensor cumulative_extreme_gradient(const Saved& s) {
  const Ints& sizes = s.sizes("self");
  if (sizes.empty()) return s.grad;
  return call<"scatter_add">(zeros(sizes, s.grad.dtype()), s.integer("dim"), s["indices"], s.grad);
}

Tensor logcumsumexp_gradient(const Saved& s) {
  Tensor self = s["self"], result = s["result"];
  int64_t dim = s.integer("dim");
  Tensor log_grad = call<"log">(call<"abs">(s.grad));
  Tensor nothing = call<"full_like">(s.grad, -INFINITY);
  auto part = [&](const Tensor& mask) {
    Tensor masked = call<"where.self">(mask, log_grad, nothing);
    Tensor reversed = flip(call<"logcumsumexp">(flip(masked - result, dim), dim), dim);
    return call<"exp">(reversed + self);
  };
  return part(call<"gt.Scalar">(s.grad, 0)) - part(call<"lt.Scalar">(s.grad, 0));
}

// --- Softmax ---------------------------------------------------------------------------------

template <bool Logarithm>
Tensor softmax(const Tensor& self, int64_t dim, bool half_to_float) {
  check(!half_to_float, "softmax with half to float conversion is not supported on CPU");
  dim = wrap_dim(dim, self.dim());
  Tensor result = empty(self.sizes(), self.dtype());
  softmax_elements(result, self, dim, Logarithm);
  return result;
}

template <FixedString Name>
Tensor softmax_int(const Tensor& self, int64_t dim, const OptionalType& dtype) {
  bool converts = dtype && *dtype != self.dtype();
  return call<Name>(converts ? call<"_to_copy">(self, *dtype) : self, dim, false);
}

template <bool Logarithm>
Tensor softmax_backward(const Tensor& grad_output, const Tensor& output, int64_t dim, DType) {
  Tensor result = empty(output.sizes(), output.dtype());
  softmax_gradient(result, grad_output, output, wrap_dim(dim, output.dim()), Logarithm);
  return result;
}

Tensor softmax_output_gradient(const Saved& s) {
  Tensor grad_output = s["grad_output"], output = s["output"];
  Ints dim{s.integer("dim")};
  return s.grad * grad_output - sum_over(output * s.grad, dim) * grad_output -
         s.grad * sum_over(output * grad_output, dim);
}
Tensor log_softmax_output_gradient(const Saved& s) {
  Tensor grad_output = s["grad_output"], z = call<"exp">(s["output"]);
  Ints dim{s.integer("dim")};
  return z * sum_over(grad_output, dim) * (sum_over(s.grad * z, dim) - s.grad);
}

constexpr OutDType kAllDType = {"all only supports bool tensor for result, got: {Out}",
                                OutDType::BoolOrByte};

constexpr OutDType kAnyDType = {"any only supports bool tensor for result, got: {Out}",
                                OutDType::BoolOrByte};

constexpr OutDType kInputDType = {
    "Expected the dtype for input and out to match, but got {Result} for input's dtype and {Out} "
    "for out's dtype.",
    OutDType::Same};

constexpr OutDType kScanDType = {"expected scalar_type {Result} but found {Out}", OutDType::Same};

constexpr OutDType kCanCast = {
    "Expected canCast( typeMetaToScalarType(self.dtype()), typeMetaToScalarType(out.dtype())) to "
    "be true, but got false.  (Could this error message be improved?  If so, please report an "
    "enhancement request to PyTorch.)"};

constexpr Op kOps[] = {
    {.schema = "sum(Tensor self, *, ScalarType? dtype=None) -> Tensor",
     .node = "SumBackward0",
     .forward = kernel<&sum>,
     .grads = {{"self", "", [](const Saved& s) { return expand(s.grad, s.sizes("self")); }}}},
    {.schema = "sum.dim_IntList(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? "
               "dtype=None) -> Tensor",
     .node = "SumBackward1",
     .forward = kernel<&sum_dim>,
     .grads = {{"self", "dim keepdim", sum_gradient}},
     .out = "IntList_out"},
    {.schema = "sum_to_size(Tensor self, SymInt[] size) -> Tensor",
     .forward = kernel<&sum_to_size>,
     .composite = true,
     .place = Place::Method},
    {.schema = "renorm(Tensor self, Scalar p, int dim, Scalar maxnorm) -> Tensor",
     .node = "RenormBackward0",
     .forward = kernel<&renorm>,
     .grads = {{"self", "dim maxnorm p self", renorm_grad}},
     .inplace = true,
     .out = "out", .out_dtype = kSameDType},
    {.schema = "mean(Tensor self, *, ScalarType? dtype=None) -> Tensor",
     .node = "MeanBackward0",
     .forward = kernel<&mean>,
     .grads = {{"self", "",
                [](const Saved& s) {
                  const Ints& sizes = s.sizes("self");
                  return expand(s.grad, sizes) / Scalar(numel_of(sizes));
                }}},
     .out = "dtype_out", .out_dtype = {"mean.dtype_out(): input types can't be cast to the desired output type {Out}"}},
    {.schema = "mean.dim(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) "
               "-> Tensor",
     .node = "MeanBackward1",
     .forward = kernel<&mean_dim>,
     .grads = {{"self", "dim keepdim", mean_gradient}},
     .out = "out"},
    {.schema = "prod(Tensor self, *, ScalarType? dtype=None) -> Tensor",
     .node = "ProdBackward0",
     .forward = kernel<&prod>,
     .grads = {{"self", "self result", prod_gradient}}},
    {.schema = "prod.dim_int(Tensor self, int dim, bool keepdim=False, *, ScalarType? dtype=None) "
               "-> Tensor",
     .node = "ProdBackward1",
     .forward = kernel<&prod_dim>,
     .grads = {{"self", "self dim keepdim result", prod_dim_gradient}},
     .out = "int_out"},

    {.schema = "var(Tensor self, bool unbiased=True) -> Tensor",
     .forward = kernel<&spread_all<"var.correction">>,
     .composite = true},
    {.schema = "var.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor",
     .forward = kernel<&spread_dim<"var.correction">>,
     .out = "out",
     .composite = true},
    {.schema = "var.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool "
               "keepdim=False) -> Tensor",
     .node = "VarBackward0",
     .forward = kernel<&var>,
     .grads = {{"self", "self dim correction keepdim",
                [](const Saved& s) { return var_gradient(s, s.grad); }}},
     .out = "correction_out"},
    {.schema = "std(Tensor self, bool unbiased=True) -> Tensor",
     .forward = kernel<&spread_all<"std.correction">>,
     .composite = true},
    {.schema = "std.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor",
     .forward = kernel<&spread_dim<"std.correction">>,
     .out = "out",
     .composite = true},
    {.schema = "std.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool "
               "keepdim=False) -> Tensor",
     .node = "StdBackward0",
     .forward = kernel<&std_>,
     .grads = {{"self", "self dim correction keepdim result",
                [](const Saved& s) { return std_gradient(s, s.grad); }}},
     .out = "correction_out"},
    {.schema = "var_mean(Tensor self, bool unbiased=True) -> (Tensor, Tensor)",
     .forward = kernel<&spread_mean_all<"var_mean.correction">>,
     .composite = true},
    {.schema = "var_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> "
               "(Tensor, Tensor)",
     .forward = kernel<&spread_mean_dim<"var_mean.correction">>,
     .composite = true},
    {.schema = "var_mean.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool "
               "keepdim=False) -> (Tensor, Tensor)",
     .node = "VarMeanBackward0",
     .forward = kernel<&var_mean>,
     .grads = {{"self", "self dim correction keepdim",
                [](const Saved& s) { return spread_mean_gradient(s, var_gradient); }}}},
    {.schema = "std_mean(Tensor self, bool unbiased=True) -> (Tensor, Tensor)",
     .forward = kernel<&spread_mean_all<"std_mean.correction">>,
     .composite = true},
    {.schema = "std_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> "
               "(Tensor, Tensor)",
     .forward = kernel<&spread_mean_dim<"std_mean.correction">>,
     .composite = true},
    {.schema = "std_mean.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool "
               "keepdim=False) -> (Tensor, Tensor)",
     .node = "StdMeanBackward0",
     .forward = kernel<&std_mean>,
     .grads = {{"self", "self dim correction keepdim result",
                [](const Saved& s) { return spread_mean_gradient(s, std_gradient); }}}},

    {.schema = "max(Tensor self) -> Tensor",
     .node = "MaxBackward1",
     .forward = kernel<&extreme<true>>,
     .grads = {{"self", "self result", shared_gradient}},
     .out = "unary_out", .out_dtype = kCanCast},
    {.schema = "max.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)",
     .node = "MaxBackward0",
     .forward = kernel<&extreme_dim<true>>,
     .grads = {{"self", "dim indices keepdim", picked_gradient}},
     .out = "dim_max", .out_dtype = kSameDType},
    {.schema = "max.other(Tensor self, Tensor other) -> Tensor",
     .forward = kernel<&extreme_other<"maximum">>,
     .out = "out",
     .composite = true},
    {.schema = "min(Tensor self) -> Tensor",
     .node = "MinBackward1",
     .forward = kernel<&extreme<false>>,
     .grads = {{"self", "self result", shared_gradient}},
     .out = "unary_out", .out_dtype = kCanCast},
    {.schema = "min.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)",
     .node = "MinBackward0",
     .forward = kernel<&extreme_dim<false>>,
     .grads = {{"self", "dim indices keepdim", picked_gradient}},
     .out = "dim_min", .out_dtype = kSameDType},
    {.schema = "min.other(Tensor self, Tensor other) -> Tensor",
     .forward = kernel<&extreme_other<"minimum">>,
     .out = "out",
     .composite = true},
    {.schema = "amax(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor",
     .node = "AmaxBackward0",
     .forward = kernel<&amax<true>>,
     .grads = {{"self", "self dim keepdim result", amax_gradient}},
     .out = "out", .out_dtype = kInputDType},
    {.schema = "amin(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor",
     .node = "AminBackward0",
     .forward = kernel<&amax<false>>,
     .grads = {{"self", "self dim keepdim result", amax_gradient}},
     .out = "out", .out_dtype = kInputDType},
    {.schema = "aminmax(Tensor self, *, int? dim=None, bool keepdim=False) -> (Tensor min, Tensor "
               "max)",
     .node = "AminmaxBackward0",
     .forward = kernel<&aminmax>,
     .grads = {{"self", "self dim keepdim min max", aminmax_gradient}},
     .out = "out", .out_dtype = kSameDType},
    {.schema = "argmax(Tensor self, int? dim=None, bool keepdim=False) -> Tensor",
     .forward = kernel<&arg_extreme<true>>,
     .out = "out", .out_dtype = kSameDType},
    {.schema = "argmin(Tensor self, int? dim=None, bool keepdim=False) -> Tensor",
     .forward = kernel<&arg_extreme<false>>,
     .out = "out", .out_dtype = kSameDType},

    {.schema = "all(Tensor self) -> Tensor", .forward = kernel<&test<true>>, .out = "all_out", .out_dtype = kAllDType},
    {.schema = "all.dim(Tensor self, int dim, bool keepdim=False) -> Tensor",
     .forward = kernel<&test_dim<true>>,
     .out = "out", .out_dtype = kAllDType},
    {.schema = "all.dims(Tensor self, int[]? dim=None, bool keepdim=False) -> Tensor",
     .forward = kernel<&test_dims<true>>,
     .out = "dims_out", .out_dtype = kAllDType},
    {.schema = "any(Tensor self) -> Tensor", .forward = kernel<&test<false>>, .out = "all_out", .out_dtype = kAnyDType},
    {.schema = "any.dim(Tensor self, int dim, bool keepdim=False) -> Tensor",
     .forward = kernel<&test_dim<false>>,
     .out = "out", .out_dtype = kAnyDType},
    {.schema = "any.dims(Tensor self, int[]? dim=None, bool keepdim=False) -> Tensor",
     .forward = kernel<&test_dims<false>>,
     .out = "dims_out", .out_dtype = kAnyDType},
    {.schema = "count_nonzero.dim_IntList(Tensor self, int[] dim) -> Tensor",
     .forward = kernel<&count_nonzero_dims>},
    {.schema = "count_nonzero(Tensor self, int? dim=None) -> Tensor",
     .forward = kernel<&count_nonzero_dim>},

    {.schema = "logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor",
     .node = "LogsumexpBackward0",
     .forward = kernel<&logsumexp>,
     .grads = {{"self", "self dim keepdim result", logsumexp_gradient}},
     .out = "out", .out_dtype = {"logsumexp(): Expected floating point type for result tensor, but got: {Out}"}},
    {.schema = "norm.Scalar(Tensor self, Scalar p=2) -> Tensor",
     .node = "NormBackward0",
     .forward = kernel<&norm_all>,
     .grads = {{"self", "self p result", norm_all_gradient}}},
    {.schema = "norm.ScalarOpt_dim(Tensor self, Scalar? p, int[1] dim, bool keepdim=False) -> Tensor",
     .node = "NormBackward1",
     .forward = kernel<&norm_dim>,
     .grads = {{"self", "self p dim keepdim result", norm_dim_gradient}},
     .out = "out", .out_dtype = kSameDType},
    {.schema = "norm.ScalarOpt_dim_dtype(Tensor self, Scalar? p, int[1] dim, bool keepdim, *, "
               "ScalarType dtype) -> Tensor",
     .node = "NormBackward3",
     .forward = kernel<&norm_dim_dtype>,
     .grads = {{"self", "self p dim keepdim result", norm_dim_gradient}},
     .out = "dtype_out", .out_dtype = kSameDType},
    {.schema = "norm.ScalarOpt_dtype(Tensor self, Scalar? p, *, ScalarType dtype) -> Tensor",
     .node = "NormBackward2",
     .forward = kernel<&norm_dtype>,
     .grads = {{"self", "self p result", norm_all_gradient}}},
    {.schema = "linalg_vector_norm(Tensor self, Scalar ord=2, int[1]? dim=None, bool keepdim=False, "
               "*, ScalarType? dtype=None) -> Tensor",
     .node = "LinalgVectorNormBackward0",
     .forward = kernel<&vector_norm>,
     .grads = {{"self", "self ord dim keepdim result", vector_norm_gradient}},
     .out = "out"},
    {.schema = "linalg_matrix_norm(Tensor self, Scalar ord, int[] dim=[-2, -1], bool keepdim=False, "
               "*, ScalarType? dtype=None) -> Tensor",
     .forward = kernel<&matrix_norm>,
     .out = "out",
     .composite = true},
    {.schema = "linalg_matrix_norm.str_ord(Tensor self, str ord=\"fro\", int[] dim=[-2, -1], bool "
               "keepdim=False, *, ScalarType? dtype=None) -> Tensor",
     .forward = kernel<&matrix_norm_named>,
     .out = "str_ord_out",
     .composite = true},
    {.schema = "linalg_norm(Tensor self, Scalar? ord=None, int[1]? dim=None, bool keepdim=False, *, "
               "ScalarType? dtype=None) -> Tensor",
     .forward = kernel<&linalg_norm>,
     .out = "out",
     .composite = true},
    {.schema = "linalg_norm.ord_str(Tensor self, str ord, int[1]? dim=None, bool keepdim=False, *, "
               "ScalarType? dtype=None) -> Tensor",
     .forward = kernel<&linalg_norm_named>,
     .out = "ord_str_out",
     .composite = true},
    {.schema = "dist(Tensor self, Tensor other, Scalar p=2) -> Tensor",
     .node = "DistBackward0",
     .forward = kernel<&dist>,
     .grads = {{"self", "self other p result", dist_gradient},
               {"other", "self other p result",
                [](const Saved& s) { return -dist_gradient(s); }}}},

    {.schema = "nansum(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) "
               "-> Tensor",
     .node = "NansumBackward0",
     .forward = kernel<&nansum>,
     .grads = {{"self", "self dim keepdim", nansum_gradient}},
     .out = "out", .out_dtype = {"\"nansum_cpu\" not implemented for '{Out}'", OutDType::Castable, ErrorType::NotImplemented}},
    {.schema = "nanmean(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? "
               "dtype=None) -> Tensor",
     .forward = kernel<&nanmean>,
     .out = "out", .out_dtype = {"\"nansum_cpu\" not implemented for '{Out}'", OutDType::Castable, ErrorType::NotImplemented},
     .composite = true},

    {.schema = "cumsum(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor",
     .node = "CumsumBackward0",
     .forward = kernel<&scanned<scan_sum>>,
     .grads = {{"self", "dim", cumsum_gradient}},
     .inplace = true,
     .out = "out", .overlap = Overlap::SameElements},
    {.schema = "cumprod(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor",
     .node = "CumprodBackward0",
     .forward = kernel<&scanned<scan_product>>,
     .grads = {{"self", "self dim result", cumprod_gradient}},
     .inplace = true,
     .out = "out", .overlap = Overlap::SameElements},
    {.schema = "cummax(Tensor self, int dim) -> (Tensor values, Tensor indices)",
     .node = "CummaxBackward0",
     .forward = kernel<&cumulative_extreme<true>>,
     .grads = {{"self", "dim indices self", cumulative_extreme_gradient}},
     .out = "out", .out_dtype = kScanDType},
    {.schema = "cummin(Tensor self, int dim) -> (Tensor values, Tensor indices)",
     .node = "CumminBackward0",
     .forward = kernel<&cumulative_extreme<false>>,
     .grads = {{"self", "dim indices self", cumulative_extreme_gradient}},
     .out = "out", .out_dtype = kScanDType},
    {.schema = "logcumsumexp(Tensor self, int dim) -> Tensor",
     .node = "LogcumsumexpBackward0",
     .forward = kernel<&logcumsumexp>,
     .grads = {{"self", "self dim result", logcumsumexp_gradient}},
     .out = "out", .out_dtype = kScanDType, .overlap = Overlap::SameElements},

    {.schema = "softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor",
     .forward = kernel<&softmax_int<"_softmax">>,
     .out = "int_out", .out_dtype = kSameDType,
     .composite = true},
    {.schema = "log_softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor",
     .forward = kernel<&softmax_int<"_log_softmax">>,
     .out = "int_out", .out_dtype = kSameDType,
     .composite = true},
    {.schema = "_softmax(Tensor self, int dim, bool half_to_float) -> Tensor",
     .node = "SoftmaxBackward0",
     .forward = kernel<&softmax<false>>,
     .grads = {{"self", "dim result",
                [](const Saved& s) {
                  return call<"_softmax_backward_data">(s.grad, s["result"], s.integer("dim"),
                                                        s.dtype("self"));
                }}},
     .out = "out", .out_dtype = kSameDType,
     .place = Place::Function},
    {.schema = "_log_softmax(Tensor self, int dim, bool half_to_float) -> Tensor",
     .node = "LogSoftmaxBackward0",
     .forward = kernel<&softmax<true>>,
     .grads = {{"self", "dim result",
                [](const Saved& s) {
                  return call<"_log_softmax_backward_data">(s.grad, s["result"], s.integer("dim"),
                                                            s.dtype("self"));
                }}},
     .out = "out", .out_dtype = kSameDType,
     .place = Place::Function},
    {.schema = "_softmax_backward_data(Tensor grad_output, Tensor output, int dim, ScalarType "
               "input_dtype) -> Tensor",
     .node = "SoftmaxBackwardDataBackward0",
     .forward = kernel<&softmax_backward<false>>,
     .grads = {{"grad_output", "output dim input_dtype",
                [](const Saved& s) {
                  return call<"_softmax_backward_data">(s.grad, s["output"], s.integer("dim"),
                                                        s.get<DType>("input_dtype"));
                }},
               {"output", "grad_output output dim", softmax_output_gradient}},
     .place = Place::Hidden},
    {.schema = "_log_softmax_backward_data(Tensor grad_output, Tensor output, int dim, ScalarType "
               "input_dtype) -> Tensor",
     .node = "LogSoftmaxBackwardDataBackward0",
     .forward = kernel<&softmax_backward<true>>,
     .grads = {{"grad_output", "output dim",
                [](const Saved& s) {
                  return s.grad -
                         sum_over(s.grad * call<"exp">(s["output"]), Ints{s.integer("dim")});
                }},
               {"output", "grad_output output dim", log_softmax_output_gradient}},
     .place = Place::Hidden},
};
static_assert(valid(kOps), "an operator's schema disagrees with its kernel or its derivative");

}  // namespace

OpTable reduction_ops() { return kOps; }

}  // namespace tg
