// Products of strided matrices and vectors.
#pragma once

#include "core/tensor.h"

namespace tg {

/// `count` matrices in one block of memory; strides are counted in elements and may be 0.
struct Matrices {
  std::byte* data = nullptr;
  int64_t rows = 0, cols = 0, row_stride = 0, col_stride = 0;
  int64_t count = 1, count_stride = 0;
};

/// The matrix in a 2-d tensor, or those in a 3-d one; a 1-d one is a column.
Matrices matrices_of(const Tensor& t);
Matrices transposed(Matrices m);

/// How products of float32 enter sums. Of many (tile::kLarge) both are fused where that is an
/// instruction and rounded where it is not; of less the bits are the same everywhere.
enum class Products {
  Rounded,  ///< As in the reference BLAS behind PyTorch's recorded digits.
  Exact,    ///< By fused multiply-adds, as in PyTorch's convolutions.
};

/// c = a b for every one of c.count matrices. The shapes must agree; c overlaps neither operand.
/// An element is one sum in the order of the inner dim; `accumulate` starts it from what is in c.
/// NotImplementedError names `kernel` for bool.
void multiply(DType dtype, const Matrices& a, const Matrices& b, const Matrices& c,
              const char* kernel, bool accumulate = false, Products products = Products::Rounded);

/// to = beta self + alpha to. `self` has the sizes and dtype of `to`; beta 0 does not look at it.
void scale_and_add(const Tensor& to, const Tensor& self, const Scalar& beta, const Scalar& alpha);

}  // namespace tg
