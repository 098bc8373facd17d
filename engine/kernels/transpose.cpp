#include "kernels/transpose.h"

#include <algorithm>
#include <cstring>

namespace tg {
namespace {

template <class T>
struct Vector {
  typedef T Lanes __attribute__((vector_size(16)));
  static constexpr int kCount = 16 / sizeof(T);
};

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
inline void transpose_square(T* to, int64_t to_row, const T* from, int64_t from_row) {
  using V = typename Vector<T>::Lanes;
  constexpr int kCount = Vector<T>::kCount;
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

template <class T>
void transpose_block(T* to, int64_t to_row, const T* from, int64_t from_row, int64_t rows,
                     int64_t columns) {
  constexpr int64_t kCount = Vector<T>::kCount;
  int64_t whole_rows = rows / kCount * kCount, whole_columns = columns / kCount * kCount;
  for (int64_t i = 0; i < whole_rows; i += kCount)
    for (int64_t j = 0; j < whole_columns; j += kCount)
      transpose_square(to + i * to_row + j, to_row, from + j * from_row + i, from_row);
  for (int64_t i = 0; i < rows; ++i)
    for (int64_t j = i < whole_rows ? whole_columns : 0; j < columns; ++j)
      to[i * to_row + j] = from[j * from_row + i];
}

}  // namespace

template <class T>
void transpose_plane(T* to, int64_t to_row, const T* from, int64_t from_row, int64_t rows,
                     int64_t columns) {
  // Blocks as wide as a cache line: all of each line on both sides is used while it is near.
  constexpr int64_t kBlock = 64 / sizeof(T);
  for (int64_t i = 0; i < rows; i += kBlock)
    for (int64_t j = 0; j < columns; j += kBlock)
      transpose_block(to + i * to_row + j, to_row, from + j * from_row + i, from_row,
                      std::min(kBlock, rows - i), std::min(kBlock, columns - j));
}

#define TG_TRANSPOSE(T) \
  template void transpose_plane(T*, int64_t, const T*, int64_t, int64_t, int64_t);
TG_TRANSPOSE(uint8_t)
TG_TRANSPOSE(uint16_t)
TG_TRANSPOSE(uint32_t)
TG_TRANSPOSE(uint64_t)
#undef TG_TRANSPOSE

}  // namespace tg
