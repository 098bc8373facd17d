#include "kernels/softmax.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "kernels/lanes.h"
#include "kernels/number.h"
#include "kernels/vector_math.h"
#include "kernels/vector_sum.h"

namespace tg {
namespace {

template <class T>
void gather(const T* from, int64_t step, std::vector<T>& to) {
  for (size_t i = 0; i < to.size(); ++i) to[i] = from[int64_t(i) * step];
}

template <class T>
void scatter(const std::vector<T>& from, T* to, int64_t step) {
  for (size_t i = 0; i < from.size(); ++i) to[int64_t(i) * step] = from[i];
}

// Only PyTorch's order of summation leaves PyTorch's last digit. A packed lane of the last dim is
// summed in vectors of 64 bytes; of another dim, neighbouring lanes fill a vector and each is
// summed in the order of its elements, where those that fill none are left to the standard
// functions.

template <class T>
constexpr int64_t kWidth = 64 / sizeof(T);

struct Order {
  bool packed;   // along the last dim
  bool vectors;  // with vector functions
};

template <class T>
struct Orders {
  /// `shared` where two threads take half of the lanes each, and fill vectors with theirs.
  Orders(const Tensor& t, int64_t dim, bool shared) : last(dim >= t.dim() - 1) {
    for (int64_t d = dim + 1; d < t.dim(); ++d) columns *= t.size(d);
    int64_t length = length_along(t, dim), lanes = length ? t.numel() / length : 0;
    border = shared ? (lanes + 1) / 2 : 0;
  }
  /// Of the next lane in row-major order.
  Order next() {
    int64_t begin = lane - lane % columns, end = begin + columns;
    if (lane < border)
      end = std::min(end, border);
    else
      begin = std::max(begin, border);
    int64_t rest = (end - begin) % kWidth<T>;
    return {last, last || lane++ < end - rest};
  }

 private:
  bool last;
  int64_t columns = 1, border, lane = 0;
};

/// The sum of n terms: term(i) is one, add(sum, i) adds one to a sum.
template <class T, class Term, class Add>
T sum_of(size_t n, bool packed, Term term, Add add) {
  if (packed) return vector_sum<64, T>(n, term, add, add);
  T sum = 0;
  for (size_t i = 0; i < n; ++i) sum = add(sum, i);
  return sum;
}
template <class T>
T sum_of(const std::vector<T>& x, bool packed) {
  return sum_of<T>(
      x.size(), packed, [&](size_t i) { return x[i]; },
      [&](T sum, size_t i) { return sum + x[i]; });
}
template <class T>
T dot_product(const std::vector<T>& x, const std::vector<T>& y, bool packed) {
  return sum_of<T>(
      x.size(), packed, [&](size_t i) { return x[i] * y[i]; },
      [&](T sum, size_t i) { return vector_math::fma(x[i], y[i], sum); });
}

// out = exp(x - shift) of every number.
template <class T>
void powers_of(const std::vector<T>& x, T shift, bool vectors, std::vector<T>& out) {
  if constexpr (std::is_same_v<T, float>)
    if (vectors)
      return vector_math::each_lane_of(
          int64_t(x.size()), [&](auto v) { return vector_math::exp(v - shift); }, out.data(),
          x.data());
  for (size_t i = 0; i < x.size(); ++i) out[i] = std::exp(x[i] - shift);
}

template <class T>
T largest_of(const std::vector<T>& x) {
  T largest = -std::numeric_limits<T>::infinity();
  for (T v : x) largest = number::max(largest, v);
  return largest;
}

template <class T>
void softmax_line(std::vector<T>& x, Order order) {
  T largest = largest_of(x);
  powers_of(x, largest, order.vectors, x);
  T sum = sum_of(x, order.packed);
  if (order.packed) {
    T inverse = 1 / sum;
    for (T& v : x) v *= inverse;
  } else {
    for (T& v : x) v /= sum;
  }
}

template <class T>
void log_softmax_line(std::vector<T>& x, std::vector<T>& powers, Order order) {
  T largest = largest_of(x);
  powers_of(x, largest, order.vectors, powers);
  T log_sum = vector_math::log(sum_of(powers, order.packed));
  for (T& v : x) v = v - largest - log_sum;
}

template <class T>
void softmax_gradient_line(const std::vector<T>& g, const std::vector<T>& y, std::vector<T>& out,
                           Order order) {
  T total = dot_product(g, y, order.packed);
  for (size_t i = 0; i < g.size(); ++i) out[i] = (g[i] - total) * y[i];
}

template <class T>
void log_softmax_gradient_line(const std::vector<T>& g, const std::vector<T>& y,
                               std::vector<T>& out, Order order) {
  T total = sum_of(g, order.packed);
  powers_of(y, T(0), order.vectors, out);
  for (size_t i = 0; i < g.size(); ++i) out[i] = vector_math::fma(-out[i], total, g[i]);
}

}  // namespace

void softmax_elements(const Tensor& result, const Tensor& t, int64_t dim, bool logarithm) {
  bool last = t.dim() == 0 || dim == t.dim() - 1;
  const char* kernel = logarithm
                           ? (last ? "log_softmax_lastdim_kernel_impl" : "log_softmax_kernel_impl")
                           : (last ? "softmax_lastdim_kernel_impl" : "softmax_kernel_impl");
  dispatch_floating(t.dtype(), kernel, [&]<class T>() {
    const T* in = t.data<T>();
    T* out = result.data<T>();
    int64_t in_step = stride_along(t, dim), out_step = stride_along(result, dim);
    std::vector<T> line(size_t(length_along(t, dim))), powers(logarithm ? line.size() : 0);
    Orders<T> orders(t, dim, !logarithm);
    each_line<2>(t.sizes(), dim, {&t.strides(), &result.strides()}, [&](const auto& at) {
      gather(in + at[0], in_step, line);
      if (logarithm)
        log_softmax_line(line, powers, orders.next());
      else
        softmax_line(line, orders.next());
      scatter(line, out + at[1], out_step);
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
    std::vector<T> g(size_t(length_along(output, dim))), y(g.size()), line(g.size());
    Orders<T> orders(output, dim, false);
    each_line<3>(output.sizes(), dim, {&gradient.strides(), &output.strides(), &result.strides()},
                 [&](const auto& at) {
                   gather(grads + at[0], g_step, g);
                   gather(outputs + at[1], y_step, y);
                   if (logarithm)
                     log_softmax_gradient_line(g, y, line, orders.next());
                   else
                     softmax_gradient_line(g, y, line, orders.next());
                   scatter(line, out + at[2], out_step);
                 });
  });
}

}  // namespace tg
