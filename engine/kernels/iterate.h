// Strided iteration over operands of one shape: merges dims, orders them by stride, and hands rows
// to a functor.
#pragma once

#include <algorithm>
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

  /// The two innermost dims, or a single row: operand k has its rows `apart[k]` bytes apart, and
  /// their elements `step[k]`.
  struct Plane {
    std::byte* const* at;
    const int64_t *step, *apart;
    int64_t width, height;
  };
  /// Calls plane(const Plane&) for all of them.
  template <class F>
  void run_planes(F&& plane) {
    run_each([](void* context,
                const Plane& at) { (*static_cast<std::remove_reference_t<F>*>(context))(at); },
             const_cast<void*>(static_cast<const void*>(&plane)));
  }
  /// Calls row(pointers, byte_strides, count) for every innermost row:
  /// `std::byte* const* pointers` and `const int64_t* byte_strides` have one entry an operand.
  template <class Row>
  void run(Row&& row) {
    run_planes([&](const Plane& plane) {
      std::array<std::byte*, kMaxOperands> at;
      std::copy_n(plane.at, operands_, at.begin());
      for (int64_t i = 0; i < plane.height; ++i) {
        row(static_cast<std::byte* const*>(at.data()), plane.step, plane.width);
        for (size_t k = 0; k < operands_; ++k) at[k] += plane.apart[k];
      }
    });
  }

 private:
  using PlaneFunction = void (*)(void*, const Plane&);
  void run_each(PlaneFunction plane, void* context);
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
