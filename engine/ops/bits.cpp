// Integers as bits: logic, shifts, common divisors.
#include "kernels/number.h"
#include "ops/elementwise.h"

namespace tg {
namespace {

// The dtype of the result, which the tensor that is written to can take.
DType castable(const Destination& to, const Tensor& self, const Tensor& other) {
  DType type = result_type(self, other);
  common_sizes({&self, &other});  // shapes are looked at first
  if (to.tensor().defined()) check_castable(type, to.tensor().dtype());
  return type;
}

template <auto F>
Tensor bitwise(Destination& to, const char* name, const Tensor& self, const Tensor& other) {
  return map_same<Types::AnyIntegral>(to, name, castable(to, self, other), F, self, other);
}
Tensor bitwise_and(Destination& to, const Tensor& self, const Tensor& other) {
  return bitwise<[](auto a, auto b) { return a & b; }>(to, "bitwise_and_cpu", self, other);
}
Tensor bitwise_or(Destination& to, const Tensor& self, const Tensor& other) {
  return bitwise<[](auto a, auto b) { return a | b; }>(to, "bitwise_or_cpu", self, other);
}
Tensor bitwise_xor(Destination& to, const Tensor& self, const Tensor& other) {
  return bitwise<[](auto a, auto b) { return a ^ b; }>(to, "bitwise_xor_cpu", self, other);
}
Tensor bitwise_not(Destination& to, const Tensor& self) {
  return map_same<Types::Integral>(
      to, "bitwise_not_cpu", self.dtype(),
      []<class T>(T a) {
        if constexpr (std::is_same_v<T, bool>)
          return !a;
        else
          return T(~a);
      },
      self);
}
// Shifts by more than the width give 0, or the sign.
Tensor shift_left(Destination& to, const Tensor& self, const Tensor& other) {
  return map_same<Types::Integers>(
      to, "lshift_cpu", castable(to, self, other),
      []<class T>(T a, T b) {
        bool out = int64_t(b) < 0 || uint64_t(b) >= sizeof(T) * 8;
        return out ? T(0) : T(number::Wrapping<T>(a) << b);
      },
      self, other);
}
Tensor shift_right(Destination& to, const Tensor& self, const Tensor& other) {
  return map_same<Types::Integers>(
      to, "rshift_cpu", castable(to, self, other),
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
Tensor gcd_of(Destination& to, const Tensor& self, const Tensor& other) {
  return map_same<Types::Integers>(
      to, "gcd_cpu", castable(to, self, other), []<class T>(T a, T b) { return gcd<T>(a, b); },
      self, other);
}
Tensor lcm_of(Destination& to, const Tensor& self, const Tensor& other) {
  return map_same<Types::Integers>(
      to, "lcm_cpu", castable(to, self, other),
      []<class T>(T a, T b) {
        T g = gcd<T>(a, b);
        if (g == 0) return T(0);
        T product = number::mul(T(a / g), b);
        return product < 0 ? number::neg(product) : product;
      },
      self, other);
}

constexpr Op kOps[] = {
    {.schema = "bitwise_and.Tensor(Tensor self, Tensor other) -> Tensor",
     .forward = kernel<&bitwise_and>,
     .inplace = true,
     .out = "Tensor_out",
     .also = "__and__"},
    {.schema = "bitwise_and.Scalar(Tensor self, Scalar other) -> Tensor",
     .forward = kernel<&with_number<&bitwise_and>>,
     .inplace = true,
     .out = "Scalar_out",
     .also = "__and__"},
    {.schema = "bitwise_and.Scalar_Tensor(Scalar self, Tensor other) -> Tensor",
     .forward = kernel<&of_number<&bitwise_and>>,
     .place = Place::Function},
    {.schema = "bitwise_or.Tensor(Tensor self, Tensor other) -> Tensor",
     .forward = kernel<&bitwise_or>,
     .inplace = true,
     .out = "Tensor_out",
     .also = "__or__"},
    {.schema = "bitwise_or.Scalar(Tensor self, Scalar other) -> Tensor",
     .forward = kernel<&with_number<&bitwise_or>>,
     .inplace = true,
     .out = "Scalar_out",
     .also = "__or__"},
    {.schema = "bitwise_or.Scalar_Tensor(Scalar self, Tensor other) -> Tensor",
     .forward = kernel<&of_number<&bitwise_or>>,
     .place = Place::Function},
    {.schema = "bitwise_xor.Tensor(Tensor self, Tensor other) -> Tensor",
     .forward = kernel<&bitwise_xor>,
     .inplace = true,
     .out = "Tensor_out",
     .also = "__xor__"},
    {.schema = "bitwise_xor.Scalar(Tensor self, Scalar other) -> Tensor",
     .forward = kernel<&with_number<&bitwise_xor>>,
     .inplace = true,
     .out = "Scalar_out",
     .also = "__xor__"},
    {.schema = "bitwise_xor.Scalar_Tensor(Scalar self, Tensor other) -> Tensor",
     .forward = kernel<&of_number<&bitwise_xor>>,
     .place = Place::Function},
    {.schema = "bitwise_not(Tensor self) -> Tensor",
     .forward = kernel<&bitwise_not>,
     .inplace = true,
     .out = "out",
     .out_dtype = kFoundDType},
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
     .forward = kernel<&same_as<"bitwise_left_shift_.Tensor", Tensor>>,
     .composite = true,
     .place = Place::Method},
    {.schema = "__ilshift__.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)",
     .forward = kernel<&same_as<"bitwise_left_shift_.Tensor_Scalar", Scalar>>,
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
     .forward = kernel<&same_as<"bitwise_right_shift_.Tensor", Tensor>>,
     .composite = true,
     .place = Place::Method},
    {.schema = "__irshift__.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)",
     .forward = kernel<&same_as<"bitwise_right_shift_.Tensor_Scalar", Scalar>>,
     .composite = true,
     .place = Place::Method},
    {.schema = "gcd(Tensor self, Tensor other) -> Tensor",
     .forward = kernel<&gcd_of>,
     .inplace = true,
     .out = "out",
     .inplace_function = true},
    {.schema = "lcm(Tensor self, Tensor other) -> Tensor",
     .forward = kernel<&lcm_of>,
     .inplace = true,
     .out = "out",
     .inplace_function = true},
};
static_assert(valid(kOps), "an operator's schema disagrees with its kernel or its derivative");

}  // namespace

OpTable bits_ops() { return kOps; }

}  // namespace tg
