# A view of a leaf is no leaf, and is protected like one
import torch

w = torch.zeros(4, requires_grad=True)
head = w[:2]
print(head.is_leaf, head.grad_fn.name(), head._base is w)

try:
    head.fill_(1)
except RuntimeError as e:
    print(e)

with torch.no_grad():
    head.fill_(1)           # how initialisation and optimisers do it
print(w)

(w[:2] * 3).sum().backward()
print(w.grad)               # of the whole leaf

# Only half of w was used. What does
# w.grad say about the other half?
