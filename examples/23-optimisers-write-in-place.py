# optimizer.step() writes into the parameters' own memory
import torch

w = torch.tensor([1.0, 2.0], requires_grad=True)
alias = w.detach()
optimizer = torch.optim.SGD([w], lr=0.25)

loss = (w ** 2).sum()
late = (w ** 3).sum()       # its graph saves w as it is now
loss.backward()
optimizer.step()
print(w)
print(alias, w._version)

try:
    late.backward()
except RuntimeError as e:
    print(str(e).split(":")[0])

# Why does alias follow each step,
# and why is it too late for late?
