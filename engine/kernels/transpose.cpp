#include "kernels/transpose.h"

#include <algorithm>

namespace tg {
namespace {

template <class T>
void transpose_block(T* to, int64_t to_row, const T* from, int64_t from_row, int64_t rows,
                     int64_t columns) {
  constexpr int64_t kCount = squares::kSide<T>;
  int64_t whole_rows = 0, whole_columns = 0;
  if constexpr (kCount > 1) {
    whole_rows = rows / kCount * kCount, whole_columns = columns / kCount * kCount;
    for (int64_t i = 0; i < whole_rows; i += kCount)
      for (int64_t j = 0; j < whole_columns; j += kCount)
        squares::transpose(to + i * to_row + j, to_row, from + j * from_row + i, from_row);
  }
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
TG_TRANSPOSE(Pair)
#undef TG_TRANSPOSE

}  // namespace tg
