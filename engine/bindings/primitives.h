// All primitives, a table a noun.
#pragma once

#include <span>
#include <string>

#include "autograd/saved_tensor.h"
#include "bindings/primitive.h"

namespace tg {

std::span<const Primitive> tensor_primitives();
std::span<const Primitive> autograd_primitives();
std::span<const Primitive> node_primitives();
std::span<const Primitive> generator_primitives();
std::span<const Primitive> state_primitives();
std::span<const Primitive> optimizer_primitives();
std::span<const Primitive> numpy_primitives();
std::span<const Primitive> numpy_random_primitives();

/// The primitive of that name ("tensor.size"), or null.
const Primitive* find_primitive(const std::string& name);

/// saved_tensors_hooks: the callback packs a tensor, and gives the callback that unpacks it.
Pack pack_by(const CallbackRef& callback);

}  // namespace tg
