#include "inspect/snapshot.h"

#include <algorithm>
#include <map>

#include "autograd/metadata.h"
#include "autograd/saved_tensor.h"
#include "inspect/json.h"

namespace tg {
namespace {

constexpr int64_t kShownElements = 256;

/// Everything reachable, by id.
class Reachable {
 public:
  Reachable(const std::vector<Tensor>& held, const std::vector<NodeRef>& nodes) {
    for (const Tensor& t : held) add(t);
    for (const NodeRef& node : nodes) add(node.get());
    drain();
    // A result saved by its own node is held as a copy of the handle: shown only when the result
    // itself is gone.
    for (size_t i = 0; i < copies_.size(); ++i) {
      auto [original, copy] = copies_[i];
      if (!tensors.count(original)) add(copy);
      drain();
    }
  }

  std::map<Id, Tensor> tensors;
  std::map<Id, const Node*> nodes;

 private:
  void add(const Tensor& t) {
    if (t.defined() && tensors.emplace(t.id(), t).second) new_tensors_.push_back(t);
  }
  void add(const Node* node) {
    if (node && nodes.emplace(node->id, node).second) new_nodes_.push_back(node);
  }

  void drain() {
    while (!new_tensors_.empty() || !new_nodes_.empty()) {
      if (!new_tensors_.empty()) {
        Tensor t = new_tensors_.back();
        new_tensors_.pop_back();
        follow(t);
      } else {
        const Node* node = new_nodes_.back();
        new_nodes_.pop_back();
        follow(*node);
      }
    }
  }

  void follow(const Tensor& t) {
    const Metadata* meta = find_metadata(t);
    if (!meta) return;
    add(meta->base);
    add(meta->grad);
    add(meta->grad_fn.get());
  }

  void follow(const Node& node) {
    for (const Edge& edge : node.next) add(edge.node.get());
    add(node.variable());
    node.visit_saved([&](const std::string&, const SavedTensor& saved) {
      if (!saved.data().defined()) return;  // released, or kept by a hook
      if (saved.data().id() == saved.tensor_id())
        add(saved.data());
      else
        copies_.emplace_back(saved.tensor_id(), saved.data());
    });
  }

  std::vector<Tensor> new_tensors_;
  std::vector<const Node*> new_nodes_;
  std::vector<std::pair<Id, Tensor>> copies_;
};

/// Appends the parts of a JSON object or list, with the commas between them.
class Parts {
 public:
  Parts(std::string& out, char open, char close) : out_(out), close_(close) { out_ += open; }
  ~Parts() { out_ += close_; }
  Parts(const Parts&) = delete;
  Parts& operator=(const Parts&) = delete;

  std::string& next() {
    if (!first_) out_ += ',';
    first_ = false;
    return out_;
  }
  std::string& key(const char* name) { return ((next() += '"') += name) += "\":"; }
  void field(const char* name, int64_t value) { key(name) += std::to_string(value); }
  void field(const char* name, bool value) { key(name) += value ? "true" : "false"; }
  void field(const char* name, const std::string& value) { append_string(key(name), value); }
  void field(const char* name, const char* value) { field(name, std::string(value)); }
  /// An id, or null for 0.
  void link(const char* name, Id id) { key(name) += id ? std::to_string(id) : "null"; }

 private:
  std::string& out_;
  char close_;
  bool first_ = true;
};

Id id_of(const Tensor& t) { return t.defined() ? t.id() : 0; }

void append(std::string& out, const Storage& s) {
  Parts object(out, '{', '}');
  int64_t count = s.nbytes / item_size(s.dtype);
  object.field("id", s.id);
  object.field("nbytes", s.nbytes);
  object.field("dtype", name_of(s.dtype));
  object.field("writes", s.writes);
  {
    Parts data(object.key("data"), '[', ']');
    for (int64_t i = 0; i < std::min(count, kShownElements); ++i)
      append_element(data.next(), s.dtype, s.data, i);
  }
  object.field("count", count);
}

void append(std::string& out, const Tensor& t) {
  const Metadata* meta = find_metadata(t);
  Parts object(out, '{', '}');
  object.field("id", t.id());
  object.field("storage", t.storage()->id);
  object.field("offset", t.offset());
  append_ints(object.key("sizes"), t.sizes());
  append_ints(object.key("strides"), t.strides());
  object.field("dtype", name_of(t.dtype()));
  object.field("version", t.version()->id);
  object.field("requires_grad", requires_grad(t));
  object.field("is_leaf", is_leaf(t));
  if (history_is_lost(t)) object.field("history_lost", true);
  object.field("retains_grad", meta && meta->retains_grad);
  object.link("grad", meta ? id_of(meta->grad) : 0);
  object.link("base", meta ? id_of(meta->base) : 0);
  object.link("grad_fn", meta && meta->grad_fn ? meta->grad_fn->id : 0);
  object.field("output_nr", int64_t(meta ? meta->output : 0));
}

const char* text_of(SavedTensor::State state) {
  switch (state) {
    case SavedTensor::State::Live:
      return "live";
    case SavedTensor::State::Released:
      return "released";
    case SavedTensor::State::None:
      break;
  }
  return "none";
}

void append(std::string& out, const Node& node, const Reachable& all) {
  Parts object(out, '{', '}');
  object.field("id", node.id);
  object.field("name", node.name());
  {
    Parts next(object.key("next"), '[', ']');
    for (const Edge& edge : node.next) {
      if (!edge.node) {
        next.next() += "null";
        continue;
      }
      Parts link(next.next(), '{', '}');
      link.field("node", edge.node->id);
      link.field("input", int64_t(edge.input));
    }
  }
  object.link("variable", id_of(node.variable()));
  Parts list(object.key("saved"), '[', ']');
  node.visit_saved([&](const std::string& name, const SavedTensor& saved) {
    bool live = saved.state() == SavedTensor::State::Live;
    bool shown = live && all.tensors.count(saved.tensor_id());
    Parts item(list.next(), '{', '}');
    item.field("name", name);
    item.link("tensor", shown ? saved.tensor_id() : live ? id_of(saved.data()) : 0);
    item.field("state", text_of(saved.state()));
    item.field("saved_version", saved.saved_version());
  });
}

}  // namespace

std::string snapshot(const std::vector<Tensor>& tensors, const std::vector<NodeRef>& nodes) {
  Reachable all(tensors, nodes);
  std::map<Id, const Storage*> storages;
  std::map<Id, const Version*> versions;
  for (const auto& [id, t] : all.tensors) {
    storages[t.storage()->id] = t.storage().get();
    versions[t.version()->id] = t.version().get();
  }
  std::string out;
  {
    Parts object(out, '{', '}');
    {
      Parts list(object.key("storages"), '[', ']');
      for (const auto& [id, storage] : storages) append(list.next(), *storage);
    }
    {
      Parts list(object.key("versions"), '[', ']');
      for (const auto& [id, version] : versions) {
        Parts item(list.next(), '{', '}');
        item.field("id", id);
        item.field("value", version->value);
      }
    }
    {
      Parts list(object.key("tensors"), '[', ']');
      for (const auto& [id, t] : all.tensors) append(list.next(), t);
    }
    {
      Parts list(object.key("nodes"), '[', ']');
      for (const auto& [id, node] : all.nodes) append(list.next(), *node, all);
    }
  }
  return out;
}

std::string live_counts_json() {
  const LiveCounts& live = live_counts();
  return str("{\"tensors\":", live.tensors, ",\"storages\":", live.storages,
             ",\"nodes\":", live.nodes, '}');
}

}  // namespace tg
