"""torch.distributions: the ones that tutorials use."""

import math

import torch

from .._size import Size


class Distribution:
    """A distribution over tensors of batch_shape + event_shape."""

    has_rsample = False

    def __init__(self, batch_shape=(), event_shape=(), validate_args=None):
        self._batch_shape = Size(batch_shape)
        self._event_shape = Size(event_shape)

    batch_shape = property(lambda self: self._batch_shape)
    event_shape = property(lambda self: self._event_shape)
    stddev = property(lambda self: self.variance.sqrt())

    def _extended(self, sample_shape):
        return Size(tuple(sample_shape) + self._batch_shape + self._event_shape)

    def sample(self, sample_shape=()):
        """A sample, without history."""
        with torch.no_grad():
            return self.rsample(sample_shape)

    def rsample(self, sample_shape=()):
        raise NotImplementedError

    def sample_n(self, n):
        return self.sample((n,))

    def prob(self, value):
        return self.log_prob(value).exp()

    def __repr__(self):
        shown = []
        for name in self._shown:
            value = getattr(self, name)
            shown.append(f"{name}: {value if value.numel() == 1 else value.size()}")
        return f"{type(self).__name__}({', '.join(shown)})"


def _tensors(*values):
    plain = all(not isinstance(each, torch.Tensor) for each in values)
    if plain:
        return [torch.tensor(float(each)) for each in values]
    like = next(each for each in values if isinstance(each, torch.Tensor))
    made = [
        each if isinstance(each, torch.Tensor) else torch.tensor(float(each), dtype=like.dtype)
        for each in values
    ]
    return list(torch.broadcast_tensors(*made))


class Normal(Distribution):
    """The normal distribution of mean `loc` and standard deviation `scale`."""

    has_rsample = True
    _shown = ("loc", "scale")

    def __init__(self, loc, scale, validate_args=None):
        self.loc, self.scale = _tensors(loc, scale)
        super().__init__(self.loc.shape)

    mean = mode = property(lambda self: self.loc)
    stddev = property(lambda self: self.scale)
    variance = property(lambda self: self.scale**2)

    def sample(self, sample_shape=()):
        shape = self._extended(sample_shape)
        with torch.no_grad():
            return torch.normal(self.loc.expand(shape), self.scale.expand(shape))

    def rsample(self, sample_shape=()):
        shape = self._extended(sample_shape)
        return self.loc + torch.empty(shape, dtype=self.loc.dtype).normal_() * self.scale

    def log_prob(self, value):
        return (
            -((value - self.loc) ** 2) / (2 * self.variance)
            - self.scale.log()
            - math.log(math.sqrt(2 * math.pi))
        )

    def entropy(self):
        return 0.5 + 0.5 * math.log(2 * math.pi) + self.scale.log()

    def cdf(self, value):
        return 0.5 * (1 + torch.erf((value - self.loc) * self.scale.reciprocal() / math.sqrt(2)))


class Uniform(Distribution):
    """The uniform distribution over [low, high)."""

    has_rsample = True
    _shown = ("low", "high")

    def __init__(self, low, high, validate_args=None):
        self.low, self.high = _tensors(low, high)
        super().__init__(self.low.shape)

    mean = property(lambda self: (self.high + self.low) / 2)
    variance = property(lambda self: (self.high - self.low) ** 2 / 12)

    def rsample(self, sample_shape=()):
        shape = self._extended(sample_shape)
        return self.low + torch.rand(shape, dtype=self.low.dtype) * (self.high - self.low)

    def log_prob(self, value):
        within = (self.low <= value) & (self.high > value)
        return within.type_as(self.low).log() - (self.high - self.low).log()

    def entropy(self):
        return (self.high - self.low).log()


class _FromLogits(Distribution):
    """A distribution given by probabilities or by their logits."""

    def __init__(self, probs, logits, validate_args):
        if (probs is None) == (logits is None):
            raise ValueError("Either `probs` or `logits` must be specified, but not both.")
        self._given = "probs" if logits is None else "logits"


class Bernoulli(_FromLogits):
    """1 with probability `probs`, else 0."""

    def __init__(self, probs=None, logits=None, validate_args=None):
        super().__init__(probs, logits, validate_args)
        (value,) = _tensors(probs if logits is None else logits)
        if logits is None:
            self.probs = value
            p = value.clamp(torch.finfo(value.dtype).eps, 1 - torch.finfo(value.dtype).eps)
            self.logits = p.log() - (-p).log1p()
        else:
            self.logits = value
            self.probs = value.sigmoid()
        Distribution.__init__(self, value.shape)

    _shown = property(lambda self: (self._given,))
    mean = property(lambda self: self.probs)
    variance = property(lambda self: self.probs * (1 - self.probs))

    def sample(self, sample_shape=()):
        with torch.no_grad():
            return torch.bernoulli(self.probs.expand(self._extended(sample_shape)))

    def log_prob(self, value):
        logits, value = torch.broadcast_tensors(self.logits, value)
        return -torch.nn.functional.binary_cross_entropy_with_logits(logits, value, reduction="none")

    def entropy(self):
        return torch.nn.functional.binary_cross_entropy_with_logits(self.logits, self.probs, reduction="none")


class Categorical(_FromLogits):
    """The number i with probability probs[..., i]."""

    def __init__(self, probs=None, logits=None, validate_args=None):
        super().__init__(probs, logits, validate_args)
        if logits is None:
            self.probs = probs / probs.sum(-1, keepdim=True)
            eps = torch.finfo(probs.dtype).eps
            self.logits = self.probs.clamp(eps, 1 - eps).log()
        else:
            self.logits = logits - logits.logsumexp(-1, keepdim=True)
            self.probs = self.logits.softmax(-1)
        self._num_events = self.probs.size(-1)
        Distribution.__init__(self, self.probs.shape[:-1])

    _shown = property(lambda self: (self._given,))

    def sample(self, sample_shape=()):
        flat = self.probs.reshape(-1, self._num_events)
        count = Size(sample_shape).numel()
        with torch.no_grad():
            return torch.multinomial(flat, count, True).T.reshape(self._extended(sample_shape))

    def log_prob(self, value):
        value = value.long().unsqueeze(-1)
        value, logits = torch.broadcast_tensors(value, self.logits)
        return logits.gather(-1, value[..., :1]).squeeze(-1)

    def entropy(self):
        least = torch.finfo(self.logits.dtype).min
        return -(self.logits.clamp(min=least) * self.probs).sum(-1)


class Exponential(Distribution):
    """The exponential distribution of rate `rate`."""

    has_rsample = True
    _shown = ("rate",)

    def __init__(self, rate, validate_args=None):
        (self.rate,) = _tensors(rate)
        super().__init__(self.rate.shape)

    mean = property(lambda self: self.rate.reciprocal())
    variance = property(lambda self: self.rate.pow(-2))

    def rsample(self, sample_shape=()):
        shape = self._extended(sample_shape)
        return torch.empty(shape, dtype=self.rate.dtype).exponential_() / self.rate

    def log_prob(self, value):
        return self.rate.log() - self.rate * value

    def entropy(self):
        return 1.0 - self.rate.log()


def kl_divergence(p, q):
    """How far distribution q is from p."""
    if isinstance(p, Normal) and isinstance(q, Normal):
        ratio = (p.scale / q.scale).pow(2)
        return 0.5 * (ratio + ((p.loc - q.loc) / q.scale).pow(2) - 1 - ratio.log())
    if isinstance(p, Categorical) and isinstance(q, Categorical):
        return (p.probs * (p.logits - q.logits)).sum(-1)
    if isinstance(p, Bernoulli) and isinstance(q, Bernoulli):
        ones = p.probs * (p.probs / q.probs).log()
        return ones + (1 - p.probs) * ((1 - p.probs) / (1 - q.probs)).log()
    raise NotImplementedError(
        f"No KL(p || q) is implemented for p type {type(p).__name__} and q type {type(q).__name__}"
    )


__all__ = [
    "Bernoulli", "Categorical", "Distribution", "Exponential", "Normal", "Uniform", "kl_divergence",
]  # fmt: skip
