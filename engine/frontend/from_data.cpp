#include "frontend/from_data.h"

#include "autograd/metadata.h"
#include "core/warning.h"
#include "op/functions.h"

namespace tg {
namespace {

// The items of a list, or the rows of a tensor.
const List* as_list(const Value& v, List* rows) {
  if (const List* list = v.get<List>()) return list;
  const Tensor* t = v.get<Tensor>();
  if (!t || !t->defined() || t->dim() == 0) return nullptr;
  for (int64_t i = 0; i < t->size(0); ++i) {
    Geometry g = t->geometry();
    g.offset += i * g.strides[0];
    g.sizes.erase(0);
    g.strides.erase(0);
    rows->items.push_back(alias(*t, g, true));
  }
  return rows;
}

// The first items tell the sizes; a tensor among them counts as a number.
Ints sizes_of(const Value& data) {
  Ints sizes;
  const Value* at = &data;
  while (const List* list = at->get<List>()) {
    sizes.push_back(int64_t(list->items.size()));
    check_as(ErrorType::Value, sizes.size() <= 128, "too many dimensions 'list'");
    if (list->items.empty()) return sizes;
    at = &list->items[0];
  }
  if (at->is<std::string>() && !sizes.empty()) fail(ErrorType::Value, "too many dimensions 'str'");
  return sizes;
}

DType infer(const Value& v) {
  if (const Scalar* s = v.get<Scalar>())
    return s->is_beyond_int64() ? DType::Int64 : s->dtype();  // which then cannot hold it
  if (const Tensor* t = v.get<Tensor>(); t && t->defined()) return t->dtype();
  if (v.is<HugeInt>()) return DType::Int64;
  if (v.is<std::string>()) fail(ErrorType::Type, "new(): invalid data type 'str'");
  if (const List* list = v.get<List>()) {
    if (list->items.empty()) return default_dtype();
    std::optional<DType> common;
    for (const Value& each : list->items) {
      DType d = infer(each);
      common = common ? promote(*common, d) : d;
    }
    return *common;
  }
  if (v.is<None>()) fail(ErrorType::Runtime, "Could not infer dtype of NoneType");
  if (const Unknown* u = v.get<Unknown>())
    fail(ErrorType::Runtime, "Could not infer dtype of ", u->type);
  fail(ErrorType::Runtime, "Could not infer dtype of object");
}

// Whether numbers of Python's can be beyond what the type holds.
bool is_bounded(DType dtype) { return is_integral(dtype) && dtype != DType::Bool; }

// Unlike kernels, this cuts what is behind the point first: 255.5 fits uint8.
void check_fits(const Scalar& value, DType dtype) {
  if (!is_bounded(dtype)) return;
  if (dtype == DType::UInt64) {
    check_as(ErrorType::Type, !value.is_float(), "an integer is required");
    check_as(ErrorType::Overflow, value.is_beyond_int64() || value.to<int64_t>() >= 0,
             "can't convert negative int to unsigned");
  }
  if (!value.is_float() && item_size(dtype) == 8) return;
  double low = 0, beyond = 0;
  dispatch_elements(dtype, "tensor", [&]<class T>() {
    if constexpr (std::is_integral_v<T>) {
      low = double(std::numeric_limits<T>::min());
      beyond = std::ldexp(1.0, std::numeric_limits<T>::digits);
    }
  });
  double v = value.to<double>();
  // As PyTorch: a negative number may stand for the unsigned one of the same bits.
  if (low == 0 && !value.is_float()) low = 1 - beyond;
  check(v >= low && v < beyond, "value cannot be converted to type ", name_of(dtype),
        " without overflow");
}

// A Python number as an element: integers become floats by way of a double, as in CPython.
template <class T>
T element_of(const Scalar& number) {
  if constexpr (is_complex_number<T>)
    return T(number.to<Complex<double>>());
  else if constexpr (std::is_integral_v<T>)
    return number.to<T>();
  else
    return T(number.to<double>());
}

void warn_scalar_of_history() {
  warn_once("torch/csrc/autograd/generated/python_variable_methods.cpp:820",
            "Converting a tensor with requires_grad=True to a scalar may lead to unexpected "
            "behavior.\nConsider using tensor.detach() first.");
}

class Store {
 public:
  explicit Store(const Tensor& to) : to_(to) {}

  void store(const Value& v, size_t depth) {
    if (depth == to_.sizes().size()) return element(v);
    List rows;
    const List* list = as_list(v, &rows);
    check_as(ErrorType::Type, list != nullptr, "not a sequence");
    int64_t length = to_.sizes()[depth];
    check_as(ErrorType::Value, int64_t(list->items.size()) == length,
             "expected sequence of length ", length, " at dim ", depth, " (got ",
             list->items.size(), ")");
    for (const Value& each : list->items) store(each, depth + 1);
  }

 private:
  void element(const Value& v) {
    Scalar s;
    if (const Scalar* number = v.get<Scalar>()) {
      s = *number;
      check_as(ErrorType::Value,
               !s.is_beyond_int64() || to_.dtype() == DType::UInt64 || !is_bounded(to_.dtype()),
               "Overflow when unpacking long long");
    } else if (const Tensor* t = v.get<Tensor>(); t && t->defined()) {
      check_as(ErrorType::Value, t->numel() == 1,
               "only one element tensors can be converted to Python scalars");
      s = item(*t);
      if (is_floating(to_.dtype()) && requires_grad(*t)) warn_scalar_of_history();
    } else if (const HugeInt* huge = v.get<HugeInt>()) {
      check_as(ErrorType::Overflow, to_.dtype() != DType::UInt64, "int too big to convert");
      check_as(ErrorType::Value, is_floating(to_.dtype()) || to_.dtype() == DType::Bool,
               "Overflow when unpacking long long");
      check_as(ErrorType::Overflow, std::isfinite(huge->rounded) || to_.dtype() == DType::Bool,
               "int too large to convert to float");
      s = Scalar(huge->rounded);
    } else {
      fail_for(v);
    }
    if (s.is_complex() && !is_complex(to_.dtype()) && to_.dtype() != DType::Bool)
      fail(ErrorType::Type, is_floating(to_.dtype())
                                ? "must be real number, not complex"
                                : "'complex' object cannot be interpreted as an integer");
    check_fits(s, to_.dtype());
    dispatch_elements(to_.dtype(), "tensor",
                      [&]<class T>() { to_.data<T>()[next_++] = element_of<T>(s); });
  }

  // In the words of CPython, which converts the numbers there.
  [[noreturn]] void fail_for(const Value& v) const {
    std::string type = "object";
    if (const List* list = v.get<List>()) type = list->tuple ? "tuple" : "list";
    if (v.is<std::string>()) type = "str";
    if (v.is<None>()) type = "NoneType";
    if (const Unknown* u = v.get<Unknown>()) type = u->type;
    if (is_integral(to_.dtype()) && to_.dtype() != DType::Bool)
      fail(ErrorType::Type, "'", type, "' object cannot be interpreted as an integer");
    fail(ErrorType::Type, "must be real number, not ", type);
  }

  Tensor to_;
  int64_t next_ = 0;
};

}  // namespace

Tensor from_data(const Value& data, std::optional<DType> dtype) {
  if (data.is<std::string>()) fail(ErrorType::Type, "new(): invalid data type 'str'");
  Ints sizes = sizes_of(data);
  DType type = dtype ? *dtype : infer(data);
  Tensor t = empty(sizes, type);
  Store(t).store(data, 0);
  return t;
}

Tensor from_elements(const Tensor& elements, const Ints& sizes, std::optional<DType> dtype) {
  check(elements.dim() == 1 && elements.is_contiguous(), "elements lie packed in one dim");
  check(numel_of(sizes) == elements.numel(), "shape '", sizes, "' is invalid for input of size ",
        elements.numel());
  DType kind = elements.dtype();
  check(kind == DType::Bool || kind == DType::Int64 || kind == DType::Float64,
        "elements are bool, int64 or float64");
  DType type = dtype ? *dtype : kind == DType::Float64 ? default_dtype() : kind;
  if (type == kind) {
    Geometry g = contiguous(sizes);
    g.offset = elements.offset();
    return alias(elements, g, false);
  }
  Tensor t = empty(sizes, type);
  auto convert = [&]<class From>() {
    const From* from = elements.data<From>();
    dispatch_elements(type, "tensor", [&]<class To>() {
      To* to = t.data<To>();
      for (int64_t i = 0; i < elements.numel(); ++i) {
        Scalar number(from[i]);
        if (is_bounded(type)) check_fits(number, type);
        to[i] = element_of<To>(number);
      }
    });
  };
  if (kind == DType::Bool)
    convert.template operator()<bool>();
  else if (kind == DType::Int64)
    convert.template operator()<int64_t>();
  else
    convert.template operator()<double>();
  return t;
}

}  // namespace tg
