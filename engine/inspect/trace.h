// Watches backward: which node's turn it was, and what had come to it from where.
#pragma once

#include <string>

namespace tg {

/// Starts or stops collecting; stopping forgets what was collected.
void observe_gradients(bool on);

/// JSON of the nodes whose turn it was since the last call, in that order:
///
///   [{"turn", "node", "name", "variable", "runs",
///     "arrived": [{"input", "value", "sizes", "hooked",
///                  "ways": [{"from", "edge", "value", "sizes"}]}]}]
///
/// `turn` counts on over all passes since observing began. A node that does not run was only asked
/// what arrives: the sum of what came by each way, `hooked` if hooks of tensors had a hand in it.
/// A way is `from` the turn that handed the gradient on, or null where backward began; it says its
/// gradient only where that is another than what arrived. `value` has the first 64 numbers; beyond
/// some 4096 turns and ways, nothing is kept.
std::string take_gradients();

}  // namespace tg
