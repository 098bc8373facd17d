"""biject_to and transform_to: from unconstrained numbers to those that satisfy a constraint."""

from . import constraints, transforms
from .utils import numbers


class ConstraintRegistry:
    """Makes a transform for a constraint."""

    def __init__(self):
        self._registry = {}

    def register(self, constraint, factory=None):
        """Registers what makes the transform for a kind of constraint; a decorator without it."""
        if factory is None:
            return lambda factory: self.register(constraint, factory)
        if isinstance(constraint, constraints.Constraint):
            constraint = type(constraint)
        if not isinstance(constraint, type) or not issubclass(constraint, constraints.Constraint):
            raise TypeError(
                f"Expected constraint to be either a Constraint subclass or instance, but got {constraint}"
            )
        self._registry[constraint] = factory
        return factory

    def __call__(self, constraint):
        try:
            factory = self._registry[type(constraint)]
        except KeyError:
            raise NotImplementedError(f"Cannot transform {type(constraint).__name__} constraints") from None
        return factory(constraint)


biject_to = ConstraintRegistry()
transform_to = ConstraintRegistry()


def _register(registries, *kinds):
    def decorator(factory):
        for registry in registries:
            for kind in kinds:
                registry.register(kind, factory)
        return factory

    return decorator


_BOTH = (biject_to, transform_to)


@_register(_BOTH, constraints.real)
def _real(constraint):
    return transforms.identity_transform


def _structured(registry):
    @registry.register(constraints.independent)
    def _independent(constraint):
        return transforms.IndependentTransform(
            registry(constraint.base_constraint), constraint.reinterpreted_batch_ndims
        )

    @registry.register(constraints.cat)
    def _cat(constraint):
        parts = [registry(each) for each in constraint.cseq]
        return transforms.CatTransform(parts, constraint.dim, constraint.lengths)

    @registry.register(constraints.stack)
    def _stack(constraint):
        return transforms.StackTransform([registry(each) for each in constraint.cseq], constraint.dim)


_structured(biject_to)
_structured(transform_to)


# The kinds of positive and nonnegative are those of greater_than and greater_than_eq, as in
# PyTorch: what is registered last counts.
@_register(_BOTH, constraints.greater_than, constraints.greater_than_eq)
def _greater_than(constraint):
    return transforms.ComposeTransform(
        [transforms.ExpTransform(), transforms.AffineTransform(constraint.lower_bound, 1)]
    )


@_register(_BOTH, constraints.less_than)
def _less_than(constraint):
    return transforms.ComposeTransform(
        [transforms.ExpTransform(), transforms.AffineTransform(constraint.upper_bound, -1)]
    )


@_register(_BOTH, constraints.interval, constraints.half_open_interval)
def _interval(constraint):
    low, high = constraint.lower_bound, constraint.upper_bound
    if isinstance(low, numbers) and low == 0 and isinstance(high, numbers) and high == 1:
        return transforms.SigmoidTransform()
    return transforms.ComposeTransform(
        [transforms.SigmoidTransform(), transforms.AffineTransform(low, high - low)]
    )


@_register([biject_to], constraints.simplex)
def _sticks(constraint):
    return transforms.StickBreakingTransform()


@_register([transform_to], constraints.simplex)
def _softmax(constraint):
    return transforms.SoftmaxTransform()


@_register([transform_to], constraints.lower_cholesky)
def _lower_cholesky(constraint):
    return transforms.LowerCholeskyTransform()


@_register([transform_to], constraints.positive_definite, constraints.positive_semidefinite)
def _positive_definite(constraint):
    return transforms.PositiveDefiniteTransform()


@_register(_BOTH, constraints.corr_cholesky)
def _corr_cholesky(constraint):
    return transforms.CorrCholeskyTransform()


__all__ = ["ConstraintRegistry", "biject_to", "transform_to"]
