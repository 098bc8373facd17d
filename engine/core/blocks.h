// Memory of tensors. Blocks of large ones are kept for the next of their size: to the allocator's
// searching, splitting and joining, and to pages that were never touched, a kernel's own time is
// small.
#pragma once

#include <cstddef>
#include <cstdint>

namespace tg {

/// At least that many bytes, aligned to 16, not initialised; nullptr where there is not that much
/// memory.
std::byte* take_block(int64_t nbytes);
/// Gives back what take_block gave for `nbytes`.
void give_block(std::byte* block, int64_t nbytes);

/// Bytes that are kept for later: kMostKept at most, all of which go back to the allocator before
/// memory counts as used up.
int64_t kept_bytes();
constexpr int64_t kMostKept = int64_t{64} << 20;

}  // namespace tg
