// Rows of a table by their numbers, and what is added to them. All tensors are packed.
#pragma once

#include "core/tensor.h"

namespace tg {

/// Writes row `rows[i]` of the matrix `table` as row i of `out`, of the same dtype. `rows` is int64
/// or int32; IndexError for one that the table does not have.
void copy_rows(const Tensor& out, const Tensor& table, const Tensor& rows);
/// Adds row i of `gradient` to row `rows[i]` of the matrix `out`, of the same dtype, but for the
/// row `padding`; `by_frequency` divides by how often a row is named. IndexError as above, before
/// anything is written.
void add_rows(const Tensor& out, const Tensor& gradient, const Tensor& rows, int64_t padding,
              bool by_frequency);

enum class Bag : int64_t { Sum = 0, Mean = 1, Max = 2 };

/// Row b of `out` becomes what the rows `rows[i]` of `table` with `bags[i]` = b come to, times
/// `weights[i]` if defined, but for the row `padding`. `counts` becomes how many they are, and
/// `largest`, for the maximum, which row each element is of. Numbers are int64.
void combine_rows(const Tensor& out, const Tensor& counts, const Tensor& largest,
                  const Tensor& table, const Tensor& rows, const Tensor& bags,
                  const Tensor& weights, Bag mode, int64_t padding);

}  // namespace tg
