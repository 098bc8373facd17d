# a line fitted by hand
import numpy as np

np.random.seed(42)
x = np.random.rand(50)
y = 2 * x + 1 + 0.1 * np.random.randn(50)
w, b, rate = 0.0, 0.0, 0.5
for epoch in range(201):
    error = w * x + b - y
    loss = np.mean(error**2)
    w -= rate * 2 * np.mean(error * x)
    b -= rate * 2 * error.mean()
    if epoch % 50 == 0:
        print(f"epoch {epoch}: loss {loss:.6f}, w {w:.4f}, b {b:.4f}")
print(w, b)
print(type(w), loss)
