// The backward graph: a node turns the gradients of an operator's outputs into those of its inputs.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "autograd/anomaly.h"
#include "core/tensor.h"

namespace tg {

class Node;
class SavedTensor;
using NodeRef = Ref<Node>;
/// One gradient a place; undefined stands for zero.
using Gradients = std::vector<Tensor>;

/// "This gradient goes into that input of that node." No node: nobody needs the gradient.
struct Edge {
  NodeRef node;
  uint32_t input = 0;
};
using Edges = InlineVector<Edge, 2>;

/// What the gradient of one output must look like; backward sums and casts it to that.
struct InputMetadata {
  Ints sizes;
  DType dtype;
};

/// A function that sees a gradient and may replace it (an undefined result keeps it).
struct Hook {
  Id id;
  std::function<Tensor(const Tensor&)> call;
};
using Hooks = std::vector<Hook>;

/// A function that sees all gradients of a node and may replace them: those that it is given, or
/// (`gradients`) those that it made of `given`.
using NodeHook = std::function<void(Gradients& gradients, const Gradients& given)>;

/// Hooks of a node, and what it tells of itself in anomaly mode.
struct NodeHooks {
  /// Of tensors, by the input whose gradient they see; run before apply.
  std::vector<std::pair<uint32_t, std::shared_ptr<Hooks>>> of_tensors;
  /// Tensors of retain_grad(), by input: they get the gradient after the hooks.
  std::vector<std::pair<uint32_t, std::function<void(const Tensor&)>>> retaining;
  /// Of the node itself: run after those of tensors, and after apply.
  std::vector<NodeHook> before, after;
  AnomalyReport report;
};

class Node : public Counted {
 public:
  Node();
  virtual ~Node();

  /// As PyTorch names it: "MulBackward0".
  virtual std::string name() const = 0;
  /// `gradients` has one entry an input of this node; the result has one an edge.
  virtual Gradients apply(Gradients gradients) = 0;
  /// Drops what was saved for backward; using it afterwards is an error.
  virtual void release_saved() {}
  /// Calls f for every tensor saved, in order, with its name.
  virtual void visit_saved(
      const std::function<void(const std::string&, const SavedTensor&)>&) const {}
  /// The leaf that this node accumulates into, if it is such a node.
  virtual Tensor variable() const { return {}; }
  /// Backward runs the highest first.
  virtual uint64_t priority() const { return uint64_t(id); }

  /// Adds an input and gives its number.
  uint32_t add_input(InputMetadata metadata) {
    inputs.push_back(std::move(metadata));
    return uint32_t(inputs.size() - 1);
  }

  /// Few nodes have any.
  const NodeHooks* find_hooks() const { return hooks_.get(); }
  NodeHooks& hooks() {
    if (!hooks_) hooks_ = std::make_unique<NodeHooks>();
    return *hooks_;
  }

  /// Nobody holds it any longer. Invariant: a graph is freed without recursion. A node that expires
  /// while another one is being deleted waits for its turn.
  void expire();

  const Id id;
  Edges next;
  InlineVector<InputMetadata, 1> inputs;

 private:
  std::unique_ptr<NodeHooks> hooks_;
};

/// The last component of a node's name: "CopySlices" of "torch::autograd::CopySlices".
std::string short_name(const Node& node);

}  // namespace tg
