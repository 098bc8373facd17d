// What PyTorch's argument parser says when arguments fit no overload.
#pragma once

#include "frontend/bind.h"

namespace tg {

/// Raises the TypeError for a call that none of the overloads takes.
[[noreturn]] void fail_to_bind(const std::vector<Overload>& overloads, const Call& call);
/// The overloads' signatures as Python has them: "(Tensor input, *, Tensor out = None)".
std::vector<std::string> signature_texts(const std::vector<Overload>& overloads, const Call& call);
/// Raises the TypeError for an item of a list of ints that is none; `at` counts from 0.
[[noreturn]] void fail_unpack(const Parameter& p, size_t at, const Value& item,
                              std::string_view call);

}  // namespace tg
