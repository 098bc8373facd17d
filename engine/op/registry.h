// All operators by name, with what their rows imply worked out once.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "op/op.h"

namespace tg {

using OpTable = std::span<const Op>;

/// Which form of a row is called: `mul`, `mul_`, or `mul(out=…)`.
enum class Form : uint8_t { Plain, InPlace, Out };

/// Among the positions of what is saved, where results begin.
inline constexpr int kFirstResult = 100;

/// A row with its schema read and its saved names resolved.
struct OpInfo {
  const Op* op = nullptr;
  Schema schema;
  std::vector<Value> defaults;    // one a parameter; None where it has no default
  bool drops_parameters = false;  // some parameters do not reach the kernel
  /// The tensor before the dot when it is called as a method; -1: it is none.
  int self_index = -1;
  int dtype_index = -1;      // the parameter of that name
  bool is_logical = false;   // logical_and, logical_not, …
  bool self_writes = false;  // the schema itself says Tensor(a!) self: copy_, zero_, uniform_
  bool is_view = false;      // the results share the storage of the first tensor
  /// For every gradient row, the positions it saves: those of parameters, or from kFirstResult on
  /// those of results.
  struct Row {
    int input;
    std::vector<int> saved;
  };
  std::vector<Row> rows;
  uint32_t without_history = 0;  // a bit a result
  /// Tensors beside them that may not require a gradient.
  std::vector<int> constants;
};

/// One way to call an operator.
struct Overload {
  const OpInfo* info;
  Form form;
};

/// One overload by its full name: "add.Tensor", "add_.Tensor", "zeros". A bug of ours if missing.
const Overload& find_op(std::string_view full_name);
/// All rows, those derived included.
const std::vector<OpInfo>& all_ops();
/// The forms of all rows by which operators are called: those with out= come last.
const std::vector<Overload>& all_overloads();
/// "add", "add_", "__iand__": what Python calls a form.
std::string python_name(const OpInfo& info, Form form);
/// Whether a form is a function of Python's module torch.
bool in_module(const OpInfo& info, Form form);
/// "add.Tensor", "add_.Tensor", "add.out".
std::string full_name(const OpInfo& info, Form form);
/// The full schema of a form, as PyTorch prints it (in-place and out forms are derived).
std::string schema_text(const OpInfo& info, Form form);

/// The tables of all families; the folder of the families lists them.
std::span<const OpTable> op_tables();

}  // namespace tg
