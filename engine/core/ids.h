// Ids are counters, never addresses: monotonic, never reused, the same in every run.
#pragma once

#include <cstdint>

namespace tg {

using Id = int64_t;

Id next_tensor_id();
Id next_storage_id();
Id next_version_id();
Id next_node_id();

/// Grows whenever anything that a snapshot shows may have changed.
int64_t state_epoch();
void touch_state();

/// How many are alive; tests pin them to a baseline.
struct LiveCounts {
  int64_t tensors = 0, storages = 0, nodes = 0;
};
LiveCounts& live_counts();

}  // namespace tg
