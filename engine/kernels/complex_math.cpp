#include "kernels/complex_math.h"

namespace tg::complex_math {
namespace {

constexpr double kLn2 = 0.69314718055994530942, kLn10 = 2.30258509299404568402;

using Number = Complex<double>;

Number over(Number a, double by) { return {a.re / by, a.im / by}; }

}  // namespace

Number exp(Number a) { return Number(std::exp(a.std())); }
Number exp2(Number a) { return exp({a.re * kLn2, a.im * kLn2}); }
Number expm1(Number a) {
  // (e^x - 1) cos y - 2 sin²(y / 2) keeps what is small.
  double half = std::sin(a.im / 2), grown = std::exp(a.re);
  return {std::expm1(a.re) * std::cos(a.im) - 2 * half * half, grown * std::sin(a.im)};
}
Number log(Number a) { return Number(std::log(a.std())); }
Number log2(Number a) { return over(log(a), kLn2); }
Number log10(Number a) { return over(log(a), kLn10); }
Number log1p(Number a) {
  double x = a.re + 1, length = std::hypot(x, a.im), angle = std::atan2(a.im, x);
  if (length > 0.5 && std::abs(a.re) < 0.5 && std::abs(a.im) < 0.5)
    return {std::log1p(a.re * (2 + a.re) + a.im * a.im) / 2, angle};
  return {std::log(length), angle};
}
// Not by angles, which leave a rest in the real part of what is imaginary.
Number sqrt(Number a) {
  if (!std::isfinite(a.re) || !std::isfinite(a.im) || (a.re == 0 && a.im == 0))
    return Number(std::sqrt(a.std()));
  double half = std::sqrt((std::abs(a.re) + std::hypot(a.re, a.im)) / 2);
  if (a.re >= 0) return {half, a.im / (2 * half)};
  return {std::abs(a.im) / (2 * half), std::copysign(half, a.im)};
}
Number rsqrt(Number a) { return Number(1) / sqrt(a); }
Number sin(Number a) { return Number(std::sin(a.std())); }
Number cos(Number a) { return Number(std::cos(a.std())); }
Number tan(Number a) { return Number(std::tan(a.std())); }
Number asin(Number a) { return Number(std::asin(a.std())); }
Number acos(Number a) { return Number(std::acos(a.std())); }
Number atan(Number a) { return Number(std::atan(a.std())); }
Number sinh(Number a) { return Number(std::sinh(a.std())); }
Number cosh(Number a) { return Number(std::cosh(a.std())); }
Number tanh(Number a) { return Number(std::tanh(a.std())); }
Number asinh(Number a) { return Number(std::asinh(a.std())); }
Number acosh(Number a) { return Number(std::acosh(a.std())); }
Number atanh(Number a) { return Number(std::atanh(a.std())); }
Number sigmoid(Number a) { return Number(1) / (Number(1) + exp(-a)); }
Number sgn(Number a) {
  double length = abs(a);
  return length == 0 ? Number(0) : over(a, length);
}
Number pow(Number a, Number b) {
  // As exp(b log(a)) comes out on x86, whose nan is a negative one.
  if (a == Number(0) && b.re > 0) return {0, b.im == 0 ? -0.0 : 0.0};
  return Number(std::pow(a.std(), b.std()));
}

}  // namespace tg::complex_math
