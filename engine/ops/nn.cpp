// Layers: embedding, normalisation, padding, attention.
#include <cmath>
#include <cstring>
#include <limits>

#include "autograd/metadata.h"
#include "autograd/mode.h"
#include "kernels/copy.h"
#include "kernels/moments.h"
#include "kernels/vector_sum.h"
#include "ops/channels.h"
#include "ops/factory.h"
#include "ops/functions.h"

namespace tg {
namespace {

// --- Embedding -------------------------------------------------------------------------------

int64_t index_at(const Tensor& indices, int64_t i) {
  return indices.dtype() == DType::Int64 ? indices.data<int64_t>()[i] : indices.data<int32_t>()[i];
}

Tensor embedding(const Tensor& weight, const Tensor& indices, int64_t, bool, bool) {
  check(weight.dim() == 2, "'weight' must be 2-D");
  check(indices.dtype() == DType::Int64 || indices.dtype() == DType::Int32,
        "Expected tensor for argument #1 'indices' to have one of the following scalar types: "
        "Long, Int; but got ",
        type_string(indices), " instead (while checking arguments for embedding)");
  Ints sizes = indices.sizes();
  sizes.push_back(weight.size(1));
  Tensor out = empty(sizes, weight.dtype());
  Tensor rows = call<"contiguous">(weight), places = call<"contiguous">(indices);
  int64_t bytes = weight.size(1) * item_size(weight.dtype());
  for (int64_t i = 0; i < places.numel(); ++i) {
    int64_t row = index_at(places, i);
    check_as(ErrorType::Index, row >= 0 && row < weight.size(0), "index out of range in self");
    std::memcpy(out.raw() + i * bytes, rows.raw() + row * bytes, size_t(bytes));
  }
  return out;
}

Tensor embedding_dense_backward(const Tensor& grad, const Tensor& indices, int64_t count,
                                int64_t padding, bool by_frequency) {
  Tensor rows = call<"contiguous">(grad), places = call<"contiguous">(indices);
  int64_t width = grad.size(-1);
  Tensor out = call<"zeros">(Ints{count, width}, grad.dtype());
  std::vector<int64_t> times(static_cast<size_t>(count), 0);
  for (int64_t i = 0; i < places.numel(); ++i) ++times[size_t(index_at(places, i))];
  dispatch_floating(grad.dtype(), "embedding_backward", [&]<class T>() {
    for (int64_t i = 0; i < places.numel(); ++i) {
      int64_t row = index_at(places, i);
      if (row == padding) continue;
      T scale = by_frequency ? T(1) / T(times[size_t(row)]) : T(1);
      const T* from = rows.data<T>() + i * width;
      T* to = out.data<T>() + row * width;
      for (int64_t j = 0; j < width; ++j) to[j] += from[j] * scale;
    }
  });
  return out;
}

// --- Normalisation ---------------------------------------------------------------------------

// Mean and sum of squared deviations of a channel: `chunks` of `chunk` in a row, `step` apart. The
// sums are double, but the terms and what is kept of the sums are not, as in PyTorch.
template <class T>
struct ChannelMoments {
  T mean, squares;

  ChannelMoments(const T* data, int64_t chunks, int64_t chunk, int64_t step) {
    auto each = [&](auto&& f) {
      for (int64_t i = 0; i < chunks; ++i)
        for (int64_t j = 0; j < chunk; ++j) f(data[i * step + j]);
    };
    double sum = 0, total = 0;
    each([&](T x) { sum += double(x); });
    mean = T(sum / double(chunks * chunk));
    each([&](T x) { total += double((x - mean) * (x - mean)); });
    squares = T(total);
  }
  /// Of a column of `count` numbers: here the sums are not double either.
  ChannelMoments(const T* data, int64_t count, int64_t step) : squares(0) {
    T sum = 0;
    for (int64_t i = 0; i < count; ++i) sum += data[i * step];
    mean = T(double(sum) / double(count));
    for (int64_t i = 0; i < count; ++i) {
      T d = data[i * step] - mean;
      squares = number::mul_add(d, d, squares);
    }
  }
};

template <class T>
T element(const Tensor& t, int64_t i, T otherwise) {
  return t.defined() ? t.data<T>()[i] : otherwise;
}
Tensor packed(const Tensor& t) { return t.defined() ? call<"contiguous">(t) : t; }

// An input brought to mean 0 and deviation 1 over `dims`, by the saved mean and 1 / deviation.
// Where a gradient is itself to be differentiated, both count as functions of x; the eps among
// them is the one that the saved values imply.
struct Standardized {
  Tensor rstd, x;

  Standardized(const Tensor& input, const Tensor& mean, const Tensor& saved, const Ints& dims)
      : rstd(saved), x(input - mean) {
    if (grad_enabled()) {
      x = input - call<"mean.dim">(input, dims, true);
      Tensor variance = call<"mean.dim">(x * x, dims, true), fixed = call<"detach">(saved);
      Tensor eps = call<"reciprocal">(fixed * fixed) - call<"detach">(variance);
      rstd = call<"rsqrt">(variance + eps);
    }
    x = x * rstd;
  }
  // The gradient of the input, given that of x.
  Tensor gradient(const Tensor& g, const Ints& dims) const {
    Tensor slope = call<"mean.dim">(g * x, dims, true);
    return (g - call<"mean.dim">(g, dims, true) - x * slope) * rstd;
  }
};

// layer_norm: over the trailing dims.
Ints trailing(const Ints& sizes, size_t count) {
  Ints dims;
  for (size_t d = sizes.size() - count; d < sizes.size(); ++d) dims.push_back(int64_t(d));
  return dims;
}
Ints leading(const Ints& sizes, size_t count) {
  Ints dims;
  for (size_t d = 0; d + count < sizes.size(); ++d) dims.push_back(int64_t(d));
  return dims;
}

// `any` stands for the leading dims in the text.
void check_trailing(const Tensor& input, const Ints& shape, const Tensor& weight,
                    const Tensor& bias, std::string any) {
  size_t rank = input.sizes().size(), depth = shape.size();
  check(depth >= 1,
        "Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one "
        "element, but got normalized_shape = ",
        shape);
  for (auto [t, name] : {std::pair(&weight, "weight"), std::pair(&bias, "bias")})
    if (t->defined())
      check(t->sizes() == shape, "Expected ", name,
            " to be of same shape as normalized_shape, but got ", name, " of shape ", t->sizes(),
            " and normalized_shape = ", shape);
  bool fits = rank >= depth && Ints(input.sizes().end() - depth, input.sizes().end()) == shape;
  if (!fits) {
    for (size_t i = 0; i < depth; ++i) any += str(i ? ", " : "", shape[i]);
    fail(ErrorType::Runtime, "Given normalized_shape=", shape, ", expected input with shape [", any,
         "], but got input of size", input.sizes());
  }
}

std::tuple<Tensor, Tensor, Tensor> native_layer_norm(const Tensor& input, const Ints& shape,
                                                     const Tensor& weight, const Tensor& bias,
                                                     double eps) {
  check_trailing(input, shape, weight, bias, "*, ");
  size_t depth = shape.size();
  Ints outer(input.sizes().begin(), input.sizes().end() - depth);
  int64_t rows = numel_of(outer), width = numel_of(shape);
  for (size_t i = 0; i < depth; ++i) outer.push_back(1);
  Tensor x = packed(input), w = packed(weight), b = packed(bias);
  Tensor out = empty(input.sizes(), input.dtype());
  Tensor mean = empty(outer, input.dtype()), rstd = empty(outer, input.dtype());
  dispatch_floating(input.dtype(), "LayerNormKernelImpl", [&]<class T>() {
    for (int64_t i = 0; i < rows; ++i) {
      const T* from = x.data<T>() + i * width;
      T* to = out.data<T>() + i * width;
      Moments<T> m = moments_of(from, width);
      T r = 1 / std::sqrt(m.variance() + T(eps));
      mean.data<T>()[i] = m.mean;
      rstd.data<T>()[i] = r;
      for (int64_t j = 0; j < width; ++j)
        to[j] = number::mul_add((from[j] - m.mean) * r, element<T>(w, j, 1), element<T>(b, j, 0));
    }
  });
  return {out, mean, rstd};
}
Tensor layer_norm(const Tensor& input, const Ints& shape, const Tensor& weight, const Tensor& bias,
                  double eps, bool) {
  return call<"native_layer_norm">(input, shape, weight, bias, eps);
}

// The input divided by the root of the mean of its squares over the trailing dims.
Tensor rms_norm(const Tensor& input, const Ints& shape, const Tensor& weight,
                std::optional<double> eps) {
  check_trailing(input, shape, weight, Tensor(), "*");
  double least = dispatch_floating(input.dtype(), "rms_norm", []<class T>() {
    return double(std::numeric_limits<T>::epsilon());
  });
  Tensor squares = call<"pow.Tensor_Scalar">(input, 2);
  Tensor mean = call<"mean.dim">(squares, trailing(input.sizes(), shape.size()), true);
  Tensor out = input * call<"rsqrt">(call<"add.Scalar">(mean, eps.value_or(least)));
  return weight.defined() ? out * weight : out;
}

Standardized layer_norm_standard(const Saved& s) {
  Ints dims = trailing(s.sizes("input"), s.ints("normalized_shape").size());
  return {s["input"], s["result1"], s["result2"], dims};
}
// As in PyTorch, gradients of the mean and deviation that these operators give too are not used.
// The same gradient computed row by row, with the last digits that PyTorch's kernel leaves.
template <class T>
void layer_norm_row(const T* g, const T* x, const T* weight, T mean, T rstd, int64_t n, T* out) {
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
Tensor layer_norm_rows(const Saved& s) {
  Tensor g = packed(s.grad), x = packed(s["input"]), w = packed(s["weight"]);
  Tensor mean = packed(s["result1"]), rstd = packed(s["result2"]);
  Tensor out = empty(x.sizes(), x.dtype());
  int64_t rows = mean.numel(), width = rows ? x.numel() / rows : 0;
  dispatch_floating(x.dtype(), "LayerNormBackwardKernelImpl", [&]<class T>() {
    for (int64_t i = 0; i < rows; ++i)
      layer_norm_row(g.data<T>() + i * width, x.data<T>() + i * width,
                     w.defined() ? w.data<T>() : nullptr, mean.data<T>()[i], rstd.data<T>()[i],
                     width, out.data<T>() + i * width);
  });
  return out;
}
Tensor layer_norm_input(const Saved& s) {
  if (!s.grad.defined()) return {};
  if (!grad_enabled()) return layer_norm_rows(s);
  Tensor weight = s["weight"];
  return layer_norm_standard(s).gradient(
      weight.defined() ? s.grad * weight : s.grad,
      trailing(s.sizes("input"), s.ints("normalized_shape").size()));
}
Tensor layer_norm_weight(const Saved& s) {
  if (!s.grad.defined()) return {};
  return sum(s.grad * layer_norm_standard(s).x,
             leading(s.sizes("input"), s.ints("normalized_shape").size()));
}
Tensor layer_norm_bias(const Saved& s) {
  if (!s.grad.defined()) return {};
  return sum(s.grad, leading(s.sizes("input"), s.sizes("bias").size()));
}

// batch_norm: over every dim but the second.
template <class T>
void move_average(const Tensor& running, int64_t channel, double value, double momentum) {
  if (!running.defined()) return;
  T& at = running.data<T>()[channel * running.stride(0)];
  at = T(momentum * value + (1 - momentum) * double(at));
}

std::tuple<Tensor, Tensor, Tensor> native_batch_norm(const Tensor& input, const Tensor& weight,
                                                     const Tensor& bias, const Tensor& running_mean,
                                                     const Tensor& running_var, bool training,
                                                     double momentum, double eps) {
  check(input.dim() >= 2, "Expected at least 2D input to batch_norm, but got ", input.dim(), "D");
  int64_t channels = input.size(1);
  for (auto [t, name] :
       {std::pair(&running_mean, "running_mean"), std::pair(&running_var, "running_var"),
        std::pair(&weight, "weight"), std::pair(&bias, "bias")})
    if (t->defined())
      check(t->numel() == channels, name, " should contain ", channels, " elements not ",
            t->numel());
  check(training || (running_mean.defined() && running_var.defined()),
        "running_mean and running_var must be defined in evaluation mode");
  Tensor x = packed(input), w = packed(weight), b = packed(bias);
  Tensor out = empty(input.sizes(), input.dtype());
  Ints saved{training ? channels : 0};
  Tensor mean = empty(saved, input.dtype()), inverse = empty(saved, input.dtype());
  int64_t batch = input.size(0);
  int64_t area = batch * channels == 0 ? 0 : input.numel() / (batch * channels);
  dispatch_floating(input.dtype(), "batch_norm", [&]<class T>() {
    for (int64_t c = 0; c < channels; ++c) {
      const T* from = x.data<T>() + c * area;
      T center, scale;
      if (training) {
        ChannelMoments<T> m = input.dim() == 2
                                  ? ChannelMoments<T>(from, batch, channels)
                                  : ChannelMoments<T>(from, batch, area, channels * area);
        int64_t n = batch * area;
        center = m.mean;
        scale = T(1 / std::sqrt(double(m.squares / T(n)) + eps));
        mean.data<T>()[c] = center;
        inverse.data<T>()[c] = scale;
        move_average<T>(running_mean, c, double(center), momentum);
        move_average<T>(running_var, c, double(m.squares / T(n - 1)), momentum);
      } else {
        center = running_mean.data<T>()[c * running_mean.stride(0)];
        scale = 1 / std::sqrt(running_var.data<T>()[c * running_var.stride(0)] + T(eps));
      }
      T factor = scale * element<T>(w, c, 1);
      T shift = number::mul_add(-factor, center, element<T>(b, c, 0));
      for (int64_t i = 0; i < batch; ++i)
        for (int64_t j = 0; j < area; ++j) {
          int64_t at = (i * channels + c) * area + j;
          out.data<T>()[at] = number::mul_add(x.data<T>()[at], factor, shift);
        }
    }
  });
  return {out, mean, inverse};
}
Tensor batch_norm(const Tensor& input, const Tensor& weight, const Tensor& bias,
                  const Tensor& running_mean, const Tensor& running_var, bool training,
                  double momentum, double eps, bool) {
  if (input.numel() == 0) {
    check(training || (running_mean.defined() && running_var.defined()),
          "running_mean must be defined in evaluation mode");
    Tensor out = call<"clone">(input);
    if (weight.defined()) out = out * call<"select.int">(weight, 0, 0);
    return bias.defined() ? out + call<"select.int">(bias, 0, 0) : out;
  }
  return call<"native_batch_norm">(input, weight, bias, running_mean, running_var, training,
                                   momentum, eps);
}

// By the moments of the batch in training, else by the running ones, which are constants.
Tensor running_scale(const Saved& s) {
  Tensor variance = s["running_var"] + Scalar(s.get<double>("eps"));
  return per_channel(call<"rsqrt">(variance), s.sizes("input"));
}
Standardized batch_standard(const Saved& s) {
  const Ints& like = s.sizes("input");
  return {s["input"], per_channel(s["result1"], like), per_channel(s["result2"], like),
          all_but_channels(int64_t(like.size()))};
}
Tensor batch_norm_input(const Saved& s) {
  if (!s.grad.defined()) return {};
  Tensor weight = s["weight"], g = s.grad;
  if (weight.defined()) g = g * per_channel(weight, g.sizes());
  return s.flag("training") ? batch_standard(s).gradient(g, all_but_channels(g.dim()))
                            : g * running_scale(s);
}
Tensor batch_norm_weight(const Saved& s) {
  if (!s.grad.defined()) return {};
  Tensor x = s.flag("training") ? batch_standard(s).x
                                : (s["input"] - per_channel(s["running_mean"], s.sizes("input"))) *
                                      running_scale(s);
  return sum(s.grad * x, all_but_channels(s.grad.dim()));
}

Tensor instance_norm(const Tensor& input, const Tensor& weight, const Tensor& bias,
                     const Tensor& running_mean, const Tensor& running_var, bool use_input_stats,
                     double momentum, double eps, bool enabled) {
  check(use_input_stats || (running_mean.defined() && running_var.defined()),
        "Expected running_mean and running_var to be defined when use_input_stats is false");
  Ints shape = input.sizes();
  int64_t batch = shape[0], channels = shape[1];
  shape[0] = 1;
  shape[1] = batch * channels;
  auto repeated = [&](const Tensor& t) {
    return t.defined() ? call<"repeat">(t, Ints{batch}) : Tensor();
  };
  Tensor mean = repeated(running_mean), var = repeated(running_var);
  Tensor x = call<"view">(call<"contiguous">(input), shape);
  Tensor out = call<"batch_norm">(x, repeated(weight), repeated(bias), mean, var, use_input_stats,
                                  momentum, eps, enabled);
  auto average = [&](const Tensor& to, const Tensor& from) {
    if (to.defined())
      call<"copy_">(to, call<"mean.dim">(call<"view">(from, Ints{batch, channels}), Ints{0}));
  };
  average(running_mean, mean);
  average(running_var, var);
  return call<"view">(out, input.sizes());
}

// group_norm: over the channels of a group and everything after them.
std::tuple<Tensor, Tensor, Tensor> native_group_norm(const Tensor& input, const Tensor& weight,
                                                     const Tensor& bias, int64_t n,
                                                     int64_t channels, int64_t area, int64_t groups,
                                                     double eps) {
  Tensor x = packed(input), w = packed(weight), b = packed(bias);
  Tensor out = empty(input.sizes(), input.dtype());
  Tensor mean = empty({n, groups}, input.dtype()), rstd = empty({n, groups}, input.dtype());
  int64_t width = channels / groups * area;
  bool affine = w.defined() || b.defined();
  dispatch_floating(input.dtype(), "GroupNormKernelImpl", [&]<class T>() {
    for (int64_t i = 0; i < n * groups; ++i) {
      const T* from = x.data<T>() + i * width;
      T* to = out.data<T>() + i * width;
      Moments<T> m = moments_of(from, width);
      T r = 1 / std::sqrt(m.variance() + T(eps));
      mean.data<T>()[i] = m.mean;
      rstd.data<T>()[i] = r;
      int64_t first = i % groups * (channels / groups);
      for (int64_t j = 0; j < width; ++j) {
        int64_t c = first + j / area;
        T factor = r * element<T>(w, c, 1);
        T shift = number::mul_add(-factor, m.mean, element<T>(b, c, 0));
        to[j] = affine ? number::mul_add(factor, from[j], shift) : (from[j] - m.mean) * r;
      }
    }
  });
  return {out, mean, rstd};
}
Tensor group_norm(const Tensor& input, int64_t groups, const Tensor& weight, const Tensor& bias,
                  double eps, bool) {
  check(input.dim() >= 2, "Expected at least 2 dimensions for input tensor but received ",
        input.dim());
  int64_t n = input.size(0), channels = input.size(1);
  check(groups > 0, "Expected num groups to be greater than 0, got ", groups);
  check(channels % groups == 0,
        "Expected number of channels in input to be divisible by num_groups, but got input of "
        "shape ",
        input.sizes(), " and num_groups=", groups);
  for (auto [t, name] : {std::pair(&weight, "weight"), std::pair(&bias, "bias")})
    if (t->defined())
      check(t->dim() == 1 && t->numel() == channels, "Expected ", name,
            " to be a vector of size equal to the number of channels in input, but got ", name,
            " of shape ", t->sizes(), " and input of shape ", input.sizes());
  check(channels > 0, "Expected number of channels to be greater than 0, got ", channels);
  int64_t area = 1;
  for (size_t d = 2; d < input.sizes().size(); ++d) area *= input.sizes()[d];
  check(area > 0, "Expected HxW to be greater than 0, got ", area);
  return call<"native_group_norm">(call<"contiguous">(input), weight, bias, n, channels, area,
                                   groups, eps);
}

// The saved input as [n, groups, the rest].
Tensor grouped(const Saved& s, const Tensor& t) {
  int64_t width = s.integer("C") / s.integer("group") * s.integer("HxW");
  return call<"reshape">(t, Ints{s.integer("N"), s.integer("group"), width});
}
Tensor group_column(const Tensor& t) { return call<"unsqueeze">(t, -1); }
Standardized group_standard(const Saved& s) {
  return {grouped(s, s["input"]), group_column(s["result1"]), group_column(s["result2"]), Ints{2}};
}
// The input's gradient through the result and, where they were used, the mean and 1 / deviation.
Tensor group_norm_input(const Saved& s) {
  Standardized standard = group_standard(s);
  Tensor sum;
  auto add = [&](const Tensor& t) { sum = sum.defined() ? sum + t : t; };
  if (Tensor g = s.grad; g.defined()) {
    if (s["weight"].defined()) g = g * per_channel(s["weight"], g.sizes());
    add(standard.gradient(grouped(s, g), Ints{2}));
  }
  auto width = Scalar(double(standard.x.size(2)));
  if (s.grads[1].defined())
    add(call<"expand">(group_column(s.grads[1]) / width, standard.x.sizes()));
  if (s.grads[2].defined())
    add(standard.x * (-group_column(s.grads[2]) * standard.rstd * standard.rstd / width));
  return sum.defined() ? call<"reshape">(sum, s.sizes("input")) : sum;
}
Tensor group_norm_weight(const Saved& s) {
  if (!s.grad.defined()) return {};
  return sum(s.grad * call<"reshape">(group_standard(s).x, s.sizes("input")),
             all_but_channels(s.grad.dim()));
}

// --- Padding ---------------------------------------------------------------------------------

Tensor constant_pad_nd(const Tensor& self, const Ints& pad, const Scalar& value) {
  size_t rank = self.sizes().size();
  check(pad.size() % 2 == 0, "Length of pad must be even but instead it equals ", pad.size());
  check(pad.size() <= 2 * rank,
        "Length of pad should be no more than twice the number of dimensions of the input. Pad "
        "length is ",
        pad.size(), " while the input has ", rank, " dimensions.");
  Ints sizes = self.sizes();
  Geometry from = self.geometry(), to;
  for (size_t i = 0; i < pad.size() / 2; ++i) {
    size_t d = rank - 1 - i;
    int64_t before = pad[2 * i], after = pad[2 * i + 1], old = self.sizes()[d];
    sizes[d] = old + before + after;
    check(sizes[d] >= 0, "The input size ", old, ", plus negative padding ", before, " and ", after,
          " resulted in a negative output size, which is invalid. Check dimension ", d,
          " of your input.");
    from.offset += std::max<int64_t>(-before, 0) * from.strides[d];
    from.sizes[d] =
        std::max<int64_t>(old + std::min<int64_t>(before, 0) + std::min<int64_t>(after, 0), 0);
  }
  Tensor out = call<"full">(sizes, value, self.dtype());
  to = {from.sizes, out.strides(), 0};
  for (size_t i = 0; i < pad.size() / 2; ++i)
    to.offset += std::max<int64_t>(pad[2 * i], 0) * to.strides[rank - 1 - i];
  copy_elements(alias(out, to, true), alias(self, from, true));
  return out;
}

// Pads by elements of the tensor itself: place(i, size) says where padding finds its value.
template <class F>
Tensor pad_from_inside(const Tensor& self, const Ints& pad, F&& place) {
  Tensor out = self;
  for (size_t i = 0; i < pad.size() / 2; ++i) {
    int64_t d = self.dim() - 1 - int64_t(i), size = self.size(d);
    Tensor indices = empty({size + pad[2 * i] + pad[2 * i + 1]}, DType::Int64);
    for (int64_t j = 0; j < indices.numel(); ++j)
      indices.data<int64_t>()[j] = place(j - pad[2 * i], size);
    out = call<"index_select">(out, d, indices);
  }
  return out;
}

Tensor pad(const Tensor& self, const Ints& pad, const std::string& mode,
           std::optional<double> value) {
  check(pad.size() % 2 == 0, "Padding length must be divisible by 2");
  check(pad.size() <= 2 * self.sizes().size(),
        "Padding length should be less than or equal to two times the input dimension but got "
        "padding length ",
        pad.size(), " and input of dimension ", self.dim());
  if (mode == "constant") return call<"constant_pad_nd">(self, pad, Scalar(value.value_or(0)));
  check(!value || *value == 0, "Padding mode \"", mode, "\" doesn't take in value argument");
  for (size_t i = 0; i < pad.size() / 2; ++i) {
    int64_t size = self.size(-1 - int64_t(i)), most = std::max(pad[2 * i], pad[2 * i + 1]);
    check(mode != "reflect" || most < size,
          "Padding size should be less than the corresponding input dimension, but got: padding (",
          pad[2 * i], ", ", pad[2 * i + 1], ") at dimension ", self.dim() - 1 - int64_t(i),
          " of input ", self.sizes());
    check(mode != "circular" || most <= size,
          "Padding value causes wrapping around more than once.");
  }
  if (mode == "reflect")
    return pad_from_inside(self, pad, [](int64_t i, int64_t n) {
      return i < 0 ? -i : i >= n ? 2 * (n - 1) - i : i;
    });
  if (mode == "replicate")
    return pad_from_inside(
        self, pad, [](int64_t i, int64_t n) { return std::min(std::max<int64_t>(i, 0), n - 1); });
  check_as(ErrorType::NotImplemented, mode == "circular", "Unrecognised padding mode ", mode);
  // What a negative padding cuts off does not come back on the other side.
  Ints cut, around;
  for (int64_t p : pad) {
    cut.push_back(std::min<int64_t>(p, 0));
    around.push_back(std::max<int64_t>(p, 0));
  }
  return pad_from_inside(call<"constant_pad_nd">(self, cut), around,
                         [](int64_t i, int64_t n) { return (i + n) % n; });
}

// --- Attention -------------------------------------------------------------------------------

double attention_scale(const Tensor& query, std::optional<double> scale) {
  return scale.value_or(1 / std::sqrt(double(query.size(-1))));
}
Tensor transpose_last(const Tensor& t) { return call<"transpose.int">(t, -2, -1); }

Tensor causal_mask(const Tensor& query, const Tensor& key) {
  Ints sizes{query.size(-2), key.size(-2)};
  return call<"triu">(
      call<"full">(sizes, Scalar(-std::numeric_limits<double>::infinity()), query.dtype()), 1);
}
// What is added to the scores: -inf where a mask of bools forbids.
Tensor additive_mask(const Tensor& mask, DType dtype) {
  if (!mask.defined() || mask.dtype() != DType::Bool) return mask;
  return call<"masked_fill.Scalar">(call<"zeros">(mask.sizes(), dtype), call<"logical_not">(mask),
                                    Scalar(-std::numeric_limits<double>::infinity()));
}

Tensor attention_scores(const Tensor& query, const Tensor& key, const Tensor& mask, bool causal,
                        double scale) {
  Tensor scores = call<"matmul">(query, transpose_last(key)) * Scalar(scale);
  if (causal) scores = scores + causal_mask(query, key);
  return mask.defined() ? scores + mask : scores;
}

std::tuple<Tensor, Tensor> flash_attention(const Tensor& query, const Tensor& key,
                                           const Tensor& value, double, bool causal,
                                           const Tensor& mask, std::optional<double> scale) {
  Tensor scores = attention_scores(query, key, mask, causal, attention_scale(query, scale));
  return {call<"matmul">(call<"softmax.int">(scores, -1), value),
          call<"logsumexp">(scores, Ints{-1})};
}

struct Attention {
  Tensor query, key, value, weights;
  double scale;
  explicit Attention(const Saved& s) : query(s["query"]), key(s["key"]), value(s["value"]) {
    scale = attention_scale(query, s.get<std::optional<double>>("scale"));
    weights = call<"softmax.int">(
        attention_scores(query, key, s["attn_mask"], s.flag("is_causal"), scale), -1);
  }
  // The gradient of the scores before scaling.
  Tensor score_gradient(const Tensor& grad) const {
    Tensor g = call<"matmul">(grad, transpose_last(value));
    return weights * (g - call<"sum.dim_IntList">(g * weights, Ints{-1}, true)) * Scalar(scale);
  }
};

Tensor scaled_dot_product_attention(const Tensor& query, const Tensor& key, const Tensor& value,
                                    const Tensor& attn_mask, double dropout, bool causal,
                                    std::optional<double> given_scale, bool gqa) {
  check(query.dim() >= 2 && key.dim() >= 2 && value.dim() >= 2,
        "Expected query, key, and value to all be  at least 2 dimensional, but got query.dim: ",
        query.dim(), ", key.dim: ", key.dim(), " and value.dim: ", value.dim(), " instead.");
  check(query.dtype() == key.dtype() && query.dtype() == value.dtype(),
        "Expected query, key, and value to have the same dtype, but got query.dtype: ",
        c_name(query.dtype()), " key.dtype: ", c_name(key.dtype()),
        " and value.dtype: ", c_name(value.dtype()), " instead.");
  check(!attn_mask.defined() || !causal,
        "_scaled_dot_product_attention: Explicit attn_mask should not be set when is_causal=True");
  if (gqa) {  // several heads of queries share one of keys and values
    int64_t heads = query.size(-3), keys = key.size(-3), values = value.size(-3);
    check(heads % std::max<int64_t>(keys, 1) == 0 && heads % std::max<int64_t>(values, 1) == 0,
          "Number of heads in key and value must divide the number of heads in ");
    auto shared = [&](const Tensor& t, int64_t count) {
      return count == heads ? t : call<"repeat_interleave.self_int">(t, heads / count, -3);
    };
    if (keys != heads || values != heads)
      return scaled_dot_product_attention(query, shared(key, keys), shared(value, values),
                                          attn_mask, dropout, causal, given_scale, false);
  }
  Tensor mask = additive_mask(attn_mask, query.dtype());
  bool fused = query.dim() == 4 && key.dim() == 4 && value.dim() == 4 && dropout == 0 &&
               is_floating(query.dtype()) && (!mask.defined() || !requires_grad(mask)) &&
               query.size(-1) == key.size(-1) && query.size(-1) == value.size(-1) &&
               query.size(0) == key.size(0) && query.size(1) == key.size(1);
  if (fused)
    return call<"_scaled_dot_product_flash_attention_for_cpu">(query, key, value, dropout, causal,
                                                               mask, given_scale);
  // Both operands are scaled by the root, so that their product does not overflow.
  Scalar root(std::sqrt(attention_scale(query, given_scale)));
  Tensor scores = call<"matmul">(query * root, transpose_last(key) * root);
  if (causal) mask = causal_mask(query, key);
  if (mask.defined()) scores = scores + mask;
  Tensor weights = call<"softmax.int">(scores, -1);
  if (dropout > 0) weights = call<"dropout">(weights, dropout, true);
  return call<"matmul">(weights, value);
}

// --- Distances -------------------------------------------------------------------------------

Tensor cdist_forward(const Tensor& x1, const Tensor& x2, double p, std::optional<int64_t>) {
  check(p >= 0, "cdist only supports non-negative p values");
  Ints batch1(x1.sizes().begin(), x1.sizes().end() - 2),
      batch2(x2.sizes().begin(), x2.sizes().end() - 2);
  Ints sizes = broadcast(batch1, batch2);
  int64_t batches = numel_of(sizes), rows = x1.size(-2), cols = x2.size(-2), width = x1.size(-1);
  auto spread = [&](const Tensor& t) {
    Ints full = sizes;
    full.push_back(t.size(-2));
    full.push_back(t.size(-1));
    return call<"contiguous">(call<"expand">(t, full));
  };
  Tensor a = spread(x1), b = spread(x2);
  sizes.push_back(rows);
  sizes.push_back(cols);
  Tensor out = empty(sizes, x1.dtype());
  dispatch_floating(x1.dtype(), "cdist", [&]<class T>() {
    T* to = out.data<T>();
    for (int64_t n = 0; n < batches; ++n)
      for (int64_t i = 0; i < rows; ++i)
        for (int64_t j = 0; j < cols; ++j) {
          const T *u = a.data<T>() + (n * rows + i) * width,
                  *v = b.data<T>() + (n * cols + j) * width;
          double sum = 0;
          for (int64_t k = 0; k < width; ++k) {
            double d = std::abs(double(u[k]) - double(v[k]));
            if (p == 0)
              sum += d != 0;
            else if (std::isinf(p))
              sum = std::max(sum, d);
            else
              sum += p == 1 ? d : p == 2 ? d * d : std::pow(d, p);
          }
          *to++ = T(p == 0 || p == 1 || std::isinf(p) ? sum
                    : p == 2                          ? std::sqrt(sum)
                                                      : std::pow(sum, 1 / p));
        }
  });
  return out;
}
Tensor cdist(const Tensor& x1, const Tensor& x2, double p, std::optional<int64_t> mode) {
  check(x1.dim() >= 2, "cdist only supports at least 2D tensors, X1 got: ", x1.dim(), "D");
  check(x2.dim() >= 2, "cdist only supports at least 2D tensors, X2 got: ", x2.dim(), "D");
  check(x1.size(-1) == x2.size(-1),
        "X1 and X2 must have the same number of columns. X1: ", x1.size(-1), " X2: ", x2.size(-1));
  return call<"_cdist_forward">(x1, x2, p, mode);
}

// The gradient of every difference x1[i] - x2[j].
Tensor cdist_gradient(const Saved& s) {
  double p = s.get<double>("p");
  Tensor difference = call<"unsqueeze">(s["x1"], -2) - call<"unsqueeze">(s["x2"], -3);
  Tensor grad = call<"unsqueeze">(s.grad, -1), distance = call<"unsqueeze">(s["result"], -1);
  if (p == 0) return difference * Scalar(0.0);
  if (p == 1) return grad * call<"sgn">(difference);
  if (std::isinf(p))
    return grad * call<"sgn">(difference) * call<"eq.Tensor">(call<"abs">(difference), distance);
  Tensor slope =
      p == 2 ? difference / distance
             : call<"sgn">(difference) *
                   call<"pow.Tensor_Scalar">(call<"abs">(difference) / distance, Scalar(p - 1));
  return grad *
         call<"masked_fill.Scalar">(slope, call<"eq.Scalar">(distance, Scalar(0)), Scalar(0.0));
}

// --- The table -------------------------------------------------------------------------------

constexpr Op kOps[] = {
    {.schema = "embedding(Tensor weight, Tensor indices, SymInt padding_idx=-1, bool "
               "scale_grad_by_freq=False, bool sparse=False) -> Tensor",
     .node = "EmbeddingBackward0",
     .forward = kernel<&embedding>,
     .grads = {{"weight", "indices padding_idx scale_grad_by_freq sparse",
                [](const Saved& s) {
                  return call<"embedding_dense_backward">(
                      s.grad, s["indices"], s.sizes("weight")[0], s.integer("padding_idx"),
                      s.flag("scale_grad_by_freq"));
                }}},
     .place = Place::Function},
    {.schema = "embedding_dense_backward(Tensor grad_output, Tensor indices, SymInt num_weights, "
               "SymInt padding_idx, bool scale_grad_by_freq) -> Tensor",
     .node = "EmbeddingDenseBackwardBackward0",
     .forward = kernel<&embedding_dense_backward>,
     .grads = {{"grad_output", "indices padding_idx",
                [](const Saved& s) {
                  Tensor indices = s["indices"];
                  Tensor grad = call<"embedding">(s.grad, indices);
                  Tensor padding = call<"eq.Scalar">(indices, Scalar(s.integer("padding_idx")));
                  return call<"masked_fill.Scalar">(grad, call<"unsqueeze">(padding, -1),
                                                    Scalar(0.0));
                }}},
     .place = Place::Hidden},

    {.schema = "layer_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight=None, Tensor? "
               "bias=None, float eps=1.0000000000000001e-05, bool cudnn_enable=True) -> Tensor",
     .forward = kernel<&layer_norm>,
     .composite = true,
     .place = Place::Function},
    {.schema = "rms_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight=None, float? "
               "eps=None) -> Tensor",
     .forward = kernel<&rms_norm>,
     .composite = true,
     .place = Place::Function},
    {.schema = "native_layer_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight, Tensor? "
               "bias, float eps) -> (Tensor, Tensor, Tensor)",
     .node = "NativeLayerNormBackward0",
     .forward = kernel<&native_layer_norm>,
     .grads = {{"input", "input normalized_shape result1 result2 weight bias", layer_norm_input},
               {"weight", "input normalized_shape result1 result2 weight bias", layer_norm_weight},
               {"bias", "input normalized_shape result1 result2 weight bias", layer_norm_bias}},
     .place = Place::Function},
    {.schema = "batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, "
               "Tensor? running_var, bool training, float momentum, float eps, bool "
               "cudnn_enabled) -> Tensor",
     .forward = kernel<&batch_norm>,
     .composite = true,
     .place = Place::Function},
    {.schema = "native_batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? "
               "running_mean, Tensor? running_var, bool training, float momentum, float eps) -> "
               "(Tensor, Tensor, Tensor)",
     .node = "NativeBatchNormBackward0",
     .forward = kernel<&native_batch_norm>,
     .grads = {{"input", "input weight running_mean running_var training eps result1 result2",
                batch_norm_input},
               {"weight", "input weight running_mean running_var training eps result1 result2",
                batch_norm_weight},
               {"bias", "input weight running_mean running_var training eps result1 result2",
                bias_gradient}},
     .place = Place::Function},
    {.schema = "instance_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, "
               "Tensor? running_var, bool use_input_stats, float momentum, float eps, bool "
               "cudnn_enabled) -> Tensor",
     .forward = kernel<&instance_norm>,
     .composite = true,
     .place = Place::Function},
    {.schema = "group_norm(Tensor input, int num_groups, Tensor? weight=None, Tensor? bias=None, "
               "float eps=1.0000000000000001e-05, bool cudnn_enabled=True) -> Tensor",
     .forward = kernel<&group_norm>,
     .composite = true,
     .place = Place::Function},
    {.schema = "native_group_norm(Tensor input, Tensor? weight, Tensor? bias, SymInt N, SymInt C, "
               "SymInt HxW, int group, float eps) -> (Tensor, Tensor, Tensor)",
     .node = "NativeGroupNormBackward0",
     .forward = kernel<&native_group_norm>,
     .grads = {{"input", "input weight N C HxW group result1 result2", group_norm_input},
               {"weight", "input weight N C HxW group result1 result2", group_norm_weight},
               {"bias", "input weight N C HxW group result1 result2", bias_gradient}},
     .place = Place::Function},

    {.schema = "pad(Tensor self, SymInt[] pad, str mode=\"constant\", float? value=None) -> Tensor",
     .forward = kernel<&pad>,
     .composite = true,
     .place = Place::NN},
    {.schema = "constant_pad_nd(Tensor self, SymInt[] pad, Scalar value=0) -> Tensor",
     .node = "ConstantPadNdBackward0",
     .forward = kernel<&constant_pad_nd>,
     .grads = {{"self", "pad",
                [](const Saved& s) {
                  Ints back = s.ints("pad");
                  for (int64_t& p : back) p = -p;
                  return call<"constant_pad_nd">(s.grad, back);
                }}},
     .place = Place::Function},

    {.schema = "scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor? "
               "attn_mask=None, float dropout_p=0., bool is_causal=False, *, float? scale=None, "
               "bool enable_gqa=False) -> Tensor",
     .forward = kernel<&scaled_dot_product_attention>,
     .composite = true,
     .place = Place::NN},
    {.schema = "_scaled_dot_product_flash_attention_for_cpu(Tensor query, Tensor key, Tensor "
               "value, float dropout_p=0., bool is_causal=False, *, Tensor? attn_mask=None, float? "
               "scale=None) -> (Tensor output, Tensor logsumexp)",
     .node = "ScaledDotProductFlashAttentionForCpuBackward0",
     .forward = kernel<&flash_attention>,
     .grads = {{"query", "query key value output logsumexp dropout_p is_causal attn_mask scale",
                [](const Saved& s) {
                  Attention a(s);
                  return call<"matmul">(a.score_gradient(s.grad), a.key);
                }},
               {"key", "query key value output logsumexp dropout_p is_causal attn_mask scale",
                [](const Saved& s) {
                  Attention a(s);
                  return call<"matmul">(transpose_last(a.score_gradient(s.grad)), a.query);
                }},
               {"value", "query key value output logsumexp dropout_p is_causal attn_mask scale",
                [](const Saved& s) {
                  return call<"matmul">(transpose_last(Attention(s).weights), s.grad);
                }}},
     .place = Place::Hidden},

    {.schema = "cdist(Tensor x1, Tensor x2, float p=2., int? compute_mode=None) -> Tensor",
     .forward = kernel<&cdist>,
     .composite = true,
     .place = Place::Function},
    {.schema = "_cdist_forward(Tensor x1, Tensor x2, float p, int? compute_mode) -> Tensor",
     .node = "CdistBackward0",
     .forward = kernel<&cdist_forward>,
     .grads = {{"x1", "x1 x2 p result",
                [](const Saved& s) { return sum(cdist_gradient(s), Ints{-2}); }},
               {"x2", "x1 x2 p result",
                [](const Saved& s) { return -sum(cdist_gradient(s), Ints{-3}); }}},
     .place = Place::Hidden},
};
static_assert(valid(kOps), "an operator's schema disagrees with its kernel or its derivative");

}  // namespace

OpTable nn_ops() { return kOps; }

}  // namespace tg
