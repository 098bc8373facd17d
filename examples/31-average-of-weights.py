# A moving average of the weights (EMA), kept beside them
import torch

w = torch.zeros(2, requires_grad=True)
average = w.detach().clone()        # neither the memory nor the graph
optimizer = torch.optim.SGD([w], lr=0.25)

for step in range(3):
    optimizer.zero_grad()
    ((w - 4) ** 2).sum().backward()
    optimizer.step()
    with torch.no_grad():
        average.lerp_(w, 0.5)       # half of the way towards w
    print(w, average)

# What would the second column show, had average
# been made by detach() without clone()?
