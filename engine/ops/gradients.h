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
/// The same of one that has a node of its own.
template <FixedString Name>
Tensor derivative_not_implemented(const Saved&) {
  fail(ErrorType::NotImplemented, "the derivative for '", Name.text, "' is not implemented.");
}

}  // namespace tg
