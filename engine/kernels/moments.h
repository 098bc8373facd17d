// Mean and variance of numbers in a row, with the last digits that PyTorch's normalisations have.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "kernels/number.h"

namespace tg {

/// Of some numbers: how many, their mean and the sum of their squared deviations.
template <class T>
struct Moments {
  int64_t count = 0;
  T mean = 0, squares = 0;

  T variance() const { return squares / T(count); }

  void add(T x) {  // Welford's method
    T delta = x - mean;
    mean += delta / T(++count);
    squares += delta * (x - mean);
  }
  void add(const Moments& more) {  // Chan's
    int64_t n = count + more.count;
    T part = n == 0 ? T(0) : T(more.count) / T(n), delta = more.mean - mean;
    mean = number::mul_add(part, delta, mean);
    squares += number::mul_add(delta * delta * part, T(count), more.squares);
    count = n;
  }
};

/// The moments of n numbers: vectors of 32 bytes by Welford's method, those of 16 vectors at a time
/// added up in pairs; then the rest, and then the vectors' lanes.
template <class T>
Moments<T> moments_of(const T* x, int64_t n) {
  constexpr int64_t kWidth = 32 / sizeof(T), kChunk = 16;
  using Lanes = std::array<Moments<T>, size_t(kWidth)>;
  auto add_lanes = [](Lanes& to, const Lanes& more) {
    for (size_t i = 0; i < to.size(); ++i) to[i].add(more[i]);
  };
  int64_t vectors = n / kWidth, chunks = (vectors + kChunk - 1) / kChunk;
  std::vector<Lanes> levels(1);
  while (int64_t{1} << levels.size() < chunks) levels.emplace_back();
  for (int64_t c = 0; c < chunks; ++c) {
    Lanes lanes;
    for (int64_t v = c * kChunk, count = 1; v < std::min(vectors, (c + 1) * kChunk); ++v, ++count)
      for (size_t i = 0; i < lanes.size(); ++i) {
        T value = x[v * kWidth + int64_t(i)], delta = value - lanes[i].mean;
        lanes[i].mean = number::mul_add(delta, T(1) / T(count), lanes[i].mean);
        lanes[i].squares = number::mul_add(delta, value - lanes[i].mean, lanes[i].squares);
        lanes[i].count = count;
      }
    add_lanes(levels[0], lanes);
    for (size_t level = 1; level < levels.size() && (c + 1) % (int64_t{1} << level) == 0; ++level) {
      add_lanes(levels[level], levels[level - 1]);
      levels[level - 1] = {};
    }
  }
  for (size_t level = 1; level < levels.size(); ++level) add_lanes(levels[0], levels[level]);
  Moments<T> all;
  for (int64_t i = vectors * kWidth; i < n; ++i) all.add(x[i]);
  for (const Moments<T>& lane : levels[0]) all.add(lane);
  return all;
}

}  // namespace tg
