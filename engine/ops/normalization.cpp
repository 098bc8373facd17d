// Normalisation over trailing dims, channels and groups of them.
#include <limits>

#include "autograd/mode.h"
#include "kernels/normalize.h"
#include "op/functions.h"
#include "ops/channels.h"
#include "ops/dtypes.h"
#include "ops/factory.h"

namespace tg {
namespace {

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
  DType moments = expect_parameters(input, {&weight, &bias});
  size_t depth = shape.size();
  Ints outer(input.sizes().begin(), input.sizes().end() - depth);
  for (size_t i = 0; i < depth; ++i) outer.push_back(1);
  Tensor x = packed(input), w = packed(weight), b = packed(bias);
  Tensor out = empty(input.sizes(), input.dtype());
  Tensor mean = empty(outer, moments), rstd = empty(outer, moments);
  normalize_rows({out, mean, rstd}, x, w, b, eps);
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
  if (is_integral(input.dtype())) fail_not_implemented("rms_norm", input.dtype());
  double least = input.dtype() == DType::Float64 ? std::numeric_limits<double>::epsilon()
                                                 : double(std::numeric_limits<float>::epsilon());
  if (!is_differentiable(input.dtype())) fail_not_implemented("rms_norm", input.dtype());
  Tensor wide = is_half(input.dtype()) ? call<"to.dtype">(input, DType::Float32) : input;
  Tensor mean = call<"mean.dim">(call<"pow.Tensor_Scalar">(wide, 2),
                                 trailing(input.sizes(), shape.size()), true);
  Tensor out = wide * call<"rsqrt">(call<"add.Scalar">(mean, eps.value_or(least)));
  if (weight.defined()) out = out * weight;
  return out.dtype() == input.dtype() ? out : call<"to.dtype">(out, input.dtype());
}

Standardized layer_norm_standard(const Saved& s) {
  Ints dims = trailing(s.sizes("input"), s.ints("normalized_shape").size());
  return {s["input"], s["result1"], s["result2"], dims};
}
// As in PyTorch, gradients of the mean and deviation that these operators give too are not used.
// The same gradient computed row by row, with the last digits that PyTorch's kernel leaves.
Tensor layer_norm_rows(const Saved& s) {
  Tensor g = packed(s.grad), x = packed(s["input"]), w = packed(s["weight"]);
  Tensor mean = packed(s["result1"]), rstd = packed(s["result2"]);
  Tensor out = empty(x.sizes(), x.dtype());
  normalize_rows_gradient(out, g, x, w, mean, rstd);
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
  if (!grad_enabled()) {
    Tensor out = empty(s.ints("normalized_shape"), s["result1"].dtype());
    normalize_rows_weight_gradient(out, packed(s.grad), packed(s["input"]), packed(s["result1"]),
                                   packed(s["result2"]));
    return out;
  }
  return sum(s.grad * layer_norm_standard(s).x,
             leading(s.sizes("input"), s.ints("normalized_shape").size()));
}
Tensor layer_norm_bias(const Saved& s) {
  if (!s.grad.defined()) return {};
  return sum(s.grad, leading(s.sizes("input"), s.sizes("bias").size()));
}

// batch_norm: over every dim but the second.
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
  if (!is_floating(input.dtype())) fail_not_implemented("batch_norm", input.dtype());
  DType moments = expect_parameters(input, {&weight, &bias, &running_mean, &running_var});
  for (const Tensor* t : {&running_mean, &running_var})
    check(!t->defined() || t->dim() == 1, "TensorAccessor expected 1 dims but tensor has ",
          t->defined() ? t->dim() : 0);
  Tensor x = packed(input), w = packed(weight), b = packed(bias);
  Tensor out = empty(input.sizes(), input.dtype());
  Ints saved{training ? channels : 0};
  Tensor mean = empty(saved, moments), inverse = empty(saved, moments);
  if (training)
    normalize_batch({out, mean, inverse}, x, w, b, running_mean, running_var, momentum, eps);
  else
    normalize_channels(out, x, w, b, running_mean, running_var, eps);
  return {in_format(out, suggested_format(input)), mean, inverse};
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
Tensor channel_means(const Saved& s) {
  return packed(s.flag("training") ? s["result1"] : s["running_mean"]);
}
Tensor channel_scales(const Saved& s) {
  if (s.flag("training")) return s["result2"];
  Tensor variances = s["running_var"], out = empty(variances.sizes(), variances.dtype());
  double eps = s.get<double>("eps");
  inverse_deviations(out, variances, eps);
  return out;
}
Standardized batch_standard(const Saved& s) {
  const Ints& like = s.sizes("input");
  return {s["input"], per_channel(s["result1"], like), per_channel(s["result2"], like),
          all_but_channels(int64_t(like.size()))};
}

// The gradients computed channel by channel, with the last digits that PyTorch's kernels leave.
ChannelGradient channel_gradient(const Saved& s) {
  return {packed(s.grad), packed(s["input"]), channel_means(s), channel_scales(s),
          !s.grad.is_contiguous()};
}
Tensor batch_norm_channels(const Saved& s) {
  Tensor w = packed(s["weight"]), out = empty(s.sizes("input"), s.dtype("input"));
  if (s.flag("training"))
    normalize_batch_gradient(out, channel_gradient(s), w);
  else
    scale_channels(out, packed(s.grad), channel_scales(s), w);
  return in_format(out, suggested_format(s["input"]));
}
Tensor of_channels(const Saved& s, void (*gradient)(const Tensor& out, const ChannelGradient& of)) {
  Tensor out = empty({s.sizes("input")[1]}, channel_scales(s).dtype());
  gradient(out, channel_gradient(s));
  return out;
}

Tensor batch_norm_input(const Saved& s) {
  if (!s.grad.defined()) return {};
  if (!grad_enabled()) return batch_norm_channels(s);
  Tensor weight = s["weight"], g = s.grad;
  if (weight.defined()) g = g * per_channel(weight, g.sizes());
  return s.flag("training") ? batch_standard(s).gradient(g, all_but_channels(g.dim()))
                            : g * per_channel(channel_scales(s), g.sizes());
}
Tensor batch_norm_weight(const Saved& s) {
  if (!s.grad.defined()) return {};
  if (!grad_enabled()) return of_channels(s, channel_weight_gradient);
  const Ints& like = s.sizes("input");
  Tensor x = s.flag("training") ? batch_standard(s).x
                                : (s["input"] - per_channel(s["running_mean"], like)) *
                                      per_channel(channel_scales(s), like);
  return sum(s.grad * x, all_but_channels(s.grad.dim()));
}
Tensor batch_norm_bias(const Saved& s) {
  if (!s.grad.defined() || grad_enabled()) return bias_gradient(s);
  return of_channels(s, channel_bias_gradient);
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
  DType moments = expect_parameters(input, {&weight, &bias});
  check(groups > 0 && n >= 0 && channels % groups == 0 && area > 0 &&
            input.numel() == n * channels * area,
        "Expected an input of N x C x HxW elements in groups of channels, but got ", input.sizes());
  for (const Tensor* t : {&weight, &bias})
    check(!t->defined() || t->numel() == channels,
          "Expected weight and bias to have an element for each of ", channels, " channels");
  Tensor x = packed(input), w = packed(weight), b = packed(bias);
  Tensor out = empty(input.sizes(), input.dtype());
  Tensor mean = empty({n, groups}, moments), rstd = empty({n, groups}, moments);
  normalize_groups({out, mean, rstd}, x, w, b, area, eps);
  return {in_format(out, suggested_format(input)), mean, rstd};
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
  Tensor x = suggested_format(input) == kContiguousFormat ? call<"contiguous">(input) : input;
  return call<"native_group_norm">(x, weight, bias, n, channels, area, groups, eps);
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
  if (!sum.defined()) return sum;
  sum = call<"reshape">(sum, s.sizes("input"));
  int format = suggested_format(s["input"]);
  return format == kContiguousFormat ? sum : call<"contiguous">(sum, MemoryFormat{format});
}
Tensor group_norm_weight(const Saved& s) {
  if (!s.grad.defined()) return {};
  return sum(s.grad * call<"reshape">(group_standard(s).x, s.sizes("input")),
             all_but_channels(s.grad.dim()));
}

// --- The table -------------------------------------------------------------------------------

constexpr Op kOps[] = {
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
     .without_history = "result1 result2",
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
                batch_norm_bias}},
     .without_history = "result1 result2",
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
};
static_assert(valid(kOps), "an operator's schema disagrees with its kernel or its derivative");

}  // namespace

OpTable normalization_ops() { return kOps; }

}  // namespace tg
