// PyTorch's CPU random generator: MT19937 and the normal value that it keeps for the next call.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "core/counted.h"

namespace tg {

class Generator : public Counted {
 public:
  explicit Generator(uint64_t seed = 67280421310721) { manual_seed(seed); }

  /// Starts the stream anew; the low 32 bits count.
  void manual_seed(uint64_t seed);
  uint64_t initial_seed() const { return state_.seed; }

  /// The next 32 bits of the stream.
  uint32_t random32();
  /// Two draws, the first as the high word.
  uint64_t random64() {
    uint64_t high = random32();
    return high << 32 | random32();
  }
  /// [0, 1) with 24 bits, scaled exactly.
  float uniform24() { return float(random32() & 0xffffff) * 0x1p-24f; }
  /// [0, 1) with 53 bits.
  double uniform53() { return double(random64() & ((1ULL << 53) - 1)) * 0x1p-53; }
  /// A standard normal by Box-Muller; every second call takes the value kept by the first.
  double normal();

  /// What get_state() packs and set_state() takes back. `left` and `next` count as PyTorch's do:
  /// words until the next refill (which the draw that brings it to 0 makes), and the next word.
  struct State {
    uint64_t seed = 0;
    std::array<uint32_t, 624> words{};
    uint32_t left = 1, next = 0;
    std::optional<double> kept_normal;
  };
  const State& state() const { return state_; }
  void set_state(const State& state) { state_ = state; }

 private:
  void refill();

  State state_;
};

/// The generator that torch.manual_seed() seeds and that operators use unless given another.
Generator& default_generator();

}  // namespace tg
