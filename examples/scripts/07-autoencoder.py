# An autoencoder
#
# Pictures pass through two numbers, and have to come out as they were.
import matplotlib.pyplot as plt
import numpy as np
import torch
from torch import nn

np.random.seed(0)
torch.manual_seed(0)

# Round blots in 8x8 pixels: what differs from one to another is only where they are.
rows, columns = np.ogrid[0:8, 0:8]
centres = np.random.uniform(1.5, 5.5, size=(200, 2))
images = np.array([np.exp(-((rows - r) ** 2 + (columns - c) ** 2) / 3) for r, c in centres])
x = torch.tensor(images.reshape(200, 64), dtype=torch.float32)

encoder = nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 2))
decoder = nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, 64), nn.Sigmoid())
optimizer = torch.optim.Adam([*encoder.parameters(), *decoder.parameters()], lr=0.01)

for epoch in range(1, 31):
    for chosen in torch.randperm(len(x)).split(40):
        original = x[chosen]
        loss = nn.functional.mse_loss(decoder(encoder(original)), original)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    if epoch % 5 == 0:
        with torch.no_grad():
            error = (decoder(encoder(x)) - x).square().mean().item()
        print(f"epoch {epoch:2d}  error {error:.4f}")

with torch.no_grad():
    codes = encoder(x).numpy()
    rebuilt = decoder(encoder(x[:5])).numpy().reshape(5, 8, 8)

# Do the two numbers tell where the blot is? A linear fit from code to centre says how well.
design = np.c_[codes, np.ones(len(codes))]
fit, *_ = np.linalg.lstsq(design, centres, rcond=None)
unexplained = (centres - design @ fit).var(axis=0) / centres.var(axis=0)
print("of the centre's variance a linear map of the code explains", np.round(1 - unexplained, 2))

figure, axes = plt.subplots(2, 5, figsize=(8, 3.5))
for column in range(5):
    axes[0, column].imshow(images[column])
    axes[1, column].imshow(rebuilt[column])
    axes[0, column].axis("off")
    axes[1, column].axis("off")
axes[0, 0].set_title("in")
axes[1, 0].set_title("out")
plt.show()
