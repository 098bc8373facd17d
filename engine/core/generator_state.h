// A generator's state as the bytes that PyTorch's get_state() gives.
#pragma once

#include <cstddef>

#include "core/generator.h"

namespace tg {

inline constexpr int64_t kGeneratorBytes = 5056;

/// Writes kGeneratorBytes bytes.
void write_state(const Generator& generator, std::byte* to);
/// Takes over what write_state() wrote; RuntimeError for bytes that no generator can be in.
void read_state(Generator& generator, const std::byte* from);

}  // namespace tg
