// Objects that come and go with every operator, kept for the next one instead of freed.
#pragma once

#include <cstddef>
#include <new>

namespace tg {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

/// Blocks of one size. Free ones are kept, up to a number; more go back to the allocator. Under
/// AddressSanitizer none are kept: it must see every object's end.
template <size_t kSize>
class Pool {
 public:
  static void* allocate() {
    if (!free_) return ::operator new(kSize);
    Block* block = free_;
    free_ = block->next;
    --count_;
    return block;
  }
  static void release(void* memory) {
    if (count_ == kKept) return ::operator delete(memory);
    free_ = new (memory) Block{free_};
    ++count_;
  }

 private:
  static constexpr size_t kKept = kSanitized ? 0 : 16384;
  struct Block {
    Block* next;
  };
  static_assert(kSize >= sizeof(Block));
  static inline Block* free_ = nullptr;
  static inline size_t count_ = 0;
};

/// Base of classes (final ones) whose objects come from a pool.
template <class T>
struct Pooled {
  static void* operator new(size_t) { return Pool<sizeof(T)>::allocate(); }
  static void operator delete(void* memory) { Pool<sizeof(T)>::release(memory); }
};

}  // namespace tg
