#include "core/generator.h"

#include <cmath>

#include "core/sin_cos.h"

namespace tg {

void Generator::manual_seed(uint64_t seed) {
  state_ = State();
  state_.seed = seed;
  state_.words[0] = uint32_t(seed);
  for (uint32_t i = 1; i < 624; ++i)
    state_.words[i] = 1812433253U * (state_.words[i - 1] ^ (state_.words[i - 1] >> 30)) + i;
}

void Generator::refill() {
  auto twist = [](uint32_t high, uint32_t low) {
    uint32_t y = (high & 0x80000000U) | (low & 0x7fffffffU);
    return (y >> 1) ^ (low & 1 ? 0x9908b0dfU : 0U);
  };
  auto& words = state_.words;
  for (size_t i = 0; i < 624; ++i)
    words[i] = words[(i + 397) % 624] ^ twist(words[i], words[(i + 1) % 624]);
  state_.left = 624;
  state_.next = 0;
}

uint32_t Generator::random32() {
  if (--state_.left == 0 || state_.next >= 624) refill();
  uint32_t y = state_.words[state_.next++];
  y ^= y >> 11;
  y ^= (y << 7) & 0x9d2c5680U;
  y ^= (y << 15) & 0xefc60000U;
  return y ^ (y >> 18);
}

double Generator::normal() {
  if (state_.kept_normal) {
    double kept = *state_.kept_normal;
    state_.kept_normal.reset();
    return kept;
  }
  double u1 = uniform53(), u2 = uniform53();
  double r = std::sqrt(-2.0 * std::log1p(-u2));
  SinCos at = sin_cos(2.0 * 3.14159265358979323846 * u1);
  state_.kept_normal = r * at.sin;
  return r * at.cos;
}

Generator& default_generator() {
  static Generator generator;
  return generator;
}

}  // namespace tg
