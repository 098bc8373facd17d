# counts of what was taken for what
import numpy as np

true = np.array([0, 0, 1, 1, 2, 2, 2, 1])
pred = np.array([0, 1, 1, 1, 2, 0, 2, 2])
m = np.zeros((3, 3), dtype=np.int64)
np.add.at(m, (true, pred), 1)
print(m)
print(np.array_equal(m, np.bincount(3 * true + pred, minlength=9).reshape(3, 3)))
precision = np.diag(m) / m.sum(axis=0)
recall = np.diag(m) / m.sum(axis=1)
f1 = 2 * precision * recall / (precision + recall)
for k in range(3):
    print(f"class {k}: precision {precision[k]:.2f} recall {recall[k]:.2f} f1 {f1[k]:.3f}")
print(np.trace(m) / m.sum(), np.mean(true == pred), f1.mean(), m / m.sum(axis=1, keepdims=True))
