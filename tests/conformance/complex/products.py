# Products of complex matrices and vectors; gathering, scattering and joining by width.
import torch

a = torch.tensor([[1 + 2j, 3 - 1j], [0.5j, -2 + 0j], [1 + 0j, 1 - 1j]])
b = torch.tensor([[2 - 1j, 0.5 + 0j, 1j], [1 + 1j, -1j, 3 + 0j]])
v = torch.tensor([1 - 1j, 2j])
print(a @ b, a @ v, v @ b, a.mm(b), a.mv(v), torch.dot(v, v), torch.vdot(v, v), torch.inner(v, v), torch.outer(v, v.conj()))
print(torch.addmm(torch.eye(3, dtype=torch.complex64), a, b, beta=2j, alpha=0.5), torch.addmv(torch.ones(3, dtype=torch.complex64), a, v))
print(torch.stack([a, a * 1j]) @ torch.stack([b, b]), torch.bmm(torch.stack([a, a]), torch.stack([b, b * 2])))
print(a.conj() @ b.conj(), a.H @ a, torch.einsum("ij,jk->ki", a, b), torch.kron(v, v), torch.matrix_power(a.H @ a, 2))
print(torch.nn.functional.linear(v, a), torch.nn.functional.linear(v, a, torch.tensor([1j, 0, 1])), torch.cross(torch.tensor([1j, 0, 0]), torch.tensor([0, 1j, 0]), dim=0))
i = torch.tensor([[1, 0], [0, 0], [1, 1]])
print(a.gather(1, i), torch.zeros(3, 2, dtype=torch.complex64).scatter(1, i, a), torch.zeros(3, 2, dtype=torch.complex64).scatter_add(1, i, a))
print(a[i[:, 0]], a[a.real > 0.7], a.index_select(0, torch.tensor([2, 0])), a.index_add(0, torch.tensor([1, 1]), a[:2]), a.take(torch.tensor([3, 1])))
print(torch.cat([a, b.t()]), torch.stack([v, v]), a.flip(0), a.roll(1, 0), a.repeat(1, 2), a.t().contiguous(), a.tril(), a.diag(), v.diag(), a.unbind(0)[1])
c = a.to(torch.complex128)
print(c.t().contiguous(), c.gather(1, i), torch.cat([c, a]).dtype, c.permute(1, 0).reshape(-1), c.expand(2, 3, 2).contiguous()[1], c.t()[::1].clone().stride())
c[[0, 2]] = torch.tensor(1j, dtype=torch.complex128)
c.index_put_((torch.tensor([1, 1]),), torch.tensor(1 + 1j, dtype=torch.complex128), accumulate=True)
print(c, torch.nn.functional.pad(a, (1, 0)), a.masked_select(a.imag > 0), torch.nn.Linear(2, 3, dtype=torch.complex64)(v).shape)


def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: a @ torch.ones(2, 2))
attempt(lambda: torch.dot(v, torch.ones(2)))
attempt(lambda: torch.vdot(v, torch.ones(2)))
