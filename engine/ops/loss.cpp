// Losses.
#include <cmath>

#include "autograd/mode.h"
#include "kernels/copy.h"
#include "kernels/iterate.h"
#include "kernels/map.h"
#include "kernels/nll.h"
#include "op/functions.h"
#include "op/promotion.h"
#include "ops/dtypes.h"

namespace tg {
namespace {

/// What becomes of the losses of the elements.
enum Reduction : int64_t { kNone = 0, kMean = 1, kSum = 2 };

Tensor reduce(const Tensor& losses, int64_t reduction) {
  if (reduction == kMean) return call<"mean">(losses);
  if (reduction == kSum) return call<"sum">(losses);
  return losses;
}

/// The same in the memory of the losses, as PyTorch does where it resizes its result: the bytes of
/// its storage stay those of all losses.
Tensor reduce_in_place(const Tensor& losses, int64_t reduction) {
  if (reduction == kNone) return losses;
  Tensor reduced = reduce(losses, reduction);
  if (losses.numel() == 0) return reduced;
  Tensor result = alias(losses, Geometry(), false);
  copy_elements(result, reduced);
  return result;
}

/// By what a gradient is divided that comes back through the reduction.
double share(const Tensor& self, int64_t reduction) {
  return reduction == kMean ? 1.0 / double(self.numel()) : 1.0;
}

/// f(a, b, …) of the elements of floating tensors that broadcast.
template <class F, class... In>
Tensor map(const char* kernel, F&& f, const In&... in) {
  DType dtype = result_type({&in...});
  Ints sizes;
  ((sizes = broadcast(sizes, in.sizes())), ...);
  Tensor result = empty_strided(sizes, result_strides(sizes, {&in...}), dtype);
  dispatch_floating(is_half(dtype) ? compute_type(dtype) : dtype, kernel, [&]<class T>() {
    tg::map<T, std::conditional_t<true, T, In>...>(f, result, cast_operand(in, dtype)...);
  });
  return result;
}

/// Double backward with respect to the gradient: the same kernel on that of one, summed.
template <class F>
Tensor through_reduction(const Saved& s, F&& backward) {
  if (s.integer("reduction") == kNone) return backward(s.grad);
  return call<"sum">(backward(call<"ones">(Ints{}, s.grad.dtype())) * s.grad);
}

Tensor where(const Tensor& condition, const Tensor& a, const Tensor& b) {
  return call<"where.self">(condition, a, b);
}
Tensor clamp_min(const Tensor& t, double low) { return call<"clamp_min">(t, low); }

// --- mse, l1, smooth_l1, huber ---------------------------------------------------------------

Tensor mse_loss(const Tensor& self, const Tensor& target, int64_t reduction) {
  auto square = [](auto a, auto b) { return (a - b) * (a - b); };
  return reduce_in_place(map("mse_cpu", square, self, target), reduction);
}
Tensor mse_loss_backward(const Tensor& grad_output, const Tensor& self, const Tensor& target,
                         int64_t reduction) {
  double norm = 2 * share(self, reduction);
  Tensor result = map(
      "mse_backward_cpu_out",
      [=](auto a, auto b, auto g) { return decltype(a)(norm) * (a - b) * g; }, self, target,
      grad_output);
  return call<"contiguous">(in_dtype(result, self.dtype()));
}
Tensor mse_second(const Saved& s) {
  Tensor self = s["self"];
  return Scalar(2 * share(self, s.integer("reduction"))) * (s.grad * s["grad_output"]);
}

Tensor l1_loss(const Tensor& self, const Tensor& target, int64_t reduction) {
  return reduce(call<"abs">(self - target), reduction);
}

Tensor smooth_l1_loss(const Tensor& self, const Tensor& target, int64_t reduction, double beta) {
  check(beta >= 0, "smooth_l1_loss does not support negative values for beta.");
  auto loss = [=](auto a, auto b) {
    using T = decltype(a);
    T z = std::abs(a - b), edge = T(beta);
    return z < edge ? T(0.5) * z * z / edge : z - T(0.5) * edge;
  };
  return reduce_in_place(map("smooth_l1_cpu", loss, self, target), reduction);
}
Tensor smooth_l1_loss_backward(const Tensor& grad_output, const Tensor& self, const Tensor& target,
                               int64_t reduction, double beta) {
  double norm = share(self, reduction);
  auto gradient = [=](auto a, auto b, auto g) {
    using T = decltype(a);
    T x = a - b, edge = T(beta);
    if (x <= -edge) return -T(norm) * g;
    return x >= edge ? T(norm) * g : T(norm) * x * g / edge;
  };
  return in_dtype(map("smooth_l1_backward_cpu_out", gradient, self, target, grad_output),
                  self.dtype());
}

Tensor huber_loss(const Tensor& self, const Tensor& target, int64_t reduction, double delta) {
  check(delta > 0, "huber_loss does not support non-positive values for delta.");
  auto loss = [=](auto a, auto b) {
    using T = decltype(a);
    T z = std::abs(a - b), edge = T(delta);
    return z <= edge ? T(0.5) * z * z : edge * (z - T(0.5) * edge);
  };
  return reduce(in_dtype(map("huber_cpu", loss, self, target), self.dtype()), reduction);
}
Tensor huber_loss_backward(const Tensor& grad_output, const Tensor& self, const Tensor& target,
                           int64_t reduction, double delta) {
  for (const Tensor* each : {&grad_output, &target}) expect_operand(*each, self.dtype());
  double norm = share(self, reduction);
  auto gradient = [=](auto a, auto b, auto g) {
    using T = decltype(a);
    T x = a - b, edge = T(delta);
    if (x <= -edge) return -T(norm) * g * edge;
    return x >= edge ? T(norm) * g * edge : T(norm) * x * g;
  };
  return map("huber_backward_cpu_out", gradient, self, target, grad_output);
}

/// Second derivatives of the two: they are quadratic near zero and linear beyond.
Tensor quadratic_part(const Saved& s, const char* edge_name, bool divided) {
  Tensor self = s["self"];
  double edge = s.get<double>(edge_name);
  double factor = share(self, s.integer("reduction")) / (divided ? edge : 1.0);
  Tensor near = call<"lt.Scalar">(call<"abs">(self - s["target"]), edge);
  return s.grad * s["grad_output"] * near * Scalar(factor);
}

Tensor soft_margin_loss(const Tensor& self, const Tensor& target, int64_t reduction) {
  Ints common = broadcast(self.sizes(), target.sizes());
  check(common == self.sizes(), "output with shape ", self.sizes(),
        " doesn't match the broadcast shape ", common);
  if (is_half(self.dtype()))  // each step is rounded, so that what is too large is infinite
    return reduce_in_place(call<"log1p">(call<"exp">(-self * target)), reduction);
  auto loss = [](auto a, auto b) { return std::log1p(std::exp(-b * a)); };
  return reduce_in_place(in_dtype(map("soft_margin_loss", loss, self, target), self.dtype()),
                         reduction);
}
Tensor soft_margin_loss_backward(const Tensor& grad_output, const Tensor& self,
                                 const Tensor& target, int64_t reduction) {
  double norm = share(self, reduction);
  if (is_half(self.dtype())) {
    Tensor z = call<"exp">(-target * self);
    return target * z * Scalar(-norm) / (z + Scalar(1)) * grad_output;
  }
  auto gradient = [=](auto a, auto b, auto g) {
    auto z = std::exp(-b * a);
    return -decltype(a)(norm) * b * z / (z + 1) * g;
  };
  return in_dtype(map("soft_margin_loss_backward", gradient, self, target, grad_output),
                  self.dtype());
}
Tensor soft_margin_second(const Saved& s) {
  Tensor self = s["self"], target = s["target"];
  Tensor z = call<"exp">(self * -target), more = z + Scalar(1);
  return s.grad * s["grad_output"] * target * target * z / (more * more) *
         Scalar(share(self, s.integer("reduction")));
}

// --- Cross entropy of probabilities ----------------------------------------------------------

Tensor weighted(const Tensor& t, const Tensor& weight) { return weight.defined() ? t * weight : t; }

Tensor binary_cross_entropy(const Tensor& self, const Tensor& target, const Tensor& weight,
                            int64_t reduction) {
  expect_operand(target, self.dtype());
  auto loss = [](auto x, auto y) {
    using T = decltype(x);
    check(x >= 0 && x <= 1, "all elements of input should be between 0 and 1");
    return (y - T(1)) * std::max(std::log1p(-x), T(-100)) - y * std::max(std::log(x), T(-100));
  };
  Tensor losses = weighted(map("binary_cross_entropy", loss, self, target), weight);
  return reduce_in_place(in_dtype(losses, self.dtype()), reduction);
}
Tensor binary_cross_entropy_backward(const Tensor& grad_output, const Tensor& self,
                                     const Tensor& target, const Tensor& weight,
                                     int64_t reduction) {
  for (const Tensor* each : {&self, &target}) expect_operand(*each, grad_output.dtype());
  auto gradient = [](auto g, auto x, auto y) {
    using T = decltype(x);
    return g * (x - y) / std::max((T(1) - x) * x, T(1e-12));
  };
  Tensor result =
      weighted(map("binary_cross_entropy_backward", gradient, grad_output, self, target), weight);
  result = in_dtype(result, grad_output.dtype());
  return reduction == kMean ? result / Scalar(self.numel()) : result;
}
Tensor binary_cross_entropy_target(const Saved& s) {
  Tensor self = s["self"];
  Tensor odds = call<"log">(Scalar(1) - self) - call<"log">(self);
  return weighted(odds * s.grad, s["weight"]) * Scalar(share(self, s.integer("reduction")));
}
Tensor binary_cross_entropy_second(const Saved& s) {
  Tensor self = s["self"], target = s["target"];
  Tensor p = self + Scalar(1e-12), q = Scalar(1 + 1e-12) - self;
  Tensor curve = target / (p * p) + (Scalar(1) - target) / (q * q);
  return weighted(s.grad * s["grad_output"] * curve, s["weight"]) *
         Scalar(share(self, s.integer("reduction")));
}

Tensor binary_cross_entropy_with_logits(const Tensor& self, const Tensor& target,
                                        const Tensor& weight, const Tensor& pos_weight,
                                        int64_t reduction) {
  if (!is_floating(self.dtype())) fail_not_implemented("log_sigmoid_cpu", self.dtype());
  if (is_half(self.dtype()) && target.dtype() == self.dtype()) {  // each step is rounded
    Tensor log = call<"log_sigmoid">(self);
    if (pos_weight.defined()) log = ((pos_weight - Scalar(1)) * target + Scalar(1)) * log;
    return reduce(weighted((Scalar(1) - target) * self - log, weight), reduction);
  }
  auto log_sigmoid = [](auto x) {
    using T = decltype(x);
    return std::min(x, T(0)) - std::log1p(std::exp(-std::abs(x)));
  };
  Tensor losses;
  if (pos_weight.defined()) {
    Tensor factor = (pos_weight - Scalar(1)) * target + Scalar(1);
    losses = map(
        "log_sigmoid_cpu", [&](auto y, auto x, auto w) { return (1 - y) * x - w * log_sigmoid(x); },
        target, self, factor);
  } else {
    losses = map(
        "log_sigmoid_cpu", [&](auto y, auto x) { return (1 - y) * x - log_sigmoid(x); }, target,
        self);
  }
  return reduce(in_dtype(weighted(losses, weight), target.dtype()), reduction);
}
Tensor shared(const Saved& s, const Tensor& grad) {
  Tensor all = weighted(grad, s["weight"]);
  return s.integer("reduction") == kMean ? all / Scalar(numel_of(s.sizes("self"))) : all;
}
Tensor logits_gradient(const Saved& s) {
  Tensor target = s["target"], pos_weight = s["pos_weight"], sigmoid = call<"sigmoid">(s["self"]);
  if (!pos_weight.defined()) return shared(s, (sigmoid - target) * s.grad);
  Tensor t = pos_weight * target;
  return shared(s, ((t + Scalar(1) - target) * sigmoid - t) * s.grad);
}
Tensor logits_target_gradient(const Saved& s) {
  Tensor self = s["self"], pos_weight = s["pos_weight"];
  if (!pos_weight.defined()) return shared(s, self * -s.grad);
  Tensor odds = call<"log_sigmoid">(-self) - pos_weight * call<"log_sigmoid">(self);
  return shared(s, odds * s.grad);
}

Tensor kl_div(const Tensor& self, const Tensor& target, int64_t reduction, bool log_target) {
  check(!is_complex(self.dtype()) && !is_complex(target.dtype()),
        "kl_div: Complex inputs not supported.");
  check(is_floating(self.dtype()) && is_floating(target.dtype()),
        "kl_div: Integral inputs not supported.");
  Tensor losses = log_target ? call<"exp">(target) * (target - self)
                             : call<"xlogy.Tensor">(target, target) - target * self;
  return reduce(losses, reduction);
}

// --- Classes ---------------------------------------------------------------------------------

void check_classes(const Tensor& self, const Tensor& target, const Tensor& weight) {
  check(target.dtype() == DType::Int64 || target.dtype() == DType::UInt8,
        "expected target dtype to be Long or Byte, but got ", type_name(target.dtype()));
  if (!weight.defined()) return;
  int64_t classes = self.size(self.dim() == 1 ? 0 : 1);
  check(weight.dim() == 1 && weight.numel() == classes,
        "weight tensor should be defined either for all ", classes,
        " classes or no classes but got weight tensor of shape: ", weight.sizes());
  expect_dtype(weight, self.dtype());
}

std::tuple<Tensor, Tensor> nll(const Tensor& self, const Tensor& target, const Tensor& weight,
                               int64_t reduction, int64_t ignore) {
  check_classes(self, target, weight);
  Tensor total = empty({}, self.dtype());
  if (reduction == kNone) {
    Tensor losses = empty(target.sizes(), self.dtype());
    nll_forward(losses, {}, total, self, target, weight, ignore);
    return {losses, total};
  }
  Tensor sum = empty({}, self.dtype());
  nll_forward({}, sum, total, self, target, weight, ignore);
  return {reduction == kMean ? sum / total : sum, total};
}
template <bool Spatial>
Tensor nll_loss_backward(const Tensor& grad_output, const Tensor& self, const Tensor& target,
                         const Tensor& weight, int64_t reduction, int64_t ignore,
                         const Tensor& total) {
  if (!is_floating(self.dtype()))
    fail_not_implemented(Spatial ? "nll_loss2d_backward_out_frame" : "nll_loss_backward_out_frame",
                         self.dtype());
  if (Spatial || target.dtype() == DType::UInt8)
    check_classes(self, target, weight);
  else
    expect_dtype(target, DType::Int64);
  for (const Tensor* each : {&grad_output, &weight, &total}) expect_dtype(*each, self.dtype());
  Tensor result = empty(self.sizes(), self.dtype()), grad = grad_output;
  fill_elements(result, 0);
  if (!grad.is_contiguous()) {
    grad = empty(grad_output.sizes(), grad_output.dtype());
    copy_elements(grad, grad_output);
  }
  double divisor = reduction == kMean ? item(total).to<double>() : 1.0;
  nll_backward(result, grad, target, weight, ignore, divisor);
  return result;
}

std::tuple<Tensor, Tensor> nll_loss_forward(const Tensor& self, const Tensor& target,
                                            const Tensor& weight, int64_t reduction,
                                            int64_t ignore) {
  check(self.dim() > 0 && self.dim() <= 2, "input tensor should be 1D or 2D");
  check(target.dim() <= 1, "0D or 1D target tensor expected, multi-target not supported");
  check(self.dim() == 1 ? target.numel() == 1 : self.size(0) == target.numel(),
        "size mismatch (got input: ", self.sizes(), ", target: ", target.sizes(), ")");
  if (self.dim() == 1 && target.dim() == 1)
    return nll(self, alias(target, {{}, {}, target.offset()}, true), weight, reduction, ignore);
  return nll(self, target, weight, reduction, ignore);
}
std::tuple<Tensor, Tensor> nll_loss2d_forward(const Tensor& self, const Tensor& target,
                                              const Tensor& weight, int64_t reduction,
                                              int64_t ignore) {
  check(target.dim() == 3,
        "only batches of spatial targets supported (3D tensors) but got targets of dimension: ",
        target.dim());
  check(self.dim() == 4,
        "only batches of spatial inputs supported (4D tensors), but got input of dimension: ",
        self.dim());
  check(self.size(0) == target.size(0) && self.size(2) == target.size(1) &&
            self.size(3) == target.size(2),
        "size mismatch (got input: ", self.sizes(), " , target: ", target.sizes());
  return nll(self, target, weight, reduction, ignore);
}

/// The gradient of a gradient of nll_loss is nll_loss of it.
template <FixedString Name>
Tensor nll_again(const Saved& s) {
  return call_all<Name>(s.grad, s["target"], s["weight"], s.integer("reduction"),
                        s.integer("ignore_index"))[0]
      .template as<Tensor>();
}
template <FixedString Name>
Tensor nll_input_gradient(const Saved& s) {
  if (!s.grad.defined()) return {};
  return call<Name>(s.grad, s["self"], s["target"], s["weight"], s.integer("reduction"),
                    s.integer("ignore_index"), s["total_weight"]);
}

template <FixedString Name>
Tensor nll_loss(const Tensor& self, const Tensor& target, const Tensor& weight, int64_t reduction,
                int64_t ignore) {
  return call_all<Name>(self, target, weight, reduction, ignore)[0].template as<Tensor>();
}

Tensor nll_loss_nd(const Tensor& self, const Tensor& target, const Tensor& weight,
                   int64_t reduction, int64_t ignore) {
  check_as(ErrorType::Value, self.dim() > 0, "Expected 1 or more dimensions (got ", self.dim(),
           ")");
  if (self.dim() != 1) {
    int64_t batch = target.dim() ? target.size(0) : 1;
    check_as(ErrorType::Value, self.size(0) == batch, "Expected input batch_size (", self.size(0),
             ") to match target batch_size (", batch, ").");
  }
  if (self.dim() <= 2) return call<"nll_loss">(self, target, weight, reduction, ignore);
  if (self.dim() == 4) return call<"nll_loss2d">(self, target, weight, reduction, ignore);
  // All dims after the classes as one.
  Ints sizes = self.sizes();
  int64_t n = sizes[0], classes = sizes[1], last = self.numel() ? -1 : 0, row = last ? 1 : 0;
  sizes.erase(1);
  check(target.sizes() == sizes, "Expected target size ", sizes, ", got ", target.sizes());
  Tensor input = call<"view">(call<"contiguous">(self), Ints{n, classes, row, last});
  Tensor flat = call<"view">(call<"contiguous">(target), Ints{n, row, last});
  Tensor loss = call<"nll_loss2d">(input, flat, weight, reduction, ignore);
  return reduction == kNone ? call<"view">(loss, sizes) : loss;
}

/// A factor a class, shaped so that it broadcasts.
Tensor along_classes(const Tensor& weight, int64_t ndim, int64_t class_dim) {
  Ints sizes(size_t(ndim), 1);
  sizes[size_t(class_dim)] = weight.numel();
  return call<"view">(weight, sizes);
}

Tensor cross_entropy_of_probabilities(const Tensor& self, Tensor target, const Tensor& weight,
                                      int64_t reduction, double smoothing) {
  int64_t class_dim = self.dim() == 1 ? 0 : 1, classes = self.size(class_dim);
  check(!weight.defined() || (weight.dim() == 1 && weight.numel() == classes),
        "cross_entropy: weight tensor should be defined either for all ", classes,
        " classes or no classes but got weight tensor of shape: ", weight.sizes());
  Tensor input = call<"log_softmax.int">(self, class_dim, self.dtype());
  if (smoothing > 0) {
    check(smoothing <= 1, "label_smoothing must be between 0.0 and 1.0. Got: ", smoothing);
    target = target * Scalar(1 - smoothing) + Scalar(smoothing / double(classes));
  }
  Tensor losses = input * target;
  if (weight.defined()) losses = losses * along_classes(weight, self.dim(), class_dim);
  if (reduction == kNone) return -call<"sum.dim_IntList">(losses, Ints{class_dim});
  Tensor sum = -call<"sum">(losses);
  if (reduction == kSum) return sum;
  return sum / Scalar(input.numel() ? input.numel() / classes : 0);
}

Tensor cross_entropy_smoothed(const Tensor& self, const Tensor& target, const Tensor& weight,
                              int64_t reduction, int64_t ignore, double smoothing) {
  check(smoothing <= 1, "label_smoothing must be between 0.0 and 1.0. Got: ", smoothing);
  int64_t class_dim = self.dim() == 1 ? 0 : 1, classes = self.size(class_dim);
  Tensor input = call<"log_softmax.int">(self, class_dim, self.dtype());
  Tensor nll = call<"nll_loss_nd">(input, target, weight, reduction, ignore);
  Tensor each = input;
  if (weight.defined()) each = each * along_classes(weight, self.dim(), class_dim);
  Tensor ignored = call<"eq.Scalar">(target, ignore);
  Tensor smooth =
      call<"masked_fill.Scalar">(-call<"sum.dim_IntList">(each, Ints{class_dim}), ignored, 0.0);
  if (reduction == kSum) smooth = call<"sum">(smooth);
  if (reduction == kMean) {
    Tensor count = call<"logical_not">(ignored);
    if (weight.defined()) {
      Tensor kept = call<"masked_fill.Scalar">(target, ignored, 0);
      Tensor used = call<"gather">(weight, 0, call<"reshape">(kept, Ints{-1}));
      count = call<"masked_fill.Scalar">(used, call<"reshape">(ignored, Ints{-1}), 0);
    }
    smooth = call<"sum">(smooth) / call<"sum">(count);
  }
  return nll * Scalar(1 - smoothing) + smooth * Scalar(smoothing / double(classes));
}

Tensor cross_entropy_loss(const Tensor& self, const Tensor& target, const Tensor& weight,
                          int64_t reduction, int64_t ignore, double smoothing) {
  if (self.sizes() == target.sizes()) {
    check(is_floating(target.dtype()),
          "Expected floating point type for target with class probabilities, got ",
          type_name(target.dtype()));
    check(ignore < 0, "ignore_index is not supported for floating point target");
    return cross_entropy_of_probabilities(self, target, weight, reduction, smoothing);
  }
  if (smoothing > 0)
    return cross_entropy_smoothed(self, target, weight, reduction, ignore, smoothing);
  Tensor input = call<"log_softmax.int">(self, self.dim() == 1 ? 0 : 1, self.dtype());
  return call<"nll_loss_nd">(input, target, weight, reduction, ignore);
}

// --- Margins and distances -------------------------------------------------------------------

Tensor hinge_embedding_loss(const Tensor& self, const Tensor& target, double margin,
                            int64_t reduction) {
  Tensor zero = call<"zeros_like">(self), beyond = clamp_min(Scalar(margin) - self, 0);
  Tensor apart = where(call<"ne.Scalar">(target, 1), beyond, zero);
  Tensor close = where(call<"ne.Scalar">(target, -1), self, zero);
  return reduce(apart + close, reduction);
}

Tensor margin_ranking_loss(const Tensor& input1, const Tensor& input2, const Tensor& target,
                           double margin, int64_t reduction) {
  Tensor losses = -target * (input1 - input2) + Scalar(margin);
  return reduce(call<"clamp_min_">(losses, 0), reduction);
}

Tensor cosine_similarity(const Tensor& x1, const Tensor& x2, int64_t dim, double eps) {
  DType dtype = result_type(x1, x2);
  check(is_floating(dtype), "expected common dtype to be floating point, yet common dtype is ",
        type_name(dtype));
  Ints sizes = broadcast(x1.sizes(), x2.sizes());
  auto unit = [&](const Tensor& x) {
    Tensor cast = is_integral(x.dtype()) ? call<"_to_copy">(x, dtype) : x;
    Tensor whole = cast.sizes() == sizes ? cast : call<"expand">(cast, sizes);
    Tensor norm = call<"clone">(call<"linalg_vector_norm">(whole, 2, Ints{dim}, true));
    {
      GradMode off(false);  // the bound guards the division and has no part in the gradient
      call<"clamp_min_">(norm, eps);
    }
    return whole / norm;
  };
  Tensor a = unit(x1), b = unit(x2);
  return call<"sum.dim_IntList">(a * b, Ints{dim});
}

Tensor cosine_embedding_loss(const Tensor& input1, const Tensor& input2, const Tensor& target,
                             double margin, int64_t reduction) {
  check(target.dim() <= 1, "0D or 1D target tensor expected, multi-target not supported");
  check(input1.dim() == target.dim() + 1 && input2.dim() == target.dim() + 1,
        target.dim() == 1
            ? "1D target tensor expects 2D input tensors, but found inputs with sizes "
            : "0D target tensor expects 1D input tensors, but found inputs with sizes ",
        input1.sizes(), " and ", input2.sizes(), ".");
  Ints dim{target.dim()};
  auto dot = [&](const Tensor& a, const Tensor& b) { return call<"sum.dim_IntList">(a * b, dim); };
  constexpr double kEpsilon = 1e-12;
  Tensor lengths =
      (dot(input1, input1) + Scalar(kEpsilon)) * (dot(input2, input2) + Scalar(kEpsilon));
  Tensor cosine = dot(input1, input2) / call<"sqrt">(lengths), zero = call<"zeros_like">(cosine);
  Tensor close = where(call<"eq.Scalar">(target, 1), Scalar(1) - cosine, zero);
  Tensor apart = where(call<"eq.Scalar">(target, -1), clamp_min(cosine - Scalar(margin), 0), zero);
  return reduce(close + apart, reduction);
}

Tensor pairwise_distance(const Tensor& x1, const Tensor& x2, double p, double eps, bool keepdim) {
  int64_t last = std::max(x1.dim(), x2.dim()) - 1;
  return call<"norm.ScalarOpt_dim">(x1 - x2 + Scalar(eps), p, Ints{last}, keepdim);
}

Tensor triplet_margin_loss(const Tensor& anchor, const Tensor& positive, const Tensor& negative,
                           double margin, double p, double eps, bool swap, int64_t reduction) {
  check(anchor.dim() == positive.dim() && anchor.dim() == negative.dim(),
        "The anchor, positive, and negative tensors are expected to have the same number of "
        "dimensions, but got: anchor ",
        anchor.dim(), "D, positive ", positive.dim(), "D, and negative ", negative.dim(),
        "D inputs");
  check(margin > 0, "Margin must be positive.");
  auto distance = [&](const Tensor& a, const Tensor& b) {
    return call<"pairwise_distance">(a, b, p, eps);
  };
  Tensor close = distance(anchor, positive), apart = distance(anchor, negative);
  if (swap) apart = call<"minimum">(apart, distance(positive, negative));
  return reduce(clamp_min(close + Scalar(margin) - apart, 0), reduction);
}

Tensor poisson_nll_loss(const Tensor& input, const Tensor& target, bool log_input, bool full,
                        double eps, int64_t reduction) {
  Tensor loss = log_input ? call<"exp">(input) - target * input
                          : input - target * call<"log">(input + Scalar(eps));
  if (full) {
    constexpr double kPi = 3.14159265358979323846;
    Tensor stirling =
        target * call<"log">(target) - target + Scalar(0.5) * call<"log">(target * Scalar(2 * kPi));
    loss = loss + call<"masked_fill.Scalar">(stirling, call<"le.Scalar">(target, 1), 0);
  }
  return reduce(loss, reduction);
}

/// The gradient of both operands of a loss that swapping them leaves as it is.
template <FixedString Name>
Tensor symmetric(const Saved& s, const char* of, const char* other) {
  return call<Name>(s.grad, s[of], s[other], s.integer("reduction"));
}
template <FixedString Name>
Tensor symmetric(const Saved& s, const char* of, const char* other, const char* edge) {
  return call<Name>(s.grad, s[of], s[other], s.integer("reduction"), s.get<double>(edge));
}

// --- Gradients -------------------------------------------------------------------------------

Tensor mse_loss_self_gradient(const Saved& s) {
  return symmetric<"mse_loss_backward">(s, "self", "target");
}
Tensor mse_loss_target_gradient(const Saved& s) {
  return symmetric<"mse_loss_backward">(s, "target", "self");
}
Tensor mse_loss_backward_grad_output_gradient(const Saved& s) {
  return through_reduction(s, [&](const Tensor& g) {
    return call<"mse_loss_backward">(g, s["self"], s["target"], s.integer("reduction"));
  });
}
Tensor mse_loss_backward_target_gradient(const Saved& s) { return -mse_second(s); }
Tensor smooth_l1_loss_self_gradient(const Saved& s) {
  return symmetric<"smooth_l1_loss_backward">(s, "self", "target", "beta");
}
Tensor smooth_l1_loss_target_gradient(const Saved& s) {
  return symmetric<"smooth_l1_loss_backward">(s, "target", "self", "beta");
}
Tensor smooth_l1_loss_backward_grad_output_gradient(const Saved& s) {
  return through_reduction(s, [&](const Tensor& g) {
    return call<"smooth_l1_loss_backward">(g, s["self"], s["target"], s.integer("reduction"),
                                           s.get<double>("beta"));
  });
}
Tensor smooth_l1_loss_backward_self_gradient(const Saved& s) {
  return quadratic_part(s, "beta", true);
}
Tensor smooth_l1_loss_backward_target_gradient(const Saved& s) {
  return -quadratic_part(s, "beta", true);
}
Tensor huber_loss_self_gradient(const Saved& s) {
  return symmetric<"huber_loss_backward">(s, "self", "target", "delta");
}
Tensor huber_loss_target_gradient(const Saved& s) {
  return symmetric<"huber_loss_backward">(s, "target", "self", "delta");
}
Tensor huber_loss_backward_grad_output_gradient(const Saved& s) {
  return through_reduction(s, [&](const Tensor& g) {
    return call<"huber_loss_backward">(g, s["self"], s["target"], s.integer("reduction"),
                                       s.get<double>("delta"));
  });
}
Tensor huber_loss_backward_self_gradient(const Saved& s) {
  return quadratic_part(s, "delta", false);
}
Tensor huber_loss_backward_target_gradient(const Saved& s) {
  return -quadratic_part(s, "delta", false);
}
Tensor soft_margin_loss_gradient(const Saved& s) {
  return call<"soft_margin_loss_backward">(s.grad, s["self"], s["target"], s.integer("reduction"));
}
Tensor soft_margin_loss_backward_grad_output_gradient(const Saved& s) {
  return through_reduction(s, [&](const Tensor& g) {
    return call<"soft_margin_loss_backward">(g, s["self"], s["target"], s.integer("reduction"));
  });
}
Tensor binary_cross_entropy_self_gradient(const Saved& s) {
  return call<"binary_cross_entropy_backward">(s.grad, s["self"], s["target"], s["weight"],
                                               s.integer("reduction"));
}
Tensor binary_cross_entropy_backward_grad_output_gradient(const Saved& s) {
  return through_reduction(s, [&](const Tensor& g) {
    return call<"binary_cross_entropy_backward">(g, s["self"], s["target"], s["weight"],
                                                 s.integer("reduction"));
  });
}

constexpr Op kOps[] = {
    {.schema = "mse_loss(Tensor self, Tensor target, int reduction=1) -> Tensor",
     .node = "MseLossBackward0",
     .forward = kernel<&mse_loss>,
     .grads = {{"self", "self target reduction", mse_loss_self_gradient},
               {"target", "self target reduction", mse_loss_target_gradient}},
     .out = "out",
     .place = Place::NN},
    {.schema =
         "mse_loss_backward(Tensor grad_output, Tensor self, Tensor target, int reduction) -> "
         "Tensor",
     .node = "MseLossBackwardBackward0",
     .forward = kernel<&mse_loss_backward>,
     .grads = {{"grad_output", "self target reduction", mse_loss_backward_grad_output_gradient},
               {"self", "grad_output self reduction", mse_second},
               {"target", "grad_output self reduction", mse_loss_backward_target_gradient}},
     .place = Place::Hidden},
    {.schema = "l1_loss(Tensor self, Tensor target, int reduction=1) -> Tensor",
     .forward = kernel<&l1_loss>,
     .composite = true,
     .place = Place::NN},
    {.schema =
         "smooth_l1_loss(Tensor self, Tensor target, int reduction=1, float beta=1.) -> Tensor",
     .node = "SmoothL1LossBackward0",
     .forward = kernel<&smooth_l1_loss>,
     .grads = {{"self", "self target reduction beta", smooth_l1_loss_self_gradient},
               {"target", "self target reduction beta", smooth_l1_loss_target_gradient}},
     .out = "out",
     .place = Place::NN},
    {.schema = "smooth_l1_loss_backward(Tensor grad_output, Tensor self, Tensor target, int "
               "reduction, float beta) -> Tensor",
     .node = "SmoothL1LossBackwardBackward0",
     .forward = kernel<&smooth_l1_loss_backward>,
     .grads = {{"grad_output", "self target reduction beta",
                smooth_l1_loss_backward_grad_output_gradient},
               {"self", "grad_output self target reduction beta",
                smooth_l1_loss_backward_self_gradient},
               {"target", "grad_output self target reduction beta",
                smooth_l1_loss_backward_target_gradient}},
     .place = Place::Hidden},
    {.schema = "huber_loss(Tensor self, Tensor target, int reduction=1, float delta=1.) -> Tensor",
     .node = "HuberLossBackward0",
     .forward = kernel<&huber_loss>,
     .grads = {{"self", "self target reduction delta", huber_loss_self_gradient},
               {"target", "self target reduction delta", huber_loss_target_gradient}},
     .out = "out",
     .place = Place::NN},
    {.schema = "huber_loss_backward(Tensor grad_output, Tensor self, Tensor target, int reduction, "
               "float delta) -> Tensor",
     .node = "HuberLossBackwardBackward0",
     .forward = kernel<&huber_loss_backward>,
     .grads = {{"grad_output", "self target reduction delta",
                huber_loss_backward_grad_output_gradient},
               {"self", "grad_output self target reduction delta",
                huber_loss_backward_self_gradient},
               {"target", "grad_output self target reduction delta",
                huber_loss_backward_target_gradient}},
     .place = Place::Hidden},
    {.schema = "soft_margin_loss(Tensor self, Tensor target, int reduction=1) -> Tensor",
     .node = "SoftMarginLossBackward0",
     .forward = kernel<&soft_margin_loss>,
     .grads = {{"self", "self target reduction", soft_margin_loss_gradient}},
     .real_alone = true,
     .out = "out",
     .out_dtype = kFoundDType,
     .place = Place::NN},
    {.schema = "soft_margin_loss_backward(Tensor grad_output, Tensor self, Tensor target, int "
               "reduction) -> Tensor",
     .node = "SoftMarginLossBackwardBackward0",
     .forward = kernel<&soft_margin_loss_backward>,
     .grads = {{"grad_output", "self target reduction",
                soft_margin_loss_backward_grad_output_gradient},
               {"self", "grad_output self target reduction", soft_margin_second}},
     .place = Place::Hidden},

    {.schema = "binary_cross_entropy(Tensor self, Tensor target, Tensor? weight=None, int "
               "reduction=1) -> Tensor",
     .node = "BinaryCrossEntropyBackward0",
     .forward = kernel<&binary_cross_entropy>,
     .grads = {{"self", "self target weight reduction", binary_cross_entropy_self_gradient},
               {"target", "self target weight reduction", binary_cross_entropy_target}},
     .out = "out",
     .out_dtype = kFoundDType,
     .place = Place::NN},
    {.schema = "binary_cross_entropy_backward(Tensor grad_output, Tensor self, Tensor target, "
               "Tensor? weight=None, int reduction=1) -> Tensor",
     .node = "BinaryCrossEntropyBackwardBackward0",
     .forward = kernel<&binary_cross_entropy_backward>,
     .grads = {{"grad_output", "self target weight reduction",
                binary_cross_entropy_backward_grad_output_gradient},
               {"self", "grad_output self target weight reduction", binary_cross_entropy_second}},
     .place = Place::Hidden},
    {.schema = "binary_cross_entropy_with_logits(Tensor self, Tensor target, Tensor? weight=None, "
               "Tensor? pos_weight=None, int reduction=1) -> Tensor",
     .node = "BinaryCrossEntropyWithLogitsBackward0",
     .forward = kernel<&binary_cross_entropy_with_logits>,
     .grads = {{"self", "self target weight pos_weight reduction", logits_gradient},
               {"target", "self target weight pos_weight reduction", logits_target_gradient}},
     .place = Place::Function},
    {.schema = "kl_div(Tensor self, Tensor target, int reduction=1, *, bool log_target=False) -> "
               "Tensor",
     .forward = kernel<&kl_div>,
     .composite = true,
     .place = Place::Function},

    {.schema = "nll_loss_forward(Tensor self, Tensor target, Tensor? weight, int reduction, SymInt "
               "ignore_index) -> (Tensor output, Tensor total_weight)",
     .node = "NllLossBackward0",
     .forward = kernel<&nll_loss_forward>,
     .grads = {{"self", "self target weight reduction ignore_index total_weight",
                nll_input_gradient<"nll_loss_backward">}},
     .without_history = "total_weight",
     .place = Place::Hidden},
    {.schema =
         "nll_loss_backward(Tensor grad_output, Tensor self, Tensor target, Tensor? weight, int "
         "reduction, SymInt ignore_index, Tensor total_weight) -> Tensor",
     .node = "NllLossBackwardBackward0",
     .forward = kernel<&nll_loss_backward<false>>,
     .grads = {{"grad_output", "target weight reduction ignore_index",
                nll_again<"nll_loss_forward">}},
     .place = Place::Hidden},
    {.schema =
         "nll_loss2d_forward(Tensor self, Tensor target, Tensor? weight, int reduction, SymInt "
         "ignore_index) -> (Tensor output, Tensor total_weight)",
     .node = "NllLoss2DBackward0",
     .forward = kernel<&nll_loss2d_forward>,
     .grads = {{"self", "self target weight reduction ignore_index total_weight",
                nll_input_gradient<"nll_loss2d_backward">}},
     .without_history = "total_weight",
     .place = Place::Hidden},
    {.schema =
         "nll_loss2d_backward(Tensor grad_output, Tensor self, Tensor target, Tensor? weight, "
         "int reduction, SymInt ignore_index, Tensor total_weight) -> Tensor",
     .node = "NllLoss2DBackwardBackward0",
     .forward = kernel<&nll_loss_backward<true>>,
     .grads = {{"grad_output", "target weight reduction ignore_index",
                nll_again<"nll_loss2d_forward">}},
     .place = Place::Hidden},
    {.schema = "nll_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt "
               "ignore_index=-100) -> Tensor",
     .forward = kernel<&nll_loss<"nll_loss_forward">>,
     .composite = true,
     .place = Place::NN},
    {.schema =
         "nll_loss2d(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt "
         "ignore_index=-100) -> Tensor",
     .forward = kernel<&nll_loss<"nll_loss2d_forward">>,
     .composite = true,
     .place = Place::NN},
    {.schema =
         "nll_loss_nd(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt "
         "ignore_index=-100) -> Tensor",
     .forward = kernel<&nll_loss_nd>,
     .composite = true,
     .place = Place::NN},
    {.schema = "cross_entropy_loss(Tensor self, Tensor target, Tensor? weight=None, int "
               "reduction=1, SymInt ignore_index=-100, float label_smoothing=0.) -> Tensor",
     .forward = kernel<&cross_entropy_loss>,
     .composite = true,
     .place = Place::NN},

    {.schema = "hinge_embedding_loss(Tensor self, Tensor target, float margin=1., int reduction=1) "
               "-> Tensor",
     .forward = kernel<&hinge_embedding_loss>,
     .composite = true,
     .place = Place::Function},
    {.schema = "margin_ranking_loss(Tensor input1, Tensor input2, Tensor target, float margin=0., "
               "int reduction=1) -> Tensor",
     .forward = kernel<&margin_ranking_loss>,
     .composite = true,
     .place = Place::Function},
    {.schema = "cosine_similarity(Tensor x1, Tensor x2, int dim=1, float eps=1e-08) -> Tensor",
     .forward = kernel<&cosine_similarity>,
     .composite = true,
     .place = Place::Function},
    {.schema = "cosine_embedding_loss(Tensor input1, Tensor input2, Tensor target, float "
               "margin=0., int reduction=1) -> Tensor",
     .forward = kernel<&cosine_embedding_loss>,
     .composite = true,
     .place = Place::Function},
    {.schema = "pairwise_distance(Tensor x1, Tensor x2, float p=2., float "
               "eps=9.9999999999999995e-07, bool keepdim=False) -> Tensor",
     .forward = kernel<&pairwise_distance>,
     .composite = true,
     .place = Place::Function},
    {.schema = "triplet_margin_loss(Tensor anchor, Tensor positive, Tensor negative, float "
               "margin=1., float p=2., float eps=9.9999999999999995e-07, bool swap=False, int "
               "reduction=1) -> Tensor",
     .forward = kernel<&triplet_margin_loss>,
     .composite = true,
     .place = Place::Function},
    {.schema =
         "poisson_nll_loss(Tensor input, Tensor target, bool log_input, bool full, float eps, "
         "int reduction) -> Tensor",
     .forward = kernel<&poisson_nll_loss>,
     .composite = true,
     .place = Place::Function},
};
static_assert(valid(kOps), "an operator's schema disagrees with its kernel or its derivative");

}  // namespace

OpTable loss_ops() { return kOps; }

}  // namespace tg
