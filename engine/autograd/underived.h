// The history of a change that PyTorch has no derivative of.
#pragma once

#include <string>
#include <vector>

#include "core/tensor.h"

namespace tg {

/// Gives `t` a node that backward cannot pass, where grad mode is on and one of `inputs`, of which
/// the operator `name` has made it, requires a gradient. Not of views.
void set_underived_history(const std::string& name, const Tensor& t,
                           const std::vector<Tensor>& inputs);

}  // namespace tg
