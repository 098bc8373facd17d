// Sorting, selecting by rank, and counting equal elements.
#include <algorithm>
#include <cmath>

#include "core/warning.h"
#include "kernels/copy.h"
#include "kernels/count.h"
#include "kernels/half.h"
#include "kernels/iterate.h"
#include "kernels/lanes.h"
#include "kernels/sort.h"
#include "op/functions.h"
#include "op/promotion.h"
#include "ops/gradients.h"
#include "ops/selection.h"

namespace tg {
namespace {

using Pair = std::tuple<Tensor, Tensor>;
using Triple = std::tuple<Tensor, Tensor, Tensor>;

// --- Sort ------------------------------------------------------------------------------------

Pair sort(const Tensor& self, int64_t dim, bool descending) {
  dim = wrap_dim(dim, self.dim());
  check(!is_complex(self.dtype()), " Sort does not support complex dtypes on CPU");
  Ints strides = dense_strides(self.geometry());
  Tensor values = empty_strided(self.sizes(), strides, self.dtype());
  Tensor indices = empty_strided(self.sizes(), strides, DType::Int64);
  sort_lines(values, indices, self, dim, descending);
  return {values, indices};
}
Pair sort_stable(const Tensor& self, const std::optional<bool>&, int64_t dim, bool descending) {
  return sort(self, dim, descending);
}
Tensor argsort(const Tensor& self, int64_t dim, bool descending) {
  return call_all<"sort">(self, dim, descending)[1].as<Tensor>();
}
Tensor argsort_stable(const Tensor& self, bool stable, int64_t dim, bool descending) {
  return call_all<"sort.stable">(self, stable, dim, descending)[1].as<Tensor>();
}
Tensor msort(const Tensor& self) { return call_all<"sort">(self, 0, false)[0].as<Tensor>(); }

/// Sizes with `size` along `dim`.
Ints resized(Ints sizes, int64_t dim, int64_t size) {
  if (!sizes.empty()) sizes[size_t(dim)] = size;
  return sizes;
}

Pair topk(const Tensor& self, int64_t k, int64_t dim, bool largest, bool sorted) {
  dim = wrap_dim(dim, self.dim());
  check(k >= 0 && k <= length_along(self, dim), "selected index k out of range");
  check(!is_complex(self.dtype()), " topk does not support complex dtypes on CPU");
  check(self.dtype() != DType::Bool, "topk does not support bool dtypes on CPU");
  Ints sizes = resized(self.sizes(), dim, k);
  Tensor values = empty(sizes, self.dtype()), indices = empty(sizes, DType::Int64);
  if (self.dim() == 0) {
    copy_elements(values, self);
    fill_elements(indices, 0);
  } else {
    top_lines(values, indices, self, dim, largest, sorted);
  }
  return {values, indices};
}

Tensor kept_gradient(const Saved& s) {
  return picked_gradient(s.grad, s.integer("dim"), s["indices"], s.sizes("self"), true);
}

// --- One element a line ----------------------------------------------------------------------

/// Runs pick(values, indices), whose results have one element along `dim`.
template <class F>
Pair picked(const char* name, const Tensor& self, int64_t dim, bool keepdim, F&& pick) {
  dim = wrap_dim(dim, self.dim());
  check_as(ErrorType::Index, length_along(self, dim) != 0, name, "(): Expected reduction dim ", dim,
           " to have non-zero size.");
  Ints kept = resized(self.sizes(), dim, 1);
  Tensor values = empty(kept, self.dtype()), indices = empty(kept, DType::Int64);
  pick(values, indices, dim);
  if (keepdim || self.dim() == 0) return {values, indices};
  Geometry g = contiguous(reduced_sizes(self.sizes(), dims_of({dim}, self.dim()), false));
  return {alias(values, g, true), alias(indices, g, true)};
}

Pair kthvalue(const Tensor& self, int64_t k, int64_t dim, bool keepdim) {
  return picked("kthvalue", self, dim, keepdim, [&](const Tensor& v, const Tensor& i, int64_t d) {
    check(k >= 1 && k <= length_along(self, d),
          "kthvalue(): selected number k out of range for dimension ", d);
    kth_lines(v, i, self, d, k);
  });
}

template <bool IgnoreNan>
Pair median_dim(const Tensor& self, int64_t dim, bool keepdim) {
  return picked("median", self, dim, keepdim, [&](const Tensor& v, const Tensor& i, int64_t d) {
    median_lines(v, i, self, d, IgnoreNan);
  });
}

template <bool IgnoreNan>
Tensor median(const Tensor& self) {
  if (self.dtype() == DType::Bool || is_complex(self.dtype()))
    fail_not_implemented("median_cpu", self.dtype());
  Tensor result = empty({}, self.dtype());
  if (self.numel() == 0) {
    fill_elements(result, NAN);
    return result;
  }
  Tensor flat = empty({self.numel()}, self.dtype());
  copy_elements(alias(flat, contiguous(self.sizes()), true), self);
  Tensor value = empty({1}, self.dtype()), index = empty({1}, DType::Int64);
  median_lines(value, index, flat, 0, IgnoreNan);
  copy_elements(result, alias(value, Geometry(), true));
  return result;
}

Pair mode(const Tensor& self, int64_t dim, bool keepdim) {
  return picked("mode", self, dim, keepdim,
                [&](const Tensor& v, const Tensor& i, int64_t d) { mode_lines(v, i, self, d); });
}

// --- Equal elements --------------------------------------------------------------------------

Tensor packed(const Tensor& t) {
  if (t.is_contiguous()) return t;
  Tensor copy = empty(t.sizes(), t.dtype());
  copy_elements(copy, t);
  return copy;
}

Tensor tensor_of(const std::vector<int64_t>& values, const Ints& sizes) {
  Tensor t = empty(sizes, DType::Int64);
  std::copy(values.begin(), values.end(), t.data<int64_t>());
  return t;
}

/// The groups' values, each element's group and the groups' sizes; empty where not asked for.
Triple grouped(const Tensor& self, bool consecutive, bool inverse, bool counts) {
  Tensor flat = packed(self);
  Groups groups = group_equal(flat, self.numel(), consecutive);
  Ints found{int64_t(groups.first.size())};
  // PyTorch shrinks what has room for all elements where it does not sort.
  auto room = [&](DType dtype) {
    if (!consecutive) return empty(found, dtype);
    return alias(empty({self.numel()}, dtype), contiguous(found), true);
  };
  Tensor values = room(self.dtype());
  int64_t bytes = item_size(self.dtype());
  for (size_t i = 0; i < groups.first.size(); ++i)
    std::copy_n(flat.raw() + groups.first[i] * bytes, bytes, values.raw() + int64_t(i) * bytes);
  Tensor sizes = counts ? room(DType::Int64) : empty({0}, DType::Int64);
  if (counts) std::copy(groups.size.begin(), groups.size.end(), sizes.data<int64_t>());
  return {values, inverse ? tensor_of(groups.group_of, self.sizes()) : empty({0}, DType::Int64),
          sizes};
}

Triple unique2(const Tensor& self, bool, bool inverse, bool counts) {
  return grouped(self, false, inverse, counts);
}

Triple grouped_along(const Tensor& self, int64_t given, bool consecutive, bool inverse,
                     bool counts) {
  check_as(ErrorType::Index, self.dim() > 0, "Dimension specified as ", given,
           " but tensor has no dimensions");
  int64_t dim = wrap_dim(given, self.dim()), n = self.size(dim);
  for (int64_t d = 0; d < self.dim(); ++d)
    check(self.numel() > 0 || d == dim || self.sizes()[size_t(d)] != 0,
          "There are 0 sized dimensions, and they aren't selected, so unique cannot be applied");
  // The slices side by side, each packed.
  Geometry moved = self.geometry();
  for (Ints* each : {&moved.sizes, &moved.strides})
    std::rotate(each->begin(), each->begin() + dim, each->begin() + dim + 1);
  Tensor slices = packed(alias(self, moved, true));
  Groups groups = group_equal(slices, n, consecutive);
  auto found = int64_t(groups.first.size());
  moved.sizes[0] = found;
  Tensor chosen = empty(moved.sizes, self.dtype());
  int64_t bytes = n ? slices.numel() / n * item_size(self.dtype()) : 0;
  for (size_t i = 0; i < groups.first.size(); ++i)
    std::copy_n(slices.raw() + groups.first[i] * bytes, bytes, chosen.raw() + int64_t(i) * bytes);
  Geometry back = chosen.geometry();
  for (Ints* each : {&back.sizes, &back.strides})
    std::rotate(each->begin(), each->begin() + 1, each->begin() + dim + 1);
  // PyTorch counts in a tensor that has room for all slices.
  groups.size.resize(size_t(n));
  return {alias(chosen, back, true),
          inverse ? tensor_of(groups.group_of, {n}) : empty({0}, DType::Int64),
          counts ? alias(tensor_of(groups.size, {n}), contiguous({found}), true)
                 : empty({0}, DType::Int64)};
}

Triple unique_dim(const Tensor& self, int64_t dim, bool, bool, bool) {
  return grouped_along(self, dim, false, true, true);
}
Triple unique_dim_consecutive(const Tensor& self, int64_t dim, bool inverse, bool counts) {
  return grouped_along(self, dim, true, inverse, counts);
}
Triple unique_consecutive(const Tensor& self, bool inverse, bool counts,
                          const std::optional<int64_t>& dim) {
  if (!dim) return grouped(self, true, inverse, counts);
  return grouped_along(self, *dim, true, inverse, counts);
}

// --- Counting --------------------------------------------------------------------------------

Tensor bincount(const Tensor& self, const Tensor& weights, int64_t minlength) {
  check(minlength >= 0, "minlength should be >= 0");
  if (category(self.dtype()) != Category::Integer || is_wide_unsigned(self.dtype()))
    fail_not_implemented("bincount_cpu", self.dtype());
  Tensor input = cast_operand(self, DType::Int64);
  int64_t n = input.numel(), largest = -1;
  bool valid = self.dim() == 1;
  for (int64_t i = 0; valid && i < n; ++i) {
    int64_t v = input.data<int64_t>()[i * input.strides()[0]];
    valid = v >= 0;
    largest = std::max(largest, v);
  }
  check(valid, "bincount only supports 1-d non-negative integral inputs.");
  if (weights.defined())
    check(weights.dim() == 1 && weights.numel() == n,
          "weights should be 1-d and have the same length as input");
  Ints sizes{std::max(largest + 1, minlength)};
  auto count = [&]<class T>(const Tensor& weight) {
    Tensor result = empty(sizes, DTypeOf<T>::value);
    fill_elements(result, 0);
    T* out = result.data<T>();
    for (int64_t i = 0; i < n; ++i)
      out[input.data<int64_t>()[i * input.strides()[0]]] +=
          weight.defined() ? weight.data<T>()[i * weight.strides()[0]] : T(1);
    return result;
  };
  if (!weights.defined()) return count.template operator()<int64_t>(Tensor());
  if (weights.dtype() == DType::Float32) return count.template operator()<float>(weights);
  return count.template operator()<double>(cast_operand(weights, DType::Float64));
}

Tensor histc(const Tensor& self, int64_t bins, const Scalar& min, const Scalar& max) {
  check(bins > 0, "torch.histogram(): bins must be > 0, but got ", bins, " for dimension 0");
  check(min.to<double>() <= max.to<double>(), "torch.histc: max must be larger than min");
  if (is_half(self.dtype())) return narrowed(histc(widened(self), bins, min, max), self.dtype());
  return dispatch_floating(
      self.dtype(), self.dtype() == DType::Bool ? "linspace_cpu" : "histogram_cpu", [&]<class T>() {
        Tensor input = packed(self), result = empty({bins}, self.dtype());
        fill_elements(result, 0);
        const T* p = input.data<T>();
        int64_t n = input.numel();
        T low = min.to<T>(), high = max.to<T>();
        if (low == high && n > 0) {
          low = *std::min_element(p, p + n);
          high = *std::max_element(p, p + n);
        }
        if (low == high) {
          low -= 1;
          high += 1;
        }
        check(std::isfinite(low) && std::isfinite(high), "torch.histc: range of [", low, ", ", high,
              "] is not finite");
        for (int64_t i = 0; i < n; ++i) {
          if (!(p[i] >= low && p[i] <= high)) continue;
          auto bin = int64_t((p[i] - low) * T(bins) / (high - low));
          result.data<T>()[std::min(bin, bins - 1)] += 1;
        }
        return result;
      });
}

// --- Histograms of several dims --------------------------------------------------------------

using Range = std::optional<std::vector<Scalar>>;

// The edges of `bins` equal boxes along dim `d` of the points: over the given range, or over that
// of the points.
Tensor even_edges(const Tensor& points, const Ints& bins, const Range& range, size_t d) {
  check(bins[d] > 0, "torch.histogram(): bins must be > 0, but got ", bins[d], " for dimension ",
        d);
  double low = 0, high = 1;
  if (range) {
    check(range->size() == 2 * bins.size(), "torch.histogramdd: for a ", bins.size(),
          "-dimensional histogram range should have ", 2 * bins.size(), " elements, but got ",
          range->size());
    low = (*range)[2 * d].to<double>();
    high = (*range)[2 * d + 1].to<double>();
  } else if (points.numel() > 0) {
    Tensor column = call<"select.int">(points, 1, int64_t(d));
    low = item(call<"min">(column)).to<double>();
    high = item(call<"max">(column)).to<double>();
  }
  check(std::isfinite(low) && std::isfinite(high), "torch.histogramdd: dimension ", d, "'s range [",
        low, ", ", high, "] is not finite");
  check(low <= high, "torch.histogramdd: min should not exceed max, but got min ", low, " max ",
        high, " for dimension ", d);
  if (low == high) {
    low -= 0.5;
    high += 0.5;
  }
  return call<"linspace">(low, high, bins[d] + 1, points.dtype());
}

// How many of `points`, or how much of their weight, each box between the edges has.
Tensor count_boxes(const Tensor& points, const TensorList& edges, const Tensor& weight,
                   bool density) {
  if (!is_floating(points.dtype())) fail_not_implemented("histogramdd", points.dtype());
  TensorList rows;
  Ints sizes;
  for (const Tensor& e : edges) {
    rows.push_back(packed(e));
    sizes.push_back(e.numel() - 1);
  }
  Tensor in = packed(points), weights = weight.defined() ? packed(weight) : weight;
  Tensor out = empty(sizes, points.dtype());
  fill_elements(out, 0);
  dispatch_floating(points.dtype(), "histogramdd", [&]<class T>() {
    const T* x = in.data<T>();
    for (int64_t i = 0; i < in.size(0); ++i, x += rows.size()) {
      int64_t box = 0;
      for (size_t d = 0; d < rows.size() && box >= 0; ++d) {
        const T *first = rows[d].data<T>(), *last = first + sizes[d];
        // The last box has its right edge too.
        int64_t place =
            std::min(int64_t(std::upper_bound(first, last + 1, x[d]) - first), sizes[d]);
        box = x[d] >= *first && x[d] <= *last ? box * sizes[d] + place - 1 : -1;
      }
      if (box >= 0) out.data<T>()[box] += weights.defined() ? weights.data<T>()[i] : T(1);
    }
  });
  if (!density) return out;
  out = out / call<"sum">(out);
  for (size_t d = 0; d < edges.size(); ++d) {
    Ints along(edges.size(), 1);
    along[d] = -1;
    out = out / call<"view">(call<"diff">(edges[d]), along);
  }
  return out;
}

struct Histogram {
  Tensor counts;
  TensorList edges;
};
// `points`: their coordinates are along the last dim.
Histogram histogram_of(const Tensor& points, TensorList edges, const Tensor& weight, bool density) {
  int64_t dims = points.size(-1);
  for (size_t d = 0; d < edges.size(); ++d) {
    check(edges[d].dtype() == points.dtype(),
          "torch.histogramdd: input tensor and bins tensors should have the same dtype, but got "
          "input with dtype ",
          c_name(points.dtype()), " and bins for dimension ", d, " with dtype ",
          c_name(edges[d].dtype()));
    check(edges[d].dim() == 1, "torch.histogramdd: bins tensor should have one dimension, but got ",
          edges[d].dim(), " dimensions in the bins tensor for dimension ", d);
    check(
        edges[d].numel() > 0,
        "torch.histogramdd: bins tensor should have at least 1 element, but got 0 elements in the "
        "bins tensor for dimension ",
        d);
    check(edges[d].numel() > 1, "torch.histogram(): bins must be > 0, but got ",
          edges[d].numel() - 1, " for dimension ", d);
  }
  if (weight.defined()) {
    check(weight.dtype() == points.dtype(),
          "torch.histogramdd: if weight tensor is provided, input tensor and weight tensor should "
          "have the same dtype, but got input(",
          c_name(points.dtype()), "), and weight(", c_name(weight.dtype()), ")");
    Ints outer = points.sizes();
    outer.pop_back();
    check(weight.sizes() == outer,
          "torch.histogramdd: if weight tensor is provided it should have the same shape as the "
          "input tensor excluding its innermost dimension, but got input with shape ",
          points.sizes(), " and weight with shape ", weight.sizes());
  }
  Tensor flat = call<"reshape">(points, Ints{points.numel() / std::max<int64_t>(dims, 1), dims});
  Tensor counts = count_boxes(flat, edges, weight, density);
  return {counts, std::move(edges)};
}
Histogram even_histogram(const Tensor& points, const Ints& bins, const Range& range,
                         const Tensor& weight, bool density) {
  check(points.dim() >= 2, "torch.histogramdd: input tensor should have at least 2 dimensions");
  int64_t dims = points.size(-1);
  check(int64_t(bins.size()) == dims,
        "histogramdd: The size of bins must be equal to the innermost dimension of the input.");
  Tensor flat = call<"reshape">(points, Ints{points.numel() / std::max<int64_t>(dims, 1), dims});
  TensorList edges;
  for (size_t d = 0; d < bins.size(); ++d) edges.push_back(even_edges(flat, bins, range, d));
  return histogram_of(points, std::move(edges), weight, density);
}

using TensorPair = std::tuple<Tensor, Tensor>;
using TensorAndList = std::tuple<Tensor, TensorList>;

Tensor as_points(const Tensor& t) { return call<"reshape">(t, Ints{-1, 1}); }
Tensor as_row(const Tensor& t) { return t.defined() ? call<"reshape">(t, Ints{-1}) : t; }

TensorPair histogram(const Tensor& self, const Tensor& bins, const Tensor& weight, bool density) {
  Histogram h = histogram_of(as_points(self), {bins}, as_row(weight), density);
  return {h.counts, call<"clone">(h.edges[0])};
}
TensorPair histogram_even(const Tensor& self, int64_t bins, const Range& range,
                          const Tensor& weight, bool density) {
  Histogram h = even_histogram(as_points(self), {bins}, range, as_row(weight), density);
  return {h.counts, h.edges[0]};
}
TensorAndList histogramdd(const Tensor& self, const Ints& bins, const Range& range,
                          const Tensor& weight, bool density) {
  Histogram h = even_histogram(self, bins, range, weight, density);
  return {h.counts, h.edges};
}
TensorAndList histogramdd_same(const Tensor& self, int64_t bins, const Range& range,
                               const Tensor& weight, bool density) {
  int64_t dims = self.dim() > 0 ? self.size(-1) : 0;
  return histogramdd(self, Ints(size_t(dims), bins), range, weight, density);
}
TensorAndList histogramdd_edges(const Tensor& self, const TensorList& bins, const Range&,
                                const Tensor& weight, bool density) {
  check(self.dim() >= 2, "torch.histogramdd: input tensor should have at least 2 dimensions");
  check(int64_t(bins.size()) == self.size(-1),
        "histogramdd: The size of bins must be equal to the innermost dimension of the input.");
  Histogram h = histogram_of(self, bins, weight, density);
  return {h.counts, h.edges};
}

// --- Searching -------------------------------------------------------------------------------

Tensor places(const Tensor& boundaries, const Tensor& values, bool out_int32, bool right,
              const Tensor& sorter) {
  DType dtype = promote(boundaries.dtype(), values.dtype());
  auto warn_of = [](const char* place, const char* which) {
    warn_once(place, "torch.searchsorted(): ", which,
              " tensor is non-contiguous, this will lower the performance due to extra data copy "
              "when converting non-contiguous tensor to contiguous, please use contiguous ",
              which, " tensor if possible. This message will only appear once per program.");
  };
  if (!values.is_contiguous())
    warn_of("aten/src/ATen/native/BucketizationUtils.h:32", "input value");
  if (!boundaries.is_contiguous())
    warn_of("aten/src/ATen/native/BucketizationUtils.h:38", "boundary");
  Tensor result = empty(values.sizes(), DType::Int64);
  find_places(result, packed(cast_operand(boundaries, dtype)), packed(cast_operand(values, dtype)),
              right, sorter.defined() ? packed(sorter) : sorter);
  return out_int32 ? cast_operand(result, DType::Int32) : result;
}

Tensor searchsorted(const Tensor& sorted, const Tensor& self, bool out_int32, bool right,
                    const std::optional<std::string>& side, const Tensor& sorter) {
  const char* name = "torch.searchsorted(): ";
  if (side) {
    check(*side == "left" || *side == "right", name, "side can only be 'left' or 'right' but got ",
          *side);
    check(!right || *side == "right", name,
          "side and right can't be set to opposites, got side of ", *side, " while right was True");
    right = *side == "right";
  }
  if (self.dim() == 0)
    check(sorted.dim() == 1, name,
          "input value can be a scalar only when boundaries tensor dimension is 1, but we got "
          "boundaries tensor dim(",
          sorted.dim(), ") and input value's dim(", self.dim(), ") numel(", self.numel(), ")");
  check(sorted.dim() > 0, name,
        "boundaries tensor should have positive dimension, but got 0 dimension");
  if (sorter.defined()) {
    check(sorter.sizes() == sorted.sizes(), name,
          "boundary and sorter must have the same size, but got boundary tensor ", sorted.sizes(),
          "and got sorter tensor ", sorter.sizes());
    check(sorter.dtype() == DType::Int64, name,
          "sorter must be a tensor of long dtype but got dtype ", type_name(sorter.dtype()));
    if (sorter.numel() > 0)
      check(item(call<"min">(sorter)).to<int64_t>() >= 0 &&
                item(call<"max">(sorter)).to<int64_t>() < sorter.size(-1),
            name, "sorter index out of range");
  }
  bool fits = sorted.dim() == 1 || sorted.dim() == self.dim();
  for (int64_t d = 0; fits && sorted.dim() > 1 && d + 1 < self.dim(); ++d)
    fits = sorted.size(d) == self.size(d);
  check(fits, name,
        "boundaries tensor should be 1 dimension or the first N-1 dimensions of boundaries tensor "
        "and input value tensor must match, but we got boundaries tensor ",
        sorted.sizes(), " and input value tensor ", self.sizes());
  return places(sorted, self, out_int32, right, sorter);
}
Tensor searchsorted_scalar(const Tensor& sorted, const Scalar& self, bool out_int32, bool right,
                           const std::optional<std::string>& side, const Tensor& sorter) {
  return searchsorted(sorted, scalar_tensor(self, self.dtype()), out_int32, right, side, sorter);
}

Tensor bucketize(const Tensor& self, const Tensor& boundaries, bool out_int32, bool right) {
  check(boundaries.dim() == 1, "boundaries tensor must be 1 dimension, but got dim(",
        boundaries.dim(), ")");
  return places(boundaries, self, out_int32, right, {});
}
Tensor bucketize_scalar(const Scalar& self, const Tensor& boundaries, bool out_int32, bool right) {
  return bucketize(scalar_tensor(self, self.dtype()), boundaries, out_int32, right);
}

// --- Quantiles -------------------------------------------------------------------------------

Tensor quantile_of(const Tensor& self, const Tensor& q, const std::optional<int64_t>& dim,
                   bool keepdim, const std::string& interpolation, bool ignore_nan) {
  check(self.numel() > 0, "quantile() input tensor must be non-empty");
  check(q.dim() <= 1, "quantile() q must be a scalar or 1D tensor");
  check(self.dtype() == DType::Float32 || self.dtype() == DType::Float64,
        "quantile() input tensor must be either float or double dtype");
  check(self.dtype() == q.dtype(), "quantile() q tensor must be same dtype as the input tensor");
  bool linear = interpolation == "linear", midpoint = interpolation == "midpoint";
  check(linear || midpoint || interpolation == "lower" || interpolation == "higher" ||
            interpolation == "nearest",
        "quantile() interpolation must be one of linear, lower, higher, midpoint or nearest, but "
        "got ",
        interpolation);
  // The results' sizes, and the input with the reduced dim last.
  Ints sizes = self.sizes();
  Tensor lines = self;
  if (!dim) {
    sizes = keepdim ? Ints(sizes.size(), 1) : Ints();
    lines = call<"flatten.using_ints">(self, 0, -1);
  } else {
    int64_t d = wrap_dim(*dim, self.dim());
    if (keepdim)
      sizes = resized(sizes, d, 1);
    else if (!sizes.empty())
      sizes.erase(size_t(d));
    if (self.dim() > 0) lines = call<"transpose.int">(call<"unsqueeze">(self, -1), d, -1);
  }
  Tensor sorted = call_all<"sort">(lines)[0].as<Tensor>();
  Ints line_sizes = sizes;
  line_sizes.push_back(sorted.dim() ? sorted.size(-1) : 1);
  sorted = call<"reshape">(sorted, line_sizes);

  Tensor missing = call<"isnan">(sorted), ranks;
  if (ignore_nan) {
    Tensor present = call<"sum.dim_IntList">(call<"logical_not">(missing), Ints{-1}, true);
    ranks = call<"clamp_min">(q * (present - Scalar(1)), 0);
  } else {
    Scalar last(sorted.size(-1) - 1);
    ranks = call<"masked_fill.Scalar">(q * last, call<"any.dim">(missing, -1, true), last);
  }
  if (interpolation == "lower") ranks = call<"floor">(ranks);
  if (interpolation == "higher") ranks = call<"ceil">(ranks);
  if (interpolation == "nearest") ranks = call<"round">(ranks);
  Tensor below = call<"_to_copy">(ranks, DType::Int64);
  Tensor values = call<"gather">(sorted, -1, below);
  if (linear || midpoint) {
    Tensor weights = midpoint ? call<"full_like">(ranks, 0.5) : ranks - below;
    Tensor above = call<"_to_copy">(call<"ceil">(ranks), DType::Int64);
    call<"lerp_.Tensor">(values, call<"gather">(sorted, -1, above), weights);
  }
  if (q.dim() != 0) call<"transpose_">(call<"unsqueeze_">(values, 0), 0, -1);
  return call<"squeeze_.dim">(values, -1);
}

template <bool IgnoreNan>
Tensor quantile(const Tensor& self, const Tensor& q, const std::optional<int64_t>& dim,
                bool keepdim, const std::string& interpolation) {
  Tensor given = packed(q);
  if (is_floating(q.dtype()) && !is_half(q.dtype()))
    dispatch_floating(q.dtype(), "quantile", [&]<class T>() {
      for (int64_t i = 0; i < given.numel(); ++i)
        check(given.data<T>()[i] >= 0 && given.data<T>()[i] <= 1,
              "quantile() q values must be in the range [0, 1]");
    });
  return quantile_of(self, q, dim, keepdim, interpolation, IgnoreNan);
}
template <bool IgnoreNan>
Tensor quantile_scalar(const Tensor& self, double q, const std::optional<int64_t>& dim,
                       bool keepdim, const std::string& interpolation) {
  check(q >= 0 && q <= 1, "quantile() q must be in the range [0, 1] but got ", q);
  DType dtype = is_floating(self.dtype()) ? self.dtype() : DType::Float32;
  return quantile_of(self, scalar_tensor(q, dtype), dim, keepdim, interpolation, IgnoreNan);
}

constexpr OutDType kHistogramDType = {
    "torch.histogram: input tensor and hist tensor should have the same dtype, but got input "
    "{result} and hist {out}",
    OutDType::Same};

constexpr OutDType kSearchDType = {
    "torch.searchsorted(): output tensor's dtype is wrong, it can only be Int(int32) or "
    "Long(int64) depending on whether out_int32 flag is True, but we got output tensor's dtype "
    "{Out} and out_int32 flag is False",
    OutDType::Same};
constexpr OutDType kQuantileDType = {"quantile() out tensor must be same dtype as the input tensor",
                                     OutDType::Same};

constexpr Op kOps[] = {
    {.schema = "sort(Tensor self, int dim=-1, bool descending=False) -> (Tensor values, Tensor "
               "indices)",
     .node = "SortBackward0",
     .forward = kernel<&sort>,
     .grads = {{"self", "dim indices", kept_gradient}},
     .out = "values",
     .out_dtype = kSameDType,
     .overlap = Overlap::SameElements},
    {.schema = "sort.stable(Tensor self, *, bool? stable, int dim=-1, bool descending=False) -> "
               "(Tensor values, Tensor indices)",
     .node = "SortBackward1",
     .forward = kernel<&sort_stable>,
     .grads = {{"self", "dim indices", kept_gradient}},
     .out = "values_stable",
     .out_dtype = kSameDType,
     .overlap = Overlap::SameElements},
    {.schema = "argsort(Tensor self, int dim=-1, bool descending=False) -> Tensor",
     .forward = kernel<&argsort>,
     .composite = true},
    {.schema = "argsort.stable(Tensor self, *, bool stable, int dim=-1, bool descending=False) -> "
               "Tensor",
     .forward = kernel<&argsort_stable>,
     .composite = true},
    {.schema = "msort(Tensor self) -> Tensor",
     .forward = kernel<&msort>,
     .out = "out",
     .out_dtype = kSameDType,
     .composite = true,
     .overlap = Overlap::SameElements},
    {.schema = "topk(Tensor self, SymInt k, int dim=-1, bool largest=True, bool sorted=True) -> "
               "(Tensor values, Tensor indices)",
     .node = "TopkBackward0",
     .forward = kernel<&topk>,
     .grads = {{"self", "dim indices", kept_gradient}},
     .out = "values",
     .out_dtype = kSameDType,
     .overlap = Overlap::SameElements},
    {.schema = "kthvalue(Tensor self, SymInt k, int dim=-1, bool keepdim=False) -> (Tensor values, "
               "Tensor indices)",
     .node = "KthvalueBackward0",
     .forward = kernel<&kthvalue>,
     .grads = {{"self", "dim indices keepdim", picked_gradient}},
     .out = "values",
     .out_dtype = {"output values must be of same type as input", OutDType::Same},
     .overlap = Overlap::Refused},
    {.schema = "median(Tensor self) -> Tensor",
     .node = "MedianBackward0",
     .forward = kernel<&median<false>>,
     .grads = {{"self", "self result", shared_gradient}}},
    {.schema = "median.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor "
               "indices)",
     .node = "MedianBackward1",
     .forward = kernel<&median_dim<false>>,
     .grads = {{"self", "dim indices keepdim", picked_gradient}},
     .out = "dim_values",
     .out_dtype = kSameDType},
    {.schema = "nanmedian(Tensor self) -> Tensor",
     .node = "NanmedianBackward0",
     .forward = kernel<&median<true>>,
     .grads = {{"self", "self result", shared_gradient}}},
    {.schema = "nanmedian.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor "
               "indices)",
     .node = "NanmedianBackward1",
     .forward = kernel<&median_dim<true>>,
     .grads = {{"self", "dim indices keepdim", picked_gradient}},
     .out = "dim_values",
     .out_dtype = kSameDType},
    {.schema =
         "mode(Tensor self, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices)",
     .node = "ModeBackward0",
     .forward = kernel<&mode>,
     .grads = {{"self", "dim indices keepdim", picked_gradient}},
     .out = "values",
     .out_dtype = {"expected scalar type '{Result}' but got '{Out}' for values output",
                   OutDType::Same}},

    {.schema = "_unique2(Tensor self, bool sorted=True, bool return_inverse=False, bool "
               "return_counts=False) -> (Tensor, Tensor, Tensor)",
     .node = "Unique2Backward0",
     .forward = kernel<&unique2>,
     .grads = {{"self", "", derivative_not_implemented<"_unique2">}},
     .place = Place::Function},
    {.schema = "unique_dim(Tensor self, int dim, bool sorted=True, bool return_inverse=False, bool "
               "return_counts=False) -> (Tensor, Tensor, Tensor)",
     .node = "UniqueDimBackward0",
     .forward = kernel<&unique_dim>,
     .grads = {{"self", "", derivative_not_implemented<"unique_dim">}},
     .place = Place::Hidden},
    {.schema = "unique_consecutive(Tensor self, bool return_inverse=False, bool "
               "return_counts=False, int? dim=None) -> (Tensor, Tensor, Tensor)",
     .node = "UniqueConsecutiveBackward0",
     .forward = kernel<&unique_consecutive>,
     .grads = {{"self", "", derivative_not_implemented<"unique_consecutive">}}},
    {.schema = "unique_dim_consecutive(Tensor self, int dim, bool return_inverse=False, bool "
               "return_counts=False) -> (Tensor, Tensor, Tensor)",
     .node = "UniqueDimConsecutiveBackward0",
     .forward = kernel<&unique_dim_consecutive>,
     .grads = {{"self", "", derivative_not_implemented<"unique_dim_consecutive">}},
     .place = Place::Hidden},

    {.schema = "bincount(Tensor self, Tensor? weights=None, SymInt minlength=0) -> Tensor",
     .forward = kernel<&bincount>},
    {.schema = "histogram.bins_tensor(Tensor self, Tensor bins, *, Tensor? weight=None, "
               "bool density=False) -> (Tensor hist, Tensor bin_edges)",
     .node = "torch::autograd::NotImplemented",
     .forward = kernel<&histogram>,
     .grads = {{"self", "", not_implemented<"histogram">},
               {"bins", "", not_implemented<"histogram">},
               {"weight", "", not_implemented<"histogram">}},
     .out = "bins_tensor_out",
     .out_dtype = kHistogramDType},
    {.schema = "histogram.bin_ct(Tensor self, int bins=100, *, float[]? range=None, "
               "Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor bin_edges)",
     .node = "torch::autograd::NotImplemented",
     .forward = kernel<&histogram_even>,
     .grads = {{"self", "", not_implemented<"histogram">},
               {"weight", "", not_implemented<"histogram">}},
     .out = "bin_ct_out",
     .out_dtype = kHistogramDType},
    {.schema = "histogramdd(Tensor self, int[] bins, float[]? range=None, Tensor? weight=None, "
               "bool density=False) -> (Tensor hist, Tensor[] bin_edges)",
     .forward = kernel<&histogramdd>,
     .place = Place::Function},
    {.schema = "histogramdd.int_bins(Tensor self, int bins, float[]? range=None, "
               "Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor[] bin_edges)",
     .forward = kernel<&histogramdd_same>,
     .place = Place::Function},
    {.schema = "histogramdd.TensorList_bins(Tensor self, Tensor[] bins, float[]? range=None, "
               "Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor[] bin_edges)",
     .forward = kernel<&histogramdd_edges>,
     .place = Place::Function},
    {.schema = "histc(Tensor self, int bins=100, Scalar min=0, Scalar max=0) -> Tensor",
     .forward = kernel<&histc>,
     .out = "out",
     .out_dtype = kHistogramDType},
    {.schema = "searchsorted.Tensor(Tensor sorted_sequence, Tensor self, *, bool out_int32=False, "
               "bool right=False, str? side=None, Tensor? sorter=None) -> Tensor",
     .forward = kernel<&searchsorted>,
     .out = "Tensor_out",
     .out_dtype = kSearchDType,
     .place = Place::Function},
    {.schema = "searchsorted.Scalar(Tensor sorted_sequence, Scalar self, *, bool out_int32=False, "
               "bool right=False, str? side=None, Tensor? sorter=None) -> Tensor",
     .forward = kernel<&searchsorted_scalar>,
     .out = "Scalar_out",
     .out_dtype = kSearchDType,
     .place = Place::Function},
    {.schema = "bucketize.Tensor(Tensor self, Tensor boundaries, *, bool out_int32=False, bool "
               "right=False) -> Tensor",
     .forward = kernel<&bucketize>,
     .out = "Tensor_out",
     .out_dtype = kSearchDType,
     .place = Place::Function},
    {.schema = "bucketize.Scalar(Scalar self, Tensor boundaries, *, bool out_int32=False, bool "
               "right=False) -> Tensor",
     .forward = kernel<&bucketize_scalar>,
     .place = Place::Function},

    {.schema = "quantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str "
               "interpolation=\"linear\") -> Tensor",
     .forward = kernel<&quantile<false>>,
     .out = "out",
     .out_dtype = kQuantileDType,
     .composite = true},
    {.schema = "quantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, str "
               "interpolation=\"linear\") -> Tensor",
     .forward = kernel<&quantile_scalar<false>>,
     .out = "scalar_out",
     .out_dtype = kQuantileDType,
     .composite = true},
    {.schema = "nanquantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str "
               "interpolation=\"linear\") -> Tensor",
     .forward = kernel<&quantile<true>>,
     .out = "out",
     .out_dtype = kQuantileDType,
     .composite = true},
    {.schema = "nanquantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, str "
               "interpolation=\"linear\") -> Tensor",
     .forward = kernel<&quantile_scalar<true>>,
     .out = "scalar_out",
     .out_dtype = kQuantileDType,
     .composite = true},
};
static_assert(valid(kOps), "an operator's schema disagrees with its kernel or its derivative");

}  // namespace

OpTable sorting_ops() { return kOps; }

}  // namespace tg
