#include "kernels/map.h"

#include <algorithm>
#include <array>

#include "kernels/copy.h"
#include "kernels/half.h"
#include "kernels/iterate.h"

namespace tg {
namespace {

constexpr size_t kOperands = 4;
/// Elements at a time where they are copied to lie side by side: what stays in the nearest cache.
constexpr int64_t kBlock = 512;
/// Bytes of the widest element.
constexpr int64_t kWidest = 16;
/// Elements that loops in place take together: two vectors of 32 bytes of floats.
constexpr int64_t kVectors = 16;

struct Map {
  map_detail::Packed loop;
  const void* f;
  size_t operands;
  std::array<int64_t, kOperands> item, in_loop;  // bytes of an element, and of one in the loop
  /// What makes the loop's elements of a tensor's, or the result's of the loop's; null for none.
  std::array<Convert, kOperands> convert;
  bool converts = false;

  void plane(const Loop::Plane& p) const {
    int64_t rows = std::max<int64_t>(kBlock / p.width, 1);
    // Vectors in place end with their row: rows are joined where none holds one, or nothing else.
    bool vectors = in_place(p.step) && p.width >= kVectors;
    if (rows > 1 && p.height > 1 && (!vectors || p.width % kVectors == 0))
      return short_rows(p, rows, vectors);
    std::byte* at[kOperands];
    for (int64_t i = 0; i < p.height; ++i) {
      for (size_t k = 0; k < operands; ++k) at[k] = p.at[k] + i * p.apart[k];
      row(at, p.step, p.width);
    }
  }
  // PyTorch takes one repeated operand for as good as one in place.
  bool in_place(const int64_t* step) const {
    size_t apart = 0, repeated = 0;
    for (size_t k = 0; k < operands; ++k) {
      apart += step[k] != item[k];
      repeated += k > 0 && step[k] == 0;
    }
    return !apart || (apart == 1 && repeated == 1);
  }
  void row(std::byte* const* at, const int64_t* step, int64_t count) const {
    size_t apart = 0;
    for (size_t k = 0; k < operands; ++k) apart += step[k] != item[k];
    if (!apart && !converts) return loop(f, count, at, true);
    alignas(16) std::byte room[kOperands][kBlock * kWidest];
    std::byte* side_by_side[kOperands];
    for (int64_t i = 0; i < count; i += kBlock) {
      int64_t n = std::min(kBlock, count - i);
      for (size_t k = 0; k < operands; ++k) {
        std::byte* from = at[k] + i * step[k];
        bool copied = step[k] != item[k] || convert[k];
        side_by_side[k] = copied ? room[k] : from;
        bool repeats = step[k] == 0;
        if (k > 0 && copied && !(repeats && i > 0)) fetch(k, room[k], from, step[k], n);
      }
      loop(f, n, side_by_side, in_place(step));
      if (side_by_side[0] == room[0]) put(at[0] + i * step[0], step[0], room[0], n);
    }
  }
  /// Several rows at a time. An operand that repeats from row to row is copied once.
  void short_rows(const Loop::Plane& p, int64_t rows, bool vectors) const {
    alignas(16) std::byte room[kOperands][kBlock * kWidest];
    std::byte* side_by_side[kOperands];
    bool copied[kOperands];
    for (size_t k = 0; k < operands; ++k)
      copied[k] = p.step[k] != item[k] || p.apart[k] != p.width * item[k] || convert[k];
    for (int64_t i = 0; i < p.height; i += rows) {
      int64_t n = std::min(rows, p.height - i);
      auto each_row = [&](size_t k, auto&& f) {
        for (int64_t r = 0; r < n; ++r)
          f(p.at[k] + (i + r) * p.apart[k], room[k] + r * p.width * in_loop[k]);
      };
      for (size_t k = 0; k < operands; ++k) {
        side_by_side[k] = copied[k] ? room[k] : p.at[k] + i * p.apart[k];
        if (k == 0 || !copied[k] || (i > 0 && p.apart[k] == 0)) continue;
        each_row(k, [&](const std::byte* from, std::byte* to) {
          fetch(k, to, from, p.step[k], p.width);
        });
      }
      loop(f, n * p.width, side_by_side, vectors);
      if (copied[0])
        each_row(0,
                 [&](std::byte* to, const std::byte* from) { put(to, p.step[0], from, p.width); });
    }
  }
  /// A row of operand k, as the loop reads it; at most kBlock elements.
  void fetch(size_t k, std::byte* to, const std::byte* from, int64_t step, int64_t n) const {
    if (!convert[k]) return copy_row(to, item[k], from, step, n, item[k]);
    if (step == item[k]) return convert[k](to, from, n);
    alignas(16) std::byte packed[kBlock * kWidest];
    copy_row(packed, item[k], from, step, n, item[k]);
    convert[k](to, packed, n);
  }
  /// A row of what the loop wrote, into the result.
  void put(std::byte* to, int64_t step, const std::byte* from, int64_t n) const {
    if (!convert[0]) return copy_row(to, step, from, item[0], n, item[0]);
    if (step == item[0]) return convert[0](to, from, n);
    alignas(16) std::byte packed[kBlock * kWidest];
    convert[0](packed, from, n);
    copy_row(to, step, packed, item[0], n, item[0]);
  }
};

}  // namespace

void map_detail::run(Packed loop, const void* f, std::initializer_list<const Tensor*> operands,
                     const DType* types) {
  const Tensor& out = **operands.begin();
  Map map{loop, f, operands.size(), {}, {}, {}};
  std::array<std::byte*, kOperands> at;
  std::array<int64_t, kOperands> step;
  bool one_row = true;  // packed tensors alike, and single numbers
  size_t k = 0;
  for (const Tensor* t : operands) {
    map.item[k] = item_size(t->dtype());
    map.in_loop[k] = item_size(types[k]);
    if (is_only_stored(t->dtype())) {
      map.convert[k] = k == 0 ? narrowing(t->dtype()) : widening(t->dtype());
      map.converts = true;
    }
    bool alike = t->sizes() == out.sizes() && t->is_contiguous();
    step[k] = alike ? map.item[k] : 0;
    at[k++] = t->raw();
    one_row = one_row && (alike || (k > 1 && t->dim() == 0));
  }
  if (one_row) {
    if (int64_t count = out.numel()) map.row(at.data(), step.data(), count);
    return;
  }
  Loop nest(out.sizes());
  for (const Tensor* t : operands) nest.add(*t);
  nest.run_planes([&](const Loop::Plane& plane) { map.plane(plane); });
}

}  // namespace tg
