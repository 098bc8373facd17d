// Convolution of planes, forward and transposed, by way of matrix products.
#pragma once

#include "core/tensor.h"

namespace tg {

/// How the window moves, by dim (height, width).
struct Window {
  int64_t kernel[2], stride[2], padding[2], dilation[2];
};

/// output (N, O, OH, OW) += the correlation of input (N, C, H, W) with weight (O, C / groups, KH,
/// KW). All are contiguous.
void convolve(const Tensor& output, const Tensor& input, const Tensor& weight, const Window& window,
              int64_t groups);
/// The transposed map: output (N, O, OH, OW) += for input (N, C, H, W) and weight
/// (C, O / groups, KH, KW).
void convolve_transposed(const Tensor& output, const Tensor& input, const Tensor& weight,
                         const Window& window, int64_t groups);

}  // namespace tg
