#include "autograd/metadata.h"

#include <algorithm>

#include "autograd/accumulate.h"
#include "autograd/arithmetic.h"
#include "autograd/copy_slices.h"
#include "autograd/mode.h"

namespace tg {

Metadata& metadata(const Tensor& t) {
  auto& slot = t.body().autograd;
  if (!slot) slot = std::make_unique<Metadata>();
  return static_cast<Metadata&>(*slot);
}

NodeRef accumulator(const Metadata& meta) {
  if (meta.others_accumulator) return meta.others_accumulator;
  // Nobody holds it when it waits to be deleted.
  bool alive = meta.accumulator && meta.accumulator->use_count() > 0;
  return alive ? NodeRef(meta.accumulator) : nullptr;
}

namespace {

// A base that is no number itself may have a history of what was filled in or compared.
bool shares_history(const Tensor& t, const Tensor& base) {
  return base.defined() && (is_differentiable(t.dtype()) || t.dtype() == base.dtype());
}

}  // namespace

bool requires_grad(const Tensor& t) {
  if (!t.defined()) return false;
  const Metadata* meta = find_metadata(t);
  // A view made under no_grad has no history of its own, but its base has.
  return meta && (meta->requires_grad || meta->grad_fn ||
                  (shares_history(t, meta->base) && requires_grad(meta->base)));
}

bool is_view(const Tensor& t) {
  const Metadata* meta = find_metadata(t);
  return meta && meta->base.defined();
}

bool is_inference(const Tensor& t) {
  const Metadata* meta = find_metadata(t);
  return meta && meta->inference;
}

Tensor base_of(const Tensor& t) {
  const Metadata* meta = find_metadata(t);
  return meta ? meta->base : Tensor();
}

namespace {

// Hooks stay with the history that they were registered for; retain_grad() follows the tensor.
void set_grad_fn(Metadata& meta, const NodeRef& node, uint32_t output) {
  meta.hooks = nullptr;
  if (meta.retains_grad && meta.grad_fn) {
    auto& old = meta.grad_fn->hooks().retaining;
    auto hook = std::find_if(old.begin(), old.end(),
                             [&](const auto& each) { return each.first == meta.output; });
    if (hook != old.end()) {
      node->hooks().retaining.emplace_back(output, std::move(hook->second));
      old.erase(hook);
    }
  }
  meta.grad_fn = node;
  meta.output = output;
}

}  // namespace

namespace {

// The view's elements were written since its history was made, by itself or by another alias.
bool is_stale(const Tensor& t, const Metadata& meta) {
  return shares_history(t, meta.base) && meta.grad_fn_version != t.version()->value &&
         (meta.grad_fn || requires_grad(meta.base));
}

std::string without_backward(std::string name) { return name.substr(0, name.rfind("Backward")); }

// Raises unless the history of the view can start from its base's. `event` is what happened to it.
void check_view(const Metadata& meta, std::string_view event) {
  if (meta.origin == ViewOrigin::Plain) return;
  std::string output;
  if (meta.grad_fn)
    output =
        str("Output ", meta.output, " of ", without_backward(meta.grad_fn->name()), " is a view");
  bool inference = meta.origin == ViewOrigin::Inference;
  bool untracked = meta.origin == ViewOrigin::NoGrad || inference;
  std::string text =
      untracked || !meta.grad_fn
          ? str(meta.grad_fn ? output + " of a view which was created in" : "A view was created in",
                inference ? " inference mode and " : " no_grad mode and ", event,
                " modified inplace ", inference ? "in normal mode." : "with grad mode enabled.")
          : str(output, " and ", event, " modified inplace.");
  if (untracked)
    text += str(
        " Given that this use case is ambiguous and error-prone, it is forbidden. You can clarify "
        "your code by moving both the view and the inplace either both inside the ",
        inference ? "inference_mode" : "no_grad",
        " block (if you don't want the inplace to be tracked) or both outside (if you want the "
        "inplace to be tracked).");
  else if (meta.origin == ViewOrigin::MultiOutput)
    text +=
        " This view is the output of a function that returns multiple views. Such functions do not "
        "allow the output views to be modified inplace. You should replace the inplace operation "
        "by an out-of-place one.";
  else
    text +=
        " This view was created inside a custom Function (or because an input was returned as-is) "
        "and the autograd logic to handle view+inplace would override the custom backward "
        "associated with the custom Function, leading to incorrect gradients. This behavior is "
        "forbidden. You can fix this by cloning the output of the custom Function.";
  fail(ErrorType::Runtime, text);
}

}  // namespace

NodeRef grad_fn(const Tensor& t) {
  Metadata* meta = find_metadata(t);
  if (!meta) return nullptr;
  if (is_stale(t, *meta)) {
    check_view(*meta, "its base or another view of its base has been");
    meta->grad_fn_version = t.version()->value;
    auto node = make_ref<AsStridedBackward>(meta->base, t);
    set_grad_fn(*meta, node, node->add_input({t.sizes(), t.dtype()}));
  }
  return meta->grad_fn;
}

bool history_is_lost(const Tensor& t) {
  const Metadata* meta = find_metadata(t);
  return meta && meta->origin != ViewOrigin::Plain && is_stale(t, *meta);
}

bool history_is_renewed(const Tensor& t) {
  const Metadata* meta = find_metadata(t);
  return meta && meta->origin == ViewOrigin::Plain && is_stale(t, *meta);
}

bool is_leaf(const Tensor& t) {
  const Metadata* meta = find_metadata(t);
  return !meta || (!history_is_renewed(t) && !meta->grad_fn);
}

Edge gradient_edge(const Tensor& t) {
  if (NodeRef node = grad_fn(t)) return {node, metadata(t).output};
  // A view made under no_grad of what requires a gradient says that it does, too; none goes there.
  Metadata* meta = find_metadata(t);
  if (!meta || !meta->requires_grad) return {};
  NodeRef node = accumulator(*meta);
  if (!node) {
    node = make_ref<AccumulateGrad>(t);
    meta->accumulator = node.get();
  }
  return {node, 0};
}

void set_requires_grad(const Tensor& t, bool value) {
  check(is_leaf(t) || value,
        "you can only change requires_grad flags of leaf variables. If you want to use a computed "
        "variable in a subgraph that doesn't require differentiation use var_no_grad = "
        "var.detach().");
  check(!value || is_differentiable(t.dtype()),
        "only Tensors of floating point dtype can require gradients");
  check(!value || !is_inference(t) || inference_enabled(),
        "Setting requires_grad=True on inference tensor outside InferenceMode is not allowed.");
  if (!value && !find_metadata(t)) return;
  if (is_leaf(t)) metadata(t).requires_grad = value;
  touch_state();
}

void retain_grad(const Tensor& t) {
  check(requires_grad(t), "can't retain_grad on Tensor that has requires_grad=False");
  NodeRef node = grad_fn(t);
  if (!node) return;  // a leaf's is kept anyway
  Metadata& meta = metadata(t);
  if (meta.retains_grad) return;
  meta.retains_grad = true;
  // The tensor may die before backward runs: then there is nothing to keep.
  meta.self = std::make_shared<TensorBody*>(&t.body());
  node->hooks().retaining.emplace_back(
      meta.output, [self = std::weak_ptr<TensorBody*>(meta.self)](const Tensor& gradient) {
        auto body = self.lock();
        if (!body) return;
        auto& kept = static_cast<Metadata&>(*(*body)->autograd).grad;
        kept = kept.defined() ? arithmetic().add(kept, gradient) : arithmetic().clone(gradient);
        touch_state();
      });
  touch_state();
}

void set_grad(const Tensor& t, const Tensor& grad) {
  if (!grad.defined()) {
    if (Metadata* meta = find_metadata(t)) meta->grad = Tensor();
    touch_state();
    return;
  }
  check(!grad.is(t), "can't assign Variable as its own grad");
  check(grad.dtype() == t.dtype(), "attempting to assign a gradient with dtype '",
        c_name(grad.dtype()), "' to a tensor with grad_dtype '", type_name(t.dtype()),
        "'. The gradient must match the tensor's grad_dtype (defaults to the tensor's dtype). You "
        "can set the tensor's grad_dtype attribute with a specific dtype, or None to allow any "
        "dtype. Set grad_dtype with caution. Diverging the dtypes of a tensor and its gradient may "
        "break downstream systems that assume they match.");
  check(grad.sizes() == t.sizes(), "attempting to assign a gradient of size '", grad.sizes(),
        "' to a tensor of size '", t.sizes(),
        "'. Please ensure that the gradient and the tensor are the same size");
  metadata(t).grad = grad;
  touch_state();
}

void set_history(const Tensor& t, const NodeRef& node) {
  Metadata& meta = metadata(t);
  set_grad_fn(meta, node, node->add_input({t.sizes(), t.dtype()}));
  meta.grad_fn_version = t.version()->value;
  touch_state();
}

void rebase_history(const Tensor& t, const NodeRef& node) {
  Metadata& meta = metadata(t);
  node->add_input({t.sizes(), t.dtype()});
  if (!meta.base.defined()) {
    set_grad_fn(meta, node, 0);
    meta.requires_grad = false;
    return;
  }
  Metadata& base = metadata(meta.base);
  auto slices = make_ref<CopySlices>(meta.base, t, node);
  set_grad_fn(base, slices, 0);
  base.requires_grad = false;
  meta.grad_fn_version = -1;  // the next grad_fn(t) renews it
  grad_fn(t);
}

void check_inplace(const Tensor& t, bool records) {
  if (!recording()) return;
  const Metadata* meta = find_metadata(t);
  if (meta && meta->base.defined()) {
    if (requires_grad(t) || records) check_view(*meta, "is being");
    check(!(requires_grad(t) && is_leaf(meta->base)),
          "a view of a leaf Variable that requires grad is being used in an in-place operation.");
  }
  check(!(requires_grad(t) && is_leaf(t)),
        "a leaf Variable that requires grad is being used in an in-place operation.");
}

void check_written(const Tensor& t) {
  const Metadata* meta = find_metadata(t);
  check(!meta || !meta->inference || meta->counts_versions || inference_enabled(),
        "Inplace update to inference tensor outside InferenceMode is not allowed.You can make a "
        "clone to get a normal tensor before doing inplace update.See "
        "https://github.com/pytorch/rfcs/pull/17 for more details.");
}

Tensor make_view(const Tensor& of, const Geometry& geometry, ViewOrigin origin, Reading reading) {
  Tensor view = alias(of, geometry, true, reading);
  if (is_inference(of)) {
    metadata(view).inference = true;
    return view;
  }
  Metadata& meta = metadata(view);
  const Metadata* parent = find_metadata(of);
  meta.base = parent && parent->base.defined() ? parent->base : of;
  meta.origin = origin;
  if (origin == ViewOrigin::Plain && parent && parent->base.defined()) meta.origin = parent->origin;
  meta.grad_fn_version = view.version()->value;
  return view;
}

Tensor detached(const Tensor& t) {
  Tensor out = alias(t, t.geometry(), true);
  if (is_inference(t)) {
    metadata(out).inference = true;
    metadata(out).counts_versions = !inference_enabled();
  }
  return out;
}

void detach_inplace(const Tensor& t) {
  check(!is_view(t),
        "Can't detach views in-place. Use detach() instead. If you are using "
        "DistributedDataParallel (DDP) for training, and gradient_as_bucket_view is set as True, "
        "gradients are views of DDP buckets, and hence detach_() cannot be called on these "
        "gradients. To fix this error, please refer to the Optimizer.zero_grad() function in "
        "torch/optim/optimizer.py as the solution.");
  Metadata* meta = find_metadata(t);
  if (!meta) return;
  meta->grad_fn = nullptr;
  meta->output = 0;
  meta->requires_grad = false;
  touch_state();
}

namespace {
Id hook_ids = 0;
}

Id add_hook(const Tensor& t, std::function<Tensor(const Tensor&)> hook) {
  check(requires_grad(t), "cannot register a hook on a tensor that doesn't require gradient");
  Metadata& meta = metadata(t);
  NodeRef node = grad_fn(t);
  if (!meta.hooks) {
    meta.hooks = std::make_shared<Hooks>();
    if (node) node->hooks().of_tensors.emplace_back(meta.output, meta.hooks);
  }
  meta.hooks->push_back({++hook_ids, std::move(hook)});
  return hook_ids;
}

Id add_post_accumulate_hook(const Tensor& t, std::function<void(const Tensor&)> hook) {
  check(requires_grad(t), "cannot register a hook on a tensor that doesn't require gradient");
  check(is_leaf(t), "post accumulate grad hooks cannot be registered on non-leaf tensors");
  metadata(t).post_accumulate_hooks.emplace_back(++hook_ids, std::move(hook));
  return hook_ids;
}

void remove_hook(Id id, const Tensor& t) {
  Metadata* meta = find_metadata(t);
  if (!meta) return;
  if (meta->hooks) std::erase_if(*meta->hooks, [&](const Hook& hook) { return hook.id == id; });
  std::erase_if(meta->post_accumulate_hooks, [&](const auto& hook) { return hook.first == id; });
}

}  // namespace tg
