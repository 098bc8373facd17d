// Primitives of optimizers: a group's step in one call. They give whether it was done: false, with
// nothing done, where a parameter with a gradient has no state yet.
#include "frontend/optimizer.h"

#include "bindings/primitives.h"

namespace tg {
namespace {

bool sgd(const TensorList& parameters, double lr, const Scalar& weight_decay, bool maximize,
         const TensorList& buffers, const Scalar& momentum, double dampening, bool nesterov) {
  return sgd_step({parameters, lr, weight_decay, maximize}, buffers, momentum, dampening, nesterov);
}

bool adam(const TensorList& parameters, double lr, const Scalar& weight_decay, bool maximize,
          const TensorList& steps, const TensorList& averages, const TensorList& squares,
          const TensorList& maxima, double beta1, double beta2, const Scalar& eps, bool decoupled) {
  return adam_step({parameters, lr, weight_decay, maximize}, {steps, averages, squares, maxima},
                   beta1, beta2, eps, decoupled);
}

bool rmsprop(const TensorList& parameters, double lr, const Scalar& weight_decay, bool maximize,
             const TensorList& steps, const TensorList& squares, const TensorList& buffers,
             const TensorList& averages, double alpha, const Scalar& eps, const Scalar& momentum) {
  return rmsprop_step({parameters, lr, weight_decay, maximize}, {steps, squares, buffers, averages},
                      alpha, eps, momentum);
}

constexpr Primitive kPrimitives[] = {
    {"optimizer.sgd", primitive<&sgd>},
    {"optimizer.adam", primitive<&adam>},
    {"optimizer.rmsprop", primitive<&rmsprop>},
    {"optimizer.zero_grad", primitive<&zero_grad>},
};

}  // namespace

std::span<const Primitive> optimizer_primitives() { return kPrimitives; }

}  // namespace tg
