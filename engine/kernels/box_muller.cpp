#include "kernels/box_muller.h"

#include <cmath>
#include <initializer_list>
#include <numbers>

#include "core/sin_cos.h"
#include "kernels/vector_math.h"

namespace tg {
namespace {

// The logarithm, sine and cosine of the Cephes library (S. Moshier) in single precision. Each
// product that a sum takes is fused with it, as it is in PyTorch's build; the last bits depend on
// that. Found by comparing 320,000 numbers.

// Of a positive, normal number: the polynomial in m - 1, where x = m 2^e and m is near 1.
float logarithm(float x) {
  int exponent;
  float m = std::frexp(x, &exponent), e = float(exponent), r = m - 1;
  if (m < float(std::numbers::sqrt2 / 2)) {
    e -= 1;
    r += m;
  }
  float square = r * r, y = 7.0376836292e-2f;
  for (float c : {-1.1514610310e-1f, 1.1676998740e-1f, -1.2420140846e-1f, 1.4249322787e-1f,
                  -1.6668057665e-1f, 2.0000714765e-1f, -2.4999993993e-1f, 3.3333331174e-1f})
    y = vector_math::fma(y, r, c);
  // The logarithm of 2 in two parts, the larger of few bits.
  y = vector_math::fma(y * r, square, e * -2.12194440e-4f);
  y = vector_math::fma(-square, 0.5f, y);
  return vector_math::fma(e, 0.693359375f, r + y);
}

struct Floats {
  float sin, cos;
};

// Of an angle from 0 to 2 pi: by polynomials in the distance to the nearest multiple of pi / 2.
Floats sin_cos_of(float x) {
  int octant = (int(x * float(4 / std::numbers::pi)) + 1) & ~1;
  float n = float(octant);
  x = vector_math::fma(n, -0.78515625f, x);  // pi / 4 in three parts
  x = vector_math::fma(n, -2.4187564849853515625e-4f, x);
  x = vector_math::fma(n, -3.77489497744594108e-8f, x);
  float z = x * x;
  float even = vector_math::fma(2.443315711809948e-5f, z, -1.388731625493765e-3f);
  even = vector_math::fma(even, z, 4.166664568298827e-2f) * z;
  even = vector_math::fma(even, z, -(z * 0.5f)) + 1;
  float odd = vector_math::fma(-1.9515295891e-4f, z, 8.3321608736e-3f);
  odd = vector_math::fma(odd, z, -1.6666654611e-1f) * z;
  odd = vector_math::fma(odd, x, x);
  bool swapped = octant & 2;
  float sine = swapped ? even : odd, cosine = swapped ? odd : even;
  return {octant & 4 ? -sine : sine, (octant + 2) & 4 ? -cosine : cosine};
}

}  // namespace

void box_muller(float* block, float mean, float std) {
  for (int j = 0; j < 8; ++j) {
    float radius = std::sqrt(-2 * logarithm(1 - block[j]));
    Floats at = sin_cos_of(float(2 * std::numbers::pi) * block[j + 8]);
    block[j] = vector_math::fma(radius * at.cos, std, mean);
    block[j + 8] = vector_math::fma(radius * at.sin, std, mean);
  }
}

void box_muller(double* block, double mean, double std) {
  for (int j = 0; j < 8; ++j) {
    double radius = std::sqrt(-2 * std::log(1 - block[j]));
    SinCos at = sin_cos(2 * std::numbers::pi * block[j + 8]);
    block[j] = vector_math::fma(radius * at.cos, std, mean);
    block[j + 8] = vector_math::fma(radius * at.sin, std, mean);
  }
}

}  // namespace tg
