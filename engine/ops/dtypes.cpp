#include "ops/dtypes.h"

#include "op/functions.h"

namespace tg {

void expect_floating(const Tensor& t, const char* kernel) {
  dispatch_floating(t.dtype(), kernel, []<class T>() {});
}

void expect_dtype(const Tensor& t, DType wanted) {
  if (t.defined())
    check(t.dtype() == wanted, "expected scalar type ", type_name(wanted), " but found ",
          type_name(t.dtype()));
}

void expect_operand(const Tensor& t, DType wanted) {
  if (t.defined())
    check(t.dtype() == wanted, "Found dtype ", type_name(t.dtype()), " but expected ",
          type_name(wanted));
}

DType expect_parameters(const Tensor& input, std::initializer_list<const Tensor*> parameters) {
  // The first that there is decides whether PyTorch takes the way of mixed dtypes, which is for
  // half types alone.
  for (const Tensor* first : parameters) {
    if (!first->defined()) continue;
    if (first->dtype() == input.dtype()) break;
    for (const Tensor* each : parameters)
      check(!each->defined() || each->dtype() == DType::Float32,
            "mixed dtype (CPU): expect parameter to have scalar type of Float");
    check(is_half(input.dtype()), "mixed dtype (CPU): all inputs must share same datatype.");
    return DType::Float32;
  }
  for (const Tensor* each : parameters) expect_dtype(*each, input.dtype());
  return input.dtype();
}

Tensor in_dtype(const Tensor& result, DType wanted) {
  check(can_cast(result.dtype(), wanted), "result type ", type_name(result.dtype()),
        " can't be cast to the desired output type ", type_name(wanted));
  return result.dtype() == wanted ? result : call<"_to_copy">(result, wanted);
}

}  // namespace tg
