#include "kernels/matmul.h"

#include <algorithm>
#include <cstring>
#include <vector>

#include "kernels/iterate.h"

namespace tg {
namespace {

// Integers are multiplied as unsigned numbers, which wrap around without being undefined.
template <class T>
struct Element {
  using type = std::make_unsigned_t<T>;
};
template <>
struct Element<float> {
  using type = float;
};
template <>
struct Element<double> {
  using type = double;
};

// Small integers would be promoted to int, which may overflow.
template <class T>
T times(T a, T b) {
  if constexpr (std::is_integral_v<T> && sizeof(T) < 4)
    return T(uint32_t(a) * uint32_t(b));
  else
    return a * b;
}

// A matrix, or a block of one.
template <class T>
struct Block {
  T* at;
  int64_t rows, cols, row, col;

  Block part(int64_t i, int64_t j, int64_t height, int64_t width) const {
    return {at + i * row + j * col, height, width, row, col};
  }
};

// Products are computed in tiles that fit the registers, from panels that fit the caches.
template <class T>
struct Tile {
  typedef T V __attribute__((vector_size(16)));
  static constexpr int64_t kLanes = 16 / int64_t(sizeof(T));
  static constexpr int64_t kRows = 4, kCols = 2 * kLanes;
};
constexpr int64_t kPanelRows = 64, kPanelCols = 512, kPanelDepth = 256;

// Copies a block into strips of `width` rows, element by element across the strip; short strips
// are filled up with zeros.
template <class T>
void pack_rows(const Block<const T>& m, int64_t width, T* to) {
  for (int64_t i = 0; i < m.rows; i += width) {
    int64_t have = std::min(width, m.rows - i);
    for (int64_t j = 0; j < m.cols; ++j, to += width) {
      const T* from = m.at + i * m.row + j * m.col;
      if (m.row == 1 && have == width) {
        std::memcpy(to, from, size_t(width) * sizeof(T));
        continue;
      }
      for (int64_t r = 0; r < have; ++r) to[r] = from[r * m.row];
      for (int64_t r = have; r < width; ++r) to[r] = 0;
    }
  }
}

// Each accumulator has a name, so that every compiler keeps it in a register.
template <class T>
void multiply_tile(const T* a, const T* b, int64_t depth, T* out) {
  using V = typename Tile<T>::V;
  struct Row {
    V left = {}, right = {};
  };
  Row r0, r1, r2, r3;
  static_assert(Tile<T>::kRows == 4 && sizeof(Row) == Tile<T>::kCols * sizeof(T));
  for (int64_t p = 0; p < depth; ++p, a += Tile<T>::kRows, b += Tile<T>::kCols) {
    V left, right;
    std::memcpy(&left, b, sizeof(V));
    std::memcpy(&right, b + Tile<T>::kLanes, sizeof(V));
    auto add = [&](Row& row, T x) {
      row.left += x * left;
      row.right += x * right;
    };
    add(r0, a[0]);
    add(r1, a[1]);
    add(r2, a[2]);
    add(r3, a[3]);
  }
  const Row rows[] = {r0, r1, r2, r3};
  std::memcpy(out, rows, sizeof rows);
}

template <class T>
void store_tile(const T* tile, const Block<T>& c, bool add) {
  for (int64_t i = 0; i < c.rows; ++i, tile += Tile<T>::kCols) {
    T* to = c.at + i * c.row;
    if (add)
      for (int64_t j = 0; j < c.cols; ++j) to[j * c.col] = T(to[j * c.col] + tile[j]);
    else
      for (int64_t j = 0; j < c.cols; ++j) to[j * c.col] = tile[j];
  }
}

template <class T>
void multiply_panels(const Block<const T>& a, const Block<const T>& b, const Block<T>& c,
                     bool add) {
  constexpr int64_t kRows = Tile<T>::kRows, kCols = Tile<T>::kCols;
  int64_t depth = a.cols;
  std::vector<T> packed_a(size_t(kPanelRows * std::min(depth, kPanelDepth)));
  int64_t wide = (std::min(b.cols, kPanelCols) + kCols - 1) / kCols * kCols;
  std::vector<T> packed_b(size_t(wide * std::min(depth, kPanelDepth)));
  T tile[kRows * kCols];
  for (int64_t j = 0; j < b.cols; j += kPanelCols) {
    int64_t width = std::min(kPanelCols, b.cols - j);
    for (int64_t p = 0; p < depth; p += kPanelDepth) {
      int64_t deep = std::min(kPanelDepth, depth - p);
      Block<const T> panel = b.part(p, j, deep, width);
      pack_rows<T>({panel.at, width, deep, panel.col, panel.row}, kCols, packed_b.data());
      for (int64_t i = 0; i < a.rows; i += kPanelRows) {
        int64_t high = std::min(kPanelRows, a.rows - i);
        pack_rows<T>(a.part(i, p, high, deep), kRows, packed_a.data());
        for (int64_t y = 0; y < width; y += kCols)
          for (int64_t x = 0; x < high; x += kRows) {
            multiply_tile(packed_a.data() + x * deep, packed_b.data() + y * deep, deep, tile);
            store_tile<T>(
                tile, c.part(i + x, j + y, std::min(kRows, high - x), std::min(kCols, width - y)),
                add || p > 0);
          }
      }
    }
  }
}

template <class T>
T dot(const T* a, int64_t a_step, const T* b, int64_t b_step, int64_t n) {
  using V = typename Tile<T>::V;
  constexpr int64_t kLanes = Tile<T>::kLanes;
  T total = 0;
  int64_t i = 0;
  if (a_step == 1 && b_step == 1) {
    V sum[4] = {};
    for (; i + 4 * kLanes <= n; i += 4 * kLanes)
      for (int64_t j = 0; j < 4; ++j) {
        V x, y;
        std::memcpy(&x, a + i + j * kLanes, sizeof(V));
        std::memcpy(&y, b + i + j * kLanes, sizeof(V));
        sum[j] += x * y;
      }
    V all = (sum[0] + sum[1]) + (sum[2] + sum[3]);
    for (int64_t l = 0; l < kLanes; ++l) total = T(total + all[l]);
  }
  for (; i < n; ++i) total = T(total + times(a[i * a_step], b[i * b_step]));
  return total;
}

// c (one column) = a b
template <class T>
void multiply_vector(const Block<const T>& a, const Block<const T>& b, const Block<T>& c,
                     bool add) {
  if (a.row != 1 || a.col == 1) {
    for (int64_t i = 0; i < a.rows; ++i) {
      T sum = dot(a.at + i * a.row, a.col, b.at, b.row, a.cols);
      T& to = c.at[i * c.row];
      to = add ? T(to + sum) : sum;
    }
    return;
  }
  std::vector<T> sum(size_t(a.rows), T(0));
  T* __restrict to = sum.data();
  for (int64_t j = 0; j < a.cols; ++j) {
    const T* __restrict column = a.at + j * a.col;
    T x = b.at[j * b.row];
    for (int64_t i = 0; i < a.rows; ++i) to[i] = T(to[i] + times(column[i], x));
  }
  for (int64_t i = 0; i < a.rows; ++i)
    c.at[i * c.row] = add ? T(c.at[i * c.row] + sum[size_t(i)]) : sum[size_t(i)];
}

template <class T>
void multiply_small(const Block<const T>& a, const Block<const T>& b, const Block<T>& c, bool add) {
  for (int64_t i = 0; i < c.rows; ++i)
    for (int64_t j = 0; j < c.cols; ++j) {
      const T *x = a.at + i * a.row, *y = b.at + j * b.col;
      T sum = 0;
      for (int64_t p = 0; p < a.cols; ++p) sum = T(sum + times(x[p * a.col], y[p * b.row]));
      T& to = c.at[i * c.row + j * c.col];
      to = add ? T(to + sum) : sum;
    }
}

template <class T>
void multiply_one(const Block<const T>& a, const Block<const T>& b, const Block<T>& c, bool add) {
  if (c.cols == 1) return multiply_vector<T>(a, b, c, add);
  if (c.rows == 1)
    return multiply_vector<T>({b.at, b.cols, b.rows, b.col, b.row},
                              {a.at, a.cols, a.rows, a.col, a.row},
                              {c.at, c.cols, c.rows, c.col, c.row}, add);
  if (c.rows * c.cols * a.cols <= 512) return multiply_small<T>(a, b, c, add);
  multiply_panels<T>(a, b, c, add);
}

template <class T>
Block<T> block(const Matrices& m, int64_t i) {
  return {reinterpret_cast<T*>(m.data) + i * m.count_stride, m.rows, m.cols, m.row_stride,
          m.col_stride};
}

}  // namespace

Matrices matrices_of(const Tensor& t) {
  Matrices m;
  m.data = t.raw();
  size_t first = t.dim() == 3 ? 1 : 0;
  m.rows = t.sizes()[first];
  m.row_stride = t.strides()[first];
  m.cols = t.dim() == 1 ? 1 : t.sizes()[first + 1];
  m.col_stride = t.dim() == 1 ? 0 : t.strides()[first + 1];
  if (first) {
    m.count = t.sizes()[0];
    m.count_stride = t.strides()[0];
  }
  return m;
}

Matrices transposed(Matrices m) {
  std::swap(m.rows, m.cols);
  std::swap(m.row_stride, m.col_stride);
  return m;
}

void multiply(DType dtype, const Matrices& a, const Matrices& b, const Matrices& c,
              const char* kernel, bool accumulate) {
  dispatch_numbers(dtype, kernel, [&]<class N>() {
    using T = typename Element<N>::type;
    if (c.rows == 0 || c.cols == 0) return;
    for (int64_t i = 0; i < c.count; ++i)
      multiply_one<T>(block<const T>(a, i), block<const T>(b, i), block<T>(c, i), accumulate);
  });
}

void scale_and_add(const Tensor& to, const Tensor& self, const Scalar& beta, const Scalar& alpha) {
  dispatch_numbers(to.dtype(), "addmm_impl_cpu_", [&]<class N>() {
    using T = typename Element<N>::type;
    T a = T(alpha.to<N>()), b = T(beta.to<N>());
    if (b == 0 && a == 1) return;
    iterate(
        [&](std::byte* const* at, const int64_t* step, int64_t count) {
          std::byte *p = at[0], *q = at[1];
          for (int64_t i = 0; i < count; ++i, p += step[0], q += step[1]) {
            T& x = *reinterpret_cast<T*>(p);
            x = b == 0 ? times(a, x) : T(times(b, *reinterpret_cast<T*>(q)) + times(a, x));
          }
        },
        to, self);
  });
}

}  // namespace tg
