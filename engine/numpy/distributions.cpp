#include "numpy/distributions.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string_view>
#include <type_traits>
#include <utility>

#include "numpy/ziggurat.h"

namespace tg::numpy {
namespace {

constexpr double kPi = 3.14159265358979323846;

// What the other distributions are made of, by whose stream it is.

struct Legacy {
  Bits& bits;

  double uniform() { return bits.uniform(); }
  double exponential() { return -std::log(1.0 - uniform()); }
  // Two at a time, by the polar method.
  double normal() {
    if (bits.has_gauss) {
      bits.has_gauss = false;
      return std::exchange(bits.gauss, 0.0);
    }
    double x, y, square;
    do {
      x = 2.0 * uniform() - 1.0;
      y = 2.0 * uniform() - 1.0;
      square = x * x + y * y;
    } while (square >= 1.0 || square == 0.0);
    double factor = std::sqrt(-2.0 * std::log(square) / square);
    bits.gauss = factor * x;
    bits.has_gauss = true;
    return factor * y;
  }
};

struct Modern {
  Bits& bits;

  double uniform() { return bits.uniform(); }
  double exponential() { return standard_exponential(bits); }
  double normal() { return standard_normal(bits); }
};

template <class S>
constexpr bool kLegacy = std::is_same_v<S, Legacy>;

// --- Distributions of real numbers: of a source and the parameters ------------------------------

template <class S>
double gamma(S& s, double shape) {
  if (shape == 1.0) return s.exponential();
  if (shape == 0.0) return 0.0;
  if (shape < 1.0) {
    for (;;) {
      double u = s.uniform(), v = s.exponential();
      if (u <= 1.0 - shape) {
        double x = std::pow(u, 1. / shape);
        if (x <= v) return x;
      } else {
        double y = -std::log((1 - u) / shape);
        double x = std::pow(1.0 - shape + shape * y, 1. / shape);
        if (x <= v + y) return x;
      }
    }
  }
  double b = shape - 1. / 3., c = 1. / std::sqrt(9 * b);
  for (;;) {
    double x, v;
    do {
      x = s.normal();
      v = 1.0 + c * x;
    } while (v <= 0.0);
    v = v * v * v;
    double u = s.uniform();
    if (u < 1.0 - 0.0331 * (x * x) * (x * x)) return b * v;
    if (std::log(u) < 0.5 * x * x + b * (1. - v + std::log(v))) return b * v;
  }
}

template <class S>
double chisquare(S& s, double df) {
  return 2.0 * gamma(s, df / 2.0);
}

template <class S>
double beta(S& s, double a, double b) {
  if (a > 1.0 || b > 1.0) {
    double x = gamma(s, a), y = gamma(s, b);
    return x / (x + y);
  }
  if (!kLegacy<S> && a < 3e-103 && b < 3e-103) return (a + b) * s.uniform() < a;
  for (;;) {
    double u = s.uniform(), v = s.uniform();
    double x = std::pow(u, 1.0 / a), y = std::pow(v, 1.0 / b), sum = x + y;
    if (sum > 1.0 || (!kLegacy<S> && u + v <= 0.0)) continue;
    if (kLegacy<S> ? sum > 0 : x > 0 && y > 0) return x / sum;
    double log_x = std::log(u) / a, log_y = std::log(v) / b;
    if (kLegacy<S>) {
      double most = std::max(log_x, log_y);
      log_x -= most;
      log_y -= most;
      return std::exp(log_x - std::log(std::exp(log_x) + std::exp(log_y)));
    }
    double apart = log_x - log_y;
    if (apart > 0) return std::exp(-std::log1p(std::exp(-apart)));
    return std::exp(apart - std::log1p(std::exp(apart)));
  }
}

template <class S>
double vonmises(S& s, double mu, double kappa) {
  if (std::isnan(kappa)) return NAN;
  if (kappa < 1e-8) return kPi * (2 * s.uniform() - 1);
  double spread;
  if (kappa < 1e-5) {
    spread = 1. / kappa + kappa;
  } else if (!kLegacy<S> && kappa > 1e6) {
    double x = mu + std::sqrt(1. / kappa) * s.normal();
    if (x < -kPi) x += 2 * kPi;
    if (x > kPi) x -= 2 * kPi;
    return x;
  } else {
    double r = 1 + std::sqrt(1 + 4 * kappa * kappa);
    double rho = (r - std::sqrt(2 * r)) / (2 * kappa);
    spread = (1 + rho * rho) / (2 * rho);
  }
  double w;
  for (;;) {
    double z = std::cos(kPi * s.uniform());
    w = (1 + spread * z) / (spread + z);
    double y = kappa * (spread - w), v = s.uniform();
    if (y * (2 - y) - v >= 0 || std::log(y / v) + 1 - y >= 0) break;
  }
  double angle = std::acos(w);
  if (s.uniform() < 0.5) angle = -angle;
  angle += mu;
  double turned = std::fmod(std::abs(angle) + kPi, 2 * kPi) - kPi;
  return angle < 0 ? -turned : turned;
}

template <class S>
double laplace(S& s, double loc, double scale) {
  for (;;) {
    double u = s.uniform();
    if (u >= 0.5) return loc - scale * std::log(2.0 - u - u);
    if (u > 0.0) return loc + scale * std::log(u + u);
  }
}

template <class S>
double gumbel(S& s, double loc, double scale) {
  for (;;) {
    double u = 1.0 - s.uniform();
    if (u < 1.0) return loc - scale * std::log(-std::log(u));
  }
}

template <class S>
double logistic(S& s, double loc, double scale) {
  for (;;) {
    double u = s.uniform();
    if (u > 0.0) return loc + scale * std::log(u / (1.0 - u));
  }
}

template <class S>
double triangular(S& s, double left, double mode, double right) {
  double base = right - left, before = mode - left, u = s.uniform();
  if (u <= before / base) return left + std::sqrt(u * (before * base));
  return right - std::sqrt((1.0 - u) * ((right - mode) * base));
}

template <class S>
double wald(S& s, double mean, double scale) {
  double y = s.normal(), x;
  y = mean * y * y;
  if constexpr (kLegacy<S>)
    x = mean + mean / (2 * scale) * (y - std::sqrt(4 * scale * y + y * y));
  else
    x = mean * (1 - 2 / (1 + std::sqrt(1 + 4 * scale / y)));
  return s.uniform() <= mean / (mean + x) ? x : mean * mean / x;
}

template <class S>
double standard_t(S& s, double df) {
  double x = s.normal(), y = gamma(s, df / 2);
  return std::sqrt(df / 2) * x / std::sqrt(y);
}

// --- Of whole numbers ----------------------------------------------------------------------------

// The logarithm of the gamma function, as these distributions have it.
double log_gamma(double x) {
  constexpr double kSeries[] = {
      8.333333333333333e-02, -2.777777777777778e-03, 7.936507936507937e-04, -5.952380952380952e-04,
      8.417508417508418e-04, -1.917526917526918e-03, 6.410256410256410e-03, -2.955065359477124e-02,
      1.796443723688307e-01, -1.39243221690590e+00};
  if (x == 1.0 || x == 2.0) return 0.0;
  auto n = x < 7.0 ? int64_t(7 - x) : 0;
  double large = x + double(n), square = (1.0 / large) * (1.0 / large), sum = kSeries[9];
  for (int k = 8; k >= 0; --k) sum = sum * square + kSeries[k];
  double y = sum / large + 0.5 * 1.8378770664093453e+00 + (large - 0.5) * std::log(large) - large;
  for (int64_t k = 0; k < n; ++k) {
    y -= std::log(large - 1.0);
    large -= 1.0;
  }
  return y;
}

template <class S>
int64_t poisson(S& s, double rate) {
  if (rate == 0) return 0;
  if (rate < 10) {
    double end = std::exp(-rate), product = 1.0;
    for (int64_t count = 0;; ++count) {
      product *= s.uniform();
      if (!(product > end)) return count;
    }
  }
  // Hörmann's transformed rejection.
  double root = std::sqrt(rate), log_rate = std::log(rate), b = 0.931 + 2.53 * root;
  double a = -0.059 + 0.02483 * b, inverse = 1.1239 + 1.1328 / (b - 3.4);
  double most = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    double u = s.uniform() - 0.5, v = s.uniform(), edge = 0.5 - std::abs(u);
    auto k = int64_t(std::floor((2 * a / edge + b) * u + rate + 0.43));
    if (edge >= 0.07 && v <= most) return k;
    if (k < 0 || (edge < 0.013 && v > edge)) continue;
    if (std::log(v) + std::log(inverse) - std::log(a / (edge * edge) + b) <=
        -rate + double(k) * log_rate - log_gamma(double(k) + 1))
      return k;
  }
}

template <class S>
int64_t binomial_by_inversion(S& s, int64_t n, double p) {
  double q = 1.0 - p, mean = double(n) * p;
  double none = std::exp(double(n) * (kLegacy<S> ? std::log(q) : std::log1p(-p)));
  auto bound = int64_t(std::min(double(n), mean + 10.0 * std::sqrt(mean * q + 1)));
  double chance = none, u = s.uniform();
  int64_t x = 0;
  while (u > chance) {
    if (++x > bound) {
      x = 0;
      chance = none;
      u = s.uniform();
    } else {
      u -= chance;
      chance = (double(n - x + 1) * p * chance) / (double(x) * q);
    }
  }
  return x;
}

double stirling(double x) {
  double square = x * x;
  return (13680. - (462. - (132. - (99. - 140. / square) / square) / square) / square) / x /
         166320.;
}

// Kachitvichyanukul and Schmeiser's algorithm BTPE, of p up to a half.
template <class S>
int64_t binomial_by_parts(S& s, int64_t count, double r) {
  auto n = double(count);
  double q = 1.0 - r, fm = n * r + r;
  auto m = int64_t(std::floor(fm));
  double p1 = std::floor(2.195 * std::sqrt(n * r * q) - 4.6 * q) + 0.5;
  double xm = double(m) + 0.5, xl = xm - p1, xr = xm + p1, c = 0.134 + 20.5 / (15.3 + double(m));
  double a = (fm - xl) / (fm - xl * r), left = a * (1.0 + a / 2.0);
  a = (xr - fm) / (xr * q);
  double right = a * (1.0 + a / 2.0);
  double p2 = p1 * (1.0 + 2.0 * c), p3 = p2 + c / left, p4 = p3 + c / right, nrq = n * r * q;
  for (;;) {
    double u = s.uniform() * p4, v = s.uniform();
    if (u <= p1) return int64_t(std::floor(xm - p1 * v + u));
    int64_t y;
    if (u <= p2) {
      double x = xl + (u - p1) / c;
      v = v * c + 1.0 - std::abs(double(m) - x + 0.5) / p1;
      if (v > 1.0) continue;
      y = int64_t(std::floor(x));
    } else if (u <= p3) {
      double x = std::floor(xl + std::log(v) / left);
      if (x < 0 || v == 0.0) continue;
      y = int64_t(x);
      v = v * (u - p2) * left;
    } else {
      double x = std::floor(xr - std::log(v) / right);
      if (x > n || v == 0.0) continue;
      y = int64_t(x);
      v = v * (u - p3) * right;
    }
    auto k = double(std::abs(y - m));
    if (k <= 20 || k >= nrq / 2.0 - 1) {
      double odds = r / q, step = odds * (n + 1), f = 1.0;
      for (int64_t i = m + 1; i <= y; ++i) f *= step / double(i) - odds;
      for (int64_t i = y + 1; i <= m; ++i) f /= step / double(i) - odds;
      if (v > f) continue;
      return y;
    }
    double rho = (k / nrq) * ((k * (k / 3.0 + 0.625) + 0.16666666666666666) / nrq + 0.5);
    double t = -k * k / (2 * nrq), log_v = std::log(v);
    if (log_v < t - rho) return y;
    if (log_v > t + rho) continue;
    double x1 = double(y) + 1, f1 = double(m) + 1, z = n + 1 - double(m), w = n - double(y) + 1;
    if (log_v > xm * std::log(f1 / x1) + (n - double(m) + 0.5) * std::log(z / w) +
                    double(y - m) * std::log(w * r / (x1 * q)) + stirling(f1) + stirling(z) +
                    stirling(x1) + stirling(w))
      continue;
    return y;
  }
}

template <class S>
int64_t binomial(S& s, int64_t n, double p) {
  if (!kLegacy<S> && (n == 0 || p == 0)) return 0;
  double less = std::min(p, 1.0 - p);
  int64_t x =
      less * double(n) <= 30.0 ? binomial_by_inversion(s, n, less) : binomial_by_parts(s, n, less);
  return p <= 0.5 ? x : n - x;
}

template <class S>
int64_t geometric(S& s, double p) {
  if (p >= 0.333333333333333333333333) {
    double sum = p, product = p, u = s.uniform();
    int64_t x = 1;
    for (; u > sum; ++x) {
      product *= 1.0 - p;
      sum += product;
    }
    return x;
  }
  double x =
      kLegacy<S> ? std::log1p(-s.uniform()) / std::log(1 - p) : -s.exponential() / std::log1p(-p);
  x = std::ceil(x);
  return x >= 9.223372036854776e+18 ? INT64_MAX : int64_t(x);
}

template <class S>
int64_t zipf(S& s, double a) {
  if (!kLegacy<S> && a >= 1025) return 1;
  double less = a - 1.0, b = std::pow(2.0, less), most = 9223372036854775807.0;
  double least = std::pow(most, -less);
  for (;;) {
    double u = s.uniform(), v = s.uniform();
    u = kLegacy<S> ? 1.0 - u : u * least + (1 - u);
    double x = std::floor(std::pow(u, -1.0 / less));
    if (x > most || x < 1.0) continue;
    double t = std::pow(1.0 + 1.0 / x, less);
    if (v * x * (t - 1.0) / (b - 1.0) <= t / b) return int64_t(x);
  }
}

template <class S>
int64_t logseries(S& s, double p) {
  double r = kLegacy<S> ? std::log(1.0 - p) : std::log1p(-p);
  for (;;) {
    double v = s.uniform();
    if (v >= p) return 1;
    double u = s.uniform();
    double q = kLegacy<S> ? 1.0 - std::exp(r * u) : -std::expm1(r * u);
    if (v > q * q) return v >= q ? 1 : 2;
    auto x = int64_t(std::floor(1 + std::log(v) / std::log(q)));
    if (x >= 1 && v != 0.0) return x;
  }
}

template <class S>
double noncentral_chisquare(S& s, double df, double nonc) {
  if (!kLegacy<S> && std::isnan(nonc)) return NAN;
  if (nonc == 0) return chisquare(s, df);
  if (df > 1) {
    double x = chisquare(s, df - 1), n = s.normal() + std::sqrt(nonc);
    return x + n * n;
  }
  int64_t i = poisson(s, nonc / 2.0);
  double x = chisquare(s, df + 2 * double(i));
  return std::isnan(nonc) ? NAN : x;
}

// --- The table -----------------------------------------------------------------------------------

struct Row {
  std::string_view name;
  Kind kind;
  double (*legacy)(Legacy&, const double*);
  double (*modern)(Modern&, const double*);
};

// Both streams of a distribution: f is called with a source and the parameters.
template <class F>
constexpr Row row(std::string_view name, size_t parameters, F, bool whole = false) {
  return {name,
          {parameters, whole},
          [](Legacy& s, const double* p) { return double(F()(s, p)); },
          [](Modern& s, const double* p) { return double(F()(s, p)); }};
}

#define TG_DRAW [](auto& s, [[maybe_unused]] const double* p)
constexpr Row kRows[] = {
    row(
        "random", 0, TG_DRAW { return s.uniform(); }),
    row(
        "uniform", 2, TG_DRAW { return p[0] + p[1] * s.uniform(); }),
    row(
        "standard_normal", 0, TG_DRAW { return s.normal(); }),
    row(
        "normal", 2, TG_DRAW { return p[0] + p[1] * s.normal(); }),
    row(
        "lognormal", 2, TG_DRAW { return std::exp(p[0] + p[1] * s.normal()); }),
    row(
        "standard_exponential", 0, TG_DRAW { return s.exponential(); }),
    row(
        "inverse_exponential", 0, TG_DRAW { return -std::log1p(-s.uniform()); }),
    row(
        "exponential", 1, TG_DRAW { return p[0] * s.exponential(); }),
    row(
        "standard_gamma", 1, TG_DRAW { return gamma(s, p[0]); }),
    row(
        "gamma", 2, TG_DRAW { return p[1] * gamma(s, p[0]); }),
    row(
        "beta", 2, TG_DRAW { return beta(s, p[0], p[1]); }),
    row(
        "chisquare", 1, TG_DRAW { return chisquare(s, p[0]); }),
    row(
        "noncentral_chisquare", 2, TG_DRAW { return noncentral_chisquare(s, p[0], p[1]); }),
    row(
        "f", 2,
        TG_DRAW {
          double above = chisquare(s, p[0]) * p[1];
          return above / (chisquare(s, p[1]) * p[0]);
        }),
    row(
        "noncentral_f", 3,
        TG_DRAW {
          double above = noncentral_chisquare(s, p[0], p[2]) * p[1];
          return above / (chisquare(s, p[1]) * p[0]);
        }),
    row(
        "standard_cauchy", 0,
        TG_DRAW {
          double above = s.normal();
          return above / s.normal();
        }),
    row(
        "standard_t", 1, TG_DRAW { return standard_t(s, p[0]); }),
    row(
        "vonmises", 2, TG_DRAW { return vonmises(s, p[0], p[1]); }),
    row(
        "pareto", 1,
        TG_DRAW {
          double x = s.exponential() / p[0];
          return kLegacy<std::decay_t<decltype(s)>> ? std::exp(x) - 1 : std::expm1(x);
        }),
    row(
        "weibull", 1, TG_DRAW { return p[0] == 0 ? 0.0 : std::pow(s.exponential(), 1. / p[0]); }),
    row(
        "power", 1,
        TG_DRAW {
          double x = -s.exponential();
          double y = kLegacy<std::decay_t<decltype(s)>> ? 1 - std::exp(x) : -std::expm1(x);
          return std::pow(y, 1. / p[0]);
        }),
    row(
        "laplace", 2, TG_DRAW { return laplace(s, p[0], p[1]); }),
    row(
        "gumbel", 2, TG_DRAW { return gumbel(s, p[0], p[1]); }),
    row(
        "logistic", 2, TG_DRAW { return logistic(s, p[0], p[1]); }),
    row(
        "rayleigh", 1,
        TG_DRAW {
          double x;
          if constexpr (kLegacy<std::decay_t<decltype(s)>>)
            x = -2.0 * std::log1p(-s.uniform());
          else
            x = 2.0 * s.exponential();
          return p[0] * std::sqrt(x);
        }),
    row(
        "wald", 2, TG_DRAW { return wald(s, p[0], p[1]); }),
    row(
        "triangular", 3, TG_DRAW { return triangular(s, p[0], p[1], p[2]); }),
    row(
        "binomial", 2, TG_DRAW { return binomial(s, int64_t(p[0]), p[1]); }, true),
    row(
        "negative_binomial", 2, TG_DRAW { return poisson(s, (1 - p[1]) / p[1] * gamma(s, p[0])); },
        true),
    row(
        "poisson", 1, TG_DRAW { return poisson(s, p[0]); }, true),
    row(
        "geometric", 1, TG_DRAW { return geometric(s, p[0]); }, true),
    row(
        "zipf", 1, TG_DRAW { return zipf(s, p[0]); }, true),
    row(
        "logseries", 1, TG_DRAW { return logseries(s, p[0]); }, true),
};
#undef TG_DRAW

const Row& row_of(const std::string& name) {
  for (const Row& each : kRows)
    if (each.name == name) return each;
  fail(ErrorType::Runtime, "malformed call: no distribution ", name);
}

// Calls f with what draws one number by its parameters.
template <class F>
decltype(auto) with_draw(const Row& row, Stream stream, Bits& bits, F&& f) {
  if (stream == Stream::RandomState) {
    Legacy source{bits};
    return f([&](const double* p) { return row.legacy(source, p); });
  }
  Modern source{bits};
  return f([&](const double* p) { return row.modern(source, p); });
}

constexpr size_t kMost = 3;

float gamma_float(Bits& bits, float shape) {
  auto log = [](float x) { return float(std::log(double(x))); };
  if (shape == 1.f) return standard_exponential_float(bits);
  if (shape == 0.f) return 0.f;
  if (shape < 1.f) {
    for (;;) {
      float u = bits.uniform_float(), v = standard_exponential_float(bits);
      if (u <= 1.f - shape) {
        float x = std::pow(u, 1.f / shape);
        if (x <= v) return x;
      } else {
        float y = -log((1.f - u) / shape);
        float x = std::pow(1.f - shape + shape * y, 1.f / shape);
        if (x <= v + y) return x;
      }
    }
  }
  float b = shape - 1.f / 3.f, c = 1.f / std::sqrt(9.f * b);
  for (;;) {
    float x, v;
    do {
      x = standard_normal_float(bits);
      v = 1.f + c * x;
    } while (v <= 0.f);
    v = v * v * v;
    float u = bits.uniform_float();
    if (u < 1.f - 0.0331f * (x * x) * (x * x)) return b * v;
    if (log(u) < 0.5f * x * x + b * (1.f - v + log(v))) return b * v;
  }
}

}  // namespace

Kind kind_of(const std::string& name) { return row_of(name).kind; }

Scalar draw(const std::string& name, Stream stream, Bits& bits, const double* parameters) {
  const Row& row = row_of(name);
  return with_draw(row, stream, bits, [&](auto&& one) -> Scalar {
    double x = one(parameters);
    if (row.kind.whole) return Scalar(int64_t(x));
    return Scalar(x);
  });
}

void fill(const Tensor& t, const std::string& name, Stream stream, Bits& bits,
          const std::vector<Parameter>& parameters) {
  const Row& row = row_of(name);
  double p[kMost] = {};
  const double* each[kMost] = {};
  for (size_t k = 0; k < parameters.size(); ++k) {
    p[k] = parameters[k].value;
    if (parameters[k].values.defined()) each[k] = parameters[k].values.data<double>();
  }
  bool alike = std::all_of(each, each + kMost, [](const double* e) { return !e; });
  with_draw(row, stream, bits, [&](auto&& one) {
    auto run = [&]<class T>(T* out) {
      for (int64_t i = 0, n = t.numel(); i < n; ++i) {
        for (size_t k = 0; !alike && k < kMost; ++k)
          if (each[k]) p[k] = each[k][i];
        out[i] = T(one(p));
      }
    };
    if (row.kind.whole)
      run(t.data<int64_t>());
    else
      run(t.data<double>());
  });
}

void fill_floats(const Tensor& t, const std::string& name, Bits& bits, float parameter) {
  auto* out = t.data<float>();
  auto run = [&](auto&& one) { std::generate(out, out + t.numel(), one); };
  if (name == "random")
    run([&] { return bits.uniform_float(); });
  else if (name == "standard_normal")
    run([&] { return standard_normal_float(bits); });
  else if (name == "standard_exponential")
    run([&] { return standard_exponential_float(bits); });
  else if (name == "inverse_exponential")
    run([&] { return -float(std::log1p(double(-bits.uniform_float()))); });
  else if (name == "standard_gamma")
    run([&] { return gamma_float(bits, parameter); });
  else
    fail(ErrorType::Runtime, "malformed call: no distribution ", name, " of floats");
}

Tensor multinomial(Bits& bits, int64_t n, const Tensor& p, int64_t count) {
  int64_t d = p.numel();
  const auto* chances = p.data<double>();
  Tensor t = empty({count, d}, DType::Int64);
  auto* out = t.data<int64_t>();
  std::fill(out, out + t.numel(), 0);
  Modern source{bits};
  for (int64_t i = 0; i < count; ++i, out += d) {
    double rest = 1.0;
    int64_t left = n;
    for (int64_t k = 0; k + 1 < d && left > 0; ++k) {
      out[k] = binomial(source, left, chances[k] / rest);
      left -= out[k];
      rest -= chances[k];
    }
    if (left > 0) out[d - 1] = left;
  }
  return t;
}

Tensor dirichlet(Bits& bits, Stream stream, const Tensor& alpha, int64_t count) {
  int64_t d = alpha.numel();
  const auto* a = alpha.data<double>();
  Tensor t = empty({count, d}, DType::Float64);
  auto* out = t.data<double>();
  bool small = stream == Stream::Generator && d > 0 && *std::max_element(a, a + d) < 0.1;
  auto run = [&](auto source) {
    if (small) {  // a stick is broken, by betas: the gammas might all be 0
      std::vector<double> rest(size_t(d), 0);
      double sum = 0;
      for (int64_t k = d; k-- > 0;) rest[size_t(k)] = sum += a[k];
      std::fill(out, out + t.numel(), 0.0);
      for (int64_t i = 0; sum > 0 && i < count; ++i, out += d) {
        double left = 1.0;
        for (int64_t k = 0; k + 1 < d && rest[size_t(k)] > 0; ++k) {
          double part = beta(source, a[k], rest[size_t(k + 1)]);
          out[k] = left * part;
          left *= 1 - part;
        }
        out[d - 1] = left;
      }
      return;
    }
    for (int64_t i = 0; i < count; ++i, out += d) {
      double sum = 0.0;
      for (int64_t k = 0; k < d; ++k) sum += out[k] = gamma(source, a[k]);
      double inverse = 1 / sum;
      for (int64_t k = 0; k < d; ++k) out[k] *= inverse;
    }
  };
  if (stream == Stream::RandomState)
    run(Legacy{bits});
  else
    run(Modern{bits});
  return t;
}

}  // namespace tg::numpy
