// How values cross: arguments come as a flat stream of numbers, results go as a number or as JSON.
#pragma once

#include <string>

#include "frontend/bind.h"

namespace tg {

/// Tags of the stream, each followed by its payload.
enum class Tag : int {
  None = 0,
  Tensor = 1,         // handle
  Int = 2,            // value, at most 2^53 in size
  BigInt = 3,         // high (signed), low (unsigned 32 bits)
  HugeInt = 4,        // does not fit 64 bits
  Float = 5,          // value
  Bool = 6,           // 0 or 1
  Str = 7,            // interned id
  List = 8,           // n, n values
  Tuple = 9,          // n, n values
  DType = 10,         // code
  Generator = 11,     // id, 0 the default one
  Device = 12,        // 0
  MemoryFormat = 13,  // code
  Ellipsis = 14,
  Slice = 15,      // start, stop, step
  Complex = 16,    // real, imaginary
  Unknown = 17,    // interned name of its type
  Parameter = 18,  // handle of an nn.Parameter
  Keyword = 20,    // interned name, value
  Callback = 21,   // id
};

/// Text by number; the caller caches the numbers.
int intern(const std::string& text);
const std::string& interned(int id);

/// Reads the stream of one call.
void decode(const double* stream, int count, Args* positional, Keywords* keywords);

/// One of: a tensor's handle; 0 for None; kOther with the result kept as JSON.
constexpr double kError = -1, kOther = -2;
double encode(const Overload& overload, const Results& results, std::string* json);
double encode(const Value& value, std::string* json);

/// Appends a value as JSON in the form that contract of `result()` describes.
void append_json(std::string& out, const Value& value);
void append_json_number(std::string& out, double value);

}  // namespace tg
