// The node of a torch.autograd.Function: its backward is the caller's code.
#pragma once

#include "autograd/node.h"
#include "autograd/saved_tensor.h"

namespace tg {

class FunctionNode : public Node {
 public:
  /// For which outputs a gradient that is not there comes to backward() as zeros.
  enum class Materialize : uint8_t { None, Differentiable, All };

  /// `backward` gets one gradient an output and gives one an input; `dropped` runs when the node
  /// dies. `inputs`: the tensors given to apply().
  FunctionNode(std::string name, const std::vector<Tensor>& inputs,
               std::function<Gradients(Gradients)> backward, std::function<void()> dropped);
  ~FunctionNode() override;

  std::string name() const override { return name_; }
  Gradients apply(Gradients gradients) override;
  void release_saved() override;
  void visit_saved(
      const std::function<void(const std::string&, const SavedTensor&)>& f) const override;

  /// After forward ran: gives the outputs their history. An input returned as it is becomes a view.
  /// `saved` is what save_for_backward() named.
  std::vector<Tensor> finish(std::vector<Tensor> outputs, const std::vector<Tensor>& dirty,
                             const std::vector<Tensor>& non_differentiable,
                             const std::vector<Tensor>& saved, Materialize materialize);
  std::vector<Tensor> saved_tensors();
  /// Packs one of them in place.
  void pack_saved(size_t index, const Pack& pack) { saved_.at(index).pack(pack); }
  /// Which inputs require a gradient.
  std::vector<bool> needs() const;

 private:
  std::string name_;
  std::vector<Tensor> forward_inputs_;  // until finish()
  std::function<Gradients(Gradients)> backward_;
  std::function<void()> dropped_;
  std::vector<SavedTensor> saved_;
  std::vector<bool> materialized_;  // by output
};

}  // namespace tg
