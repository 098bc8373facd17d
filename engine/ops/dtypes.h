// What operators say of arguments whose dtypes do not go together.
#pragma once

#include <initializer_list>

#include "core/tensor.h"

namespace tg {

/// NotImplementedError, as of a kernel of that name, for another dtype than float32 and float64.
void expect_floating(const Tensor& t, const char* kernel);
/// RuntimeError unless a tensor, where there is one, has the dtype that a kernel reads it as.
void expect_dtype(const Tensor& t, DType wanted);
/// The same in the words of element-wise kernels.
void expect_operand(const Tensor& t, DType wanted);
/// The dtype in which a normalisation keeps its moments. RuntimeError unless what it multiplies and
/// adds has the dtype of its input, or that is a half type and they are all float32.
DType expect_parameters(const Tensor& input, std::initializer_list<const Tensor*> parameters);
/// A result in the dtype of the operand that PyTorch computes it into; RuntimeError where it
/// cannot be cast to that.
Tensor in_dtype(const Tensor& result, DType wanted);

}  // namespace tg
