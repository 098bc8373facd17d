// What torch.distributions draws with beside the operators of random.cpp, and how draws move with
// their parameters.
#include "kernels/gamma.h"
#include "ops/elementwise.h"
#include "ops/factory.h"

namespace tg {
namespace {

Tensor standard_gamma(const Tensor& self, Generator& g) {
  Tensor t = empty(self.sizes(), self.dtype());
  fill_standard_gamma(t, self, g);
  return t;
}
Tensor standard_gamma_grad(Destination& to, const Tensor& self, const Tensor& output) {
  return map_same<Types::Floating>(
      to, "_standard_gamma_grad_cpu", result_type(self, output),
      []<class T>(T alpha, T x) { return draws::gamma_slope(alpha, x); }, self, output);
}
Tensor standard_gamma_gradient(const Saved& s) {
  return s.grad * call<"_standard_gamma_grad">(s["self"], s["result"]);
}

Tensor sample_dirichlet(const Tensor& self, Generator& g) {
  Tensor t = empty(self.sizes(), self.dtype());
  fill_dirichlet(t, call<"contiguous">(self), g);
  return t;
}
Tensor dirichlet_grad(Destination& to, const Tensor& x, const Tensor& alpha, const Tensor& total) {
  return map_same<Types::Floating>(
      to, "_dirichlet_grad_cpu", x.dtype(),
      []<class T>(T x, T alpha, T total) { return draws::dirichlet_slope(x, alpha, total); }, x,
      alpha, total);
}

Tensor binomial(const Tensor& count, const Tensor& prob, Generator& g) {
  for (auto [t, name] : {std::pair{&count, "count"}, std::pair{&prob, "prob"}})
    check_as(ErrorType::Value, is_floating(t->dtype()),
             "binomial only supports floating-point dtypes for ", name,
             ", got: ", type_name(t->dtype()));
  Tensor t = empty(broadcast(count.sizes(), prob.sizes()), result_type(count, prob));
  fill_binomial(t, cast_operand(count, t.dtype()), cast_operand(prob, t.dtype()), g);
  return t;
}

constexpr Op kOps[] = {
    {.schema = "_standard_gamma(Tensor self, Generator? generator=None) -> Tensor",
     .node = "StandardGammaBackward0",
     .forward = kernel<&standard_gamma>,
     .grads = {{"self", "self result", standard_gamma_gradient}},
     .place = Place::Function},
    {.schema = "_standard_gamma_grad(Tensor self, Tensor output) -> Tensor",
     .forward = kernel<&standard_gamma_grad>,
     .place = Place::Function},
    {.schema = "_sample_dirichlet(Tensor self, Generator? generator=None) -> Tensor",
     .forward = kernel<&sample_dirichlet>,
     .place = Place::Function},
    {.schema = "_dirichlet_grad(Tensor x, Tensor alpha, Tensor total) -> Tensor",
     .forward = kernel<&dirichlet_grad>,
     .place = Place::Function},
    {.schema = "binomial(Tensor count, Tensor prob, Generator? generator=None) -> Tensor",
     .forward = kernel<&binomial>,
     .place = Place::Function},
};
static_assert(valid(kOps), "an operator's schema disagrees with its kernel or its derivative");

}  // namespace

OpTable distributions_ops() { return kOps; }

}  // namespace tg
