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

/// c = a b for every one of c.count matrices. The shapes must agree; c overlaps neither operand.
/// `accumulate` adds to c what is there. NotImplementedError names `kernel` for bool.
void multiply(DType dtype, const Matrices& a, const Matrices& b, const Matrices& c,
              const char* kernel, bool accumulate = false);

/// to = beta self + alpha to. `self` has the sizes and dtype of `to`; beta 0 does not look at it.
void scale_and_add(const Tensor& to, const Tensor& self, const Scalar& beta, const Scalar& alpha);

}  // namespace tg
