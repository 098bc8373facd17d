import torch
x = torch.tensor([1., 2., 3.], requires_grad=True)
y = x * 2
z = y ** 2
l = z.sum()
def hook(gi, go):
    print("hook", gi, go)
def prehook(go):
    print("prehook", go)
h = y.grad_fn.register_hook(hook)
h2 = y.grad_fn.register_prehook(prehook)
print(type(h).__name__, type(h2).__name__)
l.backward(retain_graph=True)
print(x.grad)
h.remove()
x.grad = None
def double(gi, go):
    return tuple(None if g is None else g * 2 for g in gi)
h3 = z.grad_fn.register_hook(double)
l.backward(retain_graph=True)
print(x.grad)
h3.remove(); h2.remove()
x.grad = None
def pre(go):
    return (go[0] * 10,)
h4 = z.grad_fn.register_prehook(pre)
l.backward(retain_graph=True)
print(x.grad)
h4.remove()
x.grad = None
acc = y.grad_fn.next_functions[0][0]
print(acc)  if False else print(acc.name(), acc.variable is x)
acc.register_hook(lambda gi, go: print("acc hook", gi, go, x.grad))
acc.register_prehook(lambda go: print("acc pre", go, x.grad))
l.backward()
print(x.grad)
