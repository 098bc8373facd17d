# the perceptron's rule on a separable set
import numpy as np

X = np.array([[2.0, 1], [1, 3], [3, 2], [-1, -2], [-2, -1], [-3, 1]])
y = np.array([1, 1, 1, -1, -1, -1])
w, b = np.zeros(2), 0
for epoch in range(10):
    mistakes = 0
    for xi, target in zip(X, y):
        if target * (np.dot(w, xi) + b) <= 0:
            w += target * xi
            b += target
            mistakes += 1
    print(epoch, w, b, mistakes)
    if not mistakes:
        break
print(np.sign(X @ w + b).astype(int), (np.sign(X @ w + b) == y).all())
