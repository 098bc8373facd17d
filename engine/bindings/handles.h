// What the caller holds: tensors, nodes and generators by their ids.
#pragma once

#include "autograd/node.h"
#include "core/id_map.h"
#include "op/value.h"

namespace tg {

/// The caller keeps one object an id; exporting a tensor again gives the same id. It is alive until
/// released, however often it was exported.
class Handles {
 public:
  Id put(const Tensor& t) {
    tensors_.insert(t.id(), t);
    return t.id();
  }
  Id put(const NodeRef& node) {
    nodes_.insert(node->id, node);
    return node->id;
  }
  Id put(const Ref<Generator>& generator) {
    generators_.insert(++last_generator_, generator);
    return last_generator_;
  }

  const Tensor& tensor(Id id) const;
  const NodeRef& node(Id id) const;
  /// 0 is the default generator.
  Ref<Generator> generator(Id id) const;

  /// The caller's object is gone. The last owner runs after the table is consistent again, since
  /// it may call back and release others.
  void release_tensor(Id id) { tensors_.take(id); }
  void release_node(Id id) { nodes_.take(id); }
  void release_generator(Id id) { generators_.take(id); }

  std::vector<Tensor> all_tensors() const;
  std::vector<NodeRef> all_nodes() const;

 private:
  IdMap<Tensor> tensors_;
  IdMap<NodeRef> nodes_;
  IdMap<Ref<Generator>> generators_;
  Id last_generator_ = 0;
};

Handles& handles();

}  // namespace tg
