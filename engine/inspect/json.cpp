#include "inspect/json.h"

#include <charconv>
#include <cstdio>
#include <cstring>
#include <string_view>

namespace tg {

void append_json(std::string& out, const std::string& text) {
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

void append_json(std::string& out, const char* text) { append_json(out, std::string(text)); }

void append_json(std::string& out, bool value) { out += value ? "true" : "false"; }

void append_json(std::string& out, double value) {
  if (std::isnan(value)) {
    out += "\"nan\"";
  } else if (std::isinf(value)) {
    out += value < 0 ? "\"-inf\"" : "\"inf\"";
  } else {
    char text[40];
    int length = std::snprintf(text, sizeof text, "%.17g", value);
    out += text;
    if (std::string_view(text, size_t(length)).find_first_of(".e") == std::string_view::npos)
      out += ".0";
  }
}

void append_json(std::string& out, int64_t value) {
  char text[24];
  char* end = std::to_chars(text, text + sizeof text, value).ptr;
  bool number = is_json_number(value);
  if (!number) out += '"';
  out.append(text, end);
  if (!number) out += '"';
}

void append_json(std::string& out, const Ints& ints) {
  JsonList list(out);
  for (int64_t i : ints) append_json(list.next(), i);
}

void append_element(std::string& out, DType dtype, const std::byte* data, int64_t at) {
  dispatch_all(dtype, "inspect", [&]<class T>() {
    T value;
    std::memcpy(&value, data + at * int64_t(sizeof(T)), sizeof(T));
    if constexpr (std::is_same_v<T, bool>)
      append_json(out, value);
    else if constexpr (std::is_floating_point_v<T>)
      append_json(out, double(value));
    else
      append_json(out, int64_t(value));
  });
}

}  // namespace tg
