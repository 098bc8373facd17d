#include "numpy/memory.h"

#include <algorithm>

#include "kernels/copy.h"

namespace tg::numpy {
namespace {

// The elements that a geometry reaches, from the first to behind the last; nothing where that does
// not fit an int64.
std::optional<Extent> elements_of(const Geometry& g) {
  Extent all{g.offset, g.offset};
  int64_t numel;
  if (!product_fits(g.sizes, &numel)) return std::nullopt;
  if (numel == 0) return all;
  for (size_t i = 0; i < g.sizes.size(); ++i) {
    int64_t span, *end = g.strides[i] < 0 ? &all.first : &all.end;
    if (__builtin_mul_overflow(g.sizes[i] - 1, g.strides[i], &span) ||
        __builtin_add_overflow(*end, span, end))
      return std::nullopt;
  }
  if (__builtin_add_overflow(all.end, 1, &all.end)) return std::nullopt;
  return all;
}

}  // namespace

Extent extent(const Tensor& t) {
  Extent all = *elements_of(t.geometry());
  int64_t item = item_size(t.dtype());
  return {all.first * item, all.end * item};
}

Tensor strided(const Tensor& holder, const Ints& sizes, const Ints& strides, int64_t offset,
               std::optional<DType> dtype) {
  check(sizes.size() == strides.size(), "malformed call: unequal counts of sizes and strides");
  for (int64_t size : sizes)
    check_as(ErrorType::Value, size >= 0, "negative dimensions are not allowed");
  Geometry g{sizes, strides, offset};
  DType type = dtype.value_or(holder.dtype());
  auto all = elements_of(g);
  check_as(ErrorType::Value,
           all && all->first >= 0 && all->end <= holder.storage()->nbytes / item_size(type),
           "strides is incompatible with shape of requested array and size of buffer");
  return Tensor(make_ref<TensorBody>(holder.storage(), g, type, holder.version()));
}

bool may_share_memory(const Tensor& a, const Tensor& b) {
  if (!(a.storage() == b.storage()) || a.numel() == 0 || b.numel() == 0) return false;
  Extent x = extent(a), y = extent(b);
  return x.first < y.end && y.first < x.end;
}

void assign(const Tensor& to, const Tensor& from) {
  const Geometry &a = to.geometry(), &b = from.geometry();
  bool same = to.dtype() == from.dtype() && a.offset == b.offset && a.sizes == b.sizes &&
              a.strides == b.strides;
  if (same || !may_share_memory(to, from)) return copy_elements(to, from);
  Tensor read = empty(from.sizes(), from.dtype());
  copy_elements(read, from);
  copy_elements(to, read);
}

}  // namespace tg::numpy
