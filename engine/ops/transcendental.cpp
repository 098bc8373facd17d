// Powers, exponentials, logarithms and trigonometry of each element.
#include "kernels/number.h"
#include "kernels/vector_math.h"
#include "ops/elementwise.h"
#include "ops/gradients.h"
#include "ops/tables.h"

namespace tg {
namespace {

constexpr double kPi = 3.14159265358979323846, kLn2 = 0.69314718055994530942,
                 kLn10 = 2.30258509299404568402;

// --- Powers ----------------------------------------------------------------------------------

Tensor pow(Destination& to, const Tensor& self, const Tensor& exponent) {
  return map_same<Types::Numbers>(
      to, "pow", result_type(self, exponent), [](auto a, auto b) { return number::pow(a, b); },
      self, exponent);
}

Tensor pow_number(Destination& to, const Tensor& self, const Scalar& exponent) {
  check(!(is_integral(self.dtype()) && exponent.is_integral() && exponent.to<int64_t>() < 0),
        "Integers to negative integer powers are not allowed.");
  DType type = result_type(self, exponent);
  double e = exponent.to<double>();
  auto with = [&](auto f) { return map_same<Types::All>(to, "pow", type, f, self); };
  if (e == 0) return with([]<class T>(T) { return T(1); });
  if (e == 1) return with([](auto a) { return a; });
  if (e == 2) return with([](auto a) { return number::mul(a, a); });
  if (e == 3) return with([](auto a) { return number::mul(number::mul(a, a), a); });
  if (is_floating(type)) {
    auto real = [&](auto f) { return map_same<Types::Floating>(to, "pow", type, f, self); };
    if (e == 0.5) return real([](auto a) { return std::sqrt(a); });
    if (e == -0.5) return real([](auto a) { return 1 / std::sqrt(a); });
    if (e == -1) return real([](auto a) { return 1 / a; });
    if (e == -2) return real([](auto a) { return 1 / (a * a); });
  }
  if (is_integral(type)) check_converts(exponent, type);
  return map_same<Types::Numbers>(
      to, "pow", type, [&]<class T>(T a) { return number::pow(a, exponent.to<T>()); }, self);
}

// The result is packed in the order of the sizes, whatever the exponent's layout.
Tensor pow_of_number(Destination& to, const Scalar& self, const Tensor& exponent) {
  return pow(to, wrap(self), packed(exponent));
}

Tensor square(const Tensor& self) { return call<"pow.Tensor_Scalar">(self, 2); }

template <FixedString Name, class A, class B>
Tensor float_power_of(const A& base, const B& exponent) {
  auto wide = [](const auto& v) {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(v)>, Tensor>)
      return v.dtype() == DType::Float64 ? v : call<"_to_copy">(v, DType::Float64);
    else
      return Scalar(v.template to<double>());
  };
  return call<Name>(wide(base), wide(exponent));
}

Tensor pow_backward(const Tensor& grad, const Tensor& self, const Scalar& exponent) {
  double e = exponent.to<double>();
  if (e == 0) return zeros_like(self);
  Tensor power = exponent.is_integral()
                     ? call<"pow.Tensor_Scalar">(self, exponent.to<int64_t>() - 1)
                     : call<"pow.Tensor_Scalar">(self, e - 1);
  return grad * (power * exponent);
}

// --- Of several tensors ------------------------------------------------------------------------

Tensor logaddexp(Destination& to, const Tensor& self, const Tensor& other) {
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
  return map_same<Types::Floating>(
      to, "hypot_cpu", result_type(self, other), [](auto a, auto b) { return std::hypot(a, b); },
      self, other);
}
Tensor xlogy(Destination& to, const Tensor& self, const Tensor& other) {
  return real_binary<[]<class T>(T a, T b) {
    return std::isnan(b) ? b : a == 0 ? T(0) : a * std::log(b);
  }>(to, self, other);
}
Tensor ldexp(Destination& to, const Tensor& self, const Tensor& other) {
  return real_binary<[](auto a, auto b) { return a * std::exp2(b); }>(to, self, other);
}
std::tuple<Tensor, Tensor> frexp(Destination& to, const Tensor& self) {
  check(is_floating(self.dtype()), "torch.frexp() only supports floating-point dtypes");
  Tensor exponent = elementwise_output(to, DType::Int32, {&self});
  auto split = [](auto a, int* e) {
    if (std::isfinite(a)) return std::frexp(a, e);
    *e = 0;
    return a;
  };
  dispatch_floating(self.dtype(), "frexp", [&]<class T>() {
    map<int32_t, T>(
        [&](T a) {
          int e;
          return split(a, &e), e;
        },
        exponent, self);
  });
  Tensor mantissa = map_same<Types::Floating>(
      to, "frexp", self.dtype(),
      [&](auto a) {
        int e;
        return split(a, &e);
      },
      self);
  return {mantissa, exponent};
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
             s["exponent"] * call<"pow.Tensor_Tensor">(s["self"], s["exponent"] - Scalar(1)));
}
Tensor pow_exponent_gradient(const Saved& s) {
  return s.grad * call<"where.self">(call<"logical_and">(call<"eq.Scalar">(s["self"], 0),
                                                         call<"ge.Scalar">(s["exponent"], 0)),
                                     scalar_tensor(0, s.grad.dtype()),
                                     s["result"] * call<"log">(s["self"]));
}
Tensor pow_gradient(const Saved& s) {
  return pow_backward(s.grad, s["self"], s.scalar("exponent"));
}
Tensor pow_scalar_gradient(const Saved& s) {
  Tensor slope = s["result"] * Scalar(std::log(s.scalar("self").to<double>()));
  if (!(s.scalar("self") == Scalar(0))) return s.grad * slope;
  return s.grad * drop_where(call<"ge.Scalar">(s["exponent"], 0), slope);
}
Tensor exp2_gradient(const Saved& s) { return s.grad * s["result"] * kLn2; }
Tensor expm1_gradient(const Saved& s) { return s.grad * (s["result"] + Scalar(1)); }
Tensor log2_gradient(const Saved& s) { return s.grad / (s["self"] * kLn2); }
Tensor log10_gradient(const Saved& s) { return s.grad / (s["self"] * kLn10); }
Tensor log1p_gradient(const Saved& s) { return s.grad / (s["self"] + Scalar(1)); }
Tensor sqrt_gradient(const Saved& s) { return s.grad / (Scalar(2) * s["result"]); }
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
constexpr auto acosh = [](auto a) {
  return a >= 1 ? std::acosh(a) : std::numeric_limits<decltype(a)>::quiet_NaN();
};
Tensor acosh_gradient(const Saved& s) {
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
     .out = "Tensor_Tensor_out"},
    {.schema = "pow_.Tensor(Tensor(a!) self, Tensor exponent) -> Tensor(a!)",
     .node = "PowBackward1",
     .forward = kernel<&in_place<&pow, Tensor>>,
     .grads = {{"self", "self exponent result", pow_self_gradient},
               {"exponent", "self exponent result", pow_exponent_gradient}},
     .overlap = Overlap::SameElements},
    {.schema = "pow.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor",
     .node = "PowBackward0",
     .forward = kernel<&pow_number>,
     .grads = {{"self", "self exponent", pow_gradient}},
     .out = "Tensor_Scalar_out"},
    {.schema = "pow_.Scalar(Tensor(a!) self, Scalar exponent) -> Tensor(a!)",
     .node = "PowBackward0",
     .forward = kernel<&in_place<&pow_number, Scalar>>,
     .grads = {{"self", "self exponent", pow_gradient}}},
    {.schema = "pow.Scalar(Scalar self, Tensor exponent) -> Tensor",
     .node = "PowBackward2",
     .forward = kernel<&pow_of_number>,
     .grads = {{"exponent", "self exponent result", pow_scalar_gradient}},
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
    {.schema = "exp(Tensor self) -> Tensor",
     .node = "ExpBackward0",
     .forward = kernel<&real_unary<ByLanes{[](auto a) { return vector_math::exp(a); }}>>,
     .grads = {{"self", "result", [](const Saved& s) -> Tensor { return s.grad * s["result"]; }}},
     .inplace = true,
     .out = "out",
     .inplace_function = true},
    {.schema = "exp2(Tensor self) -> Tensor",
     .node = "Exp2Backward0",
     .forward = kernel<&real_unary<[](auto a) { return std::exp2(a); }>>,
     .grads = {{"self", "result", exp2_gradient}},
     .inplace = true,
     .out = "out",
     .also = "special_exp2",
     .inplace_function = true},
    {.schema = "expm1(Tensor self) -> Tensor",
     .node = "Expm1Backward0",
     .forward = kernel<&real_unary<ByLanes{[](auto a) { return vector_math::expm1(a); }}>>,
     .grads = {{"self", "result", expm1_gradient}},
     .inplace = true,
     .out = "out",
     .also = "special_expm1",
     .inplace_function = true},
    {.schema = "log(Tensor self) -> Tensor",
     .node = "LogBackward0",
     .forward = kernel<&real_unary<ByLanes{[](auto a) { return vector_math::log(a); }}>>,
     .grads = {{"self", "self", [](const Saved& s) -> Tensor { return s.grad / s["self"]; }}},
     .inplace = true,
     .out = "out",
     .inplace_function = true},
    {.schema = "log2(Tensor self) -> Tensor",
     .node = "Log2Backward0",
     .forward = kernel<&real_unary<[](auto a) { return std::log2(a); }>>,
     .grads = {{"self", "self", log2_gradient}},
     .inplace = true,
     .out = "out",
     .inplace_function = true},
    {.schema = "log10(Tensor self) -> Tensor",
     .node = "Log10Backward0",
     .forward = kernel<&real_unary<[](auto a) { return std::log10(a); }>>,
     .grads = {{"self", "self", log10_gradient}},
     .inplace = true,
     .out = "out",
     .inplace_function = true},
    {.schema = "log1p(Tensor self) -> Tensor",
     .node = "Log1PBackward0",
     .forward = kernel<&real_unary<ByLanes{[](auto a) { return vector_math::log1p(a); }}>>,
     .grads = {{"self", "self", log1p_gradient}},
     .inplace = true,
     .out = "out",
     .also = "special_log1p",
     .inplace_function = true},
    {.schema = "sqrt(Tensor self) -> Tensor",
     .node = "SqrtBackward0",
     .forward = kernel<&real_unary<[](auto a) { return std::sqrt(a); }>>,
     .grads = {{"self", "result", sqrt_gradient}},
     .inplace = true,
     .out = "out",
     .inplace_function = true},
    {.schema = "rsqrt(Tensor self) -> Tensor",
     .node = "RsqrtBackward0",
     .forward = kernel<&real_unary<[](auto a) { return 1 / std::sqrt(a); }>>,
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
     .forward = kernel<&real_unary<ByLanes{[](auto a) { return vector_math::sin(a); }}>>,
     .grads = {{"self", "self", sin_gradient}},
     .inplace = true,
     .out = "out",
     .inplace_function = true},
    {.schema = "cos(Tensor self) -> Tensor",
     .node = "CosBackward0",
     .forward = kernel<&real_unary<ByLanes{[](auto a) { return vector_math::cos(a); }}>>,
     .grads = {{"self", "self", cos_gradient}},
     .inplace = true,
     .out = "out",
     .inplace_function = true},
    {.schema = "tan(Tensor self) -> Tensor",
     .node = "TanBackward0",
     .forward = kernel<&real_unary<[](auto a) { return std::tan(a); }>>,
     .grads = {{"self", "result", tan_gradient}},
     .inplace = true,
     .out = "out",
     .inplace_function = true},
    {.schema = "asin(Tensor self) -> Tensor",
     .node = "AsinBackward0",
     .forward = kernel<&real_unary<[](auto a) { return std::asin(a); }>>,
     .grads = {{"self", "self", asin_gradient}},
     .inplace = true,
     .out = "out",
     .also = "arcsin",
     .inplace_function = true},
    {.schema = "acos(Tensor self) -> Tensor",
     .node = "AcosBackward0",
     .forward = kernel<&real_unary<[](auto a) { return std::acos(a); }>>,
     .grads = {{"self", "self", acos_gradient}},
     .inplace = true,
     .out = "out",
     .also = "arccos",
     .inplace_function = true},
    {.schema = "atan(Tensor self) -> Tensor",
     .node = "AtanBackward0",
     .forward = kernel<&real_unary<[](auto a) { return std::atan(a); }>>,
     .grads = {{"self", "self", atan_gradient}},
     .inplace = true,
     .out = "out",
     .also = "arctan",
     .inplace_function = true},
    {.schema = "sinh(Tensor self) -> Tensor",
     .node = "SinhBackward0",
     .forward = kernel<&real_unary<[](auto a) { return std::sinh(a); }>>,
     .grads = {{"self", "self", sinh_gradient}},
     .inplace = true,
     .out = "out",
     .inplace_function = true},
    {.schema = "cosh(Tensor self) -> Tensor",
     .node = "CoshBackward0",
     .forward = kernel<&real_unary<[](auto a) { return std::cosh(a); }>>,
     .grads = {{"self", "self", cosh_gradient}},
     .inplace = true,
     .out = "out",
     .inplace_function = true},
    {.schema = "tanh(Tensor self) -> Tensor",
     .node = "TanhBackward0",
     .forward = kernel<&real_unary<ByLanes{[](auto a) { return vector_math::tanh(a); }}>>,
     .grads = {{"self", "result", tanh_gradient}},
     .inplace = true,
     .out = "out",
     .inplace_function = true},
    {.schema = "asinh(Tensor self) -> Tensor",
     .node = "AsinhBackward0",
     .forward = kernel<&real_unary<[](auto a) { return std::asinh(a); }>>,
     .grads = {{"self", "self", asinh_gradient}},
     .out = "out",
     .also = "arcsinh"},
    {.schema = "asinh_(Tensor(a!) self) -> Tensor(a!)",
     .node = "AsinhBackward1",
     .forward = kernel<&in_place<&real_unary<[](auto a) { return std::asinh(a); }>>>,
     .grads = {{"self", "", derivative_not_implemented<"inplace version of asinh">}},
     .also = "arcsinh_",
     .inplace_function = true},
    {.schema = "acosh(Tensor self) -> Tensor",
     .node = "AcoshBackward0",
     .forward = kernel<&real_unary<acosh>>,
     .grads = {{"self", "self", acosh_gradient}},
     .out = "out",
     .also = "arccosh"},
    {.schema = "acosh_(Tensor(a!) self) -> Tensor(a!)",
     .node = "AcoshBackward1",
     .forward = kernel<&in_place<&real_unary<acosh>>>,
     .grads = {{"self", "", derivative_not_implemented<"inplace version of acosh">}},
     .also = "arccosh_",
     .inplace_function = true},
    {.schema = "atanh(Tensor self) -> Tensor",
     .node = "AtanhBackward0",
     .forward = kernel<&real_unary<[](auto a) { return std::atanh(a); }>>,
     .grads = {{"self", "self", atanh_gradient}},
     .out = "out",
     .also = "arctanh"},
    {.schema = "atanh_(Tensor(a!) self) -> Tensor(a!)",
     .node = "AtanhBackward1",
     .forward = kernel<&in_place<&real_unary<[](auto a) { return std::atanh(a); }>>>,
     .grads = {{"self", "", derivative_not_implemented<"inplace version of atanh">}},
     .also = "arctanh_",
     .inplace_function = true},
    {.schema = "atan2(Tensor self, Tensor other) -> Tensor",
     .node = "Atan2Backward0",
     .forward = kernel<&real_binary<[](auto a, auto b) { return std::atan2(a, b); }>>,
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
     .forward = kernel<&real_unary<[](auto a) { return a * decltype(a)(kPi / 180); }>>,
     .grads = {{"self", "", [](const Saved& s) -> Tensor { return s.grad * (kPi / 180); }}},
     .inplace = true,
     .out = "out",
     .inplace_function = true},
    {.schema = "rad2deg(Tensor self) -> Tensor",
     .node = "Rad2DegBackward0",
     .forward = kernel<&real_unary<[](auto a) { return a * decltype(a)(180 / kPi); }>>,
     .grads = {{"self", "", [](const Saved& s) -> Tensor { return s.grad * (180 / kPi); }}},
     .inplace = true,
     .out = "out",
     .inplace_function = true},
    {.schema = "tanh_backward(Tensor grad_output, Tensor output) -> Tensor",
     .node = "TanhBackwardBackward0",
     .forward = kernel<&real_binary<ByLanes{
         []<class T>(T g, T y) { return g * number::mul_add(-y, y, T{} + 1.0f); }}>>,
     .grads = {{"grad_output", "output", tanh_backward_grad_output_gradient},
               {"output", "grad_output output", tanh_backward_output_gradient}},
     .place = Place::Hidden},

    // Special functions
    {.schema = "sigmoid(Tensor self) -> Tensor",
     .node = "SigmoidBackward0",
     .forward = kernel<&real_unary<ByVectors{[](auto a) { return 1 / (1 + number::exp(-a)); }}>>,
     .grads = {{"self", "result", sigmoid_gradient}},
     .inplace = true,
     .out = "out",
     .also = "special_expit",
     .inplace_function = true},
    {.schema = "sigmoid_backward(Tensor grad_output, Tensor output) -> Tensor",
     .node = "SigmoidBackwardBackward0",
     .forward = kernel<&real_binary<[](auto g, auto y) { return g * (1 - y) * y; }>>,
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
