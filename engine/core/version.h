// The version counter: views and detach() share one, `.data` does not.
#pragma once

#include "core/counted.h"
#include "core/ids.h"

namespace tg {

struct Version : Counted {
  Version() : id(next_version_id()) {}
  const Id id;
  int64_t value = 0;
};

}  // namespace tg
