// Runs the graph backward, without recursion: a chain may be as long as memory holds.
#pragma once

#include <set>

#include "autograd/node.h"

namespace tg {

/// Follows one pass of backward. It must not keep the tensors: who else holds one decides whether
/// backward may add to it in place.
class PassObserver {
 public:
  virtual ~PassObserver() = default;
  /// A gradient came to an input of a node: along edge `edge` of `from`, or from whoever called
  /// backward, where that is null.
  virtual void arrived(const Edge& to, const Node* from, uint32_t edge, const Tensor& gradient) = 0;
  /// It is the node's turn. `gradients` are the sums of what arrived at its inputs, as the hooks of
  /// tensors left those that are `hooked`. Unless it `runs`, it was only asked what arrives.
  virtual void turn(const Node& node, const Gradients& gradients, const std::set<uint32_t>& hooked,
                    bool runs) = 0;
};

/// Whoever watches backward gives an observer to each pass; an empty function ends that.
void watch_backward(std::function<std::unique_ptr<PassObserver>()> watcher);

/// torch.autograd.backward / grad.
/// `gradients[i]` belongs to `outputs[i]`; undefined means ones, for outputs of one element.
/// With `inputs`, gives the gradient of each (undefined where unused) and, unless `accumulate`,
/// leaves every `.grad` alone; without, accumulates into all leaves and gives nothing.
/// Errors: RuntimeError with PyTorch's texts.
Gradients run_backward(const std::vector<Tensor>& outputs, std::vector<Tensor> gradients,
                       bool keep_graph, bool create_graph, const std::vector<Tensor>& inputs,
                       bool accumulate, bool allow_unused);

}  // namespace tg
