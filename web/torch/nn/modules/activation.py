"""Activations as modules."""

import torch

from ..._signature import signature
from ..._warnings import warn
from .. import functional as F
from .. import init as initial
from ..parameter import Parameter
from .module import Module


def _simple(name, function, *arguments, inplace=False, text=None):
    """A module class that applies `function` with attributes as its further arguments.

    `arguments` are (attribute, default) pairs, shown by repr as "attribute=value".
    """
    names = [each[0] for each in arguments]
    keys = [*names, "inplace"] if inplace else names

    class Activation(Module):
        def __init__(self, *args, **kwargs):
            super().__init__()
            values = dict(arguments) | ({"inplace": False} if inplace else {})
            if len(args) > len(values):
                raise TypeError(
                    f"{name}.__init__() takes from 1 to {len(values) + 1} positional arguments "
                    f"but {len(args) + 1} were given"
                )
            for key, value in [*zip(values, args), *kwargs.items()]:
                if key not in values:
                    raise TypeError(f"{name}.__init__() got an unexpected keyword argument '{key}'")
                values[key] = value
            for key, value in values.items():
                setattr(self, key, value)

        def forward(self, input):
            keywords = {each: getattr(self, each) for each in keys}
            return function(input, **keywords)

        def extra_repr(self):
            shown = [f"{each}={getattr(self, each)!r}" for each in names]
            if text is not None:
                shown = [text(self)]
            if inplace and self.inplace:
                shown.append("inplace=True")
            return ", ".join(shown)

    Activation.__name__ = Activation.__qualname__ = name
    Activation.__doc__ = f"Applies torch.nn.functional.{function.__name__}."
    Activation.__module__ = __name__
    Activation.__signature__ = signature([*arguments, *[("inplace", False)] * inplace])
    return Activation


ReLU = _simple("ReLU", F.relu, inplace=True)
ReLU6 = _simple("ReLU6", F.relu6, inplace=True)
ELU = _simple("ELU", F.elu, ("alpha", 1.0), inplace=True)
CELU = _simple("CELU", F.celu, ("alpha", 1.0), inplace=True)
SELU = _simple("SELU", F.selu, inplace=True)
GELU = _simple("GELU", F.gelu, ("approximate", "none"))
SiLU = _simple("SiLU", F.silu, inplace=True)
Mish = _simple("Mish", F.mish, inplace=True)
LeakyReLU = _simple("LeakyReLU", F.leaky_relu, ("negative_slope", 0.01), inplace=True)
_Hardtanh = _simple("Hardtanh", F.hardtanh, ("min_val", -1.0), ("max_val", 1.0), inplace=True)


class Hardtanh(_Hardtanh):
    """Applies torch.nn.functional.hardtanh."""

    def __init__(self, min_val=-1.0, max_val=1.0, inplace=False, min_value=None, max_value=None):
        for old, new, value in (("min_value", "min_val", min_value), ("max_value", "max_val", max_value)):
            if value is not None:
                warn(f"keyword argument `{old}` is deprecated and renamed to `{new}`", FutureWarning)
        min_val = min_val if min_value is None else min_value
        max_val = max_val if max_value is None else max_value
        assert max_val > min_val
        super().__init__(min_val, max_val, inplace)


Hardswish = _simple("Hardswish", F.hardswish, inplace=True)
Hardsigmoid = _simple("Hardsigmoid", F.hardsigmoid, inplace=True)
Sigmoid = _simple("Sigmoid", F.sigmoid)
Tanh = _simple("Tanh", F.tanh)
Softplus = _simple("Softplus", F.softplus, ("beta", 1.0), ("threshold", 20.0))
Softsign = _simple("Softsign", F.softsign)
Tanhshrink = _simple("Tanhshrink", F.tanhshrink)
Hardshrink = _simple("Hardshrink", F.hardshrink, ("lambd", 0.5), text=lambda self: str(self.lambd))
Softshrink = _simple("Softshrink", F.softshrink, ("lambd", 0.5), text=lambda self: str(self.lambd))
LogSigmoid = _simple("LogSigmoid", F.logsigmoid)
GLU = _simple("GLU", F.glu, ("dim", -1))
Softmax = _simple("Softmax", F.softmax, ("dim", None))
Softmin = _simple("Softmin", F.softmin, ("dim", None))
LogSoftmax = _simple("LogSoftmax", F.log_softmax, ("dim", None))
Threshold = _simple("Threshold", F.threshold, ("threshold", None), ("value", None), inplace=True)


class Softmax2d(Module):
    """Softmax over the channels of images."""

    def forward(self, input):
        return F.softmax(input, -3)


class PReLU(Module):
    """A leaky ReLU whose slope is learned."""

    def __init__(self, num_parameters=1, init=0.25, device=None, dtype=None):
        super().__init__()
        self.num_parameters = num_parameters
        self.init = init
        self.weight = Parameter(torch.empty(num_parameters, device=device, dtype=dtype))
        self.reset_parameters()

    def reset_parameters(self):
        initial.constant_(self.weight, self.init)

    def forward(self, input):
        return F.prelu(input, self.weight)

    def extra_repr(self):
        return f"num_parameters={self.num_parameters}"


class RReLU(Module):
    """A leaky unit whose slope is drawn by chance while training."""

    def __init__(self, lower=1.0 / 8, upper=1.0 / 3, inplace=False):
        super().__init__()
        self.lower = lower
        self.upper = upper
        self.inplace = inplace

    def forward(self, input):
        return F.rrelu(input, self.lower, self.upper, self.training, self.inplace)

    def extra_repr(self):
        return f"lower={self.lower}, upper={self.upper}{', inplace=True' if self.inplace else ''}"
