#include "bindings/callback.h"

#include "bindings/primitive.h"
#include "bindings/wire.h"

namespace tg {
namespace {

CallbackHost host = nullptr;
Value answered;

}  // namespace

void set_callback_host(CallbackHost h) { host = h; }

Callback::~Callback() { host(double(id), "drop"); }

Value ask(const Callback& callback, const Value& payload) {
  std::string json;
  append_json(json, payload);
  answered = None{};
  if (host(double(callback.id), json.c_str()) < 0) throw CallbackRaised();
  return std::exchange(answered, None{});
}

void callback_answered(const Value& result) { answered = result; }

TensorList call_back(const Callback& callback, const TensorList& tensors) {
  return primitive_detail::Argument<TensorList>::get(
      ask(callback, primitive_detail::answer(tensors)));
}

CallbackRef callback_of(const Callback& callback, const Value& payload) {
  return primitive_detail::Argument<CallbackRef>::get(ask(callback, payload));
}

}  // namespace tg
