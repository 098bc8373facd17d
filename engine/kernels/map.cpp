#include "kernels/map.h"

#include <algorithm>
#include <array>

#include "kernels/copy.h"
#include "kernels/iterate.h"

namespace tg {
namespace {

constexpr size_t kOperands = 4;
/// Elements at a time where they are copied to lie side by side: what stays in the nearest cache.
constexpr int64_t kBlock = 256;

struct Map {
  map_detail::Packed loop;
  const void* f;
  size_t operands;
  std::array<int64_t, kOperands> item;

  void row(std::byte* const* at, const int64_t* step, int64_t count) const {
    size_t apart = 0, repeated = 0;
    for (size_t k = 0; k < operands; ++k) {
      apart += step[k] != item[k];
      repeated += k > 0 && step[k] == 0;
    }
    if (!apart) return loop(f, count, at, true);
    row_by_blocks(at, step, count, apart == 1 && repeated == 1);
  }
  // PyTorch takes one repeated operand for as good as one in place.
  void row_by_blocks(std::byte* const* at, const int64_t* step, int64_t count,
                     bool in_place) const {
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
      loop(f, n, side_by_side, in_place);
      if (step[0] != item[0]) copy_row(at[0] + i * step[0], step[0], room[0], item[0], n, item[0]);
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
  nest.run(
      [&](std::byte* const* at, const int64_t* step, int64_t count) { map.row(at, step, count); });
}

}  // namespace tg
