#include "core/overlap.h"

namespace tg {

void check_no_internal_overlap(const Tensor& written) {
  check(!has_internal_overlap(written.geometry()),
        "unsupported operation: more than one element of the written-to tensor refers to a single "
        "memory location. Please clone() the tensor before performing the operation.");
}

void check_no_partial_overlap(const Tensor& written, const Tensor& read) {
  if (!(written.storage() == read.storage()) || written.is(read)) return;
  const Geometry &a = written.geometry(), &b = read.geometry();
  if (numel_of(a.sizes) == 0 || numel_of(b.sizes) == 0) return;
  // As PyTorch: tensors with gaps may interleave without harm, which is too hard to tell.
  if (!is_non_overlapping_and_dense(a) || !is_non_overlapping_and_dense(b)) return;
  int64_t wa = item_size(written.dtype()), wb = item_size(read.dtype());
  int64_t a0 = a.offset * wa, a1 = reach(a) * wa, b0 = b.offset * wb, b1 = reach(b) * wb;
  bool same = a0 == b0 && a1 == b1 && a.strides == b.strides;
  check(same || a1 <= b0 || b1 <= a0,
        "unsupported operation: some elements of the input tensor and the written-to tensor refer "
        "to a single memory location. Please clone() the tensor before performing the operation.");
}

}  // namespace tg
