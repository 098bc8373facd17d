#include "core/error.h"

#include <sstream>

namespace tg {

const char* name_of(ErrorType type) {
  switch (type) {
    case ErrorType::Runtime:
      return "RuntimeError";
    case ErrorType::Type:
      return "TypeError";
    case ErrorType::Value:
      return "ValueError";
    case ErrorType::Index:
      return "IndexError";
    case ErrorType::NotImplemented:
      return "NotImplementedError";
    case ErrorType::Attribute:
      return "AttributeError";
    case ErrorType::OutOfMemory:
      return "RuntimeError";
    case ErrorType::Overflow:
      return "OverflowError";
    case ErrorType::LinAlg:
      return "_LinAlgError";
  }
  return "RuntimeError";
}

std::string error_detail::join(std::initializer_list<Part> parts) {
  std::ostringstream out;
  for (const Part& part : parts) part.print(out, part.value);
  return out.str();
}

void error_detail::fail(ErrorType type, std::initializer_list<Part> parts) {
  throw Error(type, join(parts));
}

void fail_invariant(const char* what) {
  fail(ErrorType::Runtime, "internal error in Tensorglass (please report it): ", what);
}

}  // namespace tg
