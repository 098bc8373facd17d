// Sums, extremes, sorts and selections along any dims, against plain loops.
#include "kernels/reduce.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>

#include "core/view_geometry.h"
#include "kernels/copy.h"
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

/// Numbers with many equals, zeros of both signs and, in places, nans.
Tensor mixed(const Ints& sizes) {
  Tensor t = empty(sizes, DType::Float32);
  for (int64_t i = 0; i < t.numel(); ++i) {
    int64_t n = i * 7919 % 1009;
    t.data<float>()[i] = n == 5 ? NAN : n % 7 == 0 ? -0.f : n % 5 == 0 ? 0.f : float(n % 60 - 50);
  }
  return t;
}
uint32_t bits(float x) {
  uint32_t b;
  std::memcpy(&b, &x, sizeof b);
  return b;
}

// Lanes side by side, in more and fewer than are walked at once, packed ones that are laid side by
// side, and those that are neither: all as one element after the other gives it, to the last bit.
TEST(Reduce, LanesAbreastAgreeWithLanesAlone) {
  for (const Ints& sizes : {Ints{9, 1}, Ints{3, 5}, Ints{20, 63}, Ints{300, 17}, Ints{2, 130},
                            Ints{16, 16}, Ints{65, 4}, Ints{1000, 2}})
    for (int64_t dim : {0, 1})
      for (int64_t gap : {1, 2}) {
        Tensor whole = mixed({sizes[0], sizes[1] * gap});
        Tensor t = alias(whole, {sizes, {sizes[1] * gap, gap}, 0}, true);
        Dims dims(1u << dim);
        Ints out = reduced_sizes(sizes, dims, false);
        Tensor best = empty(out, DType::Float32), place = empty(out, DType::Int64);
        Tensor value = empty(out, DType::Float32), product = empty(out, DType::Float32);
        Tensor spread = empty(out, DType::Float32), mean = empty(out, DType::Float32);
        Tensor any = empty(out, DType::Bool), count = empty(out, DType::Int64);
        find_extremes(best, place, t, dims, true);
        find_extremes(value, {}, t, dims, true);
        multiply_elements(product, t, dims);
        find_moments(spread, mean, t, dims, 1, false);
        test_elements(any, t, dims, false);
        count_nonzero(count, t, dims);
        Tensor scanned = empty(sizes, DType::Float32);
        scan_sum(scanned, t, dim);
        int64_t n = sizes[size_t(dim)], step = t.strides()[size_t(dim)];
        for (int64_t lane = 0; lane < t.numel() / n; ++lane) {
          const float* p = t.data<float>() + lane * t.strides()[size_t(1 - dim)];
          int64_t at = 0, nonzero = 0;
          float times = 1;
          double sum = 0, squares = 0;
          for (int64_t i = 0; i < n; ++i) {
            float x = p[i * step], most = p[at * step];
            if (x > most || (std::isnan(x) && !std::isnan(most))) at = i;
            times *= x;
            sum += double(x);
            nonzero += x != 0;
            const int64_t index[] = {dim == 0 ? i : lane, dim == 0 ? lane : i};
            ASSERT_EQ(bits(scanned.data<float>()[index[0] * sizes[1] + index[1]]),
                      bits(float(sum)));
          }
          double center = sum / double(n);
          for (int64_t i = 0; i < n; ++i) {
            double distance = double(p[i * step]) - center;
            squares += distance * distance;
          }
          ASSERT_EQ(place.data<int64_t>()[lane], at) << sizes << dim << gap;
          ASSERT_EQ(bits(best.data<float>()[lane]), bits(p[at * step]));
          ASSERT_EQ(bits(value.data<float>()[lane]), bits(p[at * step]));
          ASSERT_EQ(count.data<int64_t>()[lane], nonzero);
          ASSERT_EQ(any.data<bool>()[lane], nonzero > 0);
          auto same = [](float a, float b) { return bits(a) == bits(b) || (a != a && b != b); };
          ASSERT_TRUE(same(product.data<float>()[lane], times)) << sizes << dim << gap;
          ASSERT_TRUE(same(mean.data<float>()[lane], float(center))) << sizes << dim << gap;
          float variance = float(squares / std::max(double(n - 1), 0.0));
          ASSERT_TRUE(same(spread.data<float>()[lane], variance)) << sizes << dim << gap;
        }
      }
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

// Few elements and many, by either algorithm: zeros of both signs and all nans are equals, and keep
// their order.
TEST(Sort, AgreesWithAStableSortByComparing) {
  for (int64_t n : {1, 2, 20, 512, 513, 3000})
    for (bool descending : {false, true}) {
      Tensor t = mixed({n}), values = empty({n}, DType::Float32), places = empty({n}, DType::Int64);
      sort_lines(values, places, t, 0, descending);
      const float* p = t.data<float>();
      std::vector<int64_t> want(static_cast<size_t>(n));
      std::iota(want.begin(), want.end(), 0);
      std::stable_sort(want.begin(), want.end(), [&](int64_t a, int64_t b) {
        if (descending) std::swap(a, b);
        return (std::isnan(p[b]) && !std::isnan(p[a])) || p[a] < p[b];
      });
      for (int64_t i = 0; i < n; ++i) {
        ASSERT_EQ(places.data<int64_t>()[i], want[size_t(i)]) << n << descending;
        ASSERT_EQ(bits(values.data<float>()[i]), bits(p[want[size_t(i)]]));
      }
      if (!descending) {
        EXPECT_EQ(sorted_places(t), want);
      }
    }
  for (DType dtype : {DType::Int8, DType::UInt8, DType::Int64, DType::Float64}) {
    Tensor t = empty({700}, dtype), values = empty({700}, dtype),
           places = empty({700}, DType::Int64);
    Tensor numbers = mixed({700}), sorted = empty({700}, DType::Float64);
    for (int64_t i = 0; i < 700; ++i)
      if (std::isnan(numbers.data<float>()[i])) numbers.data<float>()[i] = 1;
    copy_elements(t, numbers);
    sort_lines(values, places, t, 0, false);
    copy_elements(sorted, values);
    EXPECT_TRUE(std::is_sorted(sorted.data<double>(), sorted.data<double>() + 700)) << int(dtype);
  }
}

}  // namespace
}  // namespace tg
