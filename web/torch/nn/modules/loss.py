"""Losses as modules."""

from .. import functional as F
from .module import Module


def _loss(name, function, *arguments, weights=()):
    """A module class that calls `function(input, target)` with attributes as keywords."""
    defaults = dict(arguments)

    class Loss(Module):
        def __init__(self, *args, reduction="mean", size_average=None, reduce=None, **kwargs):
            super().__init__()
            values = {each: None for each in weights} | defaults
            for key, value in zip([*weights, "size_average", *defaults], args):
                if key != "size_average":
                    values[key] = value
            for key, value in kwargs.items():
                if key not in values:
                    raise TypeError(
                        f"{name}.__init__() got an unexpected keyword argument '{key}'"
                    )
                values[key] = value
            if size_average is not None or reduce is not None:
                average = size_average is None or size_average
                reduction = "none" if reduce is False else "mean" if average else "sum"
            for key, value in values.items():
                if key in weights:
                    self.register_buffer(key, value)
                else:
                    setattr(self, key, value)
            self.reduction = reduction

        def forward(self, *inputs):
            keywords = {each: getattr(self, each) for each in (*weights, *defaults)}
            return function(*inputs, reduction=self.reduction, **keywords)

    Loss.__name__ = Loss.__qualname__ = name
    Loss.__doc__ = f"torch.nn.functional.{function.__name__} as a module."
    Loss.__module__ = __name__
    return Loss


MSELoss = _loss("MSELoss", F.mse_loss)
L1Loss = _loss("L1Loss", F.l1_loss)
SmoothL1Loss = _loss("SmoothL1Loss", F.smooth_l1_loss, ("beta", 1.0))
HuberLoss = _loss("HuberLoss", F.huber_loss, ("delta", 1.0))
CrossEntropyLoss = _loss(
    "CrossEntropyLoss", F.cross_entropy, ("ignore_index", -100), ("label_smoothing", 0.0),
    weights=("weight",),
)  # fmt: skip
NLLLoss = _loss("NLLLoss", F.nll_loss, ("ignore_index", -100), weights=("weight",))
BCELoss = _loss("BCELoss", F.binary_cross_entropy, weights=("weight",))
BCEWithLogitsLoss = _loss(
    "BCEWithLogitsLoss", F.binary_cross_entropy_with_logits, weights=("weight", "pos_weight")
)
KLDivLoss = _loss("KLDivLoss", F.kl_div, ("log_target", False))
MarginRankingLoss = _loss("MarginRankingLoss", F.margin_ranking_loss, ("margin", 0.0))
HingeEmbeddingLoss = _loss("HingeEmbeddingLoss", F.hinge_embedding_loss, ("margin", 1.0))
SoftMarginLoss = _loss("SoftMarginLoss", F.soft_margin_loss)
TripletMarginLoss = _loss(
    "TripletMarginLoss", F.triplet_margin_loss, ("margin", 1.0), ("p", 2.0), ("eps", 1e-6),
    ("swap", False),
)  # fmt: skip
CosineEmbeddingLoss = _loss("CosineEmbeddingLoss", F.cosine_embedding_loss, ("margin", 0.0))
GaussianNLLLoss = _loss("GaussianNLLLoss", F.gaussian_nll_loss, ("full", False), ("eps", 1e-6))
PoissonNLLLoss = _loss(
    "PoissonNLLLoss", F.poisson_nll_loss, ("log_input", True), ("full", False), ("eps", 1e-8)
)
