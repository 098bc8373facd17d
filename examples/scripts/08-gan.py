# Two networks play against each other
#
# One forges numbers, the other tells them from real ones.
import matplotlib.pyplot as plt
import numpy as np
import torch
from torch import nn

np.random.seed(0)
torch.manual_seed(0)

BATCH = 64


def real_samples(count):
    return torch.from_numpy(np.random.normal(4.0, 0.5, size=(count, 1)).astype(np.float32))


generator = nn.Sequential(nn.Linear(1, 16), nn.ReLU(), nn.Linear(16, 1))
discriminator = nn.Sequential(nn.Linear(1, 16), nn.LeakyReLU(0.2), nn.Linear(16, 1))
g_optimizer = torch.optim.Adam(generator.parameters(), lr=5e-3, betas=(0.5, 0.999))
d_optimizer = torch.optim.Adam(discriminator.parameters(), lr=5e-3, betas=(0.5, 0.999))
criterion = nn.BCEWithLogitsLoss()
ones, zeros = torch.ones(BATCH, 1), torch.zeros(BATCH, 1)

history = []
for step in range(1, 401):
    forged = generator(torch.randn(BATCH, 1))

    # The discriminator learns on forged numbers that are cut off from the generator.
    d_loss = criterion(discriminator(real_samples(BATCH)), ones)
    d_loss = d_loss + criterion(discriminator(forged.detach()), zeros)
    d_optimizer.zero_grad()
    d_loss.backward()
    d_optimizer.step()

    # The generator learns through the discriminator, whose own gradients are thrown away.
    g_loss = criterion(discriminator(forged), ones)
    g_optimizer.zero_grad()
    g_loss.backward()
    g_optimizer.step()

    history.append(forged.mean().item())
    if step % 100 == 0:
        print(
            f"step {step:3d}  d {d_loss.item():.3f}  g {g_loss.item():.3f}",
            f" mean {history[-1]:.2f}  std {forged.std().item():.2f}",
        )

with torch.no_grad():
    forged = generator(torch.randn(1000, 1)).numpy().ravel()
counts, edges = np.histogram(forged, bins=np.arange(0, 9))
print("forged numbers by their whole part:", counts)
print(f"real mean 4.00, forged mean {forged.mean():.2f}")

figure, (left, right) = plt.subplots(1, 2, figsize=(9, 3.5))
left.plot(history)
left.axhline(4.0, linestyle="--", color="gray")
left.set_title("mean of what is forged")
right.hist(real_samples(1000).numpy().ravel(), bins=30, alpha=0.5, label="real")
right.hist(forged, bins=30, alpha=0.5, label="forged")
right.legend()
plt.show()
