// What pointwise operators have in common: operands cast to one type and broadcast to one shape, a
// result of PyTorch's strides, and a function mapped over the elements.
#pragma once

#include "kernels/complex_math.h"
#include "kernels/half.h"
#include "kernels/map.h"
#include "op/functions.h"
#include "op/promotion.h"

namespace tg {

/// The element types that an operator takes; others get PyTorch's "not implemented" error.
enum class Types {
  Floating,
  Integers,
  Integral,
  Numbers,
  All,
  Complex,
  FloatingComplex,
  NumbersComplex,
  AllComplex,
  // With the unsigned types that are only stored: of uint64 the loops see the bits as int64.
  AnyIntegral,
  Any,
  AnyComplex
};

template <Types kTypes, class F>
void dispatch(DType dtype, const char* name, F&& f) {
  constexpr bool kUnsigned =
      kTypes == Types::Any || kTypes == Types::AnyIntegral || kTypes == Types::AnyComplex;
  constexpr bool kHalf = kTypes != Types::Integers && kTypes != Types::Integral &&
                         kTypes != Types::AnyIntegral && kTypes != Types::Complex;
  if (is_half(dtype) ? kHalf : kUnsigned && is_wide_unsigned(dtype)) dtype = compute_type(dtype);
  if constexpr (kTypes == Types::Floating) dispatch_floating(dtype, name, f);
  if constexpr (kTypes == Types::Integers) dispatch_integers(dtype, name, f);
  if constexpr (kTypes == Types::Integral || kTypes == Types::AnyIntegral)
    dispatch_integral(dtype, name, f);
  if constexpr (kTypes == Types::Numbers) dispatch_numbers(dtype, name, f);
  if constexpr (kTypes == Types::All || kTypes == Types::Any) dispatch_all(dtype, name, f);
  if constexpr (kTypes == Types::Complex) dispatch_complex(dtype, name, f);
  if constexpr (kTypes == Types::FloatingComplex) dispatch_floating_complex(dtype, name, f);
  if constexpr (kTypes == Types::NumbersComplex) dispatch_numbers_complex(dtype, name, f);
  if constexpr (kTypes == Types::AllComplex || kTypes == Types::AnyComplex)
    dispatch_all_complex(dtype, name, f);
}

/// The shape to which all broadcast.
inline Ints common_sizes(std::initializer_list<const Tensor*> inputs) {
  Ints sizes = (*inputs.begin())->sizes();
  for (const Tensor* t : inputs) sizes = broadcast(sizes, t->sizes());
  return sizes;
}

/// The tensor that a pointwise operator writes: to.output() with the strides that the inputs imply.
/// RuntimeError where it would overlap a part of an input.
Tensor elementwise_output(Destination& to, DType dtype,
                          std::initializer_list<const Tensor*> inputs);

/// RuntimeError unless a result of that dtype may be written into a tensor of the other.
void check_castable(DType result, DType out);

/// Writes the result of an operator that is a row of its own in place, with the checks that the
/// call path makes for forms it derives.
Tensor write_back(const Tensor& self, const Tensor& result);
template <auto F, class Other>
Tensor in_place(Destination& to, const Tensor& self, const Other& other) {
  return write_back(self, F(to, self, other));
}
template <auto F>
Tensor in_place(Destination& to, const Tensor& self) {
  return write_back(self, F(to, self));
}

/// `t`, or a copy of it in the order of its sizes.
Tensor packed(const Tensor& t);

/// RuntimeError, as of PyTorch's kernels, where the dtype cannot hold the number.
void check_converts(const Scalar& value, DType dtype);

/// The number as an element, or as each of several.
template <class T>
T element_of(const Scalar& number) {
  if constexpr (vector_math::is_lanes<T>)
    return T{} + number.to<float>();
  else
    return number.to<T>();
}

/// f of every element of the inputs, which are cast to `type`, as is the result. `name` is for the
/// error that dtypes other than kTypes get.
template <Types kTypes, class F, class... T>
Tensor map_same(Destination& to, const char* name, DType type, const F& f, const T&... in) {
  Tensor out = elementwise_output(to, type, {&in...});
  auto run = [&](const auto&... operands) {
    dispatch<kTypes>(type, name, [&]<class E>() {
      map<E, std::conditional_t<true, E, T>...>(f, out, operands...);
    });
  };
  run(cast_operand(in, type)...);
  return out;
}

/// The same of a half type for PyTorch's kernels that take a single number as the second operand as
/// it was given, not rounded.
template <Types kTypes, class F>
Tensor map_with_number(Destination& to, const char* name, DType type, const F& f, const Tensor& a,
                       const Tensor& b) {
  if (!is_half(type) || b.numel() != 1) return map_same<kTypes>(to, name, type, f, a, b);
  Tensor out = elementwise_output(to, type, {&a, &b});
  map<float, float, float>(f, out, cast_operand(a, type), cast_operand(b, DType::Float32));
  return out;
}

/// The same for a function that tells yes or no: the result is bool.
template <Types kTypes, class F, class... T>
Tensor map_bool(Destination& to, const char* name, DType type, const F& f, const T&... in) {
  Tensor out = elementwise_output(to, DType::Bool, {&in...});
  auto run = [&](const auto&... operands) {
    dispatch<kTypes>(type, name, [&]<class E>() {
      map<bool, std::conditional_t<true, E, T>...>(f, out, operands...);
    });
  };
  run(cast_operand(in, type)...);
  return out;
}

/// f of every element of a complex tensor.
Tensor complex_unary(Destination& to, const Tensor& self, ComplexFunction f);

/// A kernel of a function of real numbers: integers are taken as floating point numbers. `Name` is
/// PyTorch's, for the error that complex numbers get.
template <auto F, FixedString Name>
Tensor real_unary(Destination& to, const Tensor& self) {
  return map_same<Types::Floating>(to, Name.text, float_type(self.dtype()), F, self);
}
template <auto F, FixedString Name>
Tensor real_binary(Destination& to, const Tensor& self, const Tensor& other) {
  return map_same<Types::Floating>(to, Name.text, float_type(result_type(self, other)), F, self,
                                   other);
}

/// The same with the function of complex numbers: it takes them all.
template <auto F, ComplexFunction C>
Tensor unary(Destination& to, const Tensor& self) {
  return is_complex(self.dtype()) ? complex_unary(to, self, C) : real_unary<F, "unary">(to, self);
}

/// The kernel that is another operator, where more than the name differs: `.also` is for names.
template <FixedString Name, class... More>
Tensor same_as(const Tensor& self, const More&... more) {
  return call<Name>(self, more...);
}
/// With a number as the second operand: the operator of two tensors.
template <auto F>
Tensor with_number(Destination& to, const Tensor& self, const Scalar& other) {
  return F(to, self, wrap(other));
}
template <auto F>
Tensor of_number(Destination& to, const Scalar& self, const Tensor& other) {
  return F(to, wrap(self), other);
}

inline Tensor zeros_like(const Tensor& t) { return call<"zeros_like">(t); }
/// `t` where the mask holds, and 0 elsewhere; and the other way round.
inline Tensor keep_where(const Tensor& mask, const Tensor& t) {
  return call<"where.self">(mask, t, scalar_tensor(0, t.dtype()));
}
inline Tensor drop_where(const Tensor& mask, const Tensor& t) {
  return call<"where.self">(mask, scalar_tensor(0, t.dtype()), t);
}

}  // namespace tg
