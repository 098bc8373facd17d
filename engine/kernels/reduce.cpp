#include "kernels/reduce.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "kernels/number.h"

namespace tg {
namespace {

using number::is_nan;

/// Whether `a` comes before `b` when the largest (or smallest), or a nan, is looked for.
template <bool Largest, class T>
bool beats(T a, T b) {
  return (Largest ? a > b : a < b) || (is_nan(a) && !is_nan(b));
}

template <bool Largest, class T>
void extremes(const Tensor& values, const Tensor& indices, const Tensor& t, const Dims& dims) {
  Lanes lanes = lanes_of(t.geometry(), dims);
  T* value = values.defined() ? values.data<T>() : nullptr;
  int64_t* index = indices.defined() ? indices.data<int64_t>() : nullptr;
  each_lane<T>(t, lanes, [&](int64_t lane, const T* p, int64_t step) {
    T best = p[0];
    int64_t at = 0;
    for (int64_t i = 1; i < lanes.length; ++i)
      if (beats<Largest>(p[i * step], best)) {
        best = p[i * step];
        at = i;
      }
    if (value) value[lane] = best;
    if (index) index[lane] = at;
  });
}

/// Sum of f(x) over a lane, eight running sums side by side where it is packed.
template <class T, class F>
T sum_of(const T* p, int64_t step, int64_t n, F&& f) {
  T lanes[8] = {};
  int64_t i = 0;
  if (step == 1)
    for (; i + 8 <= n; i += 8)
      for (int k = 0; k < 8; ++k) lanes[k] += f(p[i + k]);
  T sum = lanes[0];
  for (int k = 1; k < 8; ++k) sum += lanes[k];
  for (; i < n; ++i) sum += f(p[i * step]);
  return sum;
}

// The 2-norm of packed floats with the last digit of PyTorch's kernel: squares in vectors of eight,
// then fours, then the rest, whose products are fused with the sum.
float packed_norm(const float* p, int64_t n) {
  float lanes[8] = {};
  int64_t i = 0;
  for (; i + 8 <= n; i += 8)
    for (int64_t j = 0; j < 8; ++j) lanes[j] += p[i + j] * p[i + j];
  float sum = lanes[0];
  for (int64_t j = 1; j < 8; ++j) sum += lanes[j];
  for (; i + 4 <= n; i += 4)
    for (int64_t j = 0; j < 4; ++j) sum += p[i + j] * p[i + j];
  for (; i < n; ++i) sum = number::mul_add(p[i], p[i], sum);
  return std::sqrt(sum);
}

template <class T>
T norm(const T* p, int64_t step, int64_t n, double order) {
  if constexpr (std::is_same_v<T, float>)
    if (order == 2 && step == 1) return packed_norm(p, n);
  auto magnitude = [](T x) { return std::abs(x); };
  if (order == 2) return std::sqrt(sum_of(p, step, n, [](T x) { return x * x; }));
  if (order == 1) return sum_of(p, step, n, magnitude);
  if (order == 0) return sum_of(p, step, n, [](T x) { return T(x != 0); });
  if (std::isinf(order)) {
    T best = order > 0 ? T(0) : std::numeric_limits<T>::infinity();
    for (int64_t i = 0; i < n; ++i) {
      T x = std::abs(p[i * step]);
      if (order > 0 ? beats<true>(x, best) : beats<false>(x, best)) best = x;
    }
    return best;
  }
  T power = T(order);
  return std::pow(sum_of(p, step, n, [&](T x) { return std::pow(std::abs(x), power); }),
                  T(1) / power);
}

/// Runs a scan with an accumulator of type A: next(accumulator, element) gives the new one.
template <class A, class T, class Next>
void scan(const Tensor& result, const Tensor& t, int64_t dim, A first, Next&& next) {
  const T* in = t.data<T>();
  T* out = result.data<T>();
  int64_t n = length_along(t, dim), in_step = stride_along(t, dim);
  int64_t out_step = stride_along(result, dim);
  each_line<2>(t.sizes(), dim, {&t.strides(), &result.strides()}, [&](const auto& at) {
    A accumulator = first;
    for (int64_t i = 0; i < n; ++i) {
      accumulator = next(accumulator, in[at[0] + i * in_step]);
      out[at[1] + i * out_step] = T(accumulator);
    }
  });
}

/// Sums and products of floats go through double, as in PyTorch; those of integers are exact.
template <class T>
using Wide = std::conditional_t<std::is_floating_point_v<T>, double, int64_t>;

template <class F>
void dispatch_sums(DType dtype, const char* kernel, F&& f) {
  if (dtype == DType::Int64) return f.template operator()<int64_t>();
  dispatch_floating(dtype, kernel, f);
}

}  // namespace

void multiply_elements(const Tensor& result, const Tensor& t, const Dims& dims) {
  Lanes lanes = lanes_of(t.geometry(), dims);
  dispatch_sums(t.dtype(), "prod_cpu", [&]<class T>() {
    T* out = result.data<T>();
    each_lane<T>(t, lanes, [&](int64_t lane, const T* p, int64_t step) {
      T product = 1;
      for (int64_t i = 0; i < lanes.length; ++i) product *= p[i * step];
      out[lane] = product;
    });
  });
}

void find_extremes(const Tensor& values, const Tensor& indices, const Tensor& t, const Dims& dims,
                   bool largest) {
  dispatch_all(t.dtype(), "max_cpu", [&]<class T>() {
    largest ? extremes<true, T>(values, indices, t, dims)
            : extremes<false, T>(values, indices, t, dims);
  });
}

void test_elements(const Tensor& result, const Tensor& t, const Dims& dims, bool all) {
  Lanes lanes = lanes_of(t.geometry(), dims);
  auto* out = reinterpret_cast<uint8_t*>(result.raw());
  dispatch_all(t.dtype(), "all_cpu", [&]<class T>() {
    each_lane<T>(t, lanes, [&](int64_t lane, const T* p, int64_t step) {
      int64_t i = 0;
      while (i < lanes.length && (p[i * step] != T(0)) == all) ++i;
      out[lane] = (i == lanes.length) == all;
    });
  });
}

void count_nonzero(const Tensor& result, const Tensor& t, const Dims& dims) {
  Lanes lanes = lanes_of(t.geometry(), dims);
  auto* out = result.data<int64_t>();
  dispatch_all(t.dtype(), "count_nonzero_cpu", [&]<class T>() {
    each_lane<T>(t, lanes, [&](int64_t lane, const T* p, int64_t step) {
      int64_t count = 0;
      for (int64_t i = 0; i < lanes.length; ++i) count += p[i * step] != T(0);
      out[lane] = count;
    });
  });
}

void find_moments(const Tensor& spreads, const Tensor& means, const Tensor& t, const Dims& dims,
                  double correction, bool root) {
  Lanes lanes = lanes_of(t.geometry(), dims);
  dispatch_floating(t.dtype(), "std_cpu", [&]<class T>() {
    T* spread = spreads.data<T>();
    T* mean = means.defined() ? means.data<T>() : nullptr;
    auto n = double(lanes.length);
    each_lane<T>(t, lanes, [&](int64_t lane, const T* p, int64_t step) {
      double sum = 0, squares = 0;
      for (int64_t i = 0; i < lanes.length; ++i) sum += double(p[i * step]);
      double center = sum / n;
      for (int64_t i = 0; i < lanes.length; ++i) {
        double distance = double(p[i * step]) - center;
        squares += distance * distance;
      }
      double variance = squares / std::max(n - correction, 0.0);
      spread[lane] = T(root ? std::sqrt(variance) : variance);
      if (mean) mean[lane] = T(center);
    });
  });
}

void find_norms(const Tensor& result, const Tensor& t, const Dims& dims, double p) {
  Lanes lanes = lanes_of(t.geometry(), dims);
  dispatch_floating(t.dtype(), "norm_cpu", [&]<class T>() {
    T* out = result.data<T>();
    each_lane<T>(t, lanes, [&](int64_t lane, const T* first, int64_t step) {
      out[lane] = norm(first, step, lanes.length, p);
    });
  });
}

void scan_sum(const Tensor& result, const Tensor& t, int64_t dim) {
  dispatch_sums(t.dtype(), "cumsum_out_cpu", [&]<class T>() {
    scan<Wide<T>, T>(result, t, dim, 0, [](Wide<T> a, T x) { return a + Wide<T>(x); });
  });
}

void scan_product(const Tensor& result, const Tensor& t, int64_t dim) {
  dispatch_sums(t.dtype(), "cumprod_out_cpu", [&]<class T>() {
    scan<Wide<T>, T>(result, t, dim, 1, [](Wide<T> a, T x) { return a * Wide<T>(x); });
  });
}

void scan_log_sum_exp(const Tensor& result, const Tensor& t, int64_t dim) {
  dispatch_floating(t.dtype(), "logcumsumexp_out_cpu", [&]<class T>() {
    scan<double, T>(result, t, dim, -INFINITY, [](double a, T value) {
      auto x = double(value);
      if (std::isnan(a) || std::isnan(x)) return double(NAN);
      double low = std::min(a, x), high = std::max(a, x);
      if (low == high && std::isinf(low)) return low;
      return high + std::log1p(std::exp(low - high));
    });
  });
}

void scan_extremes(const Tensor& values, const Tensor& indices, const Tensor& t, int64_t dim,
                   bool largest) {
  dispatch_all(t.dtype(), "cummax_helper_cpu", [&]<class T>() {
    const T* in = t.data<T>();
    T* value = values.data<T>();
    auto* index = indices.data<int64_t>();
    int64_t n = length_along(t, dim), in_step = stride_along(t, dim);
    int64_t out_step = stride_along(values, dim);
    each_line<2>(t.sizes(), dim, {&t.strides(), &values.strides()}, [&](const auto& at) {
      T best{};
      int64_t place = 0;
      for (int64_t i = 0; i < n; ++i) {
        T x = in[at[0] + i * in_step];
        bool better = i == 0 || is_nan(x) || (!is_nan(best) && (largest ? x >= best : x <= best));
        if (better) {
          best = x;
          place = i;
        }
        value[at[1] + i * out_step] = best;
        index[at[1] + i * out_step] = place;
      }
    });
  });
}

}  // namespace tg
