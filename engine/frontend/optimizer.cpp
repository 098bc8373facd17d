#include "frontend/optimizer.h"

#include <cmath>

#include "autograd/metadata.h"
#include "autograd/mode.h"
#include "op/functions.h"

namespace tg {
namespace {

Tensor gradient_of(const Tensor& t) {
  Metadata* meta = find_metadata(t);
  return meta ? meta->grad : Tensor();
}

bool has_all(const TensorList& parameters, std::initializer_list<const TensorList*> state) {
  for (const TensorList* list : state) {
    check(list->size() == parameters.size(), "malformed call: the state of ", list->size(), " of ",
          parameters.size(), " parameters");
    for (size_t i = 0; i < parameters.size(); ++i)
      if (!(*list)[i].defined() && gradient_of(parameters[i]).defined()) return false;
  }
  return true;
}

// Calls f(i, parameter, gradient) for all that have one.
template <class F>
void each(const Update& update, F&& f) {
  GradMode off(false);
  for (size_t i = 0; i < update.parameters.size(); ++i) {
    const Tensor& p = update.parameters[i];
    Tensor gradient = gradient_of(p);
    if (!gradient.defined()) continue;
    if (update.maximize) gradient = -gradient;
    f(i, p, gradient);
  }
}

bool is_zero(const Scalar& s) { return s == Scalar(0); }

// The gradient with the weight's part in it.
Tensor decayed(const Tensor& gradient, const Tensor& p, const Update& update) {
  if (is_zero(update.weight_decay)) return gradient;
  return call<"add.Tensor">(gradient, p, update.weight_decay);
}

// Complex parameters are updated part by part.
Tensor parts(const Tensor& t) {
  return is_complex(t.dtype()) ? call<"view_as_real">(call<"resolve_conj">(t)) : t;
}

// squares = squares * beta + gradient ** 2 * (1 - beta)
void average_squares(const Tensor& squares, const Tensor& gradient, double beta) {
  call<"mul_.Tensor">(squares, beta);
  call<"addcmul_">(squares, gradient, gradient, 1 - beta);
}

}  // namespace

bool sgd_step(const Update& update, const TensorList& buffers, const Scalar& momentum,
              double dampening, bool nesterov) {
  bool moves_on = !is_zero(momentum);
  if (moves_on && !has_all(update.parameters, {&buffers})) return false;
  each(update, [&](size_t i, const Tensor& p, Tensor gradient) {
    gradient = decayed(gradient, p, update);
    if (moves_on) {
      const Tensor& buffer = buffers[i];
      call<"mul_.Tensor">(buffer, momentum);
      call<"add_.Tensor">(buffer, gradient, 1 - dampening);
      gradient = nesterov ? call<"add.Tensor">(gradient, buffer, momentum) : buffer;
    }
    call<"add_.Tensor">(p, gradient, -update.lr);
  });
  return true;
}

bool adam_step(const Update& update, const AdamState& state, double beta1, double beta2,
               const Scalar& eps, bool decoupled) {
  bool amsgrad = !state.maxima.empty();
  if (!has_all(update.parameters, {&state.steps, &state.averages, &state.squares}) ||
      (amsgrad && !has_all(update.parameters, {&state.maxima})))
    return false;
  each(update, [&](size_t i, const Tensor& parameter, Tensor gradient) {
    Tensor p = parts(parameter), average = parts(state.averages[i]);
    Tensor current = parts(state.squares[i]);
    gradient = parts(gradient);
    call<"add_.Tensor">(state.steps[i], 1);
    double step = item(state.steps[i]).to<double>();
    if (!decoupled)
      gradient = decayed(gradient, p, update);
    else if (!is_zero(update.weight_decay))
      call<"mul_.Tensor">(p, 1 - update.lr * update.weight_decay.to<double>());
    call<"lerp_.Scalar">(average, gradient, 1 - beta1);
    average_squares(current, gradient, beta2);
    Tensor squares = amsgrad ? parts(state.maxima[i]) : current;
    if (amsgrad) call<"copy_">(squares, call<"maximum">(squares, current));
    double bias1 = 1 - std::pow(beta1, step), bias2 = std::pow(1 - std::pow(beta2, step), 0.5);
    Tensor denominator = call<"div.Tensor">(call<"sqrt">(squares), bias2);
    call<"add_.Tensor">(denominator, eps);
    call<"addcdiv_">(p, average, denominator, -update.lr / bias1);
  });
  return true;
}

bool rmsprop_step(const Update& update, const RMSpropState& state, double alpha, const Scalar& eps,
                  const Scalar& momentum) {
  bool moves_on = !state.buffers.empty(), centered = !state.averages.empty();
  if (!has_all(update.parameters, {&state.steps, &state.squares}) ||
      (moves_on && !has_all(update.parameters, {&state.buffers})) ||
      (centered && !has_all(update.parameters, {&state.averages})))
    return false;
  each(update, [&](size_t i, const Tensor& parameter, Tensor gradient) {
    Tensor p = parts(parameter), squares = parts(state.squares[i]);
    gradient = parts(gradient);
    call<"add_.Tensor">(state.steps[i], 1);
    gradient = decayed(gradient, p, update);
    average_squares(squares, gradient, alpha);
    if (centered) {
      Tensor average = parts(state.averages[i]);
      call<"lerp_.Scalar">(average, gradient, 1 - alpha);
      squares = call<"addcmul">(squares, average, average, -1);
    }
    Tensor root = call<"sqrt">(squares);
    call<"add_.Tensor">(root, eps);
    if (moves_on) {
      Tensor buffer = parts(state.buffers[i]);
      call<"mul_.Tensor">(buffer, momentum);
      call<"addcdiv_">(buffer, gradient, root);
      call<"add_.Tensor">(p, buffer, -update.lr);
    } else {
      call<"addcdiv_">(p, gradient, root, -update.lr);
    }
  });
  return true;
}

void zero_grad(const TensorList& parameters, bool set_to_none) {
  for (const Tensor& p : parameters) {
    Tensor gradient = gradient_of(p);
    if (!gradient.defined()) continue;
    if (set_to_none) {
      set_grad(p, Tensor());
      continue;
    }
    if (grad_fn(gradient))
      call<"detach_">(gradient);
    else
      set_requires_grad(gradient, false);
    call<"zero_">(gradient);
  }
}

}  // namespace tg
