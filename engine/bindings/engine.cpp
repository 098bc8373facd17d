// The engine's surface in JavaScript. The only file that includes Emscripten's headers.
//
// The hot path is three plain exports (numbers only); text goes through embind.
#include <emscripten.h>
#include <emscripten/bind.h>

#include <cmath>
#include <string>
#include <vector>

#include "bindings/handles.h"
#include "bindings/primitives.h"
#include "bindings/wire.h"
#include "frontend/bind.h"
#include "frontend/overloads.h"
#include "inspect/json.h"

EM_JS(int, engine_callback, (double id, const char* payload),
      { return Module.onCallback ? Module.onCallback(id, UTF8ToString(payload)) : -1; });

namespace tg {
namespace {

// What a number stands for as the name of a call.
struct Target {
  Primitive primitive = nullptr;
  std::string name;  // of an operator
  bool method = false;
  const std::vector<Overload>* overloads = nullptr;
};

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
  last_error = "{\"type\":";
  append_string(last_error, type);
  last_error += ",\"message\":";
  append_string(last_error, message);
  last_error += '}';
  return kError;
}

double run(int name, int count) {
  Target& t = target(name);
  Call call{t.name, {}, {}, t.method};
  decode(stream.data(), count, &call.positional, &call.keywords);
  if (t.primitive) return encode(t.primitive(call.positional), &last_json);
  if (!t.overloads) t.overloads = find_overloads(t.name);
  Bound bound = t.overloads ? bind(*t.overloads, call) : bind(call);
  return encode(*bound.overload, call_bound(bound), &last_json);
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
std::string schemas() {
  std::string out = "[";
  auto add = [&](const OpInfo& info, Form form) {
    if (out.size() > 1) out += ",\n";
    std::string text = schema_text(info, form);
    auto field = [&](const char* name, const std::string& value) {
      out += str(", \"", name, "\": ");
      append_string(out, value);
    };
    out += "{\"name\": ";
    append_string(out, python_name(info, form));
    field("overload", form == Form::Out ? info.op->out : std::string(info.schema.overload));
    field("form", form == Form::Out ? "out" : form == Form::InPlace ? "inplace" : "plain");
    field("text", text);
    bool function = info.op->place == Place::Both && info.self_index < 0;
    field("place", place_name(function ? Place::Function : info.op->place));
    field("node", info.op->node ? info.op->node : "");
    out += str(", \"function\": ", in_module(info, form) ? "true" : "false",
               ", \"composite\": ", info.op->composite ? "true" : "false",
               ", \"view\": ", info.is_view ? "true" : "false",
               ", \"differentiable\": ", info.rows.empty() ? "false" : "true", "}");
  };
  for (const OpInfo& info : all_ops()) {
    add(info, Form::Plain);
    if (info.op->inplace) add(info, Form::InPlace);
    if (info.op->out) add(info, Form::Out);
  }
  return out + "]";
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
  using namespace tg;
  try {
    return run(name, count);
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

EMSCRIPTEN_KEEPALIVE void engine_release(double handle) {
  if (std::abs(handle) <= 9007199254740992.0) tg::handles().release_tensor(tg::Id(handle));
}
}

EMSCRIPTEN_BINDINGS(tensorglass) {
  tg::set_callback_host(&engine_callback);
  emscripten::function("intern", &tg::intern);
  emscripten::function("result", &tg::result);
  emscripten::function("error", &tg::error);
  emscripten::function("schemas", &tg::schemas);
}
