#include "ops/bind.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "autograd/metadata.h"

namespace tg {
namespace {

// Functions whose tensor parameters take Python numbers: those without a Scalar overload of their
// own in Python.
bool takes_numbers_as_tensors(std::string_view name) {
  constexpr std::array<std::string_view, 9> kNames = {
      "add", "sub", "mul", "div", "subtract", "multiply", "divide", "true_divide", "floor_divide"};
  if (!name.empty() && name.back() == '_') name.remove_suffix(1);
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

std::string_view python_name(const Parameter& p, bool method) {
  return p.name == "self" && !method ? std::string_view("input") : p.name;
}

// NumPy's names for the same parameters.
bool names_parameter(std::string_view keyword, std::string_view parameter) {
  if (keyword == parameter) return true;
  if (parameter == "dim") return keyword == "axis";
  if (parameter == "keepdim") return keyword == "keepdims";
  if (parameter == "input") return keyword == "self" || keyword == "x" || keyword == "a";
  if (parameter == "other") return keyword == "x2";
  return false;
}

std::string type_of(const Value& v) {
  struct Visitor {
    std::string operator()(const None&) { return "NoneType"; }
    std::string operator()(const Tensor& t) { return t.defined() ? "Tensor" : "NoneType"; }
    std::string operator()(const Scalar& s) {
      return s.is_bool() ? "bool" : s.is_float() ? "float" : "int";
    }
    std::string operator()(const Ints&) { return "tuple"; }
    std::string operator()(const TensorList&) { return "tuple"; }
    std::string operator()(const std::vector<Scalar>&) { return "tuple"; }
    std::string operator()(const DType&) { return "torch.dtype"; }
    std::string operator()(const std::string&) { return "str"; }
    std::string operator()(const Ref<Generator>&) { return "torch.Generator"; }
    std::string operator()(const DeviceValue&) { return "torch.device"; }
    std::string operator()(const MemoryFormat&) { return "torch.memory_format"; }
    std::string operator()(const List& l) { return l.tuple ? "tuple" : "list"; }
    std::string operator()(const Slice&) { return "slice"; }
    std::string operator()(const Named&) { return "tuple"; }
    std::string operator()(const Ellipsis&) { return "ellipsis"; }
    std::string operator()(const Unknown& u) { return u.type; }
    std::string operator()(const HugeInt&) { return "int"; }
    std::string operator()(const NodeId&) { return "Node"; }
  };
  return std::visit(Visitor(), static_cast<const Value::variant&>(v));
}

// "tuple of (int, str)", "list of [Tensor, int]": what errors of overloads show.
std::string detailed_type_of(const Value& v) {
  const List* list = v.get<List>();
  if (!list) return type_of(v);
  if (list->items.empty()) return list->tuple ? "tuple" : "list";
  std::string inner;
  for (const Value& item : list->items) inner += (inner.empty() ? "" : ", ") + type_of(item);
  return list->tuple ? "tuple of (" + inner + (list->items.size() == 1 ? ",)" : ")")
                     : "list of [" + inner + "]";
}

std::string python_type(const Parameter& p) {
  switch (p.kind) {
    case Kind::Tensor: return "Tensor";
    case Kind::TensorList:
    case Kind::OptionalTensorList: return "tuple of Tensors";
    case Kind::Scalar: return "Number";
    case Kind::ScalarList: return "tuple of Scalars";
    case Kind::Int: return "int";
    case Kind::IntList: return "tuple of ints";
    case Kind::Float: return "float";
    case Kind::FloatList: return "tuple of floats";
    case Kind::Bool: return "bool";
    case Kind::BoolList: return "tuple of bools";
    case Kind::Str: return "str";
    case Kind::DType: return "torch.dtype";
    case Kind::Layout: return "torch.layout";
    case Kind::Device: return "torch.device";
    case Kind::MemoryFormat: return "torch.memory_format";
    case Kind::Generator: return "torch.Generator";
    case Kind::Bad: break;
  }
  return "?";
}

bool is_number_tensor(const Value& v, bool integral) {
  const Tensor* t = v.get<Tensor>();
  return t && t->defined() && t->dim() == 0 && !requires_grad(*t) &&
         (!integral || is_integral(t->dtype()));
}

bool to_int(const Value& v, int64_t* out) {
  if (const Scalar* s = v.get<Scalar>(); s && s->kind() == Scalar::Kind::Int) {
    *out = s->to<int64_t>();
    return true;
  }
  if (is_number_tensor(v, true)) {
    *out = item(v.as<Tensor>()).to<int64_t>();
    return true;
  }
  return false;
}

// Converts a given value to what the parameter holds. False: it does not fit.
bool convert(const Parameter& p, const Value& given, bool numbers_as_tensors, Value* out) {
  if (given.is<None>() && (p.optional || (p.has_default && p.default_text == "None"))) {
    *out = None{};
    return true;
  }
  if (given.is<HugeInt>() && (p.kind == Kind::Scalar || p.kind == Kind::Int))
    fail(ErrorType::Runtime, "Overflow when unpacking long long");
  switch (p.kind) {
    case Kind::Tensor:
      if (const Tensor* t = given.get<Tensor>(); t && t->defined()) {
        *out = given;
        return true;
      }
      if (const Scalar* s = given.get<Scalar>(); s && numbers_as_tensors) {
        *out = wrap(*s);
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
      if (given.is<Scalar>()) {
        *out = given;
        return true;
      }
      if (is_number_tensor(given, false)) {
        *out = item(given.as<Tensor>());
        return true;
      }
      return false;
    case Kind::Int: {
      int64_t v;
      if (!to_int(given, &v)) return false;
      *out = Scalar(v);
      return true;
    }
    case Kind::Float:
      if (const Scalar* s = given.get<Scalar>(); s && !s->is_bool()) {
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
      Ints ints;
      for (const Value& item : list->items) {
        if (!to_int(item, &v)) return false;
        ints.push_back(v);
      }
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
    case Kind::Str: *out = given; return given.is<std::string>();
    case Kind::DType: *out = given; return given.is<DType>();
    case Kind::Generator: *out = given; return given.is<Ref<Generator>>();
    case Kind::Device: *out = given; return given.is<DeviceValue>() || given.is<std::string>();
    case Kind::Layout:
    case Kind::MemoryFormat: *out = given; return given.is<MemoryFormat>();
    case Kind::Bad: break;
  }
  return false;
}

void check_device(const Value& v) {
  const std::string* name = v.get<std::string>();
  if (!name || *name == "cpu" || name->rfind("cpu:", 0) == 0) return;
  std::string kind = name->substr(0, name->find(':'));
  if (kind == "cuda") fail(ErrorType::Runtime, "Torch not compiled with CUDA enabled");
  fail(ErrorType::NotImplemented, "device '", *name,
       "' is not available: the playground computes on the CPU only");
}

bool is_factory(const Schema& s) { return s.index_of("layout") >= 0 && s.index_of("dtype") >= 0; }

// A lone list of ints may be spelled as several arguments: zeros(2, 3), x.view(2, 3).
bool takes_varargs(const Schema& s, size_t skipped) {
  size_t positional = 0;
  for (int i = int(skipped); i < s.arity; ++i) positional += !s.parameters[size_t(i)].keyword_only;
  return positional == 1 && size_t(s.arity) > skipped &&
         s.parameters[skipped].kind == Kind::IntList;
}

struct Attempt {
  enum class Failure { None, TooMany, Type, Missing, Keyword };
  Failure failure = Failure::None;
  Bound bound;
  int parameter = -1;  // that did not fit
  int position = 0;
  size_t item = 0;
  std::vector<std::string_view> missing;
  std::string keyword;
  size_t max_positional = 0;
};

class Binder {
 public:
  Binder(const std::string& name, Args positional, Keywords keywords, bool method)
      : name_(name), positional_(std::move(positional)), keywords_(std::move(keywords)),
        method_(method) {}

  Bound bind(const std::vector<Overload>& overloads) {
    bool has_out = std::any_of(keywords_.begin(), keywords_.end(), [](const auto& k) {
      return k.first == "out" && !k.second.template is<None>();
    });
    if (!has_out) std::erase_if(keywords_, [](const auto& k) { return k.first == "out"; });
    std::vector<const Overload*> candidates;
    for (const Overload& o : overloads)
      if ((o.form == Form::Out) == has_out) candidates.push_back(&o);
    if (has_out && candidates.empty()) return with_copied_out(overloads);
    std::vector<Attempt> failures;
    for (bool numbers : {false, true}) {
      if (numbers && !takes_numbers_as_tensors(name_)) break;
      failures.clear();
      for (const Overload* o : candidates) {
        Attempt attempt = attempt_one(*o, numbers);
        if (attempt.failure == Attempt::Failure::None) return std::move(attempt.bound);
        failures.push_back(std::move(attempt));
      }
    }
    report(overloads, candidates, failures);
  }

 private:
  // PyTorch has no out= here: say so as it does.
  Bound with_copied_out(const std::vector<Overload>&) {
    fail(ErrorType::Type, display(), "() got an unexpected keyword argument 'out'");
  }

  std::string display() const { return name_; }

  Attempt attempt_one(const Overload& overload, bool numbers) {
    const Schema& s = overload.info->schema;
    Attempt a;
    a.bound.overload = &overload;
    size_t given = positional_.size();
    size_t skipped = method_ ? 1 : 0;
    for (int i = 0; i < s.arity; ++i) a.max_positional += !s.parameters[size_t(i)].keyword_only;
    bool varargs = false;
    if (given > skipped && takes_varargs(s, skipped)) {
      int64_t ignored;
      varargs = to_int(positional_[skipped], &ignored);
    }
    if (given > a.max_positional && !varargs) {
      a.failure = Attempt::Failure::TooMany;
      return a;
    }
    std::vector<bool> used(keywords_.size());
    for (int i = 0; i < s.arity; ++i) {
      const Parameter& p = s.parameters[size_t(i)];
      Value value;
      const Value* from = nullptr;
      if (varargs && size_t(i) == skipped) {
        Ints ints;
        for (size_t k = skipped; k < given; ++k) {
          int64_t v;
          if (!to_int(positional_[k], &v)) {
            a.failure = Attempt::Failure::Type;
            a.parameter = i;
            a.position = int(k - skipped) + 1;
            a.item = k;
            return a;
          }
          ints.push_back(v);
        }
        a.bound.args.push_back(std::move(ints));
        continue;
      }
      if (!p.keyword_only && size_t(i) < given) {
        from = &positional_[size_t(i)];
      } else {
        for (size_t k = 0; k < keywords_.size(); ++k)
          if (!used[k] && names_parameter(keywords_[k].first, python_name(p, method_))) {
            from = &keywords_[k].second;
            used[k] = true;
            break;
          }
      }
      if (!from) {
        if (!p.has_default) {
          a.missing.push_back(python_name(p, method_));
          a.failure = Attempt::Failure::Missing;
          continue;
        }
        a.bound.args.push_back(default_value(p));
        continue;
      }
      if (p.kind == Kind::Device) check_device(*from);
      if (!convert(p, *from, numbers, &value)) {
        a.failure = Attempt::Failure::Type;
        a.parameter = i;
        a.position = int(size_t(i) - skipped) + 1;
        a.item = size_t(from - &positional_[0]);
        a.keyword = size_t(i) < given && !p.keyword_only ? "" : std::string(python_name(p, method_));
        bad_ = *from;
        return a;
      }
      a.bound.args.push_back(std::move(value));
    }
    if (a.failure != Attempt::Failure::None) return a;
    for (size_t k = 0; k < keywords_.size(); ++k) {
      if (used[k]) continue;
      const auto& [keyword, value] = keywords_[k];
      if (keyword == "out" && overload.form == Form::Out) {
        if (const Tensor* t = value.get<Tensor>()) {
          a.bound.out.push_back(*t);
        } else if (const List* list = value.get<List>()) {
          for (const Value& v : list->items)
            if (const Tensor* each = v.get<Tensor>()) a.bound.out.push_back(*each);
        }
        if (a.bound.out.size() == size_t(s.result_count)) continue;
      } else if (keyword == "requires_grad" && is_factory(s) && value.is<Scalar>()) {
        a.bound.requires_grad = value.as<Scalar>().to<bool>();
        continue;
      } else if ((keyword == "device" || keyword == "layout" || keyword == "pin_memory") &&
                 overload.form == Form::Out) {
        continue;
      } else if (keyword == "dtype" && overload.form == Form::Out && is_factory(s)) {
        continue;
      }
      a.failure = Attempt::Failure::Keyword;
      a.keyword = keyword;
      return a;
    }
    return a;
  }

  [[noreturn]] void report(const std::vector<Overload>& overloads,
                           const std::vector<const Overload*>& candidates,
                           const std::vector<Attempt>& failures) {
    if (candidates.size() == 1) report_one(*candidates[0], failures[0]);
    // The signatures are worth showing only where arguments of the right number do not fit.
    std::string got;
    size_t skipped = method_ ? 1 : 0;
    for (size_t i = skipped; i < positional_.size(); ++i)
      got += (got.empty() ? "" : ", ") + detailed_type_of(positional_[i]);
    for (const auto& [keyword, value] : keywords_)
      got += (got.empty() ? "" : ", ") + keyword + "=" + detailed_type_of(value);
    std::string text = display() + "() received an invalid combination of arguments - got (" + got +
                       "), but expected one of:\n";
    for (size_t c = 0; c < candidates.size(); ++c) {
      const Overload& o = *candidates[c];
      text += " * " + signature(o, overloads) + "\n";
      text += why(o, failures[c]);
    }
    throw Error(ErrorType::Type, text);
  }

  std::string signature(const Overload& o, const std::vector<Overload>& overloads) const {
    // A plain form and its out= form are one signature in Python.
    for (const Overload& other : overloads)
      if (other.form == Form::Out && other.info == o.info)
        return python_signature(*o.info, method_ ? Form::Plain : Form::Out, method_);
    return python_signature(*o.info, o.form, method_);
  }

  std::string why(const Overload& o, const Attempt& a) const {
    if (a.failure != Attempt::Failure::Type) {
      if (a.failure == Attempt::Failure::Keyword)
        return "      didn't match because some of the keywords were incorrect: " + a.keyword +
               "\n";
      return "";
    }
    const Schema& s = o.info->schema;
    std::string list;
    size_t skipped = method_ ? 1 : 0;
    for (size_t i = skipped; i < positional_.size(); ++i) {
      Value ignored;
      bool fits = i < size_t(s.arity) && !s.parameters[i].keyword_only &&
                  convert(s.parameters[i], positional_[i], false, &ignored);
      std::string type = detailed_type_of(positional_[i]);
      list += (list.empty() ? "" : ", ") + (fits ? type : "!" + type + "!");
    }
    for (const auto& [keyword, value] : keywords_) {
      std::string type = detailed_type_of(value);
      bool fits = true;
      for (int i = 0; i < s.arity; ++i) {
        Value ignored;
        if (names_parameter(keyword, python_name(s.parameters[size_t(i)], method_)))
          fits = convert(s.parameters[size_t(i)], value, false, &ignored);
      }
      list += (list.empty() ? "" : ", ") + (fits ? keyword + "=" + type : "!" + keyword + "=" + type + "!");
    }
    return "      didn't match because some of the arguments have invalid types: (" + list +
           (positional_.size() - skipped + keywords_.size() == 1 ? ")\n" : ")\n");
  }

  [[noreturn]] void report_one(const Overload& o, const Attempt& a) {
    const Schema& s = o.info->schema;
    size_t skipped = method_ ? 1 : 0;
    switch (a.failure) {
      case Attempt::Failure::TooMany: {
        size_t most = a.max_positional - skipped, got = positional_.size() - skipped;
        fail(ErrorType::Type, display(), "() takes ", most, " positional argument",
             most == 1 ? "" : "s", " but ", got, got == 1 ? " was" : " were", " given");
      }
      case Attempt::Failure::Missing: {
        std::string names;
        for (std::string_view m : a.missing)
          names += (names.empty() ? "" : ", ") + ("\"" + std::string(m) + "\"");
        fail(ErrorType::Type, display(), "() missing ", a.missing.size(),
             " required positional argument", a.missing.size() == 1 ? "" : "s", ": ", names);
      }
      case Attempt::Failure::Keyword:
        fail(ErrorType::Type, display(), "() got an unexpected keyword argument '", a.keyword, "'");
      default: break;
    }
    const Parameter& p = s.parameters[size_t(a.parameter)];
    std::string where = a.keyword.empty() ? str(" (position ", a.position, ")") : "";
    std::string type = type_of(bad_);
    if (const List* list = bad_.get<List>();
        list && (p.kind == Kind::TensorList || p.kind == Kind::IntList)) {
      for (size_t i = 0; i < list->items.size(); ++i) {
        int64_t ignored;
        bool fits = p.kind == Kind::TensorList ? list->items[i].is<Tensor>()
                                               : to_int(list->items[i], &ignored);
        if (!fits && p.kind == Kind::TensorList)
          fail(ErrorType::Type, "expected Tensor as element ", i, " in argument ", a.position - 1,
               ", but got ", type_of(list->items[i]));
        if (!fits)
          fail(ErrorType::Type, display(), "(): argument '", std::string(python_name(p, method_)),
               "'", where, " must be tuple of ints, but found element of type ",
               type_of(list->items[i]), " at pos ", i);
      }
    }
    fail(ErrorType::Type, display(), "(): argument '", std::string(python_name(p, method_)), "'",
         where, " must be ", python_type(p), ", not ", type);
  }

  const std::string& name_;
  Args positional_;
  Keywords keywords_;
  bool method_;
  Value bad_;
};

std::string default_text(const Parameter& p) {
  std::string text(p.default_text);
  if (p.kind == Kind::Str && text.size() > 1 && text[0] == '"')
    return "'" + text.substr(1, text.size() - 2) + "'";
  if (p.kind == Kind::IntList && !text.empty() && text[0] == '[') {
    std::string inner = text.substr(1, text.size() - 2);
    return "(" + inner + (inner.find(',') == std::string::npos && !inner.empty() ? ",)" : ")");
  }
  return text;
}

}  // namespace

std::string python_signature(const OpInfo& info, Form form, bool method) {
  const Schema& s = info.schema;
  std::string text;
  bool star = false;
  auto add = [&](const std::string& item) { text += (text.empty() ? "" : ", ") + item; };
  for (int i = method ? 1 : 0; i < s.arity; ++i) {
    const Parameter& p = s.parameters[size_t(i)];
    if (p.keyword_only && !star) {
      add("*");
      star = true;
    }
    std::string item = python_type(p) + " " + std::string(python_name(p, method));
    if (p.has_default) item += " = " + default_text(p);
    add(item);
  }
  if (form == Form::Out) {
    if (!star) add("*");
    add(s.result_count > 1 ? "tuple of Tensors out = None" : "Tensor out = None");
  }
  return "(" + text + ")";
}

Bound bind(const std::string& name, Args positional, Keywords keywords, bool method) {
  const std::vector<Overload>* overloads = find_overloads(name);
  if (!overloads)
    fail(ErrorType::NotImplemented, "the operator ", name,
         " is not supported in Tensorglass yet");
  return Binder(name, std::move(positional), std::move(keywords), method).bind(*overloads);
}

Results call_bound(Bound bound) {
  Results results = call(*bound.overload, std::move(bound.args), bound.out);
  if (bound.requires_grad) {
    const Tensor& t = results[0].as<Tensor>();
    check(is_differentiable(t.dtype()),
          "Only Tensors of floating point and complex dtype can require gradients");
    set_requires_grad(t, true);
  }
  return results;
}

}  // namespace tg
