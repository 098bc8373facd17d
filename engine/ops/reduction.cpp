// Sums, products, moments and extremes over some dims.
#include <cmath>

#include "autograd/arithmetic.h"
#include "core/warning.h"
#include "kernels/reduce.h"
#include "kernels/sum.h"
#include "ops/reduced.h"
#include "ops/selection.h"

namespace tg {
namespace {

// --- Shapes ----------------------------------------------------------------------------------

/// Refuses an empty dim where the operation has no neutral element.
void check_not_empty(const char* name, const Tensor& t, int64_t dim) {
  check_as(ErrorType::Index, length_along(t, wrap_dim(dim, t.dim())) != 0, name,
           ": Expected reduction dim ", dim, " to have non-zero size.");
}

Tensor expand(const Tensor& t, const Ints& sizes) { return call<"expand">(t, sizes); }
Tensor ones(const Ints& sizes, DType dtype) { return call<"ones">(sizes, dtype); }
Tensor equal(const Tensor& a, const Tensor& b) { return call<"eq.Tensor">(a, b); }

// --- sum, mean, prod -------------------------------------------------------------------------

/// Runs a kernel that knows floats and int64 for any input and result dtype.
template <class F>
Tensor accumulate(const Tensor& t, const Dims& dims, bool keepdim, DType dtype, F&& kernel) {
  Tensor input = cast_operand(t, dtype);
  DType wide = is_integral(dtype) ? DType::Int64 : dtype;
  input = cast_operand(input, wide);
  Tensor result = result_of(input, dims, keepdim, wide);
  kernel(result, input, dims);
  return cast_operand(result, dtype);
}

Tensor sum_dim(Destination& to, const Tensor& self, const OptionalDims& dim, bool keepdim,
               const OptionalType& dtype) {
  DType type = sum_type(to, self, dtype);
  Dims dims = reduced(self, dim);
  if (type != DType::Int64 || !is_integral(self.dtype()))
    return accumulate(self, dims, keepdim, type, sum_elements);
  Tensor result = result_of(self, dims, keepdim, type);
  sum_integers(result, self, dims);
  return result;
}
Tensor sum(Destination& to, const Tensor& self, const OptionalType& dtype) {
  return sum_dim(to, self, std::nullopt, false, dtype);
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
  check(is_differentiable(type), "mean(): could not infer output dtype. ",
        dtype ? "Optional" : "Input",
        " dtype must be either a floating point or complex dtype. Got: ", type_name(type));
  Dims dims = reduced(self, dim);
  if (is_half(type))  // rounded once
    return cast_operand(mean_dim(self, dim, keepdim, DType::Float32), type);
  Tensor result = accumulate(self, dims, keepdim, type, sum_elements);
  auto n = double(lane_length(self.sizes(), dims));
  Tensor numbers = is_complex(type) ? parts_of(result) : result;
  dispatch_floating(real_type(type), "mean_cpu", [&]<class T>() {
    T* out = numbers.data<T>();
    for (int64_t i = 0, count = numbers.numel(); i < count; ++i) out[i] /= T(n);
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

Tensor prod_dim(Destination& to, const Tensor& self, int64_t dim, bool keepdim,
                const OptionalType& dtype) {
  return accumulate(self, reduced(self, dim), keepdim, sum_type(to, self, dtype),
                    multiply_elements);
}
Tensor prod(Destination& to, const Tensor& self, const OptionalType& dtype) {
  return accumulate(self, reduced(self, std::nullopt), false, sum_type(to, self, dtype),
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
  check(is_differentiable(self.dtype()),
        with_mean ? (root ? "std_mean" : "var_mean") : "std and var",
        " only support floating point and complex dtypes");
  Dims dims = reduced(self, dim);
  if (is_complex(self.dtype())) {  // the variances of both parts together
    Tensor variances, means = with_mean ? call<"mean.dim">(self, dim, keepdim) : Tensor();
    Tensor parts = parts_of(self);
    if (self.dim() == 0) dims = {};  // the parts' own would be taken for the one
    Tensor each = result_of(parts, dims, keepdim, parts.dtype());
    find_moments(each, {}, parts, dims, correction ? correction->to<double>() : 1.0, false);
    Tensor spread = call<"sum.dim_IntList">(each, Ints{-1});
    return {root ? call<"sqrt">(spread) : spread, means};
  }
  Tensor spread = result_of(self, dims, keepdim, self.dtype());
  double freedom = correction ? -correction->to<double>() : -1;
  if (spread.numel() > 0 && double(self.numel() / spread.numel()) + freedom <= 0)
    warn("aten/src/ATen/native/ReduceOps.cpp:1913", root ? "std" : "var", with_mean ? "_mean" : "",
         "(): degrees of freedom is <= 0. Correction should be strictly less than the reduction "
         "factor (input numel divided by output numel).");
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
  if (is_complex(self.dtype())) fail_not_implemented(Largest ? "max_all" : "min_all", self.dtype());
  Tensor result = empty({}, self.dtype());
  find_extremes(result, {}, self, reduced(self, std::nullopt), Largest);
  return result;
}

template <bool Largest>
std::tuple<Tensor, Tensor> extreme_dim(const Tensor& self, int64_t dim, bool keepdim) {
  check_not_empty(Largest ? "max()" : "min()", self, wrap_dim(dim, self.dim()));
  check(!is_complex(self.dtype()), Largest ? "max()" : "min()", ": does not support complex input");
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
  if (is_complex(self.dtype()))
    fail_not_implemented(Largest ? "max_values_cpu" : "min_values_cpu", self.dtype());
  Dims dims = reduced(self, dim);
  Tensor result = result_of(self, dims, keepdim, self.dtype());
  find_extremes(result, {}, self, dims, Largest);
  return result;
}

// The bits of the elements as doubles or as int64, folded with "exclusive or".
Tensor hash_tensor(const Tensor& self, const Ints& dim, bool keepdim, int64_t mode) {
  check(mode == 0, "Unknown hash_tensor mode: ", mode);
  Dims dims = reduced(self, dim);
  if (dim.empty())
    check(self.numel() > 0,
          "hash_tensor: Expected reduction dim to be specified for input.numel() == 0. Specify the "
          "reduction dim with the 'dim' argument.");
  for (int64_t d : dim) check_not_empty("hash_tensor", self, d);
  if (is_complex(self.dtype()) || is_wide_unsigned(self.dtype()))
    fail_not_implemented("xor_sum_cpu", self.dtype());
  Tensor wide = cast_operand(self, is_floating(self.dtype()) ? DType::Float64 : DType::Int64);
  Tensor result = result_of(self, dims, keepdim, DType::Int64);
  xor_elements(result, alias(wide, wide.geometry(), true, {DType::Int64, {}}), dims);
  return cast_operand(result, DType::UInt64);
}

std::tuple<Tensor, Tensor> aminmax(const Tensor& self, const std::optional<int64_t>& dim,
                                   bool keepdim) {
  if (dim)
    check_not_empty("aminmax", self, wrap_dim(*dim, self.dim()));
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
    check_not_empty(name, self, wrap_dim(*dim, self.dim()));
  else
    check_as(ErrorType::Index, self.numel() > 0, name,
             ": Expected reduction dim to be specified for input.numel() == 0.");
  check(!is_complex(self.dtype()), name, ": does not support complex input");
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
  DType dtype = self.dtype() == DType::UInt8 ? DType::UInt8 : DType::Bool;
  // Of no dims, unlike of all that None stands for, each element alone.
  if (dim && dim->empty()) return call<"to.dtype">(call<"ne.Scalar">(self, 0), dtype);
  Dims dims = reduced(self, dim);
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

// --- sum_to_size -----------------------------------------------------------------------------

Tensor sum_to_size(const Tensor& self, const Ints& size) {
  const Ints& have = self.sizes();
  bool fits = size.size() <= have.size();
  for (size_t i = 0; fits && i < size.size(); ++i)
    fits = size[i] == 1 || size[i] == have[have.size() - size.size() + i];
  check(fits, "size {", size, "} is not expandable to size {", have, "}.");
  if (size.empty()) return call<"sum">(self);
  return size == have ? self : arithmetic().sum_to(self, size);
}

// --- nansum, nanmean -------------------------------------------------------------------------

Tensor nansum(Destination& to, const Tensor& self, const OptionalDims& dim, bool keepdim,
              const OptionalType& dtype) {
  check(!is_complex(self.dtype()), "nansum on CPU does not support complex inputs");
  if (is_integral(self.dtype())) return sum_dim(to, self, dim, keepdim, dtype);
  return sum_dim(to, without(self, call<"isnan">(self)), dim, keepdim, dtype);
}
Tensor nansum_gradient(const Saved& s) {
  return sum_gradient(s) * call<"logical_not">(call<"isnan">(s["self"]));
}
Tensor nanmean(const Tensor& self, const OptionalDims& dim, bool keepdim,
               const OptionalType& dtype) {
  check(is_differentiable(self.dtype()),
        "nanmean(): expected input to have floating point or complex dtype but got ",
        type_name(self.dtype()));
  Tensor present = call<"logical_not">(call<"isnan">(call<"detach">(self)));
  Tensor count = call<"sum.dim_IntList">(present, dim, keepdim);
  return call<"nansum">(self, dim, keepdim, dtype) / count;
}

// --- Dtypes of what is written to ------------------------------------------------------------

constexpr OutDType kAllDType = {"all only supports bool tensor for result, got: {Out}",
                                OutDType::BoolOrByte};

constexpr OutDType kAnyDType = {"any only supports bool tensor for result, got: {Out}",
                                OutDType::BoolOrByte};

constexpr OutDType kInputDType = {
    "Expected the dtype for input and out to match, but got {Result} for input's dtype and {Out} "
    "for out's dtype.",
    OutDType::Same};

constexpr OutDType kCanCast = {
    "Expected canCast( typeMetaToScalarType(self.dtype()), typeMetaToScalarType(out.dtype())) to "
    "be true, but got false.  (Could this error message be improved?  If so, please report an "
    "enhancement request to PyTorch.)"};

// --- Gradients -------------------------------------------------------------------------------

Tensor mean_all_gradient(const Saved& s) {
  const Ints& sizes = s.sizes("self");
  return expand(s.grad, sizes) / Scalar(numel_of(sizes));
}
Tensor var_correction_gradient(const Saved& s) { return var_gradient(s, s.grad); }
Tensor std_correction_gradient(const Saved& s) { return std_gradient(s, s.grad); }
Tensor var_mean_gradient(const Saved& s) { return spread_mean_gradient(s, var_gradient); }
Tensor std_mean_gradient(const Saved& s) { return spread_mean_gradient(s, std_gradient); }

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
    {.schema = "mean(Tensor self, *, ScalarType? dtype=None) -> Tensor",
     .node = "MeanBackward0",
     .forward = kernel<&mean>,
     .grads = {{"self", "", mean_all_gradient}},
     .out = "dtype_out",
     .out_dtype = {"mean.dtype_out(): input types can't be cast to the desired output type {Out}"}},
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
    {.schema =
         "var.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor",
     .forward = kernel<&spread_dim<"var.correction">>,
     .out = "out",
     .composite = true},
    {.schema = "var.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool "
               "keepdim=False) -> Tensor",
     .node = "VarBackward0",
     .forward = kernel<&var>,
     .grads = {{"self", "self dim correction keepdim", var_correction_gradient}},
     .out = "correction_out"},
    {.schema = "std(Tensor self, bool unbiased=True) -> Tensor",
     .forward = kernel<&spread_all<"std.correction">>,
     .composite = true},
    {.schema =
         "std.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor",
     .forward = kernel<&spread_dim<"std.correction">>,
     .out = "out",
     .composite = true},
    {.schema = "std.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool "
               "keepdim=False) -> Tensor",
     .node = "StdBackward0",
     .forward = kernel<&std_>,
     .grads = {{"self", "self dim correction keepdim result", std_correction_gradient}},
     .out = "correction_out"},
    {.schema = "var_mean(Tensor self, bool unbiased=True) -> (Tensor, Tensor)",
     .forward = kernel<&spread_mean_all<"var_mean.correction">>,
     .composite = true},
    {.schema = "var_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> "
               "(Tensor, Tensor)",
     .forward = kernel<&spread_mean_dim<"var_mean.correction">>,
     .composite = true},
    {.schema =
         "var_mean.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool "
         "keepdim=False) -> (Tensor, Tensor)",
     .node = "VarMeanBackward0",
     .forward = kernel<&var_mean>,
     .grads = {{"self", "self dim correction keepdim", var_mean_gradient}},
     .own_conj = true},
    {.schema = "std_mean(Tensor self, bool unbiased=True) -> (Tensor, Tensor)",
     .forward = kernel<&spread_mean_all<"std_mean.correction">>,
     .composite = true},
    {.schema = "std_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> "
               "(Tensor, Tensor)",
     .forward = kernel<&spread_mean_dim<"std_mean.correction">>,
     .composite = true},
    {.schema =
         "std_mean.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool "
         "keepdim=False) -> (Tensor, Tensor)",
     .node = "StdMeanBackward0",
     .forward = kernel<&std_mean>,
     .grads = {{"self", "self dim correction keepdim result", std_mean_gradient}},
     .own_conj = true},

    {.schema = "max(Tensor self) -> Tensor",
     .node = "MaxBackward1",
     .forward = kernel<&extreme<true>>,
     .grads = {{"self", "self result", shared_gradient}},
     .out = "unary_out",
     .out_dtype = kCanCast},
    {.schema =
         "max.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)",
     .node = "MaxBackward0",
     .forward = kernel<&extreme_dim<true>>,
     .grads = {{"self", "dim indices keepdim", picked_gradient}},
     .out = "dim_max",
     .out_dtype = kSameDType},
    {.schema = "max.other(Tensor self, Tensor other) -> Tensor",
     .forward = kernel<&extreme_other<"maximum">>,
     .out = "out",
     .composite = true},
    {.schema = "min(Tensor self) -> Tensor",
     .node = "MinBackward1",
     .forward = kernel<&extreme<false>>,
     .grads = {{"self", "self result", shared_gradient}},
     .out = "unary_out",
     .out_dtype = kCanCast},
    {.schema =
         "min.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)",
     .node = "MinBackward0",
     .forward = kernel<&extreme_dim<false>>,
     .grads = {{"self", "dim indices keepdim", picked_gradient}},
     .out = "dim_min",
     .out_dtype = kSameDType},
    {.schema = "min.other(Tensor self, Tensor other) -> Tensor",
     .forward = kernel<&extreme_other<"minimum">>,
     .out = "out",
     .composite = true},
    {.schema = "amax(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor",
     .node = "AmaxBackward0",
     .forward = kernel<&amax<true>>,
     .grads = {{"self", "self dim keepdim result", amax_gradient}},
     .out = "out",
     .out_dtype = kInputDType},
    {.schema = "amin(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor",
     .node = "AminBackward0",
     .forward = kernel<&amax<false>>,
     .grads = {{"self", "self dim keepdim result", amax_gradient}},
     .out = "out",
     .out_dtype = kInputDType},
    {.schema = "hash_tensor(Tensor self, int[1] dim=[], *, bool keepdim=False, int mode=0) -> "
               "Tensor",
     .forward = kernel<&hash_tensor>,
     .out = "out",
     .out_dtype = {"Expected result to be of dtype uint64, but got {Out}", OutDType::Same}},
    {.schema = "aminmax(Tensor self, *, int? dim=None, bool keepdim=False) -> (Tensor min, Tensor "
               "max)",
     .node = "AminmaxBackward0",
     .forward = kernel<&aminmax>,
     .grads = {{"self", "self dim keepdim min max", aminmax_gradient}},
     .out = "out",
     .out_dtype = kSameDType},
    {.schema = "argmax(Tensor self, int? dim=None, bool keepdim=False) -> Tensor",
     .forward = kernel<&arg_extreme<true>>,
     .out = "out",
     .out_dtype = kSameDType},
    {.schema = "argmin(Tensor self, int? dim=None, bool keepdim=False) -> Tensor",
     .forward = kernel<&arg_extreme<false>>,
     .out = "out",
     .out_dtype = kSameDType},

    {.schema = "all(Tensor self) -> Tensor",
     .forward = kernel<&test<true>>,
     .out = "all_out",
     .out_dtype = kAllDType},
    {.schema = "all.dim(Tensor self, int dim, bool keepdim=False) -> Tensor",
     .forward = kernel<&test_dim<true>>,
     .out = "out",
     .out_dtype = kAllDType},
    {.schema = "all.dims(Tensor self, int[]? dim=None, bool keepdim=False) -> Tensor",
     .forward = kernel<&test_dims<true>>,
     .out = "dims_out",
     .out_dtype = kAllDType},
    {.schema = "any(Tensor self) -> Tensor",
     .forward = kernel<&test<false>>,
     .out = "all_out",
     .out_dtype = kAnyDType},
    {.schema = "any.dim(Tensor self, int dim, bool keepdim=False) -> Tensor",
     .forward = kernel<&test_dim<false>>,
     .out = "out",
     .out_dtype = kAnyDType},
    {.schema = "any.dims(Tensor self, int[]? dim=None, bool keepdim=False) -> Tensor",
     .forward = kernel<&test_dims<false>>,
     .out = "dims_out",
     .out_dtype = kAnyDType},
    {.schema = "count_nonzero.dim_IntList(Tensor self, int[] dim) -> Tensor",
     .forward = kernel<&count_nonzero_dims>},
    {.schema = "count_nonzero(Tensor self, int? dim=None) -> Tensor",
     .forward = kernel<&count_nonzero_dim>},

    {.schema =
         "nansum(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) "
         "-> Tensor",
     .node = "NansumBackward0",
     .forward = kernel<&nansum>,
     .grads = {{"self", "self dim keepdim", nansum_gradient}},
     .out = "out",
     .out_dtype = {"\"nansum_cpu\" not implemented for '{Out}'", OutDType::Castable,
                   ErrorType::NotImplemented}},
    {.schema = "nanmean(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? "
               "dtype=None) -> Tensor",
     .forward = kernel<&nanmean>,
     .out = "out",
     .out_dtype = {"\"nansum_cpu\" not implemented for '{Out}'", OutDType::Castable,
                   ErrorType::NotImplemented},
     .composite = true},
};
static_assert(valid(kOps), "an operator's schema disagrees with its kernel or its derivative");

}  // namespace

OpTable reduction_ops() { return kOps; }

}  // namespace tg
