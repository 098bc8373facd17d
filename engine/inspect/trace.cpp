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
  JsonList list(out);
  for (int64_t i = 0; i < n; ++i) {
    append_element(list.next(), t.dtype(), t.storage()->data, at);
    for (size_t d = index.size(); d-- > 0;) {
      at += t.strides()[d];
      if (++index[d] < t.sizes()[d]) break;
      at -= index[d] * t.strides()[d];
      index[d] = 0;
    }
  }
}

void collect(const Node& node, uint32_t input, const Tensor& gradient) {
  if (count == kKeptGradients) return;
  if (count++) collected += ',';
  JsonObject object(collected);
  object.field("node", node.id);
  object.field("input", int64_t(input));
  append_values(object.key("value"), gradient);
  object.field("sizes", gradient.sizes());
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
