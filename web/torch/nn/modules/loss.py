"""Losses as modules."""

import inspect
import math

from ..._signature import signature
from ..._warnings import warn
from .. import functional as F
from .linear import Linear
from .module import Module
from .shape import PairwiseDistance


_OLD = {"size_average": None, "reduce": None}  # what reduction replaced


class _Loss(Module):
    def __init__(self, size_average=None, reduce=None, reduction="mean"):
        super().__init__()
        self.reduction = F.reduction_of(reduction, size_average, reduce)


class _WeightedLoss(_Loss):
    def __init__(self, weight=None, size_average=None, reduce=None, reduction="mean"):
        super().__init__(size_average, reduce, reduction)
        self.register_buffer("weight", weight)


def _loss(name, function, parameters, positional=True):
    """A module class that calls `function(input, target)` with its attributes as keywords.

    `parameters` are those of PyTorch's constructor, in order, with their defaults.
    """
    defaults = dict(parameters)
    passed = [each for each in defaults if each not in _OLD and each != "reduction"]
    tensors = {"weight", "pos_weight"} & defaults.keys()
    inputs_of = [
        each.name
        for each in inspect.signature(function).parameters.values()
        if each.default is inspect.Parameter.empty
    ]

    class Loss(_WeightedLoss if _takes_weight(defaults) else _Loss):
        def __init__(self, *args, **kwargs):
            Module.__init__(self)
            most = len(defaults) if positional else 0
            if len(args) > most:
                raise TypeError(
                    f"{name}.__init__() takes {_count(1, most + 1)} but {len(args) + 1} were given"
                )
            values = dict(zip(defaults, args))
            for key, value in kwargs.items():
                if key not in defaults:
                    raise TypeError(f"{name}.__init__() got an unexpected keyword argument '{key}'")
                if key in values:
                    raise TypeError(f"{name}.__init__() got multiple values for argument '{key}'")
                values[key] = value
            values = defaults | values
            old = (values.get(each) for each in _OLD)
            values["reduction"] = F.reduction_of(values["reduction"], *old)
            for key in passed:
                if key in tensors:
                    self.register_buffer(key, values[key])
                else:
                    setattr(self, key, values[key])
            self.reduction = values["reduction"]

        def forward(self, *inputs):
            missing = [f"'{each}'" for each in inputs_of[len(inputs) :]]
            if missing:
                raise TypeError(
                    f"{name}.forward() missing {len(missing)} required positional "
                    f"argument{'s' * (len(missing) > 1)}: {' and '.join(missing)}"
                )
            keywords = {each: getattr(self, each) for each in passed}
            return function(*inputs, reduction=self.reduction, **keywords)

    Loss.__name__ = Loss.__qualname__ = name
    Loss.__doc__ = f"torch.nn.functional.{function.__name__} as a module."
    Loss.__module__ = __name__
    Loss.__signature__ = signature(parameters, keyword_only=not positional)
    return Loss


def _takes_weight(parameters):
    """Whether a loss weighs classes or elements alone: with `pos_weight` it is not one of those."""
    return "weight" in parameters and "pos_weight" not in parameters


def _count(least, most):
    if most == 1:
        return "1 positional argument"
    return f"from {least} to {most} positional arguments"


_AVERAGE = ("size_average", None)
_REDUCE = (("reduce", None), ("reduction", "mean"))
_COMMON = (_AVERAGE, *_REDUCE)
_WEIGHT = ("weight", None)
_IGNORE = ("ignore_index", -100)

MSELoss = _loss("MSELoss", F.mse_loss, _COMMON)
L1Loss = _loss("L1Loss", F.l1_loss, _COMMON)
SmoothL1Loss = _loss("SmoothL1Loss", F.smooth_l1_loss, (*_COMMON, ("beta", 1.0)))
HuberLoss = _loss("HuberLoss", F.huber_loss, (("reduction", "mean"), ("delta", 1.0)))
NLLLoss = _loss("NLLLoss", F.nll_loss, (_WEIGHT, _AVERAGE, _IGNORE, *_REDUCE))
CrossEntropyLoss = _loss(
    "CrossEntropyLoss",
    F.cross_entropy,
    (_WEIGHT, _AVERAGE, _IGNORE, *_REDUCE, ("label_smoothing", 0.0)),
)


class LinearCrossEntropyLoss(Module):
    """cross_entropy of a linear layer that the loss owns."""

    def __init__(
        self, in_features, num_classes, *, out_features=(), bias=False, device=None, dtype=None,
        reduction="mean", weight=None, ignore_index=None, label_smoothing=0.0, options=None,
    ):  # fmt: skip
        if weight is not None and weight.shape != (num_classes,):
            raise RuntimeError(f"expected weight shape to be {(num_classes,)}, got {tuple(weight.shape)}")
        if not 0 <= label_smoothing <= 1.0:
            raise RuntimeError(f"expected label_smoothing to be in range [0, 1], got {label_smoothing}")
        super().__init__()
        self.reduction = reduction
        self.register_buffer("weight", weight)
        self.num_classes = num_classes
        self.out_features = out_features
        self.ignore_index = ignore_index
        self.label_smoothing = label_smoothing
        outputs = math.prod(out_features, start=num_classes)
        self.linear = Linear(in_features, outputs, bias=bias, device=device, dtype=dtype)
        self.options = options

    def forward(self, input, target):
        linear, outputs = self.linear, (self.num_classes, *self.out_features)
        return F.linear_cross_entropy(
            input,
            linear.weight.reshape((*outputs, linear.in_features)),
            target,
            linear_bias=None if linear.bias is None else linear.bias.reshape(outputs),
            weight=self.weight,
            reduction=self.reduction,
            ignore_index=self.ignore_index,
            label_smoothing=self.label_smoothing,
            options=self.options,
        )

    def extra_repr(self):
        return (
            f"in_features={self.linear.in_features}, num_classes={self.num_classes}, "
            f"out_features={self.out_features}, bias={self.linear.bias is not None}, "
            f"reduction={self.reduction}, ignore_index={self.ignore_index}, "
            f"label_smoothing={self.label_smoothing}, options={self.options}"
        )


BCELoss = _loss("BCELoss", F.binary_cross_entropy, (_WEIGHT, *_COMMON))
BCEWithLogitsLoss = _loss(
    "BCEWithLogitsLoss",
    F.binary_cross_entropy_with_logits,
    (_WEIGHT, *_COMMON, ("pos_weight", None)),
)
KLDivLoss = _loss("KLDivLoss", F.kl_div, (*_COMMON, ("log_target", False)))
MarginRankingLoss = _loss("MarginRankingLoss", F.margin_ranking_loss, (("margin", 0.0), *_COMMON))
HingeEmbeddingLoss = _loss("HingeEmbeddingLoss", F.hinge_embedding_loss, (("margin", 1.0), *_COMMON))
SoftMarginLoss = _loss("SoftMarginLoss", F.soft_margin_loss, _COMMON)
TripletMarginLoss = _loss(
    "TripletMarginLoss",
    F.triplet_margin_loss,
    (("margin", 1.0), ("p", 2.0), ("eps", 1e-6), ("swap", False), *_COMMON),
)
MultiLabelSoftMarginLoss = _loss(
    "MultiLabelSoftMarginLoss", F.multilabel_soft_margin_loss, (_WEIGHT, *_COMMON)
)
CosineEmbeddingLoss = _loss("CosineEmbeddingLoss", F.cosine_embedding_loss, (("margin", 0.0), *_COMMON))
GaussianNLLLoss = _loss(
    "GaussianNLLLoss",
    F.gaussian_nll_loss,
    (("full", False), ("eps", 1e-6), ("reduction", "mean")),
    positional=False,
)
PoissonNLLLoss = _loss(
    "PoissonNLLLoss",
    F.poisson_nll_loss,
    (("log_input", True), ("full", False), _AVERAGE, ("eps", 1e-8), *_REDUCE),
)


class TripletMarginWithDistanceLoss(_Loss):
    """How much nearer the positive is than the negative, by a distance of one's own."""

    def __init__(self, *, distance_function=None, margin=1.0, swap=False, reduction="mean"):
        super().__init__(reduction=reduction)
        if margin <= 0:
            raise ValueError(
                f"TripletMarginWithDistanceLoss: expected margin to be greater than 0, got {margin} instead"
            )
        self.distance_function = PairwiseDistance() if distance_function is None else distance_function
        self.margin = margin
        self.swap = swap

    def forward(self, anchor, positive, negative):
        return F.triplet_margin_with_distance_loss(
            anchor, positive, negative, distance_function=self.distance_function,
            margin=self.margin, swap=self.swap, reduction=self.reduction,
        )  # fmt: skip


MultiMarginLoss = _loss(
    "MultiMarginLoss", F.multi_margin_loss, (("p", 1), ("margin", 1.0), _WEIGHT, *_COMMON)
)
MultiLabelMarginLoss = _loss("MultiLabelMarginLoss", F.multilabel_margin_loss, _COMMON)


class CTCLoss(_Loss):
    """How unlikely it is that sequences of scores stand for rows of labels."""

    def __init__(self, blank=0, reduction="mean", zero_infinity=False):
        super().__init__(reduction=reduction)
        self.blank = blank
        self.zero_infinity = zero_infinity

    def forward(self, log_probs, targets, input_lengths, target_lengths):
        return F.ctc_loss(
            log_probs, targets, input_lengths, target_lengths, self.blank, self.reduction,
            self.zero_infinity,
        )  # fmt: skip


class NLLLoss2d(NLLLoss):
    """NLLLoss under its older name."""

    def __init__(self, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean"):
        warn(
            "`NLLLoss2d` has been deprecated. Please use `NLLLoss` instead as a drop-in replacement and see "
            "https://pytorch.org/docs/main/nn.html#torch.nn.NLLLoss for more details.",
            FutureWarning,
        )
        super().__init__(weight, size_average, ignore_index, reduce, reduction)
