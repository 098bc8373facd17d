import torch
torch.manual_seed(0)
w = torch.tensor([0.5, -0.5], requires_grad=True)
opt = torch.optim.SGD([w], lr=0.1)
for task in range(3):
    x = torch.randn(6, 2)
    y = x.sum(1)
    loss = ((x @ w - y) ** 2).mean()
    (g,) = torch.autograd.grad(loss, w, create_graph=True)
    fast = w - 0.1 * g
    outer = ((x @ fast - y) ** 2).mean()
    opt.zero_grad()
    outer.backward()
    opt.step()
print(w)
