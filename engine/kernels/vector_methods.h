// The methods by which vector_math.h computes: those of SLEEF (N. Shibata), which PyTorch's kernels
// use. Reduce the argument with constants in parts, then a polynomial; where that is not enough, in
// pairs of floats. Each was compared with 250,000 results.
#pragma once

#include <cmath>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <limits>

#ifdef __wasm_simd128__
#include <wasm_simd128.h>
#endif

namespace tg::vector_math {

template <class To, class From>
To bits_as(const From& from) {
  static_assert(sizeof(To) == sizeof(From));
  To to;
  std::memcpy(&to, &from, sizeof to);
  return to;
}

/// Whether a condition on one number, or on any of several, holds.
inline bool any(bool condition) { return condition; }
template <class V>
bool any(const V& mask) {
  int64_t words[sizeof(V) / 8], bits = 0;
  std::memcpy(words, &mask, sizeof mask);
  for (int64_t w : words) bits |= w;
  return bits;
}

/// y, but f(x) where the condition holds.
template <class F>
float replaced(float y, float x, bool condition, F f) {
  return condition ? f(x) : y;
}
template <class V, class Mask, class F>
V replaced(V y, V x, Mask condition, F f) {
  for (size_t i = 0; i < sizeof(V) / sizeof(float); ++i)
    if (condition[i]) y[i] = f(x[i]);
  return y;
}

/// x within bounds; nan stays.
inline float clamped(float x, float low, float high) {
  x = x > high ? high : x;
  return x < low ? low : x;
}
template <class V>
V clamped(V x, float low, float high) {
#ifdef __wasm_simd128__  // of a select LLVM makes an instruction that takes several on most
                         // processors
  v128_t parts[sizeof(V) / 16];
  std::memcpy(parts, &x, sizeof x);
  for (v128_t& part : parts)
    part = wasm_f32x4_pmax(wasm_f32x4_pmin(part, wasm_f32x4_splat(high)), wasm_f32x4_splat(low));
  return bits_as<V>(parts);
#else
  x = x > high ? V{} + high : x;
  return x < low ? V{} + low : x;
#endif
}

/// The functions, for an arithmetic A of its number type N, one float or several, with whole
/// numbers of the same width. They hold for every number: what a select may drop is computed too.
template <class A>
struct Methods {
  using N = typename A::N;
  using Whole = typename A::Whole;

  A a;

  static constexpr float kInfinity = std::numeric_limits<float>::infinity();
  static constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
  static constexpr float kLog2E = 1.44269504088896340736f;
  static constexpr float kLn2High = 0.693145751953125f, kLn2Low = 1.428606765330187045e-06f;

  static N number(float x) { return A::splat(x); }
  N fma(N x, N y, N z) { return a.fma(x, y, z); }
  /// Of few digits, where no rounding is in doubt.
  static N fma_exact(N x, N y, N z) { return A::fma_exact(x, y, z); }

  // Floats of the size of kShift have no fraction: of x + kShift, for x below 2^22, the low bits
  // are the nearest whole number, which remains where kShift is taken away again.
  static constexpr float kShift = 12582912;
  static N absolute(N x) { return bits_as<N>(bits_as<Whole>(x) & 0x7fffffff); }
  static N with_sign(N x, N sign) {
    return bits_as<N>((bits_as<Whole>(x) & 0x7fffffff) | (bits_as<Whole>(sign) & ~0x7fffffff));
  }
  // x 2^n, for n + kShift, in two steps for the ends of the range.
  static N scale(N x, N shifted) {
    Whole n = bits_as<Whole>(shifted);  // its low bits
    auto power = [](Whole k) { return bits_as<N>((k << 23) + bits_as<int32_t>(1.0f)); };
    return x * power(n >> 1) * power(n - (n >> 1));
  }
  // u with u = u s + c for each of the coefficients.
  N polynomial(N s, float first, std::initializer_list<float> coefficients) {
    N u = number(first);
    for (float c : coefficients) u = fma(u, s, number(c));
    return u;
  }

  // --- Pairs: the unevaluated sum of a number and what it lacks ---

  struct Pair {
    N high, low;
  };

  static Pair two_sum(N x, N y) {
    N s = x + y, v = s - x;
    return {s, (x - (s - v)) + (y - v)};
  }
  static Pair add(Pair x, N y) {  // |x| > |y|
    N s = x.high + y;
    return {s, ((x.high - s) + y) + x.low};
  }
  static Pair add(N x, Pair y) {
    N s = x + y.high;
    return {s, ((x - s) + y.high) + y.low};
  }
  static Pair add(Pair x, Pair y) {
    N s = x.high + y.high;
    return {s, (((x.high - s) + y.high) + x.low) + y.low};
  }
  static Pair add_any(Pair x, N y) {
    Pair s = two_sum(x.high, y);
    return {s.high, s.low + x.low};
  }
  static Pair add_any(Pair x, Pair y) {
    Pair s = two_sum(x.high, y.high);
    return {s.high, s.low + (x.low + y.low)};
  }
  Pair multiply(Pair x, N y) {
    N p = x.high * y;
    return {p, fma(x.low, y, fma(x.high, y, -p))};
  }
  Pair multiply(Pair x, Pair y) {
    N p = x.high * y.high;
    return {p, fma(x.high, y.low, fma(x.low, y.high, fma(x.high, y.high, -p)))};
  }
  Pair square(Pair x) {
    N p = x.high * x.high;
    return {p, fma(x.high + x.high, x.low, fma(x.high, x.high, -p))};
  }
  Pair reciprocal(Pair x) {
    N s = 1 / x.high;
    return {s, s * fma(-x.low, s, fma(-x.high, s, number(1)))};
  }
  Pair divide(Pair n, Pair d) {
    N t = 1 / d.high, q = n.high * t;
    N u = fma(t, n.high, -q), v = fma_exact(-d.low, t, fma(-d.high, t, number(1)));
    return {q, fma(q, v, fma(n.low, t, u))};
  }

  // --- The functions ---

  // Beyond the bounds lie 0 and infinity.
  N exp(N x) {
    x = clamped(x, -104, 100);
    N shifted = x * kLog2E + kShift, n = shifted - kShift;
    N s = fma(n, number(-kLn2Low), fma_exact(n, number(-kLn2High), x));
    N u = polynomial(s, 0.000198527617612853646278381f,
                     {0.00139304355252534151077271f, 0.00833336077630519866943359f,
                      0.0416664853692054748535156f, 0.166666671633720397949219f, 0.5f});
    return scale(1 + fma(s * s, u, s), shifted);
  }

  // The logarithm of 2^e times one whose half is the artanh of n / d.
  N log_of(N e, Pair n, Pair d) {
    Pair r = divide(n, d);
    N square = r.high * r.high;
    N t = polynomial(square, 0.3027294874f, {0.3996108174f, 0.6666694880f});
    N high = number(0.69314718246459960938f), low = number(-1.904654323148236017e-09f);
    N p = high * e;
    Pair s = {p, fma_exact(low, e, fma(high, e, -p))};
    s = add(add(s, Pair{r.high * 2, r.low * 2}), square * r.high * t);
    return s.high + s.low;
  }
  N log(N x) {
    auto subnormal = x < std::numeric_limits<float>::min();
    Whole bits = bits_as<Whole>(subnormal ? x * 0x1p64f : x);
    N m = bits_as<N>((bits & 0x007fffff) | 0x3f000000);  // from 0.5 to 1
    N e = A::real((bits >> 23) - 126);
    e = subnormal ? e - 64 : e;
    auto low = m < 0.75f;  // m from 0.75 to 1.5
    m = low ? m + m : m;
    e = low ? e - 1 : e;
    N y = log_of(e, two_sum(number(-1), m), two_sum(number(1), m));
    N ends = x == 0 ? number(-kInfinity) : x == kInfinity ? x : number(kNan);
    auto between = (x > 0) & (x < kInfinity);
    return between ? y : ends;
  }
  // Of 1 + x.
  N log1p(N x) {
    auto large = x > 1e38f;
    N part = large ? x * 0.25f : x, sum = part + 1;
    Whole e = (bits_as<Whole>(sum * (1 / 0.75f)) >> 23) - 127;
    N t = bits_as<N>((127 - e) << 23), m = fma(part, t, t - 1);  // from -0.25 to 0.5
    N whole = A::real(e), exponent = large ? whole + 2 : whole;
    N y = log_of(exponent, Pair{m, number(0)}, add(number(2), Pair{m, number(0)}));
    N ends = x == -1 ? number(-kInfinity) : x == kInfinity ? x : number(kNan);
    auto between = (x > -1) & (x < kInfinity);
    y = between ? y : ends;
    return x == 0 ? x : y;
  }

  Pair exp_pair(N x) {
    N shifted = x * kLog2E + kShift, n = shifted - kShift;
    Pair s = add_any(add_any(Pair{x, number(0)}, n * -kLn2High), n * -kLn2Low);
    N u = polynomial(s.high, 0.1980960224e-3f,
                     {0.1394256484e-2f, 0.8333456703e-2f, 0.4166637361e-1f});
    Pair t = add_any(multiply(s, u), number(0.166666659414234244790680580464f));
    t = add_any(multiply(s, t), number(0.5f));
    t = add(number(1), add_any(s, multiply(square(s), t)));
    return {scale(t.high, shifted), scale(t.low, shifted)};
  }

  // Beyond the bounds lie -1 and infinity.
  N expm1(N x) {
    Pair d = add_any(exp_pair(clamped(x, -104, 100)), number(-1));
    N y = d.high + d.low;
    y = x > 88.72283172607421875f ? number(kInfinity) : y;
    y = x < -16.63553237915039f ? number(-1) : y;
    return x == 0 ? x : y;
  }

  N tanh(N x) {
    N size = absolute(x);
    auto large = size > 8.664339742f;
    Pair e = exp_pair(large ? number(1) : size), inverse = reciprocal(e);
    Pair quotient = divide(add(e, Pair{-inverse.high, -inverse.low}), add(e, inverse));
    return with_sign(large ? number(1) : quotient.high + quotient.low, x);
  }

  static constexpr float kOneOverPi = 0.318309886183790671538f;

  // d - n pi, or n times the half of it, with pi in parts.
  N reduced(N d, N n, float fraction) {
    d = fma_exact(n, number(-3.1414794921875f * fraction), d);
    d = fma_exact(n, number(-0.00011315941810607910156f * fraction), d);
    return fma(n, number(-1.9841872589410058936e-09f * fraction), d);
  }
  N reduced_far(N d, N n, float fraction) {
    d = fma(n, number(-3.140625f * fraction), d);
    d = fma(n, number(-0.0009670257568359375f * fraction), d);
    d = fma(n, number(-6.2771141529083251953e-07f * fraction), d);
    return fma(n, number(-1.2154201256553420762e-10f * fraction), d);
  }
  // The sine near 0, negative where the number in the low bits of `half_turns` is odd.
  N sine_near_zero(N d, Whole half_turns) {
    N s = d * d;
    d = bits_as<N>(bits_as<Whole>(d) ^ (half_turns << 31));
    N u = polynomial(s, 2.6083159809786593541503e-06f,
                     {-0.0001981069071916863322258f, 0.00833307858556509017944336f,
                      -0.166666597127914428710938f});
    return s * (u * d) + d;
  }
  template <bool kFar>
  N sin_of(N x) {
    N shifted = x * kOneOverPi + kShift, n = shifted - kShift;
    N d = kFar ? reduced_far(x, n, 1) : reduced(x, n, 1);
    N y = sine_near_zero(d, bits_as<Whole>(shifted));
    return x == 0 ? x : y;
  }
  template <bool kFar>
  N cos_of(N x) {
    N shifted = x * kOneOverPi - 0.5f + kShift, n = 2 * (shifted - kShift) + 1;
    N d = kFar ? reduced_far(x, n, 0.5f) : reduced(x, n, 0.5f);
    return sine_near_zero(d, bits_as<Whole>(shifted) + 1);
  }
  // near(x) of small angles, far(x) of larger ones, and `standard` of what is out of their range.
  template <class Near, class Far, class Standard>
  static N of_angle(N x, Near near, Far far, Standard standard) {
    N size = absolute(x);
    auto is_far = size >= 125, is_out = size >= 39000;
    if (!any(is_far)) return near(x);
    N inside = is_out ? number(0) : x;
    N y = is_far ? far(inside) : near(inside);
    return replaced(y, x, is_out, standard);
  }
  N sin(N x) {
    return of_angle(
        x, [&](N v) { return sin_of<false>(v); }, [&](N v) { return sin_of<true>(v); },
        [](float v) { return std::sin(v); });
  }
  N cos(N x) {
    return of_angle(
        x, [&](N v) { return cos_of<false>(v); }, [&](N v) { return cos_of<true>(v); },
        [](float v) { return std::cos(v); });
  }

  // Formula 7.1.26 of Abramowitz and Stegun, of x by exp(-x²).
  N erf(N x, N power) {
    N t = 1 / fma(number(0.3275911f), absolute(x), number(1));
    N r = polynomial(t, 1.061405429f, {-1.453152027f, 1.421413741f, -0.284496736f, 0.254829592f});
    return with_sign(fma(t * -power, r, number(1)), x);
  }
  N erf(N x) { return erf(x, exp(-(x * x))); }

  // --- gelu, as the library oneDNN computes it for PyTorch ---

  // The exponential of a number below 0, less precise.
  N short_exp(N x) {
    constexpr float kLeast = -87.33654022216796875f;
    N within = clamped(x, kLeast, 0);
    N v = within * kLog2E + 0.5f, nearest = v + kShift - kShift;
    N n = nearest > v ? nearest - 1 : nearest;  // rounded down
    N r = fma(-n, number(0.693147182464599609375f), within);
    N y = polynomial(r, 0.00828929059207439422607421875f,
                     {0.0418978221714496612548828125f, 0.166676521301269531f, 0.499991506338119507f,
                      0.999999701976776123f, 1.0f});
    y = y * bits_as<N>((bits_as<Whole>(n - 1 + kShift) << 23) + bits_as<int32_t>(1.0f)) * 2;
    return x < kLeast ? number(0) : y;
  }
  N gelu(N x) {
    N r = x * 0.707106769084930419921875f, half = x * 0.5f;
    return fma(erf(r, short_exp(-(r * r))), half, half);
  }
  N gelu_slope(N x) {
    N r = x * 0.707106769084930419921875f, power = short_exp(-(r * r));
    N shift = r * 0.564189553260803223f * power + 0.5f;
    return fma(erf(r, power), number(0.5f), shift);
  }
};

}  // namespace tg::vector_math
