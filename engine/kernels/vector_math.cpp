#include "kernels/vector_math.h"

#include <initializer_list>
#include <limits>

namespace tg::vector_math {
namespace {

// The methods are those of SLEEF (N. Shibata): reduce the argument with constants in parts, then a
// polynomial; where that is not enough, in pairs of floats. Each was compared with 250,000 results.

constexpr float kInfinity = std::numeric_limits<float>::infinity();
constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
constexpr float kLog2E = 1.44269504088896340736f;
constexpr float kLn2High = 0.693145751953125f, kLn2Low = 1.428606765330187045e-06f;

// u with u = u s + c for each of the coefficients.
float polynomial(float s, float u, std::initializer_list<float> coefficients) {
  for (float c : coefficients) u = fma(u, s, c);
  return u;
}

// x 2^n, in two steps for the ends of the range.
float scale(float x, int n) {
  return x * std::ldexp(1.0f, n >> 1) * std::ldexp(1.0f, n - (n >> 1));
}

// --- Pairs: the unevaluated sum of a float and what it lacks ------------------------------------

struct Pair {
  float high, low;
};

Pair two_sum(float x, float y) {
  float s = x + y, v = s - x;
  return {s, (x - (s - v)) + (y - v)};
}
Pair add(Pair x, float y) {  // |x| > |y|
  float s = x.high + y;
  return {s, ((x.high - s) + y) + x.low};
}
Pair add(float x, Pair y) {
  float s = x + y.high;
  return {s, ((x - s) + y.high) + y.low};
}
Pair add(Pair x, Pair y) {
  float s = x.high + y.high;
  return {s, (((x.high - s) + y.high) + x.low) + y.low};
}
Pair add_any(Pair x, float y) {
  Pair s = two_sum(x.high, y);
  return {s.high, s.low + x.low};
}
Pair add_any(Pair x, Pair y) {
  Pair s = two_sum(x.high, y.high);
  return {s.high, s.low + (x.low + y.low)};
}
Pair multiply(Pair x, float y) {
  float p = x.high * y;
  return {p, fma(x.low, y, fma(x.high, y, -p))};
}
Pair multiply(Pair x, Pair y) {
  float p = x.high * y.high;
  return {p, fma(x.high, y.low, fma(x.low, y.high, fma(x.high, y.high, -p)))};
}
Pair square(Pair x) {
  float p = x.high * x.high;
  return {p, fma(x.high + x.high, x.low, fma(x.high, x.high, -p))};
}
Pair reciprocal(Pair x) {
  float s = 1 / x.high;
  return {s, s * fma(-x.low, s, fma(-x.high, s, 1.0f))};
}
Pair divide(Pair n, Pair d) {
  float t = 1 / d.high, q = n.high * t;
  float u = fma(t, n.high, -q), v = fma(-d.low, t, fma(-d.high, t, 1.0f));
  return {q, fma(q, v, fma(n.low, t, u))};
}

Pair exp_pair(float x) {
  float n = std::rint(x * kLog2E);
  Pair s = add_any(add_any({x, 0}, n * -kLn2High), n * -kLn2Low);
  float u =
      polynomial(s.high, 0.1980960224e-3f, {0.1394256484e-2f, 0.8333456703e-2f, 0.4166637361e-1f});
  Pair t = add_any(multiply(s, u), 0.166666659414234244790680580464f);
  t = add_any(multiply(s, t), 0.5f);
  t = add(1.0f, add_any(s, multiply(square(s), t)));
  return {scale(t.high, int(n)), scale(t.low, int(n))};
}

// --- Angles --------------------------------------------------------------------------------------

// d - n period, the period being pi, or the half of it, in parts: three up to 125.
float reduced(float d, float n, float fraction, float size) {
  if (size < 125) {
    d = fma(n, -3.1414794921875f * fraction, d);
    d = fma(n, -0.00011315941810607910156f * fraction, d);
    return fma(n, -1.9841872589410058936e-09f * fraction, d);
  }
  d = fma(n, -3.140625f * fraction, d);
  d = fma(n, -0.0009670257568359375f * fraction, d);
  d = fma(n, -6.2771141529083251953e-07f * fraction, d);
  return fma(n, -1.2154201256553420762e-10f * fraction, d);
}
constexpr float kLargestAngle = 39000;

float sine_near_zero(float d, bool negative) {
  float s = d * d;
  if (negative) d = -d;
  float u = polynomial(
      s, 2.6083159809786593541503e-06f,
      {-0.0001981069071916863322258f, 0.00833307858556509017944336f, -0.166666597127914428710938f});
  return s * (u * d) + d;
}

constexpr float kOneOverPi = 0.318309886183790671538f;

}  // namespace

float exp(float x) {
  if (std::isnan(x)) return x;
  if (x < -104) return 0;
  if (x > 100) return kInfinity;
  float n = std::rint(x * kLog2E);
  float s = fma(n, -kLn2Low, fma(n, -kLn2High, x));
  float u = polynomial(s, 0.000198527617612853646278381f,
                       {0.00139304355252534151077271f, 0.00833336077630519866943359f,
                        0.0416664853692054748535156f, 0.166666671633720397949219f, 0.5f});
  return scale(1 + fma(s * s, u, s), int(n));
}

float log(float x) {
  if (!(x >= 0)) return kNan;
  if (x == 0) return -kInfinity;
  if (x == kInfinity) return x;
  int e;
  float m = std::frexp(x, &e);
  if (m < 0.75f) {  // m from 0.75 to 1.5
    m *= 2;
    --e;
  }
  Pair r = divide(two_sum(-1, m), two_sum(1, m));
  float square = r.high * r.high;
  float t = polynomial(square, 0.3027294874f, {0.3996108174f, 0.6666694880f});
  Pair s = multiply({0.69314718246459960938f, -1.904654323148236017e-09f}, float(e));
  s = add(add(s, Pair{r.high * 2, r.low * 2}), square * r.high * t);
  return s.high + s.low;
}

float tanh(float x) {
  if (std::isnan(x)) return x;
  float size = std::abs(x), y = 1;
  if (size <= 8.664339742f) {
    Pair e = exp_pair(size), inverse = reciprocal(e);
    Pair quotient = divide(add(e, Pair{-inverse.high, -inverse.low}), add(e, inverse));
    y = quotient.high + quotient.low;
  }
  return std::copysign(y, x);
}

float sin(float x) {
  float size = std::abs(x);
  if (!(size < kLargestAngle)) return std::sin(x);
  if (x == 0) return x;
  float n = std::rint(x * kOneOverPi);
  return sine_near_zero(reduced(x, n, 1, size), int(n) & 1);
}

float cos(float x) {
  float size = std::abs(x);
  if (!(size < kLargestAngle)) return std::cos(x);
  float n = 2 * std::rint(x * kOneOverPi - 0.5f) + 1;
  return sine_near_zero(reduced(x, n, 0.5f, size), !(int(n) & 2));
}

// Formula 7.1.26 of Abramowitz and Stegun.
float erf(float x) {
  float t = 1 / fma(0.3275911f, std::abs(x), 1.0f);
  float r = polynomial(t, 1.061405429f, {-1.453152027f, 1.421413741f, -0.284496736f, 0.254829592f});
  float y = fma(t * -exp(-(x * x)), r, 1.0f);
  return std::signbit(x) ? -y : y;
}

}  // namespace tg::vector_math
