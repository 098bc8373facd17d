// The printed form of tensors: options, widths, scientific form, summaries and suffixes.
#include "format/print.h"

#include <gtest/gtest.h>

#include <cmath>

#include "autograd/metadata.h"

namespace tg {
namespace {

Tensor floats(const Ints& sizes, std::initializer_list<float> values) {
  Tensor t = empty(sizes, DType::Float32);
  std::copy(values.begin(), values.end(), t.data<float>());
  return t;
}
Tensor range(int64_t n) {
  Tensor t = empty({n}, DType::Int64);
  for (int64_t i = 0; i < n; ++i) t.data<int64_t>()[i] = i;
  return t;
}

TEST(Print, Floats) {
  EXPECT_EQ(repr(floats({2}, {1, 2})), "tensor([1., 2.])");
  EXPECT_EQ(repr(floats({2}, {1.5, -2.25})), "tensor([ 1.5000, -2.2500])");
  EXPECT_EQ(repr(floats({2}, {1e-5f, 1})), "tensor([1.0000e-05, 1.0000e+00])");
  EXPECT_EQ(repr(floats({2}, {1, NAN})), "tensor([1., nan])");
  EXPECT_EQ(repr(floats({}, {-0.f})), "tensor(-0.)");
  EXPECT_EQ(repr(floats({2, 2}, {1, 2, 3, 4})), "tensor([[1., 2.],\n        [3., 4.]])");
}

TEST(Print, EmptyAndDtypes) {
  EXPECT_EQ(repr(floats({0}, {})), "tensor([])");
  EXPECT_EQ(repr(floats({2, 0}, {})), "tensor([], size=(2, 0))");
  EXPECT_EQ(repr(empty({0}, DType::Int64)), "tensor([], dtype=torch.int64)");
  EXPECT_EQ(repr(range(3)), "tensor([0, 1, 2])");
}

TEST(Print, Summaries) {
  EXPECT_EQ(repr(range(1001)), "tensor([   0,    1,    2,  ...,  998,  999, 1000])");
}

TEST(Print, Suffixes) {
  Tensor t = floats({1}, {1});
  set_requires_grad(t, true);
  EXPECT_EQ(repr(t), "tensor([1.], requires_grad=True)");
  EXPECT_EQ(repr(t, "Mine("), "Mine([1.], requires_grad=True)");
}

TEST(Print, Options) {
  PrintOptions before = print_options();
  print_options().precision = 2;
  print_options().sci_mode = true;
  EXPECT_EQ(repr(floats({2}, {1, 20})), "tensor([1.00e+00, 2.00e+01])");
  print_options() = before;
}

}  // namespace
}  // namespace tg
