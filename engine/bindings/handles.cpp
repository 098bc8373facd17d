#include "bindings/handles.h"

#include <algorithm>

namespace tg {

Handles& handles() {
  static Handles table;
  return table;
}

const Tensor& Handles::tensor(Id id) const {
  auto it = tensors_.find(id);
  check(it != tensors_.end(), "tensor ", id, " was disposed of");
  return it->second;
}

const NodeRef& Handles::node(Id id) const {
  auto it = nodes_.find(id);
  check(it != nodes_.end(), "graph node ", id, " was disposed of");
  return it->second;
}

Ref<Generator> Handles::generator(Id id) const {
  if (id == 0) return Ref<Generator>(&default_generator());
  auto it = generators_.find(id);
  check(it != generators_.end(), "generator ", id, " was disposed of");
  return it->second;
}

std::vector<Tensor> Handles::all_tensors() const {
  std::vector<Tensor> out;
  for (const auto& [id, t] : tensors_) out.push_back(t);
  std::sort(out.begin(), out.end(),
            [](const Tensor& a, const Tensor& b) { return a.id() < b.id(); });
  return out;
}

std::vector<NodeRef> Handles::all_nodes() const {
  std::vector<NodeRef> out;
  for (const auto& [id, n] : nodes_) out.push_back(n);
  std::sort(out.begin(), out.end(),
            [](const NodeRef& a, const NodeRef& b) { return a->id < b->id; });
  return out;
}

}  // namespace tg
