// torch.autocast("cpu"): operators of a table get their arguments in another precision.
#pragma once

#include "op/call.h"

namespace tg {

struct Autocast {
  bool enabled = false, caches = true;
  DType dtype = DType::BFloat16;
};
/// What holds for calls from now on.
Autocast& autocast();
/// Forgets the leaves' copies, which are made once while autocast lasts.
void clear_autocast_cache();

/// The same call with its arguments cast, where the table names the operator and autocast is on;
/// what the operator calls itself is not cast again. Null: nothing is to be cast.
const Args* cast_arguments(const OpInfo& info, const Args& args, Args* cast);

}  // namespace tg
