#include "op/call.h"

#include "autograd/arithmetic.h"
#include "autograd/metadata.h"
#include "autograd/mode.h"
#include "core/overlap.h"
#include "core/warning.h"
#include "kernels/copy.h"
#include "op/autocast.h"
#include "op/node.h"
#include "op/observe.h"

namespace tg {
namespace {

void run_plain_kernel(const OpInfo& info, const Args& args, Destination& to, Results& results) {
  const Kernel& kernel = info.op->forward;
  if (!info.drops_parameters) return kernel.run(args, to, results);
  Args passed;
  for (int i = 0; i < info.schema.arity; ++i)
    if (reaches_kernel(info.schema.parameters[size_t(i)])) passed.push_back(args[size_t(i)]);
  kernel.run(passed, to, results);
}

Tensor copied(const Tensor& t) {
  Tensor copy = empty(t.sizes(), t.dtype());
  copy_elements(copy, t);
  return copy;
}

bool is_lazy(const Tensor& t) { return t.defined() && t.body().lazy; }

Tensor resolved(const Tensor& t) {
  if (!is_lazy(t)) return t;
  Tensor copy = empty_strided(t.sizes(), dense_strides(t.geometry()), t.dtype());
  copy_elements(copy, t);
  return copy;
}

// Kernels see what lies in memory: for what is read conjugated or negated they get copies. Those
// that are made of other operators pass it on to these.
void run_kernel(const OpInfo& info, const Args& args, Destination& to, Results& results) {
  if (live_counts().lazy == 0 || info.op->composite) [[likely]]
    return run_plain_kernel(info, args, to, results);
  Args plain;
  for (const Value& v : args) {
    if (const Tensor* t = v.get<Tensor>()) {
      plain.push_back(resolved(*t));
    } else if (const TensorList* list = v.get<TensorList>()) {
      TensorList tensors;
      for (const Tensor& t : *list) tensors.push_back(resolved(t));
      plain.push_back(std::move(tensors));
    } else {
      plain.push_back(v);
    }
  }
  run_plain_kernel(info, plain, to, results);
  if (!info.self_writes) return;
  const Tensor& self = args[0].as<Tensor>();
  if (!is_lazy(self)) return;
  copy_elements(self, plain[0].as<Tensor>());
  results[0] = self;
}

// Views of the first tensor, or copies of what they would show.
void run_view(const OpInfo& info, const Args& args, Results& results) {
  const View& view = info.op->view;
  std::vector<Geometry> geometries;
  view.run(args, geometries);
  const Tensor& of = args[0].as<Tensor>();
  auto give = [&](auto make) {
    if (!view.multiple) {
      results.emplace_back(make(geometries[0]));
      return;
    }
    TensorList list;
    for (const Geometry& g : geometries) list.push_back(make(g));
    results.emplace_back(std::move(list));
  };
  Reading reading = view.reading ? view.reading(of) : of.reading();
  if (!info.is_view)
    return give([&](const Geometry& g) { return copied(alias(of, g, true, reading)); });
  ViewOrigin origin = inference_enabled() ? ViewOrigin::Inference
                      : !recording()      ? ViewOrigin::NoGrad
                      : view.multiple     ? ViewOrigin::MultiOutput
                                          : ViewOrigin::Plain;
  give([&](const Geometry& g) { return make_view(of, g, origin, reading); });
}

void written(const Tensor& t) {
  check_written(t);
  ++t.version()->value;
  ++t.storage()->writes;
  touch_state();
}

// As the row says, whether what is written may share memory with the arguments from `first` on.
void check_overlap(const OpInfo& info, const Tensor& to, const Args& args, size_t first) {
  Overlap overlap = info.op->overlap;
  if (overlap == Overlap::Allowed) return;
  auto check_one = [&](const Tensor& t) {
    if (!t.defined()) return;
    if (overlap == Overlap::Refused)
      check_no_overlap(to, t);
    else
      check_no_partial_overlap(to, t);
  };
  for (size_t i = first; i < args.size(); ++i) {
    if (const Tensor* t = args[i].get<Tensor>()) check_one(*t);
    if (const TensorList* list = args[i].get<TensorList>())
      for (const Tensor& t : *list) check_one(t);
  }
}

// In the error {name} stands for what the schema calls the result.
void check_out_dtype(const OutDType& rule, DType result, DType out,
                     std::string_view called = "result") {
  if (out == result || (rule.rule == OutDType::Castable && can_cast(result, out)) ||
      (rule.rule == OutDType::BoolOrByte && (out == DType::Bool || out == DType::UInt8)))
    return;
  std::string text;
  for (std::string_view rest = rule.error; !rest.empty();) {
    size_t open = std::min(rest.find('{'), rest.size());
    text += rest.substr(0, open);
    rest.remove_prefix(open);
    if (rest.empty()) break;
    size_t close = rest.find('}');
    std::string_view name = rest.substr(1, close - 1);
    text += name == "name"     ? called
            : name == "Out"    ? type_name(out)
            : name == "Result" ? type_name(result)
            : name == "out"    ? c_name(out)
                               : c_name(result);
    rest.remove_prefix(close + 1);
  }
  throw Error(rule.type, text);
}

// Puts a result where it belongs, if the kernel has not written it there itself.
void deliver(const Tensor& to, const Tensor& result) {
  if (!to.is(result)) copy_elements(to, result);
}

template <class F>
void each_tensor(const Results& results, F&& f) {
  for (const Value& v : results) {
    if (const Tensor* t = v.get<Tensor>()) {
      if (t->defined()) f(*t);
    } else if (const TensorList* list = v.get<TensorList>()) {
      for (const Tensor& t : *list) f(t);
    }
  }
}

void check_constants(const OpInfo& info, const Args& args) {
  for (int i : info.constants) {
    const Tensor* t = args[size_t(i)].get<Tensor>();
    check(!t || !requires_grad(*t), "The function '", info.schema.name,
          "' is not differentiable with respect to argument '",
          info.schema.parameters[size_t(i)].name, "'. This input cannot have requires_grad True.");
  }
}

const DType* asked_dtype(const OpInfo& info, const Args& args) {
  int at = info.dtype_index;
  return at < 0 ? nullptr : args[size_t(at)].get<DType>();
}

bool asks_for_integers(const OpInfo& info, const Args& args) {
  const DType* asked = asked_dtype(info, args);
  return asked && !is_differentiable(*asked);
}

// A dtype that was asked for is that of the destination.
void check_asked_dtype(const OpInfo& info, const Args& args, const TensorList& out) {
  const DType* asked = asked_dtype(info, args);
  if (!asked) return;
  for (const Tensor& t : out)
    if (info.schema.index_of("layout") >= 0)
      check(t.dtype() == *asked, "dtype ", type_name(*asked),
            " does not match dtype of out parameter (", type_name(t.dtype()), ")");
    else
      check_out_dtype(kSameDType, *asked, t.dtype());
}

// Factories give `out` their own shape without a word.
void warn_resized(const OpInfo& info, const Tensor& out, const Ints& sizes) {
  if (out.numel() == 0) return;
  if (info.schema.name == "arange")
    warn("aten/src/ATen/native/RangeFactories.cpp:199",
         "The number of elements in the out tensor of shape ", out.sizes(), " is ", out.numel(),
         " which does not match the computed number of elements ", sizes[0],
         ". Note that this may occur as a result of rounding error. The out tensor will be resized "
         "to a tensor of shape (",
         sizes[0], ",).");
  else if (info.schema.index_of("layout") < 0)
    warn("aten/src/ATen/native/Resize.cpp:30",
         "An output with one or more elements was resized since it had shape ", out.sizes(),
         ", which does not match the required output shape ", sizes,
         ". This behavior is deprecated, and in a future PyTorch release outputs will not be "
         "resized unless they have zero elements. You can explicitly reuse an out tensor t by "
         "resizing it, inplace, to zero elements with t.resize_(0).");
}

// A kernel that lacks a dtype says so only if the destination could have taken it.
void run_into(const OpInfo& info, const Args& args, const TensorList& out, Destination& to,
              Results& results) {
  try {
    run_kernel(info, args, to, results);
  } catch (const Error& error) {
    const Tensor* first = args.empty() ? nullptr : args[0].get<Tensor>();
    bool named =
        first && first->defined() &&
        error.message.ends_with(str("\" not implemented for '", type_name(first->dtype()), "'"));
    std::string_view text = info.op->out_dtype.error;
    if (named && out.size() == 1 && (!info.op->composite || text == kSameDType.error))
      check_out_dtype(info.op->out_dtype, first->dtype(), out[0].dtype());
    throw;
  }
}

Results call_out(const OpInfo& info, const Args& args, const TensorList& out) {
  bool differentiable =
      info.op->composite || (!info.rows.empty() && !info.op->history_in_place_only);
  if (recording() && differentiable)
    for (const Tensor& t : out)
      check(!requires_grad(t) && !any_requires_grad(info, args), std::string(info.schema.name),
            "(): functions with out=... arguments don't support automatic differentiation, but one "
            "of the arguments requires grad.");
  check_asked_dtype(info, args, out);
  for (const Tensor& t : out) {
    if (info.op->overlap != Overlap::Allowed) check_no_internal_overlap(t);
    check_overlap(info, t, args, 0);
  }
  Results results;
  {
    GradMode off(false);
    Destination to(out.empty() || is_lazy(out[0]) ? Tensor() : out[0]);
    if (info.op->view.run)
      run_view(info, args, results);
    else
      run_into(info, args, out, to, results);
  }
  // Results are tensors, or one list of them that gives nothing back.
  TensorList computed;
  each_tensor(results, [&](const Tensor& t) { computed.push_back(t); });
  bool list = results[0].is<TensorList>();
  check(computed.size() == out.size(), info.schema.name, "_", info.op->out,
        info.schema.overload.empty() ? "" : "()", " expected an out= argument of size ",
        computed.size(), ", got size ", out.size());
  if (list) results.clear();
  for (size_t i = 0; i < out.size(); ++i) {
    const Tensor& result = computed[i];
    std::string_view called = list ? "" : info.schema.results[i].name;
    check_out_dtype(info.op->view.run ? kSameDType : info.op->out_dtype, result.dtype(),
                    out[i].dtype(), called.empty() ? "result" : called);
    bool fits = info.op->out_keeps_shape ? out[i].numel() == result.numel()
                                         : out[i].sizes() == result.sizes();
    if (!fits) {
      // An element-wise operator that reads what it writes to cannot change its shape.
      if (info.op->overlap == Overlap::SameElements)
        for (const Value& arg : args)
          if (const Tensor* t = arg.get<Tensor>())
            check(!t->is(out[i]), "output with shape ", out[i].sizes(),
                  " doesn't match the broadcast shape ", result.sizes());
      warn_resized(info, out[i], result.sizes());
      // As the form without out= lays it out.
      Geometry fresh{result.sizes(), dense_strides(result.geometry()), out[i].offset()};
      int64_t bytes = reach(fresh) * item_size(out[i].dtype());
      if (bytes > out[i].storage()->nbytes) out[i].storage()->resize(bytes);
      out[i].body().geometry = fresh;
    }
    check_no_internal_overlap(out[i]);
    bool reshaped = info.op->out_keeps_shape && !result.is(out[i]);
    deliver(out[i], reshaped ? alias(result, contiguous(out[i].sizes()), true) : result);
    written(out[i]);
    if (!list) results[i] = out[i];
  }
  return results;
}

Results call_inplace(const OpInfo& info, const Args& args) {
  Tensor self = args[0].as<Tensor>();
  // Integers are filled and compared with a history; copy_ has none for them.
  bool ends = !is_differentiable(self.dtype()) && info.schema.name == "copy_";
  bool records = recording() && info.op->node && !ends && any_requires_grad(info, args);
  // PyTorch knows nothing of logic, not even that it has no derivative: it may write anywhere.
  if (!info.is_logical) check_inplace(self, records);
  if (recording()) check_constants(info, args);
  check_overlap(info, self, args, 1);
  Ref<OpNode> node;
  if (records) node = make_ref<OpNode>(info, args, true);
  Results results;
  {
    GradMode off(false);
    Destination to(info.self_writes || is_lazy(self) ? Tensor() : self);
    run_kernel(info, args, to, results);
  }
  if (!info.self_writes) {
    const Tensor& result = results[0].as<Tensor>();
    check(result.sizes() == self.sizes(), "output with shape ", self.sizes(),
          " doesn't match the broadcast shape ", result.sizes());
    if (!result.is(self)) check_no_internal_overlap(self);
    const OutDType& rule = info.op->out_dtype;
    check_out_dtype(rule.rule == OutDType::Castable ? rule : OutDType{}, result.dtype(),
                    self.dtype());
    deliver(self, result);
    results[0] = self;
  }
  written(self);
  if (node) {
    rebase_history(self, node);
    node->save_results(results);
  }
  return results;
}

// t_, squeeze_, …: the tensor's own geometry changes, its elements do not.
Results call_inplace_view(const OpInfo& info, const Args& args) {
  const Tensor& self = args[0].as<Tensor>();
  bool records = recording() && info.op->node && any_requires_grad(info, args);
  check_inplace(self, records);
  Ref<OpNode> node;
  if (records) node = make_ref<OpNode>(info, args, false);
  std::vector<Geometry> geometries;
  info.op->view.run(args, geometries);
  check_written(self);
  self.body().geometry = std::move(geometries[0]);
  ++self.version()->value;
  touch_state();
  if (node) set_history(self, node);
  Results results;
  results.emplace_back(self);
  return results;
}

// What a kernel views and writes to make its own result is nobody's affair.
void forget_making(const Tensor& t) {
  if (t.use_count() > 1) return;
  if (Metadata* meta = find_metadata(t)) {
    meta->base = Tensor();
    meta->origin = ViewOrigin::Plain;
  }
  if (t.version()->use_count() == 1) t.version()->value = 0;
}

// What is made of an inference tensor outside inference mode counts its versions from the start,
// and PyTorch's kernels write to their results: that many times.
// Of one without dims some of them write once.
int64_t writes_to_own_result(const OpInfo& info, const Args& args) {
  struct Writes {
    std::string_view name;
    int64_t count, of_number = count;
  };
  static constexpr Writes kWrites[] = {{"clone", 1},
                                       {"_to_copy", 1},
                                       {"abs", 1},
                                       {"sum", 1},
                                       {"sum.dim_IntList", 1},
                                       {"mean", 2},
                                       {"mean.dim", 2},
                                       {"sort", 1},
                                       {"sort.stable", 1},
                                       {"repeat", 1},
                                       {"topk", 0, 1},
                                       {"max", 1},
                                       {"max.dim", 2, 1},
                                       {"min", 1},
                                       {"min.dim", 2, 1},
                                       {"amax", 1},
                                       {"amin", 1},
                                       {"prod", 1},
                                       {"prod.dim_int", 1},
                                       {"any", 1},
                                       {"any.dim", 1},
                                       {"all", 1},
                                       {"all.dim", 1},
                                       {"median.dim", 1},
                                       {"mode", 2},
                                       {"kthvalue", 1},
                                       {"logsumexp", 1},
                                       {"mv", 1},
                                       {"dot", 1},
                                       {"unique_dim", 1},
                                       {"_unique2", 1},
                                       {"nonzero", 1},
                                       {"mse_loss", 2},
                                       {"addmm", 1},
                                       {"bincount", 1},
                                       {"histc", 2},
                                       {"nansum", 1},
                                       {"cummax", 1},
                                       {"cummin", 1},
                                       {"renorm", 1},
                                       {"aminmax", 1},
                                       {"nan_to_num", 1},
                                       {"deg2rad", 1},
                                       {"rad2deg", 1},
                                       {"hardtanh", 1},
                                       {"frexp.Tensor", 1},
                                       {"bernoulli", 1},
                                       {"multinomial", 2},
                                       {"poisson", 1},
                                       {"complex", 1},
                                       {"im2col", 1},
                                       {"diag_embed", 2},
                                       {"constant_pad_nd", 2}};
  std::string full(info.schema.name);
  if (!info.schema.overload.empty()) full += "." + std::string(info.schema.overload);
  const Tensor* first = args.empty() ? nullptr : args[0].get<Tensor>();
  bool number = first && first->defined() && first->dim() == 0;
  for (const Writes& each : kWrites)
    if (full == each.name) return number ? each.of_number : each.count;
  return 0;
}

bool any_inference(const Args& args) {
  return std::any_of(args.begin(), args.end(), [](const Value& v) {
    const Tensor* t = v.get<Tensor>();
    return t && t->defined() && is_inference(*t);
  });
}

// Then autograd is not asked, outside of inference mode either.
bool only_inference(const Args& args) {
  auto is_other = [](const Tensor& t) { return t.defined() && !is_inference(t); };
  return std::none_of(args.begin(), args.end(), [&](const Value& v) {
    if (const Tensor* t = v.get<Tensor>()) return is_other(*t);
    const TensorList* list = v.get<TensorList>();
    return list && std::any_of(list->begin(), list->end(), is_other);
  });
}

// Gradients that PyTorch has for real numbers alone.
void check_complex_history(const OpInfo& info, const Args& args) {
  if (!info.op->real_alone) return;
  for (const Value& v : args)
    if (const Tensor* t = v.get<Tensor>(); t && t->defined() && is_complex(t->dtype()))
      fail(ErrorType::Runtime, info.schema.name,
           " does not support automatic differentiation for outputs with complex dtype.");
}

// Integers that were filled in or compared have a history, which cannot go on in other integers.
void check_no_history_of_integers(const OpInfo& info, const Args& args, const Tensor& result) {
  for (const Value& v : args) {
    const Tensor* t = v.get<Tensor>();
    if (!t || !t->defined() || !requires_grad(*t) || is_differentiable(t->dtype())) continue;
    if (info.is_view && t->dtype() != result.dtype()) continue;
    fail(ErrorType::Runtime, "Autograd not support dtype: ", type_name(result.dtype()));
  }
}

Results call_plain(const OpInfo& info, const Args& args) {
  const Op& op = *info.op;
  bool records = recording() && op.node && !op.history_in_place_only &&
                 !asks_for_integers(info, args) && any_requires_grad(info, args) &&
                 !only_inference(args);
  if (recording()) check_constants(info, args);
  Ref<OpNode> node;
  if (records) {
    check_complex_history(info, args);
    node = make_ref<OpNode>(info, args, false);
  }
  Results results;
  if (op.view.run) {
    run_view(info, args, results);
  } else {
    GradMode off(false);
    Destination none;
    run_kernel(info, args, none, results);
    if (info.schema.result_count > 0 && !info.schema.results[0].alias)
      each_tensor(results, forget_making);
  }
  if (inference_enabled() && !info.is_view)
    each_tensor(results, [](const Tensor& t) { metadata(t).inference = true; });
  else if (!info.is_view && any_inference(args))
    each_tensor(results, [&, writes = writes_to_own_result(info, args)](const Tensor& t) {
      t.version()->value += writes;
    });
  if (node) {
    int64_t at = 0;
    each_tensor(results, [&](const Tensor& t) {
      bool without = at < 4 && info.without_history >> at & 1;
      if (!is_differentiable(t.dtype()))
        check_no_history_of_integers(info, args, t);
      else if (!without)
        set_history(t, node);
      ++at;
    });
    node->save_results(results);
  }
  return results;
}

Results run_call(const Overload& overload, const Args& args, const TensorList& out) {
  const OpInfo& info = *overload.info;
  if (overload.form == Form::Out) return call_out(info, args, out);
  if (info.op->composite && overload.form == Form::Plain) {
    Destination none;
    Results results;
    run_kernel(info, args, none, results);
    return results;
  }
  if (info.self_writes && info.op->view.run) return call_inplace_view(info, args);
  if (overload.form == Form::InPlace || info.self_writes) return call_inplace(info, args);
  return call_plain(info, args);
}

CallObserver observer;
bool observing = false;  // nothing that is called now belongs to an observed call

}  // namespace

Results call(const Overload& overload, const Args& args, const TensorList& out) {
  if (autocast().enabled && overload.form == Form::Plain) [[unlikely]] {
    Args cast;
    if (const Args* as = cast_arguments(*overload.info, args, &cast)) {
      // What the operator calls itself gets what it gives.
      struct Off {
        Off() { autocast().enabled = false; }
        ~Off() { autocast().enabled = true; }
      } off;
      return call(overload, *as, out);
    }
  }
  if (!observing) [[likely]]
    return run_call(overload, args, out);
  Unobserved inside;
  Results results = run_call(overload, args, out);
  observer({overload, args, out, results});
  return results;
}

void set_call_observer(CallObserver o) {
  observer = std::move(o);
  observing = bool(observer);
}

Unobserved::Unobserved() : before_(std::exchange(observing, false)) {}
Unobserved::~Unobserved() { observing = before_; }

std::vector<CallSite>& call_sites() {
  static std::vector<CallSite> sites;
  return sites;
}

#ifdef TG_NOTE_CALLS
bool call_detail::note(const char* name, std::initializer_list<Kind> given) {
  call_sites().push_back({name, given});
  return true;
}
#endif

Results call_detail::call_with_defaults(const Overload& overload, std::span<Value> values) {
  const Schema& schema = overload.info->schema;
  Args args;
  for (Value& value : values) args.push_back(std::move(value));
  for (int i = 0; i < schema.arity; ++i) {
    const Parameter& p = schema.parameters[size_t(i)];
    if (size_t(i) >= args.size()) {
      args.push_back(overload.info->defaults[size_t(i)]);
    } else if (p.kind == Kind::Tensor) {
      if (const Scalar* s = args[size_t(i)].get<Scalar>()) args[size_t(i)] = wrap(*s);
    }
  }
  return call(overload, args);
}

}  // namespace tg
