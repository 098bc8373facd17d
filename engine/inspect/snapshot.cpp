#include "inspect/snapshot.h"

#include <algorithm>
#include <array>
#include <map>

#include "autograd/copy_slices.h"
#include "autograd/metadata.h"
#include "autograd/saved_tensor.h"
#include "inspect/json.h"

namespace tg {
namespace {

constexpr int64_t kShownElements = 256;

/// A view that was written elsewhere gets its new history when somebody asks for it. Looking does
/// not ask: what grad_fn() would tell is shown as a node that is not there yet, with a number of
/// its own until the view is written again.
class Renewals {
 public:
  Id node_of(const Tensor& view) {
    auto& [version, node] = known_[view.id()];
    if (!node || version != view.version()->value) node = next_node_id();
    version = view.version()->value;
    return node;
  }
  /// Forgets those of other views.
  void keep(const std::map<Id, Tensor>& by_node) {
    std::erase_if(known_, [&](const auto& one) { return !by_node.count(one.second.second); });
  }

 private:
  std::map<Id, std::pair<int64_t, Id>> known_;  // by view: at which version, and the node
};

Renewals& renewals() {
  static Renewals known;
  return known;
}

/// Where the gradient of what is no view goes now.
Edge edge_of_base(const Tensor& t) {
  const Metadata* meta = find_metadata(t);
  if (!meta) return {};
  if (meta->grad_fn) return {meta->grad_fn, meta->output};
  return {meta->accumulator.lock(), 0};
}

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
  std::map<Id, Tensor> renewed;  // views, by the nodes that they will have

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
    if (history_is_renewed(t)) {
      renewed.emplace(renewals().node_of(t), t);
      add(edge_of_base(meta->base).node.get());
    } else {
      add(meta->grad_fn.get());
    }
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

Id id_of(const Tensor& t) { return t.defined() ? t.id() : 0; }

void append(std::string& out, const Storage& s) {
  JsonObject object(out);
  int64_t count = s.nbytes / item_size(s.dtype);
  object.field("id", s.id);
  object.field("nbytes", s.nbytes);
  object.field("dtype", name_of(s.dtype));
  object.field("writes", s.writes);
  {
    JsonList data(object.key("data"));
    for (int64_t i = 0; i < std::min(count, kShownElements); ++i)
      append_element(data.next(), s.dtype, s.data, i);
  }
  object.field("count", count);
}

void append(std::string& out, const Tensor& t) {
  const Metadata* meta = find_metadata(t);
  JsonObject object(out);
  object.field("id", t.id());
  object.field("storage", t.storage()->id);
  object.field("offset", t.offset());
  object.field("sizes", t.sizes());
  object.field("strides", t.strides());
  object.field("dtype", name_of(t.dtype()));
  object.field("version", t.version()->id);
  object.field("requires_grad", requires_grad(t));
  object.field("is_leaf", is_leaf(t));
  if (history_is_lost(t)) object.field("history_lost", true);
  object.field("retains_grad", meta && meta->retains_grad);
  object.link("grad", meta ? id_of(meta->grad) : 0);
  object.link("base", meta ? id_of(meta->base) : 0);
  bool renewed = history_is_renewed(t);
  object.link("grad_fn", renewed                 ? renewals().node_of(t)
                         : meta && meta->grad_fn ? meta->grad_fn->id
                                                 : 0);
  object.field("output_nr", int64_t(meta && !renewed ? meta->output : 0));
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

void append_edges(std::string& out, const std::vector<Edge>& edges) {
  JsonList next(out);
  for (const Edge& edge : edges) {
    if (!edge.node) {
      next.next() += "null";
      continue;
    }
    JsonObject to(next.next());
    to.field("node", edge.node->id);
    to.field("input", int64_t(edge.input));
  }
}

/// The node that a view will have.
void append_renewed(std::string& out, Id node, const Tensor& view) {
  JsonObject object(out);
  object.field("id", node);
  object.field("name", "AsStridedBackward0");
  append_edges(object.key("next"), {edge_of_base(base_of(view))});
  object.link("variable", 0);
  JsonList(object.key("saved"));
}

void append(std::string& out, const Node& node, const Reachable& all) {
  JsonObject object(out);
  object.field("id", node.id);
  object.field("name", node.name());
  append_edges(object.key("next"), node.next);
  object.link("variable", id_of(node.variable()));
  JsonList list(object.key("saved"));
  node.visit_saved([&](const std::string& name, const SavedTensor& saved) {
    bool live = saved.state() == SavedTensor::State::Live;
    bool shown = live && all.tensors.count(saved.tensor_id());
    JsonObject item(list.next());
    item.field("name", name);
    item.link("tensor", shown ? saved.tensor_id() : live ? id_of(saved.data()) : 0);
    item.field("state", text_of(saved.state()));
    item.field("saved_version", saved.saved_version());
  });
}

/// A list of the state: the JSON of its items, by ascending id.
using Texts = std::vector<std::pair<Id, std::string>>;

constexpr const char* kLists[] = {"storages", "versions", "tensors", "nodes"};
using State = std::array<Texts, std::size(kLists)>;

template <class Items, class Append>
void write(Texts& texts, const Items& items, Append append) {
  texts.reserve(items.size());
  for (const auto& [id, item] : items) append(texts.emplace_back(id, std::string()).second, item);
}

State state_of(const std::vector<Tensor>& tensors, const std::vector<NodeRef>& nodes) {
  Reachable all(tensors, nodes);
  std::map<Id, const Storage*> storages;
  std::map<Id, const Version*> versions;
  for (const auto& [id, t] : all.tensors) {
    storages[t.storage()->id] = t.storage().get();
    versions[t.version()->id] = t.version().get();
  }
  State state;
  write(state[0], storages, [](std::string& out, const Storage* s) { append(out, *s); });
  write(state[1], versions, [](std::string& out, const Version* v) {
    JsonObject item(out);
    item.field("id", v->id);
    item.field("value", v->value);
  });
  write(state[2], all.tensors, [](std::string& out, const Tensor& t) { append(out, t); });
  write(state[3], all.nodes, [&](std::string& out, const Node* n) { append(out, *n, all); });
  for (const auto& [node, view] : all.renewed)
    append_renewed(state[3].emplace_back(node, std::string()).second, node, view);
  std::sort(state[3].begin(), state[3].end());
  renewals().keep(all.renewed);
  return state;
}

/// What a list is put together of; nothing where it is the same.
std::string change_of(const Texts& before, const Texts& after) {
  std::string out;
  size_t place = 0, kept = 0;
  {
    JsonList parts(out);
    size_t run = 0;  // how many items before `place` have been kept and not been said
    auto say_run = [&] {
      if (run) append_json(parts.next(), Ints{int64_t(place - run), int64_t(run)});
      run = 0;
    };
    for (const auto& [id, text] : after) {
      if (place < before.size() && before[place].first < id) {
        say_run();
        while (place < before.size() && before[place].first < id) ++place;
      }
      bool there = place < before.size() && before[place].first == id;
      if (there && before[place].second == text) {
        ++place, ++run, ++kept;
        continue;
      }
      say_run();
      parts.next() += text;
      place += there;
    }
    say_run();
  }
  bool same = kept == after.size() && kept == before.size();
  return same ? std::string() : out;
}

State last_state;

}  // namespace

std::string snapshot(const std::vector<Tensor>& tensors, const std::vector<NodeRef>& nodes) {
  State state = state_of(tensors, nodes);
  std::string out;
  {
    JsonObject object(out);
    for (size_t i = 0; i < state.size(); ++i) {
      JsonList list(object.key(kLists[i]));
      for (const auto& [id, text] : state[i]) list.next() += text;
    }
  }
  return out;
}

std::string take_changes(const std::vector<Tensor>& tensors, const std::vector<NodeRef>& nodes) {
  State state = state_of(tensors, nodes);
  std::string out;
  {
    JsonObject object(out);
    for (size_t i = 0; i < state.size(); ++i) {
      std::string change = change_of(last_state[i], state[i]);
      if (!change.empty()) object.key(kLists[i]) += change;
    }
  }
  last_state = std::move(state);
  return out;
}

void forget_changes() { last_state = {}; }

std::string live_counts_json() {
  const LiveCounts& live = live_counts();
  std::string out;
  {
    JsonObject object(out);
    object.field("tensors", live.tensors);
    object.field("storages", live.storages);
    object.field("nodes", live.nodes);
  }
  return out;
}

}  // namespace tg
