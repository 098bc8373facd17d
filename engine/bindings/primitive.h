// A primitive is a row: its name, and the C++ function behind it. Primitives are what callers need
// besides operators: attributes of tensors, autograd, nodes, generators, the state.
//
//   {"tensor.is_view", primitive<&is_view>},
//   {"tensor.set_grad", primitive<&set_grad_of>},
//
// A program can call them with anything. What is no argument for a parameter is an error here, so
// that the functions see only what their types say.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "bindings/callback.h"
#include "bindings/handles.h"
#include "op/op.h"

namespace tg {

struct Primitive {
  const char* name;
  Value (*run)(const Args& args);
};

namespace primitive_detail {

/// How a parameter of that C++ type is read. Those that operators have too are read as theirs are.
template <class T>
struct Argument {
  static decltype(auto) get(const Value& v) {
    check(fits(v), "malformed call: another kind of argument is wanted");
    return kernel_detail::From<T>::get(v);
  }

 private:
  static bool fits(const Value& v) {
    if constexpr (kernel_detail::From<T>::kind == Kind::Tensor)
      return v.is<Tensor>() && v.as<Tensor>().defined();
    else if constexpr (std::is_arithmetic_v<T>)
      return v.is<Scalar>();
    else
      return v.is<T>();
  }
};
/// None, or nothing at all, where a parameter may be left out.
template <class T>
struct Argument<std::optional<T>> {
  static std::optional<T> get(const Value& v) {
    if (v.is<None>()) return std::nullopt;
    return Argument<T>::get(v);
  }
};
/// Anything.
template <>
struct Argument<Value> {
  static const Value& get(const Value& v) { return v; }
};
template <>
struct Argument<int64_t> {
  static int64_t get(const Value& v) {
    check_as(ErrorType::Value, !is_beyond_int64(v), "Overflow when unpacking long long");
    check(v.is<Scalar>(), "malformed call: a number is wanted");
    return v.as<Scalar>().to<int64_t>();
  }
};
template <>
struct Argument<Ints> {
  static Ints get(const Value& v) {
    if (const Ints* ints = v.get<Ints>()) return *ints;
    check(v.is<List>(), "malformed call: a list of numbers is wanted");
    Ints out;
    for (const Value& each : v.as<List>().items) out.push_back(Argument<int64_t>::get(each));
    return out;
  }
};
/// One tensor, or a list in which None stands for an undefined one.
template <>
struct Argument<TensorList> {
  static TensorList get(const Value& v) {
    if (v.is<None>()) return {};
    if (const Tensor* one = v.get<Tensor>()) return {*one};
    check(v.is<List>(), "malformed call: a list of tensors is wanted");
    TensorList out;
    for (const Value& each : v.as<List>().items) {
      const Tensor* t = each.get<Tensor>();
      out.push_back(t ? *t : Tensor());
    }
    return out;
  }
};
/// What crosses as a number.
template <>
struct Argument<NodeRef> {
  static const NodeRef& get(const Value& v) { return handles().node(Argument<int64_t>::get(v)); }
};
template <>
struct Argument<Ref<Generator>> {
  static Ref<Generator> get(const Value& v) {
    return handles().generator(Argument<int64_t>::get(v));
  }
};
template <>
struct Argument<CallbackRef> {
  static CallbackRef get(const Value& v) {
    return std::make_shared<Callback>(Argument<int64_t>::get(v));
  }
};

inline Value answer(Value v) { return v; }
inline Value answer(int64_t v) { return Scalar(v); }
inline Value answer(bool v) { return Scalar(v); }
inline Value answer(const NodeRef& node) {
  if (!node) return None{};
  return NodeId{handles().put(node)};
}
template <class Items>
Value list_answer(const Items& items) {
  List list;
  for (const auto& each : items) list.items.push_back(answer(each));
  return list;
}
inline Value answer(const TensorList& tensors) { return list_answer(tensors); }
inline Value answer(const std::vector<std::string>& texts) { return list_answer(texts); }
template <class T>
Value answer(const std::optional<T>& v) {
  return v ? answer(*v) : Value(None{});
}

inline const Value& at(const Args& args, size_t i) {
  static const Value none;
  return i < args.size() ? args[i] : none;
}

template <auto F, class Type = decltype(F)>
struct Adapter;
template <auto F, class R, class... P>
struct Adapter<F, R (*)(P...)> {
  template <size_t... I>
  static Value call(const Args& args, std::index_sequence<I...>) {
    if constexpr (std::is_void_v<R>) {
      F(Argument<std::remove_cvref_t<P>>::get(at(args, I))...);
      return None{};
    } else {
      return answer(F(Argument<std::remove_cvref_t<P>>::get(at(args, I))...));
    }
  }
  static Value run(const Args& args) { return call(args, std::index_sequence_for<P...>()); }
};
template <auto F, class R>
struct Adapter<F, R (Tensor::*)() const> {
  static Value run(const Args& args) { return answer((Argument<Tensor>::get(at(args, 0)).*F)()); }
};

}  // namespace primitive_detail

/// The primitive made of a function, or of a member of Tensor. Parameters: Tensor, TensorList,
/// bool, int64_t, Scalar, Ints, std::string, DType, MemoryFormat, NodeRef, Ref<Generator>,
/// CallbackRef, Value, and std::optional of these, which may be None or left out.
template <auto F>
inline constexpr auto primitive = &primitive_detail::Adapter<F>::run;

}  // namespace tg
