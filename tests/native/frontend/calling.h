// Calls as Python writes them, for the tests of the frontend.
#pragma once

#include "format/print.h"
#include "frontend/bind.h"

namespace tg {

inline Value list(std::vector<Value> items) { return List{std::move(items), false}; }

inline Value slice(Value start, Value stop, Value step = None{}) {
  return Slice{{std::move(start), std::move(stop), std::move(step)}};
}

inline Tensor run(Call call) { return call_bound(bind(call))[0].as<Tensor>(); }

inline Tensor ones(std::vector<Value> sizes = {Scalar(2), Scalar(3)}) {
  return run({"ones", {list(std::move(sizes))}, {}});
}

/// torch.arange(n), of int64.
inline Tensor arange(int n) { return run({"arange", {Scalar(n)}, {}}); }

/// What `f` raises, as "TypeError: …", or "no error".
template <class F>
std::string raised(const F& f) {
  try {
    f();
  } catch (const Error& e) {
    return std::string(name_of(e.type)) + ": " + e.message;
  }
  return "no error";
}

/// What the call raises.
inline std::string refusal(Call call) {
  return raised([&] { call_bound(bind(call)); });
}

}  // namespace tg
