// Gradients of operators that pick elements of their input.
#pragma once

#include <cmath>

#include "op/functions.h"

namespace tg {

/// Puts the gradients of elements picked along `dim` at the places, `indices`, that they came from.
/// `keepdim`: gradient and indices still have that dim.
inline Tensor picked_gradient(Tensor grad, int64_t dim, Tensor indices, const Ints& sizes,
                              bool keepdim) {
  if (!keepdim && !sizes.empty()) {
    grad = call<"unsqueeze">(grad, dim);
    indices = call<"unsqueeze">(indices, dim);
  }
  // Zeros are written, too, which the counter of the gradient tells as PyTorch's does.
  Tensor zeros = call<"fill_.Scalar">(call<"empty.memory_format">(sizes, grad.dtype()), 0);
  return call<"scatter_.src">(zeros, dim, indices, grad);
}

/// The same for a row with parameters `dim`, `keepdim` and a result `indices`.
inline Tensor picked_gradient(const Saved& s) {
  return picked_gradient(s.grad, s.integer("dim"), s["indices"], s.sizes("self"),
                         s.flag("keepdim"));
}

/// The gradient of a single value of `self` goes to all elements that have it, in equal shares.
inline Tensor shared_gradient(const Saved& s) {
  Tensor self = s["self"], result = s["result"];
  bool is_nan = std::isnan(item(result).to<double>());
  Tensor mask = is_nan ? call<"isnan">(self) : call<"eq.Tensor">(self, result);
  return call<"masked_fill_.Tensor">(call<"zeros">(s.sizes("self"), s.grad.dtype()), mask,
                                     s.grad / call<"sum">(mask));
}

}  // namespace tg
