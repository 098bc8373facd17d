import torch
torch.manual_seed(0)
img = torch.rand(1, 3, 4, 4, requires_grad=True)
target = torch.rand(1, 3, 4, 4)
opt = torch.optim.Adam([img], lr=0.1)
for _ in range(3):
    opt.zero_grad()
    loss = (img - target).pow(2).mean() + 0.01 * (img[:, :, 1:] - img[:, :, :-1]).abs().mean()
    loss.backward()
    opt.step()
    with torch.no_grad():
        img.clamp_(0, 1)
out = img.detach().clone()
out[0, 0, 0, 0] = 0
adv = img.detach().clone().requires_grad_()
(adv.sum()).backward()
pert = (adv + 0.1 * adv.grad.sign()).detach()
print(pert.sum())
