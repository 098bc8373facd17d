#include "autograd/saved_tensor.h"

#include <cctype>

#include "autograd/copy_slices.h"
#include "autograd/metadata.h"
#include "autograd/mode.h"

namespace tg {
namespace {

// "Exp" of "ExpBackward0", "Pow1" of "PowBackward1": how the error names the operator that made the
// tensor.
std::string operator_of(const Node& node) {
  std::string name = node.name();
  const std::string_view suffix = "Backward";
  size_t end = name.find_last_not_of("0123456789") + 1;
  if (end < suffix.size() || name.compare(end - suffix.size(), suffix.size(), suffix) != 0)
    return name;
  std::string number = name.substr(end);
  return name.substr(0, end - suffix.size()) + (number == "0" ? "" : number);
}

std::vector<Pack> default_hooks;
std::optional<std::string> disabled;  // why no hooks may be pushed

}  // namespace

void push_saved_tensor_hooks(Pack pack) {
  if (disabled) fail(ErrorType::Runtime, *disabled);
  default_hooks.push_back(std::move(pack));
}

void pop_saved_tensor_hooks() {
  check(!default_hooks.empty(), "there are no saved tensor hooks to leave");
  default_hooks.pop_back();
}

const std::optional<std::string>& saved_tensor_hooks_disabled() { return disabled; }

void disable_saved_tensor_hooks(std::optional<std::string> message) {
  if (message) check(default_hooks.empty(), *message);
  disabled = std::move(message);
}

SavedTensorHooks::SavedTensorHooks() : hooks_(default_hooks), disabled_(disabled) {}
SavedTensorHooks::~SavedTensorHooks() {
  default_hooks = std::move(hooks_);
  disabled = std::move(disabled_);
}

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
  if (!default_hooks.empty() && !t.is_wrapped_number())
    pack(Pack(default_hooks.back()), t);
  else
    data_ = is_output_ ? detached(t) : t;
}

void SavedTensor::pack(const Pack& pack) {
  check(state_ != State::None,
        "Calling register_hooks on a saved tensor with value None is forbidden");
  check(state_ == State::Live,
        "Calling register_hooks on a saved tensor after it has been freed. Saved intermediate "
        "values of the graph are freed when you call .backward() or autograd.grad(). Specify "
        "retain_graph=True if you need to backward through the graph a second time or if you need "
        "to access saved variables after calling backward.");
  check(!packed_,
        "Calling register_hooks on a saved tensor whose hooks have already been set. Hint: only "
        "one pair of hooks is allowed at a time.");
  this->pack(pack, std::exchange(data_, Tensor()));
}

void SavedTensor::pack(const Pack& pack, const Tensor& t) {
  packed_ = std::make_unique<Packed>();
  // A leaf's own node, so that what the hook gives back accumulates into the leaf.
  if (!is_output_) packed_->grad_fn = gradient_edge(t).node;
  GradMode off(false);
  int64_t version = t.version()->value;
  packed_->unpack = pack(t);
  check(version == t.version()->value,
        "A saved tensor pack hook is modifying its input in place. Tensors provided as input to "
        "pack hook cannot be modified by in-place operations as this can lead to unexpected "
        "side-effects. Please open an issue if you need to perform in-place operations on the "
        "input to a pack hook.");
}

void fail_freed() {
  fail(ErrorType::Runtime,
       "Trying to backward through the graph a second time (or directly access saved tensors after "
       "they have already been freed). Saved intermediate values of the graph are freed when you "
       "call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward "
       "through the graph a second time or if you need to access saved tensors after calling "
       "backward.");
}

void SavedTensor::check_unchanged(const NodeRef& owner) const {
  if (state_ == State::None) return;
  if (state_ != State::Live) fail_freed();
  if (packed_) return;  // versions are the hook's own affair
  const Metadata* meta = find_metadata(data_);
  check(is_output_ || is_leaf_ || (meta && meta->grad_fn),
        "Trying to use a saved tensor that has been detached in-place, i.e. with .detach_()."
        "This is not supported, please use out-of-place `.detach()` instead");
  int64_t version = data_.version()->value;
  if (version == saved_version_) return;
  NodeRef made_by = is_output_ ? owner : grad_fn(data_);
  std::string which =
      made_by ? str(", which is output ", output_, " of ", operator_of(*made_by), ",") : "";
  fail(ErrorType::Runtime,
       "one of the variables needed for gradient computation has been modified by an inplace "
       "operation: [",
       type_string(data_), " ", data_.sizes(), "]", which, " is at version ", version,
       "; expected version ", saved_version_, " instead. Hint: ",
       anomaly() ? "the backtrace further above shows the operation that failed to compute its "
                   "gradient. The variable in question was changed in there or anywhere later. "
                   "Good luck!"
                 : "enable anomaly detection to find the operation that failed to compute its "
                   "gradient, with torch.autograd.set_detect_anomaly(True, check_nan=False).");
}

Tensor SavedTensor::unpack(const NodeRef& owner) const {
  check_unchanged(owner);
  if (state_ == State::None) return {};
  if (packed_) {
    // The hook is not to run again for what it gives.
    Tensor given = packed_->unpack();
    const NodeRef& grad_fn = packed_->grad_fn;
    if (!is_output_ && !grad_fn) return given;
    Tensor t = detached(given);
    Metadata& meta = metadata(t);
    if (is_output_ || !is_leaf_) {
      meta.grad_fn = is_output_ ? history_of_output(owner) : grad_fn;
      meta.output = meta.grad_fn == owner || !is_output_ ? output_ : 0;
    } else {
      meta.requires_grad = true;
      meta.others_accumulator = grad_fn;
    }
    return t;
  }
  if (!is_output_) return data_;
  Tensor t = detached(data_);
  Metadata& history = metadata(t);
  history.grad_fn = history_of_output(owner);
  history.output = history.grad_fn == owner ? output_ : 0;
  return t;
}

void SavedTensor::release() {
  if (state_ != State::Live) return;
  state_ = State::Released;
  data_ = Tensor();
  packed_ = nullptr;
}

}  // namespace tg
