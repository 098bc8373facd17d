"""Saved tensors that are detached, resized or replaced, and hooks that are left at odd times."""
import warnings

import torch
from torch.autograd.graph import disable_saved_tensors_hooks, saved_tensors_hooks

warnings.simplefilter("ignore")


def case(name, f):
    try:
        print(name, "->", f())
    except Exception as e:
        print(name, "->", type(e).__name__, str(e).splitlines()[0][:120])


def n1():
    h = saved_tensors_hooks(lambda x: x, lambda x: x)
    try:
        h.__exit__(None, None, None)
    except RuntimeError:
        return "RuntimeError"
case("exit without enter", n1)
def n2():
    h = saved_tensors_hooks(lambda x: x * 2, lambda x: x)
    h.__enter__()
    x = torch.ones(2, requires_grad=True)
    y = (x * x)
    y.register_hook(lambda g: h.__exit__())
    z = y * y
    z.sum().backward()
    w = x * x
    w.sum().backward()
    return x.grad
case("left in hook", n2)
def n3():
    log = []
    x = torch.ones(2, requires_grad=True)
    def pack(t): log.append("p"); return t
    def unpack(t): log.append("u"); return t
    with saved_tensors_hooks(pack, unpack):
        y = x * x
    with saved_tensors_hooks(pack, unpack):
        y.sum().backward()
    return log, x.grad
case("around backward", n3)
def n4():
    x = torch.ones(2, requires_grad=True)
    h = saved_tensors_hooks(lambda t: t, lambda t: t)
    y = x.exp()
    y.register_hook(lambda g: h.__enter__())
    y.sum().backward()
    log = []
    with saved_tensors_hooks(lambda t: log.append(1) or t, lambda t: t):
        x * x
    return log, h.__exit__()
case("entered in hook", n4)
case("now", lambda: (torch.ones(1, requires_grad=True) * 2).exp().sum().backward())
def n5():
    def unpack(t):
        with saved_tensors_hooks(lambda a: a, lambda a: a):
            return t * 1
    x = torch.ones(2, requires_grad=True)
    with saved_tensors_hooks(lambda t: t, unpack):
        y = x * x
    y.sum().backward()
    return x.grad
case("nested in unpack", n5)
def n6():
    with saved_tensors_hooks(lambda t: None, lambda t: t):
        y = torch.ones(2, requires_grad=True).exp()
    y.sum().backward()
case("none", n6)
def n7():
    with saved_tensors_hooks(lambda t: t, lambda t: torch.ones(5)):
        x = torch.ones(2, requires_grad=True)
        y = x * x
    y.sum().backward()
    return x.grad
case("wrong shape", n7)
def n8():
    with saved_tensors_hooks(lambda t: t.double(), lambda t: t):
        x = torch.ones(2, requires_grad=True)
        y = x * x
    y.sum().backward()
    return x.grad
case("wrong dtype", n8)
def n9():
    with disable_saved_tensors_hooks("no"):
        with saved_tensors_hooks(lambda t: t, lambda t: t):
            pass
case("disabled", n9)
def n10():
    with saved_tensors_hooks(lambda t: t, lambda t: t):
        with disable_saved_tensors_hooks("no"):
            return (torch.ones(2, requires_grad=True)*2).sum()
case("disabled inside", n10)
def n11():
    with saved_tensors_hooks(lambda: 1, lambda t: t):
        torch.ones(2, requires_grad=True).exp()
case("bad arity", n11)
def n12():
    try:
        saved_tensors_hooks(1, 2).__enter__()
    except TypeError:
        return "TypeError"
case("not callable", n12)
case("after", lambda: torch.ones(2, requires_grad=True).exp())
# in-place on saved inputs
def s1():
    x = torch.ones(2); w = torch.ones(2, requires_grad=True)
    y = w * x; x.resize_(3); y.sum().backward(); return w.grad
case("resized", s1)
def s2():
    x = torch.arange(4.); w = torch.ones(4, requires_grad=True)
    y = w * x; x.resize_(2, 2); y.sum().backward(); return w.grad
case("resized2", s2)
def s3():
    x = torch.arange(4.); w = torch.ones(4, requires_grad=True)
    y = w * x; x.set_(torch.full((4,), 9.)); y.sum().backward(); return w.grad
case("set", s3)
def s4():
    x = torch.arange(4.); w = torch.ones(4, requires_grad=True)
    y = w * x; x.data = torch.full((4,), 9.); y.sum().backward(); return w.grad
case("data", s4)
def s5():
    x = torch.arange(4.); w = torch.ones(4, requires_grad=True)
    y = w * x; x.data = torch.full((4,), 9., dtype=torch.float64); y.sum().backward(); return w.grad
case("data dtype", s5)
def s6():
    x = torch.arange(4.); w = torch.ones(4, requires_grad=True)
    y = w * x; x.t_() if x.dim() == 2 else x.unsqueeze_(0); y.sum().backward(); return w.grad
case("unsqueeze_", s6)
def s7():
    x = torch.ones(2, 3); w = torch.ones(2, 3, requires_grad=True)
    y = w * x; x.t_(); y.sum().backward(); return w.grad
case("t_", s7)
def s8():
    x = torch.ones(1, requires_grad=True).clone(); y = x.sin(); x.detach_(); y.backward()
case("detach_", s8)
def s9():
    x = torch.ones(1, requires_grad=True).clone(); y = x.exp(); y.detach_(); y.backward()
case("detach_ out", s9)
def s10():
    x = torch.ones(1, requires_grad=True).clone(); y = x.exp(); z = y.sin(); y.detach_(); z.backward()
case("detach_ mid", s10)
def s11():
    x = torch.ones(2, requires_grad=True).clone(); y = x * x; x.requires_grad_(False)
case("rg false", s11)
def s12():
    a = torch.ones(2, requires_grad=True); x = a.clone(); y = x * 3; z = y * x; x.detach_(); z.sum().backward(); return a.grad
case("detach_ one of two", s12)
def s13():
    x = torch.ones(4, requires_grad=True); y = x.sin(); x.data.resize_(2); y.sum().backward(); return x.grad
case("data resized", s13)
def s14():
    x = torch.ones(4); w = torch.ones(4, requires_grad=True); y = w * x; x.untyped_storage().resize_(0); return y.shape
case("storage resized", s14)
def s15():
    x = torch.ones(4, requires_grad=True); y = x.sin()
    with torch.no_grad(): x.resize_(2)
case("leaf resize", s15)
def s16():
    x = torch.ones(4, 1, requires_grad=True); y = x.sin()
    with torch.no_grad(): x.squeeze_()
    y.sum().backward(); return x.grad.shape
case("leaf squeeze_", s16)
def s17():
    x = torch.ones(3, 2, requires_grad=True); y = x.sin()
    x.data = torch.ones(2); y.sum().backward(); return x.grad.shape
case("leaf data", s17)
