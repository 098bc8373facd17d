#include "kernels/pool.h"

#include <algorithm>
#include <cmath>

namespace tg {
namespace {

// The part of a dim that one window covers.
struct Span {
  int64_t begin, end, count;  // count: with padding
};

Span span_of(const Window& w, int d, int64_t at, int64_t size) {
  int64_t begin = at * w.stride[d] - w.padding[d];
  int64_t end = std::min(begin + w.kernel[d], size + w.padding[d]);
  return {std::max<int64_t>(begin, 0), std::min(end, size), end - begin};
}

Span adaptive_span(int64_t at, int64_t out, int64_t size) {
  int64_t begin = at * size / out, end = ((at + 1) * size + out - 1) / out;
  return {begin, end, end - begin};
}

struct Planes {
  int64_t count, height, width;
  explicit Planes(const Tensor& t) : height(t.size(-2)), width(t.size(-1)) {
    count = height * width == 0 ? 0 : t.numel() / (height * width);
  }
};

// Calls f(plane of out, place in it, rows, columns) for every output element.
template <class Rows, class Cols, class F>
void each_window(const Planes& out, Rows&& rows, Cols&& cols, F&& f) {
  for (int64_t p = 0; p < out.count; ++p)
    for (int64_t y = 0; y < out.height; ++y)
      for (int64_t x = 0; x < out.width; ++x)
        f(p, (p * out.height + y) * out.width + x, rows(y), cols(x));
}

// Runs f(index in out, plane of in, rows, columns, divisor) for every window of a mean.
template <class F>
void each_mean(const Planes& out, const Planes& in, const Window& w, const Mean& mean, F&& f) {
  each_window(
      out, [&](int64_t y) { return span_of(w, 0, y, in.height); },
      [&](int64_t x) { return span_of(w, 1, x, in.width); },
      [&](int64_t p, int64_t i, Span rows, Span cols) {
        int64_t count = mean.count_padding ? rows.count * cols.count
                                           : (rows.end - rows.begin) * (cols.end - cols.begin);
        f(i, p * in.height * in.width, rows, cols, mean.divisor ? mean.divisor : count);
      });
}

template <class F>
void each_adaptive(const Planes& out, const Planes& in, F&& f) {
  each_window(
      out, [&](int64_t y) { return adaptive_span(y, out.height, in.height); },
      [&](int64_t x) { return adaptive_span(x, out.width, in.width); },
      [&](int64_t p, int64_t i, Span rows, Span cols) {
        f(i, p * in.height * in.width, rows, cols, rows.count * cols.count);
      });
}

template <class T>
auto take_mean(T* to, const T* from, int64_t width) {
  return [=](int64_t i, int64_t plane, Span rows, Span cols, int64_t divisor) {
    T sum = 0;
    for (int64_t y = rows.begin; y < rows.end; ++y)
      for (int64_t x = cols.begin; x < cols.end; ++x) sum = T(sum + from[plane + y * width + x]);
    to[i] = T(sum / T(divisor));
  };
}
template <class T>
auto give_mean(T* to, const T* from, int64_t width) {
  return [=](int64_t i, int64_t plane, Span rows, Span cols, int64_t divisor) {
    T share = T(from[i] / T(divisor));
    for (int64_t y = rows.begin; y < rows.end; ++y)
      for (int64_t x = cols.begin; x < cols.end; ++x) {
        T& sum = to[plane + y * width + x];
        sum = T(sum + share);
      }
  };
}

}  // namespace

void pool_max(const Tensor& output, const Tensor& indices, const Tensor& input, const Window& w) {
  Planes out(output), in(input);
  dispatch_numbers(input.dtype(), "max_pool2d", [&]<class T>() {
    auto first = [&](int d, int64_t at) {
      int64_t y = at * w.stride[d] - w.padding[d];
      while (y < 0) y += w.dilation[d];
      return y;
    };
    auto span = [&](int d, int64_t at, int64_t size) -> Span {
      int64_t end = at * w.stride[d] - w.padding[d] + (w.kernel[d] - 1) * w.dilation[d] + 1;
      return {first(d, at), std::min(end, size), 0};
    };
    each_window(
        out, [&](int64_t y) { return span(0, y, in.height); },
        [&](int64_t x) { return span(1, x, in.width); },
        [&](int64_t p, int64_t i, Span rows, Span cols) {
          const T* plane = input.data<T>() + p * in.height * in.width;
          int64_t best = rows.begin * in.width + cols.begin;
          for (int64_t y = rows.begin; y < rows.end; y += w.dilation[0])
            for (int64_t x = cols.begin; x < cols.end; x += w.dilation[1]) {
              T v = plane[y * in.width + x];
              if (v > plane[best] || v != v) best = y * in.width + x;
            }
          output.data<T>()[i] = plane[best];
          indices.data<int64_t>()[i] = best;
        });
  });
}

void pool_mean(const Tensor& output, const Tensor& input, const Window& window, const Mean& mean) {
  Planes out(output), in(input);
  dispatch_numbers(input.dtype(), "avg_pool2d", [&]<class T>() {
    each_mean(out, in, window, mean, take_mean(output.data<T>(), input.data<T>(), in.width));
  });
}
void pool_mean_transposed(const Tensor& input, const Tensor& output, const Window& window,
                          const Mean& mean) {
  Planes out(output), in(input);
  dispatch_numbers(input.dtype(), "avg_pool2d_backward", [&]<class T>() {
    each_mean(out, in, window, mean, give_mean(input.data<T>(), output.data<T>(), in.width));
  });
}

void pool_adaptive(const Tensor& output, const Tensor& input) {
  Planes out(output), in(input);
  dispatch_floating(input.dtype(), "adaptive_avg_pool2d_cpu", [&]<class T>() {
    each_adaptive(out, in, take_mean(output.data<T>(), input.data<T>(), in.width));
  });
}
void pool_adaptive_transposed(const Tensor& input, const Tensor& output) {
  Planes out(output), in(input);
  dispatch_floating(input.dtype(), "adaptive_avg_pool2d_backward", [&]<class T>() {
    each_adaptive(out, in, give_mean(input.data<T>(), output.data<T>(), in.width));
  });
}

}  // namespace tg
