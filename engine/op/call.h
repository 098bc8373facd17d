// The one path by which every operator runs, from Python, from JavaScript and from gradients.
// Invariant: only this path touches version counters, history and view relations.
#pragma once

#include <functional>

#include "op/registry.h"

namespace tg {

/// Runs a form of an operator on arguments in the order of its schema, all given.
/// `out`: where the form with out= writes.
Results call(const Overload& overload, const Args& args, const TensorList& out = {});

/// Told of every operator that ran, for tracing.
using CallObserver = std::function<void(const OpInfo&, const Results&)>;
void set_call_observer(CallObserver observer);

/// The tensor that a kernel writes its result into: fresh memory of that geometry, or the
/// destination of an in-place or out= form when it has just that shape and dtype. Only kernels
/// that read each element of an operand no later than they write the same element of the result
/// may ask for it; others allocate with empty(), and the call path copies.
Tensor output(const Ints& sizes, const Ints& strides, DType dtype);
inline Tensor output(const Ints& sizes, DType dtype) {
  return output(sizes, contiguous_strides(sizes), dtype);
}
/// The destination of the in-place or out= form that runs now, or undefined: for its dtype only.
const Tensor& destination();

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

Results call_with_defaults(const Overload& overload, Args args);

}  // namespace call_detail

/// Calls an operator by its full name, all results as values: call_all<"topk">(x, 3).
/// Trailing arguments may be left to their defaults. A Scalar given for a Tensor is wrapped.
template <FixedString Name, class... A>
Results call_all(const A&... arguments) {
  static const Overload& overload = find_op(Name.text);
  Args args;
  (args.push_back(call_detail::to_value(arguments)), ...);
  return call_detail::call_with_defaults(overload, std::move(args));
}

/// The same for the common case of one result: call<"mul.Tensor">(a, b), call<"add_.Tensor">(a, b),
/// call<"split.Tensor", TensorList>(x, 2).
template <FixedString Name, class R = Tensor, class... A>
R call(const A&... arguments) {
  return std::get<R>(call_all<Name>(arguments...)[0]);
}

}  // namespace tg
