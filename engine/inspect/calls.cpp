#include "inspect/calls.h"

#include <algorithm>
#include <utility>

#include "autograd/metadata.h"
#include "autograd/mode.h"
#include "inspect/json.h"

namespace tg {
namespace {

constexpr int64_t kKept = 1000;

std::string kept;
int64_t count = 0;

// Defined, and no Python number that stands for a tensor.
template <class F>
void each(const std::vector<Tensor>& tensors, F&& f) {
  for (const Tensor& t : tensors)
    if (t.defined() && !t.is_wrapped_number()) f(t);
}

void append_ids(std::string& out, const std::vector<Tensor>& tensors) {
  JsonList list(out);
  each(tensors, [&](const Tensor& t) { append_json(list.next(), t.id()); });
}

// An operator has no memory but that of its arguments and what it makes.
void append_made(std::string& out, const CallNote& note) {
  std::vector<const Storage*> known;
  each(note.arguments, [&](const Tensor& t) { known.push_back(t.storage().get()); });
  JsonList list(out);
  each(note.results, [&](const Tensor& t) {
    const Storage* storage = t.storage().get();
    if (std::find(known.begin(), known.end(), storage) != known.end()) return;
    known.push_back(storage);
    JsonObject made(list.next());
    made.field("storage", storage->id);
    made.field("nbytes", storage->nbytes);
  });
}

bool is_cut(const CallNote& note) {
  bool wanted = false;
  if (!recording())
    each(note.arguments, [&](const Tensor& t) { wanted = wanted || requires_grad(t); });
  return wanted;
}

}  // namespace

void keep_call(const CallNote& note) {
  touch_state();  // a step has something to tell, though nothing may have changed
  if (count++ >= kKept) return;
  if (count > 1) kept += ',';
  JsonObject call(kept);
  call.field("op", note.op);
  append_ids(call.key("of"), note.arguments);
  append_ids(call.key("gives"), note.results);
  append_made(call.key("made"), note);
  call.field("cut", is_cut(note));
}

std::string take_calls() {
  std::string out;
  {
    JsonObject object(out);
    ((object.key("calls") += '[') += std::exchange(kept, {})) += ']';
    object.field("count", std::exchange(count, 0));
  }
  return out;
}

}  // namespace tg
