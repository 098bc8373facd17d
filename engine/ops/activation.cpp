// The activation functions of neural networks.
#include <limits>

#include "autograd/mode.h"
#include "kernels/number.h"
#include "ops/dtypes.h"
#include "ops/elementwise.h"
#include "ops/factory.h"
#include "ops/gradients.h"

namespace tg {
namespace {

constexpr double kSqrt2 = 1.41421356237309504880, kTwoOverSqrtPi = 1.12837916709551257390;
// gelu's approximation: tanh(kGeluScale * (x + kGeluCube * x^3)).
constexpr double kGeluScale = kSqrt2 * kTwoOverSqrtPi * 0.5, kGeluCube = 0.044715;
constexpr double kSeluAlpha = 1.6732632423543772848170429916717,
                 kSeluScale = 1.0507009873554804934193349852946;

// Functions of one tensor, and gradients made of the incoming one and a tensor.
template <class F>
Tensor map_float(Destination& to, const char* name, const Tensor& x, const F& f) {
  return map_same<Types::Floating>(to, name, x.dtype(), f, x);
}
template <class F>
Tensor map_grad(Destination& to, const char* name, const Tensor& grad, const Tensor& x,
                const F& f) {
  return map_same<Types::Floating>(to, name, result_type(grad, x), f, grad, x);
}

// --- Piecewise linear ------------------------------------------------------------------------

Tensor relu(Destination& to, const Tensor& self) {
  check_as(ErrorType::NotImplemented, self.dtype() != DType::Bool,
           "Boolean inputs not supported for relu");
  check_as(ErrorType::NotImplemented, !is_complex(self.dtype()),
           "clamp is not supported for complex types");
  return map_same<Types::Numbers>(
      to, "clamp_min_scalar_cpu", self.dtype(),
      []<class T>(T a) {
        // Of a comparison with 0 compilers make an instruction that loses the sign of -0.
        constexpr T kLargestBelow = -std::numeric_limits<T>::denorm_min();
        if constexpr (std::is_floating_point_v<T>)
          return a <= kLargestBelow ? T(0) : a;
        else
          return number::max(a, T(0));
      },
      self);
}

Tensor threshold(Destination& to, const Tensor& self, const Scalar& at, const Scalar& value) {
  check_converts(at, self.dtype());
  check_converts(value, self.dtype());
  return map_same<Types::Numbers>(
      to, "threshold_cpu", self.dtype(),
      [&, limit = at.to<double>()]<class T>(T a) { return a <= T(limit) ? value.to<T>() : a; },
      self);
}
Tensor threshold_(Destination& to, const Tensor& self, const Scalar& at, const Scalar& value) {
  return write_back(self, threshold(to, self, at, value));
}
Tensor threshold_backward(Destination& to, const Tensor& grad, const Tensor& self,
                          const Scalar& at) {
  return map_same<Types::Numbers>(
      to, "threshold_cpu", result_type(grad, self),
      [limit = at.to<double>()]<class T>(T a, T g) { return a <= T(limit) ? T(0) : g; }, self,
      grad);
}

Tensor hardtanh(Destination& to, const Tensor& self, const Scalar& low, const Scalar& high) {
  check_as(ErrorType::NotImplemented, self.dtype() != DType::Bool,
           "Bool inputs not supported for hardtanh");
  check_as(ErrorType::NotImplemented, !is_complex(self.dtype()),
           "clamp is not supported for complex types");
  for (const Scalar& bound : {low, high})
    check_converts(bound, is_integral(self.dtype()) ? DType::Int64 : self.dtype());
  check(self.dtype() != DType::UInt8 || (low.to<double>() >= 0 && high.to<double>() >= 0),
        "cannot do hardtanh on an unsigned type with negative limits");
  for (const Scalar& bound : {low, high}) check_converts(bound, self.dtype());
  return laid_out_as(self, to, [&](Destination& out) {
    return map_same<Types::Numbers>(
        out, "clamp_scalar_cpu", self.dtype(),
        [l = low.to<double>(), h = high.to<double>()]<class T>(T a) {
          return number::clamp(a, T(l), T(h));
        },
        self);
  });
}
Tensor hardtanh_backward(Destination& to, const Tensor& grad, const Tensor& self, const Scalar& low,
                         const Scalar& high) {
  return map_grad(to, "hardtanh_backward_cpu", grad, self,
                  [l = low.to<double>(), h = high.to<double>()]<class T>(T g, T a) {
                    return a <= T(l) || a >= T(h) ? T(0) : g;
                  });
}
template <FixedString Name>
Tensor relu6(const Tensor& self) {
  return call<Name>(self, 0, 6);
}

Tensor leaky_relu(Destination& to, const Tensor& self, const Scalar& slope) {
  if (is_floating(self.dtype())) check_converts(slope, self.dtype());
  return map_float(to, "leaky_relu_cpu", self,
                   [s = slope.to<double>()]<class T>(T a) { return a > 0 ? a : a * T(s); });
}
Tensor leaky_relu_(Destination& to, const Tensor& self, const Scalar& slope) {
  return write_back(self, leaky_relu(to, self, slope));
}
Tensor leaky_relu_backward(Destination& to, const Tensor& grad, const Tensor& self,
                           const Scalar& slope, bool self_is_result) {
  check(
      !self_is_result || slope.to<double>() >= 0,
      "In-place leakyReLu backward calculation is triggered with a negative slope which is not "
      "supported. This is caused by calling in-place forward function with a negative slope, "
      "please call out-of-place version instead. File an issue at "
      "https://github.com/pytorch/pytorch if you do require supporting in-place leakRelu backward "
      "calculation with negative slope");
  return map_grad(to, "leaky_relu_backward_cpu", grad, self,
                  [s = slope.to<double>()]<class T>(T g, T a) { return a > 0 ? g : g * T(s); });
}

Tensor hardsigmoid(Destination& to, const Tensor& self) {
  return map_float(to, "hardsigmoid_cpu", self,
                   []<class T>(T a) { return number::clamp(a + T(3), T(0), T(6)) / T(6); });
}
Tensor hardsigmoid_backward(Destination& to, const Tensor& grad, const Tensor& self) {
  return map_grad(to, "hardsigmoid_backward", grad, self,
                  []<class T>(T g, T a) { return a > T(-3) && a < T(3) ? g / T(6) : T(0); });
}

Tensor hardswish(Destination& to, const Tensor& self) {
  return map_float(to, "hardswish_cpu", self,
                   []<class T>(T a) { return a * number::clamp(a + T(3), T(0), T(6)) / T(6); });
}
Tensor hardswish_backward(Destination& to, const Tensor& grad, const Tensor& self) {
  return map_grad(to, "hardswish_backward_cpu", grad, self, []<class T>(T g, T a) {
    return a <= T(-3) ? T(0) : a < T(3) ? g * (a / T(3) + T(0.5)) : g;
  });
}
Tensor hardswish_curve(const Saved& s) {
  Tensor x = s["self"];
  Tensor bent = call<"logical_and">(call<"gt.Scalar">(x, -3), call<"lt.Scalar">(x, 3));
  return keep_where(bent, s.grad * s["grad_output"] / Scalar(3));
}

Tensor hardshrink(Destination& to, const Tensor& self, const Scalar& lambd) {
  return map_float(to, "hardshrink_cpu", self, [l = lambd.to<double>()]<class T>(T a) {
    return a >= -T(l) && a <= T(l) ? T(0) : a;
  });
}
Tensor softshrink(Destination& to, const Tensor& self, const Scalar& lambd) {
  if (!is_floating(self.dtype())) fail_not_implemented("softshrink_check", self.dtype());
  double l = lambd.to<double>(), most = self.dtype() == DType::Float16    ? largest<Half>
                                        : self.dtype() == DType::BFloat16 ? largest<BFloat16>
                                        : self.dtype() == DType::Float32  ? largest<float>
                                                                          : largest<double>;
  check(l >= 0 && l <= most, "lambda must be in range [0, ", most, "] for input dtype ",
        type_name(self.dtype()), ", but found ", l);
  // What is near 0 keeps its sign, but in PyTorch's vectors.
  return map_float(to, "softshrink_cpu", self, ByVectors{[l = lambd.to<double>()]<class T>(T a) {
                     if constexpr (vector_math::is_lanes<T>) {
                       float most = float(l);
                       return a > most ? a - most : a < -most ? a + most : a == a ? T{} : a;
                     } else {
                       return a > T(l) ? a - T(l) : a < -T(l) ? a + T(l) : a * T(0);
                     }
                   }});
}
Tensor shrink_backward(Destination& to, const Tensor& grad, const Tensor& self,
                       const Scalar& lambd) {
  return map_grad(
      to, "shrink_backward_cpu", grad, self,
      [l = lambd.to<double>()]<class T>(T g, T a) { return a >= -T(l) && a <= T(l) ? T(0) : g; });
}

// --- Exponential -----------------------------------------------------------------------------

Tensor elu(Destination& to, const Tensor& self, const Scalar& alpha, const Scalar& scale,
           const Scalar& input_scale) {
  double negative = alpha.to<double>() * scale.to<double>(), positive = scale.to<double>(),
         inner = input_scale.to<double>();
  return map_float(to, "elu_cpu", self, ByVectors{[=]<class T>(T a) {
                     T below = number::expm1(a * number::constant<T>(inner));
                     return a < 0 ? below * number::constant<T>(negative)
                                  : a * number::constant<T>(positive);
                   }});
}
Tensor elu_(Destination& to, const Tensor& self, const Scalar& alpha, const Scalar& scale,
            const Scalar& input_scale) {
  return write_back(self, elu(to, self, alpha, scale, input_scale));
}
Tensor elu_backward(Destination& to, const Tensor& grad, const Scalar& alpha, const Scalar& scale,
                    const Scalar& input_scale, bool is_result, const Tensor& self_or_result) {
  check(!is_result || alpha.to<double>() >= 0,
        "In-place elu backward calculation is triggered with a negative slope which is not "
        "supported. This is caused by calling in-place forward function with a negative slope, "
        "please call out-of-place version instead.");
  double negative = alpha.to<double>() * scale.to<double>(), positive = scale.to<double>(),
         inner = input_scale.to<double>();
  return map_grad(to, "elu_backward_cpu", grad, self_or_result, ByVectors{[=]<class T>(T g, T a) {
                    T in = number::constant<T>(inner), below = number::constant<T>(negative);
                    T scaled =
                        is_result ? g * in * (a + below) : g * in * below * number::exp(a * in);
                    return a <= 0 ? scaled : g * number::constant<T>(positive);  // nan, too
                  }});
}
// What elu_backward changes by with the tensor that it was computed from.
Tensor elu_curve(const Saved& s) {
  Tensor x = s["self_or_result"];
  double inner = s.scalar("input_scale").to<double>(),
         negative = s.scalar("alpha").to<double>() * s.scalar("scale").to<double>();
  Tensor slope = s.grad * s["grad_output"] * inner;
  if (!s.flag("is_result")) slope = slope * call<"exp">(x * inner) * (inner * negative);
  return keep_where(call<"lt.Scalar">(x, 0), slope);
}
template <FixedString Name>
Tensor selu(const Tensor& self) {
  return call<Name>(self, kSeluAlpha, kSeluScale);
}

Tensor celu(Destination& to, const Tensor& self, const Scalar& alpha) {
  check(alpha.to<double>() != 0, "ZeroDivisionError: alpha cannot be 0 for CELU");
  return elu(to, self, alpha, Scalar(1.0), Scalar(1 / alpha.to<double>()));
}
Tensor celu_(Destination& to, const Tensor& self, const Scalar& alpha) {
  return write_back(self, celu(to, self, alpha));
}
Tensor celu_backward(const Saved& s, const char* name, bool is_result) {
  return call<"elu_backward">(s.grad, s.scalar("alpha"), 1, 1 / s.scalar("alpha").to<double>(),
                              is_result, s[name]);
}

Tensor softplus(Destination& to, const Tensor& self, const Scalar& beta, const Scalar& threshold) {
  return map_float(to, "softplus_cpu", self,
                   ByVectors{[b = beta.to<double>(), t = threshold.to<double>()]<class T>(T a) {
                     T factor = number::constant<T>(b), scaled = a * factor;
                     T bent = number::log1p(number::exp(scaled)) / factor;
                     return scaled > number::constant<T>(t) ? a : bent;
                   }});
}
Tensor softplus_backward(Destination& to, const Tensor& grad, const Tensor& self,
                         const Scalar& beta, const Scalar& threshold) {
  return map_grad(to, "softplus_backward_cpu", grad, self,
                  ByVectors{[b = beta.to<double>(), t = threshold.to<double>()]<class T>(T g, T a) {
                    T scaled = a * number::constant<T>(b), z = number::exp(scaled);
                    return scaled > number::constant<T>(t) ? g : g * z / (z + 1);
                  }});
}
Tensor softplus_curve(const Saved& s) {
  Tensor scaled = s["self"] * s.scalar("beta"), sigmoid = call<"sigmoid">(scaled);
  Tensor slope = s.grad * s["grad_output"] * s.scalar("beta") * (sigmoid * (Scalar(1) - sigmoid));
  return keep_where(call<"lt.Scalar">(scaled, s.scalar("threshold")), slope);
}

Tensor silu(Destination& to, const Tensor& self) {
  if (is_complex(self.dtype())) return self / (call<"exp">(-self) + Scalar(1));
  return map_float(to, "silu_cpu", self,
                   ByVectors{[](auto a) { return a / (1 + number::exp(-a)); }});
}
Tensor silu_backward(Destination& to, const Tensor& grad, const Tensor& self) {
  return map_grad(to, "silu_backward_cpu", grad, self, ByVectors{[]<class T>(T g, T a) {
                    T one = number::constant<T>(1), sigmoid = one / (one + number::exp(-a));
                    return g * sigmoid * number::mul_add(a, one - sigmoid, one);
                  }});
}
// The kernel's gradient is not recorded: then it is made of operators that are.
Tensor silu_slope(const Tensor& grad, const Tensor& self) {
  if (!grad_enabled() && !is_complex(self.dtype())) return call<"silu_backward">(grad, self);
  Tensor sigmoid = call<"sigmoid">(self);
  return grad * sigmoid * (self * (Scalar(1) - sigmoid) + Scalar(1));
}

Tensor mish(Destination& to, const Tensor& self) {
  return map_float(to, "mish_cpu", self, ByVectors{[](auto a) {
                     return a * number::tanh(number::log1p(number::exp(a)));
                   }});
}
Tensor mish_backward(Destination& to, const Tensor& grad, const Tensor& self) {
  return map_grad(to, "mish_backward_cpu", grad, self, ByVectors{[]<class T>(T g, T a) {
                    T one = number::constant<T>(1), sigmoid = one / (one + number::exp(-a));
                    T tanh = number::tanh(number::log1p(number::exp(a)));
                    return g *
                           number::mul_add(a * sigmoid, number::mul_add(-tanh, tanh, one), tanh);
                  }});
}
Tensor mish_slope(const Tensor& grad, const Tensor& self) {
  if (!grad_enabled()) return call<"mish_backward">(grad, self);
  Tensor tanh = call<"tanh">(call<"softplus">(self)), sigmoid = call<"sigmoid">(self);
  return grad * (tanh + self * sigmoid * (Scalar(1) - tanh * tanh));
}

// `buffer` is what the gradient needs: exp(-|x|).
std::tuple<Tensor, Tensor> log_sigmoid_forward(Destination& to, const Tensor& input) {
  if (is_half(input.dtype())) {
    Destination none;
    auto [result, buffer] = log_sigmoid_forward(none, widened(input));
    return {narrowed(result, input.dtype()), narrowed(buffer, input.dtype())};
  }
  Tensor self = packed(input);
  Tensor buffer = map_float(to, "log_sigmoid_cpu", self,
                            ByLanes{[](auto a) { return vector_math::exp(a < 0 ? a : -a); }});
  Tensor result = map_same<Types::Floating>(
      to, "log_sigmoid_cpu", self.dtype(),
      ByLanes{[]<class T>(T a, T z) { return (a >= 0 ? T{} : a) - vector_math::log1p(z); }}, self,
      buffer);
  return {result, buffer};
}
Tensor log_sigmoid(const Tensor& self) {
  return std::get<Tensor>(call_all<"log_sigmoid_forward">(self)[0]);
}
Tensor log_sigmoid_backward(Destination& to, const Tensor& grad, const Tensor& self,
                            const Tensor& buffer) {
  for (const Tensor* each : {&grad, &buffer}) expect_operand(*each, self.dtype());
  return map_same<Types::Floating>(
      to, "log_sigmoid_backward_cpu", result_type(grad, self),
      []<class T>(T g, T a, T z) {
        T part = z / (1 + z);
        return g * (a < 0 ? 1 - part : part);
      },
      grad, self, buffer);
}
Tensor log_sigmoid_curve(const Saved& s) {
  Tensor sigmoid = call<"sigmoid">(s["self"]);
  return -s.grad * s["grad_output"] * (sigmoid * (Scalar(1) - sigmoid));
}

// --- Gelu ------------------------------------------------------------------------------------

bool approximates(const std::string& approximate) {
  check(approximate == "none" || approximate == "tanh",
        "approximate argument must be either none or tanh.");
  return approximate == "tanh";
}
// The part of gelu's approximation that is not the argument.
template <class T>
T gelu_tanh(T a) {
  T cube = a * a * a, inner = number::mul_add(number::constant<T>(kGeluCube), cube, a);
  return number::tanh(number::constant<T>(kGeluScale) * inner);
}
// PyTorch has oneDNN compute it where it can.
bool is_for_onednn(const Tensor& t) {
  return t.dtype() == DType::Float32 && t.numel() > 1 && t.is_contiguous();
}
Tensor gelu(Destination& to, const Tensor& self, const std::string& approximate) {
  const char* name = "GeluKernelImpl";
  if (approximates(approximate))
    return map_float(to, name, self,
                     ByVectors{[]<class T>(T a) { return a * 0.5f * (1 + gelu_tanh(a)); }});
  if (is_for_onednn(self))
    return map_float(to, name, self, ByLanes{[](auto a) { return vector_math::gelu(a); }});
  return map_float(to, name, self,
                   []<class T>(T a) { return a * T(0.5) * (1 + number::erf(a * T(1 / kSqrt2))); });
}
Tensor gelu_backward(Destination& to, const Tensor& grad, const Tensor& self,
                     const std::string& approximate) {
  const char* name = "GeluBackwardKernelImpl";
  if (approximates(approximate))
    return map_grad(to, name, grad, self, ByVectors{[]<class T>(T g, T a) {
                      T one = number::constant<T>(1), tanh = gelu_tanh(a);
                      T bend = number::mul_add(-tanh, tanh, one);
                      T slope = number::constant<T>(kGeluScale) *
                                number::mul_add(number::constant<T>(kGeluCube) * 3.0f, a * a, one);
                      return g * (0.5f * (1 + tanh) + 0.5f * a * bend * slope);
                    }});
  if (is_for_onednn(self) && is_for_onednn(grad))
    return map_grad(to, name, grad, self,
                    ByLanes{[](auto g, auto a) { return g * vector_math::gelu_slope(a); }});
  return map_grad(to, name, grad, self, []<class T>(T g, T a) {
    T cdf = T(0.5) * (1 + number::erf(a * T(1 / kSqrt2)));
    T pdf = std::exp(T(-0.5) * a * a) * T(kTwoOverSqrtPi / kSqrt2 * 0.5);
    return g * (cdf + a * pdf);
  });
}
Tensor gelu_curve(const Saved& s) {
  Tensor x = s["self"], square = x * x, outer = s.grad * s["grad_output"];
  if (!approximates(s.get<std::string>("approximate")))
    return outer * call<"exp">(square * -0.5) * (Scalar(2) - square) *
           (kTwoOverSqrtPi / kSqrt2 * 0.5);
  Tensor tanh = call<"tanh">((x + x * square * kGeluCube) * kGeluScale);
  Tensor slope = (square * (3 * kGeluCube) + Scalar(1)) * kGeluScale;
  Tensor bend = x * (6 * kGeluCube * kGeluScale), rest = Scalar(1) - tanh * tanh;
  return outer * rest * (slope + x * (bend - Scalar(2) * tanh * slope * slope) * 0.5);
}

// --- With a weight, or a gate ----------------------------------------------------------------

Tensor prelu(const Tensor& self, const Tensor& weight) {
  check(self.dtype() == weight.dtype(), "prelu: Type promoting not supported. Got ",
        type_name(self.dtype()), " and ", type_name(weight.dtype()));
  int64_t count = weight.numel(), channels = self.dim() > 1 ? self.sizes()[1] : 1;
  check(count == 1 || self.dim() > 0, "Not allow zero-dim input tensor.");
  check(count == 1 || count == channels,
        "Mismatch of parameter numbers and input channel size. Found parameter numbers = ", count,
        " and channel size = ", channels, ".");
  check(weight.dim() <= 1,
        "prelu: Expected `weight` to be a scalar or 1D tensor, but got: ndim = ", weight.dim());
  if (self.dim() == weight.dim()) return call<"_prelu_kernel">(self, weight);
  Ints sizes(size_t(self.dim()), 1);
  if (self.dim() > 1) sizes[1] = count;
  return call<"_prelu_kernel">(self, call<"view">(weight, sizes));
}
Tensor prelu_kernel(Destination& to, const Tensor& self, const Tensor& weight) {
  expect_operand(weight, self.dtype());
  return laid_out_as(self, to, [&](Destination& out) {
    return map_same<Types::Floating>(
        out, "prelu_cpu", self.dtype(), [](auto a, auto w) { return a > 0 ? a : w * a; }, self,
        weight);
  });
}

Tensor glu_half(const Tensor& self, int64_t dim, int half) {
  check(self.dim() > 0, "glu does not support 0-dimensional tensors");
  int64_t size = self.size(dim);
  check(size % 2 == 0, "Halving dimension must be even, but dimension ", wrap_dim(dim, self.dim()),
        " is size ", size);
  return call<"narrow">(self, dim, half * (size / 2), size / 2);
}
Tensor glu(Destination& to, const Tensor& self, int64_t dim) {
  Tensor values = glu_half(self, dim, 0), gate = glu_half(self, dim, 1);
  return map_same<Types::Floating>(
      to, "glu_cpu", self.dtype(),
      ByVectors{[](auto a, auto b) { return a / (1 + number::exp(-b)); }}, values, gate);
}
Tensor glu_gradient(const Saved& s) {
  Tensor self = s["self"];
  int64_t dim = s.integer("dim");
  Tensor values = glu_half(self, dim, 0), gate = call<"sigmoid">(glu_half(self, dim, 1));
  Tensor open = s.grad * gate;
  return call<"contiguous">(call<"cat">(TensorList{open, open * values * (Scalar(1) - gate)}, dim));
}

Tensor zero_gradient(const Saved& s) { return zeros_like(s.grad); }

// --- Gradients -------------------------------------------------------------------------------

Tensor relu_gradient(const Saved& s) { return call<"threshold_backward">(s.grad, s["result"], 0); }
Tensor threshold_gradient(const Saved& s) {
  return call<"threshold_backward">(s.grad, s["self"], s.scalar("threshold"));
}
Tensor hardtanh_gradient(const Saved& s) {
  return call<"hardtanh_backward">(s.grad, s["self"], s.scalar("min_val"), s.scalar("max_val"));
}
Tensor leaky_relu_gradient(const Saved& s) {
  return call<"leaky_relu_backward">(s.grad, s["self"], s.scalar("negative_slope"), false);
}
Tensor leaky_relu_in_place_gradient(const Saved& s) {
  return call<"leaky_relu_backward">(s.grad, s["result"], s.scalar("negative_slope"), true);
}
Tensor hardsigmoid_gradient(const Saved& s) {
  return call<"hardsigmoid_backward">(s.grad, s["self"]);
}
Tensor hardswish_gradient(const Saved& s) { return call<"hardswish_backward">(s.grad, s["self"]); }
Tensor hardshrink_gradient(const Saved& s) {
  return call<"hardshrink_backward">(s.grad, s["self"], s.scalar("lambd"));
}
Tensor softshrink_gradient(const Saved& s) {
  return call<"softshrink_backward">(s.grad, s["self"], s.scalar("lambd"));
}
Tensor elu_gradient(const Saved& s) {
  return call<"elu_backward">(s.grad, s.scalar("alpha"), s.scalar("scale"), s.scalar("input_scale"),
                              false, s["self"]);
}
Tensor elu_in_place_gradient(const Saved& s) {
  return call<"elu_backward">(s.grad, s.scalar("alpha"), s.scalar("scale"), s.scalar("input_scale"),
                              true, s["result"]);
}
Tensor elu_backward_grad_output_gradient(const Saved& s) {
  return call<"elu_backward">(s.grad, s.scalar("alpha"), s.scalar("scale"), s.scalar("input_scale"),
                              s.flag("is_result"), s["self_or_result"]);
}
Tensor celu_gradient(const Saved& s) { return celu_backward(s, "self", false); }
Tensor celu_in_place_gradient(const Saved& s) { return celu_backward(s, "result", true); }
Tensor softplus_gradient(const Saved& s) {
  return call<"softplus_backward">(s.grad, s["self"], s.scalar("beta"), s.scalar("threshold"));
}
Tensor silu_gradient(const Saved& s) { return silu_slope(s.grad, s["self"]); }
Tensor mish_gradient(const Saved& s) { return mish_slope(s.grad, s["self"]); }
Tensor log_sigmoid_forward_gradient(const Saved& s) {
  return call<"log_sigmoid_backward">(s.grad, s["self"], s["buffer"]);
}
Tensor gelu_gradient(const Saved& s) {
  return call<"gelu_backward">(s.grad, s["self"], s.get<std::string>("approximate"));
}
Tensor prelu_kernel_self_gradient(const Saved& s) {
  return call<"where.self">(call<"gt.Scalar">(s["self"], 0), s.grad, s["weight"] * s.grad);
}
Tensor prelu_kernel_weight_gradient(const Saved& s) {
  return drop_where(call<"gt.Scalar">(s["self"], 0), s["self"] * s.grad);
}

constexpr Op kOps[] = {
    // Piecewise linear
    {.schema = "relu(Tensor self) -> Tensor",
     .node = "ReluBackward0",
     .forward = kernel<&relu>,
     .grads = {{"self", "result", relu_gradient}},
     .inplace = true,
     .inplace_function = true},
    {.schema = "threshold(Tensor self, Scalar threshold, Scalar value) -> Tensor",
     .node = "ThresholdBackward0",
     .forward = kernel<&threshold>,
     .grads = {{"self", "self threshold", threshold_gradient}},
     .out = "out",
     .place = Place::Function},
    {.schema = "threshold_(Tensor(a!) self, Scalar threshold, Scalar value) -> Tensor(a!)",
     .node = "ThresholdBackward1",
     .forward = kernel<&threshold_>,
     .grads = {{"self", "self threshold", threshold_gradient}},
     .place = Place::Function},
    {.schema = "threshold_backward(Tensor grad_output, Tensor self, Scalar threshold) -> Tensor",
     .node = "ThresholdBackwardBackward0",
     .forward = kernel<&threshold_backward>,
     .grads = {{"grad_output", "self threshold", threshold_gradient}, {"self", "", zero_gradient}},
     .out = "grad_input",
     .place = Place::Hidden},
    {.schema = "hardtanh(Tensor self, Scalar min_val=-1, Scalar max_val=1) -> Tensor",
     .node = "HardtanhBackward0",
     .forward = kernel<&hardtanh>,
     .grads = {{"self", "self min_val max_val", hardtanh_gradient}},
     .inplace = true,
     .out = "out",
     .out_dtype = kFoundDType,
     .place = Place::NN},
    {.schema = "hardtanh_backward(Tensor grad_output, Tensor self, Scalar min_val, Scalar max_val) "
               "-> Tensor",
     .node = "HardtanhBackwardBackward0",
     .forward = kernel<&hardtanh_backward>,
     .grads = {{"grad_output", "self min_val max_val", hardtanh_gradient},
               {"self", "", zero_gradient}},
     .out = "grad_input",
     .place = Place::Hidden},
    {.schema = "relu6(Tensor self) -> Tensor",
     .forward = kernel<&relu6<"hardtanh">>,
     .composite = true,
     .place = Place::NN},
    {.schema = "relu6_(Tensor(a!) self) -> Tensor(a!)",
     .forward = kernel<&relu6<"hardtanh_">>,
     .composite = true,
     .place = Place::NN},
    {.schema = "leaky_relu(Tensor self, Scalar negative_slope=0.01) -> Tensor",
     .node = "LeakyReluBackward0",
     .forward = kernel<&leaky_relu>,
     .grads = {{"self", "self negative_slope", leaky_relu_gradient}},
     .out = "out",
     .out_dtype = kFoundDType,
     .place = Place::NN},
    {.schema = "leaky_relu_(Tensor(a!) self, Scalar negative_slope=0.01) -> Tensor(a!)",
     .node = "LeakyReluBackward1",
     .forward = kernel<&leaky_relu_>,
     .grads = {{"self", "result negative_slope", leaky_relu_in_place_gradient}},
     .place = Place::NN},
    {.schema = "leaky_relu_backward(Tensor grad_output, Tensor self, Scalar negative_slope, bool "
               "self_is_result) -> Tensor",
     .node = "LeakyReluBackwardBackward0",
     .forward = kernel<&leaky_relu_backward>,
     .grads = {{"grad_output", "self negative_slope", leaky_relu_gradient},
               {"self", "", zero_gradient}},
     .out = "grad_input",
     .place = Place::Hidden},
    {.schema = "hardsigmoid(Tensor self) -> Tensor",
     .node = "HardsigmoidBackward0",
     .forward = kernel<&hardsigmoid>,
     .grads = {{"self", "self", hardsigmoid_gradient}},
     .inplace = true,
     .out = "out",
     .out_dtype = kFoundDType,
     .place = Place::NN},
    {.schema = "hardsigmoid_backward(Tensor grad_output, Tensor self) -> Tensor",
     .node = "HardsigmoidBackwardBackward0",
     .forward = kernel<&hardsigmoid_backward>,
     .grads = {{"grad_output", "self", hardsigmoid_gradient}, {"self", "", zero_gradient}},
     .out = "grad_input",
     .place = Place::Hidden},
    {.schema = "hardswish(Tensor self) -> Tensor",
     .node = "HardswishBackward0",
     .forward = kernel<&hardswish>,
     .grads = {{"self", "self", hardswish_gradient}},
     .inplace = true,
     .out = "out",
     .out_dtype = kFoundDType,
     .place = Place::NN},
    {.schema = "hardswish_backward(Tensor grad_output, Tensor self) -> Tensor",
     .node = "HardswishBackwardBackward0",
     .forward = kernel<&hardswish_backward>,
     .grads = {{"grad_output", "self", hardswish_gradient},
               {"self", "self grad_output", hardswish_curve}},
     .place = Place::Hidden},
    {.schema = "hardshrink(Tensor self, Scalar lambd=0.5) -> Tensor",
     .node = "HardshrinkBackward0",
     .forward = kernel<&hardshrink>,
     .grads = {{"self", "self lambd", hardshrink_gradient}},
     .out = "out",
     .out_dtype = kFoundDType},
    {.schema = "hardshrink_backward(Tensor grad_out, Tensor self, Scalar lambd) -> Tensor",
     .node = "HardshrinkBackwardBackward0",
     .forward = kernel<&shrink_backward>,
     .grads = {{"grad_out", "self lambd", hardshrink_gradient}, {"self", "", zero_gradient}},
     .out = "grad_input",
     .place = Place::Hidden},
    {.schema = "softshrink(Tensor self, Scalar lambd=0.5) -> Tensor",
     .node = "SoftshrinkBackward0",
     .forward = kernel<&softshrink>,
     .grads = {{"self", "self lambd", softshrink_gradient}},
     .out = "out",
     .out_dtype = kFoundDType,
     .place = Place::NN},
    {.schema = "softshrink_backward(Tensor grad_output, Tensor self, Scalar lambd) -> Tensor",
     .node = "SoftshrinkBackwardBackward0",
     .forward = kernel<&shrink_backward>,
     .grads = {{"grad_output", "self lambd", softshrink_gradient}, {"self", "", zero_gradient}},
     .out = "grad_input",
     .place = Place::Hidden},

    // Exponential
    {.schema = "elu(Tensor self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1) -> Tensor",
     .node = "EluBackward0",
     .forward = kernel<&elu>,
     .grads = {{"self", "self alpha scale input_scale", elu_gradient}},
     .out = "out",
     .out_dtype = kFoundDType,
     .place = Place::NN},
    {.schema = "elu_(Tensor(a!) self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1) -> "
               "Tensor(a!)",
     .node = "EluBackward1",
     .forward = kernel<&elu_>,
     .grads = {{"self", "result alpha scale input_scale", elu_in_place_gradient}},
     .place = Place::NN},
    {.schema = "elu_backward(Tensor grad_output, Scalar alpha, Scalar scale, Scalar input_scale, "
               "bool is_result, Tensor self_or_result) -> Tensor",
     .node = "EluBackwardBackward0",
     .forward = kernel<&elu_backward>,
     .grads = {{"grad_output", "alpha scale input_scale is_result self_or_result",
                elu_backward_grad_output_gradient},
               {"self_or_result", "grad_output alpha scale input_scale is_result self_or_result",
                elu_curve}},
     .out = "grad_input",
     .place = Place::Hidden},
    {.schema = "selu(Tensor self) -> Tensor",
     .forward = kernel<&selu<"elu">>,
     .composite = true,
     .place = Place::Function},
    {.schema = "selu_(Tensor(a!) self) -> Tensor(a!)",
     .forward = kernel<&selu<"elu_">>,
     .composite = true,
     .place = Place::Function},
    {.schema = "celu(Tensor self, Scalar alpha=1.) -> Tensor",
     .node = "CeluBackward0",
     .forward = kernel<&celu>,
     .grads = {{"self", "self alpha", celu_gradient}},
     .place = Place::Function},
    {.schema = "celu_(Tensor(a!) self, Scalar alpha=1.) -> Tensor(a!)",
     .node = "CeluBackward1",
     .forward = kernel<&celu_>,
     .grads = {{"self", "result alpha", celu_in_place_gradient}},
     .place = Place::Function},
    {.schema = "softplus(Tensor self, Scalar beta=1, Scalar threshold=20) -> Tensor",
     .node = "SoftplusBackward0",
     .forward = kernel<&softplus>,
     .grads = {{"self", "self beta threshold", softplus_gradient}},
     .out = "out",
     .out_dtype = kFoundDType,
     .place = Place::NN},
    {.schema = "softplus_backward(Tensor grad_output, Tensor self, Scalar beta, Scalar threshold) "
               "-> Tensor",
     .node = "SoftplusBackwardBackward0",
     .forward = kernel<&softplus_backward>,
     .grads = {{"grad_output", "self beta threshold", softplus_gradient},
               {"self", "self grad_output beta threshold", softplus_curve}},
     .out = "grad_input",
     .place = Place::Hidden},
    {.schema = "silu(Tensor self) -> Tensor",
     .node = "SiluBackward0",
     .forward = kernel<&silu>,
     .grads = {{"self", "self", silu_gradient}},
     .real_alone = true,
     .inplace = true,
     .out = "out",
     .out_dtype = kFoundDType,
     .place = Place::NN},
    {.schema = "silu_backward(Tensor grad_output, Tensor self) -> Tensor",
     .node = "torch::autograd::NotImplemented",
     .forward = kernel<&silu_backward>,
     .grads = {{"grad_output", "", not_implemented<"silu_backward">},
               {"self", "", not_implemented<"silu_backward">}},
     .out = "grad_input",
     .place = Place::Hidden},
    {.schema = "mish(Tensor self) -> Tensor",
     .node = "MishBackward0",
     .forward = kernel<&mish>,
     .grads = {{"self", "self", mish_gradient}},
     .inplace = true,
     .out = "out",
     .out_dtype = kFoundDType,
     .place = Place::NN},
    {.schema = "mish_backward(Tensor grad_output, Tensor self) -> Tensor",
     .node = "torch::autograd::NotImplemented",
     .forward = kernel<&mish_backward>,
     .grads = {{"grad_output", "", not_implemented<"mish_backward">},
               {"self", "", not_implemented<"mish_backward">}},
     .place = Place::Hidden},
    {.schema = "log_sigmoid(Tensor self) -> Tensor",
     .forward = kernel<&log_sigmoid>,
     .out = "out",
     .out_dtype = kExpectedDType,
     .composite = true,
     .place = Place::NN},
    {.schema = "log_sigmoid_forward(Tensor self) -> (Tensor output, Tensor buffer)",
     .node = "LogSigmoidBackward0",
     .forward = kernel<&log_sigmoid_forward>,
     .grads = {{"self", "self buffer", log_sigmoid_forward_gradient}},
     .without_history = "buffer",
     .place = Place::Hidden},
    {.schema = "log_sigmoid_backward(Tensor grad_output, Tensor self, Tensor buffer) -> Tensor",
     .node = "LogSigmoidBackwardBackward0",
     .forward = kernel<&log_sigmoid_backward>,
     .grads = {{"grad_output", "self buffer", log_sigmoid_forward_gradient},
               {"self", "self grad_output buffer", log_sigmoid_curve}},
     .out = "grad_input",
     .place = Place::Hidden},
    {.schema = "gelu(Tensor self, *, str approximate=\"none\") -> Tensor",
     .node = "GeluBackward0",
     .forward = kernel<&gelu>,
     .grads = {{"self", "self approximate", gelu_gradient}},
     .inplace = true,
     .out = "out",
     .out_dtype = kFoundDType,
     .place = Place::NN},
    {.schema =
         "gelu_backward(Tensor grad_output, Tensor self, *, str approximate=\"none\") -> Tensor",
     .node = "GeluBackwardBackward0",
     .forward = kernel<&gelu_backward>,
     .grads = {{"grad_output", "self approximate", gelu_gradient},
               {"self", "self grad_output approximate", gelu_curve}},
     .out = "grad_input",
     .place = Place::Hidden},

    // With a weight, or a gate
    {.schema = "prelu(Tensor self, Tensor weight) -> Tensor",
     .forward = kernel<&prelu>,
     .composite = true},
    {.schema = "_prelu_kernel(Tensor self, Tensor weight) -> Tensor",
     .node = "PreluKernelBackward0",
     .forward = kernel<&prelu_kernel>,
     .grads = {{"self", "self weight", prelu_kernel_self_gradient},
               {"weight", "self weight", prelu_kernel_weight_gradient}},
     .place = Place::Hidden},
    {.schema = "glu(Tensor self, int dim=-1) -> Tensor",
     .node = "GluBackward0",
     .forward = kernel<&glu>,
     .grads = {{"self", "self dim", glu_gradient}},
     .out = "out",
     .place = Place::NN},
};
static_assert(valid(kOps), "an operator's schema disagrees with its kernel or its derivative");

}  // namespace

OpTable activation_ops() { return kOps; }

}  // namespace tg
