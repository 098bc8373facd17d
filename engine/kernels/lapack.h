// What the small LAPACK here is written in: strided matrices, sums and Householder reflectors.
// Loops add in the order of the reference LAPACK and BLAS, as PyTorch's results show it: the signs
// and the order of vectors follow from it, and most last digits.
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

namespace tg::lapack {

/// A complex number that any real one is too, multiplied as BLAS does: without a look at
/// infinities.
template <class R>
struct Complex {
  R re, im;

  constexpr Complex(R re = 0, R im = 0) : re(re), im(im) {}
  R real() const { return re; }
  R imag() const { return im; }

  friend bool operator==(Complex a, Complex b) { return a.re == b.re && a.im == b.im; }
  friend Complex operator-(Complex a) { return {-a.re, -a.im}; }
  friend Complex operator+(Complex a, Complex b) { return {a.re + b.re, a.im + b.im}; }
  friend Complex operator-(Complex a, Complex b) { return {a.re - b.re, a.im - b.im}; }
  friend Complex operator*(Complex a, Complex b) {
    return {a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re};
  }
  friend Complex operator*(R a, Complex b) { return {a * b.re, a * b.im}; }
  friend Complex operator*(Complex a, R b) { return {a.re * b, a.im * b}; }
  friend Complex operator/(Complex a, R b) { return {a.re / b, a.im / b}; }
  /// Divided by the larger part of b first, so that its square neither overflows nor vanishes.
  friend Complex operator/(Complex a, Complex b) {
    if (std::abs(b.re) >= std::abs(b.im)) {
      R ratio = b.im / b.re, whole = b.re + b.im * ratio;
      return {(a.re + a.im * ratio) / whole, (a.im - a.re * ratio) / whole};
    }
    R ratio = b.re / b.im, whole = b.im + b.re * ratio;
    return {(a.re * ratio + a.im) / whole, (a.im * ratio - a.re) / whole};
  }
  Complex& operator+=(Complex b) { return *this = *this + b; }
  Complex& operator-=(Complex b) { return *this = *this - b; }
  Complex& operator*=(Complex b) { return *this = *this * b; }
  Complex& operator*=(R b) { return *this = *this * b; }
  Complex& operator/=(Complex b) { return *this = *this / b; }
};

template <class T>
struct RealOf {
  using type = T;
};
template <class R>
struct RealOf<Complex<R>> {
  using type = R;
};
template <class T>
using Real = typename RealOf<T>::type;
template <class T>
constexpr bool is_complex_number = !std::is_same_v<T, Real<T>>;

template <class T>
T conj(T x) {
  if constexpr (is_complex_number<T>)
    return {x.re, -x.im};
  else
    return x;
}
template <class T>
Real<T> real(T x) {
  if constexpr (is_complex_number<T>)
    return x.real();
  else
    return x;
}
template <class T>
Real<T> modulus(T x) {
  if constexpr (is_complex_number<T>)
    return std::hypot(x.re, x.im);
  else
    return std::abs(x);
}
/// |re| + |im|, by which LAPACK picks its pivots.
template <class T>
Real<T> magnitude(T x) {
  if constexpr (is_complex_number<T>)
    return std::abs(x.real()) + std::abs(x.imag());
  else
    return std::abs(x);
}

/// A matrix over memory of others, with steps between rows and columns: a transpose costs nothing.
template <class T>
struct Mat {
  T* data = nullptr;
  int64_t rows = 0, cols = 0, row_step = 1, col_step = 0;

  T& operator()(int64_t i, int64_t j) const { return data[i * row_step + j * col_step]; }
  Mat t() const { return {data, cols, rows, col_step, row_step}; }
  /// From row i and column j on.
  Mat from(int64_t i, int64_t j) const {
    return {data + i * row_step + j * col_step, rows - i, cols - j, row_step, col_step};
  }
  Mat first(int64_t r, int64_t c) const { return {data, r, c, row_step, col_step}; }
  /// Both orders reversed.
  Mat flipped() const {
    return {data + (rows - 1) * row_step + (cols - 1) * col_step, rows, cols, -row_step, -col_step};
  }
  void fill(T value) const {
    for (int64_t j = 0; j < cols; ++j)
      for (int64_t i = 0; i < rows; ++i) (*this)(i, j) = value;
  }
  void set_identity() const {
    fill(T(0));
    for (int64_t i = 0; i < rows && i < cols; ++i) (*this)(i, i) = T(1);
  }
  void copy_from(const Mat& other) const {
    for (int64_t j = 0; j < cols; ++j)
      for (int64_t i = 0; i < rows; ++i) (*this)(i, j) = other(i, j);
  }
  void conjugate() const {
    if constexpr (is_complex_number<T>)
      for (int64_t j = 0; j < cols; ++j)
        for (int64_t i = 0; i < rows; ++i) (*this)(i, j) = conj((*this)(i, j));
  }
  void swap_rows(int64_t a, int64_t b) const {
    for (int64_t j = 0; j < cols; ++j) std::swap((*this)(a, j), (*this)(b, j));
  }
  void scale(T by) const {
    for (int64_t j = 0; j < cols; ++j)
      for (int64_t i = 0; i < rows; ++i) (*this)(i, j) *= by;
  }
};

/// A matrix by columns with memory of its own.
template <class T>
class Own {
 public:
  Own(int64_t rows, int64_t cols)
      : items_(size_t(rows * cols)), view{items_.data(), rows, cols, 1, rows} {}
  explicit Own(const Mat<T>& m) : Own(m.rows, m.cols) { view.copy_from(m); }
  Own(const Own&) = delete;
  Own& operator=(const Own&) = delete;

 private:
  std::vector<T> items_;

 public:
  Mat<T> view;
};

/// c = a b; with the conjugate of a where that is asked.
template <class T>
void multiply(const Mat<T>& c, const Mat<T>& a, const Mat<T>& b, bool conjugated = false) {
  for (int64_t j = 0; j < c.cols; ++j)
    for (int64_t i = 0; i < c.rows; ++i) {
      T sum = 0;
      for (int64_t l = 0; l < a.cols; ++l) sum += b(l, j) * (conjugated ? conj(a(i, l)) : a(i, l));
      c(i, j) = sum;
    }
}

/// The Euclidean norm of column 0; scaled where squares would leave the range of numbers.
template <class T>
Real<T> norm(const Mat<T>& x) {
  using R = Real<T>;
  R sum = 0;
  for (int64_t i = 0; i < x.rows; ++i)
    if constexpr (is_complex_number<T>)
      sum += x(i, 0).real() * x(i, 0).real() + x(i, 0).imag() * x(i, 0).imag();
    else
      sum += x(i, 0) * x(i, 0);
  constexpr R small = std::numeric_limits<R>::min() / std::numeric_limits<R>::epsilon();
  if (sum >= small && sum <= R(1) / small) return std::sqrt(sum);
  R largest = 0;
  for (int64_t i = 0; i < x.rows; ++i) largest = std::max(largest, modulus(x(i, 0)));
  if (largest == 0 || !std::isfinite(largest)) return std::sqrt(sum);
  sum = 0;
  for (int64_t i = 0; i < x.rows; ++i) {
    R part = modulus(x(i, 0)) / largest;
    sum += part * part;
  }
  return largest * std::sqrt(sum);
}

/// sqrt(x² + y²).
template <class R>
R hypotenuse(R x, R y) {
  x = std::abs(x), y = std::abs(y);
  R big = std::max(x, y), small = std::min(x, y);
  if (small == 0) return big;
  R ratio = small / big;
  return big * std::sqrt(R(1) + ratio * ratio);
}

// --- Reflectors: H = 1 - tau v v^H, with the 1 that v begins with not stored -----------------

/// The reflector whose adjoint takes (alpha, x) to (beta, 0): alpha becomes beta, x the rest of v.
template <class T>
T make_reflector(T& alpha, const Mat<T>& x) {
  using R = Real<T>;
  if (x.rows == 0 && !is_complex_number<T>) return T(0);
  R length = norm(x), imaginary = 0;
  if constexpr (is_complex_number<T>) imaginary = alpha.imag();
  if (length == 0 && imaginary == 0) return T(0);
  R whole = hypotenuse(real(alpha), length);
  if constexpr (is_complex_number<T>) {
    // Of three numbers, as LAPACK's lapy3 adds them.
    R w = std::max({std::abs(alpha.real()), std::abs(imaginary), length});
    R a = std::abs(alpha.real()) / w, b = std::abs(imaginary) / w, c = length / w;
    whole = w * std::sqrt(a * a + b * b + c * c);
  }
  R beta = -std::copysign(whole, real(alpha));
  T tau;
  if constexpr (is_complex_number<T>)
    tau = T((beta - alpha.real()) / beta, -imaginary / beta);
  else
    tau = (beta - alpha) / beta;
  T by = T(1) / (alpha - beta);
  x.scale(by);
  alpha = beta;
  return tau;
}

/// On which side LAPACK multiplies by a reflector: of a transposed matrix the right one is meant
/// where the left one is written, and the products are rounded in another order.
enum class Side { Left, Right };
inline Side opposite(Side side) { return side == Side::Left ? Side::Right : Side::Left; }

/// H c, of a reflector with v = (1, x).
template <class T>
void reflect(const Mat<T>& x, T tau, const Mat<T>& c, Side side = Side::Left) {
  if (tau == T(0)) return;
  int64_t length = x.rows;
  while (length > 0 && x(length - 1, 0) == T(0)) --length;
  for (int64_t j = 0; j < c.cols; ++j) {
    if (length == 0) {
      c(0, j) *= T(1) - tau;
      continue;
    }
    T sum = 0;
    for (int64_t i = 0; i < length; ++i) sum += c(i + 1, j) * conj(x(i, 0));
    sum += c(0, j);
    T change = -tau * sum;
    c(0, j) += change;
    for (int64_t i = 0; i < length; ++i)
      c(i + 1, j) += side == Side::Left ? x(i, 0) * change : sum * (-tau * x(i, 0));
  }
}

/// A column below row i, of which the row above it belongs to the reflector too.
template <class T>
Mat<T> below(const Mat<T>& a, int64_t i, int64_t j) {
  return {&a(0, j) + (i + 1) * a.row_step, a.rows - i - 1, 1, a.row_step, a.col_step};
}

/// a = Q R: R above, the reflectors of Q below the diagonal (geqrf).
template <class T>
void factor_qr(const Mat<T>& a, T* tau, Side side = Side::Left) {
  for (int64_t i = 0; i < std::min(a.rows, a.cols); ++i) {
    tau[i] = make_reflector(a(i, i), below(a, i, i));
    if (i + 1 < a.cols) reflect(below(a, i, i), conj(tau[i]), a.from(i, i + 1), side);
  }
}

/// The columns of Q in place of `count` reflectors (orgqr).
template <class T>
void expand_reflectors(const Mat<T>& a, int64_t count, const T* tau, Side side = Side::Left) {
  for (int64_t j = count; j < a.cols; ++j)
    for (int64_t i = 0; i < a.rows; ++i) a(i, j) = T(i == j);
  for (int64_t i = count - 1; i >= 0; --i) {
    if (i + 1 < a.cols) reflect(below(a, i, i), tau[i], a.from(i, i + 1), side);
    for (int64_t l = i + 1; l < a.rows; ++l) a(l, i) *= -tau[i];
    a(i, i) = T(1) - tau[i];
    for (int64_t l = 0; l < i; ++l) a(l, i) = 0;
  }
}

/// Q c, or Q^H c, of `count` reflectors that stand in the columns of a (ormqr).
template <class T>
void multiply_by_reflectors(const Mat<T>& a, int64_t count, const T* tau, const Mat<T>& c,
                            bool adjoint = false, Side side = Side::Left) {
  for (int64_t n = 0; n < count; ++n) {
    int64_t i = adjoint ? n : count - 1 - n;
    reflect(below(a, i, i), adjoint ? conj(tau[i]) : tau[i], c.from(i, 0), side);
  }
}

// --- Triangles -------------------------------------------------------------------------------

/// How LAPACK runs through a triangle: it shows in last digits.
enum class Substitution { Ascending, Descending };

/// b becomes x with a x = b; of a only one triangle is read.
template <class T>
void solve_triangle(const Mat<T>& a, const Mat<T>& b, bool upper, bool unit,
                    Substitution order = Substitution::Ascending) {
  int64_t n = a.rows;
  for (int64_t j = 0; j < b.cols; ++j)
    for (int64_t m = 0; m < n; ++m) {
      int64_t i = upper ? n - 1 - m : m;
      T value = b(i, j);
      for (int64_t s = 0; s < m; ++s) {
        int64_t k = !upper ? s : order == Substitution::Descending ? n - 1 - s : i + 1 + s;
        value -= b(k, j) * a(i, k);
      }
      b(i, j) = unit ? value : value / a(i, i);
    }
}

}  // namespace tg::lapack
