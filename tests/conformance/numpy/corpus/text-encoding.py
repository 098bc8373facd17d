# characters as numbers
import numpy as np

text = "hello world"
chars = sorted(set(text))
stoi = {c: i for i, c in enumerate(chars)}
encoded = np.array([stoi[c] for c in text])
print(encoded, "".join(chars[i] for i in encoded))
block = 4
X = np.stack([encoded[i : i + block] for i in range(len(encoded) - block)])
Y = np.array([encoded[i + block] for i in range(len(encoded) - block)])
print(X, Y)
bigrams = np.zeros((len(chars), len(chars)), dtype=np.int32)
for a, b in zip(encoded, encoded[1:]):
    bigrams[a, b] += 1
print(bigrams)
p = (bigrams + 1) / (bigrams + 1).sum(axis=1, keepdims=True)
print(p[0], -np.log(p[encoded[:-1], encoded[1:]]).mean())
print(np.frombuffer(b"abc", dtype=np.uint8), bytes(np.array([104, 105], dtype=np.uint8)).decode())
