// Convolutions over lines, planes and volumes, and their transposes.
#include "kernels/conv.h"

#include <algorithm>

#include "autograd/metadata.h"
#include "autograd/mode.h"
#include "core/warning.h"
#include "ops/channels.h"
#include "ops/dtypes.h"
#include "ops/elementwise.h"
#include "ops/factory.h"

namespace tg {
namespace {

std::string joined(const Ints& v) {
  std::string text;
  for (size_t i = 0; i < v.size(); ++i) text += str(i ? " x " : "", v[i]);
  return text;
}

// PyTorch's kernels check one after the other, each in its own words. The transposed ones of lines
// and planes take a bias of any dtype that casts.
void check_dtypes(const Tensor& input, const Tensor& weight, const Tensor& bias, bool transposed,
                  int64_t groups) {
  DType type = input.dtype();
  if (!transposed && bias.defined())
    check(bias.dtype() == type, "Input type (", c_name(type), ") and bias type (",
          c_name(bias.dtype()), ") should be the same");
  if (groups != 1 && type == DType::Float32)
    check(weight.dtype() == type, "Input type (", type_string(input), ") and weight type (",
          type_string(weight),
          ") should be the same or input should be a MKLDNN tensor and weight is a dense tensor");
  expect_dtype(weight, type);
  if (!transposed || !bias.defined()) return;
  if (weight.dim() == 5)
    expect_dtype(bias, type);
  else
    check_castable(bias.dtype(), type);
}

void check_convolution(const Tensor& input, const Tensor& weight, const Tensor& bias,
                       const Ints& stride, const Ints& padding, const Ints& dilation,
                       bool transposed, int64_t groups) {
  check(weight.dim() > 2, "weight should have at least three dimensions");
  auto dims = size_t(weight.dim() - 2);
  for (auto [v, name] : {std::pair(&stride, "stride"), std::pair(&padding, "padding"),
                         std::pair(&dilation, "dilation")})
    check(v->size() == 1 || v->size() == dims, "expected ", name,
          " to be a single integer value or a list of ", dims,
          " values to match the convolution dimensions, but got ", name, "=", *v);
  check(weight.dim() == input.dim(), "Expected ", weight.dim(), "-dimensional input for ",
        weight.dim(), "-dimensional weight ", weight.sizes(), ", but got ", input.dim(),
        "-dimensional input of size ", input.sizes(), " instead");
  check(groups > 0, "non-positive groups is not supported");
  check(weight.size(0) >= groups, "Given groups=", groups, ", expected weight to be at least ",
        groups, " at dimension 0, but got weight of size ", weight.sizes(), " instead");
  check(weight.size(0) % groups == 0, "Given groups=", groups,
        ", expected weight to be divisible by ", groups, " at dimension 0, but got weight of size ",
        weight.sizes(), " instead");
  for (int64_t s : stride) check(s > 0, "non-positive stride is not supported");
  for (int64_t p : padding) check(p >= 0, "negative padding is not supported");
  for (int64_t d : dilation) check(d > 0, "dilation should be greater than zero");
  int64_t channels = transposed ? weight.size(0) : weight.size(1) * groups;
  check(input.size(1) == channels, "Given ", transposed ? "transposed=1" : str("groups=", groups),
        ", weight of size ", weight.sizes(), ", expected input", input.sizes(), " to have ",
        channels, " channels, but got ", input.size(1), " channels instead");
  int64_t filters = transposed ? weight.size(1) * groups : weight.size(0);
  if (bias.defined())
    check(bias.dim() == 1 && bias.size(0) == filters, "Given ", transposed ? "transposed=1, " : "",
          "weight of size ", weight.sizes(), ", expected bias to be 1-dimensional with ", filters,
          " elements, but got bias of size ", bias.sizes(), " instead");
  check_dtypes(input, weight, bias, transposed, groups);
  if (transposed) return;
  Ints padded, kernel;
  bool fits = true;
  for (size_t d = 2; d < input.sizes().size(); ++d) {
    padded.push_back(input.sizes()[d] + 2 * option_at(padding, d - 2));
    kernel.push_back(option_at(dilation, d - 2) * (weight.sizes()[d] - 1) + 1);
    fits &= padded.back() >= kernel.back();
  }
  check(fits, "Calculated padded input size per channel: (", joined(padded), "). Kernel size: (",
        joined(kernel), "). Kernel size can't be greater than actual input size");
}

// A batch of lines or planes as a batch of volumes.
Tensor as_volumes(const Tensor& t) {
  Geometry g = t.geometry();
  while (g.dim() < 5) {
    g.strides.insert(2, g.sizes[2] * g.strides[2]);
    g.sizes.insert(2, 1);
  }
  return alias(t, g, true);
}

Window window_of(const Ints& weight, const Ints& stride, const Ints& padding,
                 const Ints& dilation) {
  Window w;
  for (size_t i = 0, k = 5 - weight.size() + i; k < 3; ++i, ++k) {
    w.kernel[k] = weight[i + 2];
    w.stride[k] = option_at(stride, i);
    w.padding[k] = option_at(padding, i);
    w.dilation[k] = option_at(dilation, i);
  }
  return w;
}

// Lines as planes of height 1.
Geometry as_plane(Geometry g) {
  if (g.dim() != 3) return g;
  g.strides.insert(2, g.sizes[2] * g.strides[2]);
  g.sizes.insert(2, 1);
  return g;
}
// The memory format in which PyTorch convolves: that which the input or the weight suggests, except
// that volumes of float64 are in the order of their sizes.
int format_of(const Geometry& input, const Geometry& weight, DType dtype) {
  Geometry w = as_plane(weight);
  if (w.dim() == 5 && dtype != DType::Float32) return kContiguousFormat;
  int format = suggested_format(as_plane(input));
  return format == kContiguousFormat ? suggested_format(w) : format;
}
// A packed result or gradient in a format.
Tensor ordered(const Tensor& t, int format) {
  if (format == kContiguousFormat) return t;
  if (t.dim() > 3) return call<"clone">(t, MemoryFormat{format});
  Tensor plane = call<"clone">(call<"unsqueeze">(t, 2), MemoryFormat{format});
  return call<"squeeze.dim">(plane, 2);
}

Tensor convolution(const Tensor& input, const Tensor& weight, const Tensor& bias,
                   const Ints& stride, const Ints& padding, const Ints& dilation, bool transposed,
                   const Ints& output_padding, int64_t groups) {
  check_convolution(input, weight, bias, stride, padding, dilation, transposed, groups);
  size_t rank = input.sizes().size();
  check_as(ErrorType::NotImplemented, rank <= 5, "convolution over ", rank - 2,
           " dims is not supported in Tensorglass yet");
  Window w = window_of(weight.sizes(), stride, padding, dilation);
  Ints sizes{input.size(0), transposed ? weight.size(1) * groups : weight.size(0)};
  for (size_t d = 2; d < rank; ++d) {
    size_t i = d - 2, k = 5 - rank + i;
    int64_t reached = w.dilation[k] * (w.kernel[k] - 1) + 1, size = input.sizes()[d];
    sizes.push_back(transposed ? (size - 1) * w.stride[k] - 2 * w.padding[k] + reached +
                                     option_at(output_padding, i)
                               : (size + 2 * w.padding[k] - reached) / w.stride[k] + 1);
  }
  // As in PyTorch, a convolution of no channels has none to give either.
  if (input.size(1) == 0) sizes[1] = 0;
  Tensor out = empty(sizes, input.dtype());
  // PyTorch packs lines first: only their weight may suggest another order.
  Geometry first = rank == 3 ? contiguous(input.sizes()) : input.geometry();
  int format = format_of(first, weight.geometry(), input.dtype());
  if (input.size(1) == 0 || out.numel() == 0) return ordered(out, format);
  Tensor x = as_volumes(packed(input)), filters = as_volumes(packed(weight));
  if (!transposed) {
    convolve(as_volumes(out), x, filters, bias.defined() ? packed(bias) : bias, w, groups);
    return ordered(out, format);
  }
  convolve_transposed(as_volumes(out), x, filters, w, groups);
  if (bias.defined()) call<"add_.Tensor">(out, per_channel(bias, sizes));
  return ordered(out, format);
}

// The beginning of `t` along the dims of the windows: some strides leave elements at the end over.
Tensor cropped(Tensor t, const Ints& sizes) {
  for (size_t d = 2; d < sizes.size(); ++d)
    if (t.sizes()[d] != sizes[d]) t = call<"narrow">(t, int64_t(d), 0, sizes[d]);
  return t;
}

int gradient_format(const Saved& s) {
  return format_of(s.geometry("input"), s.geometry("weight"), s.dtype("input"));
}

// The gradient of the weight of a convolution that takes `x` to what has gradient `g`. Where it is
// recorded it is made of operators: the correlation of the two, batch and channels exchanged.
Tensor weight_gradient(const Tensor& x, const Tensor& g, const Saved& s) {
  int64_t groups = s.integer("groups");
  const Ints& sizes = s.sizes("weight");
  if (!(grad_enabled() && (requires_grad(x) || requires_grad(g)))) {
    Tensor out = empty(sizes, x.dtype());
    convolve_weight(as_volumes(out), as_volumes(packed(x)), as_volumes(packed(g)),
                    window_of(sizes, s.ints("stride"), s.ints("padding"), s.ints("dilation")),
                    groups);
    return ordered(out, gradient_format(s));
  }
  TensorList parts;
  TensorList xs = call<"chunk", TensorList>(x, groups, 1),
             gs = call<"chunk", TensorList>(g, groups, 1);
  for (size_t i = 0; i < xs.size(); ++i) {
    Tensor part =
        call<"convolution">(call<"transpose.int">(xs[i], 0, 1), call<"transpose.int">(gs[i], 0, 1),
                            None{}, s.ints("dilation"), s.ints("padding"), s.ints("stride"), false,
                            Ints(sizes.size() - 2, 0), 1);
    parts.push_back(call<"transpose.int">(cropped(part, sizes), 0, 1));
  }
  // A copy even of what is contiguous: dims of one element have strides of their own, too.
  Tensor out = call<"clone">(parts.size() == 1 ? parts[0] : call<"cat">(parts, 0), MemoryFormat{0});
  return ordered(out, gradient_format(s));
}

Tensor convolution_input(const Saved& s) {
  bool transposed = s.flag("transposed");
  Ints missing(s.sizes("input").size() - 2, 0);
  for (size_t i = 0; !transposed && i < missing.size(); ++i)
    missing[i] = s.sizes("input")[i + 2] -
                 ((s.grad.sizes()[i + 2] - 1) * option_at(s.ints("stride"), i) -
                  2 * option_at(s.ints("padding"), i) +
                  option_at(s.ints("dilation"), i) * (s.sizes("weight")[i + 2] - 1) + 1);
  Tensor out = call<"convolution">(s.grad, s["weight"], None{}, s.ints("stride"), s.ints("padding"),
                                   s.ints("dilation"), !transposed, missing, s.integer("groups"));
  out = cropped(out, s.sizes("input"));
  int format = gradient_format(s);
  if (format == kContiguousFormat) return call<"contiguous">(out);
  return out.strides() == format_strides(out.sizes(), format) ? out : ordered(out, format);
}
Tensor convolution_weight(const Saved& s) {
  Tensor input = s["input"];
  return s.flag("transposed") ? weight_gradient(s.grad, input, s)
                              : weight_gradient(input, s.grad, s);
}

// That of the bias by oneDNN's kernels is one sum in order, unless the kernel has one element only.
Tensor convolution_bias(const Saved& s) {
  const Ints& sizes = s.sizes("weight");
  bool points = std::all_of(sizes.begin() + 2, sizes.end(), [](int64_t n) { return n == 1; });
  if (!s.grad.defined() || points || (grad_enabled() && requires_grad(s.grad)) ||
      !uses_onednn(as_volumes(s.grad),
                   window_of(sizes, s.ints("stride"), s.ints("padding"), s.ints("dilation")),
                   s.integer("groups")))
    return bias_gradient(s);
  Tensor out = empty({s.grad.size(1)}, s.grad.dtype());
  sum_channels(out, packed(s.grad));
  return out;
}

// A gradient of a convolution, which without channels or samples is all zeros.
template <const char* Of, Tensor (*Gradient)(const Saved&)>
Tensor with_channels(const Saved& s) {
  if (s.sizes("input")[0] > 0 && s.sizes("input")[1] > 0) return Gradient(s);
  return call<"zeros">(s.sizes(Of), s.dtype(Of));
}
constexpr char kInput[] = "input", kWeight[] = "weight", kBias[] = "bias";

// Runs a convolution on a batch; an input without batch dim gets one.
template <class F>
Tensor batched(const Tensor& input, int64_t dims, const char* name, F&& run) {
  check(input.dim() == dims + 1 || input.dim() == dims + 2, "Expected ", dims + 1,
        "D (unbatched) or ", dims + 2, "D (batched) input to ", name,
        ", but got input of size: ", input.sizes());
  if (input.dim() == dims + 2) return run(input);
  return call<"squeeze.dim">(run(call<"unsqueeze">(input, 0)), 0);
}

// Of complex numbers, in three convolutions of real ones: of the real parts, of the imaginary ones
// and of the sums of both.
Tensor convolved(const Tensor& input, const Tensor& weight, const Tensor& bias, const Ints& stride,
                 const Ints& padding, const Ints& dilation, bool transposed,
                 const Ints& output_padding, int64_t groups) {
  auto of = [&](const Tensor& x, const Tensor& w, const Tensor& b) {
    return call<"convolution">(x, w, b, stride, padding, dilation, transposed, output_padding,
                               groups);
  };
  if (!is_complex(input.dtype()) || !is_complex(weight.dtype())) return of(input, weight, bias);
  auto parts = [](const Tensor& t) {
    Tensor pairs = call<"view_as_real">(call<"resolve_conj">(t));
    return std::pair(call<"select.int">(pairs, -1, 0), call<"select.int">(pairs, -1, 1));
  };
  auto [x, xi] = parts(input);
  auto [w, wi] = parts(weight);
  Tensor a, b = of(xi, wi, Tensor()), c;
  if (bias.defined()) {
    auto [real, imag] = parts(bias);
    a = of(x, w, real);
    c = of(x + xi, w + wi, real + imag);
  } else {
    a = of(x, w, bias);
    c = of(x + xi, w + wi, bias);
  }
  return a - b + (c - a - b) * Scalar(Complex<double>(0, 1));
}

template <int64_t Dims>
constexpr const char* kConvName = Dims == 1   ? "conv1d"
                                  : Dims == 2 ? "conv2d"
                                              : "conv3d";
template <int64_t Dims>
constexpr const char* kTransposeName = Dims == 1   ? "conv_transpose1d"
                                       : Dims == 2 ? "conv_transpose2d"
                                                   : "conv_transpose3d";

template <int64_t Dims>
Tensor conv(const Tensor& input, const Tensor& weight, const Tensor& bias, const Ints& stride,
            const Ints& padding, const Ints& dilation, int64_t groups) {
  return batched(input, Dims, kConvName<Dims>, [&](const Tensor& x) {
    auto full = [](const Ints& v) { return v.size() == 1 ? Ints(size_t(Dims), v[0]) : v; };
    return convolved(x, weight, bias, full(stride), full(padding), full(dilation), false,
                     Ints(size_t(Dims), 0), groups);
  });
}
template <int64_t Dims>
Tensor conv_padded(const Tensor& input, const Tensor& weight, const Tensor& bias,
                   const Ints& stride, const std::string& padding, const Ints& dilation,
                   int64_t groups) {
  Ints before = Ints(Dims, 0), after = Ints(2 * Dims, 0);
  bool even = true;
  if (padding == "same") {
    int64_t k = weight.dim();
    check(k > 2, "weight should have at least three dimensions");
    check(groups > 0, "non-positive groups is not supported");
    batched(input, Dims, kConvName<Dims>, [&](const Tensor& x) {
      check(k == x.dim(), "Expected ", k, "-dimensional input for ", k, "-dimensional weight",
            weight.sizes(), ", but got ", x.dim(), "-dimensional input of size ", x.sizes(),
            " instead");
      return x;
    });
    for (int64_t s : stride)
      check(s == 1, "padding='same' is not supported for strided convolutions");
    for (size_t d = 0; d < size_t(Dims); ++d) {
      int64_t total = option_at(dilation, d) * (weight.sizes()[d + 2] - 1);
      before[d] = total / 2;
      after[2 * (size_t(Dims) - 1 - d) + 1] = total % 2;
      even &= total % 2 == 0;
    }
  } else {
    check(padding == "valid", "Invalid padding string: '", padding, "'");
  }
  if (!even)
    warn_once("aten/src/ATen/native/Convolution.cpp:1104",
              "Using padding='same' with even kernel lengths and odd dilation may require a "
              "zero-padded copy of the input be created");
  Tensor x = even ? input : call<"constant_pad_nd">(input, after);
  return conv<Dims>(x, weight, bias, stride, before, dilation, groups);
}
template <int64_t Dims>
Tensor conv_transpose(const Tensor& input, const Tensor& weight, const Tensor& bias,
                      const Ints& stride, const Ints& padding, const Ints& output_padding,
                      int64_t groups, const Ints& dilation) {
  return batched(input, Dims, kTransposeName<Dims>, [&](const Tensor& x) {
    auto full = [](const Ints& v) { return v.size() == 1 ? Ints(size_t(Dims), v[0]) : v; };
    return convolved(x, weight, bias, full(stride), full(padding), full(dilation), true,
                     full(output_padding), groups);
  });
}

constexpr Op kOps[] = {
    {.schema = "convolution(Tensor input, Tensor weight, Tensor? bias, SymInt[] stride, SymInt[] "
               "padding, SymInt[] dilation, bool transposed, SymInt[] output_padding, SymInt "
               "groups) -> Tensor",
     .node = "ConvolutionBackward0",
     .forward = kernel<&convolution>,
     .grads = {{"input", "input weight stride padding dilation transposed output_padding groups",
                with_channels<kInput, convolution_input>},
               {"weight", "input weight stride padding dilation transposed output_padding groups",
                with_channels<kWeight, convolution_weight>},
               {"bias", "input weight stride padding dilation transposed output_padding groups",
                with_channels<kBias, convolution_bias>}},
     .place = Place::Function},
    {.schema = "conv1d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] stride=[1], "
               "SymInt[1] padding=[0], SymInt[1] dilation=[1], SymInt groups=1) -> Tensor",
     .forward = kernel<&conv<1>>,
     .composite = true,
     .place = Place::Function},
    {.schema = "conv1d.padding(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] "
               "stride=[1], str padding=\"valid\", SymInt[1] dilation=[1], SymInt groups=1) -> "
               "Tensor",
     .forward = kernel<&conv_padded<1>>,
     .composite = true,
     .place = Place::Function},
    {.schema = "conv2d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=[1, 1], "
               "SymInt[2] padding=[0, 0], SymInt[2] dilation=[1, 1], SymInt groups=1) -> Tensor",
     .forward = kernel<&conv<2>>,
     .composite = true,
     .place = Place::Function},
    {.schema = "conv2d.padding(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] "
               "stride=[1, 1], str padding=\"valid\", SymInt[2] dilation=[1, 1], SymInt groups=1) "
               "-> Tensor",
     .forward = kernel<&conv_padded<2>>,
     .composite = true,
     .place = Place::Function},
    {.schema = "conv3d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[3] stride=[1, 1, 1], "
               "SymInt[3] padding=[0, 0, 0], SymInt[3] dilation=[1, 1, 1], SymInt groups=1) -> "
               "Tensor",
     .forward = kernel<&conv<3>>,
     .composite = true,
     .place = Place::Function},
    {.schema = "conv3d.padding(Tensor input, Tensor weight, Tensor? bias=None, SymInt[3] "
               "stride=[1, 1, 1], str padding=\"valid\", SymInt[3] dilation=[1, 1, 1], SymInt "
               "groups=1) -> Tensor",
     .forward = kernel<&conv_padded<3>>,
     .composite = true,
     .place = Place::Function},
    {.schema = "conv_transpose1d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] "
               "stride=[1], SymInt[1] padding=[0], SymInt[1] output_padding=[0], SymInt groups=1, "
               "SymInt[1] dilation=[1]) -> Tensor",
     .forward = kernel<&conv_transpose<1>>,
     .composite = true,
     .place = Place::Function},
    {.schema = "conv_transpose2d.input(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] "
               "stride=[1, 1], SymInt[2] padding=[0, 0], SymInt[2] output_padding=[0, 0], SymInt "
               "groups=1, SymInt[2] dilation=[1, 1]) -> Tensor",
     .forward = kernel<&conv_transpose<2>>,
     .composite = true,
     .place = Place::Function},
    {.schema = "conv_transpose3d.input(Tensor input, Tensor weight, Tensor? bias=None, SymInt[3] "
               "stride=[1, 1, 1], SymInt[3] padding=[0, 0, 0], SymInt[3] output_padding=[0, 0, 0], "
               "SymInt groups=1, SymInt[3] dilation=[1, 1, 1]) -> Tensor",
     .forward = kernel<&conv_transpose<3>>,
     .composite = true,
     .place = Place::Function},
};
static_assert(valid(kOps), "an operator's schema disagrees with its kernel or its derivative");

}  // namespace

OpTable conv_ops() { return kOps; }

}  // namespace tg
