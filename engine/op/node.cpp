#include "op/node.h"

#include <algorithm>

#include "autograd/arithmetic.h"
#include "autograd/metadata.h"

namespace tg {
namespace {

// Of what PyTorch derives nowhere, only the inputs that require a gradient have an edge.
bool is_underived(const OpInfo& info) {
  return std::string_view(info.op->node) == "torch::autograd::NotImplemented";
}

bool value_requires_grad(const Value& v) {
  if (const Tensor* t = v.get<Tensor>()) return requires_grad(*t);
  if (const TensorList* list = v.get<TensorList>())
    for (const Tensor& t : *list)
      if (requires_grad(t)) return true;
  return false;
}

bool is_complex_tensor(const Tensor& t) { return t.defined() && is_complex(t.dtype()); }

Value tuple_of(const Ints& ints) {
  List list;
  list.tuple = true;
  for (int64_t i : ints) list.items.emplace_back(Scalar(i));
  return list;
}

}  // namespace

bool any_requires_grad(const OpInfo& info, const Args& args) {
  if (info.op->composite) return std::any_of(args.begin(), args.end(), value_requires_grad);
  for (const OpInfo::Row& row : info.rows)
    if (value_requires_grad(args[size_t(row.input)])) return true;
  return false;
}

OpNode::OpNode(const OpInfo& info, const Args& args, bool changed_self)
    : info_(info), changed_self_(changed_self) {
  bool underived = is_underived(info);
  for (size_t r = 0; r < info.rows.size(); ++r) {
    const OpInfo::Row& row = info.rows[r];
    const Value& input = args[size_t(row.input)];
    bool wanted = value_requires_grad(input);
    wanted_ |= uint32_t(wanted) << r;
    if (underived && !wanted) continue;
    if (const Tensor* t = input.get<Tensor>()) {
      next.push_back(wanted ? gradient_edge(*t) : Edge{});
      if (t->defined()) add(row.input, *t);
    } else if (const TensorList* list = input.get<TensorList>()) {
      for (const Tensor& t : *list) {
        next.push_back(gradient_edge(t));
        add(row.input, t);
      }
    } else {
      next.push_back({});
    }
  }
  for (size_t r = 0; r < info.rows.size(); ++r) {
    if (!is_wanted(r)) continue;
    for (int position : info.rows[r].saved) {
      if (position >= kFirstResult || has(position)) continue;
      Entry& entry = entries_.emplace_back(Entry{position, {}});
      const Value& value = args[size_t(position)];
      if (const Tensor* t = value.get<Tensor>()) {
        bool changes = changed_self && position == 0;
        entry.kept.emplace<SavedTensor>(changes ? arithmetic().clone(*t) : *t, false);
      } else if (const TensorList* list = value.get<TensorList>()) {
        auto& kept = entry.kept.emplace<std::vector<SavedTensor>>();
        for (const Tensor& t : *list) kept.emplace_back(t, false);
      } else {
        entry.kept.emplace<Value>(value);
      }
    }
  }
  // Gradients may ask for the sizes of tensors that have no row.
  for (int i = 0; i < info.schema.arity; ++i) {
    const Tensor* t = args[size_t(i)].get<Tensor>();
    if (!t || !t->defined()) continue;
    bool known = false;
    for (const Input& input : inputs_) known |= input.parameter == i;
    if (!known) add(i, *t);
  }
}

void OpNode::add(int parameter, const Tensor& t) {
  inputs_.push_back({int16_t(parameter), uint8_t(t.dim()), t.dtype()});
  for (int64_t size : t.sizes()) places_.push_back(size);
  for (int64_t stride : t.strides()) places_.push_back(stride);
  places_.push_back(t.offset());
}

// Calls f(input, where its sizes begin).
template <class F>
void OpNode::each_input(F&& f) const {
  const int64_t* at = places_.begin();
  for (const Input& input : inputs_) {
    f(input, at);
    at += 2 * input.dim + 1;
  }
}

void OpNode::save_results(const Results& results) {
  for (size_t r = 0; r < info_.rows.size(); ++r) {
    if (!is_wanted(r)) continue;
    for (int position : info_.rows[r].saved) {
      if (position < kFirstResult || has(position)) continue;
      const Tensor* t = results[size_t(position - kFirstResult)].get<Tensor>();
      invariant(t != nullptr, "only tensors are saved of results");
      entries_.emplace_back(Entry{position, SavedTensor(*t, true)});
    }
  }
}

bool OpNode::has(int position) const {
  for (const Entry& e : entries_)
    if (e.position == position) return true;
  return false;
}

std::string OpNode::name_of(const Entry& entry) const {
  if (entry.position < kFirstResult)
    return std::string(info_.schema.parameters[size_t(entry.position)].name);
  std::string_view name = info_.schema.results[size_t(entry.position - kFirstResult)].name;
  if (!name.empty()) return std::string(name);
  if (info_.schema.result_count == 1) return "result";
  return str("result", entry.position - kFirstResult);
}

std::vector<std::string> OpNode::saved_names() const {
  std::vector<std::string> names;
  for (const Entry& e : entries_) names.push_back(name_of(e));
  return names;
}

std::optional<Value> OpNode::saved(const std::string& name) {
  for (const Entry& e : entries_) {
    if (name_of(e) != name) continue;
    if (auto* list = std::get_if<std::vector<SavedTensor>>(&e.kept)) {
      if (list->empty()) return None{};
      TensorList out;
      for (const SavedTensor& t : *list) out.push_back(t.unpack(NodeRef(this)));
      return out;
    }
    if (auto* tensor = std::get_if<SavedTensor>(&e.kept)) {
      if (tensor->state() == SavedTensor::State::None) return None{};
      return tensor->unpack(NodeRef(this));
    }
    const Value& value = std::get<Value>(e.kept);
    if (const Ints* ints = value.get<Ints>()) return tuple_of(*ints);
    return value;
  }
  for (const OpInfo::Row& row : info_.rows)
    for (int position : row.saved)
      if (name_of({position, {}}) == name) return None{};
  const std::string suffix = "_sym_sizes";
  if (name.size() > suffix.size() && name.ends_with(suffix))
    return tuple_of(geometry(name.substr(0, name.size() - suffix.size())).sizes);
  return std::nullopt;
}

void OpNode::pack_saved(const std::string& name, const Pack& pack) {
  for (Entry& e : entries_)
    if (name_of(e) == name) {
      auto* tensor = std::get_if<SavedTensor>(&e.kept);
      SavedTensor none;
      (tensor ? *tensor : none).pack(pack);
    }
}

const OpNode::Entry* OpNode::find(std::string_view name) const {
  int position = info_.schema.index_of(name);
  if (position < 0) {
    position = info_.schema.result_index_of(name);
    invariant(position >= 0, "a gradient names what its schema does not have");
    position += kFirstResult;
  }
  for (const Entry& e : entries_)
    if (e.position == position) return &e;
  return nullptr;
}

std::vector<Geometry> OpNode::geometries(int parameter) const {
  std::vector<Geometry> out;
  each_input([&](const Input& input, const int64_t* at) {
    const int64_t *strides = at + input.dim, *offset = strides + input.dim;
    if (input.parameter == parameter)
      out.push_back({Ints(at, strides), Ints(strides, offset), *offset});
  });
  return out;
}

Geometry OpNode::geometry(std::string_view name) const {
  std::vector<Geometry> found = geometries(info_.schema.index_of(name));
  invariant(!found.empty(), "a gradient asks for the sizes of what is no input");
  return found[0];
}

DType OpNode::dtype(std::string_view name) const {
  int parameter = info_.schema.index_of(name);
  for (const Input& input : inputs_)
    if (input.parameter == parameter) return input.dtype;
  invariant(false, "a gradient asks for the dtype of what is no input");
  return DType::Float32;
}

bool OpNode::needs(int parameter) const {
  for (size_t r = 0; r < info_.rows.size(); ++r)
    if (info_.rows[r].input == parameter) return is_wanted(r);
  return false;
}

// What a gradient may multiply with; of real numbers the conjugates are themselves.
bool OpNode::keeps_complex() const {
  auto is_complex_one = [](const SavedTensor& t) {  // a hook may keep it, and not tell
    return t.state() != SavedTensor::State::None &&
           (!t.data().defined() || is_complex(t.data().dtype()));
  };
  return std::any_of(entries_.begin(), entries_.end(), [&](const Entry& e) {
    if (auto* tensor = std::get_if<SavedTensor>(&e.kept)) return is_complex_one(*tensor);
    if (auto* list = std::get_if<std::vector<SavedTensor>>(&e.kept))
      return std::any_of(list->begin(), list->end(), is_complex_one);
    const Scalar* number = std::get<Value>(e.kept).get<Scalar>();
    return number && number->is_complex();
  });
}

Gradients OpNode::apply(Gradients gradients) {
  Gradients out;
  out.reserve(next.size());
  bool any = false;
  for (const Tensor& g : gradients) any |= g.defined();
  if (!any) {
    out.resize(next.size());
    return out;
  }
  const Op& op = *info_.op;
  // Also of what the rows at hand do not look at.
  for (const Entry& e : entries_)
    if (auto* tensor = std::get_if<SavedTensor>(&e.kept)) tensor->check_unchanged(NodeRef(this));
  bool conjugate = !op.own_conj &&
                   std::any_of(gradients.begin(), gradients.end(), is_complex_tensor) &&
                   keeps_complex();
  if (conjugate)
    for (Tensor& g : gradients)
      if (is_complex_tensor(g)) g = arithmetic().conj(g);
  Saved saved(*this, gradients);
  if (is_underived(info_) && changed_self_ && info_.op->inplace)
    fail(ErrorType::Runtime, "derivative for aten::", info_.schema.name, "_ is not implemented");
  TensorList joint = op.joint ? op.joint(saved) : TensorList();
  size_t edge = 0;
  for (size_t r = 0; r < info_.rows.size(); ++r) {
    const GradRow& row = op.grads[r];
    if (!is_wanted(r) && is_underived(info_)) continue;
    bool is_list = row.list != nullptr;
    if (is_list) {
      size_t count = next.size() - (info_.rows.size() - 1 - r) - edge;
      if (is_wanted(r)) {
        TensorList list = row.list(saved);
        invariant(list.size() == count, "a gradient row gives one gradient a tensor of its list");
        for (Tensor& t : list) out.push_back(std::move(t));
      } else {
        out.resize(out.size() + count);
      }
      edge += count;
    } else {
      bool wanted = is_wanted(r) && next[edge].node;
      out.push_back(!wanted ? Tensor() : op.joint ? joint[r] : row.grad(saved));
      ++edge;
    }
  }
  if (conjugate)
    for (Tensor& g : out)
      if (g.defined()) g = arithmetic().resolve_conj(arithmetic().conj(g));
  return out;
}

void OpNode::release_saved() {
  for (Entry& e : entries_) {
    if (auto* tensor = std::get_if<SavedTensor>(&e.kept)) tensor->release();
    if (auto* list = std::get_if<std::vector<SavedTensor>>(&e.kept))
      for (SavedTensor& t : *list) t.release();
  }
}

void OpNode::visit_saved(
    const std::function<void(const std::string&, const SavedTensor&)>& f) const {
  for (const Entry& e : entries_) {
    auto* tensor = std::get_if<SavedTensor>(&e.kept);
    if (tensor && tensor->state() != SavedTensor::State::None) f(name_of(e), *tensor);
    if (auto* list = std::get_if<std::vector<SavedTensor>>(&e.kept))
      for (size_t i = 0; i < list->size(); ++i) f(str(name_of(e), '[', i, ']'), (*list)[i]);
  }
}

namespace {

const OpNode::Entry& kept(const OpNode& node, std::string_view name) {
  const OpNode::Entry* entry = node.find(name);
  invariant(entry != nullptr, "a gradient uses what its row does not save");
  return *entry;
}

}  // namespace

// Arguments that may be left out are kept as what was given: no tensor, no list.
Tensor Saved::operator[](std::string_view name) const {
  auto* tensor = std::get_if<SavedTensor>(&kept(node_, name).kept);
  return tensor ? tensor->unpack(NodeRef(const_cast<OpNode*>(&node_))) : Tensor();
}

TensorList Saved::list(std::string_view name) const {
  TensorList out;
  if (auto* list = std::get_if<std::vector<SavedTensor>>(&kept(node_, name).kept))
    for (const SavedTensor& t : *list)
      out.push_back(t.unpack(NodeRef(const_cast<OpNode*>(&node_))));
  return out;
}

const Value& Saved::value(std::string_view name) const {
  static const Value none;
  auto* value = std::get_if<Value>(&kept(node_, name).kept);
  return value ? *value : none;
}

Geometry Saved::geometry(std::string_view name) const { return node_.geometry(name); }
std::vector<Geometry> Saved::geometries(std::string_view name) const {
  return node_.geometries(node_.info().schema.index_of(name));
}
DType Saved::dtype(std::string_view name) const { return node_.dtype(name); }
bool Saved::needs(std::string_view name) const {
  return node_.needs(node_.info().schema.index_of(name));
}

}  // namespace tg
