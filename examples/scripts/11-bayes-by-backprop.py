# Bayes by backprop
#
# Every weight is a distribution, so the network knows where it knows little.
import matplotlib.pyplot as plt
import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

np.random.seed(0)
torch.manual_seed(0)

# Points on both sides of a gap.
x = np.concatenate([np.random.uniform(-2, -0.7, 20), np.random.uniform(0.7, 2, 20)])
y = np.sin(2 * x) + 0.1 * np.random.randn(40)
inputs = torch.tensor(x, dtype=torch.float32).unsqueeze(1)
targets = torch.tensor(y, dtype=torch.float32).unsqueeze(1)


class BayesianLinear(nn.Module):
    """A linear layer that draws its weights anew at each call."""

    def __init__(self, fan_in, fan_out):
        super().__init__()
        self.mean = nn.Parameter(torch.randn(fan_out, fan_in + 1) * 0.5)
        self.rho = nn.Parameter(torch.full((fan_out, fan_in + 1), -4.0))

    def forward(self, x):
        deviation = F.softplus(self.rho)
        weight = self.mean + deviation * torch.randn_like(self.mean)  # the draw lets gradients pass
        return F.linear(x, weight[:, :-1], weight[:, -1])

    def kl(self):
        """How far the weights have gone from a normal distribution, in nats."""
        variance = F.softplus(self.rho) ** 2
        return 0.5 * (variance + self.mean**2 - 1 - variance.log()).sum()


layers = nn.ModuleList([BayesianLinear(1, 16), BayesianLinear(16, 1)])


def predict(x):
    return layers[1](torch.tanh(layers[0](x)))


optimizer = torch.optim.Adam(layers.parameters(), lr=0.02)
NOISE = 0.1
for step in range(1, 501):
    misfit = ((predict(inputs) - targets) ** 2).sum() / (2 * NOISE**2)
    kl = sum(layer.kl() for layer in layers)
    loss = (misfit + kl) / len(inputs)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if step % 100 == 0:
        print(f"step {step:3d}  misfit {misfit.item():.2f}  kl {kl.item():.2f}")

line = torch.linspace(-3, 3, 61).unsqueeze(1)
with torch.no_grad():
    draws = np.stack([predict(line).numpy().ravel() for _ in range(100)])
mean, deviation = draws.mean(axis=0), draws.std(axis=0)
at = line.numpy().ravel()
for name, there in (("beside the gap", np.abs(np.abs(at) - 1.35) < 0.6), ("in the gap", np.abs(at) < 0.5)):
    print(f"deviation {name}: {deviation[there].mean():.3f}")

plt.fill_between(at, mean - 2 * deviation, mean + 2 * deviation, alpha=0.3, label="two deviations")
plt.plot(at, mean, label="mean")
plt.scatter(x, y, color="k", s=12, label="data")
plt.legend()
plt.show()
