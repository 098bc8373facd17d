// Special functions: what torch.special names.
#include "kernels/special.h"

#include "kernels/rare_math.h"
#include "kernels/vector_math.h"
#include "ops/elementwise.h"

namespace tg {
namespace {

constexpr double kPi = 3.14159265358979323846;

// --- Kernels ---------------------------------------------------------------------------------

// Whether PyTorch has a kernel for half types, too.
enum class Halves : bool { Lacked, Taken };

DType kernel_type(DType type, const char* name, Halves halves) {
  if (is_half(type) && halves == Halves::Lacked) fail_not_implemented(name, type);
  return float_type(type);
}

// Functions that are long in themselves are called by address: one loop serves them all.
Tensor map_double(Destination& to, const char* name, Halves halves, double (*f)(double),
                  const Tensor& self) {
  return map_same<Types::Floating>(
      to, name, kernel_type(self.dtype(), name, halves),
      [f](auto a) { return decltype(a)(f(double(a))); }, self);
}
template <double (*F)(double), FixedString Name, Halves kHalves = Halves::Lacked>
Tensor in_double(Destination& to, const Tensor& self) {
  return map_double(to, Name.text, kHalves, F, self);
}
// The same of those that are computed as float32 and as float64.
struct Both {
  float (*of_float)(float);
  double (*of_double)(double);

  float operator()(float a) const { return of_float(a); }
  double operator()(double a) const { return of_double(a); }
};
Tensor map_both(Destination& to, const char* name, Halves halves, const Both& f,
                const Tensor& self) {
  return map_same<Types::Floating>(to, name, kernel_type(self.dtype(), name, halves), f, self);
}
template <auto F, FixedString Name, Halves kHalves = Halves::Lacked>
Tensor by_address(Destination& to, const Tensor& self) {
  constexpr Both kBoth = {[](float a) { return F(a); }, [](double a) { return F(a); }};
  return map_both(to, Name.text, kHalves, kBoth, self);
}
template <double (*F)(double)>
constexpr auto times_exp = [](auto a) { return special::times_exp<F>(a); };
template <double (*F)(double)>
constexpr auto times_exp_minus = [](auto a) { return special::times_exp_minus<F>(a); };
// The value of an orthogonal polynomial at x, by its degree.
struct Polynomial {
  float (*of_float)(float x, int64_t n);
  double (*of_double)(double x, int64_t n);

  float operator()(float x, int64_t n) const { return of_float(x, n); }
  double operator()(double x, int64_t n) const { return of_double(x, n); }
};
Tensor map_polynomial(Destination& to, const char* name, const Polynomial& p, const Tensor& x,
                      const Tensor& n) {
  return map_same<Types::Floating>(
      to, name, kernel_type(result_type(x, n), name, Halves::Lacked),
      [p]<class T>(T x, T n) { return p(x, int64_t(n)); }, x, n);
}
template <auto F, FixedString Name>
Tensor polynomial(Destination& to, const Tensor& x, const Tensor& n) {
  constexpr Polynomial kPolynomial = {[](float x, int64_t n) { return F(x, n); },
                                      [](double x, int64_t n) { return F(x, n); }};
  return map_polynomial(to, Name.text, kPolynomial, x, n);
}

Tensor sinc(Destination& to, const Tensor& self) {
  if (is_complex(self.dtype())) {
    Tensor x = self * kPi;
    return call<"masked_fill.Scalar">(call<"sin">(x) / x, call<"eq.Scalar">(self, 0), 1);
  }
  return real_unary<[]<class T>(T a) {
    return a == 0 ? T(1) : T(std::sin(T(kPi) * a) / (T(kPi) * a));
  },
                    "sinc_cpu">(to, self);
}
double spherical_bessel_j0(double a) {
  if (std::isinf(a)) return 0;
  return a == 0 ? 1 : std::sin(a) / a;
}

Tensor logit(Destination& to, const Tensor& self, std::optional<double> eps) {
  DType type = float_type(self.dtype());
  return map_same<Types::Floating>(
      to, "logit_cpu", type,
      [&, round = Rounding(type)]<class T>(T a) {
        T least = round(T(eps.value_or(0))), most = round(1 - least);
        if (eps) a = a < least ? least : a > most ? most : a;
        return std::log(round(a / round(1 - a)));
      },
      self);
}

Tensor entr(Destination& to, const Tensor& self) {
  DType type = float_type(self.dtype());
  return map_same<Types::Floating>(
      to, "entr_cpu", type,
      [round = Rounding(type)]<class T>(T a) {
        if (!(a <= 0)) return -a * round(std::log(a));
        return a == 0 ? T(0) : -std::numeric_limits<T>::infinity();
      },
      self);
}
Tensor xlog1py(Destination& to, const Tensor& self, const Tensor& other) {
  DType type = float_type(result_type(self, other));
  return map_same<Types::Floating>(
      to, "xlog1py_cpu", type,
      [round = Rounding(type)]<class T>(T a, T b) {
        return std::isnan(b) ? b : a == 0 ? T(0) : a * round(std::log1p(b));
      },
      self, other);
}

Tensor ndtr(const Tensor& self) {
  Tensor erf = call<"erf">(call<"mul.Scalar">(self, std::sqrt(0.5)));
  return call<"mul.Scalar">(call<"add.Scalar">(erf, 1), 0.5);
}

Tensor zeta(Destination& to, const Tensor& self, const Tensor& other) {
  DType type = kernel_type(result_type(self, other), "zeta_cpu", Halves::Lacked);
  return map_same<Types::Floating>(
      to, "zeta_cpu", type, [](auto s, auto q) { return decltype(s)(special::zeta(s, q)); }, self,
      other);
}
Tensor polygamma(Destination& to, int64_t n, const Tensor& self) {
  check(n >= 0, "polygamma(n, x) does not support negative n.");
  return map_same<Types::Floating>(
      to,
      n == 0   ? "digamma"
      : n == 1 ? "trigamma"
               : "polygamma",
      float_type(self.dtype()), [&](auto a) { return special::polygamma(n, a); }, self);
}
Tensor polygamma_in_place(Destination& to, const Tensor& self, int64_t n) {
  return write_back(self, polygamma(to, n, self));
}
Tensor igamma(Destination& to, const Tensor& self, const Tensor& other) {
  return map_same<Types::Floating>(
      to, "igamma_cpu", result_type(self, other),
      [](auto a, auto x) { return decltype(a)(special::igamma(a, x)); }, self, other);
}
Tensor igammac(Destination& to, const Tensor& self, const Tensor& other) {
  return map_same<Types::Floating>(
      to, "igammac_cpu", result_type(self, other),
      [](auto a, auto x) { return decltype(a)(special::igammac(a, x)); }, self, other);
}

// x, x - 1/2, … x - (p - 1)/2 along a last dim.
Tensor half_steps_below(const Tensor& self, int64_t p) {
  Tensor steps =
      call<"arange.start_step">(-double(p) / 2 + 0.5, 0.5, 0.5, float_type(self.dtype()));
  return steps + call<"unsqueeze">(self, -1);
}
Tensor mvlgamma(Destination& to, const Tensor& self, int64_t p) {
  check(p >= 1, "p has to be greater than or equal to 1");
  check(self.dtype() != DType::Bool, "The input tensor may not be a boolean tensor.");
  DType type = float_type(self.dtype());
  if (const Tensor& t = to.tensor(); t.defined())
    check(can_cast(type, t.dtype()), "mvlgamma: result type ", type_name(self.dtype()),
          " can't be cast to the desired output type ", type_name(type));
  Tensor logs = call<"lgamma">(half_steps_below(self, p));
  return call<"sum.dim_IntList">(logs, Ints{-1}) + Scalar(double(p * (p - 1)) * std::log(kPi) / 4);
}

// --- Kernels that are another operator -------------------------------------------------------

Tensor special_polygamma(int64_t n, const Tensor& self) { return call<"polygamma">(n, self); }
Tensor xlogy_of_number(const Scalar& self, const Tensor& other) {
  return call<"xlogy.Scalar_Self">(self, other);
}

// --- Gradients -------------------------------------------------------------------------------

template <FixedString Name>
Tensor not_implemented(const Saved&) {
  fail(ErrorType::NotImplemented, "the derivative for '", Name.text, "' is not implemented.");
}

Tensor sinc_grad(const Saved& s) {
  Tensor self = s["self"], x = self * kPi, square = self * self * kPi;
  Tensor slope = s.grad * ((x * call<"cos">(x) - call<"sin">(x)) / square);
  return drop_where(call<"eq.Scalar">(square, 0), slope);
}

Tensor logit_grad(const Saved& s) {
  Tensor self = s["self"];
  auto eps = s.get<std::optional<double>>("eps");
  double low = eps.value_or(0), outside = eps ? 0 : std::nan("");
  Tensor within =
      call<"logical_and">(call<"ge.Scalar">(self, low), call<"le.Scalar">(self, 1 - low));
  return call<"where.self">(within, s.grad / (self * (Scalar(1.0) - self)),
                            scalar_tensor(outside, s.grad.dtype()));
}

Tensor log_ndtr_grad(const Saved& s) {
  Tensor exponent = s["result"] + call<"pow.Tensor_Scalar">(s["self"], 2) / Scalar(2);
  return s.grad / Scalar(std::sqrt(2 * kPi)) * call<"exp">(-exponent);
}

Tensor xlog1py_self_grad(const Saved& s) {
  Tensor zero =
      call<"logical_and">(call<"eq.Scalar">(s["self"], 0), call<"le.Scalar">(s["other"], -1));
  return call<"masked_fill.Scalar">(call<"special_xlog1py">(s.grad, s["other"]), zero, 0);
}
Tensor xlog1py_number_grad(const Saved& s) {
  double other = s.scalar("other").to<double>();
  if (other > -1) return s.grad * std::log1p(other);
  Tensor zero = call<"eq.Scalar">(s["self"], 0);
  return call<"masked_fill.Scalar">(call<"special_xlog1py.other_scalar">(s.grad, other), zero, 0);
}

// The derivatives of I1 and of its scaled form divide by x: near 0, where they are 1/2, another
// argument takes its place.
template <class Slope>
Tensor half_at_zero(const Saved& s, Slope slope) {
  Tensor self = s["self"];
  double eps = self.dtype() == DType::Float64    ? std::numeric_limits<double>::epsilon()
               : self.dtype() == DType::Float16  ? 0x1p-10
               : self.dtype() == DType::BFloat16 ? 0x1p-7
                                                 : double(std::numeric_limits<float>::epsilon());
  Tensor away = call<"gt.Scalar">(call<"abs">(self), eps);
  Tensor safe = call<"where.self">(away, self, scalar_tensor(eps, self.dtype()));
  return s.grad * call<"where.self">(away, slope(safe), scalar_tensor(0.5, self.dtype()));
}
Tensor i1_grad(const Saved& s) {
  return half_at_zero(
      s, [&](const Tensor& x) { return call<"i0">(x) - s["result"] * call<"reciprocal">(x); });
}
Tensor i1e_grad(const Saved& s) {
  return half_at_zero(s, [&](const Tensor& x) {
    return call<"special_i0e">(x) - s["result"] * (call<"sgn">(x) + call<"reciprocal">(x));
  });
}

// The derivative of the lower incomplete gamma function.
Tensor gamma_density(const Saved& s) {
  Tensor a = s["self"], x = s["other"];
  return call<"exp">((a - Scalar(1)) * call<"log">(x) - x - call<"lgamma">(a));
}
Tensor polygamma_grad(const Saved& s) {
  return s.grad * call<"polygamma">(s.integer("n") + 1, s["self"]);
}
Tensor mvlgamma_grad(const Saved& s) {
  Tensor slopes = call<"digamma">(half_steps_below(s["self"], s.integer("p")));
  return s.grad * call<"sum.dim_IntList">(slopes, Ints{-1});
}

constexpr auto kChebyshevT = [](auto x, int64_t n) { return special::chebyshev_t(x, n); };
constexpr auto kChebyshevU = [](auto x, int64_t n) { return special::chebyshev_u(x, n); };
constexpr auto kChebyshevV = [](auto x, int64_t n) { return special::chebyshev_v(x, n); };
constexpr auto kChebyshevW = [](auto x, int64_t n) { return special::chebyshev_w(x, n); };
constexpr auto kShiftedChebyshevT = [](auto x, int64_t n) {
  return special::chebyshev_t(x + x - 1, n);
};
constexpr auto kShiftedChebyshevU = [](auto x, int64_t n) {
  return special::chebyshev_u(x + x - 1, n);
};
constexpr auto kShiftedChebyshevV = [](auto x, int64_t n) {
  return special::chebyshev_v(x + x - 1, n);
};
constexpr auto kShiftedChebyshevW = [](auto x, int64_t n) {
  return special::chebyshev_w(x + x - 1, n);
};
constexpr auto kHermiteH = [](auto x, int64_t n) { return special::hermite_h(x, n); };
constexpr auto kHermiteHe = [](auto x, int64_t n) { return special::hermite_he(x, n); };
constexpr auto kLaguerreL = [](auto x, int64_t n) { return special::laguerre(x, n); };
constexpr auto kLegendreP = [](auto x, int64_t n) { return special::legendre(x, n); };

// The three rows of an orthogonal polynomial.
#define TG_POLYNOMIAL(name, value)                                                           \
  {.schema = "special_" name "(Tensor x, Tensor n) -> Tensor",                               \
   .forward = kernel<&polynomial<value, name "_cpu">>,                                       \
   .out = "out",                                                                             \
   .place = Place::Function},                                                                \
      {.schema = "special_" name ".x_scalar(Scalar x, Tensor n) -> Tensor",                  \
       .forward = kernel<&of_number<&polynomial<value, name "_cpu">>>,                       \
       .out = "x_scalar_out",                                                                \
       .place = Place::Function},                                                            \
  {                                                                                          \
    .schema = "special_" name ".n_scalar(Tensor x, Scalar n) -> Tensor",                     \
    .forward = kernel<&with_number<&polynomial<value, name "_cpu">>>, .out = "n_scalar_out", \
    .place = Place::Function                                                                 \
  }

Tensor lgamma_gradient(const Saved& s) { return s.grad * call<"digamma">(s["self"]); }
Tensor digamma_gradient(const Saved& s) { return s.grad * call<"polygamma">(1, s["self"]); }
Tensor igamma_other_gradient(const Saved& s) { return s.grad * gamma_density(s); }
Tensor igammac_other_gradient(const Saved& s) { return -s.grad * gamma_density(s); }
Tensor special_zeta_other_gradient(const Saved& s) {
  return s.grad * (call<"special_zeta">(s["self"] + Scalar(1), s["other"]) * -s["self"]);
}
Tensor special_zeta_gradient(const Saved& s) {
  return s.grad * (call<"special_zeta.self_scalar">(s.scalar("self").to<double>() + 1, s["other"]) *
                   -s.scalar("self").to<double>());
}
Tensor erf_gradient(const Saved& s) {
  return s.grad * (call<"exp">(-(s["self"] * s["self"])) * (2 / std::sqrt(kPi)));
}
Tensor erfc_gradient(const Saved& s) {
  return s.grad * (call<"exp">(-(s["self"] * s["self"])) * (-2 / std::sqrt(kPi)));
}
Tensor erfinv_gradient(const Saved& s) {
  return s.grad * (call<"exp">(call<"square">(call<"erfinv">(s["self"]))) * (std::sqrt(kPi) / 2));
}
Tensor special_erfcx_gradient(const Saved& s) {
  return s.grad * (Scalar(2) * s["self"] * s["result"] - Scalar(2 / std::sqrt(kPi)));
}
Tensor special_ndtri_gradient(const Saved& s) {
  return s.grad * std::sqrt(2 * kPi) * call<"exp">(call<"square">(s["result"]) / Scalar(2));
}
Tensor special_entr_gradient(const Saved& s) {
  return s.grad * -(call<"log">(s["self"]) + Scalar(1));
}
Tensor special_xlog1py_other_gradient(const Saved& s) {
  return s.grad * s["self"] / (s["other"] + Scalar(1));
}
Tensor special_xlog1py_gradient(const Saved& s) {
  return s.grad * s.scalar("self") / (s["other"] + Scalar(1));
}
Tensor i0_gradient(const Saved& s) { return s.grad * call<"special_i1">(s["self"]); }
Tensor special_i0e_gradient(const Saved& s) {
  return s.grad * (call<"special_i1e">(s["self"]) - call<"sgn">(s["self"]) * s["result"]);
}

constexpr Op kOps[] = {
    // Gamma and zeta functions
    {.schema = "lgamma(Tensor self) -> Tensor",
     .node = "LgammaBackward0",
     .forward = kernel<
         &real_unary<ByLanes{[](auto a) { return rare_math::lgamma(a); }}, "lgamma_vml_cpu">>,
     .grads = {{"self", "self", lgamma_gradient}},
     .inplace = true,
     .out = "out",
     .also = "special_gammaln"},
    {.schema = "digamma(Tensor self) -> Tensor",
     .node = "DigammaBackward0",
     .forward = kernel<&real_unary<[](auto a) { return special::digamma(a); }, "digamma">>,
     .grads = {{"self", "self", digamma_gradient}},
     .inplace = true,
     .out = "out",
     .also = "special_digamma special_psi"},
    {.schema = "polygamma(int n, Tensor self) -> Tensor",
     .node = "PolygammaBackward0",
     .forward = kernel<&polygamma>,
     .grads = {{"self", "n self", polygamma_grad}},
     .out = "out"},
    {.schema = "polygamma_(Tensor(a!) self, int n) -> Tensor(a!)",
     .node = "PolygammaBackward1",
     .forward = kernel<&polygamma_in_place>,
     .grads = {{"self", "n self", polygamma_grad}},
     .place = Place::Method},
    {.schema = "igamma(Tensor self, Tensor other) -> Tensor",
     .node = "IgammaBackward0",
     .forward = kernel<&igamma>,
     .grads = {{"self", "self other", not_implemented<"igamma: input">},
               {"other", "self other", igamma_other_gradient}},
     .inplace = true,
     .out = "out",
     .also = "special_gammainc"},
    {.schema = "igammac(Tensor self, Tensor other) -> Tensor",
     .node = "IgammacBackward0",
     .forward = kernel<&igammac>,
     .grads = {{"self", "self other", not_implemented<"igammac: input">},
               {"other", "self other", igammac_other_gradient}},
     .inplace = true,
     .out = "out",
     .also = "special_gammaincc"},
    {.schema = "mvlgamma(Tensor self, int p) -> Tensor",
     .node = "MvlgammaBackward0",
     .forward = kernel<&mvlgamma>,
     .grads = {{"self", "p self", mvlgamma_grad}},
     .inplace = true,
     .out = "out",
     .also = "special_multigammaln"},
    {.schema = "special_zeta(Tensor self, Tensor other) -> Tensor",
     .node = "SpecialZetaBackward0",
     .forward = kernel<&zeta>,
     .grads = {{"self", "self other", not_implemented<"zeta">},
               {"other", "self other", special_zeta_other_gradient}},
     .out = "out",
     .place = Place::Function},
    {.schema = "special_zeta.self_scalar(Scalar self, Tensor other) -> Tensor",
     .node = "SpecialZetaBackward1",
     .forward = kernel<&of_number<&zeta>>,
     .grads = {{"other", "self other", special_zeta_gradient}},
     .out = "self_scalar_out",
     .place = Place::Function},
    {.schema = "special_zeta.other_scalar(Tensor self, Scalar other) -> Tensor",
     .node = "SpecialZetaBackward2",
     .forward = kernel<&with_number<&zeta>>,
     .grads = {{"self", "", not_implemented<"zeta">}},
     .out = "other_scalar_out",
     .place = Place::Function},

    // The error function and the normal distribution
    {.schema = "erf(Tensor self) -> Tensor",
     .node = "ErfBackward0",
     .forward =
         kernel<&real_unary<ByLanes{[](auto a) { return vector_math::erf(a); }}, "erf_vml_cpu">>,
     .grads = {{"self", "self", erf_gradient}},
     .inplace = true,
     .out = "out",
     .also = "special_erf",
     .inplace_function = true},
    {.schema = "erfc(Tensor self) -> Tensor",
     .node = "ErfcBackward0",
     .forward =
         kernel<&real_unary<ByLanes{[](auto a) { return rare_math::erfc(a); }}, "erfc_vml_cpu">>,
     .grads = {{"self", "self", erfc_gradient}},
     .inplace = true,
     .out = "out",
     .also = "special_erfc",
     .inplace_function = true},
    {.schema = "erfinv(Tensor self) -> Tensor",
     .node = "ErfinvBackward0",
     .forward = kernel<&real_unary<[](auto a) { return special::erfinv(a); }, "erfinv_vml_cpu">>,
     .grads = {{"self", "self", erfinv_gradient}},
     .inplace = true,
     .out = "out",
     .also = "special_erfinv"},
    {.schema = "special_erfcx(Tensor self) -> Tensor",
     .node = "SpecialErfcxBackward0",
     .forward = kernel<&in_double<&special::erfcx, "erfcx_cpu">>,
     .grads = {{"self", "self result", special_erfcx_gradient}},
     .out = "out",
     .place = Place::Function},
    {.schema = "special_ndtr(Tensor self) -> Tensor",
     .forward = kernel<&ndtr>,
     .out = "out",
     .composite = true,
     .place = Place::Function},
    {.schema = "special_log_ndtr(Tensor self) -> Tensor",
     .node = "SpecialLogNdtrBackward0",
     .forward = kernel<&by_address<[](auto a) { return special::log_ndtr(a); }, "log_ndtr_cpu">>,
     .grads = {{"self", "self result", log_ndtr_grad}},
     .out = "out",
     .place = Place::Function},
    {.schema = "special_ndtri(Tensor self) -> Tensor",
     .node = "SpecialNdtriBackward0",
     .forward = kernel<&in_double<&special::ndtri, "ndtri_cpu">>,
     .grads = {{"self", "result", special_ndtri_gradient}},
     .out = "out",
     .place = Place::Function},

    // Logarithms and the cardinal sine
    {.schema = "sinc(Tensor self) -> Tensor",
     .node = "SincBackward0",
     .forward = kernel<&sinc>,
     .grads = {{"self", "self", sinc_grad}},
     .inplace = true,
     .out = "out",
     .also = "special_sinc",
     .inplace_function = true},
    {.schema = "logit(Tensor self, float? eps=None) -> Tensor",
     .node = "LogitBackward0",
     .forward = kernel<&logit>,
     .grads = {{"self", "self eps", logit_grad}},
     .inplace = true,
     .out = "out",
     .also = "special_logit",
     .inplace_function = true},
    {.schema = "special_entr(Tensor self) -> Tensor",
     .node = "SpecialEntrBackward0",
     .forward = kernel<&entr>,
     .grads = {{"self", "self", special_entr_gradient}},
     .out = "out",
     .place = Place::Function},
    {.schema = "special_xlog1py(Tensor self, Tensor other) -> Tensor",
     .node = "SpecialXlog1PyBackward0",
     .forward = kernel<&xlog1py>,
     .grads = {{"self", "self other", xlog1py_self_grad},
               {"other", "self other", special_xlog1py_other_gradient}},
     .out = "out",
     .place = Place::Function},
    {.schema = "special_xlog1py.self_scalar(Scalar self, Tensor other) -> Tensor",
     .node = "SpecialXlog1PyBackward1",
     .forward = kernel<&of_number<&xlog1py>>,
     .grads = {{"other", "self other", special_xlog1py_gradient}},
     .out = "self_scalar_out",
     .place = Place::Function},
    {.schema = "special_xlog1py.other_scalar(Tensor self, Scalar other) -> Tensor",
     .node = "SpecialXlog1PyBackward2",
     .forward = kernel<&with_number<&xlog1py>>,
     .grads = {{"self", "self other", xlog1py_number_grad}},
     .out = "other_scalar_out",
     .place = Place::Function},

    // Bessel and Airy functions
    {.schema = "i0(Tensor self) -> Tensor",
     .node = "I0Backward0",
     .forward = kernel<&real_unary<[](auto a) { return special::i0(a); }, "i0_vml_cpu">>,
     .grads = {{"self", "self", i0_gradient}},
     .inplace = true,
     .out = "out",
     .also = "special_i0",
     .inplace_function = true},
    {.schema = "special_i0e(Tensor self) -> Tensor",
     .node = "SpecialI0EBackward0",
     .forward = kernel<&real_unary<[](auto a) { return special::i0e(a); }, "i0e_cpu">>,
     .grads = {{"self", "self result", special_i0e_gradient}},
     .out = "out",
     .place = Place::Function},
    {.schema = "special_i1(Tensor self) -> Tensor",
     .node = "SpecialI1Backward0",
     .forward = kernel<&by_address<times_exp<&special::i1e>, "i1_cpu", Halves::Taken>>,
     .grads = {{"self", "self result", i1_grad}},
     .out = "out",
     .place = Place::Function},
    {.schema = "special_i1e(Tensor self) -> Tensor",
     .node = "SpecialI1EBackward0",
     .forward = kernel<&in_double<&special::i1e, "i1e_cpu", Halves::Taken>>,
     .grads = {{"self", "self result", i1e_grad}},
     .out = "out",
     .place = Place::Function},
    {.schema = "special_modified_bessel_i0(Tensor self) -> Tensor",
     .forward =
         kernel<&by_address<[](auto a) { return special::i0(a); }, "modified_bessel_i0_cpu">>,
     .out = "out",
     .place = Place::Function},
    {.schema = "special_modified_bessel_i1(Tensor self) -> Tensor",
     .forward = kernel<&by_address<times_exp<&special::i1e>, "modified_bessel_i1_cpu">>,
     .out = "out",
     .place = Place::Function},
    {.schema = "special_modified_bessel_k0(Tensor self) -> Tensor",
     .forward = kernel<&by_address<times_exp_minus<&special::k0e>, "modified_bessel_k0_cpu">>,
     .out = "out",
     .place = Place::Function},
    {.schema = "special_modified_bessel_k1(Tensor self) -> Tensor",
     .forward = kernel<&by_address<times_exp_minus<&special::k1e>, "modified_bessel_k1_cpu">>,
     .out = "out",
     .place = Place::Function},
    {.schema = "special_scaled_modified_bessel_k0(Tensor x) -> Tensor",
     .forward = kernel<&in_double<&special::k0e, "scaled_modified_bessel_k0_cpu">>,
     .out = "out",
     .place = Place::Function},
    {.schema = "special_scaled_modified_bessel_k1(Tensor x) -> Tensor",
     .forward = kernel<&in_double<&special::k1e, "scaled_modified_bessel_k1_cpu">>,
     .out = "out",
     .place = Place::Function},
    {.schema = "special_bessel_j0(Tensor self) -> Tensor",
     .forward = kernel<&in_double<&special::bessel_j0, "bessel_j0_cpu">>,
     .out = "out",
     .place = Place::Function},
    {.schema = "special_bessel_j1(Tensor self) -> Tensor",
     .forward = kernel<&in_double<&special::bessel_j1, "bessel_j1_cpu">>,
     .out = "out",
     .place = Place::Function},
    {.schema = "special_bessel_y0(Tensor self) -> Tensor",
     .forward = kernel<&in_double<&special::bessel_y0, "bessel_y0_cpu">>,
     .out = "out",
     .place = Place::Function},
    {.schema = "special_bessel_y1(Tensor self) -> Tensor",
     .forward = kernel<&in_double<&special::bessel_y1, "bessel_y1_cpu">>,
     .out = "out",
     .place = Place::Function},
    {.schema = "special_spherical_bessel_j0(Tensor x) -> Tensor",
     .forward = kernel<&in_double<&spherical_bessel_j0, "spherical_bessel_j0_cpu">>,
     .out = "out",
     .place = Place::Function},
    {.schema = "special_airy_ai(Tensor x) -> Tensor",
     .forward = kernel<&in_double<&special::airy_ai, "airy_ai_cpu">>,
     .out = "out",
     .place = Place::Function},

    // Orthogonal polynomials
    TG_POLYNOMIAL("chebyshev_polynomial_t", kChebyshevT),
    TG_POLYNOMIAL("chebyshev_polynomial_u", kChebyshevU),
    TG_POLYNOMIAL("chebyshev_polynomial_v", kChebyshevV),
    TG_POLYNOMIAL("chebyshev_polynomial_w", kChebyshevW),
    TG_POLYNOMIAL("shifted_chebyshev_polynomial_t", kShiftedChebyshevT),
    TG_POLYNOMIAL("shifted_chebyshev_polynomial_u", kShiftedChebyshevU),
    TG_POLYNOMIAL("shifted_chebyshev_polynomial_v", kShiftedChebyshevV),
    TG_POLYNOMIAL("shifted_chebyshev_polynomial_w", kShiftedChebyshevW),
    TG_POLYNOMIAL("hermite_polynomial_h", kHermiteH),
    TG_POLYNOMIAL("hermite_polynomial_he", kHermiteHe),
    TG_POLYNOMIAL("laguerre_polynomial_l", kLaguerreL),
    TG_POLYNOMIAL("legendre_polynomial_p", kLegendreP),

    // Other names
    {.schema = "special_round(Tensor self, *, int decimals=0) -> Tensor",
     .forward = kernel<&same_as<"round.decimals", int64_t>>,
     .out = "out",
     .composite = true,
     .place = Place::Function},
    {.schema = "special_polygamma(int n, Tensor self) -> Tensor",
     .forward = kernel<&special_polygamma>,
     .out = "out",
     .composite = true,
     .place = Place::Function},
    {.schema = "special_xlogy(Tensor self, Tensor other) -> Tensor",
     .forward = kernel<&same_as<"xlogy.Tensor", Tensor>>,
     .out = "out",
     .composite = true,
     .place = Place::Function},
    {.schema = "special_xlogy.self_scalar(Scalar self, Tensor other) -> Tensor",
     .forward = kernel<&xlogy_of_number>,
     .out = "self_scalar_out",
     .composite = true,
     .place = Place::Function},
    {.schema = "special_xlogy.other_scalar(Tensor self, Scalar other) -> Tensor",
     .forward = kernel<&same_as<"xlogy.Scalar_Other", Scalar>>,
     .out = "other_scalar_out",
     .composite = true,
     .place = Place::Function},
    {.schema = "special_logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor",
     .forward = kernel<&same_as<"logsumexp", Ints, bool>>,
     .out = "out",
     .composite = true,
     .place = Place::Function},
    {.schema = "special_softmax(Tensor self, int dim, ScalarType? dtype=None) -> Tensor",
     .forward = kernel<&same_as<"softmax.int", int64_t, std::optional<DType>>>,
     .composite = true,
     .place = Place::Function},
    {.schema = "special_log_softmax(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor",
     .forward = kernel<&same_as<"log_softmax.int", int64_t, std::optional<DType>>>,
     .composite = true,
     .place = Place::Function},
};
static_assert(valid(kOps), "an operator's schema disagrees with its kernel or its derivative");

#undef TG_POLYNOMIAL

}  // namespace

OpTable special_ops() { return kOps; }

}  // namespace tg
