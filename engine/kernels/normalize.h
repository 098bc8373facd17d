// Normalisation of rows, groups and channels, and its gradients, with the last digits that
// PyTorch's kernels leave. All tensors of a call have one dtype, float32 or float64, and are packed
// but for running moments; a weight (a factor) and a bias (a term) may be undefined.
#pragma once

#include "core/tensor.h"

namespace tg {

/// Where a result goes, and the mean and 1 / deviation of each part that was brought to 0 and 1.
struct Normalized {
  Tensor out, mean, rstd;
};

/// Rows, as many as `mean` has elements; weight and bias have an element for each of a row's.
void normalize_rows(const Normalized& to, const Tensor& x, const Tensor& weight, const Tensor& bias,
                    double eps);
/// The gradient of x, from that of the result.
void normalize_rows_gradient(const Tensor& out, const Tensor& gradient, const Tensor& x,
                             const Tensor& weight, const Tensor& mean, const Tensor& rstd);
/// That of the weight, from which `out` has its sizes.
void normalize_rows_weight_gradient(const Tensor& out, const Tensor& gradient, const Tensor& x,
                                    const Tensor& mean, const Tensor& rstd);

/// Groups of channels of `area` elements each; `mean` is (batch, groups).
void normalize_groups(const Normalized& to, const Tensor& x, const Tensor& weight,
                      const Tensor& bias, int64_t area, double eps);

/// Channels of x, (N, C, …), by their own moments, of which the running ones, where there are any,
/// take `momentum`.
void normalize_batch(const Normalized& to, const Tensor& x, const Tensor& weight,
                     const Tensor& bias, const Tensor& running_mean, const Tensor& running_var,
                     double momentum, double eps);
/// Channels of x by the running moments.
void normalize_channels(const Tensor& out, const Tensor& x, const Tensor& weight,
                        const Tensor& bias, const Tensor& running_mean, const Tensor& running_var,
                        double eps);
/// 1 / deviation of each channel.
void inverse_deviations(const Tensor& out, const Tensor& variances, double eps);

/// What the gradients of channels are computed of: that of the result, x, and a mean and
/// 1 / deviation each. `direct` where the gradient came unpacked, which PyTorch's vector kernels do
/// not serve.
struct ChannelGradient {
  Tensor gradient, x, mean, rstd;
  bool direct;
};
/// The gradient of x by its own moments.
void normalize_batch_gradient(const Tensor& out, const ChannelGradient& of, const Tensor& weight);
/// The same by constant ones: each channel is scaled.
void scale_channels(const Tensor& out, const Tensor& gradient, const Tensor& rstd,
                    const Tensor& weight);
/// Those of weight and bias.
void channel_weight_gradient(const Tensor& out, const ChannelGradient& of);
void channel_bias_gradient(const Tensor& out, const ChannelGradient& of);

}  // namespace tg
