// Operators as C++ expressions, for the bodies of gradients and composites.
#pragma once

#include "op/call.h"

namespace tg {

inline Tensor operator+(const Tensor& a, const Tensor& b) { return call<"add.Tensor">(a, b); }
inline Tensor operator+(const Tensor& a, const Scalar& b) { return call<"add.Scalar">(a, b); }
inline Tensor operator-(const Tensor& a, const Tensor& b) { return call<"sub.Tensor">(a, b); }
inline Tensor operator-(const Tensor& a, const Scalar& b) { return call<"sub.Scalar">(a, b); }
inline Tensor operator-(const Scalar& a, const Tensor& b) {
  return call<"sub_.Tensor">(call<"fill_.Scalar">(call<"empty_like">(b), a), b);
}
inline Tensor operator*(const Tensor& a, const Tensor& b) { return call<"mul.Tensor">(a, b); }
inline Tensor operator*(const Tensor& a, const Scalar& b) { return call<"mul.Scalar">(a, b); }
inline Tensor operator*(const Scalar& a, const Tensor& b) { return call<"mul.Scalar">(b, a); }
inline Tensor operator/(const Tensor& a, const Tensor& b) { return call<"div.Tensor">(a, b); }
inline Tensor operator/(const Tensor& a, const Scalar& b) { return call<"div.Scalar">(a, b); }
inline Tensor operator-(const Tensor& a) { return call<"neg">(a); }
/// The conjugate as a view; of real numbers the tensor itself.
inline Tensor conj(const Tensor& a) { return is_complex(a.dtype()) ? call<"_conj">(a) : a; }

}  // namespace tg
