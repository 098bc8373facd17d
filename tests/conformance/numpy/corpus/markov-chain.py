# states, a transition matrix and where it ends
import numpy as np

P = np.array([[0.9, 0.1, 0.0], [0.3, 0.5, 0.2], [0.0, 0.4, 0.6]])
print(P.sum(axis=1), np.linalg.matrix_power(P, 2))
state = np.array([1.0, 0, 0])
for _ in range(100):
    state = state @ P
print(state.round(6))
w, v = np.linalg.eig(P.T)
stationary = np.real(v[:, np.argmax(w)])
print((stationary / stationary.sum()).round(6), np.sort(w).round(6))
np.random.seed(2)
chain = [0]
for _ in range(20):
    chain.append(np.random.choice(3, p=P[chain[-1]]))
print([int(s) for s in chain], np.bincount(chain, minlength=3), type(chain[-1]))
