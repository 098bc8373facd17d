"""Which changes in place are part of the graph: comparisons and fills of integers are, logic is not."""
import torch


def attempt(what, f):
    try:
        print(what, f())
    except Exception as error:
        print(what, type(error).__name__, str(error).splitlines()[0])


def told(t):
    node = t.grad_fn
    return t.requires_grad, node and node.name(), t._version


x = torch.tensor([1.0, 2.0], requires_grad=True)
zeros = torch.zeros(2)


def with_integers(change):
    t = torch.zeros(2, dtype=torch.int64)
    change(t)
    return told(t)


attempt("fill_", lambda: with_integers(lambda t: t.fill_(torch.tensor(1.5, requires_grad=True))))
attempt("masked_fill_", lambda: with_integers(lambda t: t.masked_fill_(t == 0, x[0])))
attempt("index_fill_", lambda: with_integers(lambda t: t.index_fill_(0, torch.tensor([0]), x[0])))
attempt("eq_", lambda: with_integers(lambda t: t.eq_(x)))
attempt("eq_ of a view", lambda: with_integers(lambda t: t[:1].eq_(x[:1])))
attempt("ne_, logical_not_", lambda: with_integers(lambda t: t.ne_(x).logical_not_()))
attempt("copy_", lambda: with_integers(lambda t: t.copy_(x)))
attempt("assignment", lambda: with_integers(lambda t: t.__setitem__(0, x[0])))

for name in "logical_not_ asinh_ arcsinh_ acosh_ arccosh_ atanh_ arctanh_ sign_ floor_ zero_".split():
    attempt(name, lambda: told(getattr(x.clone(), name)()))
    attempt("  on a leaf", lambda: getattr(x.detach().clone().requires_grad_(), name)().tolist())
    attempt("  on its view", lambda: getattr(x.detach().clone().requires_grad_()[:], name)().tolist())
for name in "logical_and_ logical_or_ logical_xor_ eq_ lt_ floor_divide_ remainder_".split():
    attempt(name, lambda: told(getattr(x.clone(), name)(torch.tensor(1.0))))
    leaf = lambda: x.detach().clone().requires_grad_()  # noqa: E731
    attempt("  on a leaf", lambda: getattr(leaf(), name)(torch.tensor(1.0)).tolist())
    attempt("  on its view", lambda: getattr(leaf()[:], name)(torch.tensor(1.0)).tolist())
for name in ("asinh_", "acosh_", "atanh_"):
    attempt("backward of " + name, lambda: getattr(x.clone(), name)().sum().backward())
    attempt("  through a view", lambda: (c := x.clone(), getattr(c[:1], name)(), c.sum().backward()))

attempt("eq, out", lambda: torch.eq(x, zeros, out=torch.zeros(2, dtype=torch.bool)))
attempt("lt, out", lambda: torch.lt(x, x, out=torch.zeros(2, dtype=torch.bool)))
attempt("eq into a leaf", lambda: torch.eq(zeros, zeros, out=x.detach().clone().requires_grad_()))
attempt("logical_and, out", lambda: torch.logical_and(x, zeros, out=torch.zeros(2, dtype=torch.bool)))

# What has no history asks for none: a view that lost its own can still be compared or cast.
first, second = (x * 1).requires_grad_(), None
y = x * 1
first, second = y.unbind(0)
y.add_(1)
for name, f in {
    "ne": lambda: torch.ne(first, 1), "isnan": lambda: torch.isnan(first), "argmax": lambda: torch.argmax(first),
    "int": lambda: first.int(), "bool": lambda: first.bool(), "equal": lambda: torch.equal(first, first),
    "sum": lambda: first.sum(), "add": lambda: first + 1, "round": lambda: first.round(),
}.items():
    attempt(name, f)

# set_ ends what backward can do.
z = x * 2
z.set_(torch.ones(2))
print(told(z), [n and n.name() for n, _ in z.grad_fn.next_functions])
attempt("backward", lambda: z.sum().backward())
print(told(torch.empty(0).set_(torch.ones(2, requires_grad=True))))

# Of floor_divide only what requires a gradient has an edge.
print([n.name() for n, _ in (x // 2).grad_fn.next_functions])
print([n.name() for n, _ in torch.floor_divide(zeros, x).grad_fn.next_functions])
print([n.name() for n, _ in torch.floor_divide(x, x * 1).grad_fn.next_functions])
