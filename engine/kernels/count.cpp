#include "kernels/count.h"

#include <algorithm>
#include <numeric>

#include "kernels/half.h"
#include "kernels/sort.h"

namespace tg {

Groups group_equal(const Tensor& t, int64_t slices, bool consecutive) {
  if (is_half(t.dtype())) return group_equal(widened(t), slices, consecutive);
  if (is_wide_unsigned(t.dtype())) return group_equal(signed_keys(t), slices, consecutive);
  Groups groups;
  groups.group_of.resize(size_t(slices));
  std::vector<int64_t> order(static_cast<size_t>(slices));
  std::iota(order.begin(), order.end(), 0);
  int64_t length = slices ? t.numel() / slices : 0;
  dispatch_all(t.dtype(), length == 1 ? "unique" : "unique_dim", [&]<class T>() {
    const T* p = t.data<T>();
    auto less = [](T a, T b) { return a < b || (b != b && a == a); };
    if (!consecutive && length == 1)
      order = sorted_places(t);
    else if (!consecutive)
      std::stable_sort(order.begin(), order.end(), [&](int64_t a, int64_t b) {
        return std::lexicographical_compare(p + a * length, p + (a + 1) * length, p + b * length,
                                            p + (b + 1) * length, less);
      });
    for (size_t i = 0; i < order.size(); ++i) {
      const T* slice = p + order[i] * length;
      bool same = i > 0 && std::equal(slice, slice + length, p + order[i - 1] * length);
      if (!same) {
        groups.first.push_back(order[i]);
        groups.size.push_back(0);
      }
      ++groups.size.back();
      groups.group_of[size_t(order[i])] = int64_t(groups.first.size()) - 1;
    }
  });
  return groups;
}

void find_places(const Tensor& result, const Tensor& boundaries, const Tensor& values, bool right,
                 const Tensor& sorter) {
  if (is_half(values.dtype()))
    return in_floats<1>(find_places, result, boundaries, values, right, sorter);
  int64_t width = boundaries.dim() ? boundaries.size(-1) : 1;
  int64_t across = boundaries.dim() <= 1 ? 0 : values.size(-1);  // values that share a line
  const int64_t* order = sorter.defined() ? sorter.data<int64_t>() : nullptr;
  auto* out = result.data<int64_t>();
  dispatch_numbers(values.dtype(), "searchsorted_out_cpu", [&]<class T>() {
    const T *edges = boundaries.data<T>(), *value = values.data<T>();
    auto before = [](T a, T b) { return a < b || (b != b && a == a); };
    for (int64_t i = 0, n = values.numel(); i < n; ++i) {
      int64_t line = across ? i / across * width : 0, low = 0, high = width;
      while (low < high) {
        int64_t middle = low + (high - low) / 2;
        T edge = edges[line + (order ? order[line + middle] : middle)];
        bool goes_after = right ? !before(value[i], edge) : before(edge, value[i]);
        goes_after ? low = middle + 1 : high = middle;
      }
      out[i] = low;
    }
  });
}

}  // namespace tg
