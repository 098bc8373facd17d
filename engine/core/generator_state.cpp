#include "core/generator_state.h"

#include <cstring>

#include "core/error.h"

namespace tg {
namespace {

// Seed, left, seeded, next, 624 words of 64 bits each, the normal value that is kept (two unused,
// the value, whether it is there), and unused places.
constexpr size_t kSeed = 0, kLeft = 8, kSeeded = 12, kNext = 16, kWords = 24, kNormal = 5024,
                 kHasNormal = 5040;

}  // namespace

void write_state(const Generator& generator, std::byte* to) {
  const Generator::State& state = generator.state();
  std::memset(to, 0, size_t(kGeneratorBytes));
  auto put = [to](size_t at, auto value) { std::memcpy(to + at, &value, sizeof value); };
  put(kSeed, state.seed);
  put(kLeft, int32_t(state.left));
  put(kSeeded, int32_t{1});
  put(kNext, uint64_t(state.next));
  for (size_t i = 0; i < state.words.size(); ++i) put(kWords + 8 * i, uint64_t(state.words[i]));
  if (!state.kept_normal) return;
  put(kNormal, *state.kept_normal);
  put(kHasNormal, int32_t{1});
}

void read_state(Generator& generator, const std::byte* from) {
  auto take = [from]<class T>(size_t at, T value) {
    std::memcpy(&value, from + at, sizeof value);
    return value;
  };
  Generator::State state;
  state.seed = take(kSeed, uint64_t{});
  state.left = uint32_t(take(kLeft, int32_t{}));
  state.next = uint32_t(take(kNext, uint64_t{}));
  for (size_t i = 0; i < state.words.size(); ++i)
    state.words[i] = uint32_t(take(kWords + 8 * i, uint64_t{}));
  check(state.left > 0 && state.left <= 624 && state.next <= 624, "Invalid mt19937 state");
  if (take(kHasNormal, int32_t{})) state.kept_normal = take(kNormal, double{});
  generator.set_state(state);
}

}  // namespace tg
