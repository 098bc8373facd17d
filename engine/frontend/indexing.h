// Python's x[index] and x[index] = value, for every language.
#pragma once

#include "op/value.h"

namespace tg {

/// x[index]. `index`: an int, slice, Ellipsis, None, bool, tensor, list, or a tuple of these. Ints,
/// slices, None and Ellipsis give views by the operators that PyTorch uses; tensors and lists copy.
/// Errors: IndexError, TypeError, ValueError as PyTorch's.
Tensor getitem(const Tensor& self, const Value& index);

/// x[index] = value, a number or a tensor that broadcasts to what is indexed.
void setitem(const Tensor& self, const Value& index, const Value& value);

}  // namespace tg
