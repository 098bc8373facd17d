import math
import matplotlib.pyplot as plt
import torch

torch.manual_seed(0)
steps = torch.arange(200)
train = torch.exp(-steps / 40) + 0.05 * torch.rand(200)
valid = torch.exp(-steps / 55) + 0.12 + 0.05 * torch.rand(200)

plt.plot(steps, train, label="train")
plt.plot(steps, valid, "--", label="validation")
plt.xlabel("step")
plt.ylabel("loss")
plt.title("Training and validation loss")
plt.legend()
plt.grid(alpha=0.3)
plt.show()

fig, (left, right) = plt.subplots(1, 2, figsize=(10, 4))
left.semilogy(train)
left.set_title("log loss")
left.set_xlabel("step")
right.plot(1 - train / 2, color="tab:green")
right.set_title("accuracy")
right.axhline(0.9, color="k", linestyle=":")
right.set_ylim(0, 1.05)
fig.suptitle("Run 1")
plt.tight_layout()
plt.show()

x, y = torch.meshgrid(torch.linspace(-2, 2, 60), torch.linspace(-2, 2, 60), indexing="xy")
z = torch.sin(2 * x) + y
points = torch.randn(120, 2) * 0.9
labels = (torch.sin(2 * points[:, 0]) + points[:, 1] > 0).long()
plt.contourf(x, y, z > 0, alpha=0.3, cmap="coolwarm", levels=1)
plt.contour(x, y, z, levels=[0], colors="k", linewidths=1)
plt.clabel(plt.contour(x, y, z, levels=[-0.5, 0.5]), fontsize=8, fmt="%.1f")
plt.scatter(points[:, 0], points[:, 1], c=labels, cmap="coolwarm", edgecolors="k")
plt.title("Decision boundary")
plt.show()

fig, axes = plt.subplots(2, 5, figsize=(8, 3.6))
for n, ax in enumerate(axes.flat):
    grid = torch.zeros(28, 28)
    grid[6:22, 10:18] = torch.rand(16, 8)
    ax.imshow(grid, cmap="gray")
    ax.set_title(f"label {n}")
    ax.axis("off")
plt.show()

values = torch.randn(2000)
plt.hist(values, bins=40, alpha=0.7, label="samples", edgecolor="white")
plt.axvline(values.mean(), color="red", label=r"$\mu$ = %.2f" % values.mean())
plt.legend()
plt.xlabel(r"$x \sim \mathcal{N}(0, \sigma^2)$")
plt.show()

t = torch.linspace(0, 4 * math.pi, 100)
mean = torch.sin(t)
plt.plot(t, mean, label="mean")
plt.fill_between(t, mean - 0.3, mean + 0.3, alpha=0.25, label=r"$\pm 2\sigma$")
plt.scatter(t[::9], (mean + 0.2 * torch.randn(100))[::9], marker="x", color="k", label="data")
plt.legend(loc="lower left")
plt.annotate("peak", xy=(math.pi / 2, 1), xytext=(4, 1.2), arrowprops=dict(arrowstyle="->"))
plt.show()

fig, ax = plt.subplots(figsize=(6, 5))
matrix = torch.rand(6, 6)
im = ax.imshow(matrix, cmap="viridis")
for i in range(6):
    for j in range(6):
        ax.text(j, i, f"{matrix[i, j]:.1f}", ha="center", va="center", color="w")
ax.set_xticks(range(6), ["plane", "car", "bird", "cat", "deer", "dog"], rotation=45)
ax.set_yticks(range(6), ["plane", "car", "bird", "cat", "deer", "dog"])
ax.set_xlabel("predicted")
ax.set_ylabel("true")
fig.colorbar(im)
plt.show()

names = ["SGD", "Adam", "RMSprop", "Adagrad"]
bars = plt.bar(names, [0.81, 0.93, 0.9, 0.85], color=["C0", "C1", "C2", "C3"])
plt.bar_label(bars, fmt="%.2f")
plt.ylabel("accuracy")
plt.ylim(0, 1)
plt.show()

fig, ax = plt.subplots()
ax.plot(train, color="tab:blue")
ax.set_ylabel("loss", color="tab:blue")
twin = ax.twinx()
twin.plot(1 - train / 2, color="tab:orange")
twin.set_ylabel("accuracy", color="tab:orange")
ax.set_xlabel("step")
plt.show()

for k in range(4):
    plt.plot(t, torch.sin(t + k), label=f"phase {k}")
plt.legend(bbox_to_anchor=(1.02, 1), loc="upper left")
plt.gca().spines[["top", "right"]].set_visible(False)
plt.show()

plt.stem([0.1, 0.5, 0.2, 0.9, 0.4])
plt.errorbar([0, 1, 2, 3, 4], [1.2, 1.5, 1.3, 1.9, 1.4], yerr=0.15, capsize=3, fmt="s", color="C2")
plt.step([0, 1, 2, 3, 4], [2, 2.2, 2.1, 2.4, 2.3], where="mid")
plt.show()

plt.plot(torch.randn(100_000).cumsum(0), lw=0.8)
plt.ylabel("random walk")
plt.show()
