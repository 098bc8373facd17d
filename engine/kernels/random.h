// Filling memory with draws from a generator, in PyTorch's order: the order of memory.
#pragma once

#include "core/generator.h"
#include "core/tensor.h"

namespace tg {

/// Uniform in [from, to), by 24 bits a float32 and 53 a float64.
void fill_uniform(const Tensor& t, double from, double to, Generator& g);
/// Normal. Sixteen or more contiguous elements are made in blocks from uniforms; fewer, or
/// scattered ones, one by one, sharing the generator's kept value.
void fill_normal(const Tensor& t, double mean, double std, Generator& g);
/// Whole numbers in [base, base + range); range 0 stands for 2^64.
void fill_integers(const Tensor& t, uint64_t range, int64_t base, Generator& g);
/// Whole numbers from 0 to the largest that the dtype holds exactly.
void fill_any_integers(const Tensor& t, Generator& g);
/// 1 with probability p.
void fill_bernoulli(const Tensor& t, double p, Generator& g);
/// 1 with the probability at the same place of `p`, which has the sizes of `t`.
void fill_bernoulli(const Tensor& t, const Tensor& p, Generator& g);
void fill_exponential(const Tensor& t, double lambda, Generator& g);
void fill_cauchy(const Tensor& t, double median, double sigma, Generator& g);
void fill_log_normal(const Tensor& t, double mean, double std, Generator& g);
void fill_geometric(const Tensor& t, double p, Generator& g);
/// A count with the mean at the same place of `rate`, which has the sizes and dtype of `t`.
void fill_poisson(const Tensor& t, const Tensor& rate, Generator& g);
/// A random order of 0 … n - 1.
void fill_permutation(const Tensor& t, Generator& g);

/// `count` draws from each row of weights (contiguous, one or two dims) into `to` (int64).
/// RuntimeError for weights that are negative, not finite, or all zero.
void sample_multinomial(const Tensor& to, const Tensor& weights, int64_t count, bool replacement,
                        Generator& g);

}  // namespace tg
