#include "inspect/json.h"

#include <cmath>
#include <cstdio>
#include <cstring>

namespace tg {

void append_string(std::string& out, const std::string& text) {
  out += '"';
  for (char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      char escaped[8];
      std::snprintf(escaped, sizeof escaped, "\\u%04x", unsigned(c));
      out += escaped;
    } else {
      out += c;
    }
  }
  out += '"';
}

void append_number(std::string& out, double value) {
  if (std::isnan(value)) {
    out += "\"nan\"";
  } else if (std::isinf(value)) {
    out += value < 0 ? "\"-inf\"" : "\"inf\"";
  } else {
    char text[32];
    std::snprintf(text, sizeof text, "%.17g", value);
    out += text;
  }
}

void append_number(std::string& out, int64_t value) {
  constexpr int64_t kExact = int64_t{1} << 53;
  bool exact = value >= -kExact && value <= kExact;
  if (!exact) out += '"';
  out += std::to_string(value);
  if (!exact) out += '"';
}

void append_element(std::string& out, DType dtype, const std::byte* data, int64_t at) {
  dispatch_all(dtype, "inspect", [&]<class T>() {
    T value;
    std::memcpy(&value, data + at * int64_t(sizeof(T)), sizeof(T));
    if constexpr (std::is_same_v<T, bool>)
      out += value ? "true" : "false";
    else if constexpr (std::is_floating_point_v<T>)
      append_number(out, double(value));
    else
      append_number(out, int64_t(value));
  });
}

void append_ints(std::string& out, const Ints& ints) {
  out += '[';
  for (size_t i = 0; i < ints.size(); ++i) {
    if (i) out += ',';
    out += std::to_string(ints[i]);
  }
  out += ']';
}

}  // namespace tg
