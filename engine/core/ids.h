// Ids are counters, never addresses: monotonic, never reused, the same in every run.
#pragma once

#include <cstdint>

namespace tg {

using Id = int64_t;

/// How many are alive; tests pin them to a baseline.
struct LiveCounts {
  int64_t tensors = 0, storages = 0, nodes = 0;
  /// Tensors that are read conjugated or negated.
  int64_t lazy = 0;
};

namespace ids_detail {
inline Id tensors = 0, storages = 0, versions = 0, nodes = 0;
inline int64_t epoch = 0;
inline LiveCounts live;
}  // namespace ids_detail

inline Id next_tensor_id() { return ++ids_detail::tensors; }
inline Id next_storage_id() { return ++ids_detail::storages; }
inline Id next_version_id() { return ++ids_detail::versions; }
inline Id next_node_id() { return ++ids_detail::nodes; }

/// Grows whenever anything that a snapshot shows may have changed.
inline int64_t state_epoch() { return ids_detail::epoch; }
inline void touch_state() { ++ids_detail::epoch; }

inline LiveCounts& live_counts() { return ids_detail::live; }

}  // namespace tg
