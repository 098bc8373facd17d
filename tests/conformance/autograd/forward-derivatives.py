# torch.autograd.forward_ad: tangents beside tensors.
import torch
import torch.autograd.forward_ad as fw


def told(name, action):
    try:
        print(name, action())
    except Exception as raised:
        print(name, type(raised).__name__, raised)


x, t = torch.tensor([1.0, 2.0]), torch.tensor([1.0, 0.5])
with fw.dual_level():
    dual = fw.make_dual(x, t)
    print(fw.unpack_dual(dual))
    print(fw.unpack_dual(dual * dual).tangent)
    print(fw.unpack_dual(dual.sin() * 3 + x).tangent)
    print(fw.unpack_dual((dual * torch.tensor([2.0, 3.0])).sum()).tangent)
    print(fw.unpack_dual(dual[0] / dual[1]).tangent)
    print(fw.unpack_dual(torch.cat([dual, x])).tangent)
    print(fw.unpack_dual(x).tangent, fw.unpack_dual(x * 2).tangent)
    other = fw.make_dual(torch.tensor([3.0, 4.0]), torch.ones(2))
    print(fw.unpack_dual(dual * other).tangent)
    layer = torch.nn.Linear(2, 1)
    with torch.no_grad():
        layer.weight.copy_(torch.tensor([[1.0, -2.0]]))
    print(fw.unpack_dual(layer(dual).tanh()).tangent.shape)
    told("size", lambda: fw.make_dual(x, torch.ones(3)))
    told("integers", lambda: fw.make_dual(x.long(), t))
    told("integer tangent", lambda: fw.make_dual(x, t.long()))
    told("nested", lambda: fw.enter_dual_level())
told("none", lambda: fw.make_dual(x, t))
told("left", lambda: fw.exit_dual_level())
print(fw.unpack_dual(x).tangent)
primal = torch.tensor([0.5, 1.5], dtype=torch.float64, requires_grad=True)
print(torch.autograd.gradcheck(torch.sin, (primal,), check_forward_ad=True))
print(torch.autograd.gradcheck(lambda a: a.exp() * a, (primal,), check_forward_ad=True, check_backward_ad=False,
                               check_undefined_grad=False))
