#include "kernels/copy.h"

#include <algorithm>
#include <cstring>

namespace tg {
namespace {

struct Dim {
  int64_t size, to, from;  // strides in bytes
};
using Dims = InlineVector<Dim, 5>;

// Copies `n` elements; steps in bytes.
using Row = void (*)(std::byte* to, int64_t to_step, const std::byte* from, int64_t from_step,
                     int64_t n);

// The dims from the outermost to the innermost of the destination, merged where both sides go on
// without a break.
Dims plan(const Geometry& to, const Ints& from_strides, int64_t to_item, int64_t from_item) {
  Dims dims;
  for (size_t i = 0; i < to.sizes.size(); ++i) {
    if (to.sizes[i] == 1) continue;
    dims.push_back({to.sizes[i], to.strides[i] * to_item, from_strides[i] * from_item});
    for (size_t k = dims.size() - 1; k > 0 && dims[k - 1].to < dims[k].to; --k)
      std::swap(dims[k - 1], dims[k]);
  }
  Dims merged;
  for (const Dim& inner : dims) {
    if (!merged.empty()) {
      Dim& outer = merged.back();
      if (outer.to == inner.to * inner.size && outer.from == inner.from * inner.size) {
        outer = {outer.size * inner.size, inner.to, inner.from};
        continue;
      }
    }
    merged.push_back(inner);
  }
  return merged;
}

// The two innermost dims, in squares: where one side is read across its rows, each of its cache
// lines then serves a whole square.
void run_plane(std::byte* to, const std::byte* from, const Dim& outer, const Dim& inner, Row row) {
  constexpr int64_t kSquare = 32;
  bool across = outer.from < inner.from && outer.from != 0;
  int64_t width = across ? kSquare : inner.size;
  for (int64_t i0 = 0; i0 < outer.size; i0 += kSquare) {
    int64_t i1 = std::min(i0 + kSquare, outer.size);
    for (int64_t j = 0; j < inner.size; j += width) {
      int64_t n = std::min(width, inner.size - j);
      for (int64_t i = i0; i < i1; ++i)
        row(to + i * outer.to + j * inner.to, inner.to, from + i * outer.from + j * inner.from,
            inner.from, n);
    }
  }
}

void run(std::byte* to, const std::byte* from, Dims dims, Row row) {
  while (dims.size() < 2) dims.insert(0, {1, 0, 0});
  // What is packed in the source comes next to what is packed in the destination.
  size_t n = dims.size();
  for (size_t i = 0; i + 2 < n; ++i)
    if (dims[i].from != 0 && dims[i].from < dims[n - 2].from && dims[i].from < dims[n - 1].from)
      std::swap(dims[i], dims[n - 2]);
  Ints index(n - 2);
  for (;;) {
    run_plane(to, from, dims[n - 2], dims[n - 1], row);
    size_t d = n - 2;
    for (; d-- > 0;) {
      to += dims[d].to;
      from += dims[d].from;
      if (++index[d] < dims[d].size) break;
      to -= dims[d].to * dims[d].size;
      from -= dims[d].from * dims[d].size;
      index[d] = 0;
    }
    if (d == size_t(-1)) return;
  }
}

template <class T>
void copy_row_of(std::byte* to, int64_t to_step, const std::byte* from, int64_t from_step,
                 int64_t n) {
  if (to_step == sizeof(T)) {
    if (from_step == sizeof(T)) {
      std::memcpy(to, from, size_t(n) * sizeof(T));
      return;
    }
    if (from_step == 0) {
      std::fill_n(reinterpret_cast<T*>(to), n, *reinterpret_cast<const T*>(from));
      return;
    }
  }
  for (int64_t i = 0; i < n; ++i)
    *reinterpret_cast<T*>(to + i * to_step) = *reinterpret_cast<const T*>(from + i * from_step);
}

template <class To, class From>
To convert(From v) {
  if constexpr (std::is_floating_point_v<From> && std::is_same_v<To, int32_t>)
    return v >= -2147483648.0 && v < 2147483648.0 ? static_cast<int32_t>(v) : INT32_MIN;
  else if constexpr (std::is_floating_point_v<From> && !std::is_floating_point_v<To>)
    return Scalar::float_to<To>(double(v));
  else
    return static_cast<To>(v);
}

template <class To, class From>
void convert_row(std::byte* to, int64_t to_step, const std::byte* from, int64_t from_step,
                 int64_t n) {
  if (to_step == sizeof(To) && from_step == sizeof(From)) {
    auto* __restrict out = reinterpret_cast<To*>(to);
    const auto* __restrict in = reinterpret_cast<const From*>(from);
    for (int64_t i = 0; i < n; ++i) out[i] = convert<To>(in[i]);
    return;
  }
  for (int64_t i = 0; i < n; ++i)
    *reinterpret_cast<To*>(to + i * to_step) =
        convert<To>(*reinterpret_cast<const From*>(from + i * from_step));
}

Row row_for_copy(int64_t item) {
  switch (item) {
    case 1:
      return copy_row_of<uint8_t>;
    case 2:
      return copy_row_of<uint16_t>;
    case 4:
      return copy_row_of<uint32_t>;
    default:
      return copy_row_of<uint64_t>;
  }
}

Row row_for(DType to, DType from) {
  if (to == from) return row_for_copy(item_size(to));
  return dispatch_all(to, "copy_", [&]<class To>() {
    return dispatch_all(from, "copy_", []<class From>() -> Row { return convert_row<To, From>; });
  });
}

}  // namespace

void copy_row(std::byte* to, int64_t to_step, const std::byte* from, int64_t from_step, int64_t n,
              int64_t item) {
  row_for_copy(item)(to, to_step, from, from_step, n);
}

void copy_elements(const Tensor& to, const Tensor& from) {
  if (to.numel() == 0) return;
  Row row = row_for(to.dtype(), from.dtype());
  run(to.raw(), from.raw(),
      plan(to.geometry(), broadcast_strides(from.geometry(), to.sizes()), item_size(to.dtype()),
           item_size(from.dtype())),
      row);
}

void fill_elements(const Tensor& to, const Scalar& value) {
  if (to.numel() == 0) return;
  std::byte element[8];
  dispatch_all(to.dtype(), "fill_cpu", [&]<class T>() {
    T v = value.checked<T>();
    std::memcpy(element, &v, sizeof v);
  });
  run(to.raw(), element, plan(to.geometry(), Ints(to.sizes().size(), 0), item_size(to.dtype()), 0),
      row_for_copy(item_size(to.dtype())));
}

}  // namespace tg
