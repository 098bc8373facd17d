// Special functions of real numbers, in double precision.
//
// digamma, erfinv and i0 are computed as PyTorch computes them, in float as in double, to its bits.
// Of the others few constants are kept: where a power series does not serve, they are integrals
// that the trapezoidal rule sums to full precision in some dozens of points, for its error falls
// exponentially where the integrand is smooth and vanishes at both ends.
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>

namespace tg::special {

// --- Gamma -------------------------------------------------------------------------------------

/// The derivative of log Γ.
template <class T>
T digamma(T x);
/// The n-th derivative of digamma. Near poles the precision of the argument's type shows.
template <class T>
T polygamma(int64_t n, T x);
/// The sum over k >= 0 of (q + k)^-s.
double zeta(double s, double q);
/// The regularised incomplete gamma functions, lower and upper.
double igamma(double a, double x);
double igammac(double a, double x);

// --- The error function ------------------------------------------------------------------------

template <class T>
T erfinv(T x);
/// exp(x²) erfc(x).
double erfcx(double x);
/// The logarithm of the normal distribution function: its gradient shows how T rounds.
template <class T>
T log_ndtr(T x) {
  T t = x * T(0.70710678118654752440);
  return x < -1 ? std::log(T(erfcx(double(-t))) / 2) - t * t : std::log1p(-std::erfc(t) / 2);
}
/// The inverse of the normal distribution function.
double ndtri(double p);

// --- Bessel and Airy functions -----------------------------------------------------------------

/// Modified Bessel functions of the first kind, times exp(-|x|).
template <class T>
T i0e(T x);
double i1e(double x);
/// Modified Bessel functions of the second kind, times exp(x).
double k0e(double x);
double k1e(double x);
double bessel_j0(double x);
double bessel_j1(double x);
double bessel_y0(double x);
double bessel_y1(double x);
double airy_ai(double x);

/// I of order 0 itself.
template <class T>
T i0(T x);
/// I and K. The exponential may overflow in T where the product would not: as in
/// PyTorch, so does the result.
template <double (*F)(double), class T>
T times_exp(T x) {
  return std::exp(std::abs(x)) * T(F(double(x)));
}
template <double (*F)(double), class T>
T times_exp_minus(T x) {
  return x == 0 ? std::numeric_limits<T>::infinity() : std::exp(-x) * T(F(double(x)));
}

// --- Orthogonal polynomials --------------------------------------------------------------------

/// A family of polynomials p(n, x): of degree 0 it is 1, and `start` of degree 1; `next` gives
/// degree k + 1 of degrees k and k - 1. The recurrences subtract with one rounding, as PyTorch's
/// build does: for large x it shows.
template <class T, class Next>
T polynomial(T start, int64_t n, Next next) {
  if (n == 0) return 1;
  T before = 1, value = start;
  for (int64_t k = 1; k < n && !std::isnan(value); ++k) {
    T after = next(k, value, before);
    before = value;
    value = after;
  }
  return value;
}

/// At x = -1, where polynomials of odd degree are negative.
template <class T>
T alternating(int64_t n, T even, T odd) {
  return n % 2 == 0 ? even : odd;
}

/// The four kinds of Chebyshev's polynomials. From some degree on, inside [-1, 1], they are
/// computed from the angle.
template <class T>
T chebyshev_t(T x, int64_t n) {
  if (n < 0) return 0;
  if (std::abs(x) == 1) return x > 0 ? T(1) : alternating<T>(n, 1, -1);
  if (n > 6 && std::abs(x) < 1) return std::cos(T(n) * std::acos(x));
  return polynomial(x, n, [x](int64_t, T p, T before) { return std::fma(x + x, p, -before); });
}
template <class T>
T chebyshev_u(T x, int64_t n) {
  if (n < 0) return 0;
  if (std::abs(x) == 1) return x > 0 ? T(n + 1) : alternating<T>(n, T(n + 1), T(-(n + 1)));
  if (n > 8 && std::abs(x) < 1) {
    T angle = std::acos(x), sine = std::sin(angle);
    return sine != 0 ? std::sin(T(n + 1) * angle) / sine
                     : T(n + 1) * std::cos(T(n + 1) * angle) / x;
  }
  return polynomial(x + x, n, [x](int64_t, T p, T before) { return std::fma(x + x, p, -before); });
}
template <class T>
T chebyshev_v(T x, int64_t n) {
  if (n < 0) return 0;
  T end = alternating<T>(n, T(n + n + 1), T(-(n + n + 1)));
  if (std::abs(x) == 1) return x > 0 ? T(1) : end;
  if (n > 8 && std::abs(x) < 1) {
    T angle = std::acos(x);
    return std::sin(angle / 2) != 1 ? std::cos((T(n) + T(0.5)) * angle) / std::cos(angle / 2) : end;
  }
  return polynomial(x + x - 1, n,
                    [x](int64_t, T p, T before) { return std::fma(x + x, p, -before); });
}
template <class T>
T chebyshev_w(T x, int64_t n) {
  if (n < 0) return 0;
  T end = x > 0 ? T(n + n + 1) : alternating<T>(n, 1, -1);
  if (std::abs(x) == 1) return end;
  if (n > 8 && std::abs(x) < 1) {
    T angle = std::acos(x);
    return std::cos(angle / 2) != 1 ? std::sin((T(n) + T(0.5)) * angle) / std::sin(angle / 2) : end;
  }
  return polynomial(x + x + 1, n,
                    [x](int64_t, T p, T before) { return std::fma(x + x, p, -before); });
}
template <class T>
T hermite_h(T x, int64_t n) {
  if (n < 0) return 0;
  constexpr int64_t kMost = sizeof(T) == 4 ? 128 : 512;  // beyond it they overflow
  if (n > kMost) return std::numeric_limits<T>::quiet_NaN();
  return polynomial(
      x + x, n, [x](int64_t k, T p, T before) { return std::fma(x + x, p, -T(k + k) * before); });
}
template <class T>
T hermite_he(T x, int64_t n) {
  if (n < 0) return 0;
  constexpr int64_t kMost = sizeof(T) == 4 ? 128 : 512;
  if (n > kMost) return std::numeric_limits<T>::quiet_NaN();
  return polynomial(x, n, [x](int64_t k, T p, T before) { return std::fma(x, p, -T(k) * before); });
}
template <class T>
T laguerre(T x, int64_t n) {
  if (n < 0) return 0;
  if (x == 0) return 1;
  return polynomial(1 - x, n, [x](int64_t k, T p, T before) {
    return std::fma(T(k + k) + (1 - x), p, -T(k) * before) / T(k + 1);
  });
}
template <class T>
T legendre(T x, int64_t n) {
  if (n < 0) return 0;
  if (std::abs(x) == 1) return x > 0 ? T(1) : alternating<T>(n, 1, -1);
  return polynomial(x, n, [x](int64_t k, T p, T before) {
    return std::fma(T(k + k + 1) * x, p, -T(k) * before) / T(k + 1);
  });
}

}  // namespace tg::special
