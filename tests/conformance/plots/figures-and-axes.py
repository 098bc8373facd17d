# Figures, grids of axes, and which one is worked on.
import matplotlib.pyplot as plt

fig = plt.figure(figsize=(8, 3))
print(fig, fig.get_size_inches(), fig.dpi, plt.get_fignums())
one = plt.subplot(1, 2, 1)
two = plt.subplot(122)
print(plt.gca() is two, plt.subplot(121) is one, plt.gca() is one, len(fig.axes))
fig, axs = plt.subplots(2, 3)
print(
    axs.shape,
    axs[1, 2] is axs[1][2],
    len(axs.flat),
    axs.ravel().shape,
    axs.T.shape,
    axs[0].shape,
    axs[:, 1].shape,
    axs.size,
    axs.ndim,
)
print([ax is other for ax, other in zip(axs.flatten(), fig.axes)])
print(
    plt.subplots()[1].__class__.__name__,
    plt.subplots(1, 3)[1].shape,
    plt.subplots(3, 1)[1].shape,
    plt.subplots(1, 1, squeeze=False)[1].shape,
)
try:
    axs[2, 0]
except IndexError as problem:
    print("IndexError:", problem)
print(plt.get_fignums())
plt.close("all")
print(plt.get_fignums())
fig = plt.figure(7)
print(plt.figure(7) is fig, plt.gcf().number, plt.fignum_exists(3))
ax = plt.subplot2grid((3, 3), (1, 0), rowspan=2, colspan=2)
ax.set(title="A title", xlabel="x", ylabel="y", xlim=(0, 5))
print(ax.get_title(), ax.get_xlabel(), ax.get_ylabel(), ax.get_xlim())
plt.title("Another")
plt.xlabel("across")
print(ax.get_title(), ax.get_xlabel(), ax.get_figure() is fig)
print(plt.isinteractive())
plt.ion()
print(plt.isinteractive())
plt.ioff()
plt.rcParams["figure.figsize"] = (4, 2)
print(plt.figure().get_size_inches())
plt.rcParams.update({"lines.linewidth": 3})
print(plt.plot([1, 2])[0].get_linewidth())
with plt.rc_context({"lines.linewidth": 7}):
    print(plt.plot([1, 2])[0].get_linewidth())
print(plt.rcParams["lines.linewidth"], plt.rcParams["image.cmap"], plt.rcParams["font.size"])
try:
    plt.rcParams["nothing.like.it"] = 1
except KeyError as problem:
    print("KeyError:", problem)
for call in (lambda: plt.subplot(2, 2, 5), lambda: plt.xscale("nothing")):
    try:
        call()
    except ValueError as problem:
        print("ValueError:", str(problem)[:60])
