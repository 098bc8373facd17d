// What a program asks the engine for: the operators that it calls, with what goes in and comes out.
#pragma once

#include <string>
#include <vector>

#include "core/tensor.h"

namespace tg {

struct CallNote {
  /// "index.Tensor"
  std::string op;
  std::vector<Tensor> arguments, results;
};

/// Keeps a call until it is taken; of those between two steps at most 1,000, and how many there
/// were.
void keep_call(const CallNote& note);

/// JSON of the calls since they were last taken, in their order:
///   {"calls": [{"op", "of": [tensor], "gives": [tensor], "made": [{storage, nbytes}], "cut"}],
///   "count"}
/// `of` and `gives` are ids of tensors, `made` are the storages that came with the results. `cut`:
/// an argument requires a gradient, and gradients do not flow on to it because grad mode is off.
std::string take_calls();

}  // namespace tg
