// Fused multiply-adds as instructions: a b + c, rounded once.
//
// WebAssembly's relaxed SIMD has them, but where they are one instruction depends on browser and
// processor. So the linked engine imports them by name, and web/tools/fuse.mjs finishes it twice:
// in one file they are the instructions and available() is 1, in the other it is 0 and what it
// guards is gone. There kernels imitate the instruction, so that both give the same bits; but what
// is too large to imitate (tile::kLarge) rounds its products.
#pragma once

#include <cstdint>

namespace tg::fused {

using Floats4 = float __attribute__((vector_size(16)));
using Doubles2 = double __attribute__((vector_size(16)));

#ifdef __wasm__

#define TG_FUSED(name) __attribute__((import_module("fused"), import_name(name), const))
extern "C" {
TG_FUSED("available") int fused_available();
TG_FUSED("madd_f32x4") Floats4 fused_madd_f32x4(Floats4, Floats4, Floats4);
TG_FUSED("madd_f64x2") Doubles2 fused_madd_f64x2(Doubles2, Doubles2, Doubles2);
}
#undef TG_FUSED

/// Whether madd may be called: a constant in each finished file. A kernel asks once, around a loop.
inline bool available() { return fused_available(); }
/// a b + c rounded once, where available().
inline Floats4 madd(Floats4 a, Floats4 b, Floats4 c) { return fused_madd_f32x4(a, b, c); }
inline Doubles2 madd(Doubles2 a, Doubles2 b, Doubles2 c) { return fused_madd_f64x2(a, b, c); }

#else  // natively kernels imitate it: what runs on any processor

constexpr bool available() { return false; }
template <class V>
V madd(V a, V b, V c) {
  return a * b + c;
}

#endif

}  // namespace tg::fused
