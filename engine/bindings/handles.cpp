#include "bindings/handles.h"

#include <algorithm>

namespace tg {

Handles& handles() {
  static Handles table;
  return table;
}

const Tensor& Handles::tensor(Id id) const {
  const Tensor* found = tensors_.find(id);
  check(found, "tensor ", id, " was disposed of");
  return *found;
}

const NodeRef& Handles::node(Id id) const {
  const NodeRef* found = nodes_.find(id);
  check(found, "graph node ", id, " was disposed of");
  return *found;
}

Ref<Generator> Handles::generator(Id id) const {
  if (id == 0) return Ref<Generator>(&default_generator());
  const Ref<Generator>* found = generators_.find(id);
  check(found, "generator ", id, " was disposed of");
  return *found;
}

std::vector<Tensor> Handles::all_tensors() const {
  std::vector<Tensor> out;
  tensors_.each([&](Id, const Tensor& t) { out.push_back(t); });
  std::sort(out.begin(), out.end(),
            [](const Tensor& a, const Tensor& b) { return a.id() < b.id(); });
  return out;
}

std::vector<NodeRef> Handles::all_nodes() const {
  std::vector<NodeRef> out;
  nodes_.each([&](Id, const NodeRef& n) { out.push_back(n); });
  std::sort(out.begin(), out.end(),
            [](const NodeRef& a, const NodeRef& b) { return a->id < b->id; });
  return out;
}

}  // namespace tg
