// A block of bytes that tensors share by reference count.
#pragma once

#include <cstddef>

#include "core/counted.h"
#include "core/dtype.h"
#include "core/ids.h"
#include "core/pool.h"

namespace tg {

class Storage final : public Counted, public Pooled<Storage> {
 public:
  /// `nbytes` bytes, not initialised; RuntimeError when there is not that much memory.
  Storage(int64_t nbytes, DType dtype);
  ~Storage();

  /// Keeps the bytes that both sizes have; all others read as zeros. No memory is given back, so
  /// that tensors that reach beyond a smaller size stay in memory that is theirs.
  void resize(int64_t nbytes);

  const Id id;
  std::byte* data = nullptr;
  int64_t nbytes = 0;
  /// The element type of the tensor that it was made for: only to show its cells.
  const DType dtype;
  /// How often an operator wrote to it, through whatever tensor: PyTorch's version counters miss
  /// writes through `.data`, this does not.
  int64_t writes = 0;

 private:
  std::byte* allocate(int64_t nbytes);
  void release();

  int64_t capacity_;

  // A few elements need no memory of their own; AddressSanitizer sees all on the heap.
  static constexpr int64_t kInside = kSanitized ? 0 : 64;
  alignas(16) std::byte inside_[kInside + 16];
};

}  // namespace tg
