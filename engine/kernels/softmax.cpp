#include "kernels/softmax.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "kernels/copy.h"
#include "kernels/half.h"
#include "kernels/number.h"
#include "kernels/vector_math.h"
#include "kernels/vector_sum.h"

namespace tg {
namespace {

using vector_math::each_lane_of;

// Only PyTorch's order of summation leaves PyTorch's last digit. A lane of the last dim, a row, is
// summed in vectors of kBytes; of another dim, neighbouring lanes, columns, fill vectors and each
// is summed in the order of its elements, where those that fill none are left to the standard
// functions.

constexpr int kBytes = 32;
template <class T>
constexpr int64_t kWidth = kBytes / sizeof(T);

/// A packed tensor by its lanes along a dim: `blocks` of `length` rows of `columns` each.
struct Blocks {
  int64_t blocks = 1, length = 1, columns = 1;
  bool last;

  Blocks(const Tensor& t, int64_t dim) : last(dim >= t.dim() - 1) {
    for (int64_t d = 0; d < t.dim(); ++d)
      (d < dim ? blocks : d == dim ? length : columns) *= t.size(d);
  }
};

/// Some neighbouring columns of a block, of which the first `whole` fill vectors.
struct Columns {
  int64_t length, step, count, whole;

  /// Calls f(offset) for the first of them in every row.
  template <class F>
  void each_row(F&& f) const {
    for (int64_t i = 0; i < length; ++i) f(i * step);
  }
  /// out[c] = f(in[c]...) in a row.
  template <class F, class T, class... In>
  void map(const F& f, T* out, const In*... in) const {
    each_lane_of(whole, f, out, in...);
    for (int64_t c = whole; c < count; ++c) out[c] = f(in[c]...);
  }
};

/// Calls f(offset, columns) for the columns of each block. Where `shared`, two threads take half of
/// all lanes each, and fill vectors with theirs.
template <class T, class F>
void each_columns(const Blocks& of, bool shared, F&& f) {
  int64_t lanes = of.blocks * of.columns, border = shared ? (lanes + 1) / 2 : lanes;
  for (int64_t lane = 0; lane < lanes;) {
    int64_t block = lane / of.columns, end = (block + 1) * of.columns;
    if (lane < border) end = std::min(end, border);
    int64_t count = end - lane, column = lane % of.columns;
    f(block * of.length * of.columns + column,
      Columns{of.length, of.columns, count, count - count % kWidth<T>});
    lane = end;
  }
}

template <class T>
T sum_of(const T* x, int64_t n) {
  auto add = [](auto sum, auto v) { return sum + v; };
  return vector_sum<kBytes>(
      n, [](auto v) { return v; }, add, add, x);
}
// Two vectors at a time.
template <class T>
T dot_product(const T* x, const T* y, int64_t n) {
  auto add = [](auto sum, auto v, auto w) { return vector_math::fma(v, w, sum); };
  return vector_sum<64>(
      n, [](auto v, auto w) { return v * w; }, add, add, x, y);
}

// A nan among the numbers may be passed over: the sum of powers then is nan all the same.
template <class T>
T larger(T a, T b) {
  return a < b ? b : a;
}
template <class T>
T largest_of(const T* x, int64_t n) {
  T largest[kWidth<T>], result = -std::numeric_limits<T>::infinity();
  std::fill_n(largest, kWidth<T>, result);
  int64_t i = 0;
  for (; i + kWidth<T> <= n; i += kWidth<T>)
    for (int64_t j = 0; j < kWidth<T>; ++j) largest[j] = larger(largest[j], x[i + j]);
  for (T v : largest) result = larger(result, v);
  for (; i < n; ++i) result = larger(result, x[i]);
  return result;
}

// out = exp(x - largest) of a row.
template <class T>
void powers_of_row(const T* x, int64_t n, T largest, T* out) {
  each_lane_of(
      n, [largest](auto v) { return vector_math::exp(v - largest); }, out, x);
}

template <class T>
void softmax_row(const T* x, int64_t n, T* out) {
  powers_of_row(x, n, largest_of(x, n), out);
  T inverse = 1 / sum_of(out, n);
  for (int64_t i = 0; i < n; ++i) out[i] *= inverse;
}
template <class T>
void log_softmax_row(const T* x, int64_t n, T* powers, T* out, Rounding round) {
  T largest = largest_of(x, n);
  powers_of_row(x, n, largest, powers);
  T log_sum = round(vector_math::log(round(sum_of(powers, n))));
  for (int64_t i = 0; i < n; ++i) out[i] = x[i] - largest - log_sum;
}

// The largest of each column.
template <class T>
std::vector<T> largest_of_columns(const T* x, const Columns& columns) {
  std::vector<T> largest(size_t(columns.count), -std::numeric_limits<T>::infinity());
  columns.each_row([&](int64_t row) {
    for (int64_t c = 0; c < columns.count; ++c)
      largest[size_t(c)] = larger(largest[size_t(c)], x[row + c]);
  });
  return largest;
}

template <class T>
void softmax_columns(const T* x, const Columns& columns, T* out) {
  std::vector<T> largest = largest_of_columns(x, columns), sums(largest.size());
  columns.each_row([&](int64_t row) {
    columns.map([](auto v, auto most) { return number::exp(v - most); }, out + row, x + row,
                largest.data());
    for (int64_t c = 0; c < columns.count; ++c) sums[size_t(c)] += out[row + c];
  });
  columns.each_row([&](int64_t row) {
    for (int64_t c = 0; c < columns.count; ++c) out[row + c] /= sums[size_t(c)];
  });
}
template <class T>
void log_softmax_columns(const T* x, const Columns& columns, T* out) {
  std::vector<T> largest = largest_of_columns(x, columns), sums(largest.size()), powers(sums);
  columns.each_row([&](int64_t row) {
    columns.map([](auto v, auto most) { return number::exp(v - most); }, powers.data(), x + row,
                largest.data());
    for (int64_t c = 0; c < columns.count; ++c) sums[size_t(c)] += powers[size_t(c)];
  });
  each_lane_of(
      columns.count, [](auto sum) { return vector_math::log(sum); }, sums.data(), sums.data());
  columns.each_row([&](int64_t row) {
    for (int64_t c = 0; c < columns.count; ++c)
      out[row + c] = x[row + c] - largest[size_t(c)] - sums[size_t(c)];
  });
}

// The gradients of an input from those of the result, g, and the result y.

template <class T>
void softmax_gradient_row(const T* g, const T* y, int64_t n, T* out) {
  T total = dot_product(g, y, n);
  for (int64_t i = 0; i < n; ++i) out[i] = (g[i] - total) * y[i];
}
template <class T>
void log_softmax_gradient_row(const T* g, const T* y, int64_t n, T* out) {
  T total = sum_of(g, n);
  auto gradient = [total]<class V>(V g, V y) {
    return vector_math::fma(-vector_math::exp(y), number::constant<V>(double(total)), g);
  };
  each_lane_of(n, gradient, out, g, y);
}
template <class T>
void softmax_gradient_columns(const T* g, const T* y, const Columns& columns, T* out) {
  std::vector<T> totals(size_t(columns.count));
  columns.each_row([&](int64_t row) {
    each_lane_of(
        columns.count, [](auto g, auto y, auto total) { return vector_math::fma(g, y, total); },
        totals.data(), g + row, y + row, totals.data());
  });
  columns.each_row([&](int64_t row) {
    for (int64_t c = 0; c < columns.count; ++c)
      out[row + c] = (g[row + c] - totals[size_t(c)]) * y[row + c];
  });
}
template <class T>
void log_softmax_gradient_columns(const T* g, const T* y, const Columns& columns, T* out) {
  std::vector<T> totals(size_t(columns.count));
  columns.each_row([&](int64_t row) {
    for (int64_t c = 0; c < columns.count; ++c) totals[size_t(c)] += g[row + c];
  });
  columns.each_row([&](int64_t row) {
    columns.map(
        [](auto g, auto y, auto total) { return vector_math::fma(-number::exp(y), total, g); },
        out + row, g + row, y + row, totals.data());
  });
}

/// `t`, or its elements in `room`, which has its sizes and is packed.
Tensor packed(const Tensor& t, Tensor room = {}) {
  if (t.is_contiguous()) return t;
  if (!room.defined()) room = empty(t.sizes(), t.dtype());
  copy_elements(room, t);
  return room;
}

void softmax_rounded(const Tensor& result, const Tensor& t, int64_t dim, bool logarithm,
                     Rounding round) {
  if (is_half(t.dtype())) return in_floats<1>(softmax_rounded, result, t, dim, logarithm, round);
  Blocks of(t, dim);
  const char* kernel =
      logarithm ? (of.last ? "log_softmax_lastdim_kernel_impl" : "log_softmax_kernel_impl")
                : (of.last ? "softmax_lastdim_kernel_impl" : "softmax_kernel_impl");
  dispatch_floating(t.dtype(), kernel, [&]<class T>() {
    Tensor input = packed(t, result);
    const T* x = input.data<T>();
    T* out = result.data<T>();
    if (!of.last)
      return each_columns<T>(of, !logarithm, [&](int64_t at, const Columns& columns) {
        logarithm ? log_softmax_columns(x + at, columns, out + at)
                  : softmax_columns(x + at, columns, out + at);
      });
    std::vector<T> powers(logarithm ? size_t(of.length) : 0);
    for (int64_t at = 0; at < t.numel(); at += of.length)
      logarithm ? log_softmax_row(x + at, of.length, powers.data(), out + at, round)
                : softmax_row(x + at, of.length, out + at);
  });
}

}  // namespace

void softmax_elements(const Tensor& result, const Tensor& t, int64_t dim, bool logarithm) {
  softmax_rounded(result, t, dim, logarithm, Rounding(t.dtype()));
}

void softmax_gradient(const Tensor& result, const Tensor& gradient, const Tensor& output,
                      int64_t dim, bool logarithm) {
  if (is_half(output.dtype()))
    return in_floats<1>(softmax_gradient, result, gradient, output, dim, logarithm);
  Blocks of(output, dim);
  dispatch_floating(output.dtype(), "softmax_backward", [&]<class T>() {
    Tensor packed_gradient = packed(gradient), packed_output = packed(output, result);
    const T *g = packed_gradient.data<T>(), *y = packed_output.data<T>();
    T* out = result.data<T>();
    if (!of.last)
      return each_columns<T>(of, false, [&](int64_t at, const Columns& columns) {
        logarithm ? log_softmax_gradient_columns(g + at, y + at, columns, out + at)
                  : softmax_gradient_columns(g + at, y + at, columns, out + at);
      });
    for (int64_t at = 0; at < output.numel(); at += of.length)
      logarithm ? log_softmax_gradient_row(g + at, y + at, of.length, out + at)
                : softmax_gradient_row(g + at, y + at, of.length, out + at);
  });
}

}  // namespace tg
