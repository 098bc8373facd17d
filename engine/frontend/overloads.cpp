#include "frontend/overloads.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <unordered_map>

#include "frontend/bind.h"

namespace tg {
namespace {

// "Tensor(a!)" without what it says of aliasing; the type that its order goes by.
std::string bare_type(const Parameter& p) {
  std::string text(p.type);
  size_t open = text.find('(');
  if (open != std::string::npos) text.erase(open, text.find(')') - open + 1);
  return text;
}

// The C++ name of a type, as PyTorch's signatures are sorted by.
std::string cpp_type(std::string type) {
  auto replace = [&](std::string_view from, std::string_view to) {
    if (type.rfind(from, 0) == 0) type.replace(0, from.size(), to);
  };
  replace("Tensor?[]", "c10::List");
  replace("Tensor[]", "TensorList");
  replace("Scalar[]", "ScalarList");
  replace("SymInt[", "SymIntArrayRef[");
  replace("int[", "IntArrayRef[");
  replace("int", "int64_t");
  replace("float", "double");
  replace("str", "c10::string_view");
  if (size_t unsized = type.find("[]"); unsized != std::string::npos) type.erase(unsized, 2);
  return type;
}

std::string signature_text(const Schema& s) {
  std::string text;
  bool star = false;
  for (int i = 0; i < s.arity; ++i) {
    const Parameter& p = s.parameters[size_t(i)];
    if (p.keyword_only && !star) text += ", *";
    star |= p.keyword_only;
    text += (i ? ", " : "") + cpp_type(bare_type(p)) + " " + std::string(python_name(p, false));
    if (p.has_default) text += "=" + std::string(p.default_text);
  }
  return text + ")";
}

bool goes_after(const std::string& a, const std::string& b) {
  auto is_list = [](const std::string& t) { return t.find("[]") != std::string::npos; };
  if (a == "Scalar" && b == "Tensor") return true;
  if (a == "Scalar?" && b == "Tensor?") return true;
  if (a == "int[]" && (b == "int" || b == "int?")) return true;
  if (a == "Tensor[]" && is_list(b)) return true;
  if (a == "SymInt[]" && b == "int[]") return true;
  return (a == "SymInt" || a == "int") && b == "Tensor";
}

bool goes_after(const Schema& a, const Schema& b) {
  if (a.arity != b.arity) return false;
  bool equal = true;
  for (int i = 0; i < a.arity; ++i) {
    std::string one = bare_type(a.parameters[size_t(i)]),
                other = bare_type(b.parameters[size_t(i)]);
    if (one == other) continue;
    if (!goes_after(one, other)) return false;
    equal = false;
  }
  return !equal;
}

void order_overloads(std::vector<Overload>& overloads) {
  if (overloads.size() < 2) return;
  struct Entry {
    Overload overload;
    std::string text;
    size_t waits_for = 0;
  };
  std::vector<Entry> rest;
  for (const Overload& o : overloads) rest.push_back({o, signature_text(o.info->schema)});
  std::stable_sort(rest.begin(), rest.end(),
                   [](const Entry& a, const Entry& b) { return a.text < b.text; });
  for (Entry& e : rest)
    for (const Entry& other : rest)
      e.waits_for += e.overload.form == other.overload.form &&
                     goes_after(e.overload.info->schema, other.overload.info->schema);
  overloads.clear();
  while (!rest.empty()) {
    std::stable_sort(rest.begin(), rest.end(),
                     [](const Entry& a, const Entry& b) { return a.waits_for < b.waits_for; });
    Entry first = rest.front();
    rest.erase(rest.begin());
    for (Entry& e : rest)
      e.waits_for -= e.overload.form == first.overload.form &&
                     goes_after(e.overload.info->schema, first.overload.info->schema);
    overloads.push_back(first.overload);
  }
}

}  // namespace

const std::vector<Overload>* find_overloads(std::string_view name) {
  static const auto by_name = [] {
    std::unordered_map<std::string, std::vector<Overload>> names;
    for (const Overload& o : all_overloads())
      if (o.info->op->place != Place::Internal) names[python_name(*o.info, o.form)].push_back(o);
    for (auto& [_, overloads] : names) order_overloads(overloads);
    return names;
  }();
  auto it = by_name.find(std::string(name));
  return it == by_name.end() ? nullptr : &it->second;
}

}  // namespace tg
