# Complex tensors: how they are made, what they are, and how they print.
import torch

print(torch.tensor([1 + 2j, 3 - 4j]), torch.tensor(1 - 0.5j), torch.tensor([1j, 2, True, 0.5]))
print(torch.tensor([1 + 2j], dtype=torch.complex128), torch.tensor([1, 2], dtype=torch.complex64))
print(torch.tensor([[1e-5 + 2e6j, -3 - 4j], [float("nan") + 1j, complex(0, float("-inf"))]]))
print(torch.arange(40) * 1j)
print(torch.empty(0, dtype=torch.complex64), torch.empty(0, 2, dtype=torch.complex128))
print(torch.zeros(2, dtype=torch.complex64), torch.ones(2, dtype=torch.cfloat), torch.full((2,), 1j))
print(torch.eye(2, dtype=torch.complex128), torch.linspace(0, 1j, 3, dtype=torch.complex64))
print(torch.logspace(0, 1, 3, dtype=torch.complex64))
print(torch.complex(torch.tensor([1.0, 2.0]), torch.tensor([3.0, -4.0])), torch.complex(torch.tensor(1.0), torch.tensor(-0.0)))
print(torch.polar(torch.tensor([1.0, 2.0], dtype=torch.float64), torch.tensor([0.5, 3.0], dtype=torch.float64)))
x = torch.tensor([[1 + 2j, 3 - 4j], [-0.25j, 1e3]])
print(x.dtype, x.element_size(), x.is_complex(), x.is_floating_point(), torch.is_complex(x), x.type(), x.nbytes)
print(x.tolist(), x[0, 1].item(), complex(x[1, 0]), x[0].sum().item())
print(x.real, x.imag, x.abs(), x.angle(), sep="\n")
print((torch.arange(1200) * (1 + 1j)).tolist()[1199], (torch.ones(10, 10) * 2j).tolist()[9][9])
big = torch.arange(2000) * (1 - 1j)
print(big)
torch.set_printoptions(precision=2, sci_mode=True)
print(x)
torch.set_printoptions(profile="default")
torch.set_default_dtype(torch.float64)
print(torch.tensor([1j]), torch.tensor([1j]).dtype, torch.tensor([1j], dtype=torch.complex64), torch.tensor([1.0]) * 1j)
torch.set_default_dtype(torch.float32)
print(torch.complex64.to_real(), torch.float64.to_complex(), torch.finfo(torch.complex64).eps)
torch.manual_seed(0)
print(torch.randn(3, dtype=torch.complex64), torch.rand(2, dtype=torch.complex128))
print(torch.randn(20, dtype=torch.complex64)[17:])
print(torch.as_tensor([1j, 2]), torch.zeros_like(x), torch.empty_like(x).shape, x.new_tensor([1j]), x.new_ones(1))


def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: float(x[0, 0]))
attempt(lambda: int(x[0, 0]))
attempt(lambda: float(torch.tensor(2 + 0j)))
attempt(lambda: torch.tensor([1j], dtype=torch.float32))
attempt(lambda: torch.tensor([1j], dtype=torch.int64))
attempt(lambda: torch.tensor([1j], dtype=torch.bool))
attempt(lambda: torch.full((2,), 1j, dtype=torch.float32))
attempt(lambda: torch.arange(0, 3, dtype=torch.complex64))
attempt(lambda: torch.complex(torch.ones(2), torch.ones(2, dtype=torch.float64)))
attempt(lambda: torch.complex(torch.ones(2, dtype=torch.int32), torch.ones(2, dtype=torch.int32)))
attempt(lambda: torch.ones(2).fill_(1j))
attempt(lambda: torch.ones(2).imag)
