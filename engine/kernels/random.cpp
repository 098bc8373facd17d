#include "kernels/random.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "core/overlap.h"
#include "kernels/box_muller.h"
#include "kernels/copy.h"
#include "kernels/half.h"
#include "kernels/iterate.h"
#include "kernels/vector_math.h"

namespace tg {
namespace {

constexpr double kPi = 3.14159265358979323846;

// Writes draw() into every element, in the order of memory.
template <class T, class Draw>
void fill(const Tensor& t, Draw&& draw) {
  check_no_internal_overlap(t);
  if (t.dtype() != DTypeOf<T>::value) {  // only stored
    Tensor room = empty_strided(t.sizes(), result_strides(t.sizes(), {&t}), DTypeOf<T>::value);
    fill<T>(room, draw);
    return copy_elements(t, room);
  }
  iterate(
      [&](std::byte* const* at, const int64_t* step, int64_t count) {
        std::byte* p = at[0];
        for (int64_t i = 0; i < count; ++i, p += step[0]) *reinterpret_cast<T*>(p) = T(draw());
      },
      t);
}

// Writes draw(x) for the element x of another tensor at the same place.
template <class T, class From, class Draw>
void fill_from(const Tensor& t, const Tensor& from, Draw&& draw) {
  check_no_internal_overlap(t);
  iterate(
      [&](std::byte* const* at, const int64_t* step, int64_t count) {
        std::byte *p = at[0], *q = at[1];
        for (int64_t i = 0; i < count; ++i, p += step[0], q += step[1])
          *reinterpret_cast<T*>(p) = T(draw(*reinterpret_cast<From*>(q)));
      },
      t, from);
}

/// Floating types, of which half ones are drawn as floats.
template <class F>
void dispatch_drawn(DType dtype, const char* kernel, F&& f) {
  dispatch_floating(is_half(dtype) ? compute_type(dtype) : dtype, kernel, f);
}
/// All types; unsigned ones that are only stored are drawn as int64.
template <class F>
void dispatch_all_drawn(DType dtype, const char* kernel, F&& f) {
  dispatch_all(is_wide_unsigned(dtype) ? DType::Int64 : compute_type(dtype), kernel, f);
}

template <class T>
T uniform(Generator& g) {
  if constexpr (std::is_same_v<T, float>)
    return g.uniform24();
  else
    return g.uniform53();
}

// Hoermann's transformed rejection for large rates, multiplication of uniforms for small ones.
double poisson(double rate, Generator& g) {
  if (rate == 0) return 0;
  if (rate < 10) {
    double bound = std::exp(-rate), product = g.uniform53(), k = 0;
    for (; product > bound; product *= g.uniform53()) ++k;
    return k;
  }
  double b = 0.931 + 2.53 * std::sqrt(rate), a = -0.059 + 0.02483 * b;
  double inverse_alpha = 1.1239 + 1.1328 / (b - 3.4), v_r = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    double u = g.uniform53() - 0.5, v = g.uniform53(), us = 0.5 - std::abs(u);
    double k = std::floor((2 * a / us + b) * u + rate + 0.43);
    if (us >= 0.07 && v <= v_r) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    if (std::log(v) + std::log(inverse_alpha) - std::log(a / (us * us) + b) <=
        -rate + k * std::log(rate) - std::lgamma(k + 1))
      return k;
  }
}

// The cumulative distribution of a row, from 0 to 1.
template <class T>
void accumulate_weights(const T* weights, T* cumulative, int64_t n) {
  T sum = 0;
  for (int64_t i = 0; i < n; ++i) cumulative[i] = sum += weights[i];
  for (int64_t i = 0; i < n; ++i) cumulative[i] /= sum;
  cumulative[n - 1] = 1;
}

template <class T>
void multinomial_rows(const Tensor& to, const Tensor& weights, int64_t count, bool replacement,
                      Generator& g) {
  int64_t n = weights.size(-1), rows = weights.dim() == 2 ? weights.size(0) : 1;
  const T* w = weights.data<T>();
  bool drawn_each = replacement && count > 1;
  for (int64_t i = 0; i < rows * n; ++i) {
    const char* bad = drawn_each
                          ? "invalid multinomial distribution (encountering probability entry "
                          : "probability tensor contains either `inf`, `nan` or element < 0";
    check(w[i] >= 0, bad, drawn_each ? "< 0)" : "");
    check(std::isfinite(w[i]), bad, drawn_each ? "= infinity or NaN)" : "");
  }
  for (int64_t r = 0; r < rows; ++r)
    check(std::any_of(w + r * n, w + (r + 1) * n, [](T x) { return x > 0; }),
          "invalid multinomial distribution (sum of probabilities <= 0)");
  int64_t* out = to.data<int64_t>();
  std::vector<T> keys(static_cast<size_t>(rows * n));
  if (drawn_each) {
    for (int64_t r = 0; r < rows; ++r) {
      accumulate_weights(w + r * n, keys.data(), n);
      for (int64_t i = 0; i < count; ++i) {
        double u = g.uniform53();
        auto found = std::lower_bound(keys.begin(), keys.begin() + n, u,
                                      [](T key, double value) { return double(key) < value; });
        *out++ = found - keys.begin();
      }
    }
    return;
  }
  // Without replacement: the largest of weight / Exp(1).
  for (int64_t i = 0; i < rows * n; ++i) keys[size_t(i)] = w[i] / T(-std::log1p(-g.uniform53()));
  std::vector<int64_t> order(static_cast<size_t>(n));
  for (int64_t r = 0; r < rows; ++r) {
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](int64_t a, int64_t b) {
      return keys[size_t(r * n + a)] > keys[size_t(r * n + b)];
    });
    out = std::copy_n(order.begin(), count, out);
  }
}

}  // namespace

void fill_uniform(const Tensor& t, double from, double to, Generator& g) {
  dispatch_drawn(t.dtype(), "uniform", [&]<class T>() {
    T low = T(from), width = T(to) - T(from);
    fill<T>(t, [&] { return vector_math::fma(uniform<T>(g), width, low); });
  });
}

void fill_normal(const Tensor& t, double mean, double std, Generator& g) {
  check_no_internal_overlap(t);
  dispatch_drawn(t.dtype(), "normal_kernel_cpu", [&]<class T>() {
    int64_t n = t.numel(), drawn = n;
    if (n < 16 || !t.is_contiguous())
      return fill<T>(t, [&] { return vector_math::fma(g.normal(), std, mean); });
    Tensor room = t;
    if (is_half(t.dtype())) {  // by blocks: those of which a rest remains are not drawn first
      room = empty({n}, DType::Float32);
      drawn = n - n % 16;
    }
    T* data = room.data<T>();
    for (int64_t i = 0; i < drawn; ++i) data[i] = uniform<T>(g);
    for (int64_t i = 0; i + 16 <= n; i += 16) box_muller(data + i, T(mean), T(std));
    if (n % 16 != 0) {
      for (int64_t i = n - 16; i < n; ++i) data[i] = uniform<T>(g);
      box_muller(data + n - 16, T(mean), T(std));
    }
    if (is_half(t.dtype())) narrowing(t.dtype())(t.raw(), room.raw(), n);
  });
}

void fill_integers(const Tensor& t, uint64_t range, int64_t base, Generator& g) {
  dispatch_all_drawn(t.dtype(), "random_from_to_kernel_cpu", [&]<class T>() {
    if (range == 0)
      fill<T>(t, [&] { return int64_t(g.random64()); });
    else if (range >= 1ULL << 28)
      fill<T>(t, [&] { return int64_t(g.random64() % range + uint64_t(base)); });
    else
      fill<T>(t, [&] { return int64_t(g.random32() % range + uint64_t(base)); });
  });
}

void fill_any_integers(const Tensor& t, Generator& g) {
  if (is_half(t.dtype())) {
    uint32_t exact = t.dtype() == DType::Float16 ? 1 << 11 : 1 << 8;
    return fill<float>(t, [&] { return g.random32() % (exact + 1); });
  }
  dispatch_all(t.dtype(), "random_kernel_cpu", [&]<class T>() {
    if constexpr (std::is_same_v<T, bool>)
      fill<T>(t, [&] { return g.random32() & 1; });
    else if constexpr (std::is_same_v<T, double>)
      fill<T>(t, [&] { return g.random64() % ((1ULL << 53) + 1); });
    else if constexpr (std::is_same_v<T, int64_t>)
      fill<T>(t, [&] { return g.random64() % (1ULL << 63); });
    else if constexpr (std::is_same_v<T, float>)
      fill<T>(t, [&] { return g.random32() % ((1U << 24) + 1); });
    else
      fill<T>(t, [&] { return g.random32() % (uint64_t(std::numeric_limits<T>::max()) + 1); });
  });
}

void fill_bernoulli(const Tensor& t, double p, Generator& g) {
  dispatch_all_drawn(t.dtype(), "bernoulli_scalar_cpu_",
                     [&]<class T>() { fill<T>(t, [&] { return g.uniform53() < p; }); });
}

void fill_bernoulli(const Tensor& t, const Tensor& p, Generator& g) {
  if (is_half(t.dtype()) || is_half(p.dtype()))
    return in_floats<1>([&](auto& to, auto& from) { fill_bernoulli(to, from, g); }, t, p);
  dispatch_all(t.dtype(), "bernoulli_tensor_cpu_self_", [&]<class T>() {
    dispatch_floating(p.dtype(), "bernoulli_tensor_cpu_p_", [&]<class P>() {
      fill_from<T, P>(t, p, [&](P probability) {
        check(probability >= 0 && probability <= 1,
              "Expected p_in >= 0 && p_in <= 1 to be true, but got false.  (Could this error "
              "message be improved?  If so, please report an enhancement request to PyTorch.)");
        return uniform<P>(g) < probability;
      });
    });
  });
}

void fill_exponential(const Tensor& t, double lambda, Generator& g) {
  dispatch_drawn(t.dtype(), "exponential_cpu", [&]<class T>() {
    fill<T>(t, [&] { return -1.0 / lambda * std::log1p(-g.uniform53()); });
  });
}

void fill_cauchy(const Tensor& t, double median, double sigma, Generator& g) {
  dispatch_drawn(t.dtype(), "cauchy_cpu", [&]<class T>() {
    fill<T>(t, [&] { return median + sigma * std::tan(kPi * (g.uniform53() - 0.5)); });
  });
}

void fill_log_normal(const Tensor& t, double mean, double std, Generator& g) {
  dispatch_drawn(t.dtype(), "log_normal_cpu",
                 [&]<class T>() { fill<T>(t, [&] { return std::exp(g.normal() * std + mean); }); });
}

void fill_geometric(const Tensor& t, double p, Generator& g) {
  dispatch_numbers(
      is_half(t.dtype()) ? DType::Float32 : t.dtype(), "geometric_cpu", [&]<class T>() {
        fill<T>(t, [&] { return std::ceil(std::log(g.uniform53()) / std::log1p(-p)); });
      });
}

void fill_poisson(const Tensor& t, const Tensor& rate, Generator& g) {
  if (is_half(t.dtype()))
    return in_floats<1>([&](auto& to, auto& from) { fill_poisson(to, from, g); }, t, rate);
  dispatch_floating(t.dtype(), "poisson_cpu", [&]<class T>() {
    fill_from<T, T>(t, rate, [&](T r) {
      check(r >= 0, "invalid Poisson rate, expected rate to be non-negative");
      return poisson(double(r), g);
    });
  });
}

void fill_permutation(const Tensor& t, Generator& g) {
  if (is_half(t.dtype())) return in_floats<1>([&](auto& to) { fill_permutation(to, g); }, t);
  dispatch_numbers(t.dtype(), "randperm", [&]<class T>() {
    T* p = t.data<T>();
    int64_t n = t.numel();
    for (int64_t i = 0; i < n; ++i) p[i] = T(i);
    for (int64_t i = 0; i < n - 1; ++i)
      std::swap(p[i], p[i + int64_t(g.random32() % uint64_t(n - i))]);
  });
}

void sample_multinomial(const Tensor& to, const Tensor& weights, int64_t count, bool replacement,
                        Generator& g) {
  if (is_half(weights.dtype()))
    return sample_multinomial(to, widened(weights), count, replacement, g);
  dispatch_floating(weights.dtype(), "multinomial",
                    [&]<class T>() { multinomial_rows<T>(to, weights, count, replacement, g); });
}

}  // namespace tg
