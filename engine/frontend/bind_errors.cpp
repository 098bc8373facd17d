#include "frontend/bind_errors.h"

#include <algorithm>

namespace tg {
namespace {

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

std::string python_type(const Parameter& p) {
  switch (p.kind) {
    case Kind::Tensor:
      return "Tensor";
    case Kind::TensorList:
    case Kind::OptionalTensorList:
      return "tuple of Tensors";
    case Kind::Scalar:
      return "Number";
    case Kind::ScalarList:
      return "tuple of Scalars";
    case Kind::Int:
      return "int";
    case Kind::IntList:
      return "tuple of ints";
    case Kind::Float:
      return "float";
    case Kind::FloatList:
      return "tuple of floats";
    case Kind::Bool:
      return "bool";
    case Kind::BoolList:
      return "tuple of bools";
    case Kind::Str:
      return "str";
    case Kind::DType:
      return "torch.dtype";
    case Kind::Layout:
      return "torch.layout";
    case Kind::Device:
      return "torch.device";
    case Kind::MemoryFormat:
      return "torch.memory_format";
    case Kind::Generator:
      return "torch.Generator";
    case Kind::Bad:
      break;
  }
  return "?";
}

std::string default_text(const Parameter& p) {
  std::string text(p.default_text);
  if (p.name == "pin_memory") return "False";
  if (p.kind == Kind::DType) return "None";
  if (p.kind == Kind::Float && text.back() == '.') return text + "0";
  // "[1, 1]" of an int[2] is what a lone 1 stands for.
  if (p.list_size > 0 && text[0] == '[') return text.substr(1, text.find_first_of(",]") - 1);
  return text;
}

/// One parameter of a signature as Python has it.
struct PythonParameter {
  std::string name, type, text;  // text: "bool keepdim = False"
  const Parameter* schema;       // null for out and requires_grad
  bool optional, keyword_only;
};

struct Signature {
  std::vector<PythonParameter> parameters;
  size_t most_positional = 0, least = 0;

  std::string text() const {
    std::string out;
    bool star = false;
    for (const PythonParameter& p : parameters) {
      if (p.keyword_only && !star) out += out.empty() ? "*" : ", *";
      star |= p.keyword_only;
      out += (out.empty() ? "" : ", ") + p.text;
    }
    return "(" + out + ")";
  }
};

Signature signature_of(const Overload& overload, bool with_out, bool method) {
  const Schema& s = overload.info->schema;
  Signature out;
  PythonParameter destination{"out", "Tensor", "Tensor out = None", nullptr, true, true};
  if (s.result_count > 1) destination.text = "tuple of Tensors out = None";
  bool factory = is_factory(s), placed = !with_out;
  auto add = [&](const Parameter& p) {
    std::string name(python_name(p, method)), type = python_type(p);
    std::string text = type + " " + name;
    if (p.has_default) text += " = " + default_text(p);
    out.parameters.push_back({name, type, text, &p, p.has_default, p.keyword_only});
  };
  int format = factory ? s.index_of("memory_format") : -1;
  for (int i = 0; i < s.arity; ++i) {
    const Parameter& p = s.parameters[size_t(i)];
    if (i == format || (method && i == overload.info->self_index)) continue;
    if (factory && p.name == "dtype") {
      // A factory's options come last.
      if (format >= 0) add(s.parameters[size_t(format)]);
      if (!placed) out.parameters.push_back(destination);
      placed = true;
    }
    add(p);
  }
  if (!placed) out.parameters.push_back(destination);
  if (factory)
    out.parameters.push_back(
        {"requires_grad", "bool", "bool requires_grad = False", nullptr, true, true});
  for (const PythonParameter& p : out.parameters) {
    out.most_positional += !p.keyword_only;
    out.least += !p.optional;
  }
  return out;
}

class Report {
 public:
  Report(const std::vector<Overload>& overloads, const Call& call)
      : call_(call), skipped_(call.method ? 1 : 0) {
    for (const Overload& o : overloads) {
      if (o.form == Form::Out) continue;
      if (call.method ? o.info->self_index < 0 : o.info->op->place == Place::Method) continue;
      bool with_out = !call.method && std::any_of(overloads.begin(), overloads.end(), [&](auto& x) {
        return x.form == Form::Out && x.info == o.info;
      });
      old_signature_ |= o.info->op->old_signature;
      signatures_.push_back(signature_of(o, with_out, call.method));
    }
  }

  std::vector<std::string> texts() const {
    std::vector<std::string> out;
    for (const Signature& s : signatures_) out.push_back(s.text());
    return out;
  }

  [[noreturn]] void raise() {
    size_t given = positional() + call_.keywords.size();
    bool no_arguments =
        call_.method && signatures_.size() == 1 && signatures_[0].parameters.empty();
    if (no_arguments && !call_.keywords.empty())
      fail(ErrorType::Type, "TensorBase.", call_.name, "() takes no keyword arguments");
    if (no_arguments)
      fail(ErrorType::Type, "TensorBase.", call_.name, "() takes no arguments (", given, " given)");
    const Signature* plausible = nullptr;
    size_t count = 0;
    for (const Signature& s : signatures_)
      if (given >= s.least && given <= s.parameters.size()) {
        plausible = &s;
        ++count;
      }
    if (signatures_.size() == 1 && !old_signature_) raise_for(signatures_[0]);
    if (count == 1) raise_for(*plausible);
    std::string text =
        std::string(call_.name) + "() received an invalid combination of arguments - got (";
    if (signatures_.size() == 1) {
      bool counted = entries(signatures_[0]).size() == given;
      text +=
          (counted ? marked(signatures_[0]) : got()) + "), but expected " + signatures_[0].text();
      throw Error(ErrorType::Type, text);
    }
    text += got() + "), but expected one of:\n";
    for (const Signature& s : signatures_) text += " * " + s.text() + "\n" + mismatch(s);
    throw Error(ErrorType::Type, text);
  }

 private:
  size_t positional() const { return call_.positional.size() - skipped_; }
  const Value& at(size_t i) const { return call_.positional[i + skipped_]; }

  // "Tensor, str, dim=int": keywords in the order of PyTorch's hash table, which is the reverse.
  std::string got() const {
    std::string out;
    for (size_t i = 0; i < positional(); ++i) out += (i ? ", " : "") + type_of(at(i));
    for (size_t k = call_.keywords.size(); k-- > 0;) {
      const auto& [name, value] = call_.keywords[k];
      std::string item = name + "=" + type_of(value);
      out += positional() ? ", " + item : item + ", ";
    }
    return out;
  }

  // The star counts as an entry and no parameters count as one: so PyTorch compares numbers.
  std::vector<const PythonParameter*> entries(const Signature& s) const {
    std::vector<const PythonParameter*> out;
    bool star = false;
    for (const PythonParameter& p : s.parameters) {
      if (p.keyword_only && !star) out.push_back(nullptr);
      star |= p.keyword_only;
      out.push_back(&p);
    }
    if (out.empty()) out.push_back(nullptr);
    return out;
  }

  bool fits(const PythonParameter* p, const Value& v) const {
    Value ignored;
    // Only the type's name is compared: a number does for no tensor, an int for no list or
    // "Number".
    return p && p->schema && p->schema->kind != Kind::Scalar &&
           convert(*p->schema, v, false, &ignored) && !v.is<None>();
  }

  std::string marked(const Signature& s) const {
    auto list = entries(s);
    std::string out;
    for (size_t i = 0; i < positional(); ++i) {
      std::string type = type_of(at(i));
      out += (i ? ", " : "") + (i < list.size() && fits(list[i], at(i)) ? type : "!" + type + "!");
    }
    return out;
  }

  std::string mismatch(const Signature& s) const {
    auto list = entries(s);
    if (list.size() != positional() + call_.keywords.size()) return "";
    std::string unknown;
    for (size_t k = call_.keywords.size(); k-- > 0;) {
      const std::string& name = call_.keywords[k].first;
      bool known = std::any_of(list.begin(), list.end(), [&](const PythonParameter* p) {
        return p && p->name == name && !p->optional;
      });
      if (!known) unknown += (unknown.empty() ? "" : ", ") + name;
    }
    if (!unknown.empty())
      return "      didn't match because some of the keywords were incorrect: " + unknown + "\n";
    return "      didn't match because some of the arguments have invalid types: (" + marked(s) +
           ")\n";
  }

  // Walks one signature until the first thing that is wrong with the call.
  [[noreturn]] void raise_for(const Signature& s) const {
    std::string_view name = call_.name;
    bool varargs = s.most_positional == 1 && s.parameters[0].schema->kind == Kind::IntList;
    varargs = varargs && positional() > 0 && is_index(at(0));
    if (positional() > s.most_positional && !varargs) raise_extra(s);
    size_t next = 0, left = call_.keywords.size();
    for (size_t i = 0; i < s.parameters.size(); ++i) {
      const PythonParameter& p = s.parameters[i];
      const Value* value = nullptr;
      bool by_keyword = false;
      if (next < positional()) {
        if (p.keyword_only) raise_extra(s);
        value = &at(next);
      } else {
        for (const auto& [keyword, each] : call_.keywords)
          if (names_parameter(keyword, p.name)) value = &each;
        by_keyword = true;
      }
      if (!value && p.optional) continue;
      if (!value) raise_missing(s, i);
      if (!accepts(p, *value)) {
        if (varargs && i == 0) {
          next = positional();
          continue;
        }
        if (by_keyword)
          fail(ErrorType::Type, name, "(): argument '", p.name, "' must be ", p.type, ", not ",
               type_of(*value));
        raise_type(p, *value, next + 1);
      }
      if (by_keyword)
        --left;
      else
        ++next;
    }
    if (left == 0 && positional() == next)
      fail(ErrorType::Type, name, "(): the arguments fit no supported form");
    for (const auto& [keyword, value] : call_.keywords) {
      size_t index = 0;
      for (; index < s.parameters.size(); ++index)
        if (names_parameter(keyword, s.parameters[index].name)) break;
      if (index == s.parameters.size())
        fail(ErrorType::Type, name, "() got an unexpected keyword argument '", keyword, "'");
      if (index < positional())
        fail(ErrorType::Type, name, "() got multiple values for argument '", keyword, "'");
    }
    fail(ErrorType::Type, name, "() got invalid keyword arguments");
  }

  bool accepts(const PythonParameter& p, const Value& v) const {
    Value ignored;
    if (p.schema) return convert(*p.schema, v, false, &ignored);
    if (p.name == "requires_grad") return v.is<Scalar>() && v.as<Scalar>().is_bool();
    return v.is<Tensor>() || v.is<List>();
  }

  [[noreturn]] void raise_extra(const Signature& s) const {
    size_t given = positional();
    if (s.least != s.most_positional)
      fail(ErrorType::Type, call_.name, "() takes from ", s.least, " to ", s.most_positional,
           " positional arguments but ", given, " were given");
    fail(ErrorType::Type, call_.name, "() takes ", s.most_positional, " positional argument",
         s.most_positional == 1 ? "" : "s", " but ", given, given == 1 ? " was" : " were",
         " given");
  }

  [[noreturn]] void raise_missing(const Signature& s, size_t from) const {
    std::string names;
    size_t count = 0;
    for (size_t i = from; i < s.parameters.size(); ++i) {
      if (s.parameters[i].optional) continue;
      names += (count++ ? ", " : "") + ("\"" + s.parameters[i].name + "\"");
    }
    // The plural is PyTorch's.
    fail(ErrorType::Type, call_.name, "() missing ", count, " required positional argument",
         count == 1 ? "s" : "", ": ", names);
  }

  [[noreturn]] void raise_type(const PythonParameter& p, const Value& v, size_t position) const {
    const List* list = v.get<List>();
    Kind kind = p.schema ? p.schema->kind : Kind::Bad;
    if (list && kind == Kind::TensorList)
      for (size_t i = 0; i < list->items.size(); ++i)
        if (!list->items[i].is<Tensor>())
          fail(ErrorType::Type, "expected Tensor as element ", i, " in argument ", position - 1,
               ", but got ", type_of(list->items[i]));
    if (list && !list->items.empty() && kind == Kind::IntList)
      fail(ErrorType::Type, call_.name, "(): argument '", p.name, "' (position ", position,
           ") must be ", p.type, ", but found element of type ", type_of(list->items[0]),
           " at pos 0");
    fail(ErrorType::Type, call_.name, "(): argument '", p.name, "' (position ", position,
         ") must be ", p.type, ", not ", type_of(v));
  }

  const Call& call_;
  size_t skipped_;
  std::vector<Signature> signatures_;
  bool old_signature_ = false;  // one more, which is not shown
};

}  // namespace

void fail_to_bind(const std::vector<Overload>& overloads, const Call& call) {
  Report(overloads, call).raise();
}

std::vector<std::string> signature_texts(const std::vector<Overload>& overloads, const Call& call) {
  return Report(overloads, call).texts();
}

void fail_unpack(const Parameter& p, size_t at, const Value& item, std::string_view call) {
  fail(ErrorType::Type, call, "(): argument '", std::string(p.name),
       "' failed to unpack the object at pos ", at + 1, " with error \"type must be ",
       python_type(p), ",but got ", type_of(item), "\"");
}

}  // namespace tg
