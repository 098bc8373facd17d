#include "kernels/normalize.h"

#include <array>
#include <cmath>
#include <vector>

#include "kernels/moments.h"
#include "kernels/number.h"
#include "kernels/vector_sum.h"

namespace tg {
namespace {

using vector_math::each_lane_of;

// The numbers of a channel in a batch: `chunks` of `chunk` in a row, `step` apart. Where it is a
// column of a matrix, PyTorch adds them up as its threads do, here two, each half of the rows.
struct Channel {
  int64_t chunks, chunk, step;
  bool column;

  explicit Channel(const Tensor& input)
      : chunks(input.size(0)), chunk(1), step(input.size(1)), column(input.dim() == 2) {
    for (int64_t d = 2; d < input.dim(); ++d) chunk *= input.size(d);
    step *= chunk;
  }
  int64_t count() const { return chunks * chunk; }
  // Calls f(offset).
  template <class F>
  void each(F&& f) const {
    for (int64_t i = 0; i < chunks; ++i)
      for (int64_t j = 0; j < chunk; ++j) f(i * step + j);
  }
  // out = f(in...), numbers or several at a time.
  template <class F, class T, class... In>
  void map(const F& f, T* out, const In*... in) const {
    for (int64_t i = 0; i < chunks; ++i)
      if (chunk == 1)
        out[i * step] = f(in[i * step]...);
      else
        each_lane_of(chunk, f, out + i * step, (in + i * step)...);
  }
  // Of a column, what add(sum, offset) makes of each half.
  template <class T, class Add>
  std::array<T, 2> halves(Add&& add) const {
    std::array<T, 2> sums{};
    for (int64_t i = 0; i < chunks; ++i) {
      T& sum = sums[i < (chunks + 1) / 2 ? 0 : 1];
      sum = add(sum, i * step);
    }
    return sums;
  }
};

// Mean and sum of squared deviations of a channel.
template <class T>
struct ChannelMoments {
  T mean, squares;

  ChannelMoments(const T* x, const Channel& channel) {
    double n = double(channel.count());
    if (channel.column) {
      auto sums = channel.halves<T>([&](T sum, int64_t at) { return sum + x[at]; });
      mean = T((double(sums[0]) + double(sums[1])) / n);
      auto parts = channel.halves<T>(
          [&](T sum, int64_t at) { return number::mul_add(x[at] - mean, x[at] - mean, sum); });
      squares = parts[0] + parts[1];
    } else {
      double sum = 0, total = 0;
      channel.each([&](int64_t at) { sum += double(x[at]); });
      mean = T(sum / n);
      channel.each([&](int64_t at) { total += double((x[at] - mean) * (x[at] - mean)); });
      squares = T(total);
    }
  }
};

// Of a channel: the sum of the gradients g, and of their products with x - mean.
template <class T>
struct ChannelSlopes {
  double sum = 0, dot = 0;

  // `direct` where PyTorch's vector kernels do not serve, as a gradient is not packed.
  ChannelSlopes(const T* g, const T* x, T mean, const Channel& channel, bool direct) {
    if (direct) {
      channel.each([&](int64_t at) {
        sum += double(g[at]);
        dot += double(x[at] - mean) * double(g[at]);
      });
      return;
    }
    if (channel.column) {
      auto sums = channel.halves<T>([&](T s, int64_t at) { return s + g[at]; });
      auto dots = channel.halves<T>(
          [&](T s, int64_t at) { return number::mul_add(x[at] - mean, g[at], s); });
      sum = double(sums[0] + sums[1]);
      dot = double(dots[0] + dots[1]);
      return;
    }
    auto first = [](auto g) { return g; };
    auto add = [](auto s, auto g) { return s + g; };
    auto product = [mean](auto x, auto g) { return (x - mean) * g; };
    auto add_product = [mean](auto s, auto x, auto g) { return s + (x - mean) * g; };
    auto last_product = [mean](auto s, auto x, auto g) { return number::mul_add(x - mean, g, s); };
    for (int64_t i = 0; i < channel.chunks; ++i) {
      const T *gs = g + i * channel.step, *xs = x + i * channel.step;
      sum += double(vector_sum<32>(channel.chunk, first, add, add, gs));
      dot += double(vector_sum<32>(channel.chunk, product, add_product, last_product, xs, gs));
    }
  }
};

// The n elements of a tensor, or as many of one value where it is not there.
template <class T>
struct Elements {
  std::vector<T> same;
  const T* at;

  Elements(const Tensor& t, T otherwise, int64_t n)
      : same(t.defined() ? 0 : size_t(n), otherwise), at(t.defined() ? t.data<T>() : same.data()) {}
  T operator[](int64_t i) const { return at[i]; }
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

// out = factor x + shift in a channel; both come from its moments, weight and bias.
template <class T>
void shift_channel(T* out, const T* x, const Channel& channel, T mean, T rstd, T weight, T bias) {
  T factor = rstd * weight;
  T shift = number::mul_add(-factor, mean, bias);
  channel.map(
      [=]<class V>(V v) {
        return number::mul_add(v, number::constant<V>(double(factor)),
                               number::constant<V>(double(shift)));
      },
      out, x);
}

template <class T>
ChannelSlopes<T> slopes_of(const ChannelGradient& of, const Channel& channel, int64_t c) {
  int64_t first = c * channel.chunk;
  return {of.gradient.data<T>() + first, of.x.data<T>() + first, of.mean.data<T>()[c], channel,
          of.direct};
}
// f(slopes, 1 / deviation) of every channel.
template <class F>
void each_slopes(const Tensor& out, const ChannelGradient& of, F&& f) {
  Channel channel(of.x);
  dispatch_floating(out.dtype(), "batch_norm_backward", [&]<class T>() {
    for (int64_t c = 0; c < out.numel(); ++c)
      out.data<T>()[c] = T(f(slopes_of<T>(of, channel, c), double(of.rstd.data<T>()[c])));
  });
}

// Mean and 1 / deviation of the n elements at x, kept as those of row i.
template <class T>
std::pair<T, T> keep_moments(const Normalized& to, int64_t i, const T* x, int64_t n, double eps) {
  Moments<T> m = moments_of(x, n);
  T rstd = 1 / std::sqrt(m.variance() + T(eps));
  to.mean.data<T>()[i] = m.mean;
  to.rstd.data<T>()[i] = rstd;
  return {m.mean, rstd};
}

}  // namespace

void normalize_rows(const Normalized& to, const Tensor& x, const Tensor& weight, const Tensor& bias,
                    double eps) {
  int64_t rows = to.mean.numel(), width = rows ? x.numel() / rows : 0;
  dispatch_floating(x.dtype(), "LayerNormKernelImpl", [&]<class T>() {
    Elements<T> factors(weight, 1, width), shifts(bias, 0, width);
    for (int64_t i = 0; i < rows; ++i) {
      const T* from = x.data<T>() + i * width;
      auto [mean, rstd] = keep_moments(to, i, from, width, eps);
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
  int64_t count = to.mean.numel(), groups = to.mean.size(1);
  int64_t width = count ? x.numel() / count : 0, channels = width / area;
  bool affine = weight.defined() || bias.defined();
  dispatch_floating(x.dtype(), "GroupNormKernelImpl", [&]<class T>() {
    Elements<T> factors(weight, 1, groups * channels), shifts(bias, 0, groups * channels);
    for (int64_t i = 0; i < count; ++i) {
      const T* from = x.data<T>() + i * width;
      T* out = to.out.data<T>() + i * width;
      auto [mean, rstd] = keep_moments(to, i, from, width, eps);
      for (int64_t k = 0; k < channels; ++k) {
        int64_t c = i % groups * channels + k;
        T factor = rstd * factors[c];
        T shift = number::mul_add(-factor, mean, shifts[c]);
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
  Channel channel(x);
  dispatch_floating(x.dtype(), "batch_norm", [&]<class T>() {
    Elements<T> factors(weight, 1, x.size(1)), shifts(bias, 0, x.size(1));
    for (int64_t c = 0; c < x.size(1); ++c) {
      const T* from = x.data<T>() + c * channel.chunk;
      ChannelMoments<T> m(from, channel);
      auto n = T(channel.count());
      T rstd = T(1 / std::sqrt(double(m.squares / n) + eps));
      to.mean.data<T>()[c] = m.mean;
      to.rstd.data<T>()[c] = rstd;
      T part = T(momentum), rest = T(1 - momentum);
      if (T* at = channel_at<T>(running_mean, c)) *at = part * m.mean + rest * *at;
      if (T* at = channel_at<T>(running_var, c))
        *at = number::mul_add(part, m.squares / (n - 1), rest * *at);
      shift_channel(to.out.data<T>() + c * channel.chunk, from, channel, m.mean, rstd, factors[c],
                    shifts[c]);
    }
  });
}

void normalize_channels(const Tensor& out, const Tensor& x, const Tensor& weight,
                        const Tensor& bias, const Tensor& running_mean, const Tensor& running_var,
                        double eps) {
  Channel channel(x);
  dispatch_floating(x.dtype(), "batch_norm", [&]<class T>() {
    Elements<T> factors(weight, 1, x.size(1)), shifts(bias, 0, x.size(1));
    for (int64_t c = 0; c < x.size(1); ++c)
      shift_channel(out.data<T>() + c * channel.chunk, x.data<T>() + c * channel.chunk, channel,
                    *channel_at<T>(running_mean, c),
                    1 / std::sqrt(*channel_at<T>(running_var, c) + T(eps)), factors[c], shifts[c]);
  });
}

void inverse_deviations(const Tensor& out, const Tensor& variances, double eps) {
  dispatch_floating(out.dtype(), "batch_norm_backward", [&]<class T>() {
    for (int64_t c = 0; c < out.numel(); ++c)
      out.data<T>()[c] = T(1 / std::sqrt(double(*channel_at<T>(variances, c)) + eps));
  });
}

void normalize_batch_gradient(const Tensor& out, const ChannelGradient& of, const Tensor& weight) {
  Channel channel(of.x);
  dispatch_floating(of.x.dtype(), "batch_norm_backward", [&]<class T>() {
    auto n = T(channel.count());
    Elements<T> factors(weight, 1, of.x.size(1));
    for (int64_t c = 0; c < of.x.size(1); ++c) {
      int64_t first = c * channel.chunk;
      T mean = of.mean.data<T>()[c], rstd = of.rstd.data<T>()[c], factor = factors[c];
      const T *g = of.gradient.data<T>() + first, *x = of.x.data<T>() + first;
      T* to = out.data<T>() + first;
      ChannelSlopes<T> slopes = slopes_of<T>(of, channel, c);
      T slope = T(slopes.dot) * rstd * rstd / n, level = T(slopes.sum / double(n));
      auto gradient = [=, direct = of.direct]<class V>(V g, V x) {
        V inner = direct ? g - level - (x - mean) * slope
                         : number::mul_add(mean - x, number::constant<V>(double(slope)), g - level);
        return inner * rstd * factor;
      };
      channel.map(gradient, to, g, x);
    }
  });
}

void scale_channels(const Tensor& out, const Tensor& gradient, const Tensor& rstd,
                    const Tensor& weight) {
  Channel channel(out);
  dispatch_floating(out.dtype(), "batch_norm_backward", [&]<class T>() {
    Elements<T> factors(weight, 1, out.size(1));
    for (int64_t c = 0; c < out.size(1); ++c) {
      T scale = rstd.data<T>()[c], factor = factors[c];
      const T* from = gradient.data<T>() + c * channel.chunk;
      T* to = out.data<T>() + c * channel.chunk;
      channel.map([=](auto g) { return g * scale * factor; }, to, from);
    }
  });
}

void channel_weight_gradient(const Tensor& out, const ChannelGradient& of) {
  each_slopes(out, of, [](const auto& slopes, double rstd) { return slopes.dot * rstd; });
}
void channel_bias_gradient(const Tensor& out, const ChannelGradient& of) {
  each_slopes(out, of, [](const auto& slopes, double) { return slopes.sum; });
}

}  // namespace tg
