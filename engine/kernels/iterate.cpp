#include "kernels/iterate.h"

#include <utility>

namespace tg {
namespace {

// The order of dims, innermost first, in which `operands` are laid out, as PyTorch's TensorIterator
// finds it: an insertion sort in which the first operand that can tell decides. `strides(k)` gives
// the strides of operand k.
template <class Strides>
InlineVector<size_t, 5> order_of_dims(const Ints& sizes, size_t operands, Strides&& strides) {
  size_t n = sizes.size();
  InlineVector<size_t, 5> order;
  for (size_t i = n; i-- > 0;) order.push_back(i);
  // > 0: `inner` belongs outside of `outer`; 0: nothing tells.
  auto compare = [&](size_t inner, size_t outer) {
    for (size_t k = 0; k < operands; ++k) {
      int64_t a = strides(k)[inner], b = strides(k)[outer];
      if (a == 0 || b == 0) continue;
      if (a != b) return a < b ? -1 : 1;
      if (sizes[inner] > sizes[outer]) return 1;
    }
    return 0;
  };
  for (size_t i = 1; i < n; ++i) {
    size_t moving = i;
    for (size_t j = i; j-- > 0;) {
      int c = compare(order[j], order[moving]);
      if (c > 0) {
        std::swap(order[j], order[moving]);
        moving = j;
      } else if (c < 0) {
        break;
      }
    }
  }
  return order;
}

}  // namespace

Loop& Loop::add(std::byte* data, const Geometry& geometry, int64_t item) {
  Ints strides = broadcast_strides(geometry, sizes_);
  for (int64_t& s : strides) s *= item;
  data_[operands_] = data;
  strides_[operands_++] = std::move(strides);
  return *this;
}

Loop& Loop::add_strided(std::byte* data, const Ints& byte_strides) {
  data_[operands_] = data;
  strides_[operands_++] = byte_strides;
  return *this;
}

void Loop::reorder() {
  auto order =
      order_of_dims(sizes_, operands_, [&](size_t k) -> const Ints& { return strides_[k]; });
  auto permute = [&](Ints& v) {
    Ints before = v;
    for (size_t i = 0; i < order.size(); ++i) v[i] = before[order[i]];
  };
  permute(sizes_);
  for (size_t k = 0; k < operands_; ++k) permute(strides_[k]);
}

// Merges dims (innermost first by now) that every operand walks as if they were one.
void Loop::coalesce() {
  size_t last = 0;
  for (size_t d = 1; d < sizes_.size(); ++d) {
    bool merges = sizes_[last] == 1 || sizes_[d] == 1;
    if (!merges) {
      merges = true;
      for (size_t k = 0; k < operands_ && merges; ++k)
        merges = strides_[k][last] * sizes_[last] == strides_[k][d];
    }
    if (merges) {
      if (sizes_[last] == 1)
        for (size_t k = 0; k < operands_; ++k) strides_[k][last] = strides_[k][d];
      sizes_[last] *= sizes_[d];
    } else {
      ++last;
      sizes_[last] = sizes_[d];
      for (size_t k = 0; k < operands_; ++k) strides_[k][last] = strides_[k][d];
    }
  }
  sizes_.resize(last + 1);
}

void Loop::run_each(PlaneFunction plane, void* context) {
  if (numel_of(sizes_) == 0) return;
  if (sizes_.size() > 1) {
    reorder();
    coalesce();
  }
  std::array<int64_t, kMaxOperands> inner{}, outer{};
  for (size_t k = 0; k < operands_; ++k) {
    if (sizes_.size() > 0) inner[k] = strides_[k][0];
    if (sizes_.size() > 1) outer[k] = strides_[k][1];
  }
  int64_t width = sizes_.size() > 0 ? sizes_[0] : 1, height = sizes_.size() > 1 ? sizes_[1] : 1;
  std::array<std::byte*, kMaxOperands> at = data_;
  const Plane here{at.data(), inner.data(), outer.data(), width, height};
  Ints index(sizes_.size());
  for (;;) {
    plane(context, here);
    size_t d = 2;
    for (; d < sizes_.size(); ++d) {
      if (++index[d] < sizes_[d]) {
        for (size_t k = 0; k < operands_; ++k) at[k] += strides_[k][d];
        break;
      }
      for (size_t k = 0; k < operands_; ++k) at[k] -= strides_[k][d] * (sizes_[d] - 1);
      index[d] = 0;
    }
    if (d >= sizes_.size()) return;
  }
}

Ints result_strides(const Ints& sizes, std::initializer_list<const Tensor*> inputs) {
  const Tensor* first = nullptr;
  bool same_sizes = true, all_contiguous = true, same_strides = true, dense = true;
  for (const Tensor* t : inputs) {
    if (!t->defined()) continue;
    same_sizes &= t->sizes() == sizes;
    all_contiguous &= t->is_contiguous();
    if (first)
      same_strides &= t->strides() == first->strides();
    else
      first = t;
  }
  if (!first || sizes.size() < 2) return contiguous_strides(sizes);
  if (same_sizes) {
    if (all_contiguous) return contiguous_strides(sizes);
    for (const Tensor* t : inputs)
      dense &= !t->defined() || is_non_overlapping_and_dense(t->geometry());
    if (dense && same_strides) return first->strides();
  }
  std::array<Ints, Loop::kMaxOperands> strides;
  size_t operands = 0;
  for (const Tensor* t : inputs)
    if (t->defined()) strides[operands++] = broadcast_strides(t->geometry(), sizes);
  auto order = order_of_dims(sizes, operands, [&](size_t k) -> const Ints& { return strides[k]; });
  bool in_order = true;
  for (size_t i = 0; i < order.size(); ++i) in_order &= order[i] == order.size() - 1 - i;
  if (in_order) return contiguous_strides(sizes);
  Ints result(sizes.size());
  int64_t step = 1;
  for (size_t d : order) {
    result[d] = step;
    step *= sizes[d];
  }
  return result;
}

}  // namespace tg
