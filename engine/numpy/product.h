// Products of matrices as the reference BLAS computes them, which NumPy calls here: the terms of an
// element are added one after the other, each rounded.
#pragma once

#include "core/tensor.h"

namespace tg::numpy {

/// a (b, n, k) times b (b, k, m), float32 or float64 of one dtype, with any strides: packed
/// (b, n, m).
Tensor product(const Tensor& a, const Tensor& b);

}  // namespace tg::numpy
