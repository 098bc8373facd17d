#include "numpy/sum.h"

#include <algorithm>
#include <cstdlib>
#include <span>
#include <vector>

namespace tg::numpy {
namespace {

struct Dim {
  int64_t size, in, out;
};

// The dims from the innermost loop outward, in which NumPy's iterator walks them: by their strides,
// and merged where both sides go on without a break.
std::vector<Dim> loop_order(const Tensor& t, const std::vector<bool>& reduced) {
  std::vector<Dim> order;
  int64_t step = 1;
  for (size_t d = t.sizes().size(); d-- > 0;) {
    int64_t size = t.sizes()[d];
    order.push_back({size, size == 1 ? 0 : t.strides()[d], reduced[d] || size == 1 ? 0 : step});
    if (!reduced[d]) step *= size;
  }
  for (size_t i = 1; i < order.size(); ++i)
    for (size_t moving = i, k = i; k-- > 0;) {
      int64_t inner = std::abs(order[k].in), outer = std::abs(order[moving].in);
      if (inner == 0 || outer == 0) continue;  // nothing tells
      if (inner <= outer) break;
      std::rotate(order.begin() + ptrdiff_t(k), order.begin() + ptrdiff_t(moving),
                  order.begin() + ptrdiff_t(moving) + 1);
      moving = k;
    }
  std::vector<Dim> merged;
  for (const Dim& dim : order) {
    if (dim.size == 1) continue;
    if (!merged.empty()) {
      Dim& last = merged.back();
      if (last.in * last.size == dim.in && last.out * last.size == dim.out) {
        last.size *= dim.size;
        continue;
      }
    }
    merged.push_back(dim);
  }
  if (merged.empty()) merged.push_back({1, 0, 0});
  return merged;
}

// How NumPy's iterator hands out what it has put into this order: rows of the first `dims` dims,
// one after the other, in chunks.
struct Rows {
  size_t dims = 1;
  int64_t chunk = 0;  // 0: whole
};

constexpr int64_t kBuffer = 8192;

// The iterator weighs how often it would be called against how much it would have to copy. A dim
// more is taken in where that costs no more an element; beyond one along which the result begins or
// ceases to move it cannot go.
Rows rows_of(const std::vector<Dim>& order, bool converted) {
  int64_t cost = converted ? 2 : 1, best_cost = cost;
  int64_t size = order[0].size, best_size = size, core = 1;
  size_t best = 0;
  bool turned = false, in_one = true, out_one = true;
  for (size_t d = 1; d < order.size() && !turned && !(size >= kBuffer && cost > 1); ++d) {
    const Dim &last = order[d - 1], &dim = order[d];
    if (in_one && last.in * last.size != dim.in) {
      in_one = false;
      if (!converted) ++cost;
    }
    if (out_one && last.out * last.size != dim.out) {
      out_one = false;
      ++cost;
    }
    turned = !out_one && (last.out == 0 || dim.out == 0);
    int64_t before = size;
    size *= dim.size;
    double at_once = double(cost > 1 ? std::min(size, kBuffer) : size);
    if (double(cost) * double(best_size) <= double(best_cost) * at_once) {
      best_cost = cost;
      best_size = size;
      core = before;
      best = d;
    }
    if (turned && best == d) return {d, 0};
  }
  if (best == 0) return {1, converted ? kBuffer : 0};
  return {best + 1, kBuffer / core * core};
}

template <class T>
void add_row(T* out, const T* in, const Dim& dim, int64_t chunk) {
  if (dim.out != 0) {
    for (int64_t i = 0; i < dim.size; ++i) out[i * dim.out] += in[i * dim.in];
    return;
  }
  int64_t most = chunk > 0 ? chunk : dim.size;
  for (int64_t i = 0; i < dim.size; i += most)
    *out += pairwise_sum(in + i * dim.in, std::min(most, dim.size - i), dim.in);
}

// Calls f(in, out) for each place in `dims`, the first of them innermost.
template <class T, class F>
void each_place(const T* in, T* out, std::span<const Dim> dims, F&& f) {
  std::vector<int64_t> index(dims.size());
  for (;;) {
    f(in, out);
    size_t d = 0;
    for (; d < dims.size(); ++d) {
      in += dims[d].in;
      out += dims[d].out;
      if (++index[d] < dims[d].size) break;
      in -= index[d] * dims[d].in;
      out -= index[d] * dims[d].out;
      index[d] = 0;
    }
    if (d == dims.size()) return;
  }
}

template <class T>
void sum_into(const Tensor& result, const Tensor& t, const std::vector<bool>& reduced,
              bool converted) {
  T* out = result.data<T>();
  std::fill(out, out + result.numel(), T(0));
  if (t.numel() == 0) return;
  std::vector<Dim> order = loop_order(t, reduced);
  Rows rows = rows_of(order, converted);
  bool together = order[0].out == 0 && rows.dims > 1;
  std::span<const Dim> all(order), outer = all.subspan(together ? rows.dims : 1);
  std::vector<T> row;
  each_place(t.data<T>(), out, outer, [&](const T* from, T* to) {
    if (!together) return add_row(to, from, order[0], rows.chunk);
    row.clear();
    each_place(from, to, all.first(rows.dims), [&](const T* each, T*) { row.push_back(*each); });
    add_row(to, row.data(), Dim{int64_t(row.size()), 1, 0}, rows.chunk);
  });
}

}  // namespace

template <class T>
T pairwise_sum(const T* in, int64_t n, int64_t stride) {
  constexpr int64_t kSums = 8, kBlock = 128;
  if (n < kSums) {
    T sum = T(-0.0);
    for (int64_t i = 0; i < n; ++i) sum += in[i * stride];
    return sum;
  }
  if (n <= kBlock) {
    T r[kSums];
    for (int64_t k = 0; k < kSums; ++k) r[k] = in[k * stride];
    int64_t i = kSums;
    for (; i < n - n % kSums; i += kSums)
      for (int64_t k = 0; k < kSums; ++k) r[k] += in[(i + k) * stride];
    T sum = ((r[0] + r[1]) + (r[2] + r[3])) + ((r[4] + r[5]) + (r[6] + r[7]));
    for (; i < n; ++i) sum += in[i * stride];
    return sum;
  }
  int64_t half = n / 2 - n / 2 % kSums;
  return pairwise_sum(in, half, stride) + pairwise_sum(in + half * stride, n - half, stride);
}
template float pairwise_sum(const float*, int64_t, int64_t);
template double pairwise_sum(const double*, int64_t, int64_t);

Tensor sum(const Tensor& t, const Ints& dims, bool converted) {
  std::vector<bool> reduced(t.sizes().size());
  for (int64_t d : dims) reduced[size_t(wrap_dim(d, t.dim()))] = t.dim() > 0;
  Ints sizes;
  for (size_t d = 0; d < reduced.size(); ++d)
    if (!reduced[d]) sizes.push_back(t.sizes()[d]);
  Tensor result = empty(sizes, t.dtype());
  if (t.dtype() == DType::Float32)
    sum_into<float>(result, t, reduced, converted);
  else if (t.dtype() == DType::Float64)
    sum_into<double>(result, t, reduced, converted);
  else
    fail_not_implemented("numpy.sum", t.dtype());
  return result;
}

}  // namespace tg::numpy
