// Copies between layouts and dtypes, against copying element by element.
#include "kernels/copy.h"

#include <gtest/gtest.h>

#include "core/overlap.h"
#include "core/view_geometry.h"
#include "kernels/index.h"

namespace tg {
namespace {

Tensor counting(const Ints& sizes) {
  Tensor t = empty(sizes, DType::Float32);
  for (int64_t i = 0; i < t.numel(); ++i) t.data<float>()[i] = float(i);
  return t;
}

float at(const Tensor& t, Ints index) {
  int64_t offset = 0;
  for (size_t d = 0; d < index.size(); ++d) offset += index[d] * t.strides()[d];
  return t.data<float>()[offset];
}

TEST(CopyElements, AnyOrderOfDims) {
  Tensor source = counting({37, 5, 70});
  for (const Ints& order : {Ints{0, 1, 2}, Ints{2, 1, 0}, Ints{1, 2, 0}, Ints{0, 2, 1}}) {
    Tensor view = alias(source, permuted(source.geometry(), order), true);
    Tensor to = empty(view.sizes(), DType::Float32);
    copy_elements(to, view);
    for (int64_t i = 0; i < to.size(0); i += 3)
      for (int64_t j = 0; j < to.size(1); ++j)
        for (int64_t k = 0; k < to.size(2); ++k)
          ASSERT_EQ(at(to, {i, j, k}), at(view, {i, j, k})) << order << i << j << k;
  }
}

// Elements of every width, in planes that are no whole number of vectors or of blocks wide, from
// places that no vector is aligned to; what lies beside the destination stays.
TEST(CopyElements, TransposesPlanesOfAnySizeAndDtype) {
  DType dtypes[] = {DType::UInt8, DType::Int16, DType::Float32, DType::Float64};
  for (DType from : dtypes)
    for (DType into : dtypes)
      for (const Ints& sizes : {Ints{1, 5}, Ints{3, 70}, Ints{70, 3}, Ints{16, 64}, Ints{67, 33}}) {
        Tensor numbers = counting({2 * sizes[0] * sizes[1] + 5});
        Tensor memory = empty(numbers.sizes(), from), to = empty(numbers.sizes(), into);
        copy_elements(memory, numbers);
        fill_elements(to, Scalar(7));
        Tensor source = alias(memory, {{sizes[1], sizes[0]}, {1, sizes[1] + 1}, 3}, true);
        Tensor target = alias(to, {{sizes[1], sizes[0]}, {sizes[0] + 2, 1}, 1}, true);
        copy_elements(target, source);
        Tensor got = empty(to.sizes(), DType::Float32), read = empty(to.sizes(), DType::Float32);
        copy_elements(got, to);
        copy_elements(read, memory);
        int64_t next = 0;
        for (int64_t i = 0; i < sizes[1]; ++i)
          for (int64_t j = 0; j < sizes[0]; ++j) {
            int64_t place = 1 + i * (sizes[0] + 2) + j;
            for (; next < place; ++next) ASSERT_EQ(got.data<float>()[next], 7.f) << sizes;
            next = place + 1;
            float wanted = read.data<float>()[3 + i + j * (sizes[1] + 1)];
            ASSERT_EQ(got.data<float>()[place],
                      into == DType::UInt8 ? float(uint8_t(wanted)) : wanted)
                << sizes << i << ' ' << j;
          }
      }
}

TEST(CopyElements, BroadcastsAndConverts) {
  Tensor row = counting({3}), to = empty({2, 3}, DType::Int32);
  copy_elements(to, row);
  EXPECT_EQ(to.data<int32_t>()[5], 2);
  Tensor wide = scalar_tensor(Scalar(3e9), DType::Float64), whole = empty({}, DType::Int32);
  copy_elements(whole, wide);
  EXPECT_EQ(*whole.data<int32_t>(), INT32_MIN);  // as x86 converts what does not fit
}

TEST(FillElements, WritesOnlyTheView) {
  Tensor t = counting({4, 4});
  fill_elements(alias(t, sliced(t.geometry(), 1, 1, 3, 1), true), Scalar(-1));
  EXPECT_EQ(at(t, {2, 0}), 8);
  EXPECT_EQ(at(t, {2, 1}), -1);
  EXPECT_EQ(at(t, {2, 3}), 11);
}

TEST(Overlap, PartsThatShareSomeMemory) {
  Tensor t = counting({6});
  Tensor front = alias(t, sliced(t.geometry(), 0, 0, 5, 1), true);
  Tensor back = alias(t, sliced(t.geometry(), 0, 1, 6, 1), true);
  EXPECT_THROW(check_no_partial_overlap(front, back), Error);
  EXPECT_NO_THROW(check_no_partial_overlap(front, front));
  EXPECT_THROW(check_no_internal_overlap(alias(t, {{2, 6}, {0, 1}, 0}, true)), Error);
}

TEST(NonzeroPlaces, RowMajorWhateverTheStrides) {
  Tensor t = counting({2, 2});
  Tensor places = nonzero_places(alias(t, transposed(t.geometry(), 0, 1), true));
  EXPECT_EQ(str(places.sizes(), places.strides()), "[3, 2][1, 3]");
  EXPECT_EQ(places.data<int64_t>()[0], 0);  // (0, 1) holds 2
  EXPECT_EQ(places.data<int64_t>()[3], 1);
}

TEST(WriteAt, AddsUpDuplicates) {
  Tensor t = empty({3}, DType::Float32), ones = empty({4}, DType::Float32);
  fill_elements(t, Scalar(0));
  fill_elements(ones, Scalar(1));
  Tensor offsets = empty({4}, DType::Int64);
  for (int64_t i = 0; i < 4; ++i) offsets.data<int64_t>()[i] = i / 3 * 2;
  write_at(alias(t, {{4}, {0}, 0}, true), offsets, ones, Combine::Add);
  EXPECT_EQ(t.data<float>()[0], 3);
  EXPECT_EQ(t.data<float>()[2], 1);
}

}  // namespace
}  // namespace tg
