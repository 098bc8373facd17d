#include "bindings/primitives.h"

#include <cstring>
#include <unordered_map>

#include "autograd/arithmetic.h"
#include "autograd/backward.h"
#include "autograd/custom_function.h"
#include "autograd/metadata.h"
#include "autograd/mode.h"
#include "autograd/saved_tensor.h"
#include "bindings/handles.h"
#include "bindings/wire.h"
#include "core/generator.h"
#include "format/print.h"
#include "frontend/from_data.h"
#include "frontend/indexing.h"
#include "inspect/snapshot.h"
#include "inspect/trace.h"
#include "op/functions.h"
#include "op/node.h"
#include "op/promotion.h"

namespace tg {
namespace {

// --- Arguments -------------------------------------------------------------------------------

const Value& at(const Args& a, size_t i) {
  check(i < a.size(), "malformed call: too few arguments");
  return a[i];
}
const Tensor& tensor_at(const Args& a, size_t i) {
  check(at(a, i).is<Tensor>(), "malformed call: a tensor is wanted");
  return at(a, i).as<Tensor>();
}
bool given(const Args& a, size_t i) { return i < a.size() && !at(a, i).is<None>(); }
int64_t int_at(const Args& a, size_t i) {
  check(at(a, i).is<Scalar>(), "malformed call: a number is wanted");
  return at(a, i).as<Scalar>().to<int64_t>();
}
bool bool_at(const Args& a, size_t i) { return int_at(a, i) != 0; }
const std::string& text_at(const Args& a, size_t i) { return at(a, i).as<std::string>(); }

Ints ints_at(const Args& a, size_t i) {
  if (const Ints* ints = at(a, i).get<Ints>()) return *ints;
  Ints out;
  for (const Value& v : at(a, i).as<List>().items) out.push_back(v.as<Scalar>().to<int64_t>());
  return out;
}

// A list of tensors, or one; None stands for an undefined tensor.
TensorList tensors_at(const Args& a, size_t i) {
  TensorList out;
  if (!given(a, i)) return out;
  if (const Tensor* one = at(a, i).get<Tensor>()) return {*one};
  for (const Value& v : at(a, i).as<List>().items) {
    const Tensor* t = v.get<Tensor>();
    out.push_back(t ? *t : Tensor());
  }
  return out;
}

Value list_of(const TensorList& tensors) {
  List list;
  for (const Tensor& t : tensors) list.items.emplace_back(t);
  return list;
}
Value list_of(const Ints& ints) {
  List list;
  for (int64_t i : ints) list.items.emplace_back(Scalar(i));
  return list;
}
Value node_value(const NodeRef& node) {
  if (!node) return None{};
  return NodeId{handles().put(node)};
}

// --- Callbacks -------------------------------------------------------------------------------

CallbackHost host = nullptr;
Args callback_result;

Args ask(Id callback, const Value& payload) {
  std::string json;
  append_json(json, payload);
  callback_result.clear();
  if (host(double(callback), json.c_str()) < 0) throw CallbackRaised();
  return std::move(callback_result);
}

TensorList call_back(Id callback, const TensorList& tensors) {
  Args result = ask(callback, list_of(tensors));
  return result.empty() ? TensorList() : tensors_at(result, 0);
}

// Tells the caller that a callback is gone for good when its last owner lets go.
struct Callback {
  explicit Callback(Id id) : id(id) {}
  ~Callback() { host(double(id), "drop"); }
  Callback(const Callback&) = delete;
  Callback& operator=(const Callback&) = delete;
  Id id;
};

// Calls a callback that gives the id of another.
std::shared_ptr<Callback> callback_of(Id callback, const Value& payload) {
  Args result = ask(callback, payload);
  return std::make_shared<Callback>(int_at(result, 0));
}

Value add_callback(const Args& a, Id (*add)(const Tensor&, std::shared_ptr<Callback>)) {
  return Scalar(int64_t(add(tensor_at(a, 0), std::make_shared<Callback>(int_at(a, 1)))));
}

// --- Tensors ---------------------------------------------------------------------------------

Value new_tensor(const Args& a) {
  std::optional<DType> dtype;
  if (given(a, 1)) dtype = at(a, 1).as<DType>();
  Tensor t = from_data(at(a, 0), dtype);
  if (a.size() > 2 && bool_at(a, 2)) {
    check(is_differentiable(t.dtype()),
          "Only Tensors of floating point and complex dtype can require gradients");
    set_requires_grad(t, true);
  }
  if (inference_enabled()) metadata(t).inference = true;
  return t;
}

Value tolist(const Tensor& t, int64_t dim, int64_t offset) {
  if (dim == t.dim()) {
    Tensor element = alias(t, {{}, {}, offset}, true);
    return item(element);
  }
  List list;
  for (int64_t i = 0; i < t.sizes()[size_t(dim)]; ++i)
    list.items.push_back(tolist(t, dim + 1, offset + i * t.strides()[size_t(dim)]));
  return list;
}

int64_t address(const Tensor& t) { return int64_t(reinterpret_cast<intptr_t>(t.storage()->data)); }

Value data_ptr(const Args& a) {
  const Tensor& t = tensor_at(a, 0);
  if (t.numel() == 0) return Scalar(int64_t{0});
  return Scalar(address(t) + t.offset() * item_size(t.dtype()));
}

Value storage(const Args& a) {
  const Tensor& t = tensor_at(a, 0);
  return list_of(Ints{t.storage()->id, address(t), t.storage()->nbytes});
}

Value storage_copy(const Args& a) {
  const Tensor& t = tensor_at(a, 0);
  const Storage& from = *t.storage();
  auto copy = make_ref<Storage>(from.nbytes, from.dtype);
  std::memcpy(copy->data, from.data, size_t(from.nbytes));
  return Tensor(make_ref<TensorBody>(std::move(copy),
                                     contiguous({from.nbytes / item_size(t.dtype())}), t.dtype(),
                                     make_ref<Version>()));
}

// A tensor over the storage of another: sizes, strides, offset, and its dtype if it has one of its
// own.
Value over(const Args& a) {
  const Tensor& holder = tensor_at(a, 0);
  Geometry g{ints_at(a, 1), ints_at(a, 2), int_at(a, 3)};
  DType dtype = given(a, 4) ? a[4].as<DType>() : holder.dtype();
  int64_t bytes = checked_bytes(g, item_size(dtype));
  check(bytes <= holder.storage()->nbytes, "setStorage: sizes ", g.sizes, ", strides ", g.strides,
        ", storage offset ", g.offset, ", and itemsize ", item_size(dtype),
        " requiring a storage size of ", bytes, " are out of bounds for storage of size ",
        holder.storage()->nbytes);
  return Tensor(make_ref<TensorBody>(holder.storage(), std::move(g), dtype, make_ref<Version>()));
}

// A storage of so many bytes more or less, by a tensor over it.
Value resize_storage(const Args& a) {
  tensor_at(a, 0).storage()->resize(int_at(a, 1));
  touch_state();
  return None{};
}

// set_(): another storage and geometry under the same tensor; the storage grows to hold it.
Value set(const Args& a) {
  const Tensor& t = tensor_at(a, 0);
  const Tensor& source = tensor_at(a, 1);
  Geometry g = source.geometry();
  if (given(a, 2)) {
    g.offset = int_at(a, 2);
    g.sizes = ints_at(a, 3);
    g.strides = given(a, 4) ? ints_at(a, 4) : contiguous_strides(g.sizes);
    check(g.sizes.size() == g.strides.size(), "unequal size length (", g.sizes.size(),
          ") and stride length (", g.strides.size(), ")");
  } else {
    check(source.dtype() == t.dtype(), "Could not set tensor of type ", c_name(source.dtype()),
          " to a tensor of type ", c_name(t.dtype()));
  }
  int64_t bytes = checked_bytes(g, item_size(t.dtype()));
  check_inplace(t, false);
  if (bytes > source.storage()->nbytes) source.storage()->resize(bytes);
  t.body().storage = source.storage();
  t.body().geometry = g;
  ++t.version()->value;
  touch_state();
  return t;
}

// Of a tensor, and optionally of a memory format: 0 the sizes' order, 2 and 3 channels last.
Value is_contiguous_as(const Args& a) {
  const Tensor& t = tensor_at(a, 0);
  int format = a.size() > 1 ? at(a, 1).as<MemoryFormat>().code : 0;
  check(format != 1, "preserve memory format is unsupported by the contiguous operator");
  if (format == 0) return Scalar(t.is_contiguous());
  int64_t dims = format + 2, step = 1;
  bool fits = t.dim() == dims;
  for (int64_t i = 0; fits && i < dims; ++i) {
    int64_t d = i == 0 ? 1 : i == dims - 1 ? 0 : dims - i;
    if (t.size(d) != 1 && t.strides()[size_t(d)] != step) fits = false;
    step *= t.size(d);
  }
  return Scalar(fits);
}

Value set_data(const Args& a) {
  const Tensor &t = tensor_at(a, 0), &other = tensor_at(a, 1);
  check(!requires_grad(t) || is_differentiable(other.dtype()),
        "data set to a tensor that requires gradients must be floating point or complex dtype");
  t.body().storage = other.storage();
  t.body().geometry = other.geometry();
  t.body().dtype = other.dtype();
  touch_state();
  return None{};
}

Value bytes(const Args& a) {
  Tensor t = call<"contiguous">(tensor_at(a, 0));
  List list;
  const std::byte* data = t.raw();
  for (int64_t i = 0; i < t.numel() * item_size(t.dtype()); ++i)
    list.items.emplace_back(Scalar(int64_t(data[i])));
  return list;
}

Value from_bytes(const Args& a) {
  Tensor t = empty(ints_at(a, 2), at(a, 1).as<DType>());
  const auto& items = at(a, 0).as<List>().items;
  check(int64_t(items.size()) == t.numel() * item_size(t.dtype()), "wrong number of bytes");
  for (size_t i = 0; i < items.size(); ++i)
    t.storage()->data[i] = std::byte(items[i].as<Scalar>().to<int64_t>());
  return t;
}

// --- Autograd --------------------------------------------------------------------------------

Value backward(const Args& a) {
  run_backward(tensors_at(a, 0), tensors_at(a, 1), bool_at(a, 2), bool_at(a, 3), tensors_at(a, 4),
               true, true);
  return None{};
}

Value grad(const Args& a) {
  return list_of(run_backward(tensors_at(a, 0), tensors_at(a, 2), bool_at(a, 3), bool_at(a, 4),
                              tensors_at(a, 1), false, bool_at(a, 5)));
}

Id add_tensor_hook(const Tensor& t, std::shared_ptr<Callback> callback) {
  return add_hook(t, [callback](const Tensor& gradient) {
    TensorList result = call_back(callback->id, {gradient});
    return result.empty() ? Tensor() : result[0];
  });
}

Id add_leaf_hook(const Tensor& t, std::shared_ptr<Callback> callback) {
  return add_post_accumulate_hook(
      t, [callback](const Tensor& leaf) { call_back(callback->id, {leaf}); });
}

// saved_tensors_hooks: the callback packs a tensor, and gives the callback that unpacks it.
Pack pack_by(Id id) {
  return [callback = std::make_shared<Callback>(id)](const Tensor& t) -> Unpack {
    auto unpack = callback_of(callback->id, list_of(TensorList{t}));
    return [unpack] { return call_back(unpack->id, TensorList()).at(0); };
  };
}

// Anomaly mode: the callback notes where Python is, and gives the callback that tells it.
Value set_anomaly(const Args& a) {
  if (!given(a, 0)) {
    anomaly().reset();
    return None{};
  }
  auto note = std::make_shared<Callback>(int_at(a, 0));
  anomaly() = Anomaly{bool_at(a, 1), [note]() -> AnomalyReport {
                        auto tell = callback_of(note->id, None{});
                        return [tell](const Node& node) { ask(tell->id, node.name()); };
                      }};
  return None{};
}

std::unordered_map<Id, FunctionNode*>& function_nodes() {
  static std::unordered_map<Id, FunctionNode*> nodes;
  return nodes;
}

FunctionNode& function_at(const Args& a) {
  auto it = function_nodes().find(int_at(a, 0));
  check(it != function_nodes().end(), "the graph of this function was freed");
  return *it->second;
}

Value function(const Args& a) {
  TensorList inputs = tensors_at(a, 2);
  bool any = false;
  for (const Tensor& t : inputs) any |= requires_grad(t);
  Id callback = int_at(a, 1);
  if (!any || !recording()) {
    host(double(callback), "drop");
    return None{};
  }
  auto id = std::make_shared<Id>();
  auto node = make_node<FunctionNode>(
      text_at(a, 0), inputs,
      [callback](Gradients gradients) { return call_back(callback, gradients); },
      [callback, id] {
        function_nodes().erase(*id);
        host(double(callback), "drop");
      });
  *id = node->id;
  function_nodes()[node->id] = node.get();
  return node_value(node);
}

Value function_outputs(const Args& a) {
  FunctionNode& node = function_at(a);
  NodeRef owner = node.shared_from_this();
  handles().release_node(node.id);
  auto all = FunctionNode::Materialize::All;
  if (given(a, 6) && !bool_at(a, 6)) all = FunctionNode::Materialize::Differentiable;
  if (given(a, 5) && !bool_at(a, 5)) all = FunctionNode::Materialize::None;
  return list_of(
      node.finish(tensors_at(a, 1), tensors_at(a, 2), tensors_at(a, 3), tensors_at(a, 4), all));
}

// --- Nodes -----------------------------------------------------------------------------------

NodeRef node_at(const Args& a) { return handles().node(int_at(a, 0)); }

Value next_functions(const Args& a) {
  List list;
  for (const Edge& edge : node_at(a)->next) {
    List pair;
    pair.items.push_back(edge.node ? Value(Scalar(int64_t(handles().put(edge.node)))) : None{});
    pair.items.push_back(Scalar(int64_t(edge.input)));
    list.items.emplace_back(std::move(pair));
  }
  return list;
}

// A hook of a node: gets (gradients, what they were made of), and may give other gradients.
Value add_node_hook(const Args& a) {
  NodeRef node = node_at(a);
  bool before = bool_at(a, 2);
  auto callback = std::make_shared<Callback>(int_at(a, 1));
  auto hook = [callback](Gradients& gradients, const Gradients& given) {
    List both;
    both.items = {list_of(gradients), list_of(given)};
    Args result = ask(callback->id, both);
    if (!result.empty()) gradients = tensors_at(result, 0);
  };
  (before ? node->pre_hooks : node->post_hooks).push_back(std::move(hook));
  return None{};
}

Value pack_saved(const Args& a) {
  if (auto* node = dynamic_cast<OpNode*>(node_at(a).get()))
    for (OpNode::Entry& e : node->entries())
      if (node->name_of(e) == text_at(a, 1)) e.tensor.pack(pack_by(int_at(a, 2)));
  return None{};
}

// As Python names them: `_saved_self`, and `_saved_self_sym_sizes` for sizes.
Value saved_names(const Args& a) {
  List list;
  if (auto* node = dynamic_cast<OpNode*>(node_at(a).get()))
    for (const OpNode::Entry& e : node->entries()) list.items.emplace_back(node->name_of(e));
  return list;
}

Value saved(const Args& a) {
  NodeRef node = node_at(a);
  const std::string& name = text_at(a, 1);
  if (auto* op = dynamic_cast<OpNode*>(node.get())) {
    for (const OpNode::Entry& e : op->entries()) {
      if (op->name_of(e) != name) continue;
      if (!e.list.empty()) {
        TensorList out;
        for (const SavedTensor& t : e.list) out.push_back(t.unpack(node));
        return out;
      }
      if (e.tensor.state() != SavedTensor::State::None) return e.tensor.unpack(node);
      if (const Ints* ints = e.value.get<Ints>()) {
        List list;
        list.tuple = true;
        for (int64_t i : *ints) list.items.emplace_back(Scalar(i));
        return list;
      }
      return e.value;
    }
    // What another input's gradient would have needed.
    for (const OpInfo::Row& row : op->info().rows)
      for (int position : row.saved)
        if (op->name_of({position, {}, {}, None{}}) == name) return None{};
    const std::string suffix = "_sym_sizes";
    if (name.size() > suffix.size() && name.ends_with(suffix)) {
      List list;
      list.tuple = true;
      for (int64_t i : op->input(name.substr(0, name.size() - suffix.size())).geometry.sizes)
        list.items.emplace_back(Scalar(i));
      return list;
    }
  }
  fail(ErrorType::Attribute, "'", short_name(*node), "' object has no attribute '_saved_", name,
       "'");
}

// --- Random numbers --------------------------------------------------------------------------

uint64_t seed_at(const Args& a, size_t i) {
  if (at(a, i).is<HugeInt>()) fail(ErrorType::Value, "Overflow when unpacking long long");
  return uint64_t(int_at(a, i));
}

// The layout of PyTorch's 5056 bytes: seed, left, seeded, next, 624 words of 64 bits each, the
// normal value that is kept (two unused, the value, whether it is there), and unused places.
constexpr int64_t kStateBytes = 5056, kStateWords = 24, kStateNormal = 5024, kStateHasNormal = 5040;

Value get_state(const Args& a) {
  const Generator::State& state = handles().generator(int_at(a, 0))->state();
  Tensor t = call<"zeros">(Ints{kStateBytes}, DType::UInt8);
  std::byte* to = t.storage()->data;
  auto put = [to](int64_t at, auto value) { std::memcpy(to + at, &value, sizeof value); };
  put(0, state.seed);
  put(8, int32_t(state.left));
  put(12, int32_t{1});
  put(16, uint64_t(state.next));
  for (size_t i = 0; i < state.words.size(); ++i)
    put(kStateWords + 8 * int64_t(i), uint64_t(state.words[i]));
  if (state.kept_normal) {
    put(kStateNormal, *state.kept_normal);
    put(kStateHasNormal, int32_t{1});
  }
  return t;
}

Value set_state(const Args& a) {
  const Tensor& t = tensor_at(a, 1);
  if (t.dtype() != DType::UInt8) fail(ErrorType::Type, "RNG state must be a torch.ByteTensor");
  check(t.numel() == kStateBytes, "Expected a CPUGeneratorImplState of size ", kStateBytes,
        " but found the input RNG state size to be ", t.numel());
  check(t.is_contiguous(), "RNG state must be contiguous");
  const std::byte* from = t.raw();
  auto take = [from]<class T>(int64_t at, T value) {
    std::memcpy(&value, from + at, sizeof value);
    return value;
  };
  Generator::State state;
  state.seed = take(0, uint64_t{});
  state.left = uint32_t(take(8, int32_t{}));
  state.next = uint32_t(take(16, uint64_t{}));
  for (size_t i = 0; i < state.words.size(); ++i)
    state.words[i] = uint32_t(take(kStateWords + 8 * int64_t(i), uint64_t{}));
  check(state.left > 0 && state.left <= 624 && state.next <= 624, "Invalid mt19937 state");
  if (take(kStateHasNormal, int32_t{})) state.kept_normal = take(kStateNormal, double{});
  handles().generator(int_at(a, 0))->set_state(state);
  return None{};
}

// --- The table -------------------------------------------------------------------------------

DType dtype_of(const Value& v) {
  if (const Tensor* t = v.get<Tensor>()) return t->dtype();
  if (const DType* d = v.get<DType>()) return *d;
  return v.as<Scalar>().dtype();
}

const std::unordered_map<std::string, Primitive>& table() {
  static const std::unordered_map<std::string, Primitive> primitives = {
      {"tensor.new", new_tensor},
      {"tensor.size", [](const Args& a) -> Value { return list_of(tensor_at(a, 0).sizes()); }},
      {"tensor.stride", [](const Args& a) -> Value { return list_of(tensor_at(a, 0).strides()); }},
      {"tensor.offset", [](const Args& a) -> Value { return Scalar(tensor_at(a, 0).offset()); }},
      {"tensor.dtype", [](const Args& a) -> Value { return tensor_at(a, 0).dtype(); }},
      {"tensor.dim", [](const Args& a) -> Value { return Scalar(tensor_at(a, 0).dim()); }},
      {"tensor.numel", [](const Args& a) -> Value { return Scalar(tensor_at(a, 0).numel()); }},
      {"tensor.data_ptr", data_ptr},
      {"tensor.storage", storage},
      {"tensor.is_contiguous", is_contiguous_as},
      {"tensor.requires_grad",
       [](const Args& a) -> Value { return Scalar(requires_grad(tensor_at(a, 0))); }},
      {"tensor.set_requires_grad",
       [](const Args& a) -> Value {
         set_requires_grad(tensor_at(a, 0), bool_at(a, 1));
         return None{};
       }},
      {"tensor.grad",
       [](const Args& a) -> Value {
         Metadata* meta = find_metadata(tensor_at(a, 0));
         return meta ? meta->grad : Tensor();
       }},
      {"tensor.set_grad",
       [](const Args& a) -> Value {
         set_grad(tensor_at(a, 0), given(a, 1) ? tensor_at(a, 1) : Tensor());
         return None{};
       }},
      {"tensor.is_leaf", [](const Args& a) -> Value { return Scalar(!grad_fn(tensor_at(a, 0))); }},
      {"tensor.grad_fn",
       [](const Args& a) -> Value { return node_value(grad_fn(tensor_at(a, 0))); }},
      {"tensor.output_nr",
       [](const Args& a) -> Value {
         Metadata* meta = find_metadata(tensor_at(a, 0));
         return Scalar(int64_t(meta ? meta->output : 0));
       }},
      {"tensor.version",
       [](const Args& a) -> Value {
         check(!is_inference(tensor_at(a, 0)), "Inference tensors do not track version counter.");
         return Scalar(tensor_at(a, 0).version()->value);
       }},
      {"tensor.base", [](const Args& a) -> Value { return base_of(tensor_at(a, 0)); }},
      {"tensor.is_view", [](const Args& a) -> Value { return Scalar(is_view(tensor_at(a, 0))); }},
      {"tensor.is_inference",
       [](const Args& a) -> Value { return Scalar(is_inference(tensor_at(a, 0))); }},
      {"tensor.retain_grad",
       [](const Args& a) -> Value {
         retain_grad(tensor_at(a, 0));
         return None{};
       }},
      {"tensor.retains_grad",
       [](const Args& a) -> Value {
         Metadata* meta = find_metadata(tensor_at(a, 0));
         return Scalar(meta && meta->retains_grad);
       }},
      {"tensor.data",
       [](const Args& a) -> Value {
         return alias(tensor_at(a, 0), tensor_at(a, 0).geometry(), false);
       }},
      // The same memory and version counter under another tensor that is no view: a Parameter's.
      {"tensor.alias",
       [](const Args& a) -> Value {
         return alias(tensor_at(a, 0), tensor_at(a, 0).geometry(), true);
       }},
      {"tensor.set_data", set_data},
      {"tensor.item", [](const Args& a) -> Value { return item(tensor_at(a, 0)); }},
      {"tensor.tolist",
       [](const Args& a) -> Value { return tolist(tensor_at(a, 0), 0, tensor_at(a, 0).offset()); }},
      {"tensor.repr", [](const Args& a) -> Value { return repr(tensor_at(a, 0)); }},
      {"tensor.getitem", [](const Args& a) -> Value { return getitem(tensor_at(a, 0), at(a, 1)); }},
      {"tensor.setitem",
       [](const Args& a) -> Value {
         setitem(tensor_at(a, 0), at(a, 1), at(a, 2));
         return None{};
       }},
      {"tensor.storage_copy", storage_copy},
      {"tensor.over", over},
      {"tensor.resize_storage", resize_storage},
      {"tensor.set", set},
      {"tensor.bytes", bytes},
      {"tensor.from_bytes", from_bytes},

      {"autograd.backward", backward},
      {"autograd.grad", grad},
      {"autograd.is_grad_enabled", [](const Args&) -> Value { return Scalar(grad_enabled()); }},
      {"autograd.set_grad_enabled",
       [](const Args& a) -> Value {
         set_grad_enabled(bool_at(a, 0));
         return None{};
       }},
      {"autograd.is_inference", [](const Args&) -> Value { return Scalar(inference_enabled()); }},
      {"autograd.set_inference",
       [](const Args& a) -> Value {
         set_inference_enabled(bool_at(a, 0));
         return None{};
       }},
      {"autograd.hook", [](const Args& a) { return add_callback(a, add_tensor_hook); }},
      {"autograd.post_accumulate_hook",
       [](const Args& a) { return add_callback(a, add_leaf_hook); }},
      {"autograd.remove_hook",
       [](const Args& a) -> Value {
         remove_hook(int_at(a, 1), tensor_at(a, 0));
         return None{};
       }},
      {"autograd.function", function},
      {"autograd.function_outputs", function_outputs},
      {"autograd.function_saved",
       [](const Args& a) { return list_of(function_at(a).saved_tensors()); }},
      {"autograd.function_needs",
       [](const Args& a) -> Value {
         List list;
         for (bool need : function_at(a).needs()) list.items.emplace_back(Scalar(need));
         return list;
       }},
      {"autograd.bump_version",
       [](const Args& a) -> Value {
         check_written(tensor_at(a, 0));
         ++tensor_at(a, 0).version()->value;
         touch_state();
         return None{};
       }},
      {"autograd.set_anomaly", set_anomaly},
      {"autograd.push_saved_hooks",
       [](const Args& a) -> Value {
         push_saved_tensor_hooks(pack_by(int_at(a, 0)));
         return None{};
       }},
      {"autograd.pop_saved_hooks",
       [](const Args&) -> Value {
         pop_saved_tensor_hooks();
         return None{};
       }},
      {"autograd.disable_saved_hooks",
       [](const Args& a) -> Value {
         auto& message = saved_tensor_hooks_disabled();
         Value before = message ? Value(*message) : None{};
         disable_saved_tensor_hooks(given(a, 0) ? std::optional(text_at(a, 0)) : std::nullopt);
         return before;
       }},
      {"callback.result",
       [](const Args& a) -> Value {
         callback_result = a;
         return None{};
       }},

      {"node.name", [](const Args& a) -> Value { return node_at(a)->name(); }},
      {"node.next", next_functions},
      {"node.variable", [](const Args& a) -> Value { return node_at(a)->variable(); }},
      {"node.hook", add_node_hook},
      {"node.input_sizes",
       [](const Args& a) -> Value {
         List list;
         for (const InputMetadata& input : node_at(a)->inputs)
           list.items.push_back(list_of(input.sizes));
         return list;
       }},
      {"node.pack_saved", pack_saved},
      {"node.saved_names", saved_names},
      {"node.saved", saved},
      {"node.release",
       [](const Args& a) -> Value {
         handles().release_node(int_at(a, 0));
         return None{};
       }},

      {"random.manual_seed",
       [](const Args& a) -> Value {
         default_generator().manual_seed(seed_at(a, 0));
         return None{};
       }},
      {"random.initial_seed",
       [](const Args&) -> Value { return Scalar(int64_t(default_generator().initial_seed())); }},
      {"generator.new",
       [](const Args&) -> Value { return Scalar(int64_t(handles().put(make_ref<Generator>()))); }},
      {"generator.free",
       [](const Args& a) -> Value {
         handles().release_generator(int_at(a, 0));
         return None{};
       }},
      {"generator.manual_seed",
       [](const Args& a) -> Value {
         handles().generator(int_at(a, 0))->manual_seed(seed_at(a, 1));
         return None{};
       }},
      {"generator.get_state", get_state},
      {"generator.set_state", set_state},
      {"generator.initial_seed",
       [](const Args& a) -> Value {
         return Scalar(int64_t(handles().generator(int_at(a, 0))->initial_seed()));
       }},

      {"print.options",
       [](const Args& a) -> Value {
         PrintOptions& o = print_options();
         if (given(a, 0)) o.precision = int(int_at(a, 0));
         if (given(a, 1)) o.threshold = int_at(a, 1);
         if (given(a, 2)) o.edgeitems = int_at(a, 2);
         if (given(a, 3)) o.linewidth = int(int_at(a, 3));
         o.sci_mode = given(a, 4) ? std::optional<bool>(bool_at(a, 4)) : std::nullopt;
         return None{};
       }},

      {"dtype.default", [](const Args&) -> Value { return default_dtype(); }},
      {"dtype.set_default",
       [](const Args& a) -> Value {
         set_default_dtype(at(a, 0).as<DType>());
         return None{};
       }},
      {"dtype.promote",
       [](const Args& a) -> Value { return promote(at(a, 0).as<DType>(), at(a, 1).as<DType>()); }},
      {"dtype.can_cast",
       [](const Args& a) -> Value {
         return Scalar(can_cast(dtype_of(at(a, 0)), dtype_of(at(a, 1))));
       }},
      {"dtype.result_type",
       [](const Args& a) -> Value {
         auto operand = [](const Value& v) {
           return v.is<Tensor>() ? v.as<Tensor>() : wrap(v.as<Scalar>());
         };
         return result_type(operand(at(a, 0)), operand(at(a, 1)));
       }},

      {"state.epoch", [](const Args&) -> Value { return Scalar(state_epoch()); }},
      {"state.snapshot",
       [](const Args&) -> Value {
         return snapshot(handles().all_tensors(), handles().all_nodes());
       }},
      {"state.live", [](const Args&) -> Value { return live_counts_json(); }},
      {"state.observe",
       [](const Args& a) -> Value {
         observe_gradients(bool_at(a, 0));
         return None{};
       }},
      {"state.gradients", [](const Args&) -> Value { return take_gradients(); }},
  };
  return primitives;
}

}  // namespace

void set_callback_host(CallbackHost h) { host = h; }

Primitive find_primitive(const std::string& name) {
  auto it = table().find(name);
  return it == table().end() ? nullptr : it->second;
}

}  // namespace tg
