#include "core/view_geometry.h"

#include <algorithm>

namespace tg {

Geometry view_as_sizes(const Geometry& g, const Ints& sizes) {
  Ints inferred = infer_size(sizes, numel_of(g.sizes)), strides;
  check(view_strides(g, inferred, &strides),
        "view size is not compatible with input tensor's size and stride (at least one dimension "
        "spans across two contiguous subspaces). Use .reshape(...) instead.");
  return {inferred, strides, g.offset};
}

Geometry transposed(const Geometry& g, int64_t dim0, int64_t dim1) {
  auto a = size_t(wrap_dim(dim0, g.dim())), b = size_t(wrap_dim(dim1, g.dim()));
  Geometry out = g;
  if (a == b) return out;
  std::swap(out.sizes[a], out.sizes[b]);
  std::swap(out.strides[a], out.strides[b]);
  return out;
}

Geometry permuted(const Geometry& g, const Ints& dims) {
  check(dims.size() == g.sizes.size(),
        "permute(sparse_coo): number of dimensions in the tensor input does not match the length "
        "of the desired ordering of dimensions i.e. input.dim() = ",
        g.dim(), " is not equal to len(dims) = ", dims.size());
  Geometry out{{}, {}, g.offset};
  std::vector<bool> seen(dims.size());
  for (int64_t dim : dims) {
    auto d = size_t(wrap_dim(dim, g.dim()));
    check(!seen[d], "permute(): duplicate dims are not allowed.");
    seen[d] = true;
    out.sizes.push_back(g.sizes[d]);
    out.strides.push_back(g.strides[d]);
  }
  return out;
}

Geometry expanded(const Geometry& g, const Ints& sizes) {
  Geometry out{sizes, Ints(sizes.size()), g.offset};
  size_t lead = sizes.size() - g.sizes.size();
  for (size_t i = sizes.size(); i-- > 0;) {
    bool exists = i >= lead;
    int64_t have = exists ? g.sizes[i - lead] : 1;
    int64_t stride = exists ? g.strides[i - lead]
                            : (i + 1 < sizes.size() ? out.sizes[i + 1] * out.strides[i + 1] : 0);
    int64_t want = sizes[i];
    if (want == -1) {
      check(exists, "The expanded size of the tensor (", want,
            ") isn't allowed in a leading, non-existing dimension ", i);
      want = have;
    }
    if (have != want) {
      check(have == 1, "The expanded size of the tensor (", want,
            ") must match the existing size (", have, ") at non-singleton dimension ", i,
            ".  Target sizes: ", sizes, ".  Tensor sizes: ", g.sizes);
      stride = 0;
    }
    out.sizes[i] = want;
    out.strides[i] = stride;
  }
  return out;
}

Geometry squeezed(const Geometry& g) {
  Geometry out{{}, {}, g.offset};
  for (size_t i = 0; i < g.sizes.size(); ++i) {
    if (g.sizes[i] == 1) continue;
    out.sizes.push_back(g.sizes[i]);
    out.strides.push_back(g.strides[i]);
  }
  return out;
}

Geometry squeezed(const Geometry& g, const Ints& dims) {
  Ints wrapped = wrap_dims(dims, g.dim());
  Geometry out{{}, {}, g.offset};
  for (size_t i = 0; i < g.sizes.size(); ++i) {
    bool named = std::find(wrapped.begin(), wrapped.end(), int64_t(i)) != wrapped.end();
    if (named && g.sizes[i] == 1) continue;
    out.sizes.push_back(g.sizes[i]);
    out.strides.push_back(g.strides[i]);
  }
  return out;
}

Geometry unsqueezed(const Geometry& g, int64_t dim) {
  auto d = size_t(wrap_dim(dim, g.dim() + 1));
  Geometry out = g;
  out.sizes.insert(d, 1);
  out.strides.insert(d, d < g.sizes.size() ? g.sizes[d] * g.strides[d] : 1);
  return out;
}

Geometry selected(const Geometry& g, int64_t dim, int64_t index) {
  check_as(ErrorType::Index, g.dim() > 0, "select() cannot be applied to a 0-dim tensor.");
  auto d = size_t(wrap_dim(dim, g.dim()));
  int64_t size = g.sizes[d];
  check_as(ErrorType::Index, index >= -size && index < size, "select(): index ", index,
           " out of range for tensor of size ", g.sizes, " at dimension ", d);
  Geometry out = g;
  out.offset += (index < 0 ? index + size : index) * g.strides[d];
  out.sizes.erase(d);
  out.strides.erase(d);
  return out;
}

Geometry sliced(const Geometry& g, int64_t dim, std::optional<int64_t> start,
                std::optional<int64_t> end, int64_t step) {
  check_as(ErrorType::Index, g.dim() > 0, "slice() cannot be applied to a 0-dim tensor.");
  auto d = size_t(wrap_dim(dim, g.dim()));
  check(step > 0, "slice step must be positive");
  int64_t size = g.sizes[d];
  int64_t from = start.value_or(0), to = end.value_or(INT64_MAX);
  if (from < 0) from += size;
  if (to < 0) to += size;
  from = std::clamp<int64_t>(from, 0, size);
  to = std::clamp<int64_t>(to, from, size);
  Geometry out = g;
  out.offset += from * g.strides[d];
  int64_t length = to - from;
  out.sizes[d] = length / step + (length % step != 0);
  out.strides[d] *= step;
  return out;
}

Geometry diagonal_of(const Geometry& g, int64_t offset, int64_t dim1, int64_t dim2) {
  auto a = size_t(wrap_dim(dim1, g.dim())), b = size_t(wrap_dim(dim2, g.dim()));
  check(a != b, "diagonal dimensions cannot be identical ", dim1, ", ", dim2);
  int64_t rows = g.sizes[a] + std::min<int64_t>(offset, 0);
  int64_t columns = g.sizes[b] - std::max<int64_t>(offset, 0);
  int64_t length = std::max<int64_t>(std::min(rows, columns), 0);
  Geometry out = g;
  if (length > 0) out.offset += offset >= 0 ? offset * g.strides[b] : -offset * g.strides[a];
  int64_t stride = g.strides[a] + g.strides[b];
  out.sizes.erase(std::max(a, b));
  out.sizes.erase(std::min(a, b));
  out.strides.erase(std::max(a, b));
  out.strides.erase(std::min(a, b));
  out.sizes.push_back(length);
  out.strides.push_back(stride);
  return out;
}

Geometry unfolded(const Geometry& g, int64_t dim, int64_t size, int64_t step) {
  auto d = size_t(wrap_dim(dim, g.dim()));
  int64_t length = g.dim() == 0 ? 1 : g.sizes[d];
  check(size >= 0, "size is ", size, " but must be >= 0");
  check(size <= length, "maximum size for tensor at dimension ", d, " is ", length, " but size is ",
        size);
  check(step > 0, "step is ", step, " but must be > 0");
  Geometry out = g;
  out.sizes.push_back(size);
  out.strides.push_back(g.dim() == 0 ? 1 : g.strides[d]);
  if (g.dim() > 0) {
    out.sizes[d] = (length - size) / step + 1;
    out.strides[d] *= step;
  }
  return out;
}

std::vector<Geometry> split_evenly(const Geometry& g, int64_t split_size, int64_t dim) {
  check(g.dim() > 0, "split expects at least a 1-dimensional tensor");
  check(split_size >= 0,
        "split expects split_size be non-negative, but got split_size=", split_size);
  auto d = size_t(wrap_dim(dim, g.dim()));
  int64_t size = g.sizes[d];
  check(split_size > 0 || size == 0,
        "split_size can only be 0 if dimension size is 0, but got dimension size of ", size);
  int64_t count = split_size == 0 ? 1 : std::max<int64_t>((size + split_size - 1) / split_size, 1);
  std::vector<Geometry> out;
  for (int64_t i = 0; i < count; ++i)
    out.push_back(sliced(g, int64_t(d), i * split_size, std::min((i + 1) * split_size, size), 1));
  return out;
}

std::vector<Geometry> split_by_sizes(const Geometry& g, const Ints& split_sizes, int64_t dim) {
  check(g.dim() > 0, "split expects at least a 1-dimensional tensor");
  auto d = size_t(wrap_dim(dim, g.dim()));
  std::vector<Geometry> out;
  int64_t at = 0;
  for (int64_t size : split_sizes) {
    check(size >= 0,
          "split_with_sizes expects split_sizes have only non-negative entries, but got "
          "split_sizes=",
          split_sizes);
    Geometry part = g;
    part.offset += at * g.strides[d];
    part.sizes[d] = size;
    out.push_back(std::move(part));
    at += size;
  }
  check(at == g.sizes[d], "split_with_sizes expects split_sizes to sum exactly to ", g.sizes[d],
        " (input tensor's size at dimension ", d, "), but got split_sizes=", split_sizes);
  return out;
}

std::vector<Geometry> unbound(const Geometry& g, int64_t dim) {
  check_as(ErrorType::Index, g.dim() > 0, "Dimension specified as ", dim,
           " but tensor has no dimensions");
  int64_t d = wrap_dim(dim, g.dim());
  std::vector<Geometry> out;
  for (int64_t i = 0; i < g.sizes[size_t(d)]; ++i) out.push_back(selected(g, d, i));
  return out;
}

Ints wrap_dims(const Ints& dims, int64_t ndim) {
  Ints out;
  for (int64_t dim : dims) {
    int64_t d = wrap_dim(dim, ndim);
    check(std::find(out.begin(), out.end(), d) == out.end(), "dim ", d,
          " appears multiple times in the list of dims");
    out.push_back(d);
  }
  return out;
}

}  // namespace tg
