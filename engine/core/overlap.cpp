#include "core/overlap.h"

#include "core/warning.h"

namespace tg {

void check_no_internal_overlap(const Tensor& written) {
  check(!has_internal_overlap(written.geometry()),
        "unsupported operation: more than one element of the written-to tensor refers to a single "
        "memory location. Please clone() the tensor before performing the operation.");
}

void warn_expanded(const char* name, const char* also, int line, const Tensor& written) {
  if (!has_internal_overlap(written.geometry())) return;
  warn(str("aten/src/ATen/native/TensorAdvancedIndexing.cpp:", line), "Use of ", name,
       " on expanded tensors is deprecated. Please clone() the tensor before performing this "
       "operation. This also applies to advanced indexing e.g. ",
       also);
}

namespace {

enum class Sharing { None, Part, Same };

Sharing sharing(const Tensor& written, const Tensor& read) {
  if (written.is(read)) return Sharing::Same;
  if (!(written.storage() == read.storage())) return Sharing::None;
  const Geometry &a = written.geometry(), &b = read.geometry();
  if (numel_of(a.sizes) == 0 || numel_of(b.sizes) == 0) return Sharing::None;
  // As PyTorch: tensors with gaps may interleave without harm, which is too hard to tell.
  if (!is_non_overlapping_and_dense(a) || !is_non_overlapping_and_dense(b)) return Sharing::None;
  int64_t wa = item_size(written.dtype()), wb = item_size(read.dtype());
  int64_t a0 = a.offset * wa, a1 = reach(a) * wa, b0 = b.offset * wb, b1 = reach(b) * wb;
  if (a0 == b0 && a1 == b1) return a.strides == b.strides ? Sharing::Same : Sharing::Part;
  return a1 <= b0 || b1 <= a0 ? Sharing::None : Sharing::Part;
}

void refuse(bool shared) {
  check(!shared,
        "unsupported operation: some elements of the input tensor and the written-to tensor refer "
        "to a single memory location. Please clone() the tensor before performing the operation.");
}

}  // namespace

void check_no_partial_overlap(const Tensor& written, const Tensor& read) {
  refuse(sharing(written, read) == Sharing::Part);
}

void check_no_overlap(const Tensor& written, const Tensor& read) {
  refuse(sharing(written, read) != Sharing::None);
}

}  // namespace tg
