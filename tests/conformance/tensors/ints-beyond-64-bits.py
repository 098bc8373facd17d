"""Integers that fit no 64 bits are refused, and the next call is none the worse."""
import torch


def attempt(label, f):
    try:
        print(label, f())
    except Exception as error:
        print(label, type(error).__name__, str(error).splitlines()[0])


x = torch.ones(2, 3)
i = torch.ones(2, dtype=torch.int64)
big = 1 << 64
for label, f in {
    "x[big]": lambda: x[big], "x[-big]": lambda: x[-big], "x[0, big]": lambda: x[0, big],
    "x[[big]]": lambda: x[[big]], "x[1 << 62]": lambda: x[1 << 62],
    "x[-(1 << 63)]": lambda: x[-(1 << 63)], "x[big:]": lambda: x[big:], "x[:big]": lambda: x[:big],
    "x[-big:]": lambda: x[-big:], "x[:-big]": lambda: x[:-big],
    "x[big] = 1": lambda: x.__setitem__(big, 1), "x[0] = big": lambda: x.clone().__setitem__(0, big),
    "x[0] = 1 << 60": lambda: x.clone().__setitem__(0, 1 << 60), "x + big": lambda: x + big,
    "x * (1 << 60)": lambda: x * (1 << 60), "sum": lambda: x.sum(big),
    "full": lambda: torch.full((2,), big), "tensor": lambda: torch.tensor(big),
    "tensor of a list": lambda: torch.tensor([1, big]), "tensor 1 << 63": lambda: torch.tensor(1 << 63),
    "the greatest": lambda: torch.tensor((1 << 63) - 1), "select": lambda: x.select(0, big),
    "x == big": lambda: x == big, "x < big": lambda: x < big, "i + big": lambda: i + big,
    "i + (1 << 62)": lambda: i + (1 << 62), "fill_": lambda: x.clone().fill_(big),
    "clamp": lambda: torch.clamp(x, max=big), "x ** big": lambda: x**big, "big - x": lambda: big - x,
    "randperm": lambda: torch.randperm(big), "manual_seed": lambda: torch.manual_seed(big),
    "generator": lambda: torch.Generator().manual_seed(big),
}.items():
    attempt(label, f)
    print(x[0], (x + 1)[1])
