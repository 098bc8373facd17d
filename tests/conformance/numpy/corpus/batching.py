# minibatches of shuffled data
import numpy as np

np.random.seed(0)
X = np.arange(20).reshape(10, 2)
y = np.arange(10)


def batches(X, y, size):
    order = np.random.permutation(len(X))
    for start in range(0, len(X), size):
        chosen = order[start : start + size]
        yield X[chosen], y[chosen]


for epoch in range(2):
    for xb, yb in batches(X, y, 4):
        print(epoch, xb.shape, yb, xb[:, 0] // 2)
cut = int(0.8 * len(X))
train, test = X[:cut], X[cut:]
print(train.shape, test, np.array_split(y, 3))
