// A Python number: bool, int or float, kept apart because type promotion tells them apart.
#pragma once

#include <cmath>
#include <cstdint>
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
