// Steps of optimizers, and zero_grad, for all parameters of a group in one call: the operators that
// the Python package would call for each of them, in that order.
#pragma once

#include <optional>

#include "op/value.h"

namespace tg {

/// What updates of parameters have in common. The lists of a step go together: an entry of each
/// belongs to one parameter. Parameters without a gradient are passed over. Where one that has a
/// gradient lacks an entry of its state (an undefined tensor), nothing is done, and the step gives
/// false: the state is made by the caller's first update. Grad mode is off during a step.
struct Update {
  const TensorList& parameters;
  double lr;
  Scalar weight_decay;
  /// Whether the gradients are followed upwards.
  bool maximize;
};

/// With a momentum of 0 there are no `buffers`.
bool sgd_step(const Update& update, const TensorList& buffers, const Scalar& momentum,
              double dampening, bool nesterov);

/// `maxima`: the largest squares so far, with amsgrad; else empty.
struct AdamState {
  const TensorList& steps;
  const TensorList& averages;
  const TensorList& squares;
  const TensorList& maxima;
};
/// `decoupled`: the weights decay by themselves, as in AdamW, and not through the gradient.
bool adam_step(const Update& update, const AdamState& state, double beta1, double beta2,
               const Scalar& eps, bool decoupled);

/// `buffers` with a momentum, and `averages` of the gradients where they are centered; else empty.
struct RMSpropState {
  const TensorList& steps;
  const TensorList& squares;
  const TensorList& buffers;
  const TensorList& averages;
};
bool rmsprop_step(const Update& update, const RMSpropState& state, double alpha, const Scalar& eps,
                  const Scalar& momentum);

/// Clears the gradients: to none, or in place to zeros.
void zero_grad(const TensorList& parameters, bool set_to_none);

}  // namespace tg
