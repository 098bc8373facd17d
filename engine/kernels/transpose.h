// Transposed copies of elements that are only moved.
#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

#include "core/dtype.h"

namespace tg {

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
    default:
      return f.template operator()<uint64_t>();
  }
}

/// The type of dispatch_width that is as wide as T.
template <class T>
using UnsignedOf =
    std::conditional_t<sizeof(T) == 1, uint8_t,
                       std::conditional_t<sizeof(T) == 2, uint16_t,
                                          std::conditional_t<sizeof(T) == 4, uint32_t, uint64_t>>>;

/// to[i * to_row + j] = from[j * from_row + i] for i < rows, j < columns; T as of dispatch_width.
template <class T>
void transpose_plane(T* to, int64_t to_row, const T* from, int64_t from_row, int64_t rows,
                     int64_t columns);

}  // namespace tg
