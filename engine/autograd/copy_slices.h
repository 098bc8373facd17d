// The history of a tensor that was changed in place through a view of it.
#pragma once

#include "autograd/node.h"

namespace tg {

/// For the base: the part that the view covers goes through `change`, the rest straight back.
class CopySlices : public Node {
 public:
  CopySlices(const Tensor& base, const Tensor& view, NodeRef change);
  ~CopySlices() override;
  /// The history that the view has behind the change.
  NodeRef history_of_view();
  std::string name() const override { return "torch::autograd::CopySlices"; }
  Gradients apply(Gradients gradients) override;
  void release_saved() override;
  void visit_saved(
      const std::function<void(const std::string&, const SavedTensor&)>& f) const override;

 private:
  Geometry base_, view_;
  Reading base_reading_, reading_;
  NodeRef change_;
  bool released_ = false;  // PyTorch drops the change, even one that has saved nothing
};

/// The gradient of as_strided: the view's is put at its places in zeros of the input's geometry.
class AsStridedBackward : public Node {
 public:
  AsStridedBackward(const Tensor& base, const Tensor& view);
  AsStridedBackward(Edge to_base, Geometry base, Geometry view, Reading base_reading,
                    Reading reading);
  std::string name() const override { return "AsStridedBackward0"; }
  Gradients apply(Gradients gradients) override;

 private:
  Geometry base_, view_;
  Reading base_reading_, reading_;
};

/// The history of what a node saved of its own output: the node itself, but that of the view where
/// it changed one in place.
NodeRef history_of_output(const NodeRef& node);

/// Whether grad_fn(t) would give it a new AsStridedBackward: a view that was written since its own
/// was made.
bool history_is_renewed(const Tensor& t);

/// Scatters the gradient of an as_strided view (overlaps add up) into one for `input`.
Tensor as_strided_backward(const Tensor& gradient, const Geometry& input, const Geometry& view);

}  // namespace tg
