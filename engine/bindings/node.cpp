// Primitives of the graph's nodes: what grad_fn shows.
#include "op/node.h"

#include "autograd/custom_function.h"
#include "autograd/metadata.h"
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

// Of a function's node they are numbered.
void pack_saved(const NodeRef& node, const std::string& name, const CallbackRef& callback) {
  if (auto* op = dynamic_cast<OpNode*>(node.get())) op->pack_saved(name, pack_by(callback));
  if (auto* function = dynamic_cast<FunctionNode*>(node.get()))
    function->pack_saved(std::stoul(name), pack_by(callback));
}

// What the node makes of gradients, by itself: its hooks are backward's.
TensorList apply(const NodeRef& node, const TensorList& gradients) {
  check_as(ErrorType::Type, gradients.size() == node->inputs.size(), "expected ",
           node->inputs.size(), " arguments, got ", gradients.size(), " instead");
  return node->apply(gradients);
}

// A tensor that is what such an output of the node was, without its elements: backward asks for
// tensors. For a leaf's node the leaf.
Tensor stand_in(const NodeRef& node, int64_t output) {
  if (Tensor leaf = node->variable(); leaf.defined()) return leaf;
  check_as(ErrorType::Index, output >= 0 && output < int64_t(node->inputs.size()),
           "the node has no output ", output);
  const InputMetadata& like = node->inputs[size_t(output)];
  Tensor t = empty_strided(like.sizes, Ints(like.sizes.size(), 0), like.dtype);
  Metadata& meta = metadata(t);
  meta.grad_fn = node;
  meta.output = uint32_t(output);
  return t;
}

void release(int64_t id) { handles().release_node(id); }

constexpr Primitive kPrimitives[] = {
    {"node.name", primitive<&name>},         {"node.next", primitive<&next_functions>},
    {"node.variable", primitive<&variable>}, {"node.input_sizes", primitive<&input_sizes>},
    {"node.hook", primitive<&add_hook_of>},  {"node.saved_names", primitive<&saved_names>},
    {"node.saved", primitive<&saved>},       {"node.pack_saved", primitive<&pack_saved>},
    {"node.release", primitive<&release>},   {"node.apply", primitive<&apply>},
    {"node.stand_in", primitive<&stand_in>},
};

}  // namespace

std::span<const Primitive> node_primitives() { return kPrimitives; }

}  // namespace tg
