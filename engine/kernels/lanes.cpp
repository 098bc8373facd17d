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

bool are_abreast(const Lanes& lanes) {
  return lanes.inner_sizes.size() == 1 && lanes.inner_strides[0] != 1 && lanes.count > 1 &&
         lanes.outer_sizes.back() > 1 && lanes.outer_strides.back() == 1;
}

bool can_be_abreast(const Lanes& lanes) {
  constexpr int64_t kFew = 4, kLong = 16384;  // where copies cost more than they spare
  return lanes.inner_sizes.size() == 1 && lanes.inner_strides[0] == 1 && lanes.count > 1 &&
         lanes.outer_sizes.back() >= kFew && lanes.length >= kFew && lanes.length <= kLong &&
         lanes.outer_strides.back() >= lanes.length;
}

}  // namespace tg
