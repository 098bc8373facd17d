#include "kernels/map.h"

#include <algorithm>
#include <array>

#include "kernels/copy.h"
#include "kernels/iterate.h"

namespace tg {
namespace {

constexpr size_t kOperands = 4;
/// Elements at a time where they are copied to lie side by side: what stays in the nearest cache.
constexpr int64_t kBlock = 512;
/// Elements that loops in place take together: two vectors of 32 bytes of floats.
constexpr int64_t kVectors = 16;

struct Map {
  map_detail::Packed loop;
  const void* f;
  size_t operands;
  std::array<int64_t, kOperands> item;

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
    if (!apart) return loop(f, count, at, true);
    alignas(16) std::byte room[kOperands][kBlock * 8];
    std::byte* side_by_side[kOperands];
    for (int64_t i = 0; i < count; i += kBlock) {
      int64_t n = std::min(kBlock, count - i);
      for (size_t k = 0; k < operands; ++k) {
        std::byte* from = at[k] + i * step[k];
        side_by_side[k] = step[k] == item[k] ? from : room[k];
        bool is_read = k > 0 && step[k] != item[k], repeats = step[k] == 0;
        if (is_read && !(repeats && i > 0)) copy_row(room[k], item[k], from, step[k], n, item[k]);
      }
      loop(f, n, side_by_side, in_place(step));
      if (step[0] != item[0]) copy_row(at[0] + i * step[0], step[0], room[0], item[0], n, item[0]);
    }
  }
  /// Several rows at a time. An operand that repeats from row to row is copied once.
  void short_rows(const Loop::Plane& p, int64_t rows, bool vectors) const {
    alignas(16) std::byte room[kOperands][kBlock * 8];
    std::byte* side_by_side[kOperands];
    bool copied[kOperands];
    for (size_t k = 0; k < operands; ++k)
      copied[k] = p.step[k] != item[k] || p.apart[k] != p.width * item[k];
    for (int64_t i = 0; i < p.height; i += rows) {
      int64_t n = std::min(rows, p.height - i);
      auto each_row = [&](size_t k, auto&& f) {
        for (int64_t r = 0; r < n; ++r)
          f(p.at[k] + (i + r) * p.apart[k], room[k] + r * p.width * item[k]);
      };
      for (size_t k = 0; k < operands; ++k) {
        side_by_side[k] = copied[k] ? room[k] : p.at[k] + i * p.apart[k];
        if (k == 0 || !copied[k] || (i > 0 && p.apart[k] == 0)) continue;
        each_row(k, [&](const std::byte* from, std::byte* to) {
          copy_row(to, item[k], from, p.step[k], p.width, item[k]);
        });
      }
      loop(f, n * p.width, side_by_side, vectors);
      if (copied[0])
        each_row(0, [&](std::byte* to, const std::byte* from) {
          copy_row(to, p.step[0], from, item[0], p.width, item[0]);
        });
    }
  }
};

}  // namespace

void map_detail::run(Packed loop, const void* f, std::initializer_list<const Tensor*> operands) {
  const Tensor& out = **operands.begin();
  Map map{loop, f, operands.size(), {}};
  std::array<std::byte*, kOperands> at;
  std::array<int64_t, kOperands> step;
  bool one_row = true;  // packed tensors alike, and single numbers
  size_t k = 0;
  for (const Tensor* t : operands) {
    map.item[k] = item_size(t->dtype());
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
