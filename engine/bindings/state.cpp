// Primitives of what holds for all: the observed state, how tensors print, the default dtype.
#include "bindings/primitives.h"
#include "core/ids.h"
#include "core/warning.h"
#include "format/print.h"
#include "inspect/calls.h"
#include "inspect/json.h"
#include "inspect/snapshot.h"
#include "inspect/trace.h"
#include "op/autocast.h"
#include "op/observe.h"
#include "op/promotion.h"

namespace tg {
namespace {

std::string snapshot_of_all() { return snapshot(handles().all_tensors(), handles().all_nodes()); }

int64_t told_epoch = -1;

// What a step has to tell: all that happened since this was last asked. Empty where nothing did.
std::string take_step() {
  if (std::exchange(told_epoch, state_epoch()) == state_epoch()) return {};
  std::string out;
  {
    JsonObject step(out);
    step.key("changes") += take_changes(handles().all_tensors(), handles().all_nodes());
    step.key("gradients") += take_gradients();
    step.key("called") += take_calls();
  }
  return out;
}

template <class Values>
void append_tensors(TensorList& out, const Values& values) {
  for (const Value& v : values) {
    if (const Tensor* t = v.get<Tensor>()) out.push_back(*t);
    if (const TensorList* list = v.get<TensorList>())
      out.insert(out.end(), list->begin(), list->end());
  }
}

void note_call(const ObservedCall& call) {
  CallNote note{full_name(*call.overload.info, call.overload.form), {}, {}};
  append_tensors(note.arguments, call.args);
  note.arguments.insert(note.arguments.end(), call.out.begin(), call.out.end());
  append_tensors(note.results, call.results);
  keep_call(note);
}

// Steps are about to be recorded, or have been.
void observe(bool on) {
  observe_gradients(on);
  set_call_observer(on ? CallObserver(note_call) : CallObserver());
  take_calls();
  forget_changes();
  told_epoch = -1;
}

void set_print_options(std::optional<int64_t> precision, std::optional<double> threshold,
                       std::optional<int64_t> edgeitems, std::optional<int64_t> linewidth,
                       std::optional<bool> sci_mode) {
  PrintOptions& o = print_options();
  if (precision) o.precision = *precision;
  if (threshold) o.threshold = *threshold;
  if (edgeitems) o.edgeitems = *edgeitems;
  if (linewidth) o.linewidth = *linewidth;
  o.sci_mode = sci_mode;
}

Value get_print_options() {
  const PrintOptions& o = print_options();
  List list;
  list.items = {Scalar(o.precision), Scalar(o.threshold), Scalar(o.edgeitems), Scalar(o.linewidth),
                o.sci_mode ? Value(Scalar(*o.sci_mode)) : Value(None{})};
  return list;
}

void set_autocast(bool enabled, DType dtype, bool caches) { autocast() = {enabled, caches, dtype}; }

DType dtype_of(const Value& v) {
  if (const Tensor* t = v.get<Tensor>()) return t->dtype();
  if (const Scalar* s = v.get<Scalar>()) return s->dtype();
  return primitive_detail::Argument<DType>::get(v);
}
bool can_cast_from(const Value& from, const Value& to) {
  return can_cast(dtype_of(from), dtype_of(to));
}

Tensor operand(const Value& v) {
  if (const Scalar* s = v.get<Scalar>()) return wrap(*s);
  return primitive_detail::Argument<Tensor>::get(v);
}
DType result_type_of(const Value& a, const Value& b) { return result_type(operand(a), operand(b)); }

constexpr Primitive kPrimitives[] = {
    {"state.snapshot", primitive<&snapshot_of_all>},
    {"state.live", primitive<&live_counts_json>},
    {"state.observe", primitive<&observe>},
    {"state.step", primitive<&take_step>},

    {"warning.is_first", primitive<&is_first_warning>},
    {"warning.set_always", primitive<&set_warn_always>},
    {"warning.always", primitive<&warns_always>},

    {"autocast.set", primitive<&set_autocast>},
    {"autocast.clear_cache", primitive<&clear_autocast_cache>},

    {"print.options", primitive<&set_print_options>},
    {"print.get_options", primitive<&get_print_options>},

    {"dtype.default", primitive<&default_dtype>},
    {"dtype.set_default", primitive<&set_default_dtype>},
    {"dtype.promote", primitive<&promote>},
    {"dtype.can_cast", primitive<&can_cast_from>},
    {"dtype.result_type", primitive<&result_type_of>},
};

}  // namespace

std::span<const Primitive> state_primitives() { return kPrimitives; }

}  // namespace tg
