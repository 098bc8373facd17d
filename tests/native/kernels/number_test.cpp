// Arithmetic on single numbers: the corners that PyTorch defines and C++ does not.
#include "kernels/number.h"

#include <gtest/gtest.h>

namespace tg {
namespace {

TEST(Number, IntegersWrapAround) {
  EXPECT_EQ(number::add<int8_t>(127, 1), -128);
  EXPECT_EQ(number::mul<int16_t>(-32768, -1), -32768);
  EXPECT_EQ(number::mul<uint8_t>(200, 2), 144);
  EXPECT_EQ(number::neg<int64_t>(INT64_MIN), INT64_MIN);
  EXPECT_TRUE(number::add(true, true));
}

TEST(Number, DivisionRoundsAsPython) {
  EXPECT_EQ(number::divide_floor(-7, 2), -4);
  EXPECT_EQ(number::divide_trunc(-7, 2), -3);
  EXPECT_EQ(number::remainder(-7, 2), 1);
  EXPECT_EQ(number::fmod(-7, 2), -1);
  EXPECT_EQ(number::divide_floor<int32_t>(INT32_MIN, -1), INT32_MIN);
  EXPECT_EQ(number::remainder<int32_t>(INT32_MIN, -1), 0);
  EXPECT_EQ(number::divide_floor(-7.0, 2.0), -4.0);
  EXPECT_EQ(number::remainder(-7.0f, 2.0f), 1.0f);
  EXPECT_EQ(number::divide_floor(-1.0, 0.0), -INFINITY);
  EXPECT_THROW(number::divide_floor(1, 0), Error);
  EXPECT_THROW(number::remainder(1, 0), Error);
}

TEST(Number, PowersOfIntegers) {
  EXPECT_EQ(number::pow<int64_t>(3, 4), 81);
  EXPECT_EQ(number::pow<int64_t>(-1, -3), -1);
  EXPECT_EQ(number::pow<int64_t>(2, -1), 0);
  EXPECT_EQ(number::pow<uint8_t>(2, 8), 0);
}

TEST(Number, NanIsKept) {
  EXPECT_TRUE(std::isnan(number::max(1.0, double(NAN))));
  EXPECT_TRUE(std::isnan(number::min(double(NAN), 1.0)));
  EXPECT_TRUE(std::isnan(number::clamp(double(NAN), 0.0, 1.0)));
  EXPECT_EQ(number::clamp(0, 2, 1), 1);
  EXPECT_EQ(number::sign(double(NAN)), 0.0);
}

}  // namespace
}  // namespace tg
