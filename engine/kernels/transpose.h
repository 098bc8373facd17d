// Transposed copies of elements that are only moved.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>
#include <utility>

#include "core/dtype.h"

namespace tg {

/// As wide as a complex number of doubles.
struct Pair {
  uint64_t first, second;
};

/// f.operator()<T>() with an unsigned type of so many bytes: elements that are only moved are all
/// alike but for their width.
template <class F>
decltype(auto) dispatch_width(int64_t bytes, F&& f) {
  switch (bytes) {
    case 1:
      return f.template operator()<uint8_t>();
    case 2:
      return f.template operator()<uint16_t>();
    case 4:
      return f.template operator()<uint32_t>();
    case 8:
      return f.template operator()<uint64_t>();
    default:
      return f.template operator()<Pair>();
  }
}

/// The type of dispatch_width that is as wide as T.
template <class T>
using UnsignedOf = std::conditional_t<
    sizeof(T) == 1, uint8_t,
    std::conditional_t<sizeof(T) == 2, uint16_t,
                       std::conditional_t<sizeof(T) == 4, uint32_t,
                                          std::conditional_t<sizeof(T) == 8, uint64_t, Pair>>>>;

namespace squares {

/// Elements of a vector: the side of the squares that go through vectors.
template <class T>
constexpr int kSide = 16 / sizeof(T);

/// The lanes of both in turn: a0 b0 a1 b1 …
template <class V, int... I>
void interleave(V a, V b, V* out, std::integer_sequence<int, I...>) {
  constexpr int kCount = sizeof...(I);
  out[0] = __builtin_shufflevector(a, b, (I / 2 + I % 2 * kCount)...);
  out[1] = __builtin_shufflevector(a, b, (kCount / 2 + I / 2 + I % 2 * kCount)...);
}

/// A square as wide as a vector. Interleaving the rows of its two halves moves each element's place
/// in memory, as a binary number, on by a digit: after half of the digits it is transposed.
template <class T>
inline void transpose(T* to, int64_t to_row, const T* from, int64_t from_row) {
  typedef T V __attribute__((vector_size(16)));
  constexpr int kCount = kSide<T>;
  V rows[kCount], mixed[kCount];
  for (int i = 0; i < kCount; ++i) std::memcpy(&rows[i], from + i * from_row, sizeof(V));
  for (int digit = 1; digit < kCount; digit *= 2) {
    for (int i = 0; i < kCount / 2; ++i)
      interleave(rows[i], rows[i + kCount / 2], mixed + 2 * i,
                 std::make_integer_sequence<int, kCount>());
    for (int i = 0; i < kCount; ++i) rows[i] = mixed[i];
  }
  for (int i = 0; i < kCount; ++i) std::memcpy(to + i * to_row, &rows[i], sizeof(V));
}

}  // namespace squares

/// to[i * to_row + j] = from[j * from_row + i] for i < rows, j < columns; T as of dispatch_width.
template <class T>
void transpose_plane(T* to, int64_t to_row, const T* from, int64_t from_row, int64_t rows,
                     int64_t columns);

}  // namespace tg
