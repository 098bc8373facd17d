// Arithmetic of one number, for the methods of vector_methods.h.
#pragma once

#include "kernels/vector_math.h"

namespace tg::vector_math {

struct One {
  using N = float;
  using Whole = int32_t;

  static float splat(float x) { return x; }
  static float real(Whole x) { return float(x); }
  static float fma(float a, float b, float c) { return vector_math::fma(a, b, c); }
  static float fma_exact(float a, float b, float c) { return float(double(a) * b + double(c)); }
  static bool sure() { return true; }
};

}  // namespace tg::vector_math
