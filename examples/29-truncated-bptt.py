# Truncated backpropagation: cut the graph between two chunks
import torch

w = torch.tensor([0.5], requires_grad=True)
state = torch.tensor([1.0])

for chunk in range(3):
    state = state.detach()          # the value goes on, the history does not
    for _ in range(2):
        state = state * w + 1
    state.backward()
    print(chunk, state, w.grad)
    w.grad = None

# How many multiplications does each backward()
# go through? And without the detach()?
