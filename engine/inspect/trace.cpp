#include "inspect/trace.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "autograd/backward.h"
#include "inspect/json.h"

namespace tg {
namespace {

constexpr int64_t kShownValues = 64;
constexpr int kKeptGradients = 4096;

std::string collected;
int count = 0;
int64_t turns = 0;

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

/// A gradient as JSON: what is kept of it.
struct Shown {
  std::string value, sizes;

  explicit Shown(const Tensor& t) {
    append_values(value, t);
    append_json(sizes, t.sizes());
  }
  bool operator==(const Shown&) const = default;
  void write(JsonObject& object) const {
    object.key("value") += value;
    object.key("sizes") += sizes;
  }
};

class Collector : public PassObserver {
 public:
  void arrived(const Edge& to, const Node* from, uint32_t edge, const Tensor& gradient) override {
    if (count >= kKeptGradients) return;
    ++count;
    ways_[to.node.get()][to.input].push_back({from ? turns_.at(from) : 0, edge, Shown(gradient)});
  }

  void turn(const Node& node, const Gradients& gradients, const std::set<uint32_t>& hooked,
            bool runs) override {
    int64_t turn = turns_[&node] = ++turns;
    auto found = ways_.extract(&node);
    if (count++ >= kKeptGradients) return;
    if (!collected.empty()) collected += ',';
    JsonObject object(collected);
    object.field("turn", turn);
    object.field("node", node.id);
    object.field("name", node.name());
    object.link("variable", node.variable().defined() ? node.variable().id() : 0);
    object.field("runs", runs);
    JsonList list(object.key("arrived"));
    for (uint32_t input = 0; input < gradients.size(); ++input) {
      if (!gradients[input].defined()) continue;
      const std::vector<Way> ways = found ? found.mapped()[input] : std::vector<Way>();
      bool changed = hooked.count(input);  // perhaps: in place, too
      Shown sum = ways.size() == 1 && !changed ? ways[0].gradient : Shown(gradients[input]);
      JsonObject arrival(list.next());
      arrival.field("input", int64_t(input));
      sum.write(arrival);
      arrival.field("hooked", changed);
      JsonList all(arrival.key("ways"));
      for (const Way& way : ways) way.write(all.next(), sum);
    }
  }

 private:
  struct Way {
    int64_t turn;  // 0: where backward began
    uint32_t edge;
    Shown gradient;

    void write(std::string& out, const Shown& sum) const {
      JsonObject object(out);
      object.link("from", turn);
      object.field("edge", int64_t(edge));
      if (gradient != sum) gradient.write(object);
    }
  };

  std::unordered_map<const Node*, int64_t> turns_;
  std::unordered_map<const Node*, std::map<uint32_t, std::vector<Way>>> ways_;
};

}  // namespace

void observe_gradients(bool on) {
  if (on)
    watch_backward([] { return std::make_unique<Collector>(); });
  else
    watch_backward({});
  turns = 0;
  take_gradients();
}

std::string take_gradients() {
  count = 0;
  return '[' + std::exchange(collected, std::string()) + ']';
}

}  // namespace tg
