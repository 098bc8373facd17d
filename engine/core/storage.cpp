#include "core/storage.h"

#include <cstdlib>

namespace tg {
namespace {

std::byte* allocate(std::byte* old, int64_t nbytes) {
  constexpr int64_t kAddressable = int64_t(SIZE_MAX >> 1);
  void* fresh =
      nbytes <= kAddressable ? std::realloc(old, nbytes > 0 ? size_t(nbytes) : 1) : nullptr;
  check_as(ErrorType::OutOfMemory, fresh != nullptr,
           "[enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate "
           "memory: you tried to allocate ",
           nbytes, " bytes. Error code 12 (Cannot allocate memory)");
  return static_cast<std::byte*>(fresh);
}

}  // namespace

Storage::Storage(int64_t nbytes, DType dtype)
    : id(next_storage_id()), data(allocate(nullptr, nbytes)), nbytes(nbytes), dtype(dtype) {
  ++live_counts().storages;
}

Storage::~Storage() {
  std::free(data);
  --live_counts().storages;
}

void Storage::resize(int64_t size) {
  data = allocate(data, size);
  nbytes = size;
}

}  // namespace tg
