"""Numbers of a program's own classes are numbers: their values count, not what the classes define."""

import enum

import torch


class Dim(enum.IntEnum):
    ROWS = 0
    COLUMNS = 1


class Whole(int):
    def __float__(self):
        raise RuntimeError("nobody asks")

    def __add__(self, other):
        return other


class Real(float):
    def __mul__(self, other):
        return other


x = torch.arange(6.0).reshape(2, 3)
print(x.sum(Dim.COLUMNS), x.sum(dim=Dim.ROWS), x.sum(Whole(1)))
print(x * Real(2.5), x + Whole(2), x - Dim.COLUMNS)
print(torch.zeros(Whole(2), Dim.COLUMNS), torch.ones((Whole(2),)), torch.full((2,), Real(1.5)))
print(x[Dim.ROWS], x[Whole(1), Whole(0)], x[: Whole(1)], x.reshape(Whole(3), -1).shape)
print(torch.tensor([Whole(1), Dim.COLUMNS]), torch.tensor(Whole(3)))
print(torch.arange(Whole(3)), torch.linspace(Real(0.0), 1, Whole(3)))

w = torch.ones(2, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=Real(0.5))
(w * Whole(3)).sum().backward()
optimizer.step()
print(w)
