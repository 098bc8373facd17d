// What callers need besides operators: attributes of tensors, autograd, generators, the state.
#pragma once

#include <string>

#include "op/value.h"

namespace tg {

using Primitive = Value (*)(const Args& args);

/// The primitive of that name ("tensor.size"), or null.
Primitive find_primitive(const std::string& name);

/// Raised by a callback of the caller's, which keeps the exception itself.
struct CallbackRaised {};
/// Calls the caller's function number `id`. "drop" tells that it will not be called again.
/// Set by the bindings; gives 0, or -1 if it raised.
using CallbackHost = int (*)(double id, const char* payload);
void set_callback_host(CallbackHost host);

}  // namespace tg
