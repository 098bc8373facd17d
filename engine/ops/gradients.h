// Gradients that rows of several families share.
#pragma once

#include "op/functions.h"

namespace tg {

inline Tensor same_gradient(const Saved& s) { return s.grad; }

/// Of an operator that PyTorch cannot derive either.
template <FixedString Name>
Tensor not_implemented(const Saved&) {
  fail(ErrorType::Runtime, "derivative for aten::", Name.text, " is not implemented");
}

}  // namespace tg
