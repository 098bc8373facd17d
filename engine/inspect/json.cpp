#include "inspect/json.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <string_view>

namespace tg {
namespace {

constexpr int kDigits = 17;  // so many tell every double from the next

constexpr auto kPowersOf5 = [] {
  std::array<uint64_t, 28> powers{1};
  for (size_t i = 1; i < powers.size(); ++i) powers[i] = 5 * powers[i - 1];
  return powers;
}();

/// Of a finite number, so many digits that reading them gives it again, and a point or an exponent.
void append_digits(std::string& out, double value) {
  double size = std::fabs(value);
  constexpr double kWhole = int64_t{1} << 53;
  if (size < kWhole && std::trunc(value) == value && (value != 0 || !std::signbit(value))) {
    append_json(out, int64_t(value));
    out += ".0";
    return;
  }
  if (size < 1e-10 || size > 1e9) {
    char text[40];
    int length = std::snprintf(text, sizeof text, "%.*g", kDigits, value);
    out += text;
    if (std::string_view(text, size_t(length)).find_first_of(".e") == std::string_view::npos)
      out += ".0";
    return;
  }
  // Between, where printf would take its time, integers do: size = mantissa * 2^exponent, and
  // size * 10^places = mantissa * 5^places * 2^(exponent + places), which are the digits.
  int exponent;
  auto mantissa = uint64_t(std::ldexp(std::frexp(size, &exponent), 53));
  exponent -= 53;
  int places = kDigits - 1 - int(std::floor(std::log10(size)));
  auto product = static_cast<unsigned __int128>(mantissa) * kPowersOf5[size_t(places)];
  int shift = -(exponent + places);  // more than 0 for what is below 1e9
  auto digits = uint64_t((product + (static_cast<unsigned __int128>(1) << (shift - 1))) >> shift);
  while (digits % 10 == 0) digits /= 10, --places;
  char text[24];
  std::string_view whole(text, size_t(std::to_chars(text, text + sizeof text, digits).ptr - text));
  if (value < 0) out += '-';
  auto before = std::max<int64_t>(int64_t(whole.size()) - places, 0);
  out += before ? whole.substr(0, size_t(before)) : "0";
  out += '.';
  out.append(size_t(places) - (whole.size() - size_t(before)), '0');
  out += whole.substr(size_t(before));
}

}  // namespace

void append_json(std::string& out, const std::string& text) {
  out += '"';
  size_t begin = 0;  // of what is appended as it is
  for (size_t at = 0; at < text.size(); ++at) {
    char c = text[at];
    bool control = static_cast<unsigned char>(c) < 0x20;
    if (c != '"' && c != '\\' && !control) continue;
    out.append(text, begin, at - begin);
    begin = at + 1;
    if (control) {
      char escaped[8];
      std::snprintf(escaped, sizeof escaped, "\\u%04x", unsigned(c));
      out += escaped;
    } else {
      out += '\\';
      out += c;
    }
  }
  out.append(text, begin);
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
    append_digits(out, value);
  }
}

void append_json(std::string& out, Complex<double> value) {
  JsonList list(out);
  append_json(list.next(), value.re);
  append_json(list.next(), value.im);
}

namespace {

template <class Integer>
void append_integer(std::string& out, Integer value) {
  char text[24];
  char* end = std::to_chars(text, text + sizeof text, value).ptr;
  bool number = is_json_number(value);
  if (!number) out += '"';
  out.append(text, end);
  if (!number) out += '"';
}

}  // namespace

void append_json(std::string& out, int64_t value) { append_integer(out, value); }

void append_json(std::string& out, uint64_t value) { append_integer(out, value); }

void append_json(std::string& out, const Ints& ints) {
  JsonList list(out);
  for (int64_t i : ints) append_json(list.next(), i);
}

namespace {

// "1.5-2j": a text, as its readers have no such numbers.
void append_complex(std::string& out, Complex<double> value) {
  auto part = [](double v) {
    std::string text;
    append_json(text, v);
    if (text[0] == '"') text = text.substr(1, text.size() - 2);
    return text;
  };
  std::string imaginary = part(value.im);
  out += '"' + part(value.re) + (imaginary[0] == '-' ? "" : "+") + imaginary + "j\"";
}

}  // namespace

void append_element(std::string& out, DType dtype, const std::byte* data, int64_t at) {
  dispatch_elements(dtype, "inspect", [&]<class T>() {
    T value;
    std::memcpy(&value, data + at * int64_t(sizeof(T)), sizeof(T));
    if constexpr (std::is_same_v<T, bool> || std::is_same_v<T, uint64_t>)
      append_json(out, value);
    else if constexpr (is_complex_number<T>)
      append_complex(out, Complex<double>(value));
    else if constexpr (std::is_integral_v<T>)
      append_json(out, int64_t(value));
    else
      append_json(out, double(value));
  });
}

}  // namespace tg
