// Index tensors as offsets to elements, and results that begin as a copy of the input.
#pragma once

#include "core/view_geometry.h"
#include "kernels/copy.h"
#include "kernels/index.h"
#include "op/functions.h"
#include "op/promotion.h"

namespace tg {

inline Tensor part(const Tensor& of, Geometry g) { return alias(of, std::move(g), true); }

/// The result of an operator that changes a few elements: it begins as `self`, which in the
/// in-place form is its own memory.
inline Tensor begin_with(Destination& to, const Tensor& self, const Ints& strides) {
  Tensor out = to.output(self.sizes(), strides, self.dtype());
  if (!out.is(self)) copy_elements(out, self);
  return out;
}
inline Tensor begin_with(Destination& to, const Tensor& self) {
  return begin_with(to, self, dense_strides(self.geometry()));
}
/// The same for those that write even into a tensor whose elements share memory.
inline Tensor begin_anywhere(Destination& to, const Tensor& self) {
  return to.tensor().defined() && to.tensor().is(self) ? self : begin_with(to, self);
}
inline Tensor begin_packed(Destination& to, const Tensor& self) {
  return begin_with(to, self, contiguous_strides(self.sizes()));
}

inline bool is_index(DType d) { return d == DType::Int64 || d == DType::Int32; }
inline bool is_mask(DType d) { return d == DType::Bool || d == DType::UInt8; }

inline Tensor as_int64(const Tensor& t) { return cast_operand(t, DType::Int64); }

/// The offsets to which indices along a dim lead. `outside(i)` raises the error for an index.
template <class F>
Tensor offsets_of(const Tensor& index, int64_t size, int64_t stride, bool negative, F&& outside) {
  Tensor from = as_int64(index);
  Tensor out = empty_strided(from.sizes(), dense_strides(from.geometry()), DType::Int64);
  write_offsets(out, from, size, stride, negative, outside);
  return out;
}

/// Where the elements that indices name lie.
struct Indexing {
  /// self as if it had the sizes of the result, standing still along the dims of the indices
  Tensor base;
  /// from there to the elements, broadcasting to these sizes
  Tensor offsets;
};

/// A 0-d tensor as one of a single element.
inline Geometry at_least_1d(const Geometry& g) {
  return g.dim() > 0 ? g : Geometry{{1}, {1}, g.offset};
}

inline Tensor expanded_to(const Tensor& t, const Ints& sizes) {
  return part(t, expanded(t.geometry(), sizes));
}

}  // namespace tg
