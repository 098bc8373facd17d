# a pendulum, step by step
import numpy as np

dt, n = 0.1, 30
theta, omega = np.zeros(n), np.zeros(n)
theta[0] = 1.0
for t in range(n - 1):
    omega[t + 1] = omega[t] - 9.81 * np.sin(theta[t]) * dt
    theta[t + 1] = theta[t] + omega[t + 1] * dt
print(theta)
print(omega[::5], theta.min(), np.abs(omega).argmax())
energy = 0.5 * omega**2 + 9.81 * (1 - np.cos(theta))
print(energy[[0, -1]], energy.std())
state = np.array([1.0, 0.0])
A = np.array([[0, 1], [-1, 0]])
for _ in range(5):
    k1 = A @ state
    k2 = A @ (state + 0.05 * k1)
    state = state + 0.1 * k2
    print(state)
