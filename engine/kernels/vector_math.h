// exp, log, tanh, sin, cos and erf in single precision, digit for digit as PyTorch's vector kernels
// give them: a last digit decides whether softmax prints its sum as 1. or as 1.0000. In double
// precision the difference is too small to be printed, and these are the standard functions.
#pragma once

#include <cmath>
#include <cstdint>
#include <cstring>

namespace tg::vector_math {

/// As many numbers as a function is computed of at once: enough to keep the processor busy.
constexpr int kLanes = 8;
using Floats = float __attribute__((vector_size(4 * kLanes)));

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

/// out[i] = f(in[i]...) of packed floats, kLanes at a time and then those that remain; `out` may be
/// one of `in`.
template <class F, class... In>
void each_lane_of(int64_t n, const F& f, float* out, const In*... in) {
  auto load = [](const float* p) {
    Floats x;
    std::memcpy(&x, p, sizeof x);
    return x;
  };
  int64_t i = 0;
  for (; i + kLanes <= n; i += kLanes) {
    Floats y = f(load(in + i)...);
    std::memcpy(out + i, &y, sizeof y);
  }
  for (; i < n; ++i) out[i] = f(in[i]...);
}

}  // namespace tg::vector_math
