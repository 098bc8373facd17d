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

}  // namespace
}  // namespace tg
