// Distances between the rows of two matrices.
#pragma once

#include "core/tensor.h"

namespace tg {

/// The p-norms (p >= 0) of all differences between rows of a (…, m, k) and of b (…, n, k), into
/// (…, m, n). All are packed and of one dtype, float32 or float64.
void distances(const Tensor& out, const Tensor& a, const Tensor& b, double p);

}  // namespace tg
