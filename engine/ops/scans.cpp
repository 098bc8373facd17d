// Running sums, products and extremes along a dim.
#include <cmath>

#include "kernels/reduce.h"
#include "ops/reduced.h"
#include "ops/selection.h"

namespace tg {
namespace {

Tensor zeros(const Ints& sizes, DType dtype) { return call<"zeros">(sizes, dtype); }
template <void (*Scan)(const Tensor&, const Tensor&, int64_t), FixedString Name>
Tensor scanned(Destination& to, const Tensor& self, int64_t dim, const OptionalType& dtype) {
  dim = wrap_dim(dim, self.dim());
  DType type = sum_type(to, self, dtype);
  if ((type == DType::Bool || is_wide_unsigned(type)) && self.dim() > 0 && self.numel() > 0)
    fail_not_implemented(Name.text, type);
  DType wide = is_integral(type) ? DType::Int64 : type;
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
  check_as(ErrorType::Index, self.dim() > 0 || dim == 0 || dim == -1, Largest ? "cummax" : "cummin",
           "(): Expected reduction dim -1 or 0 for scalar but got ", dim);
  dim = wrap_dim(dim, self.dim());
  if (is_complex(self.dtype()))
    fail_not_implemented(Largest ? "cummax_cpu" : "cummin_cpu", self.dtype());
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
  auto reversed = [&](const Tensor& t) {
    return flip(call<"logcumsumexp">(flip(t, dim), dim), dim);
  };
  // Complex logarithms need no parting by sign.
  if (is_complex(s.grad.dtype())) return call<"exp">(reversed(call<"log">(s.grad) - result) + self);
  Tensor log_grad = call<"log">(call<"abs">(s.grad));
  Tensor nothing = call<"full_like">(s.grad, -INFINITY);
  auto part = [&](const Tensor& mask) {
    Tensor masked = call<"where.self">(mask, log_grad, nothing);
    return call<"exp">(reversed(masked - result) + self);
  };
  return part(call<"gt.Scalar">(s.grad, 0)) - part(call<"lt.Scalar">(s.grad, 0));
}

constexpr OutDType kScanDType = {"expected scalar_type {Result} but found {Out}", OutDType::Same};

constexpr Op kOps[] = {
    {.schema = "cumsum(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor",
     .node = "CumsumBackward0",
     .forward = kernel<&scanned<scan_sum, "cumsum_out_cpu">>,
     .grads = {{"self", "dim", cumsum_gradient}},
     .inplace = true,
     .out = "out",
     .overlap = Overlap::SameElements},
    {.schema = "cumprod(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor",
     .node = "CumprodBackward0",
     .forward = kernel<&scanned<scan_product, "cumprod_out_cpu">>,
     .grads = {{"self", "self dim result", cumprod_gradient}},
     .inplace = true,
     .out = "out",
     .overlap = Overlap::SameElements},
    {.schema = "cummax(Tensor self, int dim) -> (Tensor values, Tensor indices)",
     .node = "CummaxBackward0",
     .forward = kernel<&cumulative_extreme<true>>,
     .grads = {{"self", "dim indices self", cumulative_extreme_gradient}},
     .out = "out",
     .out_dtype = kScanDType},
    {.schema = "cummin(Tensor self, int dim) -> (Tensor values, Tensor indices)",
     .node = "CumminBackward0",
     .forward = kernel<&cumulative_extreme<false>>,
     .grads = {{"self", "dim indices self", cumulative_extreme_gradient}},
     .out = "out",
     .out_dtype = kScanDType},
    {.schema = "logcumsumexp(Tensor self, int dim) -> Tensor",
     .node = "LogcumsumexpBackward0",
     .forward = kernel<&logcumsumexp>,
     .grads = {{"self", "self dim result", logcumsumexp_gradient}},
     .out = "out",
     .out_dtype = kScanDType,
     .overlap = Overlap::SameElements},
};
static_assert(valid(kOps), "an operator's schema disagrees with its kernel or its derivative");

}  // namespace

OpTable scans_ops() { return kOps; }

}  // namespace tg
