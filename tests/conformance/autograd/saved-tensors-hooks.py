import torch
packed = []
def pack(x):
    print("pack", tuple(x.shape), x.requires_grad, x.grad_fn is None)
    return x * 1
def unpack(x):
    print("unpack", x)
    return x
a = torch.ones(3, requires_grad=True)
b = torch.full((3,), 2., requires_grad=True)
with torch.autograd.graph.saved_tensors_hooks(pack, unpack):
    y = a * b
    z = y.exp()
z.sum().backward()
print(a.grad, b.grad)
with torch.autograd.graph.saved_tensors_hooks(lambda x: x.tolist(), lambda l: torch.tensor(l)):
    w = a.sin()
w.sum().backward()
print(a.grad)
with torch.autograd.graph.save_on_cpu():
    w = (a * b).pow(2)
w.sum().backward()
print(a.grad, b.grad)
try:
    with torch.autograd.graph.disable_saved_tensors_hooks("no hooks here"):
        with torch.autograd.graph.saved_tensors_hooks(pack, unpack):
            a * b
except RuntimeError as e:
    print(e)
y = a.exp()
y.grad_fn._raw_saved_result.register_hooks(lambda x: x * 1, lambda x: (print("unp"), x)[1])
y.sum().backward()
