# scaled dot products of queries and keys
import numpy as np
import torch

rng = np.random.RandomState(0)
q, k, v = (rng.randn(3, 4) for _ in range(3))
scores = q @ k.T / np.sqrt(4)
weights = np.exp(scores - scores.max(-1, keepdims=True))
weights /= weights.sum(-1, keepdims=True)
out = weights @ v
print(weights.round(6), out.round(6))
same = torch.nn.functional.scaled_dot_product_attention(*(torch.from_numpy(a)[None] for a in (q, k, v)))[0]
print(np.allclose(out, same.numpy()), same.dtype)
causal = np.tril(np.ones((3, 3)))
masked = np.where(causal == 1, scores, -1e9)
w = np.exp(masked) / np.exp(masked).sum(axis=-1, keepdims=True)
print(w.round(6))
