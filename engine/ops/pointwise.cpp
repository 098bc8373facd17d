// Arithmetic and functions of each element.
#include "kernels/number.h"
#include "kernels/vector_math.h"
#include "ops/elementwise.h"
#include "ops/tables.h"

namespace tg {
namespace {

constexpr double kPi = 3.14159265358979323846, kLn2 = 0.69314718055994530942,
                 kLn10 = 2.30258509299404568402;

// --- Arithmetic ------------------------------------------------------------------------------

void check_alpha(DType type, const Scalar& alpha) {
  check(!alpha.is_bool() || type == DType::Bool,
        "Boolean alpha only supported for Boolean results.");
  check(is_floating(type) || alpha.is_integral(),
        "For integral input tensors, argument alpha must not be a floating point number.");
}

Tensor add(const Tensor& self, const Tensor& other, const Scalar& alpha) {
  DType type = result_type(self, other);
  check_alpha(type, alpha);
  if (alpha == Scalar(1))
    return map_same<Types::All>(
        "add_stub", type, [](auto a, auto b) { return number::add(a, b); }, self, other);
  return map_same<Types::All>("add_stub", type, ByLanes{[&]<class T>(T a, T b) {
                                return number::mul_add(b, element_of<T>(alpha), a);
                              }},
                              self, other);
}

Tensor sub(const Tensor& self, const Tensor& other, const Scalar& alpha) {
  bool a = self.dtype() == DType::Bool, b = other.dtype() == DType::Bool;
  check_as(ErrorType::NotImplemented, !(a && b),
           "Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or "
           "`logical_xor()` operator instead.");
  check_as(
      ErrorType::NotImplemented, !a && !b,
      "Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to "
      "invert a mask, use the `~` or `logical_not()` operator instead.");
  DType type = result_type(self, other);
  check_alpha(type, alpha);
  if (alpha == Scalar(1))
    return map_same<Types::Numbers>(
        "sub", type, [](auto a, auto b) { return number::sub(a, b); }, self, other);
  return map_same<Types::Numbers>("sub", type, ByLanes{[&]<class T>(T a, T b) {
                                    return number::mul_add(b, number::neg(element_of<T>(alpha)), a);
                                  }},
                                  self, other);
}

Tensor rsub(const Tensor& self, const Tensor& other, const Scalar& alpha) {
  return sub(other, self, alpha);
}
Tensor add_number(const Tensor& self, const Scalar& other, const Scalar& alpha) {
  return add(self, wrap(other), alpha);
}
Tensor rsub_number(const Tensor& self, const Scalar& other, const Scalar& alpha) {
  return sub(wrap(other), self, alpha);
}

Tensor mul(const Tensor& self, const Tensor& other) {
  return map_same<Types::All>(
      "mul_cpu", result_type(self, other), [](auto a, auto b) { return number::mul(a, b); }, self,
      other);
}

Tensor div(const Tensor& self, const Tensor& other) {
  return real_binary<[](auto a, auto b) { return a / b; }>(self, other);
}

Tensor div_floor(const Tensor& self, const Tensor& other) {
  return map_same<Types::Numbers>(
      "div_floor_cpu", result_type(self, other),
      [](auto a, auto b) { return number::divide_floor(a, b); }, self, other);
}

Tensor div_mode(const Tensor& self, const Tensor& other, const std::optional<std::string>& mode) {
  if (!mode) return div(self, other);
  if (*mode == "floor") return div_floor(self, other);
  check(*mode == "trunc",
        "div expected rounding_mode to be one of None, 'trunc', or 'floor' but "
        "found '",
        *mode, "'");
  return map_same<Types::Numbers>(
      "div_trunc_cpu", result_type(self, other),
      [](auto a, auto b) { return number::divide_trunc(a, b); }, self, other);
}

Tensor remainder(const Tensor& self, const Tensor& other) {
  return map_same<Types::Numbers>(
      "remainder_cpu", result_type(self, other),
      [](auto a, auto b) { return number::remainder(a, b); }, self, other);
}

Tensor fmod(const Tensor& self, const Tensor& other) {
  return map_same<Types::Numbers>(
      "fmod_cpu", result_type(self, other), [](auto a, auto b) { return number::fmod(a, b); }, self,
      other);
}

Tensor neg(const Tensor& self) {
  check_as(ErrorType::NotImplemented, self.dtype() != DType::Bool,
           "Negation, the `-` operator, on a bool tensor is not supported. If you are trying to "
           "invert a mask, use the `~` or `logical_not()` operator instead.");
  return map_same<Types::Numbers>(
      "neg_cpu", self.dtype(), [](auto a) { return number::neg(a); }, self);
}

Tensor positive(const Tensor& self) {
  check_as(ErrorType::NotImplemented, self.dtype() != DType::Bool,
           "The `+` operator, on a bool tensor is not supported.");
  return self;
}

// Of real numbers: the tensor itself.
Tensor real(const Tensor& self) { return self; }

Tensor abs(const Tensor& self) {
  return map_same<Types::Numbers>(
      "abs_cpu", self.dtype(),
      []<class T>(T a) {
        if constexpr (std::is_floating_point_v<T>)
          return std::abs(a);
        else
          return a < T(0) ? number::neg(a) : a;
      },
      self);
}

Tensor sign(const Tensor& self) {
  return map_same<Types::All>(
      "sign_cpu", self.dtype(), [](auto a) { return number::sign(a); }, self);
}

Tensor max_of(const Tensor& self, const Tensor& other) {
  return map_same<Types::All>(
      "maximum_cpu", result_type(self, other), [](auto a, auto b) { return number::max(a, b); },
      self, other);
}
Tensor min_of(const Tensor& self, const Tensor& other) {
  return map_same<Types::All>(
      "minimum_cpu", result_type(self, other), [](auto a, auto b) { return number::min(a, b); },
      self, other);
}
// Nan loses against a number.
Tensor fmax_of(const Tensor& self, const Tensor& other) {
  return map_same<Types::All>(
      "fmax_cpu", result_type(self, other),
      [](auto a, auto b) { return number::is_nan(b) || a >= b ? a : b; }, self, other);
}
Tensor fmin_of(const Tensor& self, const Tensor& other) {
  return map_same<Types::All>(
      "fmin_cpu", result_type(self, other),
      [](auto a, auto b) { return number::is_nan(b) || a <= b ? a : b; }, self, other);
}

Tensor clamp_tensors(const Tensor& self, const Tensor& low, const Tensor& high) {
  check(low.defined() || high.defined(),
        "torch.clamp: At least one of 'min' or 'max' must not be None");
  if (!high.defined()) return max_of(self, low);
  if (!low.defined()) return min_of(self, high);
  return map_same<Types::Numbers>(
      "clamp_cpu", result_type(self, low, high),
      [](auto a, auto l, auto h) { return number::clamp(a, l, h); }, self, low, high);
}

// With numbers as bounds, bool counts as an integer.
void check_clamped(const Tensor& self, DType type) {
  if (const Tensor& to = destination(); to.is(self))
    check(can_cast(type, to.dtype()), "result type ", type_name(type),
          " can't be cast to the desired output type ", c_name(to.dtype()));
}
Tensor clamp_min(const Tensor& self, const Scalar& min) {
  check_clamped(self, result_type(self, min));
  return max_of(self, wrap(min));
}
Tensor clamp_max(const Tensor& self, const Scalar& max) {
  check_clamped(self, result_type(self, max));
  return min_of(self, wrap(max));
}
Tensor clamp(const Tensor& self, const std::optional<Scalar>& low,
             const std::optional<Scalar>& high) {
  check(low || high, "torch.clamp: At least one of 'min' or 'max' must not be None");
  if (!high) return clamp_min(self, *low);
  if (!low) return clamp_max(self, *high);
  DType type = promote(result_type(self, *low), result_type(self, *high));
  check_clamped(self, type);
  return map_same<Types::All>(
      "clamp_scalar_kernel_impl", type,
      [&]<class T>(T a) { return number::clamp(a, low->to<T>(), high->to<T>()); }, self);
}

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

// --- Rounding --------------------------------------------------------------------------------

// Integers are whole already.
template <auto F>
Tensor rounded(const char* name, const Tensor& self) {
  return map_same<Types::Numbers>(
      name, self.dtype(),
      []<class T>(T a) {
        if constexpr (std::is_floating_point_v<T>)
          return F(a);
        else
          return a;
      },
      self);
}
Tensor floor(const Tensor& self) {
  return rounded<[](auto a) { return std::floor(a); }>("floor_vml_cpu", self);
}
Tensor ceil(const Tensor& self) {
  return rounded<[](auto a) { return std::ceil(a); }>("ceil_vml_cpu", self);
}
Tensor trunc(const Tensor& self) {
  return rounded<[](auto a) { return std::trunc(a); }>("trunc_vml_cpu", self);
}
Tensor round(const Tensor& self) {
  return rounded<[](auto a) { return std::nearbyint(a); }>("round_vml_cpu", self);
}
Tensor round_decimals(const Tensor& self, int64_t decimals) {
  return map_same<Types::Floating>(
      "round_cpu", self.dtype(),
      [&]<class T>(T a) {
        T power = T(std::pow(10.0, double(std::abs(decimals))));
        return decimals < 0 ? std::nearbyint(a / power) * power : std::nearbyint(a * power) / power;
      },
      self);
}
Tensor frac(const Tensor& self) {
  return map_same<Types::Floating>(
      "frac_cpu", self.dtype(), [](auto a) { return a - std::trunc(a); }, self);
}

// --- Of several tensors ------------------------------------------------------------------------

Tensor addcmul(const Tensor& self, const Tensor& a, const Tensor& b, const Scalar& value) {
  return map_same<Types::Numbers>(
      "addcmul_cpu_out", result_type(self, a, b), ByLanes{[&]<class T>(T s, T x, T y) {
        return number::mul_add(number::mul(element_of<T>(value), x), y, s);
      }},
      self, a, b);
}

Tensor addcdiv(const Tensor& self, const Tensor& a, const Tensor& b, const Scalar& value) {
  check(!(is_integral(a.dtype()) && is_integral(b.dtype())),
        "Integer division with addcdiv is no longer supported, and in a future  release addcdiv "
        "will perform a true division of tensor1 and tensor2. The historic addcdiv behavior can be "
        "implemented as (input + value * torch.trunc(tensor1 / tensor2)).to(input.dtype) for "
        "integer inputs and as (input + value * tensor1 / tensor2) for float inputs. The future "
        "addcdiv behavior is just the latter implementation: (input + value * tensor1 / tensor2), "
        "for all dtypes.");
  return map_same<Types::Floating>(
      "addcdiv_cpu_out", result_type(self, a, b),
      [&]<class T>(T s, T x, T y) { return s + value.to<T>() * x / y; }, self, a, b);
}

// Computed from the nearer end, so that both ends are exact.
template <class T>
T between(T start, T end, T weight, bool near_start) {
  return near_start ? number::mul_add(weight, end - start, start)
                    : number::mul_add(weight - 1.0f, end - start, end);
}
template <class T>
bool is_small(T weight) {
  return std::abs(weight) < T(0.5);
}
void check_lerp(const Tensor& self, const Tensor& t, const char* name) {
  check(self.dtype() == t.dtype(), "expected dtype ", c_name(self.dtype()), " for `", name,
        "` but got dtype ", c_name(t.dtype()));
}
Tensor lerp(const Tensor& self, const Tensor& end, const Tensor& weight) {
  check_lerp(self, end, "end");
  check_lerp(self, weight, "weight");
  return map_same<Types::Floating>(
      "lerp_kernel_tensor", self.dtype(),
      [](auto s, auto e, auto w) { return between(s, e, w, is_small(w)); }, self, end, weight);
}
Tensor lerp_number(const Tensor& self, const Tensor& end, const Scalar& weight) {
  check_lerp(self, end, "end");
  bool near =
      self.dtype() == DType::Float32 ? is_small(weight.to<float>()) : is_small(weight.to<double>());
  return map_same<Types::Floating>(
      "lerp_kernel_scalar", self.dtype(),
      ByLanes{[&]<class T>(T s, T e) { return between(s, e, element_of<T>(weight), near); }}, self,
      end);
}

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
Tensor copysign(const Tensor& self, const Tensor& other) {
  return real_binary<[](auto a, auto b) { return std::copysign(a, b); }>(self, other);
}
Tensor ldexp(const Tensor& self, const Tensor& other) {
  return real_binary<[](auto a, auto b) { return a * std::exp2(b); }>(self, other);
}
Tensor nextafter(const Tensor& self, const Tensor& other) {
  return map_same<Types::Floating>(
      "nextafter_cpu", result_type(self, other),
      [](auto a, auto b) { return std::nextafter(a, b); }, self, other);
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
Tensor heaviside(const Tensor& self, const Tensor& values) {
  check(self.dtype() == values.dtype(),
        "heaviside is not yet implemented for tensors with different dtypes.");
  return map_same<Types::All>(
      "heaviside_cpu", self.dtype(),
      []<class T>(T a, T v) { return a == T(0)           ? v
                                     : number::is_nan(a) ? a
                                                         : T(a > T(0)); }, self,
      values);
}

Tensor nan_to_num(const Tensor& self, std::optional<double> nan, std::optional<double> posinf,
                  std::optional<double> neginf) {
  return map_same<Types::All>(
      "nan_to_num", self.dtype(),
      [&]<class T>(T a) {
        if constexpr (std::is_floating_point_v<T>) {
          constexpr T kLargest = std::numeric_limits<T>::max();
          if (std::isnan(a)) return T(nan.value_or(0));
          if (std::isinf(a))
            return a > 0 ? (posinf ? T(*posinf) : kLargest) : (neginf ? T(*neginf) : -kLargest);
        }
        return a;
      },
      self);
}

// --- Bits ------------------------------------------------------------------------------------

template <auto F>
Tensor bitwise(const char* name, const Tensor& self, const Tensor& other) {
  return map_same<Types::Integral>(name, result_type(self, other), F, self, other);
}
Tensor bitwise_and(const Tensor& self, const Tensor& other) {
  return bitwise<[](auto a, auto b) { return a & b; }>("bitwise_and_cpu", self, other);
}
Tensor bitwise_or(const Tensor& self, const Tensor& other) {
  return bitwise<[](auto a, auto b) { return a | b; }>("bitwise_or_cpu", self, other);
}
Tensor bitwise_xor(const Tensor& self, const Tensor& other) {
  return bitwise<[](auto a, auto b) { return a ^ b; }>("bitwise_xor_cpu", self, other);
}
Tensor bitwise_not(const Tensor& self) {
  return map_same<Types::Integral>(
      "bitwise_not_cpu", self.dtype(),
      []<class T>(T a) {
        if constexpr (std::is_same_v<T, bool>)
          return !a;
        else
          return T(~a);
      },
      self);
}
// Shifts by more than the width give 0, or the sign.
Tensor shift_left(const Tensor& self, const Tensor& other) {
  return map_same<Types::Integers>(
      "lshift_cpu", result_type(self, other),
      []<class T>(T a, T b) {
        bool out = int64_t(b) < 0 || uint64_t(b) >= sizeof(T) * 8;
        return out ? T(0) : T(number::Wrapping<T>(a) << b);
      },
      self, other);
}
Tensor shift_right(const Tensor& self, const Tensor& other) {
  return map_same<Types::Integers>(
      "rshift_cpu", result_type(self, other),
      []<class T>(T a, T b) {
        constexpr int kMost = sizeof(T) * 8 - (std::is_signed_v<T> ? 1 : 0);
        bool out = int64_t(b) < 0 || uint64_t(b) >= kMost;
        return out ? (kMost == sizeof(T) * 8 ? T(0) : T(a >> (sizeof(T) * 8 - 1))) : T(a >> b);
      },
      self, other);
}

template <class T>
T gcd(T a, T b) {
  while (b != 0) {
    T rest = number::fmod(a, b);
    a = b;
    b = rest;
  }
  return a < 0 ? number::neg(a) : a;
}
Tensor gcd_of(const Tensor& self, const Tensor& other) {
  return map_same<Types::Integers>(
      "gcd_cpu", result_type(self, other), []<class T>(T a, T b) { return gcd<T>(a, b); }, self,
      other);
}
Tensor lcm_of(const Tensor& self, const Tensor& other) {
  return map_same<Types::Integers>(
      "lcm_cpu", result_type(self, other),
      []<class T>(T a, T b) {
        T g = gcd<T>(a, b);
        if (g == 0) return T(0);
        T product = number::mul(T(a / g), b);
        return product < 0 ? number::neg(product) : product;
      },
      self, other);
}

// --- Gradients that several rows share -------------------------------------------------------

Tensor same_gradient(const Saved& s) { return s.grad; }
Tensor no_gradient(const Saved& s) { return zeros_like(s.grad); }
template <FixedString Name>
Tensor not_implemented(const Saved&) {
  fail(ErrorType::Runtime, "derivative for aten::", Name.text, " is not implemented");
}

Tensor div_other(const Saved& s) { return -s.grad * ((s["self"] / s["other"]) / s["other"]); }

// Half of the gradient each where the two are equal.
template <FixedString Loses>
Tensor extremum(const Saved& s, const char* own, const char* rival) {
  Tensor mine = s[own], theirs = s[rival];
  Tensor shared = call<"where.self">(call<"eq.Tensor">(mine, theirs), s.grad / Scalar(2), s.grad);
  return call<"masked_fill.Scalar">(shared, call<Loses>(mine, theirs), 0);
}

// Gradients of clamp. At a bound that is a number the gradient is cut; with a bound that is a
// tensor the two equal values share it.

// 1 where self is the larger (or smaller) of the two, 1/2 where they are equal, 0 elsewhere.
Tensor share_of(const Tensor& self, const Tensor& bound, bool larger) {
  DType dtype = self.dtype();
  Tensor wins = larger ? call<"gt.Tensor">(self, bound) : call<"lt.Tensor">(self, bound);
  Tensor ties = call<"eq.Tensor">(self, bound);
  return call<"_to_copy">(wins, dtype) + call<"_to_copy">(ties, dtype) * Scalar(0.5);
}

// Where self and both bounds are equal, all goes to self.
Tensor all_equal(const Tensor& self, const Tensor& low, const Tensor& high) {
  return call<"logical_and">(call<"eq.Tensor">(self, low), call<"eq.Tensor">(low, high));
}

// Clamping is the smaller of `high` and of the larger of self and `low`: what reaches each of them.
Tensor clamp_self(const Saved& s) {
  Tensor self = s["self"], low = s["min"], high = s["max"], g = s.grad;
  if (!low.defined()) return g * share_of(self, high, false);
  if (high.defined()) g = g * share_of(call<"maximum">(self, low), high, false);
  g = g * share_of(self, low, true);
  return high.defined() ? call<"where.self">(all_equal(self, low, high), s.grad, g) : g;
}
Tensor clamp_low(const Saved& s) {
  Tensor self = s["self"], low = s["min"], high = s["max"], g = s.grad * share_of(low, self, true);
  if (!high.defined()) return g;
  g = g * share_of(call<"maximum">(self, low), high, false);
  return drop_where(all_equal(self, low, high), g);
}
Tensor clamp_high(const Saved& s) {
  Tensor self = s["self"], low = s["min"], high = s["max"];
  if (!low.defined()) return s.grad * share_of(high, self, false);
  Tensor g = s.grad * share_of(high, call<"maximum">(self, low), false);
  return drop_where(all_equal(self, low, high), g);
}
Tensor clamp_backward(const Saved& s) {
  Tensor g = s.grad, self = s["self"];
  if (auto low = s.get<std::optional<Scalar>>("min"))
    g = keep_where(call<"gt.Scalar">(self, *low), g);
  if (auto high = s.get<std::optional<Scalar>>("max"))
    g = keep_where(call<"lt.Scalar">(self, *high), g);
  return g;
}

// --- Other names -----------------------------------------------------------------------------

Tensor in_place_square(const Tensor& self) { return call<"pow_.Scalar">(self, 2); }
template <FixedString Name>
Tensor divide_mode(const Tensor& self, const Tensor& other,
                   const std::optional<std::string>& mode) {
  return call<Name>(self, other, mode);
}
template <FixedString Name>
Tensor subtract(const Tensor& self, const Tensor& other, const Scalar& alpha) {
  return call<Name>(self, other, alpha);
}
template <FixedString Name, class Bound>
Tensor clip(const Tensor& self, const Bound& low, const Bound& high) {
  return call<Name>(self, low, high);
}

// 1 / (self² + other²), and 0 at the origin.
Tensor inverse_square_length(const Saved& s) {
  Tensor square = s["self"] * s["self"] + s["other"] * s["other"];
  return call<"masked_fill.Scalar">(call<"reciprocal">(square), call<"eq.Scalar">(square, 0), 0);
}

// The gradient of which two equal numbers get half each.
Tensor halved_where_equal(const Saved& s) {
  return call<"where.self">(call<"eq.Tensor">(s["self"], s["other"]), s.grad / Scalar(2), s.grad);
}

constexpr OutDType kFloatPowerDType = {
    "the output given to float_power has dtype {Out} but the operation's result requires dtype "
    "{Result}",
    OutDType::Same};

constexpr Op kOps[] = {

    // Arithmetic
    {.schema = "add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor",
     .node = "AddBackward0",
     .forward = kernel<&add>,
     .grads = {{"self", "alpha", same_gradient},
               {"other", "alpha", [](const Saved& s) -> Tensor { return s.scalar("alpha") == Scalar(1) ? s.grad : s.grad * s.scalar("alpha"); }}},
     .inplace = true,
     .out = "out"},
    {.schema = "add.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor",
     .node = "AddBackward1",
     .forward = kernel<&add_number>,
     .grads = {{"self", "", same_gradient}},
     .place = Place::Internal},
    {.schema = "sub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor",
     .node = "SubBackward0",
     .forward = kernel<&sub>,
     .grads = {{"self", "alpha", same_gradient},
               {"other", "alpha", [](const Saved& s) -> Tensor { return s.scalar("alpha") == Scalar(1) ? -s.grad : -s.grad * s.scalar("alpha"); }}},
     .inplace = true,
     .out = "out"},
    {.schema = "rsub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor",
     .node = "RsubBackward0",
     .forward = kernel<&rsub>,
     .grads = {{"self", "alpha", [](const Saved& s) -> Tensor { return s.scalar("alpha") == Scalar(1) ? -s.grad : -s.grad * s.scalar("alpha"); }},
               {"other", "", same_gradient}},
     .place = Place::Function},
    {.schema = "rsub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor",
     .node = "RsubBackward1",
     .forward = kernel<&rsub_number>,
     .grads = {{"self", "alpha", [](const Saved& s) -> Tensor { return s.scalar("alpha") == Scalar(1) ? -s.grad : -s.grad * s.scalar("alpha"); }}},
     .place = Place::Function},
    {.schema = "mul.Tensor(Tensor self, Tensor other) -> Tensor",
     .node = "MulBackward0",
     .forward = kernel<&mul>,
     .grads = {{"self", "other", [](const Saved& s) -> Tensor { return s.grad * s["other"]; }},
               {"other", "self", [](const Saved& s) -> Tensor { return s.grad * s["self"]; }}},
     .inplace = true,
     .out = "out"},
    {.schema = "mul.Scalar(Tensor self, Scalar other) -> Tensor",
     .node = "MulBackward1",
     .forward = kernel<&with_number<&mul>>,
     .grads = {{"self", "other", [](const Saved& s) -> Tensor { return s.grad * s.scalar("other"); }}},
     .place = Place::Internal},
    {.schema = "div.Scalar(Tensor self, Scalar other) -> Tensor",
     .node = "DivBackward1",
     .forward = kernel<&with_number<&div>>,
     .grads = {{"self", "other", [](const Saved& s) -> Tensor { return s.grad / s.scalar("other"); }}},
     .place = Place::Internal},
    {.schema = "div.Tensor(Tensor self, Tensor other) -> Tensor",
     .node = "DivBackward0",
     .forward = kernel<&div>,
     .grads = {{"self", "other", [](const Saved& s) -> Tensor { return s.grad / s["other"]; }},
               {"other", "self other", div_other}},
     .inplace = true,
     .out = "out"},
    {.schema = "div.Tensor_mode(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor",
     .node = "DivBackward2",
     .forward = kernel<&div_mode>,
     .grads = {{"self", "other rounding_mode", [](const Saved& s) -> Tensor { return s.get<std::optional<std::string>>("rounding_mode") ? zeros_like(s.grad) : s.grad / s["other"]; }},
               {"other", "self other rounding_mode", [](const Saved& s) -> Tensor { return s.get<std::optional<std::string>>("rounding_mode") ? zeros_like(s.grad) : div_other(s); }}},
     .inplace = true,
     .out = "out_mode"},
    {.schema = "floor_divide(Tensor self, Tensor other) -> Tensor",
     .node = "torch::autograd::NotImplemented",
     .forward = kernel<&div_floor>,
     .grads = {{"self", "", not_implemented<"floor_divide">},
               {"other", "", not_implemented<"floor_divide">}},
     .out = "out"},
    {.schema = "floor_divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)",
     .node = "torch::autograd::NotImplemented",
     .forward = kernel<&in_place<&div_floor, Tensor>>,
     .grads = {{"self", "", not_implemented<"floor_divide_">},
               {"other", "", not_implemented<"floor_divide_">}}, .overlap = Overlap::SameElements},
    {.schema = "remainder.Tensor(Tensor self, Tensor other) -> Tensor",
     .node = "RemainderBackward1",
     .forward = kernel<&remainder>,
     .grads = {{"self", "", same_gradient},
               {"other", "self other", [](const Saved& s) -> Tensor { return -s.grad * call<"div.Tensor_mode">(s["self"], s["other"], "floor"); }}},
     .inplace = true,
     .out = "Tensor_out"},
    {.schema = "remainder.Scalar(Tensor self, Scalar other) -> Tensor",
     .node = "RemainderBackward0",
     .forward = kernel<&with_number<&remainder>>,
     .grads = {{"self", "", same_gradient}},
     .inplace = true,
     .out = "Scalar_out"},
    {.schema = "remainder.Scalar_Tensor(Scalar self, Tensor other) -> Tensor",
     .node = "torch::autograd::NotImplemented",
     .forward = kernel<&of_number<&remainder>>,
     .grads = {{"other", "", not_implemented<"remainder">}},
     .place = Place::Function},
    {.schema = "fmod.Tensor(Tensor self, Tensor other) -> Tensor",
     .node = "FmodBackward1",
     .forward = kernel<&fmod>,
     .grads = {{"self", "", same_gradient},
               {"other", "self other", [](const Saved& s) -> Tensor { return -s.grad * call<"div.Tensor_mode">(s["self"], s["other"], "trunc"); }}},
     .inplace = true,
     .out = "Tensor_out"},
    {.schema = "fmod.Scalar(Tensor self, Scalar other) -> Tensor",
     .node = "FmodBackward0",
     .forward = kernel<&with_number<&fmod>>,
     .grads = {{"self", "", same_gradient}},
     .inplace = true,
     .out = "Scalar_out"},
    {.schema = "neg(Tensor self) -> Tensor",
     .node = "NegBackward0",
     .forward = kernel<&neg>,
     .grads = {{"self", "", [](const Saved& s) -> Tensor { return -s.grad; }}},
     .inplace = true,
     .out = "out", .out_dtype = kFoundDType},
    {.schema = "positive(Tensor(a) self) -> Tensor(a)",
     .forward = kernel<&positive>,
     .composite = true},
    {.schema = "real(Tensor(a) self) -> Tensor(a)",
     .forward = kernel<&real>,
     .composite = true,
     .place = Place::Function},
    {.schema = "abs(Tensor self) -> Tensor",
     .node = "AbsBackward0",
     .forward = kernel<&abs>,
     .grads = {{"self", "self", [](const Saved& s) -> Tensor { return s.grad * call<"sgn">(s["self"]); }}},
     .inplace = true,
     .out = "out", .out_dtype = kFoundDType},
    {.schema = "sign(Tensor self) -> Tensor",
     .node = "SignBackward0",
     .forward = kernel<&sign>,
     .grads = {{"self", "", no_gradient}},
     .inplace = true,
     .out = "out", .out_dtype = kFoundDType,
     .place = Place::Both},
    {.schema = "sgn(Tensor self) -> Tensor",
     .node = "SgnBackward0",
     .forward = kernel<&sign>,
     .grads = {{"self", "self result", no_gradient}},
     .inplace = true,
     .out = "out", .out_dtype = kFoundDType},
    {.schema = "reciprocal(Tensor self) -> Tensor",
     .node = "ReciprocalBackward0",
     .forward = kernel<&real_unary<[](auto a) { return 1 / a; }>>,
     .grads = {{"self", "result", [](const Saved& s) -> Tensor { return -s.grad * (s["result"] * s["result"]); }}},
     .inplace = true,
     .out = "out"},

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

    // Rounding
    {.schema = "floor(Tensor self) -> Tensor",
     .node = "FloorBackward0",
     .forward = kernel<&floor>,
     .grads = {{"self", "", no_gradient}},
     .inplace = true,
     .out = "out", .out_dtype = kFoundDType},
    {.schema = "ceil(Tensor self) -> Tensor",
     .node = "CeilBackward0",
     .forward = kernel<&ceil>,
     .grads = {{"self", "", no_gradient}},
     .inplace = true,
     .out = "out", .out_dtype = kFoundDType},
    {.schema = "trunc(Tensor self) -> Tensor",
     .node = "TruncBackward0",
     .forward = kernel<&trunc>,
     .grads = {{"self", "", no_gradient}},
     .inplace = true,
     .out = "out", .out_dtype = kFoundDType},
    {.schema = "round(Tensor self) -> Tensor",
     .node = "RoundBackward0",
     .forward = kernel<&round>,
     .grads = {{"self", "", no_gradient}},
     .inplace = true,
     .out = "out", .out_dtype = kFoundDType},
    {.schema = "round.decimals(Tensor self, *, int decimals) -> Tensor",
     .node = "RoundBackward1",
     .forward = kernel<&round_decimals>,
     .grads = {{"self", "", no_gradient}},
     .inplace = true,
     .out = "decimals_out", .out_dtype = kFoundDType},
    {.schema = "frac(Tensor self) -> Tensor",
     .node = "FracBackward0",
     .forward = kernel<&frac>,
     .grads = {{"self", "", same_gradient}},
     .inplace = true,
     .out = "out", .out_dtype = kFoundDType},
    {.schema = "nan_to_num(Tensor self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor",
     .node = "NanToNumBackward0",
     .forward = kernel<&nan_to_num>,
     .grads = {{"self", "self", [](const Saved& s) -> Tensor { return s.grad * call<"isfinite">(s["self"]); }}},
     .inplace = true,
     .out = "out", .out_dtype = {"nan_to_num: dtype of out: {Out} should be same as input: {Result}", OutDType::Same}},

    // Bounds
    {.schema = "maximum(Tensor self, Tensor other) -> Tensor",
     .node = "MaximumBackward0",
     .forward = kernel<&max_of>,
     .grads = {{"self", "self other", [](const Saved& s) -> Tensor { return extremum<"lt.Tensor">(s, "self", "other"); }},
               {"other", "self other", [](const Saved& s) -> Tensor { return extremum<"lt.Tensor">(s, "other", "self"); }}},
     .out = "out"},
    {.schema = "minimum(Tensor self, Tensor other) -> Tensor",
     .node = "MinimumBackward0",
     .forward = kernel<&min_of>,
     .grads = {{"self", "self other", [](const Saved& s) -> Tensor { return extremum<"gt.Tensor">(s, "self", "other"); }},
               {"other", "self other", [](const Saved& s) -> Tensor { return extremum<"gt.Tensor">(s, "other", "self"); }}},
     .out = "out"},
    {.schema = "fmax(Tensor self, Tensor other) -> Tensor",
     .node = "FmaxBackward0",
     .forward = kernel<&fmax_of>,
     .grads = {{"self", "self other", [](const Saved& s) -> Tensor { return drop_where(call<"lt.Tensor">(s["self"], s["other"]), halved_where_equal(s)); }},
               {"other", "self other", [](const Saved& s) -> Tensor { return drop_where(call<"gt.Tensor">(s["self"], s["other"]), halved_where_equal(s)); }}},
     .out = "out"},
    {.schema = "fmin(Tensor self, Tensor other) -> Tensor",
     .node = "FminBackward0",
     .forward = kernel<&fmin_of>,
     .grads = {{"self", "self other", [](const Saved& s) -> Tensor { return drop_where(call<"gt.Tensor">(s["self"], s["other"]), halved_where_equal(s)); }},
               {"other", "self other", [](const Saved& s) -> Tensor { return drop_where(call<"lt.Tensor">(s["self"], s["other"]), halved_where_equal(s)); }}},
     .out = "out"},
    {.schema = "clamp(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor",
     .node = "ClampBackward1",
     .forward = kernel<&clamp>,
     .grads = {{"self", "self min max", clamp_backward}},
     .inplace = true,
     .out = "out", .out_dtype = kFoundDType},
    {.schema = "clamp.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor",
     .node = "ClampBackward0",
     .forward = kernel<&clamp_tensors>,
     .grads = {{"self", "self min max", clamp_self},
               {"min", "self min max", clamp_low},
               {"max", "self min max", clamp_high}},
     .inplace = true,
     .out = "Tensor_out"},
    {.schema = "clamp_min(Tensor self, Scalar min) -> Tensor",
     .node = "ClampMinBackward0",
     .forward = kernel<&clamp_min>,
     .grads = {{"self", "self min", [](const Saved& s) -> Tensor { return keep_where(call<"gt.Scalar">(s["self"], s.scalar("min")), s.grad); }}},
     .inplace = true,
     .out = "out", .out_dtype = kFoundDType},
    {.schema = "clamp_min.Tensor(Tensor self, Tensor min) -> Tensor",
     .node = "ClampMinBackward1",
     .forward = kernel<&max_of>,
     .grads = {{"self", "self min", [](const Saved& s) -> Tensor { return s.grad * share_of(s["self"], s["min"], true); }},
               {"min", "self min", [](const Saved& s) -> Tensor { return s.grad * share_of(s["min"], s["self"], true); }}},
     .inplace = true,
     .out = "Tensor_out"},
    {.schema = "clamp_max(Tensor self, Scalar max) -> Tensor",
     .node = "ClampMaxBackward0",
     .forward = kernel<&clamp_max>,
     .grads = {{"self", "self max", [](const Saved& s) -> Tensor { return keep_where(call<"lt.Scalar">(s["self"], s.scalar("max")), s.grad); }}},
     .inplace = true,
     .out = "out", .out_dtype = kFoundDType},
    {.schema = "clamp_max.Tensor(Tensor self, Tensor max) -> Tensor",
     .node = "ClampMaxBackward1",
     .forward = kernel<&min_of>,
     .grads = {{"self", "self max", [](const Saved& s) -> Tensor { return s.grad * share_of(s["self"], s["max"], false); }},
               {"max", "self max", [](const Saved& s) -> Tensor { return s.grad * share_of(s["max"], s["self"], false); }}},
     .inplace = true,
     .out = "Tensor_out"},

    // Of several tensors
    {.schema = "addcmul(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor",
     .node = "AddcmulBackward0",
     .forward = kernel<&addcmul>,
     .grads = {{"self", "", same_gradient},
               {"tensor1", "tensor2 value", [](const Saved& s) -> Tensor { return s.grad * (s["tensor2"] * s.scalar("value")); }},
               {"tensor2", "tensor1 value", [](const Saved& s) -> Tensor { return s.grad * (s["tensor1"] * s.scalar("value")); }}},
     .inplace = true,
     .out = "out"},
    {.schema = "addcdiv(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor",
     .node = "AddcdivBackward0",
     .forward = kernel<&addcdiv>,
     .grads = {{"self", "", same_gradient},
               {"tensor1", "tensor2 value", [](const Saved& s) -> Tensor { return s.grad * (call<"reciprocal">(s["tensor2"]) * s.scalar("value")); }},
               {"tensor2", "tensor1 tensor2 value", [](const Saved& s) -> Tensor { return -s.grad * (s["tensor1"] * s.scalar("value")) / (s["tensor2"] * s["tensor2"]); }}},
     .inplace = true,
     .out = "out"},
    {.schema = "lerp.Scalar(Tensor self, Tensor end, Scalar weight) -> Tensor",
     .node = "LerpBackward0",
     .forward = kernel<&lerp_number>,
     .grads = {{"self", "weight", [](const Saved& s) -> Tensor { return s.grad * (1 - s.scalar("weight").to<double>()); }},
               {"end", "weight", [](const Saved& s) -> Tensor { return s.grad * s.scalar("weight"); }}},
     .inplace = true,
     .out = "Scalar_out"},
    {.schema = "lerp.Tensor(Tensor self, Tensor end, Tensor weight) -> Tensor",
     .node = "LerpBackward1",
     .forward = kernel<&lerp>,
     .grads = {{"self", "weight", [](const Saved& s) -> Tensor { return s.grad * (Scalar(1) - s["weight"]); }},
               {"end", "weight", [](const Saved& s) -> Tensor { return s.grad * s["weight"]; }},
               {"weight", "self end", [](const Saved& s) -> Tensor { return s.grad * (s["end"] - s["self"]); }}},
     .inplace = true,
     .out = "Tensor_out", .out_dtype = kFoundDType},
    {.schema = "copysign.Tensor(Tensor self, Tensor other) -> Tensor",
     .node = "CopysignBackward0",
     .forward = kernel<&copysign>,
     .grads = {{"self", "self result", [](const Saved& s) -> Tensor { return s.grad * keep_where(call<"ne.Scalar">(s["self"], 0), s["result"] / s["self"]); }},
               {"other", "", no_gradient}},
     .inplace = true,
     .out = "out"},
    {.schema = "copysign.Scalar(Tensor self, Scalar other) -> Tensor",
     .node = "CopysignBackward1",
     .forward = kernel<&with_number<&copysign>>,
     .grads = {{"self", "self result", [](const Saved& s) -> Tensor { return s.grad * keep_where(call<"ne.Scalar">(s["self"], 0), s["result"] / s["self"]); }}},
     .inplace = true,
     .out = "Scalar_out"},
    {.schema = "ldexp.Tensor(Tensor self, Tensor other) -> Tensor",
     .node = "LdexpBackward0",
     .forward = kernel<&ldexp>,
     .grads = {{"self", "other", [](const Saved& s) -> Tensor { return s.grad * call<"exp2">(s["other"]); }},
               {"other", "result", [](const Saved& s) -> Tensor { return s.grad * s["result"] * kLn2; }}},
     .inplace = true,
     .out = "out", .out_dtype = {"ldexp can't be cast to the desired output type {Out}"}},
    {.schema = "nextafter(Tensor self, Tensor other) -> Tensor",
     .node = "NextafterBackward0",
     .forward = kernel<&nextafter>,
     .grads = {{"self", "self other", [](const Saved& s) -> Tensor { return drop_where(call<"eq.Tensor">(s["self"], s["other"]), s.grad); }},
               {"other", "self other", no_gradient}},
     .inplace = true,
     .out = "out"},
    {.schema = "frexp.Tensor(Tensor self) -> (Tensor mantissa, Tensor exponent)",
     .node = "FrexpBackward0",
     .forward = kernel<&frexp>,
     .grads = {{"self", "exponent", [](const Saved& s) -> Tensor { return s.grad / call<"exp2">(s["exponent"]); }}},
     .out = "Tensor_out", .out_dtype = {"torch.frexp() expects mantissa to have dtype {result} but got {out}", OutDType::Same}},
    {.schema = "heaviside(Tensor self, Tensor values) -> Tensor",
     .node = "torch::autograd::NotImplemented",
     .forward = kernel<&heaviside>,
     .grads = {{"self", "", not_implemented<"heaviside">},
               {"values", "", not_implemented<"heaviside">}},
     .inplace = true,
     .out = "out", .out_dtype = {"heaviside is not yet implemented for tensors with different dtypes.", OutDType::Same}},

    // Bits
    {.schema = "bitwise_and.Tensor(Tensor self, Tensor other) -> Tensor",
     .forward = kernel<&bitwise_and>,
     .inplace = true,
     .out = "Tensor_out"},
    {.schema = "bitwise_and.Scalar(Tensor self, Scalar other) -> Tensor",
     .forward = kernel<&with_number<&bitwise_and>>,
     .inplace = true,
     .out = "Scalar_out"},
    {.schema = "bitwise_and.Scalar_Tensor(Scalar self, Tensor other) -> Tensor",
     .forward = kernel<&of_number<&bitwise_and>>,
     .place = Place::Function},
    {.schema = "__and__.Tensor(Tensor self, Tensor other) -> Tensor",
     .forward = kernel<&same_as2<"bitwise_and.Tensor">>,
     .composite = true,
     .place = Place::Method},
    {.schema = "__and__.Scalar(Tensor self, Scalar other) -> Tensor",
     .forward = kernel<&same_as2s<"bitwise_and.Scalar">>,
     .composite = true,
     .place = Place::Method},
    {.schema = "__iand__.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)",
     .forward = kernel<&same_as2<"bitwise_and_.Tensor">>,
     .composite = true,
     .place = Place::Method},
    {.schema = "__iand__.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)",
     .forward = kernel<&same_as2s<"bitwise_and_.Scalar">>,
     .composite = true,
     .place = Place::Method},
    {.schema = "bitwise_or.Tensor(Tensor self, Tensor other) -> Tensor",
     .forward = kernel<&bitwise_or>,
     .inplace = true,
     .out = "Tensor_out"},
    {.schema = "bitwise_or.Scalar(Tensor self, Scalar other) -> Tensor",
     .forward = kernel<&with_number<&bitwise_or>>,
     .inplace = true,
     .out = "Scalar_out"},
    {.schema = "bitwise_or.Scalar_Tensor(Scalar self, Tensor other) -> Tensor",
     .forward = kernel<&of_number<&bitwise_or>>,
     .place = Place::Function},
    {.schema = "__or__.Tensor(Tensor self, Tensor other) -> Tensor",
     .forward = kernel<&same_as2<"bitwise_or.Tensor">>,
     .composite = true,
     .place = Place::Method},
    {.schema = "__or__.Scalar(Tensor self, Scalar other) -> Tensor",
     .forward = kernel<&same_as2s<"bitwise_or.Scalar">>,
     .composite = true,
     .place = Place::Method},
    {.schema = "__ior__.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)",
     .forward = kernel<&same_as2<"bitwise_or_.Tensor">>,
     .composite = true,
     .place = Place::Method},
    {.schema = "__ior__.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)",
     .forward = kernel<&same_as2s<"bitwise_or_.Scalar">>,
     .composite = true,
     .place = Place::Method},
    {.schema = "bitwise_xor.Tensor(Tensor self, Tensor other) -> Tensor",
     .forward = kernel<&bitwise_xor>,
     .inplace = true,
     .out = "Tensor_out"},
    {.schema = "bitwise_xor.Scalar(Tensor self, Scalar other) -> Tensor",
     .forward = kernel<&with_number<&bitwise_xor>>,
     .inplace = true,
     .out = "Scalar_out"},
    {.schema = "bitwise_xor.Scalar_Tensor(Scalar self, Tensor other) -> Tensor",
     .forward = kernel<&of_number<&bitwise_xor>>,
     .place = Place::Function},
    {.schema = "__xor__.Tensor(Tensor self, Tensor other) -> Tensor",
     .forward = kernel<&same_as2<"bitwise_xor.Tensor">>,
     .composite = true,
     .place = Place::Method},
    {.schema = "__xor__.Scalar(Tensor self, Scalar other) -> Tensor",
     .forward = kernel<&same_as2s<"bitwise_xor.Scalar">>,
     .composite = true,
     .place = Place::Method},
    {.schema = "__ixor__.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)",
     .forward = kernel<&same_as2<"bitwise_xor_.Tensor">>,
     .composite = true,
     .place = Place::Method},
    {.schema = "__ixor__.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)",
     .forward = kernel<&same_as2s<"bitwise_xor_.Scalar">>,
     .composite = true,
     .place = Place::Method},
    {.schema = "bitwise_not(Tensor self) -> Tensor",
     .forward = kernel<&bitwise_not>,
     .inplace = true,
     .out = "out", .out_dtype = kFoundDType},
    {.schema = "bitwise_left_shift.Tensor(Tensor self, Tensor other) -> Tensor",
     .forward = kernel<&shift_left>,
     .inplace = true,
     .out = "Tensor_out"},
    {.schema = "bitwise_left_shift.Tensor_Scalar(Tensor self, Scalar other) -> Tensor",
     .forward = kernel<&with_number<&shift_left>>,
     .inplace = true,
     .out = "Tensor_Scalar_out"},
    {.schema = "bitwise_left_shift.Scalar_Tensor(Scalar self, Tensor other) -> Tensor",
     .forward = kernel<&of_number<&shift_left>>,
     .place = Place::Function},
    {.schema = "__lshift__.Tensor(Tensor self, Tensor other) -> Tensor",
     .forward = kernel<&shift_left>,
     .place = Place::Method},
    {.schema = "__lshift__.Scalar(Tensor self, Scalar other) -> Tensor",
     .forward = kernel<&with_number<&shift_left>>,
     .place = Place::Method},
    {.schema = "__ilshift__.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)",
     .forward = kernel<&same_as2<"bitwise_left_shift_.Tensor">>,
     .composite = true,
     .place = Place::Method},
    {.schema = "__ilshift__.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)",
     .forward = kernel<&same_as2s<"bitwise_left_shift_.Tensor_Scalar">>,
     .composite = true,
     .place = Place::Method},
    {.schema = "bitwise_right_shift.Tensor(Tensor self, Tensor other) -> Tensor",
     .forward = kernel<&shift_right>,
     .inplace = true,
     .out = "Tensor_out"},
    {.schema = "bitwise_right_shift.Tensor_Scalar(Tensor self, Scalar other) -> Tensor",
     .forward = kernel<&with_number<&shift_right>>,
     .inplace = true,
     .out = "Tensor_Scalar_out"},
    {.schema = "bitwise_right_shift.Scalar_Tensor(Scalar self, Tensor other) -> Tensor",
     .forward = kernel<&of_number<&shift_right>>,
     .place = Place::Function},
    {.schema = "__rshift__.Tensor(Tensor self, Tensor other) -> Tensor",
     .forward = kernel<&shift_right>,
     .place = Place::Method},
    {.schema = "__rshift__.Scalar(Tensor self, Scalar other) -> Tensor",
     .forward = kernel<&with_number<&shift_right>>,
     .place = Place::Method},
    {.schema = "__irshift__.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)",
     .forward = kernel<&same_as2<"bitwise_right_shift_.Tensor">>,
     .composite = true,
     .place = Place::Method},
    {.schema = "__irshift__.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)",
     .forward = kernel<&same_as2s<"bitwise_right_shift_.Tensor_Scalar">>,
     .composite = true,
     .place = Place::Method},
    {.schema = "gcd(Tensor self, Tensor other) -> Tensor",
     .forward = kernel<&gcd_of>,
     .inplace = true,
     .out = "out"},
    {.schema = "lcm(Tensor self, Tensor other) -> Tensor",
     .forward = kernel<&lcm_of>,
     .inplace = true,
     .out = "out"},

    // Other names
    {.schema = "negative(Tensor self) -> Tensor",
     .forward = kernel<&same_as<"neg">>,
     .out = "out", .out_dtype = kFoundDType,
     .composite = true},
    {.schema = "negative_(Tensor(a!) self) -> Tensor(a!)",
     .forward = kernel<&same_as<"neg_">>,
     .composite = true},
    {.schema = "absolute(Tensor self) -> Tensor",
     .forward = kernel<&same_as<"abs">>,
     .out = "out", .out_dtype = kFoundDType,
     .composite = true},
    {.schema = "absolute_(Tensor(a!) self) -> Tensor(a!)",
     .forward = kernel<&same_as<"abs_">>,
     .composite = true},
    {.schema = "fix(Tensor self) -> Tensor",
     .forward = kernel<&same_as<"trunc">>,
     .out = "out", .out_dtype = kFoundDType,
     .composite = true},
    {.schema = "fix_(Tensor(a!) self) -> Tensor(a!)",
     .forward = kernel<&same_as<"trunc_">>,
     .composite = true},
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
    {.schema = "multiply.Tensor(Tensor self, Tensor other) -> Tensor",
     .forward = kernel<&same_as2<"mul.Tensor">>,
     .out = "out",
     .composite = true},
    {.schema = "multiply_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)",
     .forward = kernel<&same_as2<"mul_.Tensor">>,
     .composite = true},
    {.schema = "divide.Tensor(Tensor self, Tensor other) -> Tensor",
     .forward = kernel<&same_as2<"div.Tensor">>,
     .out = "out",
     .composite = true},
    {.schema = "divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)",
     .forward = kernel<&same_as2<"div_.Tensor">>,
     .composite = true},
    {.schema = "true_divide.Tensor(Tensor self, Tensor other) -> Tensor",
     .forward = kernel<&same_as2<"div.Tensor">>,
     .out = "out",
     .composite = true},
    {.schema = "true_divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)",
     .forward = kernel<&same_as2<"div_.Tensor">>,
     .composite = true},
    {.schema = "divide.Tensor_mode(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor",
     .forward = kernel<&divide_mode<"div.Tensor_mode">>,
     .out = "out_mode",
     .composite = true},
    {.schema = "divide_.Tensor_mode(Tensor(a!) self, Tensor other, *, str? rounding_mode) -> Tensor(a!)",
     .forward = kernel<&divide_mode<"div_.Tensor_mode">>,
     .composite = true},
    {.schema = "subtract.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor",
     .forward = kernel<&subtract<"sub.Tensor">>,
     .out = "out",
     .composite = true},
    {.schema = "subtract_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)",
     .forward = kernel<&subtract<"sub_.Tensor">>,
     .composite = true},
    {.schema = "arctan2(Tensor self, Tensor other) -> Tensor",
     .forward = kernel<&same_as2<"atan2">>,
     .out = "out",
     .composite = true},
    {.schema = "arctan2_(Tensor(a!) self, Tensor other) -> Tensor(a!)",
     .forward = kernel<&same_as2<"atan2_">>,
     .composite = true},
    {.schema = "clip(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor",
     .forward = kernel<&clip<"clamp", std::optional<Scalar>>>,
     .out = "out", .out_dtype = kFoundDType,
     .composite = true},
    {.schema = "clip.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor",
     .forward = kernel<&clip<"clamp.Tensor", Tensor>>,
     .out = "Tensor_out",
     .composite = true},
    {.schema = "clip_(Tensor(a!) self, Scalar? min=None, Scalar? max=None) -> Tensor(a!)",
     .forward = kernel<&clip<"clamp_", std::optional<Scalar>>>,
     .composite = true},
    {.schema = "clip_.Tensor(Tensor(a!) self, Tensor? min=None, Tensor? max=None) -> Tensor(a!)",
     .forward = kernel<&clip<"clamp_.Tensor", Tensor>>,
     .composite = true},
};
static_assert(valid(kOps), "an operator's schema disagrees with its kernel or its derivative");

}  // namespace

OpTable pointwise_ops() { return kOps; }

}  // namespace tg
