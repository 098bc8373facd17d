// A tensor kept for backward, with the version at which it was saved.
#pragma once

#include "autograd/node.h"

namespace tg {

/// torch.autograd.graph.saved_tensors_hooks: what keeps a tensor in a form of its own, and gives
/// what makes the tensor again.
using Unpack = std::function<Tensor()>;
using Pack = std::function<Unpack(const Tensor&)>;

/// The hooks that tensors are saved by from now on: the last pushed. RuntimeError where hooks are
/// disabled, or there are none to pop.
void push_saved_tensor_hooks(Pack pack);
void pop_saved_tensor_hooks();
/// While there is a message, pushing hooks fails with it; so does disabling them while there are.
const std::optional<std::string>& saved_tensor_hooks_disabled();
void disable_saved_tensor_hooks(std::optional<std::string> message);

/// At its end the hooks are again those that there were at its start.
class SavedTensorHooks {
 public:
  SavedTensorHooks();
  ~SavedTensorHooks();
  SavedTensorHooks(const SavedTensorHooks&) = delete;
  SavedTensorHooks& operator=(const SavedTensorHooks&) = delete;

 private:
  std::vector<Pack> hooks_;
  std::optional<std::string> disabled_;
};

/// RuntimeError: what a node has kept for its gradient is freed already.
[[noreturn]] void fail_freed();

class SavedTensor {
 public:
  enum class State : uint8_t { None, Live, Released };

  SavedTensor() = default;
  /// `is_output`: the tensor is a result of the node that saves it. Then only its data is held,
  /// since tensor and node would otherwise own each other.
  SavedTensor(const Tensor& t, bool is_output);

  /// RuntimeError if it was released, or changed in place since. `owner` is the node that saved it:
  /// the grad_fn of a saved result.
  void check_unchanged(const NodeRef& owner) const;
  /// The tensor as it was, if check_unchanged finds nothing.
  Tensor unpack(const NodeRef& owner) const;
  void release();
  /// Keeps the tensor by a hook of its own.
  void pack(const Pack& pack);

  State state() const { return state_; }
  /// Id of the tensor that was saved; 0 when none was.
  Id tensor_id() const { return id_; }
  /// Undefined where a hook keeps it.
  const Tensor& data() const { return data_; }
  int64_t saved_version() const { return saved_version_; }

 private:
  void pack(const Pack& pack, const Tensor& t);

  /// Of a tensor that a hook keeps: how to get it back, and where its gradient goes.
  struct Packed {
    Unpack unpack;
    NodeRef grad_fn;
  };

  Tensor data_;
  std::unique_ptr<Packed> packed_;
  State state_ = State::None;
  bool is_output_ = false, is_leaf_ = false;
  uint32_t output_ = 0;
  Id id_ = 0;
  int64_t saved_version_ = 0;
};

}  // namespace tg
