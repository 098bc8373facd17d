# the same network by NumPy and by autograd, from the same weights
import numpy as np
import torch

np.random.seed(0)
N, D, H, O = 8, 5, 6, 2
x, y = np.random.randn(N, D), np.random.randn(N, O)
w1, w2 = np.random.randn(D, H), np.random.randn(H, O)
t1, t2 = torch.tensor(w1, requires_grad=True), torch.tensor(w2, requires_grad=True)
tx, ty = torch.from_numpy(x), torch.from_numpy(y)
for t in range(30):
    h = x.dot(w1)
    h_relu = np.maximum(h, 0)
    y_pred = h_relu.dot(w2)
    loss = np.square(y_pred - y).sum()
    grad_pred = 2.0 * (y_pred - y)
    grad_w2 = h_relu.T.dot(grad_pred)
    grad_h = grad_pred.dot(w2.T)
    grad_h[h < 0] = 0
    w1 -= 1e-3 * x.T.dot(grad_h)
    w2 -= 1e-3 * grad_w2
    tl = ((tx @ t1).clamp(min=0) @ t2 - ty).pow(2).sum()
    tl.backward()
    with torch.no_grad():
        for w in (t1, t2):
            w -= 1e-3 * w.grad
            w.grad = None
    if t % 10 == 9:
        print(t, f"{loss:.6f} {tl.item():.6f}", np.allclose(w1, t1.detach().numpy()))
