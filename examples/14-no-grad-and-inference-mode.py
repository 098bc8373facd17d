# no_grad() records nothing; inference_mode() makes outsiders
import torch

x = torch.ones(3, requires_grad=True)
with torch.no_grad():
    y = x * 2               # a constant to autograd
with torch.inference_mode():
    z = x * 2               # stricter, and cheaper
print(y.requires_grad, z.requires_grad, z.is_inference())

(x * y).sum().backward()    # y may be used in a graph later
print(x.grad)

try:
    x * z                   # z may not
except RuntimeError as e:
    print(str(e).split(".")[0])
print((x * z.clone()).requires_grad)

# Which nodes does the graph of (x * y).sum()
# have, and where is y in it?
