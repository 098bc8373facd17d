"""torch.optim: optimizers, all arithmetic by tensor operators under no_grad."""

from . import lr_scheduler
from .adam import Adam, AdamW
from .adaptive import Adadelta, Adagrad, RMSprop
from .optimizer import Optimizer
from .sgd import SGD

__all__ = [
    "Adadelta",
    "Adagrad",
    "Adam",
    "AdamW",
    "Optimizer",
    "RMSprop",
    "SGD",
    "lr_scheduler",
]

_NOT_HERE = ("Adafactor", "Adamax", "ASGD", "LBFGS", "Muon", "NAdam", "RAdam", "Rprop", "SparseAdam")


def __getattr__(name):
    if name in _NOT_HERE:
        raise AttributeError(f"torch.optim.{name} is not in the Tensorglass playground yet")
    raise AttributeError(f"module 'torch.optim' has no attribute '{name}'")
