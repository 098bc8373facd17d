// Primitives of autograd: backward, modes, hooks, and functions whose backward is the caller's.
#include <unordered_map>

#include "autograd/backward.h"
#include "autograd/custom_function.h"
#include "autograd/metadata.h"
#include "autograd/mode.h"
#include "bindings/primitives.h"
#include "op/memory.h"
#include "op/observe.h"

namespace tg {
namespace {

// --- Backward --------------------------------------------------------------------------------

void backward(const TensorList& outputs, const TensorList& gradients, bool retain_graph,
              bool create_graph, const TensorList& inputs) {
  Unobserved nodes;  // what they do is told by their gradients
  run_backward(outputs, gradients, retain_graph, create_graph, inputs, true, true);
}

TensorList grad(const TensorList& outputs, const TensorList& inputs, const TensorList& gradients,
                bool retain_graph, bool create_graph, bool allow_unused) {
  Unobserved nodes;
  return run_backward(outputs, gradients, retain_graph, create_graph, inputs, false, allow_unused);
}

// --- Hooks -----------------------------------------------------------------------------------

Id add_tensor_hook(const Tensor& t, const CallbackRef& callback) {
  return add_hook(t, [callback](const Tensor& gradient) {
    TensorList result = call_back(*callback, {gradient});
    return result.empty() ? Tensor() : result[0];
  });
}

Id add_leaf_hook(const Tensor& t, const CallbackRef& callback) {
  return add_post_accumulate_hook(t,
                                  [callback](const Tensor& leaf) { call_back(*callback, {leaf}); });
}

void remove_hook_of(const Tensor& t, int64_t id) { remove_hook(id, t); }

void push_saved_hooks(const CallbackRef& pack) { push_saved_tensor_hooks(pack_by(pack)); }

// Gives the message that there was before.
std::optional<std::string> disable_saved_hooks(const std::optional<std::string>& message) {
  std::optional<std::string> before = saved_tensor_hooks_disabled();
  disable_saved_tensor_hooks(message);
  return before;
}

// Anomaly mode: the callback notes where Python is, and gives the callback that tells it.
void set_anomaly(const std::optional<CallbackRef>& note, bool check_nan) {
  if (!note) {
    anomaly().reset();
    return;
  }
  anomaly() = Anomaly{check_nan, [note = *note]() -> AnomalyReport {
                        auto tell = callback_of(*note, None{});
                        return [tell](const Node& node) { ask(*tell, node.name()); };
                      }};
}

// --- Functions whose backward is the caller's ------------------------------------------------

std::unordered_map<Id, FunctionNode*>& function_nodes() {
  static std::unordered_map<Id, FunctionNode*> nodes;
  return nodes;
}

FunctionNode& function_at(int64_t id) {
  auto it = function_nodes().find(id);
  check(it != function_nodes().end(), "the graph of this function was freed");
  return *it->second;
}

// The node of an application, or None where nothing is recorded.
NodeRef function(const std::string& name, const CallbackRef& callback, const TensorList& inputs) {
  bool any = false;
  for (const Tensor& t : inputs) any |= requires_grad(t);
  if (!any || !recording()) return nullptr;
  auto id = std::make_shared<Id>();
  auto node = make_ref<FunctionNode>(
      name, inputs, [callback](Gradients gradients) { return call_back(*callback, gradients); },
      [id] { function_nodes().erase(*id); });
  *id = node->id;
  function_nodes()[node->id] = node.get();
  return node;
}

TensorList function_outputs(int64_t id, const TensorList& outputs, const TensorList& dirty,
                            const TensorList& non_differentiable, const TensorList& saved,
                            std::optional<bool> materialize,
                            std::optional<bool> materialize_non_differentiable) {
  FunctionNode& node = function_at(id);
  NodeRef owner(&node);
  handles().release_node(node.id);
  auto all = FunctionNode::Materialize::All;
  if (!materialize_non_differentiable.value_or(true))
    all = FunctionNode::Materialize::Differentiable;
  if (!materialize.value_or(true)) all = FunctionNode::Materialize::None;
  return node.finish(outputs, dirty, non_differentiable, saved, all);
}

TensorList function_saved(int64_t id) { return function_at(id).saved_tensors(); }
Value function_needs(int64_t id) { return primitive_detail::list_answer(function_at(id).needs()); }

constexpr Primitive kPrimitives[] = {
    {"autograd.backward", primitive<&backward>},
    {"autograd.grad", primitive<&grad>},
    {"autograd.is_grad_enabled", primitive<&grad_enabled>},
    {"autograd.set_grad_enabled", primitive<&set_grad_enabled>},
    {"autograd.is_inference", primitive<&inference_enabled>},
    {"autograd.set_inference", primitive<&set_inference_enabled>},
    {"autograd.increment_version", primitive<&increment_version>},
    {"autograd.hook", primitive<&add_tensor_hook>},
    {"autograd.post_accumulate_hook", primitive<&add_leaf_hook>},
    {"autograd.remove_hook", primitive<&remove_hook_of>},
    {"autograd.push_saved_hooks", primitive<&push_saved_hooks>},
    {"autograd.pop_saved_hooks", primitive<&pop_saved_tensor_hooks>},
    {"autograd.disable_saved_hooks", primitive<&disable_saved_hooks>},
    {"autograd.set_anomaly", primitive<&set_anomaly>},
    {"autograd.function", primitive<&function>},
    {"autograd.function_outputs", primitive<&function_outputs>},
    {"autograd.function_saved", primitive<&function_saved>},
    {"autograd.function_needs", primitive<&function_needs>},
    {"callback.result", primitive<&callback_answered>},
};

}  // namespace

Pack pack_by(const CallbackRef& callback) {
  return [callback](const Tensor& t) -> Unpack {
    auto unpack = callback_of(*callback, primitive_detail::answer(TensorList{t}));
    return [unpack] {
      TensorList made = call_back(*unpack, {});
      check(!made.empty(), "malformed call: a tensor is wanted");
      return made[0];
    };
  };
}

std::span<const Primitive> autograd_primitives() { return kPrimitives; }

}  // namespace tg
