#include "kernels/embedding.h"

#include <cstring>
#include <vector>

#include "kernels/half.h"

namespace tg {
namespace {

// Calls f(i, row) for each number; IndexError for one that is not below `count`.
template <class F>
void each_row(const Tensor& rows, int64_t count, F&& f) {
  bool wide = rows.dtype() == DType::Int64;
  for (int64_t i = 0, n = rows.numel(); i < n; ++i) {
    int64_t row = wide ? rows.data<int64_t>()[i] : rows.data<int32_t>()[i];
    check_as(ErrorType::Index, row >= 0 && row < count, "index out of range in self");
    f(i, row);
  }
}

}  // namespace

void copy_rows(const Tensor& out, const Tensor& table, const Tensor& rows) {
  int64_t bytes = table.size(1) * item_size(table.dtype());
  each_row(rows, table.size(0), [&](int64_t i, int64_t row) {
    std::memcpy(out.raw() + i * bytes, table.raw() + row * bytes, size_t(bytes));
  });
}

void add_rows(const Tensor& out, const Tensor& gradient, const Tensor& rows, int64_t padding,
              bool by_frequency) {
  if (is_half(out.dtype()))
    return in_floats<1>(add_rows, out, gradient, rows, padding, by_frequency);
  int64_t count = out.size(0), width = out.size(1);
  std::vector<int64_t> times(static_cast<size_t>(count), 0);
  each_row(rows, count, [&](int64_t, int64_t row) { ++times[size_t(row)]; });
  dispatch_numbers(out.dtype(), "embedding_backward", [&]<class T>() {
    const T* first = gradient.data<T>();
    T* result = out.data<T>();
    each_row(rows, count, [&](int64_t i, int64_t row) {
      if (row == padding) return;
      T scale = by_frequency ? T(1) / T(times[size_t(row)]) : T(1);
      const T* from = first + i * width;
      T* to = result + row * width;
      for (int64_t j = 0; j < width; ++j) to[j] += from[j] * scale;
    });
  });
}

void combine_rows(const Tensor& out, const Tensor& counts, const Tensor& largest,
                  const Tensor& table, const Tensor& rows, const Tensor& bags,
                  const Tensor& weights, Bag mode, int64_t padding) {
  if (is_half(table.dtype()))
    return in_floats<1>(combine_rows, out, counts, largest, table, rows, bags, weights, mode,
                        padding);
  int64_t width = table.size(1), *count = counts.data<int64_t>();
  const int64_t* bag = bags.data<int64_t>();
  dispatch_floating(table.dtype(), "embedding_bag", [&]<class T>() {
    const T* from = table.data<T>();
    T* to = out.data<T>();
    each_row(rows, table.size(0), [&](int64_t i, int64_t row) {
      if (row == padding) return;
      bool first = count[bag[i]]++ == 0;
      T by = weights.defined() ? weights.data<T>()[i] : T(1);
      for (int64_t j = 0; j < width; ++j) {
        T value = from[row * width + j];
        T& sum = to[bag[i] * width + j];
        if (mode != Bag::Max) {
          sum += weights.defined() ? value * by : value;
        } else if (first || value > sum) {
          sum = value;
          largest.data<int64_t>()[bag[i] * width + j] = row;
        }
      }
    });
    for (int64_t b = 0; b < out.size(0) && mode == Bag::Mean; ++b)
      for (int64_t j = 0; j < width && count[b] > 0; ++j) to[b * width + j] /= T(count[b]);
  });
}

}  // namespace tg
