// Sizes, strides and offset, and the pure arithmetic on them. Counted in elements.
#pragma once

#include <cstdint>
#include <ostream>

#include "core/error.h"
#include "core/inline_vector.h"

namespace tg {

using Ints = InlineVector<int64_t, 5>;

/// Prints as PyTorch does: [2, 3]
std::ostream& operator<<(std::ostream& out, const Ints& ints);

struct Geometry {
  Ints sizes, strides;
  int64_t offset = 0;

  int64_t dim() const { return int64_t(sizes.size()); }
};

/// Whether the product of the sizes fits 64 bits; then `product` is it.
bool product_fits(const Ints& sizes, int64_t* product);
/// Product of the sizes; RuntimeError when it does not fit an int64.
int64_t numel_of(const Ints& sizes);
/// Row-major strides of a packed tensor; a size of 0 counts as 1.
Ints contiguous_strides(const Ints& sizes);
Geometry contiguous(const Ints& sizes);
/// Strides of a packed tensor whose dims lie in the order in which those of `g` do: what a copy
/// that preserves the layout has. A dense `g` keeps its own.
Ints dense_strides(const Geometry& g);
bool is_contiguous(const Geometry& g);
/// Whether each element has a place of its own and the places have no gaps, in any order of dims.
bool is_non_overlapping_and_dense(const Geometry& g);
/// Whether two indices may name one element, as for an expanded tensor.
bool has_internal_overlap(const Geometry& g);
/// Elements from the storage's start that the geometry reaches, 0 when it has none.
int64_t reach(const Geometry& g);
/// Bytes of storage that a geometry from outside needs, for items of so many bytes. RuntimeError
/// where it lies before the storage's start, counts backwards, or does not fit an int64.
int64_t checked_bytes(const Geometry& g, int64_t item_size);

/// A dim counted from either end, as an index from 0; IndexError out of range. A 0-d tensor
/// accepts -1 and 0.
int64_t wrap_dim(int64_t dim, int64_t ndim);

/// The common shape, or PyTorch's error that names the first dim that does not fit.
Ints broadcast(const Ints& a, const Ints& b);
/// Strides that read `g` as if it had `sizes`, to which its own sizes broadcast: 0 where it
/// repeats.
Ints broadcast_strides(const Geometry& g, const Ints& sizes);

/// Strides of a view of other sizes over the same elements; false where only a copy would do.
bool view_strides(const Geometry& g, const Ints& sizes, Ints* strides);
/// Replaces a -1 in `sizes` by what `numel` elements leave; RuntimeError where it does not fit.
Ints infer_size(const Ints& sizes, int64_t numel);

}  // namespace tg
