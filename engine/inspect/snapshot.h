// The engine's state as data: storages, version counters, tensors and the graph, normalised by id.
//
// Invariant: observing changes nothing. Nothing here makes metadata, renews the history of a view
// or unpacks a saved tensor, so two snapshots in a row are equal.
#pragma once

#include <string>
#include <vector>

#include "autograd/node.h"

namespace tg {

/// JSON of everything reachable from the tensors and nodes that the caller holds:
///   {"storages": [{id, nbytes, dtype, writes, data, count}], "versions": [{id, value}],
///    "tensors": [{id, storage, offset, sizes, strides, dtype, version, requires_grad, is_leaf,
///                 retains_grad, grad, base, grad_fn, output_nr}],
///    "nodes": [{id, name, next: [{node, input} | null], variable,
///               saved: [{name, tensor, state, saved_version}]}]}
/// each list by ascending id. `data` has the first 256 elements of the `count` that there are.
std::string snapshot(const std::vector<Tensor>& tensors, const std::vector<NodeRef>& nodes = {});

/// JSON of what of the same state is not as it was at the last call (or, at first, of all): each
/// list that changed, as what it is put together of: items that are new or changed, and [start,
/// count] for items that the list had before. Nothing of a state that has stayed is written.
std::string take_changes(const std::vector<Tensor>& tensors,
                         const std::vector<NodeRef>& nodes = {});

/// The next call of `take_changes` gives all.
void forget_changes();

/// {"tensors": 3, "storages": 2, "nodes": 1}: how many are alive.
std::string live_counts_json();

}  // namespace tg
