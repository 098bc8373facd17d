// A Python number: bool, int or float, kept apart because type promotion tells them apart.
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
  enum class Kind : uint8_t { Bool, Int, Float };

  Scalar() : Scalar(int64_t{0}) {}
  Scalar(bool v) : kind_(Kind::Bool), int_(v) {}
  Scalar(int v) : Scalar(int64_t{v}) {}
  Scalar(int64_t v) : kind_(Kind::Int), int_(v) {}
  Scalar(double v) : kind_(Kind::Float), float_(v) {}

  Kind kind() const { return kind_; }
  bool is_bool() const { return kind_ == Kind::Bool; }
  bool is_float() const { return kind_ == Kind::Float; }
  /// int or bool
  bool is_integral() const { return kind_ != Kind::Float; }

  /// The value as T; floats truncate toward zero, and bool asks for "not zero".
  template <class T>
  T to() const {
    if constexpr (std::is_same_v<T, bool>) return kind_ == Kind::Float ? float_ != 0 : int_ != 0;
    if (kind_ == Kind::Float) return float_to<T>(float_);
    return static_cast<T>(int_);
  }

  /// Whether T cannot hold it. A negative number may stand for the unsigned one of the same bits.
  template <class T>
  bool overflows() const {
    using Limits = std::numeric_limits<T>;
    if constexpr (std::is_same_v<T, bool> || std::is_same_v<T, double>) return false;
    double v = to<double>();
    if constexpr (std::is_same_v<T, float>)
      return std::isfinite(v) && std::abs(v) > double(Limits::max());
    if (is_float()) {
      // 2^63 is the first double above int64's range; smaller types are exact as doubles.
      double top = sizeof(T) == 8 ? 0x1p63 : double(Limits::max()) + 1;
      return !(v >= double(Limits::min()) && v < top && (sizeof(T) == 8 || v <= top - 1));
    }
    int64_t low = std::is_unsigned_v<T> ? -int64_t(Limits::max()) : int64_t(Limits::min());
    return int_ < low || int_ > int64_t(Limits::max());
  }

  /// The value as T, as PyTorch's kernels read a number: RuntimeError where T cannot hold it.
  template <class T>
  T checked() const {
    constexpr const char* kName = std::is_same_v<T, uint8_t>   ? "uint8_t"
                                  : std::is_same_v<T, int8_t>  ? "int8_t"
                                  : std::is_same_v<T, int16_t> ? "int16_t"
                                  : std::is_same_v<T, int32_t> ? "int"
                                  : std::is_same_v<T, int64_t> ? "int64_t"
                                                               : "float";
    check(!overflows<T>(), "value cannot be converted to type ", kName, " without overflow");
    return to<T>();
  }

  /// The dtype of a 0-d tensor made of it: bool, int64 or the default floating type.
  DType dtype() const {
    return kind_ == Kind::Bool ? DType::Bool : kind_ == Kind::Int ? DType::Int64 : default_dtype();
  }

  friend bool operator==(const Scalar& a, const Scalar& b) {
    return a.kind_ == Kind::Float || b.kind_ == Kind::Float ? a.to<double>() == b.to<double>()
                                                            : a.int_ == b.int_;
  }

  /// Conversion of a float as x86 does it: out of range gives the smallest int64, then narrows.
  template <class T>
  static T float_to(double v) {
    if constexpr (std::is_floating_point_v<T>) {
      return static_cast<T>(v);
    } else if constexpr (std::is_same_v<T, bool>) {
      return v != 0;
    } else {
      if (!(v >= -9223372036854775808.0 && v < 9223372036854775808.0))
        return static_cast<T>(INT64_MIN);
      return static_cast<T>(static_cast<int64_t>(v));
    }
  }

 private:
  Kind kind_;
  union {
    int64_t int_;
    double float_;
  };
};

inline std::ostream& operator<<(std::ostream& out, const Scalar& s) {
  if (s.is_bool()) return out << (s.to<bool>() ? "True" : "False");
  return s.is_float() ? out << s.to<double>() : out << s.to<int64_t>();
}

}  // namespace tg
