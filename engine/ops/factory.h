// Making tensors of the layout that another one has.
#pragma once

#include <optional>

#include "op/value.h"

namespace tg {

/// PyTorch's codes of memory formats.
enum : int { kContiguousFormat = 0, kPreserveFormat = 1, kChannelsLast = 2, kChannelsLast3d = 3 };

/// An uninitialised tensor of the sizes of `self`; by default its dims lie in memory in the same
/// order. RuntimeError for a channels_last format of other than 4 (5) dims.
Tensor make_like(const Tensor& self, std::optional<DType> dtype = {},
                 std::optional<MemoryFormat> format = {});

}  // namespace tg
