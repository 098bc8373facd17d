// Sums of floats and int64, in cascades: rounding errors grow with the logarithm of the count.
#pragma once

#include "kernels/lanes.h"

namespace tg {

/// Sums float32, float64 or int64 over `dims` into a packed result of the same dtype, whose sizes
/// are reduced_sizes(t.sizes(), dims, …). Adds in the order in which PyTorch does on one thread, so
/// that float sums agree to the last bit.
void sum_elements(const Tensor& result, const Tensor& t, const Dims& dims);

}  // namespace tg
