# sums named by letters
import numpy as np

a = np.arange(6).reshape(2, 3)
b = np.arange(12).reshape(3, 4)
print(np.einsum("ij,jk->ik", a, b), np.einsum("ij->ji", a), np.einsum("ij->", a), np.einsum("ij->i", a))
sq = np.arange(9).reshape(3, 3)
print(np.einsum("ii", sq), np.einsum("ii->i", sq), np.einsum("i,j->ij", [1, 2], [3, 4]), np.einsum("i,i", [1, 2], [3, 4]))
q = np.arange(12.0).reshape(2, 2, 3)
print(np.einsum("bqd,bkd->bqk", q, q), np.einsum("...i,...i", q, q), np.einsum("ij,ij->i", a, a))
try:
    np.einsum("ij,jk", a, a)
except ValueError as e:
    print(type(e).__name__)
