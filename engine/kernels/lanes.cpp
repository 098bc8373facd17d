#include "kernels/lanes.h"

namespace tg {

Dims dims_of(const Ints& dims, int64_t ndim) {
  Dims set;
  check(ndim <= int64_t(set.size()), "only tensors with up to ", set.size(), " dims are supported");
  if (dims.empty())
    for (int64_t d = 0; d < ndim; ++d) set.set(size_t(d));
  for (int64_t d : dims) {
    auto wrapped = size_t(wrap_dim(d, ndim));
    check(!set[wrapped], "dim ", wrapped, " appears multiple times in the list of dims");
    set.set(wrapped);
  }
  return set;
}

Ints reduced_sizes(const Ints& sizes, const Dims& dims, bool keepdim) {
  Ints out;
  for (size_t d = 0; d < sizes.size(); ++d)
    if (!dims[d])
      out.push_back(sizes[d]);
    else if (keepdim)
      out.push_back(1);
  return out;
}

Lanes lanes_of(const Geometry& g, const Dims& dims) {
  Lanes lanes;
  for (size_t d = 0; d < g.sizes.size(); ++d) {
    int64_t size = g.sizes[d], stride = g.strides[d];
    if (!dims[d]) {
      lanes.count *= size;
      lanes.outer_sizes.push_back(size);
      lanes.outer_strides.push_back(stride);
      continue;
    }
    lanes.length *= size;
    if (size == 1) continue;
    if (!lanes.inner_sizes.empty() && lanes.inner_strides.back() == stride * size) {
      lanes.inner_sizes.back() *= size;
      lanes.inner_strides.back() = stride;
    } else {
      lanes.inner_sizes.push_back(size);
      lanes.inner_strides.push_back(stride);
    }
  }
  return lanes;
}

}  // namespace tg
