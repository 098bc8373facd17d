// Reading and writing elements at places that another tensor names.
#pragma once

#include "core/tensor.h"

namespace tg {

/// How a write combines with what is there. Duplicates in Replace: any of them may win.
enum class Combine : uint8_t { Replace, Add, Multiply, Maximum, Minimum };

/// values[i] = base[i + offsets[i]] for every index i of `values`: `base` and `offsets` broadcast
/// to its sizes, and `offsets` (int64) counts elements. `values` and `base` have one dtype.
void read_at(const Tensor& values, const Tensor& base, const Tensor& offsets);

/// base[i + offsets[i]] = values[i] for every index i of `base`, to which the others broadcast.
void write_at(const Tensor& base, const Tensor& offsets, const Tensor& values,
              Combine combine = Combine::Replace);

/// Where `t` is not zero, in row-major order: int64 of sizes [count, dim].
Tensor nonzero_places(const Tensor& t);

}  // namespace tg
