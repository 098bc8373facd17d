// Arithmetic of each element: sums, products, quotients, rounding, bounds.
#include "kernels/number.h"
#include "ops/elementwise.h"
#include "ops/gradients.h"
#include "ops/tables.h"

namespace tg {
namespace {

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
void check_clamped(const Tensor& self, DType type, const char* kernel) {
  if (type == DType::Bool) fail_not_implemented(kernel, type);
  if (const Tensor& to = destination(); to.is(self))
    check(can_cast(type, to.dtype()), "result type ", type_name(type),
          " can't be cast to the desired output type ", c_name(to.dtype()));
}
Tensor clamp_min(const Tensor& self, const Scalar& min) {
  check_clamped(self, result_type(self, min), "clamp_min_scalar_cpu");
  return max_of(self, wrap(min));
}
Tensor clamp_max(const Tensor& self, const Scalar& max) {
  check_clamped(self, result_type(self, max), "clamp_max_scalar_cpu");
  return min_of(self, wrap(max));
}
Tensor clamp(const Tensor& self, const std::optional<Scalar>& low,
             const std::optional<Scalar>& high) {
  check(low || high, "torch.clamp: At least one of 'min' or 'max' must not be None");
  if (!high) return clamp_min(self, *low);
  if (!low) return clamp_max(self, *high);
  DType type = promote(result_type(self, *low), result_type(self, *high));
  check_clamped(self, type, "clamp_scalar_kernel_impl");
  return map_same<Types::All>(
      "clamp_scalar_kernel_impl", type,
      [&]<class T>(T a) { return number::clamp(a, low->to<T>(), high->to<T>()); }, self);
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

Tensor copysign(const Tensor& self, const Tensor& other) {
  return real_binary<[](auto a, auto b) { return std::copysign(a, b); }>(self, other);
}
Tensor nextafter(const Tensor& self, const Tensor& other) {
  return map_same<Types::Floating>(
      "nextafter_cpu", result_type(self, other),
      [](auto a, auto b) { return std::nextafter(a, b); }, self, other);
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

// --- Gradients that several rows share -------------------------------------------------------

Tensor no_gradient(const Saved& s) { return zeros_like(s.grad); }
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

// The gradient of which two equal numbers get half each.
Tensor halved_where_equal(const Saved& s) {
  return call<"where.self">(call<"eq.Tensor">(s["self"], s["other"]), s.grad / Scalar(2), s.grad);
}

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
    {.schema = "nextafter(Tensor self, Tensor other) -> Tensor",
     .node = "NextafterBackward0",
     .forward = kernel<&nextafter>,
     .grads = {{"self", "self other", [](const Saved& s) -> Tensor { return drop_where(call<"eq.Tensor">(s["self"], s["other"]), s.grad); }},
               {"other", "self other", no_gradient}},
     .inplace = true,
     .out = "out"},
    {.schema = "heaviside(Tensor self, Tensor values) -> Tensor",
     .node = "torch::autograd::NotImplemented",
     .forward = kernel<&heaviside>,
     .grads = {{"self", "", not_implemented<"heaviside">},
               {"values", "", not_implemented<"heaviside">}},
     .inplace = true,
     .out = "out", .out_dtype = {"heaviside is not yet implemented for tensors with different dtypes.", OutDType::Same}},

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

OpTable arithmetic_ops() { return kOps; }

}  // namespace tg
