// exp, expm1, log, log1p, tanh, sin, cos and erf in single precision, digit for digit as PyTorch's
// vector kernels give them: a last digit decides whether softmax prints its sum as 1. or as 1.0000.
// In double precision the difference is too small to be printed, and these are the standard
// functions.
//
// The type of several floats tells how they are computed: Floats4 with the instruction for fused
// products, where there is one, and Floats by an imitation of it.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <type_traits>

#include "kernels/fused.h"
#include "kernels/vector_methods.h"

namespace tg::vector_math {

using fused::Floats4;
using Floats = float __attribute__((vector_size(32)));

/// Several floats.
template <class T>
constexpr bool is_lanes = std::is_same_v<T, Floats> || std::is_same_v<T, Floats4>;
template <class V>
constexpr size_t kLanes = sizeof(V) / sizeof(float);

/// a b + c, rounded once.
inline float fma(float a, float b, float c) {
  if (fused::available()) return fused::madd(Floats4{} + a, Floats4{} + b, Floats4{} + c)[0];
  // The product is exact in double; rounding the sum twice goes wrong only halfway between floats.
  double sum = double(a) * double(b) + double(c);
  uint64_t bits;
  std::memcpy(&bits, &sum, sizeof bits);
  return (bits & 0x1fffffff) == 0x10000000 ? std::fma(a, b, c) : float(sum);
}
inline double fma(double a, double b, double c) {
  using fused::Doubles2;
  if (fused::available()) return fused::madd(Doubles2{} + a, Doubles2{} + b, Doubles2{} + c)[0];
  return std::fma(a, b, c);
}
Floats fma(Floats a, Floats b, Floats c);
inline Floats4 fma(Floats4 a, Floats4 b, Floats4 c) { return fused::madd(a, b, c); }

float exp(float x);
float expm1(float x);
float log(float x);
float log1p(float x);
float tanh(float x);
float sin(float x);
float cos(float x);
float erf(float x);
float gelu(float x);
float gelu_slope(float x);

Floats exp(Floats x);
Floats expm1(Floats x);
Floats log(Floats x);
Floats log1p(Floats x);
Floats tanh(Floats x);
Floats sin(Floats x);
Floats cos(Floats x);
Floats erf(Floats x);
Floats gelu(Floats x);
Floats gelu_slope(Floats x);

/// The arithmetic of Floats4.
struct Fused {
  using N = Floats4;
  using Whole = int32_t __attribute__((vector_size(16)));

  static N splat(float x) { return N{} + x; }
  static N real(Whole x) { return __builtin_convertvector(x, N); }
  static N fma(N a, N b, N c) { return fused::madd(a, b, c); }
  static N fma_exact(N a, N b, N c) { return fused::madd(a, b, c); }
};

inline Floats4 exp(Floats4 x) { return Methods<Fused>().exp(x); }
inline Floats4 expm1(Floats4 x) { return Methods<Fused>().expm1(x); }
inline Floats4 log(Floats4 x) { return Methods<Fused>().log(x); }
inline Floats4 log1p(Floats4 x) { return Methods<Fused>().log1p(x); }
inline Floats4 tanh(Floats4 x) { return Methods<Fused>().tanh(x); }
inline Floats4 sin(Floats4 x) { return Methods<Fused>().sin(x); }
inline Floats4 cos(Floats4 x) { return Methods<Fused>().cos(x); }
inline Floats4 erf(Floats4 x) { return Methods<Fused>().erf(x); }
inline Floats4 gelu(Floats4 x) { return Methods<Fused>().gelu(x); }
inline Floats4 gelu_slope(Floats4 x) { return Methods<Fused>().gelu_slope(x); }

inline double exp(double x) { return std::exp(x); }
inline double expm1(double x) { return std::expm1(x); }
inline double log(double x) { return std::log(x); }
inline double log1p(double x) { return std::log1p(x); }
inline double tanh(double x) { return std::tanh(x); }
inline double sin(double x) { return std::sin(x); }
inline double cos(double x) { return std::cos(x); }
inline double erf(double x) { return std::erf(x); }

template <class V>
V load(const float* p, size_t n = kLanes<V>) {
  V x{};
  std::memcpy(&x, p, n * sizeof(float));
  return x;
}
template <class V>
void store(float* p, const V& x, size_t n = kLanes<V>) {
  std::memcpy(p, &x, n * sizeof(float));
}

/// Calls f(V{}) for the type V of several floats that is to be computed with: once around a loop.
template <class F>
decltype(auto) with_lanes(F&& f) {
  return fused::available() ? f(Floats4{}) : f(Floats{});
}

/// out[i] = f(in[i]...) of packed numbers; of floats several at a time, where zeros fill up those
/// that remain. `out` may be one of `in`.
template <class F, class T, class... In>
void each_lane_of(int64_t n, const F& f, T* out, const In*... in) {
  static_assert((std::is_same_v<T, In> && ...));
  size_t count = size_t(n);
  if constexpr (std::is_same_v<T, float>)
    with_lanes([&]<class V>(V) {
      constexpr size_t kBlock = 8;  // keeps the processor busy
      size_t i = 0;
      for (; i + kBlock <= count; i += kBlock) {
        V y[kBlock / kLanes<V>];
        for (size_t j = 0; j < kBlock; j += kLanes<V>) y[j / kLanes<V>] = f(load<V>(in + i + j)...);
        std::memcpy(out + i, y, sizeof y);
      }
      for (; i < count; i += kLanes<V>) {
        size_t part = std::min(kLanes<V>, count - i);
        store<V>(out + i, f(load<V>(in + i, part)...), part);
      }
    });
  else
    for (size_t i = 0; i < count; ++i) out[i] = f(in[i]...);
}

}  // namespace tg::vector_math
