// Functions of the caller's, which the engine calls by their numbers.
#pragma once

#include <memory>

#include "op/value.h"

namespace tg {

/// Raised where a function of the caller's raised; the caller keeps the exception itself.
struct CallbackRaised {};

/// Calls the caller's function number `id`. "drop" tells that it will not be called again.
/// Set by the bindings; gives 0, or -1 if it raised.
using CallbackHost = int (*)(double id, const char* payload);
void set_callback_host(CallbackHost host);

/// Owns a function of the caller's: tells when it is gone for good.
struct Callback {
  explicit Callback(Id id) : id(id) {}
  ~Callback();
  Callback(const Callback&) = delete;
  Callback& operator=(const Callback&) = delete;
  const Id id;
};
using CallbackRef = std::shared_ptr<Callback>;

/// Calls it; gives what callback_answered() was given meanwhile, or None. CallbackRaised if it
/// raised.
Value ask(const Callback& callback, const Value& payload);
void callback_answered(const Value& result);

/// The same of a list of tensors; gives a list of tensors.
TensorList call_back(const Callback& callback, const TensorList& tensors);
/// The same where the callback gives the number of another.
CallbackRef callback_of(const Callback& callback, const Value& payload);

}  // namespace tg
