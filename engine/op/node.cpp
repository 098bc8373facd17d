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

OpNode::OpNode(const OpInfo& info, const Args& args, bool changed_self) : info_(info) {
  bool underived = is_underived(info);
  for (const OpInfo::Row& row : info.rows) {
    const Value& input = args[size_t(row.input)];
    bool wanted = value_requires_grad(input);
    wanted_.push_back(wanted);
    if (underived && !wanted) continue;
    if (const Tensor* t = input.get<Tensor>()) {
      next.push_back(wanted ? gradient_edge(*t) : Edge{});
      if (t->defined()) inputs_.push_back({row.input, t->geometry(), t->dtype()});
    } else if (const TensorList* list = input.get<TensorList>()) {
      for (const Tensor& t : *list) {
        next.push_back(gradient_edge(t));
        inputs_.push_back({row.input, t.geometry(), t.dtype()});
      }
    } else {
      next.push_back({});
    }
  }
  for (size_t r = 0; r < info.rows.size(); ++r) {
    if (!wanted_[r]) continue;
    for (int position : info.rows[r].saved) {
      if (position >= kFirstResult || has(position)) continue;
      Entry entry{position, {}, {}, None{}};
      const Value& value = args[size_t(position)];
      if (const Tensor* t = value.get<Tensor>())
        entry.tensor =
            SavedTensor(changed_self && position == 0 ? arithmetic().clone(*t) : *t, false);
      else if (const TensorList* list = value.get<TensorList>())
        for (const Tensor& t : *list) entry.list.emplace_back(t, false);
      else
        entry.value = value;
      entries_.push_back(std::move(entry));
    }
  }
  // Gradients may ask for the sizes of tensors that have no row.
  for (int i = 0; i < info.schema.arity; ++i) {
    const Tensor* t = args[size_t(i)].get<Tensor>();
    if (!t || !t->defined()) continue;
    bool known = false;
    for (const Input& input : inputs_) known |= input.parameter == i;
    if (!known) inputs_.push_back({i, t->geometry(), t->dtype()});
  }
}

void OpNode::save_results(const Results& results) {
  for (size_t r = 0; r < info_.rows.size(); ++r) {
    if (!wanted_[r]) continue;
    for (int position : info_.rows[r].saved) {
      if (position < kFirstResult || has(position)) continue;
      const Tensor* t = results[size_t(position - kFirstResult)].get<Tensor>();
      invariant(t != nullptr, "only tensors are saved of results");
      entries_.push_back({position, SavedTensor(*t, true), {}, None{}});
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
    if (!e.list.empty()) {
      TensorList out;
      for (const SavedTensor& t : e.list) out.push_back(t.unpack(shared_from_this()));
      return out;
    }
    if (e.tensor.state() != SavedTensor::State::None) return e.tensor.unpack(shared_from_this());
    if (const Ints* ints = e.value.get<Ints>()) return tuple_of(*ints);
    return e.value;
  }
  for (const OpInfo::Row& row : info_.rows)
    for (int position : row.saved)
      if (name_of({position, {}, {}, None{}}) == name) return None{};
  const std::string suffix = "_sym_sizes";
  if (name.size() > suffix.size() && name.ends_with(suffix))
    return tuple_of(input(name.substr(0, name.size() - suffix.size())).geometry.sizes);
  return std::nullopt;
}

void OpNode::pack_saved(const std::string& name, const Pack& pack) {
  for (Entry& e : entries_)
    if (name_of(e) == name) e.tensor.pack(pack);
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

const OpNode::Input& OpNode::input(std::string_view name) const {
  int parameter = info_.schema.index_of(name);
  for (const Input& i : inputs_)
    if (i.parameter == parameter) return i;
  fail(ErrorType::Runtime, "internal error in Tensorglass (please report it): no input ",
       std::string(name));
}

std::vector<Geometry> OpNode::geometries(int parameter) const {
  std::vector<Geometry> out;
  for (const Input& i : inputs_)
    if (i.parameter == parameter) out.push_back(i.geometry);
  return out;
}

bool OpNode::needs(int parameter) const {
  for (size_t r = 0; r < info_.rows.size(); ++r)
    if (info_.rows[r].input == parameter) return wanted_[r];
  return false;
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
  Saved saved(*this, gradients);
  const Op& op = *info_.op;
  size_t edge = 0;
  for (size_t r = 0; r < info_.rows.size(); ++r) {
    const GradRow& row = op.grads[r];
    if (!wanted_[r] && is_underived(info_)) continue;
    bool is_list = row.list != nullptr;
    if (is_list) {
      size_t count = next.size() - (info_.rows.size() - 1 - r) - edge;
      if (wanted_[r]) {
        TensorList list = row.list(saved);
        invariant(list.size() == count, "a gradient row gives one gradient a tensor of its list");
        for (Tensor& t : list) out.push_back(std::move(t));
      } else {
        out.resize(out.size() + count);
      }
      edge += count;
    } else {
      out.push_back(wanted_[r] && next[edge].node ? row.grad(saved) : Tensor());
      ++edge;
    }
  }
  return out;
}

void OpNode::release_saved() {
  for (Entry& e : entries_) {
    e.tensor.release();
    for (SavedTensor& t : e.list) t.release();
  }
}

void OpNode::visit_saved(
    const std::function<void(const std::string&, const SavedTensor&)>& f) const {
  for (const Entry& e : entries_) {
    if (e.tensor.state() != SavedTensor::State::None) f(name_of(e), e.tensor);
    for (size_t i = 0; i < e.list.size(); ++i) f(str(name_of(e), '[', i, ']'), e.list[i]);
  }
}

Tensor Saved::operator[](std::string_view name) const {
  const OpNode::Entry* entry = node_.find(name);
  invariant(entry != nullptr, "a gradient uses what its row does not save");
  return entry->tensor.unpack(const_cast<OpNode&>(node_).shared_from_this());
}

TensorList Saved::list(std::string_view name) const {
  const OpNode::Entry* entry = node_.find(name);
  invariant(entry != nullptr, "a gradient uses what its row does not save");
  TensorList out;
  for (const SavedTensor& t : entry->list)
    out.push_back(t.unpack(const_cast<OpNode&>(node_).shared_from_this()));
  return out;
}

const Value& Saved::value(std::string_view name) const {
  const OpNode::Entry* entry = node_.find(name);
  invariant(entry != nullptr, "a gradient uses what its row does not save");
  return entry->value;
}

const Geometry& Saved::geometry(std::string_view name) const { return node_.input(name).geometry; }
std::vector<Geometry> Saved::geometries(std::string_view name) const {
  return node_.geometries(node_.info().schema.index_of(name));
}
DType Saved::dtype(std::string_view name) const { return node_.input(name).dtype; }
bool Saved::needs(std::string_view name) const {
  return node_.needs(node_.info().schema.index_of(name));
}

}  // namespace tg
