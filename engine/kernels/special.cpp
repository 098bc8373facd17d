#include "kernels/special.h"

#include <algorithm>
#include <complex>
#include <initializer_list>

#include "kernels/vector_math.h"

namespace tg::special {
namespace {

using Complex = std::complex<double>;

constexpr double kPi = 3.14159265358979323846, kEuler = 0.57721566490153286061;
constexpr double kInf = std::numeric_limits<double>::infinity();
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kTiny = 1e-17;  // a term this small, relative to the sum, does not change it

// B(2k) of the Bernoulli numbers, from k = 1.
constexpr double kBernoulli[] = {1. / 6,       -1. / 30, 1. / 42,      -1. / 30,    5. / 66,
                                 -691. / 2730, 7. / 6,   -3617. / 510, 43867. / 798};

// The trapezoidal rule for half of an even function that has vanished at `end`.
template <class F>
auto trapezoid(double step, double end, F f) {
  auto sum = f(0.0) * 0.5;
  for (double t = step; t < end; t += step) sum += f(t);
  return sum * step;
}

// The floats that are nearest, as PyTorch's library gives them.
template <class T>
T nearest_exp(T x) {
  return T(std::exp(double(x)));
}
template <class T>
T nearest_log(T x) {
  return T(std::log(double(x)));
}

}  // namespace

// --- Gamma -------------------------------------------------------------------------------------

template <class T>
T digamma(T x) {
  if (x == 0) return std::copysign(T(kInf), -x);
  if (x < 0) {
    if (x == std::trunc(x)) return T(kNan);
    double whole;
    return digamma(1 - x) - T(kPi / std::tan(kPi * std::modf(double(x), &whole)));
  }
  T shift = 0;
  for (; x < 10; ++x) shift -= 1 / x;
  if (x == 10) return shift + T(2.25175258906672110764);
  T square = 1 / (x * x), series = 0;
  for (int k = 7; k >= 1; --k)
    series = vector_math::fma(series, square, T(kBernoulli[k - 1] / (2 * k)));
  return shift + nearest_log(x) - T(0.5) / x - square * series;
}
template float digamma(float);
template double digamma(double);

double zeta(double s, double q) {
  if (s == 1) return kInf;
  if (s < 1) return kNan;
  if (q <= 0) {
    if (q == std::floor(q)) return kInf;
    if (s != std::floor(s)) return kNan;  // powers of negative numbers
  }
  if (std::isnan(s) || std::isinf(q) || (std::isinf(s) && q > 1)) return kNan;
  // The first terms one by one, the rest by Euler and Maclaurin.
  double sum = 0;
  for (; q < 12 + s; ++q) {
    double term = std::pow(q, -s);
    sum += term;
    if (std::isinf(sum) || (q > 0 && std::abs(term) <= kTiny * std::abs(sum))) return sum;
  }
  sum += std::pow(q, 1 - s) / (s - 1) + 0.5 * std::pow(q, -s);
  double factor = s * std::pow(q, -s - 1), factorial = 2;
  for (int k = 1; k <= 9; ++k) {
    sum += kBernoulli[k - 1] / factorial * factor;
    factor *= (s + 2 * k - 1) * (s + 2 * k) / (q * q);
    factorial *= (2 * k + 1) * (2 * k + 2);
  }
  return sum;
}

namespace {

// Six terms one by one and three of the asymptotic series: PyTorch takes no more of them, which in
// float64 shows.
template <class T>
T trigamma(T x) {
  if (x < T(0.5)) {  // the reflection formula
    T sine = std::sin(T(kPi) * x);
    return T(kPi) * T(kPi) / (sine * sine) - trigamma(1 - x);
  }
  T sum = 0;
  for (int k = 0; k < 6; ++k, ++x) sum += 1 / (x * x);
  T square = 1 / (x * x), series = 0;
  for (int k = 3; k >= 1; --k) series = square * (T(kBernoulli[k - 1]) + series);
  return sum + (1 + 1 / (2 * x) + series) / x;
}

// log Γ(1 + a) for small a, where that of the sum would lose its digits.
double lgamma1p(double a) {
  if (std::abs(a) > 0.5) return std::lgamma(1 + a);
  double sum = (1 - kEuler) * a - std::log1p(a), power = -a;
  for (int k = 2; k < 60; ++k) {
    power *= -a;
    double term = -zeta(k, 2) * power / k;
    sum -= term;
    if (std::abs(term) < kTiny * std::abs(sum)) break;
  }
  return sum;
}

// log(1 + x) - x.
double log1p_minus(double x) {
  if (std::abs(x) > 0.4) return std::log1p(x) - x;
  double sum = 0, power = 1;
  for (int k = 2; k < 100; ++k) {
    power *= -x;
    double term = power * x / k;
    sum += term;
    if (std::abs(term) <= kTiny * std::abs(sum)) break;
  }
  return sum;
}

// x^a e^-x / Γ(a + 1).
double gamma_density(double a, double x) {
  if (a < 20) return std::exp(a * std::log(x) - x - lgamma1p(a));
  double square = 1 / (a * a);
  double stirling = (1. / 12 - square * (1. / 360 - square * (1. / 1260 - square / 1680))) / a;
  return std::exp(a * log1p_minus((x - a) / a) - stirling) / std::sqrt(2 * kPi * a);
}

double lower_series(double a, double x) {
  double sum = 1, term = 1;
  for (double k = a + 1; term > kTiny * sum; ++k) sum += term *= x / k;
  return gamma_density(a, x) * sum;
}

// For x about 1 or smaller, where 1 - P would lose its digits.
double upper_series(double a, double x) {
  double exponent = a * std::log(x) - lgamma1p(a), sum = 0, term = 1;
  for (int k = 1; k < 200; ++k) {
    term *= -x / k;
    sum += term * a / (a + k);
    if (std::abs(term) < kTiny) break;
  }
  return -std::expm1(exponent) - std::exp(exponent) * sum;
}

// The continued fraction, evaluated by the method of Lentz.
double upper_fraction(double a, double x) {
  double b = x + 1 - a, c = 1e300, d = 1 / b, fraction = d;
  for (double k = 1;; ++k) {
    double numerator = k * (a - k);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    double factor = c * d;
    fraction *= factor;
    if (std::abs(factor - 1) < 2e-16 || std::isnan(factor)) break;
  }
  return gamma_density(a, x) * a * fraction;
}

// For large a and x near it: Temme's uniform expansion. P for side = -1, Q for side = 1.
double near_diagonal(double a, double x, int side) {
  double half_square = -log1p_minus((x - a) / a);
  double eta = std::copysign(std::sqrt(2 * half_square), x - a);
  double rest = -1. / 3 + eta * (1. / 12 - eta * (2. / 135 - eta * (1. / 864 + eta / 2835)));
  rest += (-1. / 540 - eta / 288) / a;
  return 0.5 * std::erfc(side * eta * std::sqrt(a / 2)) +
         side * std::exp(-a * half_square) / std::sqrt(2 * kPi * a) * rest;
}
bool is_near_diagonal(double a, double x) { return a > 1e6 && std::abs(x - a) < 0.03 * a; }

}  // namespace

template <class T>
T polygamma(int64_t n, T x) {
  if (n == 0) return T(digamma(double(x)));
  if (n == 1) return trigamma(x);
  double sign = n % 2 ? 1 : -1, order = double(n) + 1;
  return T(sign * std::tgamma(order) * zeta(order, double(x)));
}
template float polygamma(int64_t, float);
template double polygamma(int64_t, double);

double igamma(double a, double x) {
  if (x < 0 || a < 0) return kNan;
  if (a == 0) return x > 0 ? 1 : kNan;
  if (x == 0) return 0;
  if (std::isinf(a)) return std::isinf(x) ? kNan : 0;
  if (std::isinf(x)) return 1;
  if (std::isnan(a) || std::isnan(x)) return kNan;
  if (is_near_diagonal(a, x)) return near_diagonal(a, x, -1);
  return x > 1 && x > a ? 1 - igammac(a, x) : lower_series(a, x);
}

double igammac(double a, double x) {
  if (x < 0 || a < 0) return kNan;
  if (a == 0) return x > 0 ? 0 : kNan;
  if (x == 0) return 1;
  if (std::isinf(a)) return std::isinf(x) ? kNan : 1;
  if (std::isinf(x)) return 0;
  if (std::isnan(a) || std::isnan(x)) return kNan;
  if (is_near_diagonal(a, x)) return near_diagonal(a, x, 1);
  if (x > 1.1) return x < a ? 1 - lower_series(a, x) : upper_fraction(a, x);
  bool small = x <= 0.5 ? -0.4 / std::log(x) < a : x * 1.1 < a;
  return small ? 1 - lower_series(a, x) : upper_series(a, x);
}

// --- The error function ------------------------------------------------------------------------

template <class T>
T erfinv(T x) {
  T size = std::abs(x);
  if (!(size < 1)) return size == 1 ? std::copysign(T(kInf), x) : T(kNan);
  auto polynomial = [](T z, std::initializer_list<double> coefficients) {
    T sum = 0;
    for (double c : coefficients) sum = vector_math::fma(sum, z, T(c));
    return sum;
  };
  // A quotient of polynomials, and two of Newton's steps.
  T y;
  if (size <= T(0.7)) {
    T z = x * x;
    y = x * polynomial(z, {-0.140543331, 0.914624893, -1.645349621, 0.886226899}) /
        polynomial(z, {0.012229801, -0.329097515, 1.442710462, -2.118377725, 1});
  } else {
    T z = std::sqrt(-nearest_log((1 - size) / 2));
    y = std::copysign(polynomial(z, {1.641345311, 3.429567803, -1.624906493, -1.970840454}), x) /
        polynomial(z, {1.637067800, 3.543889200, 1});
  }
  for (int i = 0; i < 2; ++i)
    y -= (T(std::erf(double(y))) - x) / (T(2) * T(0.56418958354775628695) * nearest_exp(-y * y));
  return y;
}
template float erfinv(float);
template double erfinv(double);

double erfcx(double x) {
  if (x < 5) return std::exp(x * x) * std::erfc(x);
  if (x > 1e8) return 1 / (std::sqrt(kPi) * x);
  double fraction = 0;  // Laplace's continued fraction
  for (int k = 60; k >= 1; --k) fraction = k / 2. / (x + fraction);
  return 1 / (std::sqrt(kPi) * (x + fraction));
}

double ndtri(double p) {
  if (p == 0) return -kInf;
  if (p == 1) return kInf;
  if (!(p > 0 && p < 1)) return kNan;
  if (p > 0.01) return std::sqrt(2.) * erfinv(2 * p - 1);
  // Newton's method on the logarithm, which is nearly a parabola there.
  double log = std::log(p), x = -std::sqrt(-2 * log);
  for (int i = 0; i < 20; ++i) {
    double slope = std::sqrt(2 / kPi) / erfcx(-x / std::sqrt(2.));
    double step = (log_ndtr(x) - log) / slope;
    x -= step;
    if (std::abs(step) < 1e-15 * std::abs(x)) break;
  }
  return x;
}

// --- Bessel functions --------------------------------------------------------------------------

namespace {

// The sum over k of (±x²/4)^k / (k! (k + order)!), times `weight(k)`.
template <class Weight>
double bessel_series(int order, double square, Weight weight) {
  double term = 1, sum = weight(0);
  for (int k = 1; k < 100; ++k) {
    term *= square / (double(k) * (k + order));
    double more = term * weight(k);
    sum += more;
    if (std::abs(more) < kTiny * std::abs(sum)) break;
  }
  return sum;
}
constexpr auto kPlain = [](int) { return 1.0; };
double harmonic(int k) {
  double sum = 0;
  for (; k > 0; --k) sum += 1. / k;
  return sum;
}

// A sum of Chebyshev's polynomials, by the recurrence of Clenshaw.
template <class T, size_t N>
T chebyshev_sum(T x, const double (&coefficients)[N]) {
  T sum = 0, before = 0, last = 0;
  for (double c : coefficients) {
    last = before;
    before = sum;
    sum = vector_math::fma(x, before, -last) + T(c);
  }
  return T(0.5) * (sum - last);
}

// Of exp(-x) I(x) up to 8, and beyond it, times the root of x: those of the Cephes library (S.
// Moshier), which PyTorch's last bits depend on.
constexpr double kNearI0[] = {
    -4.41534164647933937950e-18, 3.33079451882223809783e-17,  -2.43127984654795469359e-16,
    1.71539128555513303061e-15,  -1.16853328779934516808e-14, 7.67618549860493561688e-14,
    -4.85644678311192946090e-13, 2.95505266312963983461e-12,  -1.72682629144155570723e-11,
    9.67580903537323691224e-11,  -5.18979560163526290666e-10, 2.65982372468238665035e-9,
    -1.30002500998624804212e-8,  6.04699502254191894932e-8,   -2.67079385394061173391e-7,
    1.11738753912010371815e-6,   -4.41673835845875056359e-6,  1.64484480707288970893e-5,
    -5.75419501008210370398e-5,  1.88502885095841655729e-4,   -5.76375574538582365885e-4,
    1.63947561694133579842e-3,   -4.32430999505057594430e-3,  1.05464603945949983183e-2,
    -2.37374148058994688156e-2,  4.93052842396707084878e-2,   -9.49010970480476444210e-2,
    1.71620901522208775349e-1,   -3.04682672343198398683e-1,  6.76795274409476084995e-1};
constexpr double kFarI0[] = {
    -7.23318048787475395456e-18, -4.83050448594418207126e-18, 4.46562142029675999901e-17,
    3.46122286769746109310e-17,  -2.82762398051658348494e-16, -3.42548561967721913462e-16,
    1.77256013305652638360e-15,  3.81168066935262242075e-15,  -9.55484669882830764870e-15,
    -4.15056934728722208663e-14, 1.54008621752140982691e-14,  3.85277838274214270114e-13,
    7.18012445138366623367e-13,  -1.79417853150680611778e-12, -1.32158118404477131188e-11,
    -3.14991652796324136454e-11, 1.18891471078464383424e-11,  4.94060238822496958910e-10,
    3.39623202570838634515e-9,   2.26666899049817806459e-8,   2.04891858946906374183e-7,
    2.89137052083475648297e-6,   6.88975834691682398426e-5,   3.36911647825569408990e-3,
    8.04490411014108831608e-1};

// 1/π times the integral over half a period of exp(x (cos t - 1)) cos t.
double scaled_i1(double x) {
  double y = std::abs(x), value;
  if (y < 20) {
    value = std::exp(-y) * bessel_series(1, y * y / 4, kPlain) * (y / 2);
  } else if (std::isinf(y)) {
    value = 0;
  } else {
    double step = kPi / std::ceil(14 + 4.5 * std::sqrt(y)), end = 2 * std::asin(std::sqrt(20 / y));
    value = trapezoid(step, end,
                      [&](double t) {
                        double half = std::sin(t / 2);
                        return std::exp(-2 * y * half * half) * std::cos(t);
                      }) /
            kPi;
  }
  return x < 0 ? -value : value;
}

// The integral of exp(-x (cosh t - 1)) cosh(order t).
double scaled_k(int order, double x) {
  if (x == 0) return kInf;
  if (!(x > 0)) return kNan;
  if (std::isinf(x)) return 0;
  double step = std::min(0.2, 0.55 / std::sqrt(x)), end = 2 * std::asinh(std::sqrt(22 / x));
  return trapezoid(step, end, [&](double t) {
    double half = std::sinh(t / 2);
    return std::exp(-2 * x * half * half) * (order ? std::cosh(t) : 1);
  });
}

// J + iY for x of 3 and more: Hankel's integral, its variable squared.
Complex hankel(int order, double x) {
  Complex sum = trapezoid(0.25, 6.5, [&](double t) {
    Complex root = std::sqrt(Complex(1, t * t / (2 * x)));
    return std::exp(-t * t) * (order ? 2 * t * t * root : 1. / root);
  });
  // exp(i (x - (order / 2 + 1 / 4) π)), in a form that is exact for large x.
  double c = std::cos(x), s = std::sin(x);
  Complex phase = order ? Complex(s - c, -(s + c)) : Complex(c + s, s - c);
  return 2 / (kPi * std::sqrt(x)) * phase * sum;
}

}  // namespace

template <class T>
T i0e(T x) {
  T y = std::abs(x);
  return y <= 8 ? chebyshev_sum(y / 2 - 2, kNearI0)
                : chebyshev_sum(T(32) / y - 2, kFarI0) / std::sqrt(y);
}
template float i0e(float);
template double i0e(double);
template <class T>
T i0(T x) {
  T y = std::abs(x), power = nearest_exp(y);
  return y <= 8 ? power * chebyshev_sum(y / 2 - 2, kNearI0)
                : power * chebyshev_sum(T(32) / y - 2, kFarI0) / std::sqrt(y);
}
template float i0(float);
template double i0(double);
double i1e(double x) { return scaled_i1(x); }
double k0e(double x) { return scaled_k(0, x); }
double k1e(double x) { return scaled_k(1, x); }

// Beyond 5 PyTorch's own j0 and y1 are off by up to some 6e-6 of their value; these are exact.
double bessel_j0(double x) {
  double y = std::abs(x);
  return y < 3 ? bessel_series(0, -y * y / 4, kPlain) : hankel(0, y).real();
}
double bessel_j1(double x) {
  double y = std::abs(x);
  double value = y < 3 ? y / 2 * bessel_series(1, -y * y / 4, kPlain) : hankel(1, y).real();
  return x < 0 ? -value : value;
}
double bessel_y0(double x) {
  if (x == 0) return -kInf;
  if (!(x > 0)) return kNan;
  if (x >= 3) return hankel(0, x).imag();
  return 2 / kPi *
         ((std::log(x / 2) + kEuler) * bessel_j0(x) - bessel_series(0, -x * x / 4, harmonic));
}
double bessel_y1(double x) {
  if (x == 0) return -kInf;
  if (!(x > 0)) return kNan;
  if (x >= 3) return hankel(1, x).imag();
  double series = bessel_series(1, -x * x / 4,
                                [](int k) { return harmonic(k) + harmonic(k + 1) - 2 * kEuler; });
  return (2 * std::log(x / 2) * bessel_j1(x) - 2 / x - x / 2 * series) / kPi;
}

double airy_ai(double x) {
  if (std::isinf(x)) return kNan;
  double y = std::abs(x), cube = x * x * x;
  if (x > -2 && x < 1) {
    double f = 1, g = x, f_term = 1, g_term = x;
    for (int k = 3; k < 100; k += 3) {
      f += f_term *= cube / (k * (k - 1));
      g += g_term *= cube / (k * (k + 1));
    }
    return f / (std::pow(3, 2. / 3) * std::tgamma(2. / 3)) -
           g / (std::cbrt(3) * std::tgamma(1. / 3));
  }
  // exp(-ζ)/π times the integral of exp(-√z t²) cos(t³/3), with z = x; on the negative side
  // 2 Re(exp(iπ/3) Ai(z)) with z = |x| exp(iπ/3).
  double width = std::pow(y, -0.25), zeta = 2. / 3 * y * std::sqrt(y);
  double step = std::min(0.1, 0.4 * width);
  auto integral = [&](auto root) {
    return trapezoid(step, 7 * width,
                     [&](double t) { return std::exp(-root * t * t) * std::cos(t * t * t / 3); });
  };
  if (x > 0) return std::exp(-zeta) / kPi * integral(std::sqrt(y));
  return 2 / kPi *
         (std::polar(1., kPi / 3 - zeta) * integral(std::polar(std::sqrt(y), kPi / 6))).real();
}

}  // namespace tg::special
