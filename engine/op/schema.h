// PyTorch's schema notation, read at compile time: "mul.Tensor(Tensor self, Tensor other) ->
// Tensor".
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace tg {

/// What a parameter or a result holds.
enum class Kind : uint8_t {
  Tensor,
  TensorList,
  OptionalTensorList,
  Scalar,
  ScalarList,
  Int,
  IntList,
  Float,
  FloatList,
  Bool,
  BoolList,
  Str,
  DType,
  Layout,
  Device,
  MemoryFormat,
  Generator,
  Bad,
};

struct Parameter {
  Kind kind = Kind::Bad;
  bool optional = false;      // "?": None is a value
  bool keyword_only = false;  // after "*"
  bool has_default = false;
  char alias = 0;       // "a" of Tensor(a!)
  bool writes = false;  // "!" of Tensor(a!)
  int list_size = 0;    // 1 of int[1]: a lone int stands for a list
  std::string_view name, default_text, type;
};

struct Result {
  Kind kind = Kind::Bad;
  char alias = 0;
  bool writes = false;
  std::string_view name;  // "values" of (Tensor values, Tensor indices)
};

struct Schema {
  std::string_view text, name, overload;
  std::array<Parameter, 16> parameters{};
  std::array<Result, 4> results{};
  int arity = 0, result_count = 0;
  bool ok = false;

  constexpr int index_of(std::string_view parameter) const {
    for (int i = 0; i < arity; ++i)
      if (parameters[size_t(i)].name == parameter) return i;
    return -1;
  }
  constexpr int result_index_of(std::string_view result) const {
    for (int i = 0; i < result_count; ++i)
      if (results[size_t(i)].name == result) return i;
    // Results without a name are "result" or "result0", "result1", …
    if (result.substr(0, 6) != "result" || result.size() > 7) return -1;
    int index = result.size() == 6 ? 0 : result[6] - '0';
    return index >= 0 && index < result_count ? index : -1;
  }
};

namespace schema_detail {

constexpr std::string_view trim(std::string_view s) {
  while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
  while (!s.empty() && s.back() == ' ') s.remove_suffix(1);
  return s;
}

constexpr Kind kind_of(std::string_view base, bool list, bool optional_items) {
  if (base == "Tensor")
    return !list ? Kind::Tensor : optional_items ? Kind::OptionalTensorList : Kind::TensorList;
  if (base == "Scalar") return list ? Kind::ScalarList : Kind::Scalar;
  if (base == "int" || base == "SymInt") return list ? Kind::IntList : Kind::Int;
  if (base == "float") return list ? Kind::FloatList : Kind::Float;
  if (base == "bool") return list ? Kind::BoolList : Kind::Bool;
  if (list) return Kind::Bad;
  if (base == "str") return Kind::Str;
  if (base == "ScalarType") return Kind::DType;
  if (base == "Layout") return Kind::Layout;
  if (base == "Device") return Kind::Device;
  if (base == "MemoryFormat") return Kind::MemoryFormat;
  if (base == "Generator") return Kind::Generator;
  return Kind::Bad;
}

struct Type {
  Kind kind = Kind::Bad;
  bool optional = false, writes = false;
  char alias = 0;
  int list_size = 0;
};

// "Tensor(a!)", "int[1]?", "Tensor?[]", "Tensor(a)[]", "SymInt[]"
constexpr Type parse_type(std::string_view s) {
  Type t;
  size_t i = 0;
  while (i < s.size() && s[i] != '(' && s[i] != '[' && s[i] != '?') ++i;
  std::string_view base = s.substr(0, i);
  bool list = false, optional_items = false;
  while (i < s.size()) {
    if (s[i] == '(') {
      t.alias = s[i + 1];
      while (s[i] != ')') {
        if (s[i] == '!') t.writes = true;
        ++i;
      }
      ++i;
    } else if (s[i] == '[') {
      list = true;
      optional_items = t.optional;
      t.optional = false;
      for (++i; s[i] != ']'; ++i) t.list_size = t.list_size * 10 + (s[i] - '0');
      ++i;
    } else if (s[i] == '?') {
      t.optional = true;
      ++i;
    } else {
      return {};
    }
  }
  t.kind = kind_of(base, list, optional_items);
  return t;
}

// Position of the next `stop` outside brackets, from `at`.
constexpr size_t find_outside(std::string_view s, size_t at, char stop) {
  int depth = 0;
  for (; at < s.size(); ++at) {
    if (depth == 0 && s[at] == stop) return at;
    if (s[at] == '(' || s[at] == '[') ++depth;
    if (s[at] == ')' || s[at] == ']') --depth;
  }
  return s.size();
}

}  // namespace schema_detail

/// f of each word of a text in which single spaces separate them.
template <class F>
constexpr void for_each_word(std::string_view text, F&& f) {
  while (!text.empty()) {
    size_t space = text.find(' ');
    f(text.substr(0, space));
    text = space == std::string_view::npos ? std::string_view() : text.substr(space + 1);
  }
}

constexpr Schema parse_schema(std::string_view text) {
  using namespace schema_detail;
  Schema schema;
  schema.text = text;
  size_t open = text.find('(');
  if (open == std::string_view::npos) return schema;
  std::string_view full = text.substr(0, open);
  size_t dot = full.find('.');
  schema.name = full.substr(0, dot);
  if (dot != std::string_view::npos) schema.overload = full.substr(dot + 1);
  size_t close = find_outside(text, open + 1, ')');
  if (close == text.size()) return schema;
  std::string_view list = text.substr(open + 1, close - open - 1);
  bool keyword_only = false;
  for (size_t at = 0; at < list.size();) {
    size_t end = find_outside(list, at, ',');
    std::string_view item = trim(list.substr(at, end - at));
    at = end + 1;
    if (item == "*") {
      keyword_only = true;
      continue;
    }
    if (schema.arity == 16) return schema;
    Parameter& p = schema.parameters[size_t(schema.arity++)];
    size_t space = find_outside(item, 0, ' ');
    p.type = item.substr(0, space);
    Type type = parse_type(p.type);
    p.kind = type.kind;
    p.optional = type.optional;
    p.alias = type.alias;
    p.writes = type.writes;
    p.list_size = type.list_size;
    p.keyword_only = keyword_only;
    std::string_view rest = item.substr(space + 1);
    size_t equals = rest.find('=');
    p.name = rest.substr(0, equals);
    if (equals != std::string_view::npos) {
      p.has_default = true;
      p.default_text = rest.substr(equals + 1);
    }
    if (p.kind == Kind::Bad) return schema;
  }
  std::string_view returns = trim(text.substr(close + 1));
  if (returns.substr(0, 2) != "->") return schema;
  returns = trim(returns.substr(2));
  if (!returns.empty() && returns.front() == '(') returns = returns.substr(1, returns.size() - 2);
  for (size_t at = 0; at < returns.size();) {
    size_t end = find_outside(returns, at, ',');
    std::string_view item = trim(returns.substr(at, end - at));
    at = end + 1;
    if (schema.result_count == 4) return schema;
    Result& r = schema.results[size_t(schema.result_count++)];
    size_t space = find_outside(item, 0, ' ');
    Type type = parse_type(item.substr(0, space));
    r.kind = type.kind;
    r.alias = type.alias;
    r.writes = type.writes;
    if (space < item.size()) r.name = item.substr(space + 1);
    if (r.kind == Kind::Bad) return schema;
  }
  schema.ok = true;
  return schema;
}

}  // namespace tg
