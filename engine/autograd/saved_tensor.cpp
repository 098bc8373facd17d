#include "autograd/saved_tensor.h"

#include <cctype>

#include "autograd/metadata.h"

namespace tg {
namespace {

// "Exp" of "ExpBackward0": how the error names the operator that made the tensor.
std::string operator_of(const Node& node) {
  std::string name = node.name();
  while (!name.empty() && std::isdigit(static_cast<unsigned char>(name.back()))) name.pop_back();
  const std::string suffix = "Backward";
  if (name.size() >= suffix.size() && name.compare(name.size() - 8, 8, suffix) == 0)
    return name.substr(0, name.size() - 8);
  return node.name();
}

}  // namespace

SavedTensor::SavedTensor(const Tensor& t, bool is_output) {
  if (!t.defined()) return;
  check(!is_inference(t),
        "Inference tensors cannot be saved for backward. Please do not use Tensors created in "
        "inference mode in computation tracked by autograd. To work around this, you can make a "
        "clone to get a normal tensor and use it in autograd, or use `torch.no_grad()` instead of "
        "`torch.inference_mode()`.");
  state_ = State::Live;
  id_ = t.id();
  saved_version_ = t.version()->value;
  is_leaf_ = is_leaf(t);
  is_output_ = is_output && !is_leaf_;
  if (const Metadata* meta = find_metadata(t)) output_ = meta->output;
  data_ = is_output_ ? detached(t) : t;
}

Tensor SavedTensor::unpack(const NodeRef& owner) const {
  if (state_ == State::None) return {};
  check(state_ == State::Live,
        "Trying to backward through the graph a second time (or directly access saved tensors "
        "after they have already been freed). Saved intermediate values of the graph are freed "
        "when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to "
        "backward through the graph a second time or if you need to access saved tensors after "
        "calling backward.");
  int64_t version = data_.version()->value;
  if (version != saved_version_) {
    NodeRef made_by = is_output_ ? owner : grad_fn(data_);
    std::string which =
        made_by ? str(", which is output ", output_, " of ", operator_of(*made_by), ",") : "";
    fail(ErrorType::Runtime,
         "one of the variables needed for gradient computation has been modified by an inplace "
         "operation: [",
         type_string(data_), " ", data_.sizes(), "]", which, " is at version ", version,
         "; expected version ", saved_version_,
         " instead. Hint: enable anomaly detection to find the operation that failed to compute "
         "its gradient, with torch.autograd.set_detect_anomaly(True, check_nan=False).");
  }
  if (!is_output_) return data_;
  Tensor t = detached(data_);
  Metadata& meta = metadata(t);
  meta.grad_fn = owner;
  meta.output = output_;
  return t;
}

void SavedTensor::release() {
  if (state_ != State::Live) return;
  state_ = State::Released;
  data_ = Tensor();
}

}  // namespace tg
