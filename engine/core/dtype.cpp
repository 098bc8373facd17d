#include "core/dtype.h"

#include <utility>

namespace tg {
namespace {

struct Facts {
  DType dtype;
  const char *name, *type_name, *c_name;
};

constexpr Facts kFacts[] = {
    {DType::UInt8, "uint8", "Byte", "unsigned char"},
    {DType::Int8, "int8", "Char", "signed char"},
    {DType::Int16, "int16", "Short", "short int"},
    {DType::Int32, "int32", "Int", "int"},
    {DType::Int64, "int64", "Long", "long int"},
    {DType::Float16, "float16", "Half", "c10::Half"},
    {DType::Float32, "float32", "Float", "float"},
    {DType::Float64, "float64", "Double", "double"},
    {DType::Complex64, "complex64", "ComplexFloat", "c10::complex<float>"},
    {DType::Complex128, "complex128", "ComplexDouble", "c10::complex<double>"},
    {DType::Bool, "bool", "Bool", "bool"},
    {DType::BFloat16, "bfloat16", "BFloat16", "c10::BFloat16"},
    {DType::UInt16, "uint16", "UInt16", "short unsigned int"},
    {DType::UInt32, "uint32", "UInt32", "unsigned int"},
    {DType::UInt64, "uint64", "UInt64", "long unsigned int"},
    // No tensors of these here.
    {DType::Complex32, "complex32", "ComplexHalf", "c10::complex<c10::Half>"},
    {DType(12), "qint8", "QInt8", "c10::qint8"},
    {DType(13), "quint8", "QUInt8", "c10::quint8"},
    {DType(14), "qint32", "QInt32", "c10::qint32"},
    {DType(16), "quint4x2", "QUInt4x2", "c10::quint4x2"},
    {DType(17), "quint2x4", "QUInt2x4", "c10::quint2x4"},
    {DType(18), "bits1x8", "Bits1x8", "c10::bits1x8"},
    {DType(19), "bits2x4", "Bits2x4", "c10::bits2x4"},
    {DType(20), "bits4x2", "Bits4x2", "c10::bits4x2"},
    {DType(21), "bits8", "Bits8", "c10::bits8"},
    {DType(22), "bits16", "Bits16", "c10::bits16"},
    {DType(23), "float8_e5m2", "Float8_e5m2", "c10::Float8_e5m2"},
    {DType(24), "float8_e4m3fn", "Float8_e4m3fn", "c10::Float8_e4m3fn"},
    {DType(25), "float8_e5m2fnuz", "Float8_e5m2fnuz", "c10::Float8_e5m2fnuz"},
    {DType(26), "float8_e4m3fnuz", "Float8_e4m3fnuz", "c10::Float8_e4m3fnuz"},
    {DType(30), "uint1", "UInt1", "c10::dummy_uint1_7_t<1>"},
    {DType(31), "uint2", "UInt2", "c10::dummy_uint1_7_t<2>"},
    {DType(32), "uint3", "UInt3", "c10::dummy_uint1_7_t<3>"},
    {DType(33), "uint4", "UInt4", "c10::dummy_uint1_7_t<4>"},
    {DType(34), "uint5", "UInt5", "c10::dummy_uint1_7_t<5>"},
    {DType(35), "uint6", "UInt6", "c10::dummy_uint1_7_t<6>"},
    {DType(36), "uint7", "UInt7", "c10::dummy_uint1_7_t<7>"},
    {DType(37), "int1", "Int1", "c10::dummy_int1_7_t<1>"},
    {DType(38), "int2", "Int2", "c10::dummy_int1_7_t<2>"},
    {DType(39), "int3", "Int3", "c10::dummy_int1_7_t<3>"},
    {DType(40), "int4", "Int4", "c10::dummy_int1_7_t<4>"},
    {DType(41), "int5", "Int5", "c10::dummy_int1_7_t<5>"},
    {DType(42), "int6", "Int6", "c10::dummy_int1_7_t<6>"},
    {DType(43), "int7", "Int7", "c10::dummy_int1_7_t<7>"},
    {DType(44), "float8_e8m0fnu", "Float8_e8m0fnu", "c10::Float8_e8m0fnu"},
    {DType::BComplex32, "bcomplex32", "BComplex32", "c10::complex<c10::BFloat16>"},
    {DType(45), "float4_e2m1fn_x2", "Float4_e2m1fn_x2", "c10::Float4_e2m1fn_x2"},
};

const Facts& facts(DType dtype) {
  for (const Facts& f : kFacts)
    if (f.dtype == dtype) return f;
  fail(ErrorType::Type, "unknown dtype code ", int(dtype));
}

// The order of real types in which the wider one wins.
int rank(DType d) {
  switch (d) {
    case DType::Bool:
      return 0;
    case DType::UInt8:
    case DType::Int8:
      return 1;
    case DType::Int16:
      return 2;
    case DType::Int32:
      return 3;
    case DType::Int64:
      return 4;
    case DType::Float16:
    case DType::BFloat16:
      return 5;
    case DType::Float32:
      return 6;
    case DType::Float64:
      return 7;
    default:
      return 0;
  }
}

constexpr std::pair<DType, DType> kParts[] = {{DType::Complex32, DType::Float16},
                                              {DType::BComplex32, DType::BFloat16},
                                              {DType::Complex64, DType::Float32},
                                              {DType::Complex128, DType::Float64}};

DType current_default = DType::Float32;

}  // namespace

const char* name_of(DType dtype) { return facts(dtype).name; }
const char* type_name(DType dtype) { return facts(dtype).type_name; }
const char* c_name(DType dtype) { return facts(dtype).c_name; }

DType real_type(DType d) {
  for (auto [whole, part] : kParts)
    if (whole == d) return part;
  return d;
}
DType complex_type(DType d) {
  for (auto [whole, part] : kParts)
    if (part == d) return whole;
  return d;
}

bool is_known(DType d) {
  for (const Facts& f : kFacts)
    if (f.dtype == d) return true;
  return false;
}

bool is_supported(DType d) {
  switch (d) {
    case DType::UInt8:
    case DType::Int8:
    case DType::Int16:
    case DType::Int32:
    case DType::Int64:
    case DType::Float16:
    case DType::Float32:
    case DType::Float64:
    case DType::Complex64:
    case DType::Complex128:
    case DType::Bool:
    case DType::BFloat16:
    case DType::UInt16:
    case DType::UInt32:
    case DType::UInt64:
      return true;
    default:  // a caller's code may be that of none
      return false;
  }
}

DType promote(DType a, DType b) {
  if (a == b) return a;
  if (is_wide_unsigned(a) || is_wide_unsigned(b)) {
    bool both = is_integral(a) && is_integral(b);
    check(!both,
          "Promotion for uint16, uint32, uint64 types is not supported, attempted to promote ",
          type_name(a), " and ", type_name(b));
    return is_wide_unsigned(a) ? b : a;
  }
  if (is_complex(a) || is_complex(b)) return complex_type(promote(real_type(a), real_type(b)));
  if (rank(a) == rank(b)) return rank(a) == 1 ? DType::Int16 : DType::Float32;
  return rank(a) > rank(b) ? a : b;
}

bool can_cast(DType from, DType to) {
  if (is_complex(from) && !is_complex(to)) return false;
  if (is_floating(from) && is_integral(to)) return false;
  return from == DType::Bool || to != DType::Bool;
}

DType default_dtype() { return current_default; }
DType default_complex_dtype() { return complex_type(current_default); }
void set_default_dtype(DType dtype) { current_default = dtype; }

void fail_not_implemented(const char* kernel, DType dtype) {
  if (is_supported(dtype))
    fail(ErrorType::NotImplemented, '"', kernel, "\" not implemented for '", type_name(dtype), "'");
  fail(ErrorType::NotImplemented, "torch.", name_of(dtype),
       " tensors are not supported in Tensorglass yet");
}

}  // namespace tg
