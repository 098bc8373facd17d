# A convolutional network reads digits
#
# Drawn by hand below, shifted and made noisy.
import matplotlib.pyplot as plt
import numpy as np
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

rng = np.random.RandomState(0)
torch.manual_seed(0)

FONT = """
### .#. ### ### #.# ### ### ### ### ###
#.# ##. ..# ..# #.# #.. #.. ..# #.# #.#
#.# .#. ### .## ### ### ### .#. ### ###
#.# .#. #.. ..# ..# ..# #.# .#. #.# ..#
### ### ### ### ..# ### ### .#. ### ###
"""
rows = [line.split() for line in FONT.split("\n") if line]
glyphs = np.array(
    [[[pixel == "#" for pixel in row[digit]] for row in rows] for digit in range(10)],
    dtype=np.float32,
)


def draw(digit):
    """A digit somewhere in 8x8 pixels, with grey noise."""
    image = rng.uniform(0, 0.4, (8, 8)).astype(np.float32)
    top, left = rng.randint(1, 3), rng.randint(1, 5)
    image[top : top + 5, left : left + 3] += glyphs[digit]
    return image


labels = np.tile(np.arange(10), 40)
images = np.stack([draw(digit) for digit in labels])[:, np.newaxis]
data = TensorDataset(torch.from_numpy(images), torch.from_numpy(labels))
train_set, test_set = torch.utils.data.random_split(data, [320, 80])
loader = DataLoader(train_set, batch_size=32, shuffle=True)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 8, kernel_size=3, padding=1)
        self.conv2 = nn.Conv2d(8, 16, kernel_size=3)
        self.fc = nn.Linear(16 * 3 * 3, 10)

    def forward(self, x):
        x = F.relu(self.conv1(x))
        x = F.relu(self.conv2(x))
        x = F.max_pool2d(x, 2)
        return self.fc(x.flatten(1))


def accuracy(subset):
    x, y = next(iter(DataLoader(subset, batch_size=len(subset))))
    with torch.no_grad():
        return (model(x).argmax(1) == y).float().mean().item()


model = Net()
print("parameters:", sum(p.numel() for p in model.parameters()))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
for epoch in range(1, 9):
    total = 0.0
    for x, y in loader:
        loss = F.cross_entropy(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(x)
    print(f"epoch {epoch}  loss {total / len(train_set):.3f}  test accuracy {accuracy(test_set):.3f}")

figure, axes = plt.subplots(2, 5, figsize=(8, 3.5))
with torch.no_grad():
    guesses = model(torch.from_numpy(images[:10])).argmax(1)
for ax, image, guess in zip(axes.flatten(), images, guesses):
    ax.imshow(image[0], cmap="gray")
    ax.set_title(f"read as {guess.item()}")
    ax.axis("off")
plt.show()
