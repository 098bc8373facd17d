#include "kernels/index.h"

#include <algorithm>
#include <cstring>

#include "kernels/copy.h"
#include "kernels/half.h"
#include "kernels/iterate.h"
#include "kernels/transpose.h"

namespace tg {
namespace {

// One row: f(a, b) for each pair of an element beside and an element at its named place.
template <class T, class F>
void each_pair(std::byte* beside, int64_t beside_step, std::byte* base, int64_t base_step,
               const std::byte* offsets, int64_t offset_step, int64_t count, F&& f) {
  if (offset_step == 0 && beside_step == sizeof(T) && base_step == sizeof(T)) {
    auto* values = reinterpret_cast<T*>(beside);
    auto* there = reinterpret_cast<T*>(base) + *reinterpret_cast<const int64_t*>(offsets);
    for (int64_t i = 0; i < count; ++i) f(values[i], there[i]);
    return;
  }
  for (int64_t i = 0; i < count; ++i) {
    int64_t offset = *reinterpret_cast<const int64_t*>(offsets + i * offset_step);
    f(*reinterpret_cast<T*>(beside + i * beside_step),
      reinterpret_cast<T*>(base + i * base_step)[offset]);
  }
}

template <class T>
void read_row(std::byte* const* p, const int64_t* s, int64_t n) {
  if (s[2] == 0 && s[0] == sizeof(T) && s[1] == sizeof(T)) {
    int64_t offset = *reinterpret_cast<const int64_t*>(p[2]);
    std::memcpy(p[0], p[1] + offset * int64_t(sizeof(T)), size_t(n) * sizeof(T));
    return;
  }
  each_pair<T>(p[0], s[0], p[1], s[1], p[2], s[2], n, [](T& value, T& there) { value = there; });
}

template <class T>
void replace_row(std::byte* const* p, const int64_t* s, int64_t n) {
  each_pair<T>(p[2], s[2], p[0], s[0], p[1], s[1], n, [](T& value, T& there) { there = value; });
}

template <class T>
void combine_row(Combine combine, std::byte* const* p, const int64_t* s, int64_t n) {
  auto run = [&](auto f) { each_pair<T>(p[2], s[2], p[0], s[0], p[1], s[1], n, f); };
  switch (combine) {
    case Combine::Replace:
      return run([](T& v, T& there) { there = v; });
    case Combine::Add:
      return run([](T& v, T& there) { there = static_cast<T>(there + v); });
    case Combine::Multiply:
      return run([](T& v, T& there) { there = static_cast<T>(there * v); });
    case Combine::Maximum:
      if constexpr (!is_complex_number<T>)
        return run([](T& v, T& there) {
          if (v > there || v != v) there = v;
        });
      break;
    case Combine::Minimum:
      if constexpr (!is_complex_number<T>)
        return run([](T& v, T& there) {
          if (v < there || v != v) there = v;
        });
      break;
  }
  invariant(false, "complex numbers have no order");
}

}  // namespace

void read_at(const Tensor& values, const Tensor& base, const Tensor& offsets) {
  if (values.numel() == 0) return;
  dispatch_width(item_size(values.dtype()), [&]<class T>() {
    Loop(values.sizes())
        .add(values)
        .add(base)
        .add(offsets)
        .run([](std::byte* const* p, const int64_t* s, int64_t n) { read_row<T>(p, s, n); });
  });
}

void write_at(const Tensor& base, const Tensor& offsets, const Tensor& values, Combine combine) {
  if (base.numel() == 0) return;
  Loop loop(base.sizes());
  loop.add(base).add(offsets).add(values);
  if (combine == Combine::Replace) {
    dispatch_width(item_size(base.dtype()), [&]<class T>() {
      loop.run([](std::byte* const* p, const int64_t* s, int64_t n) { replace_row<T>(p, s, n); });
    });
    return;
  }
  auto run = [&]<class T>() {
    loop.run([&](std::byte* const* p, const int64_t* s, int64_t n) {
      combine_row<T>(combine, p, s, n);
    });
  };
  dispatch_elements(base.dtype(), "index_put", run);  // half types are rounded after each
}

void write_offsets(const Tensor& offsets, const Tensor& index, int64_t size, int64_t stride,
                   bool negative, const std::function<void(int64_t)>& outside) {
  iterate(
      [&](std::byte* const* p, const int64_t* s, int64_t n) {
        for (int64_t i = 0; i < n; ++i) {
          int64_t at = *reinterpret_cast<const int64_t*>(p[1] + i * s[1]);
          if (at < (negative ? -size : 0) || at >= size) outside(at);
          *reinterpret_cast<int64_t*>(p[0] + i * s[0]) = (at < 0 ? at + size : at) * stride;
        }
      },
      offsets, index);
}

void add_offsets(const Tensor& sum, const Tensor& offsets) {
  iterate(
      [](std::byte* const* p, const int64_t* s, int64_t n) {
        for (int64_t i = 0; i < n; ++i)
          *reinterpret_cast<int64_t*>(p[0] + i * s[0]) +=
              *reinterpret_cast<const int64_t*>(p[1] + i * s[1]);
      },
      sum, offsets);
}

namespace {

/// Writes the places of what is not zero in packed elements: `count` of them, a row of the result's
/// memory for each dim.
template <class T>
__attribute__((noinline)) void write_places(int64_t* place, int64_t count, const T* p,
                                            const Ints& sizes) {
  auto ndim = int64_t(sizes.size()), width = ndim ? sizes.back() : 1;
  Ints index(sizes.size());
  for (int64_t left = count; left > 0; p += width) {
    for (int64_t i = 0; i < width; ++i) {
      if (p[i] == T(0)) continue;
      for (int64_t d = 0; d + 1 < ndim; ++d) place[d * count] = index[size_t(d)];
      if (ndim) place[(ndim - 1) * count] = i;
      ++place;
      --left;
    }
    for (size_t d = sizes.size(); d-- > 1;) {
      if (++index[d - 1] < sizes[d - 1]) break;
      index[d - 1] = 0;
    }
  }
}

Tensor side_by_side(const Tensor& t) {
  if (t.is_contiguous()) return t;
  Tensor packed = empty(t.sizes(), t.dtype());
  copy_elements(packed, t);
  return packed;
}

template <class T>
__attribute__((noinline)) int64_t count_places(const T* p, int64_t n) {
  int64_t count = 0;
  for (int64_t i = 0; i < n; i += 1 << 16) {
    int32_t here = 0;  // so that the loop is of vectors
    for (int64_t k = i, end = std::min<int64_t>(i + (1 << 16), n); k < end; ++k)
      here += p[k] != T(0);
    count += here;
  }
  return count;
}

}  // namespace

Tensor nonzero_places(const Tensor& t) {
  if (is_half(t.dtype())) return nonzero_places(widened(t));
  Tensor packed = side_by_side(t), out;
  dispatch_all_complex(t.dtype(), "nonzero", [&]<class T>() {
    const T* p = packed.data<T>();
    int64_t count = count_places(p, t.numel());
    out = empty_strided({count, t.dim()}, {1, count}, DType::Int64);
    write_places(out.data<int64_t>(), count, p, t.sizes());
  });
  return out;
}

Tensor elements_where(const Tensor& mask, const Tensor& t) {
  Tensor from = side_by_side(t), chosen = side_by_side(mask);
  const auto* holds = chosen.data<bool>();
  Tensor out = empty({count_places(holds, t.numel())}, t.dtype());
  dispatch_width(item_size(t.dtype()), [&]<class T>() {
    const auto* next = reinterpret_cast<const T*>(from.raw());
    auto *to = reinterpret_cast<T*>(out.raw()), *end = to + out.numel();
    for (; to < end; ++next)
      if (*holds++) *to++ = *next;
  });
  return out;
}

}  // namespace tg
