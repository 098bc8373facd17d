#include "op/memory_format.h"

namespace tg {

Ints format_strides(const Ints& sizes, int format) {
  if (format == kContiguousFormat) return contiguous_strides(sizes);
  check(format != kPreserveFormat, "unsupported memory format Preserve");
  size_t rank = format == kChannelsLast ? 4 : 5;
  check(sizes.size() == rank, "required rank ", rank, " tensor to use channels_last",
        format == kChannelsLast ? "" : "_3d", " format");
  Ints strides(rank);
  strides[1] = 1;
  int64_t step = sizes[1];
  for (size_t d = rank; d-- > 2; step *= sizes[d]) strides[d] = step;
  strides[0] = step;
  return strides;
}

bool is_contiguous_as(const Tensor& t, int format) {
  if (format == kContiguousFormat) return t.is_contiguous();
  if (t.dim() != format + 2) return false;
  Ints strides = format_strides(t.sizes(), format);
  for (size_t d = 0; d < strides.size(); ++d)
    if (t.sizes()[d] != 1 && t.strides()[d] != strides[d]) return false;
  return true;
}

}  // namespace tg
