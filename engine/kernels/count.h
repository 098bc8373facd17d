// Finding equal elements and places among sorted ones.
#pragma once

#include <vector>

#include "core/tensor.h"

namespace tg {

/// Groups of equal items among n: for each group the first item's number, for each item its group's
/// number, for each group its size.
struct Groups {
  std::vector<int64_t> first, group_of, size;
};

/// Groups of equal elements in row-major order of `t`, which must be packed: `slices` runs of equal
/// length are compared as wholes. `consecutive`: only neighbours join; else the groups are sorted.
Groups group_equal(const Tensor& t, int64_t slices, bool consecutive);

/// For each element of `values` the place before which it belongs in its line of `boundaries`
/// (packed, ascending along the last dim; one line serves all when 1-D), after equal ones if
/// `right`. All of one dtype; `result` is int64 and has the sizes of `values`; `sorter` (int64, may
/// be undefined) puts the boundaries in order.
void find_places(const Tensor& result, const Tensor& boundaries, const Tensor& values, bool right,
                 const Tensor& sorter);

}  // namespace tg
