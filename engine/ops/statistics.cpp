// Covariance, and integrals and slopes of samples.
#include <algorithm>

#include "core/view_geometry.h"
#include "core/warning.h"
#include "op/functions.h"

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
  if (is_integral(in.dtype())) in = call<"to.dtype">(in, default_dtype());
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
  if (number(freedom) <= 0) {
    warn("aten/src/ATen/native/Correlation.cpp:129",
         "cov(): degrees of freedom is <= 0. Correction should be strictly less than the number of "
         "observations.");
    call<"zero_">(freedom);
  }
  Tensor centred = in - call<"unsqueeze">(mean, 1);
  Tensor products = call<"mm">(centred, call<"t">(conj(weighted(centred))));
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
  if (is_complex(c.dtype()))
    return call<"complex">(call<"clamp">(call<"real">(c), -1, 1),
                           call<"clamp">(call<"imag">(c), -1, 1));
  return call<"clamp">(c, -1, 1);
}

// Neighbours along `dim`, added: twice the heights of the trapezoids.
Tensor neighbours(const Tensor& y, int64_t dim, bool added) {
  Tensor right = call<"slice.Tensor">(y, dim, 1), left = call<"slice.Tensor">(y, dim, 0, -1);
  return added ? right + left : right - left;
}

void check_not_bool(const char* function, const Tensor& y, const char* name) {
  check_as(ErrorType::NotImplemented, y.dtype() != DType::Bool, function,
           ": received a bool input for `", name, "`, but bool is not supported");
}
void check_samples(const Tensor& y, const char* name, int64_t dim) {
  check_not_bool("trapezoid", y, name);
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

// Distances along `dim` of the samples of `y`.
Tensor widths(const char* function, const Tensor& y, const Tensor& x, int64_t dim) {
  if (x.dim() == 1) {
    check(x.size(0) == y.size(dim), function,
          ": There must be one `x` value for each sample point");
    Ints sizes(size_t(y.dim()), 1);
    sizes[size_t(dim)] = x.size(0) - 1;
    return call<"view">(neighbours(x, 0, false), sizes);
  }
  // Dims that `x` lacks come first, as in broadcasting.
  Ints sizes(size_t(std::max<int64_t>(y.dim() - x.dim(), 0)), 1);
  for (int64_t s : x.sizes()) sizes.push_back(s);
  return neighbours(call<"view">(x, sizes), dim, false);
}

Tensor trapezoid_at(const Tensor& y, const Tensor& x, int64_t dim) {
  check_samples(y, "y", dim);
  check_samples(x, "x", dim);
  dim = wrap_dim(dim, y.dim());
  if (y.size(dim) == 0) return trapezoid(y, Scalar(1), dim);
  Tensor areas = widths("trapezoid", y, x, dim) * neighbours(y, dim, true);
  return call<"div.Scalar">(call<"sum.dim_IntList">(areas, Ints{dim}), 2.0);
}

Tensor pair_sums(const Tensor& y, int64_t dim) {
  return call<"slice.Tensor">(y, dim, 0, -1) + call<"slice.Tensor">(y, dim, 1);
}
Tensor cumulative_trapezoid(const Tensor& y, const Scalar& dx, int64_t dim) {
  check_not_bool("cumulative_trapezoid", y, "y");
  return call<"cumsum">(call<"mul.Scalar">(pair_sums(y, dim), dx.to<double>() / 2), dim);
}
Tensor cumulative_trapezoid_at(const Tensor& y, const Tensor& x, int64_t dim) {
  check_not_bool("cumulative_trapezoid", y, "y");
  check_not_bool("cumulative_trapezoid", x, "x");
  dim = wrap_dim(dim, y.dim());
  Tensor width = widths("cumulative_trapezoid", y, x, dim);
  return call<"div.Scalar">(call<"cumsum">(pair_sums(y, dim) * width, dim), 2.0);
}

Tensor trapz(const Tensor& y, double dx, int64_t dim) { return trapezoid(y, Scalar(dx), dim); }

// --- gradient --------------------------------------------------------------------------------

// Differences along one dim: in the middle between both neighbours, at the ends to one side, by
// two points (edge_order 1) or three.
Tensor gradient_evenly(const Tensor& y, const Scalar& spacing, int64_t dim, int64_t edge_order) {
  auto at = [&](int64_t from, Value to) { return call<"slice.Tensor">(y, dim, from, to); };
  auto times = [](const Tensor& t, double factor) { return call<"mul.Scalar">(t, factor); };
  auto over = [](const Tensor& t, const Scalar& by) { return call<"div.Scalar">(t, by); };
  Tensor middle = over(over(at(2, None{}) - at(0, Scalar(-2)), spacing), Scalar(2));
  Tensor first, last;
  if (edge_order == 1) {
    first = at(1, Scalar(2)) - at(0, Scalar(1));
    last = at(-1, None{}) - at(-2, Scalar(-1));
  } else {
    first =
        times(at(0, Scalar(1)), -1.5) + times(at(1, Scalar(2)), 2) - times(at(2, Scalar(3)), 0.5);
    last =
        times(at(-3, Scalar(-2)), 0.5) - times(at(-2, Scalar(-1)), 2) + times(at(-1, None{}), 1.5);
  }
  return call<"cat">(TensorList{over(first, spacing), middle, over(last, spacing)}, dim);
}

// The same for samples at `places`: the slope of the parabola through three of them.
Tensor gradient_at(const Tensor& y, const Tensor& places, int64_t dim, int64_t edge_order) {
  auto at = [&](int64_t from, Value to) { return call<"slice.Tensor">(y, dim, from, to); };
  Tensor steps = neighbours(places, 0, false);
  auto step = [&](int64_t i) { return call<"select.int">(steps, 0, i); };
  Ints along(size_t(y.dim()), 1);
  along[size_t(dim)] = -1;
  auto spread = [&](const Tensor& t) { return call<"view">(t, along); };
  Tensor d1 = call<"slice.Tensor">(steps, 0, 0, -1), d2 = call<"slice.Tensor">(steps, 0, 1);
  Tensor a = -d2 / (d1 * (d1 + d2)), b = (d2 - d1) / (d1 * d2), c = d1 / (d2 * (d1 + d2));
  Tensor middle =
      spread(a) * at(0, Scalar(-2)) + spread(b) * at(1, Scalar(-1)) + spread(c) * at(2, None{});
  Tensor first, last;
  if (edge_order == 1) {
    first = (at(1, Scalar(2)) - at(0, Scalar(1))) / step(0);
    last = (at(-1, None{}) - at(-2, Scalar(-1))) / step(-1);
  } else {
    d1 = step(0), d2 = step(1);
    a = -(Scalar(2) * d1 + d2) / (d1 * (d1 + d2));
    b = (d1 + d2) / (d1 * d2), c = -d1 / (d2 * (d1 + d2));
    first = a * at(0, Scalar(1)) + b * at(1, Scalar(2)) + c * at(2, Scalar(3));
    d1 = step(-2), d2 = step(-1);
    a = d2 / (d1 * (d1 + d2)), b = -(d1 + d2) / (d1 * d2);
    c = (Scalar(2) * d2 + d1) / (d2 * (d1 + d2));
    last = a * at(-3, Scalar(-2)) + b * at(-2, Scalar(-1)) + c * at(-1, None{});
  }
  return call<"cat">(TensorList{first, middle, last}, dim);
}

// One gradient for each of `dim`, or of all dims. `spacing` has one entry for each, or one for all.
template <class Each, class Spacing>
TensorList gradients(const Tensor& self, const std::vector<Spacing>& spacing, bool for_all,
                     const std::optional<Ints>& dim, int64_t edge_order, Each each) {
  size_t count = spacing.size();
  if (!for_all && !dim)
    check(count == size_t(self.dim()),
          "torch.gradient expected spacing to be unspecified, a scalar, or a list of length equal "
          "to 'self.dim() = ",
          self.dim(), "', since dim argument was not given, but got a list of length ", count);
  if (!for_all && dim)
    check(count == dim->size(),
          "torch.gradient expected spacing to be unspecified, a scalar or it's spacing and dim "
          "arguments to have the same length, but got a spacing argument of length ",
          count, " and a dim argument of length ", dim->size(), ".");
  check(self.dtype() != DType::UInt8, "torch.gradient does not support uint8 input.");
  check(edge_order == 1 || edge_order == 2,
        "torch.gradient only supports edge_order=1 and edge_order=2.");
  Ints dims;
  if (dim) {
    dims = wrap_dims(*dim, self.dim());
    for (size_t i = 0; i < dims.size(); ++i)
      check(std::find(dims.begin(), dims.begin() + i, dims[i]) == dims.begin() + i, "dim ", dims[i],
            " appears multiple times in the list of dims");
  } else {
    for (int64_t d = 0; d < self.dim(); ++d) dims.push_back(d);
  }
  for (int64_t d : dims)
    check(self.size(d) >= edge_order + 1,
          "torch.gradient expected each dimension size to be at least edge_order+1");
  TensorList out;
  for (size_t i = 0; i < dims.size(); ++i)
    out.push_back(each(self, spacing[for_all ? 0 : i], dims[i], edge_order));
  return out;
}
std::optional<Ints> one_dim(const std::optional<int64_t>& dim) {
  return dim ? std::optional<Ints>(Ints{*dim}) : std::nullopt;
}

TensorList gradient_scalar_dims(const Tensor& self, const Scalar& spacing, const Ints& dim,
                                int64_t edge_order) {
  return gradients(self, std::vector<Scalar>{spacing}, true, dim, edge_order, gradient_evenly);
}
TensorList gradient_scalar(const Tensor& self, const std::optional<Scalar>& spacing,
                           const std::optional<int64_t>& dim, int64_t edge_order) {
  return gradients(self, std::vector<Scalar>{spacing.value_or(Scalar(1.0))}, true, one_dim(dim),
                   edge_order, gradient_evenly);
}
TensorList gradient_dims(const Tensor& self, const Ints& dim, int64_t edge_order) {
  return gradient_scalar_dims(self, Scalar(1.0), dim, edge_order);
}
TensorList gradient_scalars_dims(const Tensor& self, const std::vector<Scalar>& spacing,
                                 const Ints& dim, int64_t edge_order) {
  return gradients(self, spacing, false, dim, edge_order, gradient_evenly);
}
TensorList gradient_scalars(const Tensor& self, const std::vector<Scalar>& spacing,
                            const std::optional<int64_t>& dim, int64_t edge_order) {
  return gradients(self, spacing, false, one_dim(dim), edge_order, gradient_evenly);
}
TensorList gradient_tensors_dims(const Tensor& self, const TensorList& spacing, const Ints& dim,
                                 int64_t edge_order) {
  for (const Tensor& t : spacing)
    check(t.dim() == 1,
          "torch.gradient expected each element of spacing to have one dimension, but got an "
          "element with ",
          t.dim(), " dimensions!");
  return gradients(self, spacing, false, dim, edge_order, gradient_at);
}
TensorList gradient_tensors(const Tensor& self, const TensorList& spacing,
                            const std::optional<int64_t>& dim, int64_t edge_order) {
  Ints dims;
  for (int64_t d = 0; d < self.dim(); ++d) dims.push_back(d);
  if (!dim && spacing.size() != dims.size())
    return gradients(self, spacing, false, std::nullopt, edge_order, gradient_at);
  return gradient_tensors_dims(self, spacing, dim ? Ints{*dim} : dims, edge_order);
}

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
    {.schema = "cumulative_trapezoid.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor",
     .forward = kernel<&cumulative_trapezoid_at>,
     .composite = true,
     .place = Place::Function},
    {.schema = "cumulative_trapezoid.dx(Tensor y, *, Scalar dx=1, int dim=-1) -> Tensor",
     .forward = kernel<&cumulative_trapezoid>,
     .composite = true,
     .place = Place::Function},
    {.schema = "gradient.scalarint(Tensor self, *, Scalar? spacing=None, int? dim=None, "
               "int edge_order=1) -> Tensor[]",
     .forward = kernel<&gradient_scalar>,
     .composite = true,
     .place = Place::Function},
    {.schema = "gradient.scalararray(Tensor self, *, Scalar spacing, int[] dim, int edge_order=1) "
               "-> Tensor[]",
     .forward = kernel<&gradient_scalar_dims>,
     .composite = true,
     .place = Place::Function},
    {.schema = "gradient.array(Tensor self, *, int[] dim, int edge_order=1) -> Tensor[]",
     .forward = kernel<&gradient_dims>,
     .composite = true,
     .place = Place::Function},
    {.schema = "gradient.scalarrayint(Tensor self, *, Scalar[] spacing, int? dim=None, "
               "int edge_order=1) -> Tensor[]",
     .forward = kernel<&gradient_scalars>,
     .composite = true,
     .place = Place::Function},
    {.schema = "gradient.scalarrayarray(Tensor self, *, Scalar[] spacing, int[] dim, "
               "int edge_order=1) -> Tensor[]",
     .forward = kernel<&gradient_scalars_dims>,
     .composite = true,
     .place = Place::Function},
    {.schema = "gradient.tensorarrayint(Tensor self, *, Tensor[] spacing, int? dim=None, "
               "int edge_order=1) -> Tensor[]",
     .forward = kernel<&gradient_tensors>,
     .composite = true,
     .place = Place::Function},
    {.schema = "gradient.tensorarray(Tensor self, *, Tensor[] spacing, int[] dim, "
               "int edge_order=1) -> Tensor[]",
     .forward = kernel<&gradient_tensors_dims>,
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
