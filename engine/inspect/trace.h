// Watches backward: the gradients that flowed into the nodes of the graph.
#pragma once

#include <string>

namespace tg {

/// Starts or stops collecting; stopping forgets what was collected.
void observe_gradients(bool on);

/// JSON of the gradients since the last call: [{"node", "input", "value", "sizes"}], in the order
/// in which they arrived. `value` has the first 64 numbers; at most 4096 gradients are kept.
std::string take_gradients();

}  // namespace tg
