// A Python number: bool, int, float or complex, kept apart because type promotion tells them apart.
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <ostream>
#include <type_traits>

#include "core/dtype.h"

namespace tg {

class Scalar {
 public:
  enum class Kind : uint8_t { Bool, Int, Float, Complex };

  Scalar() : Scalar(int64_t{0}) {}
  Scalar(bool v) : kind_(Kind::Bool), int_(v) {}
  Scalar(int v) : Scalar(int64_t{v}) {}
  Scalar(int64_t v) : kind_(Kind::Int), int_(v) {}
  Scalar(uint64_t v) : kind_(Kind::Int), beyond_int64_(v > INT64_MAX), int_(int64_t(v)) {}
  Scalar(double v) : kind_(Kind::Float), float_(v) {}
  Scalar(Complex<double> v) : kind_(Kind::Complex), float_(v.re), imag_(v.im) {}

  Kind kind() const { return kind_; }
  bool is_bool() const { return kind_ == Kind::Bool; }
  bool is_float() const { return kind_ == Kind::Float; }
  bool is_complex() const { return kind_ == Kind::Complex; }
  /// int or bool
  bool is_integral() const { return kind_ < Kind::Float; }
  /// An int from 2^63 on: as int64_t it is the negative number of the same bits.
  bool is_beyond_int64() const { return beyond_int64_; }

  /// The value as T; floats truncate toward zero, bool asks for "not zero", and real types take the
  /// real part of a complex number.
  template <class T>
  T to() const {
    if constexpr (is_complex_number<T>) {
      return T(to<Real<T>>(), Real<T>(imag_));
    } else {
      if constexpr (std::is_same_v<T, bool>)
        return is_integral() ? int_ != 0 : float_ != 0 || imag_ != 0;
      if (!is_integral()) return float_to<T>(float_);
      if constexpr (is_real<T>)
        if (beyond_int64_) return static_cast<T>(uint64_t(int_));
      return static_cast<T>(int_);
    }
  }

  /// Whether T cannot hold it. A negative number may stand for the unsigned one of the same bits.
  template <class T>
  bool overflows() const {
    if constexpr (is_complex_number<T>) {
      return std::is_same_v<T, Complex<float>> &&
             (is_beyond<float>(to<double>()) || is_beyond<float>(imag_));
    } else {
      using Limits = std::numeric_limits<T>;
      if (imag_ != 0) return true;
      if constexpr (std::is_same_v<T, bool> || std::is_same_v<T, double>) {
        return false;
      } else if constexpr (is_real<T>) {
        return is_beyond<T>(to<double>());
      } else {
        if (!is_integral()) {
          double v = float_;
          // 2^63 is the first double above int64's range; smaller types are exact as doubles.
          double top = sizeof(T) < 8           ? double(Limits::max()) + 1
                       : std::is_unsigned_v<T> ? 0x1p64
                                               : 0x1p63;
          return !(v >= double(Limits::min()) && v < top && (sizeof(T) == 8 || v <= top - 1));
        }
        if constexpr (std::is_same_v<T, uint64_t>) return false;
        int64_t low = std::is_unsigned_v<T> ? -int64_t(Limits::max()) : int64_t(Limits::min());
        return beyond_int64_ || int_ < low || int_ > int64_t(Limits::max());
      }
    }
  }

  /// The value as T, as PyTorch's kernels read a number: RuntimeError where T cannot hold it.
  template <class T>
  T checked() const {
    constexpr const char* kName = std::is_same_v<T, uint8_t>    ? "uint8_t"
                                  : std::is_same_v<T, int8_t>   ? "int8_t"
                                  : std::is_same_v<T, int16_t>  ? "int16_t"
                                  : std::is_same_v<T, int32_t>  ? "int"
                                  : std::is_same_v<T, int64_t>  ? "int64_t"
                                  : std::is_same_v<T, uint16_t> ? "uint16_t"
                                  : std::is_same_v<T, uint32_t> ? "uint32_t"
                                  : std::is_same_v<T, uint64_t> ? "uint64_t"
                                  : std::is_same_v<T, Half>     ? "c10::Half"
                                  : std::is_same_v<T, BFloat16> ? "c10::BFloat16"
                                  : std::is_same_v<T, bool>     ? "bool"
                                  : std::is_same_v<T, double>   ? "double"
                                  : is_complex_number<T>        ? "c10::complex<float>"
                                                                : "float";
    check(!overflows<T>(), "value cannot be converted to type ", kName, " without overflow");
    return to<T>();
  }

  /// The dtype of a 0-d tensor made of it: bool, int64 (uint64 beyond it), the default floating
  /// type or the complex one with such parts.
  DType dtype() const {
    switch (kind_) {
      case Kind::Bool:
        return DType::Bool;
      case Kind::Int:
        return beyond_int64_ ? DType::UInt64 : DType::Int64;
      case Kind::Float:
        return default_dtype();
      case Kind::Complex:
        return default_complex_dtype();
    }
    return DType::Bool;
  }

  friend bool operator==(const Scalar& a, const Scalar& b) {
    if (a.is_integral() && b.is_integral())
      return a.int_ == b.int_ && a.beyond_int64_ == b.beyond_int64_;
    return a.to<double>() == b.to<double>() && a.imag_ == b.imag_;
  }

  /// Conversion of a float as x86 does it: out of range gives the smallest int64, then narrows.
  template <class T>
  static T float_to(double v) {
    if constexpr (is_real<T>) {
      return static_cast<T>(v);
    } else if constexpr (std::is_same_v<T, uint64_t>) {
      return v >= 0x1p63 ? float_to<int64_t>(v - 0x1p63) ^ (uint64_t{1} << 63)
                         : static_cast<T>(float_to<int64_t>(v));
    } else if constexpr (std::is_same_v<T, bool>) {
      return v != 0;
    } else {
      if (!(v >= -9223372036854775808.0 && v < 9223372036854775808.0))
        return static_cast<T>(INT64_MIN);
      return static_cast<T>(static_cast<int64_t>(v));
    }
  }

 private:
  template <class T>
  static constexpr bool is_real = std::is_floating_point_v<T> || is_half_type<T>;
  template <class T>
  static bool is_beyond(double v) {
    return std::isfinite(v) && std::abs(v) > largest<T>;
  }

  Kind kind_;
  bool beyond_int64_ = false;
  union {
    int64_t int_;
    double float_;  // of a complex number, the real part
  };
  double imag_ = 0;
};

inline std::ostream& operator<<(std::ostream& out, const Scalar& s) {
  if (s.is_bool()) return out << (s.to<bool>() ? "True" : "False");
  if (s.is_complex()) {
    auto v = s.to<Complex<double>>();
    return out << '(' << v.re << ',' << v.im << ')';
  }
  if (s.is_float()) return out << s.to<double>();
  return s.is_beyond_int64() ? out << s.to<uint64_t>() : out << s.to<int64_t>();
}

}  // namespace tg
