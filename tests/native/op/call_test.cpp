// The calls of operators by name that are all over the engine: each of them must fit its operator.
#include "op/call.h"

#include <gtest/gtest.h>

#include <map>

namespace tg {
namespace {

bool fits_parameter(Kind given, const Parameter& p) {
  switch (given) {
    case Kind::Bad:  // only the value tells
      return true;
    case Kind::Scalar:  // any number
    case Kind::Int:
      return p.kind == Kind::Int || p.kind == Kind::Float || p.kind == Kind::Scalar ||
             p.kind == Kind::Tensor || p.kind == Kind::Bool;
    case Kind::Float:
      return p.kind == Kind::Float || p.kind == Kind::Scalar || p.kind == Kind::Tensor;
    case Kind::Bool:
      return p.kind == Kind::Bool || p.kind == Kind::Scalar || p.kind == Kind::Tensor;
    case Kind::TensorList:
      return p.kind == Kind::TensorList || p.kind == Kind::OptionalTensorList;
    case Kind::IntList:
      return p.kind == Kind::IntList || p.kind == Kind::BoolList;
    default:
      return p.kind == given;
  }
}

// What is wrong with a call, or nothing.
std::string fault_of(const CallSite& site) {
  static const auto by_name = [] {
    std::map<std::string, Overload> names;
    for (const Overload& o : all_overloads()) names.emplace(full_name(*o.info, o.form), o);
    return names;
  }();
  auto found = by_name.find(site.name);
  if (found == by_name.end()) return "there is no such operator";
  const auto& [info, form] = found->second;
  const Schema& schema = info->schema;
  if (form == Form::Out) return "it writes to out=, which such a call cannot give";
  if (int(site.given.size()) > schema.arity) return "too many arguments";
  for (int i = 0; i < schema.arity; ++i) {
    const Parameter& p = schema.parameters[size_t(i)];
    bool given = size_t(i) < site.given.size();
    if (!given && !p.has_default && !p.optional) return "no argument " + std::string(p.name);
    if (given && !fits_parameter(site.given[size_t(i)], p))
      return "argument " + std::string(p.name) + " is of another kind than " + std::string(p.type);
  }
  return "";
}

TEST(CallSites, AllFitTheirOperators) {
  EXPECT_GT(call_sites().size(), 300u);
  std::string faults;
  for (const CallSite& site : call_sites())
    if (std::string fault = fault_of(site); !fault.empty())
      faults += std::string(site.name) + ": " + fault + "\n";
  EXPECT_EQ(faults, "");
}

TEST(CallSites, FaultsAreFound) {
  EXPECT_EQ(fault_of({"frobnicate", {}}), "there is no such operator");
  EXPECT_EQ(fault_of({"exp", {Kind::Tensor, Kind::Tensor}}), "too many arguments");
  EXPECT_EQ(fault_of({"mul.Tensor", {Kind::Tensor}}), "no argument other");
  EXPECT_EQ(fault_of({"view", {Kind::Tensor, Kind::DType}}),
            "argument size is of another kind than SymInt[]");
  EXPECT_EQ(fault_of({"exp.out", {Kind::Tensor}}),
            "it writes to out=, which such a call cannot give");
  EXPECT_EQ(fault_of({"mul.Tensor", {Kind::Tensor, Kind::Float}}), "");
}

}  // namespace
}  // namespace tg
