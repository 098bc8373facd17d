// JSON, the one form in which what is no number leaves the engine.
//
// JSON has no nan and no infinities, and JavaScript's numbers tell no integers apart from 2^53 on:
// those are the strings "nan", "inf", "-inf", "9007199254740993". A float stays one in Python: 3.0.
#pragma once

#include <cmath>
#include <string>

#include "core/tensor.h"

namespace tg {

/// Whether the number is one of JSON's, and not a string.
inline bool is_json_number(double value) { return std::isfinite(value); }
inline bool is_json_number(int64_t value) {
  constexpr int64_t kBeyond = int64_t{1} << 53;
  return value > -kBeyond && value < kBeyond;
}
inline bool is_json_number(uint64_t value) { return value < uint64_t{1} << 53; }

void append_json(std::string& out, double value);
/// As a list: its real part, its imaginary part.
void append_json(std::string& out, Complex<double> value);
void append_json(std::string& out, int64_t value);
void append_json(std::string& out, uint64_t value);
void append_json(std::string& out, bool value);
void append_json(std::string& out, const std::string& text);
void append_json(std::string& out, const char* text);
/// [1, 2, 3]
void append_json(std::string& out, const Ints& ints);
/// The element at `at`, counted from the first byte, as number or bool.
void append_element(std::string& out, DType dtype, const std::byte* data, int64_t at);

/// A list or an object that begins and ends with this, with the commas between its parts.
class JsonParts {
 public:
  JsonParts(const JsonParts&) = delete;
  JsonParts& operator=(const JsonParts&) = delete;

 protected:
  JsonParts(std::string& out, char open, char close) : out_(out), close_(close) { out_ += open; }
  ~JsonParts() { out_ += close_; }

  std::string& next_part() {
    if (!first_) out_ += ',';
    first_ = false;
    return out_;
  }

 private:
  std::string& out_;
  char close_;
  bool first_ = true;
};

class JsonList : JsonParts {
 public:
  explicit JsonList(std::string& out) : JsonParts(out, '[', ']') {}
  /// Where the next item goes.
  std::string& next() { return next_part(); }
};

class JsonObject : JsonParts {
 public:
  explicit JsonObject(std::string& out) : JsonParts(out, '{', '}') {}
  /// Where the value of `name` goes.
  std::string& key(const char* name) { return ((next_part() += '"') += name) += "\":"; }
  template <class T>
  void field(const char* name, const T& value) {
    append_json(key(name), value);
  }
  /// An id, or null for 0.
  void link(const char* name, Id id) {
    if (id)
      field(name, id);
    else
      key(name) += "null";
  }
};

}  // namespace tg
