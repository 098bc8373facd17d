# clusters found by turns
import numpy as np

rng = np.random.RandomState(0)
points = np.concatenate([rng.randn(10, 2) + c for c in ([0, 0], [6, 6], [0, 6])])
centres = points[rng.choice(len(points), 3, replace=False)]
for step in range(10):
    distances = np.linalg.norm(points[:, None] - centres[None], axis=2)
    owner = distances.argmin(axis=1)
    moved = np.array([points[owner == k].mean(axis=0) for k in range(3)])
    if np.allclose(moved, centres):
        break
    centres = moved
print(step, owner, np.bincount(owner))
print(centres.round(4))
print(distances.min(axis=1).sum().round(6))
