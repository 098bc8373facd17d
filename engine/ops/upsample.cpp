// Resampling of lines, planes and volumes: each element of the result is a weighted sum of a few
// of the input, dim by dim.
#include <cmath>

#include "kernels/half.h"
#include "ops/channels.h"
#include "ops/elementwise.h"
#include "ops/factory.h"

namespace tg {
namespace {

enum class Mode { Nearest, NearestExact, Linear, Cubic };

// For each place of the result along a dim, `count` places of the input and their weights.
template <class T>
struct Taps {
  int64_t count;
  std::vector<int64_t> places;
  std::vector<T> weights;
};

// Places as PyTorch finds them, in the precision of T: the rounding decides which is nearest.
template <class T>
Taps<T> taps_of(Mode mode, int64_t in, int64_t out, bool align_corners,
                std::optional<double> factor) {
  int64_t count = mode == Mode::Cubic ? 4 : mode == Mode::Linear ? 2 : 1;
  Taps<T> taps{count, {}, {}};
  auto add = [&](int64_t place, T weight) {
    taps.places.push_back(std::min(std::max<int64_t>(place, 0), in - 1));
    taps.weights.push_back(weight);
  };
  T step = factor && *factor > 0 ? T(1 / *factor) : T(in) / T(out);
  if (align_corners) step = out > 1 ? T(in - 1) / T(out - 1) : T(0);
  for (int64_t i = 0; i < out; ++i) {
    if (count == 1) {
      // In float whatever the tensor, as PyTorch.
      float by = factor && *factor > 0 ? float(1 / *factor) : float(in) / float(out);
      if (mode == Mode::NearestExact)
        add(int64_t(std::floor((float(i) + 0.5f) * by)), 1);
      else if (out == in || out == 2 * in)
        add(i * in / out, 1);
      else
        add(int64_t(std::floor(float(i) * by)), 1);
      continue;
    }
    T at = align_corners ? step * T(i) : step * (T(i) + T(0.5)) - T(0.5);
    if (mode == Mode::Linear) {
      if (out == in) at = T(i);
      at = std::max(at, T(0));
      int64_t low = std::min(int64_t(at), in - 1);
      T rest = std::min(std::max(at - T(low), T(0)), T(1));
      add(low, T(1) - rest);
      add(low + 1, rest);
    } else {
      // Cubic convolution with a = -0.75.
      const T a = T(-0.75);
      auto low = int64_t(std::floor(at));
      T t = std::min(std::max(at - T(low), T(0)), T(1));
      auto near = [&](T x) { return ((a + 2) * x - (a + 3)) * x * x + 1; };
      auto far = [&](T x) { return ((a * x - 5 * a) * x + 8 * a) * x - 4 * a; };
      const T weights[4] = {far(t + 1), near(t), near(1 - t), far(2 - t)};
      for (int k = 0; k < 4; ++k) add(low - 1 + k, weights[k]);
    }
  }
  return taps;
}

// The sums along dim d; transposed: every element of t gives its parts to a result of `size`.
template <class T, class W>
Tensor along(const Tensor& t, int64_t d, int64_t size, const Taps<W>& taps, bool transposed) {
  Ints sizes = t.sizes();
  int64_t outer = 1, inner = 1, old = sizes[size_t(d)];
  for (int64_t k = 0; k < d; ++k) outer *= sizes[size_t(k)];
  for (int64_t k = d + 1; k < t.dim(); ++k) inner *= sizes[size_t(k)];
  sizes[size_t(d)] = size;
  Tensor out = call<"zeros">(sizes, t.dtype());
  const T* from = t.data<T>();
  T* to = out.data<T>();
  int64_t results = transposed ? old : size;
  for (int64_t o = 0; o < outer; ++o, from += old * inner, to += size * inner)
    for (int64_t i = 0; i < results; ++i)
      for (int64_t k = i * taps.count; k < (i + 1) * taps.count; ++k) {
        int64_t place = taps.places[size_t(k)];
        W weight = taps.weights[size_t(k)];
        const T* x = from + (transposed ? i : place) * inner;
        T* y = to + (transposed ? place : i) * inner;
        for (int64_t j = 0; j < inner; ++j) y[j] = T(y[j] + weight * x[j]);
      }
  return out;
}

using Factors = std::vector<std::optional<double>>;

template <int Dims>
std::string extents(const Ints& sizes) {
  std::string text = "(";
  for (int d = 3 - Dims; d < 3; ++d)
    text += str(text.size() > 1 ? ", " : "", "DHW"[d], ": ", sizes[sizes.size() + size_t(d) - 3]);
  return text + ")";
}

template <int Dims>
void check_sizes(const Tensor& self, const Ints& in, const Ints& out) {
  check(out.size() == size_t(Dims), "It is expected output_size equals to ", Dims,
        ", but got size ", out.size());
  check(in.size() == size_t(Dims + 2), "It is expected input_size equals to ", Dims + 2,
        ", but got size ", in.size());
  bool positive = true, full = true;
  for (size_t d = 0; d < size_t(Dims); ++d) positive &= in[d + 2] > 0 && out[d] > 0;
  for (size_t d = 1; d < in.size(); ++d) full &= in[d] > 0;
  check(positive, "Input and output sizes should be greater than 0, but got input ",
        extents<Dims>(in), Dims == 1 ? " and output " : " output ", extents<Dims>(out));
  check(full, "Non-empty ", Dims + 2, "D data tensor expected but got a tensor with sizes ",
        self.sizes());
}

template <Mode mode, int Dims>
constexpr const char* kKernelName =
    mode == Mode::Cubic ? "compute_indices_weights_cubic"
    : mode == Mode::Linear
        ? Dims == 2 ? "upsample_bilinear2d_channels_last" : "compute_indices_weights_linear"
    : Dims == 2 ? "upsample_nearest2d_channels_last"
                : "compute_indices_weights_nearest";

template <Mode mode, int Dims>
Tensor resample(const Tensor& self, const Ints& size, bool align_corners, const Factors& factors) {
  check_sizes<Dims>(self, self.sizes(), size);
  if (is_half(self.dtype()))
    return narrowed(resample<mode, Dims>(widened(self), size, align_corners, factors),
                    self.dtype());
  auto run = [&]<class T>() {
    using W = std::conditional_t<std::is_floating_point_v<T>, T, float>;
    Tensor out = packed(self);
    for (int d = Dims - 1; d >= 0; --d) {
      int64_t old = self.size(d + 2), fresh = size[size_t(d)];
      auto taps = taps_of<W>(mode, old, fresh, align_corners, factors[size_t(d)]);
      out = along<T>(out, d + 2, fresh, taps, false);
    }
    return in_format(out, suggested_format(self));
  };
  constexpr const char* name = kKernelName<mode, Dims>;
  if (self.dtype() == DType::UInt8 && mode != Mode::Cubic && mode != Mode::Linear)
    return run.template operator()<uint8_t>();
  check_as(ErrorType::NotImplemented, self.dtype() != DType::UInt8 || Dims != 2,
           "interpolation of ",
           "uint8 planes between their elements is not supported in Tensorglass yet");
  return dispatch_floating(self.dtype(), name, run);
}
template <Mode mode, int Dims>
Tensor resample_transposed(const Tensor& grad, const Ints& input, bool align_corners,
                           const Factors& factors) {
  if (is_half(grad.dtype()))
    return narrowed(resample_transposed<mode, Dims>(widened(grad), input, align_corners, factors),
                    grad.dtype());
  return dispatch_floating(grad.dtype(), kKernelName<mode, Dims>, [&]<class T>() {
    Tensor out = packed(grad);
    for (size_t d = 0; d < size_t(Dims); ++d) {
      auto taps = taps_of<T>(mode, input[d + 2], grad.sizes()[d + 2], align_corners, factors[d]);
      out = along<T>(out, int64_t(d) + 2, input[d + 2], taps, true);
    }
    bool formats = mode == Mode::Linear || (mode != Mode::Cubic && Dims == 2);
    return in_format(out, formats ? suggested_format(grad) : kContiguousFormat);
  });
}

// One factor for each of the dims, then: the modes that have corners to align, and the others.
template <Mode mode, class... F>
Tensor upsample(const Tensor& self, const Ints& size, F... factors) {
  return resample<mode, sizeof...(F)>(self, size, false, {factors...});
}
template <Mode mode, class... F>
Tensor upsample_aligned(const Tensor& self, const Ints& size, bool align, F... factors) {
  return resample<mode, sizeof...(F)>(self, size, align, {factors...});
}
template <Mode mode, class... F>
Tensor upsample_backward(const Tensor& grad, const Ints&, const Ints& input, F... factors) {
  return resample_transposed<mode, sizeof...(F)>(grad, input, false, {factors...});
}
template <Mode mode, class... F>
Tensor upsample_aligned_backward(const Tensor& grad, const Ints&, const Ints& input, bool align,
                                 F... factors) {
  return resample_transposed<mode, sizeof...(F)>(grad, input, align, {factors...});
}

// The gradients: each direction by the operator of the other.
template <FixedString Backward, FixedString... Factor>
Tensor gradient(const Saved& s) {
  return call<Backward>(s.grad, s.ints("output_size"), s.sizes("self"), s.value(Factor.text)...);
}
template <FixedString Forward, FixedString... Factor>
Tensor second(const Saved& s) {
  return call<Forward>(s.grad, s.ints("output_size"), s.value(Factor.text)...);
}

using F = std::optional<double>;

constexpr Op kOps[] = {
    {.schema = "upsample_nearest1d(Tensor self, SymInt[1] output_size, float? scales=None) -> "
               "Tensor",
     .node = "UpsampleNearest1DBackward0",
     .forward = kernel<&upsample<Mode::Nearest, F>>,
     .grads = {{"self", "output_size scales", gradient<"upsample_nearest1d_backward", "scales">}},
     .out = "out",
     .out_dtype = kSameDType,
     .place = Place::NN},
    {.schema = "upsample_nearest1d_backward(Tensor grad_output, SymInt[1] output_size, SymInt[3] "
               "input_size, float? scales=None) -> Tensor",
     .node = "UpsampleNearest1DBackwardBackward0",
     .forward = kernel<&upsample_backward<Mode::Nearest, F>>,
     .grads = {{"grad_output", "output_size scales", second<"upsample_nearest1d", "scales">}},
     .place = Place::Hidden},
    {.schema = "upsample_nearest2d(Tensor self, SymInt[2] output_size, float? scales_h=None, "
               "float? scales_w=None) -> Tensor",
     .node = "UpsampleNearest2DBackward0",
     .forward = kernel<&upsample<Mode::Nearest, F, F>>,
     .grads = {{"self", "output_size scales_h scales_w",
                gradient<"upsample_nearest2d_backward", "scales_h", "scales_w">}},
     .out = "out",
     .out_dtype = kSameDType,
     .place = Place::NN},
    {.schema = "upsample_nearest2d_backward(Tensor grad_output, SymInt[2] output_size, SymInt[4] "
               "input_size, float? scales_h=None, float? scales_w=None) -> Tensor",
     .node = "UpsampleNearest2DBackwardBackward0",
     .forward = kernel<&upsample_backward<Mode::Nearest, F, F>>,
     .grads = {{"grad_output", "output_size scales_h scales_w",
                second<"upsample_nearest2d", "scales_h", "scales_w">}},
     .place = Place::Hidden},
    {.schema = "upsample_nearest3d(Tensor self, SymInt[3] output_size, float? scales_d=None, "
               "float? scales_h=None, float? scales_w=None) -> Tensor",
     .node = "UpsampleNearest3DBackward0",
     .forward = kernel<&upsample<Mode::Nearest, F, F, F>>,
     .grads = {{"self", "output_size scales_d scales_h scales_w",
                gradient<"upsample_nearest3d_backward", "scales_d", "scales_h", "scales_w">}},
     .out = "out",
     .out_dtype = kSameDType,
     .place = Place::NN},
    {.schema = "upsample_nearest3d_backward(Tensor grad_output, SymInt[3] output_size, SymInt[5] "
               "input_size, float? scales_d=None, float? scales_h=None, float? scales_w=None) -> "
               "Tensor",
     .node = "UpsampleNearest3DBackwardBackward0",
     .forward = kernel<&upsample_backward<Mode::Nearest, F, F, F>>,
     .grads = {{"grad_output", "output_size scales_d scales_h scales_w",
                second<"upsample_nearest3d", "scales_d", "scales_h", "scales_w">}},
     .place = Place::Hidden},
    {.schema = "_upsample_nearest_exact1d(Tensor self, SymInt[1] output_size, float? scales=None) "
               "-> Tensor",
     .node = "UpsampleNearestExact1DBackward0",
     .forward = kernel<&upsample<Mode::NearestExact, F>>,
     .grads = {{"self", "output_size scales",
                gradient<"_upsample_nearest_exact1d_backward", "scales">}},
     .out = "out",
     .out_dtype = kSameDType,
     .place = Place::NN},
    {.schema = "_upsample_nearest_exact1d_backward(Tensor grad_output, SymInt[1] output_size, "
               "SymInt[3] input_size, float? scales=None) -> Tensor",
     .node = "UpsampleNearestExact1DBackwardBackward0",
     .forward = kernel<&upsample_backward<Mode::NearestExact, F>>,
     .grads = {{"grad_output", "output_size scales",
                second<"_upsample_nearest_exact1d", "scales">}},
     .place = Place::Hidden},
    {.schema = "_upsample_nearest_exact2d(Tensor self, SymInt[2] output_size, float? "
               "scales_h=None, float? scales_w=None) -> Tensor",
     .node = "UpsampleNearestExact2DBackward0",
     .forward = kernel<&upsample<Mode::NearestExact, F, F>>,
     .grads = {{"self", "output_size scales_h scales_w",
                gradient<"_upsample_nearest_exact2d_backward", "scales_h", "scales_w">}},
     .out = "out",
     .out_dtype = kSameDType,
     .place = Place::NN},
    {.schema = "_upsample_nearest_exact2d_backward(Tensor grad_output, SymInt[2] output_size, "
               "SymInt[4] input_size, float? scales_h=None, float? scales_w=None) -> Tensor",
     .node = "UpsampleNearestExact2DBackwardBackward0",
     .forward = kernel<&upsample_backward<Mode::NearestExact, F, F>>,
     .grads = {{"grad_output", "output_size scales_h scales_w",
                second<"_upsample_nearest_exact2d", "scales_h", "scales_w">}},
     .place = Place::Hidden},
    {.schema = "_upsample_nearest_exact3d(Tensor self, SymInt[3] output_size, float? "
               "scales_d=None, float? scales_h=None, float? scales_w=None) -> Tensor",
     .node = "UpsampleNearestExact3DBackward0",
     .forward = kernel<&upsample<Mode::NearestExact, F, F, F>>,
     .grads =
         {{"self", "output_size scales_d scales_h scales_w",
           gradient<"_upsample_nearest_exact3d_backward", "scales_d", "scales_h", "scales_w">}},
     .out = "out",
     .out_dtype = kSameDType,
     .place = Place::NN},
    {.schema = "_upsample_nearest_exact3d_backward(Tensor grad_output, SymInt[3] output_size, "
               "SymInt[5] input_size, float? scales_d=None, float? scales_h=None, float? "
               "scales_w=None) -> Tensor",
     .node = "UpsampleNearestExact3DBackwardBackward0",
     .forward = kernel<&upsample_backward<Mode::NearestExact, F, F, F>>,
     .grads = {{"grad_output", "output_size scales_d scales_h scales_w",
                second<"_upsample_nearest_exact3d", "scales_d", "scales_h", "scales_w">}},
     .place = Place::Hidden},
    {.schema = "upsample_linear1d(Tensor self, SymInt[1] output_size, bool align_corners, float? "
               "scales=None) -> Tensor",
     .node = "UpsampleLinear1DBackward0",
     .forward = kernel<&upsample_aligned<Mode::Linear, F>>,
     .grads = {{"self", "output_size align_corners scales",
                gradient<"upsample_linear1d_backward", "align_corners", "scales">}},
     .out = "out",
     .out_dtype = kSameDType,
     .place = Place::NN},
    {.schema = "upsample_linear1d_backward(Tensor grad_output, SymInt[1] output_size, SymInt[3] "
               "input_size, bool align_corners, float? scales=None) -> Tensor",
     .node = "UpsampleLinear1DBackwardBackward0",
     .forward = kernel<&upsample_aligned_backward<Mode::Linear, F>>,
     .grads = {{"grad_output", "output_size align_corners scales",
                second<"upsample_linear1d", "align_corners", "scales">}},
     .place = Place::Hidden},
    {.schema = "upsample_bilinear2d(Tensor self, SymInt[2] output_size, bool align_corners, float? "
               "scales_h=None, float? scales_w=None) -> Tensor",
     .node = "UpsampleBilinear2DBackward0",
     .forward = kernel<&upsample_aligned<Mode::Linear, F, F>>,
     .grads = {{"self", "output_size align_corners scales_h scales_w",
                gradient<"upsample_bilinear2d_backward", "align_corners", "scales_h", "scales_w">}},
     .out = "out",
     .out_dtype = kSameDType,
     .place = Place::NN},
    {.schema = "upsample_bilinear2d_backward(Tensor grad_output, SymInt[2] output_size, SymInt[4] "
               "input_size, bool align_corners, float? scales_h=None, float? scales_w=None) -> "
               "Tensor",
     .node = "UpsampleBilinear2DBackwardBackward0",
     .forward = kernel<&upsample_aligned_backward<Mode::Linear, F, F>>,
     .grads = {{"grad_output", "output_size align_corners scales_h scales_w",
                second<"upsample_bilinear2d", "align_corners", "scales_h", "scales_w">}},
     .place = Place::Hidden},
    {.schema = "upsample_trilinear3d(Tensor self, SymInt[3] output_size, bool align_corners, "
               "float? scales_d=None, float? scales_h=None, float? scales_w=None) -> Tensor",
     .node = "UpsampleTrilinear3DBackward0",
     .forward = kernel<&upsample_aligned<Mode::Linear, F, F, F>>,
     .grads = {{"self", "output_size align_corners scales_d scales_h scales_w",
                gradient<"upsample_trilinear3d_backward", "align_corners", "scales_d", "scales_h",
                         "scales_w">}},
     .out = "out",
     .out_dtype = kSameDType,
     .place = Place::NN},
    {.schema = "upsample_trilinear3d_backward(Tensor grad_output, SymInt[3] output_size, SymInt[5] "
               "input_size, bool align_corners, float? scales_d=None, float? scales_h=None, float? "
               "scales_w=None) -> Tensor",
     .node = "UpsampleTrilinear3DBackwardBackward0",
     .forward = kernel<&upsample_aligned_backward<Mode::Linear, F, F, F>>,
     .grads =
         {{"grad_output", "output_size align_corners scales_d scales_h scales_w",
           second<"upsample_trilinear3d", "align_corners", "scales_d", "scales_h", "scales_w">}},
     .place = Place::Hidden},
    {.schema = "upsample_bicubic2d(Tensor self, SymInt[2] output_size, bool align_corners, float? "
               "scales_h=None, float? scales_w=None) -> Tensor",
     .node = "UpsampleBicubic2DBackward0",
     .forward = kernel<&upsample_aligned<Mode::Cubic, F, F>>,
     .grads = {{"self", "output_size align_corners scales_h scales_w",
                gradient<"upsample_bicubic2d_backward", "align_corners", "scales_h", "scales_w">}},
     .out = "out",
     .out_dtype = kSameDType,
     .place = Place::NN},
    {.schema = "upsample_bicubic2d_backward(Tensor grad_output, SymInt[2] output_size, SymInt[4] "
               "input_size, bool align_corners, float? scales_h=None, float? scales_w=None) -> "
               "Tensor",
     .node = "UpsampleBicubic2DBackwardBackward0",
     .forward = kernel<&upsample_aligned_backward<Mode::Cubic, F, F>>,
     .grads = {{"grad_output", "output_size align_corners scales_h scales_w",
                second<"upsample_bicubic2d", "align_corners", "scales_h", "scales_w">}},
     .place = Place::Hidden},
};
static_assert(valid(kOps), "an operator's schema disagrees with its kernel or its derivative");

}  // namespace

OpTable upsample_ops() { return kOps; }

}  // namespace tg
