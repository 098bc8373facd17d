#include "kernels/grid.h"

#include <cmath>

#include "kernels/half.h"

namespace tg {
namespace {

/// A coordinate and its derivative by what the grid says.
template <class T>
struct Place {
  T at, slope;
};

template <class T>
Place<T> scaled(T x, int64_t size, bool align) {
  return align ? Place<T>{(x + 1) / 2 * T(size - 1), T(size - 1) / 2}
               : Place<T>{((x + 1) * T(size) - 1) / 2, T(size) / 2};
}
template <class T>
Place<T> clipped(Place<T> p, int64_t size) {
  T most = T(size - 1);
  if (p.at <= 0) return {0, 0};
  if (p.at >= most) return {most, 0};
  return p;
}
/// Reflected between the bounds, which are given twice over.
template <class T>
Place<T> reflected(Place<T> p, int64_t twice_low, int64_t twice_high) {
  if (twice_low == twice_high) return {0, 0};
  T low = T(twice_low) / 2, span = T(twice_high - twice_low) / 2, x = p.at - low, slope = p.slope;
  if (x < 0) x = -x, slope = -slope;
  T extra = std::fmod(x, span);
  if (int64_t(std::floor(x / span)) % 2 == 0) return {extra + low, slope};
  return {span - extra + low, -slope};
}
template <class T>
Place<T> within(Place<T> p, int64_t size, const Sampling& how) {
  if (how.outside == Outside::Border) p = clipped(p, size);
  if (how.outside == Outside::Reflection) {
    p = how.align_corners ? reflected(p, 0, 2 * (size - 1)) : reflected(p, -1, 2 * size - 1);
    p = clipped(p, size);
  }
  // What is no number, or none that an index can be, is outside.
  if (!(p.at >= T(-2147483648.0) && p.at < T(2147483647.0))) p.at = -100;
  return p;
}

template <class T>
T cubic_weight(T x) {
  constexpr T a = T(-0.75);
  x = std::abs(x);
  if (x <= 1) return ((a + 2) * x - (a + 3)) * x * x + 1;
  return ((a * x - 5 * a) * x + 8 * a) * x - 4 * a;
}
template <class T>
T cubic_slope(T x) {
  constexpr T a = T(-0.75);
  T away = std::abs(x), sign = x < 0 ? T(-1) : T(1);
  if (away <= 1) return sign * (3 * (a + 2) * away - 2 * (a + 3)) * away;
  return sign * ((3 * a * away - 10 * a) * away + 8 * a);
}

/// Along one dim: up to four elements, with the weight of each and its slope by the grid.
template <class T>
struct Taps {
  int count = 0;
  int64_t at[4];
  T weight[4], slope[4];

  void add(int64_t i, T w, T s) {
    at[count] = i;
    weight[count] = w;
    slope[count++] = s;
  }
};

template <class T>
Taps<T> taps_of(T x, int64_t size, const Sampling& how) {
  Taps<T> taps;
  Place<T> raw = scaled(x, size, how.align_corners);
  if (how.interpolation == Interpolation::Cubic) {
    T low = std::floor(raw.at), rest = raw.at - low;
    for (int i = -1; i < 3; ++i) {
      T away = rest - T(i);
      Place<T> p = within(Place<T>{low + T(i), 1}, size, how);
      taps.add(int64_t(p.at), cubic_weight(away), cubic_slope(away) * raw.slope);
    }
    return taps;
  }
  Place<T> p = within(raw, size, how);
  if (how.interpolation == Interpolation::Nearest) {
    taps.add(int64_t(std::nearbyint(p.at)), 1, 0);
    return taps;
  }
  T low = std::floor(p.at);
  taps.add(int64_t(low), low + 1 - p.at, -p.slope);
  taps.add(int64_t(low) + 1, p.at - low, p.slope);
  return taps;
}

/// f(input offset, weight, slopes by x, y, z) of each element that a place is made of, in the order
/// in which PyTorch adds them.
template <class T, class F>
void each_tap(const Taps<T> (&taps)[3], int dims, const int64_t (&sizes)[3], F&& f) {
  int outer = dims == 3 ? taps[2].count : 1;
  for (int k = 0; k < outer; ++k)
    for (int j = 0; j < taps[1].count; ++j)
      for (int i = 0; i < taps[0].count; ++i) {
        int64_t x = taps[0].at[i], y = taps[1].at[j], z = dims == 3 ? taps[2].at[k] : 0;
        if (x < 0 || x >= sizes[0] || y < 0 || y >= sizes[1] || z < 0 || z >= sizes[2]) continue;
        T wx = taps[0].weight[i], wy = taps[1].weight[j], wz = dims == 3 ? taps[2].weight[k] : 1;
        T slopes[3] = {taps[0].slope[i] * wy * wz, wx * taps[1].slope[j] * wz,
                       dims == 3 ? wx * wy * taps[2].slope[k] : T(0)};
        f((z * sizes[1] + y) * sizes[0] + x, wx * wy * wz, slopes);
      }
}

/// f(n, place, taps) of every place of the grid.
template <class T, class F>
void each_place(const Tensor& input, const Tensor& grid, const Sampling& how, F&& f) {
  int dims = int(grid.size(-1));
  int64_t sizes[3] = {input.size(-1), input.size(-2), dims == 3 ? input.size(-3) : 1};
  int64_t batch = grid.size(0), places = batch ? grid.numel() / batch / dims : 0;
  const T* at = grid.data<T>();
  for (int64_t n = 0; n < batch; ++n)
    for (int64_t p = 0; p < places; ++p, at += dims) {
      Taps<T> taps[3];
      for (int d = 0; d < dims; ++d) taps[d] = taps_of(at[d], sizes[d], how);
      f(n, p, places, dims, taps, sizes);
    }
}

}  // namespace

void sample_grid(const Tensor& output, const Tensor& input, const Tensor& grid,
                 const Sampling& sampling) {
  if (is_half(input.dtype())) return in_floats<1>(sample_grid, output, input, grid, sampling);
  int64_t channels = input.size(1);
  dispatch_floating(input.dtype(), "grid_sampler", [&]<class T>() {
    int64_t volume = channels && input.size(0) ? input.numel() / input.size(0) / channels : 0;
    each_place<T>(input, grid, sampling,
                  [&](int64_t n, int64_t p, int64_t places, int dims, const Taps<T>(&taps)[3],
                      const int64_t(&sizes)[3]) {
                    for (int64_t c = 0; c < channels; ++c) {
                      const T* from = input.data<T>() + (n * channels + c) * volume;
                      T sum = 0;
                      each_tap<T>(taps, dims, sizes, [&](int64_t at, T weight, const T(&)[3]) {
                        sum += from[at] * weight;
                      });
                      output.data<T>()[(n * channels + c) * places + p] = sum;
                    }
                  });
  });
}

void sample_grid_backward(const Tensor& input_gradient, const Tensor& grid_gradient,
                          const Tensor& gradient, const Tensor& input, const Tensor& grid,
                          const Sampling& sampling) {
  if (is_half(input.dtype()))
    return in_floats<2>(sample_grid_backward, input_gradient, grid_gradient, gradient, input, grid,
                        sampling);
  int64_t channels = input.size(1);
  dispatch_floating(input.dtype(), "grid_sampler", [&]<class T>() {
    int64_t volume = channels && input.size(0) ? input.numel() / input.size(0) / channels : 0;
    each_place<T>(input, grid, sampling,
                  [&](int64_t n, int64_t p, int64_t places, int dims, const Taps<T>(&taps)[3],
                      const int64_t(&sizes)[3]) {
                    T by_grid[3] = {0, 0, 0};
                    for (int64_t c = 0; c < channels; ++c) {
                      int64_t start = (n * channels + c) * volume;
                      T g = gradient.data<T>()[(n * channels + c) * places + p];
                      const T* from = input.data<T>() + start;
                      T* to = input_gradient.data<T>() + start;
                      each_tap<T>(taps, dims, sizes,
                                  [&](int64_t at, T weight, const T(&slopes)[3]) {
                                    to[at] += weight * g;
                                    for (int d = 0; d < dims; ++d)
                                      by_grid[d] += slopes[d] * from[at] * g;
                                  });
                    }
                    for (int d = 0; d < dims; ++d)
                      grid_gradient.data<T>()[(n * places + p) * dims + d] = by_grid[d];
                  });
  });
}

}  // namespace tg
