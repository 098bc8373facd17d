# Images: limits from rows and columns, extents, colour limits, and what is refused.
import matplotlib.pyplot as plt
import torch

fig, ax = plt.subplots()
image = ax.imshow(torch.arange(12.0).reshape(3, 4))
print(ax.get_xlim(), ax.get_ylim(), image.get_clim(), ax.get_aspect())
print(image.get_extent(), image.cmap.name, image.origin, image.get_size())
ax.cla()
image = ax.imshow([[0, 1], [2, 3]], origin="lower", cmap="gray", vmin=-1, vmax=5, aspect="auto")
print(ax.get_xlim(), ax.get_ylim(), image.get_clim(), ax.get_aspect())
ax.cla()
image = ax.imshow(torch.rand(5, 5), extent=(-2, 2, 0, 1))
print(ax.get_xlim(), ax.get_ylim(), image.get_extent())
ax.plot([-3, 3], [0.5, 0.5])
print(ax.get_xlim(), ax.get_ylim())
ax.cla()
ax.imshow(torch.rand(4, 6, 3))
print(ax.get_xlim(), ax.get_ylim())
for wrong in (torch.rand(2, 3, 5), torch.rand(3), torch.rand(1, 2, 3, 4)):
    try:
        ax.imshow(wrong)
    except TypeError as problem:
        print("TypeError:", problem)
try:
    ax.imshow(torch.rand(2, 2, requires_grad=True))
except RuntimeError as problem:
    print("RuntimeError:", problem)
ax.cla()
ax.matshow(torch.eye(3))
print(ax.get_xlim(), ax.get_ylim())
image.set_clim(0, 2)
print(image.get_clim())
