#include "ops/elementwise.h"

namespace tg {
namespace {

// Whether writing `out` would change elements of `in` other than those at the same index.
bool overlaps_partly(const Tensor& out, const Tensor& in) {
  if (out.is(in) || !(out.storage() == in.storage())) return false;
  if (!is_non_overlapping_and_dense(out.geometry()) || !is_non_overlapping_and_dense(in.geometry()))
    return false;
  int64_t out_end = out.offset() + out.numel(), in_end = in.offset() + in.numel();
  if (out.numel() == 0 || in.numel() == 0) return false;
  if (out.offset() == in.offset() && out_end == in_end) return !(out.strides() == in.strides());
  return out.offset() < in_end && in.offset() < out_end;
}

}  // namespace

Tensor elementwise_output(DType dtype, std::initializer_list<const Tensor*> inputs) {
  Ints sizes = common_sizes(inputs);
  if (const Tensor& to = destination(); to.defined())
    for (const Tensor* in : inputs)
      check(!overlaps_partly(to, *in),
            "unsupported operation: some elements of the input tensor and the written-to tensor "
            "refer to a single memory location. Please clone() the tensor before performing the "
            "operation.");
  return output(sizes, result_strides(sizes, inputs), dtype);
}

}  // namespace tg
