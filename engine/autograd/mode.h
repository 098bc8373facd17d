// Which mode the thread computes in, set for a scope by the guards below.
#pragma once

namespace tg {

namespace mode_detail {
inline bool grad = true, inference = false;
}

/// Grad mode, as torch.is_grad_enabled(); inference mode goes before it.
inline bool grad_enabled() { return mode_detail::grad; }
inline void set_grad_enabled(bool enabled) { mode_detail::grad = enabled; }
/// torch.inference_mode(): tensors made within can never join a graph.
inline bool inference_enabled() { return mode_detail::inference; }
inline void set_inference_enabled(bool enabled) { mode_detail::inference = enabled; }
/// Whether operators record history: grad mode is on, and inference mode is not.
inline bool recording() { return grad_enabled() && !inference_enabled(); }

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
