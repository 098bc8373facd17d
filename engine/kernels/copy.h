// Moving elements between layouts and dtypes.
#pragma once

#include "core/tensor.h"

namespace tg {

/// Writes the elements of `from`, broadcast to the sizes of `to` and converted to its dtype.
/// The two must not overlap, unless they are the same elements.
void copy_elements(const Tensor& to, const Tensor& from);

/// Writes `value`, converted, into every element.
void fill_elements(const Tensor& to, const Scalar& value);
/// Copies a row of `n` elements of `item` bytes each; steps in bytes. A step of 0 repeats one.
void copy_row(std::byte* to, int64_t to_step, const std::byte* from, int64_t from_step, int64_t n,
              int64_t item);

}  // namespace tg
