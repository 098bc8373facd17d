// A tensor kept for backward, with the version at which it was saved.
#pragma once

#include "autograd/node.h"

namespace tg {

class SavedTensor {
 public:
  enum class State : uint8_t { None, Live, Released };

  SavedTensor() = default;
  /// `is_output`: the tensor is a result of the node that saves it. Then only its data is held,
  /// since tensor and node would otherwise own each other.
  SavedTensor(const Tensor& t, bool is_output);

  /// The tensor as it was; RuntimeError if it was released, or changed in place since.
  /// `owner` is the node that saved it: the grad_fn of a saved result.
  Tensor unpack(const NodeRef& owner) const;
  void release();

  State state() const { return state_; }
  /// Id of the tensor that was saved; 0 when none was.
  Id tensor_id() const { return id_; }
  const Tensor& data() const { return data_; }
  int64_t saved_version() const { return saved_version_; }

 private:
  Tensor data_;
  State state_ = State::None;
  bool is_output_ = false, is_leaf_ = false;
  uint32_t output_ = 0;
  Id id_ = 0;
  int64_t saved_version_ = 0;
};

}  // namespace tg
