// What keeps tensors within memory that is theirs: checked geometries, storages that never give
// memory back under a tensor, elements read as of their own dtype.
#include <gtest/gtest.h>

#include <functional>

#include "core/blocks.h"
#include "core/pool.h"
#include "core/tensor.h"

namespace tg {
namespace {

std::string message(const std::function<void()>& f) {
  try {
    f();
  } catch (const Error& e) {
    return e.message;
  }
  return "nothing was raised";
}

TEST(CheckedBytes, CountsUpToTheLastElement) {
  EXPECT_EQ(checked_bytes({{2, 3}, {3, 1}, 0}, 4), 24);
  EXPECT_EQ(checked_bytes({{2, 3}, {1, 10}, 5}, 8), 8 * (5 + 1 + 20 + 1));
  EXPECT_EQ(checked_bytes({{}, {}, 7}, 4), 32);
  EXPECT_EQ(checked_bytes({{0, 3}, {INT64_MAX, 1}, 100}, 4), 0);
}

TEST(CheckedBytes, RefusesWhatLiesOutside) {
  EXPECT_EQ(message([] { checked_bytes({{2}, {1}, -1}, 4); }), "Tensor: invalid storage offset -1");
  const char* text = "Storage size calculation overflowed with sizes=[2] and strides=";
  for (int64_t stride : {int64_t{-1}, int64_t{1} << 62, INT64_MAX})
    EXPECT_EQ(message([&] { checked_bytes({{2}, {stride}, 0}, 4); }), str(text, "[", stride, "]"));
  EXPECT_NE(message([] {
              checked_bytes({{int64_t{1} << 62}, {int64_t{1} << 62}, 0}, 1);
            }),
            "nothing was raised");
  EXPECT_NE(message([] { checked_bytes({{2}, {1}, INT64_MAX}, 1); }), "nothing was raised");
  EXPECT_NE(message([] { checked_bytes({{-2}, {1}, 0}, 4); }), "nothing was raised");
}

TEST(Storage, WhatIsCutOffStaysReachableAndReadsAsZeros) {
  Tensor t = empty({300}, DType::Float32);
  std::fill_n(t.data<float>(), 300, 1.5f);
  t.storage()->resize(400);
  EXPECT_EQ(t.storage()->nbytes, 400);
  EXPECT_EQ(t.data<float>()[99], 1.5f);
  EXPECT_EQ(t.data<float>()[100], 0.f);
  EXPECT_EQ(t.data<float>()[299], 0.f);
  t.storage()->resize(4000);
  EXPECT_EQ(t.storage()->nbytes, 4000);
  EXPECT_EQ(t.data<float>()[99], 1.5f);
  EXPECT_EQ(t.data<float>()[299], 0.f);
  EXPECT_EQ(t.data<float>()[999], 0.f);
}

TEST(Blocks, OfLargeTensorsServeTheNextOfTheirSize) {
  if (kSanitized) return;  // there each must come from the allocator
  std::byte *a = take_block(100000), *b = take_block(100000);
  EXPECT_NE(a, b);
  EXPECT_EQ(reinterpret_cast<uintptr_t>(a) % 64, 0u);
  int64_t before = kept_bytes();
  give_block(a, 100000);
  give_block(b, 100000);
  EXPECT_GE(kept_bytes(), before + 200000);
  EXPECT_EQ(take_block(99000), b);  // the latest is the nearest
  EXPECT_EQ(take_block(100000), a);
  EXPECT_EQ(kept_bytes(), before);
  give_block(a, 100000);
  give_block(b, 99000);
}

TEST(Blocks, AreKeptWithinABound) {
  for (int64_t n : {int64_t{1} << 20, kMostKept / 4, kMostKept, kMostKept + 1}) {
    std::byte* blocks[6];
    for (std::byte*& block : blocks) block = take_block(n);
    for (std::byte* block : blocks) {
      give_block(block, n);
      EXPECT_LE(kept_bytes(), kMostKept);
    }
  }
  if (!kSanitized) EXPECT_EQ(take_block(INT64_MAX), nullptr);  // the sanitizer would end the test
}

TEST(Data, IsReadAsOfTheDtypeAlone) {
  Tensor t = empty({2}, DType::Float32);
  EXPECT_NE(t.data<float>(), nullptr);
  EXPECT_NE(t.data<const float>(), nullptr);
  EXPECT_THROW(t.data<double>(), Error);
  EXPECT_THROW(t.data<int32_t>(), Error);
}

}  // namespace
}  // namespace tg
