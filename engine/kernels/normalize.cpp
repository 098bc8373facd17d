#include "kernels/normalize.h"

#include <array>
#include <cmath>

#include "kernels/moments.h"
#include "kernels/number.h"
#include "kernels/vector_sum.h"

namespace tg {
namespace {

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
    for (int64_t i = 0; i < channel.chunks; ++i) {
      const T *gs = g + i * channel.step, *xs = x + i * channel.step;
      auto plain = [&](T s, size_t j) { return s + gs[j]; };
      auto product = [&](size_t j) { return (xs[j] - mean) * gs[j]; };
      auto size = size_t(channel.chunk);
      sum += double(vector_sum<32, T>(
          size, [&](size_t j) { return gs[j]; }, plain, plain));
      dot += double(vector_sum<32, T>(
          size, product, [&](T s, size_t j) { return s + product(j); },
          [&](T s, size_t j) { return number::mul_add(xs[j] - mean, gs[j], s); }));
    }
  }
};

// The elements of a tensor that may not be there, or one value for all of them.
template <class T>
struct Elements {
  const T* at;
  T otherwise;

  Elements(const Tensor& t, T otherwise)
      : at(t.defined() ? t.data<T>() : nullptr), otherwise(otherwise) {}
  T operator[](int64_t i) const { return at ? at[i] : otherwise; }
};

template <class T>
T* channel_at(const Tensor& t, int64_t channel) {
  return t.defined() ? t.data<T>() + channel * t.stride(0) : nullptr;
}

// The gradient of a row.
template <class T>
void row_gradient(const T* g, const T* x, const T* weight, T mean, T rstd, int64_t n, T* out) {
  auto w = [&](size_t j) { return weight ? weight[j] : T(1); };
  T slope = vector_sum<32, T>(
      size_t(n), [&](size_t j) { return g[j] * x[j] * w(j); },
      [&](T sum, size_t j) { return sum + g[j] * x[j] * w(j); },
      [&](T sum, size_t j) {
        return weight ? number::mul_add(g[j] * x[j], w(j), sum) : number::mul_add(g[j], x[j], sum);
      });
  T total = vector_sum<32, T>(
      size_t(n), [&](size_t j) { return g[j] * w(j); },
      [&](T sum, size_t j) { return sum + g[j] * w(j); },
      [&](T sum, size_t j) { return number::mul_add(g[j], w(j), sum); });
  T share = T(1) / T(n);
  T by_x = number::mul_add(total, mean, -slope) * rstd * rstd * rstd * share;
  T shift = number::mul_add(-by_x, mean, -(total * rstd * share));
  for (int64_t j = 0; j < n; ++j)
    out[j] = number::mul_add(by_x, x[j], rstd * g[j] * w(size_t(j))) + shift;
}

// out = factor x + shift in a channel; both come from its moments, weight and bias.
template <class T>
void shift_channel(T* out, const T* x, const Channel& channel, T mean, T rstd, T weight, T bias) {
  T factor = rstd * weight;
  T shift = number::mul_add(-factor, mean, bias);
  channel.each([&](int64_t at) { out[at] = number::mul_add(x[at], factor, shift); });
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
    Elements<T> factors(weight, 1), shifts(bias, 0);
    for (int64_t i = 0; i < rows; ++i) {
      const T* from = x.data<T>() + i * width;
      T* out = to.out.data<T>() + i * width;
      auto [mean, rstd] = keep_moments(to, i, from, width, eps);
      for (int64_t j = 0; j < width; ++j)
        out[j] = number::mul_add((from[j] - mean) * rstd, factors[j], shifts[j]);
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

void normalize_groups(const Normalized& to, const Tensor& x, const Tensor& weight,
                      const Tensor& bias, int64_t area, double eps) {
  int64_t count = to.mean.numel(), groups = to.mean.size(1);
  int64_t width = count ? x.numel() / count : 0, channels = width / area;
  bool affine = weight.defined() || bias.defined();
  dispatch_floating(x.dtype(), "GroupNormKernelImpl", [&]<class T>() {
    Elements<T> factors(weight, 1), shifts(bias, 0);
    for (int64_t i = 0; i < count; ++i) {
      const T* from = x.data<T>() + i * width;
      T* out = to.out.data<T>() + i * width;
      auto [mean, rstd] = keep_moments(to, i, from, width, eps);
      for (int64_t k = 0; k < channels; ++k) {
        int64_t c = i % groups * channels + k;
        T factor = rstd * factors[c];
        T shift = number::mul_add(-factor, mean, shifts[c]);
        for (int64_t j = k * area; j < (k + 1) * area; ++j)
          out[j] = affine ? number::mul_add(factor, from[j], shift) : (from[j] - mean) * rstd;
      }
    }
  });
}

void normalize_batch(const Normalized& to, const Tensor& x, const Tensor& weight,
                     const Tensor& bias, const Tensor& running_mean, const Tensor& running_var,
                     double momentum, double eps) {
  Channel channel(x);
  dispatch_floating(x.dtype(), "batch_norm", [&]<class T>() {
    Elements<T> factors(weight, 1), shifts(bias, 0);
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
    Elements<T> factors(weight, 1), shifts(bias, 0);
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
    Elements<T> factors(weight, 1);
    for (int64_t c = 0; c < of.x.size(1); ++c) {
      int64_t first = c * channel.chunk;
      T mean = of.mean.data<T>()[c], rstd = of.rstd.data<T>()[c], factor = factors[c];
      const T *g = of.gradient.data<T>() + first, *x = of.x.data<T>() + first;
      T* to = out.data<T>() + first;
      ChannelSlopes<T> slopes = slopes_of<T>(of, channel, c);
      T slope = T(slopes.dot) * rstd * rstd / n, level = T(slopes.sum / double(n));
      channel.each([&](int64_t at) {
        T inner = of.direct ? g[at] - level - (x[at] - mean) * slope
                            : number::mul_add(mean - x[at], slope, g[at] - level);
        to[at] = inner * rstd * factor;
      });
    }
  });
}

void scale_channels(const Tensor& out, const Tensor& gradient, const Tensor& rstd,
                    const Tensor& weight) {
  Channel channel(out);
  dispatch_floating(out.dtype(), "batch_norm_backward", [&]<class T>() {
    Elements<T> factors(weight, 1);
    for (int64_t c = 0; c < out.size(1); ++c) {
      T scale = rstd.data<T>()[c], factor = factors[c];
      const T* from = gradient.data<T>() + c * channel.chunk;
      T* to = out.data<T>() + c * channel.chunk;
      channel.each([&](int64_t at) { to[at] = from[at] * scale * factor; });
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
