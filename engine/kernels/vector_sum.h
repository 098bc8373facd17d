// Sums in the order of PyTorch's vector kernels: only the same order leaves the same last digit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "kernels/vector_math.h"

namespace tg {

/// The sum of n terms, in vectors of kBytes: first(in[i]...) is one, add(sum, in[i]...) adds one to
/// a sum, and last(sum, in[i]...) one of those that fill no vector. Fewer than a vector are added
/// one by one.
template <int kBytes, class First, class Add, class Last, class T, class... More>
T vector_sum(int64_t count, First first, Add add, Last last, const T* in, const More*... more) {
  constexpr size_t kWidth = kBytes / sizeof(T);
  size_t n = size_t(count), whole = n - n % kWidth;
  if (n < kWidth) {
    T sum = n ? first(*in, *more...) : T(0);
    for (size_t i = 1; i < n; ++i) sum += first(in[i], more[i]...);
    return sum;
  }
  T sums[kWidth];
  if constexpr (std::is_same_v<T, float>) {
    using namespace vector_math;
    with_lanes([&]<class V>(V) {
      constexpr size_t kVectors = kWidth / kLanes<V>;
      V parts[kVectors];
      for (size_t k = 0; k < kVectors; ++k) {
        size_t i = k * kLanes<V>;
        parts[k] = first(load<V>(in + i), load<V>(more + i)...);
      }
      for (size_t start = kWidth; start < whole; start += kWidth)
        for (size_t k = 0; k < kVectors; ++k) {
          size_t i = start + k * kLanes<V>;
          parts[k] = add(parts[k], load<V>(in + i), load<V>(more + i)...);
        }
      std::memcpy(sums, parts, sizeof sums);
    });
  } else {
    for (size_t i = 0; i < kWidth; ++i) sums[i] = first(in[i], more[i]...);
    for (size_t start = kWidth; start < whole; start += kWidth)
      for (size_t i = 0; i < kWidth; ++i) sums[i] = add(sums[i], in[start + i], more[start + i]...);
  }
  for (size_t i = whole; i < n; ++i) sums[i - whole] = last(sums[i - whole], in[i], more[i]...);
  for (size_t half = kWidth / 2; half > 0; half /= 2)
    for (size_t i = 0; i < half; ++i) sums[i] += sums[i + half];
  return sums[0];
}

}  // namespace tg
