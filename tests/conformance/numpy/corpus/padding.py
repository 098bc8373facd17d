# borders around arrays
import numpy as np

a = np.array([[1, 2], [3, 4]])
print(np.pad(a, 1))
print(np.pad(a, ((1, 0), (0, 2)), constant_values=9))
print(np.pad([1, 2, 3], (2, 1), mode="edge"))
print(np.pad([1, 2, 3], 2, mode="reflect"), np.pad([1, 2, 3], 2, "wrap"), np.pad([1, 2, 3], 2, "symmetric"))
print(np.pad(a.astype(float), ((0, 0), (1, 1)), "constant", constant_values=((0, 0), (-1, 0.5))))
img = np.arange(9).reshape(1, 3, 3)
print(np.pad(img, ((0, 0), (1, 1), (1, 1)), mode="constant").shape)
print(np.pad(img, ((0, 0), (1, 1), (1, 1)), mode="edge")[0])
