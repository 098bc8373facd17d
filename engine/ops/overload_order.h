// The order in which PyTorch tries the overloads of one Python name, and lists them in errors.
#pragma once

#include <vector>

#include "ops/registry.h"

namespace tg {

/// Puts overloads of one name in PyTorch's order: by the text of their signatures, except that one
/// that would also take another's arguments goes after it (a number after a tensor, which may be
/// 0-d and stand for a number).
void order_overloads(std::vector<Overload>& overloads);

}  // namespace tg
