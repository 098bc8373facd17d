// The engine's surface in JavaScript. The only file that includes Emscripten's headers.
//
// The hot path is plain exports (numbers only); text goes through embind.
#include <emscripten.h>
#include <emscripten/bind.h>

#include <cmath>
#include <string>
#include <vector>

#include "bindings/handles.h"
#include "bindings/primitives.h"
#include "bindings/wire.h"
#include "core/warning.h"
#include "frontend/bind.h"
#include "frontend/overloads.h"
#include "inspect/json.h"

EM_JS(int, engine_callback, (double id, const char* payload),
      { return Module.onCallback ? Module.onCallback(id, UTF8ToString(payload)) : -1; });

namespace tg {
namespace {

// What a number stands for as the name of a call.
struct Target {
  const Primitive* primitive = nullptr;
  std::string name;  // of an operator
  bool method = false;
  const std::vector<Overload>* overloads = nullptr;
  // What overload_for() gives for one to kMost arguments, by their kinds: a 1 and a bit for each.
  static constexpr size_t kMost = 3;
  const Overload* known[2 << kMost] = {};
  uint32_t asked = 0;  // a bit for each of these
};

constexpr double kWarnings = 0;                    // no function of the caller's has that number
constexpr double kMostExact = 9007199254740992.0;  // 2^53: whole numbers up to it are exact

std::vector<double> stream(256);
std::string last_json, last_error;
std::vector<Target> targets;

Target& target(int name) {
  const std::string& text = interned(name);
  if (size_t(name) >= targets.size()) targets.resize(size_t(name) + 1);
  Target& t = targets[size_t(name)];
  if (t.primitive || !t.name.empty()) return t;
  t.primitive = find_primitive(text);
  if (!t.primitive) {
    t.method = !text.empty() && text[0] == '.';
    t.name = text.substr(t.method ? 1 : 0);
  }
  return t;
}

double fail_with(const char* type, const std::string& message) {
  last_error.clear();
  JsonObject object(last_error);
  object.field("type", type);
  object.field("message", message);
  return kError;
}

/// Calls `f`, which gives a number; kError with the error kept where it throws.
template <class F>
double answer_of(F&& f) {
  try {
    return f();
  } catch (const Error& e) {
    return fail_with(name_of(e.type), e.message);
  } catch (const CallbackRaised&) {
    return fail_with("Callback", "");
  } catch (const std::bad_alloc&) {
    return fail_with("RuntimeError", "the playground is out of memory");
  } catch (const std::exception& e) {
    return fail_with("RuntimeError",
                     str("internal error in Tensorglass (please report it): ", e.what()));
  }
}

/// Hands over what users are to be told: a list of [category, text]. Gives false where the host
/// raised.
bool tell_warnings() {
  std::string json;
  {
    JsonList list(json);
    for (const Warning& each : std::exchange(pending_warnings(), {})) {
      JsonObject object(list.next());
      object.field("type", name_of(each.type));
      object.field("text", each.text);
    }
  }
  // The host may call the engine meanwhile.
  std::string error = std::move(last_error);
  bool told = engine_callback(kWarnings, json.c_str()) >= 0;
  last_error = std::move(error);
  return told;
}

/// The same, and then tells what users are to know beside the error.
template <class F>
double guarded(F&& f) {
  double answer = answer_of(f);
  if (!pending_warnings().empty()) [[unlikely]]
    tell_warnings();
  return answer;
}

/// Tells it before the answer gets handles: where the host raises, nobody would release them.
void tell_before_answer() {
  if (!pending_warnings().empty() && !tell_warnings()) [[unlikely]]
    throw CallbackRaised();
}

int64_t whole(double n) {
  check(n >= 0 && n <= kMostExact && n == std::floor(n), "malformed call: ", n, " is no count");
  return int64_t(n);
}

const Overload* overload_of(Target& t, size_t count, unsigned given) {
  unsigned at = 1u << count | given;
  if (!(t.asked >> at & 1)) {
    Given kinds[Target::kMost];
    for (size_t i = 0; i < count; ++i)
      kinds[i] = given >> (count - 1 - i) & 1 ? Given::Tensor : Given::Number;
    t.known[at] = overload_for(*t.overloads, t.method, {kinds, count});
    t.asked |= 1u << at;
  }
  return t.known[at];
}

double run(int name, int count) {
  Target& t = target(name);
  if (!t.primitive && !t.overloads) t.overloads = find_overloads(t.name);
  Args args;
  unsigned given;
  if (t.overloads && decode_plain(stream.data(), count, Target::kMost, &args, &given))
    if (const Overload* overload = overload_of(t, args.size(), given)) {
      complete(*overload, &args);
      Results results = tg::call(*overload, args);
      tell_before_answer();
      return encode(*overload, results, &last_json);
    }
  Call call{t.name, {}, {}, t.method};
  decode(stream.data(), count, &call.positional, &call.keywords);
  if (t.primitive) {
    Value answer = t.primitive->run(call.positional);
    tell_before_answer();
    return encode(answer, &last_json);
  }
  Bound bound = t.overloads ? bind(*t.overloads, call) : bind(call);
  Results results = call_bound(bound);
  tell_before_answer();
  return encode(*bound.overload, results, &last_json);
}

std::string result() { return last_json; }
std::string error() { return last_error; }

const char* place_name(Place place) {
  switch (place) {
    case Place::Both:
      return "both";
    case Place::Function:
      return "function";
    case Place::Method:
      return "method";
    case Place::NN:
      return "nn";
    case Place::Hidden:
      return "hidden";
    case Place::Internal:
      return "internal";
  }
  return "";
}

// The table as data: what Python, JavaScript, typings and the coverage page are made from.
void append_row(std::string& out, const OpInfo& info, Form form) {
  JsonObject row(out);
  row.field("name", python_name(info, form));
  row.field("overload", form == Form::Out ? info.op->out : std::string(info.schema.overload));
  row.field("form", form == Form::Out ? "out" : form == Form::InPlace ? "inplace" : "plain");
  row.field("text", schema_text(info, form));
  bool function = info.op->place == Place::Both && info.self_index < 0;
  row.field("place", place_name(function ? Place::Function : info.op->place));
  row.field("node", info.op->node ? info.op->node : "");
  row.field("function", in_module(info, form));
  row.field("composite", info.op->composite);
  row.field("view", info.is_view);
  row.field("differentiable", !info.rows.empty());
}

std::string schemas() {
  std::string out;
  {
    JsonList rows(out);
    for (const OpInfo& info : all_ops()) {
      append_row(rows.next(), info, Form::Plain);
      if (info.op->inplace) append_row(rows.next(), info, Form::InPlace);
      if (info.op->out) append_row(rows.next(), info, Form::Out);
    }
  }
  return out;
}

}  // namespace
}  // namespace tg

extern "C" {

/// Room for `count` numbers; the address may move, so ask before every call that needs more.
EMSCRIPTEN_KEEPALIVE double* engine_scratch(int count) {
  if (size_t(count) > tg::stream.size()) tg::stream.resize(size_t(count) * 2);
  return tg::stream.data();
}

/// Calls operator or primitive `name` on the `count` numbers in the scratch.
EMSCRIPTEN_KEEPALIVE double engine_call(int name, int count) {
  return tg::guarded([=] { return tg::run(name, count); });
}

/// A new packed tensor of one dim, of so many bytes: for the caller to fill before anything else.
/// Gives its handle, or kError.
EMSCRIPTEN_KEEPALIVE double engine_new(double nbytes, double dtype) {
  using namespace tg;
  return guarded([=] {
    int64_t code = whole(dtype);
    check(code < 256 && is_supported(DType(code)), "malformed call: unknown dtype ", code);
    DType type = DType(code);
    int64_t size = item_size(type), bytes = whole(nbytes);
    check(bytes % size == 0, bytes, " bytes are no whole number of elements of ", name_of(type));
    return double(handles().put(empty({bytes / size}, type)));
  });
}

/// The address of byte `at` of a tensor's storage, if `count` bytes lie there; or kError. The
/// memory may move with any other call.
EMSCRIPTEN_KEEPALIVE double engine_bytes(double handle, double at, double count) {
  using namespace tg;
  return guarded([=] {
    const Storage& storage = *handles().tensor(whole(handle)).storage();
    int64_t from = whole(at), bytes = whole(count);
    check(from <= storage.nbytes && bytes <= storage.nbytes - from, bytes, " bytes from byte ",
          from, " are out of bounds for storage of size ", storage.nbytes);
    return double(reinterpret_cast<uintptr_t>(storage.data)) + double(from);
  });
}

EMSCRIPTEN_KEEPALIVE void engine_release(double handle) {
  if (std::abs(handle) <= tg::kMostExact) tg::handles().release_tensor(tg::Id(handle));
}
}

EMSCRIPTEN_BINDINGS(tensorglass) {
  tg::set_callback_host(&engine_callback);
  emscripten::function("intern", &tg::intern);
  emscripten::function("result", &tg::result);
  emscripten::function("error", &tg::error);
  emscripten::function("schemas", &tg::schemas);
  emscripten::function("wire", &tg::wire_json);
}
