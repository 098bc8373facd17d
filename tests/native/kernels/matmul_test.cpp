// Products of matrices of many shapes and layouts, against the sum of products.
#include "kernels/matmul.h"

#include <gtest/gtest.h>

#include <cmath>

namespace tg {
namespace {

// Small whole numbers: every sum of their products is exact, in whatever order it is made.
template <class T>
Tensor numbers(const Ints& sizes, bool transposed) {
  Ints strides = contiguous_strides(sizes);
  if (transposed) strides = {1, sizes[0]};
  Tensor t = empty_strided(sizes, strides, DTypeOf<T>::value);
  for (int64_t i = 0; i < t.numel(); ++i) t.data<T>()[i] = T((i * 7 + 3) % 11);
  return t;
}

template <class T>
T at(const Tensor& t, int64_t i, int64_t j) {
  return t.data<T>()[i * t.strides()[0] + j * t.strides()[1]];
}

template <class T>
void check_product(int64_t rows, int64_t inner, int64_t cols) {
  for (int layout = 0; layout < 8; ++layout) {
    Tensor a = numbers<T>({rows, inner}, layout & 1), b = numbers<T>({inner, cols}, layout & 2);
    Tensor c = numbers<T>({rows, cols}, layout & 4);
    for (bool accumulate : {false, true}) {
      Tensor before = empty(c.sizes(), c.dtype());
      for (int64_t i = 0; i < rows; ++i)
        for (int64_t j = 0; j < cols; ++j) before.data<T>()[i * cols + j] = at<T>(c, i, j);
      multiply(c.dtype(), matrices_of(a), matrices_of(b), matrices_of(c), "mm", accumulate);
      for (int64_t i = 0; i < rows; ++i)
        for (int64_t j = 0; j < cols; ++j) {
          T sum = accumulate ? at<T>(before, i, j) : T(0);
          for (int64_t p = 0; p < inner; ++p) sum = T(sum + at<T>(a, i, p) * at<T>(b, p, j));
          ASSERT_EQ(at<T>(c, i, j), sum) << rows << " x " << inner << " x " << cols << ", layout "
                                         << layout << ", at " << i << ", " << j;
        }
    }
  }
}

TEST(Multiply, SmallAndLargeFloats) {
  for (int64_t n : {1, 2, 3, 5, 8, 9, 17, 70}) {
    check_product<float>(n, n, n);
    check_product<float>(n, 4, 1);
    check_product<float>(1, 33, n);
  }
  check_product<float>(67, 300, 21);
  check_product<float>(9, 5, 530);
}

TEST(Multiply, OtherTypes) {
  check_product<double>(13, 20, 11);
  check_product<int64_t>(13, 20, 11);
  check_product<int32_t>(13, 20, 11);
  check_product<int8_t>(13, 20, 11);
  check_product<uint8_t>(3, 2, 4);
  check_product<int16_t>(13, 20, 11);
}

// Every sum rounds: only the right order, with products rounded or exact, gives these bits.
template <class T>
void check_bits(int64_t rows, int64_t inner, int64_t cols, Products products) {
  for (int layout = 0; layout < 8; ++layout) {
    Tensor a = numbers<T>({rows, inner}, layout & 1), b = numbers<T>({inner, cols}, layout & 2);
    Tensor c = numbers<T>({rows, cols}, layout & 4);
    for (const Tensor& t : {a, b, c})
      for (int64_t i = 0; i < t.numel(); ++i) t.data<T>()[i] = std::sin(T(i) + T(t.size(0)));
    for (bool accumulate : {false, true}) {
      std::vector<T> sums;
      for (int64_t i = 0; i < rows; ++i)
        for (int64_t j = 0; j < cols; ++j) {
          T sum = accumulate ? at<T>(c, i, j) : T(0);
          for (int64_t p = 0; p < inner; ++p)
            sum = products == Products::Exact ? std::fma(at<T>(a, i, p), at<T>(b, p, j), sum)
                                              : sum + at<T>(a, i, p) * at<T>(b, p, j);
          sums.push_back(sum);
        }
      multiply(c.dtype(), matrices_of(a), matrices_of(b), matrices_of(c), "mm", accumulate,
               products);
      for (int64_t i = 0; i < rows; ++i)
        for (int64_t j = 0; j < cols; ++j)
          ASSERT_EQ(at<T>(c, i, j), sums[size_t(i * cols + j)])
              << rows << " x " << inner << " x " << cols << ", layout " << layout << ", at " << i
              << ", " << j << (accumulate ? ", accumulated" : "");
    }
  }
}

TEST(Multiply, SumsUpInTheOrderOfTheInnerDim) {
  const int64_t shapes[][3] = {{3, 5, 4},    {8, 8, 8},   {7, 300, 5}, {33, 70, 21}, {1, 300, 40},
                               {40, 300, 1}, {2, 900, 2}, {1, 999, 1}, {70, 5, 70},  {64, 63, 64}};
  for (auto [rows, inner, cols] : shapes) {
    check_bits<float>(rows, inner, cols, Products::Rounded);
    check_bits<double>(rows, inner, cols, Products::Rounded);
    check_bits<float>(rows, inner, cols, Products::Exact);
  }
}

TEST(Multiply, NothingToSumGivesZeros) { check_product<float>(3, 0, 2); }

TEST(Multiply, BatchesMayShareAnOperand) {
  Tensor a = numbers<float>({2, 3}, false), b = numbers<float>({3, 4}, false);
  Tensor c = empty({5, 2, 4}, DType::Float32);
  Matrices repeated = matrices_of(a);
  repeated.count = 5;
  Matrices same = matrices_of(b);
  same.count = 5;
  multiply(DType::Float32, repeated, same, matrices_of(c), "bmm");
  for (int64_t i = 8; i < c.numel(); ++i) EXPECT_EQ(c.data<float>()[i], c.data<float>()[i % 8]);
}

TEST(Multiply, BoolIsRefused) {
  Tensor a = empty({2, 2}, DType::Bool);
  EXPECT_THROW(
      multiply(DType::Bool, matrices_of(a), matrices_of(a), matrices_of(a), "addmm_impl_cpu_"),
      Error);
}

}  // namespace
}  // namespace tg
