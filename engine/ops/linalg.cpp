// torch.linalg: inverses, determinants, solving and decompositions, with their gradients.
#include <limits>

#include "autograd/metadata.h"
#include "autograd/mode.h"
#include "kernels/copy.h"
#include "kernels/decompose.h"
#include "ops/dtypes.h"
#include "ops/gradients.h"
#include "ops/matrices.h"

namespace tg {
namespace {

// --- Inverse ---------------------------------------------------------------------------------

std::string singular(int32_t at) {
  return str(
      "The diagonal element ", at,
      " is zero, the inversion could not be completed because the input matrix is singular.");
}

struct Factors {
  Tensor lu, pivots, info;
};

// The factors of a, or of its transpose where that needs no copy.
Factors lu_of(const Tensor& a, const char* name) {
  check_square(a, name);
  Factors f = {by_columns(batch_sizes(a), a.size(-2), a.size(-1), a.dtype()),
               empty(with(batch_sizes(a), {a.size(-1)}), DType::Int32),
               empty(batch_sizes(a), DType::Int32)};
  factor_lu(f.lu, f.pivots, f.info, takes_transposed(a) ? seen_transposed(a) : a);
  return f;
}

std::tuple<Tensor, Tensor> inv_ex(const Tensor& a, bool check_errors) {
  check_square(a, "linalg.inv");
  check_full_precision(a, "linalg.inv");
  Factors f = lu_of(a, "linalg.inv");
  Tensor inverse = by_columns(batch_sizes(a), a.size(-2), a.size(-1), a.dtype());
  copy_elements(inverse, seen_over(call<"eye">(a.size(-1), a.dtype()), batch_sizes(a)));
  solve_lu(inverse, f.lu, f.pivots, takes_transposed(a));
  if (check_errors) check_info(f.info, "linalg.inv_ex", singular);
  return {inverse, f.info};
}

Tensor inv(const Tensor& a) {
  Results r = call_all<"linalg_inv_ex">(a);
  check_info(r[1].as<Tensor>(), "linalg.inv", singular);
  return r[0].as<Tensor>();
}

Tensor grad_inv(const Saved& s) {
  if (!s.grad.defined()) return {};
  Tensor back = mT(s["inverse"]);
  return -mm(mm(back, s.grad), back);
}

// --- Determinants ----------------------------------------------------------------------------

std::tuple<Tensor, Tensor, Tensor> det_factors(const Tensor& a) {
  auto [lu, pivots, info] = lu_of(a, "linalg.det");
  Tensor det = empty(batch_sizes(a), a.dtype());
  product_of_lu(det, lu, pivots);
  return {det, lu, pivots};
}

Tensor det(const Tensor& a) { return call<"_linalg_det">(a); }

Tensor spread(const Tensor& per_matrix) {
  return call<"unsqueeze">(call<"unsqueeze">(per_matrix, -1), -1);
}

// X with A^H X = the diagonal matrix of one number a matrix, from the factors.
Tensor solved_diagonal(const Saved& s, const Tensor& lu, const Tensor& numbers) {
  Tensor a = s["A"];
  Ints sizes = with(batch_sizes(a), {a.size(-1)});
  Tensor diagonal = call<"diag_embed">(call<"expand">(call<"unsqueeze">(numbers, -1), sizes));
  return call<"linalg_lu_solve">(lu, s["pivots"], diagonal, true, !takes_transposed(a));
}

// d det(A) = det(A) tr(A^-1 dA). Of a singular matrix the factors give way a little, as PyTorch's
// do; where the gradient has a history, the cofactors say what it is.
Tensor grad_det(const Saved& s) {
  if (!s.grad.defined()) return {};
  Tensor a = s["A"], result = s["result"], lu = s["LU"], pivots = call<"diagonal">(lu, 0, -2, -1);
  Tensor singular = call<"eq.Scalar">(pivots, 0);
  if (!grad_enabled()) {
    Tensor way = call<"_to_copy">(singular, a.dtype()) * Scalar(epsilon_of(a.dtype()));
    return solved_diagonal(s, lu + call<"diag_embed">(way), s.grad * conj(result));
  }
  if (!call<"any">(singular).data<bool>()[0])
    return spread(s.grad * conj(result)) * mH(call<"linalg_inv">(a));
  Tensor adjugate = empty(a.sizes(), a.dtype());
  cofactors(adjugate, a);
  return spread(s.grad) * conj(adjugate);
}

std::tuple<Tensor, Tensor, Tensor, Tensor> slogdet_factors(const Tensor& a) {
  check_square(a, "linalg.slogdet");
  check_full_precision(a, "linalg.slogdet");
  auto [lu, pivots, info] = lu_of(a, "linalg.slogdet");
  Tensor sign = empty(batch_sizes(a), a.dtype());
  Tensor log = empty(batch_sizes(a), real_type(a.dtype()));
  determinant_of_lu(sign, log, lu, pivots);
  return {sign, log, lu, pivots};
}

std::tuple<Tensor, Tensor> slogdet(const Tensor& a) {
  Results r = call_all<"_linalg_slogdet">(a);
  return {r[0].as<Tensor>(), r[1].as<Tensor>()};
}

// With log det(A) = z, d z = tr(A^-1 dA): the logarithm of the absolute value is its real part, and
// the sign turns with the imaginary one.
Tensor grad_slogdet(const Saved& s) {
  Tensor g = s.grads[1], of_sign = s.grads[0], sign = s["sign"];
  if (of_sign.defined() && is_complex(sign.dtype())) {
    Tensor turn = -call<"imag">(call<"resolve_conj">(conj(of_sign) * sign));
    g = call<"complex">(g.defined() ? g : call<"zeros_like">(turn), turn);
  }
  if (!g.defined()) return g;
  if (!grad_enabled()) return solved_diagonal(s, s["LU"], call<"_to_copy">(g, sign.dtype()));
  return spread(g) * mH(call<"linalg_inv">(s["A"]));
}

Tensor logdet(const Tensor& a) {
  check_square(a, "logdet");
  check_full_precision(a, "logdet");
  Results r = call_all<"_linalg_slogdet">(a);
  if (is_complex(a.dtype())) return call<"log">(r[0].as<Tensor>()) + r[1].as<Tensor>();
  Tensor bad = call<"eq.Scalar">(r[0].as<Tensor>(), -1);
  return call<"where.ScalarSelf">(bad, std::nan(""), r[1].as<Tensor>());
}

// --- Solving ---------------------------------------------------------------------------------

bool is_vector_case(const Tensor& a, const Tensor& b) {
  if (b.dim() == 1) return true;
  return a.dim() - 1 == b.dim() &&
         std::equal(b.sizes().begin(), b.sizes().end(), a.sizes().begin());
}

std::tuple<Tensor, Tensor, Tensor, Tensor> solve_ex(const Tensor& a, const Tensor& b, bool left,
                                                    bool check_errors) {
  check_square(a, "linalg.solve");
  check(a.dtype() == b.dtype(),
        "linalg.solve: Expected A and B to have the same dtype, but found A "
        "of type ",
        type_name(a.dtype()), " and B of type ", type_name(b.dtype()), " instead");
  bool vectors = is_vector_case(a, b);
  check(left || !vectors,
        "linalg.solve: Vector broadcasting of the left hand side is not supported "
        "for left=False. In this case linalg.solve is equivalent to B / A.squeeze(-1)");
  Tensor right = vectors ? alias(
                               b,
                               [&] {
                                 Geometry g = b.geometry();
                                 g.sizes.push_back(1);
                                 g.strides.push_back(1);
                                 return g;
                               }(),
                               true)
                         : b;
  int64_t fit = left ? right.size(-2) : right.size(-1);
  check(fit == a.size(-1), "linalg.solve: Incompatible shapes of A and B for the equation ",
        left ? "AX = B" : "XA = B", " (", a.size(-2), "x", a.size(-1), " and ", right.size(-2), "x",
        right.size(-1), ")");
  Ints batch = broadcast(batch_sizes(a), batch_sizes(right));
  auto [lu, pivots, info] = lu_of(a, "linalg.solve");
  for (int64_t i = 0; check_errors && i < info.numel(); ++i)
    check_as(ErrorType::LinAlg, info.data<int32_t>()[i] == 0,
             "torch.linalg.solve: The solver failed because the input matrix is singular.");
  // X A = B is solved as Aᵀ Xᵀ = Bᵀ.
  Tensor x = left ? by_columns(batch, right.size(-2), right.size(-1), a.dtype())
                  : empty(with(batch, {right.size(-2), right.size(-1)}), a.dtype());
  copy_elements(x, seen_over(right, batch));
  Ints pivot_sizes = with(batch, {a.size(-1)});
  solve_lu(left ? x : seen_transposed(x), seen_over(lu, batch),
           seen_as(pivots, pivot_sizes, broadcast_strides(pivots.geometry(), pivot_sizes)),
           left == takes_transposed(a));
  if (vectors) {
    Geometry g = x.geometry();
    g.sizes.pop_back();
    g.strides.pop_back();
    x = alias(x, g, true);
  }
  return {x, lu, pivots, info};
}

std::tuple<Tensor, Tensor> solve_ex_two(const Tensor& a, const Tensor& b, bool left,
                                        bool check_errors) {
  Results r = call_all<"_linalg_solve_ex">(a, b, left, check_errors);
  return {r[0].as<Tensor>(), r[3].as<Tensor>()};
}

Tensor solve(const Tensor& a, const Tensor& b, bool left) {
  return call<"_linalg_solve_ex">(a, b, left, true);
}

// X with A^H X = G, from the factors at hand; of higher derivatives A must be part.
Tensor transposed_solution(const Saved& s) {
  Tensor a = s["A"];
  if (grad_enabled()) return call<"linalg_solve">(mH(a), s.grad, s.flag("left"));
  bool vectors = s.grad.dim() == a.dim() - 1;
  Tensor g = vectors ? call<"unsqueeze">(s.grad, -1) : s.grad;
  Tensor x = call<"linalg_lu_solve">(s["LU"], s["pivots"], g, s.flag("left"), !takes_transposed(a));
  return vectors ? call<"squeeze.dim">(x, -1) : x;
}
Tensor grad_solve_b(const Saved& s) {
  if (!s.grad.defined()) return {};
  return transposed_solution(s);
}

Tensor grad_solve_a(const Saved& s) {
  if (!s.grad.defined()) return {};
  Tensor a = s["A"], x = s["result"], g = transposed_solution(s);
  if (s.grad.dim() == a.dim() - 1) {
    g = call<"unsqueeze">(g, -1);
    x = call<"unsqueeze">(x, -1);
  }
  return s.flag("left") ? -mm(g, mH(x)) : -mm(mH(x), g);
}

Tensor solve_triangular(const Tensor& a, const Tensor& b, bool upper, bool left, bool unit) {
  check_matrix_dims(a, "linalg.solve_triangular");
  check_square_sizes(a, "linalg.solve_triangular");
  if (!is_differentiable(a.dtype())) fail_not_implemented("triangular_solve_cpu", a.dtype());
  check_matrix_dims(b, "linalg.solve_triangular", "B");
  Ints batch = broadcast(batch_sizes(a), batch_sizes(b));
  check((left ? b.size(-2) : b.size(-1)) == a.size(-1),
        "linalg.solve_triangular: Incompatible shapes of A and B for the equation ",
        left ? "AX = B" : "XA = B", " (", a.size(-2), "x", a.size(-1), " and ", b.size(-2), "x",
        b.size(-1), ")");
  Tensor of_a = b.dtype() == a.dtype() ? b : call<"_to_copy">(b, a.dtype());
  Tensor m = seen_over(left ? a : seen_transposed(a), batch);
  Tensor x = by_columns(batch, b.size(-2), b.size(-1), a.dtype());
  copy_elements(x, seen_over(of_a, batch));
  solve_triangular_matrices(left ? x : seen_transposed(x), m, left ? upper : !upper, unit);
  return x;
}

// --- Cholesky --------------------------------------------------------------------------------

std::string not_positive(int32_t order) {
  return str(
      "The factorization could not be completed because the input is not "
      "positive-definite (the leading minor of order ",
      order, " is not positive-definite).");
}

std::tuple<Tensor, Tensor> cholesky_ex(const Tensor& a, bool upper, bool check_errors) {
  check_square(a, "linalg.cholesky");
  Tensor l = copied_by_columns(a), info = empty(batch_sizes(a), DType::Int32);
  factor_cholesky(l, info, upper);
  if (check_errors) check_info(info, "linalg.cholesky_ex", not_positive);
  return {l, info};
}

Tensor cholesky(const Tensor& a, bool upper) {
  Results r = call_all<"linalg_cholesky_ex">(a, upper, false);
  check_info(r[1].as<Tensor>(), "linalg.cholesky", not_positive);
  return r[0].as<Tensor>();
}

// X with A X = B, or X A = B, for a triangular A. Its transpose solves for the gradient of B.
Tensor grad_solve_triangular_B(const Saved& s) {
  return call<"linalg_solve_triangular">(mT(s["self"]), s.grad, !s.flag("upper"), s.flag("left"),
                                         s.flag("unitriangular"));
}
Tensor grad_solve_triangular_self(const Saved& s) {
  Tensor of_b = grad_solve_triangular_B(s), x = s["result"];
  Tensor full = s.flag("left") ? -mm(of_b, mT(x)) : -mm(mT(x), of_b);
  int64_t unit = s.flag("unitriangular");
  return s.flag("upper") ? call<"triu">(full, unit) : call<"tril">(full, -unit);
}

Tensor grad_cholesky(const Saved& s) {
  if (!s.grad.defined()) return {};
  bool upper = s.flag("upper");
  Tensor l = s["L"], g = s.grad;
  if (upper) {
    l = mH(l);
    g = mH(g);
  }
  Tensor inner = call<"tril">(mm(mH(l), g));
  inner = (inner + mH(call<"tril">(inner, -1))) * Scalar(0.5);
  Tensor left = call<"linalg_solve_triangular">(mH(l), inner, true);
  return call<"linalg_solve_triangular">(l, left, false, false);
}

// --- QR, SVD, eigenvalues --------------------------------------------------------------------

std::tuple<Tensor, Tensor> qr(const Tensor& a, const std::string& mode) {
  check_matrix(a, "linalg.qr");
  check(mode == "reduced" || mode == "complete" || mode == "r", "qr received unrecognized mode '",
        mode, "' but expected one of 'reduced' (default), 'r', or 'complete'");
  int64_t m = a.size(-2), n = a.size(-1), k = mode == "complete" ? m : std::min(m, n);
  Tensor factors = copied_by_columns(a);
  Tensor tau = empty(with(batch_sizes(a), {std::min(m, n)}), a.dtype());
  factor_qr(factors, tau);
  Tensor r = by_columns(batch_sizes(a), k, n, a.dtype());
  copy_elements(r, call<"triu">(call<"narrow">(factors, -2, 0, k)));
  if (mode == "r") return {empty({0}, a.dtype()), r};
  Tensor q = by_columns(batch_sizes(a), m, k, a.dtype());
  int64_t shared = std::min(n, k);
  copy_elements(call<"narrow">(q, -1, 0, shared), call<"narrow">(factors, -1, 0, shared));
  expand_reflectors(q, tau);
  return {q, r};
}

// Of a matrix with no more columns than rows; gq or gr may be undefined.
Tensor qr_gradient(const Tensor& q, const Tensor& r, const Tensor& gq, const Tensor& gr) {
  Tensor inner;
  if (gr.defined()) inner = mm(r, mH(gr));
  if (gq.defined()) {
    Tensor other = mm(mH(gq), q);
    inner = inner.defined() ? inner - other : -other;
  }
  // The Hermitian matrix that has the lower triangle of `inner`, and a real diagonal.
  Tensor below = call<"tril">(inner, -1);
  Tensor diagonal = call<"real">(call<"diagonal">(inner, 0, -2, -1));
  Tensor symmetric = below + mH(below) + call<"diag_embed">(diagonal);
  Tensor out = mm(q, symmetric);
  if (gq.defined()) out = gq + out;
  return call<"linalg_solve_triangular">(mH(r), out, false, false);
}

Tensor grad_qr(const Saved& s) {
  const std::string& mode = s.get<std::string>("mode");
  check(mode != "r",
        "The derivative of linalg.qr depends on Q, which is not computed when "
        "mode='r'. Please use linalg.qr(A, mode='reduced') if you are going to differentiate "
        "through linalg.qr.");
  Tensor q = s["Q"], r = s["R"], gq = s.grads[0], gr = s.grads[1];
  if (!gq.defined() && !gr.defined()) return {};
  int64_t m = q.size(-2), n = r.size(-1);
  check(mode == "reduced" || m <= n,
        "The QR decomposition is not differentiable when mode='complete' and nrows > ncols.");
  if (m >= n) return qr_gradient(q, r, gq, gr);
  // The first m columns of a wide matrix make Q; the others are Q times their part of R.
  Tensor square = call<"narrow">(r, -1, 0, m);
  if (!gr.defined()) {
    Tensor first = qr_gradient(q, square, gq, {});
    return call<"constant_pad_nd">(first, Ints{0, n - m}, Scalar(0));
  }
  Tensor rest = call<"narrow">(r, -1, m, n - m), rest_grad = call<"narrow">(gr, -1, m, n - m);
  Tensor through_rest = mm(mm(q, rest), mH(rest_grad));
  gq = gq.defined() ? gq + through_rest : through_rest;
  Tensor first = qr_gradient(q, square, gq, call<"narrow">(gr, -1, 0, m));
  return call<"cat">(TensorList{first, mm(q, rest_grad)}, -1);
}

std::tuple<Tensor, Tensor, Tensor> svd_kernel(const Tensor& a, bool full, bool compute_uv,
                                              const std::optional<std::string>& driver) {
  check_matrix(a, "linalg.svd");
  check(!driver,
        "torch.linalg.svd: keyword argument `driver=` is only supported on CUDA inputs with "
        "cuSOLVER backend.");
  int64_t m = a.size(-2), n = a.size(-1), k = std::min(m, n);
  Tensor s = empty(with(batch_sizes(a), {k}), real_type(a.dtype())), u, vh;
  if (compute_uv) {
    u = by_columns(batch_sizes(a), m, full ? m : k, a.dtype());
    vh = by_columns(batch_sizes(a), full ? n : k, n, a.dtype());
  }
  bool finite = call<"all">(call<"isfinite">(a)).data<bool>()[0];
  check_as(ErrorType::LinAlg, finite,
           "linalg.svd: The algorithm failed to converge because the input matrix contained "
           "non-finite values.");
  check_as(ErrorType::LinAlg, factor_svd(u, s, vh, a),
           "linalg.svd: The algorithm failed to converge because the input matrix is "
           "ill-conditioned or has too many repeated singular values.");
  if (!compute_uv) {
    u = empty({0}, a.dtype());
    vh = empty({0}, a.dtype());
  }
  return {u, s, vh};
}

std::tuple<Tensor, Tensor, Tensor> svd(const Tensor& a, bool full,
                                       const std::optional<std::string>& driver) {
  Results r = call_all<"_linalg_svd">(a, full, true, driver);
  return {r[0].as<Tensor>(), r[1].as<Tensor>(), r[2].as<Tensor>()};
}

Tensor svdvals(const Tensor& a, const std::optional<std::string>& driver) {
  return call_all<"_linalg_svd">(a, false, true, driver)[1].as<Tensor>();
}

std::tuple<Tensor, Tensor, Tensor> old_svd(const Tensor& a, bool some, bool compute_uv) {
  Results r = call_all<"_linalg_svd">(a, !some, compute_uv);
  return {r[0].as<Tensor>(), r[1].as<Tensor>(), mH(r[2].as<Tensor>())};
}

// Differences of all pairs, with 1 on the diagonal.
Tensor gaps_of(const Tensor& l) {
  Tensor gaps = call<"unsqueeze">(l, -2) - call<"unsqueeze">(l, -1);
  return call<"masked_fill.Scalar">(gaps, call<"eye">(l.size(-1), DType::Bool), Scalar(1.0));
}

// By how much a gradient asks that vectors be turned by a phase, which no loss may see.
Tensor phases_of(const Tensor& turned) {
  return call<"imag">(call<"diagonal">(call<"resolve_conj">(turned), 0, -2, -1));
}
bool are_near(const Tensor& a, const Tensor& b) {
  return call<"all">(call<"isclose">(a, b, 1e-2, 1e-2)).data<bool>()[0];
}
// Both vectors of a singular value are turned by the same one.
void check_phases(const Tensor& turned_u, const Tensor& turned_v) {
  const Tensor& any = turned_u.defined() ? turned_u : turned_v;
  if (!is_complex(any.dtype())) return;
  GradMode off(false);
  Tensor none = call<"zeros_like">(phases_of(any));
  check(are_near(turned_u.defined() ? phases_of(turned_u) : none,
                 turned_v.defined() ? -phases_of(turned_v) : none),
        "svd_backward: The singular vectors in the complex case are specified up to multiplication "
        "by e^{i phi}. The specified loss function depends on this phase term, making it "
        "ill-defined.");
}

Tensor grad_svd(const Saved& saved) {
  Tensor gu = saved.grads[0], gs = saved.grads[1], gvh = saved.grads[2];
  if (!gu.defined() && !gs.defined() && !gvh.defined()) return {};
  Tensor u = saved["U"], s = saved["S"], vh = saved["Vh"];
  int64_t k = s.size(-1);
  u = call<"narrow">(u, -1, 0, k);
  vh = call<"narrow">(vh, -2, 0, k);
  if (!gu.defined() && !gvh.defined()) return mm(scaled_columns(u, gs), vh);
  Tensor gaps = gaps_of(s * s), turned_u, turned_v;
  auto skew = [](const Tensor& t) { return t - mH(t); };
  if (gu.defined()) {
    gu = call<"narrow">(gu, -1, 0, k);
    turned_u = skew(mm(mH(u), gu));
  }
  if (gvh.defined()) {
    gvh = call<"narrow">(gvh, -2, 0, k);
    turned_v = skew(mm(vh, mH(gvh)));
  }
  check_phases(turned_u, turned_v);
  Tensor inner = !gvh.defined()  ? scaled_columns(turned_u / gaps, s)
                 : !gu.defined() ? scaled_rows(turned_v / gaps, s)
                                 : (scaled_columns(turned_u, s) + scaled_rows(turned_v, s)) / gaps;
  if (gs.defined()) inner = inner + call<"diag_embed">(gs);
  if (is_complex(u.dtype()) && gu.defined() && gvh.defined())
    inner = inner + call<"diag_embed">(call<"diagonal">(turned_u, 0, -2, -1) / (s * Scalar(2)));
  Tensor out = mm(mm(u, inner), vh);
  if (gu.defined() && u.size(-2) > k) {
    Tensor rest = call<"div.Tensor">(gu, call<"unsqueeze">(s, -2));
    out = out + mm(rest - mm(u, mm(mH(u), rest)), vh);
  }
  if (gvh.defined() && vh.size(-1) > k) {
    Tensor rest = call<"div.Tensor">(gvh, call<"unsqueeze">(s, -1));
    out = out + mm(u, rest - mm(mm(rest, mH(vh)), vh));
  }
  return out;
}

std::tuple<Tensor, Tensor> eigh_kernel(const Tensor& a, const std::string& uplo, bool compute_v) {
  check_matrix_dims(a, "linalg.eigh");
  check_square_sizes(a, "linalg.eigh");
  check(uplo == "L" || uplo == "U" || uplo == "l" || uplo == "u",
        "Expected UPLO argument to be 'L' or 'U', but got ", uplo);
  if (!is_differentiable(a.dtype())) fail_not_implemented("linalg_eigh_cpu", a.dtype());
  Tensor values = empty(with(batch_sizes(a), {a.size(-1)}), real_type(a.dtype()));
  Tensor vectors = by_columns(batch_sizes(a), a.size(-2), a.size(-1), a.dtype());
  check_as(ErrorType::LinAlg,
           factor_eigh(values, compute_v ? vectors : Tensor(), a, uplo == "U" || uplo == "u"),
           "linalg.eigh: The algorithm failed to converge because the input matrix is "
           "ill-conditioned or has too many repeated eigenvalues (error code: ",
           a.size(-1) - 1, ").");
  if (!compute_v) vectors = empty({0}, a.dtype());
  return {values, vectors};
}

std::tuple<Tensor, Tensor> eigh(const Tensor& a, const std::string& uplo) {
  Results r = call_all<"_linalg_eigh">(a, uplo, true);
  return {r[0].as<Tensor>(), r[1].as<Tensor>()};
}

Tensor eigvalsh(const Tensor& a, const std::string& uplo) {
  return call<"_linalg_eigh">(a, uplo, true);
}

// Takes Vᴴ gV.
void check_phase(const Tensor& turned, const char* name) {
  if (!is_complex(turned.dtype())) return;
  GradMode off(false);
  Tensor phases = phases_of(turned);
  check(are_near(phases, call<"zeros_like">(phases)), name,
        "_backward: The eigenvectors in the complex case are specified up to multiplication by "
        "e^{i phi}. The specified loss function depends on this quantity, so it is ill-defined.");
}
Tensor with_diagonal(const Tensor& m, const Tensor& diagonal) {
  if (!diagonal.defined()) return m;
  Tensor places = call<"eye">(m.size(-1), DType::Bool);
  return call<"masked_fill.Scalar">(m, places, Scalar(0.0)) + call<"diag_embed">(diagonal);
}

Tensor grad_eigh(const Saved& s) {
  Tensor gl = s.grads[0], gv = s.grads[1];
  if (!gl.defined() && !gv.defined()) return {};
  Tensor l = s["eigenvalues"], v = s["eigenvectors"];
  if (!gv.defined()) return mm(scaled_columns(v, gl), mH(v));
  // The matrix counts as symmetric: only what turns the eigenvectors remains.
  Tensor turned = mm(mH(v), gv);
  check_phase(turned, "linalg_eigh");
  turned = (turned - mH(turned)) * Scalar(0.5);
  return mm(mm(v, with_diagonal(turned / gaps_of(l), gl)), mH(v));
}

void check_eig(const Tensor& a, const char* name) {
  check_matrix_dims(a, name);
  check_square_sizes(a, name);
  check(is_differentiable(a.dtype()), "Unknown Complex ScalarType for ", type_name(a.dtype()));
  if (is_half(a.dtype())) fail_not_implemented("linalg_eig_out_cpu", a.dtype());
  check(call<"all">(call<"isfinite">(a)).data<bool>()[0], "torch.", name,
        ": input tensor should not contain infs or NaNs.");
}
void check_eig_converged(bool converged, const char* name) {
  check_as(ErrorType::LinAlg, converged, name,
           ": The algorithm failed to converge because the input matrix is ill-conditioned or has "
           "too many repeated eigenvalues.");
}

std::tuple<Tensor, Tensor> eig(const Tensor& a) {
  check_eig(a, "linalg.eig");
  DType dtype = complex_type(a.dtype());
  Tensor values = empty(with(batch_sizes(a), {a.size(-1)}), dtype);
  Tensor vectors = by_columns(batch_sizes(a), a.size(-2), a.size(-1), dtype);
  check_eig_converged(factor_eig(values, vectors, a), "linalg.eig");
  return {values, vectors};
}
Tensor eigvals_kernel(const Tensor& a) {
  check_eig(a, "linalg.eigvals");
  Tensor values = empty(with(batch_sizes(a), {a.size(-1)}), complex_type(a.dtype()));
  check_eig_converged(factor_eig(values, {}, a), "linalg.eigvals");
  return values;
}
// A gradient needs the vectors, too.
Tensor eigvals(const Tensor& a) {
  if (grad_enabled() && requires_grad(a)) return call<"linalg_eig">(a);
  return call<"_linalg_eigvals">(a);
}

// Of A = V L V^-1, whose vectors have norm 1 and do not grow.
Tensor grad_eig(const Saved& s) {
  Tensor gl = s.grads[0], gv = s.grads[1];
  if (!gl.defined() && !gv.defined()) return {};
  Tensor l = s["eigenvalues"], v = s["eigenvectors"], vh = mH(v), inner;
  if (!gv.defined()) {
    inner = scaled_rows(vh, gl);
  } else {
    Tensor turned = mm(vh, gv);
    check_phase(turned, "linalg_eig");
    Tensor grown = call<"real">(call<"diagonal">(turned, 0, -2, -1));
    turned = (turned - mm(vh, scaled_columns(v, grown))) / conj(gaps_of(l));
    inner = mm(with_diagonal(turned, gl), vh);
  }
  Tensor out = call<"linalg_solve">(vh, inner);
  return is_complex(s.dtype("self")) ? out : call<"real">(out);
}

// --- Composites ------------------------------------------------------------------------------

// Below what a singular value counts as 0: the larger of atol and rtol times the largest. What is
// not given is as PyTorch chooses it; the values are the last dim of `values`.
Tensor limit_of(const Tensor& a, const Tensor& values, const Tensor& given_atol,
                const Tensor& given_rtol) {
  auto number = [](double v) { return call<"full">(Ints{}, Scalar(v), DType::Float64); };
  Tensor atol = given_atol.defined() ? given_atol : number(0), rtol = given_rtol;
  if (!rtol.defined()) {
    rtol = number(epsilon_of(a.dtype()) * double(std::max(a.size(-1), a.size(-2))));
    if (given_atol.defined())
      rtol = call<"where.self">(call<"gt.Scalar">(atol, 0), number(0), rtol);
  }
  Tensor largest = call<"amax">(values, Ints{-1}, true);
  return call<"maximum">(call<"unsqueeze">(atol, -1), call<"unsqueeze">(rtol, -1) * largest);
}
Tensor optional_tensor(std::optional<double> v) {
  return v ? call<"full">(Ints{}, Scalar(*v), DType::Float64) : Tensor();
}

Tensor matrix_rank(const Tensor& a, const Tensor& atol, const Tensor& rtol, bool hermitian) {
  check_matrix_dims(a, "torch.linalg.matrix_rank", "input");
  if (!rtol.defined()) epsilon_of(a.dtype());
  if (a.numel() == 0) return call<"zeros">(batch_sizes(a), DType::Int64);
  Tensor values =
      hermitian ? call<"abs">(call<"linalg_eigvalsh">(a, "L")) : call<"linalg_svdvals">(a);
  Tensor limit = limit_of(a, values, atol, rtol);
  return call<"sum.dim_IntList">(call<"gt.Tensor">(values, limit), Ints{-1});
}
Tensor matrix_rank_float(const Tensor& a, std::optional<double> atol, std::optional<double> rtol,
                         bool hermitian) {
  return matrix_rank(a, optional_tensor(atol), optional_tensor(rtol), hermitian);
}
Tensor matrix_rank_tol(const Tensor& a, double tol, bool hermitian) {
  return matrix_rank(a, optional_tensor(tol), optional_tensor(0), hermitian);
}
Tensor matrix_rank_tol_tensor(const Tensor& a, const Tensor& tol, bool hermitian) {
  return matrix_rank(a, tol, optional_tensor(0), hermitian);
}

Tensor pinv_kernel(const Tensor& a, const Tensor& atol, const Tensor& rtol, bool hermitian) {
  check(
      a.dim() >= 2 && is_differentiable(a.dtype()) && !is_half(a.dtype()), "linalg.pinv(",
      type_name(a.dtype()), "{", a.sizes(),
      "}): expected a tensor with 2 or more dimensions of float, double, cfloat or cdouble types");
  if (a.numel() == 0) return empty(with(batch_sizes(a), {a.size(-1), a.size(-2)}), a.dtype());
  Tensor u, s, v;
  if (hermitian) {
    Results r = call_all<"_linalg_eigh">(a, "L", true);
    s = r[0].as<Tensor>(), u = v = r[1].as<Tensor>();
  } else {
    Results r = call_all<"_linalg_svd">(a, false, true);
    u = r[0].as<Tensor>(), s = r[1].as<Tensor>(), v = mH(r[2].as<Tensor>());
  }
  Tensor size = call<"abs">(s);
  Tensor kept = call<"gt.Tensor">(size, limit_of(a, size, atol, rtol));
  Tensor back = call<"where.ScalarOther">(kept, call<"reciprocal">(s), Scalar(0.0));
  return mm(scaled_columns(v, back), mH(u));
}
Tensor pinv(const Tensor& a, const Tensor& atol, const Tensor& rtol, bool hermitian) {
  return call<"linalg_pinv.atol_rtol_tensor">(a, atol, rtol, hermitian);
}
Tensor pinv_float(const Tensor& a, std::optional<double> atol, std::optional<double> rtol,
                  bool hermitian) {
  if (!rtol) epsilon_of(a.dtype());
  return pinv(a, optional_tensor(atol), optional_tensor(rtol), hermitian);
}
Tensor pinv_rcond(const Tensor& a, double rcond, bool hermitian) {
  return pinv(a, optional_tensor(0), optional_tensor(rcond), hermitian);
}
Tensor pinv_rcond_tensor(const Tensor& a, const Tensor& rcond, bool hermitian) {
  return pinv(a, optional_tensor(0), rcond, hermitian);
}
Tensor pinverse(const Tensor& a, double rcond) { return pinv_rcond(a, rcond, false); }

// By the derivative of the four conditions that define the inverse, which needs no full rank.
Tensor grad_pinv(const Saved& saved) {
  Tensor a = saved["self"], p = saved["result"], pt = mH(p), gt = mH(saved.grad);
  Tensor through_rows = mm(mm(gt, p), pt), through_columns = mm(pt, mm(p, gt));
  return through_rows - mm(a, mm(p, through_rows)) + through_columns -
         mm(mm(through_columns, p), a) - mm(pt, mm(saved.grad, pt));
}

// --- The table -------------------------------------------------------------------------------

constexpr Op kOps[] = {
    {.schema =
         "linalg_inv_ex(Tensor A, *, bool check_errors=False) -> (Tensor inverse, Tensor info)",
     .node = "LinalgInvExBackward0",
     .forward = kernel<&inv_ex>,
     .grads = {{"A", "inverse", grad_inv}},
     .out = "inverse",
     .out_dtype = kSameDType},
    {.schema = "linalg_inv(Tensor A) -> Tensor",
     .forward = kernel<&inv>,
     .out = "out",
     .out_dtype = kSameDType,
     .composite = true,
     .place = Place::Function},
    {.schema = "inverse(Tensor self) -> Tensor",
     .forward = kernel<&inv>,
     .out = "out",
     .out_dtype = kSameDType,
     .composite = true},

    {.schema = "_linalg_det(Tensor A) -> (Tensor result, Tensor LU, Tensor pivots)",
     .node = "LinalgDetBackward0",
     .forward = kernel<&det_factors>,
     .grads = {{"A", "A LU pivots result", grad_det}},
     .own_conj = true,
     .without_history = "LU",
     .out = "result",
     .out_dtype = kSameDType,
     .place = Place::Hidden},
    {.schema = "linalg_det(Tensor A) -> Tensor",
     .forward = kernel<&det>,
     .out = "out",
     .out_dtype = kSameDType,
     .composite = true,
     .place = Place::Function},
    {.schema = "det(Tensor self) -> Tensor", .forward = kernel<&det>, .composite = true},
    {.schema =
         "_linalg_slogdet(Tensor A) -> (Tensor sign, Tensor logabsdet, Tensor LU, Tensor pivots)",
     .node = "LinalgSlogdetBackward0",
     .forward = kernel<&slogdet_factors>,
     .grads = {{"A", "A LU pivots sign", grad_slogdet}},
     .own_conj = true,
     .without_history = "LU",
     .out = "sign",
     .out_dtype = kSameDType,
     .place = Place::Hidden},
    {.schema = "linalg_slogdet(Tensor A) -> (Tensor sign, Tensor logabsdet)",
     .forward = kernel<&slogdet>,
     .out = "out",
     .out_dtype = kSameDType,
     .composite = true,
     .place = Place::Function},
    {.schema = "slogdet(Tensor self) -> (Tensor sign, Tensor logabsdet)",
     .forward = kernel<&slogdet>,
     .out = "out",
     .out_dtype = kSameDType,
     .composite = true},
    {.schema = "logdet(Tensor self) -> Tensor", .forward = kernel<&logdet>, .composite = true},

    {.schema =
         "_linalg_solve_ex(Tensor A, Tensor B, *, bool left=True, bool check_errors=False) -> "
         "(Tensor result, Tensor LU, Tensor pivots, Tensor info)",
     .node = "LinalgSolveExBackward0",
     .forward = kernel<&solve_ex>,
     .grads = {{"A", "A LU left pivots result", grad_solve_a},
               {"B", "A LU left pivots", grad_solve_b}},
     .own_conj = true,
     .without_history = "LU",
     .out = "result",
     .out_dtype = kSameDType,
     .place = Place::Hidden},
    {.schema = "linalg_solve_ex(Tensor A, Tensor B, *, bool left=True, bool check_errors=False) -> "
               "(Tensor result, Tensor info)",
     .forward = kernel<&solve_ex_two>,
     .out = "out",
     .out_dtype = kSameDType,
     .composite = true,
     .place = Place::Function},
    {.schema = "linalg_solve(Tensor A, Tensor B, *, bool left=True) -> Tensor",
     .forward = kernel<&solve>,
     .out = "out",
     .out_dtype = kSameDType,
     .composite = true,
     .place = Place::Function},
    {.schema = "linalg_solve_triangular(Tensor self, Tensor B, *, bool upper, bool left=True, bool "
               "unitriangular=False) -> Tensor",
     .node = "LinalgSolveTriangularBackward0",
     .forward = kernel<&solve_triangular>,
     .grads = {{"self", "self result upper left unitriangular", grad_solve_triangular_self},
               {"B", "self upper left unitriangular", grad_solve_triangular_B}},
     .out = "out",
     .out_dtype = kExpectedDType,
     .place = Place::Function},

    {.schema = "linalg_cholesky_ex(Tensor self, *, bool upper=False, bool check_errors=False) -> "
               "(Tensor L, Tensor info)",
     .node = "LinalgCholeskyExBackward0",
     .forward = kernel<&cholesky_ex>,
     .grads = {{"self", "L upper", grad_cholesky}},
     .own_conj = true,
     .out = "L",
     .out_dtype = kSameDType,
     .place = Place::Function},
    {.schema = "linalg_cholesky(Tensor self, *, bool upper=False) -> Tensor",
     .forward = kernel<&cholesky>,
     .out = "out",
     .out_dtype = kSameDType,
     .composite = true,
     .place = Place::Function},

    {.schema = "linalg_qr(Tensor A, str mode=\"reduced\") -> (Tensor Q, Tensor R)",
     .node = "LinalgQrBackward0",
     .forward = kernel<&qr>,
     .grads = {{"A", "Q R mode", grad_qr}},
     .own_conj = true,
     .out = "out",
     .out_dtype = kSameDType,
     .place = Place::Function},
    {.schema = "_linalg_svd(Tensor A, bool full_matrices=False, bool compute_uv=True, *, str? "
               "driver=None) -> (Tensor U, Tensor S, Tensor Vh)",
     .node = "LinalgSvdBackward0",
     .forward = kernel<&svd_kernel>,
     .grads = {{"A", "full_matrices S U Vh", grad_svd}},
     .own_conj = true,
     .out = "U",
     .out_dtype = kSameDType,
     .place = Place::Hidden},
    {.schema = "linalg_svd(Tensor A, bool full_matrices=True, *, str? driver=None) -> (Tensor U, "
               "Tensor S, Tensor Vh)",
     .forward = kernel<&svd>,
     .out = "U",
     .out_dtype = kSameDType,
     .composite = true,
     .place = Place::Function},
    {.schema = "linalg_svdvals(Tensor A, *, str? driver=None) -> Tensor",
     .forward = kernel<&svdvals>,
     .out = "out",
     .out_dtype = kSameDType,
     .composite = true,
     .place = Place::Function},
    {.schema = "svd(Tensor self, bool some=True, bool compute_uv=True) -> (Tensor U, Tensor S, "
               "Tensor V)",
     .forward = kernel<&old_svd>,
     .out = "U",
     .out_dtype = kSameDType,
     .composite = true},
    {.schema =
         "_linalg_eigh(Tensor A, str UPLO=\"L\", bool compute_v=True) -> (Tensor eigenvalues, "
         "Tensor eigenvectors)",
     .node = "LinalgEighBackward0",
     .forward = kernel<&eigh_kernel>,
     .grads = {{"A", "eigenvalues eigenvectors", grad_eigh}},
     .own_conj = true,
     .out = "eigenvalues",
     .out_dtype = kSameDType,
     .place = Place::Hidden},
    {.schema = "linalg_eigh(Tensor self, str UPLO=\"L\") -> (Tensor eigenvalues, Tensor "
               "eigenvectors)",
     .forward = kernel<&eigh>,
     .out = "eigvals",
     .out_dtype = kSameDType,
     .composite = true,
     .place = Place::Function},
    {.schema = "linalg_eigvalsh(Tensor self, str UPLO=\"L\") -> Tensor",
     .forward = kernel<&eigvalsh>,
     .out = "out",
     .out_dtype = kSameDType,
     .composite = true,
     .place = Place::Function},

    {.schema = "linalg_eig(Tensor self) -> (Tensor eigenvalues, Tensor eigenvectors)",
     .node = "LinalgEigBackward0",
     .forward = kernel<&eig>,
     .grads = {{"self", "eigenvalues eigenvectors", grad_eig}},
     .own_conj = true,
     .out = "out",
     .out_dtype = kSafelyCastable<"torch.linalg.eig">,
     .place = Place::Function},
    {.schema = "_linalg_eigvals(Tensor self) -> Tensor",
     .node = "torch::autograd::NotImplemented",
     .forward = kernel<&eigvals_kernel>,
     .grads = {{"self", "", not_implemented<"_linalg_eigvals">}},
     .place = Place::Hidden},
    {.schema = "linalg_eigvals(Tensor self) -> Tensor",
     .forward = kernel<&eigvals>,
     .out = "out",
     .out_dtype = {"torch.linalg.eigvals: Expected eigenvalues to be safely castable from {Result} "
                   "dtype, but got eigenvalues with dtype {Out}"},
     .composite = true,
     .place = Place::Function},

    {.schema = "linalg_matrix_rank(Tensor self, float tol, bool hermitian=False) -> Tensor",
     .forward = kernel<&matrix_rank_tol>,
     .out = "out",
     .out_dtype = kSafelyCastable<"torch.linalg.matrix_rank">,
     .composite = true,
     .place = Place::Function},
    {.schema = "linalg_matrix_rank.tol_tensor(Tensor input, Tensor tol, bool hermitian=False) -> "
               "Tensor",
     .forward = kernel<&matrix_rank_tol_tensor>,
     .out = "out_tol_tensor",
     .out_dtype = kSafelyCastable<"torch.linalg.matrix_rank">,
     .composite = true,
     .place = Place::Function},
    {.schema = "linalg_matrix_rank.atol_rtol_float(Tensor self, *, float? atol=None, float? "
               "rtol=None, bool hermitian=False) -> Tensor",
     .forward = kernel<&matrix_rank_float>,
     .out = "atol_rtol_float_out",
     .out_dtype = kSafelyCastable<"torch.linalg.matrix_rank">,
     .composite = true,
     .place = Place::Function},
    {.schema = "linalg_matrix_rank.atol_rtol_tensor(Tensor input, *, Tensor? atol=None, Tensor? "
               "rtol=None, bool hermitian=False) -> Tensor",
     .forward = kernel<&matrix_rank>,
     .out = "atol_rtol_tensor_out",
     .out_dtype = kSafelyCastable<"torch.linalg.matrix_rank">,
     .composite = true,
     .place = Place::Function},
    {.schema = "linalg_pinv.atol_rtol_tensor(Tensor self, *, Tensor? atol=None, Tensor? rtol=None, "
               "bool hermitian=False) -> Tensor",
     .node = "LinalgPinvBackward0",
     .forward = kernel<&pinv_kernel>,
     .grads = {{"self", "self result", grad_pinv}},
     .own_conj = true,
     .out = "atol_rtol_tensor_out",
     .out_dtype = kSafelyCastable<"linalg.pinv">,
     .place = Place::Function},
    {.schema =
         "linalg_pinv.atol_rtol_float(Tensor self, *, float? atol=None, float? rtol=None, bool "
         "hermitian=False) -> Tensor",
     .forward = kernel<&pinv_float>,
     .out = "atol_rtol_float_out",
     .out_dtype = kSafelyCastable<"linalg.pinv">,
     .composite = true,
     .place = Place::Function},
    {.schema = "linalg_pinv(Tensor self, float rcond, bool hermitian=False) -> Tensor",
     .forward = kernel<&pinv_rcond>,
     .out = "out",
     .out_dtype = kSafelyCastable<"linalg.pinv">,
     .composite = true,
     .place = Place::Function},
    {.schema =
         "linalg_pinv.rcond_tensor(Tensor self, Tensor rcond, bool hermitian=False) -> Tensor",
     .forward = kernel<&pinv_rcond_tensor>,
     .out = "out_rcond_tensor",
     .out_dtype = kSafelyCastable<"linalg.pinv">,
     .composite = true,
     .place = Place::Function},
    {.schema = "pinverse(Tensor self, float rcond=1.0000000000000001e-15) -> Tensor",
     .forward = kernel<&pinverse>,
     .composite = true},
};
static_assert(valid(kOps), "an operator's schema disagrees with its kernel or its derivative");

}  // namespace

OpTable linalg_ops() { return kOps; }

}  // namespace tg
