// The one path by which every operator runs, from Python, from JavaScript and from gradients.
// Invariant: only this path touches version counters, history and view relations.
#pragma once

#include <span>
#include <vector>

#include "op/registry.h"

namespace tg {

/// Runs a form of an operator on arguments in the order of its schema, all given.
/// `out`: where the form with out= writes.
Results call(const Overload& overload, const Args& args, const TensorList& out = {});

template <size_t N>
struct FixedString {
  constexpr FixedString(const char (&s)[N]) {
    for (size_t i = 0; i < N; ++i) text[i] = s[i];
  }
  char text[N];
};

namespace call_detail {

inline Value to_value(const Tensor& t) { return t; }
inline Value to_value(const TensorList& t) { return t; }
inline Value to_value(const Ints& v) { return v; }
inline Value to_value(DType v) { return v; }
inline Value to_value(const char* v) { return std::string(v); }
inline Value to_value(const std::string& v) { return v; }
inline Value to_value(const Scalar& v) { return v; }
inline Value to_value(bool v) { return Scalar(v); }
inline Value to_value(int v) { return Scalar(v); }
inline Value to_value(int64_t v) { return Scalar(v); }
inline Value to_value(double v) { return Scalar(v); }
inline Value to_value(None) { return None{}; }
inline Value to_value(MemoryFormat v) { return v; }
inline Value to_value(const Value& v) { return v; }
inline Value to_value(Generator& g) { return Ref<Generator>(&g); }
template <class T>
Value to_value(const std::optional<T>& v) {
  return v ? to_value(*v) : Value(None{});
}

/// Takes the values, and the defaults of the parameters after them.
Results call_with_defaults(const Overload& overload, std::span<Value> values);

/// The kind of an argument by its C++ type; Bad where only its value tells.
template <class T>
constexpr Kind kind_of = std::is_convertible_v<T, std::string> ? Kind::Str
                         : std::is_same_v<T, bool>             ? Kind::Bool
                         : std::is_integral_v<T>               ? Kind::Int
                         : std::is_floating_point_v<T>         ? Kind::Float
                         : std::is_same_v<T, Tensor>           ? Kind::Tensor
                         : std::is_same_v<T, TensorList>       ? Kind::TensorList
                         : std::is_same_v<T, Ints>             ? Kind::IntList
                         : std::is_same_v<T, Scalar>           ? Kind::Scalar
                         : std::is_same_v<T, DType>            ? Kind::DType
                         : std::is_same_v<T, MemoryFormat>     ? Kind::MemoryFormat
                         : std::is_same_v<T, Generator>        ? Kind::Generator
                                                               : Kind::Bad;
template <class T>
constexpr Kind kind_of<std::optional<T>> = kind_of<T>;

}  // namespace call_detail

/// A call of an operator from C++: its name, which is looked up when it is first made, and what
/// kinds of arguments it gives. With TG_NOTE_CALLS, as in native builds, every call in the program
/// is listed before main(), so that a test can check them all.
struct CallSite {
  const char* name;
  std::vector<Kind> given;
};
std::vector<CallSite>& call_sites();

#ifdef TG_NOTE_CALLS
namespace call_detail {
bool note(const char* name, std::initializer_list<Kind> given);
template <FixedString Name, class... A>
inline const bool noted = note(Name.text, {kind_of<A>...});
}  // namespace call_detail
#endif

/// Calls an operator by its full name, all results as values: call_all<"topk">(x, 3).
/// Trailing arguments may be left to their defaults. A Scalar given for a Tensor is wrapped.
template <FixedString Name, class... A>
Results call_all(const A&... arguments) {
#ifdef TG_NOTE_CALLS
  (void)call_detail::noted<Name, A...>;
#endif
  static const Overload& overload = find_op(Name.text);
  Value values[] = {call_detail::to_value(arguments)...};
  return call_detail::call_with_defaults(overload, values);
}

/// The same for the common case of one result: call<"mul.Tensor">(a, b), call<"add_.Tensor">(a, b),
/// call<"split.Tensor", TensorList>(x, 2).
template <FixedString Name, class R = Tensor, class... A>
R call(const A&... arguments) {
  return std::get<R>(call_all<Name>(arguments...)[0]);
}

}  // namespace tg
