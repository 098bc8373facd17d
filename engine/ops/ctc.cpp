// The loss of connectionist temporal classification.
#include "kernels/ctc.h"

#include <algorithm>
#include <limits>

#include "kernels/copy.h"
#include "op/functions.h"
#include "ops/dtypes.h"
#include "ops/gradients.h"

namespace tg {
namespace {

// Checks, and where the labels of each sequence begin among those that are packed here.
struct Batch {
  Tensor targets;
  Ints starts;
  int64_t longest = 0;
};
Batch batch_of(const Tensor& log_probs, const Tensor& targets, const Ints& input_lengths,
               const Ints& target_lengths, int64_t blank) {
  check(
      targets.dtype() == DType::Int64 || targets.dtype() == DType::Int32,
      "Expected tensor for argument #2 'targets' to have one of the following scalar types: Long, "
      "Int; but got ",
      type_string(targets), " instead (while checking arguments for ctc_loss)");
  check(log_probs.dim() == 3, "Expected 3-dimensional tensor, but got ", log_probs.dim(),
        "-dimensional tensor for argument #1 'log_probs' (while checking arguments for ctc_loss)");
  check(targets.dim() == 1 || targets.dim() == 2, "Expected 1 to 2 dimensions, but got ",
        targets.dim(),
        "-dimensional tensor for argument #2 'targets' (while checking arguments for ctc_loss)");
  int64_t n = log_probs.size(1);
  check(blank >= 0 && blank < log_probs.size(2), "blank must be in label range");
  check(int64_t(input_lengths.size()) == n, "input_lengths must be of size batch_size");
  check(int64_t(target_lengths.size()) == n, "target_lengths must be of size batch_size");
  Batch b;
  int64_t total = 0;
  for (int64_t i = 0; i < n; ++i) {
    int64_t length = target_lengths[size_t(i)];
    check(length >= 0, "Expected target_lengths to have value at least 0, but got value ", length,
          " (while checking arguments for ctc_loss)");
    b.starts.push_back(targets.dim() == 1 ? total : i * targets.size(1));
    total += length;
    b.longest = std::max(b.longest, length);
  }
  if (targets.dim() == 1)
    check(targets.size(0) == total, "Expected tensor to have size ", total,
          " at dimension 0, but got size ", targets.size(0),
          " for argument #2 'targets' (while checking arguments for ctc_loss)");
  else
    check(targets.size(0) == n && targets.size(1) >= b.longest,
          targets.size(0) == n
              ? str("Expected tensor to have size at least ", b.longest,
                    " at dimension 1, but got size ", targets.size(1),
                    " for argument #2 'targets' (while checking arguments for ctc_loss)")
              : str("Expected tensor to have size ", n, " at dimension 0, but got size ",
                    targets.size(0),
                    " for argument #2 'targets' (while checking arguments for ctc_loss)"));
  for (int64_t length : input_lengths) {
    check(length >= 0, "Expected input_lengths to have value at least 0, but got value ", length,
          " (while checking arguments for ctc_loss_allocate_outputs)");
    check(length <= log_probs.size(0), "Expected input_lengths to have value at most ",
          log_probs.size(0), ", but got value ", length,
          " (while checking arguments for ctc_loss_allocate_outputs)");
  }
  b.targets = call<"contiguous">(call<"_to_copy">(targets, DType::Int64));
  return b;
}
Labels labels_of(const Batch& b, int64_t n, const Ints& input_lengths, const Ints& target_lengths,
                 int64_t blank) {
  return {b.targets.data<int64_t>() + b.starts[size_t(n)], target_lengths[size_t(n)],
          input_lengths[size_t(n)], blank};
}

std::tuple<Tensor, Tensor> ctc_forward(const Tensor& log_probs, const Tensor& targets,
                                       const Ints& input_lengths, const Ints& target_lengths,
                                       int64_t blank, bool) {
  expect_floating(log_probs, "ctc_loss_cpu");
  Batch b = batch_of(log_probs, targets, input_lengths, target_lengths, blank);
  int64_t n = log_probs.size(1);
  Tensor losses = empty(Ints{n}, log_probs.dtype());
  Tensor alpha = empty(Ints{n, log_probs.size(0), 2 * b.longest + 1}, log_probs.dtype());
  Tensor scores = call<"contiguous">(log_probs);
  for (int64_t i = 0; i < n; ++i)
    align_labels(losses, alpha, scores, labels_of(b, i, input_lengths, target_lengths, blank), i);
  return {losses, alpha};
}
Tensor ctc_backward(const Tensor& grad, const Tensor& log_probs, const Tensor& targets,
                    const Ints& input_lengths, const Ints& target_lengths, const Tensor& losses,
                    const Tensor& alpha, int64_t blank, bool zero_infinity) {
  expect_floating(log_probs, "ctc_loss_backward_cpu");
  for (const Tensor* t : {&grad, &losses, &alpha}) expect_dtype(*t, log_probs.dtype());
  if (targets.dtype() != DType::Int64) expect_dtype(targets, DType::Int32);
  Batch b = batch_of(log_probs, targets, input_lengths, target_lengths, blank);
  Tensor out = empty(log_probs.sizes(), log_probs.dtype());
  Tensor scores = call<"contiguous">(log_probs), back = call<"contiguous">(grad);
  for (int64_t i = 0; i < log_probs.size(1); ++i)
    align_labels_backward(out, back, scores, losses, alpha,
                          labels_of(b, i, input_lengths, target_lengths, blank), i, zero_infinity);
  return out;
}
Tensor ctc_gradient(const Saved& s) {
  return call<"_ctc_loss_backward">(s.grad, s["log_probs"], s["targets"], s.ints("input_lengths"),
                                    s.ints("target_lengths"), s["result0"], s["result1"],
                                    s.integer("blank"), s.flag("zero_infinity"));
}

Tensor ctc_loss(const Tensor& log_probs, const Tensor& targets, const Ints& input_lengths,
                const Ints& target_lengths, int64_t blank, int64_t reduction, bool zero_infinity) {
  bool batched = log_probs.dim() == 3;
  bool labels = targets.dtype() == DType::Int64 || targets.dtype() == DType::Int32;
  if (!labels)
    return ctc_loss(log_probs, call<"to.dtype">(targets, DType::Int64), input_lengths,
                    target_lengths, blank, reduction, zero_infinity);
  Tensor losses = call<"_ctc_loss">(batched ? log_probs : call<"unsqueeze">(log_probs, 1),
                                    batched ? targets : call<"unsqueeze">(targets, 0),
                                    input_lengths, target_lengths, blank, zero_infinity);
  if (zero_infinity) {
    Tensor endless = call<"eq.Scalar">(losses, Scalar(std::numeric_limits<double>::infinity()));
    losses = call<"where.self">(endless, call<"zeros">(Ints{}, losses.dtype()), losses);
  }
  if (reduction == 1) {
    Tensor lengths = empty(Ints{int64_t(target_lengths.size())}, losses.dtype());
    for (size_t i = 0; i < target_lengths.size(); ++i)
      call<"fill_.Scalar">(call<"select.int">(lengths, 0, int64_t(i)),
                           Scalar(std::max<int64_t>(target_lengths[i], 1)));
    return call<"mean">(losses / lengths);
  }
  if (reduction == 2) return call<"sum">(losses);
  return batched ? losses : call<"squeeze.dim">(losses, 0);
}
Ints numbers_of(const Tensor& t, const char* name) {
  check(is_integral(t.dtype()) && t.dtype() != DType::Bool, name, " must be integral");
  Tensor packed = call<"contiguous">(call<"_to_copy">(t, DType::Int64));
  return Ints(packed.data<int64_t>(), packed.data<int64_t>() + packed.numel());
}
Tensor ctc_loss_tensor(const Tensor& log_probs, const Tensor& targets, const Tensor& input_lengths,
                       const Tensor& target_lengths, int64_t blank, int64_t reduction,
                       bool zero_infinity) {
  return ctc_loss(log_probs, targets, numbers_of(input_lengths, "input_lengths"),
                  numbers_of(target_lengths, "target_lengths"), blank, reduction, zero_infinity);
}

constexpr Op kOps[] = {
    {.schema = "ctc_loss.IntList(Tensor log_probs, Tensor targets, int[] input_lengths, int[] "
               "target_lengths, int blank=0, int reduction=1, bool zero_infinity=False) -> Tensor",
     .forward = kernel<&ctc_loss>,
     .composite = true,
     .place = Place::Function},
    {.schema = "ctc_loss.Tensor(Tensor log_probs, Tensor targets, Tensor input_lengths, Tensor "
               "target_lengths, int blank=0, int reduction=1, bool zero_infinity=False) -> Tensor",
     .forward = kernel<&ctc_loss_tensor>,
     .composite = true,
     .place = Place::Function},
    {.schema = "_ctc_loss(Tensor log_probs, Tensor targets, int[] input_lengths, int[] "
               "target_lengths, int blank=0, bool zero_infinity=False) -> (Tensor, Tensor)",
     .node = "CtcLossBackward0",
     .forward = kernel<&ctc_forward>,
     .grads = {{"log_probs",
                "log_probs targets input_lengths target_lengths result0 result1 blank "
                "zero_infinity",
                ctc_gradient}},
     .without_history = "result1",
     .place = Place::Hidden},
    {.schema = "_ctc_loss_backward(Tensor grad, Tensor log_probs, Tensor targets, int[] "
               "input_lengths, int[] target_lengths, Tensor neg_log_likelihood, Tensor log_alpha, "
               "int blank, bool zero_infinity=False) -> Tensor",
     .node = "torch::autograd::NotImplemented",
     .forward = kernel<&ctc_backward>,
     .grads = {{"grad", "", not_implemented<"_ctc_loss_backward">},
               {"log_probs", "", not_implemented<"_ctc_loss_backward">},
               {"neg_log_likelihood", "", not_implemented<"_ctc_loss_backward">},
               {"log_alpha", "", not_implemented<"_ctc_loss_backward">}},
     .place = Place::Hidden},
};
static_assert(valid(kOps), "an operator's schema disagrees with its kernel or its derivative");

}  // namespace

OpTable ctc_ops() { return kOps; }

}  // namespace tg
