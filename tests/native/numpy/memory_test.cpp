// Arrays with negative strides: where they lie, and that copies, slices and fills walk them.
#include "numpy/memory.h"

#include <gtest/gtest.h>

#include <numeric>

#include "core/view_geometry.h"
#include "kernels/copy.h"

namespace tg::numpy {
namespace {

template <class T = float>
Tensor counted(const Ints& sizes) {
  Tensor t = empty(sizes, DTypeOf<T>::value);
  std::iota(t.data<T>(), t.data<T>() + t.numel(), T(0));
  return t;
}

std::vector<float> elements(const Tensor& t) {
  Tensor packed = empty(t.sizes(), t.dtype());
  copy_elements(packed, t);
  return {packed.data<float>(), packed.data<float>() + packed.numel()};
}

TEST(Strided, ReadsBackwards) {
  Tensor t = counted({2, 3});
  Tensor turned = strided(t, {2, 3}, {-3, -1}, 5, std::nullopt);
  EXPECT_EQ(elements(turned), (std::vector<float>{5, 4, 3, 2, 1, 0}));
  EXPECT_TRUE(turned.version() == t.version());
  EXPECT_EQ(elements(alias(turned, selected(turned.geometry(), 1, 2), true)),
            (std::vector<float>{3, 0}));
  EXPECT_EQ(elements(alias(turned, sliced(turned.geometry(), 1, 1, 3, 1), true)),
            (std::vector<float>{4, 3, 1, 0}));
  EXPECT_EQ(elements(alias(turned, view_as_sizes(turned.geometry(), {3, -1}), true)),
            (std::vector<float>{5, 4, 3, 2, 1, 0}));
  EXPECT_EQ(dense_strides(turned.geometry()), (Ints{3, 1}));
}

TEST(Strided, IsWrittenBackwards) {
  Tensor t = counted({6});
  fill_elements(strided(t, {2}, {-2}, 5, std::nullopt), 9);
  EXPECT_EQ(elements(t), (std::vector<float>{0, 1, 2, 9, 4, 9}));
  copy_elements(strided(t, {3}, {-1}, 2, std::nullopt), counted<int64_t>({3}));
  EXPECT_EQ(elements(t), (std::vector<float>{2, 1, 0, 9, 4, 9}));
}

TEST(Strided, StaysInItsStorage) {
  Tensor t = counted({6});
  struct {
    Ints sizes, strides;
    int64_t offset;
    bool fits;
  } const kCases[] = {
      {{6}, {-1}, 5, true},         {{7}, {-1}, 5, false},          {{6}, {-1}, 6, false},
      {{2, 3}, {3, -1}, 2, true},   {{2, 3}, {3, -1}, 1, false},    {{2}, {INT64_MIN}, 5, false},
      {{3}, {INT64_MAX}, 0, false}, {{0}, {-9}, 0, true},           {{-1}, {1}, 0, false},
      {{1}, {-9}, 5, true},         {{1, 1}, {-9, 100}, -1, false},
  };
  for (const auto& [sizes, strides, offset, fits] : kCases) {
    bool made = true;
    try {
      strided(t, sizes, strides, offset, std::nullopt);
    } catch (const Error& e) {
      EXPECT_EQ(e.type, ErrorType::Value);
      made = false;
    }
    EXPECT_EQ(made, fits) << sizes << strides << offset;
  }
  EXPECT_TRUE(strided(t, {12}, {-1}, 11, DType::Int16).defined());
  EXPECT_THROW(strided(t, {6}, {-1}, 5, DType::Float64), Error);
}

TEST(Extent, ReachesBelowTheOffset) {
  Tensor t = counted({10});
  Extent all = extent(strided(t, {3}, {-2}, 7, std::nullopt));
  EXPECT_EQ(all.first, 3 * 4);
  EXPECT_EQ(all.end, 8 * 4);
  Tensor low = strided(t, {5}, {-1}, 4, std::nullopt);
  EXPECT_FALSE(may_share_memory(low, strided(t, {5}, {1}, 5, std::nullopt)));
  EXPECT_TRUE(may_share_memory(low, strided(t, {5}, {-1}, 8, std::nullopt)));
  EXPECT_FALSE(may_share_memory(low, counted({10})));
}

TEST(Assign, ReadsAllBeforeItWrites) {
  Tensor t = counted({5});
  assign(t, strided(t, {5}, {-1}, 4, std::nullopt));
  EXPECT_EQ(elements(t), (std::vector<float>{4, 3, 2, 1, 0}));
  assign(alias(t, {{4}, {1}, 1}, true), alias(t, {{4}, {1}, 0}, true));
  EXPECT_EQ(elements(t), (std::vector<float>{4, 4, 3, 2, 1}));
}

}  // namespace
}  // namespace tg::numpy
