// Walks a tensor lane by lane: one lane holds the elements that a reduction turns into one result,
// or those that a scan, a sort or a softmax treats together.
#pragma once

#include <algorithm>
#include <array>
#include <bitset>
#include <type_traits>
#include <vector>

#include "core/tensor.h"
#include "kernels/transpose.h"

namespace tg {

/// A set of dims.
using Dims = std::bitset<64>;

/// The dims given, counted from either end, or all where none are. IndexError out of range;
/// RuntimeError for a dim given twice, and where there are more dims than a set holds.
Dims dims_of(const Ints& dims, int64_t ndim);
/// Sizes with each of `dims` as 1, or left out.
Ints reduced_sizes(const Ints& sizes, const Dims& dims, bool keepdim);

struct Lanes {
  /// One lane an element of these, in row-major order: the dims that are not reduced.
  Ints outer_sizes, outer_strides;
  /// Along a lane in row-major order, evenly spaced neighbours merged into one dim.
  Ints inner_sizes, inner_strides;
  int64_t count = 1, length = 1;
};
Lanes lanes_of(const Geometry& g, const Dims& dims);

/// Calls f(number of the lane, first element, distance of neighbours) for each lane. A lane whose
/// elements are not evenly spaced comes as a copy.
template <class T, class F>
void each_lane(const Tensor& t, const Lanes& lanes, F&& f) {
  const T* base = t.data<T>();
  Ints index(lanes.outer_sizes.size());
  bool even = lanes.inner_sizes.size() <= 1;
  int64_t step = lanes.inner_sizes.size() == 1 ? lanes.inner_strides[0] : 1;
  using Copy = std::conditional_t<std::is_same_v<T, bool>, uint8_t, T>;
  std::vector<Copy> copy(even ? 0 : size_t(lanes.length));
  int64_t at = 0;
  for (int64_t lane = 0; lane < lanes.count; ++lane) {
    if (even) {
      f(lane, base + at, step);
    } else {
      Ints inner(lanes.inner_sizes.size());
      int64_t from = at;
      for (int64_t i = 0; i < lanes.length; ++i) {
        copy[size_t(i)] = base[from];
        for (size_t d = inner.size(); d-- > 0;) {
          from += lanes.inner_strides[d];
          if (++inner[d] < lanes.inner_sizes[d]) break;
          from -= inner[d] * lanes.inner_strides[d];
          inner[d] = 0;
        }
      }
      f(lane, reinterpret_cast<const T*>(copy.data()), int64_t{1});
    }
    for (size_t d = index.size(); d-- > 0;) {
      at += lanes.outer_strides[d];
      if (++index[d] < lanes.outer_sizes[d]) break;
      at -= index[d] * lanes.outer_strides[d];
      index[d] = 0;
    }
  }
}

/// f(n), with a constant where n is 1: loops with that stride, or of that many accumulators, are
/// better ones.
template <class F>
void with_one_apart(int64_t n, F&& f) {
  if (n == 1)
    f(std::integral_constant<int64_t, 1>());
  else
    f(n);
}

/// Lanes at a time where they are walked abreast: what a row of accumulators for them fills.
constexpr int64_t kAbreast = 64;

/// Whether neighbouring lanes lie side by side, each with its elements further apart.
bool are_abreast(const Lanes& lanes);
/// Whether lanes that are packed each for itself are worth to be laid side by side.
bool can_be_abreast(const Lanes& lanes);

/// Calls across(number of the first lane, lanes, first element, distance of neighbours in a lane)
/// for up to kAbreast lanes at a time whose elements lie side by side, so that loops over the lanes
/// are of vectors. Where they do not, along(number of the lane, first element, distance of
/// neighbours) is called for each, or, if `lay` and they are packed, across for copies.
template <class T, class Along, class Across>
void each_lanes(const Tensor& t, const Lanes& lanes, bool lay, Along&& along, Across&& across) {
  bool lie = are_abreast(lanes);
  if (!lie && !(lay && can_be_abreast(lanes))) return each_lane<T>(t, lanes, along);
  constexpr int64_t kLaid = 16;
  int64_t last = lanes.outer_sizes.back(), apart = lanes.outer_strides.back();
  Lanes rows = lanes;
  rows.outer_sizes.pop_back();
  rows.outer_strides.pop_back();
  rows.count = lanes.count / last;
  using Unsigned = UnsignedOf<T>;
  std::vector<Unsigned> laid(lie ? 0 : size_t(lanes.length * kLaid));
  each_lane<T>(t, rows, [&](int64_t row, const T* p, int64_t step) {
    int64_t many = lie ? kAbreast : kLaid;
    for (int64_t j = 0; j < last; j += many) {
      int64_t n = std::min(many, last - j);
      if (lie) {
        across(row * last + j, n, p + j, step);
      } else {
        transpose_plane(laid.data(), kLaid, reinterpret_cast<const Unsigned*>(p + j * apart), apart,
                        lanes.length, n);
        across(row * last + j, n, reinterpret_cast<const T*>(laid.data()), kLaid);
      }
    }
  });
}

/// Calls f(offsets) for every line along `dim` of operands that agree in `sizes` but there:
/// `offsets` are those of the operands' first elements.
template <size_t N, class F>
void each_line(const Ints& sizes, int64_t dim, const std::array<const Ints*, N>& strides, F&& f) {
  int64_t lines = 1;
  for (size_t d = 0; d < sizes.size(); ++d)
    if (int64_t(d) != dim) lines *= sizes[d];
  Ints index(sizes.size());
  std::array<int64_t, N> at{};
  for (int64_t line = 0; line < lines; ++line) {
    f(at);
    for (size_t d = sizes.size(); d-- > 0;) {
      if (int64_t(d) == dim) continue;
      for (size_t k = 0; k < N; ++k) at[k] += (*strides[k])[d];
      if (++index[d] < sizes[d]) break;
      for (size_t k = 0; k < N; ++k) at[k] -= index[d] * (*strides[k])[d];
      index[d] = 0;
    }
  }
}

/// Size and stride of a dim; a 0-d tensor has one element along it.
inline int64_t length_along(const Tensor& t, int64_t dim) {
  return t.dim() ? t.sizes()[size_t(dim)] : 1;
}
inline int64_t stride_along(const Tensor& t, int64_t dim) {
  return t.dim() ? t.strides()[size_t(dim)] : 1;
}

}  // namespace tg
