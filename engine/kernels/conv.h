// Convolution of volumes, forward and transposed, by way of matrix products. A plane is a volume of
// depth 1, a line a plane of height 1.
#pragma once

#include "core/tensor.h"

namespace tg {

/// How the window moves, by dim (depth, height, width).
struct Window {
  int64_t kernel[3] = {1, 1, 1}, stride[3] = {1, 1, 1}, padding[3] = {}, dilation[3] = {1, 1, 1};
};

/// Whether PyTorch convolves this input (N, C, D, H, W) by oneDNN's kernels: float32, but not a
/// single small sample with a small window. The others are products of matrices.
bool uses_onednn(const Tensor& input, const Window& window, int64_t groups);

/// output (N, O, OD, OH, OW) = the correlation of input (N, C, D, H, W) with weight
/// (O, C / groups, KD, KH, KW), plus bias (O) if defined. All are contiguous.
void convolve(const Tensor& output, const Tensor& input, const Tensor& weight, const Tensor& bias,
              const Window& window, int64_t groups);
/// The transposed map: output (N, O, OD, OH, OW) for input (N, C, D, H, W) and weight
/// (C, O / groups, KD, KH, KW).
void convolve_transposed(const Tensor& output, const Tensor& input, const Tensor& weight,
                         const Window& window, int64_t groups);

/// The gradient (O, C / groups, KD, KH, KW) of the weight of a convolution of `input`, from that of
/// its output.
void convolve_weight(const Tensor& gradient, const Tensor& input, const Tensor& output_gradient,
                     const Window& window, int64_t groups);

/// sums (C) of input (N, C, …), float32 and contiguous, each in the order of memory: the gradient
/// of a bias as PyTorch's convolutions have it.
void sum_channels(const Tensor& sums, const Tensor& input);

/// What a window sees at each of its positions `out`: columns (N, C * kernel, positions) of
/// input (N, C, D, H, W). All are contiguous; elements outside are 0.
void unfold_windows(const Tensor& columns, const Tensor& input, const Window& window,
                    const int64_t (&out)[3]);
/// The transposed map: output is the sum of what columns have for each of its elements.
void fold_windows(const Tensor& output, const Tensor& columns, const Window& window,
                  const int64_t (&out)[3]);

}  // namespace tg
