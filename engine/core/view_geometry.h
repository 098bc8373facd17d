// The geometries of views: each function says which sizes, strides and offset a view of `g` has.
// Errors are PyTorch's: IndexError for dims and indices out of range, else RuntimeError.
#pragma once

#include <optional>
#include <vector>

#include "core/geometry.h"

namespace tg {

/// `sizes` may hold one -1; RuntimeError where only a copy could have those sizes.
Geometry view_as_sizes(const Geometry& g, const Ints& sizes);
Geometry transposed(const Geometry& g, int64_t dim0, int64_t dim1);
Geometry permuted(const Geometry& g, const Ints& dims);
/// -1 in `sizes` keeps a size; new dims are in front. `dim()` must not exceed that of `sizes`.
Geometry expanded(const Geometry& g, const Ints& sizes);
/// Without dims: all of size 1. Dims of another size stay.
Geometry squeezed(const Geometry& g);
Geometry squeezed(const Geometry& g, const Ints& dims);
Geometry unsqueezed(const Geometry& g, int64_t dim);
Geometry selected(const Geometry& g, int64_t dim, int64_t index);
/// Bounds count from either end and are clamped.
Geometry sliced(const Geometry& g, int64_t dim, std::optional<int64_t> start,
                std::optional<int64_t> end, int64_t step);
Geometry diagonal_of(const Geometry& g, int64_t offset, int64_t dim1, int64_t dim2);
/// Windows of `size` along `dim`, one every `step`, as a new last dim.
Geometry unfolded(const Geometry& g, int64_t dim, int64_t size, int64_t step);
std::vector<Geometry> split_evenly(const Geometry& g, int64_t split_size, int64_t dim);
std::vector<Geometry> split_by_sizes(const Geometry& g, const Ints& split_sizes, int64_t dim);
std::vector<Geometry> unbound(const Geometry& g, int64_t dim);

/// `dims` from 0, each at most once: RuntimeError otherwise.
Ints wrap_dims(const Ints& dims, int64_t ndim);

}  // namespace tg
