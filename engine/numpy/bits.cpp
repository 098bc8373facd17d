#include "numpy/bits.h"

#include <algorithm>

#include "core/error.h"

namespace tg::numpy {

void Bits::renew() {
  constexpr size_t kApart = 397;
  auto mixed = [](uint32_t upper, uint32_t lower) {
    uint32_t y = (upper & 0x80000000u) | (lower & 0x7fffffffu);
    return (y >> 1) ^ (lower & 1 ? 0x9908b0dfu : 0);
  };
  for (size_t i = 0; i < kWords; ++i)
    key_[i] = key_[(i + kApart) % kWords] ^ mixed(key_[i], key_[(i + 1) % kWords]);
  at_ = 0;
}

uint32_t Bits::next32() {
  if (kind_ == Kind::Pcg64) {
    if (has_half_) {
      has_half_ = false;
      return half_;
    }
    uint64_t both = next64();
    has_half_ = true;
    half_ = uint32_t(both >> 32);
    return uint32_t(both);
  }
  if (at_ == kWords) renew();
  uint32_t y = key_[at_++];
  y ^= y >> 11;
  y ^= (y << 7) & 0x9d2c5680u;
  y ^= (y << 15) & 0xefc60000u;
  return y ^ (y >> 18);
}

uint64_t Bits::next64() {
  if (kind_ == Kind::MersenneTwister) {
    uint64_t upper = next32();
    return upper << 32 | next32();
  }
  constexpr Wide kFactor = Wide(2549297995355413924u) << 64 | 4865540595714422341u;
  state_ = state_ * kFactor + increment_;
  auto turn = unsigned(state_ >> 122);
  uint64_t folded = uint64_t(state_ >> 64) ^ uint64_t(state_);
  return folded >> turn | folded << (-turn & 63);
}

double Bits::uniform() {
  if (kind_ == Kind::Pcg64) return double(next64() >> 11) * (1.0 / 9007199254740992.0);
  uint32_t upper = next32() >> 5, lower = next32() >> 6;
  return (upper * 67108864.0 + lower) / 9007199254740992.0;
}

void Bits::seed(uint32_t seed) {
  for (uint32_t i = 0; i < kWords; ++i) {
    key_[i] = seed;
    seed = 1812433253u * (seed ^ (seed >> 30)) + i + 1;
  }
  at_ = kWords;
  has_gauss = false;
}

void Bits::seed(const std::vector<uint32_t>& seeds) {
  seed(19650218u);
  size_t i = 1;
  auto step = [&](uint32_t factor, uint32_t more) {
    key_[i] = (key_[i] ^ ((key_[i - 1] ^ (key_[i - 1] >> 30)) * factor)) + more;
    if (++i == kWords) {
      key_[0] = key_[kWords - 1];
      i = 1;
    }
  };
  for (size_t k = 0, j = 0; k < std::max(kWords, seeds.size()); ++k) {
    step(1664525u, seeds[j] + uint32_t(j));
    j = (j + 1) % seeds.size();
  }
  for (size_t k = 1; k < kWords; ++k) step(1566083941u, -uint32_t(i));
  key_[0] = 0x80000000u;
}

std::vector<uint64_t> Bits::state() const {
  if (kind_ == Kind::MersenneTwister) {
    std::vector<uint64_t> all(key_.begin(), key_.end());
    all.push_back(at_);
    return all;
  }
  return {uint64_t(state_ >> 64), uint64_t(state_), uint64_t(increment_ >> 64),
          uint64_t(increment_),   has_half_,        half_};
}

void Bits::set_state(const std::vector<uint64_t>& state) {
  if (kind_ == Kind::MersenneTwister) {
    check(state.size() == kWords + 1 && state.back() <= kWords,
          "malformed call: no state of a Mersenne Twister");
    for (size_t i = 0; i < kWords; ++i) key_[i] = uint32_t(state[i]);
    at_ = size_t(state.back());
    return;
  }
  check(state.size() == 6, "malformed call: no state of a PCG64");
  state_ = Wide(state[0]) << 64 | state[1];
  increment_ = Wide(state[2]) << 64 | state[3];
  has_half_ = state[4] != 0;
  half_ = uint32_t(state[5]);
}

}  // namespace tg::numpy
