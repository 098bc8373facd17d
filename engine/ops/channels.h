// Inputs of layers as batches of channels: (N, C, …).
#pragma once

#include "op/functions.h"

namespace tg {

/// Every dim but the one of the channels.
inline Ints all_but_channels(int64_t rank) {
  Ints dims;
  for (int64_t d = 0; d < rank; ++d)
    if (d != 1) dims.push_back(d);
  return dims;
}

/// A vector of one number a channel as a factor of a tensor of these sizes.
inline Tensor per_channel(const Tensor& t, const Ints& like) {
  Ints sizes(like.size(), 1);
  sizes[1] = -1;
  return call<"view">(t, sizes);
}

/// The sum over `dims`; the tensor itself where there are none.
inline Tensor sum(const Tensor& t, const Ints& dims, bool keepdim = false) {
  return dims.empty() ? t : call<"sum.dim_IntList">(t, dims, keepdim);
}

/// The gradient of what was added to each channel.
inline Tensor bias_gradient(const Saved& s) {
  return s.grad.defined() ? sum(s.grad, all_but_channels(s.grad.dim())) : Tensor();
}

/// An option of a window for dim `d`: one number may stand for all dims.
inline int64_t option_at(const Ints& v, size_t d) { return v.size() == 1 ? v[0] : v[d]; }

}  // namespace tg
