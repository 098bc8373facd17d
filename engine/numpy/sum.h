// Sums as NumPy adds them up: in pairs of halves, down to blocks with eight running sums. Only the
// same order leaves the same last digit.
#pragma once

#include "core/tensor.h"

namespace tg::numpy {

/// The sum of n numbers, `stride` apart.
template <class T>
T pairwise_sum(const T* in, int64_t n, int64_t stride);

/// Sums float32 or float64 over `dims` into a packed tensor of the dims that stay. Strides may be
/// negative. `converted`: its elements have come from another dtype, which NumPy does in a buffer.
Tensor sum(const Tensor& t, const Ints& dims, bool converted);

}  // namespace tg::numpy
