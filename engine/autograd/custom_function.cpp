#include "autograd/custom_function.h"

#include <algorithm>

#include "autograd/arithmetic.h"
#include "autograd/metadata.h"

namespace tg {
namespace {

bool contains(const std::vector<Tensor>& list, const Tensor& t) {
  return std::any_of(list.begin(), list.end(), [&](const Tensor& each) { return each.is(t); });
}

}  // namespace

FunctionNode::FunctionNode(std::string name, const std::vector<Tensor>& inputs,
                           std::function<Gradients(Gradients)> backward,
                           std::function<void()> dropped)
    : name_(std::move(name)),
      forward_inputs_(inputs),
      backward_(std::move(backward)),
      dropped_(std::move(dropped)) {
  for (const Tensor& t : inputs) next.push_back(gradient_edge(t));
}

FunctionNode::~FunctionNode() { dropped_(); }

std::vector<Tensor> FunctionNode::finish(std::vector<Tensor> outputs,
                                         const std::vector<Tensor>& dirty,
                                         const std::vector<Tensor>& non_differentiable,
                                         const std::vector<Tensor>& saved,
                                         Materialize materialize) {
  for (Tensor& t : outputs) {
    bool differentiable =
        t.defined() && is_differentiable(t.dtype()) && !contains(non_differentiable, t);
    materialized_.push_back(t.defined() &&
                            (materialize == Materialize::All ||
                             (materialize == Materialize::Differentiable && differentiable)));
    if (!t.defined()) {
      add_input({{}, DType::Float32});
      continue;
    }
    uint32_t place = uint32_t(inputs.size());
    if (!differentiable) {
      add_input({t.sizes(), t.dtype()});
    } else if (contains(dirty, t)) {
      check(!(requires_grad(t) && is_leaf(t)),
            "a leaf Variable that requires grad has been used in an in-place operation.");
      check_inplace(t, true);
      rebase_history(t, NodeRef(this));
    } else {
      if (contains(forward_inputs_, t)) {
        Geometry g = t.geometry();
        view_strides(t.geometry(), g.sizes, &g.strides);  // as view_as() has them
        Tensor same = make_view(t, g, ViewOrigin::CustomFunction);
        set_history(same, NodeRef(this));
        t = same;
        continue;
      }
      if (is_view(t)) metadata(t).origin = ViewOrigin::CustomFunction;
      set_history(t, NodeRef(this));
    }
    invariant(inputs.size() == place + 1, "an output is one input of its node");
  }
  for (const Tensor& t : saved) saved_.emplace_back(t, t.defined() && contains(outputs, t));
  forward_inputs_.clear();
  return outputs;
}

Gradients FunctionNode::apply(Gradients gradients) {
  for (size_t i = 0; i < gradients.size(); ++i)
    if (!gradients[i].defined() && materialized_[i]) {
      gradients[i] = arithmetic().zeros(inputs[i].sizes, inputs[i].dtype);
      ++gradients[i].version()->value;  // PyTorch makes them by a zero_() that counts
    }
  Gradients out = backward_(std::move(gradients));
  out.resize(next.size());
  return out;
}

void FunctionNode::release_saved() {
  for (SavedTensor& t : saved_) t.release();
}

void FunctionNode::visit_saved(
    const std::function<void(const std::string&, const SavedTensor&)>& f) const {
  for (size_t i = 0; i < saved_.size(); ++i) f(str("saved_tensors[", i, "]"), saved_[i]);
}

std::vector<Tensor> FunctionNode::saved_tensors() {
  std::vector<Tensor> out;
  for (const SavedTensor& t : saved_) out.push_back(t.unpack(NodeRef(this)));
  return out;
}

std::vector<bool> FunctionNode::needs() const {
  std::vector<bool> out;
  for (const Edge& edge : next) out.push_back(bool(edge.node));
  return out;
}

}  // namespace tg
