# A small network bends its boundaries around three spirals
import matplotlib.pyplot as plt
import numpy as np
import torch
from torch import nn

np.random.seed(0)
torch.manual_seed(0)

POINTS, CLASSES = 100, 3
X = np.zeros((POINTS * CLASSES, 2))
y = np.zeros(POINTS * CLASSES, dtype=np.int64)
for k in range(CLASSES):
    arm = range(POINTS * k, POINTS * (k + 1))
    radius = np.linspace(0.0, 1.0, POINTS)
    angle = np.linspace(k * 4, (k + 1) * 4, POINTS) + np.random.randn(POINTS) * 0.2
    X[arm] = np.c_[radius * np.sin(angle), radius * np.cos(angle)]
    y[arm] = k

inputs = torch.tensor(X, dtype=torch.float32)
targets = torch.from_numpy(y)

model = nn.Sequential(
    nn.Linear(2, 32),
    nn.Tanh(),
    nn.Linear(32, 32),
    nn.Tanh(),
    nn.Linear(32, CLASSES),
)
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.02)

losses = []
for step in range(1, 301):
    logits = model(inputs)
    loss = criterion(logits, targets)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    losses.append(loss.item())
    if step % 50 == 0:
        accuracy = (logits.argmax(dim=1) == targets).float().mean().item()
        print(f"step {step:3d}  loss {loss.item():.3f}  accuracy {accuracy:.3f}")

# What the network would say at every point of a grid.
low, high = X.min() - 0.2, X.max() + 0.2
xx, yy = np.meshgrid(np.linspace(low, high, 60), np.linspace(low, high, 60))
grid = torch.tensor(np.c_[xx.ravel(), yy.ravel()], dtype=torch.float32)
with torch.no_grad():
    regions = model(grid).argmax(dim=1).numpy().reshape(xx.shape)
print("share of the plane by class:", np.round(np.bincount(regions.ravel()) / regions.size, 2))

figure, (left, right) = plt.subplots(1, 2, figsize=(10, 4))
left.contourf(xx, yy, regions, cmap="viridis", alpha=0.3)
left.scatter(X[:, 0], X[:, 1], c=y, cmap="viridis", s=10)
left.set_title("what the network says")
right.plot(losses)
right.set_yscale("log")
right.set_xlabel("step")
right.set_title("loss")
plt.tight_layout()
plt.show()
