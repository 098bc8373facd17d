// Reading planes and volumes at places between their elements, which a grid gives from -1 to 1.
#pragma once

#include "core/tensor.h"

namespace tg {

enum class Interpolation : int64_t { Linear = 0, Nearest = 1, Cubic = 2 };
enum class Outside : int64_t { Zeros = 0, Border = 1, Reflection = 2 };

struct Sampling {
  Interpolation interpolation = Interpolation::Linear;
  Outside outside = Outside::Zeros;
  bool align_corners = false;
};

/// output (n, c, places…) of input (n, c, sizes…) at grid (n, places…, dims); all packed, of one
/// floating dtype. Cubic is for planes alone.
void sample_grid(const Tensor& output, const Tensor& input, const Tensor& grid,
                 const Sampling& sampling);
/// What reaches input, to which it is added, and grid, into which it is written.
void sample_grid_backward(const Tensor& input_gradient, const Tensor& grid_gradient,
                          const Tensor& gradient, const Tensor& input, const Tensor& grid,
                          const Sampling& sampling);

}  // namespace tg
