#include "kernels/normalize.h"

#include <array>
#include <cmath>
#include <tuple>
#include <utility>
#include <vector>

#include "kernels/half.h"
#include "kernels/moments.h"
#include "kernels/number.h"
#include "kernels/vector_sum.h"

namespace tg {
namespace {

using vector_math::each_lane_of;

// A batch, (N, C, …): of each channel `chunks` of `chunk` numbers in a row. Where it is a matrix,
// channels are columns, which PyTorch adds up as its threads do, here two, each half of the rows.
struct Batch {
  int64_t chunks, channels, chunk = 1;
  bool is_matrix;

  explicit Batch(const Tensor& input)
      : chunks(input.size(0)), channels(input.size(1)), is_matrix(input.dim() == 2) {
    for (int64_t d = 2; d < input.dim(); ++d) chunk *= input.size(d);
  }
  int64_t count() const { return chunks * chunk; }  // of a channel
  // Calls f(offset) for each chunk of a channel.
  template <class F>
  void each_chunk(int64_t channel, F&& f) const {
    for (int64_t i = 0; i < chunks; ++i) f((i * channels + channel) * chunk);
  }
  // Calls f(offset) for each number of a channel.
  template <class F>
  void each(int64_t channel, F&& f) const {
    each_chunk(channel, [&](int64_t at) {
      for (int64_t j = 0; j < chunk; ++j) f(at + j);
    });
  }
  // out = f(in..., of...), where `of` has a number for each channel.
  template <class F, class T, size_t N, class... In>
  void map(const F& f, T* out, const std::array<const T*, N>& of, const In*... in) const {
    auto run = [&]<size_t... I>(std::index_sequence<I...>) {
      int64_t width = channels * chunk;
      for (int64_t at = 0; at < chunks * width; at += width) {
        if (chunk == 1) {
          each_lane_of(channels, f, out + at, (in + at)..., of[I]...);
          continue;
        }
        for (int64_t c = 0; c < channels; ++c) {
          const std::array<T, N> constants = {of[I][c]...};
          auto with_constants = [&]<class V>(V v, auto... more) {
            return f(v, more..., number::constant<V>(double(constants[I]))...);
          };
          each_lane_of(chunk, with_constants, out + at + c * chunk, (in + at + c * chunk)...);
        }
      }
    };
    run(std::make_index_sequence<N>());
  }
  // Of the columns of a matrix, what add(sum, in..., of...) makes of each half of the rows.
  template <class Add, class T, size_t N, class... In>
  std::array<std::vector<T>, 2> halves(const Add& add, const std::array<const T*, N>& of,
                                       const T* first, const In*... more) const {
    std::array<std::vector<T>, 2> sums;
    for (auto& half : sums) half.resize(size_t(channels));
    for (int64_t i = 0; i < chunks; ++i) {
      T* half = sums[i < (chunks + 1) / 2 ? 0 : 1].data();
      int64_t at = i * channels;
      std::apply(
          [&](auto... c) {
            each_lane_of(channels, add, half, half, first + at, (more + at)..., c...);
          },
          of);
    }
    return sums;
  }
};

// Mean and sum of squared deviations of each channel.
template <class T>
struct ChannelMoments {
  std::vector<T> mean, squares;

  ChannelMoments(const T* x, const Batch& batch)
      : mean(size_t(batch.channels)), squares(size_t(batch.channels)) {
    double n = double(batch.count());
    if (batch.is_matrix) {
      auto sums =
          batch.halves([](auto sum, auto v) { return sum + v; }, std::array<const T*, 0>{}, x);
      for (size_t c = 0; c < mean.size(); ++c)
        mean[c] = T((double(sums[0][c]) + double(sums[1][c])) / n);
      auto add = [](auto sum, auto v, auto mean) {
        return number::mul_add(v - mean, v - mean, sum);
      };
      auto parts = batch.halves(add, std::array<const T*, 1>{mean.data()}, x);
      for (size_t c = 0; c < mean.size(); ++c) squares[c] = parts[0][c] + parts[1][c];
      return;
    }
    for (size_t c = 0; c < mean.size(); ++c) {
      double sum = 0, total = 0;
      batch.each(int64_t(c), [&](int64_t at) { sum += double(x[at]); });
      T middle = mean[c] = T(sum / n);
      batch.each(int64_t(c),
                 [&](int64_t at) { total += double((x[at] - middle) * (x[at] - middle)); });
      squares[c] = T(total);
    }
  }
};

// Of each channel: the sum of the gradients g, and of their products with x - mean.
template <class T>
struct ChannelSlopes {
  std::vector<double> sum, dot;

  ChannelSlopes(const ChannelGradient& of, const Batch& batch)
      : sum(size_t(batch.channels)), dot(size_t(batch.channels)) {
    const T *g = of.gradient.data<T>(), *x = of.x.data<T>(), *means = of.mean.data<T>();
    if (batch.is_matrix && !of.direct) {
      auto sums = batch.halves([](auto s, auto g) { return s + g; }, std::array<const T*, 0>{}, g);
      auto add = [](auto s, auto x, auto g, auto mean) { return number::mul_add(x - mean, g, s); };
      auto dots = batch.halves(add, std::array<const T*, 1>{means}, x, g);
      for (size_t c = 0; c < sum.size(); ++c) {
        sum[c] = double(sums[0][c] + sums[1][c]);
        dot[c] = double(dots[0][c] + dots[1][c]);
      }
      return;
    }
    for (size_t c = 0; c < sum.size(); ++c) {
      T mean = means[c];
      if (of.direct)
        batch.each(int64_t(c), [&](int64_t at) {
          sum[c] += double(g[at]);
          dot[c] += double(x[at] - mean) * double(g[at]);
        });
      else
        batch.each_chunk(int64_t(c), [&](int64_t at) {
          sum[c] += double(sum_of(g + at, batch.chunk));
          dot[c] += double(dot_product(x + at, g + at, mean, batch.chunk));
        });
    }
  }
  static T sum_of(const T* g, int64_t n) {
    auto add = [](auto sum, auto g) { return sum + g; };
    return vector_sum<32>(
        n, [](auto g) { return g; }, add, add, g);
  }
  static T dot_product(const T* x, const T* g, T mean, int64_t n) {
    return vector_sum<32>(
        n, [mean](auto x, auto g) { return (x - mean) * g; },
        [mean](auto sum, auto x, auto g) { return sum + (x - mean) * g; },
        [mean](auto sum, auto x, auto g) { return number::mul_add(x - mean, g, sum); }, x, g);
  }
};

// The n elements of a tensor, or as many of one value where it is not there.
template <class T>
struct Elements {
  std::vector<T> same;
  const T* at;

  Elements(const Tensor& t, T otherwise, int64_t n)
      : same(t.defined() ? 0 : size_t(n), otherwise), at(t.defined() ? t.data<T>() : same.data()) {}
};

template <class T>
T* channel_at(const Tensor& t, int64_t channel) {
  return t.defined() ? t.data<T>() + channel * t.stride(0) : nullptr;
}

// The gradient of a row; `weight` may be null.
template <class T>
void row_gradient(const T* g, const T* x, const T* weight, T mean, T rstd, int64_t n, T* out) {
  T slope, total;
  if (weight) {
    slope = vector_sum<32>(
        n, [](auto g, auto x, auto w) { return g * x * w; },
        [](auto sum, auto g, auto x, auto w) { return sum + g * x * w; },
        [](auto sum, auto g, auto x, auto w) { return number::mul_add(g * x, w, sum); }, g, x,
        weight);
    total = vector_sum<32>(
        n, [](auto g, auto w) { return g * w; },
        [](auto sum, auto g, auto w) { return sum + g * w; },
        [](auto sum, auto g, auto w) { return number::mul_add(g, w, sum); }, g, weight);
  } else {
    slope = vector_sum<32>(
        n, [](auto g, auto x) { return g * x; },
        [](auto sum, auto g, auto x) { return sum + g * x; },
        [](auto sum, auto g, auto x) { return number::mul_add(g, x, sum); }, g, x);
    auto add = [](auto sum, auto g) { return sum + g; };
    total = vector_sum<32>(
        n, [](auto g) { return g; }, add, add, g);
  }
  T share = T(1) / T(n);
  T by_x = number::mul_add(total, mean, -slope) * rstd * rstd * rstd * share;
  T shift = number::mul_add(-by_x, mean, -(total * rstd * share));
  auto gradient = [=]<class V>(V x, V scaled) {
    return number::mul_add(number::constant<V>(double(by_x)), x, scaled) + shift;
  };
  if (weight)
    each_lane_of(
        n, [=](auto x, auto g, auto w) { return gradient(x, rstd * g * w); }, out, x, g, weight);
  else
    each_lane_of(
        n, [=](auto x, auto g) { return gradient(x, rstd * g); }, out, x, g);
}

// out = factor x + shift in each channel; both come from its moments, weight and bias.
template <class T>
void shift_channels(const Tensor& out, const Tensor& x, const Batch& batch, const T* mean,
                    const T* rstd, const Tensor& weight, const Tensor& bias) {
  Elements<T> weights(weight, 1, batch.channels), biases(bias, 0, batch.channels);
  std::vector<T> factors(size_t(batch.channels)), shifts(factors);
  for (size_t c = 0; c < factors.size(); ++c) {
    factors[c] = rstd[c] * weights.at[c];
    shifts[c] = number::mul_add(-factors[c], mean[c], biases.at[c]);
  }
  batch.map([](auto v, auto factor, auto shift) { return number::mul_add(v, factor, shift); },
            out.data<T>(), std::array<const T*, 2>{factors.data(), shifts.data()}, x.data<T>());
}

// Mean and 1 / deviation, which is computed in Precision, of the n elements at x, kept as those of
// row i.
template <class Precision, class T>
std::pair<T, T> keep_moments(const Normalized& to, int64_t i, const T* x, int64_t n, double eps) {
  Moments<T> m = moments_of(x, n);
  T rstd = T(1 / std::sqrt(Precision(m.variance()) + Precision(eps)));
  to.mean.data<T>()[i] = m.mean;
  to.rstd.data<T>()[i] = rstd;
  return {m.mean, rstd};
}

}  // namespace

// With copies as floats of what is half, and what those of a result are written back to.
Normalized widened(const Normalized& n) {
  return {widened(n.out), widened(n.mean), widened(n.rstd)};
}
void narrow(const Normalized& to, const Normalized& from) {
  narrow(to.out, from.out);
  narrow(to.mean, from.mean);
  narrow(to.rstd, from.rstd);
}
ChannelGradient widened(const ChannelGradient& of) {
  return {widened(of.gradient), widened(of.x), widened(of.mean), widened(of.rstd), of.direct};
}

void normalize_rows(const Normalized& to, const Tensor& x, const Tensor& weight, const Tensor& bias,
                    double eps) {
  if (is_half(x.dtype())) return in_floats<1>(normalize_rows, to, x, weight, bias, eps);
  int64_t rows = to.mean.numel(), width = rows ? x.numel() / rows : 0;
  dispatch_floating(x.dtype(), "LayerNormKernelImpl", [&]<class T>() {
    Elements<T> factors(weight, 1, width), shifts(bias, 0, width);
    for (int64_t i = 0; i < rows; ++i) {
      const T* from = x.data<T>() + i * width;
      auto [mean, rstd] = keep_moments<T>(to, i, from, width, eps);
      each_lane_of(
          width,
          [mean = mean, rstd = rstd](auto v, auto factor, auto shift) {
            return number::mul_add((v - mean) * rstd, factor, shift);
          },
          to.out.data<T>() + i * width, from, factors.at, shifts.at);
    }
  });
}

void normalize_rows_gradient(const Tensor& out, const Tensor& gradient, const Tensor& x,
                             const Tensor& weight, const Tensor& mean, const Tensor& rstd) {
  if (is_half(x.dtype()))
    return in_floats<1>(normalize_rows_gradient, out, gradient, x, weight, mean, rstd);
  int64_t rows = mean.numel(), width = rows ? x.numel() / rows : 0;
  dispatch_floating(x.dtype(), "LayerNormBackwardKernelImpl", [&]<class T>() {
    for (int64_t i = 0; i < rows; ++i)
      row_gradient(gradient.data<T>() + i * width, x.data<T>() + i * width,
                   weight.defined() ? weight.data<T>() : nullptr, mean.data<T>()[i],
                   rstd.data<T>()[i], width, out.data<T>() + i * width);
  });
}

// PyTorch adds the rows up as its threads do, here two, each half of them.
void normalize_rows_weight_gradient(const Tensor& out, const Tensor& gradient, const Tensor& x,
                                    const Tensor& mean, const Tensor& rstd) {
  if (is_half(x.dtype()))
    return in_floats<1>(normalize_rows_weight_gradient, out, gradient, x, mean, rstd);
  int64_t rows = mean.numel(), width = out.numel();
  dispatch_floating(x.dtype(), "LayerNormBackwardKernelImpl", [&]<class T>() {
    std::array<std::vector<T>, 2> halves;
    for (auto& half : halves) half.resize(size_t(width));
    for (int64_t i = 0; i < rows; ++i) {
      T* sums = halves[i < (rows + 1) / 2 ? 0 : 1].data();
      T scale = rstd.data<T>()[i], shift = -scale * mean.data<T>()[i];
      auto add = [scale, shift]<class V>(V sum, V g, V v) {
        V standard = number::mul_add(number::constant<V>(double(scale)), v,
                                     number::constant<V>(double(shift)));
        return number::mul_add(g, standard, sum);
      };
      each_lane_of(width, add, sums, sums, gradient.data<T>() + i * width, x.data<T>() + i * width);
    }
    each_lane_of(
        width, [](auto a, auto b) { return a + b; }, out.data<T>(), halves[0].data(),
        halves[1].data());
  });
}

void normalize_groups(const Normalized& to, const Tensor& x, const Tensor& weight,
                      const Tensor& bias, int64_t area, double eps) {
  if (is_half(x.dtype())) return in_floats<1>(normalize_groups, to, x, weight, bias, area, eps);
  int64_t count = to.mean.numel(), groups = to.mean.size(1);
  int64_t width = count ? x.numel() / count : 0, channels = width / area;
  bool affine = weight.defined() || bias.defined();
  dispatch_floating(x.dtype(), "GroupNormKernelImpl", [&]<class T>() {
    Elements<T> weights(weight, 1, groups * channels), biases(bias, 0, groups * channels);
    for (int64_t i = 0; i < count; ++i) {
      const T* from = x.data<T>() + i * width;
      T* out = to.out.data<T>() + i * width;
      auto [mean, rstd] = keep_moments<double>(to, i, from, width, eps);
      for (int64_t k = 0; k < channels; ++k) {
        int64_t c = i % groups * channels + k;
        T factor = rstd * weights.at[c];
        T shift = number::mul_add(-factor, mean, biases.at[c]);
        auto scale = [=, mean = mean, rstd = rstd]<class V>(V v) {
          return affine ? number::mul_add(number::constant<V>(double(factor)), v,
                                          number::constant<V>(double(shift)))
                        : (v - mean) * rstd;
        };
        each_lane_of(area, scale, out + k * area, from + k * area);
      }
    }
  });
}

void normalize_batch(const Normalized& to, const Tensor& x, const Tensor& weight,
                     const Tensor& bias, const Tensor& running_mean, const Tensor& running_var,
                     double momentum, double eps) {
  if (is_half(x.dtype())) {
    Tensor mean = widened(running_mean), var = widened(running_var), from = widened(x);
    Normalized wide = widened(to);
    normalize_batch(wide, from, widened(weight), widened(bias), mean, var, momentum, eps);
    narrow(running_mean, mean);
    narrow(running_var, var);
    // What is kept of the moments is rounded before it is used.
    narrow(to, wide);
    wide = widened(to);
    shift_channels(wide.out, from, Batch(from), wide.mean.data<float>(), wide.rstd.data<float>(),
                   widened(weight), widened(bias));
    return narrow(to, wide);
  }
  Batch batch(x);
  dispatch_floating(x.dtype(), "batch_norm", [&]<class T>() {
    ChannelMoments<T> m(x.data<T>(), batch);
    T *mean = to.mean.data<T>(), *rstd = to.rstd.data<T>();
    auto n = T(batch.count()), part = T(momentum), rest = T(1 - momentum);
    for (int64_t c = 0; c < batch.channels; ++c) {
      T squares = m.squares[size_t(c)];
      mean[c] = m.mean[size_t(c)];
      rstd[c] = T(1 / std::sqrt(double(squares / n) + eps));
      if (T* at = channel_at<T>(running_mean, c)) *at = part * mean[c] + rest * *at;
      if (T* at = channel_at<T>(running_var, c))
        *at = number::mul_add(part, squares / (n - 1), rest * *at);
    }
    shift_channels(to.out, x, batch, mean, rstd, weight, bias);
  });
}

void normalize_channels(const Tensor& out, const Tensor& x, const Tensor& weight,
                        const Tensor& bias, const Tensor& running_mean, const Tensor& running_var,
                        double eps) {
  if (is_half(x.dtype()))
    return in_floats<1>(normalize_channels, out, x, weight, bias, running_mean, running_var, eps);
  Batch batch(x);
  dispatch_floating(x.dtype(), "batch_norm", [&]<class T>() {
    std::vector<T> mean(size_t(batch.channels)), rstd(mean);
    for (int64_t c = 0; c < batch.channels; ++c) {
      mean[size_t(c)] = *channel_at<T>(running_mean, c);
      rstd[size_t(c)] = 1 / std::sqrt(*channel_at<T>(running_var, c) + T(eps));
    }
    shift_channels(out, x, batch, mean.data(), rstd.data(), weight, bias);
  });
}

void inverse_deviations(const Tensor& out, const Tensor& variances, double eps) {
  if (is_half(variances.dtype())) return in_floats<1>(inverse_deviations, out, variances, eps);
  dispatch_floating(out.dtype(), "batch_norm_backward", [&]<class T>() {
    for (int64_t c = 0; c < out.numel(); ++c)
      out.data<T>()[c] = T(1 / std::sqrt(double(*channel_at<T>(variances, c)) + eps));
  });
}

void normalize_batch_gradient(const Tensor& out, const ChannelGradient& of, const Tensor& weight) {
  if (is_half(of.x.dtype())) return in_floats<1>(normalize_batch_gradient, out, of, weight);
  Batch batch(of.x);
  dispatch_floating(of.x.dtype(), "batch_norm_backward", [&]<class T>() {
    auto n = T(batch.count());
    Elements<T> weights(weight, 1, batch.channels);
    const T *mean = of.mean.data<T>(), *rstd = of.rstd.data<T>();
    ChannelSlopes<T> sums(of, batch);
    std::vector<T> slopes(size_t(batch.channels)), levels(slopes);
    for (size_t c = 0; c < slopes.size(); ++c) {
      slopes[c] = T(sums.dot[c]) * rstd[c] * rstd[c] / n;
      levels[c] = T(sums.sum[c] / double(n));
    }
    auto gradient = [direct = of.direct](auto g, auto x, auto mean, auto rstd, auto weight,
                                         auto slope, auto level) {
      auto inner =
          direct ? g - level - (x - mean) * slope : number::mul_add(mean - x, slope, g - level);
      return inner * rstd * weight;
    };
    batch.map(gradient, out.data<T>(),
              std::array<const T*, 5>{mean, rstd, weights.at, slopes.data(), levels.data()},
              of.gradient.data<T>(), of.x.data<T>());
  });
}

void scale_channels(const Tensor& out, const Tensor& gradient, const Tensor& rstd,
                    const Tensor& weight) {
  if (is_half(gradient.dtype())) return in_floats<1>(scale_channels, out, gradient, rstd, weight);
  Batch batch(out);
  dispatch_floating(out.dtype(), "batch_norm_backward", [&]<class T>() {
    Elements<T> weights(weight, 1, batch.channels);
    batch.map([](auto g, auto rstd, auto weight) { return g * rstd * weight; }, out.data<T>(),
              std::array<const T*, 2>{rstd.data<T>(), weights.at}, gradient.data<T>());
  });
}

void channel_weight_gradient(const Tensor& out, const ChannelGradient& of) {
  if (is_half(of.x.dtype())) return in_floats<1>(channel_weight_gradient, out, of);
  dispatch_floating(out.dtype(), "batch_norm_backward", [&]<class T>() {
    ChannelSlopes<T> sums(of, Batch(of.x));
    for (size_t c = 0; c < sums.dot.size(); ++c)
      out.data<T>()[c] = T(sums.dot[c] * double(of.rstd.data<T>()[c]));
  });
}
void channel_bias_gradient(const Tensor& out, const ChannelGradient& of) {
  if (is_half(of.x.dtype())) return in_floats<1>(channel_bias_gradient, out, of);
  dispatch_floating(out.dtype(), "batch_norm_backward", [&]<class T>() {
    ChannelSlopes<T> sums(of, Batch(of.x));
    for (size_t c = 0; c < sums.sum.size(); ++c) out.data<T>()[c] = T(sums.sum[c]);
  });
}

}  // namespace tg
