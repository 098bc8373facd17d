// Sums in the order of PyTorch's vector kernels: only the same order leaves the same last digit.
#pragma once

#include <cstddef>

namespace tg {

/// The sum of n terms, in lanes of vectors of kBytes: term(i) is one, add(sum, i) adds one to a
/// sum, and last(sum, i) one of those that fill no vector. Fewer than a vector are added one by
/// one.
template <int kBytes, class T, class Term, class Add, class Last>
T vector_sum(size_t n, Term term, Add add, Last last) {
  constexpr size_t kWidth = kBytes / sizeof(T);
  if (n < kWidth) {
    T sum = n ? term(0) : T(0);
    for (size_t i = 1; i < n; ++i) sum += term(i);
    return sum;
  }
  T sums[kWidth];
  for (size_t i = 0; i < kWidth; ++i) sums[i] = term(i);
  size_t whole = n - n % kWidth;
  for (size_t i = kWidth; i < whole; ++i) sums[i % kWidth] = add(sums[i % kWidth], i);
  for (size_t i = whole; i < n; ++i) sums[i % kWidth] = last(sums[i % kWidth], i);
  for (size_t half = kWidth / 2; half > 0; half /= 2)
    for (size_t i = 0; i < half; ++i) sums[i] += sums[i + half];
  return sums[0];
}

}  // namespace tg
