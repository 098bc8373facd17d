"""Rprop, which follows the signs of gradients, and ASGD, which averages the parameters."""

import torch

from .optimizer import Optimizer, check_at_least_zero, count_step, filled, own, parts


class Rprop(Optimizer):
    def __init__(
        self, params, lr=1e-2, etas=(0.5, 1.2), step_sizes=(1e-6, 50), *, capturable=False,
        foreach=None, maximize=False, differentiable=False,
    ):  # fmt: skip
        check_at_least_zero(lr=lr)
        if not 0.0 < etas[0] < 1.0 < etas[1]:
            raise ValueError(f"Invalid eta values: {etas[0]}, {etas[1]}")
        super().__init__(
            params,
            dict(
                lr=lr, etas=etas, step_sizes=step_sizes, foreach=foreach, maximize=maximize,
                differentiable=differentiable, capturable=capturable,
            ),
        )  # fmt: skip

    def update(self, p, gradient, group, state):
        mine = state[p]
        if not mine:
            mine["step"] = torch.tensor(0.0)
            mine["prev"] = torch.zeros_like(p)
            mine["step_size"] = filled(gradient, float(group["lr"]))
        mine["step"] += 1
        slower, faster = group["etas"]
        p, gradient, previous, size = parts(p, gradient, mine["prev"], mine["step_size"])
        sign = gradient.mul(own(previous, group)).sign()
        sign[sign.gt(0)] = faster
        sign[sign.lt(0)] = slower
        sign[sign.eq(0)] = 1
        size.mul_(sign).clamp_(*group["step_sizes"])
        gradient = gradient.clone()
        gradient[sign.eq(slower)] = 0
        p.addcmul_(gradient.sign(), size, value=-1)
        previous.copy_(gradient)


class ASGD(Optimizer):
    def __init__(
        self, params, lr=1e-2, lambd=1e-4, alpha=0.75, t0=1e6, weight_decay=0, foreach=None,
        maximize=False, differentiable=False, capturable=False,
    ):  # fmt: skip
        check_at_least_zero(lr=lr, weight_decay=weight_decay)
        super().__init__(
            params,
            dict(
                lr=lr, lambd=lambd, alpha=alpha, t0=t0, weight_decay=weight_decay,
                foreach=foreach, maximize=maximize, differentiable=differentiable,
                capturable=capturable,
            ),
        )  # fmt: skip

    def update(self, p, gradient, group, state):
        mine = state[p]
        lr, decay = float(group["lr"]), group["lambd"]
        if not mine:
            mine["step"] = torch.zeros(())
            mine["eta"] = torch.tensor(lr)
            mine["mu"] = torch.ones(())
            mine["ax"] = torch.zeros_like(p)
        step = count_step(mine)
        if group["weight_decay"] != 0:
            gradient = gradient.add(p, alpha=group["weight_decay"])
        eta = mine["eta"].item()
        p, gradient, mean = parts(p, gradient, mine["ax"])
        p.mul_(1 - decay * eta)
        p.add_(gradient, alpha=-eta)
        if mine["mu"].item() != 1:
            mean.add_(p.sub(mean).mul_(mine["mu"]))
        else:
            mean.copy_(p)
        mine["eta"].copy_(torch.as_tensor(lr / ((1 + decay * lr * step) ** group["alpha"])))
        mine["mu"].copy_(torch.as_tensor(1 / max(1, step - group["t0"])))
