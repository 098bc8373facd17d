// Sums, extremes, sorts and selections along any dims, against plain loops.
#include "kernels/reduce.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/view_geometry.h"
#include "kernels/select.h"
#include "kernels/sort.h"
#include "kernels/sum.h"

namespace tg {
namespace {

Tensor counting(const Ints& sizes) {
  Tensor t = empty(sizes, DType::Float32);
  for (int64_t i = 0; i < t.numel(); ++i) t.data<float>()[i] = float(i % 251);
  return t;
}

/// The sum over `dims` in double, one result at a time.
std::vector<double> plain_sums(const Tensor& t, const Dims& dims) {
  Lanes lanes = lanes_of(t.geometry(), dims);
  std::vector<double> sums;
  each_lane<float>(t, lanes, [&](int64_t, const float* p, int64_t step) {
    double sum = 0;
    for (int64_t i = 0; i < lanes.length; ++i) sum += double(p[i * step]);
    sums.push_back(sum);
  });
  return sums;
}

TEST(Sum, AnyLayoutAndDims) {
  Tensor t = counting({7, 40, 9});
  for (const Ints& order : {Ints{0, 1, 2}, Ints{2, 1, 0}, Ints{1, 0, 2}, Ints{0, 2, 1}}) {
    Tensor view = alias(t, permuted(t.geometry(), order), true);
    for (unsigned bits = 0; bits < 8; ++bits) {
      Dims dims(bits);
      Tensor result = empty(reduced_sizes(view.sizes(), dims, false), DType::Float32);
      sum_elements(result, view, dims);
      std::vector<double> want = plain_sums(view, dims);
      for (size_t i = 0; i < want.size(); ++i)
        ASSERT_NEAR(result.data<float>()[i], want[i], 1e-6 * want[i] + 1e-6) << order << bits;
    }
  }
}

TEST(Sum, RoundingStaysSmall) {
  Tensor t = empty({1000000}, DType::Float32), result = empty({}, DType::Float32);
  std::fill_n(t.data<float>(), 1000000, 0.1f);
  sum_elements(result, t, Dims(1));
  EXPECT_NEAR(*result.data<float>(), 1e6 * double(0.1f), 0.05);
}

TEST(Reduce, ANanWins) {
  Tensor t = empty({3}, DType::Float32), value = empty({}, DType::Float32);
  Tensor place = empty({}, DType::Int64);
  t.data<float>()[0] = 5;
  t.data<float>()[1] = NAN;
  t.data<float>()[2] = NAN;
  find_extremes(value, place, t, Dims(1), true);
  EXPECT_TRUE(std::isnan(*value.data<float>()));
  EXPECT_EQ(*place.data<int64_t>(), 1);
}

TEST(Select, AgreesWithSorting) {
  auto less = [](int a, int b) { return a < b; };
  Selector<int, decltype(less)> select(less);
  for (int n : {1, 2, 3, 4, 17, 100, 1000}) {
    std::vector<int> values(static_cast<size_t>(n));
    for (int i = 0; i < n; ++i) values[size_t(i)] = i * 7919 % 101;
    std::vector<int> want = values;
    std::sort(want.begin(), want.end());
    std::vector<int> nth = values, sorted = values, partial = values;
    int k = n / 2;
    select.nth(nth.data(), nth.data() + k, nth.data() + n);
    EXPECT_EQ(nth[size_t(k)], want[size_t(k)]);
    select.sort(sorted.data(), sorted.data() + n);
    EXPECT_EQ(sorted, want);
    select.partial_sort(partial.data(), partial.data() + k, partial.data() + n);
    EXPECT_TRUE(std::equal(partial.begin(), partial.begin() + k, want.begin()));
  }
}

TEST(Sort, StableAlongAStridedDim) {
  Tensor t = empty({4, 2}, DType::Int64), values = empty({4, 2}, DType::Int64);
  Tensor places = empty({4, 2}, DType::Int64);
  const int64_t given[] = {2, 1, 1, 1, 2, 0, 1, 1};
  std::copy(given, given + 8, t.data<int64_t>());
  sort_lines(values, places, t, 0, false);
  const int64_t want[] = {1, 2, 3, 0, 0, 1, 2, 3};  // by rows
  EXPECT_TRUE(std::equal(want, want + 8, places.data<int64_t>()));
}

}  // namespace
}  // namespace tg
