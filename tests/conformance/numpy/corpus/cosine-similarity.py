# angles between vectors
import numpy as np

v = np.array([[1.0, 2, 3], [2, 4, 6], [-1, 0, 1], [3, -2, 0.5]])
norms = np.linalg.norm(v, axis=1, keepdims=True)
unit = v / norms
s = unit @ unit.T
print(norms, unit)
print(s.round(6))
print(np.degrees(np.arccos(np.clip(s[0], -1, 1))).round(4), np.deg2rad(180), np.radians([0, 90]))
a, b = v[0], v[3]
print(np.dot(a, b) / (np.linalg.norm(a) * np.linalg.norm(b)), np.sqrt(a.dot(a)))
np.fill_diagonal(s, -1)
print(s.argmax(axis=1), np.argsort(-s, axis=1)[:, :2])
