// Draws of the gamma, Dirichlet and binomial distributions, and how draws move with their
// parameters.
#pragma once

#include "core/generator.h"
#include "core/tensor.h"

namespace tg {

/// A draw of Gamma(alpha, 1) with alpha at the same place, which has the sizes and dtype of `t`.
void fill_standard_gamma(const Tensor& t, const Tensor& alpha, Generator& g);
/// A draw of a Dirichlet distribution in each row of the last dimension.
void fill_dirichlet(const Tensor& t, const Tensor& alpha, Generator& g);
/// How many of `count` trials succeed, each with the probability at the same place.
void fill_binomial(const Tensor& t, const Tensor& count, const Tensor& probability, Generator& g);

namespace draws {

/// dx/dalpha of a draw x of Gamma(alpha, 1) whose quantile stays. T is what PyTorch rounds to.
template <class T>
T gamma_slope(T alpha, T x);
/// dx/dalpha, divided by 1 - x, of a draw x of Beta(alpha, total - alpha) whose quantile stays.
template <class T>
T dirichlet_slope(T x, T alpha, T total);

}  // namespace draws
}  // namespace tg
