#include "kernels/copy.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "kernels/half.h"
#include "kernels/iterate.h"
#include "kernels/transpose.h"

namespace tg {
namespace {

struct Dim {
  int64_t size, to, from;  // strides in bytes
};
using Dims = InlineVector<Dim, 5>;

// The dims from the outermost to the innermost of the destination, merged where both sides go on
// without a break.
Dims plan(const Geometry& to, const Ints& from_strides, int64_t to_item, int64_t from_item) {
  Dims dims;
  for (size_t i = 0; i < to.sizes.size(); ++i) {
    if (to.sizes[i] == 1) continue;
    dims.push_back({to.sizes[i], to.strides[i] * to_item, from_strides[i] * from_item});
    for (size_t k = dims.size() - 1; k > 0 && std::abs(dims[k - 1].to) < std::abs(dims[k].to); --k)
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

// Hands the two innermost dims of each plane to plane(to, from, outer, inner).
template <class Plane>
void run(std::byte* to, const std::byte* from, Dims dims, const Plane& plane) {
  while (dims.size() < 2) dims.insert(0, {1, 0, 0});
  // What is packed in the source comes next to what is packed in the destination.
  size_t n = dims.size();
  for (size_t i = 0; i + 2 < n; ++i)
    if (dims[i].from != 0 && dims[i].from < dims[n - 2].from && dims[i].from < dims[n - 1].from)
      std::swap(dims[i], dims[n - 2]);
  Ints index(n - 2);
  for (;;) {
    plane(to, from, dims[n - 2], dims[n - 1]);
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

// Rows are short as often as long: no call, and nothing to align.
void copy_bytes(std::byte* to, const std::byte* from, int64_t n) {
  constexpr int64_t kAtOnce = 64;
  int64_t i = 0;
  for (; i + kAtOnce <= n; i += kAtOnce) {
    std::byte moved[kAtOnce];
    std::memcpy(moved, from + i, kAtOnce);
    std::memcpy(to + i, moved, kAtOnce);
  }
  for (; i + 4 <= n; i += 4) {
    uint32_t moved;
    std::memcpy(&moved, from + i, 4);
    std::memcpy(to + i, &moved, 4);
  }
  for (; i < n; ++i) to[i] = from[i];
}

template <class T>
void copy_row_of(std::byte* to, int64_t to_step, const std::byte* from, int64_t from_step,
                 int64_t n) {
  auto* out = reinterpret_cast<T*>(to);
  if (to_step == sizeof(T) && from_step == sizeof(T)) {
    copy_bytes(to, from, n * int64_t(sizeof(T)));
  } else if (to_step == sizeof(T) && from_step == 0) {
    T value = *reinterpret_cast<const T*>(from);
    for (int64_t i = 0; i < n; ++i) out[i] = value;
  } else {
    for (int64_t i = 0; i < n; ++i)
      *reinterpret_cast<T*>(to + i * to_step) = *reinterpret_cast<const T*>(from + i * from_step);
  }
}

template <class T>
void copy_plane(std::byte* to, const std::byte* from, const Dim& outer, const Dim& inner) {
  constexpr int64_t kItem = sizeof(T);
  if (inner.to == kItem && outer.from == kItem && inner.from > kItem) {
    transpose_plane(reinterpret_cast<T*>(to), outer.to / kItem, reinterpret_cast<const T*>(from),
                    inner.from / kItem, outer.size, inner.size);
    return;
  }
  // Where the source is read across its rows, in squares: each of its cache lines then serves a
  // whole square.
  constexpr int64_t kSquare = 32;
  bool across = outer.from < inner.from && outer.from != 0;
  int64_t width = across ? kSquare : inner.size;
  for (int64_t i0 = 0; i0 < outer.size; i0 += kSquare)
    for (int64_t j = 0; j < inner.size; j += width)
      for (int64_t i = i0, end = std::min(i0 + kSquare, outer.size); i < end; ++i)
        copy_row_of<T>(to + i * outer.to + j * inner.to, inner.to,
                       from + i * outer.from + j * inner.from, inner.from,
                       std::min(width, inner.size - j));
}

using Plane = void (*)(std::byte* to, const std::byte* from, const Dim& outer, const Dim& inner);

Plane plane_for(int64_t item) {
  return dispatch_width(item, []<class T>() -> Plane { return copy_plane<T>; });
}

template <class To, class From>
To convert(From v) {
  if constexpr (is_complex_number<From>)
    return To(bool(v));
  else if constexpr (std::is_floating_point_v<From> && std::is_same_v<To, int32_t>)
    return v >= -2147483648.0 && v < 2147483648.0 ? static_cast<int32_t>(v) : INT32_MIN;
  else if constexpr (std::is_floating_point_v<From> && !std::is_floating_point_v<To>)
    return Scalar::float_to<To>(double(v));
  else
    return static_cast<To>(v);
}

template <class To, class From>
void convert_packed(std::byte* to, const std::byte* from, int64_t n) {
  auto* __restrict out = reinterpret_cast<To*>(to);
  const auto* __restrict in = reinterpret_cast<const From*>(from);
  for (int64_t i = 0; i < n; ++i) out[i] = convert<To>(in[i]);
}

Convert convert_for(DType to, DType from) {
  if (is_complex(from))  // only whether they are zero; else it is their parts that are converted
    return dispatch_complex(from, "copy_",
                            []<class From>() -> Convert { return convert_packed<bool, From>; });
  return dispatch_all(to, "copy_", [&]<class To>() {
    return dispatch_all(from, "copy_",
                        []<class From>() -> Convert { return convert_packed<To, From>; });
  });
}

// One conversion after the other: types that are only stored go by way of what they are computed
// in. What they hold as unsigned numbers is more than the signed ones that stand for it in kernels.
class Conversions {
 public:
  Conversions(DType to, DType from) {
    if (from == DType::UInt64 && is_floating(to)) {
      add(to == DType::Float64 ? convert_packed<double, uint64_t>
                               : convert_packed<float, uint64_t>);
      if (is_half(to)) add(narrowing(to));
    } else if (is_floating(from) && (to == DType::UInt32 || to == DType::UInt64)) {
      if (is_half(from)) add(widening(from));
      add(of_floats(to, from == DType::Float64));
    } else {
      DType wide_to = compute_type(to), wide_from = compute_type(from);
      if (wide_from != from) add(widening(from));
      if (wide_from != wide_to) add(convert_for(wide_to, wide_from));
      if (wide_to != to) add(narrowing(to));
    }
  }

  void operator()(std::byte* to, const std::byte* from, int64_t n, int64_t to_item,
                  int64_t from_item) const {
    if (count_ == 1) return steps_[0](to, from, n);
    constexpr int64_t kBlock = 512;
    alignas(16) std::byte between[2][kBlock * 8];
    for (int64_t i = 0; i < n; i += kBlock) {
      int64_t m = std::min(kBlock, n - i);
      const std::byte* at = from + i * from_item;
      for (size_t k = 0; k < count_; ++k) {
        std::byte* next = k + 1 < count_ ? between[k] : to + i * to_item;
        steps_[k](next, at, m);
        at = next;
      }
    }
  }

 private:
  void add(Convert step) { steps_[count_++] = step; }

  static Convert of_floats(DType to, bool doubles) {
    if (to == DType::UInt64)
      return doubles ? convert_packed<uint64_t, double> : convert_packed<uint64_t, float>;
    return doubles ? convert_packed<uint32_t, double> : convert_packed<uint32_t, float>;
  }

  Convert steps_[3];
  size_t count_ = 0;
};

// Conversions run over elements side by side; others are moved there and back, a tile at a time.
struct Conversion {
  Conversions convert;
  int64_t to_item, from_item;
  Plane copy_to = plane_for(to_item), copy_from = plane_for(from_item);

  static constexpr int64_t kTile = 1024;

  void operator()(std::byte* to, const std::byte* from, const Dim& outer, const Dim& inner) const {
    constexpr int64_t kSquare = 32;  // elements: as far as either side is read across its rows
    bool packed = inner.to == to_item && inner.from == from_item;
    int64_t width = packed ? inner.size : std::min(inner.size, outer.size > 1 ? kSquare : kTile);
    int64_t height = packed && width >= kTile / kSquare ? 1 : std::max<int64_t>(kTile / width, 1);
    for (int64_t i = 0; i < outer.size; i += height)
      for (int64_t j = 0; j < inner.size; j += width)
        tile(to + i * outer.to + j * inner.to, from + i * outer.from + j * inner.from,
             {std::min(height, outer.size - i), outer.to, outer.from},
             {std::min(width, inner.size - j), inner.to, inner.from});
  }
  void tile(std::byte* to, const std::byte* from, const Dim& outer, const Dim& inner) const {
    alignas(16) std::byte read[kTile * 16], written[kTile * 8];
    int64_t n = outer.size * inner.size;
    auto side_by_side = [&](int64_t item, int64_t step, int64_t row) {
      return step == item && (outer.size == 1 || row == inner.size * item);
    };
    bool read_here = side_by_side(from_item, inner.from, outer.from);
    bool written_here = side_by_side(to_item, inner.to, outer.to);
    if (!read_here)
      copy_from(read, from, {outer.size, inner.size * from_item, outer.from},
                {inner.size, from_item, inner.from});
    convert(written_here ? to : written, read_here ? from : read, n, to_item, from_item);
    if (!written_here)
      copy_to(to, written, {outer.size, outer.to, inner.size * to_item},
              {inner.size, inner.to, to_item});
  }
};

}  // namespace

void copy_row(std::byte* to, int64_t to_step, const std::byte* from, int64_t from_step, int64_t n,
              int64_t item) {
  dispatch_width(item, [&]<class T>() { copy_row_of<T>(to, to_step, from, from_step, n); });
}

namespace {

// Conjugates or negates in memory.
void change_signs(const Tensor& t, Lazy lazy) {
  iterate(
      [&](std::byte* const* at, const int64_t* step, int64_t n) {
        auto negate = [&]<class T>(std::byte* p) {
          for (int64_t i = 0; i < n; ++i, p += step[0]) {
            T v;
            std::memcpy(&v, p, sizeof v);
            v = T(-v);
            std::memcpy(p, &v, sizeof v);
          }
        };
        dispatch_numbers_complex(t.dtype(), "neg", [&]<class T>() {
          if constexpr (is_complex_number<T>) {
            if (lazy.neg) negate.template operator()<Real<T>>(at[0]);
            if (lazy.neg != lazy.conj) negate.template operator()<Real<T>>(at[0] + sizeof(Real<T>));
          } else if (lazy.neg) {
            negate.template operator()<T>(at[0]);
          }
        });
      },
      t);
}

// The real or the imaginary parts in memory.
Tensor part(const Tensor& t, int imaginary) {
  Tensor parts = parts_of(t);
  Geometry g = parts.geometry();
  g.sizes.pop_back();
  g.strides.pop_back();
  g.offset += imaginary;
  return alias(parts, g, true);
}

void copy_memory(const Tensor& to, const Tensor& from);

// To or from complex numbers of another dtype: part by part.
void copy_parts(const Tensor& to, const Tensor& from) {
  Tensor real = is_complex(from.dtype()) ? part(from, 0) : from;
  if (!is_complex(to.dtype())) return copy_memory(to, real);
  copy_memory(part(to, 0), real);
  if (is_complex(from.dtype()))
    copy_memory(part(to, 1), part(from, 1));
  else
    fill_elements(part(to, 1), 0);
}

void copy_memory(const Tensor& to, const Tensor& from) {
  int64_t to_item = item_size(to.dtype()), from_item = item_size(from.dtype());
  Dims dims =
      plan(to.geometry(), broadcast_strides(from.geometry(), to.sizes()), to_item, from_item);
  if (to.dtype() == from.dtype())
    run(to.raw(), from.raw(), dims, plane_for(to_item));
  else
    run(to.raw(), from.raw(), dims, Conversion{{to.dtype(), from.dtype()}, to_item, from_item});
}

}  // namespace

void copy_elements(const Tensor& to, const Tensor& from) {
  if (to.numel() == 0) return;
  bool complex = is_complex(to.dtype()) || is_complex(from.dtype());
  if (complex && to.dtype() != from.dtype() && to.dtype() != DType::Bool)
    copy_parts(to, from);
  else
    copy_memory(to, from);
  Lazy a = to.body().lazy, b = from.body().lazy, differing{a.conj != b.conj, a.neg != b.neg};
  if (!is_complex(to.dtype())) differing.conj = false;
  if (to.dtype() == DType::Bool) differing = {};
  if (differing) change_signs(to, differing);
}

void fill_elements(const Tensor& to, const Scalar& value) {
  if (to.numel() == 0) return;
  alignas(16) std::byte element[16];
  dispatch_elements(to.dtype(), "fill_cpu", [&]<class T>() {
    T v = value.checked<T>();
    std::memcpy(element, &v, sizeof v);
  });
  int64_t item = item_size(to.dtype());
  run(to.raw(), element, plan(to.geometry(), Ints(to.sizes().size(), 0), item, 0), plane_for(item));
  if (to.body().lazy) change_signs(to, to.body().lazy);
}

}  // namespace tg
