import torch
from torch.overrides import TorchFunctionMode


class Logged(torch.Tensor):
    @classmethod
    def __torch_function__(cls, func, types, args=(), kwargs=None):
        print("called", func.__name__, [each.__name__ for each in types])
        return super().__torch_function__(func, types, args, kwargs or {})


x = torch.tensor([1.0, 2.0]).as_subclass(Logged)
y = x + 1
torch.add(x, 1, alpha=2)
torch.cat([x, x])
x.sum()
x[0]
x[0] = 5.0
x.T
x.double()
x.mul_(2)
x == x
x @ x
x.view(2, 1)
x.detach()
torch.nn.functional.relu(x)


class Diagonal:
    """Not a tensor, but it answers for some functions."""

    answers = {}

    def __init__(self, n, value):
        self.n, self.value = n, value

    @classmethod
    def __torch_function__(cls, func, types, args=(), kwargs=None):
        if func not in cls.answers:
            return NotImplemented
        return cls.answers[func](*args, **(kwargs or {}))


def answer(function):
    def register(implementation):
        Diagonal.answers[function] = implementation
        return implementation

    return register


@answer(torch.mean)
def mean(d):
    return d.value / d.n


@answer(torch.add)
def add(a, b):
    return f"added {getattr(a, 'value', a)} {getattr(b, 'value', b)}"


print(torch.mean(Diagonal(5, 2)), torch.add(Diagonal(1, 2), 3), torch.add(torch.tensor(1.0), Diagonal(1, 2)))
for call in (lambda: torch.mul(Diagonal(1, 2), 3), lambda: torch.ones(1) * Diagonal(1, 2), lambda: Diagonal(1, 2) + 1):
    try:
        print(call())
    except TypeError as e:
        print(e)


class Counting(TorchFunctionMode):
    def __init__(self):
        super().__init__()
        self.names = []

    def __torch_function__(self, func, types, args=(), kwargs=None):
        self.names.append(func.__name__)
        return func(*args, **(kwargs or {}))


with Counting() as outer:
    a = torch.ones(2)
    b = a + a
    with Counting() as inner:
        b.sum()
    torch.nn.functional.relu(b)
    torch.stack([a, b])
torch.ones(1)
print(outer.names, inner.names)


class Doubling(TorchFunctionMode):
    def __torch_function__(self, func, types, args=(), kwargs=None):
        result = func(*args, **(kwargs or {}))
        return result * 2 if func is torch.ones else result


with Doubling():
    print(torch.ones(2), torch.zeros(2))
print(torch.ones(2))

o = torch.overrides
print(o.is_tensor_like(Diagonal(1, 1)), o.is_tensor_like(torch.ones(1)), o.is_tensor_like(1))
print(o.has_torch_function((Diagonal(1, 1),)), o.has_torch_function((torch.ones(1), 3)), o.has_torch_function_unary(x))
print(o.resolve_name(torch.add), o.resolve_name(torch.Tensor.add), o.is_tensor_method_or_property(torch.Tensor.add))


def mine(a, b):
    if o.has_torch_function((a, b)):
        return o.handle_torch_function(mine, (a, b), a, b)
    return a * b


Diagonal.answers[mine] = lambda a, b: "mine"
print(mine(2, 3), mine(Diagonal(1, 1), 2))
