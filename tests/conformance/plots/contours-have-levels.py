# Levels of contours, colour bars, error bars, stems and other things that a call gives back.
import matplotlib.pyplot as plt
import torch

x = torch.linspace(-2, 2, 30)
y = torch.linspace(-1, 1, 20)
X, Y = torch.meshgrid(x, y, indexing="xy")
Z = X**2 + Y**2
fig, ax = plt.subplots()
print(ax.contour(X, Y, Z).levels, ax.get_xlim(), ax.get_ylim())
print(ax.contourf(X, Y, Z).levels)
print(ax.contourf(X, Y, Z, levels=3).levels)
print(ax.contour(X, Y, Z, [0.5, 1, 2]).levels)
print(ax.contour(Z, 4).levels)
filled = ax.contourf(X, Y, Z, cmap="RdBu", alpha=0.4)
print(filled.get_clim())
for wrong in (lambda: ax.contour(torch.rand(3)), lambda: ax.contour(x, x, Z), lambda: ax.contour(Z, [2, 1])):
    try:
        wrong()
    except (TypeError, ValueError) as problem:
        print(f"{type(problem).__name__}: {problem}")
points = ax.scatter([1, 2, 3], [1, 2, 3], c=[0.5, 1, 9], cmap="coolwarm")
bar = fig.colorbar(points)
bar.set_label("value")
print(points.get_clim(), bar.vmin, bar.vmax, points.get_array())
bars = plt.bar(["a", "b", "c"], [3, 1, 2], color=["r", "g", "b"])
print(bars, len(bars), [round(bar.get_height(), 3) for bar in bars], [bar.get_facecolor() for bar in bars][0])
print(plt.errorbar([1, 2], [3, 4], yerr=0.5, capsize=3))
print(plt.stem([1, 3, 2]))
text = plt.text(0.5, 0.5, "here", fontsize=14, color="red", ha="center")
print(text.get_text(), text.get_fontsize(), text.get_color(), text.get_position(), text.get_ha())
