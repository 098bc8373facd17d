#include "autograd/mode.h"

namespace tg {
namespace {
bool grad = true, inference = false;
}

bool grad_enabled() { return grad; }
bool recording() { return grad && !inference_enabled(); }
void set_grad_enabled(bool enabled) { grad = enabled; }
bool inference_enabled() { return inference; }
void set_inference_enabled(bool enabled) { inference = enabled; }

}  // namespace tg
