#include "core/storage.h"

#include <algorithm>
#include <cstring>

#include "core/blocks.h"

namespace tg {

std::byte* Storage::allocate(int64_t nbytes) {
  if (nbytes <= kInside) return inside_;
  std::byte* fresh = take_block(nbytes);
  check_as(ErrorType::OutOfMemory, fresh != nullptr,
           "[enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate "
           "memory: you tried to allocate ",
           nbytes, " bytes. Error code 12 (Cannot allocate memory)");
  return fresh;
}

void Storage::release() {
  if (data != inside_) give_block(data, capacity_);
}

Storage::Storage(int64_t nbytes, DType dtype)
    : id(next_storage_id()),
      data(allocate(nbytes)),
      nbytes(nbytes),
      dtype(dtype),
      capacity_(nbytes) {
  ++live_counts().storages;
}

Storage::~Storage() {
  release();
  --live_counts().storages;
}

void Storage::resize(int64_t size) {
  if (size > capacity_) {
    std::byte* fresh = allocate(size);
    if (fresh != data) {
      std::memcpy(fresh, data, size_t(capacity_));
      release();
    }
    std::memset(fresh + capacity_, 0, size_t(size - capacity_));
    data = fresh;
    capacity_ = size;
  }
  // What is cut off is gone: it reads as zeros, through tensors too that still reach there.
  if (size < nbytes) std::memset(data + size, 0, size_t(nbytes - size));
  nbytes = size;
  touch_state();
}

}  // namespace tg
