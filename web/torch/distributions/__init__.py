"""torch.distributions: sampling, log-probabilities and gradients of distributions."""

import sys
import types

from .. import _not_here
from . import composed, constraint_registry, constraints, continuous, discrete, distribution, kl
from . import matrix, transforms, utils
from .constraint_registry import biject_to, transform_to
from .kl import kl_divergence, register_kl
from .transforms import *  # noqa: F403
from .transforms import __all__ as _transforms

# PyTorch has a module for each distribution: the names that people import them by.
_MODULES = {
    "bernoulli": [discrete.Bernoulli],
    "beta": [continuous.Beta],
    "binomial": [discrete.Binomial],
    "categorical": [discrete.Categorical],
    "cauchy": [continuous.Cauchy],
    "chi2": [continuous.Chi2],
    "continuous_bernoulli": [continuous.ContinuousBernoulli],
    "dirichlet": [continuous.Dirichlet],
    "distribution": [distribution.Distribution],
    "exp_family": [distribution.ExponentialFamily],
    "exponential": [continuous.Exponential],
    "fishersnedecor": [continuous.FisherSnedecor],
    "gamma": [continuous.Gamma],
    "generalized_pareto": [continuous.GeneralizedPareto],
    "geometric": [discrete.Geometric],
    "gumbel": [composed.Gumbel],
    "half_cauchy": [composed.HalfCauchy],
    "half_normal": [composed.HalfNormal],
    "independent": [composed.Independent],
    "inverse_gamma": [composed.InverseGamma],
    "kumaraswamy": [composed.Kumaraswamy],
    "laplace": [continuous.Laplace],
    "lkj_cholesky": [matrix.LKJCholesky],
    "log_normal": [composed.LogNormal],
    "logistic_normal": [composed.LogisticNormal],
    "lowrank_multivariate_normal": [matrix.LowRankMultivariateNormal],
    "mixture_same_family": [composed.MixtureSameFamily],
    "multinomial": [discrete.Multinomial],
    "multivariate_normal": [matrix.MultivariateNormal],
    "negative_binomial": [discrete.NegativeBinomial],
    "normal": [continuous.Normal],
    "one_hot_categorical": [
        discrete.OneHotCategorical, discrete.OneHotCategoricalStraightThrough,
    ],
    "pareto": [composed.Pareto],
    "poisson": [discrete.Poisson],
    "relaxed_bernoulli": [composed.LogitRelaxedBernoulli, composed.RelaxedBernoulli],
    "relaxed_categorical": [composed.ExpRelaxedCategorical, composed.RelaxedOneHotCategorical],
    "studentT": [continuous.StudentT],
    "transformed_distribution": [composed.TransformedDistribution],
    "uniform": [continuous.Uniform],
    "von_mises": [continuous.VonMises],
    "weibull": [composed.Weibull],
    "wishart": [matrix.Wishart],
}  # fmt: skip
# Not among the names of the package itself.
_INNER = ("LogitRelaxedBernoulli", "ExpRelaxedCategorical")

__all__ = [*_transforms, "biject_to", "kl_divergence", "register_kl", "transform_to"]
for _name, _classes in _MODULES.items():
    _path = f"{__name__}.{_name}"
    _module = sys.modules.setdefault(_path, types.ModuleType(_path, _classes[0].__doc__))
    globals()[_name] = _module
    for _class in _classes:
        _class.__module__ = _path
        setattr(_module, _class.__name__, _class)
        if _class.__name__ not in _INNER:
            globals()[_class.__name__] = _class
            __all__.append(_class.__name__)

_not_here.tell(__name__)
