// Negative log likelihood: one entry of each line of log-probabilities, by class number.
#pragma once

#include "core/tensor.h"

namespace tg {

/// The classes' dim of `input` is 0 when 1-D, else 1; `target` (int64 or uint8) has the other
/// sizes. `weight` (a factor a class) may be undefined. IndexError for a target out of range.
/// Writes each place's loss to `losses` (packed, sizes of target), or, where that is undefined,
/// their sum to `sum`; the sum of the factors used to `total`.
void nll_forward(const Tensor& losses, const Tensor& sum, const Tensor& total, const Tensor& input,
                 const Tensor& target, const Tensor& weight, int64_t ignore);
/// Adds the gradient to `result` (sizes of input, packed, zeros): `gradient` has one entry a place,
/// or one for all; it is divided by `divisor`.
void nll_backward(const Tensor& result, const Tensor& gradient, const Tensor& target,
                  const Tensor& weight, int64_t ignore, double divisor);

}  // namespace tg
