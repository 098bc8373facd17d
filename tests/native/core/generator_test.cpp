// The generator's stream and state, against what PyTorch gives after torch.manual_seed(5).
#include <gtest/gtest.h>

#include <vector>

#include "core/error.h"
#include "core/generator_state.h"

namespace tg {
namespace {

TEST(Generator, CountsItsWordsAsPyTorchDoes) {
  Generator g(5);
  EXPECT_EQ(g.state().left, 1u);
  EXPECT_EQ(g.state().next, 0u);
  EXPECT_EQ(g.state().words[0], 5u);
  for (int i = 0; i < 10; ++i) g.random32();
  EXPECT_EQ(g.state().left, 615u);
  EXPECT_EQ(g.state().next, 10u);
  EXPECT_EQ(g.state().words[0], 0xf348ee4bu);
  for (int i = 0; i < 614; ++i) g.random32();
  EXPECT_EQ(g.state().left, 1u);
  EXPECT_EQ(g.state().next, 624u);
}

TEST(Generator, KeepsTheSecondNormalOfAPair) {
  Generator g(5);
  g.normal();
  EXPECT_TRUE(g.state().kept_normal.has_value());
  Generator::State between = g.state();
  double kept = g.normal();
  EXPECT_FALSE(g.state().kept_normal.has_value());
  g.set_state(between);
  EXPECT_EQ(g.normal(), kept);
}

TEST(Generator, OnlyTheLowBitsOfASeedCount) {
  Generator a(5), b((1ULL << 32) + 5);
  EXPECT_EQ(a.random32(), b.random32());
  EXPECT_NE(a.initial_seed(), b.initial_seed());
}

TEST(Generator, ItsBytesGiveTheSameStreamAgain) {
  Generator generator(7), other;
  generator.normal();  // another one is kept
  std::vector<std::byte> bytes(size_t{kGeneratorBytes});
  write_state(generator, bytes.data());
  read_state(other, bytes.data());
  EXPECT_EQ(other.initial_seed(), 7u);
  for (int i = 0; i < 700; ++i) EXPECT_EQ(other.normal(), generator.normal());
  bytes[8] = bytes[9] = std::byte{0xff};
  EXPECT_THROW(read_state(other, bytes.data()), Error);
}

}  // namespace
}  // namespace tg
