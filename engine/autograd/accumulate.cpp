#include "autograd/accumulate.h"

#include "autograd/arithmetic.h"
#include "autograd/metadata.h"
#include "autograd/mode.h"

namespace tg {
namespace {

// Whether two tensors of the same sizes have the same strides, where those matter.
bool lies_as(const Tensor& a, const Tensor& b) {
  for (size_t d = 0; d < a.sizes().size(); ++d)
    if (a.sizes()[d] == 1 ? a.strides()[d] == 0 : a.strides()[d] != b.strides()[d]) return false;
  return true;
}

}  // namespace

AccumulateGrad::AccumulateGrad(Tensor leaf) : leaf_(std::move(leaf)) {
  add_input({leaf_.sizes(), leaf_.dtype()});
}

AccumulateGrad::~AccumulateGrad() {
  Metadata& meta = metadata(leaf_);
  if (meta.accumulator == this) meta.accumulator = nullptr;
}

Gradients AccumulateGrad::apply(Gradients gradients) {
  Metadata& meta = metadata(leaf_);
  if (!meta.requires_grad) return {};  // not any more
  if (gradients[0].defined()) accumulate(meta, std::move(gradients[0]));
  auto after = meta.post_accumulate_hooks;
  for (const auto& [id, hook] : after) hook(leaf_);
  return {};
}

void AccumulateGrad::accumulate(Metadata& meta, Tensor gradient) {
  touch_state();
  if (!meta.grad.defined()) {
    // A gradient that nobody else holds, laid out as the leaf, is taken over; others are copied.
    bool dense = is_non_overlapping_and_dense(leaf_.geometry());
    bool alike = dense ? lies_as(gradient, leaf_) : gradient.is_contiguous();
    if (!grad_enabled() && gradient.use_count() == 1 && alike) {
      gradient = detached(gradient);
    } else if (dense) {
      Tensor fresh = empty_strided(leaf_.sizes(), leaf_.strides(), leaf_.dtype());
      arithmetic().copy_inplace(fresh, gradient);
      gradient = fresh;
    } else {
      gradient = arithmetic().clone_packed(gradient);
    }
    meta.grad = gradient;
  } else if (!grad_enabled()) {
    arithmetic().add_inplace(meta.grad, gradient);
  } else {
    meta.grad = arithmetic().add(meta.grad, gradient);
  }
}

}  // namespace tg
