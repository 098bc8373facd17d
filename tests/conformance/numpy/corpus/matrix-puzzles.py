# small exercises with matrices
import numpy as np

checker = np.zeros((4, 4), dtype=int)
checker[1::2, ::2] = 1
checker[::2, 1::2] = 1
print(checker, np.tile([[0, 1], [1, 0]], (2, 2)))
border = np.ones((4, 4))
border[1:-1, 1:-1] = 0
print(border)
m = np.arange(16).reshape(4, 4)
m[[0, 1]] = m[[1, 0]]
print(m, m[:, ::-1], np.trace(m), m.diagonal(), np.fliplr(m).diagonal())
z = np.random.RandomState(0).randint(0, 10, (3, 3))
print(z, z[z.argsort(axis=0)[:, 1], :].shape, z - z.mean(axis=1, keepdims=True), (z == z.max()).sum(), z.ravel()[np.abs(z - 4.2).argmin()])
print(np.arange(10)[::-1], np.argmax([1, 5, 2]), 0.3 == 3 * 0.1, np.isclose(0.3, 3 * 0.1), np.allclose(np.zeros(2), 1e-9), np.full((2, 3), np.nan))
x = np.array([1, 2, 3, 4])
out = np.zeros(len(x) + (len(x) - 1) * 2)
out[::3] = x
print(out, np.block([[np.eye(2), np.zeros((2, 1))], [np.ones((1, 3))]]))
