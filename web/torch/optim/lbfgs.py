"""L-BFGS: steps along a direction made of the last gradients, with a line search if asked for."""

import torch

from .optimizer import Optimizer, check_at_least_zero


def _lowest_between(x1, f1, g1, x2, f2, g2, bounds=None):
    """Where the cubic through two points with their slopes is lowest."""
    low, high = bounds if bounds is not None else (x1, x2) if x1 <= x2 else (x2, x1)
    d1 = g1 + g2 - 3 * (f1 - f2) / (x1 - x2)
    square = d1**2 - g1 * g2
    if square < 0:
        return (low + high) / 2.0
    d2 = square.sqrt()
    if x1 <= x2:
        lowest = x2 - (x2 - x1) * ((g2 + d2 - d1) / (g2 - g1 + 2 * d2))
    else:
        lowest = x1 - (x1 - x2) * ((g1 + d2 - d1) / (g1 - g2 + 2 * d2))
    return min(max(lowest, low), high)


class _Point:
    """A step size, with the loss, the gradient and the slope along the direction there."""

    def __init__(self, t, f, g, slope):
        self.t, self.f, self.g, self.slope = t, f, g, slope

    @property
    def cubic(self):
        return self.t, self.f, self.slope


def _strong_wolfe(at, t, d, f, g, slope, most, c1=1e-4, c2=0.9, tolerance=1e-9):
    """A step that meets the strong Wolfe conditions: (point, evaluations)."""

    def evaluate(t):
        f_new, g_new = at(t)
        return _Point(t, f_new, g_new, g_new.dot(d))

    scale = d.abs().max()
    start = previous = _Point(0, f, g.clone(), slope)
    new, count, i = evaluate(t), 1, 0
    bracket, done = None, False
    while i < most:
        if new.f > f + c1 * new.t * slope or (i > 1 and new.f >= previous.f):
            bracket = [previous, new]
            break
        if abs(new.slope) <= -c2 * slope:
            bracket, done = [new], True
            break
        if new.slope >= 0:
            bracket = [previous, new]
            break
        bounds = (new.t + 0.01 * (new.t - previous.t), new.t * 10)
        t = _lowest_between(*previous.cubic, *new.cubic, bounds=bounds)
        previous, new = new, evaluate(t)
        count += 1
        i += 1
    if bracket is None:
        bracket = [start, new]
    stuck = False
    low, high = (0, 1) if bracket[0].f <= bracket[-1].f else (1, 0)
    while not done and i < most:
        left, right = sorted((bracket[0].t, bracket[1].t))
        if abs(bracket[1].t - bracket[0].t) * scale < tolerance:
            break
        t = _lowest_between(*bracket[0].cubic, *bracket[1].cubic)
        margin = 0.1 * (right - left)
        if min(right - t, t - left) < margin:
            if stuck or t >= right or t <= left:
                t = right - margin if abs(t - right) < abs(t - left) else left + margin
                stuck = False
            else:
                stuck = True
        else:
            stuck = False
        new = evaluate(t)
        count += 1
        i += 1
        if new.f > f + c1 * t * slope or new.f >= bracket[low].f:
            bracket[high] = new
            low, high = (0, 1) if bracket[0].f <= bracket[1].f else (1, 0)
        else:
            if abs(new.slope) <= -c2 * slope:
                done = True
            elif new.slope * (bracket[high].t - bracket[low].t) >= 0:
                bracket[high] = bracket[low]
            bracket[low] = new
    return bracket[low if len(bracket) > 1 else 0], count


# What a step knows of those before it: in the optimizer's state between steps, not within one.
_KEPT = ("d", "t", "old_dirs", "old_stps", "ro", "H_diag", "prev_flat_grad", "prev_loss")


class LBFGS(Optimizer):
    def __init__(
        self, params, lr=1, max_iter=20, max_eval=None, tolerance_grad=1e-7,
        tolerance_change=1e-9, history_size=100, line_search_fn=None, *, maximize=False,
    ):  # fmt: skip
        check_at_least_zero(lr=lr)
        super().__init__(
            params,
            dict(
                lr=lr,
                max_iter=max_iter,
                max_eval=max_iter * 5 // 4 if max_eval is None else max_eval,
                tolerance_grad=tolerance_grad,
                tolerance_change=tolerance_change,
                history_size=history_size,
                line_search_fn=line_search_fn,
                maximize=maximize,
            ),
        )
        if len(self.param_groups) != 1:
            raise ValueError("LBFGS doesn't support per-parameter options (parameter groups)")

    @property
    def _params(self):
        return self.param_groups[0]["params"]

    def _gradient(self):
        flat = torch.cat(
            [(torch.zeros_like(p) if p.grad is None else p.grad).reshape(-1) for p in self._params]
        )
        return flat.neg_() if self.param_groups[0]["maximize"] else flat

    def _move(self, t, d):
        at = 0
        for p in self._params:
            p.add_(d[at : at + p.numel()].view_as(p), alpha=float(t))
            at += p.numel()

    @torch.no_grad()
    def step(self, closure):
        """Up to max_iter moves; `closure` computes the loss and its gradients anew."""
        group = self.param_groups[0]
        closure = torch.enable_grad()(closure)
        lr = float(group["lr"]) if isinstance(group["lr"], torch.Tensor) else group["lr"]
        least = group["tolerance_change"]
        state = self.state[self._params[0]]
        state.setdefault("func_evals", 0)
        state.setdefault("n_iter", 0)

        def loss_now():
            loss = closure()
            return loss, -float(loss) if group["maximize"] else float(loss)

        first, loss = loss_now()
        evaluations = 1
        state["func_evals"] += 1
        g = self._gradient()
        if g.abs().max() <= group["tolerance_grad"]:
            return first
        kept = {name: state.get(name) for name in _KEPT}
        for n in range(1, group["max_iter"] + 1):
            state["n_iter"] += 1
            d = self._direction(state, kept, g, group["history_size"])
            if kept["prev_flat_grad"] is None:
                kept["prev_flat_grad"] = g.clone()
            else:
                kept["prev_flat_grad"].copy_(g)
            kept["prev_loss"] = before = loss
            t = min(1.0, 1.0 / g.abs().sum()) * lr if state["n_iter"] == 1 else lr
            kept["d"], kept["t"] = d, t
            slope = g.dot(d)
            if slope > -least:
                break
            flat, used = False, 0
            if group["line_search_fn"] is not None:
                if group["line_search_fn"] != "strong_wolfe":
                    raise RuntimeError("only 'strong_wolfe' is supported")
                start = [p.clone() for p in self._params]

                def at(t):
                    self._move(t, d)
                    value = loss_now()[1]
                    gradient = self._gradient()
                    for p, old in zip(self._params, start):
                        p.copy_(old)
                    return value, gradient

                most = group["max_eval"] - evaluations
                found, used = _strong_wolfe(at, t, d, loss, g, slope, most)
                loss, g, t = found.f, found.g, found.t
                self._move(t, d)
                flat = g.abs().max() <= group["tolerance_grad"]
            else:
                self._move(t, d)
                if n != group["max_iter"]:
                    loss = loss_now()[1]
                    g = self._gradient()
                    flat = g.abs().max() <= group["tolerance_grad"]
                    used = 1
            kept["t"] = t
            evaluations += used
            state["func_evals"] += used
            if n == group["max_iter"] or evaluations >= group["max_eval"] or flat:
                break
            if d.mul(t).abs().max() <= least or abs(loss - before) < least:
                break
        state.update(kept)
        return first

    def _direction(self, state, kept, g, history_size):
        """Where to go: the gradient times an inverse of the Hessian as the last steps tell it."""
        if state["n_iter"] == 1:
            kept.update(old_dirs=[], old_stps=[], ro=[], H_diag=1)
            return g.neg()
        directions, steps, ro = kept["old_dirs"], kept["old_stps"], kept["ro"]
        y = g.sub(kept["prev_flat_grad"])
        s = kept["d"].mul(kept["t"])
        ys = y.dot(s)
        if ys > 1e-10:
            if len(directions) == history_size:
                for each in (directions, steps, ro):
                    each.pop(0)
            directions.append(y)
            steps.append(s)
            ro.append(1.0 / ys)
            kept["H_diag"] = ys / y.dot(y)
        al = state.setdefault("al", [None] * history_size)
        q = g.neg()
        for i in reversed(range(len(directions))):
            al[i] = steps[i].dot(q) * ro[i]
            q.add_(directions[i], alpha=-al[i].item())
        r = torch.mul(q, kept["H_diag"])
        for i in range(len(directions)):
            r.add_(steps[i], alpha=(al[i] - directions[i].dot(r) * ro[i]).item())
        return r
