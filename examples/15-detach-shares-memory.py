# detach() shares memory, clone() does not
import torch

x = torch.tensor([1.0, 1.0, 1.0, 1.0], requires_grad=True)

y = x.detach()     # another tensor, the same storage
y[0] = 2.0         # x sees this
print(x)

z = x.clone()            # new memory, still in the graph
w = x.detach().clone()   # new memory, outside the graph
w[1] = 100.0
print(x)
print(z)
print(w)

# Which of x, y, z and w would change
# if one more line said y[3] = 5.0?
