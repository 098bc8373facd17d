"""Relatives of Adam: Adamax, NAdam and RAdam."""

import torch

from .optimizer import Optimizer, check_at_least_zero, check_betas, count_step, own, parts, started


class _Relative(Optimizer):
    """What they share: the options, and weight decay."""

    def __init__(self, params, lr, betas, eps, weight_decay, **others):
        check_at_least_zero(lr=lr, eps=eps)
        check_betas(betas)
        check_at_least_zero(weight_decay=weight_decay)
        defaults = dict(lr=lr, betas=betas, eps=eps, weight_decay=weight_decay)
        super().__init__(params, defaults | others)

    def decayed(self, p, gradient, group):
        """The gradient with the decay in it, unless that is done to `p` at once."""
        decay = group["weight_decay"]
        if decay == 0:
            return gradient
        if group.get("decoupled_weight_decay"):
            p.mul_(1 - float(group["lr"]) * decay)
            return gradient
        return gradient.add(p, alpha=decay)

    def averages(self, mine, gradient, group):
        """Moves both running averages on."""
        beta1, beta2 = group["betas"]
        average, squares = parts(mine["exp_avg"], mine["exp_avg_sq"])
        average.lerp_(gradient, 1 - beta1)
        squares.mul_(beta2).addcmul_(gradient, gradient, value=1 - beta2)
        return average, squares


class Adamax(_Relative):
    def __init__(
        self, params, lr=2e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, foreach=None, *,
        maximize=False, differentiable=False, capturable=False,
    ):  # fmt: skip
        super().__init__(
            params, lr, betas, eps, weight_decay, foreach=foreach, maximize=maximize,
            differentiable=differentiable, capturable=capturable,
        )  # fmt: skip

    def update(self, p, gradient, group, state):
        mine = started(state, p, "exp_avg", "exp_inf")
        step = count_step(mine)
        beta1, beta2 = group["betas"]
        gradient = self.decayed(p, gradient, group)
        p, gradient, average, norm = parts(p, gradient, mine["exp_avg"], mine["exp_inf"])
        average.lerp_(gradient, 1 - beta1)
        norm.copy_(torch.maximum(own(norm.mul_(beta2), group), gradient.abs().add_(group["eps"])))
        p.addcdiv_(average, norm, value=-float(group["lr"]) / (1 - beta1**step))


class NAdam(_Relative):
    def __init__(
        self, params, lr=2e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, momentum_decay=4e-3,
        decoupled_weight_decay=False, *, foreach=None, maximize=False, capturable=False,
        differentiable=False,
    ):  # fmt: skip
        check_at_least_zero(momentum_decay=momentum_decay)
        super().__init__(
            params, lr, betas, eps, weight_decay, momentum_decay=momentum_decay,
            decoupled_weight_decay=decoupled_weight_decay, maximize=maximize, foreach=foreach,
            capturable=capturable, differentiable=differentiable,
        )  # fmt: skip

    def update(self, p, gradient, group, state):
        mine = state[p]
        if not mine:
            mine["step"] = torch.tensor(0.0)
            mine["mu_product"] = torch.tensor(1.0)
            mine["exp_avg"] = torch.zeros_like(p)
            mine["exp_avg_sq"] = torch.zeros_like(p)
        step = count_step(mine)
        lr, (beta1, beta2) = float(group["lr"]), group["betas"]
        p, gradient = parts(p, self.decayed(p, gradient, group))
        decay = group["momentum_decay"]
        mu = beta1 * (1.0 - 0.5 * (0.96 ** (step * decay)))
        mu_next = beta1 * (1.0 - 0.5 * (0.96 ** ((step + 1) * decay)))
        mine["mu_product"] *= mu
        differentiable = group["differentiable"]
        product = mine["mu_product"] if differentiable else mine["mu_product"].item()
        average, squares = self.averages(mine, gradient, group)
        denominator = own(squares.div(1 - beta2**step).sqrt(), group).add_(group["eps"])
        of_gradient = -lr * (1.0 - mu) / (1.0 - product)
        of_average = (-lr * mu_next) / (1.0 - product * mu_next)
        if differentiable:  # factors that have a history are none that `value` takes
            p.addcdiv_(gradient * of_gradient, denominator).addcdiv_(average * of_average, denominator)
        else:
            p.addcdiv_(gradient, denominator, value=of_gradient)
            p.addcdiv_(average, denominator, value=of_average)


class RAdam(_Relative):
    def __init__(
        self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0,
        decoupled_weight_decay=False, *, foreach=None, maximize=False, capturable=False,
        differentiable=False,
    ):  # fmt: skip
        super().__init__(
            params, lr, betas, eps, weight_decay, maximize=maximize, foreach=foreach,
            capturable=capturable, decoupled_weight_decay=decoupled_weight_decay,
            differentiable=differentiable,
        )  # fmt: skip

    def update(self, p, gradient, group, state):
        mine = started(state, p, "exp_avg", "exp_avg_sq")
        step = count_step(mine)
        lr, (beta1, beta2) = float(group["lr"]), group["betas"]
        p, gradient = parts(p, self.decayed(p, gradient, group))
        average, squares = self.averages(mine, gradient, group)
        bias2 = 1 - beta2**step
        change = average / (1 - beta1**step) * lr
        longest = 2 / (1 - beta2) - 1
        length = longest - 2 * step * (beta2**step) / bias2
        if length > 5.0:  # the variance is known well enough to scale by it
            scale = (bias2**0.5) / own(squares.sqrt(), group).add_(group["eps"])
            rectified = (
                (length - 4) * (length - 2) * longest
                / ((longest - 4) * (longest - 2) * length)
            ) ** 0.5  # fmt: skip
            change = change * scale * rectified
        p.add_(change, alpha=-1.0)
