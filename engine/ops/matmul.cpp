// Products of matrices and vectors, and what is built of one: matmul, linear, powers.
#include "kernels/matmul.h"

#include <algorithm>
#include <numeric>

#include "autograd/metadata.h"
#include "core/warning.h"
#include "kernels/copy.h"
#include "kernels/half.h"
#include "op/functions.h"
#include "op/promotion.h"
#include "ops/dtypes.h"

namespace tg {
namespace {

// --- Products --------------------------------------------------------------------------------

void check_inner(const Tensor& a, const Tensor& b) {
  check(a.size(1) == b.size(0), "mat1 and mat2 shapes cannot be multiplied (", a.size(0), "x",
        a.size(1), " and ", b.size(0), "x", b.size(1), ")");
}

// Whether no product is to be computed: then it is all zeros, of any dtype.
bool sums_nothing(const Tensor& out, const Tensor& factor) {
  if (out.numel() > 0 && factor.numel() > 0) return false;
  fill_elements(out, 0);
  return true;
}

Tensor mm(const Tensor& self, const Tensor& mat2) {
  check(self.dim() == 2, "self must be a matrix");
  check(mat2.dim() == 2, "mat2 must be a matrix");
  check_inner(self, mat2);
  check(self.dtype() == mat2.dtype(),
        "expected m1 and m2 to have the same dtype, but got: ", c_name(self.dtype()),
        " != ", c_name(mat2.dtype()));
  if (is_half(self.dtype())) return narrowed(mm(widened(self), widened(mat2)), self.dtype());
  Tensor out = empty({self.size(0), mat2.size(1)}, self.dtype());
  if (sums_nothing(out, self)) return out;
  multiply(out.dtype(), matrices_of(self), matrices_of(mat2), matrices_of(out), "addmm_impl_cpu_");
  return out;
}

void check_batches(const Tensor& a, const Tensor& b) {
  check(a.dim() == 3, "batch1 must be a 3D tensor");
  check(b.dim() == 3, "batch2 must be a 3D tensor");
  check(b.size(0) == a.size(0) && b.size(1) == a.size(2),
        "Expected size for first two dimensions of batch2 tensor to be: [", a.size(0), ", ",
        a.size(2), "] but got: [", b.size(0), ", ", b.size(1), "].");
}
Tensor multiply_batches(const Tensor& a, const Tensor& b, const char* name) {
  if (is_half(a.dtype()))
    return narrowed(multiply_batches(widened(a), widened(b), name), a.dtype());
  Tensor out = empty({a.size(0), a.size(1), b.size(2)}, a.dtype());
  multiply(out.dtype(), matrices_of(a), matrices_of(b), matrices_of(out), name);
  return out;
}
Tensor bmm(const Tensor& self, const Tensor& mat2) {
  check_batches(self, mat2);
  check(self.dtype() == mat2.dtype(), "expected scalar type ", type_name(self.dtype()),
        " but found ", type_name(mat2.dtype()));
  return multiply_batches(self, mat2, "bmm");
}

void check_vector(const Tensor& result_type, const Tensor& mat, const Tensor& vec) {
  check(mat.dim() == 2 && vec.dim() == 1 && result_type.dim() <= 1,
        "vector + matrix @ vector expected, got ", result_type.dim(), ", ", mat.dim(), ", ",
        vec.dim());
  int64_t rows = result_type.is(vec) ? mat.size(0) : result_type.dim() ? result_type.size(0) : 1;
  check(mat.size(1) == vec.size(0) && (rows == mat.size(0) || rows == 1),
        "size mismatch, got input (", rows, "), mat (", mat.size(0), "x", mat.size(1), "), vec (",
        vec.size(0), ")");
  check(result_type.dtype() == mat.dtype() && mat.dtype() == vec.dtype(),
        "addmv input tensors must have the same dtype, but got ", type_name(result_type.dtype()),
        ", ", type_name(mat.dtype()), ", and ", type_name(vec.dtype()));
}
Tensor mv(const Tensor& self, const Tensor& vec) {
  check_as(ErrorType::Index, self.dim() > 0,
           "Dimension specified as 0 but tensor has no dimensions");
  check_vector(vec, self, vec);
  if (is_half(self.dtype())) return narrowed(mv(widened(self), widened(vec)), self.dtype());
  Tensor out = empty({self.size(0)}, self.dtype());
  if (sums_nothing(out, self)) return out;
  multiply(out.dtype(), matrices_of(self), matrices_of(vec), matrices_of(out), "addmv_impl_cpu");
  return out;
}

Tensor inner_product(const Tensor& a, const Tensor& b, const char* name) {
  check(a.dim() == 1 && b.dim() == 1, "1D tensors expected, but got ", a.dim(), "D and ", b.dim(),
        "D tensors");
  check(a.dtype() == b.dtype(), name, " : expected both vectors to have same dtype, but found ",
        type_name(a.dtype()), " and ", type_name(b.dtype()));
  check(a.size(0) == b.size(0), "inconsistent tensor size, expected tensor [", a.size(0),
        "] and src [", b.size(0), "] to have the same number of elements, but got ", a.size(0),
        " and ", b.size(0), " elements respectively");
  if (is_half(a.dtype())) return narrowed(inner_product(widened(a), widened(b), name), a.dtype());
  Tensor out = empty({}, a.dtype());
  multiply(out.dtype(), transposed(matrices_of(a)), matrices_of(b), {out.raw(), 1, 1, 1, 1}, name);
  return out;
}
void check_dot_out(const Destination& to, const Tensor& self) {
  const Tensor& out = to.tensor();
  check(!out.defined() || out.dtype() == self.dtype(), "result dtype ", type_name(out.dtype()),
        " does not match input dtype ", type_name(self.dtype()));
}
Tensor dot(Destination& to, const Tensor& self, const Tensor& other) {
  check_dot_out(to, self);
  return inner_product(self, other, "dot");
}
Tensor vdot(Destination& to, const Tensor& self, const Tensor& other) {
  check_dot_out(to, self);
  if (!is_complex(self.dtype())) return inner_product(self, other, "dot");
  return inner_product(call<"conj_physical">(self), other, "dot");
}

// --- beta self + alpha product ---------------------------------------------------------------

void check_factors(DType dtype, const Scalar& beta, const Scalar& alpha) {
  if (!is_integral(dtype)) return;
  check(beta.is_integral(),
        "For integral input tensors, argument beta must not be a floating "
        "point number.");
  check(alpha.is_integral(),
        "For integral input tensors, argument alpha must not be a floating "
        "point number.");
}

// The form that writes into `self` does not let it grow.
void check_inplace_size(Destination& to, const Tensor& self, const Ints& sizes) {
  check(!self.is(to.tensor()) || self.sizes() == sizes, "Bad in-place call: input tensor size ",
        self.sizes(), " and output tensor size ", sizes, " should match");
}

// x factor, in the dtype of x: of integers the factor is one, too.
Tensor times(const Tensor& x, const Scalar& factor) {
  if (factor == Scalar(1)) return x;
  return x * (is_integral(x.dtype()) ? Scalar(factor.to<int64_t>()) : factor);
}

Tensor plus_self(Tensor product, const Tensor& self, const Scalar& beta, const Scalar& alpha) {
  if (is_half(product.dtype()))
    return narrowed(plus_self(widened(product), widened(self), beta, alpha), product.dtype());
  scale_and_add(product, call<"expand">(self, product.sizes()), beta, alpha);
  return product;
}

// Whether the rows, or the columns, of a matrix (the last two dims) lie one behind the other.
bool lies_in_rows(const Tensor& m) {
  return m.stride(-1) == 1 && m.stride(-2) >= std::max<int64_t>(1, m.size(-1));
}
bool lies_in_columns(const Tensor& m) {
  return m.stride(-2) == 1 && m.stride(-1) >= std::max<int64_t>(1, m.size(-2));
}

// Of vectors (1-d) and matrices, one or a batch. BLAS runs down columns: those of a factor that
// lies like the result it adds to beta self, one multiple after the other, while with a transposed
// one it finishes sums of products and then adds beta self. The digits show which.
Tensor plus_product(const Tensor& self, const Tensor& a, const Tensor& b, const Scalar& beta,
                    const Scalar& alpha, const char* name) {
  if (is_half(a.dtype()))
    return narrowed(plus_product(widened(self), widened(a), widened(b), beta, alpha, name),
                    a.dtype());
  Ints sizes(a.sizes().begin(), a.sizes().end() - 1);
  bool vector = b.dim() == 1, column = vector || b.size(-1) == 1;
  if (!vector) sizes.push_back(b.size(-1));
  Tensor out = empty(sizes, a.dtype()), start = call<"expand">(self, sizes);
  auto add = [&](const Tensor& x, const Tensor& y, bool more) {
    multiply(out.dtype(), matrices_of(x), matrices_of(y), matrices_of(out), name, more);
  };
  if (column ? !lies_in_columns(a) : lies_in_columns(b) && !lies_in_rows(b)) {
    add(a, b, false);
    scale_and_add(out, start, beta, alpha);
    return out;
  }
  bool more = !(beta == Scalar(0));
  if (more) copy_elements(out, times(start, beta));
  column ? add(a, times(b, alpha), more) : add(times(a, alpha), b, more);
  return out;
}

void check_product_dtypes(const Tensor& self, const Tensor& mat1, const Tensor& mat2) {
  check(self.dtype() == mat2.dtype(), "self and mat2 must have the same dtype, but got ",
        type_name(self.dtype()), " and ", type_name(mat2.dtype()));
  check(mat1.dtype() == mat2.dtype(), "mat1 and mat2 must have the same dtype, but got ",
        type_name(mat1.dtype()), " and ", type_name(mat2.dtype()));
}
Tensor addmm(Destination& to, const Tensor& self, const Tensor& mat1, const Tensor& mat2,
             const Scalar& beta, const Scalar& alpha) {
  check(mat1.dim() == 2, "mat1 must be a matrix, got ", mat1.dim(), "-D tensor");
  check(mat2.dim() == 2, "mat2 must be a matrix, got ", mat2.dim(), "-D tensor");
  check_inner(mat1, mat2);
  Ints sizes{mat1.size(0), mat2.size(1)};
  check_inplace_size(to, self, sizes);
  call<"expand">(self, sizes);  // its error comes before those of dtypes
  check_product_dtypes(self, mat1, mat2);
  return plus_product(self, mat1, mat2, beta, alpha, "addmm_impl_cpu_");
}

Tensor addmv(const Tensor& self, const Tensor& mat, const Tensor& vec, const Scalar& beta,
             const Scalar& alpha) {
  check_vector(self, mat, vec);
  return plus_product(self, mat, vec, as_element(beta, self.dtype()),
                      as_element(alpha, self.dtype()), "addmv_impl_cpu");
}

Tensor baddbmm(Destination& to, const Tensor& self, const Tensor& batch1, const Tensor& batch2,
               const Scalar& beta, const Scalar& alpha) {
  check_batches(batch1, batch2);
  check(self.dtype() == batch1.dtype(), "Input dtypes must be the same, got: input ",
        c_name(self.dtype()), ", batch1: ", c_name(batch1.dtype()),
        ", batch2: ", c_name(batch2.dtype()));
  expect_dtype(batch2, batch1.dtype());
  Ints sizes{batch1.size(0), batch1.size(1), batch2.size(2)};
  Tensor expanded = call<"expand">(self, sizes);
  check_inplace_size(to, self, sizes);
  // Small ones have a kernel of their own.
  if (batch1.size(1) * batch1.size(2) * batch2.size(2) < 400)
    return plus_self(multiply_batches(batch1, batch2, "baddbmm"), expanded, beta, alpha);
  return plus_product(self, batch1, batch2, beta, alpha, "baddbmm");
}
Tensor addbmm(const Tensor& self, const Tensor& batch1, const Tensor& batch2, const Scalar& beta,
              const Scalar& alpha) {
  check_batches(batch1, batch2);
  if (batch1.size(0) > 0) check_product_dtypes(self, batch1, batch2);
  Tensor sum = call<"expand">(self, Ints{batch1.size(1), batch2.size(2)});
  if (batch1.size(0) == 0) return call<"clone">(sum * beta);
  for (int64_t i = 0; i < batch1.size(0); ++i)
    sum = plus_product(sum, call<"select.int">(batch1, 0, i), call<"select.int">(batch2, 0, i),
                       i == 0 ? beta : Scalar(1), alpha, "addmm_impl_cpu_");
  return sum;
}

Tensor addr(Destination& to, const Tensor& self, const Tensor& vec1, const Tensor& vec2,
            const Scalar& beta, const Scalar& alpha) {
  check(vec1.dim() == 1, "addr: Expected 1-D argument vec1, but got ", vec1.dim(), "-D");
  check(vec2.dim() == 1, "addr: Expected 1-D argument vec2, but got ", vec2.dim(), "-D");
  DType dtype = result_type(self, vec1, vec2);
  check_factors(dtype, beta, alpha);
  check(dtype == DType::Bool || !beta.is_bool(),
        "Boolean beta only supported for Boolean results.");
  check(dtype == DType::Bool || !alpha.is_bool(),
        "Boolean alpha only supported for Boolean results.");
  Ints sizes{vec1.size(0), vec2.size(0)};
  check(!self.is(to.tensor()) || self.sizes() == sizes, "size mismatch, input: ", self.sizes(),
        ", v1: ", vec1.sizes(), ", v2: ", vec2.sizes());
  if (dtype == DType::Bool) {  // "and" for the product, "or" for the sum
    Tensor both = call<"logical_and">(call<"unsqueeze">(vec1, 1), vec2);
    if (!alpha.to<bool>()) both = call<"zeros_like">(both);
    return beta.to<bool>() ? call<"logical_or">(both, call<"expand">(self, sizes)) : both;
  }
  Tensor out = empty(sizes, dtype);
  Tensor column = cast_operand(vec1, dtype), row = cast_operand(vec2, dtype);
  if (is_half(dtype)) {  // each step is rounded
    Tensor product = call<"unsqueeze">(column, 1) * as_element(alpha, dtype) * row;
    if (beta == Scalar(0)) return product;
    return call<"expand">(cast_operand(self, dtype), sizes) * as_element(beta, dtype) + product;
  }
  multiply(dtype, matrices_of(column), transposed(matrices_of(row)), matrices_of(out), "addr");
  return plus_self(out, cast_operand(self, dtype), beta, alpha);
}

// --- Gradients -------------------------------------------------------------------------------

Tensor t(const Tensor& m) { return call<"t">(m); }
Tensor mT(const Tensor& m) { return call<"transpose.int">(m, 1, 2); }
Tensor matrix_product(const Tensor& a, const Tensor& b) { return call<"mm">(a, b); }
Tensor batch_product(const Tensor& a, const Tensor& b) { return call<"bmm">(a, b); }

bool is_column_major(const Geometry& g) { return g.strides[0] == 1 && g.strides[1] == g.sizes[0]; }

// The gradients of a product a b; the result lies in memory as the input does.
Tensor left_gradient(const Tensor& grad, const Tensor& b, const Geometry& a) {
  Tensor factor = conj(b);
  return is_column_major(a) ? t(matrix_product(factor, t(grad))) : matrix_product(grad, t(factor));
}
Tensor right_gradient(const Tensor& grad, const Tensor& a, const Geometry& b) {
  Tensor factor = conj(a);
  return is_column_major(b) ? t(matrix_product(t(grad), factor)) : matrix_product(t(factor), grad);
}

Scalar conj(const Scalar& s) {
  return s.is_complex() ? Scalar(tg::conj(s.to<Complex<double>>())) : s;
}
Tensor beta_gradient(const Saved& s) { return times(s.grad, conj(s.scalar("beta"))); }
Tensor alpha_times(const Saved& s, const Tensor& x) { return times(x, conj(s.scalar("alpha"))); }

// The gradient of a sum of products, for each of them.
Tensor spread(const Saved& s) {
  Ints sizes = {s.sizes("batch1")[0], s.sizes("batch1")[1], s.sizes("batch2")[2]};
  return call<"expand">(call<"unsqueeze">(s.grad, 0), sizes);
}

// --- matmul and linear -----------------------------------------------------------------------

Ints join(Ints a, std::initializer_list<int64_t> b) {
  for (int64_t each : b) a.push_back(each);
  return a;
}
int64_t product(const Ints& sizes) {
  return std::accumulate(sizes.begin(), sizes.end(), int64_t{1}, std::multiplies<>());
}

// Whether to lay the batch of the larger operand into its rows, rather than expand the smaller
// one: always if the smaller needs a gradient (it would be expanded, too), else if that is no copy.
bool should_fold(const Tensor& a, const Tensor& b) {
  const Tensor &large = a.dim() >= b.dim() ? a : b, &small = a.dim() >= b.dim() ? b : a;
  if (large.dim() < 3 || small.dim() > 2) return false;
  if (requires_grad(small)) return true;
  if (a.dim() == 2) return false;
  if (large.numel() == 0) return true;
  Ints sizes = large.sizes(), strides = large.strides();
  size_t rank = sizes.size();
  if (large.is(b)) {
    std::swap(sizes[rank - 1], sizes[rank - 2]);
    std::swap(strides[rank - 1], strides[rank - 2]);
  }
  for (size_t i = 0; i + 2 < rank; ++i)
    if (strides[i] != strides[i + 1] * sizes[i + 1]) return false;
  return true;
}

Tensor transpose_last(const Tensor& x) { return call<"transpose.int">(x, -2, -1); }

Tensor matmul_folded(const Tensor& a, const Tensor& b) {
  bool swapped = b.dim() > a.dim();
  Tensor large = swapped ? transpose_last(b) : a;
  Tensor small = !swapped ? b : a.dim() == 2 ? t(a) : a;
  Ints sizes = large.sizes();
  int64_t inner = sizes.back();
  sizes.pop_back();
  Tensor rows = call<"reshape">(large, Ints{product(sizes), inner});
  if (small.dim() == 1) return call<"_unsafe_view">(call<"mv">(rows, small), sizes);
  sizes.push_back(small.size(1));
  Tensor out = call<"_unsafe_view">(matrix_product(rows, small), sizes);
  return swapped ? call<"contiguous">(transpose_last(out)) : out;
}

Tensor matmul(Destination& to, const Tensor& a, const Tensor& b) {
  check(a.dim() != 0 && b.dim() != 0,
        "both arguments to matmul need to be at least 1D, but they are ", a.dim(), "D and ",
        b.dim(), "D");
  if (a.dim() == 1 && b.dim() == 1) {
    check_dot_out(to, a);
    return call<"dot">(a, b);
  }
  if (a.dim() == 2 && b.dim() == 1) return call<"mv">(a, b);
  if (a.dim() == 1 && b.dim() == 2)
    return call<"squeeze_.dim">(matrix_product(call<"unsqueeze">(a, 0), b), 0);
  if (a.dim() == 2 && b.dim() == 2) return matrix_product(a, b);
  if (should_fold(a, b)) return matmul_folded(a, b);

  if (a.dim() == 3 && b.dim() == 3 && a.size(0) != b.size(0)) {
    if (a.size(0) == 1 && requires_grad(a)) return matmul(to, call<"squeeze.dim">(a, 0), b);
    if (b.size(0) == 1 && requires_grad(b)) return matmul(to, a, call<"squeeze.dim">(b, 0));
  }
  bool vector = b.dim() == 1;
  int64_t n = a.dim() > 1 ? a.size(-2) : 1, inner_a = a.size(-1);
  int64_t inner_b = vector ? b.size(0) : b.size(-2), p = vector ? 1 : b.size(-1);
  Ints batch_a(a.sizes().begin(), a.sizes().end() - std::min<int64_t>(a.dim(), 2));
  Ints batch_b(b.sizes().begin(), b.sizes().end() - std::min<int64_t>(b.dim(), 2));
  Ints sizes = broadcast(batch_a, batch_b);
  int64_t count = product(sizes);
  Tensor left =
      call<"reshape">(call<"expand">(a, join(sizes, {n, inner_a})), Ints{count, n, inner_a});
  Tensor right;
  if (vector) {
    right = call<"reshape">(call<"expand">(b, join(sizes, {inner_b})), Ints{count, inner_b});
    right = call<"unsqueeze">(right, 2);
  } else {
    right = call<"reshape">(call<"expand">(b, join(sizes, {inner_b, p})), Ints{count, inner_b, p});
  }
  if (a.dim() > 1) sizes.push_back(n);
  if (!vector) sizes.push_back(p);
  Tensor out = batch_product(left, right);
  return call<"_unsafe_view">(vector ? call<"squeeze.dim">(out, -1) : out, sizes);
}

Tensor linear(const Tensor& input, const Tensor& weight, const Tensor& bias) {
  check(input.dim() != 0 && weight.dim() != 0,
        "both arguments to linear need to be at least 1D, but they are ", input.dim(), "D and ",
        weight.dim(), "D");
  if (!bias.defined()) return call<"matmul">(input, t(weight));
  if (input.dim() == 2) return call<"addmm">(bias, input, t(weight));
  if (input.is_contiguous()) {
    Ints sizes = input.sizes();
    int64_t inner = sizes.back();
    sizes.pop_back();
    Tensor rows = call<"reshape">(input, Ints{product(sizes), inner});
    Tensor out = call<"addmm">(bias, rows, t(weight));
    return call<"view">(out, join(sizes, {out.size(1)}));
  }
  return call<"add_.Tensor">(call<"matmul">(input, t(weight)), bias);
}

Tensor outer(const Tensor& self, const Tensor& vec2) {
  check(self.dim() == 1, "outer: Expected 1-D argument self, but got ", self.dim(), "-D");
  check(vec2.dim() == 1, "outer: Expected 1-D argument vec2, but got ", vec2.dim(), "-D");
  return call<"reshape">(self, Ints{self.size(0), 1}) * vec2;
}

// --- Products of one -------------------------------------------------------------------------

Tensor matrix_power(const Tensor& self, int64_t n) {
  constexpr const char* kName = "linalg.matrix_power";
  check(self.dim() >= 2, kName, ": The input tensor A must have at least 2 dimensions.");
  check(self.size(-1) == self.size(-2), kName,
        ": A must be batches of square matrices, but they are ", self.size(-2), " by ",
        self.size(-1), " matrices");
  if (n == 0) return call<"copy_">(call<"clone">(self), call<"eye">(self.size(-2), self.dtype()));
  if (n == 1) return call<"clone">(self);
  if (n == -1) return call<"linalg_inv">(self);
  Tensor base = n < 0 ? call<"linalg_inv">(self) : self, power, result;
  n = std::abs(n);
  auto product_of = [](const Tensor& a, const Tensor& b) { return call<"matmul">(a, b); };
  if (n == 3) return product_of(product_of(base, base), base);
  for (; n > 0; n /= 2) {
    power = power.defined() ? product_of(power, power) : base;
    if (n % 2) result = result.defined() ? product_of(result, power) : power;
  }
  return result;
}

// --- Cross product ---------------------------------------------------------------------------

Tensor linalg_cross(const Tensor& self, const Tensor& other, int64_t dim) {
  check_as(ErrorType::Index, self.dim() > 0 || other.dim() > 0, "Dimension specified as ", dim,
           " but tensor has no dimensions");
  check(self.dim() == other.dim(), "linalg.cross: inputs must have the same number of dimensions.");
  check(self.size(dim) == 3 && other.size(dim) == 3, "linalg.cross: inputs dimension ", dim,
        " must have length 3. Got ", self.size(dim), " and ", other.size(dim));
  expect_dtype(other, self.dtype());
  if (self.dtype() == DType::Bool) fail_not_implemented("cross", self.dtype());
  dim = wrap_dim(dim, self.dim());
  Tensor a[3], b[3];
  for (int64_t i = 0; i < 3; ++i) {
    a[i] = call<"select.int">(self, dim, i);
    b[i] = call<"select.int">(other, dim, i);
  }
  // The first product is not rounded.
  auto part = [&](int i, int j) { return call<"addcmul">(-(a[j] * b[i]), a[i], b[j]); };
  return call<"stack">(TensorList{part(1, 2), part(2, 0), part(0, 1)}, dim);
}

Tensor cross(const Tensor& self, const Tensor& other, const std::optional<int64_t>& dim) {
  if (dim) return call<"linalg_cross">(self, other, *dim);
  warn_once("aten/src/ATen/native/Cross.cpp:63",
            "Using torch.cross without specifying the dim arg is deprecated.\nPlease either pass "
            "the dim explicitly or simply use torch.linalg.cross.\nThe default value of dim will "
            "change to agree with that of linalg.cross in a future release.");
  for (int64_t d = 0; d < self.dim(); ++d)
    if (self.size(d) == 3) return call<"linalg_cross">(self, other, d);
  fail(ErrorType::Runtime, "no dimension of size 3 in input");
}

Tensor mm_self_gradient(const Saved& s) {
  return left_gradient(s.grad, s["mat2"], s.geometry("self"));
}
Tensor mm_mat2_gradient(const Saved& s) {
  return right_gradient(s.grad, s["self"], s.geometry("mat2"));
}
Tensor bmm_self_gradient(const Saved& s) { return batch_product(s.grad, conj(mT(s["mat2"]))); }
Tensor bmm_mat2_gradient(const Saved& s) { return batch_product(conj(mT(s["self"])), s.grad); }
Tensor addmm_mat1_gradient(const Saved& s) {
  return alpha_times(s, left_gradient(s.grad, s["mat2"], s.geometry("mat1")));
}
Tensor addmm_mat2_gradient(const Saved& s) {
  return alpha_times(s, right_gradient(s.grad, s["mat1"], s.geometry("mat2")));
}
Tensor addmv_mat_gradient(const Saved& s) {
  return alpha_times(s, call<"ger">(s.grad, conj(s["vec"])));
}
Tensor addmv_vec_gradient(const Saved& s) {
  return alpha_times(s, call<"mv">(conj(t(s["mat"])), s.grad));
}
Tensor addr_vec1_gradient(const Saved& s) {
  return alpha_times(s, call<"mv">(s.grad, conj(s["vec2"])));
}
Tensor addr_vec2_gradient(const Saved& s) {
  return alpha_times(s, call<"mv">(t(s.grad), conj(s["vec1"])));
}
Tensor baddbmm_batch1_gradient(const Saved& s) {
  return alpha_times(s, batch_product(s.grad, conj(mT(s["batch2"]))));
}
Tensor baddbmm_batch2_gradient(const Saved& s) {
  return alpha_times(s, batch_product(conj(mT(s["batch1"])), s.grad));
}
Tensor addbmm_batch1_gradient(const Saved& s) {
  return alpha_times(s, batch_product(spread(s), conj(mT(s["batch2"]))));
}
Tensor addbmm_batch2_gradient(const Saved& s) {
  return alpha_times(s, batch_product(conj(mT(s["batch1"])), spread(s)));
}
Tensor linalg_cross_self_gradient(const Saved& s) {
  return call<"linalg_cross">(s["other"], s.grad, s.integer("dim"));
}
Tensor linalg_cross_other_gradient(const Saved& s) {
  return call<"linalg_cross">(s.grad, s["self"], s.integer("dim"));
}

constexpr Op kOps[] = {
    {.schema = "mm(Tensor self, Tensor mat2) -> Tensor",
     .node = "MmBackward0",
     .forward = kernel<&mm>,
     .grads = {{"self", "mat2", mm_self_gradient}, {"mat2", "self", mm_mat2_gradient}},
     .own_conj = true,
     .out = "out",
     .out_dtype = kSameDType},
    {.schema = "bmm(Tensor self, Tensor mat2) -> Tensor",
     .node = "BmmBackward0",
     .forward = kernel<&bmm>,
     .grads = {{"self", "mat2", bmm_self_gradient}, {"mat2", "self", bmm_mat2_gradient}},
     .own_conj = true,
     .out = "out",
     .out_dtype = kSameDType},
    {.schema = "mv(Tensor self, Tensor vec) -> Tensor",
     .node = "MvBackward0",
     .forward = kernel<&mv>,
     .grads = {{"self", "vec", [](const Saved& s) { return call<"ger">(s.grad, s["vec"]); }},
               {"vec", "self", [](const Saved& s) { return call<"mv">(t(s["self"]), s.grad); }}},
     .out = "out",
     .out_dtype =
         {"addmv input tensors must have the same dtype, but got {Out}, {Result}, and {Result}",
          OutDType::Same}},
    {.schema = "dot(Tensor self, Tensor tensor) -> Tensor",
     .node = "DotBackward0",
     .forward = kernel<&dot>,
     .grads = {{"self", "tensor", [](const Saved& s) { return s.grad * conj(s["tensor"]); }},
               {"tensor", "self", [](const Saved& s) { return s.grad * conj(s["self"]); }}},
     .own_conj = true,
     .out = "out",
     .out_dtype = kSameDType},
    {.schema = "vdot(Tensor self, Tensor other) -> Tensor",
     .node = "VdotBackward0",
     .forward = kernel<&vdot>,
     .grads = {{"self", "other", [](const Saved& s) { return conj(s.grad) * s["other"]; }},
               {"other", "self", [](const Saved& s) { return s.grad * s["self"]; }}},
     .own_conj = true,
     .out = "out",
     .out_dtype = kSameDType},
    {.schema = "addmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> "
               "Tensor",
     .node = "AddmmBackward0",
     .forward = kernel<&addmm>,
     .grads = {{"self", "beta", beta_gradient},
               {"mat1", "mat2 alpha", addmm_mat1_gradient},
               {"mat2", "mat1 alpha", addmm_mat2_gradient}},
     .own_conj = true,
     .inplace = true,
     .out = "out",
     .out_dtype = kSameDType,
     .old_signature = true},
    {.schema = "addmv(Tensor self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1) -> "
               "Tensor",
     .node = "AddmvBackward0",
     .forward = kernel<&addmv>,
     .grads = {{"self", "beta", beta_gradient},
               {"mat", "vec alpha", addmv_mat_gradient},
               {"vec", "mat alpha", addmv_vec_gradient}},
     .own_conj = true,
     .inplace = true,
     .out = "out",
     .out_dtype = kSameDType,
     .old_signature = true},
    {.schema = "addr(Tensor self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1) -> "
               "Tensor",
     .node = "AddrBackward0",
     .forward = kernel<&addr>,
     .grads = {{"self", "beta", beta_gradient},
               {"vec1", "vec2 alpha", addr_vec1_gradient},
               {"vec2", "vec1 alpha", addr_vec2_gradient}},
     .own_conj = true,
     .inplace = true,
     .out = "out",
     .overlap = Overlap::SameElements,
     .old_signature = true},
    {.schema = "baddbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar "
               "alpha=1) -> Tensor",
     .node = "BaddbmmBackward0",
     .forward = kernel<&baddbmm>,
     .grads = {{"self", "beta", beta_gradient},
               {"batch1", "batch2 alpha", baddbmm_batch1_gradient},
               {"batch2", "batch1 alpha", baddbmm_batch2_gradient}},
     .own_conj = true,
     .inplace = true,
     .out = "out",
     .out_dtype = kSameDType,
     .old_signature = true},
    {.schema = "addbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar "
               "alpha=1) -> Tensor",
     .node = "AddbmmBackward0",
     .forward = kernel<&addbmm>,
     .grads = {{"self", "beta", beta_gradient},
               {"batch1", "batch2 alpha", addbmm_batch1_gradient},
               {"batch2", "batch1 alpha", addbmm_batch2_gradient}},
     .own_conj = true,
     .inplace = true,
     .out = "out",
     .out_dtype = {"self and mat2 must have the same dtype, but got {Out} and {Result}",
                   OutDType::Same},
     .old_signature = true},
    {.schema = "matmul(Tensor self, Tensor other) -> Tensor",
     .forward = kernel<&matmul>,
     .out = "out",
     .out_dtype = kSameDType,
     .composite = true},
    {.schema = "linalg_matmul(Tensor self, Tensor other) -> Tensor",
     .forward = kernel<&matmul>,
     .out = "out",
     .composite = true,
     .place = Place::Function},
    {.schema = "linear(Tensor input, Tensor weight, Tensor? bias=None) -> Tensor",
     .forward = kernel<&linear>,
     .out = "out",
     .out_dtype = kSameDType,
     .composite = true,
     .place = Place::NN},
    {.schema = "outer(Tensor self, Tensor vec2) -> Tensor",
     .forward = kernel<&outer>,
     .out = "out",
     .composite = true,
     .overlap = Overlap::SameElements},
    {.schema = "ger(Tensor self, Tensor vec2) -> Tensor",
     .forward = kernel<&outer>,
     .out = "out",
     .composite = true,
     .overlap = Overlap::SameElements},
    {.schema = "linalg_cross(Tensor self, Tensor other, *, int dim=-1) -> Tensor",
     .node = "LinalgCrossBackward0",
     .forward = kernel<&linalg_cross>,
     .grads = {{"self", "other dim", linalg_cross_self_gradient},
               {"other", "self dim", linalg_cross_other_gradient}},
     .out = "out",
     .out_dtype = kSameDType,
     .place = Place::Function},
    {.schema = "cross(Tensor self, Tensor other, int? dim=None) -> Tensor",
     .forward = kernel<&cross>,
     .out = "out",
     .out_dtype = kSameDType,
     .composite = true},
    {.schema = "matrix_power(Tensor self, int n) -> Tensor",
     .forward = kernel<&matrix_power>,
     .out = "out",
     .out_dtype = {"matrix_power: Expected result to be safely castable from {Result} dtype, but "
                   "got result with dtype {Out}",
                   OutDType::Same},
     .composite = true},
    {.schema = "linalg_matrix_power(Tensor self, int n) -> Tensor",
     .forward = kernel<&matrix_power>,
     .out = "out",
     .out_dtype = {"matrix_power: Expected result to be safely castable from {Result} dtype, but "
                   "got result with dtype {Out}",
                   OutDType::Same},
     .composite = true,
     .place = Place::Function},
};
static_assert(valid(kOps), "an operator's schema disagrees with its kernel or its derivative");

}  // namespace

OpTable matmul_ops() { return kOps; }

}  // namespace tg
