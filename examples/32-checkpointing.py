# Checkpointing: computed a second time instead of kept
import torch
from torch.utils.checkpoint import checkpoint

def block(x):
    print("the block runs")
    return (x ** 2).exp()

x = torch.tensor([1.0], requires_grad=True)

y = block(x)                                    # saves what each node needs
y.backward()
print(x.grad)

x.grad = None
y = checkpoint(block, x, use_reentrant=False)   # saves how to get there again
y.backward()
print(x.grad)

# How often does the block run for each backward(),
# and what does the graph hold in between?
