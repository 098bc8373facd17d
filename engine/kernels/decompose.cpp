#include "kernels/decompose.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "kernels/eigen.h"

namespace tg {
namespace {

template <class F>
void each_matrix(const Tensor& a, F&& f) {
  dispatch_floating(a.dtype(), "linalg", [&]<class T>() {
    for (int64_t i = 0, n = batch_count(a); i < n; ++i) f.template operator()<T>(i);
  });
}

// A 0-d or batch entry of a tensor with one element a matrix.
template <class T>
T& entry(const Tensor& t, int64_t index) {
  return t.data<T>()[batch_offset(t, index, 0)];
}

// Gaussian elimination with partial pivoting, as LAPACK's getrf lays the factors out.
template <class T>
int32_t eliminate(MatrixMap<T> m, int32_t* pivots) {
  auto rows = m.rows(), cols = m.cols(), steps = std::min(rows, cols);
  int32_t info = 0;
  for (Eigen::Index k = 0; k < steps; ++k) {
    Eigen::Index best;
    m.col(k).tail(rows - k).cwiseAbs().maxCoeff(&best);
    best += k;
    pivots[k] = int32_t(best + 1);
    if (best != k) m.row(k).swap(m.row(best));
    if (m(k, k) == T(0)) {
      if (info == 0) info = int32_t(k + 1);
      continue;
    }
    for (Eigen::Index i = k + 1; i < rows; ++i) {
      T factor = m(i, k) /= m(k, k);
      if (factor != T(0)) m.row(i).tail(cols - k - 1) -= factor * m.row(k).tail(cols - k - 1);
    }
  }
  return info;
}

int32_t* pivots_of(const Tensor& pivots, int64_t index) {
  return pivots.data<int32_t>() + batch_offset(pivots, index, 1);
}

}  // namespace

void factor_lu(const Tensor& lu, const Tensor& pivots, const Tensor& info, const Tensor& a) {
  each_matrix(a, [&]<class T>(int64_t i) {
    auto out = matrix<T>(lu, i);
    out = matrix<T>(a, i);
    int32_t bad = eliminate<T>(out, pivots_of(pivots, i));
    if (info.defined()) entry<int32_t>(info, i) = bad;
  });
}

void invert(const Tensor& inverse, const Tensor& info, const Tensor& a) {
  each_matrix(a, [&]<class T>(int64_t i) {
    Matrix<T> copy = matrix<T>(a, i);
    std::vector<int32_t> pivots(size_t(copy.rows()));
    MatrixMap<T> map(copy.data(), copy.rows(), copy.cols(),
                     Eigen::Stride<Eigen::Dynamic, Eigen::Dynamic>(copy.rows(), 1));
    int32_t bad = eliminate<T>(map, pivots.data());
    entry<int32_t>(info, i) = bad;
    auto out = matrix<T>(inverse, i);
    if (bad)
      out.setZero();
    else
      out = Matrix<T>(matrix<T>(a, i).partialPivLu().inverse());
  });
}

void determinant_of_lu(const Tensor& sign, const Tensor& log_abs, const Tensor& lu,
                       const Tensor& pivots) {
  each_matrix(lu, [&]<class T>(int64_t i) {
    auto m = matrix<T>(lu, i);
    T s = 1, log = 0;
    for (Eigen::Index k = 0; k < m.rows(); ++k) {
      T d = m(k, k);
      if (pivots_of(pivots, i)[k] != k + 1) s = -s;
      s *= d > 0 ? T(1) : d < 0 ? T(-1) : T(0);
      log += std::log(std::abs(d));
    }
    entry<T>(sign, i) = s;
    entry<T>(log_abs, i) = log;
  });
}

void product_of_lu(const Tensor& det, const Tensor& lu, const Tensor& pivots) {
  each_matrix(lu, [&]<class T>(int64_t i) {
    auto m = matrix<T>(lu, i);
    T product = 1;
    for (Eigen::Index k = 0; k < m.rows(); ++k)
      product *= pivots_of(pivots, i)[k] != k + 1 ? -m(k, k) : m(k, k);
    entry<T>(det, i) = product;
  });
}

void cofactors(const Tensor& out, const Tensor& a) {
  each_matrix(a, [&]<class T>(int64_t i) {
    auto m = matrix<T>(a, i);
    auto n = m.rows();
    for (Eigen::Index r = 0; r < n; ++r)
      for (Eigen::Index c = 0; c < n; ++c) {
        Matrix<T> minor(n - 1, n - 1);
        for (Eigen::Index y = 0; y < n - 1; ++y)
          for (Eigen::Index x = 0; x < n - 1; ++x) minor(y, x) = m(y + (y >= r), x + (x >= c));
        T d = n == 1 ? T(1) : minor.determinant();
        matrix<T>(out, i)(r, c) = (r + c) % 2 ? -d : d;
      }
  });
}

void solve_matrices(const Tensor& x, const Tensor& a, const Tensor& b) {
  each_matrix(x, [&]<class T>(int64_t i) {
    matrix<T>(x, i) = Matrix<T>(matrix<T>(a, i).partialPivLu().solve(matrix<T>(b, i)));
  });
}

void solve_triangular_matrices(const Tensor& x, const Tensor& a, const Tensor& b, bool upper,
                               bool unit) {
  each_matrix(x, [&]<class T>(int64_t i) {
    Matrix<T> m = matrix<T>(a, i), right = matrix<T>(b, i);
    if (upper && unit)
      m.template triangularView<Eigen::UnitUpper>().solveInPlace(right);
    else if (upper)
      m.template triangularView<Eigen::Upper>().solveInPlace(right);
    else if (unit)
      m.template triangularView<Eigen::UnitLower>().solveInPlace(right);
    else
      m.template triangularView<Eigen::Lower>().solveInPlace(right);
    matrix<T>(x, i) = right;
  });
}

void factor_cholesky(const Tensor& l, const Tensor& info, const Tensor& a) {
  each_matrix(a, [&]<class T>(int64_t i) {
    auto from = matrix<T>(a, i);
    auto out = matrix<T>(l, i);
    auto n = from.rows();
    out.setZero();
    int32_t bad = 0;
    for (Eigen::Index c = 0; c < n && !bad; ++c) {
      T d = from(c, c) - out.row(c).head(c).squaredNorm();
      if (!(d > 0)) {
        bad = int32_t(c + 1);
        break;
      }
      out(c, c) = std::sqrt(d);
      for (Eigen::Index r = c + 1; r < n; ++r)
        out(r, c) = (from(r, c) - out.row(r).head(c).dot(out.row(c).head(c))) / out(c, c);
    }
    entry<int32_t>(info, i) = bad;
  });
}

void factor_qr(const Tensor& q, const Tensor& r, const Tensor& a) {
  each_matrix(a, [&]<class T>(int64_t i) {
    Eigen::HouseholderQR<Matrix<T>> qr(matrix<T>(a, i));
    auto upper = matrix<T>(r, i);
    upper.setZero();
    for (Eigen::Index y = 0; y < upper.rows(); ++y)
      for (Eigen::Index x = y; x < upper.cols() && y < qr.matrixQR().rows(); ++x)
        upper(y, x) = qr.matrixQR()(y, x);
    if (q.defined())
      matrix<T>(q, i) = qr.householderQ() * Matrix<T>::Identity(q.size(-2), q.size(-1));
  });
}

void factor_svd(const Tensor& u, const Tensor& s, const Tensor& vh, const Tensor& a) {
  each_matrix(a, [&]<class T>(int64_t i) {
    Matrix<T> m = matrix<T>(a, i);
    unsigned options = 0;
    if (u.defined()) {
      bool full = u.size(-1) == u.size(-2) && vh.size(-1) == vh.size(-2);
      options = full ? Eigen::ComputeFullU | Eigen::ComputeFullV
                     : Eigen::ComputeThinU | Eigen::ComputeThinV;
    }
    Eigen::JacobiSVD<Matrix<T>> svd(m, options);
    vector<T>(s, i) = svd.singularValues();
    if (!u.defined()) return;
    matrix<T>(u, i) = svd.matrixU();
    matrix<T>(vh, i) = svd.matrixV().transpose();
  });
}

void factor_eigh(const Tensor& values, const Tensor& vectors, const Tensor& a, bool upper) {
  each_matrix(a, [&]<class T>(int64_t i) {
    Matrix<T> m = matrix<T>(a, i);
    if (upper) m.transposeInPlace();
    Eigen::SelfAdjointEigenSolver<Matrix<T>> solver(
        m, vectors.defined() ? Eigen::ComputeEigenvectors : Eigen::EigenvaluesOnly);
    vector<T>(values, i) = solver.eigenvalues();
    if (vectors.defined()) matrix<T>(vectors, i) = solver.eigenvectors();
  });
}

}  // namespace tg
