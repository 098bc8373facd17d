#include "op/registry.h"

#include <algorithm>
#include <charconv>
#include <deque>
#include <unordered_map>

namespace tg {
namespace {

struct Registry {
  std::vector<OpInfo> ops;
  std::deque<Op> derived;  // copies of views and other names, with their texts
  std::deque<std::string> texts;
  std::vector<Overload> overloads;
  std::unordered_map<std::string, Overload> by_full_name;
};

Value default_value(const Parameter& p) {
  std::string_view text = p.default_text;
  if (text == "None") return None{};
  auto number = [&](std::string_view s) -> Scalar {
    if (s == "True" || s == "False") return Scalar(s == "True");
    if (s.find_first_of(".e") == std::string_view::npos ||
        s.find("inf") != std::string_view::npos) {
      int64_t v = 0;
      auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), v);
      if (error == std::errc() && end == s.data() + s.size()) return Scalar(v);
    }
    return Scalar(std::strtod(std::string(s).c_str(), nullptr));
  };
  switch (p.kind) {
    case Kind::IntList:
    case Kind::BoolList: {
      Ints ints;
      if (text.empty() || text[0] != '[') {
        ints.resize(size_t(std::max(p.list_size, 1)), number(text).to<int64_t>());
        return ints;
      }
      text = text.substr(1, text.size() - 2);
      for (size_t at = 0; at < text.size();) {
        size_t end = schema_detail::find_outside(text, at, ',');
        ints.push_back(number(schema_detail::trim(text.substr(at, end - at))).to<int64_t>());
        at = end + 1;
      }
      return ints;
    }
    case Kind::Str:
      return std::string(text.substr(1, text.size() - 2));
    case Kind::DType:
      return DType(number(text).to<int64_t>());
    case Kind::MemoryFormat:
      return MemoryFormat{0};
    case Kind::Int:
      if (text == "Mean") return Scalar(1);
      if (text == "Sum") return Scalar(2);
      return number(text);
    case Kind::Float:
    case Kind::Scalar:
    case Kind::Bool:
      return number(text);
    default:
      return None{};
  }
}

void add_saved(OpInfo::Row& row, const Schema& schema, std::string_view names) {
  for_each_word(names, [&](std::string_view name) {
    int parameter = schema.index_of(name);
    row.saved.push_back(parameter >= 0 ? parameter : kFirstResult + schema.result_index_of(name));
  });
}

// Masks and indices: of these no gradient is thought of, and their dtype is checked instead.
bool tells_places(const Schema& schema, const Parameter& p) {
  for (std::string_view name : {"index", "indices", "mask", "condition"})
    if (p.name == name) return true;
  return p.name == "target" && schema.name.starts_with("nll_");
}

OpInfo describe(const Op& op) {
  OpInfo info;
  info.op = &op;
  info.schema = parse_schema(op.schema);
  for (int i = 0; i < info.schema.arity; ++i) {
    const Parameter& p = info.schema.parameters[size_t(i)];
    info.defaults.push_back(p.has_default ? default_value(p) : Value(None{}));
    info.drops_parameters |= !reaches_kernel(p);
  }
  bool function_only =
      op.place == Place::Function || op.place == Place::NN || op.place == Place::Internal;
  int self = info.schema.index_of("self");
  if (!function_only && self >= 0 && info.schema.parameters[size_t(self)].kind == Kind::Tensor)
    info.self_index = self;
  info.dtype_index = info.schema.index_of("dtype");
  info.is_logical = info.schema.name.starts_with("logical_");
  info.is_view = op.view.run && info.schema.results[0].alias != 0;
  info.self_writes = info.schema.arity > 0 && info.schema.parameters[0].writes;
  for (const GradRow& grad : op.grads) {
    if (!grad.input) break;
    OpInfo::Row row{info.schema.index_of(grad.input), {}};
    add_saved(row, info.schema, grad.saved);
    info.rows.push_back(std::move(row));
  }
  for_each_word(op.without_history, [&](std::string_view name) {
    info.without_history |= 1u << info.schema.result_index_of(name);
  });
  // Not of what PyTorch derives nowhere, nor of gradients, which are handed what was saved.
  bool derived = op.node && std::string_view(op.node).find("NotImplemented") == std::string::npos &&
                 info.schema.name.find("backward") == std::string_view::npos;
  for (int i = 0; derived && i < info.schema.arity; ++i) {
    const Parameter& p = info.schema.parameters[size_t(i)];
    bool row =
        std::any_of(info.rows.begin(), info.rows.end(), [&](auto& r) { return r.input == i; });
    if (!row && p.kind == Kind::Tensor && !tells_places(info.schema, p))
      info.constants.push_back(i);
  }
  return info;
}

// The row of `name_copy`, made of a view's row: its results have no alias mark, which tells the
// call path to copy.
Op copy_row(const Op& view, std::deque<std::string>& texts) {
  auto keep = [&](std::string text) { return texts.emplace_back(std::move(text)).c_str(); };
  std::string schema = view.schema;
  for (size_t open; (open = schema.find("Tensor(a")) != std::string::npos;)
    schema.erase(open + 6, schema.find(')', open) - open - 5);
  schema.insert(schema.find_first_of(".("), "_copy");
  std::string_view overload = parse_schema(view.schema).overload;
  Op row = view;
  row.schema = keep(std::move(schema));
  row.node = keep(std::string(view.node) + "_copy");
  row.out = keep(overload.empty() ? "out" : std::string(overload) + "_out");
  row.place = Place::Function;
  return row;
}

// The row of another name, which is the operator in every other respect.
Op alias_row(const Op& op, std::string_view name, std::deque<std::string>& texts) {
  std::string_view schema = op.schema;
  Op row = op;
  row.schema = texts.emplace_back(str(name, schema.substr(schema.find_first_of(".(")))).c_str();
  row.old_signature = false;
  bool of_module = name.starts_with("special_"), special_method = name.starts_with("__");
  if (of_module) {
    row.place = Place::Function;
    row.inplace = false;
  }
  if (special_method) {
    row.place = Place::Method;
    row.out = nullptr;
  }
  return row;
}

Registry build() {
  Registry r;
  for (OpTable table : op_tables())
    for (const Op& op : table) {
      r.ops.push_back(describe(op));
      if (op.copy) r.ops.push_back(describe(r.derived.emplace_back(copy_row(op, r.texts))));
      for_each_word(op.also, [&](std::string_view name) {
        r.ops.push_back(describe(r.derived.emplace_back(alias_row(op, name, r.texts))));
      });
    }
  auto add = [&](const OpInfo& info, Form form) {
    Overload entry{&info, form};
    bool fresh = r.by_full_name.emplace(full_name(info, form), entry).second;
    if (!fresh)
      fail(ErrorType::Runtime, "two rows of the operator tables are ", full_name(info, form));
    r.overloads.push_back(entry);
  };
  for (const OpInfo& info : r.ops) {
    add(info, Form::Plain);
    if (info.op->inplace) add(info, Form::InPlace);
  }
  for (const OpInfo& info : r.ops)
    if (info.op->out) add(info, Form::Out);
  return r;
}

const Registry& registry() {
  static const Registry r = build();
  return r;
}

}  // namespace

const Overload& find_op(std::string_view full_name) {
  auto it = registry().by_full_name.find(std::string(full_name));
  if (it == registry().by_full_name.end())
    fail(ErrorType::NotImplemented, "the operator ", std::string(full_name),
         " is not supported in Tensorglass yet");
  return it->second;
}

const std::vector<OpInfo>& all_ops() { return registry().ops; }
const std::vector<Overload>& all_overloads() { return registry().overloads; }

std::string python_name(const OpInfo& info, Form form) {
  std::string name(info.schema.name);
  if (form != Form::InPlace) return name;
  return name.starts_with("__") ? "__i" + name.substr(2) : name + "_";
}

bool in_module(const OpInfo& info, Form form) {
  const Op& op = *info.op;
  bool writes = form == Form::InPlace || info.self_writes;
  return op.place == Place::Function ||
         (op.place == Place::Both && (!writes || op.inplace_function));
}

std::string full_name(const OpInfo& info, Form form) {
  std::string name = python_name(info, form);
  std::string_view overload = form == Form::Out ? info.op->out : info.schema.overload;
  if (!overload.empty()) name.append(".").append(overload);
  return name;
}

std::string schema_text(const OpInfo& info, Form form) {
  const Schema& s = info.schema;
  std::string text(s.text);
  if (form == Form::Plain) return text;
  size_t open = text.find('('), close = schema_detail::find_outside(text, open + 1, ')');
  std::string parameters = text.substr(open + 1, close - open - 1);
  if (form == Form::InPlace) {
    std::string_view self = s.parameters[0].type;
    parameters = "Tensor(a!)" + parameters.substr(self.size());
    return full_name(info, form) + "(" + parameters + ") -> Tensor(a!)";
  }
  // Out: the results become keyword-only parameters that are written.
  std::string returned;
  bool list = s.results[0].kind == Kind::TensorList;  // written in place, and nothing returned
  // Parameters that say where and as what memory is made are the destination's to decide.
  std::string kept;
  bool star_kept = false;
  for (int i = 0; i < s.arity; ++i) {
    const Parameter& p = s.parameters[size_t(i)];
    bool names_memory = p.kind == Kind::Layout || p.kind == Kind::Device ||
                        p.name == "pin_memory" ||
                        (p.kind == Kind::DType && p.keyword_only && s.index_of("layout") >= 0);
    if (names_memory) continue;
    if (p.keyword_only && !star_kept) {
      kept += kept.empty() ? "*" : ", *";
      star_kept = true;
    }
    kept += kept.empty() ? "" : ", ";
    kept.append(p.type).append(" ").append(p.name);
    if (p.has_default) kept.append("=").append(p.default_text);
  }
  if (!star_kept) kept += kept.empty() ? "*" : ", *";
  for (int i = 0; i < s.result_count; ++i) {
    std::string alias = str("Tensor(", char('a' + i), list ? "!)[]" : "!)");
    std::string name(s.results[size_t(i)].name);
    if (s.result_count == 1 && name.empty()) name = "out";
    if (s.result_count > 1 && name.empty()) name = str("out", i);
    kept += ", " + alias + " " + name;
    returned += (i ? ", " : "") + alias;
    if (s.result_count > 1 && !s.results[size_t(i)].name.empty()) returned += " " + name;
  }
  if (list) returned = "()";
  if (s.result_count > 1) returned = "(" + returned + ")";
  return full_name(info, form) + "(" + kept + ") -> " + returned;
}

}  // namespace tg
