#include "autograd/backward.h"

#include <queue>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "autograd/arithmetic.h"
#include "autograd/metadata.h"
#include "autograd/mode.h"
#include "autograd/saved_tensor.h"
#include "core/id_map.h"

namespace tg {
namespace {

std::function<std::unique_ptr<PassObserver>()> watcher;

struct ByPriority {
  bool operator()(const NodeRef& a, const NodeRef& b) const {
    return a->priority() < b->priority();
  }
};

class Run {
 public:
  Run(bool keep_graph, bool create_graph)
      : keep_graph_(keep_graph), mode_(create_graph), observer_(watcher ? watcher() : nullptr) {}

  /// Counts, for every node reachable from the roots, the gradients that it waits for.
  void discover(const std::vector<Edge>& roots) {
    std::vector<Node*> stack;
    auto visit = [&](Node* node) {
      Visit& visit = visits_[node->id];
      if (!std::exchange(visit.seen, true)) stack.push_back(node);
      return &visit;
    };
    for (const Edge& root : roots) visit(root.node.get());
    while (!stack.empty()) {
      Node* node = stack.back();
      stack.pop_back();
      for (const Edge& edge : node->next)
        if (edge.node) ++visit(edge.node.get())->waiting;
    }
  }

  /// Restricts the run to nodes on a path to one of the captured edges, and records the captured.
  void capture(const std::vector<Edge>& wanted, const std::vector<Edge>& roots, bool accumulate) {
    captured_.resize(wanted.size());
    restricted_ = true;
    for (size_t i = 0; i < wanted.size(); ++i)
      if (wanted[i].node) {
        if (!accumulate) captures_[wanted[i].node->id].push_back({wanted[i].input, i});
        Visit& visit = visits_[wanted[i].node->id];
        visit.needed = true;
        if (accumulate) visit.runs = true;
      }
    // A node is needed if one of its successors is: post-order, with an explicit stack.
    struct Frame {
      Node* node;
      size_t next_edge;
    };
    std::vector<Frame> stack;
    auto enter = [&](Node* node) {
      if (!std::exchange(visits_[node->id].entered, true)) stack.push_back({node, 0});
    };
    for (const Edge& root : roots) {
      enter(root.node.get());
      while (!stack.empty()) {
        Frame& frame = stack.back();
        if (frame.next_edge < frame.node->next.size()) {
          if (Node* child = frame.node->next[frame.next_edge++].node.get()) enter(child);
          continue;
        }
        for (const Edge& edge : frame.node->next)
          if (edge.node && visits_[edge.node->id].needed) {
            Visit& visit = visits_[frame.node->id];
            visit.runs = visit.needed = true;
          }
        stack.pop_back();
      }
    }
  }

  /// The gradient comes along edge `number` of `from`, or from the caller.
  void add(const Edge& edge, const Node* from, uint32_t number, Tensor gradient) {
    if (observer_) observer_->arrived(edge, from, number, gradient);
    Gradients& buffer = visits_[edge.node->id].arrived;
    buffer.resize(edge.node->inputs.size());
    Tensor& place = buffer[edge.input];
    if (!place.defined())
      place = std::move(gradient);
    else if (is_ours_alone(place))
      arithmetic().add_inplace(place, gradient);
    else
      place = arithmetic().add(place, gradient);
  }

  void push(const NodeRef& node) { ready_.push(node); }
  bool waits(const Node& node) { return visits_[node.id].waiting > 0; }

  Gradients run() {
    while (!ready_.empty()) {
      NodeRef node = ready_.top();
      ready_.pop();
      evaluate(node);
    }
    return std::move(captured_);
  }

 private:
  void evaluate(const NodeRef& node) {
    // What a node's hooks make of the modes ends with the node.
    GradMode mode(mode_);
    SavedTensorHooks hooks;
    Visit& visit = visits_[node->id];
    bool runs = !restricted_ || visit.runs;
    Gradients gradients = std::move(visit.arrived);
    gradients.resize(node->inputs.size());
    std::set<uint32_t> hooked = run_tensor_hooks(*node, gradients);
    if (observer_) observer_->turn(*node, gradients, hooked, runs);
    if (auto it = captures_.find(node->id); it != captures_.end())
      for (auto [input, index] : it->second) captured_[index] = gradients[input];
    if (!runs) return;
    Gradients out = apply(*node, std::move(gradients));
    for (uint32_t i = 0; i < node->next.size(); ++i) {
      const Edge& edge = node->next[i];
      if (!edge.node) continue;
      if (restricted_ && !visits_[edge.node->id].needed) continue;
      Tensor gradient = i < out.size() ? std::move(out[i]) : Tensor();
      if (gradient.defined()) add(edge, node.get(), i, std::move(gradient));
      if (--visits_[edge.node->id].waiting == 0) ready_.push(edge.node);
    }
  }

  // Whether a sum may be written over it: nobody else has the tensor or its memory, and there is
  // no history to record.
  bool is_ours_alone(const Tensor& t) const {
    return !mode_ && t.use_count() == 1 && t.storage()->use_count() == 1 &&
           is_non_overlapping_and_dense(t.geometry());
  }

  // Those of results are at their node, those of a leaf at the leaf. Tells which inputs had any.
  std::set<uint32_t> run_tensor_hooks(const Node& node, Gradients& gradients) {
    std::set<uint32_t> hooked;
    auto run = [&](uint32_t input, Hooks hooks) {  // a copy: a hook may register or remove others
      for (const Hook& hook : hooks) {
        hooked.insert(input);
        if (Tensor replaced = hook.call(gradients[input]); replaced.defined())
          gradients[input] = replaced;
      }
    };
    if (node.find_hooks()) {
      auto all = node.find_hooks()->of_tensors;
      for (auto& [input, hooks] : all) run(input, *hooks);
    }
    if (Tensor leaf = node.variable(); leaf.defined())
      if (Metadata* meta = find_metadata(leaf); meta && meta->hooks) run(0, *meta->hooks);
    if (node.find_hooks()) {
      auto retaining = node.find_hooks()->retaining;
      for (auto& [input, hook] : retaining)
        if (gradients[input].defined()) hook(gradients[input]);
    }
    return hooked;
  }

  // The node's own hooks around its work, after which it lets go of what it saved; in anomaly mode
  // a failure tells where the node was made.
  Gradients apply(Node& node, Gradients gradients) {
    std::vector<NodeHook> before, after;
    if (const NodeHooks* hooks = node.find_hooks()) {
      before = hooks->before;
      after = hooks->after;
    }
    for (const NodeHook& hook : before) hook(gradients, {});
    Gradients given = after.empty() ? Gradients() : gradients;
    try {
      Gradients out = node.apply(std::move(gradients));
      for (size_t i = 0; i < std::min(out.size(), node.next.size()); ++i)
        if (out[i].defined() && node.next[i].node)
          out[i] = validated(node, node.next[i], std::move(out[i]));
      for (const NodeHook& hook : after) hook(out, given);
      if (!keep_graph_) node.release_saved();
      if (anomaly() && anomaly()->check_nan) check_nan(node, out);
      return out;
    } catch (...) {
      if (const NodeHooks* hooks = node.find_hooks(); anomaly() && hooks && hooks->report)
        hooks->report(node);
      throw;
    }
  }

  void check_nan(const Node& node, const Gradients& gradients) {
    for (size_t i = 0; i < gradients.size(); ++i)
      check(!gradients[i].defined() || !arithmetic().any_nan(gradients[i]), "Function '",
            node.name(), "' returned nan values in its ", i, "th output.");
  }

  // The gradient must look like the input that it is for: sum where that was broadcast, cast.
  Tensor validated(const Node& node, const Edge& edge, Tensor gradient) {
    const InputMetadata& wanted = edge.node->inputs[edge.input];
    if (!(gradient.sizes() == wanted.sizes)) {
      bool expandable = gradient.dim() >= int64_t(wanted.sizes.size());
      for (size_t i = 0; expandable && i < wanted.sizes.size(); ++i) {
        int64_t have = gradient.sizes()[gradient.sizes().size() - wanted.sizes.size() + i];
        expandable = wanted.sizes[i] == have || wanted.sizes[i] == 1;
      }
      check(expandable, "Function ", node.name(), " returned an invalid gradient at index ",
            &edge - node.next.data(), " - got ", gradient.sizes(),
            " but expected shape compatible with ", wanted.sizes);
      gradient = arithmetic().sum_to(gradient, wanted.sizes);
    }
    if (is_complex(gradient.dtype()) && !is_complex(wanted.dtype))
      gradient = arithmetic().real(gradient);
    if (gradient.dtype() != wanted.dtype) gradient = arithmetic().cast(gradient, wanted.dtype);
    return gradient;
  }

  bool keep_graph_, mode_, restricted_ = false;
  std::unique_ptr<PassObserver> observer_;
  /// What the run knows of a node.
  struct Visit {
    Gradients arrived;
    int waiting = 0;  // for how many more
    bool seen = false, entered = false, needed = false, runs = false;
  };
  IdMap<Visit> visits_;
  std::unordered_map<Id, std::vector<std::pair<uint32_t, size_t>>> captures_;
  std::priority_queue<NodeRef, std::vector<NodeRef>, ByPriority> ready_;
  Gradients captured_;
};

}  // namespace

void watch_backward(std::function<std::unique_ptr<PassObserver>()> w) { watcher = std::move(w); }

Gradients run_backward(const std::vector<Tensor>& outputs, std::vector<Tensor> gradients,
                       bool keep_graph, bool create_graph, const std::vector<Tensor>& inputs,
                       bool accumulate, bool allow_unused) {
  std::vector<Edge> roots;
  gradients.resize(outputs.size());
  for (size_t i = 0; i < outputs.size(); ++i) {
    const Tensor& output = outputs[i];
    Tensor& gradient = gradients[i];
    if (!gradient.defined()) {
      if (requires_grad(output)) {
        check(output.numel() == 1, "grad can be implicitly created only for scalar outputs");
        check(!is_complex(output.dtype()),
              "grad can be implicitly created only for real scalar outputs but got torch.",
              name_of(output.dtype()));
        gradient = arithmetic().ones_like(output);
      }
    } else {
      check(gradient.sizes() == output.sizes(), "Mismatch in shape: grad_output[", i,
            "] has a shape of torch.Size(", gradient.sizes(), ") and output[", i,
            "] has a shape of torch.Size(", output.sizes(), ").");
      check(is_complex(gradient.dtype()) == is_complex(output.dtype()),
            "For complex Tensors, both grad_output and output are required to have the same dtype. "
            "Mismatch in dtype: grad_output[",
            i, "] has a dtype of torch.", name_of(gradient.dtype()), " and output[", i,
            "] has a dtype of torch.", name_of(output.dtype()), ".");
    }
    Edge edge = gradient_edge(output);
    check(bool(edge.node), "element ", i,
          " of tensors does not require grad and does not have a grad_fn");
    roots.push_back(edge);
  }
  Run run(keep_graph, create_graph);
  run.discover(roots);
  std::vector<Edge> wanted;
  for (const Tensor& input : inputs) {
    if (accumulate) retain_grad(input);  // fills .grad of the results among them
    check(requires_grad(input), "One of the differentiated Tensors does not require grad");
    Edge edge = gradient_edge(input);
    wanted.push_back(edge);
  }
  if (!inputs.empty()) run.capture(wanted, roots, accumulate);
  std::unordered_set<Node*> pushed;
  for (size_t i = 0; i < roots.size(); ++i) {
    // Held until the end: whoever gave it may go on with it, so nobody takes it over.
    Tensor& gradient = gradients[i];
    const InputMetadata& like = roots[i].node->inputs[roots[i].input];
    if (gradient.dtype() != like.dtype) gradient = arithmetic().cast(gradient, like.dtype);
    run.add(roots[i], nullptr, 0, gradient);
  }
  for (const Edge& root : roots)
    if (!run.waits(*root.node) && pushed.insert(root.node.get()).second) run.push(root.node);
  Gradients out = run.run();
  if (!inputs.empty() && !accumulate && !allow_unused)
    for (size_t i = 0; i < out.size(); ++i)
      check(out[i].defined(), "The differentiated Tensor at index ", i,
            " appears to not have been used in the graph. Set allow_unused=True if this is the "
            "desired behavior.");
  return out;
}

}  // namespace tg
