// The node at the end of every path: it adds the gradient to a leaf's `.grad`.
#pragma once

#include "autograd/node.h"

namespace tg {

struct Metadata;

class AccumulateGrad final : public Node, public Pooled<AccumulateGrad> {
 public:
  explicit AccumulateGrad(Tensor leaf);
  ~AccumulateGrad() override;
  std::string name() const override { return "torch::autograd::AccumulateGrad"; }
  Gradients apply(Gradients gradients) override;
  Tensor variable() const override { return leaf_; }
  uint64_t priority() const override { return UINT64_MAX; }

 private:
  void accumulate(Metadata& meta, Tensor gradient);

  Tensor leaf_;
};

}  // namespace tg
