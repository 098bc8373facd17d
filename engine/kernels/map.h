// A function of each element: the loops under every pointwise operator.
#pragma once

#include <initializer_list>
#include <type_traits>
#include <utility>

#include "core/tensor.h"
#include "kernels/vector_math.h"

// No iteration of the loop that follows reads what another one writes: operands are the result's
// own elements or do not overlap it.
#if defined(__clang__)
#define TG_INDEPENDENT _Pragma("clang loop vectorize(assume_safety)")
#else
#define TG_INDEPENDENT _Pragma("GCC ivdep")
#endif

namespace tg {

/// A function of floats that takes several at a time as well, and is given them where they are
/// packed.
template <class F>
struct ByLanes : F {
  using F::operator();
};
template <class F>
ByLanes(F) -> ByLanes<F>;

/// The same for a function of which PyTorch's kernels compute vectors, two at a time, only where
/// elements lie side by side, and what remains one by one.
template <class F>
struct ByVectors : F {
  using F::operator();
};
template <class F>
ByVectors(F) -> ByVectors<F>;

namespace map_detail {

template <class F>
constexpr bool by_lanes = false;
template <class F>
constexpr bool by_lanes<ByLanes<F>> = true;
template <class F>
constexpr bool by_vectors = false;
template <class F>
constexpr bool by_vectors<ByVectors<F>> = true;

template <class R, class F, class... A>
inline void packed(const F& function, int64_t count, bool in_place, R* out, const A*... in) {
  const F f = function;  // by value: no write to `out` may change what it holds
  constexpr bool kFloats = std::is_same_v<R, float> && (std::is_same_v<A, float> && ...);
  int64_t i = 0;
  if constexpr (by_lanes<F> && kFloats) {
    vector_math::each_lane_of(count, f, out, in...);
    i = count;
  } else if constexpr (by_vectors<F> && kFloats) {
    if (in_place) i = count - count % 16;  // two vectors of 32 bytes
    vector_math::each_lane_of(i, f, out, in...);
  }
  TG_INDEPENDENT
  for (; i < count; ++i) out[i] = static_cast<R>(f(in[i]...));
}

/// A loop over `count` packed elements from the addresses `at`: the result's, then the operands'.
/// They are `in_place`, or copies.
using Packed = void (*)(const void* f, int64_t count, std::byte* const* at, bool in_place);

template <class F, class R, class... A, size_t... I>
constexpr Packed packed_of(std::index_sequence<I...>) {
  return [](const void* f, int64_t count, std::byte* const* at, bool in_place) {
    packed(*static_cast<const F*>(f), count, in_place, reinterpret_cast<R*>(at[0]),
           reinterpret_cast<const A*>(at[I + 1])...);
  };
}

/// Runs the loop over tensors that broadcast to the first of them, which it writes. Where elements
/// do not lie side by side, it is given blocks of copies: one loop a function and type is enough.
/// `types` are those of the loop, one an operand.
void run(Packed loop, const void* f, std::initializer_list<const Tensor*> operands,
         const DType* types);

}  // namespace map_detail

/// out = f(in...) for every element, for element types R of `out` and A of each `in`, which
/// broadcast to it. Tensors of types that are only stored are converted to and from R and A.
template <class R, class... A, class F, class... T>
void map(const F& f, const Tensor& out, const T&... in) {
  static_assert(sizeof...(A) == sizeof...(T));
  static constexpr DType kTypes[] = {DTypeOf<R>::value, DTypeOf<A>::value...};
  map_detail::run(map_detail::packed_of<F, R, A...>(std::index_sequence_for<A...>()), &f,
                  {&out, &in...}, kTypes);
}

}  // namespace tg
