// Types that are only stored: their elements as those that kernels compute with, and back.
#pragma once

#include <array>
#include <tuple>
#include <utility>

#include "core/tensor.h"

namespace tg {

/// Converts `n` elements that lie side by side.
using Convert = void (*)(std::byte* to, const std::byte* from, int64_t n);

/// Of a type that is only stored: to its compute_type, exactly.
Convert widening(DType stored);
/// The way back: floats are rounded, integers keep their lowest bits.
Convert narrowing(DType stored);

/// A likewise strided copy of a half tensor as floats; other tensors themselves.
Tensor widened(const Tensor& t);
/// An int64 copy in the same order of a tensor of an unsigned type that is only stored.
Tensor signed_keys(const Tensor& t);
/// Makes of such keys, or of a copy's elements, what they stand for: of uint64 the bits, and back.
void flip_top_bits(const Tensor& keys, DType stored);

/// Floats rounded to a half type, in a new tensor.
Tensor narrowed(const Tensor& floats, DType dtype);
/// Rounds the floats of `from`, a copy that widened() made of `to`, back into it.
void narrow(const Tensor& to, const Tensor& from);

/// Where PyTorch's kernels of a half type round in between: rounds a float to it, and leaves what
/// is computed of other types as it is.
class Rounding {
 public:
  explicit Rounding(DType dtype = DType::Float32) : dtype_(dtype) {}
  bool rounds() const { return is_half(dtype_); }
  template <class T>
  T operator()(T v) const {
    if constexpr (std::is_same_v<T, float>) {
      if (dtype_ == DType::Float16) return Half(v);
      if (dtype_ == DType::BFloat16) return BFloat16(v);
    }
    return v;
  }

 private:
  DType dtype_;
};
/// A number as kernels hold it that take it as an element.
inline Scalar as_element(const Scalar& number, DType dtype) {
  return is_half(dtype) ? Scalar(double(Rounding(dtype)(number.to<float>()))) : number;
}

namespace half_detail {

// widened() is overloaded for what kernels take that holds tensors.
template <class T>
decltype(auto) argument(const T& v) {
  if constexpr (requires { widened(v); })
    return widened(v);
  else
    return (v);
}

}  // namespace half_detail

/// Calls a kernel of floats for tensors of half types: with copies of them as floats, of which the
/// first `kWritten` arguments are rounded back afterwards. Kernels begin with it:
///
///   if (is_half(t.dtype())) return in_floats<1>(find_norms, result, t, dims, p);
template <size_t kWritten, class F, class... A>
void in_floats(F&& kernel, const A&... arguments) {
  std::tuple<decltype(half_detail::argument(arguments))...> wide(
      half_detail::argument(arguments)...);
  std::apply(kernel, wide);
  auto given = std::tie(arguments...);
  [&]<size_t... I>(std::index_sequence<I...>) {
    (narrow(std::get<I>(given), std::get<I>(wide)), ...);
  }
  (std::make_index_sequence<kWritten>());
}

}  // namespace tg
