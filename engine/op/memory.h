// What changes a tensor from outside of operators: other memory under it, and a version bumped by
// hand.
#pragma once

#include "core/tensor.h"

namespace tg {

/// set_(): `t` gets the storage of `source`, which grows to hold that geometry. Counts as a change
/// in place: RuntimeError where that is not allowed.
void set_memory(const Tensor& t, const Tensor& source, Geometry geometry);

/// `t.data = other`: the memory and dtype of another tensor, behind the version counter.
/// RuntimeError where `t` requires a gradient that such elements cannot have.
void set_data(const Tensor& t, const Tensor& other);

/// torch.autograd.graph.increment_version: as if `t` had been changed in place.
void increment_version(const Tensor& t);

}  // namespace tg
