// A function of each element: the loops under every pointwise operator.
#pragma once

#include <tuple>

#include "kernels/iterate.h"
#include "kernels/vector_math.h"

// No iteration of the loop that follows reads what another one writes: operands are the result's
// own elements or do not overlap it.
#if defined(__clang__)
#define TG_INDEPENDENT _Pragma("clang loop vectorize(assume_safety)")
#else
#define TG_INDEPENDENT _Pragma("GCC ivdep")
#endif

namespace tg {

/// A function of floats that takes kLanes at a time as well, and is given them where they are
/// packed.
template <class F>
struct ByLanes : F {
  using F::operator();
};
template <class F>
ByLanes(F) -> ByLanes<F>;

namespace map_detail {

template <class F>
constexpr bool takes_lanes = false;
template <class F>
constexpr bool takes_lanes<ByLanes<F>> = true;

template <class R, class F, class... A>
inline void packed(const F& f, int64_t count, R* out, const A*... in) {
  if constexpr (takes_lanes<F> && std::is_same_v<R, float> && (std::is_same_v<A, float> && ...))
    return vector_math::each_lane_of(count, f, out, in...);
  TG_INDEPENDENT
  for (int64_t i = 0; i < count; ++i) out[i] = static_cast<R>(f(in[i]...));
}

template <class R, class... A, class F, size_t... I>
inline void row(const F& f, std::byte* const* at, const int64_t* step, int64_t count,
                std::index_sequence<I...>) {
  auto* out = reinterpret_cast<R*>(at[0]);
  bool out_packed = step[0] == int64_t(sizeof(R));
  if (out_packed && ((step[I + 1] == int64_t(sizeof(A))) && ...))
    return packed<R>(f, count, out, reinterpret_cast<const A*>(at[I + 1])...);
  if constexpr (sizeof...(A) == 2) {  // one of two repeats, as numbers do
    using First = std::tuple_element_t<0, std::tuple<A...>>;
    using Second = std::tuple_element_t<1, std::tuple<A...>>;
    auto* a = reinterpret_cast<const First*>(at[1]);
    auto* b = reinterpret_cast<const Second*>(at[2]);
    if (out_packed && step[1] == int64_t(sizeof(First)) && step[2] == 0)
      return packed<R>([&f, b = *b](First x) { return f(x, b); }, count, out, a);
    if (out_packed && step[1] == 0 && step[2] == int64_t(sizeof(Second)))
      return packed<R>([&f, a = *a](Second x) { return f(a, x); }, count, out, b);
  }
  for (int64_t i = 0; i < count; ++i)
    *reinterpret_cast<R*>(at[0] + i * step[0]) =
        static_cast<R>(f(*reinterpret_cast<const A*>(at[I + 1] + i * step[I + 1])...));
}

}  // namespace map_detail

/// out = f(in...) for every element, for element types R of `out` and A of each `in`, which
/// broadcast to it.
template <class R, class... A, class F, class... T>
void map(const F& f, const Tensor& out, const T&... in) {
  static_assert(sizeof...(A) == sizeof...(T));
  iterate(
      [&](std::byte* const* at, const int64_t* step, int64_t count) {
        map_detail::row<R, A...>(f, at, step, count, std::index_sequence_for<A...>());
      },
      out, in...);
}

}  // namespace tg
