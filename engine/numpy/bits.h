// NumPy's generators of random bits: the Mersenne Twister of RandomState and the PCG64 of
// default_rng.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace tg::numpy {

class Bits {
 public:
  enum class Kind { MersenneTwister, Pcg64 };

  explicit Bits(Kind kind) : kind_(kind) {}

  uint32_t next32();
  uint64_t next64();
  /// Uniform in [0, 1), by 53 bits.
  double uniform();
  /// The same by 24 bits.
  float uniform_float() { return float(next32() >> 8) * (1.f / 16777216.f); }

  /// The Mersenne Twister's state from a number, and from several.
  void seed(uint32_t seed);
  void seed(const std::vector<uint32_t>& seeds);

  /// The state as numbers: the Twister's 624 words and its place among them, or PCG64's state and
  /// increment, each as its upper and lower half, whether half a number is kept, and that half.
  std::vector<uint64_t> state() const;
  void set_state(const std::vector<uint64_t>& state);

  /// The second of two normals that RandomState makes at a time.
  bool has_gauss = false;
  double gauss = 0;

 private:
  static constexpr size_t kWords = 624;
  using Wide = unsigned __int128;

  void renew();

  Kind kind_;
  std::array<uint32_t, kWords> key_{};
  size_t at_ = kWords;
  Wide state_ = 0, increment_ = 0;
  bool has_half_ = false;
  uint32_t half_ = 0;
};

}  // namespace tg::numpy
