#include "kernels/matmul.h"

#include <algorithm>
#include <vector>

#include "kernels/iterate.h"
#include "kernels/tile.h"

namespace tg {
namespace {

using namespace tile;

// Small integers would be promoted to int, which may overflow.
template <class T>
T times(T a, T b) {
  if constexpr (std::is_integral_v<T> && sizeof(T) < 4)
    return T(uint32_t(a) * uint32_t(b));
  else
    return a * b;
}

// Memory for packed strips, kept from product to product.
template <class T>
T* packing_memory(size_t factor, int64_t size) {
  static thread_local std::vector<T> memory[2];
  if (memory[factor].size() < size_t(size)) memory[factor].resize(size_t(size));
  return memory[factor].data();
}

// A tile, which may hang over the edge of c, or lie there column by column.
template <class Sum, size_t Rows, size_t Vectors, class T = typename Sum::Number>
void multiply_tile(Strip<T> a, Strip<T> b, int64_t depth, const Block<T>& c, bool add) {
  using V = typename Sum::Vector;
  constexpr int64_t kRows = Rows, kCols = kColumns<Sum, Vectors>;
  auto run = [&](T* to, int64_t row) {
    tile::multiply<Sum, Rows, Vectors>(a, b, depth, to, row, [&](size_t i, size_t j) {
      return add ? load<V>(to + int64_t(i) * row + int64_t(j * sizeof(V) / sizeof(T))) : V{};
    });
  };
  if (c.rows == kRows && c.cols == kCols && c.col == 1) return run(c.at, c.row);
  T whole[kRows * kCols] = {};
  auto each = [&](auto f) {
    for (int64_t i = 0; i < c.rows; ++i)
      for (int64_t j = 0; j < c.cols; ++j) f(whole[i * kCols + j], c.at[i * c.row + j * c.col]);
  };
  if (add) each([](T& inside, T& outside) { inside = outside; });
  run(whole, kCols);
  each([](T& inside, T& outside) { outside = inside; });
}

// Panels of the factors fit the caches. Of a small factor, or one that is gone through only a few
// times, packing would cost more than it gains.
constexpr int64_t kPanelRows = 64, kPanelCols = 512, kPanelDepth = 256;
constexpr int64_t kSmall = 4096, kFew = 16;

template <class Sum, size_t Rows, size_t Vectors, class T = typename Sum::Number>
void multiply_panels(const Block<const T>& a, const Block<const T>& b, const Block<T>& c,
                     bool add) {
  constexpr int64_t kRows = Rows, kCols = kColumns<Sum, Vectors>;
  int64_t depth = a.cols, deepest = std::min(depth, kPanelDepth);
  T* left = packing_memory<T>(0, (std::min(a.rows, kPanelRows) + kRows) * deepest);
  T* right = packing_memory<T>(1, (std::min(b.cols, kPanelCols) + kCols) * deepest);
  bool pack_left = a.rows * depth > kSmall && b.cols > kFew;
  bool pack_right = b.col != 1 || (b.cols * depth > kSmall && a.rows > kFew);
  for (int64_t j = 0; j < b.cols; j += kPanelCols) {
    int64_t width = std::min(kPanelCols, b.cols - j);
    for (int64_t p = 0; p < depth; p += kPanelDepth) {
      int64_t deep = std::min(kPanelDepth, depth - p);
      bool more = add || p > 0;
      Strips<kCols, T> columns(b.part(p, j, deep, width).t(), pack_right, right);
      for (int64_t i = 0; i < a.rows; i += kPanelRows) {
        int64_t high = std::min(kPanelRows, a.rows - i);
        Strips<kRows, T> rows(a.part(i, p, high, deep), pack_left, left);
        for (int64_t y = 0; y < width; y += kCols)
          for (int64_t x = 0; x < high; x += kRows)
            multiply_tile<Sum, Rows, Vectors>(
                rows.at(x), columns.at(y), deep,
                c.part(i + x, j + y, std::min(kRows, high - x), std::min(kCols, width - y)), more);
      }
    }
  }
}

// For what is too small for tiles.
template <class T>
void multiply_small(const Block<const T>& a, const Block<const T>& b, const Block<T>& c, bool add) {
  for (int64_t i = 0; i < c.rows; ++i)
    for (int64_t j = 0; j < c.cols; ++j) {
      const T *x = a.at + i * a.row, *y = b.at + j * b.col;
      T& to = c.at[i * c.row + j * c.col];
      T sum = add ? to : T(0);
      for (int64_t p = 0; p < a.cols; ++p) sum = T(sum + times(x[p * a.col], y[p * b.row]));
      to = sum;
    }
}

template <class Sum, class T = typename Sum::Number>
void multiply_tiles(const Block<const T>& a, const Block<const T>& b, const Block<T>& c, bool add) {
  if (c.rows == 1) return multiply_panels<Sum, 1, 4>(a, b, c, add);
  if (c.cols == 1) return multiply_panels<Sum, 1, 4>(b.t(), a.t(), c.t(), add);
  if (c.col != 1 && c.row == 1) return multiply_panels<Sum, 4, 2>(b.t(), a.t(), c.t(), add);
  multiply_panels<Sum, 4, 2>(a, b, c, add);
}

template <class T>
void multiply_one(const Block<const T>& a, const Block<const T>& b, const Block<T>& c, bool add,
                  Products products) {
  int64_t work = c.rows * c.cols * a.cols;
  if (products == Products::Exact && work > 0)
    return exact_sums<T>(work, [&]<class Sum>() { multiply_tiles<Sum>(a, b, c, add); });
  if constexpr (std::is_same_v<T, float>)
    if (work >= kLarge && c.rows > 1 && c.cols > 1 && fused::available())
      return multiply_tiles<Fused>(a, b, c, add);
  if (work <= 512 || c.rows * c.cols == 1) return multiply_small<T>(a, b, c, add);
  multiply_tiles<Separate<T>>(a, b, c, add);
}

// Complex numbers: row by row, each row of b times an element of a.
template <class T>
void multiply_complex(const Block<const T>& a, const Block<const T>& b, const Block<T>& c,
                      bool add) {
  for (int64_t i = 0; i < c.rows; ++i) {
    T* to = c.at + i * c.row;
    if (!add)
      for (int64_t j = 0; j < c.cols; ++j) to[j * c.col] = T(0);
    for (int64_t p = 0; p < a.cols; ++p) {
      T factor = a.at[i * a.row + p * a.col];
      const T* from = b.at + p * b.row;
      for (int64_t j = 0; j < c.cols; ++j) to[j * c.col] += factor * from[j * b.col];
    }
  }
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
              const char* kernel, bool accumulate, Products products) {
  if (is_complex(dtype))
    return dispatch_complex(dtype, kernel, [&]<class T>() {
      for (int64_t i = 0; i < c.count; ++i)
        multiply_complex<T>(block<const T>(a, i), block<const T>(b, i), block<T>(c, i), accumulate);
    });
  dispatch_numbers(dtype, kernel, [&]<class N>() {
    using T = Element<N>;
    if (c.rows == 0 || c.cols == 0) return;
    for (int64_t i = 0; i < c.count; ++i)
      multiply_one<T>(block<const T>(a, i), block<const T>(b, i), block<T>(c, i), accumulate,
                      products);
  });
}

void scale_and_add(const Tensor& to, const Tensor& self, const Scalar& beta, const Scalar& alpha) {
  dispatch_numbers_complex(to.dtype(), "addmm_impl_cpu_", [&]<class N>() {
    using T = Element<N>;
    T a = T(alpha.to<N>()), b = T(beta.to<N>());
    if (b == T(0) && a == T(1)) return;
    iterate(
        [&](std::byte* const* at, const int64_t* step, int64_t count) {
          std::byte *p = at[0], *q = at[1];
          if (a == T(1) && b == T(1) && step[0] == sizeof(T) && step[1] == sizeof(T)) {
            T* __restrict sum = reinterpret_cast<T*>(p);
            const T* __restrict more = reinterpret_cast<const T*>(q);
            for (int64_t i = 0; i < count; ++i) sum[i] = T(sum[i] + more[i]);
            return;
          }
          for (int64_t i = 0; i < count; ++i, p += step[0], q += step[1]) {
            T& x = *reinterpret_cast<T*>(p);
            x = b == T(0) ? times(a, x) : T(times(b, *reinterpret_cast<T*>(q)) + times(a, x));
          }
        },
        to, self);
  });
}

}  // namespace tg
