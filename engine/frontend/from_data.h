// torch.tensor(data): a tensor of nested lists of numbers, and the way back.
#pragma once

#include <optional>

#include "op/value.h"

namespace tg {

/// `data`: a number, or lists of lists of them (0-d tensors count as numbers), all of one length a
/// level. Without a dtype it is inferred as PyTorch does: bool, int64, or the default float type.
/// Errors: ValueError for ragged lists, TypeError and RuntimeError for what is no number.
Tensor from_data(const Value& data, std::optional<DType> dtype);

/// The same of numbers that lie in memory: a packed tensor of one dim, of bool, int64 or float64,
/// as Python's numbers are. It becomes the result's memory where neither dtype nor size changes.
Tensor from_elements(const Tensor& elements, const Ints& sizes, std::optional<DType> dtype);

}  // namespace tg
