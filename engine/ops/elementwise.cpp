#include "ops/elementwise.h"

#include <algorithm>
#include <limits>

#include "core/overlap.h"
#include "kernels/copy.h"
#include "kernels/iterate.h"

namespace tg {
Tensor elementwise_output(Destination& to, DType dtype,
                          std::initializer_list<const Tensor*> inputs) {
  const Tensor& first = **inputs.begin();
  bool packed_alike = !to.tensor().defined();
  for (const Tensor* in : inputs)
    packed_alike = packed_alike && in->sizes() == first.sizes() && in->is_contiguous();
  if (packed_alike) return empty(first.sizes(), dtype);
  if (const Tensor& t = to.tensor(); t.defined()) {
    check_no_internal_overlap(t);
    for (const Tensor* in : inputs) check_no_partial_overlap(t, *in);
  }
  Ints sizes = common_sizes(inputs);
  if (const Tensor& t = to.tensor(); t.defined()) {
    // What is read too cannot change its shape.
    bool read = std::any_of(inputs.begin(), inputs.end(), [&](auto in) { return in->is(t); });
    check(!read || t.sizes() == sizes, "output with shape ", t.sizes(),
          " doesn't match the broadcast shape ", sizes);
  }
  return to.output(sizes, result_strides(sizes, inputs), dtype);
}

void check_castable(DType result, DType out) {
  check(can_cast(result, out), "result type ", type_name(result),
        " can't be cast to the desired output type ", type_name(out));
}

Tensor write_back(const Tensor& self, const Tensor& result) {
  check(result.sizes() == self.sizes(), "output with shape ", self.sizes(),
        " doesn't match the broadcast shape ", result.sizes());
  check_no_internal_overlap(self);
  check_castable(result.dtype(), self.dtype());
  copy_elements(self, result);
  return self;
}

Tensor complex_unary(Destination& to, const Tensor& self, ComplexFunction f) {
  return map_same<Types::Complex>(
      to, "unary", self.dtype(), [f]<class T>(T a) { return T(f(Complex<double>(a))); }, self);
}

Tensor packed(const Tensor& t) {
  if (t.is_contiguous()) return t;
  Tensor copy = empty(t.sizes(), t.dtype());
  copy_elements(copy, t);
  return copy;
}

void check_converts(const Scalar& value, DType dtype) {
  dispatch_elements(dtype, "fill", [&]<class T>() { value.checked<T>(); });
}

}  // namespace tg
