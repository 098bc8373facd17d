import torch
from torch.distributions import *
import torch.distributions as D, warnings
warnings.simplefilter("ignore")
t = torch.tensor
cases = [
 (Bernoulli, (t([0.3, 0.9]),)), (Beta, (t([0.5, 2.]), t([0.5, 3.]))), (Beta, (0.5, 0.5)), (Binomial, (10, t([0.2, 0.7]))), (Binomial, (100, t([0.3]))), (Categorical, (t([[0.2, 0.3, 0.5],[1.,1.,2.]]),)),
 (Cauchy, (0., t([1., 2.]))), (Chi2, (t([1., 5.]),)), (ContinuousBernoulli, (t([0.2, 0.5]),)), (Dirichlet, (t([0.5, 2., 3.]),)), (Exponential, (t([1., 3.]),)),
 (FisherSnedecor, (t([1., 5.]), 6.)), (Gamma, (t([0.5, 9.]), 2.)), (GeneralizedPareto, (0., t([1., 2.]), t([0., 0.3]))), (Geometric, (t([0.3, 0.8]),)), (Gumbel, (t([1.]), t([2.]))), (HalfCauchy, (t([1.]),)), (HalfNormal, (t([1., 2.]),)),
 (InverseGamma, (t([2.]), t([3.]))), (Kumaraswamy, (t([1.5]), t([2.]))), (Laplace, (t([0.]), t([1.]))), (LKJCholesky, (3, 0.5)), (LogNormal, (t([0.]), t([1.]))), (LogisticNormal, (t([0., 1.]), t([1., 1.]))),
 (LowRankMultivariateNormal, (torch.zeros(2), t([[1.],[0.5]]), torch.ones(2))), (Multinomial, (10, t([1., 2., 3.]))), (MultivariateNormal, (torch.zeros(2), t([[2., .5],[.5, 1.]]))),
 (NegativeBinomial, (t([3.]), t([0.4]))), (Normal, (t([0., 1.]), t([1., 2.]))), (Normal, (0., 1.)), (OneHotCategorical, (t([0.25, 0.75]),)), (Pareto, (t([1.]), t([3.]))), (Poisson, (t([4., 20.]),)),
 (RelaxedBernoulli, (t([2.2]), t([0.1, 0.9]))), (RelaxedOneHotCategorical, (t([2.2]), t([0.1, 0.2, 0.7]))), (StudentT, (t([2., 5.]),)), (Uniform, (t([0.]), t([5.]))), (VonMises, (t([1.]), t([4.]))), (Weibull, (t([1.]), t([2.]))),
]
for cls, args in cases:
    torch.manual_seed(0)
    try:
        d = cls(*args)
        print(d, d.batch_shape, d.event_shape, d.has_rsample)
        s = d.sample((3,))
        print(s)
        for what in ("mean", "mode", "variance", "stddev"):
            try: print(what, getattr(d, what))
            except NotImplementedError as e: print(what, "NIE", e)
        print("lp", d.log_prob(s))
        for what in ("entropy",):
            try: print(what, getattr(d, what)())
            except NotImplementedError as e: print(what, "NIE", e)
        for what in ("cdf",):
            try: print(what, d.cdf(s)); print("icdf", d.icdf(d.cdf(s)))
            except NotImplementedError as e: print(what, "NIE", e)
        e = d.expand((2,) + d.batch_shape); print(e, e.sample().shape)
        print(d.support)
        if d.has_enumerate_support: print(d.enumerate_support())
    except Exception as e:
        print("EXC", cls.__name__, type(e).__name__, e)
