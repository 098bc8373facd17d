// Sorting and selecting along a dim, with the places that the values came from.
#pragma once

#include <vector>

#include "core/tensor.h"

namespace tg {

// A nan is larger than all numbers. `values` and `indices` (int64) have the sizes of `t` but along
// `dim`, where they have as many elements as are asked for.

/// A stable sort.
void sort_lines(const Tensor& values, const Tensor& indices, const Tensor& t, int64_t dim,
                bool descending);
/// The places of packed elements in ascending order, of equals the first first.
std::vector<int64_t> sorted_places(const Tensor& t);
/// The k largest or smallest, k the length of the results.
void top_lines(const Tensor& values, const Tensor& indices, const Tensor& t, int64_t dim,
               bool largest, bool sorted);
/// The k-th smallest, counted from 1.
void kth_lines(const Tensor& values, const Tensor& indices, const Tensor& t, int64_t dim,
               int64_t k);
/// The lower median: of all, where a nan wins, or of those that are not nan.
void median_lines(const Tensor& values, const Tensor& indices, const Tensor& t, int64_t dim,
                  bool ignore_nan);
/// The most frequent, the smallest of several.
void mode_lines(const Tensor& values, const Tensor& indices, const Tensor& t, int64_t dim);

}  // namespace tg
