import torch
from torch.distributions import *
from torch.distributions import constraints

t = torch.tensor
for make in (
    lambda: Normal(0.0, t([1.0, -1.0])),
    lambda: Normal("a", 1.0),
    lambda: Bernoulli(1.5),
    lambda: Bernoulli(0.5, 0.5),
    lambda: Bernoulli(),
    lambda: Categorical(t(1.0)),
    lambda: Categorical(t([-0.1, 1.1])),
    lambda: Uniform(t([2.0]), t([1.0])),
    lambda: Dirichlet(t([1.0, 0.0])),
    lambda: Geometric(t([0.0])),
    lambda: MultivariateNormal(torch.zeros(2), t([[1.0, 2.0], [2.0, 1.0]])),
    lambda: MultivariateNormal(torch.zeros(2)),
    lambda: MultivariateNormal(t(0.0), torch.eye(2)),
    lambda: LKJCholesky(1),
    lambda: Multinomial(t([1, 2]), t([0.5, 0.5])),
    lambda: MixtureSameFamily(Normal(0.0, 1.0), Normal(0.0, 1.0)),
    lambda: MixtureSameFamily(Categorical(torch.ones(2)), Normal(torch.zeros(3), 1.0)),
    lambda: TransformedDistribution(Normal(0.0, 1.0), [1]),
    lambda: TransformedDistribution(Normal(0.0, 1.0), 1),
    lambda: Independent(Normal(0.0, 1.0), 1),
    lambda: Normal(0.0, 1.0).log_prob(1.0),
    lambda: Normal(torch.zeros(2), 1.0).log_prob(torch.zeros(3)),
    lambda: Dirichlet(torch.ones(2)).log_prob(torch.ones(3)),
    lambda: Bernoulli(0.5).log_prob(t(0.3)),
    lambda: Poisson(2.0).log_prob(t([1.0, -1.0])),
    lambda: Exponential(1.0).log_prob(t(-1.0)),
    lambda: Categorical(torch.ones(3)).log_prob(t(3)),
    lambda: Binomial(3, 0.5).log_prob(t(4.0)),
    lambda: Distribution().sample(),
    lambda: Normal(0.0, 1.0).enumerate_support(),
    lambda: Normal(0.0, 1.0).perplexity(),
    lambda: Laplace(0.0, 1.0, validate_args=False).log_prob(t(float("nan"))),
):
    try:
        print(make())
    except Exception as e:
        print(type(e).__name__, e)
Distribution.set_default_validate_args(False)
print(Normal(0.0, -1.0))
Distribution.set_default_validate_args(True)


class Shifted(Normal):
    def __init__(self, loc):
        super().__init__(loc + 1, 1.0)


print(Shifted(t(0.0)))
try:
    Shifted(t(0.0)).expand((2,))
except NotImplementedError as e:
    print(e)
print(constraints.interval(0, 1), constraints.real_vector, constraints.stack([constraints.real]), constraints.boolean)
print(constraints.is_dependent(Uniform.support), Normal.support, constraints.simplex.check(t([0.5, 0.5])))
print(biject_to(constraints.positive), transform_to(constraints.interval(0, 2)), biject_to(constraints.simplex))
