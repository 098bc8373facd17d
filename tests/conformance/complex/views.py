# Parts, conjugates and negatives of complex tensors are views that share their memory.
import torch


def tell(name, t):
    print(name, t, tuple(t.shape), t.stride(), t.storage_offset(), t.dtype, t.is_conj(), t.is_neg(), t._version)


x = torch.tensor([[1 + 2j, 3 - 4j, 0.5j], [5 + 0j, -6 + 1j, 7 - 7j]])
pairs = torch.view_as_real(x)
tell("pairs", pairs)
tell("real", x.real)
tell("imag", x.imag)
tell("complex", torch.view_as_complex(pairs))
tell("t", x.t().real)
tell("slice", torch.view_as_real(x[:, 1:]))
c = x.conj()
tell("conj", c)
tell("conj conj", c.conj())
tell("conj part", c[0, 1:])
tell("imag of conj", c.imag)
tell("real of conj", c.real)
tell("resolved", c.resolve_conj())
tell("resolved neg", c.imag.resolve_neg())
tell("physical", x.conj_physical())
tell("H", x.H)
tell("mH", x.mH)
tell("adjoint", torch.adjoint(x))
tell("H of H", x.H.H)
print(c.data_ptr() == x.data_ptr(), c._base is x, c.imag.data_ptr() == x.imag.data_ptr(), c.is_contiguous())
pairs[0, 0, 1] = 20
tell("x", x)
tell("conj", c)
c[0, 1] = 1 + 1j
tell("x", x)
c.imag[1] = torch.tensor([1.0, 2.0, 3.0])
tell("x", x)
c.mul_(2j)
tell("conj", c)
tell("x", x)
c.zero_()
c.fill_(1 + 2j)
tell("x", x)
x.imag.add_(1)
x.real = 4
tell("x", x)
print(c + c, c * x, c.sum(), c.abs(), c == x, torch.cat([c, x]), c[c.imag < 0], c.clone().is_conj(), torch.zeros_like(c).is_conj())
print(c.tolist(), c[0, 0].item(), c.imag.tolist(), c.imag[0, 0].item(), (c.imag * 2).is_neg(), c.real.is_conj())
print(torch.ones(2).conj().is_conj(), torch.ones(2).resolve_conj(), torch.ones(2).real, torch.is_conj(c), torch.is_neg(c.imag))
print(c.contiguous().is_conj(), c.reshape(3, 2).is_conj(), c.to(torch.complex128).is_conj(), c.detach().is_conj(), c.data.is_conj())
y = torch.tensor([1 + 1j, 2 - 2j])
y.conj().copy_(torch.tensor([3 + 4j, 5j]))
print(y, y.conj_physical_(), y)
torch.neg(y.conj(), out=y.conj())
print(y)


def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: torch.view_as_real(c))
attempt(lambda: torch.view_as_real(torch.ones(2)))
attempt(lambda: torch.view_as_complex(torch.ones(3)))
attempt(lambda: torch.view_as_complex(torch.ones(2, 2).t()))
attempt(lambda: torch.view_as_complex(torch.ones(2, 3)[:, 1:]))
attempt(lambda: torch.view_as_complex(torch.ones(2, dtype=torch.int64)))
attempt(lambda: torch.view_as_complex(torch.tensor(1.0)))
attempt(lambda: x.view(torch.float32))
attempt(lambda: torch.view_as_real_copy(x))
