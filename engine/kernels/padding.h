// The gradient of padding by elements of the tensor itself.
#pragma once

#include <array>

#include "core/tensor.h"

namespace tg {

/// Where each index of up to three padded dims, the last ones, finds its value.
using Places = std::array<Ints, 3>;

/// Adds each element of `grad` at the place of `to` that it was a copy of, in the order of `grad`.
/// Both are packed; dims beside the padded ones are the same.
void add_at_places(const Tensor& to, const Tensor& grad, const Places& places, const char* kernel);

}  // namespace tg
