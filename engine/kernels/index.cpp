#include "kernels/index.h"

#include <cstring>

#include "kernels/iterate.h"
#include "kernels/transpose.h"

namespace tg {
namespace {

// One row: f(a, b) for each pair of an element beside and an element at its named place.
template <class T, class F>
void each_pair(std::byte* beside, int64_t beside_step, std::byte* base, int64_t base_step,
               const std::byte* offsets, int64_t offset_step, int64_t count, F&& f) {
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
      return run([](T& v, T& there) {
        if (v > there || v != v) there = v;
      });
    case Combine::Minimum:
      return run([](T& v, T& there) {
        if (v < there || v != v) there = v;
      });
  }
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
  dispatch_all(base.dtype(), "index_put", [&]<class T>() {
    loop.run([&](std::byte* const* p, const int64_t* s, int64_t n) {
      combine_row<T>(combine, p, s, n);
    });
  });
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

Tensor nonzero_places(const Tensor& t) {
  size_t ndim = t.sizes().size();
  int64_t total = t.numel(), count = 0;
  Tensor out;
  // Once to count, once to write: a coordinate is a row of the result's memory.
  auto walk = [&]<class T>(auto&& found) {
    Ints index(ndim);
    const T* at = t.data<T>();
    for (int64_t i = 0; i < total; ++i) {
      if (*at != T(0)) found(index);
      for (size_t d = ndim; d-- > 0;) {
        at += t.strides()[d];
        if (++index[d] < t.sizes()[d]) break;
        at -= t.strides()[d] * t.sizes()[d];
        index[d] = 0;
      }
    }
  };
  dispatch_all(t.dtype(), "nonzero", [&]<class T>() {
    walk.template operator()<T>([&](const Ints&) { ++count; });
    out = empty_strided({count, int64_t(ndim)}, {1, count}, DType::Int64);
    int64_t* place = out.data<int64_t>();
    walk.template operator()<T>([&](const Ints& index) {
      for (size_t d = 0; d < ndim; ++d) place[int64_t(d) * count] = index[d];
      ++place;
    });
  });
  return out;
}

}  // namespace tg
