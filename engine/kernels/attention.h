// Attention over all keys at once, block by block of queries, in the order of PyTorch's kernel.
#pragma once

#include "core/tensor.h"

namespace tg {

/// out (N, H, L, E) = softmax(scale query keyᵀ + mask) value, contiguous, for query (N, H, L, E)
/// and keys and values (N, H, S, E); lse (N, H, L), contiguous, is the logarithm of what the
/// softmax divides by. `mask`, if defined, has the sizes (N, H, L, S). float32 and float64.
void attend(const Tensor& out, const Tensor& lse, const Tensor& query, const Tensor& key,
            const Tensor& value, const Tensor& mask, bool causal, double scale);

/// sums[i] = the product of the i-th rows of a and b, all contiguous. float32 and float64.
void multiply_rows(const Tensor& sums, const Tensor& a, const Tensor& b);

}  // namespace tg
