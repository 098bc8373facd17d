// What the families of matrices share: shapes, checks, and expressions for gradients.
#pragma once

#include <algorithm>
#include <limits>

#include "kernels/copy.h"
#include "op/functions.h"

namespace tg {

inline Tensor mT(const Tensor& t) { return call<"transpose.int">(t, -2, -1); }
/// The adjoint: of real matrices the transpose.
inline Tensor mH(const Tensor& t) { return conj(mT(t)); }
inline Tensor mm(const Tensor& a, const Tensor& b) { return call<"matmul">(a, b); }
inline Tensor scaled_columns(const Tensor& m, const Tensor& by) {
  return m * call<"unsqueeze">(by, -2);
}
inline Tensor scaled_rows(const Tensor& m, const Tensor& by) {
  return m * call<"unsqueeze">(by, -1);
}

inline void check_matrix_dims(const Tensor& a, const char* name, const char* argument = "A") {
  check(a.dim() >= 2, name, ": The input tensor ", argument, " must have at least 2 dimensions.");
}
inline void check_square_sizes(const Tensor& a, const char* name) {
  check(a.size(-1) == a.size(-2), name, ": A must be batches of square matrices, but they are ",
        a.size(-2), " by ", a.size(-1), " matrices");
}
inline void check_matrix(const Tensor& a, const char* name) {
  check_matrix_dims(a, name);
  check(is_differentiable(a.dtype()), name,
        ": Expected a floating point or complex tensor as input. Got ", type_name(a.dtype()));
}
inline void check_square(const Tensor& a, const char* name) {
  check_matrix_dims(a, name);
  check_square_sizes(a, name);
  check_matrix(a, name);
}

/// Of what asks for it by name; elsewhere a kernel says that it knows no half types.
inline void check_full_precision(const Tensor& a, const char* name) {
  check(!is_half(a.dtype()), name, ": Low precision dtypes not supported. Got ",
        type_name(a.dtype()));
}

/// The distance from 1 to the next number, by which tolerances are chosen.
inline double epsilon_of(DType dtype) {
  check(is_differentiable(dtype) && !is_half(dtype),
        "This function doesn't handle types other than float and double");
  return real_type(dtype) == DType::Float64 ? std::numeric_limits<double>::epsilon()
                                            : double(std::numeric_limits<float>::epsilon());
}

template <size_t N>
struct JoinedText {
  char text[N] = {};
};
template <FixedString First, FixedString Second>
inline constexpr auto joined = [] {
  constexpr std::string_view first = First.text, second = Second.text;
  JoinedText<first.size() + second.size() + 1> out;
  std::copy(first.begin(), first.end(), out.text);
  std::copy(second.begin(), second.end(), out.text + first.size());
  return out;
}();
/// An `out=` that the result can be cast to; the error names the function.
template <FixedString Function>
inline constexpr auto kNotCastable =
    joined<Function,
           ": Expected {name} to be safely castable from {Result} dtype, but got {name} with dtype "
           "{Out}">;
template <FixedString Function>
inline constexpr OutDType kSafelyCastable = {kNotCastable<Function>.text};

inline Ints batch_sizes(const Tensor& a) { return Ints(a.sizes().begin(), a.sizes().end() - 2); }

inline Ints with(Ints sizes, std::initializer_list<int64_t> more) {
  for (int64_t m : more) sizes.push_back(m);
  return sizes;
}

// Matrices stored by columns, as LAPACK leaves them.
inline Tensor by_columns(const Ints& batch, int64_t rows, int64_t cols, DType dtype) {
  Ints strides = contiguous_strides(with(batch, {rows, cols}));
  strides[strides.size() - 2] = 1;
  strides[strides.size() - 1] = std::max<int64_t>(rows, 1);
  return empty_strided(with(batch, {rows, cols}), strides, dtype);
}

// Raises for the first matrix of the batch with a nonzero info: "name: (Batch element 0): …".
template <class Text>
void check_info(const Tensor& info, const char* name, Text&& text) {
  for (int64_t i = 0; i < info.numel(); ++i) {
    int32_t value = info.data<int32_t>()[i];
    if (value == 0) continue;
    std::string where = info.dim() ? str("(Batch element ", i, "): ") : "";
    fail(ErrorType::LinAlg, name, ": ", where, text(value));
  }
}

/// The same elements under other sizes, without history: kernels look at them.
inline Tensor seen_as(const Tensor& t, const Ints& sizes, const Ints& strides) {
  return alias(t, {sizes, strides, t.offset()}, true);
}
/// A matrix seen as its transpose by a kernel.
inline Tensor seen_transposed(const Tensor& t) {
  Geometry g = t.geometry();
  std::swap(g.sizes[g.sizes.size() - 1], g.sizes[g.sizes.size() - 2]);
  std::swap(g.strides[g.strides.size() - 1], g.strides[g.strides.size() - 2]);
  return alias(t, g, true);
}
/// Matrices repeated over a batch.
inline Tensor seen_over(const Tensor& t, const Ints& batch) {
  Ints sizes = with(batch, {t.size(-2), t.size(-1)});
  return seen_as(t, sizes, broadcast_strides(t.geometry(), sizes));
}
/// The elements in fresh matrices by columns.
inline Tensor copied_by_columns(const Tensor& t) {
  Tensor out = by_columns(batch_sizes(t), t.size(-2), t.size(-1), t.dtype());
  copy_elements(out, t);
  return out;
}
/// Whether LAPACK, which reads by columns, is given the transpose of a matrix rather than a copy.
inline bool takes_transposed(const Tensor& a) {
  return a.is_contiguous() && !is_complex(a.dtype());
}

}  // namespace tg
