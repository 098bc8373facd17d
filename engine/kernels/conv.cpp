#include "kernels/conv.h"

#include <vector>

#include "kernels/matmul.h"

namespace tg {
namespace {

struct Extents {
  int64_t d, h, w;
  explicit Extents(const Ints& sizes) : d(sizes[2]), h(sizes[3]), w(sizes[4]) {}
  explicit Extents(const int64_t (&v)[3]) : d(v[0]), h(v[1]), w(v[2]) {}
  int64_t count() const { return d * h * w; }
};

// Calls f(element of the volume, element of the columns) for every place that a window covers.
// A column holds what the window sees at one output position: kernel elements by output positions.
template <class F>
void each_place(const Window& window, const Extents& volume, const Extents& out, int64_t channels,
                F&& f) {
  const Extents kernel(window.kernel), stride(window.stride), padding(window.padding),
      dilation(window.dilation);
  int64_t column = 0;
  for (int64_t k = 0; k < channels * kernel.count(); ++k) {
    int64_t kx = k % kernel.w, ky = k / kernel.w % kernel.h, kz = k / (kernel.w * kernel.h);
    int64_t c = kz / kernel.d;
    kz %= kernel.d;
    for (int64_t oz = 0; oz < out.d; ++oz)
      for (int64_t oy = 0; oy < out.h; ++oy) {
        int64_t z = oz * stride.d - padding.d + kz * dilation.d;
        int64_t y = oy * stride.h - padding.h + ky * dilation.h;
        int64_t x = kx * dilation.w - padding.w;
        bool inside = z >= 0 && z < volume.d && y >= 0 && y < volume.h;
        int64_t row = ((c * volume.d + z) * volume.h + y) * volume.w;
        for (int64_t ox = 0; ox < out.w; ++ox, ++column, x += stride.w)
          if (inside && x >= 0 && x < volume.w) f(row + x, column);
      }
  }
}

template <class T>
Matrices matrix(const T* data, int64_t rows, int64_t cols) {
  Matrices m;
  m.data = reinterpret_cast<std::byte*>(const_cast<T*>(data));
  m.rows = rows;
  m.cols = cols;
  m.row_stride = cols;
  m.col_stride = 1;
  return m;
}

}  // namespace

void convolve(const Tensor& output, const Tensor& input, const Tensor& weight, const Window& window,
              int64_t groups) {
  const Ints &in = input.sizes(), &to = output.sizes();
  Extents volume(in), out(to);
  int64_t channels = in[1] / groups, filters = to[1] / groups;
  int64_t depth = channels * Extents(window.kernel).count(), places = out.count();
  dispatch_numbers(input.dtype(), "slow_conv2d_cpu", [&]<class T>() {
    std::vector<T> columns(size_t(depth * places));
    for (int64_t i = 0; i < in[0] * groups; ++i) {
      const T* from = input.data<T>() + i * channels * volume.count();
      std::fill(columns.begin(), columns.end(), T(0));
      each_place(window, volume, out, channels,
                 [&](int64_t element, int64_t column) { columns[size_t(column)] = from[element]; });
      multiply(input.dtype(),
               matrix(weight.data<T>() + i % groups * filters * depth, filters, depth),
               matrix(columns.data(), depth, places),
               matrix(output.data<T>() + i * filters * places, filters, places), "slow_conv2d_cpu",
               true);
    }
  });
}

void convolve_transposed(const Tensor& output, const Tensor& input, const Tensor& weight,
                         const Window& window, int64_t groups) {
  const Ints &in = input.sizes(), &to = output.sizes();
  Extents volume(to), out(in);
  int64_t channels = in[1] / groups, filters = to[1] / groups;
  int64_t depth = filters * Extents(window.kernel).count(), places = out.count();
  dispatch_numbers(input.dtype(), "slow_conv_transpose2d_out_cpu", [&]<class T>() {
    std::vector<T> columns(size_t(depth * places));
    for (int64_t i = 0; i < in[0] * groups; ++i) {
      multiply(
          input.dtype(),
          transposed(matrix(weight.data<T>() + i % groups * channels * depth, channels, depth)),
          matrix(input.data<T>() + i * channels * places, channels, places),
          matrix(columns.data(), depth, places), "slow_conv_transpose2d_out_cpu");
      T* sum = output.data<T>() + i * filters * volume.count();
      each_place(window, volume, out, filters, [&](int64_t element, int64_t column) {
        sum[element] = T(sum[element] + columns[size_t(column)]);
      });
    }
  });
}

void unfold_windows(const Tensor& columns, const Tensor& input, const Window& window,
                    const int64_t (&out)[3]) {
  Extents volume(input.sizes());
  int64_t n = input.size(0), channels = input.size(1);
  dispatch_floating(input.dtype(), "im2col_out_cpu", [&]<class T>() {
    for (int64_t i = 0; i < n; ++i) {
      const T* from = input.data<T>() + i * channels * volume.count();
      T* to = columns.data<T>() + i * columns.size(1) * columns.size(2);
      each_place(window, volume, Extents(out), channels,
                 [&](int64_t element, int64_t column) { to[column] = from[element]; });
    }
  });
}

void fold_windows(const Tensor& output, const Tensor& columns, const Window& window,
                  const int64_t (&out)[3]) {
  Extents volume(output.sizes());
  int64_t n = output.size(0), channels = output.size(1);
  dispatch_floating(output.dtype(), "col2im_out_cpu", [&]<class T>() {
    for (int64_t i = 0; i < n; ++i) {
      const T* from = columns.data<T>() + i * columns.size(1) * columns.size(2);
      T* to = output.data<T>() + i * channels * volume.count();
      each_place(window, volume, Extents(out), channels, [&](int64_t element, int64_t column) {
        to[element] = T(to[element] + from[column]);
      });
    }
  });
}

}  // namespace tg
