#include "kernels/number.h"

namespace tg::number {
namespace {

constexpr double kPi = 3.14159265358979323846;
constexpr double kInf = std::numeric_limits<double>::infinity();
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

// B(2k) of the Bernoulli numbers, from k = 1.
constexpr double kBernoulli[] = {1. / 6,       -1. / 30, 1. / 42,      -1. / 30,    5. / 66,
                                 -691. / 2730, 7. / 6,   -3617. / 510, 43867. / 798};

// The sum over k >= 0 of (x + k)^-s, by Euler and Maclaurin; s > 1, x > 0.
double hurwitz_zeta(double s, double x) {
  double sum = 0;
  for (; x < 12; ++x) sum += std::pow(x, -s);
  sum += std::pow(x, 1 - s) / (s - 1) + 0.5 * std::pow(x, -s);
  double factor = s * std::pow(x, -s - 1), factorial = 2;
  for (int k = 1; k <= 9; ++k) {
    sum += kBernoulli[k - 1] / factorial * factor;
    factor *= (s + 2 * k - 1) * (s + 2 * k) / (x * x);
    factorial *= (2 * k + 1) * (2 * k + 2);
  }
  return sum;
}

}  // namespace

double digamma(double x) {
  if (x == 0) return std::copysign(kInf, -x);
  if (x < 0) {
    if (x == std::trunc(x)) return kNan;
    double whole;
    return digamma(1 - x) - kPi / std::tan(kPi * std::modf(x, &whole));
  }
  double shift = 0;
  for (; x < 12; ++x) shift += 1 / x;
  double series = 0, square = 1 / (x * x);
  for (int k = 7; k >= 1; --k) series = (series + kBernoulli[k - 1] / (2 * k)) * square;
  return std::log(x) - 0.5 / x - series - shift;
}

double polygamma(int64_t n, double x) {
  if (n == 0) return digamma(x);
  if (n == 1 && x < 0.5) {  // the reflection formula
    if (x == std::trunc(x)) return kInf;
    double sine = std::sin(kPi * x);
    return kPi * kPi / (sine * sine) - polygamma(1, 1 - x);
  }
  double sign = n % 2 ? 1 : -1;
  return sign * std::tgamma(double(n) + 1) * (x > 0 ? hurwitz_zeta(double(n) + 1, x) : kNan);
}

double erfinv(double x) {
  if (std::abs(x) >= 1) return std::abs(x) == 1 ? std::copysign(kInf, x) : kNan;
  // Winitzki's approximation, then Newton's steps with Halley's correction.
  double log = std::log1p(-x * x), t = 2 / (kPi * 0.147) + log / 2;
  double y = std::copysign(std::sqrt(std::sqrt(t * t - log / 0.147) - t), x);
  for (int i = 0; i < 3; ++i) {
    double error = x > 0 ? (1 - x) - std::erfc(y) : std::erfc(-y) - (1 + x);
    double step = error / (2 / std::sqrt(kPi) * std::exp(-y * y));
    y -= step / (1 + y * step);
  }
  return y;
}

double i0(double x) {
  double quarter = x * x / 4, term = 1, sum = 1;
  for (int k = 1; k < 500 && term > sum * 1e-17; ++k) sum += term *= quarter / (double(k) * k);
  return sum;
}

double i1(double x) {
  double quarter = x * x / 4, term = x / 2, sum = term;
  for (int k = 1; k < 500 && std::abs(term) > std::abs(sum) * 1e-17; ++k)
    sum += term *= quarter / (double(k) * (k + 1));
  return sum;
}

}  // namespace tg::number
