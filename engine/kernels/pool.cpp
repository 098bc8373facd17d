#include "kernels/pool.h"

#include <algorithm>
#include <cmath>

namespace tg {
namespace {

// The part of a dim that one window covers, every `step`-th element of it.
struct Span {
  int64_t begin, end, step = 1;
  int64_t count = end - begin;  // with padding
};

Span mean_span(const Window& w, int d, int64_t at, int64_t size) {
  int64_t begin = at * w.stride[d] - w.padding[d];
  int64_t end = std::min(begin + w.kernel[d], size + w.padding[d]);
  return {std::max<int64_t>(begin, 0), std::min(end, size), 1, end - begin};
}

Span max_span(const Window& w, int d, int64_t at, int64_t size) {
  int64_t begin = at * w.stride[d] - w.padding[d];
  int64_t end = std::min(begin + (w.kernel[d] - 1) * w.dilation[d] + 1, size);
  while (begin < 0) begin += w.dilation[d];
  return {begin, end, w.dilation[d]};
}

Span adaptive_span(int64_t at, int64_t out, int64_t size) {
  return {at * size / out, ((at + 1) * size + out - 1) / out};
}

// The volumes of a tensor: a plane has depth 1, a line height 1, too.
struct Volumes {
  int64_t count, size[3] = {1, 1, 1};

  Volumes(const Tensor& t, int dims) {
    for (int d = 0; d < dims; ++d) size[3 - dims + d] = t.size(d - dims);
    count = elements() == 0 ? 0 : t.numel() / elements();
  }
  int64_t elements() const { return size[0] * size[1] * size[2]; }
};

// Calls f(volume of out, index in out, spans) for every output element; span(d, place) is what its
// window covers of a dim.
template <class SpanAt, class F>
void each_window(const Volumes& out, SpanAt&& span, F&& f) {
  int64_t i = 0;
  for (int64_t v = 0; v < out.count; ++v)
    for (int64_t z = 0; z < out.size[0]; ++z)
      for (int64_t y = 0; y < out.size[1]; ++y)
        for (int64_t x = 0; x < out.size[2]; ++x, ++i) {
          const Span spans[3] = {span(0, z), span(1, y), span(2, x)};
          f(v, i, spans);
        }
}

// Calls f(index in its volume) for every element that a window covers.
template <class F>
void each_covered(const Volumes& in, const Span spans[3], F&& f) {
  for (int64_t z = spans[0].begin; z < spans[0].end; z += spans[0].step)
    for (int64_t y = spans[1].begin; y < spans[1].end; y += spans[1].step)
      for (int64_t x = spans[2].begin; x < spans[2].end; x += spans[2].step)
        f((z * in.size[1] + y) * in.size[2] + x);
}

template <class SpanAt>
void largest(const Tensor& output, const Tensor& indices, const Tensor& input, int dims,
             const char* name, SpanAt&& span) {
  Volumes out(output, dims), in(input, dims);
  dispatch_numbers(input.dtype(), name, [&]<class T>() {
    each_window(out, span, [&](int64_t v, int64_t i, const Span spans[3]) {
      const T* volume = input.data<T>() + v * in.elements();
      int64_t best = (spans[0].begin * in.size[1] + spans[1].begin) * in.size[2] + spans[2].begin;
      each_covered(in, spans, [&](int64_t at) {
        if (volume[at] > volume[best] || volume[at] != volume[at]) best = at;
      });
      output.data<T>()[i] = volume[best];
      indices.data<int64_t>()[i] = best;
    });
  });
}

auto by_window(const Window& w, const Volumes& in) {
  return [&w, &in](int d, int64_t at) { return mean_span(w, d, at, in.size[d]); };
}
auto evenly(const Volumes& out, const Volumes& in) {
  return [&out, &in](int d, int64_t at) { return adaptive_span(at, out.size[d], in.size[d]); };
}

int64_t divisor_of(const Mean& mean, const Span s[3]) {
  if (mean.divisor) return mean.divisor;
  if (mean.count_padding) return s[0].count * s[1].count * s[2].count;
  return (s[0].end - s[0].begin) * (s[1].end - s[1].begin) * (s[2].end - s[2].begin);
}

template <class T>
auto take_mean(const Tensor& output, const Tensor& input, const Volumes& in, const Mean& mean) {
  return [to = output.data<T>(), from = input.data<T>(), &in, mean](int64_t v, int64_t i,
                                                                    const Span spans[3]) {
    T sum = 0;
    const T* volume = from + v * in.elements();
    each_covered(in, spans, [&](int64_t at) { sum = T(sum + volume[at]); });
    to[i] = T(sum / T(divisor_of(mean, spans)));
  };
}
template <class T>
auto give_mean(const Tensor& input, const Tensor& output, const Volumes& in, const Mean& mean) {
  return [to = input.data<T>(), from = output.data<T>(), &in, mean](int64_t v, int64_t i,
                                                                    const Span spans[3]) {
    T share = T(from[i] / T(divisor_of(mean, spans)));
    T* volume = to + v * in.elements();
    each_covered(in, spans, [&](int64_t at) { volume[at] = T(volume[at] + share); });
  };
}

const char* named(int dims, const char* planes, const char* volumes) {
  return dims == 3 ? volumes : planes;
}

}  // namespace

void pool_max(const Tensor& output, const Tensor& indices, const Tensor& input, int dims,
              const Window& w) {
  Volumes in(input, dims);
  largest(output, indices, input, dims, named(dims, "max_pool2d", "max_pool3d"),
          [&](int d, int64_t at) { return max_span(w, d, at, in.size[d]); });
}
void pool_max_adaptive(const Tensor& output, const Tensor& indices, const Tensor& input, int dims) {
  const char* name = named(dims, "adaptive_max_pool2d", "adaptive_max_pool3d_cpu");
  Volumes out(output, dims), in(input, dims);
  dispatch_floating(input.dtype(), name, []<class T>() {});
  largest(output, indices, input, dims, name, evenly(out, in));
}

void pool_mean(const Tensor& output, const Tensor& input, int dims, const Window& window,
               const Mean& mean) {
  Volumes out(output, dims), in(input, dims);
  const char* name = named(dims, "avg_pool2d", "avg_pool3d_out_frame");
  dispatch_numbers(input.dtype(), name, [&]<class T>() {
    each_window(out, by_window(window, in), take_mean<T>(output, input, in, mean));
  });
}
void pool_mean_transposed(const Tensor& input, const Tensor& output, int dims, const Window& window,
                          const Mean& mean) {
  Volumes out(output, dims), in(input, dims);
  const char* name = named(dims, "avg_pool2d_backward", "avg_pool3d_backward_out_frame");
  dispatch_numbers(input.dtype(), name, [&]<class T>() {
    each_window(out, by_window(window, in), give_mean<T>(input, output, in, mean));
  });
}

void pool_adaptive(const Tensor& output, const Tensor& input, int dims) {
  Volumes out(output, dims), in(input, dims);
  const char* name = named(dims, "adaptive_avg_pool2d", "adaptive_avg_pool3d_cpu");
  dispatch_floating(input.dtype(), name, [&]<class T>() {
    each_window(out, evenly(out, in), take_mean<T>(output, input, in, Mean{}));
  });
}
void pool_adaptive_transposed(const Tensor& input, const Tensor& output, int dims) {
  Volumes out(output, dims), in(input, dims);
  const char* name =
      named(dims, "adaptive_avg_pool2d_backward", "adaptive_avg_pool3d_grad_input_cpu");
  dispatch_floating(input.dtype(), name, [&]<class T>() {
    each_window(out, evenly(out, in), give_mean<T>(input, output, in, Mean{}));
  });
}

}  // namespace tg
