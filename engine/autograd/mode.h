// Which mode the thread computes in, set for a scope by the guards below.
#pragma once

namespace tg {

/// Grad mode, as torch.is_grad_enabled(); inference mode goes before it.
bool grad_enabled();
void set_grad_enabled(bool enabled);
/// torch.inference_mode(): tensors made within can never join a graph.
bool inference_enabled();
void set_inference_enabled(bool enabled);
/// Whether operators record history: grad mode is on, and inference mode is not.
bool recording();

/// Sets grad mode for a scope.
class GradMode {
 public:
  explicit GradMode(bool enabled) : before_(grad_enabled()) { set_grad_enabled(enabled); }
  ~GradMode() { set_grad_enabled(before_); }
  GradMode(const GradMode&) = delete;
  GradMode& operator=(const GradMode&) = delete;

 private:
  bool before_;
};

}  // namespace tg
