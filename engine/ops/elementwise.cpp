#include "ops/elementwise.h"

#include <limits>

#include "kernels/copy.h"

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
  const Tensor& first = **inputs.begin();
  bool packed_alike = !destination().defined();
  for (const Tensor* in : inputs)
    packed_alike = packed_alike && in->sizes() == first.sizes() && in->is_contiguous();
  if (packed_alike) return empty(first.sizes(), dtype);
  Ints sizes = common_sizes(inputs);
  if (const Tensor& to = destination(); to.defined())
    for (const Tensor* in : inputs)
      check(!overlaps_partly(to, *in),
            "unsupported operation: some elements of the input tensor and the written-to tensor "
            "refer to a single memory location. Please clone() the tensor before performing the "
            "operation.");
  return output(sizes, result_strides(sizes, inputs), dtype);
}

Tensor write_back(const Tensor& self, const Tensor& result) {
  check(result.sizes() == self.sizes(), "output with shape ", self.sizes(),
        " doesn't match the broadcast shape ", result.sizes());
  check(!has_internal_overlap(self.geometry()),
        "unsupported operation: more than one element of the written-to tensor refers to a single "
        "memory location. Please clone() the tensor before performing the operation.");
  check(can_cast(result.dtype(), self.dtype()), "result type ", type_name(result.dtype()),
        " can't be cast to the desired output type ", type_name(self.dtype()));
  copy_elements(self, result);
  return self;
}

Tensor packed(const Tensor& t) {
  if (t.is_contiguous()) return t;
  Tensor copy = empty(t.sizes(), t.dtype());
  copy_elements(copy, t);
  return copy;
}

void check_converts(const Scalar& value, DType dtype) {
  if (dtype == DType::Bool || is_floating(dtype)) return;
  dispatch_integers(dtype, "fill", [&]<class T>() {
    double v = value.to<double>(), low = double(std::numeric_limits<T>::min()),
           high = double(std::numeric_limits<T>::max());
    // A negative number may stand for what it wraps around to.
    bool wraps = std::is_unsigned_v<T> && v < 0 && -v <= high;
    constexpr const char* kNames[] = {"uint8_t", "int8_t", "int16_t", "int", "int64_t"};
    check(wraps || (v >= low && v <= high), "value cannot be converted to type ",
          kNames[int(dtype)], " without overflow");
  });
}
}  // namespace tg
