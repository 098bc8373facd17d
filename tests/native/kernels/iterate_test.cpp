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

// Rows that are short enough to be taken several at a time, of operands that repeat by row, by
// element or not, into results with gaps and without.
TEST(Iterate, MapsShortAndLongRows) {
  for (const Ints& sizes : {Ints{1000, 3}, Ints{7, 100}, Ints{3, 700}, Ints{513, 1}, Ints{2, 512}})
    for (int64_t gap : {1, 2})
      for (int kind = 0; kind < 4; ++kind) {
        int64_t rows = sizes[0], width = sizes[1];
        Tensor a = with(counting({rows * width * 2}), sizes, {width * gap, gap});
        const Ints strides[] = {{0, 1}, {1, 0}, {0, 0}, {1, rows}};
        Tensor b = with(counting({rows * width}), sizes, strides[kind]);
        Tensor memory = empty({rows * (width * gap + 1)}, DType::Float32);
        std::fill_n(memory.data<float>(), memory.numel(), -1.f);
        Tensor out = with(memory, sizes, {width * gap + 1, gap});
        map<float, float, float>([](float x, float y) { return x - 2 * y; }, out, a, b);
        for (int64_t i = 0; i < rows; ++i)
          for (int64_t j = 0; j <= width * gap; ++j) {
            bool written = j < width * gap && j % gap == 0;
            float want = -1;
            if (written)
              want = a.data<float>()[i * width * gap + j] -
                     2 * b.data<float>()[i * b.strides()[0] + j / gap * b.strides()[1]];
            ASSERT_EQ(memory.data<float>()[i * (width * gap + 1) + j], want)
                << sizes << gap << kind;
          }
      }
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
