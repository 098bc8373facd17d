// The printed form of tensors, as PyTorch prints them.
#pragma once

#include <optional>
#include <string>

#include "core/tensor.h"

namespace tg {

/// torch.set_printoptions().
struct PrintOptions {
  int64_t precision = 4;    // digits after the point
  double threshold = 1000;  // with more elements than this, only the edges are shown
  int64_t edgeitems = 3;    // how many at each edge of a dim
  int64_t linewidth = 80;
  std::optional<bool> sci_mode;  // None: by the values
};
PrintOptions& print_options();

/// "tensor([1., 2.], requires_grad=True)". `prefix` opens it and sets the indent of further lines.
std::string repr(const Tensor& t, const std::string& prefix = "tensor(");

}  // namespace tg
