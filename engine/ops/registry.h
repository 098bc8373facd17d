// All operators by name, with what their rows imply worked out once.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "ops/op.h"

namespace tg {

using OpTable = std::span<const Op>;

/// Which form of a row is called: `mul`, `mul_`, or `mul(out=…)`.
enum class Form : uint8_t { Plain, InPlace, Out };

/// A row with its schema read and its saved names resolved.
struct OpInfo {
  const Op* op = nullptr;
  Schema schema;
  std::vector<Value> defaults;    // one a parameter; None where it has no default
  bool drops_parameters = false;  // some parameters do not reach the kernel
  /// The tensor before the dot when it is called as a method; -1: it is none.
  int self_index = -1;
  bool self_writes = false;  // the schema itself says Tensor(a!) self: copy_, zero_, uniform_
  bool is_view = false;      // the results share the storage of the first tensor
  /// For every gradient row, the positions it saves: parameters count from 0, results from 100.
  struct Row {
    int input;
    std::vector<int> saved;
  };
  std::vector<Row> rows;
};

/// One way to call an operator by a Python name.
struct Overload {
  const OpInfo* info;
  Form form;
};

/// The overloads of a Python name ("add", "add_", "linalg_inv"), or null, in the order in which
/// PyTorch tries them.
const std::vector<Overload>* find_overloads(std::string_view name);
/// One overload by its full name: "add.Tensor", "add_.Tensor", "zeros". A bug of ours if missing.
const Overload& find_op(std::string_view full_name);
const std::vector<OpInfo>& all_ops();
/// The full schema of a form, as PyTorch prints it (in-place and out forms are derived).
std::string schema_text(const OpInfo& info, Form form);

/// Gives autograd the operators that it needs itself; done with the registry.
void install_arithmetic();

/// The tables, one a family, listed here rather than registering themselves: linkers drop statics
/// that nobody names.
OpTable pointwise_ops();
OpTable special_ops();
OpTable comparison_ops();
OpTable activation_ops();
OpTable reduction_ops();
OpTable statistics_ops();
OpTable sorting_ops();
OpTable loss_ops();
OpTable view_ops();
OpTable index_ops();
OpTable join_ops();
OpTable copy_ops();
OpTable factory_ops();
OpTable random_ops();
OpTable matmul_ops();
OpTable nn_ops();
OpTable normalization_ops();
OpTable conv_ops();
OpTable pool_ops();
OpTable fold_ops();
OpTable upsample_ops();
OpTable linalg_ops();

}  // namespace tg
