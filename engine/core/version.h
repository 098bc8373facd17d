// The version counter: views and detach() share one, `.data` does not.
#pragma once

#include "core/counted.h"
#include "core/ids.h"
#include "core/pool.h"

namespace tg {

struct Version final : Counted, Pooled<Version> {
  Version() : id(next_version_id()) {}
  const Id id;
  int64_t value = 0;
};

}  // namespace tg
