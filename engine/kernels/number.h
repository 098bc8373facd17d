// Arithmetic on single numbers as PyTorch defines it: integers wrap around, division and remainder
// have its signs.
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <type_traits>

#include "core/complex.h"
#include "core/error.h"
#include "kernels/vector_math.h"

namespace tg::number {

/// The unsigned type in which T wraps around without overflow or promotion to int.
template <class T>
using Wrapping =
    std::conditional_t<(sizeof(T) < 4), uint32_t,
                       std::make_unsigned_t<std::conditional_t<
                           std::is_integral_v<T> && !std::is_same_v<T, bool>, T, int>>>;

/// A floating point number, or several.
template <class T>
constexpr bool is_real = std::is_floating_point_v<T> || vector_math::is_lanes<T>;

/// Whether the operators of C++ are those of PyTorch: of all but integers.
template <class T>
constexpr bool is_field = is_real<T> || is_complex_number<T>;

template <class T>
T add(T a, T b) {
  if constexpr (std::is_same_v<T, bool>)
    return a || b;
  else if constexpr (is_field<T>)
    return a + b;
  else
    return T(Wrapping<T>(a) + Wrapping<T>(b));
}
template <class T>
T sub(T a, T b) {
  if constexpr (is_field<T>)
    return a - b;
  else
    return T(Wrapping<T>(a) - Wrapping<T>(b));
}
template <class T>
T mul(T a, T b) {
  if constexpr (std::is_same_v<T, bool>)
    return a && b;
  else if constexpr (is_field<T>)
    return a * b;
  else
    return T(Wrapping<T>(a) * Wrapping<T>(b));
}
/// a b + c; of floats rounded once, as PyTorch's kernels do.
template <class T>
T mul_add(T a, T b, T c) {
  if constexpr (is_real<T> && !std::is_same_v<T, double>)
    return vector_math::fma(a, b, c);
  else
    return add(mul(a, b), c);
}
template <class T>
T neg(T a) {
  if constexpr (is_field<T>)
    return -a;
  else
    return sub(T(0), a);
}

template <class T>
void check_divisor(T b) {
  if constexpr (std::is_integral_v<T>) check(b != 0, "ZeroDivisionError");
}

/// The quotient rounded toward zero; RuntimeError for an integer divided by 0.
template <class T>
T divide_trunc(T a, T b) {
  if constexpr (std::is_floating_point_v<T>)
    return std::trunc(a / b);
  else {
    check_divisor(b);
    if constexpr (std::is_signed_v<T>)
      if (b == -1) return neg(a);
    return T(a / b);
  }
}
/// The quotient rounded down, as Python's `//`.
template <class T>
T divide_floor(T a, T b) {
  if constexpr (std::is_floating_point_v<T>) {
    if (b == 0) return a / b;
    T mod = std::fmod(a, b), quotient = (a - mod) / b;
    if (mod != 0 && (b < 0) != (mod < 0)) quotient -= 1;
    if (quotient == 0) return std::copysign(T(0), a / b);
    T down = std::floor(quotient);
    return quotient - down > T(0.5) ? down + 1 : down;
  } else {
    T quotient = divide_trunc(a, b);
    if constexpr (std::is_signed_v<T>)
      if (b != -1 && a % b != 0 && (a < 0) != (b < 0)) return T(quotient - 1);
    return quotient;
  }
}
/// The remainder with the sign of the dividend, as C's fmod.
template <class T>
T fmod(T a, T b) {
  if constexpr (std::is_floating_point_v<T>)
    return std::fmod(a, b);
  else {
    check_divisor(b);
    if constexpr (std::is_signed_v<T>)
      if (b == -1) return 0;
    return T(a % b);
  }
}
/// The remainder with the sign of the divisor, as Python's `%`.
template <class T>
T remainder(T a, T b) {
  T mod = fmod(a, b);
  if constexpr (std::is_signed_v<T> || std::is_floating_point_v<T>)
    if (mod != 0 && (b < 0) != (mod < 0)) mod = add(mod, b);
  return mod;
}

/// a to the b; a negative power of an integer is 0 but for 1 and -1.
template <class T>
T pow(T a, T b) {
  if constexpr (std::is_floating_point_v<T>)
    return std::pow(a, b);
  else {
    if constexpr (std::is_signed_v<T>)
      if (b < 0) return a == 1 ? T(1) : a == -1 ? T(b % 2 == 0 ? 1 : -1) : T(0);
    T result = 1;
    for (; b; b = T(b >> 1), a = mul(a, a))
      if (b & 1) result = mul(result, a);
    return result;
  }
}

/// The number as a T, or as each of several.
template <class T>
T constant(double x) {
  if constexpr (vector_math::is_lanes<T>)
    return T{} + float(x);
  else
    return T(x);
}

// Of one number the standard functions, of which PyTorch's round to the nearest float, and of
// several those of vector_math.h.

template <class T>
T exp(T a) {
  if constexpr (vector_math::is_lanes<T>)
    return vector_math::exp(a);
  else
    return std::exp(a);
}
template <class T>
T expm1(T a) {
  if constexpr (vector_math::is_lanes<T>)
    return vector_math::expm1(a);
  else
    return T(std::expm1(double(a)));
}
template <class T>
T log1p(T a) {
  if constexpr (vector_math::is_lanes<T>)
    return vector_math::log1p(a);
  else
    return T(std::log1p(double(a)));
}
template <class T>
T tanh(T a) {
  if constexpr (vector_math::is_lanes<T>)
    return vector_math::tanh(a);
  else
    return T(std::tanh(double(a)));
}
template <class T>
T erf(T a) {
  if constexpr (vector_math::is_lanes<T>)
    return vector_math::erf(a);
  else
    return T(std::erf(double(a)));
}

template <class T>
bool is_nan(T a) {
  if constexpr (is_complex_number<T>)
    return is_nan(a.re) || is_nan(a.im);
  else if constexpr (std::is_floating_point_v<T>)
    return a != a;
  else
    return false;
}
template <class T>
bool is_inf(T a) {
  if constexpr (is_complex_number<T>)
    return is_inf(a.re) || is_inf(a.im);
  else if constexpr (std::is_floating_point_v<T>)
    return std::isinf(a);
  else
    return false;
}
/// -1, 0 or 1; 0 for nan.
template <class T>
T sign(T a) {
  return T((a > T(0)) - (a < T(0)));
}
/// The larger, or nan if either is.
template <class T>
T max(T a, T b) {
  return is_nan(a) || a >= b ? a : b;
}
template <class T>
T min(T a, T b) {
  return is_nan(a) || a <= b ? a : b;
}
template <class T>
T clamp(T a, T low, T high) {
  return is_nan(a) ? a : min(max(a, low), high);
}

}  // namespace tg::number
