// What autograd keeps with a tensor: its gradient, where it came from, and of what it is a view.
#pragma once

#include "autograd/node.h"

namespace tg {

/// How a view came to be, where that forbids changing it in place.
enum class ViewOrigin : uint8_t { Plain, CustomFunction, MultiOutput, NoGrad, Inference };

struct Metadata final : Extension, Pooled<Metadata> {
  Tensor grad;
  NodeRef grad_fn;
  uint32_t output = 0;
  bool requires_grad = false;  // of a leaf; results have a grad_fn instead
  bool retains_grad = false;
  std::shared_ptr<TensorBody*> self;  // made by retain_grad(): tells its hook that we live
  bool inference = false;
  bool counts_versions = false;  // an inference tensor that detach() gave outside inference mode
  /// The node that accumulates into the leaf, which it holds, and not the other way round.
  Node* accumulator = nullptr;
  /// That of another tensor, into which this one accumulates as well: what a hook of saved tensors
  /// gave for a leaf.
  NodeRef others_accumulator;
  std::shared_ptr<Hooks> hooks;
  std::vector<std::pair<Id, std::function<void(const Tensor&)>>> post_accumulate_hooks;

  /// The tensor at the root of the chain of views, if this is one.
  Tensor base;
  ViewOrigin origin = ViewOrigin::Plain;
  /// The version at which grad_fn was made: a view's is renewed when its base was changed since.
  int64_t grad_fn_version = 0;
};

/// The tensor's metadata, made if there is none yet.
Metadata& metadata(const Tensor& t);
/// The same, or null.
inline Metadata* find_metadata(const Tensor& t) {
  return static_cast<Metadata*>(t.body().autograd.get());
}

/// Whichever of both there is, or null.
NodeRef accumulator(const Metadata& meta);

bool requires_grad(const Tensor& t);
/// Whether no operator that records history made it; renews nothing.
bool is_leaf(const Tensor& t);
/// Whether grad_fn(t) raises: a view that was written since, and whose history cannot be renewed.
bool history_is_lost(const Tensor& t);
bool is_view(const Tensor& t);
bool is_inference(const Tensor& t);
/// The base of a view; undefined for others.
Tensor base_of(const Tensor& t);
/// The node that made `t`, or null; renews a view's if its base was written to since. RuntimeError
/// where that is not allowed: views made under no_grad, or several by one operator.
NodeRef grad_fn(const Tensor& t);
/// Where the gradient of `t` goes: its grad_fn, or the node that accumulates into the leaf; nowhere
/// for what requires none by itself.
Edge gradient_edge(const Tensor& t);

/// requires_grad_(); RuntimeError for non-leaves and integers.
void set_requires_grad(const Tensor& t, bool value);
void retain_grad(const Tensor& t);
/// The `.grad` setter's checks and effect; an undefined `grad` clears.
void set_grad(const Tensor& t, const Tensor& grad);

/// `t` is output number `output` of `node`, as a new result.
void set_history(const Tensor& t, const NodeRef& node);
/// `t` was changed in place by `node`; through a view, its base gets a CopySlices.
void rebase_history(const Tensor& t, const NodeRef& node);
/// Whether in-place change of `t` is allowed; raises PyTorch's errors for leaves and views.
void check_inplace(const Tensor& t, bool records);
/// An inference tensor must not be written to outside inference mode. As in PyTorch, this is
/// noticed when the version counter is bumped: after the write.
void check_written(const Tensor& t);
/// A view of `of` that autograd knows as such.
Tensor make_view(const Tensor& of, const Geometry& geometry, ViewOrigin origin, Reading reading);
inline Tensor make_view(const Tensor& of, const Geometry& geometry, ViewOrigin origin) {
  return make_view(of, geometry, origin, of.reading());
}
/// Same storage and version counter, no history; as torch's detach(), not known as a view.
Tensor detached(const Tensor& t);
/// detach_(): makes `t` itself a leaf without history; RuntimeError for views.
void detach_inplace(const Tensor& t);

/// register_hook; gives the id by which to remove it.
Id add_hook(const Tensor& t, std::function<Tensor(const Tensor&)> hook);
Id add_post_accumulate_hook(const Tensor& t, std::function<void(const Tensor&)> hook);
void remove_hook(Id id, const Tensor& t);

}  // namespace tg
