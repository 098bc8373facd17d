"""Optimizers that look at parameters as matrices: Adafactor and Muon."""

import math

import torch

from .._tensor import Tensor
from .optimizer import Optimizer, count_step


def _check_rate(lr):
    if isinstance(lr, Tensor) and lr.numel() != 1:
        raise ValueError("Tensor lr must be 1-element")
    if not 0.0 <= lr:
        raise ValueError(f"Learning rate should be >= 0 but is: {lr}")


class Adafactor(Optimizer):
    """Scales by the squares of gradients, of which it keeps the means of rows and of columns."""

    def __init__(
        self, params, lr=1e-2, beta2_decay=-0.8, eps=(None, 1e-3), d=1.0, weight_decay=0.0, *,
        foreach=None, maximize=False,
    ):  # fmt: skip
        _check_rate(lr)
        if not beta2_decay <= 0.0:
            raise ValueError(f"beta2_decay should be <= 0 but is: {beta2_decay}")
        if eps[0] is not None and not 0.0 <= eps[0]:
            raise ValueError(f"epsilon1 should be >= 0 but is: {eps[0]}")
        if not 0.0 <= eps[1]:
            raise ValueError(f"epsilon2 should be >= 0 but is: {eps[1]}")
        if not 1.0 <= d:
            raise ValueError(f"Clipping threshold d should be >= 1 but is: {d}")
        if not 0.0 <= weight_decay:
            raise ValueError(f"weight_decay should be >= 0 but is: {weight_decay}")
        defaults = dict(
            lr=lr, beta2_decay=beta2_decay, eps=eps, d=d, weight_decay=weight_decay, foreach=foreach,
            maximize=maximize,
        )  # fmt: skip
        super().__init__(params, defaults)

    def update(self, p, gradient, group, state):
        mine = state[p]
        if not mine:
            mine["step"] = torch.tensor(0.0)
            if gradient.dim() > 1:
                rows, columns = list(gradient.shape), list(gradient.shape)
                rows[-1] = columns[-2] = 1
                mine["row_var"] = gradient.new_zeros(rows)
                mine["col_var"] = gradient.new_zeros(columns)
            else:
                mine["variance"] = torch.zeros_like(gradient)
        step = count_step(mine)
        lr, (eps1, eps2) = float(group["lr"]), group["eps"]
        if eps1 is None:
            eps1 = torch.finfo(p.dtype).eps
        weight = step ** group["beta2_decay"]
        rate = max(eps2, p.norm(2).item() / (p.numel() ** 0.5)) * min(lr, 1 / (step**0.5))
        if group["weight_decay"] != 0:
            p.mul_(1 - lr * group["weight_decay"])
        if gradient.dim() > 1:
            for name, dim in (("row_var", -1), ("col_var", -2)):
                norm = torch.linalg.vector_norm(gradient, dim=dim, keepdim=True)
                mine[name].lerp_(norm.square_().div_(gradient.size(dim)), weight)
            estimate = mine["row_var"] @ mine["col_var"]
            estimate.div_(mine["row_var"].mean(dim=-2, keepdim=True).clamp_(min=eps1))
        else:
            estimate = mine["variance"].lerp_(gradient * gradient, weight).clone()
        change = estimate.clamp_(min=eps1 * eps1).rsqrt_()
        change.mul_(gradient)
        length = max(1.0, change.norm(2).item() / ((change.numel() ** 0.5) * group["d"]))
        p.add_(change, alpha=-rate / length)


def _orthogonalized(gradient, coefficients, steps, eps):
    """A matrix near the orthogonal one next to it, by Newton and Schulz's iteration in bfloat16."""
    if steps >= 100:
        raise ValueError("Number of steps must be less than 100 for computational efficiency")
    if len(coefficients) != 3:
        raise ValueError("Coefficients must be a tuple of exactly 3 values")
    a, b, c = coefficients
    tall = gradient.size(0) > gradient.size(1)
    x = gradient.bfloat16()
    x = x.T if tall else x
    x.div_(x.norm().clamp(min=eps))
    for _ in range(steps):
        gram = x @ x.T
        x = torch.addmm(x, torch.addmm(gram, gram, gram, beta=b, alpha=c), x, beta=a)
    return x.T if tall else x


_ADJUSTMENTS = {
    "original": lambda rows, columns: math.sqrt(max(1, rows / columns)),
    "match_rms_adamw": lambda rows, columns: 0.2 * math.sqrt(max(rows, columns)),
    "spectral_unclamped": lambda rows, columns: math.sqrt(rows / columns),
}


class Muon(Optimizer):
    """Momentum made orthogonal, for the matrices of hidden layers."""

    def __init__(
        self, params, lr=1e-3, weight_decay=0.1, momentum=0.95, nesterov=True,
        ns_coefficients=(3.4445, -4.775, 2.0315), eps=1e-7, ns_steps=5, adjust_lr_fn=None,
    ):  # fmt: skip
        _check_rate(lr)
        if not 0.0 <= momentum:
            raise ValueError(f"momentum should be >= 0 but is: {momentum}")
        if not 0.0 <= weight_decay:
            raise ValueError(f"weight decay should be >= 0 but is: {weight_decay}")
        if adjust_lr_fn is not None and adjust_lr_fn not in _ADJUSTMENTS:
            raise ValueError(f"Adjust learning rate function {adjust_lr_fn} is not supported")
        defaults = dict(
            lr=lr, weight_decay=weight_decay, momentum=momentum, nesterov=nesterov,
            ns_coefficients=ns_coefficients, eps=eps, ns_steps=ns_steps, adjust_lr_fn=adjust_lr_fn,
        )  # fmt: skip
        super().__init__(params, defaults)
        for group in self.param_groups:
            for p in group["params"]:
                if p.ndim != 2:
                    raise ValueError(
                        f"Muon only supports 2D parameters whereas we found a parameter with size: {p.size()}"
                    )

    def update(self, p, gradient, group, state):
        mine = state[p]
        if "momentum_buffer" not in mine:
            mine["momentum_buffer"] = torch.zeros_like(gradient)
        lr, momentum, buffer = float(group["lr"]), group["momentum"], mine["momentum_buffer"]
        buffer.lerp_(gradient, 1 - momentum)
        change = gradient.lerp(buffer, momentum) if group["nesterov"] else buffer
        change = _orthogonalized(change, group["ns_coefficients"], group["ns_steps"], group["eps"])
        adjusted = lr * _ADJUSTMENTS[group["adjust_lr_fn"] or "original"](*p.shape)
        p.mul_(1 - lr * group["weight_decay"])
        p.add_(change, alpha=-adjusted)
