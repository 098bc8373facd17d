# Writing in place moves the version that backward() checks
import torch

a = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
b = a * 2
c = b * b          # saves b, at its version of now
print(b._version)

b.add_(1)          # a newer version: what c saved is stale
print(b._version)

try:
    c.sum().backward()
except RuntimeError as e:
    print(str(e).split(";")[0])

# The product saved b at version 0. Which line
# wrote to b since, and why does it matter to c?
