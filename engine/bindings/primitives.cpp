#include "bindings/primitives.h"

namespace tg {

const Primitive* find_primitive(const std::string& name) {
  for (auto table :
       {tensor_primitives, autograd_primitives, node_primitives, generator_primitives,
        state_primitives, optimizer_primitives, numpy_primitives, numpy_random_primitives})
    for (const Primitive& row : table())
      if (name == row.name) return &row;
  return nullptr;
}

}  // namespace tg
