// Random whole numbers in a range, and orders made of them.
#pragma once

#include <optional>

#include "core/tensor.h"
#include "numpy/bits.h"

namespace tg::numpy {

/// How a draw beyond the range is avoided: RandomState masks bits and rejects what is too large,
/// Generator multiplies (Lemire).
enum class Bounding { Masked, Lemire };

/// Numbers of the tensor's dtype from low to low + range, in the order of memory.
void fill_whole(const Tensor& t, Bits& bits, int64_t low, uint64_t range, Bounding bounding);
/// The same with a range an element; int64 tensors of the sizes of `t`.
void fill_whole(const Tensor& t, Bits& bits, const Tensor& low, const Tensor& range,
                Bounding bounding);

/// With which element a shuffle swaps the last of n, the one before it, …, and the second.
Tensor partners(Bits& bits, int64_t n);
/// 0 … n - 1 in the order into which a shuffle brings them.
Tensor permutation(Bits& bits, int64_t n);
/// `count` of 0 … n - 1, each at most once, as Generator.choice takes them.
Tensor sample(Bits& bits, int64_t n, int64_t count, bool shuffled);
/// `count` random bytes.
Tensor bytes(Bits& bits, int64_t count);

}  // namespace tg::numpy
