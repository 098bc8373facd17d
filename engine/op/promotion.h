// Type promotion: which dtype an operator computes in and gives.
#pragma once

#include <initializer_list>
#include <vector>

#include "core/tensor.h"

namespace tg {

/// torch.result_type for any number of tensors: tensors with dims outrank 0-d ones, which outrank
/// Python numbers, unless the category (bool, integer, float) of the lower is higher. Undefined
/// tensors are skipped.
DType result_type(std::initializer_list<const Tensor*> tensors);
inline DType result_type(const Tensor& t) { return result_type({&t}); }
inline DType result_type(const Tensor& a, const Tensor& b) { return result_type({&a, &b}); }
inline DType result_type(const Tensor& a, const Tensor& b, const Tensor& c) {
  return result_type({&a, &b, &c});
}
/// The same of a list.
DType result_type(const std::vector<Tensor>& tensors);
/// The same for a tensor and a Python number.
DType result_type(const Tensor& t, const Scalar& number);

/// The dtype that functions of real numbers give for `dtype`: the default one for integers.
inline DType float_type(DType dtype) { return is_integral(dtype) ? default_dtype() : dtype; }

/// `t` as an operand of that dtype: itself, or a converted copy of the same layout. Without
/// history.
Tensor cast_operand(const Tensor& t, DType dtype);

}  // namespace tg
