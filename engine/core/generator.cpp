#include "core/generator.h"

#include <cmath>

namespace tg {

void Generator::manual_seed(uint64_t seed) {
  seed_ = seed;
  words_[0] = uint32_t(seed);
  for (uint32_t i = 1; i < 624; ++i)
    words_[i] = 1812433253U * (words_[i - 1] ^ (words_[i - 1] >> 30)) + i;
  next_ = 624;
  kept_normal_.reset();
}

void Generator::refill() {
  auto twist = [](uint32_t high, uint32_t low) {
    uint32_t y = (high & 0x80000000U) | (low & 0x7fffffffU);
    return (y >> 1) ^ (low & 1 ? 0x9908b0dfU : 0U);
  };
  for (size_t i = 0; i < 624; ++i)
    words_[i] = words_[(i + 397) % 624] ^ twist(words_[i], words_[(i + 1) % 624]);
  next_ = 0;
}

uint32_t Generator::random32() {
  if (next_ == 624) refill();
  uint32_t y = words_[next_++];
  y ^= y >> 11;
  y ^= (y << 7) & 0x9d2c5680U;
  y ^= (y << 15) & 0xefc60000U;
  return y ^ (y >> 18);
}

double Generator::normal() {
  if (kept_normal_) {
    double kept = *kept_normal_;
    kept_normal_.reset();
    return kept;
  }
  double u1 = uniform53(), u2 = uniform53();
  double r = std::sqrt(-2.0 * std::log1p(-u2)), theta = 2.0 * 3.14159265358979323846 * u1;
  kept_normal_ = r * std::sin(theta);
  return r * std::cos(theta);
}

Generator::State Generator::state() const {
  return {seed_, words_, 624 - next_ == 0 ? 1 : 624 - next_ + 1, next_ == 624 ? 0 : next_,
          kept_normal_};
}

void Generator::set_state(const State& state) {
  seed_ = state.seed;
  words_ = state.words;
  next_ = state.left == 1 ? 624 : state.next;
  kept_normal_ = state.kept_normal;
}

Generator& default_generator() {
  static Generator generator;
  return generator;
}

}  // namespace tg
