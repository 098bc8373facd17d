"""What gradcheck and gradgradcheck pass, and what they refuse."""
import warnings

import torch
from torch.autograd import Function, gradcheck, gradgradcheck

warnings.simplefilter("ignore")
D = torch.double
x = torch.tensor([1.0, 3.0], dtype=D, requires_grad=True)


def attempt(label, f):
    try:
        print(label, f())
    except Exception as error:
        print(label, type(error).__name__, str(error).splitlines()[0])


class Constant(Function):  # its backward keeps what depends on x as a constant
    @staticmethod
    def forward(ctx, x):
        ctx.kept = x.detach() * 2
        return x * x

    @staticmethod
    def backward(ctx, g):
        return g * ctx.kept


class Detached(Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * x

    @staticmethod
    def backward(ctx, g):
        return g.detach() * 2 * ctx.saved_tensors[0]


class Wrong(Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x.sin()

    @staticmethod
    def backward(ctx, g):
        return g * ctx.saved_tensors[0].cos() * 1.01


class NoGradient(Function):
    @staticmethod
    def forward(ctx, x):
        return x.clone()

    @staticmethod
    def backward(ctx, g):
        return None


class Random(Function):
    @staticmethod
    def forward(ctx, x):
        return x.clone()

    @staticmethod
    def backward(ctx, g):
        return g + torch.rand_like(g)


class NeedsAll(Function):
    @staticmethod
    def forward(ctx, x):
        ctx.set_materialize_grads(False)
        return x.clone(), x.clone()

    @staticmethod
    def backward(ctx, a, b):
        return a + b


for name, f in (
    ("sin", torch.sin), ("constant", Constant.apply), ("detached", Detached.apply),
    ("wrong", Wrong.apply), ("no gradient", NoGradient.apply), ("needs all", NeedsAll.apply),
    ("round", torch.round), ("two", lambda t: (t.sin(), t * 2)),
    ("detaches", lambda t: t.detach() + t), ("integers too", lambda t: (t * 2, torch.tensor(1))),
    ("nothing", lambda t: ()), ("kink", lambda t: (t - 1).abs()), ("linear", lambda t: t * 2),
):
    attempt(f"{name}: gradcheck", lambda: gradcheck(f, (x,)))
    attempt(f"{name}: without raising", lambda: gradcheck(f, (x,), raise_exception=False))
    attempt(f"{name}: gradgradcheck", lambda: gradgradcheck(f, (x,)))

attempt("not reentrant", lambda: gradcheck(Random.apply, (x,)))
attempt("not scaled", lambda: gradcheck(Random.apply, (x,), nondet_tol=10.0, atol=5.0))


def hooked(t):
    y = t.clone()
    y.register_hook(lambda g: g + 0.01)
    return y


one = torch.ones(1, dtype=D, requires_grad=True)
attempt("hook", lambda: gradcheck(hooked, (x,)))
attempt("shape", lambda: gradcheck(lambda t: torch.cat([t, t]) if bool((t >= 1).all()) else t, (one,)))
attempt("dtype", lambda: gradcheck(lambda t: t if bool((t >= 1).all()) else t.float(), (one,)))
attempt("no input", lambda: gradcheck(torch.sin, (x.detach(),)))
attempt("no input twice", lambda: gradgradcheck(torch.sin, (x.detach(),)))
attempt("stride 0", lambda: gradcheck(torch.sin, (one.expand(3),)))
attempt("float32", lambda: gradcheck(torch.sin, (torch.ones(2, requires_grad=True),)))
attempt("no kind", lambda: gradcheck(torch.sin, (x,), check_forward_ad=False, check_backward_ad=False))
attempt("keywords", lambda: gradgradcheck(torch.sin, (x,), check_fwd_over_rev=False, check_rev_over_rev=True))
attempt("given gradients", lambda: gradgradcheck(torch.sin, (x,), (torch.ones(2, dtype=D, requires_grad=True),)))
attempt("unused", lambda: gradcheck(lambda a, b: a * 2, (x, one)))
attempt("unused twice", lambda: gradgradcheck(lambda a, b: a * 2, (x, one)))
attempt("numbers too", lambda: gradcheck(lambda a, n, b: a * n + b, (x, 3, torch.ones(2, dtype=D))))
attempt("unknown", lambda: gradcheck(torch.sin, (x,), foo=True))
