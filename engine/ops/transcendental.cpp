// Powers, exponentials, logarithms and trigonometry of each element.
#include "kernels/number.h"
#include "kernels/rare_math.h"
#include "kernels/vector_math.h"
#include "ops/elementwise.h"
#include "ops/factory.h"
#include "ops/gradients.h"

namespace tg {
namespace {

constexpr double kPi = 3.14159265358979323846, kLn2 = 0.69314718055994530942,
                 kLn10 = 2.30258509299404568402;

// A function of which PyTorch's library gives the float that is nearest: that of the double.
template <auto F>
constexpr auto in_double =
    []<class T, class... More>(T a, More... more) { return T(F(double(a), double(more)...)); };
// The operator's own result lies as its input, even where dims have size 1.
template <auto F, FixedString Name>
Tensor scaled(Destination& to, const Tensor& self) {
  check(!is_complex(self.dtype()), Name.text, " is not supported for complex tensors.");
  return laid_out(to, self.sizes(), dense_strides(self.geometry()), float_type(self.dtype()),
                  [&](Destination& out) { return real_unary<F, Name>(out, self); });
}

// --- Powers ----------------------------------------------------------------------------------

// Of floats it is the nearest float, too.
constexpr auto power = []<class T>(T a, T b) {
  if constexpr (vector_math::is_lanes<T>)
    return rare_math::pow(a, b);
  else if constexpr (std::is_same_v<T, float>)
    return float(std::pow(double(a), double(b)));
  else
    return number::pow(a, b);
};

Tensor complex_pow(Destination& to, DType type, const Tensor& self, const Tensor& exponent) {
  return map_same<Types::Complex>(
      to, "pow", type,
      []<class T>(T a, T b) {
        return T(complex_math::pow(Complex<double>(a), Complex<double>(b)));
      },
      self, exponent);
}

Tensor pow(Destination& to, const Tensor& self, const Tensor& exponent) {
  if (DType type = result_type(self, exponent); is_complex(type))
    return complex_pow(to, type, self, exponent);
  return map_same<Types::Numbers>(to, "pow", result_type(self, exponent), ByVectors{power}, self,
                                  exponent);
}

Tensor pow_number(Destination& to, const Tensor& self, const Scalar& exponent) {
  check(!(is_integral(self.dtype()) && exponent.is_integral() && exponent.to<int64_t>() < 0),
        "Integers to negative integer powers are not allowed.");
  DType type = result_type(self, exponent);
  Scalar as_held = as_element(exponent, type);
  double e = as_held.to<double>();
  auto with = [&](auto f) { return map_same<Types::AllComplex>(to, "pow", type, f, self); };
  if (exponent.is_complex() && exponent.to<Complex<double>>().im != 0)
    return complex_pow(to, type, self, wrap(exponent));
  if (e == 0) return with([]<class T>(T) { return T(1); });
  if (e == 1) return with([](auto a) { return a; });
  if (e == 2) return with([](auto a) { return number::mul(a, a); });
  if (type == DType::BFloat16 && (e == 3 || e == -2)) {  // rounded in between
    Tensor square = call<"mul.Tensor">(self, self);
    return e == 3 ? call<"mul.Tensor">(square, self) : call<"reciprocal">(square);
  }
  if (e == 3) return with([](auto a) { return number::mul(number::mul(a, a), a); });
  if (is_floating(type)) {
    auto real = [&](auto f) { return map_same<Types::Floating>(to, "pow", type, f, self); };
    if (e == 0.5) return real([](auto a) { return std::sqrt(a); });
    if (e == -0.5) return real([](auto a) { return 1 / std::sqrt(a); });
    if (e == -1) return real([](auto a) { return 1 / a; });
    if (e == -2) return real([](auto a) { return 1 / (a * a); });
  }
  if (is_complex(type)) {
    auto each = [&](auto f) { return map_same<Types::Complex>(to, "pow", type, f, self); };
    if (e == 0.5)
      return each([]<class T>(T a) { return T(complex_math::sqrt(Complex<double>(a))); });
    if (e == -0.5)
      return each([]<class T>(T a) { return T(complex_math::rsqrt(Complex<double>(a))); });
    if (e == -1) return each([]<class T>(T a) { return T(1) / a; });
    if (e == -2) return each([]<class T>(T a) { return T(1) / (a * a); });
    return complex_pow(to, type, self, wrap(exponent));
  }
  if (is_integral(type)) check_converts(exponent, type);
  if (type == DType::Float32 || type == DType::Float64) {  // in vectors the exponent is rounded
    return map_same<Types::Floating>(to, "pow", type,
                                     ByVectors{[e, given = exponent.to<double>()]<class T>(T a) {
                                       if constexpr (vector_math::is_lanes<T>)
                                         return rare_math::pow(a, float(e));
                                       else
                                         return T(std::pow(double(a), given));
                                     }},
                                     self);
  }
  return map_same<Types::Numbers>(
      to, "pow", type, [&]<class T>(T a) { return number::pow(a, as_held.to<T>()); }, self);
}

// The result is packed in the order of the sizes, whatever the exponent's layout.
Tensor pow_of_number(Destination& to, const Scalar& self, const Tensor& exponent) {
  return laid_out(to, exponent.sizes(), contiguous_strides(exponent.sizes()),
                  result_type(exponent, self),
                  [&](Destination& out) { return pow(out, wrap(self), exponent); });
}

Tensor square(const Tensor& self) { return call<"pow.Tensor_Scalar">(self, 2); }

bool is_complex_value(const Tensor& t) { return is_complex(t.dtype()); }
bool is_complex_value(const Scalar& s) { return s.is_complex(); }

template <class A, class B>
DType float_power_type(const A& base, const B& exponent) {
  return is_complex_value(base) || is_complex_value(exponent) ? DType::Complex128 : DType::Float64;
}

template <FixedString Name, class A, class B>
Tensor float_power_of(const A& base, const B& exponent) {
  DType wide_type = float_power_type(base, exponent);
  auto wide = [&](const auto& v) {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(v)>, Tensor>)
      return v.dtype() == wide_type ? v : call<"_to_copy">(v, wide_type);
    else
      return v.is_complex() ? v : Scalar(v.template to<double>());
  };
  return call<Name>(wide(base), wide(exponent));
}
template <FixedString Name, class B>
Tensor float_power_(const Tensor& self, const B& exponent) {
  DType needed = float_power_type(self, exponent);
  check(self.dtype() == needed, "the base given to float_power_ has dtype ",
        type_name(self.dtype()), " but the operation's result requires dtype ", type_name(needed));
  return float_power_of<Name>(self, exponent);
}

Tensor pow_backward(const Tensor& grad, const Tensor& self, const Scalar& exponent) {
  if (exponent.is_complex())
    return grad * conj(call<"pow.Tensor_Scalar">(
                           self, Scalar(exponent.to<Complex<double>>() - Complex<double>(1))) *
                       exponent);
  double e = exponent.to<double>();
  if (e == 0) return zeros_like(self);
  Tensor power = exponent.is_integral()
                     ? call<"pow.Tensor_Scalar">(self, exponent.to<int64_t>() - 1)
                     : call<"pow.Tensor_Scalar">(self, e - 1);
  return grad * conj(power * exponent);
}

// --- Of several tensors ------------------------------------------------------------------------

Tensor complex_logaddexp(Destination& to, const Tensor& self, const Tensor& other) {
  // From the one with the larger real part, so that the exponential does not overflow.
  return map_same<Types::Complex>(
      to, "logaddexp_cpu", result_type(self, other),
      []<class T>(T a, T b) {
        using Number = Complex<double>;
        Number x(a), y(b);
        if (std::isnan(x.re) || std::isnan(x.im)) return a;
        if (std::isnan(y.re) || std::isnan(y.im)) return b;
        Number low = x.re < y.re ? x : y, high = x.re < y.re ? y : x;
        if (!std::isfinite(low.re) && low.re == high.re) {
          if (low.re < 0) return T(low);
          return T(complex_math::log(complex_math::exp(low) + complex_math::exp(high)));
        }
        return T(high + complex_math::log1p(complex_math::exp(low - high)));
      },
      self, other);
}

Tensor logaddexp(Destination& to, const Tensor& self, const Tensor& other) {
  if (is_complex(result_type(self, other))) return complex_logaddexp(to, self, other);
  return map_same<Types::Floating>(
      to, "logaddexp_cpu", result_type(self, other),
      [](auto a, auto b) {
        auto high = number::max(a, b);
        if (std::isinf(a) && a == b) return a;
        return high + std::log1p(std::exp(-std::abs(a - b)));
      },
      self, other);
}
Tensor logaddexp2(Destination& to, const Tensor& self, const Tensor& other) {
  return map_same<Types::Floating>(
      to, "logaddexp2_cpu", result_type(self, other),
      []<class T>(T a, T b) {
        T high = number::max(a, b);
        if (std::isinf(a) && a == b) return a;
        return T(high + std::log1p(std::exp2(-std::abs(a - b))) / kLn2);
      },
      self, other);
}
Tensor hypot(Destination& to, const Tensor& self, const Tensor& other) {
  return map_same<Types::Floating>(to, "hypot_cpu", result_type(self, other),
                                   in_double<[](double a, double b) { return std::hypot(a, b); }>,
                                   self, other);
}
Tensor atan2(Destination& to, const Tensor& self, const Tensor& other) {
  return map_same<Types::Floating>(to, "atan2_cpu", float_type(result_type(self, other)),
                                   ByVectors{[]<class T>(T a, T b) {
                                     if constexpr (vector_math::is_lanes<T>)
                                       return rare_math::atan2(a, b);
                                     else
                                       return T(std::atan2(double(a), double(b)));
                                   }},
                                   self, other);
}
Tensor xlogy(Destination& to, const Tensor& self, const Tensor& other) {
  DType type = float_type(result_type(self, other));
  return map_same<Types::Floating>(
      to, "xlogy_cpu", type,
      [round = Rounding(type)]<class T>(T a, T b) {
        return std::isnan(b) ? b : a == 0 ? T(0) : a * round(std::log(b));
      },
      self, other);
}
Tensor ldexp(Destination& to, const Tensor& self, const Tensor& other) {
  DType result = float_type(result_type(self, other));
  if (const Tensor& t = to.tensor(); t.defined())
    check(can_cast(result, t.dtype()), "ldexp can't be cast to the desired output type ",
          type_name(t.dtype()));
  if (is_complex(result_type(self, other))) return self * call<"pow.Scalar">(Scalar(2.0), other);
  DType type = float_type(result_type(self, other));
  return map_same<Types::Floating>(
      to, "ldexp", type,
      [round = Rounding(type)](auto a, auto b) { return a * round(std::exp2(b)); }, self, other);
}
std::tuple<Tensor, Tensor> frexp(Destination& to, const Tensor& self) {
  check(is_floating(self.dtype()), "torch.frexp() only supports floating-point dtypes");
  Tensor exponent = to.tensor().defined() ? elementwise_output(to, DType::Int32, {&self})
                                          : make_like(self, DType::Int32);
  auto split = [](auto a, int* e) {
    if (std::isfinite(a)) return std::frexp(a, e);
    *e = 0;
    return a;
  };
  dispatch<Types::Floating>(self.dtype(), "frexp", [&]<class T>() {
    map<int32_t, T>(
        [&](T a) {
          int e;
          return split(a, &e), e;
        },
        exponent, self);
  });
  Tensor mantissa = laid_out_as(self, to, [&](Destination& out) {
    return map_same<Types::Floating>(
        out, "frexp", self.dtype(),
        [&](auto a) {
          int e;
          return split(a, &e);
        },
        self);
  });
  return {mantissa, exponent};
}
Tensor tanh_backward(Destination& to, const Tensor& grad, const Tensor& y) {
  if (is_complex(result_type(grad, y))) return grad * (Scalar(1) - y * y);
  return real_binary<ByLanes{
                         []<class T>(T g, T v) { return g * number::mul_add(-v, v, T{} + 1.0f); }},
                     "tanh_backward_cpu">(to, grad, y);
}
Tensor sigmoid_backward(Destination& to, const Tensor& grad, const Tensor& y) {
  if (is_complex(result_type(grad, y))) return grad * (Scalar(1) - y) * y;
  return real_binary<[](auto g, auto v) { return g * (1 - v) * v; }, "sigmoid_backward_cpu">(
      to, grad, y);
}

// --- Other names -----------------------------------------------------------------------------

Tensor in_place_square(const Tensor& self) { return call<"pow_.Scalar">(self, 2); }
// 1 / (self² + other²), and 0 at the origin.
Tensor inverse_square_length(const Saved& s) {
  Tensor square = s["self"] * s["self"] + s["other"] * s["other"];
  return call<"masked_fill.Scalar">(call<"reciprocal">(square), call<"eq.Scalar">(square, 0), 0);
}

constexpr OutDType kFloatPowerDType = {
    "the output given to float_power has dtype {Out} but the operation's result requires dtype "
    "{Result}",
    OutDType::Same};

// --- Gradients -------------------------------------------------------------------------------

Tensor pow_self_gradient(const Saved& s) {
  return s.grad *
         call<"where.self">(
             call<"eq.Scalar">(s["exponent"], 0), scalar_tensor(0, s["exponent"].dtype()),
             conj(s["exponent"] * call<"pow.Tensor_Tensor">(s["self"], s["exponent"] - Scalar(1))));
}
// The logarithm of a negative base is complex where the power is.
Tensor pow_exponent_gradient(const Saved& s) {
  Tensor base = is_complex(s["exponent"].dtype())
                    ? cast_operand(s["self"], result_type(s["self"], s["exponent"]))
                    : s["self"];
  return s.grad * call<"where.self">(
                      call<"logical_and">(call<"eq.Scalar">(s["self"], 0),
                                          call<"ge.Scalar">(call<"real">(s["exponent"]), 0)),
                      scalar_tensor(0, s.grad.dtype()), conj(s["result"] * call<"log">(base)));
}
Tensor pow_gradient(const Saved& s) {
  return pow_backward(s.grad, s["self"], s.scalar("exponent"));
}
Tensor pow_scalar_gradient(const Saved& s) {
  const Scalar& base = s.scalar("self");
  bool complex = base.is_complex() || is_complex(s["exponent"].dtype());
  Tensor slope = s["result"] * (complex ? Scalar(complex_math::log(base.to<Complex<double>>()))
                                        : Scalar(std::log(base.to<double>())));
  slope = conj(slope);
  if (!(s.scalar("self") == Scalar(0))) return s.grad * slope;
  return s.grad * drop_where(call<"ge.Scalar">(call<"real">(s["exponent"]), 0), slope);
}
Tensor exp2_gradient(const Saved& s) { return s.grad * s["result"] * kLn2; }
Tensor expm1_gradient(const Saved& s) { return s.grad * (s["result"] + Scalar(1)); }
Tensor log2_gradient(const Saved& s) { return s.grad / (s["self"] * kLn2); }
Tensor log10_gradient(const Saved& s) { return s.grad / (s["self"] * kLn10); }
Tensor log1p_gradient(const Saved& s) { return s.grad / (s["self"] + Scalar(1)); }
Tensor sqrt_gradient(const Saved& s) { return s.grad / conj(Scalar(2) * s["result"]); }
Tensor rsqrt_gradient(const Saved& s) {
  return Scalar(-0.5) * s.grad * call<"pow.Tensor_Scalar">(s["result"], 3);
}
Tensor logaddexp_self_gradient(const Saved& s) {
  return s.grad / (call<"exp">(s["other"] - s["self"]) + Scalar(1));
}
Tensor logaddexp_other_gradient(const Saved& s) {
  return s.grad / (call<"exp">(s["self"] - s["other"]) + Scalar(1));
}
Tensor logaddexp2_self_gradient(const Saved& s) {
  return s.grad / (call<"exp2">(s["other"] - s["self"]) + Scalar(1));
}
Tensor logaddexp2_other_gradient(const Saved& s) {
  return s.grad / (call<"exp2">(s["self"] - s["other"]) + Scalar(1));
}
Tensor xlogy_self_gradient(const Saved& s) {
  return call<"masked_fill.Scalar">(
      call<"xlogy.Tensor">(s.grad, s["other"]),
      call<"logical_and">(call<"eq.Scalar">(s["self"], 0), call<"le.Scalar">(s["other"], 0)), 0);
}
Tensor xlogy_other_gradient(const Saved& s) { return s.grad * s["self"] / s["other"]; }
Tensor xlogy_gradient(const Saved& s) { return s.grad * s.scalar("self") / s["other"]; }
Tensor xlogy_scalar_other_gradient(const Saved& s) {
  return s.grad * std::log(s.scalar("other").to<double>());
}
Tensor sin_gradient(const Saved& s) { return s.grad * call<"cos">(s["self"]); }
Tensor cos_gradient(const Saved& s) { return s.grad * -call<"sin">(s["self"]); }
Tensor tan_gradient(const Saved& s) { return s.grad * (s["result"] * s["result"] + Scalar(1)); }
Tensor asin_gradient(const Saved& s) {
  return s.grad * call<"rsqrt">(Scalar(1) - s["self"] * s["self"]);
}
Tensor acos_gradient(const Saved& s) {
  return s.grad * -call<"rsqrt">(Scalar(1) - s["self"] * s["self"]);
}
Tensor atan_gradient(const Saved& s) { return s.grad / (s["self"] * s["self"] + Scalar(1)); }
Tensor sinh_gradient(const Saved& s) { return s.grad * call<"cosh">(s["self"]); }
Tensor cosh_gradient(const Saved& s) { return s.grad * call<"sinh">(s["self"]); }
Tensor tanh_gradient(const Saved& s) { return call<"tanh_backward">(s.grad, s["result"]); }
Tensor asinh_gradient(const Saved& s) {
  return s.grad * call<"rsqrt">(s["self"] * s["self"] + Scalar(1));
}
// The standard library behind WebAssembly has numbers below -1, too.
constexpr auto acosh = in_double<[](double a) {
  return a >= 1 ? std::acosh(a) : std::numeric_limits<double>::quiet_NaN();
}>;
Tensor acosh_gradient(const Saved& s) {
  if (Tensor self = s["self"]; is_complex(self.dtype()))
    return s.grad * (call<"rsqrt">(self + Scalar(1)) * call<"rsqrt">(self - Scalar(1)));
  return s.grad * call<"rsqrt">(s["self"] * s["self"] - Scalar(1));
}
Tensor atanh_gradient(const Saved& s) { return s.grad / (Scalar(1) - s["self"] * s["self"]); }
Tensor atan2_self_gradient(const Saved& s) {
  return s.grad * (s["other"] * inverse_square_length(s));
}
Tensor atan2_other_gradient(const Saved& s) {
  return s.grad * (-s["self"] * inverse_square_length(s));
}
Tensor hypot_self_gradient(const Saved& s) { return s.grad * (s["self"] / s["result"]); }
Tensor hypot_other_gradient(const Saved& s) { return s.grad * (s["other"] / s["result"]); }
Tensor tanh_backward_grad_output_gradient(const Saved& s) {
  return call<"tanh_backward">(s.grad, s["output"]);
}
Tensor tanh_backward_output_gradient(const Saved& s) {
  return s.grad * (Scalar(-2) * s["output"] * s["grad_output"]);
}
Tensor sigmoid_gradient(const Saved& s) { return call<"sigmoid_backward">(s.grad, s["result"]); }
Tensor sigmoid_backward_grad_output_gradient(const Saved& s) {
  return call<"sigmoid_backward">(s.grad, s["output"]);
}
Tensor sigmoid_backward_output_gradient(const Saved& s) {
  return s.grad * s["grad_output"] * (Scalar(1) - Scalar(2) * s["output"]);
}
Tensor ldexp_self_gradient(const Saved& s) { return s.grad * call<"exp2">(s["other"]); }
Tensor frexp_gradient(const Saved& s) { return s.grad / call<"exp2">(s["exponent"]); }

constexpr Op kOps[] = {
    // Powers and logarithms
    {.schema = "pow.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor",
     .node = "PowBackward1",
     .forward = kernel<&pow>,
     .grads = {{"self", "self exponent result", pow_self_gradient},
               {"exponent", "self exponent result", pow_exponent_gradient}},
     .own_conj = true,
     .out = "Tensor_Tensor_out"},
    {.schema = "pow_.Tensor(Tensor(a!) self, Tensor exponent) -> Tensor(a!)",
     .node = "PowBackward1",
     .forward = kernel<&in_place<&pow, Tensor>>,
     .grads = {{"self", "self exponent result", pow_self_gradient},
               {"exponent", "self exponent result", pow_exponent_gradient}},
     .own_conj = true,
     .overlap = Overlap::SameElements},
    {.schema = "pow.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor",
     .node = "PowBackward0",
     .forward = kernel<&pow_number>,
     .grads = {{"self", "self exponent", pow_gradient}},
     .own_conj = true,
     .out = "Tensor_Scalar_out"},
    {.schema = "pow_.Scalar(Tensor(a!) self, Scalar exponent) -> Tensor(a!)",
     .node = "PowBackward0",
     .forward = kernel<&in_place<&pow_number, Scalar>>,
     .grads = {{"self", "self exponent", pow_gradient}},
     .own_conj = true},
    {.schema = "pow.Scalar(Scalar self, Tensor exponent) -> Tensor",
     .node = "PowBackward2",
     .forward = kernel<&pow_of_number>,
     .grads = {{"exponent", "self exponent result", pow_scalar_gradient}},
     .own_conj = true,
     .out = "Scalar_out",
     .place = Place::Function},
    {.schema = "square(Tensor self) -> Tensor",
     .forward = kernel<&square>,
     .out = "out",
     .composite = true},
    {.schema = "square_(Tensor(a!) self) -> Tensor(a!)",
     .forward = kernel<&in_place_square>,
     .composite = true,
     .inplace_function = true},
    {.schema = "float_power.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor",
     .forward = kernel<&float_power_of<"pow.Tensor_Tensor", Tensor, Tensor>>,
     .out = "Tensor_Tensor_out",
     .out_dtype = kFloatPowerDType,
     .composite = true},
    {.schema = "float_power.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor",
     .forward = kernel<&float_power_of<"pow.Tensor_Scalar", Tensor, Scalar>>,
     .out = "Tensor_Scalar_out",
     .out_dtype = kFloatPowerDType,
     .composite = true},
    {.schema = "float_power.Scalar(Scalar self, Tensor exponent) -> Tensor",
     .forward = kernel<&float_power_of<"pow.Scalar", Scalar, Tensor>>,
     .out = "Scalar_out",
     .out_dtype = kFloatPowerDType,
     .composite = true,
     .place = Place::Function},
    {.schema = "float_power_.Tensor(Tensor(a!) self, Tensor exponent) -> Tensor(a!)",
     .forward = kernel<&float_power_<"pow_.Tensor", Tensor>>,
     .composite = true},
    {.schema = "float_power_.Scalar(Tensor(a!) self, Scalar exponent) -> Tensor(a!)",
     .forward = kernel<&float_power_<"pow_.Scalar", Scalar>>,
     .composite = true},
    {.schema = "exp(Tensor self) -> Tensor",
     .node = "ExpBackward0",
     .forward =
         kernel<&unary<ByLanes{[](auto a) { return vector_math::exp(a); }}, complex_math::exp>>,
     .grads = {{"self", "result",
                [](const Saved& s) -> Tensor { return s.grad * conj(s["result"]); }}},
     .own_conj = true,
     .inplace = true,
     .out = "out",
     .inplace_function = true},
    {.schema = "exp2(Tensor self) -> Tensor",
     .node = "Exp2Backward0",
     .forward =
         kernel<&unary<in_double<[](double a) { return std::exp2(a); }>, complex_math::exp2>>,
     .grads = {{"self", "result", exp2_gradient}},
     .inplace = true,
     .out = "out",
     .also = "special_exp2",
     .inplace_function = true},
    {.schema = "expm1(Tensor self) -> Tensor",
     .node = "Expm1Backward0",
     .forward =
         kernel<&unary<ByLanes{[](auto a) { return vector_math::expm1(a); }}, complex_math::expm1>>,
     .grads = {{"self", "result", expm1_gradient}},
     .inplace = true,
     .out = "out",
     .also = "special_expm1",
     .inplace_function = true},
    {.schema = "log(Tensor self) -> Tensor",
     .node = "LogBackward0",
     .forward =
         kernel<&unary<ByLanes{[](auto a) { return vector_math::log(a); }}, complex_math::log>>,
     .grads = {{"self", "self", [](const Saved& s) -> Tensor { return s.grad / conj(s["self"]); }}},
     .own_conj = true,
     .inplace = true,
     .out = "out",
     .inplace_function = true},
    {.schema = "log2(Tensor self) -> Tensor",
     .node = "Log2Backward0",
     .forward =
         kernel<&unary<ByLanes{[](auto a) { return rare_math::log2(a); }}, complex_math::log2>>,
     .grads = {{"self", "self", log2_gradient}},
     .inplace = true,
     .out = "out",
     .inplace_function = true},
    {.schema = "log10(Tensor self) -> Tensor",
     .node = "Log10Backward0",
     .forward =
         kernel<&unary<ByLanes{[](auto a) { return rare_math::log10(a); }}, complex_math::log10>>,
     .grads = {{"self", "self", log10_gradient}},
     .inplace = true,
     .out = "out",
     .inplace_function = true},
    {.schema = "log1p(Tensor self) -> Tensor",
     .node = "Log1PBackward0",
     .forward =
         kernel<&unary<ByLanes{[](auto a) { return vector_math::log1p(a); }}, complex_math::log1p>>,
     .grads = {{"self", "self", log1p_gradient}},
     .inplace = true,
     .out = "out",
     .also = "special_log1p",
     .inplace_function = true},
    {.schema = "sqrt(Tensor self) -> Tensor",
     .node = "SqrtBackward0",
     .forward = kernel<&unary<[](auto a) { return std::sqrt(a); }, complex_math::sqrt>>,
     .grads = {{"self", "result", sqrt_gradient}},
     .own_conj = true,
     .inplace = true,
     .out = "out",
     .inplace_function = true},
    {.schema = "rsqrt(Tensor self) -> Tensor",
     .node = "RsqrtBackward0",
     .forward = kernel<&unary<[](auto a) { return 1 / std::sqrt(a); }, complex_math::rsqrt>>,
     .grads = {{"self", "result", rsqrt_gradient}},
     .inplace = true,
     .out = "out",
     .inplace_function = true},
    {.schema = "logaddexp(Tensor self, Tensor other) -> Tensor",
     .node = "LogaddexpBackward0",
     .forward = kernel<&logaddexp>,
     .grads = {{"self", "self other", logaddexp_self_gradient},
               {"other", "self other", logaddexp_other_gradient}},
     .out = "out"},
    {.schema = "logaddexp2(Tensor self, Tensor other) -> Tensor",
     .node = "Logaddexp2Backward0",
     .forward = kernel<&logaddexp2>,
     .grads = {{"self", "self other", logaddexp2_self_gradient},
               {"other", "self other", logaddexp2_other_gradient}},
     .out = "out"},
    {.schema = "xlogy.Tensor(Tensor self, Tensor other) -> Tensor",
     .node = "XlogyBackward0",
     .forward = kernel<&xlogy>,
     .grads = {{"self", "self other", xlogy_self_gradient},
               {"other", "self other", xlogy_other_gradient}},
     .inplace = true,
     .out = "OutTensor",
     .inplace_function = true},
    {.schema = "xlogy.Scalar_Self(Scalar self, Tensor other) -> Tensor",
     .node = "XlogyBackward1",
     .forward = kernel<&of_number<&xlogy>>,
     .grads = {{"other", "self other", xlogy_gradient}},
     .out = "OutScalar_Self",
     .place = Place::Function},
    {.schema = "xlogy.Scalar_Other(Tensor self, Scalar other) -> Tensor",
     .node = "XlogyBackward2",
     .forward = kernel<&with_number<&xlogy>>,
     .grads = {{"self", "self other", xlogy_scalar_other_gradient}},
     .inplace = true,
     .out = "OutScalar_Other",
     .inplace_function = true},

    // Trigonometry
    {.schema = "sin(Tensor self) -> Tensor",
     .node = "SinBackward0",
     .forward =
         kernel<&unary<ByLanes{[](auto a) { return vector_math::sin(a); }}, complex_math::sin>>,
     .grads = {{"self", "self", sin_gradient}},
     .inplace = true,
     .out = "out",
     .inplace_function = true},
    {.schema = "cos(Tensor self) -> Tensor",
     .node = "CosBackward0",
     .forward =
         kernel<&unary<ByLanes{[](auto a) { return vector_math::cos(a); }}, complex_math::cos>>,
     .grads = {{"self", "self", cos_gradient}},
     .inplace = true,
     .out = "out",
     .inplace_function = true},
    {.schema = "tan(Tensor self) -> Tensor",
     .node = "TanBackward0",
     .forward =
         kernel<&unary<ByLanes{[](auto a) { return rare_math::tan(a); }}, complex_math::tan>>,
     .grads = {{"self", "result", tan_gradient}},
     .inplace = true,
     .out = "out",
     .inplace_function = true},
    {.schema = "asin(Tensor self) -> Tensor",
     .node = "AsinBackward0",
     .forward =
         kernel<&unary<ByLanes{[](auto a) { return rare_math::asin(a); }}, complex_math::asin>>,
     .grads = {{"self", "self", asin_gradient}},
     .inplace = true,
     .out = "out",
     .also = "arcsin",
     .inplace_function = true},
    {.schema = "acos(Tensor self) -> Tensor",
     .node = "AcosBackward0",
     .forward =
         kernel<&unary<ByLanes{[](auto a) { return rare_math::acos(a); }}, complex_math::acos>>,
     .grads = {{"self", "self", acos_gradient}},
     .inplace = true,
     .out = "out",
     .also = "arccos",
     .inplace_function = true},
    {.schema = "atan(Tensor self) -> Tensor",
     .node = "AtanBackward0",
     .forward =
         kernel<&unary<ByLanes{[](auto a) { return rare_math::atan(a); }}, complex_math::atan>>,
     .grads = {{"self", "self", atan_gradient}},
     .inplace = true,
     .out = "out",
     .also = "arctan",
     .inplace_function = true},
    {.schema = "sinh(Tensor self) -> Tensor",
     .node = "SinhBackward0",
     .forward =
         kernel<&unary<in_double<[](double a) { return std::sinh(a); }>, complex_math::sinh>>,
     .grads = {{"self", "self", sinh_gradient}},
     .inplace = true,
     .out = "out",
     .inplace_function = true},
    {.schema = "cosh(Tensor self) -> Tensor",
     .node = "CoshBackward0",
     .forward =
         kernel<&unary<in_double<[](double a) { return std::cosh(a); }>, complex_math::cosh>>,
     .grads = {{"self", "self", cosh_gradient}},
     .inplace = true,
     .out = "out",
     .inplace_function = true},
    {.schema = "tanh(Tensor self) -> Tensor",
     .node = "TanhBackward0",
     .forward =
         kernel<&unary<ByLanes{[](auto a) { return vector_math::tanh(a); }}, complex_math::tanh>>,
     .grads = {{"self", "result", tanh_gradient}},
     .inplace = true,
     .out = "out",
     .inplace_function = true},
    {.schema = "asinh(Tensor self) -> Tensor",
     .node = "AsinhBackward0",
     .forward =
         kernel<&unary<in_double<[](double a) { return std::asinh(a); }>, complex_math::asinh>>,
     .grads = {{"self", "self", asinh_gradient}},
     .out = "out",
     .also = "arcsinh"},
    {.schema = "asinh_(Tensor(a!) self) -> Tensor(a!)",
     .node = "AsinhBackward1",
     .forward = kernel<
         &in_place<&unary<in_double<[](double a) { return std::asinh(a); }>, complex_math::asinh>>>,
     .grads = {{"self", "", derivative_not_implemented<"inplace version of asinh">}},
     .also = "arcsinh_",
     .inplace_function = true},
    {.schema = "acosh(Tensor self) -> Tensor",
     .node = "AcoshBackward0",
     .forward = kernel<&unary<acosh, complex_math::acosh>>,
     .grads = {{"self", "self", acosh_gradient}},
     .out = "out",
     .also = "arccosh"},
    {.schema = "acosh_(Tensor(a!) self) -> Tensor(a!)",
     .node = "AcoshBackward1",
     .forward = kernel<&in_place<&unary<acosh, complex_math::acosh>>>,
     .grads = {{"self", "", derivative_not_implemented<"inplace version of acosh">}},
     .also = "arccosh_",
     .inplace_function = true},
    {.schema = "atanh(Tensor self) -> Tensor",
     .node = "AtanhBackward0",
     .forward =
         kernel<&unary<in_double<[](double a) { return std::atanh(a); }>, complex_math::atanh>>,
     .grads = {{"self", "self", atanh_gradient}},
     .out = "out",
     .also = "arctanh"},
    {.schema = "atanh_(Tensor(a!) self) -> Tensor(a!)",
     .node = "AtanhBackward1",
     .forward = kernel<
         &in_place<&unary<in_double<[](double a) { return std::atanh(a); }>, complex_math::atanh>>>,
     .grads = {{"self", "", derivative_not_implemented<"inplace version of atanh">}},
     .also = "arctanh_",
     .inplace_function = true},
    {.schema = "atan2(Tensor self, Tensor other) -> Tensor",
     .node = "Atan2Backward0",
     .forward = kernel<&atan2>,
     .grads = {{"self", "self other", atan2_self_gradient},
               {"other", "self other", atan2_other_gradient}},
     .inplace = true,
     .out = "out",
     .also = "arctan2"},
    {.schema = "hypot(Tensor self, Tensor other) -> Tensor",
     .node = "HypotBackward0",
     .forward = kernel<&hypot>,
     .grads = {{"self", "self other result", hypot_self_gradient},
               {"other", "self other result", hypot_other_gradient}},
     .inplace = true,
     .out = "out"},
    {.schema = "deg2rad(Tensor self) -> Tensor",
     .node = "Deg2RadBackward0",
     .forward = kernel<&scaled<[](auto a) { return a * decltype(a)(kPi / 180); }, "deg2rad">>,
     .grads = {{"self", "", [](const Saved& s) -> Tensor { return s.grad * (kPi / 180); }}},
     .inplace = true,
     .out = "out",
     .inplace_function = true},
    {.schema = "rad2deg(Tensor self) -> Tensor",
     .node = "Rad2DegBackward0",
     .forward = kernel<&scaled<[](auto a) { return a * decltype(a)(180 / kPi); }, "rad2deg">>,
     .grads = {{"self", "", [](const Saved& s) -> Tensor { return s.grad * (180 / kPi); }}},
     .inplace = true,
     .out = "out",
     .inplace_function = true},
    {.schema = "tanh_backward(Tensor grad_output, Tensor output) -> Tensor",
     .node = "TanhBackwardBackward0",
     .forward = kernel<&tanh_backward>,
     .grads = {{"grad_output", "output", tanh_backward_grad_output_gradient},
               {"output", "grad_output output", tanh_backward_output_gradient}},
     .place = Place::Hidden},

    // Special functions
    {.schema = "sigmoid(Tensor self) -> Tensor",
     .node = "SigmoidBackward0",
     .forward = kernel<&unary<ByVectors{[](auto a) { return 1 / (1 + number::exp(-a)); }},
                              complex_math::sigmoid>>,
     .grads = {{"self", "result", sigmoid_gradient}},
     .inplace = true,
     .out = "out",
     .also = "special_expit",
     .inplace_function = true},
    {.schema = "sigmoid_backward(Tensor grad_output, Tensor output) -> Tensor",
     .node = "SigmoidBackwardBackward0",
     .forward = kernel<&sigmoid_backward>,
     .grads = {{"grad_output", "output", sigmoid_backward_grad_output_gradient},
               {"output", "grad_output output", sigmoid_backward_output_gradient}},
     .place = Place::Hidden},

    // Of several tensors
    {.schema = "ldexp.Tensor(Tensor self, Tensor other) -> Tensor",
     .node = "LdexpBackward0",
     .forward = kernel<&ldexp>,
     .grads = {{"self", "other", ldexp_self_gradient}, {"other", "result", exp2_gradient}},
     .inplace = true,
     .out = "out",
     .out_dtype = {"ldexp can't be cast to the desired output type {Out}"},
     .inplace_function = true},
    {.schema = "frexp.Tensor(Tensor self) -> (Tensor mantissa, Tensor exponent)",
     .node = "FrexpBackward0",
     .forward = kernel<&frexp>,
     .grads = {{"self", "exponent", frexp_gradient}},
     .out = "Tensor_out",
     .out_dtype = {"torch.frexp() expects mantissa to have dtype {result} but got {out}",
                   OutDType::Same}},
};
static_assert(valid(kOps), "an operator's schema disagrees with its kernel or its derivative");

}  // namespace

OpTable transcendental_ops() { return kOps; }

}  // namespace tg
