#include "kernels/conv.h"

#include <vector>

#include "kernels/matmul.h"

namespace tg {
namespace {

// Calls f(element of the plane, element of the columns) for every place that a window covers.
// A column holds what the window sees at one output position: kernel rows by output positions.
template <class F>
void each_place(const Window& w, const int64_t plane[2], const int64_t out[2], int64_t channels,
                F&& f) {
  int64_t column = 0;
  for (int64_t c = 0; c < channels; ++c)
    for (int64_t ky = 0; ky < w.kernel[0]; ++ky)
      for (int64_t kx = 0; kx < w.kernel[1]; ++kx)
        for (int64_t oy = 0; oy < out[0]; ++oy) {
          int64_t y = oy * w.stride[0] - w.padding[0] + ky * w.dilation[0];
          int64_t x = kx * w.dilation[1] - w.padding[1];
          bool inside = y >= 0 && y < plane[0];
          int64_t row = (c * plane[0] + y) * plane[1];
          for (int64_t ox = 0; ox < out[1]; ++ox, ++column, x += w.stride[1])
            if (inside && x >= 0 && x < plane[1]) f(row + x, column);
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
  int64_t plane[2] = {in[2], in[3]}, out[2] = {to[2], to[3]};
  int64_t channels = in[1] / groups, filters = to[1] / groups;
  int64_t depth = channels * window.kernel[0] * window.kernel[1], places = out[0] * out[1];
  dispatch_numbers(input.dtype(), "slow_conv2d_cpu", [&]<class T>() {
    std::vector<T> columns(size_t(depth * places));
    for (int64_t i = 0; i < in[0] * groups; ++i) {
      const T* from = input.data<T>() + i * channels * plane[0] * plane[1];
      std::fill(columns.begin(), columns.end(), T(0));
      each_place(window, plane, out, channels,
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
  int64_t plane[2] = {to[2], to[3]}, out[2] = {in[2], in[3]};
  int64_t channels = in[1] / groups, filters = to[1] / groups;
  int64_t depth = filters * window.kernel[0] * window.kernel[1], places = out[0] * out[1];
  dispatch_numbers(input.dtype(), "slow_conv_transpose2d_out_cpu", [&]<class T>() {
    std::vector<T> columns(size_t(depth * places));
    for (int64_t i = 0; i < in[0] * groups; ++i) {
      multiply(
          input.dtype(),
          transposed(matrix(weight.data<T>() + i % groups * channels * depth, channels, depth)),
          matrix(input.data<T>() + i * channels * places, channels, places),
          matrix(columns.data(), depth, places), "slow_conv_transpose2d_out_cpu");
      T* sum = output.data<T>() + i * filters * plane[0] * plane[1];
      each_place(window, plane, out, filters, [&](int64_t element, int64_t column) {
        sum[element] = T(sum[element] + columns[size_t(column)]);
      });
    }
  });
}

}  // namespace tg
