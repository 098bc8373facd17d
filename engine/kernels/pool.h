// Pooling over windows of lines, planes and volumes: the last `dims` dims of contiguous tensors.
#pragma once

#include "kernels/conv.h"

namespace tg {

/// The largest element under each window, and its index in its volume (int64).
void pool_max(const Tensor& output, const Tensor& indices, const Tensor& input, int dims,
              const Window& window);
/// The same over windows that divide the volume evenly.
void pool_max_adaptive(const Tensor& output, const Tensor& indices, const Tensor& input, int dims);

/// The same over windows whose places along each dim follow from samples (n, c, dims) between 0 and
/// 1. Sizes are given as depth, height and width.
void pool_max_at(const Tensor& output, const Tensor& indices, const Tensor& input,
                 const Tensor& samples, int dims, const int64_t (&in)[3], const int64_t (&out)[3],
                 const int64_t (&window)[3]);

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
