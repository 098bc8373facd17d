// From what a caller wrote to what a schema wants: picks the overload and fills defaults, as
// PyTorch's argument parser does.
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "op/call.h"

namespace tg {

using Keywords = std::vector<std::pair<std::string, Value>>;

/// A call as written.
struct Call {
  std::string_view name;  // as Python knows it: "add", "add_", "linalg_inv"
  Args positional;
  Keywords keywords;
  bool method =
      false;  // the first argument is the tensor before the dot; errors tell the difference
};

/// Arguments that fit one overload.
struct Bound {
  const Overload* overload = nullptr;
  Args args;
  TensorList out;
  bool requires_grad = false;  // factories take it as a keyword
};

/// Errors: TypeError with the text of PyTorch's argument parser; NotImplementedError for a device
/// that is not here, or an operator that is not in the table.
/// `out=None` among the keywords is taken out.
Bound bind(Call& call);
Bound bind(const std::vector<Overload>& overloads, Call& call);

/// Arguments of which it is enough to know that.
enum class Given : uint8_t { Tensor, Number };
/// The overload that bind() would choose for positional arguments of these kinds and no keywords,
/// whatever their values are; null where the values decide, or other kinds could.
const Overload* overload_for(const std::vector<Overload>& overloads, bool method,
                             std::span<const Given> given);
/// Makes of such arguments those of the overload: numbers for tensors are wrapped, and the defaults
/// follow.
void complete(const Overload& overload, Args* args);

/// Calls what was bound.
Results call_bound(const Bound& bound);

/// Converts a given value to what the parameter holds, in `out`, which is None. False: it does not
/// fit. Of a list only the first item counts; one further on raises a TypeError that names `call`,
/// if given.
bool convert(const Parameter& p, const Value& given, bool numbers_as_tensors, Value* out,
             std::string_view call = {});
bool to_int(const Value& v, int64_t* out);
/// Whether a list of ints may begin with it: what Python's operator.index takes, but no bool. An
/// int, or a tensor of one integer.
bool is_index(const Value& v);
/// Whether it makes a tensor of no other: then it takes requires_grad too.
bool is_factory(const Schema& s);
/// The parameter's name in Python: a function's first tensor is `input`.
std::string_view python_name(const Parameter& p, bool method);
/// Whether the keyword names the parameter, NumPy's names included.
bool names_parameter(std::string_view keyword, std::string_view parameter);

}  // namespace tg
