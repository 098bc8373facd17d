// Pooling over windows of lines, planes and volumes. The operators over planes and volumes are one
// template; lines are planes of height 1, as in PyTorch.
#include "kernels/pool.h"

#include "autograd/metadata.h"
#include "autograd/mode.h"
#include "ops/channels.h"
#include "ops/dtypes.h"
#include "ops/elementwise.h"
#include "ops/factory.h"

namespace tg {
namespace {

// --- Checks ----------------------------------------------------------------------------------

// An option by dim as PyTorch's texts list it: "kT: 2 kH: 2 kW: 2".
template <int Dims>
std::string by_dim(const char* prefix, const int64_t (&v)[3]) {
  std::string text;
  for (int d = 3 - Dims; d < 3; ++d)
    text += str(text.empty() ? "" : " ", prefix, "THW"[d], ": ", v[d]);
  return text;
}

bool all_positive(const int64_t (&v)[3]) { return v[0] > 0 && v[1] > 0 && v[2] > 0; }

template <int Dims>
std::string name_of(const char* pool) {
  return str(pool, Dims, "d");
}

// The number of windows along a dim.
int64_t window_count(int64_t size, const Window& w, int d, bool ceil) {
  check(w.stride[d] != 0, "stride should not be zero");
  check(w.padding[d] >= 0, "pad must be non-negative, but got pad: ", w.padding[d]);
  check(w.padding[d] <= ((w.kernel[d] - 1) * w.dilation[d] + 1) / 2,
        "pad should be at most half of effective kernel size, but got pad=", w.padding[d],
        ", kernel_size=", w.kernel[d], " and dilation=", w.dilation[d]);
  int64_t room = size + 2 * w.padding[d] - w.dilation[d] * (w.kernel[d] - 1) - 1;
  room += ceil ? w.stride[d] - 1 : 0;
  int64_t rest = room % w.stride[d];
  int64_t count = room / w.stride[d] - (rest != 0 && (rest < 0) != (w.stride[d] < 0)) + 1;
  // The last window must begin within the input or its left padding.
  if (ceil && (count - 1) * w.stride[d] >= size + w.padding[d]) --count;
  return count;
}

template <int Dims>
Window window_of(const std::string& name, const Ints& kernel, const Ints& stride,
                 const Ints& padding, const Ints& dilation) {
  const char* many = Dims == 2 ? "two" : "three";
  const char* either = name == "avg_pool3d" ? "" : "either ";
  auto fits = [](const Ints& v) { return v.size() == 1 || v.size() == size_t(Dims); };
  check(fits(kernel), name, ": kernel_size must ", either, "be a single int, or a tuple of ", many,
        " ints");
  check(stride.empty() || fits(stride), name, ": stride must ", either,
        "be omitted, a single int, or a tuple of ", many, " ints");
  check(fits(padding), name, ": padding must ", either, "be a single int, or a tuple of ", many,
        " ints");
  check(fits(dilation), name, ": dilation must be either a single int, or a tuple of ", many,
        " ints");
  Window w;
  for (size_t i = 0; i < size_t(Dims); ++i) {
    size_t d = size_t(3 - Dims) + i;
    w.kernel[d] = option_at(kernel, i);
    w.stride[d] = stride.empty() ? w.kernel[d] : option_at(stride, i);
    w.padding[d] = option_at(padding, i);
    w.dilation[d] = option_at(dilation, i);
  }
  return w;
}

// Whether every dim but that of the batch, if there is one, has elements.
template <int Dims>
bool has_elements(const Tensor& t) {
  for (int64_t d = t.dim() == Dims + 2 ? 1 : 0; d < t.dim(); ++d)
    if (t.size(d) == 0) return false;
  return true;
}

std::string joined(const int64_t (&v)[3], int dims) {
  std::string text;
  for (int d = 3 - dims; d < 3; ++d) text += str("x", v[d]);
  return text;
}

// The sizes of the result. `what` names the pooling in the text about empty volumes.
template <int Dims>
Ints pooled_sizes(const Tensor& self, const Window& w, bool ceil, const char* what) {
  int64_t channels = self.size(-1 - Dims), in[3] = {1, 1, 1}, out[3] = {1, 1, 1};
  for (int d = 3 - Dims; d < 3; ++d) {
    in[d] = self.size(d - 3);
    out[d] = window_count(in[d], w, d, ceil);
  }
  check(all_positive(w.kernel), "kernel size should be greater than zero, but got ",
        by_dim<Dims>("k", w.kernel));
  check(all_positive(w.stride), "stride should be greater than zero, but got ",
        by_dim<Dims>("d", w.stride));
  check(all_positive(w.dilation), "dilation should be greater than zero, but got ",
        by_dim<Dims>("dilation", w.dilation));
  if (Dims == 2)
    check(
        (self.dim() == 3 || self.dim() == 4) && has_elements<Dims>(self),
        "Expected 3D or 4D (batch mode) tensor with optional 0 dim batch size for input, but got:",
        self.sizes());
  else
    check(has_elements<Dims>(self), what,
          "(): Expected input's non-batch dimensions to have positive length, but input has a "
          "shape of ",
          self.sizes(), " and non-batch dimension 0 has length zero!");
  const auto &k = w.kernel, &p = w.padding;
  if (Dims == 3 && std::string_view(what) == "avg_pool3d")
    check(in[0] >= k[0] && in[1] >= k[1] && in[2] >= k[2], "input image (T: ", in[0], " H: ", in[1],
          " W: ", in[2], ") smaller than kernel size (", by_dim<Dims>("k", k), ")");
  bool half = p[0] <= k[0] / 2 && p[1] <= k[1] / 2 && p[2] <= k[2] / 2;
  if (Dims == 2)
    check(half, "pad should be smaller than or equal to half of kernel size, but got padW = ", p[2],
          ", padH = ", p[1], ", kW = ", k[2], ", kH = ", k[1]);
  else
    check(half, "pad should be smaller than or equal to half of kernel size, but got kT: ", k[0],
          " kW: ", k[2], " kH: ", k[1], " padT: ", p[0], " padW: ", p[2], " padH: ", p[1]);
  check(all_positive(out), "Given input size: (", channels, joined(in, Dims),
        "). Calculated output size: (", channels, joined(out, Dims), "). Output size is too small");
  Ints sizes = self.sizes();
  for (int d = 3 - Dims; d < 3; ++d) sizes[sizes.size() + size_t(d) - 3] = out[d];
  return sizes;
}

template <int Dims>
void check_rank(const Tensor& self) {
  check(self.dim() == Dims + 1 || self.dim() == Dims + 2, "non-empty ", Dims + 1, "D or ", Dims + 2,
        "D (batch mode) tensor expected for input");
}

// The format of the result of a pooling that PyTorch has for volumes in the order of their sizes
// only.
template <int Dims>
int plane_format(const Tensor& self) {
  return Dims == 2 ? suggested_format(self) : kContiguousFormat;
}

// --- The largest of each window --------------------------------------------------------------

template <int Dims>
std::tuple<Tensor, Tensor> max_pool_with_indices(const Tensor& self, const Ints& kernel,
                                                 const Ints& stride, const Ints& padding,
                                                 const Ints& dilation, bool ceil) {
  Window w = window_of<Dims>(name_of<Dims>("max_pool"), kernel, stride, padding, dilation);
  check_rank<Dims>(self);
  Ints sizes = pooled_sizes<Dims>(self, w, ceil, "max_pool3d_with_indices_out_cpu_template");
  Tensor out = empty(sizes, self.dtype()), indices = empty(sizes, DType::Int64);
  pool_max(out, indices, packed(self), Dims, w);
  int format = suggested_format(self);
  return {in_format(out, format), in_format(indices, format)};
}
template <FixedString WithIndices>
Tensor max_pool(const Tensor& self, const Ints& kernel, const Ints& stride, const Ints& padding,
                const Ints& dilation, bool ceil) {
  return call<WithIndices>(self, kernel, stride, padding, dilation, ceil);
}
// A gradient in a format; it may be one to be differentiated.
Tensor ordered(const Tensor& gradient, int format) {
  return format == kContiguousFormat ? gradient
                                     : call<"contiguous">(gradient, MemoryFormat{format});
}
// RuntimeError where adaptive windows were none: there is nothing to give back.
template <int Dims>
void check_adaptive_gradient(const char* pool, const Tensor& grad) {
  for (int64_t d = 1; d < grad.dim(); ++d)
    check(grad.size(d) > 0, pool, Dims,
          "d_backward(): Expected grad_output to have non-zero size for non-batch dimensions, but "
          "grad_output has sizes ",
          grad.sizes(), " with dimension ", d, " being empty");
}
template <int Dims, bool Adaptive = false>
Tensor max_pool_gradient(const Saved& s) {
  if (Adaptive) check_adaptive_gradient<Dims>("adaptive_max_pool", s.grad);
  Ints sizes = s.sizes("self");
  auto flat = [](const Tensor& t) { return call<"flatten.using_ints">(t, -Dims, -1); };
  Tensor zeros = call<"zeros">(sizes, s.grad.dtype());
  Tensor out =
      call<"view">(call<"scatter_add">(flat(zeros), -1, flat(s["result1"]), flat(s.grad)), sizes);
  return Adaptive && Dims == 3 ? out : ordered(out, suggested_format(s["self"]));
}

// RuntimeError where a dim that holds elements of each item of a batch is empty, from `first` on.
void check_no_empty_dim(const std::string& name, const Tensor& self, int64_t first) {
  for (int64_t d = first; d < self.dim(); ++d)
    check(self.size(d) > 0, name,
          "(): Expected input to have non-zero size for non-batch dimensions, but input has sizes ",
          self.sizes(), " with dimension ", d, " being empty");
}

template <int Dims>
Ints adaptive_sizes(const Tensor& self, const Ints& size) {
  Ints sizes = self.sizes();
  for (size_t i = 0; i < size_t(Dims); ++i) sizes[sizes.size() - size_t(Dims) + i] = size[i];
  return sizes;
}

template <int Dims>
std::tuple<Tensor, Tensor> adaptive_max_pool(const Tensor& self, const Ints& size) {
  std::string name = name_of<Dims>("adaptive_max_pool");
  check(self.dim() == Dims + 1 || self.dim() == Dims + 2, name, "(): Expected ", Dims + 1, "D or ",
        Dims + 2, "D tensor, but got: ", self.sizes());
  check_no_empty_dim(name, self, 1);
  check(size.size() == size_t(Dims), name, "(): internal error: output_size.size() must be ", Dims);
  Ints sizes = adaptive_sizes<Dims>(self, size);
  Tensor out = empty(sizes, self.dtype()), indices = empty(sizes, DType::Int64);
  pool_max_adaptive(out, indices, packed(self), Dims);
  int format = plane_format<Dims>(self);
  return {in_format(out, format), in_format(indices, format)};
}

// --- Means -----------------------------------------------------------------------------------

template <int Dims>
Tensor avg_pool(const Tensor& self, const Ints& kernel, const Ints& stride, const Ints& padding,
                bool ceil, bool count_padding, std::optional<int64_t> divisor) {
  Window w = window_of<Dims>(name_of<Dims>("avg_pool"), kernel, stride, padding, Ints{1});
  check(!divisor || *divisor != 0, "divisor must be not zero");
  if (Dims == 3) check_rank<Dims>(self);
  Ints sizes = pooled_sizes<Dims>(self, w, ceil, "avg_pool3d");
  if (Dims == 3 && is_half(self.dtype()))
    fail_not_implemented("avg_pool3d_out_frame", self.dtype());
  Tensor out = empty(sizes, self.dtype());
  pool_mean(out, packed(self), Dims, w, {count_padding, divisor.value_or(0)});
  return in_format(out, plane_format<Dims>(self));
}
template <int Dims>
Tensor avg_pool_backward(const Tensor& grad, const Tensor& self, const Ints& kernel,
                         const Ints& stride, const Ints& padding, bool, bool count_padding,
                         std::optional<int64_t> divisor) {
  if (Dims == 2)
    check(grad.dtype() == self.dtype(), "expected dtype ", c_name(self.dtype()),
          " for `gradOutput` but got dtype ", c_name(grad.dtype()));
  expect_dtype(grad, self.dtype());
  Window w = window_of<Dims>(name_of<Dims>("avg_pool"), kernel, stride, padding, Ints{1});
  Tensor out = call<"zeros">(self.sizes(), grad.dtype());
  pool_mean_transposed(out, packed(grad), Dims, w, {count_padding, divisor.value_or(0)});
  return in_format(out, plane_format<Dims>(self));
}
// What a backward operator takes of its input are the sizes alone.
Tensor no_part_in_it(const Saved& s) { return call<"zeros">(s.sizes("self"), s.grad.dtype()); }
template <FixedString Backward>
Tensor avg_pool_gradient(const Saved& s) {
  return call<Backward>(s.grad, s["self"], s.ints("kernel_size"), s.ints("stride"),
                        s.ints("padding"), s.flag("ceil_mode"), s.flag("count_include_pad"),
                        s.value("divisor_override"));
}
template <FixedString Forward>
Tensor avg_pool_second(const Saved& s) {
  return call<Forward>(s.grad, s.ints("kernel_size"), s.ints("stride"), s.ints("padding"),
                       s.flag("ceil_mode"), s.flag("count_include_pad"),
                       s.value("divisor_override"));
}

template <int Dims>
Tensor adaptive_pool(const Tensor& self, const Ints& size) {
  std::string name = name_of<Dims>("adaptive_avg_pool");
  auto check_dims = [&] {
    check(self.dim() == Dims + 1 || self.dim() == Dims + 2, name, "(): Expected ", Dims + 1,
          "D or ", Dims + 2, "D tensor, but got ", self.sizes());
  };
  if (Dims == 2) check_dims();
  check_no_empty_dim(name, self, Dims == 2 ? self.dim() - 2 : 1);
  if (Dims == 3) check_dims();
  Tensor out = empty(adaptive_sizes<Dims>(self, size), self.dtype());
  pool_adaptive(out, packed(self), Dims);
  return in_format(out, plane_format<Dims>(self));
}
template <int Dims>
Tensor adaptive_pool_backward(const Tensor& grad, const Tensor& self) {
  check_adaptive_gradient<Dims>("adaptive_avg_pool", grad);
  if (Dims == 2)
    check(grad.dtype() == self.dtype(),
          "adaptive_avg_pool2d_backward_out_cpu_template: Expected dtype ", c_name(self.dtype()),
          " for `grad_output` but got dtype ", c_name(grad.dtype()));
  else if (!is_floating(self.dtype()))
    fail_not_implemented("adaptive_avg_pool3d_backward_cpu", self.dtype());
  expect_dtype(grad, self.dtype());
  Tensor out = call<"zeros">(self.sizes(), grad.dtype());
  pool_adaptive_transposed(out, packed(grad), Dims);
  return in_format(out, plane_format<Dims>(self));
}
template <FixedString Forward, int Dims>
Tensor adaptive_pool_second(const Saved& s) {
  const Ints& sizes = s.sizes("grad_output");
  return call<Forward>(s.grad, Ints(sizes.end() - Dims, sizes.end()));
}
template <FixedString Kernel, int Dims>
Tensor adaptive_avg_pool(const Tensor& self, const Ints& size) {
  std::string name = name_of<Dims>("adaptive_avg_pool"), received;
  check(size.size() == size_t(Dims), name, ": output_size must be ", Dims);
  bool negative = false, ones = true;
  for (size_t i = 0; i < size.size(); ++i) {
    received += str(i == 0 ? "" : i == 1 ? ", " : ",", size[i]);
    negative |= size[i] < 0;
    ones &= size[i] == 1;
  }
  check(!negative, name,
        ": elements of output_size must be greater than or equal to 0 but received {", received,
        "}");
  if (!ones || self.dim() < Dims) return call<Kernel>(self, size);
  Ints dims;
  for (int d = 1; d <= Dims; ++d) dims.push_back(-d);
  Tensor out = call<"mean.dim">(self, dims, true);
  if (suggested_format(self) == kContiguousFormat) return out;
  return call<"as_strided_">(out, out.sizes(), format_strides(out.sizes(), suggested_format(self)));
}

// --- Lines -----------------------------------------------------------------------------------

void check_line(const char* name, const Tensor& self) {
  check(self.dim() == 2 || self.dim() == 3, "Expected 2 to 3 dimensions, but got ", self.dim(),
        "-dimensional tensor for argument #1 'self' (while checking arguments for ", name, ")");
}
// An option of a plane made of one of a line, with `first` for the height.
Ints flat(const char* name, const char* option, const Ints& v, int64_t first) {
  check(v.size() == 1, name, "() argument '", option, "' should contain one int (got ", v.size(),
        ")");
  return {first, v[0]};
}
Tensor as_plane(const Tensor& t) { return call<"unsqueeze">(t, -2); }
Tensor as_line(const Tensor& t) { return call<"squeeze.dim">(t, -2); }

void check_max_pool1d(const Tensor& self, const Ints& kernel, const Ints& stride,
                      const Ints& padding, const Ints& dilation, bool ceil) {
  check((self.dim() == 2 || self.dim() == 3) && has_elements<1>(self),
        "max_pool1d: Expected 2D or 3D (batch mode) tensor with optional 0 dim batch size for "
        "input, but got:",
        self.sizes());
  auto one = [](const Ints& v, const char* name, const char* kinds) {
    check(v.size() == 1, "max_pool1d() ", name, " must be ", kinds, " of size 1 but got size ",
          v.size());
  };
  one(kernel, "kernel_size", "an int, list of ints or tuple of ints");
  if (!stride.empty()) one(stride, "stride", "None, an int, list of ints, or tuple of ints");
  one(padding, "padding", "an int, list of ints, or tuple of ints");
  one(dilation, "dilation", "an int, list of ints or tuple of ints");
  Window w = window_of<2>("max_pool1d", {1, kernel[0]}, {1, stride.empty() ? kernel[0] : stride[0]},
                          {0, padding[0]}, {1, dilation[0]});
  auto positive = [](int64_t v, const char* name) {
    check(v > 0, "max_pool1d() ", name, " must be greater than zero, but got ", v);
  };
  positive(w.kernel[2], "kernel_size");
  positive(w.stride[2], "stride");
  check(padding[0] >= 0, "max_pool1d() padding must be non-negative, but got ", padding[0]);
  check(padding[0] <= kernel[0] / 2,
        "max_pool1d() padding should be at most half of kernel size, but got padding=", padding[0],
        " and kernel_size=", kernel[0]);
  positive(w.dilation[2], "dilation");
  int64_t count = window_count(self.size(-1), w, 2, ceil);
  check(count > 0, "max_pool1d() Invalid computed output size: ", count);
}

std::tuple<Tensor, Tensor> max_pool1d_with_indices(const Tensor& self, const Ints& kernel,
                                                   const Ints& stride, const Ints& padding,
                                                   const Ints& dilation, bool ceil) {
  check_line("max_pool1d", self);
  Results both = call_all<"max_pool2d_with_indices">(
      as_plane(self), flat("max_pool1d", "kernel_size", kernel, 1),
      stride.empty() ? stride : flat("max_pool1d", "stride", stride, 1),
      flat("max_pool1d", "padding", padding, 0), flat("max_pool1d", "dilation", dilation, 1), ceil);
  return {as_line(both[0].as<Tensor>()), as_line(both[1].as<Tensor>())};
}
Tensor max_pool1d(const Tensor& self, const Ints& kernel, const Ints& stride, const Ints& padding,
                  const Ints& dilation, bool ceil) {
  check_max_pool1d(self, kernel, stride, padding, dilation, ceil);
  if (!is_floating(self.dtype())) fail_not_implemented("max_pool1d_impl", self.dtype());
  Tensor result =
      std::get<0>(max_pool1d_with_indices(self, kernel, stride, padding, dilation, ceil));
  // Without a gradient to come PyTorch has a kernel for it, and the result is no view.
  if (recording() && requires_grad(self)) return result;
  result = packed(result);
  return alias(result, result.geometry(), true);
}
Tensor avg_pool1d(const Tensor& self, const Ints& kernel, const Ints& stride, const Ints& padding,
                  bool ceil, bool count_padding) {
  check_line("avg_pool1d", self);
  return as_line(
      call<"avg_pool2d">(as_plane(self), flat("avg_pool1d", "kernel_size", kernel, 1),
                         stride.empty() ? stride : flat("avg_pool1d", "stride", stride, 1),
                         flat("avg_pool1d", "padding", padding, 0), ceil, count_padding));
}
Tensor adaptive_avg_pool1d(const Tensor& self, const Ints& size) {
  check_line("adaptive_avg_pool1d", self);
  return as_line(call<"adaptive_avg_pool2d">(as_plane(self),
                                             flat("adaptive_avg_pool1d", "output_size", size, 1)));
}
std::tuple<Tensor, Tensor> adaptive_max_pool1d(const Tensor& self, const Ints& size) {
  check_line("adaptive_max_pool1d", self);
  check_no_empty_dim("adaptive_max_pool1d", self, 1);
  Results both = call_all<"adaptive_max_pool2d">(
      as_plane(self), flat("adaptive_max_pool1d", "output_size", size, 1));
  return {as_line(both[0].as<Tensor>()), as_line(both[1].as<Tensor>())};
}

// --- Gradients -------------------------------------------------------------------------------

Tensor adaptive_avg_pool2d_gradient(const Saved& s) {
  return call<"_adaptive_avg_pool2d_backward">(s.grad, s["self"]);
}
Tensor adaptive_avg_pool3d_gradient(const Saved& s) {
  return call<"_adaptive_avg_pool3d_backward">(s.grad, s["self"]);
}

constexpr Op kOps[] = {
    // --- The largest of each window ---
    {.schema = "max_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], "
               "int[1] dilation=[1], bool ceil_mode=False) -> Tensor",
     .forward = kernel<&max_pool1d>,
     .composite = true,
     .place = Place::Function},
    {.schema = "max_pool1d_with_indices(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] "
               "padding=[0], int[1] dilation=[1], bool ceil_mode=False) -> (Tensor, Tensor)",
     .forward = kernel<&max_pool1d_with_indices>,
     .composite = true,
     .place = Place::Function},
    {.schema = "max_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, "
               "int[2] dilation=1, bool ceil_mode=False) -> Tensor",
     .forward = kernel<&max_pool<"max_pool2d_with_indices">>,
     .composite = true,
     .place = Place::Function},
    {.schema = "max_pool2d_with_indices(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] "
               "padding=0, int[2] dilation=1, bool ceil_mode=False) -> (Tensor, Tensor)",
     .node = "MaxPool2DWithIndicesBackward0",
     .forward = kernel<&max_pool_with_indices<2>>,
     .grads = {{"self", "self kernel_size stride padding dilation ceil_mode result1",
                max_pool_gradient<2>}},
     .place = Place::NN},
    {.schema = "max_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, "
               "int[3] dilation=1, bool ceil_mode=False) -> Tensor",
     .forward = kernel<&max_pool<"max_pool3d_with_indices">>,
     .composite = true,
     .place = Place::Function},
    {.schema = "max_pool3d_with_indices(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] "
               "padding=0, int[3] dilation=1, bool ceil_mode=False) -> (Tensor, Tensor)",
     .node = "MaxPool3DWithIndicesBackward0",
     .forward = kernel<&max_pool_with_indices<3>>,
     .grads = {{"self", "self kernel_size stride padding dilation ceil_mode result1",
                max_pool_gradient<3>}},
     .place = Place::NN},
    {.schema = "adaptive_max_pool1d(Tensor self, int[1] output_size) -> (Tensor, Tensor)",
     .forward = kernel<&adaptive_max_pool1d>,
     .composite = true,
     .place = Place::Function},
    {.schema = "adaptive_max_pool2d(Tensor self, int[2] output_size) -> (Tensor, Tensor)",
     .node = "AdaptiveMaxPool2DBackward0",
     .forward = kernel<&adaptive_max_pool<2>>,
     .grads = {{"self", "self result1", max_pool_gradient<2, true>}},
     .place = Place::NN},
    {.schema = "adaptive_max_pool3d(Tensor self, int[3] output_size) -> (Tensor, Tensor)",
     .node = "AdaptiveMaxPool3DBackward0",
     .forward = kernel<&adaptive_max_pool<3>>,
     .grads = {{"self", "self result1", max_pool_gradient<3, true>}},
     .place = Place::NN},

    // --- Means ---
    {.schema = "avg_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], "
               "bool ceil_mode=False, bool count_include_pad=True) -> Tensor",
     .forward = kernel<&avg_pool1d>,
     .composite = true,
     .place = Place::Function},
    {.schema = "avg_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, "
               "bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> "
               "Tensor",
     .node = "AvgPool2DBackward0",
     .forward = kernel<&avg_pool<2>>,
     .grads = {{"self",
                "self kernel_size stride padding ceil_mode count_include_pad divisor_override",
                avg_pool_gradient<"avg_pool2d_backward">}},
     .out = "out",
     .out_dtype = kSameDType,
     .place = Place::NN},
    {.schema = "avg_pool2d_backward(Tensor grad_output, Tensor self, int[2] kernel_size, int[2] "
               "stride, int[2] padding, bool ceil_mode, bool count_include_pad, int? "
               "divisor_override) -> Tensor",
     .node = "AvgPool2DBackwardBackward0",
     .forward = kernel<&avg_pool_backward<2>>,
     .grads = {{"grad_output",
                "kernel_size stride padding ceil_mode count_include_pad divisor_override",
                avg_pool_second<"avg_pool2d">},
               {"self", "", no_part_in_it}},
     .place = Place::Hidden},
    {.schema = "avg_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, "
               "bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> "
               "Tensor",
     .node = "AvgPool3DBackward0",
     .forward = kernel<&avg_pool<3>>,
     .grads = {{"self",
                "self kernel_size stride padding ceil_mode count_include_pad divisor_override",
                avg_pool_gradient<"avg_pool3d_backward">}},
     .out = "out",
     .out_dtype = kSameDType,
     .place = Place::NN},
    {.schema = "avg_pool3d_backward(Tensor grad_output, Tensor self, int[3] kernel_size, int[3] "
               "stride, int[3] padding, bool ceil_mode, bool count_include_pad, int? "
               "divisor_override) -> Tensor",
     .node = "AvgPool3DBackwardBackward0",
     .forward = kernel<&avg_pool_backward<3>>,
     .grads = {{"grad_output",
                "kernel_size stride padding ceil_mode count_include_pad divisor_override",
                avg_pool_second<"avg_pool3d">},
               {"self", "", no_part_in_it}},
     .place = Place::Hidden},

    // --- Means over as many windows as asked for ---
    {.schema = "adaptive_avg_pool1d(Tensor self, int[1] output_size) -> Tensor",
     .forward = kernel<&adaptive_avg_pool1d>,
     .composite = true,
     .place = Place::Function},
    {.schema = "adaptive_avg_pool2d(Tensor self, SymInt[2] output_size) -> Tensor",
     .forward = kernel<&adaptive_avg_pool<"_adaptive_avg_pool2d", 2>>,
     .composite = true,
     .place = Place::NN},
    {.schema = "_adaptive_avg_pool2d(Tensor self, SymInt[2] output_size) -> Tensor",
     .node = "AdaptiveAvgPool2DBackward0",
     .forward = kernel<&adaptive_pool<2>>,
     .grads = {{"self", "self", adaptive_avg_pool2d_gradient}},
     .place = Place::Hidden},
    {.schema = "_adaptive_avg_pool2d_backward(Tensor grad_output, Tensor self) -> Tensor",
     .node = "AdaptiveAvgPool2DBackwardBackward0",
     .forward = kernel<&adaptive_pool_backward<2>>,
     .grads = {{"grad_output", "", adaptive_pool_second<"_adaptive_avg_pool2d", 2>},
               {"self", "", no_part_in_it}},
     .place = Place::Hidden},
    {.schema = "adaptive_avg_pool3d(Tensor self, SymInt[3] output_size) -> Tensor",
     .forward = kernel<&adaptive_avg_pool<"_adaptive_avg_pool3d", 3>>,
     .composite = true,
     .place = Place::NN},
    {.schema = "_adaptive_avg_pool3d(Tensor self, SymInt[3] output_size) -> Tensor",
     .node = "AdaptiveAvgPool3DBackward0",
     .forward = kernel<&adaptive_pool<3>>,
     .grads = {{"self", "self", adaptive_avg_pool3d_gradient}},
     .place = Place::Hidden},
    {.schema = "_adaptive_avg_pool3d_backward(Tensor grad_output, Tensor self) -> Tensor",
     .node = "AdaptiveAvgPool3DBackwardBackward0",
     .forward = kernel<&adaptive_pool_backward<3>>,
     .grads = {{"grad_output", "", adaptive_pool_second<"_adaptive_avg_pool3d", 3>},
               {"self", "", no_part_in_it}},
     .place = Place::Hidden},
};
static_assert(valid(kOps), "an operator's schema disagrees with its kernel or its derivative");

}  // namespace

OpTable pool_ops() { return kOps; }

}  // namespace tg
