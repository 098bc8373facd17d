// tan, asin, acos, atan, log2, log10, erfc and the logarithm of Γ in single precision, digit for
// digit as PyTorch's vector kernels give them: what vector_math.h is to the functions that many
// operators compute with.
#pragma once

#include <cmath>

#include "kernels/vector_math.h"

namespace tg::rare_math {

using vector_math::Floats;
using vector_math::Floats4;

#define TG_FUNCTION(name)  \
  float name(float x);     \
  Floats4 name(Floats4 x); \
  Floats name(Floats x);   \
  inline double name(double x) { return std::name(x); }
TG_FUNCTION(tan)
TG_FUNCTION(asin)
TG_FUNCTION(acos)
TG_FUNCTION(atan)
TG_FUNCTION(log2)
TG_FUNCTION(log10)
TG_FUNCTION(erfc)
TG_FUNCTION(lgamma)
#undef TG_FUNCTION

Floats4 atan2(Floats4 y, Floats4 x);
Floats atan2(Floats y, Floats x);
Floats4 pow(Floats4 x, Floats4 y);
Floats pow(Floats x, Floats y);
template <class V>
V pow(V x, float y) {
  return pow(x, V{} + y);
}

}  // namespace tg::rare_math
