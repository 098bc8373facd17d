// Making tensors of the layout that another one has.
#pragma once

#include <optional>

#include "op/destination.h"
#include "op/memory_format.h"
#include "op/value.h"

namespace tg {

/// The format that the strides of an input suggest for the result of a layer: that in which its
/// channels lie innermost, though with gaps, or the contiguous one.
int suggested_format(const Geometry& g);
inline int suggested_format(const Tensor& t) { return suggested_format(t.geometry()); }
/// A packed tensor with its elements moved into the order of a format.
Tensor in_format(const Tensor& t, int format);

/// An uninitialised tensor of the sizes of `self`; by default its dims lie in memory in the same
/// order. RuntimeError for a channels_last format of other than 4 (5) dims.
Tensor make_like(const Tensor& self, std::optional<DType> dtype = {},
                 std::optional<MemoryFormat> format = {});

/// What a pointwise operator gives that runs on a destination: the one given, or a fresh tensor of
/// these strides. Most have those that their operands imply; the exceptions are PyTorch's.
template <class Run>
Tensor laid_out(Destination& to, const Ints& sizes, const Ints& strides, DType dtype, Run&& run) {
  if (to.tensor().defined()) return run(to);
  Destination fresh(empty_strided(sizes, strides, dtype));
  return run(fresh);
}
/// The same with the strides of `self`, even those of dims of size 1, where it is dense.
template <class Run>
Tensor laid_out_as(const Tensor& self, Destination& to, Run&& run) {
  if (to.tensor().defined()) return run(to);
  Destination fresh(make_like(self));
  return run(fresh);
}

}  // namespace tg
