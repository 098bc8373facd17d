// Arithmetic of each element: sums, products, quotients, rounding, bounds.
#include "kernels/iterate.h"
#include "kernels/number.h"
#include "ops/elementwise.h"
#include "ops/factory.h"
#include "ops/gradients.h"

namespace tg {
namespace {

// --- Complex numbers -------------------------------------------------------------------------

// PyTorch's kernels compute vectors of complex numbers otherwise than what remains one by one:
// there products are fused with sums, which the last digits show.
template <class T, class F, class... In>
Tensor map_vectors(Destination& to, DType type, const F& f, const In&... in) {
  Tensor out = elementwise_output(to, type, {&in...});
  auto run = [&](const auto&... operands) {
    map_detail::Packed loop = [](const void* given, int64_t count, std::byte* const* at,
                                 bool in_place) {
      const F& each = *static_cast<const F*>(given);
      int64_t whole = in_place ? count - count % int64_t(64 / sizeof(T)) : 0;
      auto* to = reinterpret_cast<T*>(at[0]);
      auto from = [&](size_t k, int64_t i) { return reinterpret_cast<const T*>(at[k + 1])[i]; };
      for (int64_t i = 0; i < count; ++i) {
        if constexpr (sizeof...(In) == 1)
          to[i] = i < whole ? each.in_vector(from(0, i)) : each(from(0, i));
        else
          to[i] = i < whole ? each.in_vector(from(0, i), from(1, i)) : each(from(0, i), from(1, i));
      }
    };
    DType types[sizeof...(In) + 1];
    std::fill(std::begin(types), std::end(types), type);
    map_detail::run(loop, &f, {&out, &operands...}, types);
  };
  run(cast_operand(in, type)...);
  return out;
}

template <class T>
struct Product {
  Complex<T> operator()(Complex<T> a, Complex<T> b) const {
    return {vector_math::fma(a.re, b.re, -(a.im * b.im)),
            vector_math::fma(a.re, b.im, a.im * b.re)};
  }
  Complex<T> in_vector(Complex<T> a, Complex<T> b) const { return a * b; }
};

template <class T>
struct Quotient {
  Complex<T> operator()(Complex<T> a, Complex<T> b) const {
    using vector_math::fma;
    if (std::abs(b.re) >= std::abs(b.im)) {
      if (b.re == 0 && b.im == 0) return a / b;
      T ratio = b.im / b.re, scale = T(1) / fma(b.im, ratio, b.re);
      return {fma(a.im, ratio, a.re) * scale, fma(-a.re, ratio, a.im) * scale};
    }
    T ratio = b.re / b.im, scale = T(1) / fma(b.re, ratio, b.im);
    return {fma(a.re, ratio, a.im) * scale, fma(a.im, ratio, -a.re) * scale};
  }
  Complex<T> in_vector(Complex<T> a, Complex<T> b) const { return (*this)(a, b); }
};

// a / |a|, and 0 of 0.
template <class T>
struct Direction {
  Complex<T> operator()(Complex<T> a) const {
    T length = abs(a);
    return length == 0 ? Complex<T>(0) : Quotient<T>()(a, Complex<T>(length));
  }
  Complex<T> in_vector(Complex<T> a) const {
    T length = abs(a);
    return length == 0 ? Complex<T>(0) : Complex<T>(a.re / length, a.im / length);
  }
};

template <template <class> class F, class... In>
Tensor map_complex(Destination& to, DType type, const In&... in) {
  return dispatch_complex(type, "complex",
                          [&]<class T>() { return map_vectors<T>(to, type, F<Real<T>>(), in...); });
}

// The conjugate of a number that is complex.
Scalar conj(const Scalar& s) {
  return s.is_complex() ? Scalar(tg::conj(s.to<Complex<double>>())) : s;
}

// --- Arithmetic ------------------------------------------------------------------------------

void check_alpha(DType type, const Scalar& alpha) {
  check(!alpha.is_bool() || type == DType::Bool,
        "Boolean alpha only supported for Boolean results.");
  check(!is_integral(type) || alpha.is_integral(),
        "For integral input tensors, argument alpha must not be a floating point number.");
  check(is_complex(type) || !alpha.is_complex(),
        "For non-complex input tensors, argument alpha must not be a complex number.");
  check_converts(alpha, type);
}

Tensor add(Destination& to, const Tensor& self, const Tensor& other, const Scalar& given) {
  DType type = result_type(self, other);
  check_alpha(type, given);
  Scalar alpha = as_element(given, type);
  if (alpha == Scalar(1))
    return map_same<Types::AllComplex>(
        to, "add_stub", type, [](auto a, auto b) { return number::add(a, b); }, self, other);
  return map_same<Types::AllComplex>(to, "add_stub", type, ByLanes{[=]<class T>(T a, T b) {
                                       return number::mul_add(b, element_of<T>(alpha), a);
                                     }},
                                     self, other);
}

Tensor sub(Destination& to, const Tensor& self, const Tensor& other, const Scalar& given) {
  bool a = self.dtype() == DType::Bool, b = other.dtype() == DType::Bool;
  check_as(ErrorType::NotImplemented, !(a && b),
           "Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or "
           "`logical_xor()` operator instead.");
  check_as(
      ErrorType::NotImplemented, !a && !b,
      "Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to "
      "invert a mask, use the `~` or `logical_not()` operator instead.");
  DType type = result_type(self, other);
  check_alpha(type, given);
  Scalar alpha = as_element(given, type);
  if (alpha == Scalar(1))
    return map_same<Types::NumbersComplex>(
        to, "add_stub", type, [](auto a, auto b) { return number::sub(a, b); }, self, other);
  return map_same<Types::NumbersComplex>(to, "add_stub", type, ByLanes{[=]<class T>(T a, T b) {
                                           return number::mul_add(
                                               b, number::neg(element_of<T>(alpha)), a);
                                         }},
                                         self, other);
}

Tensor rsub(Destination& to, const Tensor& self, const Tensor& other, const Scalar& alpha) {
  return sub(to, other, self, alpha);
}
Tensor add_number(Destination& to, const Tensor& self, const Scalar& other, const Scalar& alpha) {
  return add(to, self, wrap(other), alpha);
}
Tensor sub_number(Destination& to, const Tensor& self, const Scalar& other, const Scalar& alpha) {
  return sub(to, self, wrap(other), alpha);
}
Tensor rsub_number(Destination& to, const Tensor& self, const Scalar& other, const Scalar& alpha) {
  return sub(to, wrap(other), self, alpha);
}

Tensor mul(Destination& to, const Tensor& self, const Tensor& other) {
  DType type = result_type(self, other);
  if (is_complex(type)) return map_complex<Product>(to, type, self, other);
  return map_with_number<Types::Any>(
      to, "mul_cpu", type, [](auto a, auto b) { return number::mul(a, b); }, self, other);
}

Tensor div(Destination& to, const Tensor& self, const Tensor& other) {
  DType type = result_type(self, other);
  if (is_complex(type)) return map_complex<Quotient>(to, type, self, other);
  return map_with_number<Types::Floating>(
      to, "div_true_cpu", float_type(type), [](auto a, auto b) { return a / b; }, self, other);
}

Tensor div_floor(Destination& to, const Tensor& self, const Tensor& other) {
  return map_with_number<Types::Numbers>(
      to, "div_floor_cpu", result_type(self, other),
      [](auto a, auto b) { return number::divide_floor(a, b); }, self, other);
}

Tensor div_mode(Destination& to, const Tensor& self, const Tensor& other,
                const std::optional<std::string>& mode) {
  if (!mode) return div(to, self, other);
  if (*mode == "floor") return div_floor(to, self, other);
  check(*mode == "trunc",
        "div expected rounding_mode to be one of None, 'trunc', or 'floor' but "
        "found '",
        *mode, "'");
  DType type = result_type(self, other);
  if (is_half(type) && other.numel() != 1)  // the quotient is rounded before it is cut
    return map_same<Types::Numbers>(
        to, "div_trunc_cpu", type,
        [round = Rounding(type)](auto a, auto b) {
          using T = decltype(a);
          if constexpr (std::is_floating_point_v<T>)
            return std::trunc(round(a / b));
          else
            return number::divide_trunc(a, b);
        },
        self, other);
  return map_with_number<Types::Numbers>(
      to, "div_trunc_cpu", type, [](auto a, auto b) { return number::divide_trunc(a, b); }, self,
      other);
}

Tensor remainder(Destination& to, const Tensor& self, const Tensor& other) {
  return map_same<Types::Numbers>(
      to, "remainder_cpu", result_type(self, other),
      [](auto a, auto b) { return number::remainder(a, b); }, self, other);
}

Tensor fmod(Destination& to, const Tensor& self, const Tensor& other) {
  return map_same<Types::Numbers>(
      to, "fmod_cpu", result_type(self, other), [](auto a, auto b) { return number::fmod(a, b); },
      self, other);
}

Tensor neg(Destination& to, const Tensor& self) {
  check_as(ErrorType::NotImplemented, self.dtype() != DType::Bool,
           "Negation, the `-` operator, on a bool tensor is not supported. If you are trying to "
           "invert a mask, use the `~` or `logical_not()` operator instead.");
  return map_same<Types::NumbersComplex>(
      to, "neg_cpu", self.dtype(), [](auto a) { return number::neg(a); }, self);
}

Tensor positive(const Tensor& self) {
  check_as(ErrorType::NotImplemented, self.dtype() != DType::Bool,
           "The `+` operator, on a bool tensor is not supported.");
  return self;
}

Tensor abs(Destination& to, const Tensor& self) {
  if (is_complex(self.dtype())) {
    check(!to.tensor().is(self), "In-place abs is not supported for complex tensors.");
    Tensor out = elementwise_output(to, real_type(self.dtype()), {&self});
    dispatch_complex(self.dtype(), "abs_cpu", [&]<class T>() {
      map<Real<T>, T>([](T a) { return tg::abs(a); }, out, self);
    });
    return out;
  }
  return map_same<Types::Numbers>(
      to, "abs_cpu", self.dtype(),
      []<class T>(T a) {
        if constexpr (std::is_floating_point_v<T>)
          return std::abs(a);
        else
          return a < T(0) ? number::neg(a) : a;
      },
      self);
}

Tensor sign(Destination& to, const Tensor& self) {
  check_as(ErrorType::NotImplemented, !is_complex(self.dtype()),
           "Unlike NumPy, torch.sign is not intended to support complex numbers. Please use "
           "torch.sgn instead.");
  return map_same<Types::All>(
      to, "sign_cpu", self.dtype(), [](auto a) { return number::sign(a); }, self);
}

Tensor sgn(Destination& to, const Tensor& self) {
  if (is_complex(self.dtype())) return map_complex<Direction>(to, self.dtype(), self);
  return sign(to, self);
}

// Complex numbers have no order.
void check_ordered(DType type, const char* name) {
  check(!is_complex(type), name, " not implemented for complex tensors.");
}

Tensor max_of(Destination& to, const Tensor& self, const Tensor& other) {
  check_ordered(result_type(self, other), "maximum");
  return map_same<Types::All>(
      to, "maximum_cpu", result_type(self, other), [](auto a, auto b) { return number::max(a, b); },
      self, other);
}
// The same of what is clamped, in the words of the kernels.
Tensor at_least(Destination& to, const Tensor& self, const Tensor& least) {
  if (DType type = result_type(self, least); is_complex(type))
    fail_not_implemented("maximum_cpu", type);
  return max_of(to, self, least);
}
Tensor min_of(Destination& to, const Tensor& self, const Tensor& other) {
  check_ordered(result_type(self, other), "minimum");
  return map_same<Types::All>(
      to, "minimum_cpu", result_type(self, other), [](auto a, auto b) { return number::min(a, b); },
      self, other);
}
Tensor at_most(Destination& to, const Tensor& self, const Tensor& most) {
  if (DType type = result_type(self, most); is_complex(type))
    fail_not_implemented("minimum_cpu", type);
  return min_of(to, self, most);
}
// Nan loses against a number.
Tensor fmax_of(Destination& to, const Tensor& self, const Tensor& other) {
  check_ordered(result_type(self, other), "fmax");
  return map_same<Types::All>(
      to, "fmax_cpu", result_type(self, other),
      [](auto a, auto b) { return number::is_nan(b) || a >= b ? a : b; }, self, other);
}
Tensor fmin_of(Destination& to, const Tensor& self, const Tensor& other) {
  check_ordered(result_type(self, other), "fmin");
  return map_same<Types::All>(
      to, "fmin_cpu", result_type(self, other),
      [](auto a, auto b) { return number::is_nan(b) || a <= b ? a : b; }, self, other);
}

void check_clampable(const Tensor& self) {
  check_as(ErrorType::NotImplemented, !is_complex(self.dtype()),
           "clamp is not supported for complex types");
}

Tensor clamp_tensors(Destination& to, const Tensor& self, const Tensor& low, const Tensor& high) {
  check(low.defined() || high.defined(),
        "torch.clamp: At least one of 'min' or 'max' must not be None");
  check_clampable(self);
  if (!high.defined()) return max_of(to, self, low);
  if (!low.defined()) return min_of(to, self, high);
  return map_same<Types::Numbers>(
      to, "clamp_cpu", result_type(self, low, high),
      [](auto a, auto l, auto h) { return number::clamp(a, l, h); }, self, low, high);
}

// With numbers as bounds, bool counts as an integer.
void check_clamped(Destination& to, const Tensor& self, DType type, const char* kernel,
                   const Scalar& bound) {
  check_clampable(self);
  if (type == DType::Bool) fail_not_implemented(kernel, type);
  if (const Tensor& t = to.tensor(); t.is(self))
    check(can_cast(type, t.dtype()), "result type ", type_name(type),
          " can't be cast to the desired output type ", c_name(t.dtype()));
  check_converts(bound, type);
}
// The number is no operand whose strides count.
template <class Run>
Tensor in_order_of(const Tensor& self, Destination& to, const Scalar& number, Run&& run) {
  return laid_out(to, self.sizes(), result_strides(self.sizes(), {&self}),
                  result_type(self, number), run);
}
Tensor clamp_min(Destination& to, const Tensor& self, const Scalar& min) {
  check_clamped(to, self, result_type(self, min), "clamp_min_scalar_cpu", min);
  return in_order_of(self, to, min, [&](Destination& out) { return max_of(out, self, wrap(min)); });
}
Tensor clamp_max(Destination& to, const Tensor& self, const Scalar& max) {
  check_clamped(to, self, result_type(self, max), "clamp_max_scalar_cpu", max);
  return in_order_of(self, to, max, [&](Destination& out) { return min_of(out, self, wrap(max)); });
}
Tensor clamp(Destination& to, const Tensor& self, const std::optional<Scalar>& low,
             const std::optional<Scalar>& high) {
  check(low || high, "torch.clamp: At least one of 'min' or 'max' must not be None");
  if (!high) return clamp_min(to, self, *low);
  if (!low) return clamp_max(to, self, *high);
  DType type = promote(result_type(self, *low), result_type(self, *high));
  check_clamped(to, self, type, "clamp_scalar_kernel_impl", *low);
  check_converts(*high, type);
  return map_same<Types::All>(
      to, "clamp_scalar_kernel_impl", type,
      [&]<class T>(T a) { return number::clamp(a, low->to<T>(), high->to<T>()); }, self);
}

Tensor reciprocal(Destination& to, const Tensor& self) {
  return map_same<Types::FloatingComplex>(
      to, "reciprocal_cpu", float_type(self.dtype()), []<class T>(T a) { return T(1) / a; }, self);
}

// --- Rounding --------------------------------------------------------------------------------

void check_roundable(const char* name, const Tensor& self) {
  check_as(ErrorType::NotImplemented, !is_complex(self.dtype()), name,
           " is not supported for complex inputs");
}

// Integers are whole already.
template <auto F>
Tensor rounded(Destination& to, const char* name, const Tensor& self) {
  if (is_wide_unsigned(self.dtype())) return call<"clone">(self);
  return map_same<Types::Numbers>(
      to, name, self.dtype(),
      []<class T>(T a) {
        if constexpr (std::is_floating_point_v<T>)
          return F(a);
        else
          return a;
      },
      self);
}
Tensor floor(Destination& to, const Tensor& self) {
  check_roundable("floor", self);
  return rounded<[](auto a) { return std::floor(a); }>(to, "floor_vml_cpu", self);
}
Tensor ceil(Destination& to, const Tensor& self) {
  check_roundable("ceil", self);
  return rounded<[](auto a) { return std::ceil(a); }>(to, "ceil_vml_cpu", self);
}
Tensor trunc(Destination& to, const Tensor& self) {
  check_roundable("trunc", self);
  return rounded<[](auto a) { return std::trunc(a); }>(to, "trunc_vml_cpu", self);
}
Tensor round(Destination& to, const Tensor& self) {
  return rounded<[](auto a) { return std::nearbyint(a); }>(to, "round_vml_cpu", self);
}
Tensor round_decimals(Destination& to, const Tensor& self, int64_t decimals) {
  return map_same<Types::Floating>(
      to, decimals == 0 ? "round_vml_cpu" : "round_cpu", self.dtype(),
      [&]<class T>(T a) {
        T power = T(std::pow(10.0, double(std::abs(decimals))));
        return decimals < 0 ? std::nearbyint(a / power) * power : std::nearbyint(a * power) / power;
      },
      self);
}
Tensor frac(Destination& to, const Tensor& self) {
  return map_same<Types::Floating>(
      to, "frac_cpu", self.dtype(), [](auto a) { return a - std::trunc(a); }, self);
}

// --- Of several tensors ------------------------------------------------------------------------

Tensor addcmul(Destination& to, const Tensor& self, const Tensor& a, const Tensor& b,
               const Scalar& value) {
  DType type = result_type(self, a, b);
  check_converts(value, type);
  return map_same<Types::NumbersComplex>(
      to, "addcmul_cpu_out", type, ByLanes{[=]<class T>(T s, T x, T y) {
        return number::mul_add(number::mul(element_of<T>(value), x), y, s);
      }},
      self, a, b);
}

Tensor addcdiv(Destination& to, const Tensor& self, const Tensor& a, const Tensor& b,
               const Scalar& value) {
  check(!(is_integral(a.dtype()) && is_integral(b.dtype())),
        "Integer division with addcdiv is no longer supported, and in a future  release addcdiv "
        "will perform a true division of tensor1 and tensor2. The historic addcdiv behavior can be "
        "implemented as (input + value * torch.trunc(tensor1 / tensor2)).to(input.dtype) for "
        "integer inputs and as (input + value * tensor1 / tensor2) for float inputs. The future "
        "addcdiv behavior is just the latter implementation: (input + value * tensor1 / tensor2), "
        "for all dtypes.");
  DType type = result_type(self, a, b);
  check_converts(value, type);
  return map_same<Types::FloatingComplex>(
      to, "addcdiv_cpu_out", type,
      [=]<class T>(T s, T x, T y) { return s + value.to<T>() * x / y; }, self, a, b);
}

// Computed from the nearer end, so that both ends are exact.
template <class T>
T between(T start, T end, T weight, bool near_start) {
  return near_start ? number::mul_add(weight, end - start, start)
                    : number::mul_add(weight - number::constant<T>(1), end - start, end);
}
template <class T>
bool is_small(T weight) {
  if constexpr (is_complex_number<T>)
    return weight.re * weight.re + weight.im * weight.im < 0.25;
  else
    return std::abs(weight) < T(0.5);
}
void check_lerp(const Tensor& self, const Tensor& t, const char* name) {
  check(self.dtype() == t.dtype(), "expected dtype ", c_name(self.dtype()), " for `", name,
        "` but got dtype ", c_name(t.dtype()));
}
Tensor lerp(Destination& to, const Tensor& self, const Tensor& end, const Tensor& weight) {
  check_lerp(self, end, "end");
  if (weight.dim() > 0) check_lerp(self, weight, "weight");
  return map_same<Types::FloatingComplex>(
      to, "lerp_kernel_tensor", self.dtype(),
      [](auto s, auto e, auto w) { return between(s, e, w, is_small(w)); }, self, end, weight);
}
Tensor lerp_number(Destination& to, const Tensor& self, const Tensor& end, const Scalar& weight) {
  check_lerp(self, end, "end");
  if (!is_integral(self.dtype())) check_converts(weight, self.dtype());
  bool near = weight.is_complex()              ? is_small(weight.to<Complex<double>>())
              : self.dtype() != DType::Float64 ? is_small(weight.to<float>())
                                               : is_small(weight.to<double>());
  return map_same<Types::FloatingComplex>(
      to, "lerp_kernel_scalar", self.dtype(),
      ByLanes{[=]<class T>(T s, T e) { return between(s, e, element_of<T>(weight), near); }}, self,
      end);
}

Tensor copysign(Destination& to, const Tensor& self, const Tensor& other) {
  return real_binary<[](auto a, auto b) { return std::copysign(a, b); }, "copysign_cpu">(to, self,
                                                                                         other);
}
// The number of a half type next to `a` in the direction of `b`.
float next_half(float a, float b, DType type) {
  if (a != a || b != b) return NAN;
  if (a == b) return b;
  float least = type == DType::Float16 ? 0x1p-24f : 0x1p-133f;
  if (a == 0) return std::copysign(least, b);
  // One unit of the last digit; below a power of 2, half of it.
  int exponent;
  std::frexp(a, &exponent);
  bool outward = (b > a) == (a > 0);
  int digits = type == DType::Float16 ? 11 : 8;
  bool power = std::abs(a) == std::ldexp(0.5f, exponent);
  float step = std::max(std::ldexp(1.0f, exponent - digits - (power && !outward)), least);
  float next = std::abs(a) + (outward ? step : -step);
  if (std::isinf(a)) next = float(type == DType::Float16 ? largest<Half> : largest<BFloat16>);
  return std::copysign(Rounding(type)(next), a);
}
Tensor nextafter(Destination& to, const Tensor& self, const Tensor& other) {
  DType type = result_type(self, other);
  return map_same<Types::Floating>(
      to, "nextafter_cpu", type,
      [=]<class T>(T a, T b) {
        if constexpr (std::is_same_v<T, float>)
          if (is_half(type)) return next_half(a, b, type);
        return std::nextafter(a, b);
      },
      self, other);
}
Tensor heaviside(Destination& to, const Tensor& self, const Tensor& values) {
  check(!is_complex(self.dtype()) && !is_complex(values.dtype()),
        "heaviside is not yet implemented for complex tensors.");
  check(self.dtype() == values.dtype(),
        "heaviside is not yet implemented for tensors with different dtypes.");
  return map_same<Types::All>(
      to, "heaviside_cpu", self.dtype(),
      []<class T>(T a, T v) { return a == T(0)           ? v
                                     : number::is_nan(a) ? a
                                                         : T(a > T(0)); }, self,
      values);
}

Tensor nan_to_num(Destination& to, const Tensor& self, std::optional<double> nan,
                  std::optional<double> posinf, std::optional<double> neginf) {
  double most = self.dtype() == DType::Float16    ? largest<Half>
                : self.dtype() == DType::BFloat16 ? largest<BFloat16>
                : self.dtype() == DType::Float32  ? largest<float>
                                                  : largest<double>;
  return laid_out_as(self, to, [&](Destination& out) {
    return map_same<Types::Any>(
        out, "nan_to_num", self.dtype(),
        [&]<class T>(T a) {
          if constexpr (std::is_floating_point_v<T>) {
            T highest = T(most);
            if (std::isnan(a)) return T(nan.value_or(0));
            if (std::isinf(a))
              return a > 0 ? (posinf ? T(*posinf) : highest) : (neginf ? T(*neginf) : -highest);
          }
          return a;
        },
        self);
  });
}

// --- Gradients that several rows share -------------------------------------------------------

Tensor no_gradient(const Saved& s) { return zeros_like(s.grad); }
Tensor div_other(const Saved& s) { return -s.grad * conj((s["self"] / s["other"]) / s["other"]); }

// Half of the gradient each where the two are equal.
template <FixedString Loses>
Tensor extremum(const Saved& s, const char* own, const char* rival) {
  Tensor mine = s[own], theirs = s[rival];
  Tensor shared = call<"where.self">(call<"eq.Tensor">(mine, theirs), s.grad / Scalar(2), s.grad);
  return call<"masked_fill_.Scalar">(shared, call<Loses>(mine, theirs), 0);
}

// Gradients of clamp. At a bound that is a number the gradient is cut; with a bound that is a
// tensor the two equal values share it, unless the bounds leave nothing between them. Where they
// are crossed all goes to `max`.
struct Clamped {
  Tensor self, low, high, grad;

  explicit Clamped(const Saved& s) : self(s["self"]), low(s["min"]), high(s["max"]), grad(s.grad) {}
  Tensor apart() const { return call<"lt.Tensor">(low, high); }
  Tensor tied(const Tensor& bound) const {
    return call<"logical_and">(call<"eq.Tensor">(self, bound), apart());
  }
  Tensor shared(const Tensor& where, const Tensor& lost) const {
    return call<"masked_fill_.Scalar">(call<"where.self">(where, grad / Scalar(2), grad), lost, 0);
  }
  // What a bound gets where the other does not outrank it.
  Tensor of_bound(const Tensor& bound, const Tensor& beyond) const {
    Tensor ties = tied(bound);
    Tensor taken =
        call<"logical_or">(call<"logical_and">(beyond, call<"le.Tensor">(low, high)), ties);
    if (bound.is(high)) taken = call<"logical_or">(taken, call<"gt.Tensor">(low, high));
    return shared(ties, call<"logical_not">(taken));
  }
};

Tensor clamp_self(const Saved& s) {
  Clamped c(s);
  if (!c.low.defined()) return extremum<"gt.Tensor">(s, "self", "max");
  if (!c.high.defined()) return extremum<"lt.Tensor">(s, "self", "min");
  return c.shared(
      call<"logical_or">(c.tied(c.low), c.tied(c.high)),
      call<"logical_or">(call<"lt.Tensor">(c.self, c.low), call<"gt.Tensor">(c.self, c.high)));
}
Tensor clamp_low(const Saved& s) {
  Clamped c(s);
  if (!c.high.defined()) return extremum<"lt.Tensor">(s, "min", "self");
  return c.of_bound(c.low, call<"lt.Tensor">(c.self, c.low));
}
Tensor clamp_high(const Saved& s) {
  Clamped c(s);
  if (!c.low.defined()) return extremum<"gt.Tensor">(s, "max", "self");
  return c.of_bound(c.high, call<"gt.Tensor">(c.self, c.high));
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

Tensor add_other_gradient(const Saved& s) {
  return s.scalar("alpha") == Scalar(1) ? s.grad : s.grad * conj(s.scalar("alpha"));
}
Tensor sub_other_gradient(const Saved& s) {
  return s.scalar("alpha") == Scalar(1) ? -s.grad : -s.grad * conj(s.scalar("alpha"));
}
Tensor mul_gradient(const Saved& s) { return s.grad * conj(s.scalar("other")); }
Tensor div_gradient(const Saved& s) { return s.grad / conj(s.scalar("other")); }
Tensor div_self_gradient(const Saved& s) {
  return s.get<std::optional<std::string>>("rounding_mode") ? zeros_like(s.grad)
                                                            : s.grad / conj(s["other"]);
}
Tensor div_other_gradient(const Saved& s) {
  return s.get<std::optional<std::string>>("rounding_mode") ? zeros_like(s.grad) : div_other(s);
}
Tensor remainder_other_gradient(const Saved& s) {
  return -s.grad * call<"div.Tensor_mode">(s["self"], s["other"], "floor");
}
Tensor fmod_other_gradient(const Saved& s) {
  return -s.grad * call<"div.Tensor_mode">(s["self"], s["other"], "trunc");
}
Tensor sgn_gradient(const Saved& s) {
  Tensor self = s["self"];
  if (!is_complex(self.dtype())) return zeros_like(s.grad);
  Tensor length = call<"abs">(self), along = s.grad / length, sgn = s["result"];
  return call<"masked_fill.Scalar">(along - call<"real">(along * conj(sgn)) * sgn,
                                    call<"eq.Scalar">(length, 0), 0);
}
Tensor abs_gradient(const Saved& s) { return s.grad * call<"sgn">(s["self"]); }
Tensor reciprocal_gradient(const Saved& s) { return -s.grad * conj(s["result"] * s["result"]); }
Tensor nan_to_num_gradient(const Saved& s) { return s.grad * call<"isfinite">(s["self"]); }
Tensor maximum_self_gradient(const Saved& s) { return extremum<"lt.Tensor">(s, "self", "other"); }
Tensor maximum_other_gradient(const Saved& s) { return extremum<"lt.Tensor">(s, "other", "self"); }
Tensor minimum_self_gradient(const Saved& s) { return extremum<"gt.Tensor">(s, "self", "other"); }
Tensor minimum_other_gradient(const Saved& s) { return extremum<"gt.Tensor">(s, "other", "self"); }
Tensor fmax_self_gradient(const Saved& s) { return extremum<"lt.Tensor">(s, "self", "other"); }
Tensor fmax_other_gradient(const Saved& s) { return extremum<"lt.Tensor">(s, "other", "self"); }
Tensor clamp_min_gradient(const Saved& s) {
  return keep_where(call<"gt.Scalar">(s["self"], s.scalar("min")), s.grad);
}
Tensor clamp_min_self_gradient(const Saved& s) { return extremum<"lt.Tensor">(s, "self", "min"); }
Tensor clamp_min_min_gradient(const Saved& s) { return extremum<"lt.Tensor">(s, "min", "self"); }
Tensor clamp_max_gradient(const Saved& s) {
  return keep_where(call<"lt.Scalar">(s["self"], s.scalar("max")), s.grad);
}
Tensor clamp_max_self_gradient(const Saved& s) { return extremum<"gt.Tensor">(s, "self", "max"); }
Tensor clamp_max_max_gradient(const Saved& s) { return extremum<"gt.Tensor">(s, "max", "self"); }
Tensor addcmul_tensor1_gradient(const Saved& s) {
  return s.grad * conj(s["tensor2"] * s.scalar("value"));
}
Tensor addcmul_tensor2_gradient(const Saved& s) {
  return s.grad * conj(s["tensor1"] * s.scalar("value"));
}
Tensor addcdiv_tensor1_gradient(const Saved& s) {
  return s.grad * (call<"reciprocal">(s["tensor2"]) * s.scalar("value"));
}
Tensor addcdiv_tensor2_gradient(const Saved& s) {
  return -s.grad * (s["tensor1"] * s.scalar("value")) / (s["tensor2"] * s["tensor2"]);
}
Tensor lerp_self_gradient(const Saved& s) {
  const Scalar& weight = s.scalar("weight");
  if (weight.is_complex())
    return s.grad * Scalar(Complex<double>(1) - weight.to<Complex<double>>());
  return s.grad * (1 - weight.to<double>());
}
Tensor lerp_end_gradient(const Saved& s) { return s.grad * s.scalar("weight"); }
Tensor lerp_tensor_self_gradient(const Saved& s) { return s.grad * (Scalar(1) - s["weight"]); }
Tensor lerp_weight_gradient(const Saved& s) { return s.grad * (s["end"] - s["self"]); }
Tensor copysign_self_gradient(const Saved& s) {
  return s.grad * keep_where(call<"ne.Scalar">(s["self"], 0), s["result"] / s["self"]);
}
Tensor nextafter_self_gradient(const Saved& s) {
  return drop_where(call<"eq.Tensor">(s["self"], s["other"]), s.grad);
}

constexpr Op kOps[] = {
    // Arithmetic
    {.schema = "add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor",
     .node = "AddBackward0",
     .forward = kernel<&add>,
     .grads = {{"self", "alpha", same_gradient}, {"other", "alpha", add_other_gradient}},
     .own_conj = true,
     .inplace = true,
     .out = "out",
     .takes_numbers = true,
     .old_signature = true},
    {.schema = "add.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor",
     .node = "AddBackward1",
     .forward = kernel<&add_number>,
     .grads = {{"self", "", same_gradient}},
     .own_conj = true,
     .place = Place::Internal},
    {.schema = "sub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor",
     .node = "SubBackward0",
     .forward = kernel<&sub>,
     .grads = {{"self", "alpha", same_gradient}, {"other", "alpha", sub_other_gradient}},
     .own_conj = true,
     .inplace = true,
     .out = "out",
     .also = "subtract",
     .takes_numbers = true,
     .old_signature = true},
    {.schema = "sub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor",
     .node = "SubBackward1",
     .forward = kernel<&sub_number>,
     .grads = {{"self", "", same_gradient}},
     .own_conj = true,
     .place = Place::Internal},
    {.schema = "rsub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor",
     .node = "RsubBackward0",
     .forward = kernel<&rsub>,
     .grads = {{"self", "alpha", sub_other_gradient}, {"other", "", same_gradient}},
     .own_conj = true,
     .place = Place::Function},
    {.schema = "rsub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor",
     .node = "RsubBackward1",
     .forward = kernel<&rsub_number>,
     .grads = {{"self", "alpha", sub_other_gradient}},
     .own_conj = true,
     .place = Place::Function},
    {.schema = "mul.Tensor(Tensor self, Tensor other) -> Tensor",
     .node = "MulBackward0",
     .forward = kernel<&mul>,
     .grads = {{"self", "other",
                [](const Saved& s) -> Tensor { return s.grad * conj(s["other"]); }},
               {"other", "self",
                [](const Saved& s) -> Tensor { return s.grad * conj(s["self"]); }}},
     .own_conj = true,
     .inplace = true,
     .out = "out",
     .also = "multiply",
     .takes_numbers = true},
    {.schema = "mul.Scalar(Tensor self, Scalar other) -> Tensor",
     .node = "MulBackward1",
     .forward = kernel<&with_number<&mul>>,
     .grads = {{"self", "other", mul_gradient}},
     .own_conj = true,
     .place = Place::Internal},
    {.schema = "div.Scalar(Tensor self, Scalar other) -> Tensor",
     .node = "DivBackward1",
     .forward = kernel<&with_number<&div>>,
     .grads = {{"self", "other", div_gradient}},
     .own_conj = true,
     .place = Place::Internal},
    {.schema = "div.Tensor(Tensor self, Tensor other) -> Tensor",
     .node = "DivBackward0",
     .forward = kernel<&div>,
     .grads = {{"self", "other",
                [](const Saved& s) -> Tensor { return s.grad / conj(s["other"]); }},
               {"other", "self other", div_other}},
     .own_conj = true,
     .inplace = true,
     .out = "out",
     .also = "divide true_divide",
     .takes_numbers = true},
    {.schema = "div.Tensor_mode(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor",
     .node = "DivBackward2",
     .forward = kernel<&div_mode>,
     .grads = {{"self", "other rounding_mode", div_self_gradient},
               {"other", "self other rounding_mode", div_other_gradient}},
     .own_conj = true,
     .inplace = true,
     .out = "out_mode",
     .also = "divide",
     .takes_numbers = true},
    {.schema = "floor_divide(Tensor self, Tensor other) -> Tensor",
     .node = "torch::autograd::NotImplemented",
     .forward = kernel<&div_floor>,
     .grads = {{"self", "", not_implemented<"floor_divide">},
               {"other", "", not_implemented<"floor_divide">}},
     .out = "out",
     .takes_numbers = true},
    {.schema = "floor_divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)",
     .node = "torch::autograd::NotImplemented",
     .forward = kernel<&in_place<&div_floor, Tensor>>,
     .grads = {{"self", "", not_implemented<"floor_divide_">},
               {"other", "", not_implemented<"floor_divide_">}},
     .overlap = Overlap::SameElements,
     .takes_numbers = true},
    {.schema = "remainder.Tensor(Tensor self, Tensor other) -> Tensor",
     .node = "RemainderBackward1",
     .forward = kernel<&remainder>,
     .grads = {{"self", "", same_gradient}, {"other", "self other", remainder_other_gradient}},
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
     .grads = {{"self", "", same_gradient}, {"other", "self other", fmod_other_gradient}},
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
     .out = "out",
     .out_dtype = kFoundDType,
     .also = "negative",
     .inplace_function = true},
    {.schema = "positive(Tensor(a) self) -> Tensor(a)",
     .forward = kernel<&positive>,
     .composite = true},
    {.schema = "abs(Tensor self) -> Tensor",
     .node = "AbsBackward0",
     .forward = kernel<&abs>,
     .grads = {{"self", "self", abs_gradient}},
     .own_conj = true,
     .inplace = true,
     .out = "out",
     .out_dtype = kFoundDType,
     .inplace_function = true},
    {.schema = "sign(Tensor self) -> Tensor",
     .node = "SignBackward0",
     .forward = kernel<&sign>,
     .grads = {{"self", "", no_gradient}},
     .inplace = true,
     .out = "out",
     .out_dtype = kFoundDType,
     .place = Place::Both},
    {.schema = "sgn(Tensor self) -> Tensor",
     .node = "SgnBackward0",
     .forward = kernel<&sgn>,
     .grads = {{"self", "self result", sgn_gradient}},
     .own_conj = true,
     .inplace = true,
     .out = "out",
     .out_dtype = kFoundDType},
    {.schema = "reciprocal(Tensor self) -> Tensor",
     .node = "ReciprocalBackward0",
     .forward = kernel<&reciprocal>,
     .grads = {{"self", "result", reciprocal_gradient}},
     .own_conj = true,
     .inplace = true,
     .out = "out",
     .inplace_function = true},

    // Rounding
    {.schema = "floor(Tensor self) -> Tensor",
     .node = "FloorBackward0",
     .forward = kernel<&floor>,
     .grads = {{"self", "", no_gradient}},
     .inplace = true,
     .out = "out",
     .out_dtype = kFoundDType,
     .inplace_function = true},
    {.schema = "ceil(Tensor self) -> Tensor",
     .node = "CeilBackward0",
     .forward = kernel<&ceil>,
     .grads = {{"self", "", no_gradient}},
     .inplace = true,
     .out = "out",
     .out_dtype = kFoundDType,
     .inplace_function = true},
    {.schema = "trunc(Tensor self) -> Tensor",
     .node = "TruncBackward0",
     .forward = kernel<&trunc>,
     .grads = {{"self", "", no_gradient}},
     .inplace = true,
     .out = "out",
     .out_dtype = kFoundDType,
     .also = "fix",
     .inplace_function = true},
    {.schema = "round(Tensor self) -> Tensor",
     .node = "RoundBackward0",
     .forward = kernel<&round>,
     .grads = {{"self", "", no_gradient}},
     .inplace = true,
     .out = "out",
     .out_dtype = kFoundDType,
     .inplace_function = true},
    {.schema = "round.decimals(Tensor self, *, int decimals) -> Tensor",
     .node = "RoundBackward1",
     .forward = kernel<&round_decimals>,
     .grads = {{"self", "", no_gradient}},
     .inplace = true,
     .out = "decimals_out",
     .out_dtype = kFoundDType,
     .inplace_function = true},
    {.schema = "frac(Tensor self) -> Tensor",
     .node = "FracBackward0",
     .forward = kernel<&frac>,
     .grads = {{"self", "", same_gradient}},
     .inplace = true,
     .out = "out",
     .out_dtype = kFoundDType,
     .inplace_function = true},
    {.schema = "nan_to_num(Tensor self, float? nan=None, float? posinf=None, float? neginf=None) "
               "-> Tensor",
     .node = "NanToNumBackward0",
     .forward = kernel<&nan_to_num>,
     .grads = {{"self", "self", nan_to_num_gradient}},
     .real_alone = true,
     .inplace = true,
     .out = "out",
     .out_dtype = {"nan_to_num: dtype of out: {Out} should be same as input: {Result}",
                   OutDType::Same},
     .inplace_function = true},

    // Bounds
    {.schema = "maximum(Tensor self, Tensor other) -> Tensor",
     .node = "MaximumBackward0",
     .forward = kernel<&max_of>,
     .grads = {{"self", "self other", maximum_self_gradient},
               {"other", "self other", maximum_other_gradient}},
     .out = "out"},
    {.schema = "minimum(Tensor self, Tensor other) -> Tensor",
     .node = "MinimumBackward0",
     .forward = kernel<&min_of>,
     .grads = {{"self", "self other", minimum_self_gradient},
               {"other", "self other", minimum_other_gradient}},
     .out = "out"},
    {.schema = "fmax(Tensor self, Tensor other) -> Tensor",
     .node = "FmaxBackward0",
     .forward = kernel<&fmax_of>,
     .grads = {{"self", "self other", fmax_self_gradient},
               {"other", "self other", fmax_other_gradient}},
     .out = "out"},
    {.schema = "fmin(Tensor self, Tensor other) -> Tensor",
     .node = "FminBackward0",
     .forward = kernel<&fmin_of>,
     .grads = {{"self", "self other", fmax_other_gradient},
               {"other", "self other", fmax_self_gradient}},
     .out = "out"},
    {.schema = "clamp(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor",
     .node = "ClampBackward1",
     .forward = kernel<&clamp>,
     .grads = {{"self", "self min max", clamp_backward}},
     .inplace = true,
     .out = "out",
     .out_dtype = kFoundDType,
     .also = "clip",
     .inplace_function = true},
    {.schema = "clamp.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor",
     .node = "ClampBackward0",
     .forward = kernel<&clamp_tensors>,
     .grads = {{"self", "self min max", clamp_self},
               {"min", "self min max", clamp_low},
               {"max", "self min max", clamp_high}},
     .inplace = true,
     .out = "Tensor_out",
     .also = "clip",
     .inplace_function = true},
    {.schema = "clamp_min(Tensor self, Scalar min) -> Tensor",
     .node = "ClampMinBackward0",
     .forward = kernel<&clamp_min>,
     .grads = {{"self", "self min", clamp_min_gradient}},
     .inplace = true,
     .out = "out",
     .out_dtype = kFoundDType,
     .inplace_function = true},
    {.schema = "clamp_min.Tensor(Tensor self, Tensor min) -> Tensor",
     .node = "ClampMinBackward1",
     .forward = kernel<&at_least>,
     .grads = {{"self", "self min", clamp_min_self_gradient},
               {"min", "self min", clamp_min_min_gradient}},
     .inplace = true,
     .out = "Tensor_out",
     .inplace_function = true},
    {.schema = "clamp_max(Tensor self, Scalar max) -> Tensor",
     .node = "ClampMaxBackward0",
     .forward = kernel<&clamp_max>,
     .grads = {{"self", "self max", clamp_max_gradient}},
     .inplace = true,
     .out = "out",
     .out_dtype = kFoundDType,
     .inplace_function = true},
    {.schema = "clamp_max.Tensor(Tensor self, Tensor max) -> Tensor",
     .node = "ClampMaxBackward1",
     .forward = kernel<&at_most>,
     .grads = {{"self", "self max", clamp_max_self_gradient},
               {"max", "self max", clamp_max_max_gradient}},
     .inplace = true,
     .out = "Tensor_out",
     .inplace_function = true},

    // Of several tensors
    {.schema = "addcmul(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor",
     .node = "AddcmulBackward0",
     .forward = kernel<&addcmul>,
     .grads = {{"self", "", same_gradient},
               {"tensor1", "tensor2 value", addcmul_tensor1_gradient},
               {"tensor2", "tensor1 value", addcmul_tensor2_gradient}},
     .own_conj = true,
     .inplace = true,
     .out = "out",
     .old_signature = true},
    {.schema = "addcdiv(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor",
     .node = "AddcdivBackward0",
     .forward = kernel<&addcdiv>,
     .grads = {{"self", "", same_gradient},
               {"tensor1", "tensor2 value", addcdiv_tensor1_gradient},
               {"tensor2", "tensor1 tensor2 value", addcdiv_tensor2_gradient}},
     .inplace = true,
     .out = "out",
     .old_signature = true},
    {.schema = "lerp.Scalar(Tensor self, Tensor end, Scalar weight) -> Tensor",
     .node = "LerpBackward0",
     .forward = kernel<&lerp_number>,
     .grads = {{"self", "weight", lerp_self_gradient}, {"end", "weight", lerp_end_gradient}},
     .inplace = true,
     .out = "Scalar_out"},
    {.schema = "lerp.Tensor(Tensor self, Tensor end, Tensor weight) -> Tensor",
     .node = "LerpBackward1",
     .forward = kernel<&lerp>,
     .grads = {{"self", "weight", lerp_tensor_self_gradient},
               {"end", "weight", [](const Saved& s) -> Tensor { return s.grad * s["weight"]; }},
               {"weight", "self end", lerp_weight_gradient}},
     .inplace = true,
     .out = "Tensor_out",
     .out_dtype = kFoundDType},
    {.schema = "copysign.Tensor(Tensor self, Tensor other) -> Tensor",
     .node = "CopysignBackward0",
     .forward = kernel<&copysign>,
     .grads = {{"self", "self result", copysign_self_gradient}, {"other", "", no_gradient}},
     .inplace = true,
     .out = "out"},
    {.schema = "copysign.Scalar(Tensor self, Scalar other) -> Tensor",
     .node = "CopysignBackward1",
     .forward = kernel<&with_number<&copysign>>,
     .grads = {{"self", "self result", copysign_self_gradient}},
     .inplace = true,
     .out = "Scalar_out"},
    {.schema = "nextafter(Tensor self, Tensor other) -> Tensor",
     .node = "NextafterBackward0",
     .forward = kernel<&nextafter>,
     .grads = {{"self", "self other", nextafter_self_gradient},
               {"other", "self other", no_gradient}},
     .inplace = true,
     .out = "out"},
    {.schema = "heaviside(Tensor self, Tensor values) -> Tensor",
     .node = "torch::autograd::NotImplemented",
     .forward = kernel<&heaviside>,
     .grads = {{"self", "", not_implemented<"heaviside">},
               {"values", "", not_implemented<"heaviside">}},
     .inplace = true,
     .out = "out",
     .out_dtype = {"heaviside is not yet implemented for tensors with different dtypes.",
                   OutDType::Same}},

    // Other names
    {.schema = "absolute(Tensor self) -> Tensor",
     .forward = kernel<&same_as<"abs">>,
     .out = "out",
     .out_dtype = kFoundDType,
     .composite = true},
    {.schema = "absolute_(Tensor(a!) self) -> Tensor(a!)",
     .forward = kernel<&same_as<"abs_">>,
     .composite = true},
};
static_assert(valid(kOps), "an operator's schema disagrees with its kernel or its derivative");

}  // namespace

OpTable arithmetic_ops() { return kOps; }

}  // namespace tg
