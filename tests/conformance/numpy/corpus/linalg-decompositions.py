# eigenvalues, singular values and QR
import numpy as np

S = np.array([[2.0, 1.0], [1.0, 2.0]])
w, V = np.linalg.eigh(S)
print(w.round(6), np.abs(V).round(6), np.linalg.eigvalsh(S).round(6))
w, V = np.linalg.eig(np.array([[2.0, 0.0], [1.0, 3.0]]))
print(w, V.round(6))
print(np.sort(np.linalg.eigvals(np.diag([3.0, 1.0, 2.0]))))
M = np.arange(6.0).reshape(2, 3)
U, s, Vt = np.linalg.svd(M, full_matrices=False)
print(U.shape, s.round(6), Vt.shape, np.allclose(U * s @ Vt, M), np.linalg.svd(M, compute_uv=False).round(6))
Q, R = np.linalg.qr(np.array([[3.0, 1.0], [4.0, 2.0]]))
print(np.abs(Q).round(6), np.abs(R).round(6), np.allclose(Q @ R, [[3, 1], [4, 2]]))
print(np.linalg.cond(S).round(6), np.linalg.slogdet(S))
print(type(np.linalg.eigh(S)).__name__, np.linalg.eigh(S).eigenvalues.round(4))
