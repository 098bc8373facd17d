#include "kernels/sum.h"

#include <algorithm>
#include <cstring>

namespace tg {
namespace {

/// W numbers that are added at once: the compiler makes vector instructions of the loops.
template <class T, int W>
struct Pack {
  T lane[W] = {};
  void operator+=(const Pack& other) {
    for (int i = 0; i < W; ++i) lane[i] += other.lane[i];
  }
  static Pack load(const T* p) {
    Pack pack;
    std::memcpy(pack.lane, p, sizeof pack.lane);
    return pack;
  }
};

int64_t ceil_log2(int64_t x) { return x <= 2 ? 1 : 64 - __builtin_clzll(uint64_t(x) - 1); }

/// Sums `size` rows of R packs each. Sums of 2^k rows are added up in a next level, of which there
/// are four, so that no running sum grows much larger than what is added to it.
template <class P, int R, class T>
std::array<P, R> sum_rows(const T* p, int64_t row_stride, int64_t column_stride, int64_t size) {
  constexpr size_t kLevels = 4;
  int64_t power = std::max<int64_t>(4, ceil_log2(size) / int64_t(kLevels));
  int64_t step = int64_t{1} << power, mask = step - 1;
  std::array<std::array<P, R>, kLevels> sums{};
  auto add_row = [&](int64_t i) {
    for (int k = 0; k < R; ++k)
      sums[0][size_t(k)] += P::load(p + i * row_stride + k * column_stride);
  };
  int64_t i = 0;
  while (i + step <= size) {
    for (int64_t j = 0; j < step; ++j, ++i) add_row(i);
    for (size_t level = 1; level < kLevels; ++level) {
      for (size_t k = 0; k < R; ++k) {
        sums[level][k] += sums[level - 1][k];
        sums[level - 1][k] = P();
      }
      if (i & (mask << (int64_t(level) * power))) break;
    }
  }
  for (; i < size; ++i) add_row(i);
  for (size_t level = 1; level < kLevels; ++level)
    for (size_t k = 0; k < R; ++k) sums[0][k] += sums[level][k];
  return sums[0];
}

/// Sums one row of packs, four running sums side by side.
template <class P, class T>
P sum_row(const T* p, int64_t stride, int64_t size) {
  std::array<P, 4> sums = sum_rows<P, 4>(p, stride * 4, stride, size / 4);
  for (int64_t i = size / 4 * 4; i < size; ++i) sums[0] += P::load(p + i * stride);
  for (size_t k = 1; k < 4; ++k) sums[0] += sums[k];
  return sums[0];
}

/// Adds to out[j * out_stride] the sum of size0 elements from in + j * in1, in0 apart, for j <
/// size1.
template <class T>
void sum_block(T* out, const T* in, int64_t out_stride, int64_t in0, int64_t in1, int64_t size0,
               int64_t size1) {
  constexpr int kWidth = 32 / int(sizeof(T));
  using Wide = Pack<T, kWidth>;
  using One = Pack<T, 1>;
  int64_t j = 0;
  if (in0 == 1 && size0 >= kWidth) {
    for (; j < size1; ++j) {
      const T* row = in + j * in1;
      int64_t packs = size0 / kWidth;
      Wide wide = sum_row<Wide>(row, kWidth, packs);
      T sum = 0;
      for (int64_t i = packs * kWidth; i < size0; ++i) sum += row[i];
      for (T lane : wide.lane) sum += lane;
      out[j * out_stride] += sum;
    }
  } else if (in1 == 1 && size1 >= kWidth) {
    for (; j + 4 * kWidth <= size1; j += 4 * kWidth) {
      auto sums = sum_rows<Wide, 4>(in + j, in0, kWidth, size0);
      for (int64_t k = 0; k < 4 * kWidth; ++k)
        out[(j + k) * out_stride] += sums[size_t(k / kWidth)].lane[k % kWidth];
    }
    for (; j + kWidth <= size1; j += kWidth) {
      Wide sum = sum_row<Wide>(in + j, in0, size0);
      for (int64_t k = 0; k < kWidth; ++k) out[(j + k) * out_stride] += sum.lane[k];
    }
    for (; j < size1; ++j) out[j * out_stride] += sum_row<One>(in + j, in0, size0).lane[0];
  } else {
    if (in0 >= in1)
      for (; j + 4 <= size1; j += 4) {
        auto sums = sum_rows<One, 4>(in + j * in1, in0, in1, size0);
        for (int64_t k = 0; k < 4; ++k) out[(j + k) * out_stride] += sums[size_t(k)].lane[0];
      }
    for (; j < size1; ++j) out[j * out_stride] += sum_row<One>(in + j * in1, in0, size0).lane[0];
  }
}

struct Dim {
  int64_t size = 1, in = 0, out = 0;
};

/// The dims from the innermost loop outward: reduced ones first, then by the strides; merged where
/// both operands are evenly spaced.
std::vector<Dim> loop_order(const Tensor& t, const Dims& dims) {
  std::vector<Dim> order;
  int64_t out_stride = 1;
  for (size_t d = t.sizes().size(); d-- > 0;) {
    Dim dim{t.sizes()[d], t.strides()[d], 0};
    if (!dims[d]) {
      dim.out = out_stride;
      out_stride *= dim.size;
    }
    order.push_back(dim);
  }
  // 1: a belongs further out than b; -1: it does not; 0: nothing tells.
  auto compare = [](const Dim& a, const Dim& b) {
    if ((a.out == 0) != (b.out == 0)) return a.out == 0 ? -1 : 1;
    for (auto [x, y] : {std::pair(a.out, b.out), std::pair(a.in, b.in)}) {
      if (x == 0 || y == 0) continue;
      if (x != y) return x < y ? -1 : 1;
      if (a.size > b.size) return 1;
    }
    return 0;
  };
  for (size_t i = 1; i < order.size(); ++i) {
    size_t inner = i;
    for (size_t j = i; j-- > 0;) {
      int c = compare(order[j], order[inner]);
      if (c > 0) {
        std::swap(order[j], order[inner]);
        inner = j;
      } else if (c < 0) {
        break;
      }
    }
  }
  std::vector<Dim> merged;
  for (const Dim& dim : order) {
    Dim* last = merged.empty() ? nullptr : &merged.back();
    bool fits = last && (last->size == 1 || dim.size == 1 ||
                         (last->size * last->in == dim.in && last->size * last->out == dim.out));
    if (!fits) {
      merged.push_back(dim);
    } else if (last->size == 1) {
      *last = dim;
    } else {
      last->size *= dim.size;
    }
  }
  if (merged.size() < 2) merged.resize(2);
  return merged;
}

template <class T>
void sum_into(const Tensor& result, const Tensor& t, const Dims& dims) {
  T* out = result.data<T>();
  std::fill(out, out + result.numel(), T(0));
  if (t.numel() == 0) return;
  std::vector<Dim> order = loop_order(t, dims);
  Dim rows = order[0], columns = order[1];
  if (rows.out != 0 && columns.out == 0) std::swap(rows, columns);
  if (rows.out != 0) {  // nothing is reduced along either: element by element
    order.insert(order.begin(), Dim{});
    rows = order[0];
    columns = order[1];
  }
  const T* in = t.data<T>();
  std::vector<int64_t> index(order.size());
  for (;;) {
    sum_block(out, in, columns.out, rows.in, columns.in, rows.size, columns.size);
    size_t d = 2;
    for (; d < order.size(); ++d) {
      in += order[d].in;
      out += order[d].out;
      if (++index[d] < order[d].size) break;
      in -= index[d] * order[d].in;
      out -= index[d] * order[d].out;
      index[d] = 0;
    }
    if (d == order.size()) return;
  }
}

}  // namespace

void sum_elements(const Tensor& result, const Tensor& t, const Dims& dims) {
  switch (t.dtype()) {
    case DType::Float32:
      return sum_into<float>(result, t, dims);
    case DType::Float64:
      return sum_into<double>(result, t, dims);
    case DType::Int64:
      return sum_into<int64_t>(result, t, dims);
    default:
      fail_not_implemented("sum_cpu", t.dtype());
  }
}

}  // namespace tg
