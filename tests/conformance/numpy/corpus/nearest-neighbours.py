# labels of the nearest points
import numpy as np

rng = np.random.default_rng(5)
train = np.concatenate([rng.normal(0, 1, (10, 2)), rng.normal(3, 1, (10, 2))])
labels = np.array([0] * 10 + [1] * 10)
queries = np.array([[0.0, 0], [3, 3], [1.5, 1.5], [-1, 4]])
distances = np.sqrt(((queries[:, None] - train) ** 2).sum(axis=2))
nearest = np.argsort(distances, axis=1)[:, :5]
votes = labels[nearest]
print(nearest, votes)
print((votes.mean(axis=1) > 0.5).astype(int), [np.bincount(v).argmax() for v in votes], np.take_along_axis(distances, nearest, 1)[:, 0])
