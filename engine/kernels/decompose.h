// Matrix decompositions, one matrix of a batch at a time, by what lapack.h and its neighbours have.
// Results are given, of the shapes that the comments name; m by n is the shape of one matrix.
#pragma once

#include "core/tensor.h"

namespace tg {

/// The packed LU factors, pivots from 1 (int32), and `info` if defined: 0, or the position from 1
/// of the first zero pivot.
void factor_lu(const Tensor& lu, const Tensor& pivots, const Tensor& info, const Tensor& a);
/// b becomes x with a x = b, or with a's transpose, or with the conjugates of these, from the
/// factors.
void solve_lu(const Tensor& b, const Tensor& lu, const Tensor& pivots, bool transposed,
              bool conjugated = false);
/// Sign and log of the absolute value of the determinant, from the factors.
void determinant_of_lu(const Tensor& sign, const Tensor& log_abs, const Tensor& lu,
                       const Tensor& pivots);
/// Determinants from the factors.
void product_of_lu(const Tensor& det, const Tensor& lu, const Tensor& pivots);
/// The permutations, of m by m, that pivots stand for.
void permutations_of(const Tensor& p, const Tensor& pivots);
/// Transposed cofactor matrices, for the gradient of a singular matrix's determinant.
void cofactors(const Tensor& out, const Tensor& a);
/// b becomes x with a x = b where a, or its conjugate, is triangular.
void solve_triangular_matrices(const Tensor& b, const Tensor& a, bool upper, bool unit,
                               bool conjugated = false);
/// One triangle of a becomes its factor; `info` is the order of the first minor that is not
/// positive, or 0.
void factor_cholesky(const Tensor& a, const Tensor& info, bool upper);
/// The inverse of what has the factor given; `info` as for LU.
void invert_cholesky(const Tensor& inverse, const Tensor& info, const Tensor& factor, bool upper);
/// The lower triangle of a symmetric (or Hermitian) a becomes L and D, with pivots that are
/// negative for blocks of two; `info` as for LU.
void factor_ldl(const Tensor& a, const Tensor& pivots, const Tensor& info, bool hermitian);
/// b becomes x with a x = b, from those.
void solve_ldl(const Tensor& b, const Tensor& ld, const Tensor& pivots, bool hermitian);

/// a becomes R and, below it, the reflectors whose factors tau holds.
void factor_qr(const Tensor& a, const Tensor& tau);
/// a, which holds reflectors, becomes the columns of their product.
void expand_reflectors(const Tensor& a, const Tensor& tau);
/// c becomes Q c, or c Q, or with Q's adjoint.
void multiply_by_reflectors(const Tensor& c, const Tensor& reflectors, const Tensor& tau, bool left,
                            bool transposed);

/// u and vh may be undefined; s of min(m, n), descending. False where it does not converge.
bool factor_svd(const Tensor& u, const Tensor& s, const Tensor& vh, const Tensor& a);
/// Of symmetric matrices, of which the lower (or upper) half is read; values ascending, vectors may
/// be undefined. False where it does not converge.
bool factor_eigh(const Tensor& values, const Tensor& vectors, const Tensor& a, bool upper);
/// Complex eigenvalues of any square matrices, with vectors of norm 1, which may be undefined.
/// False where it does not converge.
bool factor_eig(const Tensor& values, const Tensor& vectors, const Tensor& a);

/// The first n rows of x, of max(m, n) by k, become the solution of least squares and of least
/// norm. `rank` and `singular` may be undefined: then full rank is assumed, and rows from n on are
/// what is left of b.
void solve_least_squares(const Tensor& x, const Tensor& rank, const Tensor& singular,
                         const Tensor& a, double rcond);
/// The exponentials of matrices, by polynomials of Taylor's kind (Bader, Blanes, Casas 2019).
void exponentials(const Tensor& out, const Tensor& a);

}  // namespace tg
