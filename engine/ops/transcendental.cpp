// Powers, exponentials, logarithms and trigonometry of each element.
#include "kernels/number.h"
#include "kernels/vector_math.h"
#include "ops/elementwise.h"
#include "ops/tables.h"

namespace tg {
namespace {

constexpr double kPi = 3.14159265358979323846, kLn2 = 0.69314718055994530942,
                 kLn10 = 2.30258509299404568402;

// --- Powers ----------------------------------------------------------------------------------

Tensor pow(const Tensor& self, const Tensor& exponent) {
  return map_same<Types::Numbers>(
      "pow", result_type(self, exponent), [](auto a, auto b) { return number::pow(a, b); }, self,
      exponent);
}

Tensor pow_number(const Tensor& self, const Scalar& exponent) {
  check(!(is_integral(self.dtype()) && exponent.is_integral() && exponent.to<int64_t>() < 0),
        "Integers to negative integer powers are not allowed.");
  DType type = result_type(self, exponent);
  double e = exponent.to<double>();
  auto with = [&](auto f) { return map_same<Types::All>("pow", type, f, self); };
  if (e == 0) return with([]<class T>(T) { return T(1); });
  if (e == 1) return with([](auto a) { return a; });
  if (e == 2) return with([](auto a) { return number::mul(a, a); });
  if (e == 3) return with([](auto a) { return number::mul(number::mul(a, a), a); });
  if (is_floating(type)) {
    auto real = [&](auto f) { return map_same<Types::Floating>("pow", type, f, self); };
    if (e == 0.5) return real([](auto a) { return std::sqrt(a); });
    if (e == -0.5) return real([](auto a) { return 1 / std::sqrt(a); });
    if (e == -1) return real([](auto a) { return 1 / a; });
    if (e == -2) return real([](auto a) { return 1 / (a * a); });
  }
  return map_same<Types::Numbers>(
      "pow", type, [&]<class T>(T a) { return number::pow(a, exponent.to<T>()); }, self);
}

// The result is packed in the order of the sizes, whatever the exponent's layout.
Tensor pow_of_number(const Scalar& self, const Tensor& exponent) {
  return pow(wrap(self), packed(exponent));
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

Tensor logaddexp(const Tensor& self, const Tensor& other) {
  return map_same<Types::Floating>(
      "logaddexp_cpu", result_type(self, other),
      [](auto a, auto b) {
        auto high = number::max(a, b);
        if (std::isinf(a) && a == b) return a;
        return high + std::log1p(std::exp(-std::abs(a - b)));
      },
      self, other);
}
Tensor logaddexp2(const Tensor& self, const Tensor& other) {
  return map_same<Types::Floating>(
      "logaddexp2_cpu", result_type(self, other),
      []<class T>(T a, T b) {
        T high = number::max(a, b);
        if (std::isinf(a) && a == b) return a;
        return T(high + std::log1p(std::exp2(-std::abs(a - b))) / kLn2);
      },
      self, other);
}
Tensor hypot(const Tensor& self, const Tensor& other) {
  return map_same<Types::Floating>(
      "hypot_cpu", result_type(self, other), [](auto a, auto b) { return std::hypot(a, b); }, self,
      other);
}
Tensor xlogy(const Tensor& self, const Tensor& other) {
  return real_binary<[]<class T>(T a, T b) {
    return std::isnan(b) ? b : a == 0 ? T(0) : a * std::log(b);
  }>(self, other);
}
Tensor ldexp(const Tensor& self, const Tensor& other) {
  return real_binary<[](auto a, auto b) { return a * std::exp2(b); }>(self, other);
}
std::tuple<Tensor, Tensor> frexp(const Tensor& self) {
  check(is_floating(self.dtype()), "torch.frexp() only supports floating-point dtypes");
  Tensor exponent = elementwise_output(DType::Int32, {&self});
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
      "frexp", self.dtype(),
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

constexpr Op kOps[] = {
    // Powers and logarithms
    {.schema = "pow.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor",
     .node = "PowBackward1",
     .forward = kernel<&pow>,
     .grads = {{"self", "self exponent result", [](const Saved& s) -> Tensor { return s.grad * call<"where.self">(call<"eq.Scalar">(s["exponent"], 0), scalar_tensor(0, s["exponent"].dtype()), s["exponent"] * call<"pow.Tensor_Tensor">(s["self"], s["exponent"] - Scalar(1))); }},
               {"exponent", "self exponent result", [](const Saved& s) -> Tensor { return s.grad * call<"where.self">(call<"logical_and">(call<"eq.Scalar">(s["self"], 0), call<"ge.Scalar">(s["exponent"], 0)), scalar_tensor(0, s.grad.dtype()), s["result"] * call<"log">(s["self"])); }}},
     .out = "Tensor_Tensor_out"},
    {.schema = "pow_.Tensor(Tensor(a!) self, Tensor exponent) -> Tensor(a!)",
     .node = "PowBackward1",
     .forward = kernel<&in_place<&pow, Tensor>>,
     .grads = {{"self", "self exponent result", [](const Saved& s) -> Tensor { return s.grad * call<"where.self">(call<"eq.Scalar">(s["exponent"], 0), scalar_tensor(0, s["exponent"].dtype()), s["exponent"] * call<"pow.Tensor_Tensor">(s["self"], s["exponent"] - Scalar(1))); }},
               {"exponent", "self exponent result", [](const Saved& s) -> Tensor { return s.grad * call<"where.self">(call<"logical_and">(call<"eq.Scalar">(s["self"], 0), call<"ge.Scalar">(s["exponent"], 0)), scalar_tensor(0, s.grad.dtype()), s["result"] * call<"log">(s["self"])); }}}, .overlap = Overlap::SameElements},
    {.schema = "pow.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor",
     .node = "PowBackward0",
     .forward = kernel<&pow_number>,
     .grads = {{"self", "self exponent", [](const Saved& s) -> Tensor { return pow_backward(s.grad, s["self"], s.scalar("exponent")); }}},
     .out = "Tensor_Scalar_out"},
    {.schema = "pow_.Scalar(Tensor(a!) self, Scalar exponent) -> Tensor(a!)",
     .node = "PowBackward0",
     .forward = kernel<&in_place<&pow_number, Scalar>>,
     .grads = {{"self", "self exponent", [](const Saved& s) -> Tensor { return pow_backward(s.grad, s["self"], s.scalar("exponent")); }}}},
    {.schema = "pow.Scalar(Scalar self, Tensor exponent) -> Tensor",
     .node = "PowBackward2",
     .forward = kernel<&pow_of_number>,
     .grads = {{"exponent", "self exponent result", [](const Saved& s) -> Tensor { return [&] {
                  Tensor slope = s["result"] * Scalar(std::log(s.scalar("self").to<double>()));
                  if (!(s.scalar("self") == Scalar(0))) return s.grad * slope;
                  return s.grad * drop_where(call<"ge.Scalar">(s["exponent"], 0), slope);
                }(); }}},
     .out = "Scalar_out",
     .place = Place::Function},
    {.schema = "square(Tensor self) -> Tensor",
     .forward = kernel<&square>,
     .out = "out",
     .composite = true},
    {.schema = "square_(Tensor(a!) self) -> Tensor(a!)",
     .forward = kernel<&in_place_square>,
     .composite = true},
    {.schema = "float_power.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor",
     .forward = kernel<&float_power_of<"pow.Tensor_Tensor", Tensor, Tensor>>,
     .out = "Tensor_Tensor_out", .out_dtype = kFloatPowerDType,
     .composite = true},
    {.schema = "float_power.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor",
     .forward = kernel<&float_power_of<"pow.Tensor_Scalar", Tensor, Scalar>>,
     .out = "Tensor_Scalar_out", .out_dtype = kFloatPowerDType,
     .composite = true},
    {.schema = "float_power.Scalar(Scalar self, Tensor exponent) -> Tensor",
     .forward = kernel<&float_power_of<"pow.Scalar", Scalar, Tensor>>,
     .out = "Scalar_out", .out_dtype = kFloatPowerDType,
     .composite = true,
     .place = Place::Function},
    {.schema = "exp(Tensor self) -> Tensor",
     .node = "ExpBackward0",
     .forward = kernel<&real_unary<ByLanes{[](auto a) { return vector_math::exp(a); }}>>,
     .grads = {{"self", "result", [](const Saved& s) -> Tensor { return s.grad * s["result"]; }}},
     .inplace = true,
     .out = "out"},
    {.schema = "exp2(Tensor self) -> Tensor",
     .node = "Exp2Backward0",
     .forward = kernel<&real_unary<[](auto a) { return std::exp2(a); }>>,
     .grads = {{"self", "result", [](const Saved& s) -> Tensor { return s.grad * s["result"] * kLn2; }}},
     .inplace = true,
     .out = "out"},
    {.schema = "expm1(Tensor self) -> Tensor",
     .node = "Expm1Backward0",
     .forward = kernel<&real_unary<[](auto a) { return std::expm1(a); }>>,
     .grads = {{"self", "result", [](const Saved& s) -> Tensor { return s.grad * (s["result"] + Scalar(1)); }}},
     .inplace = true,
     .out = "out"},
    {.schema = "log(Tensor self) -> Tensor",
     .node = "LogBackward0",
     .forward = kernel<&real_unary<ByLanes{[](auto a) { return vector_math::log(a); }}>>,
     .grads = {{"self", "self", [](const Saved& s) -> Tensor { return s.grad / s["self"]; }}},
     .inplace = true,
     .out = "out"},
    {.schema = "log2(Tensor self) -> Tensor",
     .node = "Log2Backward0",
     .forward = kernel<&real_unary<[](auto a) { return std::log2(a); }>>,
     .grads = {{"self", "self", [](const Saved& s) -> Tensor { return s.grad / (s["self"] * kLn2); }}},
     .inplace = true,
     .out = "out"},
    {.schema = "log10(Tensor self) -> Tensor",
     .node = "Log10Backward0",
     .forward = kernel<&real_unary<[](auto a) { return std::log10(a); }>>,
     .grads = {{"self", "self", [](const Saved& s) -> Tensor { return s.grad / (s["self"] * kLn10); }}},
     .inplace = true,
     .out = "out"},
    {.schema = "log1p(Tensor self) -> Tensor",
     .node = "Log1PBackward0",
     .forward = kernel<&real_unary<[](auto a) { return std::log1p(a); }>>,
     .grads = {{"self", "self", [](const Saved& s) -> Tensor { return s.grad / (s["self"] + Scalar(1)); }}},
     .inplace = true,
     .out = "out"},
    {.schema = "sqrt(Tensor self) -> Tensor",
     .node = "SqrtBackward0",
     .forward = kernel<&real_unary<[](auto a) { return std::sqrt(a); }>>,
     .grads = {{"self", "result", [](const Saved& s) -> Tensor { return s.grad / (Scalar(2) * s["result"]); }}},
     .inplace = true,
     .out = "out"},
    {.schema = "rsqrt(Tensor self) -> Tensor",
     .node = "RsqrtBackward0",
     .forward = kernel<&real_unary<[](auto a) { return 1 / std::sqrt(a); }>>,
     .grads = {{"self", "result", [](const Saved& s) -> Tensor { return Scalar(-0.5) * s.grad * call<"pow.Tensor_Scalar">(s["result"], 3); }}},
     .inplace = true,
     .out = "out"},
    {.schema = "logaddexp(Tensor self, Tensor other) -> Tensor",
     .node = "LogaddexpBackward0",
     .forward = kernel<&logaddexp>,
     .grads = {{"self", "self other", [](const Saved& s) -> Tensor { return s.grad / (call<"exp">(s["other"] - s["self"]) + Scalar(1)); }},
               {"other", "self other", [](const Saved& s) -> Tensor { return s.grad / (call<"exp">(s["self"] - s["other"]) + Scalar(1)); }}},
     .out = "out"},
    {.schema = "logaddexp2(Tensor self, Tensor other) -> Tensor",
     .node = "Logaddexp2Backward0",
     .forward = kernel<&logaddexp2>,
     .grads = {{"self", "self other", [](const Saved& s) -> Tensor { return s.grad / (call<"exp2">(s["other"] - s["self"]) + Scalar(1)); }},
               {"other", "self other", [](const Saved& s) -> Tensor { return s.grad / (call<"exp2">(s["self"] - s["other"]) + Scalar(1)); }}},
     .out = "out"},
    {.schema = "xlogy.Tensor(Tensor self, Tensor other) -> Tensor",
     .node = "XlogyBackward0",
     .forward = kernel<&xlogy>,
     .grads = {{"self", "self other", [](const Saved& s) -> Tensor { return call<"masked_fill.Scalar">(call<"xlogy.Tensor">(s.grad, s["other"]), call<"logical_and">(call<"eq.Scalar">(s["self"], 0), call<"le.Scalar">(s["other"], 0)), 0); }},
               {"other", "self other", [](const Saved& s) -> Tensor { return s.grad * s["self"] / s["other"]; }}},
     .inplace = true,
     .out = "OutTensor"},
    {.schema = "xlogy.Scalar_Self(Scalar self, Tensor other) -> Tensor",
     .node = "XlogyBackward1",
     .forward = kernel<&of_number<&xlogy>>,
     .grads = {{"other", "self other", [](const Saved& s) -> Tensor { return s.grad * s.scalar("self") / s["other"]; }}},
     .out = "OutScalar_Self",
     .place = Place::Function},
    {.schema = "xlogy.Scalar_Other(Tensor self, Scalar other) -> Tensor",
     .node = "XlogyBackward2",
     .forward = kernel<&with_number<&xlogy>>,
     .grads = {{"self", "self other", [](const Saved& s) -> Tensor { return s.grad * std::log(s.scalar("other").to<double>()); }}},
     .inplace = true,
     .out = "OutScalar_Other"},

    // Trigonometry
    {.schema = "sin(Tensor self) -> Tensor",
     .node = "SinBackward0",
     .forward = kernel<&real_unary<ByLanes{[](auto a) { return vector_math::sin(a); }}>>,
     .grads = {{"self", "self", [](const Saved& s) -> Tensor { return s.grad * call<"cos">(s["self"]); }}},
     .inplace = true,
     .out = "out"},
    {.schema = "cos(Tensor self) -> Tensor",
     .node = "CosBackward0",
     .forward = kernel<&real_unary<ByLanes{[](auto a) { return vector_math::cos(a); }}>>,
     .grads = {{"self", "self", [](const Saved& s) -> Tensor { return s.grad * -call<"sin">(s["self"]); }}},
     .inplace = true,
     .out = "out"},
    {.schema = "tan(Tensor self) -> Tensor",
     .node = "TanBackward0",
     .forward = kernel<&real_unary<[](auto a) { return std::tan(a); }>>,
     .grads = {{"self", "result", [](const Saved& s) -> Tensor { return s.grad * (s["result"] * s["result"] + Scalar(1)); }}},
     .inplace = true,
     .out = "out"},
    {.schema = "asin(Tensor self) -> Tensor",
     .node = "AsinBackward0",
     .forward = kernel<&real_unary<[](auto a) { return std::asin(a); }>>,
     .grads = {{"self", "self", [](const Saved& s) -> Tensor { return s.grad * call<"rsqrt">(Scalar(1) - s["self"] * s["self"]); }}},
     .inplace = true,
     .out = "out"},
    {.schema = "acos(Tensor self) -> Tensor",
     .node = "AcosBackward0",
     .forward = kernel<&real_unary<[](auto a) { return std::acos(a); }>>,
     .grads = {{"self", "self", [](const Saved& s) -> Tensor { return s.grad * -call<"rsqrt">(Scalar(1) - s["self"] * s["self"]); }}},
     .inplace = true,
     .out = "out"},
    {.schema = "atan(Tensor self) -> Tensor",
     .node = "AtanBackward0",
     .forward = kernel<&real_unary<[](auto a) { return std::atan(a); }>>,
     .grads = {{"self", "self", [](const Saved& s) -> Tensor { return s.grad / (s["self"] * s["self"] + Scalar(1)); }}},
     .inplace = true,
     .out = "out"},
    {.schema = "sinh(Tensor self) -> Tensor",
     .node = "SinhBackward0",
     .forward = kernel<&real_unary<[](auto a) { return std::sinh(a); }>>,
     .grads = {{"self", "self", [](const Saved& s) -> Tensor { return s.grad * call<"cosh">(s["self"]); }}},
     .inplace = true,
     .out = "out"},
    {.schema = "cosh(Tensor self) -> Tensor",
     .node = "CoshBackward0",
     .forward = kernel<&real_unary<[](auto a) { return std::cosh(a); }>>,
     .grads = {{"self", "self", [](const Saved& s) -> Tensor { return s.grad * call<"sinh">(s["self"]); }}},
     .inplace = true,
     .out = "out"},
    {.schema = "tanh(Tensor self) -> Tensor",
     .node = "TanhBackward0",
     .forward = kernel<&real_unary<ByLanes{[](auto a) { return vector_math::tanh(a); }}>>,
     .grads = {{"self", "result", [](const Saved& s) -> Tensor { return call<"tanh_backward">(s.grad, s["result"]); }}},
     .inplace = true,
     .out = "out"},
    {.schema = "asinh(Tensor self) -> Tensor",
     .node = "AsinhBackward0",
     .forward = kernel<&real_unary<[](auto a) { return std::asinh(a); }>>,
     .grads = {{"self", "self", [](const Saved& s) -> Tensor { return s.grad * call<"rsqrt">(s["self"] * s["self"] + Scalar(1)); }}},
     .inplace = true,
     .out = "out"},
    {.schema = "acosh(Tensor self) -> Tensor",
     .node = "AcoshBackward0",
     .forward = kernel<&real_unary<[](auto a) { return std::acosh(a); }>>,
     .grads = {{"self", "self", [](const Saved& s) -> Tensor { return s.grad * call<"rsqrt">(s["self"] * s["self"] - Scalar(1)); }}},
     .inplace = true,
     .out = "out"},
    {.schema = "atanh(Tensor self) -> Tensor",
     .node = "AtanhBackward0",
     .forward = kernel<&real_unary<[](auto a) { return std::atanh(a); }>>,
     .grads = {{"self", "self", [](const Saved& s) -> Tensor { return s.grad / (Scalar(1) - s["self"] * s["self"]); }}},
     .inplace = true,
     .out = "out"},
    {.schema = "atan2(Tensor self, Tensor other) -> Tensor",
     .node = "Atan2Backward0",
     .forward = kernel<&real_binary<[](auto a, auto b) { return std::atan2(a, b); }>>,
     .grads = {{"self", "self other", [](const Saved& s) -> Tensor { return s.grad * (s["other"] * inverse_square_length(s)); }},
               {"other", "self other", [](const Saved& s) -> Tensor { return s.grad * (-s["self"] * inverse_square_length(s)); }}},
     .inplace = true,
     .out = "out"},
    {.schema = "hypot(Tensor self, Tensor other) -> Tensor",
     .node = "HypotBackward0",
     .forward = kernel<&hypot>,
     .grads = {{"self", "self other result", [](const Saved& s) -> Tensor { return s.grad * (s["self"] / s["result"]); }},
               {"other", "self other result", [](const Saved& s) -> Tensor { return s.grad * (s["other"] / s["result"]); }}},
     .inplace = true,
     .out = "out"},
    {.schema = "deg2rad(Tensor self) -> Tensor",
     .node = "Deg2RadBackward0",
     .forward = kernel<&real_unary<[](auto a) { return a * decltype(a)(kPi / 180); }>>,
     .grads = {{"self", "", [](const Saved& s) -> Tensor { return s.grad * (kPi / 180); }}},
     .inplace = true,
     .out = "out"},
    {.schema = "rad2deg(Tensor self) -> Tensor",
     .node = "Rad2DegBackward0",
     .forward = kernel<&real_unary<[](auto a) { return a * decltype(a)(180 / kPi); }>>,
     .grads = {{"self", "", [](const Saved& s) -> Tensor { return s.grad * (180 / kPi); }}},
     .inplace = true,
     .out = "out"},
    {.schema = "tanh_backward(Tensor grad_output, Tensor output) -> Tensor",
     .node = "TanhBackwardBackward0",
     .forward = kernel<&real_binary<ByLanes{[]<class T>(T g, T y) { return g * number::mul_add(-y, y, T{} + 1.0f); }}>>,
     .grads = {{"grad_output", "output", [](const Saved& s) -> Tensor { return call<"tanh_backward">(s.grad, s["output"]); }},
               {"output", "grad_output output", [](const Saved& s) -> Tensor { return s.grad * (Scalar(-2) * s["output"] * s["grad_output"]); }}},
     .place = Place::Hidden},

    // Special functions
    {.schema = "sigmoid(Tensor self) -> Tensor",
     .node = "SigmoidBackward0",
     .forward = kernel<&real_unary<[](auto a) { return 1 / (1 + std::exp(-a)); }>>,
     .grads = {{"self", "result", [](const Saved& s) -> Tensor { return call<"sigmoid_backward">(s.grad, s["result"]); }}},
     .inplace = true,
     .out = "out"},
    {.schema = "sigmoid_backward(Tensor grad_output, Tensor output) -> Tensor",
     .node = "SigmoidBackwardBackward0",
     .forward = kernel<&real_binary<[](auto g, auto y) { return g * ((1 - y) * y); }>>,
     .grads = {{"grad_output", "output", [](const Saved& s) -> Tensor { return call<"sigmoid_backward">(s.grad, s["output"]); }},
               {"output", "grad_output output", [](const Saved& s) -> Tensor { return s.grad * s["grad_output"] * (Scalar(1) - Scalar(2) * s["output"]); }}},
     .place = Place::Hidden},

    // Of several tensors
    {.schema = "ldexp.Tensor(Tensor self, Tensor other) -> Tensor",
     .node = "LdexpBackward0",
     .forward = kernel<&ldexp>,
     .grads = {{"self", "other", [](const Saved& s) -> Tensor { return s.grad * call<"exp2">(s["other"]); }},
               {"other", "result", [](const Saved& s) -> Tensor { return s.grad * s["result"] * kLn2; }}},
     .inplace = true,
     .out = "out", .out_dtype = {"ldexp can't be cast to the desired output type {Out}"}},
    {.schema = "frexp.Tensor(Tensor self) -> (Tensor mantissa, Tensor exponent)",
     .node = "FrexpBackward0",
     .forward = kernel<&frexp>,
     .grads = {{"self", "exponent", [](const Saved& s) -> Tensor { return s.grad / call<"exp2">(s["exponent"]); }}},
     .out = "Tensor_out", .out_dtype = {"torch.frexp() expects mantissa to have dtype {result} but got {out}", OutDType::Same}},

    // Other names
    {.schema = "arcsin(Tensor self) -> Tensor",
     .forward = kernel<&same_as<"asin">>,
     .out = "out",
     .composite = true},
    {.schema = "arcsin_(Tensor(a!) self) -> Tensor(a!)",
     .forward = kernel<&same_as<"asin_">>,
     .composite = true},
    {.schema = "arccos(Tensor self) -> Tensor",
     .forward = kernel<&same_as<"acos">>,
     .out = "out",
     .composite = true},
    {.schema = "arccos_(Tensor(a!) self) -> Tensor(a!)",
     .forward = kernel<&same_as<"acos_">>,
     .composite = true},
    {.schema = "arctan(Tensor self) -> Tensor",
     .forward = kernel<&same_as<"atan">>,
     .out = "out",
     .composite = true},
    {.schema = "arctan_(Tensor(a!) self) -> Tensor(a!)",
     .forward = kernel<&same_as<"atan_">>,
     .composite = true},
    {.schema = "arcsinh(Tensor self) -> Tensor",
     .forward = kernel<&same_as<"asinh">>,
     .out = "out",
     .composite = true},
    {.schema = "arcsinh_(Tensor(a!) self) -> Tensor(a!)",
     .forward = kernel<&same_as<"asinh_">>,
     .composite = true},
    {.schema = "arccosh(Tensor self) -> Tensor",
     .forward = kernel<&same_as<"acosh">>,
     .out = "out",
     .composite = true},
    {.schema = "arccosh_(Tensor(a!) self) -> Tensor(a!)",
     .forward = kernel<&same_as<"acosh_">>,
     .composite = true},
    {.schema = "arctanh(Tensor self) -> Tensor",
     .forward = kernel<&same_as<"atanh">>,
     .out = "out",
     .composite = true},
    {.schema = "arctanh_(Tensor(a!) self) -> Tensor(a!)",
     .forward = kernel<&same_as<"atanh_">>,
     .composite = true},
    {.schema = "arctan2(Tensor self, Tensor other) -> Tensor",
     .forward = kernel<&same_as2<"atan2">>,
     .out = "out",
     .composite = true},
    {.schema = "arctan2_(Tensor(a!) self, Tensor other) -> Tensor(a!)",
     .forward = kernel<&same_as2<"atan2_">>,
     .composite = true},
};
static_assert(valid(kOps), "an operator's schema disagrees with its kernel or its derivative");

}  // namespace

OpTable transcendental_ops() { return kOps; }

}  // namespace tg
