// Matrices of a batch as Eigen sees them; the only place where its types meet ours.
#pragma once

#include <Eigen/Dense>

#include "core/tensor.h"

namespace tg {

template <class T>
using Matrix = Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic>;
template <class T>
using MatrixMap = Eigen::Map<Matrix<T>, 0, Eigen::Stride<Eigen::Dynamic, Eigen::Dynamic>>;

/// Number of matrices in a batch: the product of all sizes but the last two.
inline int64_t batch_count(const Tensor& t) {
  int64_t n = 1;
  for (int64_t d = 0; d + 2 < t.dim(); ++d) n *= t.sizes()[size_t(d)];
  return n;
}

/// Elements from the first to those of matrix `index` (of the last `inner` dims), row-major
/// batches.
inline int64_t batch_offset(const Tensor& t, int64_t index, int64_t inner) {
  int64_t offset = 0;
  for (int64_t d = t.dim() - inner - 1; d >= 0; --d) {
    int64_t size = t.sizes()[size_t(d)];
    offset += index % size * t.strides()[size_t(d)];
    index /= size;
  }
  return offset;
}

/// Matrix `index` of the batch, in place. Solvers must write to a Matrix of their own instead:
/// Eigen 5 writes past a map of such strides.
template <class T>
MatrixMap<T> matrix(const Tensor& t, int64_t index) {
  int64_t rows = t.size(-2), cols = t.size(-1);
  return MatrixMap<T>(t.data<T>() + batch_offset(t, index, 2), rows, cols,
                      Eigen::Stride<Eigen::Dynamic, Eigen::Dynamic>(t.stride(-1), t.stride(-2)));
}

/// Vector `index` of a batch of vectors, in place.
template <class T>
auto vector(const Tensor& t, int64_t index) {
  return Eigen::Map<Eigen::Matrix<T, Eigen::Dynamic, 1>, 0, Eigen::InnerStride<>>(
      t.data<T>() + batch_offset(t, index, 1), t.size(-1), Eigen::InnerStride<>(t.stride(-1)));
}

}  // namespace tg
