// JSON as it leaves the engine.
#include "inspect/json.h"

#include <gtest/gtest.h>

#include <bit>
#include <limits>
#include <random>

namespace tg {
namespace {

template <class T>
std::string written(const T& value) {
  std::string out;
  append_json(out, value);
  return out;
}

TEST(Json, FloatsStayFloatsAndReadBackExactly) {
  EXPECT_EQ(written(3.0), "3.0");
  EXPECT_EQ(written(-0.0), "-0.0");
  EXPECT_EQ(written(1e300), "1.0000000000000001e+300");
  for (double value : {0.1, 1.0 / 3, 5e-324, 123456789012345680.0})
    EXPECT_EQ(std::strtod(written(value).c_str(), nullptr), value);  // stod refuses subnormals
}

TEST(Json, EveryFloatReadsBackExactly) {
  std::mt19937_64 random(0);
  for (int i = 0; i < 200'000; ++i) {
    auto value = std::bit_cast<double>(random());
    if (!std::isfinite(value)) continue;
    EXPECT_EQ(std::strtod(written(value).c_str(), nullptr), value);
    double near = std::ldexp(value, -std::ilogb(value) + i % 80 - 40);  // where numbers mostly are
    EXPECT_EQ(std::strtod(written(near).c_str(), nullptr), near) << written(near);
    double single = float(near);
    EXPECT_EQ(std::strtod(written(single).c_str(), nullptr), single) << written(single);
  }
  for (double power = 1e-12; power < 1e20; power *= 10)
    for (double value : {std::nextafter(power, 0.0), power, std::nextafter(power, 1e30)})
      EXPECT_EQ(std::strtod(written(value).c_str(), nullptr), value) << written(value);
}

TEST(Json, WhatItsNumbersCannotSayIsAString) {
  EXPECT_EQ(written(std::nan("")), "\"nan\"");
  EXPECT_EQ(written(std::numeric_limits<double>::infinity()), "\"inf\"");
  EXPECT_EQ(written(-std::numeric_limits<double>::infinity()), "\"-inf\"");
  EXPECT_EQ(written((int64_t{1} << 53) - 1), "9007199254740991");
  EXPECT_EQ(written(int64_t{1} << 53), "\"9007199254740992\"");
  EXPECT_EQ(written(std::numeric_limits<int64_t>::min()), "\"-9223372036854775808\"");
}

TEST(Json, TextsAreEscaped) {
  EXPECT_EQ(written("a\"b\\c\nd"), "\"a\\\"b\\\\c\\u000ad\"");
  EXPECT_EQ(written(true), "true");
  EXPECT_EQ(written(Ints{1, -2}), "[1,-2]");
  EXPECT_EQ(written(Ints{}), "[]");
}

TEST(Json, PartsHaveCommasBetweenThem) {
  std::string out;
  {
    JsonObject object(out);
    object.field("a", int64_t{1});
    JsonList list(object.key("b"));
    append_json(list.next(), "x");
    JsonObject(list.next()).field("c", false);
  }
  EXPECT_EQ(out, "{\"a\":1,\"b\":[\"x\",{\"c\":false}]}");
}

}  // namespace
}  // namespace tg
