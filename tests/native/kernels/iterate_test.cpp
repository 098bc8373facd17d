// Loops over strided operands, and the strides that results get.
#include "kernels/iterate.h"

#include <gtest/gtest.h>

#include "kernels/map.h"

namespace tg {
namespace {

Tensor counting(const Ints& sizes) {
  Tensor t = empty(sizes, DType::Float32);
  for (int64_t i = 0; i < t.numel(); ++i) t.data<float>()[i] = float(i);
  return t;
}
Tensor with(const Tensor& t, const Ints& sizes, const Ints& strides) {
  return alias(t, {sizes, strides, t.offset()}, true);
}
int rows_of(const Tensor& out, const Tensor& in) {
  int rows = 0;
  iterate([&](std::byte* const*, const int64_t*, int64_t) { ++rows; }, out, in);
  return rows;
}
std::string strides_for(const Ints& sizes, std::initializer_list<const Tensor*> inputs) {
  return str(result_strides(sizes, inputs));
}

TEST(Iterate, MergesDimsThatRunOn) {
  Tensor t = counting({2, 3, 4});
  EXPECT_EQ(rows_of(t, t), 1);
  Tensor turned = with(t, {4, 3, 2}, {1, 4, 12});
  EXPECT_EQ(rows_of(turned, turned), 1);
  EXPECT_EQ(rows_of(counting({4, 3, 2}), turned), 12);
  EXPECT_EQ(rows_of(counting({2, 0}), counting({2, 0})), 0);
  EXPECT_EQ(rows_of(counting({}), counting({})), 1);
}

TEST(Iterate, MapsBroadcastOperands) {
  Tensor column = with(counting({2}), {2, 1}, {1, 1}), row = counting({3});
  Tensor out = empty({2, 3}, DType::Float32);
  map<float, float, float>([](float a, float b) { return 10 * a + b; }, out, column, row);
  const float expected[] = {0, 1, 2, 10, 11, 12};
  for (int i = 0; i < 6; ++i) EXPECT_EQ(out.data<float>()[i], expected[i]);
}

TEST(Iterate, ResultsKeepTheOrderOfDims) {
  Tensor t = counting({2, 3}), turned = with(t, {3, 2}, {1, 3});
  EXPECT_EQ(strides_for({3, 2}, {&turned}), "[1, 3]");
  Tensor other = counting({3, 2}), number = counting({});
  EXPECT_EQ(strides_for({3, 2}, {&turned, &other}), "[1, 3]");
  EXPECT_EQ(strides_for({3, 2}, {&other, &turned}), "[2, 1]");
  EXPECT_EQ(strides_for({3, 2}, {&number, &turned}), "[1, 3]");
  Tensor sparse = with(counting({20}), {3, 2}, {1, 7});
  EXPECT_EQ(strides_for({3, 2}, {&sparse}), "[1, 3]");
  Tensor expanded = with(counting({3}), {3, 2}, {1, 0});
  EXPECT_EQ(strides_for({3, 2}, {&expanded}), "[2, 1]");
  Tensor tall = with(counting({24}), {2, 3, 4}, {1, 8, 2});
  EXPECT_EQ(strides_for({2, 3, 4}, {&tall}), "[1, 8, 2]");
}

}  // namespace
}  // namespace tg
