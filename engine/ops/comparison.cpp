// Operators that tell yes or no of each element, or of two tensors as a whole, and what a mask
// chooses.
#include <functional>

#include "core/overlap.h"
#include "core/warning.h"
#include "kernels/copy.h"
#include "kernels/iterate.h"
#include "kernels/number.h"
#include "ops/elementwise.h"
#include "ops/factory.h"

namespace tg {
namespace {

// In complex64, rounded as complex32 rounds it: of that there are no tensors, but what is equal in
// it can be told.
Tensor rounded(const Tensor& t, DType part) {
  auto round = [&](const Tensor& x) { return cast_operand(cast_operand(x, part), DType::Float32); };
  if (!is_complex(t.dtype())) return round(t);
  return call<"complex">(round(call<"real">(t)), round(call<"imag">(t)));
}

// One function object an operator, so that its forms for tensors and numbers share their loops.
template <auto F>
Tensor equality(Destination& to, const Tensor& self, const Tensor& other) {
  DType type = result_type(self, other), part = real_type(type);
  if (is_complex_half(type))
    return map_bool<Types::AnyComplex>(to, "compare", DType::Complex64, F, rounded(self, part),
                                       rounded(other, part));
  return map_bool<Types::AnyComplex>(to, "compare", type, F, self, other);
}
template <auto F>
Tensor equality_number(Destination& to, const Tensor& self, const Scalar& other) {
  return equality<F>(to, self, wrap(other));
}
// Complex numbers have no order: its name is what the error tells.
template <FixedString Name, auto F>
Tensor order(Destination& to, const Tensor& self, const Tensor& other) {
  return map_bool<Types::All>(to, Name.text, result_type(self, other), F, self, other);
}
template <FixedString Name, auto F>
Tensor order_number(Destination& to, const Tensor& self, const Scalar& other) {
  return order<Name, F>(to, self, wrap(other));
}

// Of one element, in its own type.
template <auto F>
Tensor ask(Destination& to, const Tensor& self) {
  return map_bool<Types::AnyComplex>(to, "ask", self.dtype(), F, self);
}
template <auto F>
Tensor ask_real(Destination& to, const char* refusal, const Tensor& self) {
  check(!is_complex(self.dtype()), refusal);
  return map_bool<Types::Any>(to, "ask", self.dtype(), F, self);
}
template <auto F>
Tensor ask_both(Destination& to, const Tensor& self, const Tensor& other) {
  return map_bool<Types::AllComplex>(to, "ask", result_type(self, other), F, self, other);
}

// --- Closeness -------------------------------------------------------------------------------

Tensor isclose(Destination& to, const Tensor& self, const Tensor& other, double rtol, double atol,
               bool equal_nan) {
  check(self.dtype() == other.dtype(), type_name(self.dtype()), " did not match ",
        type_name(other.dtype()));
  check(rtol >= 0, "rtol must be greater than or equal to zero, but got ", rtol);
  check(atol >= 0, "atol must be greater than or equal to zero, but got ", atol);
  Tensor close = map_bool<Types::AnyComplex>(
      to, "isclose", self.dtype(),
      [&]<class T>(T a, T b) {
        if (a == b) return true;
        if (number::is_nan(a) || number::is_nan(b))
          return equal_nan && number::is_nan(a) && number::is_nan(b);
        if constexpr (is_complex_number<T>) {
          double apart = abs(Complex<double>(a - b));
          return std::isfinite(apart) && apart <= atol + std::abs(rtol) * abs(Complex<double>(b));
        } else {
          // Integers are compared as the default floating type, as PyTorch does.
          double x = double(a), y = double(b);
          return std::isfinite(x - y) && std::abs(x - y) <= atol + std::abs(rtol * y);
        }
      },
      self, other);
  // PyTorch adds those that are NaN in both, then those within the tolerance: its counter tells.
  close.version()->value +=
      int(equal_nan && is_floating(self.dtype())) + int(rtol != 0 || atol != 0);
  return close;
}

// Whether a tensor of bools holds no False.
bool all_true(const Tensor& t) {
  bool all = true;
  iterate(
      [&](std::byte* const* at, const int64_t* step, int64_t count) {
        for (int64_t i = 0; i < count && all; ++i)
          all = *reinterpret_cast<const bool*>(at[0] + i * step[0]);
      },
      t);
  return all;
}

bool allclose(Destination& to, const Tensor& self, const Tensor& other, double rtol, double atol,
              bool equal_nan) {
  return all_true(isclose(to, self, other, rtol, atol, equal_nan));
}

bool equal(Destination& to, const Tensor& self, const Tensor& other) {
  if (!(self.sizes() == other.sizes())) return false;
  return all_true(equality<std::equal_to<>{}>(to, self, other));
}

Tensor logical_not(Destination& to, const Tensor& self) {
  return map_bool<Types::AllComplex>(
      to, "logical_not_cpu", self.dtype(), [](auto a) { return !a; }, self);
}
Tensor isposinf(Destination& to, const Tensor& self) {
  return ask_real<[]<class T>(T a) { return number::is_inf(a) && T(0) < a; }>(
      to, "isposinf does not support complex inputs.", self);
}
Tensor isneginf(Destination& to, const Tensor& self) {
  return ask_real<[]<class T>(T a) { return number::is_inf(a) && a < T(0); }>(
      to, "isneginf does not support complex inputs.", self);
}
Tensor signbit(Destination& to, const Tensor& self) {
  check_as(ErrorType::NotImplemented, !is_complex(self.dtype()),
           "signbit is not implemented for complex tensors.");
  return ask_real<[]<class T>(T a) {
    if constexpr (std::is_floating_point_v<T>)
      return std::signbit(a);
    else
      return a < T(0);
  }>(to, "signbit is not implemented for complex tensors.", self);
}

// Of every element the same.
Tensor all_bools(const Tensor& self, bool value) {
  Tensor out = make_like(self, DType::Bool);
  fill_elements(out, value);
  return out;
}

Tensor isfinite(Destination& to, const Tensor& self) {
  if (is_integral(self.dtype())) return all_bools(self, true);
  return ask<[](auto a) { return !number::is_nan(a) && !number::is_inf(a); }>(to, self);
}
Tensor isinf(Destination& to, const Tensor& self) {
  if (is_integral(self.dtype())) return all_bools(self, false);
  return ask<[](auto a) { return number::is_inf(a); }>(to, self);
}
Tensor isreal(const Tensor& self) {
  if (is_complex(self.dtype())) return call<"eq.Scalar">(call<"imag">(self), 0);
  return all_bools(self, true);
}

// --- Masks -----------------------------------------------------------------------------------

Tensor where(Destination& to, const Tensor& condition, const Tensor& self, const Tensor& other) {
  check(condition.dtype() == DType::Bool || condition.dtype() == DType::UInt8,
        "where expected condition to be a boolean tensor, but got a tensor with dtype ",
        type_name(condition.dtype()));
  if (condition.dtype() == DType::UInt8)
    warn_once("aten/src/ATen/native/TensorCompare.cpp:621",
              "where received a uint8 condition tensor. This behavior is deprecated and will be "
              "removed in a future version of PyTorch. Use a boolean condition instead.");
  DType type = result_type(self, other);
  Tensor out = elementwise_output(to, type, {&condition, &self, &other});
  Tensor mask = cast_operand(condition, DType::Bool), a = cast_operand(self, type),
         b = cast_operand(other, type);
  dispatch<Types::AnyComplex>(type, "where_cpu", [&]<class T>() {
    map<T, bool, T, T>([](bool c, T x, T y) { return c ? x : y; }, out, mask, a, b);
  });
  return out;
}

Tensor where_other(const Tensor& condition, const Tensor& self, const Scalar& other) {
  check_converts(other, result_type(self, other));
  return call<"where.self">(condition, self, wrap(other));
}
Tensor where_self(const Tensor& condition, const Scalar& self, const Tensor& other) {
  check_converts(self, result_type(other, self));
  return call<"where.self">(condition, wrap(self), other);
}
Tensor where_numbers(const Tensor& condition, const Scalar& self, const Scalar& other) {
  return call<"where.self">(condition, wrap(self), wrap(other));
}

void check_masked_fill(const Tensor& mask, const Tensor& value) {
  check(value.dim() == 0,
        "masked_fill_ only supports a 0-dimensional value tensor, but got tensor with ",
        value.dim(), " dimension(s).");
  check(mask.dtype() == DType::Bool,
        "masked_fill_ only supports boolean masks, but got mask with dtype ", c_name(mask.dtype()));
}
void fill_where(const Tensor& out, const Tensor& self, const Tensor& mask, const Tensor& value) {
  Scalar number = item(value);
  check_converts(number, self.dtype());
  Scalar fill = item(cast_operand(scalar_tensor(number, self.dtype()), self.dtype()));
  dispatch<Types::AllComplex>(self.dtype(), "masked_fill", [&]<class T>() {
    T v = fill.to<T>();
    map<T, T, bool>([v](T x, bool m) { return m ? v : x; }, out, self, mask);
  });
}
// The result is packed in the order of the sizes, whatever the layout of `self`.
Tensor masked_fill(Destination& to, const Tensor& self, const Tensor& mask, const Tensor& value) {
  Ints sizes = broadcast(mask.sizes(), self.sizes());
  check_masked_fill(mask, value);
  Tensor out = to.output(sizes, self.dtype());
  fill_where(out, self, mask, value);
  return out;
}
// `self` may be expanded: any index that the mask names writes the shared element.
Tensor masked_fill_(const Tensor& self, const Tensor& mask, const Tensor& value) {
  check_masked_fill(mask, value);
  warn_expanded("masked_fill_", "tensor[mask] = scalar", 2470, self);
  check_no_partial_overlap(self, mask);
  Ints sizes = broadcast(self.sizes(), mask.sizes());
  check(sizes == self.sizes(), "output with shape ", self.sizes(),
        " doesn't match the broadcast shape ", sizes);
  fill_where(self, self, mask, value);
  return self;
}
Tensor masked_fill_number(Destination& to, const Tensor& self, const Tensor& mask,
                          const Scalar& value) {
  return masked_fill(to, self, mask, scalar_tensor(value, self.dtype()));
}
Tensor masked_fill_number_(const Tensor& self, const Tensor& mask, const Scalar& value) {
  return masked_fill_(self, mask, scalar_tensor(value, self.dtype()));
}
Tensor value_gradient(const Saved& s) { return call<"sum">(keep_where(s["mask"], s.grad)); }
Tensor unmasked_gradient(const Saved& s) {
  return call<"masked_fill.Scalar">(s.grad, s["mask"], 0);
}
// Only the in-place forms have a history: the results are bool, which has no gradient.
Tensor zero_self(const Saved& s) { return call<"zeros">(s.sizes("self"), s.dtype("self")); }
Tensor zero_other(const Saved& s) { return call<"zeros">(s.sizes("other"), s.dtype("other")); }

// Whether each element is among the others.
Tensor isin(const Tensor& elements, const Tensor& others, bool, bool invert) {
  for (const Tensor* t : {&elements, &others})
    check(t->dtype() != DType::Bool && !is_complex(t->dtype()),
          "Unsupported input type encountered for isin(): ", type_name(t->dtype()));
  // PyTorch compares with each of a few as a vector, and sorts more.
  if (double(others.numel()) < 10 * std::pow(double(elements.numel()), 0.145))
    call<"view">(others, Ints{-1});
  Tensor same =
      call<"eq.Tensor">(call<"unsqueeze">(elements, -1), call<"reshape">(others, Ints{-1}));
  Tensor found = call<"any.dim">(same, -1);
  return invert ? call<"logical_not">(found) : found;
}
Tensor isin_number(const Tensor& elements, const Scalar& other, bool unique, bool invert) {
  return isin(elements, wrap(other), unique, invert);
}
Tensor number_isin(const Scalar& element, const Tensor& others, bool unique, bool invert) {
  return isin(wrap(element), others, unique, invert);
}

// --- Gradients -------------------------------------------------------------------------------

Tensor where_self_gradient(const Saved& s) { return keep_where(s["condition"], s.grad); }
Tensor where_other_gradient(const Saved& s) { return drop_where(s["condition"], s.grad); }

constexpr Op kOps[] = {
    {.schema = "eq.Tensor(Tensor self, Tensor other) -> Tensor",
     .node = "EqBackward1",
     .forward = kernel<&equality<std::equal_to<>{}>>,
     .grads = {{"self", "", zero_self}, {"other", "", zero_other}},
     .inplace = true,
     .history_in_place_only = true,
     .out = "Tensor_out"},
    {.schema = "eq.Scalar(Tensor self, Scalar other) -> Tensor",
     .node = "EqBackward0",
     .forward = kernel<&equality_number<std::equal_to<>{}>>,
     .grads = {{"self", "", zero_self}},
     .inplace = true,
     .history_in_place_only = true,
     .out = "Scalar_out"},
    {.schema = "ne.Tensor(Tensor self, Tensor other) -> Tensor",
     .node = "NeBackward1",
     .forward = kernel<&equality<std::not_equal_to<>{}>>,
     .grads = {{"self", "", zero_self}, {"other", "", zero_other}},
     .inplace = true,
     .history_in_place_only = true,
     .out = "Tensor_out",
     .also = "not_equal"},
    {.schema = "ne.Scalar(Tensor self, Scalar other) -> Tensor",
     .node = "NeBackward0",
     .forward = kernel<&equality_number<std::not_equal_to<>{}>>,
     .grads = {{"self", "", zero_self}},
     .inplace = true,
     .history_in_place_only = true,
     .out = "Scalar_out",
     .also = "not_equal"},
    {.schema = "lt.Tensor(Tensor self, Tensor other) -> Tensor",
     .node = "LtBackward1",
     .forward = kernel<&order<"lt_cpu", std::less<>{}>>,
     .grads = {{"self", "", zero_self}, {"other", "", zero_other}},
     .inplace = true,
     .history_in_place_only = true,
     .out = "Tensor_out",
     .also = "less"},
    {.schema = "lt.Scalar(Tensor self, Scalar other) -> Tensor",
     .node = "LtBackward0",
     .forward = kernel<&order_number<"lt_cpu", std::less<>{}>>,
     .grads = {{"self", "", zero_self}},
     .inplace = true,
     .history_in_place_only = true,
     .out = "Scalar_out",
     .also = "less"},
    {.schema = "le.Tensor(Tensor self, Tensor other) -> Tensor",
     .node = "LeBackward1",
     .forward = kernel<&order<"le_cpu", std::less_equal<>{}>>,
     .grads = {{"self", "", zero_self}, {"other", "", zero_other}},
     .inplace = true,
     .history_in_place_only = true,
     .out = "Tensor_out",
     .also = "less_equal"},
    {.schema = "le.Scalar(Tensor self, Scalar other) -> Tensor",
     .node = "LeBackward0",
     .forward = kernel<&order_number<"le_cpu", std::less_equal<>{}>>,
     .grads = {{"self", "", zero_self}},
     .inplace = true,
     .history_in_place_only = true,
     .out = "Scalar_out",
     .also = "less_equal"},
    {.schema = "gt.Tensor(Tensor self, Tensor other) -> Tensor",
     .node = "GtBackward1",
     .forward = kernel<&order<"gt_cpu", std::greater<>{}>>,
     .grads = {{"self", "", zero_self}, {"other", "", zero_other}},
     .inplace = true,
     .history_in_place_only = true,
     .out = "Tensor_out",
     .also = "greater"},
    {.schema = "gt.Scalar(Tensor self, Scalar other) -> Tensor",
     .node = "GtBackward0",
     .forward = kernel<&order_number<"gt_cpu", std::greater<>{}>>,
     .grads = {{"self", "", zero_self}},
     .inplace = true,
     .history_in_place_only = true,
     .out = "Scalar_out",
     .also = "greater"},
    {.schema = "ge.Tensor(Tensor self, Tensor other) -> Tensor",
     .node = "GeBackward1",
     .forward = kernel<&order<"ge_cpu", std::greater_equal<>{}>>,
     .grads = {{"self", "", zero_self}, {"other", "", zero_other}},
     .inplace = true,
     .history_in_place_only = true,
     .out = "Tensor_out",
     .also = "greater_equal"},
    {.schema = "ge.Scalar(Tensor self, Scalar other) -> Tensor",
     .node = "GeBackward0",
     .forward = kernel<&order_number<"ge_cpu", std::greater_equal<>{}>>,
     .grads = {{"self", "", zero_self}},
     .inplace = true,
     .history_in_place_only = true,
     .out = "Scalar_out",
     .also = "greater_equal"},

    // Logic
    {.schema = "logical_and(Tensor self, Tensor other) -> Tensor",
     .forward = kernel<&ask_both<[](auto a, auto b) { return a && b; }>>,
     .inplace = true,
     .out = "out"},
    {.schema = "logical_or(Tensor self, Tensor other) -> Tensor",
     .forward = kernel<&ask_both<[](auto a, auto b) { return a || b; }>>,
     .inplace = true,
     .out = "out"},
    {.schema = "logical_xor(Tensor self, Tensor other) -> Tensor",
     .forward = kernel<&ask_both<[](auto a, auto b) { return bool(a) != bool(b); }>>,
     .inplace = true,
     .out = "out"},
    {.schema = "logical_not(Tensor self) -> Tensor",
     .forward = kernel<&logical_not>,
     .inplace = true,
     .out = "out"},

    // What kind of number
    {.schema = "isnan(Tensor self) -> Tensor",
     .forward = kernel<&ask<[](auto a) { return number::is_nan(a); }>>},
    {.schema = "isinf(Tensor self) -> Tensor", .forward = kernel<&isinf>},
    {.schema = "isfinite(Tensor self) -> Tensor", .forward = kernel<&isfinite>, .composite = true},
    {.schema = "isreal(Tensor self) -> Tensor", .forward = kernel<&isreal>, .composite = true},
    {.schema = "isposinf(Tensor self) -> Tensor",
     .forward = kernel<&isposinf>,
     .out = "out",
     .out_dtype = {"isposinf does not support non-boolean outputs.", OutDType::Same}},
    {.schema = "isneginf(Tensor self) -> Tensor",
     .forward = kernel<&isneginf>,
     .out = "out",
     .out_dtype = {"isneginf does not support non-boolean outputs.", OutDType::Same}},
    {.schema = "signbit(Tensor self) -> Tensor",
     .forward = kernel<&signbit>,
     .out = "out",
     .out_dtype = {"signbit does not support non-boolean outputs.", OutDType::Same}},

    // Two tensors
    {.schema = "isclose(Tensor self, Tensor other, float rtol=1.0000000000000001e-05, float "
               "atol=1e-08, bool equal_nan=False) -> Tensor",
     .forward = kernel<&isclose>,
     .composite = true},
    {.schema = "allclose(Tensor self, Tensor other, float rtol=1.0000000000000001e-05, float "
               "atol=1e-08, bool equal_nan=False) -> bool",
     .forward = kernel<&allclose>},
    {.schema = "equal(Tensor self, Tensor other) -> bool", .forward = kernel<&equal>},
    {.schema = "isin.Tensor_Tensor(Tensor elements, Tensor test_elements, *, bool "
               "assume_unique=False, bool invert=False) -> Tensor",
     .forward = kernel<&isin>,
     .out = "Tensor_Tensor_out",
     .out_dtype = kSameDType,
     .place = Place::Function},
    {.schema = "isin.Tensor_Scalar(Tensor elements, Scalar test_element, *, bool "
               "assume_unique=False, bool invert=False) -> Tensor",
     .forward = kernel<&isin_number>,
     .out = "Tensor_Scalar_out",
     .out_dtype = kSameDType,
     .place = Place::Function},
    {.schema = "isin.Scalar_Tensor(Scalar element, Tensor test_elements, *, bool "
               "assume_unique=False, bool invert=False) -> Tensor",
     .forward = kernel<&number_isin>,
     .out = "Scalar_Tensor_out",
     .out_dtype = kSameDType,
     .place = Place::Function},

    // Masks
    {.schema = "where.self(Tensor condition, Tensor self, Tensor other) -> Tensor",
     .node = "WhereBackward0",
     .forward = kernel<&where>,
     .grads = {{"self", "condition", where_self_gradient},
               {"other", "condition", where_other_gradient}},
     .out = "self_out",
     .out_dtype = {"Expected out type to be {Result} but got {Out}", OutDType::Same}},
    {.schema = "where.ScalarOther(Tensor condition, Tensor self, Scalar other) -> Tensor",
     .forward = kernel<&where_other>,
     .composite = true},
    {.schema = "where.ScalarSelf(Tensor condition, Scalar self, Tensor other) -> Tensor",
     .forward = kernel<&where_self>,
     .composite = true,
     .place = Place::Function},
    {.schema = "where.Scalar(Tensor condition, Scalar self, Scalar other) -> Tensor",
     .forward = kernel<&where_numbers>,
     .composite = true,
     .place = Place::Function},
    {.schema = "masked_fill.Scalar(Tensor self, Tensor mask, Scalar value) -> Tensor",
     .node = "MaskedFillBackward0",
     .forward = kernel<&masked_fill_number>,
     .grads = {{"self", "mask", unmasked_gradient}}},
    {.schema = "masked_fill_.Scalar(Tensor(a!) self, Tensor mask, Scalar value) -> Tensor(a!)",
     .node = "MaskedFillBackward0",
     .forward = kernel<&masked_fill_number_>,
     .grads = {{"self", "mask", unmasked_gradient}}},
    {.schema = "masked_fill.Tensor(Tensor self, Tensor mask, Tensor value) -> Tensor",
     .node = "MaskedFillBackward1",
     .forward = kernel<&masked_fill>,
     .grads = {{"self", "mask", unmasked_gradient}, {"value", "mask", value_gradient}}},
    {.schema = "masked_fill_.Tensor(Tensor(a!) self, Tensor mask, Tensor value) -> Tensor(a!)",
     .node = "MaskedFillBackward1",
     .forward = kernel<&masked_fill_>,
     .grads = {{"self", "mask", unmasked_gradient}, {"value", "mask", value_gradient}}},
};
static_assert(valid(kOps), "an operator's schema disagrees with its kernel or its derivative");

}  // namespace

OpTable comparison_ops() { return kOps; }

}  // namespace tg
