// In which order the dims of a packed tensor lie in memory.
#pragma once

#include "core/tensor.h"

namespace tg {

/// PyTorch's codes.
enum : int { kContiguousFormat = 0, kPreserveFormat = 1, kChannelsLast = 2, kChannelsLast3d = 3 };

/// Strides of a packed tensor in the order of a format. RuntimeError for a channels_last format of
/// other than 4 (5) dims.
Ints format_strides(const Ints& sizes, int format);
/// Whether the tensor is packed in the order of a format.
bool is_contiguous_as(const Tensor& t, int format);

}  // namespace tg
