// The 16-bit floating point types. They are only stored: kernels compute with floats, and what is
// written is rounded to the nearest, ties to even.
#pragma once

#include <cstdint>
#include <limits>

namespace tg {
namespace half_detail {

/// std::bit_cast, which the oldest of libraries lacks.
template <class To, class From>
constexpr To bit_cast(From from) {
  return __builtin_bit_cast(To, from);
}

}  // namespace half_detail

/// IEEE's half precision, PyTorch's float16.
struct Half {
  uint16_t bits = 0;

  Half() = default;
  explicit Half(float value) {
    uint32_t all = half_detail::bit_cast<uint32_t>(value), size = all & 0x7fffffff;
    // Without branches, so that loops of it are of vectors.
    uint32_t normal = (size + 0xfff + (size >> 13 & 1) - (112u << 23)) >> 13;
    // Adding 0.5 leaves the digits that a subnormal number keeps as the last ones.
    uint32_t small =
        half_detail::bit_cast<uint32_t>(half_detail::bit_cast<float>(size) + 0.5f) - 0x3f000000;
    uint32_t nan = 0x7e00 | (size >> 13 & 0x3ff);
    uint32_t rounded = size < 0x38800000 ? small : normal;
    rounded = size >= 0x477ff000 ? 0x7c00 : rounded;
    rounded = size > 0x7f800000 ? nan : rounded;
    bits = uint16_t(rounded | (all >> 16 & 0x8000));
  }
  operator float() const {
    uint32_t size = uint32_t(bits & 0x7fff) << 13, sign = uint32_t(bits & 0x8000) << 16;
    auto scaled = half_detail::bit_cast<uint32_t>(half_detail::bit_cast<float>(size) * 0x1p112f);
    scaled = size >= 0x0f800000 ? scaled | 0x7f800000 : scaled;
    return half_detail::bit_cast<float>(scaled | sign);
  }
};

/// The upper half of a float; a nan is that of PyTorch's vectors.
struct BFloat16 {
  uint16_t bits = 0;

  BFloat16() = default;
  explicit BFloat16(float value) {
    uint32_t all = half_detail::bit_cast<uint32_t>(value);
    uint32_t rounded = (all + 0x7fff + (all >> 16 & 1)) >> 16;
    bits = uint16_t((all & 0x7fffffff) > 0x7f800000 ? 0xffff : rounded);
  }
  operator float() const { return half_detail::bit_cast<float>(uint32_t(bits) << 16); }
};

template <class T>
inline constexpr bool is_half_type = false;
template <>
inline constexpr bool is_half_type<Half> = true;
template <>
inline constexpr bool is_half_type<BFloat16> = true;

/// The largest finite number.
template <class T>
inline constexpr double largest = double(std::numeric_limits<T>::max());
template <>
inline constexpr double largest<Half> = 65504;
template <>
inline constexpr double largest<BFloat16> = 0x1.fep127;

}  // namespace tg
