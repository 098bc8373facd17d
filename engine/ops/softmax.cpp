// Softmax and logsumexp.
#include "kernels/softmax.h"

#include <cmath>
#include <limits>

#include "kernels/reduce.h"
#include "kernels/sum.h"
#include "ops/dtypes.h"
#include "ops/reduced.h"

namespace tg {
namespace {

Tensor logsumexp(const Tensor& self, const Ints& dim, bool keepdim) {
  Tensor input = cast_operand(self, float_type(self.dtype()));
  Dims dims = reduced(input, dim);
  auto log_sum = [&](const Tensor& t) {
    return call<"log">(call<"sum.dim_IntList">(call<"exp">(t), dim, keepdim));
  };
  if (input.numel() == 0) return log_sum(input);
  Tensor largest = call<"amax">(call<"real">(input), dim, true);
  largest = call<"masked_fill.Scalar">(largest, call<"isinf">(largest), Scalar(0.0));
  return log_sum(input - largest) +
         (keepdim ? largest : call<"view">(largest, reduced_sizes(input.sizes(), dims, false)));
}
Tensor logsumexp_gradient(const Saved& s) {
  return restored(s, s.grad) * call<"exp">(s["self"] - restored(s, s["result"]));
}

template <bool Logarithm>
Tensor softmax(const Tensor& self, int64_t dim, bool half_to_float) {
  check(!half_to_float, "softmax with half to float conversion is not supported on CPU");
  dim = wrap_dim(dim, self.dim());
  Tensor result = empty(self.sizes(), self.dtype());
  if (self.numel() == 0) return result;
  softmax_elements(result, self, dim, Logarithm);
  return result;
}

// Zeros where all that is given is -inf, as of a mask that forbids everything.
Tensor safe_softmax(const Tensor& self, int64_t dim, const OptionalType& dtype) {
  Tensor out = call<"softmax.int">(self, dim, dtype);
  Tensor forbidden =
      call<"all.dim">(call<"eq.Scalar">(self, -std::numeric_limits<double>::infinity()), dim, true);
  return call<"masked_fill.Scalar">(out, forbidden, 0);
}

template <FixedString Name>
Tensor softmax_int(const Tensor& self, int64_t dim, const OptionalType& dtype) {
  bool converts = dtype && *dtype != self.dtype();
  return call<Name>(converts ? call<"_to_copy">(self, *dtype) : self, dim, false);
}

template <bool Logarithm>
Tensor softmax_backward(const Tensor& grad_output, const Tensor& output, int64_t dim, DType) {
  if (!is_floating(grad_output.dtype()))
    fail_not_implemented(Logarithm ? "log_softmax_backward_lastdim_kernel_impl"
                                   : "softmax_backward_lastdim_kernel_impl",
                         grad_output.dtype());
  expect_dtype(output, grad_output.dtype());
  Tensor result = empty(output.sizes(), output.dtype());
  softmax_gradient(result, grad_output, output, wrap_dim(dim, output.dim()), Logarithm);
  return result;
}

Tensor softmax_output_gradient(const Saved& s) {
  Tensor grad_output = s["grad_output"], output = s["output"];
  Ints dim{s.integer("dim")};
  return s.grad * grad_output - sum_over(output * s.grad, dim) * grad_output -
         s.grad * sum_over(output * grad_output, dim);
}
Tensor log_softmax_output_gradient(const Saved& s) {
  Tensor grad_output = s["grad_output"], z = call<"exp">(s["output"]);
  Ints dim{s.integer("dim")};
  return z * sum_over(grad_output, dim) * (sum_over(s.grad * z, dim) - s.grad);
}

// --- Gradients -------------------------------------------------------------------------------

Tensor softmax_forward_gradient(const Saved& s) {
  return call<"_softmax_backward_data">(s.grad, s["result"], s.integer("dim"), s.dtype("self"));
}
Tensor log_softmax_gradient(const Saved& s) {
  return call<"_log_softmax_backward_data">(s.grad, s["result"], s.integer("dim"), s.dtype("self"));
}
Tensor softmax_backward_data_grad_output_gradient(const Saved& s) {
  return call<"_softmax_backward_data">(s.grad, s["output"], s.integer("dim"),
                                        s.get<DType>("input_dtype"));
}
Tensor log_softmax_backward_data_grad_output_gradient(const Saved& s) {
  return s.grad - sum_over(s.grad * call<"exp">(s["output"]), Ints{s.integer("dim")});
}

constexpr Op kOps[] = {
    {.schema = "logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor",
     .node = "LogsumexpBackward0",
     .forward = kernel<&logsumexp>,
     .grads = {{"self", "self dim keepdim result", logsumexp_gradient}},
     .out = "out",
     .out_dtype = {"logsumexp(): Expected floating point type for result tensor, but got: {Out}"}},

    {.schema = "softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor",
     .forward = kernel<&softmax_int<"_softmax">>,
     .out = "int_out",
     .out_dtype = kSameDType,
     .composite = true},
    {.schema = "log_softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor",
     .forward = kernel<&softmax_int<"_log_softmax">>,
     .out = "int_out",
     .out_dtype = kSameDType,
     .composite = true},
    {.schema = "_softmax(Tensor self, int dim, bool half_to_float) -> Tensor",
     .node = "SoftmaxBackward0",
     .forward = kernel<&softmax<false>>,
     .grads = {{"self", "dim result", softmax_forward_gradient}},
     .out = "out",
     .out_dtype = kSameDType,
     .place = Place::Function},
    {.schema = "_safe_softmax(Tensor self, int dim, ScalarType? dtype=None) -> Tensor",
     .node = "SafeSoftmaxBackward0",
     .forward = kernel<&safe_softmax>,
     .grads = {{"self", "dim result", softmax_forward_gradient}},
     .place = Place::Hidden},
    {.schema = "_log_softmax(Tensor self, int dim, bool half_to_float) -> Tensor",
     .node = "LogSoftmaxBackward0",
     .forward = kernel<&softmax<true>>,
     .grads = {{"self", "dim result", log_softmax_gradient}},
     .out = "out",
     .out_dtype = kSameDType,
     .place = Place::Function},
    {.schema = "_softmax_backward_data(Tensor grad_output, Tensor output, int dim, ScalarType "
               "input_dtype) -> Tensor",
     .node = "SoftmaxBackwardDataBackward0",
     .forward = kernel<&softmax_backward<false>>,
     .grads = {{"grad_output", "output dim input_dtype",
                softmax_backward_data_grad_output_gradient},
               {"output", "grad_output output dim", softmax_output_gradient}},
     .place = Place::Hidden},
    {.schema = "_log_softmax_backward_data(Tensor grad_output, Tensor output, int dim, ScalarType "
               "input_dtype) -> Tensor",
     .node = "LogSoftmaxBackwardDataBackward0",
     .forward = kernel<&softmax_backward<true>>,
     .grads = {{"grad_output", "output dim", log_softmax_backward_data_grad_output_gradient},
               {"output", "grad_output output dim", log_softmax_output_gradient}},
     .place = Place::Hidden},
};
static_assert(valid(kOps), "an operator's schema disagrees with its kernel or its derivative");

}  // namespace

OpTable softmax_ops() { return kOps; }

}  // namespace tg
