// Where the operator that runs writes its result.
#pragma once

#include "core/overlap.h"
#include "core/tensor.h"

namespace tg {

/// Nothing, or the tensor of an in-place or out= form. A kernel takes it as its first parameter,
/// `Destination& to`, and hands it to the functions that make its result; operators that it calls
/// have destinations of their own.
class Destination {
 public:
  Destination() = default;
  explicit Destination(Tensor to) : to_(std::move(to)) {}
  Destination(const Destination&) = delete;
  Destination& operator=(const Destination&) = delete;

  /// The tensor, or undefined: for its dtype only.
  const Tensor& tensor() const { return to_; }

  /// The tensor that a kernel writes its result into: fresh memory of that geometry, or the
  /// destination when it has just that shape and dtype, which the first to ask is given. Only
  /// kernels that read each element of an operand no later than they write the same element of the
  /// result may ask for it; others allocate with empty(), and the call path copies.
  Tensor output(const Ints& sizes, const Ints& strides, DType dtype) {
    if (to_.defined() && !taken_ && to_.dtype() == dtype && to_.sizes() == sizes &&
        !has_internal_overlap(to_.geometry())) {
      taken_ = true;
      return to_;
    }
    return empty_strided(sizes, strides, dtype);
  }
  Tensor output(const Ints& sizes, DType dtype) {
    return output(sizes, contiguous_strides(sizes), dtype);
  }

 private:
  Tensor to_;
  bool taken_ = false;
};

}  // namespace tg
