#include "autograd/underived.h"

#include <algorithm>

#include "autograd/metadata.h"
#include "autograd/mode.h"

namespace tg {
namespace {

class NotImplemented : public Node {
 public:
  NotImplemented(std::string operation, const std::vector<Tensor>& inputs)
      : operation_(std::move(operation)) {
    for (const Tensor& t : inputs) next.push_back(gradient_edge(t));
  }
  std::string name() const override { return "torch::autograd::NotImplemented"; }
  Gradients apply(Gradients) override {
    fail(ErrorType::Runtime, "derivative for ", operation_, " is not implemented");
  }

 private:
  std::string operation_;
};

}  // namespace

void set_underived_history(const std::string& name, const Tensor& t,
                           const std::vector<Tensor>& inputs) {
  if (!recording() || is_view(t) || std::none_of(inputs.begin(), inputs.end(), requires_grad))
    return;
  set_history(t, make_ref<NotImplemented>(name, inputs));
}

}  // namespace tg
