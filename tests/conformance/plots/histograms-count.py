# What hist gives: counts, edges, bars.
import matplotlib.pyplot as plt
import torch

n, bins, patches = plt.hist([1, 2, 2, 3, 3, 3, 4, 4, 4, 4])
print(n, bins, len(patches), patches)
print(patches[0].get_height(), patches[0].get_x(), patches[0].get_width())
n, bins, _ = plt.hist(torch.tensor([0.1, 0.4, 0.45, 0.9]), bins=4, range=(0, 1))
print(n, bins)
n, bins, _ = plt.hist([1, 2, 3, 4, 5], bins=[1, 2, 4, 5])
print(n, bins)
n, bins, _ = plt.hist([1, 2, 2, 3], bins=3, density=True)
print(n, bins)
n, bins, _ = plt.hist([1, 2, 2, 3], bins=3, cumulative=True)
print(n)
n, bins, _ = plt.hist([1, 2, 2, 3], bins=3, weights=[1, 2, 3, 4])
print(n)
n, bins, patches = plt.hist([[1, 2, 2], [3, 3, 1, 1]], bins=2, label=["a", "b"])
print(n, bins, len(patches))
n, bins, patches = plt.hist([5, 5], bins=2, histtype="step")
print(n, bins, type(patches).__name__)
plt.figure()
plt.hist([1, 1, 2])
print(plt.xlim(), plt.ylim())
