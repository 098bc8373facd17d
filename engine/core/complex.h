// Complex numbers as elements: two reals side by side, with the arithmetic of PyTorch's kernels,
// which know no special cases of infinities.
#pragma once

#include <cmath>
#include <complex>
#include <type_traits>

namespace tg {

template <class T>
struct Complex {
  T re, im;

  Complex() = default;
  constexpr Complex(T re, T im) : re(re), im(im) {}
  template <class U>
  requires std::is_arithmetic_v<U>
  constexpr explicit Complex(U v) : re(T(v)), im(0) {}
  template <class U>
  requires(!std::is_same_v<U, T>) constexpr explicit Complex(Complex<U> v)
      : re(T(v.re)), im(T(v.im)) {}
  explicit Complex(std::complex<T> v) : re(v.real()), im(v.imag()) {}

  std::complex<T> std() const { return {re, im}; }
  constexpr explicit operator bool() const { return re != 0 || im != 0; }

  friend constexpr bool operator==(Complex a, Complex b) { return a.re == b.re && a.im == b.im; }
  friend constexpr Complex operator-(Complex a) { return {-a.re, -a.im}; }
  friend constexpr Complex operator+(Complex a, Complex b) { return {a.re + b.re, a.im + b.im}; }
  friend constexpr Complex operator-(Complex a, Complex b) { return {a.re - b.re, a.im - b.im}; }
  friend constexpr Complex operator*(Complex a, Complex b) {
    return {a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re};
  }
  /// Divided by the larger part of b first, so that its square neither overflows nor vanishes.
  friend Complex operator/(Complex a, Complex b) {
    if (std::abs(b.re) >= std::abs(b.im)) {
      if (b.re == 0 && b.im == 0) return {a.re / std::abs(b.re), a.im / std::abs(b.im)};
      T ratio = b.im / b.re, scale = T(1) / (b.re + b.im * ratio);
      return {(a.re + a.im * ratio) * scale, (a.im - a.re * ratio) * scale};
    }
    T ratio = b.re / b.im, scale = T(1) / (b.im + b.re * ratio);
    return {(a.re * ratio + a.im) * scale, (a.im * ratio - a.re) * scale};
  }
  Complex& operator+=(Complex b) { return *this = *this + b; }
  Complex& operator*=(Complex b) { return *this = *this * b; }
};

template <class T>
constexpr Complex<T> conj(Complex<T> a) {
  return {a.re, -a.im};
}
template <class T>
T abs(Complex<T> a) {
  return std::hypot(a.re, a.im);
}

template <class T>
constexpr bool is_complex_number = false;
template <class T>
constexpr bool is_complex_number<Complex<T>> = true;

/// The type of the parts: T itself of real numbers.
template <class T>
struct RealOf {
  using type = T;
};
template <class T>
struct RealOf<Complex<T>> {
  using type = T;
};
template <class T>
using Real = typename RealOf<T>::type;

}  // namespace tg
