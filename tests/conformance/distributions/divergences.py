import math
import torch
import warnings
from torch.distributions import *
from torch.distributions.kl import _KL_REGISTRY

warnings.simplefilter("ignore")
t = torch.tensor
ones = {
    Bernoulli: Bernoulli(t([0.3])), Beta: Beta(t([2.0]), t([3.0])), Binomial: Binomial(5, t([0.3])),
    Categorical: Categorical(t([0.2, 0.8])), Cauchy: Cauchy(t([0.0]), t([2.0])),
    ContinuousBernoulli: ContinuousBernoulli(t([0.2])), Dirichlet: Dirichlet(t([2.0, 3.0])),
    Exponential: Exponential(t([2.0])), Gamma: Gamma(t([2.0]), t([3.0])), Geometric: Geometric(t([0.4])),
    Gumbel: Gumbel(t([0.5]), t([2.0])), HalfNormal: HalfNormal(t([2.0])),
    Independent: Independent(Normal(t([0.0]), t([1.0])), 1), Laplace: Laplace(t([0.5]), t([2.0])),
    LowRankMultivariateNormal: LowRankMultivariateNormal(torch.zeros(2), t([[1.0], [0.5]]), torch.ones(2)),
    MultivariateNormal: MultivariateNormal(torch.ones(2), t([[2.0, 0.5], [0.5, 1.0]])),
    Normal: Normal(t([0.5]), t([2.0])), OneHotCategorical: OneHotCategorical(t([0.3, 0.7])),
    Pareto: Pareto(t([1.5]), t([3.0])), Poisson: Poisson(t([4.0])), Uniform: Uniform(t([0.1]), t([0.9])),
    TransformedDistribution: LogNormal(t([0.0]), t([1.0])),
}
others = {
    Bernoulli: Bernoulli(t([0.6])), Beta: Beta(t([1.0]), t([2.0])), Binomial: Binomial(5, t([0.6])),
    Categorical: Categorical(t([0.6, 0.4])), Normal: Normal(t([0.0]), t([1.0])),
    MultivariateNormal: MultivariateNormal(torch.zeros(2), t([[1.0, 0.2], [0.2, 1.5]])),
}
pairs = sorted(_KL_REGISTRY, key=lambda pair: (pair[0].__name__, pair[1].__name__))
for p, q in pairs:
    if p in ones and q in ones:
        print(p.__name__, q.__name__, kl_divergence(ones[p], others.get(q, ones[q])))
print(kl_divergence(Bernoulli(t([0.0, 1.0, 0.5])), Bernoulli(t([1.0, 1.0, 0.0]))))
try:
    kl_divergence(ones[Normal], ones[Bernoulli])
except NotImplementedError as e:
    print(e)


class Mine(Normal):
    pass


@register_kl(Mine, Mine)
def _kl(p, q):
    return "mine"


print(kl_divergence(Mine(0.0, 1.0), Mine(0.0, 1.0)), kl_divergence(Mine(0.0, 1.0), Normal(0.0, 1.0)))
