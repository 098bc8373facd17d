// From what a caller wrote to what a schema wants: picks the overload, fills defaults, and raises
// the TypeErrors of PyTorch's argument parser.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "ops/call.h"

namespace tg {

using Keywords = std::vector<std::pair<std::string, Value>>;

/// Arguments that fit one overload.
struct Bound {
  const Overload* overload = nullptr;
  Args args;
  TensorList out;
  bool requires_grad = false;  // factories take it as a keyword
};

/// Binds a call of the Python name `name`. `method`: the first argument is the tensor before the
/// dot; only errors tell the difference.
/// Errors: TypeError with the text of PyTorch's argument parser; NotImplementedError for a device
/// or layout that is not here.
Bound bind(const std::string& name, Args positional, Keywords keywords, bool method);

/// Calls what was bound.
Results call_bound(Bound bound);

/// The signature as Python's errors and completions show it:
/// "(Tensor input, tuple of ints dim, bool keepdim = False, *, Tensor out = None)".
std::string python_signature(const OpInfo& info, Form form, bool method);

}  // namespace tg
