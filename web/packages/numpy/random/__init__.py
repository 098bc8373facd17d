"""numpy.random: RandomState's functions over one state, and Generator."""

from ._bits import MT19937, PCG64, BitGenerator
from ._generator import Generator, default_rng
from ._legacy import RandomState
from ._seeds import SeedSequence

_FUNCTIONS = """
    beta binomial bytes chisquare choice dirichlet exponential f gamma geometric get_state gumbel
    hypergeometric laplace logistic lognormal logseries multinomial multivariate_normal
    negative_binomial noncentral_chisquare noncentral_f normal pareto permutation poisson power rand
    randint randn random random_integers random_sample rayleigh seed set_state shuffle
    standard_cauchy standard_exponential standard_gamma standard_normal standard_t triangular
    uniform vonmises wald weibull zipf""".split()
_ABSENT = "PCG64DXSM Philox SFC64 get_bit_generator set_bit_generator".split()


def __getattr__(name):
    """A function over the module's own state, which is made when it is first needed."""
    if name in _FUNCTIONS or name in ("sample", "ranf", "_rand"):
        state = RandomState()
        made = {function: getattr(state, function) for function in _FUNCTIONS}
        globals().update(made, sample=state.random_sample, ranf=state.random_sample, _rand=state)
        return globals()[name]
    if name in _ABSENT:
        raise AttributeError(f"numpy.random.{name} is not in the Tensorglass playground yet")
    raise AttributeError(f"module 'numpy.random' has no attribute '{name}'")
