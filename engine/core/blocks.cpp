#include "core/blocks.h"

#include <algorithm>
#include <cstdlib>

#include "core/pool.h"

namespace tg {
namespace {

constexpr int64_t kLarge = 16 << 10;
constexpr size_t kLine = 64;  // a vector across cache lines is read twice

struct Block {
  std::byte* data;
  int64_t size;
};

/// Blocks that were given back, the latest last.
struct Kept {
  static constexpr size_t kCount = 32;
  Block blocks[kCount];
  size_t count = 0;
  int64_t bytes = 0;

  void remove(size_t i) {
    bytes -= blocks[i].size;
    std::copy(blocks + i + 1, blocks + count, blocks + i);
    --count;
  }
  void free_oldest() {
    std::free(blocks[0].data);
    remove(0);
  }
};
Kept kept;

bool is_kept(int64_t size) { return !kSanitized && size >= kLarge && size <= kMostKept; }

/// Sizes are rounded up to one of eight between powers of two, so that they meet again.
int64_t rounded(int64_t nbytes) {
  int64_t unit = int64_t{1} << (60 - __builtin_clzll(uint64_t(nbytes)));
  return (nbytes + unit - 1) & -unit;
}

std::byte* allocate(int64_t size, bool aligned) {
  void* block = aligned ? std::aligned_alloc(kLine, size_t(size)) : std::malloc(size_t(size));
  return static_cast<std::byte*>(block);
}

}  // namespace

std::byte* take_block(int64_t nbytes) {
  constexpr int64_t kAddressable = int64_t(SIZE_MAX >> 1);
  if (nbytes > kAddressable) return nullptr;
  int64_t size = is_kept(nbytes) ? rounded(nbytes) : nbytes;
  if (is_kept(nbytes))
    for (size_t i = kept.count; i-- > 0;)
      if (kept.blocks[i].size == size) {
        std::byte* block = kept.blocks[i].data;
        kept.remove(i);
        return block;
      }
  std::byte* block = allocate(size, is_kept(nbytes));
  while (!block && kept.count > 0) {
    kept.free_oldest();
    block = allocate(size, is_kept(nbytes));
  }
  return block;
}

void give_block(std::byte* block, int64_t nbytes) {
  if (!is_kept(nbytes)) return std::free(block);
  int64_t size = rounded(nbytes);
  while (kept.count == Kept::kCount || (kept.count > 0 && kept.bytes + size > kMostKept))
    kept.free_oldest();
  kept.blocks[kept.count++] = {block, size};
  kept.bytes += size;
}

int64_t kept_bytes() { return kept.bytes; }

}  // namespace tg
