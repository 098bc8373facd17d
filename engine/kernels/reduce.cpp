#include "kernels/reduce.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#include "kernels/complex_math.h"
#include "kernels/copy.h"
#include "kernels/half.h"
#include "kernels/number.h"

namespace tg {
namespace {

using number::is_nan;

/// Whether `a` comes before `b` when the largest (or smallest), or a nan, is looked for.
template <bool Largest, class T>
bool beats(T a, T b) {
  return (Largest ? a > b : a < b) || (is_nan(a) && !is_nan(b));
}

/// The best value of packed elements, and nothing of which one of equals, or of nans, it is.
template <bool Largest, class T>
T best_value(const T* p, int64_t n) {
  constexpr int kVectors = 4, kWidth = kVectors * 16 / sizeof(T);
  using Byte = std::conditional_t<std::is_same_v<T, bool>, uint8_t, T>;
  typedef Byte Vector __attribute__((vector_size(16)));
  T best = p[0];
  int64_t i = 0;
  if (n >= kWidth) {
    auto load = [&](int64_t at, int v) {
      Vector x;
      std::memcpy(&x, p + at + v * (kWidth / kVectors), sizeof x);
      return x;
    };
    Vector lanes[kVectors];
    for (int v = 0; v < kVectors; ++v) lanes[v] = load(0, v);
    for (i = kWidth; i + kWidth <= n; i += kWidth)
      for (int v = 0; v < kVectors; ++v) {
        Vector x = load(i, v);
        auto better = Largest ? x > lanes[v] : x < lanes[v];
        if constexpr (std::is_floating_point_v<T>) better |= x != x;
        lanes[v] = better ? x : lanes[v];
      }
    Byte each[kWidth];
    std::memcpy(each, lanes, sizeof each);
    for (Byte x : each)
      if (beats<Largest>(T(x), best)) best = T(x);
  }
  for (; i < n; ++i)
    if (beats<Largest>(p[i], best)) best = p[i];
  return best;
}

/// Where the first of packed elements is that equals `value`, or is a nan if that is one.
template <class T>
int64_t first_place(const T* p, int64_t n, T value) {
  constexpr int64_t kMany = 64;
  bool nan = is_nan(value);
  auto hits = [&](T x) { return nan ? is_nan(x) : x == value; };
  int64_t i = 0;
  for (; i + kMany <= n; i += kMany) {
    int any = 0;
    for (int64_t k = 0; k < kMany; ++k) any |= int(hits(p[i + k]));
    if (any) break;
  }
  while (!hits(p[i])) ++i;
  return i;
}

template <bool Largest, class T>
void extremes(const Tensor& values, const Tensor& indices, const Tensor& t, const Dims& dims) {
  Lanes lanes = lanes_of(t.geometry(), dims);
  T* value = values.defined() ? values.data<T>() : nullptr;
  int64_t* index = indices.defined() ? indices.data<int64_t>() : nullptr;
  auto along = [&](int64_t lane, const T* p, int64_t step) {
    int64_t at = 0;
    if (step == 1) {
      T best = best_value<Largest>(p, lanes.length);
      // Zeros of both signs are equal, and nans of all kinds: it is the first that counts.
      bool told = !index && best != T(0) && !is_nan(best);
      if (!told) at = first_place(p, lanes.length, best);
      if (value) value[lane] = told ? best : p[at];
    } else {
      for (int64_t i = 1; i < lanes.length; ++i)
        if (beats<Largest>(p[i * step], p[at * step])) at = i;
      if (value) value[lane] = p[at * step];
    }
    if (index) index[lane] = at;
  };
  auto across = [&](int64_t lane, int64_t n, const T* p, int64_t step) {
    T best[kAbreast];
    int32_t at[kAbreast] = {};
    std::copy_n(p, n, best);
    for (int64_t i = 1; i < lanes.length; ++i) {
      const T* row = p + i * step;
      if (!index) {
        for (int64_t k = 0; k < n; ++k)
          best[k] = beats<Largest>(row[k], best[k]) ? row[k] : best[k];
        continue;
      }
      for (int64_t k = 0; k < n; ++k) {
        bool better = beats<Largest>(row[k], best[k]);
        best[k] = better ? row[k] : best[k];
        at[k] = better ? int32_t(i) : at[k];
      }
    }
    for (int64_t k = 0; k < n; ++k) {
      if (value) value[lane + k] = best[k];
      if (index) index[lane + k] = at[k];
    }
  };
  each_lanes<T>(t, lanes, false, along, across);
}

/// Folds each lane, one element after the other: next(accumulator, element) gives the new
/// accumulator, of type A and `first` at first, and write(lane, accumulator) takes the last.
template <class A, class T, class Next, class Write>
void fold(const Tensor& t, const Lanes& lanes, A first, Next&& next, Write&& write) {
  auto along = [&](int64_t lane, const T* p, int64_t step) {
    A accumulator = first;
    for (int64_t i = 0; i < lanes.length; ++i) accumulator = next(accumulator, p[i * step]);
    write(lane, accumulator);
  };
  auto across = [&](int64_t lane, int64_t n, const T* p, int64_t step) {
    A accumulators[kAbreast];
    std::fill_n(accumulators, n, first);
    for (int64_t i = 0; i < lanes.length; ++i) {
      const T* row = p + i * step;
      for (int64_t k = 0; k < n; ++k) accumulators[k] = next(accumulators[k], row[k]);
    }
    for (int64_t k = 0; k < n; ++k) write(lane + k, accumulators[k]);
  };
  each_lanes<T>(t, lanes, true, along, across);
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
  // The others are sums in order.
  auto in_order = [&](auto term) {
    T sum = 0;
    for (int64_t i = 0; i < n; ++i) sum += term(p[i * step]);
    return sum;
  };
  if (order == 1) return in_order(magnitude);
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
  auto raised = [](T x, T to) { return T(std::pow(double(x), double(to))); };
  return raised(in_order([&](T x) { return raised(std::abs(x), power); }), T(1) / power);
}

/// Totals of integers by lane, in whatever order.
template <class T, class F>
void total(int64_t* out, const Tensor& t, const Lanes& lanes, F&& f) {
  auto along = [&](int64_t lane, const T* p, int64_t step) {
    int64_t sum = 0;
    with_one_apart(step, [&](auto apart) {
      for (int64_t i = 0; i < lanes.length; ++i) sum += f(p[i * apart]);
    });
    out[lane] = sum;
  };
  auto across = [&](int64_t lane, int64_t n, const T* p, int64_t step) {
    int64_t sums[kAbreast] = {};
    for (int64_t i = 0; i < lanes.length; ++i)
      for (int64_t k = 0; k < n; ++k) sums[k] += f(p[i * step + k]);
    std::copy_n(sums, n, out + lane);
  };
  each_lanes<T>(t, lanes, false, along, across);
}

/// Calls f(first of `t`, first of the results, n) for lines along `dim`, n <= kAbreast of them side
/// by side where that is how they lie, else one by one.
template <class F>
void each_lines(const Tensor& t, const Tensor& result, int64_t dim, F&& f) {
  Ints sizes = t.sizes();
  bool abreast = t.dim() > 1 && dim + 1 < t.dim() && t.strides().back() == 1;
  if (abreast) sizes.back() = 1;
  each_line<2>(sizes, dim, {&t.strides(), &result.strides()}, [&](const auto& at) {
    int64_t across = abreast ? t.sizes().back() : 1;
    for (int64_t j = 0; j < across; j += kAbreast)
      with_one_apart(std::min(kAbreast, across - j), [&](auto n) { f(at[0] + j, at[1] + j, n); });
  });
}

/// Runs a scan with an accumulator of type A: next(accumulator, element) gives the new one.
template <class A, class T, class Next>
void scan(const Tensor& result, const Tensor& t, int64_t dim, A first, Next&& next) {
  int64_t length = length_along(t, dim), in_step = stride_along(t, dim);
  int64_t out_step = stride_along(result, dim);
  each_lines(t, result, dim, [&](int64_t from, int64_t to, auto n) {
    const T* in = t.data<T>() + from;
    T* out = result.data<T>() + to;
    A accumulators[kAbreast];
    std::fill_n(accumulators, n, first);
    for (int64_t i = 0; i < length; ++i, in += in_step, out += out_step)
      for (int64_t k = 0; k < n; ++k) {
        accumulators[k] = next(accumulators[k], in[k]);
        out[k] = T(accumulators[k]);
      }
  });
}

/// Sums and products of floats go through double, as in PyTorch; those of integers are exact.
template <class T>
using Wide = std::conditional_t<is_complex_number<T>, Complex<double>,
                                std::conditional_t<std::is_floating_point_v<T>, double, int64_t>>;

template <class F>
void dispatch_sums(DType dtype, const char* kernel, F&& f) {
  if (dtype == DType::Int64) return f.template operator()<int64_t>();
  dispatch_floating_complex(dtype, kernel, f);
}

// As int64 of the same bits.
Tensor signed_bits(const Tensor& t) {
  Tensor bits = empty(t.sizes(), DType::Int64);
  copy_elements(bits, t);
  return bits;
}

}  // namespace

void multiply_elements(const Tensor& result, const Tensor& t, const Dims& dims) {
  if (is_half(t.dtype())) return in_floats<1>(multiply_elements, result, t, dims);
  Lanes lanes = lanes_of(t.geometry(), dims);
  dispatch_sums(t.dtype(), "prod_cpu", [&]<class T>() {
    T* out = result.data<T>();
    fold<T, T>(
        t, lanes, T(1), [](T a, T x) { return number::mul(a, x); },
        [&](int64_t lane, T product) { out[lane] = product; });
  });
}

void xor_elements(const Tensor& result, const Tensor& t, const Dims& dims) {
  auto* out = result.data<int64_t>();
  fold<int64_t, int64_t>(
      t, lanes_of(t.geometry(), dims), 0, [](int64_t a, int64_t x) { return a ^ x; },
      [&](int64_t lane, int64_t bits) { out[lane] = bits; });
}

void find_extremes(const Tensor& values, const Tensor& indices, const Tensor& t, const Dims& dims,
                   bool largest) {
  if (is_half(t.dtype())) return in_floats<2>(find_extremes, values, indices, t, dims, largest);
  dispatch_all(t.dtype(), "max_cpu", [&]<class T>() {
    largest ? extremes<true, T>(values, indices, t, dims)
            : extremes<false, T>(values, indices, t, dims);
  });
}

void test_elements(const Tensor& result, const Tensor& t, const Dims& dims, bool all) {
  if (is_half(t.dtype())) return in_floats<1>(test_elements, result, t, dims, all);
  if (is_wide_unsigned(t.dtype())) return test_elements(result, signed_bits(t), dims, all);
  Lanes lanes = lanes_of(t.geometry(), dims);
  auto* out = reinterpret_cast<uint8_t*>(result.raw());
  dispatch_all_complex(t.dtype(), "all_cpu", [&]<class T>() {
    auto along = [&](int64_t lane, const T* p, int64_t step) {
      // Some at a time, and only as far as it takes.
      constexpr int64_t kMany = 256;
      int found = 0;
      with_one_apart(step, [&](auto apart) {
        for (int64_t i = 0; i < lanes.length && !found; i += kMany)
          for (int64_t k = i, end = std::min(i + kMany, lanes.length); k < end; ++k)
            found |= int((p[k * apart] != T(0)) != all);
      });
      out[lane] = bool(found) != all;
    };
    auto across = [&](int64_t lane, int64_t n, const T* p, int64_t step) {
      uint8_t found[kAbreast] = {};
      for (int64_t i = 0; i < lanes.length; ++i)
        for (int64_t k = 0; k < n; ++k) found[k] |= uint8_t((p[i * step + k] != T(0)) != all);
      for (int64_t k = 0; k < n; ++k) out[lane + k] = found[k] != uint8_t(all);
    };
    each_lanes<T>(t, lanes, false, along, across);
  });
}

void count_nonzero(const Tensor& result, const Tensor& t, const Dims& dims) {
  if (is_half(t.dtype())) return in_floats<1>(count_nonzero, result, t, dims);
  Lanes lanes = lanes_of(t.geometry(), dims);
  auto* out = result.data<int64_t>();
  dispatch_all_complex(t.dtype(), "count_nonzero_cpu", [&]<class T>() {
    total<T>(out, t, lanes, [](T x) { return int64_t(x != T(0)); });
  });
}

void sum_integers(const Tensor& result, const Tensor& t, const Dims& dims) {
  if (is_wide_unsigned(t.dtype())) return sum_integers(result, signed_bits(t), dims);
  Lanes lanes = lanes_of(t.geometry(), dims);
  auto* out = result.data<int64_t>();
  dispatch_integral(t.dtype(), "sum_cpu",
                    [&]<class T>() { total<T>(out, t, lanes, [](T x) { return int64_t(x); }); });
}

void find_moments(const Tensor& spreads, const Tensor& means, const Tensor& t, const Dims& dims,
                  double correction, bool root) {
  if (is_half(t.dtype()))
    return in_floats<2>(find_moments, spreads, means, t, dims, correction, root);
  Lanes lanes = lanes_of(t.geometry(), dims);
  dispatch_floating(t.dtype(), "std_cpu", [&]<class T>() {
    T* spread = spreads.data<T>();
    T* mean = means.defined() ? means.data<T>() : nullptr;
    auto n = double(lanes.length);
    auto across = [&](int64_t lane, auto count, const T* p, int64_t step) {
      double centers[kAbreast] = {}, squares[kAbreast] = {};
      for (int64_t i = 0; i < lanes.length; ++i)
        for (int64_t k = 0; k < count; ++k) centers[k] += double(p[i * step + k]);
      for (int64_t k = 0; k < count; ++k) centers[k] /= n;
      for (int64_t i = 0; i < lanes.length; ++i)
        for (int64_t k = 0; k < count; ++k) {
          double distance = double(p[i * step + k]) - centers[k];
          squares[k] += distance * distance;
        }
      for (int64_t k = 0; k < count; ++k) {
        double variance = squares[k] / std::max(n - correction, 0.0);
        spread[lane + k] = T(root ? std::sqrt(variance) : variance);
        if (mean) mean[lane + k] = T(centers[k]);
      }
    };
    auto along = [&](int64_t lane, const T* p, int64_t step) {
      across(lane, std::integral_constant<int64_t, 1>(), p, step);
    };
    each_lanes<T>(t, lanes, true, along, across);
  });
}

void find_norms(const Tensor& result, const Tensor& t, const Dims& dims, double p) {
  if (is_half(t.dtype())) return in_floats<1>(find_norms, result, t, dims, p);
  Lanes lanes = lanes_of(t.geometry(), dims);
  dispatch_floating(t.dtype(), "norm_cpu", [&]<class T>() {
    T* out = result.data<T>();
    each_lane<T>(t, lanes, [&](int64_t lane, const T* first, int64_t step) {
      out[lane] = norm(first, step, lanes.length, p);
    });
  });
}

void scan_sum(const Tensor& result, const Tensor& t, int64_t dim) {
  if (is_complex(t.dtype())) {
    // Without dims, the parts' own would be taken for the one.
    if (t.dim() == 0)
      std::memcpy(result.raw(), t.raw(), size_t(item_size(t.dtype())));
    else if (t.numel())
      scan_sum(parts_of(result), parts_of(t), dim);
    return;
  }
  if (is_half(t.dtype())) return in_floats<1>(scan_sum, result, t, dim);
  dispatch_sums(t.dtype(), "cumsum_out_cpu", [&]<class T>() {
    if constexpr (!is_complex_number<T>)
      scan<Wide<T>, T>(result, t, dim, 0, [](Wide<T> a, T x) { return a + Wide<T>(x); });
  });
}

void scan_product(const Tensor& result, const Tensor& t, int64_t dim) {
  if (is_half(t.dtype())) return in_floats<1>(scan_product, result, t, dim);
  dispatch_sums(t.dtype(), "cumprod_out_cpu", [&]<class T>() {
    scan<Wide<T>, T>(result, t, dim, Wide<T>(1), [](Wide<T> a, T x) { return a * Wide<T>(x); });
  });
}

// log(exp(a) + exp(b)), with the larger real part factored out.
static Complex<double> log_add_exp(Complex<double> a, Complex<double> b) {
  using namespace complex_math;
  if (is_nan(a) || is_nan(b)) return {NAN, NAN};
  if (b.re < a.re) std::swap(a, b);
  if (std::isinf(a.re) && a.re == b.re) return a.re < 0 ? a : log(exp(a) + exp(b));
  return log1p(exp(a - b)) + b;
}

void scan_log_sum_exp(const Tensor& result, const Tensor& t, int64_t dim) {
  if (is_half(t.dtype())) return in_floats<1>(scan_log_sum_exp, result, t, dim);
  if (is_complex(t.dtype()))
    return dispatch_complex(t.dtype(), "logcumsumexp_out_cpu", [&]<class T>() {
      scan<Complex<double>, T>(
          result, t, dim, Complex<double>(-INFINITY, 0),
          [](Complex<double> a, T x) { return log_add_exp(Complex<double>(x), a); });
    });
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
  if (is_half(t.dtype())) return in_floats<2>(scan_extremes, values, indices, t, dim, largest);
  dispatch_all(t.dtype(), "cummax_helper_cpu", [&]<class T>() {
    T* value = values.data<T>();
    auto* index = indices.data<int64_t>();
    int64_t length = length_along(t, dim), in_step = stride_along(t, dim);
    int64_t out_step = stride_along(values, dim);
    each_lines(t, values, dim, [&](int64_t from, int64_t to, auto n) {
      const T* in = t.data<T>() + from;
      T best[kAbreast];
      int64_t place[kAbreast];
      for (int64_t i = 0; i < length; ++i, in += in_step, to += out_step)
        for (int64_t k = 0; k < n; ++k) {
          T x = in[k];
          bool better =
              i == 0 || is_nan(x) || (!is_nan(best[k]) && (largest ? x >= best[k] : x <= best[k]));
          best[k] = better ? x : best[k];
          place[k] = better ? i : place[k];
          value[to + k] = best[k];
          index[to + k] = place[k];
        }
    });
  });
}

}  // namespace tg
