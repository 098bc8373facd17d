# Logistic regression
#
# Two clouds of points, and the line at which the model is undecided.
import matplotlib.pyplot as plt
import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

np.random.seed(1)
torch.manual_seed(1)

left = np.random.randn(50, 2) + [-1.0, -0.7]
right = np.random.randn(50, 2) + [1.0, 0.7]
points = np.vstack([left, right]).astype(np.float32)
labels = np.hstack([np.zeros(50), np.ones(50)]).astype(np.float32)

x = torch.from_numpy(points)
y = torch.from_numpy(labels).unsqueeze(1)
model = nn.Linear(2, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.5, momentum=0.9)

for epoch in range(1, 101):
    logits = model(x)
    loss = F.binary_cross_entropy_with_logits(logits, y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if epoch in (1, 2, 5, 10, 20, 50, 100):
        accuracy = ((logits > 0) == (y > 0.5)).float().mean()
        print(f"epoch {epoch:3d}  loss {loss.item():.4f}  accuracy {accuracy:.2f}")

w1, w2 = model.weight.detach().numpy()[0]
b = model.bias.item()
print(f"undecided where {w1:.3f} x1 + {w2:.3f} x2 + {b:.3f} = 0")
wrong = np.flatnonzero((points @ np.array([w1, w2]) + b > 0) != (labels == 1))
print("points on the wrong side:", wrong)

ends = np.array([-4.0, 4.0])
plt.scatter(points[:, 0], points[:, 1], c=labels, cmap="coolwarm")
plt.plot(ends, -(w1 * ends + b) / w2, "k--", label="undecided")
plt.ylim(-5, 5)
plt.legend()
plt.show()
