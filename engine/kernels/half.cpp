#include "kernels/half.h"

#include "kernels/copy.h"
#include "kernels/iterate.h"

namespace tg {
namespace {

template <class To, class From>
void convert(std::byte* to, const std::byte* from, int64_t n) {
  auto* __restrict out = reinterpret_cast<To*>(to);
  const auto* __restrict in = reinterpret_cast<const From*>(from);
  for (int64_t i = 0; i < n; ++i) out[i] = To(in[i]);
}

}  // namespace

Convert widening(DType stored) {
  switch (stored) {
    case DType::Float16:
      return convert<float, Half>;
    case DType::BFloat16:
      return convert<float, BFloat16>;
    case DType::UInt16:
      return convert<int32_t, uint16_t>;
    case DType::UInt32:
      return convert<int64_t, uint32_t>;
    case DType::UInt64:
      return convert<int64_t, uint64_t>;
    default:
      return nullptr;
  }
}

Convert narrowing(DType stored) {
  switch (stored) {
    case DType::Float16:
      return convert<Half, float>;
    case DType::BFloat16:
      return convert<BFloat16, float>;
    case DType::UInt16:
      return convert<uint16_t, int32_t>;
    case DType::UInt32:
      return convert<uint32_t, int64_t>;
    case DType::UInt64:
      return convert<uint64_t, int64_t>;
    default:
      return nullptr;
  }
}

Tensor widened(const Tensor& t) {
  if (!t.defined() || !is_half(t.dtype())) return t;
  Tensor copy = empty_strided(t.sizes(), result_strides(t.sizes(), {&t}), DType::Float32);
  copy_elements(copy, t);
  return copy;
}

Tensor signed_keys(const Tensor& t) {
  Tensor keys = empty(t.sizes(), DType::Int64);
  copy_elements(keys, t);
  flip_top_bits(keys, t.dtype());
  return keys;
}

void flip_top_bits(const Tensor& keys, DType stored) {
  if (stored != DType::UInt64) return;
  auto* bits = reinterpret_cast<uint64_t*>(keys.raw());
  for (int64_t i = 0, n = reach(keys.geometry()) - keys.offset(); i < n; ++i)
    bits[i] ^= uint64_t{1} << 63;
}

Tensor narrowed(const Tensor& floats, DType dtype) {
  Tensor out = empty_strided(floats.sizes(), result_strides(floats.sizes(), {&floats}), dtype);
  copy_elements(out, floats);
  return out;
}

void narrow(const Tensor& to, const Tensor& from) {
  if (to.defined() && !to.is(from)) copy_elements(to, from);
}

}  // namespace tg
