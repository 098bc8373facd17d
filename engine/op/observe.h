// Watches the one call path: what is called, what goes in and what comes out.
#pragma once

#include <functional>

#include "op/call.h"

namespace tg {

/// A call that has run, and is no part of another one.
struct ObservedCall {
  const Overload& overload;
  const Args& args;
  const TensorList& out;
  const Results& results;
};

using CallObserver = std::function<void(const ObservedCall&)>;
void set_call_observer(CallObserver observer);

/// What is called while it lives is part of something larger, and not observed.
class Unobserved {
 public:
  Unobserved();
  ~Unobserved();
  Unobserved(const Unobserved&) = delete;
  Unobserved& operator=(const Unobserved&) = delete;

 private:
  bool before_;
};

}  // namespace tg
