// The memory of NumPy's arrays: their strides may be negative, and what is written may be part of
// what is read.
#pragma once

#include <optional>

#include "core/tensor.h"

namespace tg::numpy {

/// The bytes of its storage that a tensor reaches, from the first to behind the last; strides may
/// be negative.
struct Extent {
  int64_t first, end;
};
Extent extent(const Tensor& t);

/// Another tensor over the memory of `holder`, with its version counter. Its strides may be
/// negative. ValueError where it reaches outside of the storage.
Tensor strided(const Tensor& holder, const Ints& sizes, const Ints& strides, int64_t offset,
               std::optional<DType> dtype);

/// Whether the extents of two tensors meet.
bool may_share_memory(const Tensor& a, const Tensor& b);

/// Writes the elements of `from`, broadcast and converted, as if all of them were read first.
void assign(const Tensor& to, const Tensor& from);

}  // namespace tg::numpy
