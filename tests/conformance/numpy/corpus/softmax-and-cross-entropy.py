# softmax that doesn't overflow, and its loss
import numpy as np


def softmax(z, axis=-1):
    z = z - np.max(z, axis=axis, keepdims=True)
    e = np.exp(z)
    return e / e.sum(axis=axis, keepdims=True)


z = np.array([[1.0, 2.0, 3.0], [1000.0, 1000.0, 999.0]])
p = softmax(z)
print(p, p.sum(axis=1))
y = np.array([2, 0])
loss = -np.log(p[np.arange(2), y])
print(loss, loss.mean())
grad = p.copy()
grad[range(2), y] -= 1
grad /= 2
print(grad, grad.sum())
print(np.log(np.sum(np.exp(z[0]))), np.logaddexp(1.0, 2.0), np.logaddexp.reduce(z[1]))
