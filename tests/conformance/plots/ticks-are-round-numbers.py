# Where ticks are, and what is written at them.
import matplotlib.pyplot as plt
from matplotlib.ticker import MaxNLocator, MultipleLocator

fig, ax = plt.subplots()
for low, high in (
    (0, 1),
    (0, 10),
    (-3, 7),
    (0.001, 0.0042),
    (1e6, 5e6),
    (0, 123456789),
    (-1, 1),
    (99, 101),
    (1000, 1000.5),
    (3, 3.7),
    (0, 360),
):
    ax.set_xlim(low, high)
    ax.set_ylim(low, high)
    print(low, high, ax.get_xticks(), ax.get_yticks())
ax.set_xlim(0, 10)
print([label.get_text() for label in ax.get_xticklabels()])
ax.set_xlim(0, 1)
print([label.get_text() for label in ax.get_xticklabels()])
ax.set_xlim(-2, 2)
print([label.get_text() for label in ax.get_xticklabels()])
ax.set_xlim(0, 3e7)
print([label.get_text() for label in ax.get_xticklabels()], ax.xaxis.get_major_formatter().get_offset())
ax.set_xticks([0, 0.5, 2], ["nothing", "half", "two"])
print(ax.get_xticks(), [label.get_text() for label in ax.get_xticklabels()])
ax.set_yticks(range(4))
print(ax.get_yticks(), ax.get_ylim())
ax.xaxis.set_major_locator(MultipleLocator(0.5))
ax.set_xlim(0, 2)
print(ax.get_xticks())
print(
    MaxNLocator(4).tick_values(0, 13),
    MaxNLocator(integer=True).tick_values(0, 3),
    MaxNLocator(5).tick_values(-0.3, 0.9),
)
try:
    ax.set_xticks([1, 2, 3])
    ax.set_xticklabels(["a", "b"])
except ValueError as problem:
    print("ValueError:", problem)
ax.set_yscale("log")
ax.set_ylim(1, 1e4)
print(ax.get_yticks(), [label.get_text() for label in ax.get_yticklabels()])
