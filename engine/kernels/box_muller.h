// Sixteen uniform numbers become sixteen normal ones, digit for digit as PyTorch's vector kernel.
#pragma once

namespace tg {

/// Of a block of sixteen numbers in [0, 1) the first eight give the radii, the others the angles;
/// the block then holds the cosines' eight products and the sines', scaled and shifted.
void box_muller(float* block, float mean, float std);
void box_muller(double* block, double mean, double std);

}  // namespace tg
