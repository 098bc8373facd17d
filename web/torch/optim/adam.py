"""Adam, and AdamW, which decays weights apart from the gradient."""

import torch

from .._wire import primitive
from .optimizer import Optimizer, check_at_least_zero, check_betas, count_step, own, parts, started

_adam = primitive("optimizer.adam")


class Adam(Optimizer):
    def __init__(
        self,
        params,
        lr=1e-3,
        betas=(0.9, 0.999),
        eps=1e-8,
        weight_decay=0,
        amsgrad=False,
        *,
        foreach=None,
        maximize=False,
        capturable=False,
        differentiable=False,
        fused=None,
        decoupled_weight_decay=False,
    ):
        check_at_least_zero(lr=lr, eps=eps)
        check_betas(betas)
        check_at_least_zero(weight_decay=weight_decay)
        super().__init__(
            params,
            dict(
                lr=lr,
                betas=betas,
                eps=eps,
                weight_decay=weight_decay,
                amsgrad=amsgrad,
                maximize=maximize,
                foreach=foreach,
                capturable=capturable,
                differentiable=differentiable,
                fused=fused,
                decoupled_weight_decay=decoupled_weight_decay,
            ),
        )

    def update(self, p, gradient, group, state):
        averages = ["exp_avg", "exp_avg_sq"] + (["max_exp_avg_sq"] if group["amsgrad"] else [])
        mine = started(state, p, *averages)
        step = count_step(mine)
        lr, (beta1, beta2) = float(group["lr"]), group["betas"]
        if group["weight_decay"] != 0:
            if group["decoupled_weight_decay"]:
                p.mul_(1 - lr * group["weight_decay"])
            else:
                gradient = gradient.add(p, alpha=group["weight_decay"])
        p, gradient, average, squares = parts(p, gradient, mine["exp_avg"], mine["exp_avg_sq"])
        average.lerp_(gradient, 1 - beta1)
        squares.mul_(beta2).addcmul_(gradient, gradient, value=1 - beta2)
        if group["amsgrad"]:
            (maxima,) = parts(mine["max_exp_avg_sq"])
            squares = maxima.copy_(torch.maximum(own(maxima, group), squares))
        denominator = (squares.sqrt() / (1 - beta2**step) ** 0.5).add_(group["eps"])
        p.addcdiv_(average, denominator, value=-lr / (1 - beta1**step))

    def at_once(self, group):
        beta1, beta2 = group["betas"]
        names = ["step", "exp_avg", "exp_avg_sq", "max_exp_avg_sq" if group["amsgrad"] else None]
        return _adam, names, (beta1, beta2, group["eps"], group["decoupled_weight_decay"])


class AdamW(Adam):
    def __init__(
        self,
        params,
        lr=1e-3,
        betas=(0.9, 0.999),
        eps=1e-8,
        weight_decay=1e-2,
        amsgrad=False,
        *,
        maximize=False,
        foreach=None,
        capturable=False,
        differentiable=False,
        fused=None,
    ):
        super().__init__(
            params,
            lr,
            betas,
            eps,
            weight_decay,
            amsgrad,
            foreach=foreach,
            maximize=maximize,
            capturable=capturable,
            differentiable=differentiable,
            fused=fused,
            decoupled_weight_decay=True,
        )
