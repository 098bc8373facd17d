#include "core/sin_cos.h"

#include <cmath>
#include <initializer_list>
#include <numbers>

namespace tg {
namespace {

/// The unevaluated sum of a number and what it lacks.
struct Pair {
  double high, low;
};

// The exact product, by halves of the factors' digits.
Pair product(double a, double b) {
  auto upper = [](double x) {
    double far = 134217729.0 * x;
    return far - (far - x);
  };
  double p = a * b, a1 = upper(a), a2 = a - a1, b1 = upper(b), b2 = b - b1;
  return {p, ((a1 * b1 - p) + a1 * b2 + a2 * b1) + a2 * b2};
}
// |x| >= |y|.
Pair sum(double x, double y) {
  double s = x + y;
  return {s, (x - s) + y};
}
double polynomial(double z, std::initializer_list<double> coefficients) {
  double u = 0;
  for (double c : coefficients) u = u * z + c;
  return u;
}

}  // namespace

SinCos sin_cos(double angle) {
  // The distance to the nearest quarter of a turn, which is subtracted in three parts.
  double quarters = std::nearbyint(angle * (2 / std::numbers::pi));
  double first = angle - quarters * 0x1.921fb544p+0, second = quarters * 0x1.0b4611a6p-34;
  double third = quarters * 0x1.3198a2e037073p-69;
  double nearly = first - second, x = nearly - third;
  double rest = ((first - nearly) - second) + ((nearly - x) - third);

  Pair z = product(x, x);
  z.low += 2 * x * rest;
  double z2 = z.high * z.high;

  // x + x w: the first term of w in two parts.
  Pair t = product(z.high, -1.0 / 6);
  t.low += z.low * (-1.0 / 6) + z.high * -9.25185853854297066e-18;
  Pair w = sum(t.high, z2 * polynomial(z.high, {-8.22063524662432972e-18, 2.81145725434552076e-15,
                                                -7.64716373181981648e-13, 1.60590438368216146e-10,
                                                -2.50521083854417188e-8, 2.75573192239858907e-6,
                                                -1.98412698412698413e-4, 8.33333333333333333e-3}));
  w.low += t.low;
  Pair p = product(x, w.high), s = sum(x, p.high);
  double sine = s.high + (s.low + (p.low + x * w.low + rest + rest * w.high));

  // 1 - z / 2 + z^2 / 24 - ..., these in two parts.
  Pair square = product(z.high, z.high), f = product(square.high, 1.0 / 24);
  f.low += square.high * 2.3129646346357427e-18 + (square.low + 2 * z.high * z.low) * (1.0 / 24);
  double small =
      z2 * z.high *
      polynomial(z.high, {-1.56192069685862265e-16, 4.77947733238738530e-14,
                          -1.14707455977297247e-11, 2.08767569878680990e-9, -2.75573192239858907e-7,
                          2.48015873015873016e-5, -1.38888888888888889e-3});
  Pair half = sum(1, -0.5 * z.high), c = sum(half.high, f.high);
  double cosine = c.high + (c.low + (small + (f.low + (half.low - 0.5 * z.low))));

  int turn = int(quarters);
  if (turn & 1) {
    double kept = sine;
    sine = cosine;
    cosine = kept;
  }
  return {turn & 2 ? -sine : sine, (turn + 1) & 2 ? -cosine : cosine};
}

}  // namespace tg
