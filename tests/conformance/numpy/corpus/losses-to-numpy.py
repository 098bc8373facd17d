# a training loop that collects losses in an array
import numpy as np
import torch

np.random.seed(1)
x = np.linspace(-1, 1, 20).astype(np.float32).reshape(-1, 1)
y = 3 * x + 0.5 + 0.1 * np.random.randn(20, 1).astype(np.float32)
X, Y = torch.from_numpy(x), torch.from_numpy(y)
w, b = torch.zeros(1, 1, requires_grad=True), torch.zeros(1, requires_grad=True)
losses = []
for _ in range(50):
    loss = ((X @ w + b - Y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        w -= 0.3 * w.grad
        b -= 0.3 * b.grad
        w.grad.zero_()
        b.grad.zero_()
    losses.append(loss.item())
losses = np.array(losses)
print(losses[:3].round(4), losses[-1].round(4), losses.argmin(), np.all(np.diff(losses) <= 1e-6))
print(f"w = {w.item():.4f}, b = {b.item():.4f}", y.dtype, w.detach().numpy().round(3), losses.dtype)
predicted = (X @ w + b).detach().numpy().flatten()
print(predicted[:4].round(3), np.mean((predicted - y.ravel()) ** 2).round(5))
