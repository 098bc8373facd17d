// Reading and writing elements at places that another tensor names.
#pragma once

#include <functional>

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

/// offsets[i] = stride * index[i] for int64 indices of a dim of that size, which may be negative if
/// `negative`. `outside` raises the error for one that is outside.
void write_offsets(const Tensor& offsets, const Tensor& index, int64_t size, int64_t stride,
                   bool negative, const std::function<void(int64_t)>& outside);

/// sum[i] += offsets[i], both int64; `offsets` broadcasts.
void add_offsets(const Tensor& sum, const Tensor& offsets);

/// Where `t` is not zero, in row-major order: int64 of sizes [count, dim].
Tensor nonzero_places(const Tensor& t);

/// The elements of `t` where `mask` (bool, of the same sizes) holds, in row-major order.
Tensor elements_where(const Tensor& mask, const Tensor& t);

}  // namespace tg
