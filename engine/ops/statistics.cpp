// Covariance, and integrals over samples.
#include "ops/functions.h"

namespace tg {
namespace {

// Weights of the samples: how often each was seen (fweights), or how much it counts (aweights).
void check_weights(const Tensor& w, const std::string& name, int64_t samples) {
  if (!w.defined()) return;
  check(w.dim() <= 1, "cov(): expected ", name, " to have one or fewer dimensions but got ", name,
        " with ", w.dim(), " dimensions");
  bool counts = name == "fweights";
  check(counts ? is_integral(w.dtype()) : is_floating(w.dtype()), "cov(): expected ", name,
        " to have ", counts ? "integral" : "floating point", " dtype but got ", name, " with ",
        type_name(w.dtype()), " dtype");
  check(w.numel() == samples, "cov(): expected ", name,
        " to have the same numel as there are observations in the input but got ", w.numel(),
        " != ", samples);
  check(samples == 0 || item(call<"min">(w)).to<double>() >= 0, "cov(): ", name,
        " cannot be negative");
}

Tensor cov(const Tensor& self, int64_t correction, const Tensor& fweights, const Tensor& aweights) {
  check(self.dim() <= 2,
        "cov(): expected input to have two or fewer dimensions but got an input with ", self.dim(),
        " dimensions");
  check_as(ErrorType::NotImplemented, self.dtype() != DType::Bool,
           "cov(): bool dtype is not supported for input");
  Tensor in = self.dim() < 2 ? call<"view">(self, Ints{1, -1}) : self;
  int64_t samples = in.size(1);
  check_weights(fweights, "fweights", samples);
  check_weights(aweights, "aweights", samples);
  if (!is_floating(in.dtype())) in = call<"to.dtype">(in, default_dtype());
  Tensor weights = fweights;
  if (aweights.defined()) weights = weights.defined() ? weights * aweights : aweights;
  auto weighted = [&](const Tensor& t) { return weights.defined() ? t * weights : t; };
  auto number = [](const Tensor& t) { return item(t).to<double>(); };
  Tensor total = weights.defined() ? call<"sum">(weights)
                                   : call<"full">(Ints{}, Scalar(samples), DType::Int64);
  check(!weights.defined() || number(total) != 0,
        "cov(): weights sum to zero, can't be normalized");
  Tensor mean = call<"sum.dim_IntList">(weighted(in), Ints{1}) / total;
  Tensor freedom = total - Scalar(correction);
  if (aweights.defined() && correction != 0)
    freedom = total - call<"sum">(weights * aweights) * Scalar(correction) / total;
  freedom = call<"full">(Ints{}, Scalar(std::max(number(freedom), 0.0)), in.dtype());
  Tensor centred = in - call<"unsqueeze">(mean, 1);
  Tensor products = call<"mm">(centred, call<"t">(weighted(centred)));
  return call<"squeeze">(products / freedom);
}

Tensor corrcoef(const Tensor& self) {
  check(self.dim() <= 2,
        "corrcoef(): expected input to have two or fewer dimensions but got an input with ",
        self.dim(), " dimensions");
  Tensor c = call<"cov">(self);
  if (c.dim() == 0) return c / c;
  Tensor deviation = call<"sqrt">(call<"diagonal">(c));
  c = c / call<"unsqueeze">(deviation, 1);
  c = c / call<"unsqueeze">(deviation, 0);
  return call<"clamp">(c, -1, 1);
}

// Neighbours along `dim`, added: twice the heights of the trapezoids.
Tensor neighbours(const Tensor& y, int64_t dim, bool added) {
  Tensor right = call<"slice.Tensor">(y, dim, 1), left = call<"slice.Tensor">(y, dim, 0, -1);
  return added ? right + left : right - left;
}

void check_samples(const Tensor& y, const char* name, int64_t dim) {
  check_as(ErrorType::NotImplemented, y.dtype() != DType::Bool,
           "trapezoid: received a bool input "
           "for `",
           name, "`, but bool is not supported");
  check_as(ErrorType::Index, y.dim() > 0, "Dimension specified as ", dim,
           " but tensor has no dimensions");
}

Tensor trapezoid(const Tensor& y, const Scalar& dx, int64_t dim) {
  check_samples(y, "y", dim);
  dim = wrap_dim(dim, y.dim());
  if (y.size(dim) == 0) {
    Ints sizes = y.sizes();
    sizes.erase(size_t(dim));
    return call<"zeros">(sizes, y.dtype());
  }
  Tensor doubled = call<"sum.dim_IntList">(neighbours(y, dim, true), Ints{dim});
  return call<"mul.Scalar">(doubled, dx.to<double>() / 2);
}

Tensor trapezoid_at(const Tensor& y, const Tensor& x, int64_t dim) {
  check_samples(y, "y", dim);
  check_samples(x, "x", dim);
  dim = wrap_dim(dim, y.dim());
  if (y.size(dim) == 0) return trapezoid(y, Scalar(1), dim);
  Tensor width;
  if (x.dim() == 1) {
    check(x.size(0) == y.size(dim), "trapezoid: There must be one `x` value for each sample point");
    Ints sizes(size_t(y.dim()), 1);
    sizes[size_t(dim)] = x.size(0) - 1;
    width = call<"view">(neighbours(x, 0, false), sizes);
  } else {
    // Dims that `x` lacks come first, as in broadcasting.
    Ints sizes(size_t(std::max<int64_t>(y.dim() - x.dim(), 0)), 1);
    for (int64_t s : x.sizes()) sizes.push_back(s);
    width = neighbours(call<"view">(x, sizes), dim, false);
  }
  Tensor areas = width * neighbours(y, dim, true);
  return call<"div.Scalar">(call<"sum.dim_IntList">(areas, Ints{dim}), 2.0);
}

Tensor trapz(const Tensor& y, double dx, int64_t dim) { return trapezoid(y, Scalar(dx), dim); }

constexpr Op kOps[] = {
    {.schema = "cov(Tensor self, *, int correction=1, Tensor? fweights=None, Tensor? "
               "aweights=None) -> Tensor",
     .forward = kernel<&cov>,
     .composite = true},
    {.schema = "corrcoef(Tensor self) -> Tensor", .forward = kernel<&corrcoef>, .composite = true},
    {.schema = "trapezoid.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor",
     .forward = kernel<&trapezoid_at>,
     .composite = true,
     .place = Place::Function},
    {.schema = "trapezoid.dx(Tensor y, *, Scalar dx=1, int dim=-1) -> Tensor",
     .forward = kernel<&trapezoid>,
     .composite = true,
     .place = Place::Function},
    {.schema = "trapz.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor",
     .forward = kernel<&trapezoid_at>,
     .composite = true,
     .place = Place::Function},
    {.schema = "trapz.dx(Tensor y, *, float dx=1., int dim=-1) -> Tensor",
     .forward = kernel<&trapz>,
     .composite = true,
     .place = Place::Function},
};
static_assert(valid(kOps), "an operator's schema disagrees with its kernel or its derivative");

}  // namespace

OpTable statistics_ops() { return kOps; }

}  // namespace tg
