#include "core/error.h"

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

void fail_invariant(const char* what) {
  fail(ErrorType::Runtime, "internal error in Tensorglass (please report it): ", what);
}

}  // namespace tg
