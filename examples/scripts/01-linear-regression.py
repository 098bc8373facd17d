# Linear regression
#
# A line through noisy points, found by following the gradient.
import matplotlib.pyplot as plt
import numpy as np
import torch
from torch import nn

np.random.seed(0)
torch.manual_seed(0)

# The data are NumPy's: float64, which a layer of float32 weights does not take.
x = np.random.uniform(-2, 2, size=(60, 1))
y = 1.5 * x - 0.7 + 0.3 * np.random.randn(60, 1)
inputs = torch.from_numpy(x).float()
targets = torch.from_numpy(y).float()

model = nn.Linear(1, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
criterion = nn.MSELoss()

for epoch in range(1, 61):
    loss = criterion(model(inputs), targets)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if epoch % 10 == 0:
        print(f"epoch {epoch:2d}  loss {loss.item():.4f}")

slope, intercept = model.weight.item(), model.bias.item()
best_slope, best_intercept = np.polyfit(x.ravel(), y.ravel(), 1)
print(f"found       y = {slope:.4f} x + {intercept:.4f}")
print(f"least squares   {best_slope:.4f} x + {best_intercept:.4f}")

with torch.no_grad():
    line = np.linspace(-2, 2, 50, dtype=np.float32).reshape(-1, 1)
    predicted = model(torch.from_numpy(line)).numpy()
plt.scatter(x, y, label="data")
plt.plot(line, predicted, color="C1", label="model")
plt.xlabel("x")
plt.ylabel("y")
plt.legend()
plt.show()
