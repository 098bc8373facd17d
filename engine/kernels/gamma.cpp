#include "kernels/gamma.h"

#include <cmath>
#include <limits>
#include <vector>

#include "core/overlap.h"
#include "kernels/iterate.h"
#include "kernels/special.h"

namespace tg {
namespace {

// Marsaglia and Tsang's rejection; alpha below 1 is boosted by a uniform's power. Constants are
// those of float, as PyTorch writes them.
template <class T>
T draw_gamma(T alpha, Generator& g) {
  double scale = 1;
  if (alpha < 1) {
    if (alpha == 0) return 0;
    scale = std::pow(1 - g.uniform53(), double(1.0f / alpha));
    alpha += 1;
  }
  double d = alpha - 1.0f / 3.0f, c = 1.0f / std::sqrt(9.0f * d);
  for (;;) {
    double x, y;
    do {
      x = g.normal();
      y = 1 + c * x;
    } while (y <= 0);
    double v = y * y * y, u = 1 - g.uniform53(), xx = x * x;
    if (u < 1 - 0.0331f * xx * xx || std::log(u) < 0.5 * xx + d * (1 - v + std::log(v)))
      return T(scale * d * v);
  }
}

// --- Binomial --------------------------------------------------------------------------------

// What Stirling's formula leaves of log k!.
double stirling_rest(double k) {
  constexpr double kRest[] = {0.0810614667953272,  0.0413406959554092, 0.0276779256849983,
                              0.02079067210376509, 0.0166446911898211, 0.0138761288230707,
                              0.0118967099458917,  0.0104112652619720, 0.00925546218271273,
                              0.00833056343336287};
  if (k <= 9) return kRest[size_t(k)];
  double square = (k + 1) * (k + 1);
  return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / square) / square) / (k + 1);
}

// Few successes: the trials between them are geometric.
template <class T>
T draw_few(T count, T p, Generator& g) {
  double passed = 0, log_failure = std::log1p(-p);
  for (T found = 0;; ++found) {
    passed += std::ceil(std::log(g.uniform53()) / log_failure);
    if (passed > count) return found;
  }
}

// Hoermann's transformed rejection with a squeeze.
template <class T>
T draw_many(T count, T p, Generator& g) {
  double spread = std::sqrt(count * p * (1 - p));
  double b = 1.15 + 2.53 * spread, a = -0.0873 + 0.0248 * b + 0.01 * p, c = count * p + 0.5;
  double v_r = 0.92 - 4.2 / b, r = p / (1 - p), alpha = (2.83 + 5.1 / b) * spread;
  double m = std::floor((count + 1) * p);
  for (;;) {
    double u = g.uniform53() - 0.5, v = g.uniform53(), us = 0.5 - std::abs(u);
    T k = T(std::floor((2 * a / us + b) * u + c));
    if (k < 0 || k > count) continue;
    if (us >= 0.07 && v <= v_r) return k;
    v = std::log(v * alpha / (a / (us * us) + b));
    double bound = (m + 0.5) * std::log((m + 1) / (r * (count - m + 1))) +
                   (count + 1) * std::log((count - m + 1) / (count - k + 1)) +
                   (k + 0.5) * std::log(r * (count - k + 1) / (k + 1)) + stirling_rest(m) +
                   stirling_rest(count - m) - stirling_rest(k) - stirling_rest(count - k);
    if (v <= bound) return k;
  }
}

template <class T>
T draw_binomial(T count, T p, Generator& g) {
  if (count <= 0 || p <= 0) return 0;
  if (p >= 1) return count;
  if (std::isnan(p)) return p;
  bool swapped = p > T(0.5);  // failures are counted then
  T rarer = swapped ? T(1.0 - p) : p;
  T found = count * rarer >= 10 ? draw_many(count, rarer, g) : draw_few(count, rarer, g);
  return swapped ? count - found : found;
}

}  // namespace

void fill_standard_gamma(const Tensor& t, const Tensor& alpha, Generator& g) {
  dispatch_floating(t.dtype(), "gamma", [&]<class T>() {
    iterate(
        [&](std::byte* const* at, const int64_t* step, int64_t count) {
          for (int64_t i = 0; i < count; ++i)
            *reinterpret_cast<T*>(at[0] + i * step[0]) =
                std::max(std::numeric_limits<T>::min(),
                         draw_gamma(*reinterpret_cast<T*>(at[1] + i * step[1]), g));
        },
        t, alpha);
  });
}

void fill_dirichlet(const Tensor& t, const Tensor& alpha, Generator& g) {
  dispatch_floating(t.dtype(), "dirichlet", [&]<class T>() {
    int64_t n = alpha.dim() == 0 ? 1 : alpha.size(-1), rows = n == 0 ? 0 : t.numel() / n;
    const T* a = alpha.data<T>();
    T* out = t.data<T>();
    std::vector<double> draws(size_t(t.numel()));
    for (size_t i = 0; i < draws.size(); ++i)
      draws[i] = std::max(std::numeric_limits<double>::min(), draw_gamma(double(a[i]), g));
    const double most = std::nextafter(T(1), T(0)), least = std::numeric_limits<T>::min();
    for (int64_t row = 0; row < rows; ++row) {
      double sum = 0;
      for (int64_t i = row * n; i < (row + 1) * n; ++i) sum += draws[size_t(i)];
      for (int64_t i = row * n; i < (row + 1) * n; ++i)
        out[i] = T(std::min(most, std::max(least, draws[size_t(i)] / sum)));
    }
  });
}

void fill_binomial(const Tensor& t, const Tensor& count, const Tensor& probability, Generator& g) {
  dispatch_floating(t.dtype(), "binomial_cpu", [&]<class T>() {
    iterate(
        [&](std::byte* const* at, const int64_t* step, int64_t n) {
          for (int64_t i = 0; i < n; ++i)
            *reinterpret_cast<T*>(at[0] + i * step[0]) =
                draw_binomial(*reinterpret_cast<T*>(at[1] + i * step[1]),
                              *reinterpret_cast<T*>(at[2] + i * step[2]), g);
        },
        t, count, probability);
  });
}

namespace draws {

// By a power series for small x, a saddle point for large alpha, and a fitted rational function
// between.
template <class T>
T gamma_slope(T alpha_of_type, T x_of_type) {
  double x = x_of_type, alpha = alpha_of_type;
  if (x < 0.8f) {
    double top = 1, bottom = alpha, first = top / bottom, second = top / (bottom * bottom);
    for (int i = 1; i <= 5; ++i) {
      top *= -x / i;
      bottom += 1;
      first += top / bottom;
      second += top / (bottom * bottom);
    }
    double power = std::pow(x, alpha), density = std::pow(x, alpha - 1) * std::exp(-x);
    double slope = (std::log(x) - special::digamma(alpha)) * (power * first) - power * second;
    double result = -slope / density;
    return std::isnan(result) ? T(0) : T(result);
  }
  if (alpha > 8) {
    if (0.9f * alpha <= x && x <= 1.1f * alpha) {
      double first = 1 + 24 * alpha * (1 + 12 * alpha);
      double second = 1440 * (alpha * alpha) + 6 * x * (53 - 120 * x) - 65 * x * x / alpha +
                      alpha * (107 + 3600 * x);
      return T(first * second / (1244160 * (alpha * alpha) * (alpha * alpha)));
    }
    double root = std::sqrt(8 * alpha), ratio = std::log(x / alpha);
    double near = root / (alpha - x), far = std::pow(x - alpha - alpha * ratio, -1.5);
    double term = ratio * (x < alpha ? near - far : near + far) -
                  std::sqrt(2 / alpha) * (alpha + x) / ((alpha - x) * (alpha - x));
    double stirling = 1 + 1 / (12 * alpha) * (1 + 1 / (24 * alpha));
    return T(-stirling * (x * term) / root);
  }
  constexpr double kFit[3][8] = {
      {0.16009398, -0.094634809, 0.025146376, -0.0030648343, 1, 0.32668115, 0.10406089,
       0.0014179084},
      {0.53487893, 0.1298071, 0.065735949, -0.0015649758, 0.16639465, 0.020070113, -0.0035938915,
       -0.00058392623},
      {0.040121004, -0.0065914022, -0.0026286047, -0.0013441777, 0.017050642, -0.0021309326,
       0.00085092367, -1.5247877e-07},
  };
  double u = std::log(x / alpha), v = std::log(alpha), c[8];
  for (int i = 0; i < 8; ++i) c[i] = kFit[0][i] + u * (kFit[1][i] + u * kFit[2][i]);
  double p = c[0] + v * (c[1] + v * (c[2] + v * c[3]));
  double q = c[4] + v * (c[5] + v * (c[6] + v * c[7]));
  return T(std::exp(p / q));
}

namespace {

// Both by power series, for x near 0.
template <class T>
T small_by_alpha(T x, T alpha, T beta) {
  T factor = T(special::digamma(alpha)) - T(special::digamma(T(alpha + beta))) - std::log(x);
  T top = 1, series = top / alpha * (factor + 1 / alpha);
  for (int i = 1; i <= 10; ++i) {
    top *= (T(i) - beta) * x / T(i);
    T bottom = alpha + T(i);
    series += top / bottom * (factor + 1 / bottom);
  }
  T result = x * std::pow(1 - x, -beta) * series;
  return std::isnan(result) ? T(0) : result;
}
template <class T>
T small_by_beta(T x, T alpha, T beta) {
  T factor = T(special::digamma(T(alpha + beta))) - T(special::digamma(beta));
  T top = 1, betas = 1, slopes = 0, series = factor / alpha;
  for (int i = 1; i <= 8; ++i) {
    top *= -x / T(i);
    slopes = slopes * (beta - T(i)) + betas;
    betas = betas * (beta - T(i));
    series += top / (alpha + T(i)) * (slopes + factor * betas);
  }
  T result = -std::pow(1 - x, 1 - beta) * series;
  return std::isnan(result) ? T(0) : result;
}

// By a saddle point, for both parameters large.
double large_both(double x, double a, double b) {
  double total = a + b, mean = a / total, deviation = std::sqrt(a * b / (total + 1)) / total;
  if (mean - 0.1 * deviation <= x && x <= mean + 0.1 * deviation) {  // singular at the mean
    double inner = 8 * (1 - x) * (135 * b - 11);
    inner = (453 + 1620 * b * (1 - x) - 455 * x) * b + a * inner;
    inner = 3 * (59 + 180 * b - 90 * x) * (b * b) + a * inner;
    inner = (43 + 20 * (16 + 27 * b) * x) * (b * b) * b + a * inner;
    double whole = 47 * x * (b * b) * (b * b) + a * inner;
    double top = (1 + 12 * a) * (1 + 12 * b) / (total * total);
    return top / (1 - x) * whole / (12960 * a * a * a * b * b * (1 + 12 * total));
  }
  auto stirling = [](double n) { return 1 + 1 / (12 * n) + 1 / (288 * n * n); };
  double front = -x / std::sqrt(2 * a * b / total);
  double off = a * (x - 1) + b * x;
  double first = (2 * (a * a) * (x - 1) + a * b * (x - 1) - x * (b * b)) /
                 (std::sqrt(2 * a / b) * std::pow(total, 1.5) * off * off);
  double second = 0.5 * std::log(a / (total * x));
  double third = std::sqrt(8 * a * b / total) / (b * x + a * (x - 1));
  double fourth =
      std::pow(b * std::log(b / (total * (1 - x))) + a * std::log(a / (total * x)), -1.5);
  return stirling(a) * stirling(b) / stirling(total) * front *
         (first + second * (third + (x < mean ? fourth : -fourth)));
}

}  // namespace

template <class T>
T dirichlet_slope(T x, T alpha, T total) {
  T beta = total - alpha, edge = total * x * (1 - x);
  if (x <= T(0.5) && edge < T(2.5)) return small_by_alpha(x, alpha, beta);
  if (x >= T(0.5) && edge < T(0.75)) return -small_by_beta(T(1 - x), beta, alpha);
  double x_ = x, alpha_ = alpha, total_ = total, beta_ = total_ - alpha_;
  if (alpha > 6 && beta > 6) return T(large_both(x_, alpha_, beta_));
  // A fitted rational function corrects an approximation.
  constexpr double kFit[2][3][3][4] = {
      {{{1.003668233, -0.01061107488, -0.0657888334, 0.01201642863},
        {0.6336835991, -0.3557432599, 0.05486251648, -0.001465281033},
        {-0.03276231906, 0.004474107445, 0.002429354597, -0.0001557569013}},
       {{0.221950385, -0.3187676331, 0.01799915743, 0.01074823814},
        {-0.2951249643, 0.06219954479, 0.01535556598, 0.001550077057},
        {0.02155310298, 0.004170831599, 0.001292462449, 6.976601077e-05}},
       {{-0.05980841433, 0.008441916499, 0.01085618172, 0.002319392565},
        {0.02911413504, 0.01400243777, -0.002721828457, 0.000751041181},
        {0.005900514878, -0.001936558688, -9.495446725e-06, 5.385558597e-05}}},
      {{{1, -0.02924021934, -0.04438342661, 0.007285809825},
        {0.6357567472, -0.3473456711, 0.05454656494, -0.002407477521},
        {-0.03301322327, 0.004845219414, 0.00231480583, -0.0002307248149}},
       {{0.5925320577, -0.1757678135, 0.01505928619, 0.000564515273},
        {0.1014815858, -0.06589186703, 0.01272886114, -0.0007316646956},
        {-0.007258481865, 0.001096195486, 0.0003934994223, -4.12701925e-05}},
       {{0.06469649321, -0.0236701437, 0.002902096474, -5.896963079e-05},
        {0.001925008108, -0.002869809258, 0.0008000589141, -6.063713228e-05},
        {-0.0003477407336, 6.959756487e-05, 1.097287507e-05, -1.650964693e-06}}},
  };
  double u = std::log(x_), a = std::log(alpha_) - u, b = std::log(total_) - a;
  double us[] = {1, u, u * u}, as[] = {1, a, a * a}, sums[] = {0, 0};
  for (int k = 0; k < 2; ++k)
    for (int i = 0; i < 3; ++i)
      for (int j = 0; j < 3; ++j) {
        const double* c = kFit[k][i][j];
        sums[k] += us[i] * as[j] * (c[0] + b * (c[1] + b * (c[2] + b * c[3])));
      }
  double rough = x_ * (special::digamma(total_) - special::digamma(alpha_)) / beta_;
  return T(sums[0] / sums[1] * rough);
}

template float gamma_slope(float, float);
template double gamma_slope(double, double);
template float dirichlet_slope(float, float, float);
template double dirichlet_slope(double, double, double);

}  // namespace draws
}  // namespace tg
