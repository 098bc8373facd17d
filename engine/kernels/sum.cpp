#include "kernels/sum.h"

#include <algorithm>
#include <cstring>

#include "kernels/half.h"

// Each form of the loops is a function of its own: together in one they lose their registers to
// each other.
#define TG_APART __attribute__((noinline))
#define TG_INSIDE inline __attribute__((always_inline))

namespace tg {
namespace {

/// Numbers that are added at once: one, or a pack of two vectors.
template <class T>
struct One {
  using Vector = T;
  static constexpr int kVectors = 1, kWidth = 1;
};
template <class T>
struct Pack {
  typedef T Vector __attribute__((vector_size(16)));
  static constexpr int kVectors = 2, kWidth = 32 / sizeof(T);
};

/// R of them side by side.
template <class P, int R>
using Sums = std::array<typename P::Vector, size_t(R* P::kVectors)>;

/// Adds to each of R sums one more, `column_stride` apart.
template <class P, int R, class T>
void add(Sums<P, R>& sums, const T* p, ptrdiff_t column_stride) {
  for (int k = 0; k < R; ++k)
    for (int v = 0; v < P::kVectors; ++v) {
      typename P::Vector more;
      std::memcpy(&more, p + k * column_stride + v * (P::kWidth / P::kVectors), sizeof more);
      sums[size_t(k * P::kVectors + v)] += more;
    }
}

int64_t ceil_log2(int64_t x) { return x <= 2 ? 1 : 64 - __builtin_clzll(uint64_t(x) - 1); }

/// Sums of R columns, `column_stride` apart, of so many rows, one row after the other: added to
/// `into`, or put there.
template <class P, int R, class T>
TG_APART void add_up(Sums<P, R>& into, bool added, const T* p, ptrdiff_t row_stride,
                     ptrdiff_t column_stride, int64_t rows) {
  Sums<P, R> sums{};
  for (; rows > 0; --rows, p += row_stride) add<P, R>(sums, p, column_stride);
  for (size_t k = 0; k < sums.size(); ++k) into[k] = added ? into[k] + sums[k] : sums[k];
}

/// The same for many rows. Sums of 2^k rows are added up in a next level, of which there are four,
/// so that no running sum grows much larger than what is added to it.
template <class P, int R, class T>
TG_INSIDE Sums<P, R> sum_rows(const T* p, ptrdiff_t row_stride, ptrdiff_t column_stride,
                              int64_t size) {
  constexpr int kLevels = 4;
  int64_t power = std::max<int64_t>(4, ceil_log2(size) / kLevels);
  int64_t step = int64_t{1} << power, mask = step - 1, i = 0;
  Sums<P, R> levels[kLevels];
  int highest = 0;  // as far as there are any
  while (i + step <= size) {
    add_up<P, R>(levels[1], highest > 0, p + i * row_stride, row_stride, column_stride, step);
    highest = std::max(highest, 1);
    i += step;
    for (int level = 1; level + 1 < kLevels && !(i & (mask << (level * power))); ++level) {
      if (level == highest) levels[++highest] = {};
      for (size_t k = 0; k < levels[0].size(); ++k) levels[level + 1][k] += levels[level][k];
      levels[level] = {};
    }
  }
  Sums<P, R>& sums = levels[0];
  add_up<P, R>(sums, false, p + i * row_stride, row_stride, column_stride, size - i);
  for (int level = 1; level <= highest; ++level)
    for (size_t k = 0; k < sums.size(); ++k) sums[k] += levels[level][k];
  return sums;
}

/// Sums one column of many rows, four running sums side by side.
template <class P, class T>
TG_INSIDE Sums<P, 1> sum_column(const T* p, ptrdiff_t stride, int64_t size) {
  Sums<P, 4> sums = sum_rows<P, 4>(p, stride * 4, stride, size / 4);
  Sums<P, 1> sum;
  std::copy_n(sums.begin(), sum.size(), sum.begin());
  for (int64_t i = size / 4 * 4; i < size; ++i) add<P, 1>(sum, p + i * stride, 0);
  for (size_t k = sum.size(); k < sums.size(); ++k) sum[k % sum.size()] += sums[k];
  return sum;
}

/// Adds to out[k * out_stride] the k-th number of the sums.
template <class T, size_t N, class V>
void add_each(T* out, int64_t out_stride, const std::array<V, N>& sums) {
  T each[N * sizeof(V) / sizeof(T)];
  std::memcpy(each, &sums, sizeof each);
  for (T sum : each) {
    *out += sum;
    out += out_stride;
  }
}

/// Adds to out[k * out_stride] the sum of the k-th of R columns, `column_stride` apart.
template <class P, int R, class T>
TG_APART void add_columns(T* out, int64_t out_stride, const T* p, ptrdiff_t row_stride,
                          ptrdiff_t column_stride, int64_t size) {
  if constexpr (R == 1)
    add_each(out, out_stride, sum_column<P>(p, row_stride, size));
  else
    add_each(out, out_stride, sum_rows<P, R>(p, row_stride, column_stride, size));
}

/// The sum of a row whose elements lie side by side.
template <class T>
TG_APART T sum_packed(const T* row, int64_t size) {
  constexpr int kWidth = Pack<T>::kWidth;
  int64_t packs = size / kWidth;
  auto pack = sum_column<Pack<T>>(row, kWidth, packs);
  T sum = 0;
  for (int64_t i = packs * kWidth; i < size; ++i) sum += row[i];
  add_each(&sum, 0, pack);
  return sum;
}

/// Adds to out[j * out_stride] the sum of size0 elements from in + j * in1, in0 apart, for j <
/// size1.
template <class T>
void sum_block(T* out, const T* in, int64_t out_stride, int64_t in0, int64_t in1, int64_t size0,
               int64_t size1) {
  constexpr int kWidth = Pack<T>::kWidth;
  int64_t j = 0;
  // What can be is summed several columns at a time, the rest one by one.
  auto add = [&]<class P, int R>(int64_t step) {
    for (; j + R * P::kWidth <= size1; j += R * P::kWidth)
      add_columns<P, R>(out + j * out_stride, out_stride, in + j * in1, ptrdiff_t(in0),
                        ptrdiff_t(step), size0);
  };
  if (in0 == 1 && size0 >= kWidth) {
    for (; j < size1; ++j) out[j * out_stride] += sum_packed(in + j * in1, size0);
    return;
  }
  if (in1 == 1 && size1 >= kWidth) {
    add.template operator()<Pack<T>, 4>(kWidth);
    add.template operator()<Pack<T>, 1>(0);
  } else if (in0 >= in1) {
    add.template operator()<One<T>, 4>(in1);
  }
  add.template operator()<One<T>, 1>(0);
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
  if (is_half(t.dtype())) return in_floats<1>(sum_elements, result, t, dims);
  switch (t.dtype()) {
    case DType::Float32:
      return sum_into<float>(result, t, dims);
    case DType::Float64:
      return sum_into<double>(result, t, dims);
    case DType::Int64:
      return sum_into<int64_t>(result, t, dims);
    case DType::Complex64:
    case DType::Complex128:
      // Without dims, the parts' own would be taken for the one.
      return sum_elements(parts_of(result), parts_of(t), t.dim() == 0 ? Dims() : dims);
    default:
      fail_not_implemented("sum_cpu", t.dtype());
  }
}

}  // namespace tg
