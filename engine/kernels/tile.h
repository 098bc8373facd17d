// Tiles of products of matrices: as much of a result as registers hold, summed up over the inner
// dim.
#pragma once

#include <algorithm>
#include <cstring>
#include <type_traits>
#include <utility>

#include "kernels/fused.h"
#include "kernels/transpose.h"
#include "kernels/vector_math.h"

namespace tg::tile {

template <class T>
struct Unsigned {
  using type = std::make_unsigned_t<T>;
};
template <>
struct Unsigned<float> {
  using type = float;
};
template <class T>
struct Unsigned<Complex<T>> {
  using type = Complex<T>;
};
template <>
struct Unsigned<double> {
  using type = double;
};
/// What a dtype's numbers are computed as: integers unsigned, to wrap around without being
/// undefined.
template <class T>
using Element = typename Unsigned<T>::type;

/// A matrix, or a block of one.
template <class T>
struct Block {
  T* at;
  int64_t rows, cols, row, col;

  Block part(int64_t i, int64_t j, int64_t height, int64_t width) const {
    return {at + i * row + j * col, height, width, row, col};
  }
  Block t() const { return {at, cols, rows, col, row}; }
};

/// f(0), f(1), ... f(N - 1), written out: what a loop indexes then stays in registers.
template <size_t N, class F>
inline void unrolled(F&& f) {
  [&]<size_t... I>(std::index_sequence<I...>) { (f(I), ...); }
  (std::make_index_sequence<N>());
}

/// How a product enters a sum: rounded, and then the sum is rounded again.
template <class T>
struct Separate {
  using Number = T;
  typedef T Vector __attribute__((vector_size(16)));

  static Vector add(Vector sum, T a, Vector b) { return sum + a * b; }
};

/// As it is: only the sum is rounded. Where fused::available().
struct Fused : Separate<float> {
  static Vector add(Vector sum, float a, Vector b) {
    return fused::madd(Vector{a, a, a, a}, b, sum);
  }
};

/// The same without the instruction, many times slower.
struct Imitated : Separate<float> {
  static Vector add(Vector sum, float a, Vector b) {
    for (int l = 0; l < 4; ++l) sum[l] = vector_math::fma(a, b[l], sum[l]);
    return sum;
  }
};

/// From so many products on speed counts for more than the last digits, of which sums that long
/// have few to rely on.
constexpr int64_t kLarge = 1 << 18;
/// Calls f.operator()<Sum>() with the Sum for exact products: fused ones, which are imitated where
/// they are no instruction; but not for large work, where the imitation would take too long.
template <class T, class F>
void exact_sums(int64_t work, F&& f) {
  if constexpr (std::is_same_v<T, float>) {
    if (fused::available()) return f.template operator()<Fused>();
    if (work < kLarge) return f.template operator()<Imitated>();
  }
  f.template operator()<Separate<T>>();
}

template <class V, class T>
V load(const T* from) {
  V v;
  std::memcpy(&v, from, sizeof v);
  return v;
}
template <class V, class T>
void store(T* to, V v) {
  std::memcpy(to, &v, sizeof v);
}

/// Lines that a tile takes of a factor: rows of the left, columns of the right one. `line` lies
/// between them, `step` between one element of a line and the next.
template <class T>
struct Strip {
  const T* at;
  int64_t line, step;
  /// Where the lines are at the next place of the inner dim.
  const T* next() { return std::exchange(at, at + step); }
};

template <class Sum, size_t Vectors>
constexpr int64_t kColumns = int64_t(Vectors * sizeof(typename Sum::Vector) /
                                     sizeof(typename Sum::Number));

/// A tile of Rows by Vectors of c = a b, whose columns, and those of b, lie side by side: b.next()
/// tells where, row by row. begin(row, vector) is what the sums start from.
template <class Sum, size_t Rows, size_t Vectors, class B, class Begin,
          class T = typename Sum::Number>
void multiply(Strip<T> a, B b, int64_t depth, T* c, int64_t c_row, Begin&& begin) {
  using V = typename Sum::Vector;
  constexpr size_t kLanes = sizeof(V) / sizeof(T);
  V sum[Rows][Vectors];
  auto each = [](auto f) {
    unrolled<Rows>([&](size_t i) { unrolled<Vectors>([&](size_t j) { f(i, j); }); });
  };
  each([&](size_t i, size_t j) { sum[i][j] = begin(i, j); });
  for (; depth > 0; --depth) {
    const T *column = a.next(), *row = b.next();
    V right[Vectors];
    unrolled<Vectors>([&](size_t j) { right[j] = load<V>(row + j * kLanes); });
    each([&](size_t i, size_t j) {
      sum[i][j] = Sum::add(sum[i][j], column[int64_t(i) * a.line], right[j]);
    });
  }
  each([&](size_t i, size_t j) { store(c + int64_t(i) * c_row + j * kLanes, sum[i][j]); });
}

/// Copies lines (the rows of the block) in strips of Width, element by element across the strip; a
/// short one is filled up with zeros.
template <int64_t Width, class T>
void pack(const Block<const T>& m, T* to) {
  typedef T V __attribute__((vector_size(16)));
  constexpr int64_t kLanes = sizeof(V) / sizeof(T);
  for (int64_t i = 0; i < m.rows; i += Width) {
    const T* from = m.at + i * m.row;
    int64_t have = std::min(Width, m.rows - i), j = 0;
    if constexpr (Width % kLanes == 0) {
      if (m.row == 1 && have == Width)
        for (; j < m.cols; ++j, to += Width)
          for (int64_t r = 0; r < Width; r += kLanes) store(to + r, load<V>(from + r + j * m.col));
      // Short strips are transposed as far as they have whole squares.
      if (m.col == 1)
        for (; j + kLanes <= m.cols; j += kLanes, to += kLanes * Width)
          for (int64_t r = 0; r < Width; r += kLanes) {
            if (r + kLanes <= have) {
              squares::transpose(to + r, Width, from + r * m.row + j, m.row);
              continue;
            }
            for (int64_t k = 0; k < kLanes; ++k)
              for (int64_t s = r; s < r + kLanes; ++s)
                to[k * Width + s] = s < have ? from[s * m.row + j + k] : T(0);
          }
    }
    for (; j < m.cols; ++j, to += Width) {
      for (int64_t r = 0; r < have; ++r) to[r] = from[r * m.row + j * m.col];
      for (int64_t r = have; r < Width; ++r) to[r] = 0;
    }
  }
}

/// The lines of a block in strips: packed, or where they are but for the last, short one.
template <int64_t Width, class T>
class Strips {
 public:
  Strips(const Block<const T>& m, bool packed, T* buffer) : whole_(m.rows / Width * Width) {
    if (packed) {
      pack<Width>(m, buffer);
      strip_ = {buffer, 1, Width};
      next_ = m.cols;
      short_ = buffer + whole_ * m.cols;
    } else {
      pack<Width>(m.part(whole_, 0, m.rows - whole_, m.cols), buffer);
      strip_ = {m.at, m.row, m.col};
      next_ = m.row;
      short_ = buffer;
    }
  }
  /// That which begins with line i.
  Strip<T> at(int64_t i) const {
    if (i == whole_) return {short_, 1, Width};
    return {strip_.at + i * next_, strip_.line, strip_.step};
  }

 private:
  Strip<T> strip_;
  int64_t whole_, next_;
  const T* short_;
};

}  // namespace tg::tile
