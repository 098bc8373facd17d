// Primitives of the graph's nodes: what grad_fn shows.
#include "op/node.h"

#include "bindings/primitives.h"

namespace tg {
namespace {

std::string name(const NodeRef& node) { return node->name(); }
Tensor variable(const NodeRef& node) { return node->variable(); }

// Pairs of a node's id, or None, and which of its inputs the edge leads to.
Value next_functions(const NodeRef& node) {
  List list;
  for (const Edge& edge : node->next) {
    List pair;
    pair.items.push_back(edge.node ? Value(Scalar(int64_t(handles().put(edge.node)))) : None{});
    pair.items.push_back(Scalar(int64_t(edge.input)));
    list.items.emplace_back(std::move(pair));
  }
  return list;
}

Value input_sizes(const NodeRef& node) {
  List list;
  for (const InputMetadata& input : node->inputs) list.items.emplace_back(input.sizes);
  return list;
}

// A hook of a node: gets (gradients, what they were made of), and may give other gradients.
void add_hook_of(const NodeRef& node, const CallbackRef& callback, bool before) {
  auto hook = [callback](Gradients& gradients, const Gradients& given) {
    List both;
    both.items = {primitive_detail::answer(gradients), primitive_detail::answer(given)};
    Value result = ask(*callback, both);
    if (!result.is<None>()) gradients = primitive_detail::Argument<TensorList>::get(result);
  };
  (before ? node->hooks().before : node->hooks().after).push_back(std::move(hook));
}

std::vector<std::string> saved_names(const NodeRef& node) {
  auto* op = dynamic_cast<OpNode*>(node.get());
  return op ? op->saved_names() : std::vector<std::string>();
}

Value saved(const NodeRef& node, const std::string& name) {
  auto* op = dynamic_cast<OpNode*>(node.get());
  std::optional<Value> found = op ? op->saved(name) : std::nullopt;
  check_as(ErrorType::Attribute, found.has_value(), "'", short_name(*node),
           "' object has no attribute '_saved_", name, "'");
  return *found;
}

void pack_saved(const NodeRef& node, const std::string& name, const CallbackRef& callback) {
  if (auto* op = dynamic_cast<OpNode*>(node.get())) op->pack_saved(name, pack_by(callback));
}

void release(int64_t id) { handles().release_node(id); }

constexpr Primitive kPrimitives[] = {
    {"node.name", primitive<&name>},         {"node.next", primitive<&next_functions>},
    {"node.variable", primitive<&variable>}, {"node.input_sizes", primitive<&input_sizes>},
    {"node.hook", primitive<&add_hook_of>},  {"node.saved_names", primitive<&saved_names>},
    {"node.saved", primitive<&saved>},       {"node.pack_saved", primitive<&pack_saved>},
    {"node.release", primitive<&release>},
};

}  // namespace

std::span<const Primitive> node_primitives() { return kPrimitives; }

}  // namespace tg
