// Losses by margins between the scores of classes, and distances within a set.
#include "kernels/margin.h"

#include <cmath>

#include "op/functions.h"
#include "ops/dtypes.h"
#include "ops/gradients.h"

namespace tg {
namespace {

enum Reduction : int64_t { kNone = 0, kMean = 1, kSum = 2 };

Tensor packed(const Tensor& t) { return t.defined() ? call<"contiguous">(t) : t; }

// The gradients of the rows' losses, from that of what they were reduced to.
Tensor per_row(const Tensor& grad, int64_t reduction, int64_t rows) {
  if (reduction == kNone && grad.dim() > 0) return call<"contiguous">(grad);
  Tensor each = call<"contiguous">(call<"expand">(call<"reshape">(grad, Ints{1}), Ints{rows}));
  return reduction == kMean ? each * Scalar(1.0 / double(rows)) : each;
}
Tensor reduced(const Tensor& losses, int64_t reduction) {
  if (reduction == kNone) return losses;
  return reduction == kMean ? call<"mean">(losses) : call<"sum">(losses);
}

int64_t rows_of(const Tensor& self) { return self.dim() <= 1 ? 1 : self.size(0); }

// --- One target a row ------------------------------------------------------------------------

void check_multi_margin(const Tensor& self, const Tensor& target, int64_t p, const Tensor& weight) {
  check(p == 1 || p == 2, "only p == 1 and p == 2 supported");
  bool fits = (self.dim() == 2 && self.size(1) != 0) || (self.dim() == 1 && self.size(0) != 0) ||
              self.dim() == 0;
  check(fits, "Expected non-empty vector or matrix with optional 0-dim batch size, but got: ",
        self.sizes());
  int64_t rows = rows_of(self);
  check(target.dim() <= 1 && target.numel() == rows,
        "multi_margin_loss: target tensor should be 1-D with size equal to the number of input "
        "samples "
        "(batch size). Expected target size [",
        rows, "], but got ", target.sizes(), ". Input has shape ", self.sizes(), ".");
  int64_t classes = self.dim() == 0 ? 1 : self.size(-1);
  check(!weight.defined() || (weight.dim() <= 1 && weight.numel() == classes),
        "inconsistent weight size, expected ", classes, " but got ",
        weight.defined() ? weight.sizes() : Ints());
}
Tensor as_rows(const Tensor& t) { return t.dim() == 0 ? call<"reshape">(t, Ints{1}) : t; }

Tensor multi_margin_loss(const Tensor& self, const Tensor& target, const Scalar& p,
                         const Scalar& margin, const Tensor& weight, int64_t reduction) {
  int64_t power = p.to<int64_t>();
  check_multi_margin(self, target, power, weight);
  expect_floating(self, "multi_margin_loss_cpu_kernel");
  expect_dtype(target, DType::Int64);
  expect_dtype(weight, self.dtype());
  Tensor losses = empty(Ints{rows_of(self)}, self.dtype());
  multi_margin(losses, packed(as_rows(self)), packed(target), packed(weight), power,
               margin.to<double>());
  // A single row gives a number, even if nothing is reduced.
  if (reduction == kNone && target.dim() == 0) return call<"view">(losses, Ints{});
  return reduced(losses, reduction);
}
Tensor multi_margin_gradient(const Saved& s) {
  Tensor self = packed(as_rows(s["self"])), out = empty(self.sizes(), self.dtype());
  multi_margin_backward(out, per_row(s.grad, s.integer("reduction"), rows_of(self)), self,
                        packed(s["target"]), packed(s["weight"]), s.scalar("p").to<int64_t>(),
                        s.scalar("margin").to<double>());
  return call<"view">(out, s.sizes("self"));
}

// --- Several ---------------------------------------------------------------------------------

std::tuple<Tensor, Tensor> multilabel_forward(const Tensor& self, const Tensor& target,
                                              int64_t reduction) {
  bool fits = (self.dim() == 2 && self.size(1) != 0) || (self.dim() == 1 && self.size(0) != 0) ||
              self.dim() == 0;
  check(fits, "Expected non-empty vector or matrix with optional 0-dim batch size, but got: ",
        self.sizes());
  if (self.dim() <= 1)
    check(target.dim() <= 1 && target.numel() == self.numel(),
          "inconsistent target size: ", target.sizes(), " for input of size: ", self.sizes());
  else
    check(target.sizes() == self.sizes(), "inconsistent target size: ", target.sizes(),
          " for input of size: ", self.sizes());
  expect_floating(self, "multilabel_margin_loss_forward_out_frame");
  expect_dtype(target, DType::Int64);
  Tensor rows = packed(as_rows(self)), wanted = packed(as_rows(target));
  int64_t classes = rows.size(-1);
  for (int64_t i = 0; i < wanted.numel(); ++i) {
    int64_t v = wanted.data<int64_t>()[i];
    check(v >= -1 && v < classes, "target out of range");
  }
  Tensor losses = empty(Ints{rows_of(self)}, self.dtype());
  Tensor is_target = empty(rows.sizes(), self.dtype());
  multilabel_margin(losses, is_target, rows, wanted);
  is_target = call<"view">(is_target, target.sizes());
  if (reduction == kNone && self.dim() <= 1) return {call<"view">(losses, Ints{}), is_target};
  return {reduced(losses, reduction), is_target};
}
Tensor multilabel_margin_loss(const Tensor& self, const Tensor& target, int64_t reduction) {
  return call<"multilabel_margin_loss_forward">(self, target, reduction);
}
Tensor multilabel_gradient(const Saved& s) {
  Tensor self = packed(as_rows(s["self"])), out = empty(self.sizes(), self.dtype());
  multilabel_margin_backward(out, per_row(s.grad, s.integer("reduction"), rows_of(self)), self,
                             packed(as_rows(s["target"])), packed(as_rows(s["is_target"])));
  return call<"view">(out, s.sizes("self"));
}

// --- Distances within a set ------------------------------------------------------------------

// The rows of all pairs i < j.
struct Pairs {
  Tensor first, second;
};
Pairs pairs_of(int64_t n) {
  Tensor both = call<"triu_indices">(n, n, 1);
  return {call<"select.int">(both, 0, 0), call<"select.int">(both, 0, 1)};
}

Tensor pdist(const Tensor& self, double p) {
  check(self.dim() == 2, "pdist only supports 2D tensors, got: ", self.dim(), "D");
  check(is_floating(self.dtype()), "pdist only supports floating-point dtypes");
  check(p >= 0, "pdist only supports non-negative p values");
  return call<"_pdist_forward">(call<"contiguous">(self), p);
}
Tensor pdist_forward(const Tensor& self, double p) {
  check(self.is_contiguous(), "_pdist_forward requires contiguous input");
  expect_floating(self, "pdist");
  auto [first, second] = pairs_of(self.size(0));
  Tensor gaps = call<"index_select">(self, 0, first) - call<"index_select">(self, 0, second);
  return call<"linalg_vector_norm">(gaps, p, Ints{-1});
}
Tensor pdist_gradient(const Saved& s) {
  Tensor self = s["self"], distance = s["result"];
  double p = s.get<double>("p");
  auto [first, second] = pairs_of(self.size(0));
  Tensor gap = call<"index_select">(self, 0, first) - call<"index_select">(self, 0, second);
  Tensor size = call<"abs">(gap), sign = call<"sign">(gap), d = call<"unsqueeze">(distance, -1);
  Tensor slope;
  if (p == 0)
    slope = call<"zeros_like">(gap);
  else if (p == 1)
    slope = sign;
  else if (std::isinf(p))
    slope = sign * call<"eq.Tensor">(size, d);
  else
    slope = call<"where.ScalarOther">(call<"ne.Scalar">(d, 0),
                                      sign * call<"pow.Tensor_Scalar">(size / d, p - 1), 0.0);
  Tensor g = call<"unsqueeze">(s.grad, -1) * slope;
  Tensor out = call<"zeros_like">(self);
  return call<"index_add">(call<"index_add">(out, 0, first, g), 0, second, -g);
}

constexpr Op kOps[] = {
    {.schema = "multi_margin_loss(Tensor self, Tensor target, Scalar p=1, Scalar margin=1, Tensor? "
               "weight=None, int reduction=1) -> Tensor",
     .node = "MultiMarginLossBackward0",
     .forward = kernel<&multi_margin_loss>,
     .grads = {{"self", "self target p margin weight reduction", multi_margin_gradient}},
     .out = "out",
     .place = Place::NN},
    {.schema = "multilabel_margin_loss(Tensor self, Tensor target, int reduction=1) -> Tensor",
     .forward = kernel<&multilabel_margin_loss>,
     .out = "out",
     .composite = true,
     .place = Place::NN},
    {.schema = "multilabel_margin_loss_forward(Tensor self, Tensor target, int reduction) -> "
               "(Tensor output, Tensor is_target)",
     .node = "MultilabelMarginLossBackward0",
     .forward = kernel<&multilabel_forward>,
     .grads = {{"self", "self target reduction is_target", multilabel_gradient}},
     .without_history = "is_target",
     .place = Place::Hidden},
    {.schema = "pdist(Tensor self, float p=2.) -> Tensor",
     .forward = kernel<&pdist>,
     .composite = true,
     .place = Place::Function},
    {.schema = "_pdist_forward(Tensor self, float p=2.) -> Tensor",
     .node = "PdistBackward0",
     .forward = kernel<&pdist_forward>,
     .grads = {{"self", "self p result", pdist_gradient}},
     .place = Place::Hidden},
};
static_assert(valid(kOps), "an operator's schema disagrees with its kernel or its derivative");

}  // namespace

OpTable margin_ops() { return kOps; }

}  // namespace tg
