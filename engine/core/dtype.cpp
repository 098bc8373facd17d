#include "core/dtype.h"

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
};

const Facts& facts(DType dtype) {
  for (const Facts& f : kFacts)
    if (f.dtype == dtype) return f;
  fail(ErrorType::Type, "unknown dtype code ", int(dtype));
}

// The order within a category in which the wider type wins.
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
    case DType::Complex64:
      return 8;
    case DType::Complex128:
      return 9;
  }
  return 0;
}

DType current_default = DType::Float32;

}  // namespace

const char* name_of(DType dtype) { return facts(dtype).name; }
const char* type_name(DType dtype) { return facts(dtype).type_name; }
const char* c_name(DType dtype) { return facts(dtype).c_name; }

bool is_supported(DType d) {
  switch (d) {
    case DType::UInt8:
    case DType::Int8:
    case DType::Int16:
    case DType::Int32:
    case DType::Int64:
    case DType::Float32:
    case DType::Float64:
    case DType::Complex64:
    case DType::Complex128:
    case DType::Bool:
      return true;
    default:  // a caller's code may be that of none
      return false;
  }
}

DType promote(DType a, DType b) {
  if (a == b) return a;
  if (rank(a) == rank(b)) return rank(a) == 1 ? DType::Int16 : DType::Float32;
  DType wide = rank(a) > rank(b) ? a : b, narrow = rank(a) > rank(b) ? b : a;
  if (wide == DType::Complex64 && narrow == DType::Float64) return DType::Complex128;
  return wide;
}

bool can_cast(DType from, DType to) {
  if (is_complex(from) && !is_complex(to)) return false;
  if (is_floating(from) && is_integral(to)) return false;
  return from == DType::Bool || to != DType::Bool;
}

DType default_dtype() { return current_default; }
DType default_complex_dtype() {
  return current_default == DType::Float64 ? DType::Complex128 : DType::Complex64;
}
void set_default_dtype(DType dtype) { current_default = dtype; }

void fail_not_implemented(const char* kernel, DType dtype) {
  if (is_supported(dtype))
    fail(ErrorType::NotImplemented, '"', kernel, "\" not implemented for '", type_name(dtype), "'");
  fail(ErrorType::NotImplemented, "torch.", name_of(dtype),
       " tensors are not supported in Tensorglass yet");
}

}  // namespace tg
