import torch
x = torch.tensor([1., 2.], requires_grad=True)
y = torch.stack([x[0] * x[1], x[0] ** 2])
rows = []
for i in range(2):
    (g,) = torch.autograd.grad(y[i], x, retain_graph=True)
    rows.append(g)
J = torch.stack(rows)
y[0].backward(retain_graph=True)
print(x.grad)
x.grad = None
y[1].backward()
print(x.grad)
z = (x * 2).sum()
z.backward()
x.grad.zero_()
with torch.no_grad():
    new = x - 0.1
print(J, new)
