#include "op/promotion.h"

#include <optional>

#include "kernels/copy.h"
#include "kernels/iterate.h"

namespace tg {
namespace {

using MaybeType = std::optional<DType>;

MaybeType join(MaybeType a, MaybeType b) { return !a ? b : !b ? a : promote(*a, *b); }

// `higher` comes of tensors that outrank those of `lower`.
MaybeType combine(MaybeType higher, MaybeType lower) {
  if (!higher) return lower;
  if (!lower || is_complex(*higher)) return higher;
  if (is_floating(*higher)) return is_complex(*lower) ? complex_type(*higher) : higher;
  if (*higher == DType::Bool || !is_integral(*lower)) return promote(*higher, *lower);
  return higher;
}

struct Categories {
  MaybeType dimensioned, zero_dim, number;

  void add(const Tensor& t) {
    if (!t.defined()) return;
    if (t.dim() > 0)
      dimensioned = join(dimensioned, t.dtype());
    else if (t.is_wrapped_number())
      number = join(number, is_floating(t.dtype())  ? default_dtype()
                            : is_complex(t.dtype()) ? default_complex_dtype()
                                                    : t.dtype());
    else
      zero_dim = join(zero_dim, t.dtype());
  }
  DType result() const {
    MaybeType type = combine(dimensioned, combine(zero_dim, number));
    invariant(type.has_value(), "the result type of no tensor");
    return *type;
  }
};

}  // namespace

DType result_type(const std::vector<Tensor>& tensors) {
  Categories categories;
  for (const Tensor& t : tensors) categories.add(t);
  return categories.result();
}
DType result_type(std::initializer_list<const Tensor*> tensors) {
  Categories categories;
  for (const Tensor* t : tensors) categories.add(*t);
  return categories.result();
}

DType result_type(const Tensor& t, const Scalar& number) {
  Categories categories;
  categories.add(t);
  categories.number = join(categories.number, number.dtype());
  return categories.result();
}

Tensor cast_operand(const Tensor& t, DType dtype) {
  if (!t.defined() || (t.dtype() == dtype && !t.body().lazy)) return t;
  if (t.dim() == 0) {  // mostly a Python number
    Tensor copy = scalar_tensor(item(t), dtype, true);
    copy.body().wrapped_number = false;
    return copy;
  }
  Tensor copy = empty_strided(t.sizes(), result_strides(t.sizes(), {&t}), dtype);
  copy_elements(copy, t);
  return copy;
}

}  // namespace tg
