// Mean and variance of numbers in a row, with the last digits that PyTorch's normalisations have.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "kernels/number.h"

namespace tg {

/// Of some numbers: how many, their mean and the sum of their squared deviations. Where V is
/// several numbers, of as many rows of numbers.
template <class V>
struct Moments {
  int64_t count = 0;
  V mean{}, squares{};

  V variance() const { return squares / number::constant<V>(double(count)); }

  void add(V x) {  // Welford's method
    V delta = x - mean;
    mean += delta / number::constant<V>(double(++count));
    squares += delta * (x - mean);
  }
  void add(const Moments& more) {  // Chan's
    auto number_of = [](int64_t n) { return number::constant<V>(double(n)); };
    int64_t n = count + more.count;
    V part = n == 0 ? V{} : number_of(more.count) / number_of(n), delta = more.mean - mean;
    mean = number::mul_add(part, delta, mean);
    squares += number::mul_add(delta * delta * part, number_of(count), more.squares);
    count = n;
  }
};

namespace moments_detail {

/// The moments of n numbers at x: vectors of 32 bytes, here several V, by Welford's method, those
/// of 16 vectors at a time added up in pairs; then the rest, and then the vectors' lanes.
template <class V, class T>
Moments<T> moments_in(const T* x, int64_t n) {
  constexpr int64_t kBytes = 32, kWidth = kBytes / sizeof(T), kChunk = 16, kMostLevels = 48;
  constexpr size_t kLanes = sizeof(V) / sizeof(T);
  using Vector = std::array<Moments<V>, kBytes / sizeof(V)>;
  auto add_lanes = [](Vector& to, const Vector& more) {
    for (size_t i = 0; i < to.size(); ++i) to[i].add(more[i]);
  };
  int64_t vectors = n / kWidth, chunks = (vectors + kChunk - 1) / kChunk;
  Vector levels[kMostLevels];
  int64_t depth = 1;
  levels[0] = {};
  while (int64_t{1} << depth < chunks) levels[depth++] = {};
  for (int64_t c = 0; c < chunks; ++c) {
    Vector lanes{};
    for (int64_t v = c * kChunk, count = 1; v < std::min(vectors, (c + 1) * kChunk); ++v, ++count) {
      V share = number::constant<V>(double(T(1) / T(count)));
      for (size_t i = 0; i < lanes.size(); ++i) {
        V value;
        std::memcpy(&value, x + v * kWidth + int64_t(i * kLanes), sizeof value);
        V delta = value - lanes[i].mean;
        lanes[i].mean = number::mul_add(delta, share, lanes[i].mean);
        lanes[i].squares = number::mul_add(delta, value - lanes[i].mean, lanes[i].squares);
        lanes[i].count = count;
      }
    }
    add_lanes(levels[0], lanes);
    for (int64_t level = 1; level < depth && (c + 1) % (int64_t{1} << level) == 0; ++level) {
      add_lanes(levels[level], levels[level - 1]);
      levels[level - 1] = {};
    }
  }
  for (int64_t level = 1; level < depth; ++level) add_lanes(levels[0], levels[level]);
  Moments<T> all;
  for (int64_t i = vectors * kWidth; i < n; ++i) all.add(x[i]);
  for (const Moments<V>& several : levels[0]) {
    T means[kLanes], squares[kLanes];
    std::memcpy(means, &several.mean, sizeof means);
    std::memcpy(squares, &several.squares, sizeof squares);
    for (size_t i = 0; i < kLanes; ++i) all.add(Moments<T>{several.count, means[i], squares[i]});
  }
  return all;
}

}  // namespace moments_detail

inline Moments<float> moments_of(const float* x, int64_t n) {
  return vector_math::with_lanes([&]<class V>(V) { return moments_detail::moments_in<V>(x, n); });
}
inline Moments<double> moments_of(const double* x, int64_t n) {
  return moments_detail::moments_in<double>(x, n);
}

}  // namespace tg
