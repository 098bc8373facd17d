#include "autograd/accumulate.h"

#include "autograd/arithmetic.h"
#include "autograd/metadata.h"
#include "autograd/mode.h"

namespace tg {

AccumulateGrad::AccumulateGrad(Tensor leaf) : leaf_(std::move(leaf)) {
  add_input({leaf_.sizes(), leaf_.dtype()});
}

Gradients AccumulateGrad::apply(Gradients gradients) {
  Metadata& meta = metadata(leaf_);
  if (gradients[0].defined()) accumulate(meta, std::move(gradients[0]));
  auto after = meta.post_accumulate_hooks;
  for (const auto& [id, hook] : after) hook(leaf_);
  return {};
}

void AccumulateGrad::accumulate(Metadata& meta, Tensor gradient) {
  touch_state();
  if (!meta.grad.defined()) {
    // A gradient that nobody else holds, laid out as the leaf, is taken over; others are copied.
    bool taken = !grad_enabled() && gradient.use_count() == 1 &&
                 gradient.strides() == leaf_.strides() && !find_metadata(gradient);
    bool dense = is_non_overlapping_and_dense(leaf_.geometry());
    if (!taken && dense) {
      Tensor fresh = empty_strided(leaf_.sizes(), leaf_.strides(), leaf_.dtype());
      arithmetic().copy_inplace(fresh, gradient);
      gradient = fresh;
    } else if (!taken) {
      gradient = arithmetic().clone(gradient);
    }
    meta.grad = gradient;
  } else if (!grad_enabled()) {
    arithmetic().add_inplace(meta.grad, gradient);
  } else {
    meta.grad = arithmetic().add(meta.grad, gradient);
  }
}

}  // namespace tg
