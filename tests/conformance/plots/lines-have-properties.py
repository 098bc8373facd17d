# What plot makes of its arguments: formats, cycles, labels, and its errors.
import matplotlib.pyplot as plt
import torch

for args in (([1, 2],), ([1, 2], "r--o"), ([1, 2], [3, 4], "g:"), ([1, 2], "k^"), ([1, 2], [3, 4], "C3-.")):
    (line,) = plt.plot(*args)
    print(
        line.get_color(),
        line.get_linestyle(),
        line.get_marker(),
        line.get_linewidth(),
        line.get_xdata(),
        line.get_ydata(),
    )
lines = plt.plot([1, 2, 3], torch.arange(6.0).reshape(3, 2), lw=3, alpha=0.5)
print(len(lines), [line.get_color() for line in lines], lines[0].get_alpha(), lines[1].get_ydata())
a, b = plt.plot([1, 2], [1, 2], "b", [3, 4], [5, 6], "y--")
print(a.get_color(), b.get_color(), b.get_linestyle())
line = plt.plot([0, 1], label="one", color="tab:red", linestyle="dashed", marker="s", markersize=4)[0]
print(line.get_label(), line.get_color(), line.get_linestyle(), line.get_marker(), line.get_markersize())
line.set_data([1, 2, 3], [4, 5, 6])
line.set_color("green")
line.set(linewidth=0.5, label="other")
print(line.get_xdata(), line.get_color(), line.get_lw(), line.get_label())
for call in (
    lambda: plt.plot([1, 2, 3], [1, 2]),
    lambda: plt.plot([1, 2], "zz"),
    lambda: plt.plot([1, 2], color="nocolour"),
    lambda: plt.plot([1, 2], nothing=3),
    lambda: plt.plot(torch.ones(3, requires_grad=True)),
    lambda: plt.scatter([1, 2, 3], [1, 2]),
    lambda: plt.scatter([1, 2, 3], [1, 2, 3], c=[1, 2]),
):
    try:
        call()
    except Exception as problem:
        print(f"{type(problem).__name__}: {str(problem)[:100]}")
ax = plt.gca()
ax.legend()
handles, labels = ax.get_legend_handles_labels()
print(labels, [text.get_text() for text in ax.get_legend().get_texts()])
print(len(ax.lines), ax.lines[0] is ax.get_lines()[0])
ax.lines[0].remove()
print(len(ax.lines))
