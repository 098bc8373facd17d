// The factors by which systems are solved, as LAPACK's getrf, potrf and sytrf leave them, each in
// place of the matrix.
#pragma once

#include <algorithm>

#include "kernels/lapack.h"

namespace tg::lapack {

/// Where the first of the largest elements of column 0 stands.
template <class T>
int64_t largest_of(const Mat<T>& x) {
  int64_t at = 0;
  for (int64_t i = 1; i < x.rows; ++i)
    if (magnitude(x(i, 0)) > magnitude(x(at, 0))) at = i;
  return at;
}

/// a = P L U with pivots from 1; 0, or the position from 1 of the first pivot that is zero.
template <class T>
int32_t factor_lu(const Mat<T>& a, int32_t* pivots) {
  int32_t info = 0;
  for (int64_t k = 0; k < std::min(a.rows, a.cols); ++k) {
    int64_t at = k + largest_of(a.from(k, k));
    pivots[k] = int32_t(at + 1);
    if (a(at, k) == T(0)) {
      if (info == 0) info = int32_t(k + 1);
    } else {
      if (at != k) a.swap_rows(k, at);
      if (magnitude(a(k, k)) >= std::numeric_limits<Real<T>>::min()) {
        T by = T(1) / a(k, k);
        for (int64_t i = k + 1; i < a.rows; ++i) a(i, k) *= by;
      } else {
        for (int64_t i = k + 1; i < a.rows; ++i) a(i, k) /= a(k, k);
      }
    }
    for (int64_t j = k + 1; j < a.cols; ++j)
      for (int64_t i = k + 1; i < a.rows; ++i) a(i, j) -= a(k, j) * a(i, k);
  }
  return info;
}

/// b becomes x with a x = b, or aᵀ x = b, of the factors (getrs).
template <class T>
void solve_lu(const Mat<T>& lu, const int32_t* pivots, const Mat<T>& b, bool transposed) {
  int64_t n = lu.rows;
  if (!transposed) {
    for (int64_t i = 0; i < n; ++i)
      if (pivots[i] != i + 1) b.swap_rows(i, pivots[i] - 1);
    solve_triangle(lu, b, false, true);
    solve_triangle(lu, b, true, false, Substitution::Descending);
  } else {
    solve_triangle(lu.t(), b, false, false);
    solve_triangle(lu.t(), b, true, true);
    for (int64_t i = n - 1; i >= 0; --i)
      if (pivots[i] != i + 1) b.swap_rows(i, pivots[i] - 1);
  }
}

/// The lower triangle of a = L Lᴴ becomes L; 0, or the order of the first minor that is not
/// positive. `divides`: as of the upper factor, whose rows LAPACK divides rather than scales.
template <class T>
int32_t factor_cholesky(const Mat<T>& a, bool divides) {
  if (a.rows == 0) return 0;
  if (a.rows == 1) {
    Real<T> d = real(a(0, 0));
    if (!(d > 0)) return 1;
    a(0, 0) = std::sqrt(d);
    return 0;
  }
  int64_t n1 = a.rows / 2, n2 = a.rows - n1;
  if (int32_t info = factor_cholesky(a.first(n1, n1), divides)) return info;
  Mat<T> side = a.from(n1, 0).first(n2, n1), rest = a.from(n1, n1);
  for (int64_t j = 0; j < n1; ++j) {
    T by = T(1) / a(j, j);
    for (int64_t i = 0; i < n2; ++i) {
      T value = side(i, j);
      for (int64_t k = 0; k < j; ++k) value -= conj(a(j, k)) * side(i, k);
      side(i, j) = divides ? value / a(j, j) : value * by;
    }
  }
  for (int64_t j = 0; j < n2; ++j)
    for (int64_t i = j; i < n2; ++i) {
      if (divides) {
        // Of an upper factor the sum is taken first.
        T sum = 0;
        for (int64_t l = 0; l < n1; ++l) sum += conj(side(j, l)) * side(i, l);
        rest(i, j) -= sum;
      } else {
        for (int64_t l = 0; l < n1; ++l) rest(i, j) -= conj(side(j, l)) * side(i, l);
      }
      if constexpr (is_complex_number<T>)
        if (i == j) rest(i, j) = real(rest(i, j));
    }
  int32_t info = factor_cholesky(rest, divides);
  return info ? info + int32_t(n1) : 0;
}

/// The lower triangle of the symmetric a = L D Lᵀ (or, Hermitian, L D Lᴴ), with D of blocks of one
/// and two (sytf2, hetf2): where two are taken, their pivots are negative. 0, or the position from
/// 1 of the first pivot that is zero.
template <class T>
int32_t factor_ldl(const Mat<T>& a, int32_t* pivots, bool hermitian) {
  using R = Real<T>;
  int64_t n = a.rows;
  int32_t info = 0;
  R alpha = (1 + std::sqrt(R(17))) / 8;
  auto other = [&](T x) { return hermitian ? conj(x) : x; };
  auto size = [&](T x) { return magnitude(x); };
  auto on_diagonal = [&](int64_t i) {
    if (hermitian) a(i, i) = real(a(i, i));
    return size(a(i, i));
  };
  for (int64_t k = 0; k < n;) {
    int64_t step = 1, at = k, low = k;
    R here = on_diagonal(k), column = 0;
    if (k + 1 < n) {
      low = k + 1 + largest_of(a.from(k + 1, k));
      column = size(a(low, k));
    }
    if (std::max(here, column) == 0 || here != here) {
      if (info == 0) info = int32_t(k + 1);
    } else {
      if (here < alpha * column) {
        R row = 0;
        for (int64_t j = k; j < low; ++j) row = std::max(row, size(a(low, j)));
        for (int64_t i = low + 1; i < n; ++i) row = std::max(row, size(a(i, low)));
        if (here >= alpha * column * (column / row)) {
          at = k;
        } else if (on_diagonal(low) >= alpha * row) {
          at = low;
        } else {
          at = low;
          step = 2;
        }
      }
      int64_t kk = k + step - 1;
      if (at != kk) {
        for (int64_t i = at + 1; i < n; ++i) std::swap(a(i, kk), a(i, at));
        for (int64_t j = kk + 1; j < at; ++j) {
          T kept = a(j, kk);
          a(j, kk) = other(a(at, j));
          a(at, j) = other(kept);
        }
        if (hermitian) a(at, kk) = conj(a(at, kk));
        std::swap(a(kk, kk), a(at, at));
        if (step == 2) std::swap(a(k + 1, k), a(at, k));
      }
      if (step == 1) {
        if (k + 1 < n) {
          T d = T(1) / (hermitian ? T(real(a(k, k))) : a(k, k));
          for (int64_t j = k + 1; j < n; ++j) {
            T by = -d * other(a(j, k));
            for (int64_t i = j; i < n; ++i) a(i, j) += a(i, k) * by;
            if (hermitian) a(j, j) = real(a(j, j));
          }
          for (int64_t i = k + 1; i < n; ++i) a(i, k) *= d;
        }
      } else if (k + 2 < n) {
        // Both rows over the block of two, scaled by what is beside its diagonal.
        T d21 = a(k + 1, k), scale = hermitian ? T(modulus(d21)) : d21;
        T d11 = a(k + 1, k + 1) / scale, d22 = a(k, k) / scale;
        T t = T(1) / (d11 * d22 - T(1));
        T unit = d21 / scale, by = t / scale;
        for (int64_t j = k + 2; j < n; ++j) {
          T w, next;
          if (hermitian) {
            w = by * (d11 * a(j, k) - unit * a(j, k + 1));
            next = by * (d22 * a(j, k + 1) - conj(unit) * a(j, k));
          } else {
            w = by * (d11 * a(j, k) - a(j, k + 1));
            next = by * (d22 * a(j, k + 1) - a(j, k));
          }
          for (int64_t i = j; i < n; ++i)
            a(i, j) = a(i, j) - a(i, k) * other(w) - a(i, k + 1) * other(next);
          a(j, k) = w;
          a(j, k + 1) = next;
          if (hermitian) a(j, j) = real(a(j, j));
        }
      }
    }
    pivots[k] = step == 1 ? int32_t(at + 1) : -int32_t(at + 1);
    if (step == 2) pivots[k + 1] = pivots[k];
    k += step;
  }
  return info;
}

/// b becomes x with a x = b, of those factors (sytrs, hetrs).
template <class T>
void solve_ldl(const Mat<T>& a, const int32_t* pivots, const Mat<T>& b, bool hermitian) {
  int64_t n = a.rows;
  auto other = [&](T x) { return hermitian ? conj(x) : x; };
  // b below `to` loses what column `from` of L takes of row `from`.
  auto eliminate = [&](int64_t from, int64_t to) {
    for (int64_t j = 0; j < b.cols; ++j)
      for (int64_t i = to; i < n; ++i) b(i, j) -= a(i, from) * b(from, j);
  };
  auto gather = [&](int64_t row, int64_t column, int64_t from) {
    for (int64_t j = 0; j < b.cols; ++j) {
      T sum = 0;
      for (int64_t i = from; i < n; ++i) sum += b(i, j) * other(a(i, column));
      b(row, j) -= sum;
    }
  };
  for (int64_t k = 0; k < n;) {
    int64_t at = std::abs(pivots[k]) - 1;
    if (pivots[k] > 0) {
      if (at != k) b.swap_rows(k, at);
      eliminate(k, k + 1);
      T by = T(1) / a(k, k);
      for (int64_t j = 0; j < b.cols; ++j) b(k, j) *= by;
      ++k;
      continue;
    }
    if (at != k + 1) b.swap_rows(k + 1, at);
    eliminate(k, k + 2);
    eliminate(k + 1, k + 2);
    T beside = a(k + 1, k), d11 = a(k, k) / other(beside), d22 = a(k + 1, k + 1) / beside;
    T whole = d11 * d22 - T(1);
    for (int64_t j = 0; j < b.cols; ++j) {
      T first = b(k, j) / other(beside), second = b(k + 1, j) / beside;
      b(k, j) = (d22 * first - second) / whole;
      b(k + 1, j) = (d11 * second - first) / whole;
    }
    k += 2;
  }
  for (int64_t k = n - 1; k >= 0;) {
    int64_t at = std::abs(pivots[k]) - 1;
    gather(k, k, k + 1);
    if (pivots[k] < 0) gather(k - 1, k - 1, k + 1);
    if (at != k) b.swap_rows(k, at);
    k -= pivots[k] > 0 ? 1 : 2;
  }
}

}  // namespace tg::lapack
