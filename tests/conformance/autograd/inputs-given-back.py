# A function that gives its input back gives a view of it, of the same elements in their order.
import torch


class Same(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x

    @staticmethod
    def backward(ctx, g):
        return g


class Twice(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.mark_dirty(x)
        return x.mul_(2)

    @staticmethod
    def backward(ctx, g):
        return g * 2


x = torch.arange(24.0).reshape(2, 3, 4).requires_grad_()
for make in (
    lambda: x.permute(2, 0, 1), lambda: x[:, ::2], lambda: x.permute(2, 1, 0)[1:, None], lambda: x[0, 0, ::2], lambda: x[:1].transpose(0, 1),
    lambda: x.as_strided((1, 1), (2, 1)), lambda: x.expand(2, 2, 3, 4)[..., 0], lambda: x[:0],
):  # fmt: skip
    for records in (True, False):
        with torch.set_grad_enabled(records):
            given = make()
            back = Same.apply(given)
            print(back.shape, given.stride(), back.stride(), torch.equal(given, back), back is given, back.requires_grad)
    if given.numel():
        print(*torch.autograd.grad(Same.apply(make()).sum(), x)[0].flatten().tolist())
with torch.no_grad():
    back = Twice.apply(x)
    print(back.requires_grad, back is x, back.data_ptr() == x.data_ptr(), x._version)
    plain = torch.ones(2)
    print(Twice.apply(plain) is plain, plain, Same.apply(plain) is plain)
