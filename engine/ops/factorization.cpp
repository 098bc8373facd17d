// Factors of matrices (LU, LDL, reflectors), what is solved with them, and functions of matrices.
#include <cmath>
#include <limits>

#include "autograd/arithmetic.h"
#include "kernels/copy.h"
#include "kernels/decompose.h"
#include "op/functions.h"
#include "ops/gradients.h"
#include "ops/matrices.h"

namespace tg {
namespace {

void check_at_least_2d(const Tensor& a, const char* name) {
  check(a.dim() >= 2, name, ": Expected tensor with 2 or more dimensions. Got size: ", a.sizes(),
        " instead");
}

Tensor sum_to(const Tensor& t, const Ints& sizes) { return arithmetic().sum_to(t, sizes); }

// --- LU --------------------------------------------------------------------------------------

std::tuple<Tensor, Tensor, Tensor> lu_factor_of(const Tensor& a, bool pivot, const char* name) {
  check_at_least_2d(a, name);
  if (!is_differentiable(a.dtype())) fail_not_implemented("lu_cpu", a.dtype());
  check(pivot, "linalg.lu_factor: LU without pivoting is not implemented on the CPU");
  Tensor lu = by_columns(batch_sizes(a), a.size(-2), a.size(-1), a.dtype());
  Tensor pivots = empty(with(batch_sizes(a), {std::min(a.size(-2), a.size(-1))}), DType::Int32);
  Tensor info = empty(batch_sizes(a), DType::Int32);
  factor_lu(lu, pivots, info, a);
  return {lu, pivots, info};
}

std::string no_factor(int32_t at) {
  return str("U[", at, ",", at,
             "] is zero and using it on lu_solve would result in a division by zero. If you still "
             "want to perform the factorization, consider calling linalg.lu(A, pivot) or "
             "linalg.lu_factor_ex(A, pivot)");
}
void check_factors(const Tensor& info, const char* name) {
  for (int64_t i = 0; i < info.numel(); ++i) {
    int32_t at = info.data<int32_t>()[i];
    if (at == 0) continue;
    fail(ErrorType::Runtime, name, ": ", info.dim() ? str("(Batch element ", i, "): ") : "",
         no_factor(at));
  }
}

std::tuple<Tensor, Tensor, Tensor> lu_factor_ex(const Tensor& a, bool pivot, bool check_errors) {
  auto [lu, pivots, info] = lu_factor_of(a, pivot, "torch.lu_factor");
  if (check_errors) check_factors(info, "torch.linalg.lu_factor_ex");
  return {lu, pivots, info};
}
std::tuple<Tensor, Tensor> lu_factor(const Tensor& a, bool pivot) {
  Results r = call_all<"linalg_lu_factor_ex">(a, pivot, false);
  check_factors(r[2].as<Tensor>(), "torch.linalg.lu_factor");
  return {r[0].as<Tensor>(), r[1].as<Tensor>()};
}
std::tuple<Tensor, Tensor, Tensor> lu_with_info(const Tensor& a, bool pivot, bool check_errors) {
  Results r = call_all<"linalg_lu_factor_ex">(a, pivot, check_errors);
  return {r[0].as<Tensor>(), r[1].as<Tensor>(), r[2].as<Tensor>()};
}

std::tuple<Tensor, Tensor, Tensor> unpack(const Tensor& lu, const Tensor& pivots, bool data,
                                          bool with_pivots) {
  check_at_least_2d(lu, "torch.lu_unpack");
  Ints batch = batch_sizes(lu);
  int64_t m = lu.size(-2), n = lu.size(-1), k = std::min(m, n);
  Tensor p = empty({0}, lu.dtype()), l = empty({0}, lu.dtype()), u = empty({0}, lu.dtype());
  if (with_pivots) {
    check(pivots.dtype() == DType::Int32 && pivots.is_contiguous(),
          "torch.lu_unpack: LU_pivots is expected to be a contiguous tensor of torch.int32 dtype.\n"
          "Note: this function is intended to be used with the output produced by "
          "torch.linalg.lu_factor");
    Ints wanted = with(batch, {k});
    check_as(ErrorType::Value, pivots.sizes() == wanted, "Expected LU_pivots to have shape ",
             wanted, " but got ", pivots.sizes(), " instead.");
    for (int64_t i = 0; i < pivots.numel(); ++i) {
      int32_t at = pivots.data<int32_t>()[i];
      check(at >= 1 && at <= m,
            "pivots passed to lu_unpack must be between 1 and LU.size(-2) inclusive."
            "Did you properly pass the result of lu_factor?");
    }
    p = empty(with(batch, {m, m}), lu.dtype());
    bool counted = is_complex(lu.dtype()) || (is_floating(lu.dtype()) && !is_half(lu.dtype()));
    if (!counted) p = empty(p.sizes(), DType::Float32);
    permutations_of(p, pivots);
    if (!counted) p = call<"_to_copy">(p, lu.dtype());
  }
  if (data) {
    l = call<"tril">(call<"narrow">(lu, -1, 0, k), -1) + call<"eye.m">(m, k, lu.dtype());
    l = call<"contiguous">(l);
    u = call<"contiguous">(call<"triu">(call<"narrow">(lu, -2, 0, k)));
  }
  return {p, l, u};
}

// The gradients of both factors in one matrix, from those of L and U.
Tensor grad_unpack(const Saved& s) {
  Tensor gl = s.grads[0], gu = s.grads[1];
  if (!gl.defined() && !gu.defined()) return {};
  Geometry g = s.geometry("LU_data");
  int64_t m = g.sizes[g.sizes.size() - 2], n = g.sizes[g.sizes.size() - 1], k = std::min(m, n);
  if (gl.defined()) gl = call<"constant_pad_nd">(call<"tril">(gl, -1), Ints{0, n - k}, Scalar(0));
  if (gu.defined()) gu = call<"constant_pad_nd">(call<"triu">(gu), Ints{0, 0, 0, m - k}, Scalar(0));
  return !gl.defined() ? gu : !gu.defined() ? gl : gl + gu;
}

// Of A = P L U from the gradients of L and U, either of which may be undefined. L and U of a matrix
// that is not square hold a square one, and the rest follows from it.
Tensor lu_gradient(const Tensor& p, const Tensor& l, const Tensor& u, const Tensor& gl,
                   const Tensor& gu) {
  int64_t m = l.size(-2), n = u.size(-1), k = std::min(m, n);
  Tensor l1 = m > k ? call<"narrow">(l, -2, 0, k) : l, u1 = n > k ? call<"narrow">(u, -1, 0, k) : u;
  auto head = [&](const Tensor& g, int64_t dim) {
    return g.defined() ? call<"narrow">(g, dim, 0, k) : g;
  };
  Tensor gl1 = head(gl, -2), gu1 = head(gu, -1), lower, upper;
  if (gl1.defined()) lower = mm(mT(l1), gl1);
  if (gu1.defined()) upper = mm(gu1, mT(u1));
  Tensor gu2 = n > k && gu.defined() ? call<"narrow">(gu, -1, k, n - k) : Tensor();
  Tensor gl2 = m > k && gl.defined() ? call<"narrow">(gl, -2, k, m - k) : Tensor();
  auto minus = [](const Tensor& a, const Tensor& b) { return a.defined() ? a - b : -b; };
  if (gu2.defined()) lower = minus(lower, mm(gu2, mT(call<"narrow">(u, -1, k, n - k))));
  if (gl2.defined()) upper = minus(upper, mm(mT(call<"narrow">(l, -2, k, m - k)), gl2));
  Tensor inner;
  if (lower.defined()) inner = call<"tril">(lower, -1);
  if (upper.defined()) inner = inner.defined() ? inner + call<"triu">(upper) : call<"triu">(upper);
  auto by_l = [&](const Tensor& t) {
    return call<"linalg_solve_triangular">(mT(l1), t, true, true, true);
  };
  auto by_u = [&](const Tensor& t) {
    return call<"linalg_solve_triangular">(mT(u1), t, false, false);
  };
  Tensor a = by_u(by_l(inner));
  if (n > k)
    a = call<"cat">(
        TensorList{a, gu2.defined() ? by_l(gu2)
                                    : call<"zeros">(with(batch_sizes(a), {k, n - k}), a.dtype())},
        -1);
  if (m > k)
    a = call<"cat">(
        TensorList{a, gl2.defined() ? by_u(gl2)
                                    : call<"zeros">(with(batch_sizes(a), {m - k, k}), a.dtype())},
        -2);
  return mm(p, a);
}

struct PLU {
  Tensor p, l, u;
};
PLU unpacked(const Tensor& lu, const Tensor& pivots) {
  Results r = call_all<"lu_unpack">(lu, pivots);
  return {r[0].as<Tensor>(), r[1].as<Tensor>(), r[2].as<Tensor>()};
}

Tensor grad_lu_factor(const Saved& s) {
  if (!s.grad.defined()) return {};
  auto [p, l, u] = unpacked(s["LU"], s["pivots"]);
  int64_t k = std::min(l.size(-2), u.size(-1));
  return lu_gradient(p, l, u, call<"narrow">(s.grad, -1, 0, k), call<"narrow">(s.grad, -2, 0, k));
}

std::tuple<Tensor, Tensor, Tensor> lu(const Tensor& a, bool pivot) {
  auto [factors, pivots, info] = lu_factor_of(a, pivot, "linalg.lu");
  return unpack(factors, pivots, true, true);
}
Tensor grad_lu(const Saved& s) {
  if (!s.grads[0].defined() && !s.grads[1].defined()) return {};
  return lu_gradient(s["P"], s["L"], s["U"], s.grads[0], s.grads[1]);
}

void check_same_dtype(const Tensor& a, const Tensor& b, const char* name, const char* of_a,
                      const char* of_b) {
  check(a.dtype() == b.dtype(), name, ": Expected ", of_a, " and ", of_b,
        " to have the same dtype, but found ", of_a, " of type ", type_name(a.dtype()), " and ",
        of_b, " of type ", type_name(b.dtype()), " instead");
}

Tensor lu_solve(const Tensor& lu, const Tensor& pivots, const Tensor& b, bool left, bool adjoint) {
  const char* name = "linalg.lu_solve";
  check(is_differentiable(lu.dtype()), "torch.", name,
        ": Expected a floating point or complex tensor as input. Got ", type_name(lu.dtype()));
  check_same_dtype(lu, b, name, "LU", "B");
  check(pivots.dtype() == DType::Int32, name,
        ": pivots should be a Tensor of scalar type torch.int32");
  check_matrix_dims(lu, name, "LU");
  check_square_sizes(lu, name);
  check_matrix_dims(b, name, "B");
  check((left ? b.size(-2) : b.size(-1)) == lu.size(-1), name,
        ": Incompatible shapes of A and B for the equation ", left ? "AX = B" : "XA = B", " (",
        lu.size(-2), "x", lu.size(-1), " and ", b.size(-2), "x", b.size(-1), ")");
  check(pivots.dim() >= 1 && pivots.size(-1) == lu.size(-1), name,
        ": Number of pivots per batch should be same as the dimension of the matrix");
  check(pivots.sizes() == with(batch_sizes(lu), {lu.size(-1)}), name,
        ": Expected LU.shape[:-1] and pivots.shape to be the same, but got pivots with shape ",
        pivots.sizes(), " instead");
  Ints batch = broadcast(batch_sizes(lu), batch_sizes(b)), pivot_sizes = with(batch, {lu.size(-1)});
  Tensor x = left ? by_columns(batch, b.size(-2), b.size(-1), b.dtype())
                  : empty(with(batch, {b.size(-2), b.size(-1)}), b.dtype());
  copy_elements(x, seen_over(b, batch));
  Tensor packed = call<"contiguous">(pivots);
  solve_lu(left ? x : seen_transposed(x), seen_over(lu, batch),
           seen_as(packed, pivot_sizes, broadcast_strides(packed.geometry(), pivot_sizes)),
           left == adjoint, adjoint);
  return x;
}
Tensor grad_lu_solve_B(const Saved& s) {
  return sum_to(
      call<"linalg_lu_solve">(s["LU"], s["pivots"], s.grad, s.flag("left"), !s.flag("adjoint")),
      s.sizes("B"));
}
// By that of A, which the factors stand for.
Tensor grad_lu_solve_LU(const Saved& s) {
  Tensor factors = s["LU"], x = s["result"];
  bool left = s.flag("left"), adjoint = s.flag("adjoint");
  auto [p, l, u] = unpacked(factors, s["pivots"]);
  Tensor gb = call<"linalg_lu_solve">(factors, s["pivots"], s.grad, left, !adjoint);
  Tensor ga = left ? mm(gb, mH(x)) : mm(mH(x), gb);
  if (adjoint) ga = mH(ga);
  ga = -mm(mT(p), ga);
  return sum_to(call<"tril">(mm(ga, mH(u)), -1) + call<"triu">(mm(mH(l), ga)), s.sizes("LU"));
}
Tensor old_lu_solve(const Tensor& b, const Tensor& lu, const Tensor& pivots) {
  return call<"linalg_lu_solve">(lu, pivots, b);
}

// --- Cholesky and triangles ------------------------------------------------------------------

// Both repeated over their common batch, and checked as PyTorch's older solvers do.
struct Pair {
  Tensor b, a;
};
Pair checked_pair(const Tensor& b, const Tensor& a, const char* name) {
  check(a.size(-1) == a.size(-2), "A must be batches of square matrices, but they are ", a.size(-2),
        " by ", a.size(-1), " matrices");
  check(a.dtype() == b.dtype(), "Expected b and A to have the same dtype, but found b of type ",
        type_name(b.dtype()), " and A of type ", type_name(a.dtype()), " instead.");
  check(a.size(-1) == b.size(-2), "Incompatible matrix sizes for ", name, ": each A matrix is ",
        a.size(-1), " by ", a.size(-1), " but each b matrix is ", b.size(-2), " by ", b.size(-1));
  Ints batch = broadcast(batch_sizes(b), batch_sizes(a));
  return {copied_by_columns(seen_over(b, batch)), seen_over(a, batch)};
}

Tensor cholesky_solve(const Tensor& self, const Tensor& factor, bool upper) {
  check(self.dim() >= 2, "b should have at least 2 dimensions, but has ", self.dim(),
        " dimensions instead");
  check(factor.dim() >= 2, "u should have at least 2 dimensions, but has ", factor.dim(),
        " dimensions instead");
  auto [x, a] = checked_pair(self, factor, "cholesky_solve");
  if (!is_differentiable(x.dtype()) || is_half(x.dtype()))
    fail_not_implemented("cholesky_solve_cpu", x.dtype());
  Tensor other = seen_transposed(a);
  solve_triangular_matrices(x, upper ? other : a, false, false, upper);
  solve_triangular_matrices(x, upper ? a : other, true, false, !upper);
  return x;
}
Tensor grad_cholesky_solve_self(const Saved& s) {
  return sum_to(call<"cholesky_solve">(s.grad, s["input2"], s.flag("upper")), s.sizes("self"));
}
Tensor grad_cholesky_solve_factor(const Saved& s) {
  Tensor factor = s["input2"], x = s["result"];
  Tensor common = mm(call<"cholesky_solve">(s.grad, factor, s.flag("upper")), mH(x));
  common = common + mH(common);
  return sum_to(s.flag("upper") ? -mm(factor, common) : -mm(common, factor), s.sizes("input2"));
}

std::string no_inverse(int32_t at) {
  return str("The diagonal element ", at,
             " is zero, the inversion could not be completed because the input matrix is "
             "singular.");
}
Tensor inverse_of_factor(const Tensor& self, bool upper) {
  check_matrix_dims(self, "cholesky_inverse");
  check_square_sizes(self, "cholesky_inverse");
  if (!is_differentiable(self.dtype()))
    fail_not_implemented("cholesky_inverse_out_cpu", self.dtype());
  Tensor out = by_columns(batch_sizes(self), self.size(-2), self.size(-1), self.dtype());
  Tensor info = empty(batch_sizes(self), DType::Int32);
  invert_cholesky(out, info, self, upper);
  check_info(info, "cholesky_inverse", no_inverse);
  return out;
}
Tensor grad_cholesky_inverse(const Saved& s) {
  Tensor factor = s["self"], inverse = s["result"];
  Tensor common = mm(mm(inverse, s.grad + mH(s.grad)), inverse);
  return s.flag("upper") ? -mm(factor, common) : -mm(common, factor);
}

std::tuple<Tensor, Tensor> triangular_solve(const Tensor& self, const Tensor& a, bool upper,
                                            bool transpose, bool unit) {
  check(self.dim() >= 2,
        "torch.triangular_solve: Expected b to have at least 2 dimensions, but it has ", self.dim(),
        " dimensions instead");
  check(a.dim() >= 2,
        "torch.triangular_solve: Expected A to have at least 2 dimensions, but it has ", a.dim(),
        " dimensions instead");
  auto [x, m] = checked_pair(self, a, "triangular_solve");
  if (!is_differentiable(x.dtype())) fail_not_implemented("triangular_solve_cpu", x.dtype());
  Tensor clone = copied_by_columns(m);
  solve_triangular_matrices(x, transpose ? seen_transposed(m) : m, upper != transpose, unit);
  return {x, clone};
}
Tensor transposed_solution(const Saved& s) {
  Tensor g = s.grads[0];
  return call<"triangular_solve">(g, s["A"], s.flag("upper"), !s.flag("transpose"),
                                  s.flag("unitriangular"));
}
Tensor grad_triangular_self(const Saved& s) {
  if (!s.grads[0].defined()) return {};
  return sum_to(transposed_solution(s), s.sizes("self"));
}
Tensor grad_triangular_A(const Saved& s) {
  Tensor ga;
  bool upper = s.flag("upper");
  if (s.grads[0].defined()) {
    Tensor gb = transposed_solution(s), x = s["solution"];
    ga = s.flag("transpose") ? -mm(x, mT(gb)) : -mm(gb, mT(x));
    int64_t unit = s.flag("unitriangular");
    ga = upper ? call<"triu">(ga, unit) : call<"tril">(ga, -unit);
  }
  if (s.grads[1].defined()) ga = ga.defined() ? ga + s.grads[1] : s.grads[1];
  return ga.defined() ? sum_to(ga, s.sizes("A")) : ga;
}

// --- LDL -------------------------------------------------------------------------------------

std::tuple<Tensor, Tensor, Tensor> ldl_factor_ex(const Tensor& a, bool hermitian,
                                                 bool check_errors) {
  const char* name = "torch.linalg.ldl_factor_ex";
  check_square(a, name);
  Tensor ld = copied_by_columns(call<"tril">(a));
  Tensor pivots = empty(with(batch_sizes(a), {a.size(-1)}), DType::Int32);
  Tensor info = empty(batch_sizes(a), DType::Int32);
  factor_ldl(ld, pivots, info, hermitian);
  if (check_errors) check_info(info, name, no_inverse);
  return {ld, pivots, info};
}
std::tuple<Tensor, Tensor> ldl_factor(const Tensor& a, bool hermitian) {
  Results r = call_all<"linalg_ldl_factor_ex">(a, hermitian, false);
  const Tensor& info = r[2].as<Tensor>();
  for (int64_t i = 0; i < info.numel(); ++i)
    check(info.data<int32_t>()[i] == 0,
          "false INTERNAL ASSERT FAILED at \"./aten/src/ATen/native/BatchLinearAlgebra.cpp\":1681, "
          "please report a bug to PyTorch. torch.linalg.ldl_factor: ",
          info.dim() ? str("(Batch element ", i, "): ") : "",
          "Unknown error code: ", info.data<int32_t>()[i], ".");
  return {r[0].as<Tensor>(), r[1].as<Tensor>()};
}
Tensor ldl_solve(const Tensor& ld, const Tensor& pivots, const Tensor& b, bool hermitian) {
  const char* name = "torch.linalg.ldl_solve";
  check_square(ld, name);
  check(b.dim() >= 2, name, ": Expected B to have at least 2 dimensions, but it has ", b.dim(),
        " dimensions instead");
  Ints pivot_sizes = with(batch_sizes(ld), {ld.size(-1)});
  check(pivots.sizes() == pivot_sizes, name,
        ": Expected LD.shape[:-1] and pivots.shape to be the same, but got pivots with shape ",
        pivots.sizes(), " instead");
  check(is_integral(pivots.dtype()) && pivots.dtype() != DType::Bool, name,
        ": Expected pivots to be integers. Got ", type_name(pivots.dtype()));
  check(ld.dtype() == b.dtype(), "Expected b and A to have the same dtype, but found b of type ",
        type_name(b.dtype()), " and A of type ", type_name(ld.dtype()), " instead.");
  check(ld.size(-1) == b.size(-2), "Incompatible matrix sizes for ", name, ": each A matrix is ",
        ld.size(-1), " by ", ld.size(-1), " but each b matrix is ", b.size(-2), " by ", b.size(-1));
  Ints batch = broadcast(batch_sizes(ld), batch_sizes(b));
  Tensor x = copied_by_columns(seen_over(b, batch));
  Tensor ints = call<"contiguous">(call<"_to_copy">(pivots, DType::Int32));
  pivot_sizes = with(batch, {ld.size(-1)});
  solve_ldl(x, seen_over(ld, batch),
            seen_as(ints, pivot_sizes, broadcast_strides(ints.geometry(), pivot_sizes)), hermitian);
  return x;
}

// --- Reflectors ------------------------------------------------------------------------------

std::tuple<Tensor, Tensor> geqrf(const Tensor& a) {
  check(a.dim() >= 2, "torch.geqrf: input must have at least 2 dimensions.");
  if (!is_differentiable(a.dtype())) fail_not_implemented("geqrf_cpu", a.dtype());
  Tensor factors = copied_by_columns(a);
  Tensor tau = empty(with(batch_sizes(a), {std::min(a.size(-2), a.size(-1))}), a.dtype());
  factor_qr(factors, tau);
  return {factors, tau};
}

void check_reflectors(const Tensor& input, const Tensor& tau, const std::string& name) {
  check(tau.dim() == input.dim() - 1, name,
        ": Expected tau to have one dimension less than input, but got tau.ndim equal to ",
        tau.dim(), " and input.ndim is equal to ", input.dim());
  Ints batch = batch_sizes(input), of_tau(tau.sizes().begin(), tau.sizes().end() - 1);
  check(of_tau == batch, name,
        ": Expected batch dimensions of tau to be equal to input.shape[:-2], "
        "but got ",
        of_tau);
}

Tensor householder_product(const Tensor& input, const Tensor& tau) {
  std::string name = "torch.linalg.householder_product";
  check(input.dim() >= 2, name, ": input must have at least 2 dimensions.");
  check(input.size(-2) >= input.size(-1), name,
        ": input.shape[-2] must be greater than or equal to input.shape[-1]");
  check(tau.dim() == 0 || input.size(-1) >= tau.size(-1), name,
        ": input.shape[-1] must be greater than or equal to tau.shape[-1]");
  check_reflectors(input, tau, name);
  check(tau.dtype() == input.dtype(), name, ": tau dtype ", type_name(tau.dtype()),
        " does not match input dtype ", type_name(input.dtype()));
  if (!is_differentiable(input.dtype())) fail_not_implemented("orgqr_cpu", input.dtype());
  Tensor q = copied_by_columns(input);
  expand_reflectors(q, call<"contiguous">(tau));
  return q;
}

// Gradients of reflectors and their factors, from that of the first columns of H_0 H_1 ...
struct ReflectorGradients {
  Tensor input, tau;
};
ReflectorGradients reflector_gradients(const Tensor& input, const Tensor& tau, const Tensor& grad) {
  int64_t m = input.size(-2), n = input.size(-1), k = tau.size(-1);
  Tensor unit = call<"tril">(input, -1) + call<"eye.m">(m, n, input.dtype());
  auto column = [&](int64_t i) { return call<"narrow">(unit, -1, i, 1); };
  auto factor = [&](int64_t i) { return call<"unsqueeze">(call<"narrow">(tau, -1, i, 1), -1); };
  auto reflect = [&](const Tensor& v, const Tensor& t, const Tensor& to) {
    return to - mm(t * v, mm(mH(v), to));
  };
  // What stands to the right of each reflector.
  std::vector<Tensor> right(static_cast<size_t>(k + 1));
  right[size_t(k)] = call<"expand">(call<"eye.m">(m, grad.size(-1), input.dtype()), grad.sizes());
  for (int64_t i = k - 1; i >= 0; --i)
    right[size_t(i)] = reflect(column(i), factor(i), right[size_t(i + 1)]);
  TensorList of_columns, of_factors;
  Tensor g = grad;
  for (int64_t i = 0; i < k; ++i) {
    Tensor v = column(i), t = factor(i), rest = right[size_t(i + 1)];
    Tensor gv = mm(mH(g), v), rv = mm(mH(rest), v);
    of_factors.push_back(-mm(mH(gv), rv));
    of_columns.push_back(-(conj(t) * mm(g, rv) + t * mm(rest, gv)));
    g = reflect(v, conj(t), g);
  }
  ReflectorGradients out;
  if (k == 0) return {call<"zeros_like">(input), call<"zeros_like">(tau)};
  out.tau = call<"squeeze.dim">(call<"cat">(of_factors, -1), -2);
  Tensor all = call<"cat">(of_columns, -1);
  if (k < n) all = call<"constant_pad_nd">(all, Ints{0, n - k}, Scalar(0));
  out.input = call<"tril">(all, -1);
  return out;
}

Tensor grad_householder_input(const Saved& s) {
  return reflector_gradients(s["input"], s["tau"], s.grad).input;
}
Tensor grad_householder_tau(const Saved& s) {
  return reflector_gradients(s["input"], s["tau"], s.grad).tau;
}
Tensor orgqr(const Tensor& self, const Tensor& tau) {
  return call<"linalg_householder_product">(self, tau);
}

Tensor ormqr(const Tensor& input, const Tensor& tau, const Tensor& other, bool left,
             bool transpose) {
  std::string name = "torch.ormqr";
  check(input.dim() >= 2, name, ": input must have at least 2 dimensions.");
  check(other.dim() >= 2, name, ": other must have at least 2 dimensions.");
  int64_t at = left ? -2 : -1;
  check(other.size(at) >= tau.size(-1), name, ": other.shape[", at,
        "] must be greater than or equal to tau.shape[-1]");
  check(other.size(at) == input.size(-2), name, ": other.shape[", at,
        "] must be equal to input.shape[-2]");
  check(tau.size(-1) == std::min(other.size(at), input.size(-1)), name,
        ": tau.shape[-1] must be equal to min(other.shape[", at, "], input.shape[-1])");
  check_reflectors(input, tau, name);
  check(input.dim() == other.dim(), name,
        ": Expected other to have the same number of dimensions as input, but got other.ndim equal "
        "to ",
        other.dim(), " and input.ndim is equal to ", input.dim());
  check(batch_sizes(input) == batch_sizes(other), name,
        ": Expected batch dimensions of other to be equal to input.shape[:-2], but got ",
        batch_sizes(other));
  check(tau.dtype() == input.dtype(), name,
        ": Expected input and tau to have the same dtype, but input has dtype",
        type_name(input.dtype()), " and tau has dtype ", type_name(tau.dtype()));
  check(input.dtype() == other.dtype(), name,
        ": Expected input and other to have the same dtype, but input has dtype",
        type_name(input.dtype()), " and other has dtype ", type_name(other.dtype()));
  if (!is_differentiable(input.dtype())) fail_not_implemented("ormqr_cpu", input.dtype());
  Tensor out = copied_by_columns(other);
  multiply_by_reflectors(out, input, call<"contiguous">(tau), left, transpose);
  return out;
}
Tensor grad_ormqr_other(const Saved& s) {
  return call<"ormqr">(s["self"], s["input2"], s.grad, s.flag("left"), !s.flag("transpose"));
}
// Of the whole square Q.
ReflectorGradients grad_ormqr(const Saved& s) {
  Tensor other = s["input3"], g = s.grad;
  bool left = s.flag("left");
  Tensor of_q = left ? mm(g, mH(other)) : mm(mH(other), g);
  if (s.flag("transpose")) of_q = mH(of_q);
  return reflector_gradients(s["self"], s["input2"], of_q);
}
Tensor grad_ormqr_self(const Saved& s) { return grad_ormqr(s).input; }
Tensor grad_ormqr_tau(const Saved& s) { return grad_ormqr(s).tau; }

// --- Least squares ---------------------------------------------------------------------------

std::tuple<Tensor, Tensor, Tensor, Tensor> lstsq(const Tensor& a, const Tensor& b,
                                                 std::optional<double> given_rcond,
                                                 const std::optional<std::string>& given_driver) {
  std::string name = "torch.linalg.lstsq", driver = given_driver.value_or("gelsy");
  check(a.dim() >= 2, name, ": input must have at least 2 dimensions.");
  check(b.dim() >= 1, name, ": other must have at least 1 dimension.");
  check(a.dtype() == b.dtype(), name,
        ": Expected input and other to have the same dtype, but got input's dtype ",
        type_name(a.dtype()), " and other's dtype ", type_name(b.dtype()));
  check(driver == "gels" || driver == "gelsy" || driver == "gelsd" || driver == "gelss", name,
        ": parameter `driver` should be one of (gels, gelsy, gelsd, gelss)");
  bool vectors =
      b.dim() == 1 ||
      (a.dim() - 1 == b.dim() && std::equal(b.sizes().begin(), b.sizes().end(), a.sizes().begin()));
  Tensor right = b;
  if (vectors) {
    Geometry g = b.geometry();
    g.sizes.push_back(1);
    g.strides.push_back(1);
    right = alias(b, g, true);
  }
  check(a.size(-2) == right.size(-2), name,
        vectors ? ": input.size(-2) should match other.size(-1)"
                : ": input.size(-2) should match other.size(-2)");
  int64_t m = a.size(-2), n = a.size(-1), columns = right.size(-1), most = std::max(m, n);
  Ints batch = broadcast(batch_sizes(a), batch_sizes(right));
  Tensor x = by_columns(batch, most, columns, a.dtype());
  x = call<"zero_">(x);
  auto rows = [&](int64_t from, int64_t count) {
    Geometry g = x.geometry();
    g.sizes[g.sizes.size() - 2] = count;
    g.offset += from;
    return alias(x, g, true);
  };
  copy_elements(rows(0, m), seen_over(right, batch));
  DType real = real_type(a.dtype());
  double rcond = given_rcond.value_or(epsilon_of(a.dtype()) * double(most));
  Tensor rank, singular, residuals = empty({0}, real);
  if (driver != "gels") rank = call<"zeros">(batch, DType::Int64);
  if (driver == "gelsd" || driver == "gelss") singular = empty(with(batch, {std::min(m, n)}), real);
  if (a.numel() == 0)
    call<"zero_">(x);
  else
    solve_least_squares(x, rank, singular, seen_over(a, batch), rcond);
  bool full = true;
  for (int64_t i = 0; rank.defined() && i < rank.numel(); ++i)
    full = full && rank.data<int64_t>()[i] == n;
  if (m > n && driver != "gelsy" && full) {
    Tensor left = call<"abs">(rows(n, m - n));
    residuals = call<"sum.dim_IntList">(left * left, Ints{-2});
  }
  Tensor solution = rows(0, n);
  if (vectors) {
    Geometry g = solution.geometry();
    g.sizes.pop_back();
    g.strides.pop_back();
    solution = alias(solution, g, true);
  }
  if (!rank.defined()) rank = empty({0}, DType::Int64);
  if (!singular.defined()) singular = empty({0}, real);
  return {solution, residuals, rank, singular};
}
Tensor as_matrix(const Tensor& t, bool vectors) { return vectors ? call<"unsqueeze">(t, -1) : t; }
bool is_row_case(const Saved& s) { return s.sizes("self").size() != s.sizes("b").size(); }
// Of the residuals' gradient, what reaches the difference A x - b.
Tensor grad_of_difference(const Saved& s) {
  if (!s.grads[1].defined() || s.grads[1].numel() == 0) return {};
  bool vectors = is_row_case(s);
  Tensor difference = mm(s["self"], as_matrix(s["solution"], vectors)) - as_matrix(s["b"], vectors);
  return difference * Scalar(2) * call<"unsqueeze">(s.grads[1], -2);
}
Tensor grad_lstsq_b(const Saved& s) {
  bool vectors = is_row_case(s);
  Tensor out, back = grad_of_difference(s);
  if (s.grads[0].defined())
    out = mm(mH(call<"linalg_pinv">(s["self"], 0.0)), as_matrix(s.grads[0], vectors));
  if (back.defined()) out = out.defined() ? out - back : -back;
  if (!out.defined()) return out;
  return sum_to(vectors ? call<"squeeze.dim">(out, -1) : out, s.sizes("b"));
}
Tensor grad_lstsq_self(const Saved& s) {
  bool vectors = is_row_case(s);
  Tensor out, back = grad_of_difference(s), a = s["self"];
  if (s.grads[0].defined()) {
    // Through the pseudoinverse p: the solution is p b.
    Tensor p = call<"linalg_pinv">(a, 0.0), pt = mH(p);
    Tensor g = mm(as_matrix(s.grads[0], vectors), mH(as_matrix(s["b"], vectors))), gt = mH(g);
    Tensor through_rows = mm(mm(gt, p), pt), through_columns = mm(pt, mm(p, gt));
    out = through_rows - mm(a, mm(p, through_rows)) + through_columns -
          mm(mm(through_columns, p), a) - mm(pt, mm(g, pt));
  }
  if (back.defined()) {
    Tensor part = mm(back, mH(as_matrix(s["solution"], vectors)));
    out = out.defined() ? out + part : part;
  }
  return out.defined() ? sum_to(out, s.sizes("self")) : out;
}

// --- Functions of matrices -------------------------------------------------------------------

Tensor matrix_exp(const Tensor& a) {
  check_square(a, "linalg.matrix_exp");
  if (a.size(-1) == 0) return call<"clone">(a);
  if (a.size(-1) == 1) return call<"exp">(a);
  DType dtype = compute_type(a.dtype());
  Tensor out = empty(a.sizes(), dtype);
  exponentials(out, dtype == a.dtype() ? a : call<"_to_copy">(a, dtype));
  return dtype == a.dtype() ? out : call<"_to_copy">(out, a.dtype());
}
// The block of the exponential of (Aᵀ g; 0 Aᵀ) above the diagonal.
Tensor grad_matrix_exp(const Saved& s) {
  Tensor at = mT(s["self"]);
  int64_t n = at.size(-1);
  Tensor above = call<"cat">(TensorList{at, s.grad}, -1);
  Tensor below = call<"cat">(TensorList{call<"zeros_like">(at), at}, -1);
  Tensor whole = call<"linalg_matrix_exp">(call<"cat">(TensorList{above, below}, -2));
  return call<"narrow">(call<"narrow">(whole, -2, 0, n), -1, n, n);
}
Tensor old_matrix_exp(const Tensor& a) { return call<"linalg_matrix_exp">(a); }

struct Spectrum {
  Tensor values, vectors;
};
Spectrum spectrum_of(const Tensor& a) {
  Results r = call_all<"_linalg_eigh">(a, "L", true);
  return {r[0].as<Tensor>(), r[1].as<Tensor>()};
}
Tensor sums_of_pairs(const Tensor& s) {
  return call<"unsqueeze">(s, -2) + call<"unsqueeze">(s, -1);
}

std::tuple<Tensor, Tensor> polar(const Tensor& a) {
  check_matrix(a, "linalg.polar");
  check(a.size(-2) >= a.size(-1),
        "linalg.polar: input must have at least as many rows as columns, but got ", a.size(-2),
        " by ", a.size(-1), " matrices");
  Results r = call_all<"_linalg_svd">(a, false, true);
  const Tensor &u = r[0].as<Tensor>(), &s = r[1].as<Tensor>(), &vh = r[2].as<Tensor>();
  return {mm(u, vh), mm(scaled_columns(mH(vh), s), vh)};
}
// With A = U H: what turns U solves X H + H X, for which H's eigenvectors are the basis.
Tensor grad_polar(const Saved& saved) {
  Tensor gu = saved.grads[0], gh = saved.grads[1];
  if (!gu.defined() && !gh.defined()) return {};
  Tensor u = saved["U"], h = saved["H"], out, turn;
  if (gh.defined()) {
    gh = (gh + mH(gh)) * Scalar(0.5);
    out = mm(u, gh);
    turn = -mm(gh, h);
  }
  if (gu.defined()) turn = turn.defined() ? turn + mm(mH(u), gu) : mm(mH(u), gu);
  auto [s, v] = spectrum_of(h);
  Tensor skew = (turn - mH(turn)) * Scalar(0.5);
  Tensor z = mm(mm(v, mm(mm(mH(v), skew), v) / sums_of_pairs(s)), mH(v));
  Tensor turned = mm(u, z) * Scalar(2);
  out = out.defined() ? out + turned : turned;
  if (gu.defined() && u.size(-2) > u.size(-1))
    out = out + call<"linalg_solve">(h, gu - mm(u, mm(mH(u), gu)), false);
  return out;
}

Tensor matrix_sqrth(const Tensor& a) {
  check_square(a, "linalg.matrix_sqrth");
  check_full_precision(a, "linalg.matrix_sqrth");
  auto [s, v] = spectrum_of(a);
  return mm(scaled_columns(v, call<"sqrt">(s)), mH(v));
}
Tensor grad_matrix_sqrth(const Saved& saved) {
  auto [s, v] = spectrum_of(saved["self"]);
  Tensor inner = mm(mm(mH(v), saved.grad), v) / sums_of_pairs(call<"sqrt">(s));
  Tensor out = mm(mm(v, inner), mH(v));
  return (out + mH(out)) * Scalar(0.5);
}

Tensor cond_by_inverse(const Tensor& a, const Value& order, const std::string& name) {
  check_square_sizes(a, str("linalg.cond(ord=", name, ")").c_str());
  if (name == "nuc") {
    Tensor s = call<"linalg_svdvals">(a);
    return call<"sum.dim_IntList">(s, Ints{-1}) *
           call<"sum.dim_IntList">(call<"reciprocal">(s), Ints{-1});
  }
  Results r = call_all<"linalg_inv_ex">(a);
  const Tensor& info = r[1].as<Tensor>();
  Tensor inverse = r[0].as<Tensor>();
  Tensor singular = call<"gt.Scalar">(info, 0);
  constexpr double infinity = std::numeric_limits<double>::infinity();
  if (call<"any">(singular).data<bool>()[0])
    inverse = call<"masked_fill.Scalar">(
        inverse, call<"unsqueeze">(call<"unsqueeze">(singular, -1), -1), Scalar(infinity));
  auto norm = [&](const Tensor& m) {
    return order.is<std::string>()
               ? call<"linalg_matrix_norm.str_ord">(m, order.as<std::string>())
               : call<"linalg_matrix_norm">(m, order.as<Scalar>(), Ints{-2, -1});
  };
  return call<"nan_to_num_">(norm(a) * norm(inverse), infinity, infinity, -infinity);
}

void check_cond(const Tensor& a) {
  check(a.dim() >= 2, "linalg.cond: The input tensor must have at least 2 dimensions.");
}
Tensor cond(const Tensor& a, const std::optional<Scalar>& given) {
  check_cond(a);
  double p = given ? given->to<double>() : 2;
  check_as(ErrorType::Value, std::abs(p) == 1 || std::abs(p) == 2 || std::isinf(p),
           "linalg.cond got an invalid norm type: ", p);
  if (a.numel() == 0) return call<"zeros">(batch_sizes(a), real_type(a.dtype()));
  if (std::abs(p) != 2) return cond_by_inverse(a, Scalar(p), str(p));
  Tensor s = call<"linalg_svdvals">(a);
  Tensor first = call<"slice.Tensor">(s, -1, 0, 1), last = call<"slice.Tensor">(s, -1, -1, None{});
  return call<"squeeze.dim">(p > 0 ? first / last : last / first, -1);
}
Tensor cond_str(const Tensor& a, const std::string& p) {
  check_cond(a);
  check_as(ErrorType::Value, p == "fro" || p == "nuc", "linalg.cond got an invalid norm type: ", p);
  if (a.numel() == 0) return call<"zeros">(batch_sizes(a), real_type(a.dtype()));
  return cond_by_inverse(a, p, p);
}

// --- Tensors as matrices ---------------------------------------------------------------------

int64_t product(const Ints& sizes, size_t from, size_t to) {
  return numel_of(Ints(sizes.begin() + int64_t(from), sizes.begin() + int64_t(to)));
}

Tensor tensorinv(const Tensor& a, int64_t ind) {
  check(ind > 0, "Expected a strictly positive integer for 'ind', but got ", ind);
  const Ints& sizes = a.sizes();
  size_t at = size_t(std::min<int64_t>(ind, a.dim())), end = sizes.size();
  int64_t rows = product(sizes, 0, at), cols = product(sizes, at, end);
  check(rows == cols,
        "Expected self to satisfy the requirement prod(self.shape[ind:]) == "
        "prod(self.shape[:ind]), but got ",
        cols, " != ", rows);
  Ints out(sizes.begin() + int64_t(at), sizes.end());
  for (size_t i = 0; i < at; ++i) out.push_back(sizes[i]);
  Results r = call_all<"linalg_inv_ex">(call<"reshape">(a, Ints{rows, cols}), false);
  const Tensor& info = r[1].as<Tensor>();
  check_as(ErrorType::LinAlg, info.data<int32_t>()[0] == 0,
           "Failed to invert the input tensor, because it is singular.");
  return call<"reshape">(r[0].as<Tensor>(), out);
}

Tensor tensorsolve(const Tensor& given, const Tensor& b, const std::optional<Ints>& dims) {
  Tensor a = given;
  if (dims) {
    Ints last;
    for (size_t i = 0; i < dims->size(); ++i) last.push_back(int64_t(i) - int64_t(dims->size()));
    a = call<"movedim.intlist">(a, *dims, last);
  }
  const Ints& sizes = a.sizes();
  size_t at = size_t(std::min(b.dim(), a.dim())), end = sizes.size();
  int64_t rows = product(sizes, 0, at), cols = product(sizes, at, end);
  check(rows == cols,
        "Expected self to satisfy the requirement prod(self.shape[other.ndim:]) == "
        "prod(self.shape[:other.ndim]), but got ",
        cols, " != ", rows);
  Ints out(sizes.begin() + int64_t(at), sizes.end());
  Tensor x =
      call<"linalg_solve">(call<"reshape">(a, Ints{rows, cols}), call<"flatten.using_ints">(b));
  return call<"reshape">(x, out);
}

Tensor linalg_vander(const Tensor& x, std::optional<int64_t> given) {
  check(x.dtype() != DType::Bool && !is_half(x.dtype()),
        "linalg.vander supports floating point, complex, and integer tensors, but got ",
        type_name(x.dtype()));
  Tensor row = x.dim() == 0 ? call<"reshape">(x, Ints{1}) : x;
  int64_t n = given.value_or(row.size(-1));
  check(n > 1, "N must be greater than 1.");
  Ints sizes = row.sizes(), one = sizes;
  sizes.push_back(n - 1);
  one.push_back(1);
  Tensor powers = call<"cumprod">(call<"expand">(call<"unsqueeze">(row, -1), sizes), -1);
  return call<"cat">(TensorList{call<"ones">(one, powers.dtype()), powers}, -1);
}

Tensor vecdot(const Tensor& x, const Tensor& y, int64_t dim) {
  check(is_differentiable(x.dtype()),
        "linalg.vecdot: Expected a floating point or complex tensor as input. Got ",
        type_name(x.dtype()));
  check_same_dtype(x, y, "linalg.vecdot", "x", "y");
  if (x.dim() == 1 && y.dim() == 1) return call<"vdot">(x, y);
  return call<"sum.dim_IntList">(conj(x) * y, Ints{dim});
}

Tensor linalg_diagonal(const Tensor& a, int64_t offset, int64_t dim1, int64_t dim2) {
  return call<"diagonal">(a, offset, dim1, dim2);
}

// --- The table -------------------------------------------------------------------------------

constexpr Op kOps[] = {
    {.schema = "linalg_lu_factor_ex(Tensor A, *, bool pivot=True, bool check_errors=False) -> "
               "(Tensor LU, Tensor pivots, Tensor info)",
     .node = "LinalgLuFactorExBackward0",
     .forward = kernel<&lu_factor_ex>,
     .grads = {{"A", "LU pivot pivots", grad_lu_factor}},
     .out = "out",
     .out_dtype = kSameDType,
     .place = Place::Function},
    {.schema = "linalg_lu_factor(Tensor A, *, bool pivot=True) -> (Tensor LU, Tensor pivots)",
     .forward = kernel<&lu_factor>,
     .out = "out",
     .out_dtype = kSameDType,
     .composite = true,
     .place = Place::Function},
    {.schema = "_lu_with_info(Tensor self, bool pivot=True, bool check_errors=True) -> (Tensor LU, "
               "Tensor pivots, Tensor info)",
     .forward = kernel<&lu_with_info>,
     .composite = true,
     .place = Place::Function},
    {.schema = "linalg_lu(Tensor A, *, bool pivot=True) -> (Tensor P, Tensor L, Tensor U)",
     .node = "LinalgLuBackward0",
     .forward = kernel<&lu>,
     .grads = {{"A", "L P U pivot", grad_lu}},
     .without_history = "P",
     .out = "out",
     .out_dtype = kSameDType,
     .place = Place::Function},
    {.schema = "lu_unpack(Tensor LU_data, Tensor LU_pivots, bool unpack_data=True, bool "
               "unpack_pivots=True) -> (Tensor P, Tensor L, Tensor U)",
     .node = "LuUnpackBackward0",
     .forward = kernel<&unpack>,
     .grads = {{"LU_data", "", grad_unpack}},
     .without_history = "P",
     .out = "out",
     .out_dtype = kSameDType,
     .place = Place::Function},
    {.schema = "linalg_lu_solve(Tensor LU, Tensor pivots, Tensor B, *, bool left=True, bool "
               "adjoint=False) -> Tensor",
     .node = "LinalgLuSolveBackward0",
     .forward = kernel<&lu_solve>,
     .grads = {{"LU", "LU pivots result left adjoint", grad_lu_solve_LU},
               {"B", "LU pivots left adjoint", grad_lu_solve_B}},
     .own_conj = true,
     .out = "out",
     .out_dtype = kSameDType,
     .place = Place::Function},
    {.schema = "lu_solve(Tensor self, Tensor LU_data, Tensor LU_pivots) -> Tensor",
     .forward = kernel<&old_lu_solve>,
     .out = "out",
     .out_dtype = kSameDType,
     .composite = true},

    {.schema = "cholesky_solve(Tensor self, Tensor input2, bool upper=False) -> Tensor",
     .node = "CholeskySolveBackward0",
     .forward = kernel<&cholesky_solve>,
     .grads = {{"self", "input2 upper", grad_cholesky_solve_self},
               {"input2", "input2 result upper", grad_cholesky_solve_factor}},
     .own_conj = true,
     .out = "out",
     .out_dtype = kSafelyCastable<"cholesky_solve">},
    {.schema = "cholesky_inverse(Tensor self, bool upper=False) -> Tensor",
     .node = "CholeskyInverseBackward0",
     .forward = kernel<&inverse_of_factor>,
     .grads = {{"self", "self result upper", grad_cholesky_inverse}},
     .own_conj = true,
     .out = "out",
     .out_dtype = kSafelyCastable<"cholesky_inverse">},
    {.schema =
         "triangular_solve(Tensor self, Tensor A, bool upper=True, bool transpose=False, bool "
         "unitriangular=False) -> (Tensor solution, Tensor cloned_coefficient)",
     .node = "TriangularSolveBackward0",
     .forward = kernel<&triangular_solve>,
     .grads = {{"self", "A upper transpose unitriangular", grad_triangular_self},
               {"A", "A solution upper transpose unitriangular", grad_triangular_A}},
     .out = "X",
     .out_dtype = kSameDType},

    {.schema = "linalg_ldl_factor_ex(Tensor self, *, bool hermitian=False, bool "
               "check_errors=False) -> (Tensor LD, Tensor pivots, Tensor info)",
     .node = "torch::autograd::NotImplemented",
     .forward = kernel<&ldl_factor_ex>,
     .grads = {{"self", "", not_implemented<"linalg_ldl_factor_ex">}},
     .out = "out",
     .out_dtype = kSameDType,
     .place = Place::Function},
    {.schema = "linalg_ldl_factor(Tensor self, *, bool hermitian=False) -> (Tensor LD, Tensor "
               "pivots)",
     .forward = kernel<&ldl_factor>,
     .out = "out",
     .out_dtype = kSameDType,
     .composite = true,
     .place = Place::Function},
    {.schema = "linalg_ldl_solve(Tensor LD, Tensor pivots, Tensor B, *, bool hermitian=False) -> "
               "Tensor",
     .node = "torch::autograd::NotImplemented",
     .forward = kernel<&ldl_solve>,
     .grads = {{"LD", "", not_implemented<"linalg_ldl_solve">},
               {"B", "", not_implemented<"linalg_ldl_solve">}},
     .out = "out",
     .out_dtype = kSameDType,
     .place = Place::Function},

    {.schema = "geqrf(Tensor self) -> (Tensor a, Tensor tau)",
     .node = "GeqrfBackward0",
     .forward = kernel<&geqrf>,
     .grads = {{"self", "", derivative_not_implemented<"geqrf">}},
     .out = "a",
     .out_dtype = kSafelyCastable<"torch.geqrf">},
    {.schema = "linalg_householder_product(Tensor input, Tensor tau) -> Tensor",
     .node = "LinalgHouseholderProductBackward0",
     .forward = kernel<&householder_product>,
     .grads = {{"input", "input result tau", grad_householder_input},
               {"tau", "input result tau", grad_householder_tau}},
     .own_conj = true,
     .out = "out",
     .out_dtype = kSafelyCastable<"torch.linalg.householder_product">,
     .place = Place::Function},
    {.schema = "orgqr(Tensor self, Tensor input2) -> Tensor",
     .forward = kernel<&orgqr>,
     .out = "out",
     .out_dtype = kSafelyCastable<"torch.linalg.householder_product">,
     .composite = true},
    {.schema = "ormqr(Tensor self, Tensor input2, Tensor input3, bool left=True, bool "
               "transpose=False) -> Tensor",
     .node = "OrmqrBackward0",
     .forward = kernel<&ormqr>,
     .grads = {{"self", "input2 input3 left result self transpose", grad_ormqr_self},
               {"input2", "input2 input3 left result self transpose", grad_ormqr_tau},
               {"input3", "input2 left self transpose", grad_ormqr_other}},
     .own_conj = true,
     .out = "out",
     .out_dtype = {"torch.ormqr: Expected input and result to have the same dtype, but input has "
                   "dtype{Result} and result has dtype {Out}",
                   OutDType::Same}},

    {.schema = "linalg_lstsq(Tensor self, Tensor b, float? rcond=None, *, str? driver=None) -> "
               "(Tensor solution, Tensor residuals, Tensor rank, Tensor singular_values)",
     .node = "LinalgLstsqBackward0",
     .forward = kernel<&lstsq>,
     .grads = {{"self", "b self solution", grad_lstsq_self},
               {"b", "b self solution", grad_lstsq_b}},
     .own_conj = true,
     .without_history = "singular_values",
     .out = "out",
     .out_dtype = kSafelyCastable<"torch.linalg.lstsq">,
     .place = Place::Function},

    {.schema = "linalg_matrix_exp(Tensor self) -> Tensor",
     .node = "LinalgMatrixExpBackward0",
     .forward = kernel<&matrix_exp>,
     .grads = {{"self", "self", grad_matrix_exp}},
     .place = Place::Function},
    {.schema = "matrix_exp(Tensor self) -> Tensor",
     .forward = kernel<&old_matrix_exp>,
     .composite = true},
    {.schema = "linalg_polar(Tensor A) -> (Tensor U, Tensor H)",
     .node = "LinalgPolarBackward0",
     .forward = kernel<&polar>,
     .grads = {{"A", "A H U", grad_polar}},
     .own_conj = true,
     .out = "out",
     .out_dtype = kSameDType,
     .place = Place::Function},
    {.schema = "linalg_matrix_sqrth(Tensor self) -> Tensor",
     .node = "LinalgMatrixSqrthBackward0",
     .forward = kernel<&matrix_sqrth>,
     .grads = {{"self", "self", grad_matrix_sqrth}},
     .own_conj = true,
     .place = Place::Function},
    {.schema = "linalg_cond(Tensor self, Scalar? p=None) -> Tensor",
     .forward = kernel<&cond>,
     .out = "out",
     .out_dtype = kSafelyCastable<"linalg.cond">,
     .composite = true,
     .place = Place::Function},
    {.schema = "linalg_cond.p_str(Tensor self, str p) -> Tensor",
     .forward = kernel<&cond_str>,
     .out = "p_str_out",
     .out_dtype = kSafelyCastable<"linalg.cond">,
     .composite = true,
     .place = Place::Function},

    {.schema = "linalg_tensorinv(Tensor self, int ind=2) -> Tensor",
     .forward = kernel<&tensorinv>,
     .out = "out",
     .out_dtype = kSafelyCastable<"tensorinv">,
     .composite = true,
     .place = Place::Function},
    {.schema = "linalg_tensorsolve(Tensor self, Tensor other, int[]? dims=None) -> Tensor",
     .forward = kernel<&tensorsolve>,
     .out = "out",
     .out_dtype = kSafelyCastable<"tensorsolve">,
     .composite = true,
     .place = Place::Function},
    {.schema = "linalg_vander(Tensor x, *, SymInt? N=None) -> Tensor",
     .forward = kernel<&linalg_vander>,
     .composite = true,
     .place = Place::Function},
    {.schema = "linalg_vecdot(Tensor x, Tensor y, *, int dim=-1) -> Tensor",
     .forward = kernel<&vecdot>,
     .out = "out",
     .out_dtype = {"linalg.vecdot: Expected out of dtype{Result} but found {Out}", OutDType::Same},
     .composite = true,
     .place = Place::Function},
    {.schema = "linalg_diagonal(Tensor(a) A, *, int offset=0, int dim1=-2, int dim2=-1) -> "
               "Tensor(a)",
     .forward = kernel<&linalg_diagonal>,
     .composite = true,
     .place = Place::Function},
};
static_assert(valid(kOps), "an operator's schema disagrees with its kernel or its derivative");

}  // namespace

OpTable factorization_ops() { return kOps; }

}  // namespace tg
