// The order in which overloads are tried: a signature that would also take another's arguments
// comes after it.
#include "frontend/overloads.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "frontend/calling.h"

namespace tg {
namespace {

std::vector<std::string> names(std::string_view of) {
  std::vector<std::string> out;
  for (const Overload& o : *find_overloads(of))
    if (o.form != Form::Out) out.push_back(full_name(*o.info, o.form));
  return out;
}

using Names = std::vector<std::string>;

// The orders in which PyTorch's own errors list these.
TEST(Overloads, Order) {
  EXPECT_EQ(names("max"), (Names{"max", "max.other", "max.dim"}));
  EXPECT_EQ(names("sum"), (Names{"sum", "sum.dim_IntList"}));
  EXPECT_EQ(names("lerp"), (Names{"lerp.Tensor", "lerp.Scalar"}));
  EXPECT_EQ(names("pow"), (Names{"pow.Tensor_Tensor", "pow.Scalar", "pow.Tensor_Scalar"}));
  EXPECT_EQ(names("clamp"), (Names{"clamp.Tensor", "clamp"}));
  EXPECT_EQ(names("fill_"), (Names{"fill_.Tensor", "fill_.Scalar"}));
}

TEST(Overloads, TensorsBeforeNumbers) {
  for (const Overload& o : all_overloads()) {
    const std::vector<Overload>& all = *find_overloads(python_name(*o.info, o.form));
    auto place = [&](Kind last) {
      return std::find_if(all.begin(), all.end(), [&](const Overload& each) {
        const Schema& s = each.info->schema;
        return s.arity == 2 && s.parameters[1].kind == last && each.form == o.form;
      });
    };
    auto tensor = place(Kind::Tensor), number = place(Kind::Scalar);
    if (tensor != all.end() && number != all.end()) {
      EXPECT_LT(tensor, number) << python_name(*o.info, o.form);
    }
  }
}

TEST(Overloads, NamesThatAreNone) { EXPECT_EQ(find_overloads("frobnicate"), nullptr); }

}  // namespace
}  // namespace tg
