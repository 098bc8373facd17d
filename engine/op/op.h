// An operator is one row of a table: its schema, its kernel, and how its gradients are computed.
//
//   {.schema = "mul.Tensor(Tensor self, Tensor other) -> Tensor",
//    .node = "MulBackward0",
//    .forward = kernel<&mul>,
//    .grads = {{"self", "other", [](const Saved& s) { return s.grad * s["other"]; }},
//              {"other", "self", [](const Saved& s) { return s.grad * s["self"]; }}},
//    .inplace = true, .out = "out"},
//
// Everything else follows from the rows: the functions and methods of Python and JavaScript, their
// typings, the checks of arguments, in-place and out= forms, history, the coverage page.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>

#include "autograd/node.h"
#include "autograd/saved_tensor.h"
#include "op/destination.h"
#include "op/schema.h"
#include "op/value.h"

namespace tg {

// --- Kernels ---------------------------------------------------------------------------------

/// A C++ function behind one calling convention, with the kinds of its parameters for the check
/// against the schema. Parameters that only select a device, a layout or pinned memory are not
/// passed on to kernels.
struct Kernel {
  void (*run)(const Args& args, Destination& to, Results& results) = nullptr;
  const Kind* kinds = nullptr;
  int arity = 0;
  const Kind* results = nullptr;
  int result_count = 0;
};

/// Whether kernels see a parameter: those that say where the memory lives are checked by the
/// binder and dropped.
constexpr bool reaches_kernel(const Parameter& p) {
  return p.kind != Kind::Layout && p.kind != Kind::Device && p.name != "pin_memory" &&
         p.name != "non_blocking";
}

namespace kernel_detail {

template <class T>
struct From;  // a C++ parameter type: its kind, and how it is read from a Value

template <Kind K>
struct OfKind {
  static constexpr Kind kind = K;
};
template <>
struct From<Tensor> : OfKind<Kind::Tensor> {
  static const Tensor& get(const Value& v) {
    static const Tensor none;
    const Tensor* t = v.get<Tensor>();
    return t ? *t : none;
  }
};
template <>
struct From<TensorList> : OfKind<Kind::TensorList> {
  static const TensorList& get(const Value& v) { return v.as<TensorList>(); }
};
template <>
struct From<Scalar> : OfKind<Kind::Scalar> {
  static const Scalar& get(const Value& v) { return v.as<Scalar>(); }
};
template <>
struct From<int64_t> : OfKind<Kind::Int> {
  static int64_t get(const Value& v) { return v.as<Scalar>().to<int64_t>(); }
};
template <>
struct From<double> : OfKind<Kind::Float> {
  static double get(const Value& v) { return v.as<Scalar>().to<double>(); }
};
template <>
struct From<bool> : OfKind<Kind::Bool> {
  static bool get(const Value& v) { return v.as<Scalar>().to<bool>(); }
};
template <>
struct From<Ints> : OfKind<Kind::IntList> {
  static const Ints& get(const Value& v) { return v.as<Ints>(); }
};
template <>
struct From<std::vector<Scalar>> : OfKind<Kind::ScalarList> {
  static const std::vector<Scalar>& get(const Value& v) { return v.as<std::vector<Scalar>>(); }
};
template <>
struct From<std::string> : OfKind<Kind::Str> {
  static const std::string& get(const Value& v) { return v.as<std::string>(); }
};
template <>
struct From<DType> : OfKind<Kind::DType> {
  static DType get(const Value& v) { return v.as<DType>(); }
};
template <>
struct From<MemoryFormat> : OfKind<Kind::MemoryFormat> {
  static MemoryFormat get(const Value& v) { return v.as<MemoryFormat>(); }
};
template <>
struct From<Generator> : OfKind<Kind::Generator> {
  static Generator& get(const Value& v) {
    const Ref<Generator>* g = v.get<Ref<Generator>>();
    return g ? **g : default_generator();
  }
};
template <class T>
struct From<std::optional<T>> : OfKind<From<T>::kind> {
  static std::optional<T> get(const Value& v) {
    if (v.is<None>()) return std::nullopt;
    return From<T>::get(v);
  }
};

template <class T>
struct Into;  // a C++ result type
template <>
struct Into<Tensor> {
  static constexpr Kind kinds[] = {Kind::Tensor};
  static void put(Tensor t, Results& out) { out.emplace_back(std::move(t)); }
};
template <>
struct Into<TensorList> {
  static constexpr Kind kinds[] = {Kind::TensorList};
  static void put(TensorList t, Results& out) { out.emplace_back(std::move(t)); }
};
template <>
struct Into<bool> {
  static constexpr Kind kinds[] = {Kind::Bool};
  static void put(bool v, Results& out) { out.emplace_back(Scalar(v)); }
};
template <>
struct Into<Scalar> {
  static constexpr Kind kinds[] = {Kind::Scalar};
  static void put(Scalar v, Results& out) { out.emplace_back(v); }
};
template <class... T>
struct Into<std::tuple<T...>> {
  static constexpr Kind kinds[] = {Into<T>::kinds[0]...};
  static void put(std::tuple<T...> t, Results& out) {
    std::apply([&](auto&... each) { (Into<T>::put(std::move(each), out), ...); }, t);
  }
};

template <class R, class... P>
struct Signature {
  using Result = R;
  static constexpr int arity = sizeof...(P);
  static constexpr Kind kinds[sizeof...(P) + 1] = {From<std::remove_cvref_t<P>>::kind...,
                                                   Kind::Bad};
};

template <auto F, class Type = decltype(F)>
struct Adapter;
template <auto F, class R, class... P>
struct Adapter<F, R (*)(P...)> : Signature<R, P...> {
  template <size_t... I>
  static void call(const Args& args, Results& results, std::index_sequence<I...>) {
    Into<R>::put(F(From<std::remove_cvref_t<P>>::get(args[I])...), results);
  }
  static void run(const Args& args, Destination&, Results& results) {
    call(args, results, std::index_sequence_for<P...>());
  }
};
template <auto F, class R, class... P>
struct Adapter<F, R (*)(Destination&, P...)> : Signature<R, P...> {
  template <size_t... I>
  static void call(const Args& args, Destination& to, Results& results, std::index_sequence<I...>) {
    Into<R>::put(F(to, From<std::remove_cvref_t<P>>::get(args[I])...), results);
  }
  static void run(const Args& args, Destination& to, Results& results) {
    call(args, to, results, std::index_sequence_for<P...>());
  }
};

}  // namespace kernel_detail

/// The kernel made of a C++ function: Tensor, int64_t, double, bool, Scalar, Ints, std::string,
/// DType, TensorList, std::vector<Scalar>, Generator&, and std::optional of these. `Tensor?` is an
/// undefined Tensor. A first parameter `Destination&` is no argument: it is where the result goes.
template <auto F, class Adapter = kernel_detail::Adapter<F>,
          class Into = kernel_detail::Into<typename Adapter::Result>>
inline constexpr Kernel kernel = {&Adapter::run, Adapter::kinds, Adapter::arity, Into::kinds,
                                  int(std::size(Into::kinds))};

// --- Views -----------------------------------------------------------------------------------

/// A view is a pure function of the first tensor's geometry; the call path makes the tensors. In a
/// row whose schema says `Tensor(a!) self` (t_, squeeze_), the tensor itself takes the geometry.
struct View {
  void (*run)(const Args& args, std::vector<Geometry>& out) = nullptr;
  const Kind* kinds = nullptr;  // of the parameters after the tensor
  int arity = 0;                // the tensor counted
  bool multiple = false;
  /// Where its elements are of another dtype, or are read otherwise.
  Reading (*reading)(const Tensor& of) = nullptr;
};

namespace kernel_detail {

template <auto F>
struct ViewAdapter;
template <class R, class Of, class... P, R (*F)(const Of&, P...)>
struct ViewAdapter<F> {
  static constexpr Kind kinds[sizeof...(P) + 1] = {From<std::remove_cvref_t<P>>::kind...,
                                                   Kind::Bad};
  template <size_t... I>
  static R call(const Args& args, std::index_sequence<I...>) {
    const Tensor& of = args[0].as<Tensor>();
    if constexpr (std::is_same_v<Of, Tensor>)
      return F(of, From<std::remove_cvref_t<P>>::get(args[I + 1])...);
    else
      return F(of.geometry(), From<std::remove_cvref_t<P>>::get(args[I + 1])...);
  }
  static void run(const Args& args, std::vector<Geometry>& out) {
    if constexpr (std::is_same_v<R, Geometry>)
      out.push_back(call(args, std::index_sequence_for<P...>()));
    else
      out = call(args, std::index_sequence_for<P...>());
  }
  static constexpr int arity = 1 + sizeof...(P);
  static constexpr bool multiple = !std::is_same_v<R, Geometry>;
};

}  // namespace kernel_detail

/// The view made of `Geometry f(const Geometry&, …)` or, for several views, of one that gives
/// `std::vector<Geometry>`. Where an error tells more of the tensor, f may take a `const Tensor&`.
template <auto F>
inline constexpr View view_of = {
    &kernel_detail::ViewAdapter<F>::run, kernel_detail::ViewAdapter<F>::kinds,
    kernel_detail::ViewAdapter<F>::arity, kernel_detail::ViewAdapter<F>::multiple};

/// The same where Reading g(const Tensor&) tells what its elements are.
template <auto F, Reading (*G)(const Tensor&)>
inline constexpr View reading_view_of = {&kernel_detail::ViewAdapter<F>::run,
                                         kernel_detail::ViewAdapter<F>::kinds,
                                         kernel_detail::ViewAdapter<F>::arity, false, G};

// --- Gradients -------------------------------------------------------------------------------

class OpNode;

/// What a gradient is computed from: the incoming gradients and what the row says is saved.
class Saved {
 public:
  Saved(const OpNode& node, const Gradients& gradients)
      : grad(gradients[0]), grads(gradients), node_(node) {}

  /// The gradient of the first result that has a history; `grads` has one of each, undefined for
  /// zero.
  const Tensor& grad;
  const Gradients& grads;

  /// A saved tensor by the name of its parameter or result; undefined if it was None.
  Tensor operator[](std::string_view name) const;
  /// A saved list of tensors; undefined where one was None.
  TensorList list(std::string_view name) const;
  /// A saved argument that is no tensor.
  const Value& value(std::string_view name) const;
  template <class T>
  decltype(auto) get(std::string_view name) const {
    return kernel_detail::From<T>::get(value(name));
  }
  int64_t integer(std::string_view name) const { return get<int64_t>(name); }
  bool flag(std::string_view name) const { return get<bool>(name); }
  const Scalar& scalar(std::string_view name) const { return get<Scalar>(name); }
  const Ints& ints(std::string_view name) const { return get<Ints>(name); }
  /// Sizes and dtype of an input; always known, nothing needs to be saved.
  Geometry geometry(std::string_view name) const;
  Ints sizes(std::string_view name) const { return geometry(name).sizes; }
  /// The same of the tensors of a list.
  std::vector<Geometry> geometries(std::string_view name) const;
  DType dtype(std::string_view name) const;
  /// Whether this input's gradient is wanted: saves of one gradient may serve another.
  bool needs(std::string_view name) const;

 private:
  const OpNode& node_;
};

/// The gradient of one input. `saved` names, separated by spaces, what it uses of the parameters
/// and results: only what a wanted gradient uses is kept, and the graph picture shows it.
struct GradRow {
  const char* input = nullptr;
  const char* saved = "";
  Tensor (*grad)(const Saved&) = nullptr;
  TensorList (*list)(const Saved&) = nullptr;  // instead, for an input that is a list of tensors
};
/// All gradients at once, one a row: undefined where none is wanted.
using JointGrads = TensorList (*)(const Saved&);

/// Where Python finds it.
enum class Place : uint8_t {
  Both,
  Function,
  Method,
  NN,
  Hidden,
  /// Only other operators call it, by its full name: in Python another overload takes its
  /// arguments.
  Internal,
};

/// Which memory of its inputs an in-place or out= form may write to. Elementwise kernels see to it
/// themselves.
enum class Overlap {
  Allowed,
  /// The very same elements, but not some of them under other indices.
  SameElements,
  Refused,
};

/// Which dtypes a tensor given as `out=` may have, and what the error says of another: `{Out}` and
/// `{Result}` stand for the dtypes' names, `{out}` and `{result}` for those of their C++ types.
struct OutDType {
  enum Rule : uint8_t { Castable, Same, BoolOrByte };

  const char* error = "result type {Result} can't be cast to the desired output type {Out}";
  Rule rule = Castable;
  ErrorType type = ErrorType::Runtime;
};
inline constexpr OutDType kSameDType = {
    "Expected out tensor to have dtype {result}, but got {out} instead", OutDType::Same};
inline constexpr OutDType kFoundDType = {"Found dtype {Out} but expected {Result}", OutDType::Same};
inline constexpr OutDType kExpectedDType = {"expected scalar type {Result} but found {Out}",
                                            OutDType::Same};

struct Op {
  const char* schema;
  /// "MulBackward0"; none: the results never require a gradient.
  const char* node = nullptr;
  Kernel forward = {};
  View view = {};
  GradRow grads[7] = {};
  /// Where one computation gives all gradients: instead of the functions of the rows.
  JointGrads joint = nullptr;
  /// Its gradients conjugate what they multiply with. Those of other operators are written as for
  /// real numbers: where the result is complex, the node conjugates what they take and give.
  bool own_conj = false;
  /// Derived for real numbers alone: complex ones that would get a history are refused.
  bool real_alone = false;
  /// There is `name_`, which writes the result into `self`.
  bool inplace = false;
  /// Only that form has the history: the plain results are of a dtype that has no gradient.
  bool history_in_place_only = false;
  /// Those of its results that have no history beside the others, separated by spaces: others of
  /// dtypes that have gradients have it.
  const char* without_history = "";
  /// Overload name of the form with `out=`; none: there is no such form.
  const char* out = nullptr;
  OutDType out_dtype = {};
  /// An `out=` of as many elements keeps its shape: the result is a row of numbers.
  bool out_keeps_shape = false;
  /// Built of other operators, whose history it has: it has no node of its own.
  bool composite = false;
  Overlap overlap = Overlap::Allowed;
  Place place = Place::Both;
  /// Of a view: there is the function `name_copy` too, with the same history, which gives the
  /// view's elements in memory of their own.
  bool copy = false;
  /// Its other names, separated by spaces. One that begins with that of a module, special_erf, is a
  /// function of it and nothing else; __and__ is a method, whose form in place is __iand__.
  const char* also = "";
  /// Python numbers do for its tensors: no overload that Python sees takes them as numbers.
  bool takes_numbers = false;
  /// PyTorch has a signature from old times beside this one, which its errors do not show.
  bool old_signature = false;
  /// The form in place is a function of the module too, and not just a method.
  bool inplace_function = false;
};

// --- The check at compile time ---------------------------------------------------------------

constexpr bool fits(Kind schema, Kind cpp) {
  if (schema == cpp) return true;
  if (schema == Kind::OptionalTensorList) return cpp == Kind::TensorList;
  if (schema == Kind::FloatList) return cpp == Kind::ScalarList;
  if (schema == Kind::BoolList) return cpp == Kind::IntList;
  return false;
}

/// What can be wrong with a row. None of them is a constant expression, so a compiler that meets
/// one while it checks a table prints its name, and the row's number: `valid_row<1, …>`.
namespace fault {
inline bool the_schema_cannot_be_read() { return false; }
inline bool there_must_be_either_a_kernel_or_a_view() { return false; }
inline bool the_kernel_has_other_parameters_than_the_schema() { return false; }
inline bool the_kernel_has_other_results_than_the_schema() { return false; }
inline bool the_schema_of_a_view_marks_no_alias() { return false; }
inline bool a_gradient_is_of_no_parameter() { return false; }
inline bool a_row_with_gradients_has_no_node() { return false; }
inline bool a_composite_has_the_gradients_of_its_parts() { return false; }
inline bool a_gradient_of_a_list_must_be_a_list() { return false; }
inline bool a_gradient_saves_a_name_that_the_schema_lacks() { return false; }
inline bool a_result_without_history_is_none_of_the_schema() { return false; }
}  // namespace fault

constexpr bool parameters_fit(const Op& op, const Schema& schema) {
  bool is_view = op.view.run != nullptr;
  int arity = is_view ? op.view.arity : op.forward.arity, passed = 0;
  for (int i = 0; i < schema.arity; ++i) {
    const Parameter& p = schema.parameters[size_t(i)];
    if (!reaches_kernel(p)) continue;
    if (passed >= arity) return false;
    // The first parameter of a view is the tensor, whatever else it takes.
    if (!is_view && !fits(p.kind, op.forward.kinds[passed])) return false;
    if (is_view && passed > 0 && !fits(p.kind, op.view.kinds[passed - 1])) return false;
    ++passed;
  }
  return passed == arity;
}

constexpr bool results_fit(const Op& op, const Schema& schema) {
  if (schema.result_count != op.forward.result_count) return false;
  for (int i = 0; i < schema.result_count; ++i) {
    Kind have = op.forward.results[i], want = schema.results[size_t(i)].kind;
    if (have != want && !(want == Kind::Scalar && have == Kind::Bool)) return false;
  }
  return true;
}

constexpr bool valid(const Op& op, const Schema& schema, const GradRow& row) {
  int index = schema.index_of(row.input);
  if (index < 0) return fault::a_gradient_is_of_no_parameter();
  if (op.composite) return fault::a_composite_has_the_gradients_of_its_parts();
  if (!op.node) return fault::a_row_with_gradients_has_no_node();
  bool list = schema.parameters[size_t(index)].kind != Kind::Tensor;
  if (op.joint ? list : list ? !row.list : !row.grad)
    return fault::a_gradient_of_a_list_must_be_a_list();
  bool known = true;
  for_each_word(row.saved, [&](std::string_view name) {
    known = known && (schema.index_of(name) >= 0 || schema.result_index_of(name) >= 0);
  });
  return known || fault::a_gradient_saves_a_name_that_the_schema_lacks();
}

constexpr bool valid(const Op& op) {
  Schema schema = parse_schema(op.schema);
  if (!schema.ok) return fault::the_schema_cannot_be_read();
  bool is_view = op.view.run != nullptr;
  if (is_view == (op.forward.run != nullptr))
    return fault::there_must_be_either_a_kernel_or_a_view();
  if (!parameters_fit(op, schema)) return fault::the_kernel_has_other_parameters_than_the_schema();
  if (is_view && schema.results[0].alias == 0) return fault::the_schema_of_a_view_marks_no_alias();
  if (!is_view && !results_fit(op, schema))
    return fault::the_kernel_has_other_results_than_the_schema();
  for (const GradRow& row : op.grads)
    if (row.input && !valid(op, schema, row)) return false;
  bool known = true;
  for_each_word(op.without_history,
                [&](std::string_view name) { known = known && schema.result_index_of(name) >= 0; });
  return known || fault::a_result_without_history_is_none_of_the_schema();
}

/// The row's number is a template's argument: that is what every compiler prints.
template <size_t Row, size_t N>
constexpr bool valid_row(const Op (&ops)[N]) {
  return valid(ops[Row]);
}
template <size_t... Rows, size_t N>
constexpr bool valid_rows(const Op (&ops)[N], std::index_sequence<Rows...>) {
  return (valid_row<Rows>(ops) && ...);
}
template <size_t N>
constexpr bool valid(const Op (&ops)[N]) {
  return valid_rows(ops, std::make_index_sequence<N>());
}

}  // namespace tg
