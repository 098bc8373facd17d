#include "kernels/softmax.h"

#include <cmath>
#include <limits>

#include "kernels/lanes.h"

namespace tg {
namespace {

template <class T>
void gather(const T* from, int64_t step, std::vector<T>& to) {
  for (size_t i = 0; i < to.size(); ++i) to[i] = from[int64_t(i) * step];
}

template <class T>
void softmax_line(std::vector<T>& x, bool logarithm) {
  T largest = -std::numeric_limits<T>::infinity();
  for (T v : x) largest = v > largest ? v : largest;
  for (T& v : x) v -= largest;
  double sum = 0;
  if (logarithm) {
    for (T v : x) sum += double(std::exp(v));
    T log_sum = T(std::log(sum));
    for (T& v : x) v -= log_sum;
  } else {
    for (T& v : x) sum += double(v = std::exp(v));
    T total = T(sum);
    for (T& v : x) v /= total;
  }
}

}  // namespace

void softmax_elements(const Tensor& result, const Tensor& t, int64_t dim, bool logarithm) {
  bool last = dim == t.dim() - 1;
  const char* kernel = logarithm
                           ? (last ? "log_softmax_lastdim_kernel_impl" : "log_softmax_kernel_impl")
                           : (last ? "softmax_lastdim_kernel_impl" : "softmax_kernel_impl");
  dispatch_floating(t.dtype(), kernel, [&]<class T>() {
    const T* in = t.data<T>();
    T* out = result.data<T>();
    int64_t in_step = stride_along(t, dim), out_step = stride_along(result, dim);
    std::vector<T> line(size_t(length_along(t, dim)));
    each_line<2>(t.sizes(), dim, {&t.strides(), &result.strides()}, [&](const auto& at) {
      gather(in + at[0], in_step, line);
      softmax_line(line, logarithm);
      for (size_t i = 0; i < line.size(); ++i) out[at[1] + int64_t(i) * out_step] = line[i];
    });
  });
}

void softmax_gradient(const Tensor& result, const Tensor& gradient, const Tensor& output,
                      int64_t dim, bool logarithm) {
  dispatch_floating(output.dtype(), "softmax_backward", [&]<class T>() {
    const T *grads = gradient.data<T>(), *outputs = output.data<T>();
    T* out = result.data<T>();
    int64_t g_step = stride_along(gradient, dim), y_step = stride_along(output, dim);
    int64_t out_step = stride_along(result, dim);
    std::vector<T> g(size_t(length_along(output, dim))), y(g.size());
    each_line<3>(output.sizes(), dim, {&gradient.strides(), &output.strides(), &result.strides()},
                 [&](const auto& at) {
                   gather(grads + at[0], g_step, g);
                   gather(outputs + at[1], y_step, y);
                   double sum = 0;
                   for (size_t i = 0; i < g.size(); ++i)
                     sum += double(logarithm ? g[i] : T(g[i] * y[i]));
                   T total = T(sum);
                   for (size_t i = 0; i < g.size(); ++i)
                     out[at[2] + int64_t(i) * out_step] =
                         logarithm ? g[i] - std::exp(y[i]) * total : (g[i] - total) * y[i];
                 });
  });
}

}  // namespace tg
