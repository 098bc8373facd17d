"""functional_call: buffers that are written, tied tensors, and what it refuses."""
import torch
from torch.func import functional_call


def attempt(label, f):
    try:
        print(label, f())
    except Exception as error:
        print(label, type(error).__name__, str(error).splitlines()[0])


class Counter(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.register_buffer("n", torch.zeros(1))
        self.register_buffer("m", torch.zeros(1))

    def forward(self, x):
        self.n = self.n + 1
        self.m += 1
        return x + self.n


m, given = Counter(), {"n": torch.full((1,), 5.0)}
print(functional_call(m, given, torch.zeros(1)), m.n, m.m, given)
print(functional_call(m, given, (torch.zeros(1),)), m.n, m.m, given)
held = torch.full((1,), 2.0)
given = {"m": held}
functional_call(m, given, torch.zeros(1))
print(m.n, m.m, held, given["m"] is held)
parts = ({"n": torch.ones(1)}, {"m": torch.ones(1)})
print(functional_call(m, parts, torch.zeros(1)), parts, m.n, m.m)


class Raises(Counter):
    def forward(self, x):
        self.n = self.n + 1
        raise KeyError("within")


r, given = Raises(), {"n": torch.full((1,), 3.0)}
attempt("raises", lambda: functional_call(r, given, torch.zeros(1)))
print(r.n, given)

norm = torch.nn.BatchNorm1d(2)
state = {name: each.clone() for name, each in norm.state_dict().items()}
functional_call(norm, state, torch.arange(6.0).reshape(3, 2))
print(state["running_mean"], state["num_batches_tracked"], norm.running_mean, norm.num_batches_tracked)

tied = torch.nn.Module()
tied.a = torch.nn.Parameter(torch.ones(1))
tied.b = tied.a
tied.forward = lambda x: x * tied.a * tied.b
print(functional_call(tied, {"a": torch.full((1,), 3.0)}, torch.ones(1)))
print(functional_call(tied, {"a": torch.full((1,), 3.0)}, torch.ones(1), tie_weights=False))
same = torch.full((1,), 2.0)
print(functional_call(tied, {"a": same, "b": same}, torch.ones(1)))
attempt("tied", lambda: functional_call(tied, {"a": torch.ones(1), "b": torch.zeros(1)}, torch.ones(1)))
print(tied.a is tied.b)

line, x = torch.nn.Linear(1, 1), torch.ones(1, 1)
weight = line.weight
attempt("missing", lambda: functional_call(line, {"weight": x}, x, strict=True))
attempt("unexpected", lambda: functional_call(line, {"nope": x}, x, strict=True))
attempt("repeated", lambda: functional_call(line, ({"weight": x}, {"weight": x}), x))
attempt("no tensor", lambda: functional_call(line, {"weight": 3}, x))
attempt("no dictionary", lambda: functional_call(line, 3, x))
attempt("a list of others", lambda: functional_call(line, [3], x))
attempt("keywords", lambda: functional_call(line, {"weight": x, "bias": x[0]}, kwargs={"input": x}))
print(line.weight is weight)
