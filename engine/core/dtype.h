// Element types: sizes, names, promotion, and the dispatch from a runtime type to a template.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "core/complex.h"
#include "core/error.h"
#include "core/half.h"

namespace tg {

/// Codes are PyTorch's own. Of some no tensors can be made (see is_supported): promotion gives
/// them, or errors name them.
enum class DType : uint8_t {
  UInt8 = 0,
  Int8 = 1,
  Int16 = 2,
  Int32 = 3,
  Int64 = 4,
  Float16 = 5,
  Float32 = 6,
  Float64 = 7,
  Complex32 = 8,
  Complex64 = 9,
  Complex128 = 10,
  Bool = 11,
  BFloat16 = 15,
  UInt16 = 27,
  UInt32 = 28,
  UInt64 = 29,
  BComplex32 = 46,
};

/// Bytes of one element.
constexpr int64_t item_size(DType dtype) {
  switch (dtype) {
    case DType::Complex128:
      return 16;
    case DType::Int64:
    case DType::Float64:
    case DType::Complex64:
    case DType::UInt64:
      return 8;
    case DType::Int32:
    case DType::UInt32:
    case DType::Float32:
    case DType::Complex32:
    case DType::BComplex32:
      return 4;
    case DType::Int16:
    case DType::Float16:
    case DType::BFloat16:
    case DType::UInt16:
      return 2;
    default:
      return 1;
  }
}
/// "float32", "int64", "bool": what follows "torch." in Python.
const char* name_of(DType dtype);
/// "Float", "Long", "Bool": as PyTorch's errors and tensor types name it.
const char* type_name(DType dtype);
/// "float", "long int": as errors of the matrix products name it.
const char* c_name(DType dtype);
/// Whether there is such a type in PyTorch.
bool is_known(DType dtype);
/// Whether tensors of this type can be made here; others are named in an error.
bool is_supported(DType dtype);

/// What an element is. None: what PyTorch has no arithmetic for.
enum class Category : uint8_t { None, Bool, Integer, Floating, Complex };

namespace dtype_detail {
/// By code, whatever a caller gives as one.
inline constexpr std::array<Category, 256> kCategories = [] {
  std::array<Category, 256> of{};
  auto set = [&](Category category, auto... dtypes) { ((of[size_t(dtypes)] = category), ...); };
  set(Category::Bool, DType::Bool);
  set(Category::Integer, DType::UInt8, DType::Int8, DType::Int16, DType::Int32, DType::Int64,
      DType::UInt16, DType::UInt32, DType::UInt64);
  set(Category::Floating, DType::Float16, DType::BFloat16, DType::Float32, DType::Float64);
  set(Category::Complex, DType::Complex32, DType::BComplex32, DType::Complex64, DType::Complex128);
  return of;
}();
}  // namespace dtype_detail

constexpr Category category(DType d) { return dtype_detail::kCategories[size_t(d)]; }
constexpr bool is_complex(DType d) { return category(d) == Category::Complex; }
constexpr bool is_half(DType d) { return d == DType::Float16 || d == DType::BFloat16; }
constexpr bool is_complex_half(DType d) { return d == DType::Complex32 || d == DType::BComplex32; }
constexpr bool is_floating(DType d) { return category(d) == Category::Floating; }
/// uint16, uint32 and uint64, for which PyTorch has few operators.
constexpr bool is_wide_unsigned(DType d) {
  return d == DType::UInt16 || d == DType::UInt32 || d == DType::UInt64;
}
/// Integers, and bool too.
constexpr bool is_integral(DType d) {
  return category(d) == Category::Integer || category(d) == Category::Bool;
}
/// The dtype of the parts of complex numbers, and the complex dtype with parts of that one; others
/// are their own.
DType real_type(DType d);
DType complex_type(DType d);
constexpr bool is_differentiable(DType d) { return is_floating(d) || is_complex(d); }

/// Some types are only stored: what is computed with them is computed in this one, that of a
/// kernel's loops. float32 for half types, int64 of the same bits for uint64; others stand for
/// themselves.
inline DType compute_type(DType d) {
  switch (d) {
    case DType::Float16:
    case DType::BFloat16:
      return DType::Float32;
    case DType::UInt16:
      return DType::Int32;
    case DType::UInt32:
    case DType::UInt64:
      return DType::Int64;
    default:
      return d;
  }
}
inline bool is_only_stored(DType d) { return compute_type(d) != d; }

/// The smallest type that holds both, as torch.promote_types.
DType promote(DType a, DType b);
/// Whether `+=` may write a result of type `from` into a tensor of type `to`, as torch.can_cast.
bool can_cast(DType from, DType to);

/// torch.get_default_dtype() and its setter.
DType default_dtype();
/// The complex type with parts of that.
DType default_complex_dtype();
void set_default_dtype(DType dtype);

template <class T>
struct DTypeOf;
template <>
struct DTypeOf<uint8_t> {
  static constexpr DType value = DType::UInt8;
};
template <>
struct DTypeOf<int8_t> {
  static constexpr DType value = DType::Int8;
};
template <>
struct DTypeOf<int16_t> {
  static constexpr DType value = DType::Int16;
};
template <>
struct DTypeOf<int32_t> {
  static constexpr DType value = DType::Int32;
};
template <>
struct DTypeOf<int64_t> {
  static constexpr DType value = DType::Int64;
};
template <>
struct DTypeOf<float> {
  static constexpr DType value = DType::Float32;
};
template <>
struct DTypeOf<double> {
  static constexpr DType value = DType::Float64;
};
template <>
struct DTypeOf<Half> {
  static constexpr DType value = DType::Float16;
};
template <>
struct DTypeOf<BFloat16> {
  static constexpr DType value = DType::BFloat16;
};
template <>
struct DTypeOf<uint16_t> {
  static constexpr DType value = DType::UInt16;
};
template <>
struct DTypeOf<uint32_t> {
  static constexpr DType value = DType::UInt32;
};
template <>
struct DTypeOf<uint64_t> {
  static constexpr DType value = DType::UInt64;
};
template <>
struct DTypeOf<bool> {
  static constexpr DType value = DType::Bool;
};
template <>
struct DTypeOf<Complex<float>> {
  static constexpr DType value = DType::Complex64;
};
template <>
struct DTypeOf<Complex<double>> {
  static constexpr DType value = DType::Complex128;
};

[[noreturn]] void fail_not_implemented(const char* kernel, DType dtype);

/// Calls f.operator()<T>() with the C++ type of `dtype`. `kernel` names the caller in PyTorch's
/// error for a type it lacks: "add_cpu" not implemented for 'Half'. Types that are only stored are
/// lacked by all of these, but where a kernel asks for their compute_type.
template <class F>
decltype(auto) dispatch_floating(DType dtype, const char* kernel, F&& f) {
  switch (dtype) {
    case DType::Float32:
      return f.template operator()<float>();
    case DType::Float64:
      return f.template operator()<double>();
    default:
      fail_not_implemented(kernel, dtype);
  }
}

template <class F>
decltype(auto) dispatch_integers(DType dtype, const char* kernel, F&& f) {
  switch (dtype) {
    case DType::UInt8:
      return f.template operator()<uint8_t>();
    case DType::Int8:
      return f.template operator()<int8_t>();
    case DType::Int16:
      return f.template operator()<int16_t>();
    case DType::Int32:
      return f.template operator()<int32_t>();
    case DType::Int64:
      return f.template operator()<int64_t>();
    default:
      fail_not_implemented(kernel, dtype);
  }
}

/// Integers and bool.
template <class F>
decltype(auto) dispatch_integral(DType dtype, const char* kernel, F&& f) {
  if (dtype == DType::Bool) return f.template operator()<bool>();
  return dispatch_integers(dtype, kernel, f);
}

/// Every type but bool.
template <class F>
decltype(auto) dispatch_numbers(DType dtype, const char* kernel, F&& f) {
  if (is_floating(dtype)) return dispatch_floating(dtype, kernel, f);
  return dispatch_integers(dtype, kernel, f);
}

template <class F>
decltype(auto) dispatch_all(DType dtype, const char* kernel, F&& f) {
  if (dtype == DType::Bool) return f.template operator()<bool>();
  return dispatch_numbers(dtype, kernel, f);
}

template <class F>
decltype(auto) dispatch_complex(DType dtype, const char* kernel, F&& f) {
  switch (dtype) {
    case DType::Complex64:
      return f.template operator()<Complex<float>>();
    case DType::Complex128:
      return f.template operator()<Complex<double>>();
    default:
      fail_not_implemented(kernel, dtype);
  }
}

// The categories above with complex numbers.

template <class F>
decltype(auto) dispatch_floating_complex(DType dtype, const char* kernel, F&& f) {
  if (is_complex(dtype)) return dispatch_complex(dtype, kernel, f);
  return dispatch_floating(dtype, kernel, f);
}

template <class F>
decltype(auto) dispatch_numbers_complex(DType dtype, const char* kernel, F&& f) {
  if (is_complex(dtype)) return dispatch_complex(dtype, kernel, f);
  return dispatch_numbers(dtype, kernel, f);
}

template <class F>
decltype(auto) dispatch_all_complex(DType dtype, const char* kernel, F&& f) {
  if (is_complex(dtype)) return dispatch_complex(dtype, kernel, f);
  return dispatch_all(dtype, kernel, f);
}

/// Every type, complex ones and those that are only stored too: for what looks at single elements.
template <class F>
decltype(auto) dispatch_elements(DType dtype, const char* kernel, F&& f) {
  switch (dtype) {
    case DType::Float16:
      return f.template operator()<Half>();
    case DType::BFloat16:
      return f.template operator()<BFloat16>();
    case DType::UInt16:
      return f.template operator()<uint16_t>();
    case DType::UInt32:
      return f.template operator()<uint32_t>();
    case DType::UInt64:
      return f.template operator()<uint64_t>();
    default:
      return dispatch_all_complex(dtype, kernel, f);
  }
}

}  // namespace tg
