// Connectionist temporal classification: how likely it is that a row of labels comes out of a
// sequence of scores, with blanks between them and repetitions, in whatever places.
#pragma once

#include "core/tensor.h"

namespace tg {

/// One sequence of a batch: scores are (time, batch, labels), alphas (batch, time, states), packed.
struct Labels {
  const int64_t* labels;
  int64_t count, time, blank;
};

/// Minus the log of the likelihood of sequence `n`, into losses[n]; `log_alpha` keeps the way
/// there.
void align_labels(const Tensor& losses, const Tensor& log_alpha, const Tensor& log_probs,
                  const Labels& of, int64_t n);
/// The gradient of losses[n] times what comes back for it, for all scores of sequence `n`.
void align_labels_backward(const Tensor& out, const Tensor& gradient, const Tensor& log_probs,
                           const Tensor& losses, const Tensor& log_alpha, const Labels& of,
                           int64_t n, bool zero_infinity);

}  // namespace tg
