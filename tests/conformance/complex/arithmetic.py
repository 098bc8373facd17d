# Arithmetic of complex tensors, with numbers of every kind, and what has no meaning for them.
import torch

a = torch.tensor([1 + 2j, -3 + 0.5j, 0j, 2 - 1j])
b = torch.tensor([0.5 - 1j, 2 + 2j, 1j, -1 + 0j])
r = torch.tensor([1.0, 2.0, 3.0, 4.0])
for name in ("add", "sub", "mul", "div"):
    f = getattr(torch, name)
    print(name, f(a, b), f(a, r), f(r, b), f(a, 2), f(a, 1.5), f(a, 1 - 1j))
print(a + 1j, 1j + a, 2 - a, (1 + 1j) * r, 2j / b, 2 ** b, a ** 0.5, a ** 2, a ** -1, a ** 3, a ** 0)
print(-a, +a, a.reciprocal(), a.square(), torch.add(a, b, alpha=2 - 1j), torch.sub(a, b, alpha=2))
print(torch.addcmul(a, b, r, value=1j), torch.addcdiv(a, b, r, value=0.5), torch.lerp(a, b, 0.25), torch.lerp(a, b, 0.75))
print(a == b, a != b, a == 1 + 2j, a.eq(a).all(), torch.equal(a, a), torch.allclose(a, a + 1e-7), torch.isclose(a, b))
for name in "exp log log2 log10 sqrt rsqrt sin cos tan sinh cosh tanh asin acos atan asinh acosh atanh sigmoid exp2 expm1 log1p sgn".split():
    print(name, getattr(torch, name)(torch.tensor([1 + 2j, -3 + 0.5j, 2 - 1j, 0.25 + 0.125j], dtype=torch.complex128)))
print(a.abs(), a.angle(), a.sgn(), a.conj(), torch.isreal(a), torch.isnan(a), torch.isinf(a / 0), torch.isfinite(a))
print((r + 0j).dtype, (r.double() * 1j).dtype, (torch.arange(2) * 1j).dtype, (a + r.double()).dtype, (a * torch.tensor(1.0, dtype=torch.float64)).dtype)
print(torch.result_type(r, 1j), torch.promote_types(torch.complex64, torch.float64), torch.can_cast(torch.complex64, torch.float32), torch.can_cast(torch.float32, torch.complex64))
print(torch.where(r > 2, a, b), a.masked_fill(r > 2, 1j), torch.where(r > 2, a, 0), a.logical_not(), a.logical_and(b), a.bool())
c = a.clone()
c += 1j
c *= b
c /= 2
c[0] = 5 - 5j
c[1:3] = torch.tensor([1.0, 2.0])
print(c, c._version, c.add_(1), c.real, c.imag)
c.real = torch.tensor([9.0, 8.0, 7.0, 6.0])
c.imag = 0
print(c)


def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: a > b)
attempt(lambda: a <= b)
attempt(lambda: a.sign())
attempt(lambda: a.clamp(0, 1))
attempt(lambda: a.round())
attempt(lambda: a.floor())
attempt(lambda: a.trunc())
attempt(lambda: a // 2)
attempt(lambda: a % 2)
attempt(lambda: torch.maximum(a, b))
attempt(lambda: torch.atan2(a, b))
attempt(lambda: torch.hypot(a, b))
attempt(lambda: torch.fmod(a, b))
attempt(lambda: a & b)
attempt(lambda: ~a)
attempt(lambda: torch.heaviside(a, b))
attempt(lambda: r.add_(1j))
attempt(lambda: torch.add(r, r, alpha=1j))
attempt(lambda: a.abs_())
