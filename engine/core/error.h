// Two kinds of failure: `Error` is the user's (PyTorch's type and text), `invariant` is ours.
#pragma once

#include <exception>
#include <initializer_list>
#include <ostream>
#include <string>
#include <utility>

namespace tg {

/// The Python exception class that an Error becomes.
enum class ErrorType {
  Runtime,
  Type,
  Value,
  Index,
  NotImplemented,
  Attribute,
  OutOfMemory,
  Overflow,
  LinAlg
};

/// "RuntimeError", "TypeError", ...
const char* name_of(ErrorType type);

/// A mistake of the user's, with the text that PyTorch gives.
class Error : public std::exception {
 public:
  Error(ErrorType type, std::string message) : type(type), message(std::move(message)) {}
  const char* what() const noexcept override { return message.c_str(); }

  ErrorType type;
  std::string message;
};

namespace error_detail {

/// Something to print, its type forgotten: texts are made of parts in a thousand places.
struct Part {
  const void* value;
  void (*print)(std::ostream& out, const void* value);
};
template <class T>
Part part(const T& value) {
  return {&value,
          [](std::ostream& out, const void* value) { out << *static_cast<const T*>(value); }};
}
inline Part part(const char* text) {
  return {text,
          [](std::ostream& out, const void* value) { out << static_cast<const char*>(value); }};
}
std::string join(std::initializer_list<Part> parts);
[[noreturn]] void fail(ErrorType type, std::initializer_list<Part> parts);

}  // namespace error_detail

/// Joins the parts as an output stream prints them.
template <class... Parts>
std::string str(const Parts&... parts) {
  return error_detail::join({error_detail::part(parts)...});
}

template <class... Parts>
[[noreturn]] void fail(ErrorType type, const Parts&... parts) {
  error_detail::fail(type, {error_detail::part(parts)...});
}

/// Raises a RuntimeError unless `ok`.
template <class... Parts>
void check(bool ok, const Parts&... parts) {
  if (!ok) [[unlikely]]
    fail(ErrorType::Runtime, parts...);
}

/// Raises an error of the given type unless `ok`.
template <class... Parts>
void check_as(ErrorType type, bool ok, const Parts&... parts) {
  if (!ok) [[unlikely]]
    fail(type, parts...);
}

/// A bug of ours: the message asks for a report.
[[noreturn]] void fail_invariant(const char* what);
/// The same unless `ok`.
inline void invariant(bool ok, const char* what) {
  if (!ok) [[unlikely]]
    fail_invariant(what);
}

}  // namespace tg
