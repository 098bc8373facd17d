// Losses by margins between the scores of classes.
#pragma once

#include "core/tensor.h"

namespace tg {

/// Of each row of scores (n, classes), packed: the mean over other classes of
/// max(0, margin - score of the target + score)^p, times the target's weight if there are any.
void multi_margin(const Tensor& losses, const Tensor& scores, const Tensor& targets,
                  const Tensor& weight, int64_t p, double margin);
/// The gradient of those losses times what comes back for each row.
void multi_margin_backward(const Tensor& out, const Tensor& gradient, const Tensor& scores,
                           const Tensor& targets, const Tensor& weight, int64_t p, double margin);

/// The same for rows with several targets, which a negative number ends: margins of 1 between each
/// target and each class that is none. `is_target` becomes 1 where a class is one.
void multilabel_margin(const Tensor& losses, const Tensor& is_target, const Tensor& scores,
                       const Tensor& targets);
void multilabel_margin_backward(const Tensor& out, const Tensor& gradient, const Tensor& scores,
                                const Tensor& targets, const Tensor& is_target);

}  // namespace tg
