#include "kernels/sort.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

#include "kernels/copy.h"
#include "kernels/half.h"
#include "kernels/lanes.h"
#include "kernels/select.h"
#include "kernels/transpose.h"

namespace tg {
namespace {

template <class T>
bool is_nan(T v) {
  if constexpr (std::is_floating_point_v<T>)
    return std::isnan(v);
  else
    return false;
}

/// An element and where it was.
template <class T>
struct Item {
  T value;
  int64_t place;
};

struct Ascends {
  template <class T>
  bool operator()(const Item<T>& a, const Item<T>& b) const {
    return (is_nan(b.value) && !is_nan(a.value)) || a.value < b.value;
  }
};
struct Descends {
  template <class T>
  bool operator()(const Item<T>& a, const Item<T>& b) const {
    return (is_nan(a.value) && !is_nan(b.value)) || a.value > b.value;
  }
};

/// A whole number in whose order the values are: zeros of both signs are one, as are all nans,
/// which come last.
template <class T>
UnsignedOf<T> key_of(T value) {
  using Key = UnsignedOf<T>;
  constexpr Key kTop = Key(Key(1) << (8 * sizeof(T) - 1));
  if constexpr (std::is_floating_point_v<T>) {
    if (is_nan(value)) return Key(-1);
    Key bits;
    value += T(0);  // no -0
    std::memcpy(&bits, &value, sizeof bits);
    return bits & kTop ? ~bits : bits | kTop;
  } else {
    return std::is_signed_v<T> ? Key(Key(value) ^ kTop) : Key(value);
  }
}

template <class Key>
struct Keyed {
  Key key;
  uint32_t place;  // of equals the earlier comes first
};

/// Sorts digit by digit, the last one first, each time keeping the order of equals.
template <class Key>
void sort_by_digits(std::vector<Keyed<Key>>& items, std::vector<Keyed<Key>>& room) {
  room.resize(items.size());
  for (size_t shift = 0; shift < 8 * sizeof(Key); shift += 8) {
    auto digit = [shift](const Keyed<Key>& item) { return size_t(item.key >> shift & 0xff); };
    size_t starts[256] = {};
    for (const auto& item : items) ++starts[digit(item)];
    if (starts[digit(items[0])] == items.size()) continue;
    size_t start = 0;
    for (size_t& each : starts) start += std::exchange(each, start);
    for (const auto& item : items) room[starts[digit(item)]++] = item;
    items.swap(room);
  }
}

template <class Key>
void sort_keyed(std::vector<Keyed<Key>>& items, std::vector<Keyed<Key>>& room) {
  constexpr size_t kFew = 512;
  if (items.size() > kFew) return sort_by_digits(items, room);
  std::sort(items.begin(), items.end(), [](const auto& a, const auto& b) {
    return a.key != b.key ? a.key < b.key : a.place < b.place;
  });
}

/// Hands each line along `dim` to arrange(items), then writes as many of them, from the place that
/// arrange gives, as the results are long.
template <class T, class F>
void each_items(const Tensor& values, const Tensor& indices, const Tensor& t, int64_t dim,
                F&& arrange) {
  const T* in = t.data<T>();
  T* value = values.data<T>();
  auto* index = indices.data<int64_t>();
  int64_t step = stride_along(t, dim), count = length_along(values, dim);
  int64_t value_step = stride_along(values, dim), index_step = stride_along(indices, dim);
  std::vector<Item<T>> items(size_t(length_along(t, dim)));
  each_line<3>(t.sizes(), dim, {&t.strides(), &values.strides(), &indices.strides()},
               [&](const auto& at) {
                 for (size_t i = 0; i < items.size(); ++i)
                   items[i] = {in[at[0] + int64_t(i) * step], int64_t(i)};
                 int64_t from = arrange(items);
                 for (int64_t i = 0; i < count; ++i) {
                   value[at[1] + i * value_step] = items[size_t(from + i)].value;
                   index[at[2] + i * index_step] = items[size_t(from + i)].place;
                 }
               });
}

/// Quickselect by Hoare's partition with a median of three, so that items[k] is in its place.
template <class T>
void quick_select(std::vector<Item<T>>& items, int64_t k) {
  auto at = [&](int64_t i) -> Item<T>& { return items[size_t(i)]; };
  auto order = [&](int64_t i, int64_t j) {
    if (Descends()(at(i), at(j))) std::swap(at(i), at(j));
  };
  int64_t left = 0, right = int64_t(items.size()) - 1;
  while (right > left) {
    if (right == left + 1) return order(left, right);
    std::swap(at(left + (right - left) / 2), at(left + 1));
    order(left + 1, right);
    order(left, right);
    order(left + 1, left);
    int64_t i = left + 1, j = right;
    Item<T> pivot = at(left);
    for (;;) {
      do ++i;
      while (Descends()(pivot, at(i)));
      do --j;
      while (Descends()(at(j), pivot));
      if (j < i) break;
      std::swap(at(i), at(j));
    }
    std::swap(at(left), at(j));
    if (j <= k) left = i;
    if (j >= k) right = j - 1;
  }
}

template <class T, class Less>
Selector<Item<T>, Less> selector(Less less) {
  return Selector<Item<T>, Less>(less);
}

}  // namespace

void sort_lines(const Tensor& values, const Tensor& indices, const Tensor& t, int64_t dim,
                bool descending) {
  if (is_half(t.dtype())) return in_floats<2>(sort_lines, values, indices, t, dim, descending);
  if (is_wide_unsigned(t.dtype())) {
    Tensor sorted = empty_strided(values.sizes(), values.strides(), DType::Int64);
    sort_lines(sorted, indices, signed_keys(t), dim, descending);
    flip_top_bits(sorted, t.dtype());
    return copy_elements(values, sorted);
  }
  int64_t n = length_along(t, dim), step = stride_along(t, dim);
  int64_t value_step = stride_along(values, dim), index_step = stride_along(indices, dim);
  dispatch_all(t.dtype(), "sort", [&]<class T>() {
    std::vector<Keyed<UnsignedOf<T>>> items(static_cast<size_t>(n)), room;
    const T* in = t.data<T>();
    T* value = values.data<T>();
    auto* index = indices.data<int64_t>();
    UnsignedOf<T> flip = descending ? UnsignedOf<T>(-1) : UnsignedOf<T>(0);
    each_line<3>(t.sizes(), dim, {&t.strides(), &values.strides(), &indices.strides()},
                 [&](const auto& at) {
                   for (int64_t i = 0; i < n; ++i) {
                     auto key = UnsignedOf<T>(key_of(in[at[0] + i * step]) ^ flip);
                     items[size_t(i)] = {key, uint32_t(i)};
                   }
                   if (n > 1) sort_keyed(items, room);
                   for (int64_t i = 0; i < n; ++i) {
                     uint32_t place = items[size_t(i)].place;
                     value[at[1] + i * value_step] = in[at[0] + place * step];
                     index[at[2] + i * index_step] = place;
                   }
                 });
  });
}

std::vector<int64_t> sorted_places(const Tensor& t) {
  if (is_half(t.dtype())) return sorted_places(widened(t));
  if (is_wide_unsigned(t.dtype())) return sorted_places(signed_keys(t));
  std::vector<int64_t> places;
  dispatch_all(t.dtype(), "sort", [&]<class T>() {
    std::vector<Keyed<UnsignedOf<T>>> items(static_cast<size_t>(t.numel())), room;
    for (size_t i = 0; i < items.size(); ++i) items[i] = {key_of(t.data<T>()[i]), uint32_t(i)};
    if (items.size() > 1) sort_keyed(items, room);
    for (const auto& item : items) places.push_back(item.place);
  });
  return places;
}

void top_lines(const Tensor& values, const Tensor& indices, const Tensor& t, int64_t dim,
               bool largest, bool sorted) {
  if (is_half(t.dtype())) return in_floats<2>(top_lines, values, indices, t, dim, largest, sorted);
  int64_t k = length_along(values, dim), n = length_along(t, dim);
  if (k == 0) return;
  dispatch_all(t.dtype(), "topk_cpu", [&]<class T>() {
    auto find = [&](const auto& select) {
      each_items<T>(values, indices, t, dim, [&](std::vector<Item<T>>& items) {
        Item<T>* first = items.data();
        if (k * 64 <= n) {
          select.partial_sort(first, first + k, first + n);
        } else {
          select.nth(first, first + k - 1, first + n);
          if (sorted) select.sort(first, first + k - 1);
        }
        return 0;
      });
    };
    largest ? find(selector<T>(Descends())) : find(selector<T>(Ascends()));
  });
}

void kth_lines(const Tensor& values, const Tensor& indices, const Tensor& t, int64_t dim,
               int64_t k) {
  if (is_half(t.dtype())) return in_floats<2>(kth_lines, values, indices, t, dim, k);
  dispatch_numbers(t.dtype(), "kthvalue_cpu", [&]<class T>() {
    each_items<T>(values, indices, t, dim, [&](std::vector<Item<T>>& items) {
      quick_select(items, k - 1);
      return k - 1;
    });
  });
}

void median_lines(const Tensor& values, const Tensor& indices, const Tensor& t, int64_t dim,
                  bool ignore_nan) {
  if (is_half(t.dtype())) return in_floats<2>(median_lines, values, indices, t, dim, ignore_nan);
  dispatch_numbers(t.dtype(), "median_out", [&]<class T>() {
    auto select = selector<T>(Ascends());
    each_items<T>(values, indices, t, dim, [&](std::vector<Item<T>>& items) -> int64_t {
      auto numbers = int64_t(items.size());
      for (size_t i = 0; i < items.size(); ++i) {
        if (!is_nan(items[i].value)) continue;
        if (!ignore_nan) return int64_t(i);
        --numbers;
      }
      int64_t middle = std::max<int64_t>(numbers - 1, 0) / 2;
      Item<T>* first = items.data();
      select.nth(first, first + middle, first + items.size());
      return middle;
    });
  });
}

void mode_lines(const Tensor& values, const Tensor& indices, const Tensor& t, int64_t dim) {
  if (is_half(t.dtype())) return in_floats<2>(mode_lines, values, indices, t, dim);
  dispatch_all(t.dtype(), "mode_cpu", [&]<class T>() {
    auto less = [](const Item<T>& a, const Item<T>& b) { return a.value < b.value; };
    auto select = selector<T>(less);
    each_items<T>(values, indices, t, dim, [&](std::vector<Item<T>>& items) {
      bool has_nan = std::any_of(items.begin(), items.end(),
                                 [](const Item<T>& item) { return is_nan(item.value); });
      if (has_nan)  // no order to rely on: each nan is a value of its own, after the numbers
        std::stable_sort(items.begin(), items.end(), Ascends());
      else
        select.sort(items.data(), items.data() + items.size());
      int64_t run = 0, longest = 0, mode = 0;
      for (size_t i = 0; i < items.size(); ++i) {
        ++run;
        if (i + 1 < items.size() && items[i].value == items[i + 1].value) continue;
        if (run > longest) {
          longest = run;
          mode = int64_t(i);
        }
        run = 0;
      }
      return mode;
    });
  });
}

}  // namespace tg
