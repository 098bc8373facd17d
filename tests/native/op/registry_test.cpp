// What follows from the rows: the forms of operators and their schemas.
#include "op/registry.h"

#include <gtest/gtest.h>

namespace tg {
namespace {

TEST(Registry, DerivedForms) {
  const OpInfo& add = *find_op("add.Tensor").info;
  EXPECT_EQ(schema_text(add, Form::InPlace),
            "add_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)");
  EXPECT_EQ(schema_text(add, Form::Out),
            "add.out(Tensor self, Tensor other, *, Scalar alpha=1, Tensor(a!) out) -> Tensor(a!)");
}

Tensor negated(const Tensor& t) { return t; }
std::tuple<Tensor, Tensor> both(const Tensor& t) { return {t, t}; }

// Row by row what `check` stops the compiler at; the first is right.
TEST(Rows, EachFaultIsFound) {
  constexpr const char* kSchema = "negated(Tensor self) -> Tensor";
  constexpr auto kGrad = [](const Saved& s) -> Tensor { return s["self"]; };
  Op right{.schema = kSchema,
           .node = "NegatedBackward0",
           .forward = kernel<&negated>,
           .grads = {{"self", "self", kGrad}}};
  EXPECT_TRUE(valid(right));
  auto but = [&](auto change) {
    Op row = right;
    change(row);
    return valid(row);
  };
  EXPECT_FALSE(but([](Op& row) { row.schema = "negated(Tensor self -> Tensor"; }));
  EXPECT_FALSE(but([](Op& row) { row.forward = {}; }));
  EXPECT_FALSE(but([](Op& row) { row.schema = "negated(Tensor self, int n) -> Tensor"; }));
  EXPECT_FALSE(but([](Op& row) { row.schema = "negated(Scalar self) -> Tensor"; }));
  EXPECT_FALSE(but([](Op& row) { row.forward = kernel<&both>; }));
  EXPECT_FALSE(but([](Op& row) { row.grads[0].input = "other"; }));
  EXPECT_FALSE(but([](Op& row) { row.grads[0].saved = "self results"; }));
  EXPECT_FALSE(but([](Op& row) { row.grads[0].grad = nullptr; }));
  EXPECT_FALSE(but([](Op& row) { row.node = nullptr; }));
  EXPECT_FALSE(but([](Op& row) { row.composite = true; }));
}

}  // namespace
}  // namespace tg
