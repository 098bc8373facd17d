# backward() lets go of what the graph saved
import torch

x = torch.tensor([2.0], requires_grad=True)
y = x ** 3                      # saves x for its gradient

y.backward(retain_graph=True)   # keeps it
print(x.grad)

y.backward()                    # so this works, and lets go of it
print(x.grad)

try:
    y.backward()
except RuntimeError as e:
    print(str(e).split("(")[0])

# Watch what PowBackward0 has saved:
# after which line is it gone?
