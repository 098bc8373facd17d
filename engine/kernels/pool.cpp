#include "kernels/pool.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include "kernels/half.h"

namespace tg {
namespace {

// The part of a dim that one window covers, every `step`-th element of it.
struct Span {
  int64_t begin, end, step = 1;
  int64_t count = end - begin;  // with padding
};
// What the windows of each dim cover, by their places: found once for all volumes.
using Spans = std::array<std::vector<Span>, 3>;

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

template <class SpanAt>
Spans spans_of(const Volumes& out, SpanAt&& span) {
  Spans spans;
  for (int d = 0; d < 3; ++d)
    for (int64_t at = 0; at < out.size[d]; ++at) spans[size_t(d)].push_back(span(d, at));
  return spans;
}

// Calls f(volume of out, index in out, z, y, x) for every output element, with what its window
// covers of each dim.
template <class F>
void each_window(const Volumes& out, const Spans& spans, F&& f) {
  int64_t i = 0;
  for (int64_t v = 0; v < out.count; ++v)
    for (const Span& z : spans[0])
      for (const Span& y : spans[1])
        for (const Span& x : spans[2]) f(v, i++, z, y, x);
}

// Calls f(index in its volume) for every element that a window covers.
template <class F>
void each_covered(const Volumes& in, const Span& z, const Span& y, const Span& x, F&& f) {
  auto width = ptrdiff_t(in.size[2]), step = ptrdiff_t(x.step);
  auto begin = ptrdiff_t(x.begin), end = ptrdiff_t(x.end);
  for (int64_t depth = z.begin; depth < z.end; depth += z.step)
    for (int64_t height = y.begin; height < y.end; height += y.step) {
      auto line = ptrdiff_t(depth * in.size[1] + height) * width;
      for (ptrdiff_t at = line + begin; at < line + end; at += step) f(at);
    }
}

template <class T>
constexpr T lowest() {
  using Limits = std::numeric_limits<T>;
  return Limits::has_infinity ? -Limits::infinity() : Limits::lowest();
}

// One function a type: browsers optimise small ones sooner.
template <class T>
__attribute__((noinline)) void take_largest(const Tensor& output, const Tensor& indices,
                                            const Tensor& input, const Volumes& out,
                                            const Volumes& in, const Spans& spans) {
  const T* first = input.data<T>();
  T* value = output.data<T>();
  auto* index = indices.data<int64_t>();
  each_window(out, spans, [&](int64_t v, int64_t i, const Span& z, const Span& y, const Span& x) {
    const T* volume = first + v * in.elements();
    auto best = ptrdiff_t((z.begin * in.size[1] + y.begin) * in.size[2] + x.begin);
    T most = lowest<T>();  // of a window on padding alone
    each_covered(in, z, y, x, [&](ptrdiff_t at) {
      T here = volume[at];
      bool better = here > most || here != here;
      most = better ? here : most;
      best = better ? at : best;
    });
    value[i] = most;
    index[i] = best;
  });
}

void take_largest_of(const Tensor& output, const Tensor& indices, const Tensor& input,
                     const char* name, const Volumes& out, const Volumes& in, const Spans& spans) {
  dispatch_numbers(input.dtype(), name,
                   [&]<class T>() { take_largest<T>(output, indices, input, out, in, spans); });
}

auto by_window(const Window& w, const Volumes& in) {
  return [&w, &in](int d, int64_t at) { return mean_span(w, d, at, in.size[d]); };
}
auto evenly(const Volumes& out, const Volumes& in) {
  return [&out, &in](int d, int64_t at) { return adaptive_span(at, out.size[d], in.size[d]); };
}

int64_t divisor_of(const Mean& mean, const Span& z, const Span& y, const Span& x) {
  if (mean.divisor) return mean.divisor;
  if (mean.count_padding) return z.count * y.count * x.count;
  return (z.end - z.begin) * (y.end - y.begin) * (x.end - x.begin);
}

template <class T>
__attribute__((noinline)) void take_means(const Tensor& output, const Tensor& input,
                                          const Volumes& out, const Volumes& in, const Spans& spans,
                                          const Mean& mean) {
  const T* from = input.data<T>();
  T* to = output.data<T>();
  each_window(out, spans, [&](int64_t v, int64_t i, const Span& z, const Span& y, const Span& x) {
    T sum = 0;
    const T* volume = from + v * in.elements();
    each_covered(in, z, y, x, [&](ptrdiff_t at) { sum = T(sum + volume[at]); });
    to[i] = T(sum / T(divisor_of(mean, z, y, x)));
  });
}
template <class T>
__attribute__((noinline)) void give_means(const Tensor& input, const Tensor& output,
                                          const Volumes& out, const Volumes& in, const Spans& spans,
                                          const Mean& mean) {
  const T* from = output.data<T>();
  T* to = input.data<T>();
  each_window(out, spans, [&](int64_t v, int64_t i, const Span& z, const Span& y, const Span& x) {
    T share = T(from[i] / T(divisor_of(mean, z, y, x)));
    T* volume = to + v * in.elements();
    each_covered(in, z, y, x, [&](ptrdiff_t at) { volume[at] = T(volume[at] + share); });
  });
}

const char* named(int dims, const char* planes, const char* volumes) {
  return dims == 3 ? volumes : planes;
}

}  // namespace

void pool_max(const Tensor& output, const Tensor& indices, const Tensor& input, int dims,
              const Window& w) {
  if (is_half(input.dtype())) return in_floats<2>(pool_max, output, indices, input, dims, w);
  Volumes out(output, dims), in(input, dims);
  auto span = [&](int d, int64_t at) { return max_span(w, d, at, in.size[d]); };
  take_largest_of(output, indices, input, named(dims, "max_pool2d", "max_pool3d"), out, in,
                  spans_of(out, span));
}
void pool_max_adaptive(const Tensor& output, const Tensor& indices, const Tensor& input, int dims) {
  if (is_half(input.dtype())) return in_floats<2>(pool_max_adaptive, output, indices, input, dims);
  const char* name = named(dims, "adaptive_max_pool2d", "adaptive_max_pool3d_cpu");
  Volumes out(output, dims), in(input, dims);
  dispatch_floating(input.dtype(), name, []<class T>() {});
  take_largest_of(output, indices, input, name, out, in, spans_of(out, evenly(out, in)));
}

void pool_mean(const Tensor& output, const Tensor& input, int dims, const Window& window,
               const Mean& mean) {
  if (is_half(input.dtype())) return in_floats<1>(pool_mean, output, input, dims, window, mean);
  Volumes out(output, dims), in(input, dims);
  Spans spans = spans_of(out, by_window(window, in));
  const char* name = named(dims, "avg_pool2d", "avg_pool3d_out_frame");
  dispatch_numbers(input.dtype(), name,
                   [&]<class T>() { take_means<T>(output, input, out, in, spans, mean); });
}
void pool_mean_transposed(const Tensor& input, const Tensor& output, int dims, const Window& window,
                          const Mean& mean) {
  if (is_half(input.dtype()))
    return in_floats<1>(pool_mean_transposed, input, output, dims, window, mean);
  Volumes out(output, dims), in(input, dims);
  Spans spans = spans_of(out, by_window(window, in));
  const char* name = named(dims, "avg_pool2d_backward", "avg_pool3d_backward_out_frame");
  dispatch_numbers(input.dtype(), name,
                   [&]<class T>() { give_means<T>(input, output, out, in, spans, mean); });
}

void pool_adaptive(const Tensor& output, const Tensor& input, int dims) {
  if (is_half(input.dtype())) return in_floats<1>(pool_adaptive, output, input, dims);
  Volumes out(output, dims), in(input, dims);
  Spans spans = spans_of(out, evenly(out, in));
  const char* name = named(dims, "adaptive_avg_pool2d", "adaptive_avg_pool3d_cpu");
  dispatch_floating(input.dtype(), name,
                    [&]<class T>() { take_means<T>(output, input, out, in, spans, Mean{}); });
}
void pool_adaptive_transposed(const Tensor& input, const Tensor& output, int dims) {
  if (is_half(input.dtype())) return in_floats<1>(pool_adaptive_transposed, input, output, dims);
  Volumes out(output, dims), in(input, dims);
  Spans spans = spans_of(out, evenly(out, in));
  const char* name =
      named(dims, "adaptive_avg_pool2d_backward", "adaptive_avg_pool3d_grad_input_cpu");
  dispatch_floating(input.dtype(), name,
                    [&]<class T>() { give_means<T>(input, output, out, in, spans, Mean{}); });
}

namespace {

/// Where windows begin, so that the last one ends with the line.
template <class T>
std::vector<int64_t> starts(T sample, int64_t in, int64_t out, int64_t window) {
  std::vector<int64_t> at(static_cast<size_t>(out));
  if (out > 1) {
    T alpha = T(in - window) / T(out - 1);
    for (int64_t i = 0; i + 1 < out; ++i)
      at[size_t(i)] = int64_t((T(i) + sample) * alpha) - int64_t(sample * alpha);
  }
  if (out > 0) at[size_t(out - 1)] = in - window;
  return at;
}

}  // namespace

void pool_max_at(const Tensor& output, const Tensor& indices, const Tensor& input,
                 const Tensor& samples, int dims, const int64_t (&in)[3], const int64_t (&out)[3],
                 const int64_t (&window)[3]) {
  if (is_half(input.dtype()))
    return in_floats<1>(pool_max_at, output, indices, input, samples, dims, in, out, window);
  int64_t volume = in[0] * in[1] * in[2], planes = volume ? input.numel() / volume : 0;
  const char* name =
      dims == 2 ? "fractional_max_pool2d_out_frame" : "fractional_max_pool3d_out_frame";
  dispatch_floating(input.dtype(), name, [&]<class T>() {
    T* to = output.data<T>();
    int64_t* index = indices.data<int64_t>();
    for (int64_t p = 0; p < planes; ++p) {
      const T *from = input.data<T>() + p * volume, *sample = samples.data<T>() + p * dims;
      std::vector<int64_t> at[3];
      // Samples of volumes are of depth, height and width, those of planes of width and height.
      for (int d = 0; d < 3; ++d) {
        int which = dims == 3 ? d : 2 - d;
        at[d] = d < 3 - dims ? std::vector<int64_t>{0}
                             : starts(sample[which], in[d], out[d], window[d]);
      }
      for (int64_t z : at[0])
        for (int64_t y : at[1])
          for (int64_t x : at[2]) {
            T best = -std::numeric_limits<T>::infinity();
            int64_t where = (z * in[1] + y) * in[2] + x;
            for (int64_t k = z; k < z + window[0]; ++k)
              for (int64_t j = y; j < y + window[1]; ++j)
                for (int64_t i = x; i < x + window[2]; ++i) {
                  int64_t here = (k * in[1] + j) * in[2] + i;
                  if (from[here] > best || std::isnan(from[here])) best = from[here], where = here;
                }
            *to++ = best;
            *index++ = where;
          }
    }
  });
}

}  // namespace tg
