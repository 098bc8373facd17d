# labels as rows with a single one
import numpy as np

labels = np.array([2, 0, 1, 2])
one_hot = np.eye(3)[labels]
print(one_hot)
again = np.zeros((labels.size, labels.max() + 1))
again[np.arange(labels.size), labels] = 1
print(np.array_equal(one_hot, again), again.argmax(axis=1), one_hot.sum(axis=0))
print((labels[:, None] == np.arange(3)).astype(int), one_hot.astype(np.uint8).dtype)
