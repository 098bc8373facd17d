#include "kernels/vector_math.h"

#include "kernels/one_at_a_time.h"

#ifdef __wasm_simd128__
#include <wasm_simd128.h>
#endif

namespace tg::vector_math {
namespace {

constexpr int kWidth = int(kLanes<Floats>);

// Arithmetic of several numbers, imitated. `doubtful` tells whether a fused product may be wrong:
// then the result is to be computed one by one, which is needed once in some hundred million times.
struct Many {
  using N = Floats;
  using Whole = int32_t __attribute__((vector_size(4 * kWidth)));
  using Doubles = double __attribute__((vector_size(8 * kWidth)));
  using Longs = int64_t __attribute__((vector_size(8 * kWidth)));

  static Floats splat(float x) { return Floats{} + x; }
  static Floats real(Whole x) { return __builtin_convertvector(x, Floats); }
#ifdef __wasm_simd128__  // LLVM 14 would convert one by one
  static Doubles wide(Floats x) {
    v128_t in[kWidth / 4], out[kWidth / 2];
    std::memcpy(in, &x, sizeof in);
    for (int i = 0; i < kWidth / 4; ++i) {
      out[2 * i] = wasm_f64x2_promote_low_f32x4(in[i]);
      out[2 * i + 1] = wasm_f64x2_promote_low_f32x4(wasm_i64x2_shuffle(in[i], in[i], 1, 1));
    }
    return bits_as<Doubles>(out);
  }
  static Floats narrow(const Doubles& x) {
    v128_t in[kWidth / 2], out[kWidth / 4];
    std::memcpy(in, &x, sizeof in);
    for (int i = 0; i < kWidth / 4; ++i)
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

// method(Methods, x); where a product of several numbers is in doubt, of each of them.
template <class Method>
float evaluate(float x, Method method) {
  Methods<One> one;
  return method(one, x);
}
template <class Method>
Floats evaluate(Floats x, Method method) {
  Methods<Many> many;
  Floats y = method(many, x);
  if (!many.a.sure())
    for (int i = 0; i < kWidth; ++i) y[i] = evaluate(x[i], method);
  return y;
}

}  // namespace

Floats fma(Floats a, Floats b, Floats c) {
  Many many;
  Floats y = many.fma(a, b, c);
  if (!many.sure())
    for (int i = 0; i < kWidth; ++i) y[i] = fma(a[i], b[i], c[i]);
  return y;
}

#define TG_FUNCTION(name)                                                      \
  float name(float x) {                                                        \
    return evaluate(x, [](auto& methods, auto v) { return methods.name(v); }); \
  }                                                                            \
  Floats name(Floats x) {                                                      \
    return evaluate(x, [](auto& methods, auto v) { return methods.name(v); }); \
  }
TG_FUNCTION(exp)
TG_FUNCTION(log)
TG_FUNCTION(log1p)
TG_FUNCTION(expm1)
TG_FUNCTION(tanh)
TG_FUNCTION(sin)
TG_FUNCTION(cos)
TG_FUNCTION(erf)
TG_FUNCTION(gelu)
TG_FUNCTION(gelu_slope)
#undef TG_FUNCTION

}  // namespace tg::vector_math
