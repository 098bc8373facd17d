# A hook sees a gradient on its way, and may change it
import torch

x = torch.tensor([1.0, -2.0, 3.0], requires_grad=True)
y = x * 2
y.register_hook(lambda grad: print("at y:", grad))      # only looks
cap = x.register_hook(lambda grad: grad.clamp(max=10))  # gives another one

(y ** 2).sum().backward()
print(x.grad)

cap.remove()
x.grad = None
(x * 50).sum().backward()
print(x.grad)

# In which order did the two hooks run,
# and which numbers did the cap change?
