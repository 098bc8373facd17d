// The geometries of views, against what PyTorch gives for the same tensors.
#include "core/view_geometry.h"

#include <gtest/gtest.h>

namespace tg {
namespace {

std::string error_of(const std::function<void()>& f) {
  try {
    f();
  } catch (const Error& e) {
    return e.message;
  }
  return "none";
}

void expect(const Geometry& g, const Ints& sizes, const Ints& strides, int64_t offset) {
  EXPECT_EQ(str(g.sizes), str(sizes));
  EXPECT_EQ(str(g.strides), str(strides));
  EXPECT_EQ(g.offset, offset);
}

const Geometry k234 = contiguous({2, 3, 4});

TEST(ViewGeometry, ViewsOfOtherSizes) {
  expect(view_as_sizes(k234, {6, -1}), {6, 4}, {4, 1}, 0);
  expect(view_as_sizes(transposed(contiguous({2, 3}), 0, 1), {3, 1, 2}), {3, 1, 2}, {1, 6, 3}, 0);
  EXPECT_EQ(error_of([] {
              view_as_sizes(transposed(contiguous({2, 3}), 0, 1), {6});
            }).substr(0, 26),
            "view size is not compatibl");
}

TEST(ViewGeometry, OrdersOfDims) {
  expect(permuted(k234, {2, 0, 1}), {4, 2, 3}, {1, 12, 4}, 0);
  expect(transposed(k234, -1, 0), {4, 3, 2}, {1, 4, 12}, 0);
  EXPECT_EQ(error_of([] {
              permuted(k234, {0, 0, 1});
            }),
            "permute(): duplicate dims are not allowed.");
}

TEST(ViewGeometry, DimsOfSizeOne) {
  expect(expanded(contiguous({2, 1}), {5, 2, 3}), {5, 2, 3}, {0, 1, 0}, 0);
  expect(unsqueezed(k234, 1), {2, 1, 3, 4}, {12, 12, 4, 1}, 0);
  expect(unsqueezed(k234, -1), {2, 3, 4, 1}, {12, 4, 1, 1}, 0);
  expect(squeezed(contiguous({1, 3, 1})), {3}, {1}, 0);
  expect(squeezed(contiguous({1, 3, 1}), {0, 1}), {3, 1}, {1, 1}, 0);
  EXPECT_EQ(error_of([] {
              expanded(contiguous({3}), {2, 4});
            }),
            "The expanded size of the tensor (4) must match the existing size (3) at non-singleton "
            "dimension 1.  Target sizes: [2, 4].  Tensor sizes: [3]");
}

TEST(ViewGeometry, PartsOfADim) {
  expect(selected(k234, 1, -1), {2, 4}, {12, 1}, 8);
  expect(sliced(k234, 2, 1, std::nullopt, 2), {2, 3, 2}, {12, 4, 2}, 1);
  expect(sliced(contiguous({5}), 0, -100, 100, 3), {2}, {3}, 0);
  expect(sliced(contiguous({5}), 0, 4, 2, 1), {0}, {1}, 4);
  expect(sliced(contiguous({5}), 0, INT64_MIN, INT64_MAX, INT64_MAX), {1}, {INT64_MAX}, 0);
  EXPECT_EQ(error_of([] { selected(k234, 0, 2); }),
            "select(): index 2 out of range for tensor of size [2, 3, 4] at dimension 0");
}

TEST(ViewGeometry, DiagonalsAndWindows) {
  expect(diagonal_of(contiguous({3, 4}), 1, 0, 1), {3}, {5}, 1);
  expect(diagonal_of(contiguous({3, 4}), -2, 0, 1), {1}, {5}, 8);
  expect(diagonal_of(contiguous({2, 3}), 7, 0, 1), {0}, {4}, 0);
  expect(unfolded(contiguous({7}), 0, 3, 2), {3, 3}, {2, 1}, 0);
  expect(unfolded(contiguous({}), 0, 1, 1), {1}, {1}, 0);
}

TEST(ViewGeometry, SplitsCoverTheDim) {
  auto parts = split_evenly(contiguous({5, 2}), 2, 0);
  ASSERT_EQ(parts.size(), 3u);
  expect(parts[2], {1, 2}, {2, 1}, 8);
  EXPECT_EQ(split_evenly(contiguous({0}), 0, 0).size(), 1u);
  EXPECT_EQ(split_by_sizes(contiguous({5}), {2, 3, 0}, 0)[2].offset, 5);
  EXPECT_EQ(unbound(contiguous({3, 2}), 1).size(), 2u);
  EXPECT_EQ(error_of([] {
              split_by_sizes(contiguous({5}), {2, 2}, 0);
            }),
            "split_with_sizes expects split_sizes to sum exactly to 5 (input tensor's size at "
            "dimension 0), but got split_sizes=[2, 2]");
}

TEST(Geometry, CopiesKeepTheOrderOfDims) {
  EXPECT_EQ(str(dense_strides(transposed(contiguous({2, 3}), 0, 1))), "[1, 3]");
  EXPECT_EQ(str(dense_strides({{4, 2, 3}, {0, 3, 1}, 0})), "[6, 3, 1]");
  EXPECT_EQ(str(dense_strides(sliced(permuted(k234, {2, 0, 1}), 1, 0, 1, 1))), "[1, 12, 4]");
}

}  // namespace
}  // namespace tg
