// softmax and log_softmax along a dim, and their gradients.
#pragma once

#include "core/tensor.h"

namespace tg {

/// `result` is packed and has the sizes and dtype (float32 or float64) of `t`.
void softmax_elements(const Tensor& result, const Tensor& t, int64_t dim, bool logarithm);
/// The gradient of the input, from that of the result and the result itself.
void softmax_gradient(const Tensor& result, const Tensor& gradient, const Tensor& output,
                      int64_t dim, bool logarithm);

}  // namespace tg
