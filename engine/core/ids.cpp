#include "core/ids.h"

namespace tg {
namespace {
Id tensors = 0, storages = 0, versions = 0, nodes = 0;
int64_t epoch = 0;
LiveCounts live;
}  // namespace

Id next_tensor_id() { return ++tensors; }
Id next_storage_id() { return ++storages; }
Id next_version_id() { return ++versions; }
Id next_node_id() { return ++nodes; }
int64_t state_epoch() { return epoch; }
void touch_state() { ++epoch; }
LiveCounts& live_counts() { return live; }

}  // namespace tg
