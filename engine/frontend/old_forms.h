// Calls as they were written before numbers that scale became keywords: addcmul(t, 2, a, b).
#pragma once

#include "frontend/bind.h"

namespace tg {

/// Makes of a call in its old form one in today's. False: it is none. Gives the old signature, as
/// Python would have it.
bool from_old_form(const std::vector<Overload>& overloads, Call& call, std::string* old_signature);

/// The warning that it was.
void warn_old_form(const std::vector<Overload>& overloads, const Call& call,
                   const std::string& old_signature);

}  // namespace tg
