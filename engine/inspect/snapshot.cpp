#include "inspect/snapshot.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_set>

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
  return {accumulator(*meta), 0};
}

/// A node, or the one that a view will have.
struct ShownNode {
  Id id;
  const Node* node;
  Tensor view;
};

Id id_of(const Tensor& t) { return t.defined() ? t.id() : 0; }
Id id_of(const ShownNode& n) { return n.id; }
template <class T>
Id id_of(const T* item) {
  return item->id;
}

template <class Item>
void sort_by_id(std::vector<Item>& items) {
  std::sort(items.begin(), items.end(),
            [](const Item& a, const Item& b) { return id_of(a) < id_of(b); });
}

/// Everything reachable, by ascending id.
class Reachable {
 public:
  Reachable(const std::vector<Tensor>& held, const std::vector<NodeRef>& held_nodes) {
    for (const Tensor& t : held) add(t);
    for (const NodeRef& node : held_nodes) add(node.get());
    drain();
    // A result saved by its own node is held as a copy of the handle: shown only when the result
    // itself is gone.
    for (size_t i = 0; i < copies_.size(); ++i) {
      auto [original, copy] = copies_[i];
      if (!has_tensor(original)) add(copy);
      drain();
    }
    for (const auto& [id, view] : renewed_) nodes.push_back({id, nullptr, view});
    renewals().keep(renewed_);
    sort_by_id(tensors);
    sort_by_id(nodes);
    collect(storages, [](const Tensor& t) { return t.storage().get(); });
    collect(versions, [](const Tensor& t) { return t.version().get(); });
  }

  bool has_tensor(Id id) const { return seen_tensors_.count(id); }

  std::vector<const Storage*> storages;
  std::vector<const Version*> versions;
  std::vector<Tensor> tensors;
  std::vector<ShownNode> nodes;

 private:
  void add(const Tensor& t) {
    if (t.defined() && seen_tensors_.insert(t.id()).second) tensors.push_back(t);
  }
  void add(const Node* node) {
    if (node && seen_nodes_.insert(node->id).second) nodes.push_back({node->id, node, {}});
  }

  void drain() {
    while (followed_tensors_ < tensors.size() || followed_nodes_ < nodes.size()) {
      if (followed_tensors_ < tensors.size())
        follow(Tensor(tensors[followed_tensors_++]));  // the list may move meanwhile
      else
        follow(*nodes[followed_nodes_++].node);
    }
  }

  void follow(const Tensor& t) {
    const Metadata* meta = find_metadata(t);
    if (!meta) return;
    add(meta->base);
    add(meta->grad);
    if (history_is_renewed(t)) {
      renewed_.emplace(renewals().node_of(t), t);
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

  // What the tensors have, each once.
  template <class T, class Of>
  void collect(std::vector<const T*>& items, Of of) {
    items.reserve(tensors.size());
    for (const Tensor& t : tensors) items.push_back(of(t));
    sort_by_id(items);
    items.erase(std::unique(items.begin(), items.end()), items.end());
  }

  std::unordered_set<Id> seen_tensors_, seen_nodes_;
  std::map<Id, Tensor> renewed_;  // views, by the nodes that they will have
  size_t followed_tensors_ = 0, followed_nodes_ = 0;
  std::vector<std::pair<Id, Tensor>> copies_;
};

// An item is described to its text or to its mark. Both are told the same, so that an item whose
// mark has stayed need not be written: numbers take long to become text.

/// The JSON of an item.
class Text {
 public:
  explicit Text(std::string& out) : object_(out) {}

  template <class T>
  void field(const char* name, const T& value) {
    object_.field(name, value);
  }
  void link(const char* name, Id id) { object_.link(name, id); }
  void elements(const char* name, DType dtype, const std::byte* data, int64_t count) {
    JsonList list(object_.key(name));
    for (int64_t i = 0; i < count; ++i) append_element(list.next(), dtype, data, i);
  }

  class List {
   public:
    explicit List(std::string& out) : list_(out) {}
    Text item() { return Text(list_.next()); }
    void none() { list_.next() += "null"; }

   private:
    JsonList list_;
  };
  List list(const char* name) { return List(object_.key(name)); }

 private:
  JsonObject object_;
};

/// The bytes of what an item's JSON would say.
class Mark {
 public:
  explicit Mark(std::string& out) : out_(out) {}

  void field(const char*, int64_t value) { bytes(&value, sizeof value); }
  void field(const char*, bool value) { out_ += char(value); }
  void field(const char*, const char* value) { (out_ += value) += '\0'; }
  void field(const char*, const std::string& value) { field("", value.c_str()); }
  void field(const char*, const Ints& values) {
    field("", int64_t(values.size()));
    bytes(values.data(), values.size() * sizeof(int64_t));
  }
  void link(const char*, Id id) { field("", id); }
  void elements(const char*, DType dtype, const std::byte* data, int64_t count) {
    bytes(data, size_t(count * item_size(dtype)));
  }

  class List {
   public:
    explicit List(std::string& out) : out_(out) {}
    ~List() { out_ += 'e'; }
    List(const List&) = delete;
    Mark item() { return Mark(out_ += 'i'); }
    void none() { out_ += 'n'; }

   private:
    std::string& out_;
  };
  List list(const char*) { return List(out_); }

 private:
  void bytes(const void* from, size_t size) {
    if (size) out_.append(static_cast<const char*>(from), size);
  }

  std::string& out_;
};

template <class Out>
void describe(Out out, const Storage* s, const Reachable&) {
  int64_t count = s->nbytes / item_size(s->dtype);
  out.field("id", s->id);
  out.field("nbytes", s->nbytes);
  out.field("dtype", name_of(s->dtype));
  out.field("writes", s->writes);
  out.elements("data", s->dtype, s->data, std::min(count, kShownElements));
  out.field("count", count);
}

template <class Out>
void describe(Out out, const Version* v, const Reachable&) {
  out.field("id", v->id);
  out.field("value", v->value);
}

template <class Out>
void describe(Out out, const Tensor& t, const Reachable&) {
  const Metadata* meta = find_metadata(t);
  out.field("id", t.id());
  out.field("storage", t.storage()->id);
  out.field("offset", t.offset());
  out.field("sizes", t.sizes());
  out.field("strides", t.strides());
  out.field("dtype", name_of(t.dtype()));
  out.field("version", t.version()->id);
  out.field("requires_grad", requires_grad(t));
  out.field("is_leaf", is_leaf(t));
  if (history_is_lost(t)) out.field("history_lost", true);
  if (t.is_conj()) out.field("conj", true);
  if (t.is_neg()) out.field("neg", true);
  out.field("retains_grad", meta && meta->retains_grad);
  out.link("grad", meta ? id_of(meta->grad) : 0);
  out.link("base", meta ? id_of(meta->base) : 0);
  bool renewed = history_is_renewed(t);
  out.link("grad_fn", renewed                 ? renewals().node_of(t)
                      : meta && meta->grad_fn ? meta->grad_fn->id
                                              : 0);
  out.field("output_nr", int64_t(meta && !renewed ? meta->output : 0));
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

template <class Out>
void describe_edges(Out& out, const Edges& edges) {
  auto next = out.list("next");
  for (const Edge& edge : edges) {
    if (!edge.node) {
      next.none();
      continue;
    }
    Out to = next.item();
    to.field("node", edge.node->id);
    to.field("input", int64_t(edge.input));
  }
}

template <class Out>
void describe(Out out, const ShownNode& shown, const Reachable& all) {
  const Node* node = shown.node;
  out.field("id", shown.id);
  out.field("name", node ? node->name() : "AsStridedBackward0");
  describe_edges(out, node ? node->next : Edges{edge_of_base(base_of(shown.view))});
  out.link("variable", node ? id_of(node->variable()) : 0);
  auto list = out.list("saved");
  if (!node) return;
  node->visit_saved([&](const std::string& name, const SavedTensor& saved) {
    bool live = saved.state() == SavedTensor::State::Live;
    bool kept = live && all.has_tensor(saved.tensor_id());
    Out item = list.item();
    item.field("name", name);
    item.link("tensor", kept ? saved.tensor_id() : live ? id_of(saved.data()) : 0);
    item.field("state", text_of(saved.state()));
    item.field("saved_version", saved.saved_version());
  });
}

template <class F>
void each_list(const Reachable& all, F&& f) {
  f("storages", all.storages);
  f("versions", all.versions);
  f("tensors", all.tensors);
  f("nodes", all.nodes);
}

/// What a list last held, in order.
struct Remembered {
  std::vector<std::string> marks;
  std::vector<Id> ids;
};

/// What a list is put together of, and that remembered; nothing where it is the same.
template <class Items>
std::string change_of(Remembered& last, const Items& items, const Reachable& all) {
  std::string out;
  Remembered now;
  now.ids.reserve(items.size());
  now.marks.reserve(items.size());
  size_t place = 0, kept = 0;
  {
    JsonList parts(out);
    size_t run = 0;  // how many items before `place` have been kept and not been said
    auto say_run = [&] {
      if (run) append_json(parts.next(), Ints{int64_t(place - run), int64_t(run)});
      run = 0;
    };
    std::string mark;
    for (const auto& item : items) {
      Id id = id_of(item);
      mark.clear();
      describe(Mark(mark), item, all);
      if (place < last.ids.size() && last.ids[place] < id) {
        say_run();
        while (place < last.ids.size() && last.ids[place] < id) ++place;
      }
      bool there = place < last.ids.size() && last.ids[place] == id;
      now.ids.push_back(id);
      if (there && last.marks[place] == mark) {
        now.marks.push_back(std::move(last.marks[place]));
        ++place, ++run, ++kept;
        continue;
      }
      say_run();
      describe(Text(parts.next()), item, all);
      now.marks.push_back(mark);
      place += there;
    }
    say_run();
  }
  bool same = kept == items.size() && kept == last.ids.size();
  last = std::move(now);
  return same ? std::string() : out;
}

std::map<std::string_view, Remembered> remembered;

}  // namespace

std::string snapshot(const std::vector<Tensor>& tensors, const std::vector<NodeRef>& nodes) {
  Reachable all(tensors, nodes);
  std::string out;
  {
    JsonObject object(out);
    each_list(all, [&](const char* name, const auto& items) {
      JsonList list(object.key(name));
      for (const auto& item : items) describe(Text(list.next()), item, all);
    });
  }
  return out;
}

std::string take_changes(const std::vector<Tensor>& tensors, const std::vector<NodeRef>& nodes) {
  Reachable all(tensors, nodes);
  std::string out;
  {
    JsonObject object(out);
    each_list(all, [&](const char* name, const auto& items) {
      std::string change = change_of(remembered[name], items, all);
      if (!change.empty()) object.key(name) += change;
    });
  }
  return out;
}

void forget_changes() { remembered.clear(); }

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
