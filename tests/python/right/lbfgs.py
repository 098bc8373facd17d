import torch
torch.manual_seed(0)
w = torch.zeros(2, requires_grad=True)
opt = torch.optim.LBFGS([w], max_iter=5)
def closure():
    opt.zero_grad()
    loss = ((w - torch.tensor([1., 2.])) ** 2).sum()
    loss.backward()
    return loss
for _ in range(3):
    opt.step(closure)
print(w)
