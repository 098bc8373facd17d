#include "inspect/trace.h"

#include <algorithm>

#include "autograd/backward.h"
#include "inspect/json.h"

namespace tg {
namespace {

constexpr int64_t kShownValues = 64;
constexpr int kKeptGradients = 4096;

std::string collected;
int count = 0;

/// The first elements in row-major order.
void append_values(std::string& out, const Tensor& t) {
  Ints index(t.sizes().size());
  int64_t n = std::min(t.numel(), kShownValues), at = t.offset();
  out += '[';
  for (int64_t i = 0; i < n; ++i) {
    if (i) out += ',';
    append_element(out, t.dtype(), t.storage()->data, at);
    for (size_t d = index.size(); d-- > 0;) {
      at += t.strides()[d];
      if (++index[d] < t.sizes()[d]) break;
      at -= index[d] * t.strides()[d];
      index[d] = 0;
    }
  }
  out += ']';
}

void collect(const Node& node, uint32_t input, const Tensor& gradient) {
  if (count == kKeptGradients) return;
  if (count++) collected += ',';
  collected += str("{\"node\":", node.id, ",\"input\":", input, ",\"value\":");
  append_values(collected, gradient);
  collected += ",\"sizes\":";
  append_ints(collected, gradient.sizes());
  collected += '}';
}

}  // namespace

void observe_gradients(bool on) {
  set_gradient_observer(on ? GradientObserver(collect) : GradientObserver());
  if (!on) take_gradients();
}

std::string take_gradients() {
  count = 0;
  return '[' + std::exchange(collected, std::string()) + ']';
}

}  // namespace tg
