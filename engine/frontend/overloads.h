// The overloads of one Python name, in the order in which PyTorch tries them and lists them in
// errors.
#pragma once

#include <string_view>
#include <vector>

#include "op/registry.h"

namespace tg {

/// The overloads of a Python name ("add", "add_", "linalg_inv"), or null. They are ordered by the
/// text of their signatures, except that one that would also take another's arguments goes after it
/// (a number after a tensor, which may be 0-d and stand for a number).
const std::vector<Overload>* find_overloads(std::string_view name);

}  // namespace tg
