# Names that PyTorch does not have either: its own words for each.
import torch
import torch.nn.functional as F


def tell(ask):
    try:
        ask()
    except Exception as problem:
        print(f"{type(problem).__name__}: {problem}".partition(" (/")[0])


tell(lambda: torch.frobnicate)
tell(lambda: torch.ones(2).frobnicate)
tell(lambda: torch.nn.Frobnicate)
tell(lambda: torch.nn.functional.frobnicate)
tell(lambda: F.frobnicate_)
tell(lambda: torch.linalg.frobnicate)
tell(lambda: torch.optim.Frobnicate)
tell(lambda: torch.cuda.frobnicate)
tell(lambda: torch.nn.Linear(1, 1).frobnicate)
tell(lambda: torch.nn.Parameter(torch.ones(1)).frobnicate)
tell(lambda: torch.optim.SGD([torch.ones(1)]).frobnicate)
tell(lambda: torch.Tensor.frobnicate)


def imports():
    from torch.nn import Linear, Frobnicate  # noqa: F401


tell(imports)


def imports():
    from torch import frobnicate  # noqa: F401


tell(imports)


def imports():
    import torch.frobnicate  # noqa: F401


tell(imports)


def imports():
    import torch.nn.functional.frobnicate  # noqa: F401


tell(imports)


def imports():
    from torch.utils.frobnicate import data  # noqa: F401


tell(imports)
print(hasattr(torch, "frobnicate"), hasattr(torch.ones(1), "frobnicate"), hasattr(F, "frobnicate"))


class Net(torch.nn.Module):
    @property
    def depth(self):
        return self.layers


tell(lambda: Net().layers)
tell(lambda: Net().depth)
