// What reductions have in common: the dims that go, the shape that stays, and the way back.
#pragma once

#include "kernels/reduce.h"
#include "op/functions.h"
#include "op/promotion.h"

namespace tg {

using OptionalDims = std::optional<Ints>;
using OptionalType = std::optional<DType>;

inline Dims reduced(const Tensor& t, const OptionalDims& dims) {
  return dims_of(dims ? *dims : Ints(), t.dim());
}
inline Dims reduced(const Tensor& t, int64_t dim) { return dims_of(Ints{dim}, t.dim()); }

inline Tensor result_of(const Tensor& t, const Dims& dims, bool keepdim, DType dtype) {
  return empty(reduced_sizes(t.sizes(), dims, keepdim), dtype);
}

/// A reduced tensor with its lost dims back as 1.
inline Tensor restored(Tensor t, const Ints& sizes, const Dims& dims, bool keepdim) {
  if (keepdim) return t;
  for (size_t d = 0; d < sizes.size(); ++d)
    if (dims[d]) t = call<"unsqueeze">(t, int64_t(d));
  return t;
}
inline Ints saved_dims(const Saved& s) { return s.get<OptionalDims>("dim").value_or(Ints()); }
/// The same for a gradient row whose operator has parameters `dim` and `keepdim`.
inline Tensor restored(const Saved& s, const Tensor& t) {
  const Ints& sizes = s.sizes("self");
  return restored(t, sizes, dims_of(saved_dims(s), int64_t(sizes.size())), s.flag("keepdim"));
}

inline Tensor without(const Tensor& t, const Tensor& mask) {
  return call<"masked_fill.Scalar">(t, mask, 0);
}
inline Tensor sum_over(const Tensor& t, const Ints& dims) {
  return call<"sum.dim_IntList">(t, dims, true);
}
inline Tensor flip(const Tensor& t, int64_t dim) { return call<"flip">(t, Ints{dim}); }
/// The dtype given, that of what is written to, or the one that holds sums of the elements.
inline DType sum_type(Destination& to, const Tensor& t, const OptionalType& dtype) {
  if (!dtype && to.tensor().defined()) return to.tensor().dtype();
  return dtype ? *dtype : is_integral(t.dtype()) ? DType::Int64 : t.dtype();
}

inline int64_t count_of(const Tensor& mask) { return item(call<"sum">(mask)).to<int64_t>(); }

}  // namespace tg
