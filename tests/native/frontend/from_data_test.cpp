// torch.tensor(data): inferred dtypes and sizes, conversions, and data that is none.
#include "frontend/from_data.h"

#include <gtest/gtest.h>

#include <cmath>

#include "frontend/calling.h"

namespace tg {
namespace {

DType inferred(Value data) { return from_data(data, {}).dtype(); }

std::string refused(Value data, std::optional<DType> dtype = {}) {
  return raised([&] { from_data(data, dtype); });
}

TEST(FromData, InfersTheDtype) {
  EXPECT_EQ(inferred(Scalar(true)), DType::Bool);
  EXPECT_EQ(inferred(Scalar(1)), DType::Int64);
  EXPECT_EQ(inferred(Scalar(1.0)), DType::Float32);
  EXPECT_EQ(inferred(list({})), DType::Float32);
  EXPECT_EQ(inferred(list({Scalar(true), Scalar(1)})), DType::Int64);
  EXPECT_EQ(inferred(list({Scalar(1), Scalar(2.5)})), DType::Float32);
  EXPECT_EQ(inferred(list({Scalar(true), Scalar(2.5)})), DType::Float32);
  // 0-d tensors are numbers of their dtype.
  EXPECT_EQ(inferred(list({ones({}), from_data(Scalar(1), {})})), DType::Float32);
}

TEST(FromData, Sizes) {
  EXPECT_EQ(from_data(Scalar(1), {}).dim(), 0);
  EXPECT_EQ(from_data(list({list({}), list({})}), {}).sizes(), (Ints{2, 0}));
  Tensor t = from_data(list({list({Scalar(1), Scalar(2)}), list({Scalar(3), Scalar(4)})}), {});
  EXPECT_EQ(repr(t), "tensor([[1, 2],\n        [3, 4]])");
}

TEST(FromData, Converts) {
  Value fractions = list({Scalar(1.7), Scalar(-1.7)});
  EXPECT_EQ(repr(from_data(fractions, DType::Int64)), "tensor([ 1, -1])");
  EXPECT_EQ(repr(from_data(list({Scalar(0.0), Scalar(2.0)}), DType::Bool)),
            "tensor([False,  True])");
  EXPECT_EQ(repr(from_data(list({Scalar(-1)}), DType::UInt8)), "tensor([255], dtype=torch.uint8)");
  EXPECT_EQ(repr(from_data(list({Scalar(1e40)}), {})), "tensor([inf])");
  EXPECT_EQ(from_data(Scalar(int64_t{9007199254740993}), DType::Float64).data<double>()[0],
            9007199254740992.0);
  EXPECT_EQ(from_data(Scalar(INT64_MIN), {}).data<int64_t>()[0], INT64_MIN);
}

TEST(FromData, WhatDoesNotFitTheDtype) {
  const std::string without = " without overflow";
  EXPECT_EQ(refused(list({Scalar(300)}), DType::UInt8),
            "RuntimeError: value cannot be converted to type uint8" + without);
  EXPECT_EQ(refused(list({Scalar(int64_t{1} << 31)}), DType::Int32),
            "RuntimeError: value cannot be converted to type int32" + without);
  EXPECT_EQ(refused(list({Scalar(NAN)}), DType::Int64),
            "RuntimeError: value cannot be converted to type int64" + without);
  EXPECT_EQ(refused(list({Scalar(9223372036854775808.0)}), DType::Int64),
            "RuntimeError: value cannot be converted to type int64" + without);
  EXPECT_EQ(refused(list({Scalar(-9223372036854775808.0)}), DType::Int64), "no error");
  EXPECT_EQ(refused(HugeInt{0x1p70}), "ValueError: Overflow when unpacking long long");
  EXPECT_EQ(refused(list({HugeInt{-INFINITY}}), DType::Float32),
            "OverflowError: int too large to convert to float");
}

TEST(FromData, IntsBeyond64BitsAreNumbersWhereTheResultIsFloating) {
  EXPECT_EQ(from_data(list({HugeInt{0x1p70}}), DType::Float64).data<double>()[0], 0x1p70);
  Tensor mixed = from_data(list({Scalar(1.5), HugeInt{0x1p70}}), std::nullopt);
  EXPECT_EQ(mixed.dtype(), DType::Float32);
  EXPECT_EQ(mixed.data<float>()[1], 0x1p70f);
}

TEST(FromData, WhatIsNoData) {
  Value one = list({Scalar(1)}), two = list({Scalar(1), Scalar(2)});
  EXPECT_EQ(refused(list({two, one})),
            "ValueError: expected sequence of length 2 at dim 1 (got 1)");
  EXPECT_EQ(refused(list({one, Scalar(2)})), "TypeError: not a sequence");
  EXPECT_EQ(refused(list({Scalar(1), one})),
            "TypeError: 'list' object cannot be interpreted as an integer");
  EXPECT_EQ(refused(list({Scalar(1), std::string("a")})),
            "TypeError: new(): invalid data type 'str'");
  EXPECT_EQ(refused(std::string("a")), "TypeError: new(): invalid data type 'str'");
  EXPECT_EQ(refused(None{}), "RuntimeError: Could not infer dtype of NoneType");
  EXPECT_EQ(refused(list({Scalar(1), None{}})), "RuntimeError: Could not infer dtype of NoneType");
  EXPECT_EQ(refused(list({ones(), ones()})),
            "ValueError: only one element tensors can be converted to Python scalars");
}

}  // namespace
}  // namespace tg
