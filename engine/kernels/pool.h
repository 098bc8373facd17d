// Pooling over windows of lines, planes and volumes: the last `dims` dims of contiguous tensors.
#pragma once

#include "kernels/conv.h"

namespace tg {

/// The largest element under each window, and its index in its volume (int64).
void pool_max(const Tensor& output, const Tensor& indices, const Tensor& input, int dims,
              const Window& window);
/// The same over windows that divide the volume evenly.
void pool_max_adaptive(const Tensor& output, const Tensor& indices, const Tensor& input, int dims);

/// How a mean counts what its window covers.
struct Mean {
  bool count_padding = true;
  int64_t divisor = 0;  // in place of the count, unless 0
};
void pool_mean(const Tensor& output, const Tensor& input, int dims, const Window& window,
               const Mean& mean);
/// Adds to `input` what each element of `output` takes from it: the transposed map.
void pool_mean_transposed(const Tensor& input, const Tensor& output, int dims, const Window& window,
                          const Mean& mean);

/// Means over windows that divide the volume evenly, and the transposed map.
void pool_adaptive(const Tensor& output, const Tensor& input, int dims);
void pool_adaptive_transposed(const Tensor& input, const Tensor& output, int dims);

}  // namespace tg
