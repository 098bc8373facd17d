"""Operators that a program defines by a schema, and gives functions later."""
import torch
from torch.library import Library, define, impl

define("mine::twice", "(Tensor x) -> Tensor")


@impl("mine::twice", "cpu")
def twice(x):
    return x * 2


x = torch.tensor([1.0, 2.0])
print(torch.ops.mine.twice(x), torch.ops.mine.twice, torch.ops.mine.twice.default)
library = Library("mine", "FRAGMENT")
print(library.define("plus(Tensor x, int n=1) -> Tensor"))
library.impl("plus", lambda x, n=1: x + n, "CPU")
print(torch.ops.mine.plus(x), torch.ops.mine.plus(x, 3), torch.ops.mine.plus.default(x, n=2))


@torch.library.custom_op("mine::thrice", mutates_args=())
def thrice(x: torch.Tensor) -> torch.Tensor:
    return x * 3


print(torch.ops.mine.thrice(x), torch.ops.mine.thrice.default._schema)
for wrong in (lambda: torch.ops.mine.nope, lambda: Library("a", "x")):
    try:
        wrong()
    except Exception as problem:
        print(type(problem).__name__, problem)
