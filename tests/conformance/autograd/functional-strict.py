"""What torch.autograd.functional refuses: vectors that do not fit, and in strict mode what does not depend on the inputs."""
import torch
from torch.autograd import functional as F

x, y = torch.tensor([1.0, 2.0]), torch.tensor([3.0])
one = torch.tensor([2.0])
FUNCTIONS = {
    "detached": lambda a: a.detach().sum(),
    "linear": lambda a: (a * 2).sum(),
    "square": lambda a: (a * a).sum(),
    "cube": lambda a: (a**3).sum(),
    "rows": lambda a: a * a,
    "a pair": lambda a: (a.sum(), (a * a).sum()),
    "constant": lambda a: torch.ones(1),
}


def attempt(what, f):
    try:
        print(what, f())
    except Exception as error:
        print(what, type(error).__name__, str(error).splitlines()[0])


for strict in (False, True):
    for create_graph in (False, True):
        for name, f in FUNCTIONS.items():
            for product in ("jacobian", "hessian"):
                attempt((product, name, strict, create_graph), lambda: getattr(F, product)(f, x, create_graph=create_graph, strict=strict))
            for product in ("vjp", "jvp", "vhp", "hvp"):
                attempt((product, name, strict, create_graph), lambda: getattr(F, product)(f, one, create_graph=create_graph, strict=strict))
    two = (x, y)
    for product in ("jacobian", "hessian", "vjp", "vhp"):
        attempt((product, "of the first", strict), lambda: getattr(F, product)(lambda a, b: (a * a).sum(), two, *([] if product in ("jacobian", "hessian", "vjp") else [two]), strict=strict))
attempt("vectorize", lambda: F.jacobian(lambda a: a * 2, x, strict=True, vectorize=True))
for product, f, v in (
    ("vjp", lambda a: a * 2, (x, x)), ("jvp", lambda a: a * 2, (x, x)), ("hvp", lambda a: a.sum(), 3), ("vhp", lambda a: a.sum(), 3),
    ("vjp", lambda a: a * 2, y), ("jvp", lambda a: a * 2, y), ("vhp", lambda a: a.sum(), y), ("vjp", lambda a: (a, a), (x, y)),
    ("vjp", lambda a: a, None), ("jvp", lambda a: a, None), ("vhp", lambda a: a.sum(), None), ("hvp", lambda a: a.sum(), None),
):
    attempt((product, v), lambda: getattr(F, product)(f, x, v))
