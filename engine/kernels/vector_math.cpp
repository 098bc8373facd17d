#include "kernels/vector_math.h"

#include <initializer_list>
#include <limits>

#ifdef __wasm_simd128__
#include <wasm_simd128.h>
#endif

namespace tg::vector_math {
namespace {

// The methods are those of SLEEF (N. Shibata): reduce the argument with constants in parts, then a
// polynomial; where that is not enough, in pairs of floats. Each was compared with 250,000 results.
// They are written for a number type N, one float or several, and an arithmetic A of it.

constexpr float kInfinity = std::numeric_limits<float>::infinity();
constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
constexpr float kLog2E = 1.44269504088896340736f;
constexpr float kLn2High = 0.693145751953125f, kLn2Low = 1.428606765330187045e-06f;

template <class To, class From>
To bits_as(const From& from) {
  static_assert(sizeof(To) == sizeof(From));
  To to;
  std::memcpy(&to, &from, sizeof to);
  return to;
}

// Whether a bit is set anywhere.
template <class V>
bool any(const V& v) {
  int64_t words[sizeof(V) / 8], bits = 0;
  std::memcpy(words, &v, sizeof v);
  for (int64_t w : words) bits |= w;
  return bits;
}

// Arithmetic of one number.
struct One {
  using N = float;
  using Whole = int32_t;
  using Mask = bool;

  static float splat(float x) { return x; }
  static float real(Whole x) { return float(x); }
  static float select(Mask m, float a, float b) { return m ? a : b; }
  static float fma(float a, float b, float c) { return vector_math::fma(a, b, c); }
  static float fma_exact(float a, float b, float c) { return float(double(a) * b + double(c)); }
};

// Arithmetic of kLanes numbers. `doubtful` tells whether a fused product may be wrong: then the
// result is to be computed one by one, which is needed once in some hundred million times.
struct Many {
  using N = Floats;
  using Whole = int32_t __attribute__((vector_size(4 * kLanes)));
  using Mask = Whole;
  using Doubles = double __attribute__((vector_size(8 * kLanes)));
  using Longs = int64_t __attribute__((vector_size(8 * kLanes)));

  static Floats splat(float x) { return Floats{} + x; }
  static Floats real(Whole x) { return __builtin_convertvector(x, Floats); }
  static Floats select(Mask m, Floats a, Floats b) {
    return bits_as<Floats>((bits_as<Whole>(a) & m) | (bits_as<Whole>(b) & ~m));
  }
#ifdef __wasm_simd128__  // LLVM 14 would convert one by one
  static Doubles wide(Floats x) {
    v128_t in[kLanes / 4], out[kLanes / 2];
    std::memcpy(in, &x, sizeof in);
    for (int i = 0; i < kLanes / 4; ++i) {
      out[2 * i] = wasm_f64x2_promote_low_f32x4(in[i]);
      out[2 * i + 1] = wasm_f64x2_promote_low_f32x4(wasm_i64x2_shuffle(in[i], in[i], 1, 1));
    }
    return bits_as<Doubles>(out);
  }
  static Floats narrow(const Doubles& x) {
    v128_t in[kLanes / 2], out[kLanes / 4];
    std::memcpy(in, &x, sizeof in);
    for (int i = 0; i < kLanes / 4; ++i)
      out[i] = wasm_i64x2_shuffle(wasm_f32x4_demote_f64x2_zero(in[2 * i]),
                                  wasm_f32x4_demote_f64x2_zero(in[2 * i + 1]), 0, 2);
    return bits_as<Floats>(out);
  }
#else
  static Doubles wide(Floats x) { return __builtin_convertvector(x, Doubles); }
  static Floats narrow(const Doubles& x) { return __builtin_convertvector(x, Floats); }
#endif
  Floats fma(Floats a, Floats b, Floats c) {
    Doubles sum = wide(a) * wide(b) + wide(c);
    doubtful |= (Longs(sum) & 0x1fffffff) == 0x10000000;  // of the bits
    return narrow(sum);
  }
  /// For sums of few digits, which double holds: what is halfway then is no doubt, and not rare.
  static Floats fma_exact(Floats a, Floats b, Floats c) {
    return narrow(wide(a) * wide(b) + wide(c));
  }
  bool sure() const { return !any(doubtful); }

  Longs doubtful{};
};

template <class A>
struct Methods {
  using N = typename A::N;
  using Whole = typename A::Whole;

  A a;

  static N number(float x) { return A::splat(x); }
  static N select(typename A::Mask m, N yes, N no) { return A::select(m, yes, no); }
  N fma(N x, N y, N z) { return a.fma(x, y, z); }

  static N fma_exact(N x, N y, N z) { return A::fma_exact(x, y, z); }

  // The nearest whole number, of numbers below 2^22: floats of the size of kShift have no fraction.
  static constexpr float kShift = 12582912;
  static N rint(N x) { return x + kShift - kShift; }
  static Whole whole(N x) { return bits_as<Whole>(x + kShift) - bits_as<int32_t>(kShift); }
  static N absolute(N x) { return bits_as<N>(bits_as<Whole>(x) & 0x7fffffff); }
  static N with_sign(N x, N sign) {
    return bits_as<N>((bits_as<Whole>(x) & 0x7fffffff) | (bits_as<Whole>(sign) & ~0x7fffffff));
  }
  // x 2^n, in two steps for the ends of the range.
  static N scale(N x, Whole n) {
    auto power = [](Whole k) { return bits_as<N>((k + 127) << 23); };
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

  // --- The functions, where nothing is out of their range ---

  N exp(N x) {
    N n = rint(x * kLog2E);
    N s = fma(n, number(-kLn2Low), fma_exact(n, number(-kLn2High), x));
    N u = polynomial(s, 0.000198527617612853646278381f,
                     {0.00139304355252534151077271f, 0.00833336077630519866943359f,
                      0.0416664853692054748535156f, 0.166666671633720397949219f, 0.5f});
    return scale(1 + fma(s * s, u, s), whole(n));
  }

  // Of m 2^e, with m from 0.5 to 1.
  N log(N m, N e) {
    auto low = m < 0.75f;  // m from 0.75 to 1.5
    m = select(low, m + m, m);
    e = select(low, e - 1, e);
    Pair r = divide(two_sum(number(-1), m), two_sum(number(1), m));
    N square = r.high * r.high;
    N t = polynomial(square, 0.3027294874f, {0.3996108174f, 0.6666694880f});
    N high = number(0.69314718246459960938f), low_part = number(-1.904654323148236017e-09f);
    N p = high * e;
    Pair s = {p, fma_exact(low_part, e, fma(high, e, -p))};
    s = add(add(s, Pair{r.high * 2, r.low * 2}), square * r.high * t);
    return s.high + s.low;
  }
  // Of a normal number.
  N log(N x) {
    Whole bits = bits_as<Whole>(x);
    return log(bits_as<N>((bits & 0x007fffff) | 0x3f000000), A::real((bits >> 23) - 126));
  }

  Pair exp_pair(N x) {
    N n = rint(x * kLog2E);
    Pair s = add_any(add_any(Pair{x, number(0)}, n * -kLn2High), n * -kLn2Low);
    N u = polynomial(s.high, 0.1980960224e-3f,
                     {0.1394256484e-2f, 0.8333456703e-2f, 0.4166637361e-1f});
    Pair t = add_any(multiply(s, u), number(0.166666659414234244790680580464f));
    t = add_any(multiply(s, t), number(0.5f));
    t = add(number(1), add_any(s, multiply(square(s), t)));
    return {scale(t.high, whole(n)), scale(t.low, whole(n))};
  }

  N tanh(N x) {
    N size = absolute(x);
    auto large = size > 8.664339742f;
    Pair e = exp_pair(select(large, number(1), size)), inverse = reciprocal(e);
    Pair quotient = divide(add(e, Pair{-inverse.high, -inverse.low}), add(e, inverse));
    return with_sign(select(large, number(1), quotient.high + quotient.low), x);
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
  // The sine near 0, negative where `half_turns` is odd.
  N sine_near_zero(N d, Whole half_turns) {
    N s = d * d;
    d = bits_as<N>(bits_as<Whole>(d) ^ (half_turns << 31));
    N u = polynomial(s, 2.6083159809786593541503e-06f,
                     {-0.0001981069071916863322258f, 0.00833307858556509017944336f,
                      -0.166666597127914428710938f});
    return s * (u * d) + d;
  }
  template <bool kFar>
  N sin(N x) {
    N n = rint(x * kOneOverPi);
    N y = sine_near_zero(kFar ? reduced_far(x, n, 1) : reduced(x, n, 1), whole(n));
    return select(x == 0, x, y);
  }
  template <bool kFar>
  N cos(N x) {
    N k = rint(x * kOneOverPi - 0.5f), n = 2 * k + 1;
    return sine_near_zero(kFar ? reduced_far(x, n, 0.5f) : reduced(x, n, 0.5f), whole(k) + 1);
  }

  // Formula 7.1.26 of Abramowitz and Stegun, whose exponential is given.
  template <class Exp>
  N erf(N x, Exp&& exp) {
    N t = 1 / fma(number(0.3275911f), absolute(x), number(1));
    N r = polynomial(t, 1.061405429f, {-1.453152027f, 1.421413741f, -0.284496736f, 0.254829592f});
    N y = fma(t * -exp(-(x * x)), r, number(1));
    return with_sign(y, x);
  }
};

constexpr float kNearAngle = 125, kFarAngle = 39000;

// f's results where `inside` holds of every number and none is doubtful, else `single`'s of each.
template <class Inside, class F, class Single>
Floats by_lanes(Floats x, Inside&& inside, F&& f, Single&& single) {
  if (!any(~inside(x))) {
    Methods<Many> many;
    Floats y = f(many, x);
    if (many.a.sure()) return y;
  }
  Floats y;
  for (int i = 0; i < kLanes; ++i) y[i] = single(x[i]);
  return y;
}

}  // namespace

float exp(float x) {
  if (std::isnan(x)) return x;
  if (x < -104) return 0;
  if (x > 100) return kInfinity;
  return Methods<One>().exp(x);
}
float log(float x) {
  if (!(x >= 0)) return kNan;
  if (x == 0) return -kInfinity;
  if (x == kInfinity) return x;
  constexpr float kLeast = std::numeric_limits<float>::min();
  if (x >= kLeast) return Methods<One>().log(x);
  int e;
  float m = std::frexp(x, &e);
  return Methods<One>().log(m, float(e));
}
float tanh(float x) { return std::isnan(x) ? x : Methods<One>().tanh(x); }
float sin(float x) {
  float size = std::abs(x);
  if (size < kNearAngle) return Methods<One>().sin<false>(x);
  return size < kFarAngle ? Methods<One>().sin<true>(x) : std::sin(x);
}
float cos(float x) {
  float size = std::abs(x);
  if (size < kNearAngle) return Methods<One>().cos<false>(x);
  return size < kFarAngle ? Methods<One>().cos<true>(x) : std::cos(x);
}
float erf(float x) {
  return Methods<One>().erf(x, [](float y) { return exp(y); });
}

Floats fma(Floats a, Floats b, Floats c) {
  Many many;
  Floats y = many.fma(a, b, c);
  if (!many.sure())
    for (int i = 0; i < kLanes; ++i) y[i] = fma(a[i], b[i], c[i]);
  return y;
}
Floats exp(Floats x) {
  return by_lanes(
      x, [](Floats v) { return (v >= -104) & (v <= 100); },
      [](auto& many, Floats v) { return many.exp(v); }, [](float v) { return exp(v); });
}
Floats log(Floats x) {
  return by_lanes(
      x,
      [](Floats v) {
        return (v >= std::numeric_limits<float>::min()) & (v <= std::numeric_limits<float>::max());
      },
      [](auto& many, Floats v) { return many.log(v); }, [](float v) { return log(v); });
}
Floats tanh(Floats x) {
  return by_lanes(
      x, [](Floats v) { return v == v; }, [](auto& many, Floats v) { return many.tanh(v); },
      [](float v) { return tanh(v); });
}
Floats sin(Floats x) {
  return by_lanes(
      x, [](Floats v) { return (v > -kNearAngle) & (v < kNearAngle); },
      [](auto& many, Floats v) { return many.template sin<false>(v); },
      [](float v) { return sin(v); });
}
Floats cos(Floats x) {
  return by_lanes(
      x, [](Floats v) { return (v > -kNearAngle) & (v < kNearAngle); },
      [](auto& many, Floats v) { return many.template cos<false>(v); },
      [](float v) { return cos(v); });
}
Floats erf(Floats x) {
  return by_lanes(
      x, [](Floats v) { return (v > -10) & (v < 10); },
      [](auto& many, Floats v) { return many.erf(v, [](Floats power) { return exp(power); }); },
      [](float v) { return erf(v); });
}

}  // namespace tg::vector_math
