// Runs the graph backward, without recursion: a chain may be as long as memory holds.
#pragma once

#include "autograd/node.h"

namespace tg {

/// A gradient that arrived at an input of a node, for whoever watches backward.
using GradientObserver = std::function<void(const Node&, uint32_t input, const Tensor& gradient)>;
void set_gradient_observer(GradientObserver observer);

/// torch.autograd.backward / grad.
/// `gradients[i]` belongs to `outputs[i]`; undefined means ones, for outputs of one element.
/// With `inputs`, gives the gradient of each (undefined where unused) and, unless `accumulate`,
/// leaves every `.grad` alone; without, accumulates into all leaves and gives nothing.
/// Errors: RuntimeError with PyTorch's texts.
Gradients run_backward(const std::vector<Tensor>& outputs, std::vector<Tensor> gradients,
                       bool keep_graph, bool create_graph, const std::vector<Tensor>& inputs,
                       bool accumulate, bool allow_unused);

}  // namespace tg
