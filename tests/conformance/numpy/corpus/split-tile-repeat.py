# arrays cut up and repeated
import numpy as np

x = np.arange(9)
print(np.split(x, 3))
print(np.split(x, [2, 5]))
print(np.array_split(x, 4))
m = np.arange(16).reshape(4, 4)
left, right = np.hsplit(m, 2)
print(left, right, np.vsplit(m, [1])[0])
print(np.split(m, 2, axis=1)[1].base is m.base)
print(np.tile([1, 2], 3), np.tile([[1, 2]], (2, 2)), np.tile(np.array([0, 1]), (2, 1)))
print(np.repeat([1, 2], 2), np.repeat([[1], [2]], 2, axis=1), np.repeat([1, 2, 3], [0, 1, 2]), np.repeat(m[:1, :2], 2))
print(np.roll(x, 2), np.roll(x, -1), np.roll(m[:2], 1, axis=1), np.roll(m[:2], 1))
print(np.flip(x), np.flip(m[:2, :2]), np.fliplr(m[:2]), np.flipud(m)[0], np.rot90(m[:2, :3]))
try:
    np.split(x, 4)
except ValueError as e:
    print(e)
