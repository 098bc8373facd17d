# Sums round as NumPy adds up: in pairs of halves, eight at a time, in the order of memory. All digits are shown.
import numpy as np

np.random.seed(5)
for n in (1, 5, 8, 100, 128, 129, 1000, 8193, 50_000):
    a = np.random.randn(n)
    print(n, a.sum(), a.mean(), np.sum(a[::2]), np.sum(a[::-1]), a.astype(np.float32).sum(), a.std(), a.var())
for shape in ((3, 5), (130, 7), (7, 130), (300, 40), (2, 9000), (4, 30, 50), (50, 3, 41)):
    a = np.random.randn(*shape)
    for b in (a, a.T, a[..., ::-1], a[..., 1:], a[::2]):
        print(shape, b.sum(), float(b.astype(np.float32).sum()))
        for axis in range(len(shape)):
            print(axis, float(b.sum(axis=axis).ravel()[0]), float(b.mean(axis).ravel()[-1]))
    print(a.sum(axis=(0, -1)), a[..., 1:].sum(axis=(0, 1)).ravel()[:3])
big = np.random.randint(-(10**17), 10**17, (30, 700))
print(big.mean(), big.mean(axis=1)[:2], big.T.mean(axis=1)[:2], big.sum(dtype=np.float64))
print(np.sum([-0.0]), np.sum([]), np.zeros((0, 2)).sum(axis=0))
for n, k, m in ((2, 3, 2), (5, 40, 3), (20, 7, 30)):
    a, b = np.random.randn(n, k), np.random.randn(k, m)
    print((a @ b)[0, 0], np.dot(a, b)[-1, -1], np.dot(a[0], b[:, 0]), (a.T @ a)[0, -1], (a @ b[:, 0])[0])
    print((a.astype(np.float32) @ b.astype(np.float32))[0], np.inner(a[0], a[-1]))
