// How values cross: arguments come as a flat stream of numbers, results go as a number or as JSON.
#pragma once

#include <string>

#include "frontend/bind.h"

namespace tg {

/// Tags of the stream, each followed by its payload. Every language takes the numbers from here:
/// wire_json() tells them.
#define TG_TAGS(tag)                                                          \
  tag(None)             /*                                                 */ \
      tag(Tensor)       /* handle                                          */ \
      tag(Int)          /* value, at most 2^53 in size                     */ \
      tag(BigInt)       /* high (above int32: of uint64), low (32 bits)    */ \
      tag(HugeInt)      /* an int beyond int64 and uint64: as a double     */ \
      tag(Float)        /* value                                           */ \
      tag(Bool)         /* 0 or 1                                          */ \
      tag(Str)          /* interned id                                     */ \
      tag(List)         /* n, n values                                     */ \
      tag(Tuple)        /* n, n values                                     */ \
      tag(DType)        /* code                                            */ \
      tag(Generator)    /* id, 0 the default one                           */ \
      tag(Device)       /* 0                                               */ \
      tag(MemoryFormat) /* code                                            */ \
      tag(Ellipsis)     /*                                                 */ \
      tag(Slice)        /* start, stop, step                               */ \
      tag(Complex)      /* real, imaginary                                 */ \
      tag(Unknown)      /* interned name of its type                       */ \
      tag(Keyword)      /* interned name, value: after the positional ones */

enum class Tag : int {
#define TG_TAG(name) name,
  TG_TAGS(TG_TAG)
#undef TG_TAG
};

/// {"tags": {"None": 0, …}, "dtypes": {"uint8": 0, …}, "answers": {"error": -1, "other": -2}}
std::string wire_json();

/// Text by number; the caller caches the numbers.
int intern(const std::string& text);
const std::string& interned(int id);

/// Reads the stream of one call.
void decode(const double* stream, int count, Args* positional, Keywords* keywords);

/// The same for a stream of at most `most` arguments that are all tensors and numbers; false, with
/// nothing read, where it is another. `given` tells which, a bit an argument: 1 for a tensor.
bool decode_plain(const double* stream, int count, size_t most, Args* args, unsigned* given);

/// One of: a tensor's handle; 0 for None; kOther with the result kept as JSON.
constexpr double kError = -1, kOther = -2;
double encode(const Overload& overload, const Results& results, std::string* json);
double encode(const Value& value, std::string* json);

/// Appends a value as JSON: numbers, texts and lists as they are, or else an object whose first key
/// tells what it is: {"t": handle}, {"tuple": […]}, {"named": name, "fields": […], "items": […]},
/// {"dtype": code}, {"node": id}, and of numbers that JSON lacks {"float": "nan"}, {"int": "…"},
/// {"complex": [real, imaginary]}.
void append_json(std::string& out, const Value& value);

}  // namespace tg
