// exp, log, tanh, sin, cos and erf in single precision, digit for digit as PyTorch's vector kernels
// give them: a last digit decides whether softmax prints its sum as 1. or as 1.0000. In double
// precision the difference is too small to be printed, and these are the standard functions.
#pragma once

#include <cmath>
#include <cstdint>
#include <cstring>

namespace tg::vector_math {

/// Four numbers, of which a function is computed at once.
using Floats = float __attribute__((vector_size(16)));

/// a b + c, rounded once.
inline float fma(float a, float b, float c) {
  // The product is exact in double; rounding the sum twice goes wrong only halfway between floats.
  double sum = double(a) * double(b) + double(c);
  uint64_t bits;
  std::memcpy(&bits, &sum, sizeof bits);
  return (bits & 0x1fffffff) == 0x10000000 ? std::fma(a, b, c) : float(sum);
}
inline double fma(double a, double b, double c) { return std::fma(a, b, c); }
Floats fma(Floats a, Floats b, Floats c);

float exp(float x);
float log(float x);
float tanh(float x);
float sin(float x);
float cos(float x);
float erf(float x);

Floats exp(Floats x);
Floats log(Floats x);
Floats tanh(Floats x);
Floats sin(Floats x);
Floats cos(Floats x);
Floats erf(Floats x);

inline double exp(double x) { return std::exp(x); }
inline double log(double x) { return std::log(x); }
inline double tanh(double x) { return std::tanh(x); }
inline double sin(double x) { return std::sin(x); }
inline double cos(double x) { return std::cos(x); }
inline double erf(double x) { return std::erf(x); }

/// Calls f for four packed floats at a time and then for those that remain:
/// out[i] = f(in[i]...), where `out` may be one of `in`.
template <class F, class... In>
void each_four(int64_t n, const F& f, float* out, const In*... in) {
  auto load = [](const float* p) {
    Floats x;
    std::memcpy(&x, p, sizeof x);
    return x;
  };
  int64_t i = 0;
  for (; i + 4 <= n; i += 4) {
    Floats y = f(load(in + i)...);
    std::memcpy(out + i, &y, sizeof y);
  }
  for (; i < n; ++i) out[i] = f(in[i]...);
}

}  // namespace tg::vector_math
