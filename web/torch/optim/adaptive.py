"""Optimizers that scale each step by the gradients so far: RMSprop, Adagrad, Adadelta."""

import torch

from .._wire import primitive
from .optimizer import Optimizer, check_at_least_zero, count_step, filled, own, parts, started

_rmsprop = primitive("optimizer.rmsprop")


class RMSprop(Optimizer):
    def __init__(
        self,
        params,
        lr=1e-2,
        alpha=0.99,
        eps=1e-8,
        weight_decay=0,
        momentum=0,
        centered=False,
        capturable=False,
        foreach=None,
        maximize=False,
        differentiable=False,
    ):
        check_at_least_zero(lr=lr, eps=eps, momentum=momentum, weight_decay=weight_decay, alpha=alpha)
        super().__init__(
            params,
            dict(
                lr=lr,
                momentum=momentum,
                alpha=alpha,
                eps=eps,
                centered=centered,
                weight_decay=weight_decay,
                capturable=capturable,
                foreach=foreach,
                maximize=maximize,
                differentiable=differentiable,
            ),
        )

    def update(self, p, gradient, group, state):
        zeros = ["square_avg"]
        zeros += ["momentum_buffer"] if group["momentum"] > 0 else []
        zeros += ["grad_avg"] if group["centered"] else []
        mine = started(state, p, *zeros)
        mine["step"] += 1
        alpha = group["alpha"]
        if group["weight_decay"] != 0:
            gradient = gradient.add(p, alpha=group["weight_decay"])
        p, gradient, squares = parts(p, gradient, mine["square_avg"])
        squares.mul_(alpha).addcmul_(gradient, gradient, value=1 - alpha)
        if group["centered"]:
            (mean,) = parts(mine["grad_avg"])
            mean.lerp_(gradient, 1 - alpha)
            squares = squares.addcmul(mean, mean, value=-1)
        average = own(squares.sqrt(), group).add_(group["eps"])
        lr = float(group["lr"])
        if group["momentum"] > 0:
            (buffer,) = parts(mine["momentum_buffer"])
            buffer.mul_(group["momentum"]).addcdiv_(gradient, average)
            p.add_(buffer, alpha=-lr)
        else:
            p.addcdiv_(gradient, average, value=-lr)

    def at_once(self, group):
        momentum, centered = group["momentum"], group["centered"]
        names = ["step", "square_avg", "momentum_buffer" if momentum > 0 else None]
        names.append("grad_avg" if centered else None)
        return _rmsprop, names, (group["alpha"], group["eps"], momentum)


class Adagrad(Optimizer):
    def __init__(
        self,
        params,
        lr=1e-2,
        lr_decay=0,
        weight_decay=0,
        initial_accumulator_value=0,
        eps=1e-10,
        foreach=None,
        *,
        maximize=False,
        differentiable=False,
        fused=None,
    ):
        check_at_least_zero(
            lr=lr,
            lr_decay=lr_decay,
            weight_decay=weight_decay,
            initial_accumulator_value=initial_accumulator_value,
            eps=eps,
        )
        super().__init__(
            params,
            dict(
                lr=lr,
                lr_decay=lr_decay,
                eps=eps,
                weight_decay=weight_decay,
                initial_accumulator_value=initial_accumulator_value,
                foreach=foreach,
                maximize=maximize,
                differentiable=differentiable,
                fused=fused,
            ),
        )

    def add_param_group(self, param_group):
        super().add_param_group(param_group)
        group = self.param_groups[-1]
        for p in group["params"]:
            self.state[p] = {
                "step": torch.tensor(0.0),
                "sum": filled(p, group["initial_accumulator_value"]),
            }

    def update(self, p, gradient, group, state):
        mine = state[p]
        step = count_step(mine)
        if group["weight_decay"] != 0:
            gradient = gradient.add(p, alpha=group["weight_decay"])
        lr = float(group["lr"]) / (1 + (step - 1) * group["lr_decay"])
        p, gradient, total = parts(p, gradient, mine["sum"])
        total.addcmul_(gradient, gradient, value=1)
        p.addcdiv_(gradient, own(total.sqrt(), group).add_(group["eps"]), value=-lr)


class Adadelta(Optimizer):
    def __init__(
        self,
        params,
        lr=1.0,
        rho=0.9,
        eps=1e-6,
        weight_decay=0,
        foreach=None,
        *,
        capturable=False,
        maximize=False,
        differentiable=False,
    ):
        check_at_least_zero(lr=lr)
        if not 0.0 <= rho <= 1.0:
            raise ValueError(f"Invalid rho value: {rho}")
        check_at_least_zero(eps=eps, weight_decay=weight_decay)
        super().__init__(
            params,
            dict(
                lr=lr,
                rho=rho,
                eps=eps,
                weight_decay=weight_decay,
                maximize=maximize,
                capturable=capturable,
                foreach=foreach,
                differentiable=differentiable,
            ),
        )

    def update(self, p, gradient, group, state):
        mine = started(state, p, "square_avg", "acc_delta")
        mine["step"] += 1
        rho, eps = group["rho"], group["eps"]
        if group["weight_decay"] != 0:
            gradient = gradient.add(p, alpha=group["weight_decay"])
        p, gradient, squares, deltas = parts(p, gradient, mine["square_avg"], mine["acc_delta"])
        squares.mul_(rho).addcmul_(gradient, gradient, value=1 - rho)
        deviation = squares.add(eps).sqrt_()
        delta = own(deltas.add(eps).sqrt_(), group).div_(deviation).mul_(gradient)
        deltas.mul_(rho).addcmul_(delta, delta, value=1 - rho)
        p.add_(delta, alpha=-float(group["lr"]))
