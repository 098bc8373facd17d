#include "kernels/decompose.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

#include "kernels/copy.h"
#include "kernels/lapack_eigen.h"
#include "kernels/lapack_solve.h"

namespace tg {
namespace {

using lapack::Mat;
using lapack::Own;

/// Number of matrices in a batch: the product of all sizes but the last two.
int64_t batch_count(const Tensor& t) {
  int64_t n = 1;
  for (int64_t d = 0; d + 2 < t.dim(); ++d) n *= t.sizes()[size_t(d)];
  return n;
}

/// Elements from the first to those of matrix `index` (of the last `inner` dims), row-major
/// batches.
int64_t batch_offset(const Tensor& t, int64_t index, int64_t inner) {
  int64_t offset = 0;
  for (int64_t d = t.dim() - inner - 1; d >= 0; --d) {
    int64_t size = t.sizes()[size_t(d)];
    offset += index % size * t.strides()[size_t(d)];
    index /= size;
  }
  return offset;
}

/// A tensor as it is worked on. Complex numbers are, and what goes with them, in double precision:
/// one precision is half the code, and matrices of them are small. What was asked for in single
/// precision is written back at the end, where it is not only read. Not so where steps are repeated
/// until numbers are small: signs and phases, and even the order, depend on how many there were.
class Wide {
 public:
  enum Use { ReadAndWritten, Read };
  Wide(const Tensor& t, DType like, Use use = ReadAndWritten) : given_(t), tensor_(t) {
    if (like != DType::Complex64 || !t.defined()) return;
    DType dtype = t.dtype() == DType::Complex64 ? DType::Complex128
                  : t.dtype() == DType::Float32 ? DType::Float64
                                                : t.dtype();
    if (dtype == t.dtype()) return;
    tensor_ = empty(t.sizes(), dtype);
    copy_elements(tensor_, t);
    writes_ = use == ReadAndWritten;
  }
  explicit Wide(const Tensor& t, Use use = ReadAndWritten) : Wide(t, t.dtype(), use) {}
  Wide(const Wide&) = delete;
  Wide& operator=(const Wide&) = delete;
  ~Wide() {
    if (writes_) copy_elements(given_, tensor_);
  }
  operator const Tensor&() const { return tensor_; }
  const Tensor* operator->() const { return &tensor_; }

 private:
  Tensor given_, tensor_;
  bool writes_ = false;
};

/// The elements, with complex ones as lapack.h has them.
template <class T>
T* elements(const Tensor& t) {
  if constexpr (lapack::is_complex_number<T>)
    return reinterpret_cast<T*>(t.data<Complex<lapack::Real<T>>>());
  else
    return t.data<T>();
}

/// Matrix `index` of the batch, in place.
template <class T>
Mat<T> matrix(const Tensor& t, int64_t index) {
  return {elements<T>(t) + batch_offset(t, index, 2), t.size(-2), t.size(-1), t.stride(-2),
          t.stride(-1)};
}
/// Matrix `index` of what may be undefined.
template <class T>
Mat<T> optional_matrix(const Tensor& t, int64_t index) {
  return t.defined() ? matrix<T>(t, index) : Mat<T>{};
}
/// The start of row `index` of a batch of packed rows.
template <class T>
T* row(const Tensor& t, int64_t index) {
  return elements<T>(t) + batch_offset(t, index, 1);
}

/// f of each matrix's position in the batch, with the type of the elements; the kernel's name is
/// for the error for one that it lacks.
enum class Precision { Double, AsGiven };
template <Precision kComplex = Precision::Double, class F>
void each_matrix(const Tensor& a, const char* kernel, F&& f) {
  auto each = [&]<class T>() {
    for (int64_t i = 0, n = batch_count(a); i < n; ++i) f.template operator()<T>(i);
  };
  if (a.dtype() == DType::Complex128) return each.template operator()<lapack::Complex<double>>();
  if constexpr (kComplex == Precision::AsGiven)
    if (a.dtype() == DType::Complex64) return each.template operator()<lapack::Complex<float>>();
  dispatch_floating(a.dtype(), kernel, each);
}

// A 0-d or batch entry of a tensor with one element a matrix.
template <class T>
T& entry(const Tensor& t, int64_t index) {
  return elements<T>(t)[batch_offset(t, index, 0)];
}

}  // namespace

void factor_lu(const Tensor& lu_out, const Tensor& pivots, const Tensor& info,
               const Tensor& given) {
  Wide lu(lu_out), a(given, Wide::Read);
  each_matrix(a, "lu_cpu", [&]<class T>(int64_t i) {
    Mat<T> out = matrix<T>(lu, i);
    out.copy_from(matrix<T>(a, i));
    int32_t bad = lapack::factor_lu(out, row<int32_t>(pivots, i));
    if (info.defined()) entry<int32_t>(info, i) = bad;
  });
}

void solve_lu(const Tensor& right, const Tensor& factors, const Tensor& pivots, bool transposed,
              bool conjugated) {
  Wide b(right), lu(factors, Wide::Read);
  each_matrix(b, "linalg.lu_solve_cpu", [&]<class T>(int64_t i) {
    Mat<T> x = matrix<T>(b, i);
    if (conjugated) x.conjugate();
    lapack::solve_lu(matrix<T>(lu, i), row<int32_t>(pivots, i), x, transposed);
    if (conjugated) x.conjugate();
  });
}

void determinant_of_lu(const Tensor& sign_out, const Tensor& log_out, const Tensor& factors,
                       const Tensor& pivots) {
  Wide sign(sign_out), log_abs(log_out, factors.dtype()), lu(factors, Wide::Read);
  each_matrix(lu, "lu_cpu", [&]<class T>(int64_t i) {
    using R = lapack::Real<T>;
    Mat<T> m = matrix<T>(lu, i);
    T s = 1;
    R log = 0;
    for (int64_t k = 0; k < m.rows; ++k) {
      T d = m(k, k);
      R size = lapack::modulus(d);
      if (row<int32_t>(pivots, i)[k] != k + 1) s = -s;
      s *= size == 0 ? T(0) : d / size;
      log += std::log(size);
    }
    entry<T>(sign, i) = s;
    entry<R>(log_abs, i) = log;
  });
}

void product_of_lu(const Tensor& out, const Tensor& factors, const Tensor& pivots) {
  Wide det(out), lu(factors, Wide::Read);
  each_matrix(lu, "lu_cpu", [&]<class T>(int64_t i) {
    Mat<T> m = matrix<T>(lu, i);
    T product = 1, sign = 1;
    for (int64_t k = 0; k < m.rows; ++k) {
      product *= m(k, k);
      if (row<int32_t>(pivots, i)[k] != k + 1) sign = -sign;
    }
    entry<T>(det, i) = sign * product;
  });
}

void permutations_of(const Tensor& out, const Tensor& pivots) {
  Wide p(out);
  each_matrix(p, "unpack_pivots_cpu", [&]<class T>(int64_t i) {
    Mat<T> to = matrix<T>(p, i);
    to.set_identity();
    const int32_t* at = row<int32_t>(pivots, i);
    for (int64_t k = 0; k < pivots.size(-1); ++k)
      if (at[k] != k + 1) to.t().swap_rows(k, at[k] - 1);
  });
}

void cofactors(const Tensor& out, const Tensor& given) {
  Wide all(out), a(given, Wide::Read);
  each_matrix(a, "lu_cpu", [&]<class T>(int64_t i) {
    Mat<T> m = matrix<T>(a, i);
    int64_t n = m.rows;
    Own<T> minor(n - 1, n - 1);
    std::vector<int32_t> pivots(static_cast<size_t>(n));
    for (int64_t r = 0; r < n; ++r)
      for (int64_t c = 0; c < n; ++c) {
        for (int64_t y = 0; y < n - 1; ++y)
          for (int64_t x = 0; x < n - 1; ++x) minor.view(y, x) = m(y + (y >= r), x + (x >= c));
        lapack::factor_lu(minor.view, pivots.data());
        T d = (r + c) % 2 ? T(-1) : T(1);
        for (int64_t k = 0; k < n - 1; ++k)
          d *= pivots[size_t(k)] == k + 1 ? minor.view(k, k) : -minor.view(k, k);
        matrix<T>(all, i)(r, c) = d;
      }
  });
}

void solve_triangular_matrices(const Tensor& right, const Tensor& triangle, bool upper, bool unit,
                               bool conjugated) {
  Wide b(right), a(triangle, Wide::Read);
  each_matrix(b, "triangular_solve_cpu", [&]<class T>(int64_t i) {
    Mat<T> x = matrix<T>(b, i);
    if (conjugated) x.conjugate();
    lapack::solve_triangle(matrix<T>(a, i), x, upper, unit, lapack::Substitution::Descending);
    if (conjugated) x.conjugate();
  });
}

void factor_cholesky(const Tensor& given, const Tensor& info, bool upper) {
  Wide a(given);
  each_matrix(a, "cholesky_cpu", [&]<class T>(int64_t i) {
    Mat<T> m = matrix<T>(a, i);
    if (upper) m = m.t();
    entry<int32_t>(info, i) = lapack::factor_cholesky(m, upper);
    for (int64_t c = 0; c < m.cols; ++c)
      for (int64_t r = 0; r < c; ++r) m(r, c) = 0;
  });
}

void invert_cholesky(const Tensor& out, const Tensor& info, const Tensor& given, bool upper) {
  Wide inverse(out), factor(given, Wide::Read);
  each_matrix(factor, "cholesky_inverse_out_cpu", [&]<class T>(int64_t i) {
    Mat<T> l = matrix<T>(factor, i), to = matrix<T>(inverse, i);
    // The factor of the transposed matrix, whose inverse is the transposed one.
    if (upper) l = l.t(), to = to.t();
    int64_t n = l.rows;
    entry<int32_t>(info, i) = 0;
    for (int64_t k = n - 1; k >= 0; --k)
      if (l(k, k) == T(0)) entry<int32_t>(info, i) = int32_t(k + 1);
    Own<T> back(n, n);
    back.view.set_identity();
    lapack::solve_triangle(l, back.view, false, false);
    for (int64_t c = 0; c < n; ++c)
      for (int64_t r = c; r < n; ++r) {
        T sum = 0;
        for (int64_t k = r; k < n; ++k) sum += lapack::conj(back.view(k, r)) * back.view(k, c);
        to(r, c) = sum;
        to(c, r) = lapack::conj(sum);
      }
  });
}

void factor_ldl(const Tensor& given, const Tensor& pivots, const Tensor& info, bool hermitian) {
  Wide a(given);
  each_matrix(a, "ldl_factor_kernel_cpu", [&]<class T>(int64_t i) {
    entry<int32_t>(info, i) =
        lapack::factor_ldl(matrix<T>(a, i), row<int32_t>(pivots, i), hermitian);
  });
}

void solve_ldl(const Tensor& right, const Tensor& factors, const Tensor& pivots, bool hermitian) {
  Wide b(right), ld(factors, Wide::Read);
  each_matrix(b, "ldl_solve_kernel_cpu", [&]<class T>(int64_t i) {
    lapack::solve_ldl(matrix<T>(ld, i), row<int32_t>(pivots, i), matrix<T>(b, i), hermitian);
  });
}

void factor_qr(const Tensor& given, const Tensor& out) {
  Wide a(given), tau(out);
  each_matrix(a, "geqrf_cpu",
              [&]<class T>(int64_t i) { lapack::factor_qr(matrix<T>(a, i), row<T>(tau, i)); });
}

void expand_reflectors(const Tensor& given, const Tensor& factors) {
  Wide a(given), tau(factors, Wide::Read);
  each_matrix(a, "orgqr_cpu", [&]<class T>(int64_t i) {
    lapack::expand_reflectors(matrix<T>(a, i), tau->size(-1), row<T>(tau, i));
  });
}

void multiply_by_reflectors(const Tensor& given, const Tensor& vectors, const Tensor& factors,
                            bool left, bool transposed) {
  Wide c(given), reflectors(vectors, Wide::Read), tau(factors, Wide::Read);
  each_matrix(c, "ormqr_cpu", [&]<class T>(int64_t i) {
    // c Q is the adjoint of Qᴴ cᴴ.
    Mat<T> m = matrix<T>(c, i);
    if (!left) m.conjugate();
    lapack::multiply_by_reflectors(matrix<T>(reflectors, i), tau->size(-1), row<T>(tau, i),
                                   left ? m : m.t(), left == transposed,
                                   left ? lapack::Side::Left : lapack::Side::Right);
    if (!left) m.conjugate();
  });
}

bool factor_svd(const Tensor& u, const Tensor& s, const Tensor& vh, const Tensor& a) {
  bool converged = true;
  each_matrix<Precision::AsGiven>(a, "linalg_svd_cpu", [&]<class T>(int64_t i) {
    Own<T> copy(matrix<T>(a, i));
    converged = lapack::singular_values(copy.view, row<lapack::Real<T>>(s, i),
                                        optional_matrix<T>(u, i), optional_matrix<T>(vh, i)) &&
                converged;
  });
  return converged;
}

bool factor_eigh(const Tensor& values, const Tensor& vectors, const Tensor& a, bool upper) {
  bool converged = true;
  each_matrix<Precision::AsGiven>(a, "linalg_eigh_cpu", [&]<class T>(int64_t i) {
    Own<T> copy(matrix<T>(a, i));
    converged = lapack::symmetric_eigen(copy.view, upper, row<lapack::Real<T>>(values, i),
                                        optional_matrix<T>(vectors, i)) &&
                converged;
  });
  return converged;
}

bool factor_eig(const Tensor& values, const Tensor& vectors, const Tensor& a) {
  bool converged = true;
  each_matrix<Precision::AsGiven>(a, "linalg_eig_out_cpu", [&]<class T>(int64_t i) {
    using C = lapack::Complex<lapack::Real<T>>;
    Own<T> copy(matrix<T>(a, i));
    converged =
        lapack::general_eigen(copy.view, row<C>(values, i), optional_matrix<C>(vectors, i)) &&
        converged;
  });
  return converged;
}

void solve_least_squares(const Tensor& solution, const Tensor& rank, const Tensor& of_singular,
                         const Tensor& given, double rcond) {
  Wide x(solution), singular(of_singular, given.dtype()), a(given, Wide::Read);
  each_matrix(a, "lstsq_cpu", [&]<class T>(int64_t i) {
    using R = lapack::Real<T>;
    Own<T> copy(matrix<T>(a, i));
    Mat<T> m = copy.view, b = matrix<T>(x, i);
    int64_t rows = m.rows, cols = m.cols, least = std::min(rows, cols);
    if (!rank.defined()) {
      bool wide = rows < cols;
      Mat<T> tall = wide ? m.t() : m;
      std::vector<T> tau(static_cast<size_t>(least));
      lapack::factor_qr(tall, tau.data(), wide ? lapack::Side::Right : lapack::Side::Left);
      Mat<T> head = b.first(least, b.cols);
      if (wide) {
        // Of the transpose the reflectors are those of Q's conjugate.
        lapack::solve_triangle(m.first(least, least), head, false, false);
        b.from(least, 0).fill(T(0));
        b.conjugate();
        lapack::multiply_by_reflectors(tall, least, tau.data(), b);
        b.conjugate();
      } else {
        lapack::multiply_by_reflectors(tall, least, tau.data(), b, true);
        lapack::solve_triangle(m.first(least, least), head, true, false,
                               lapack::Substitution::Descending);
      }
      return;
    }
    Own<T> u(rows, least), vh(least, cols), inner(least, b.cols);
    std::vector<R> own(static_cast<size_t>(least));
    R* s = of_singular.defined() ? row<R>(singular, i) : own.data();
    lapack::singular_values(m, s, u.view, vh.view);
    int64_t& count = entry<int64_t>(rank, i);
    count = 0;
    while (count<least&& double(s[count])> rcond * double(s[0])) ++count;
    multiply(inner.view, u.view.t(), b.first(rows, b.cols), true);
    // What of b the columns do not reach is left below the solution.
    Own<T> rest(b.first(rows, b.cols)), reached(rows, b.cols);
    multiply(reached.view, u.view, inner.view);
    for (int64_t k = 0; k < least; ++k)
      for (int64_t j = 0; j < b.cols; ++j) inner.view(k, j) *= k < count ? R(1) / s[k] : R(0);
    multiply(b.first(cols, b.cols), vh.view.t(), inner.view, true);
    for (int64_t j = 0; j < b.cols && rows > cols; ++j) {
      R sum = 0;
      for (int64_t r = 0; r < rows; ++r) {
        T left = rest.view(r, j) - reached.view(r, j);
        sum += lapack::real(lapack::conj(left) * left);
      }
      b.from(cols, 0).first(rows - cols, b.cols).from(0, j).first(rows - cols, 1).fill(T(0));
      b(cols, j) = std::sqrt(sum);
    }
  });
}

namespace {

/// The largest sum of a column's absolute values.
template <class T>
lapack::Real<T> one_norm(const Mat<T>& a) {
  lapack::Real<T> largest = 0;
  for (int64_t j = 0; j < a.cols; ++j) {
    lapack::Real<T> sum = 0;
    for (int64_t i = 0; i < a.rows; ++i) sum += lapack::modulus(a(i, j));
    if (!(sum <= largest)) largest = sum;
  }
  return largest;
}

/// Powers of a matrix (0, 1, 2, 3 and 6) and sums of them.
template <class T>
class Polynomials {
 public:
  Polynomials(const Mat<T>& a, int count) : n_(a.rows) {
    for (int i = 0; i < count; ++i) powers_.push_back(std::make_unique<Own<T>>(n_, n_));
    powers_[0]->view.set_identity();
    powers_[1]->view.copy_from(a);
    for (int i = 2; i < count; ++i) {
      // After the cube comes its square.
      const Mat<T>& last = powers_[size_t(i) - 1]->view;
      multiply(powers_[size_t(i)]->view, last, i == 4 ? last : a);
    }
  }
  const Mat<T>& power(int i) const { return powers_[size_t(i)]->view; }
  /// to += sum of by[i] times the i-th of them.
  void add(const Mat<T>& to, std::initializer_list<double> by) const {
    size_t at = 0;
    for (double factor : by) {
      const Mat<T>& p = powers_[at++]->view;
      for (int64_t j = 0; j < n_ && factor != 0; ++j)
        for (int64_t i = 0; i < n_; ++i) to(i, j) += lapack::Real<T>(factor) * p(i, j);
    }
  }

 private:
  int64_t n_;
  std::vector<std::unique_ptr<Own<T>>> powers_;
};

template <class T>
void add_product(const Mat<T>& to, const Mat<T>& a, const Mat<T>& b) {
  Own<T> product(to.rows, to.cols);
  multiply(product.view, a, b);
  for (int64_t j = 0; j < to.cols; ++j)
    for (int64_t i = 0; i < to.rows; ++i) to(i, j) += product.view(i, j);
}
template <class T>
void add_to(const Mat<T>& to, const Mat<T>& from) {
  for (int64_t j = 0; j < to.cols; ++j)
    for (int64_t i = 0; i < to.rows; ++i) to(i, j) += from(i, j);
}

/// The Taylor polynomial of a degree, 1, 2, 4, 8, 12 or 18, by as few products as they allow.
template <class T>
void taylor(const Mat<T>& out, const Mat<T>& a, int degree) {
  int64_t n = a.rows;
  out.fill(T(0));
  Own<T> first(n, n), second(n, n), third(n, n), fourth(n, n);
  if (degree <= 2) {
    Polynomials<T> p(a, degree + 1);
    if (degree == 1)
      p.add(out, {1, 1});
    else
      p.add(out, {1, 1, 0.5});
  } else if (degree == 4) {
    Polynomials<T> p(a, 3);
    p.add(out, {1, 1});
    p.add(first.view, {1.0 / 2, 1.0 / 6, 1.0 / 24});
    add_product(out, p.power(2), first.view);
  } else if (degree == 8) {
    double root = std::sqrt(177.0), x3 = 2.0 / 3;
    double x1 = x3 * ((1 + root) / 88), x2 = x3 * ((1 + root) / 352);
    double x4 = (-271 + 29 * root) / (315 * x3), x5 = 11 * (-1 + root) / (1260 * x3);
    double x6 = 11 * (-9 + root) / (5040 * x3), x7 = (89 - root) / (5040 * x3 * x3);
    double y2 = (857 - 58 * root) / 630;
    Polynomials<T> p(a, 3);
    p.add(second.view, {0, x1, x2});
    multiply(first.view, p.power(2), second.view);
    p.add(third.view, {0, 0, x3});
    add_to(third.view, first.view);
    p.add(fourth.view, {x4, x5, x6});
    first.view.scale(T(x7));
    add_to(fourth.view, first.view);
    p.add(out, {1, 1, y2});
    add_product(out, third.view, fourth.view);
  } else if (degree == 12) {
    Polynomials<T> p(a, 4);
    p.add(out,
          {9.0198e-16, 0.46932117595418237389, -0.20099424927047284052, -0.04623946134063071740});
    p.add(first.view, {5.31597895759871264183, 1.19926790417132231573, 0.01179296240992997031,
                       0.01108844528519167989});
    p.add(second.view, {0.18188869982170434744, 0.05502798439925399070, 0.09351590770535414968,
                        0.00610700528898058230});
    p.add(third.view, {-2.0861320e-13, -0.13181061013830184015, -0.02027855540589259079,
                       -0.00675951846863086359});
    add_product(second.view, third.view, third.view);
    add_to(first.view, second.view);
    add_product(out, first.view, second.view);
  } else {
    Polynomials<T> p(a, 5);
    p.add(fourth.view, {0, -1.00365581030144618291e-01, -8.02924648241156932449e-03,
                        -8.92138498045729985177e-04});
    p.add(out, {0, 3.97849749499645077844e-01, 1.36783778460411720168e+00,
                4.98289622525382669416e-01, -6.37898194594723280150e-04});
    p.add(first.view,
          {-1.09676396052962061844e+01, 1.68015813878906206114e+00, 5.71779846478865511061e-02,
           -6.98210122488052056106e-03, 3.34975017086070470649e-05});
    p.add(second.view,
          {-9.04316832390810593223e-02, -6.76404519071381882256e-02, 6.75961301770459654925e-02,
           2.95552570429315521194e-02, -1.39180257516060693404e-05});
    p.add(third.view, {0, 0, -9.23364619367118555360e-02, -1.69364939002081722752e-02,
                       -1.40086798182036094347e-05});
    add_product(second.view, fourth.view, third.view);
    add_to(first.view, second.view);
    add_product(out, first.view, second.view);
  }
}

/// Up to which norm a degree is enough.
template <class T>
constexpr double kEnough[] = {2.220446049250313e-16, 2.580956802971767e-08, 3.397168839976962e-04,
                              4.991228871115323e-02, 2.996158913811580e-01, 1.090863719290036e+00};
template <>
constexpr double kEnough<float>[] = {1.192092800768788e-07, 5.978858893805233e-04,
                                     5.116619363445086e-02, 5.800524627688768e-01,
                                     1.461661507209034e+00, 3.010066362817634e+00};

}  // namespace

void exponentials(const Tensor& result, const Tensor& given) {
  Wide out(result), a(given, Wide::Read);
  // Several matrices are all computed with the highest degree.
  bool single = batch_count(a) == 1;
  each_matrix(a, "matrix_exp_cpu", [&]<class T>(int64_t i) {
    using R = lapack::Real<T>;
    constexpr int degrees[] = {1, 2, 4, 8, 12};
    Own<T> m(matrix<T>(a, i));
    Mat<T> to = matrix<T>(out, i);
    R norm = one_norm(m.view);
    if (single) {
      if (norm != norm) return to.fill(norm);
      for (int k = 0; k < 5; ++k)
        if (norm <= R(kEnough<R>[k])) return taylor(to, m.view, degrees[k]);
    }
    R steps = std::max(std::ceil(std::log2(norm / R(kEnough<R>[5]))), R(0));
    m.view.scale(std::pow(R(2), -steps));
    taylor(to, m.view, 18);
    for (int64_t k = 0; k < int64_t(steps); ++k) {
      Own<T> kept(to);
      multiply(to, kept.view, kept.view);
    }
  });
}

}  // namespace tg
