# Numbers that scale stood before the tensors once: PyTorch still takes them there, and says so once.
import warnings

import torch

x, y, m, b = torch.ones(2), torch.full((2,), 3.0), torch.eye(2), torch.ones(1, 2, 2)
warnings.simplefilter("always")


def told(name, action):
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        try:
            print(name, action().tolist())
        except Exception as raised:
            print(name, type(raised).__name__, raised)
    for each in found:
        print("   ", each.category.__name__, str(each.message))


told("add", lambda: torch.add(x, 2, y))
told("add_", lambda: torch.ones(2).add_(2, y))
told("add with out", lambda: torch.add(x, 2, y, out=torch.zeros(2)))
told("sub", lambda: x.sub(2, y))
told("addcmul", lambda: torch.addcmul(x, 2, y, y))
told("addcdiv_", lambda: torch.ones(2).addcdiv_(2, y, x))
told("addmm", lambda: torch.addmm(2, m, m, m))
told("addmm of both", lambda: torch.addmm(2, m, 3, m, m))
told("method addmm", lambda: m.addmm(2, m, m))
told("method addmm of both", lambda: m.addmm(2, 3, m, m))
told("addmv", lambda: torch.addmv(2, x, 3, m, y))
told("addr", lambda: m.addr(2, x, y))
told("baddbmm", lambda: torch.baddbmm(2, b, b, b))
told("addbmm", lambda: torch.addbmm(2, m, 0.5, b, b))
told("no such", lambda: torch.add(x, y, y))
told("mul", lambda: torch.mul(x, 2, y))
