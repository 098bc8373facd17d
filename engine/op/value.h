// A value that crosses the call path: an argument as a caller gave it, or as a schema wants it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/generator.h"
#include "core/tensor.h"

namespace tg {

struct None {};
struct Ellipsis {};
/// An argument that no operator takes, with its type's name for the error.
struct Unknown {
  std::string type;
};
struct DeviceValue {};
struct MemoryFormat {
  int code = 0;
};
/// A Python int that fits neither int64 nor uint64, rounded: infinite where no double comes near.
struct HugeInt {
  double rounded = 0;
};
/// A node of the graph, as a result.
struct NodeId {
  Id id;
};
struct Value;
/// A list or tuple as given, before a schema says what it holds.
struct List {
  std::vector<Value> items;
  bool tuple = false;
};
struct Slice {
  std::vector<Value> parts;  // start, stop, step
};
/// A named tuple as a result: torch.return_types.max(values=…, indices=…).
struct Named {
  std::string name;
  std::vector<std::string> fields;
  std::vector<Value> items;
};

using TensorList = std::vector<Tensor>;

using AnyValue = std::variant<None, Tensor, Scalar, Ints, TensorList, DType, std::string,
                              Ref<Generator>, DeviceValue, MemoryFormat, std::vector<Scalar>, List,
                              Slice, Named, Ellipsis, Unknown, HugeInt, NodeId>;

struct Value : AnyValue {
  using variant::variant;
  using variant::operator=;
  // In value.cpp: each of them is a function of every kind.
  Value(const Value& other);
  Value(Value&& other) noexcept;
  Value& operator=(const Value& other);
  Value& operator=(Value&& other) noexcept;
  ~Value();

  template <class T>
  bool is() const {
    return std::holds_alternative<T>(*this);
  }
  template <class T>
  const T& as() const {
    return std::get<T>(*this);
  }
  template <class T>
  const T* get() const {
    return std::get_if<T>(this);
  }
};

/// An int that int64 does not hold.
inline bool is_beyond_int64(const Value& v) {
  const Scalar* s = v.get<Scalar>();
  return v.is<HugeInt>() || (s && s->is_beyond_int64());
}

using Args = InlineVector<Value, 8>;
using Results = InlineVector<Value, 2>;

}  // namespace tg
