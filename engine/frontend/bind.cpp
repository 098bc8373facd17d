#include "frontend/bind.h"

#include <algorithm>
#include <string_view>

#include "autograd/metadata.h"
#include "frontend/bind_errors.h"
#include "frontend/old_forms.h"
#include "frontend/overloads.h"

namespace tg {
namespace {

bool is_number_tensor(const Value& v, bool integral) {
  const Tensor* t = v.get<Tensor>();
  return t && t->defined() && t->dim() == 0 && !requires_grad(*t) &&
         (!integral || is_integral(t->dtype()));
}

int64_t index_of(const Value& v) {
  const Tensor* t = v.get<Tensor>();
  if (!t) return v.as<Scalar>().to<int64_t>();
  check(t->dtype() != DType::Bool,
        "Expected scalar.isIntegral( false) to be true, but got false.  (Could this error message "
        "be improved?  If so, please report an enhancement request to PyTorch.)");
  return item(*t).to<int64_t>();
}

// The n-th of a list of ints. As PyTorch: only the first is looked at before an overload is chosen,
// those after it may be bools, too.
int64_t unpack_index(const Parameter& p, size_t n, const Value& v, std::string_view call) {
  const Scalar* s = v.get<Scalar>();
  if (!is_index(v) && !(s && s->is_bool())) fail_unpack(p, n, v, call);
  return index_of(v);
}

}  // namespace

bool is_index(const Value& v) {
  if (const Scalar* s = v.get<Scalar>())
    return s->kind() == Scalar::Kind::Int && !s->is_beyond_int64();
  const Tensor* t = v.get<Tensor>();
  return t && t->defined() && t->numel() == 1 && is_integral(t->dtype());
}

bool to_int(const Value& v, int64_t* out) {
  if (const Scalar* s = v.get<Scalar>(); s && s->kind() == Scalar::Kind::Int) {
    if (s->is_beyond_int64()) return false;
    *out = s->to<int64_t>();
    return true;
  }
  if (is_number_tensor(v, true)) {
    *out = item(v.as<Tensor>()).to<int64_t>();
    return true;
  }
  return false;
}

bool convert(const Parameter& p, const Value& given, bool numbers_as_tensors, Value* out,
             std::string_view call) {
  if (given.is<None>()) {
    if (p.optional || (p.has_default && p.default_text == "None")) return true;
    if (p.has_default && p.default_text == "[]") {  // avg_pool2d(x, 2, None)
      out->emplace<Ints>();
      return true;
    }
  }
  if (is_beyond_int64(given)) {
    bool number = p.kind == Kind::Scalar || (p.kind == Kind::Tensor && numbers_as_tensors);
    if (number && given.is<HugeInt>()) fail(ErrorType::Overflow, "int too big to convert");
    if (p.kind == Kind::Int || (p.kind == Kind::IntList && p.list_size))
      fail(ErrorType::Value, "Overflow when unpacking long long");
  }
  switch (p.kind) {
    case Kind::Tensor:
      if (const Tensor* t = given.get<Tensor>(); t && t->defined()) {
        out->emplace<Tensor>(*t);
        return true;
      }
      if (const Scalar* s = given.get<Scalar>(); s && numbers_as_tensors) {
        out->emplace<Tensor>(wrap(*s));
        return true;
      }
      return false;
    case Kind::TensorList:
    case Kind::OptionalTensorList: {
      const List* list = given.get<List>();
      if (!list) return false;
      TensorList tensors;
      for (const Value& v : list->items) {
        const Tensor* t = v.get<Tensor>();
        bool none = v.is<None>() && p.kind == Kind::OptionalTensorList;
        if (!t && !none) return false;
        tensors.push_back(t ? *t : Tensor());
      }
      *out = std::move(tensors);
      return true;
    }
    case Kind::Scalar:
      if (const Scalar* s = given.get<Scalar>()) {
        out->emplace<Scalar>(*s);
        return true;
      }
      if (is_number_tensor(given, false)) {
        *out = item(given.as<Tensor>());
        return true;
      }
      return false;
    case Kind::Int: {
      int64_t v;
      if (p.type.starts_with("SymInt") && is_index(given))
        v = index_of(given);
      else if (!to_int(given, &v))
        return false;
      *out = Scalar(v);
      return true;
    }
    case Kind::Float:
      if (const Scalar* s = given.get<Scalar>()) {  // a bool, too: it is an int of Python's
        *out = Scalar(s->to<double>());
        return true;
      }
      if (is_number_tensor(given, false)) {
        *out = Scalar(item(given.as<Tensor>()).to<double>());
        return true;
      }
      return false;
    case Kind::Bool:
      if (const Scalar* s = given.get<Scalar>(); s && s->is_bool()) {
        *out = given;
        return true;
      }
      return false;
    case Kind::IntList: {
      if (given.is<Ints>()) {
        *out = given;
        return true;
      }
      int64_t v;
      if (p.list_size > 0 && to_int(given, &v)) {
        *out = Ints(size_t(p.list_size), v);
        return true;
      }
      const List* list = given.get<List>();
      if (!list) return false;
      if (!list->items.empty() && !is_index(list->items[0])) return false;
      Ints ints;
      if (call.empty()) return true;
      for (const Value& item : list->items)
        ints.push_back(unpack_index(p, ints.size(), item, call));
      *out = std::move(ints);
      return true;
    }
    case Kind::BoolList: {
      const List* list = given.get<List>();
      if (!list) return false;
      Ints bools;
      for (const Value& item : list->items) {
        const Scalar* s = item.get<Scalar>();
        if (!s || !s->is_bool()) return false;
        bools.push_back(s->to<bool>());
      }
      *out = std::move(bools);
      return true;
    }
    case Kind::FloatList:
    case Kind::ScalarList: {
      if (given.is<std::vector<Scalar>>()) {
        *out = given;
        return true;
      }
      const List* list = given.get<List>();
      if (!list) return false;
      std::vector<Scalar> scalars;
      for (const Value& item : list->items) {
        const Scalar* s = item.get<Scalar>();
        if (!s) return false;
        scalars.push_back(*s);
      }
      *out = std::move(scalars);
      return true;
    }
    case Kind::Str:
      *out = given;
      return given.is<std::string>();
    case Kind::DType:
      *out = given;
      return given.is<DType>();
    case Kind::Generator:
      *out = given;
      return given.is<Ref<Generator>>();
    case Kind::Device:
      *out = given;
      return given.is<DeviceValue>() || given.is<std::string>();
    case Kind::Layout:
    case Kind::MemoryFormat:
      *out = given;
      return given.is<MemoryFormat>();
    case Kind::Bad:
      break;
  }
  return false;
}

namespace {

void check_device(const Value& v) {
  const std::string* name = v.get<std::string>();
  if (!name || *name == "cpu" || name->rfind("cpu:", 0) == 0) return;
  std::string kind = name->substr(0, name->find(':'));
  if (kind == "cuda") fail(ErrorType::Runtime, "Torch not compiled with CUDA enabled");
  fail(ErrorType::NotImplemented, "device '", *name,
       "' is not available: the playground computes on the CPU only");
}

// The one parameter that takes several arguments as a list of ints, zeros(2, 3), x.view(2, 3), or
// -1: it must be the only positional one beside `self`.
int varargs_index(const Schema& s, int self) {
  int found = -1;
  for (int i = 0; i < s.arity; ++i) {
    if (i == self || s.parameters[size_t(i)].keyword_only) continue;
    if (found >= 0) return -1;
    found = i;
  }
  return found >= 0 && s.parameters[size_t(found)].kind == Kind::IntList ? found : -1;
}

class Binder {
 public:
  Binder(const Call& call, const Overload& overload, bool numbers_as_tensors, Bound& bound)
      : call_(call), bound_(bound), schema_(overload.info->schema), numbers_(numbers_as_tensors) {
    if (!call.keywords.empty()) used_.resize(call.keywords.size());
    bound_.overload = &overload;
    bound_.args.clear();
    bound_.out.clear();
    bound_.requires_grad = false;
  }

  /// Whether the arguments fit; then `bound` has them.
  bool bind() {
    size_t given = call_.positional.size(), first = call_.method ? 1 : 0, most = 0;
    int self = call_.method ? bound_.overload->info->self_index : -1;
    for (int i = 0; i < schema_.arity; ++i) most += !schema_.parameters[size_t(i)].keyword_only;
    int varargs = given > first ? varargs_index(schema_, self) : -1;
    if (varargs >= 0 && !is_index(call_.positional[first])) varargs = -1;
    if (given > most && varargs < 0) return false;
    for (int i = 0; i < schema_.arity; ++i) {
      const Parameter& p = schema_.parameters[size_t(i)];
      if (i == varargs) {
        Ints ints;
        for (size_t k = first; k < given; ++k)
          ints.push_back(unpack_index(p, ints.size(), call_.positional[k], call_.name));
        bound_.args.push_back(std::move(ints));
        continue;
      }
      // The tensor before the dot comes first in the call, wherever the schema has it.
      size_t at = i == self ? 0 : i < self ? size_t(i) + 1 : size_t(i);
      const Value* from = !p.keyword_only && at < given ? &call_.positional[at] : keyword(p);
      if (!from) {
        if (!p.has_default) return false;
        bound_.args.push_back(bound_.overload->info->defaults[size_t(i)]);
        continue;
      }
      if (!convert(p, *from, numbers_, &bound_.args.emplace_back(), call_.name)) return false;
      if (p.kind == Kind::Device) check_device(*from);
    }
    return take_other_keywords();
  }

 private:
  const Value* keyword(const Parameter& p) {
    for (size_t k = 0; k < call_.keywords.size(); ++k)
      if (!used_[k] && names_parameter(call_.keywords[k].first, python_name(p, call_.method))) {
        used_[k] = true;
        return &call_.keywords[k].second;
      }
    return nullptr;
  }

  // Those that Python's signature has beside the schema's: out, requires_grad, and for out= forms
  // of factories what the destination decides.
  bool take_other_keywords() {
    bool is_out = bound_.overload->form == Form::Out;
    for (size_t k = 0; k < call_.keywords.size(); ++k) {
      if (used_[k]) continue;
      const auto& [name, value] = call_.keywords[k];
      if (name == "out" && is_out) {
        if (const Tensor* t = value.get<Tensor>()) bound_.out.push_back(*t);
        if (const List* list = value.get<List>())
          for (const Value& v : list->items)
            if (const Tensor* each = v.get<Tensor>()) bound_.out.push_back(*each);
        bool any_number = schema_.results[0].kind == Kind::TensorList;
        if (any_number ? !value.is<List>() : bound_.out.size() != size_t(schema_.result_count))
          return false;
      } else if (name == "requires_grad" && is_factory(schema_) && value.is<Scalar>() &&
                 value.as<Scalar>().is_bool()) {
        bound_.requires_grad = value.as<Scalar>().to<bool>();
      } else {
        return false;
      }
    }
    return true;
  }

  const Call& call_;
  Bound& bound_;
  const Schema& schema_;
  bool numbers_;
  std::vector<bool> used_;  // one a keyword
};

}  // namespace

bool is_factory(const Schema& s) { return s.index_of("layout") >= 0 && s.index_of("dtype") >= 0; }

std::string_view python_name(const Parameter& p, bool method) {
  return p.name == "self" && p.kind == Kind::Tensor && !method ? std::string_view("input") : p.name;
}

bool names_parameter(std::string_view keyword, std::string_view parameter) {
  if (keyword == parameter) return true;
  if (parameter == "dim") return keyword == "axis";
  if (parameter == "keepdim") return keyword == "keepdims";
  if (parameter == "input") return keyword == "x" || keyword == "a" || keyword == "x1";
  if (parameter == "other") return keyword == "x2";
  return false;
}

Bound bind(const std::vector<Overload>& overloads, Call& call) {
  auto is_out = [](const auto& k) { return k.first == "out"; };
  bool has_out = std::any_of(call.keywords.begin(), call.keywords.end(), [&](const auto& k) {
    return is_out(k) && !k.second.template is<None>();
  });
  if (!has_out) std::erase_if(call.keywords, is_out);
  Bound bound;
  auto any_fits = [&] {
    for (bool numbers : {false, true})
      for (const Overload& overload : overloads) {
        if (numbers && !overload.info->op->takes_numbers) continue;
        if ((overload.form == Form::Out) != has_out) continue;
        if (call.method && overload.info->self_index < 0) continue;
        if (Binder(call, overload, numbers, bound).bind()) return true;
      }
    return false;
  };
  if (any_fits()) return bound;
  std::string old_signature;
  if (from_old_form(overloads, call, &old_signature) && any_fits()) {
    warn_old_form(overloads, call, old_signature);
    return bound;
  }
  fail_to_bind(overloads, call);
}

Bound bind(Call& call) {
  const std::vector<Overload>* overloads = find_overloads(call.name);
  if (!overloads)
    fail(ErrorType::NotImplemented, "the operator ", call.name,
         " is not supported in Tensorglass yet");
  return bind(*overloads, call);
}

namespace {

enum class Fit { No, Yes, Unknown };

Fit fit(const Schema& s, std::span<const Given> given, bool numbers_as_tensors) {
  if (given.size() > size_t(s.arity)) return Fit::Unknown;
  for (size_t i = 0; i < size_t(s.arity); ++i) {
    const Parameter& p = s.parameters[i];
    if (i >= given.size()) {
      if (!p.has_default) return Fit::No;
      continue;
    }
    bool tensor = given[i] == Given::Tensor;
    if (p.keyword_only || (p.kind != Kind::Tensor && (tensor || p.kind != Kind::Scalar)))
      return Fit::Unknown;
    if (p.kind == Kind::Tensor && !tensor && !numbers_as_tensors) return Fit::No;
  }
  return Fit::Yes;
}

}  // namespace

const Overload* overload_for(const std::vector<Overload>& overloads, bool method,
                             std::span<const Given> given) {
  for (bool numbers : {false, true})
    for (const Overload& overload : overloads) {
      const OpInfo& info = *overload.info;
      if (overload.form == Form::Out || (numbers && !info.op->takes_numbers)) continue;
      if (method && info.self_index < 0) continue;
      if (method && info.self_index > 0) return nullptr;
      Fit fits = fit(info.schema, given, numbers);
      if (fits != Fit::No) return fits == Fit::Yes ? &overload : nullptr;
    }
  return nullptr;
}

void complete(const Overload& overload, Args* args) {
  const OpInfo& info = *overload.info;
  for (size_t i = 0; i < args->size(); ++i)
    if (info.schema.parameters[i].kind == Kind::Tensor)
      if (const Scalar* s = (*args)[i].get<Scalar>()) (*args)[i] = wrap(*s);
  for (size_t i = args->size(); i < size_t(info.schema.arity); ++i)
    args->push_back(info.defaults[i]);
}

Results call_bound(const Bound& bound) {
  Results results = call(*bound.overload, bound.args, bound.out);
  if (bound.requires_grad) {
    const Tensor& t = results[0].as<Tensor>();
    check(is_differentiable(t.dtype()),
          "Only Tensors of floating point and complex dtype can require gradients");
    set_requires_grad(t, true);
  }
  return results;
}

}  // namespace tg
