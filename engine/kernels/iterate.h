// Strided iteration over operands of one shape: merges dims, orders them by stride, and hands rows
// to a functor.
#pragma once

#include <array>

#include "core/tensor.h"

namespace tg {

/// A nest of loops over `sizes` with up to eight operands.
class Loop {
 public:
  static constexpr size_t kMaxOperands = 8;

  explicit Loop(const Ints& sizes) : sizes_(sizes) {}

  /// Adds an operand that broadcasts to the sizes. The first ones decide the order of the dims:
  /// add what is written before what is read.
  Loop& add(const Tensor& t) { return add(t.raw(), t.geometry(), item_size(t.dtype())); }
  /// The same from the address of the first element; the geometry's offset is not looked at.
  Loop& add(std::byte* data, const Geometry& geometry, int64_t item);
  /// Adds an operand by its strides in bytes, one a dim of the loop.
  Loop& add_strided(std::byte* data, const Ints& byte_strides);

  /// Calls row(pointers, byte_strides, count) for every innermost row:
  /// `std::byte* const* pointers` and `const int64_t* byte_strides` have one entry an operand.
  template <class Row>
  void run(Row&& row) {
    run_rows(
        [](void* context, std::byte* const* pointers, const int64_t* strides, int64_t count) {
          (*static_cast<std::remove_reference_t<Row>*>(context))(pointers, strides, count);
        },
        const_cast<void*>(static_cast<const void*>(&row)));
  }

 private:
  using RowFunction = void (*)(void*, std::byte* const*, const int64_t*, int64_t);
  void run_rows(RowFunction row, void* context);
  void reorder();
  void coalesce();

  Ints sizes_;
  size_t operands_ = 0;
  std::array<std::byte*, kMaxOperands> data_;
  std::array<Ints, kMaxOperands> strides_;  // in bytes
};

/// One loop over tensors that broadcast to the sizes of the first: iterate(row, out, a, b). Packed
/// tensors of the same sizes are one row.
template <class Row, class... T>
void iterate(Row&& row, const Tensor& out, const T&... in) {
  if (out.is_contiguous() && ((in.sizes() == out.sizes() && in.is_contiguous()) && ...)) {
    std::byte* const at[] = {out.raw(), in.raw()...};
    const int64_t step[] = {item_size(out.dtype()), item_size(in.dtype())...};
    if (int64_t count = out.numel()) row(at, step, count);
    return;
  }
  Loop loop(out.sizes());
  loop.add(out);
  (loop.add(in), ...);
  loop.run(row);
}

/// The strides that PyTorch gives the result of a pointwise operator: packed, in the order of dims
/// that the inputs have. Inputs broadcast to `sizes`; undefined tensors are skipped.
Ints result_strides(const Ints& sizes, std::initializer_list<const Tensor*> inputs);

}  // namespace tg
