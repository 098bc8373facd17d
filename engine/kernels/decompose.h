// Matrix decompositions by Eigen, one matrix of a batch at a time. Results are given, of the
// shapes that the comments name; m by n is the shape of one matrix.
#pragma once

#include "core/tensor.h"

namespace tg {

/// Inverses, and for each an int32 `info`: 0, or the position from 1 of the first zero pivot.
void invert(const Tensor& inverse, const Tensor& info, const Tensor& a);
/// The packed LU factors, pivots from 1 (int32), and `info` as above if defined.
void factor_lu(const Tensor& lu, const Tensor& pivots, const Tensor& info, const Tensor& a);
/// Sign and log of the absolute value of the determinant, from the factors.
void determinant_of_lu(const Tensor& sign, const Tensor& log_abs, const Tensor& lu,
                       const Tensor& pivots);
/// Determinants from the factors.
void product_of_lu(const Tensor& det, const Tensor& lu, const Tensor& pivots);
/// Transposed cofactor matrices, for the gradient of a singular matrix's determinant.
void cofactors(const Tensor& out, const Tensor& a);
/// x with a x = b, for b of n by k.
void solve_matrices(const Tensor& x, const Tensor& a, const Tensor& b);
/// x with a x = b where a is triangular.
void solve_triangular_matrices(const Tensor& x, const Tensor& a, const Tensor& b, bool upper,
                               bool unit);
/// Lower factor; `info` is the order of the first minor that is not positive, or 0.
void factor_cholesky(const Tensor& l, const Tensor& info, const Tensor& a);
/// q of m by k and r of k by n; k from q's shape.
void factor_qr(const Tensor& q, const Tensor& r, const Tensor& a);
/// u and vh may be undefined; s of min(m, n), descending.
void factor_svd(const Tensor& u, const Tensor& s, const Tensor& vh, const Tensor& a);
/// Of symmetric matrices, of which the lower (or upper) half is read; values ascending.
void factor_eigh(const Tensor& values, const Tensor& vectors, const Tensor& a, bool upper);

}  // namespace tg
