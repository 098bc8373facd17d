"""Stochastic gradient descent, with momentum."""

from .._wire import primitive
from .optimizer import Optimizer, check_at_least_zero

_sgd = primitive("optimizer.sgd")


class SGD(Optimizer):
    def __init__(
        self,
        params,
        lr=1e-3,
        momentum=0,
        dampening=0,
        weight_decay=0,
        nesterov=False,
        *,
        maximize=False,
        foreach=None,
        differentiable=False,
        fused=None,
    ):
        check_at_least_zero(lr=lr, momentum=momentum, weight_decay=weight_decay)
        if nesterov and (momentum <= 0 or dampening != 0):
            raise ValueError("Nesterov momentum requires a momentum and zero dampening")
        super().__init__(
            params,
            dict(
                lr=lr,
                momentum=momentum,
                dampening=dampening,
                weight_decay=weight_decay,
                nesterov=nesterov,
                maximize=maximize,
                foreach=foreach,
                differentiable=differentiable,
                fused=fused,
            ),
        )

    def update(self, p, gradient, group, state):
        if group["weight_decay"] != 0:
            gradient = gradient.add(p, alpha=group["weight_decay"])
        momentum = group["momentum"]
        if momentum != 0:
            mine = state[p]
            buffer = mine.get("momentum_buffer")
            if buffer is None:
                buffer = mine["momentum_buffer"] = gradient.detach().clone()
            else:
                buffer.mul_(momentum).add_(gradient, alpha=1 - group["dampening"])
            gradient = gradient.add(buffer, alpha=momentum) if group["nesterov"] else buffer
        p.add_(gradient, alpha=-float(group["lr"]))

    def at_once(self, group):
        momentum = group["momentum"]
        names = ["momentum_buffer" if momentum else None]
        return _sgd, names, (momentum, group["dampening"], group["nesterov"])
