# Colours, colour maps and norms, as numbers.
import matplotlib
import matplotlib.pyplot as plt
from matplotlib.colors import (
    LinearSegmentedColormap,
    ListedColormap,
    LogNorm,
    Normalize,
    to_hex,
    to_rgb,
    to_rgba,
)

for color in (
    "r",
    "C1",
    "C12",
    "tab:green",
    "#abc",
    "#12345678",
    "0.25",
    "none",
    "teal",
    (1, 0.5, 0),
    ("red", 0.5),
):
    print(color, to_hex(color), to_rgba(color))
print(to_rgb("gold"), to_rgba("k", 0.3))
for wrong in ("nocolour", "#12", (1, 2, 3), "1.5"):
    try:
        to_rgba(wrong)
    except ValueError as problem:
        print("ValueError:", problem)
for name in (
    "viridis",
    "plasma",
    "gray",
    "jet",
    "coolwarm",
    "RdBu",
    "tab10",
    "Blues_r",
    "hot",
    "rainbow",
    "Set1",
    "turbo",
):
    cmap = plt.get_cmap(name)
    print(
        name,
        cmap.N,
        [round(float(part), 6) for part in cmap(0.3)],
        [round(float(part), 6) for part in cmap(1.0)],
        to_hex(cmap(7)),
    )
print(matplotlib.colormaps["magma"]([0.0, 0.5, 1.0]))
print(plt.cm.viridis(0.5))
print(ListedColormap(["red", "#00ff00"])([0, 1, 1]))
print(LinearSegmentedColormap.from_list("two", ["white", "black"])(0.25))
norm = Normalize(2, 6)
print(norm(3), norm([2, 4, 6]), norm.inverse(0.5))
print(LogNorm(1, 100)(10))
try:
    plt.get_cmap("nomap")
except ValueError as problem:
    print(str(problem)[:40])
