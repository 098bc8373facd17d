// Reductions to a result a lane, and scans along a dim.
#pragma once

#include "kernels/lanes.h"

namespace tg {

// Results are packed, with the sizes reduced_sizes(t.sizes(), dims, …); an empty lane gives the
// operation's neutral element, and callers refuse it where there is none.

/// Sums of integers or bools, as int64.
void sum_integers(const Tensor& result, const Tensor& t, const Dims& dims);
/// Products of float32, float64 or int64.
void multiply_elements(const Tensor& result, const Tensor& t, const Dims& dims);
/// Bits of int64 that an odd number of a lane's elements has.
void xor_elements(const Tensor& result, const Tensor& t, const Dims& dims);
/// The largest or smallest, a nan before all others, and the place in its lane of the first such.
/// Either result may be undefined.
void find_extremes(const Tensor& values, const Tensor& indices, const Tensor& t, const Dims& dims,
                   bool largest);
/// Whether all (or any) elements are not zero; the result is bool or uint8.
void test_elements(const Tensor& result, const Tensor& t, const Dims& dims, bool all);
/// How many elements are not zero, as int64.
void count_nonzero(const Tensor& result, const Tensor& t, const Dims& dims);
/// Means, and sums of squared distances from them divided by `length - correction`, or the roots of
/// that. `means` may be undefined.
void find_moments(const Tensor& spreads, const Tensor& means, const Tensor& t, const Dims& dims,
                  double correction, bool root);
/// p-norms; p may be 0, infinite or negative.
void find_norms(const Tensor& result, const Tensor& t, const Dims& dims, double p);

// Scans: `result` is packed and has the sizes of `t`.

void scan_sum(const Tensor& result, const Tensor& t, int64_t dim);
void scan_product(const Tensor& result, const Tensor& t, int64_t dim);
void scan_log_sum_exp(const Tensor& result, const Tensor& t, int64_t dim);
/// The largest or smallest so far and its place, the latest of equals.
void scan_extremes(const Tensor& values, const Tensor& indices, const Tensor& t, int64_t dim,
                   bool largest);

}  // namespace tg
