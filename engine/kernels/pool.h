// Pooling over windows of planes.
#pragma once

#include "kernels/conv.h"

namespace tg {

/// The largest element under each window, and its index in its plane (int64). The planes are the
/// last two dims of contiguous tensors.
void pool_max(const Tensor& output, const Tensor& indices, const Tensor& input,
              const Window& window);

/// How a mean counts what its window covers.
struct Mean {
  bool count_padding = true;
  int64_t divisor = 0;  // in place of the count, unless 0
};
void pool_mean(const Tensor& output, const Tensor& input, const Window& window, const Mean& mean);
/// Adds to `input` what each element of `output` takes from it: the transposed map.
void pool_mean_transposed(const Tensor& input, const Tensor& output, const Window& window,
                          const Mean& mean);

/// Means over windows that divide the plane evenly, and the transposed map.
void pool_adaptive(const Tensor& output, const Tensor& input);
void pool_adaptive_transposed(const Tensor& input, const Tensor& output);

}  // namespace tg
