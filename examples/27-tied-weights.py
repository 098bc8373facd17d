# Tied weights: one parameter in two layers
import torch
from torch import nn

words = nn.Embedding(3, 2)
scores = nn.Linear(2, 3, bias=False)
scores.weight = words.weight            # the same object
nn.init.constant_(words.weight, 1.0)
model = nn.Sequential(words, scores)
print(len(list(model.parameters())))

out = model(torch.tensor([0, 0, 2]))
out.sum().backward()
print(scores.weight.grad)
print(words.weight.grad is scores.weight.grad)

# The rows of the gradient differ: which layer
# adds the same to all, which counts the words?
