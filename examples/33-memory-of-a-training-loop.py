# Adding up losses keeps the graph of every step alive
import torch

w = torch.tensor([1.0], requires_grad=True)

total = 0.0
for x in [1.0, 2.0, 3.0]:
    loss = (w * x - 1) ** 2
    total = total + loss            # holds all of them
print(total)

total = 0.0
for x in [1.0, 2.0, 3.0]:
    loss = (w * x - 1) ** 2
    total = total + loss.item()     # a number has no history
print(total)

# Go through both loops step by step: how
# many nodes has the graph after each turn?
