# words counted into rows
import numpy as np

texts = ["the cat sat on the mat", "the dog sat", "a cat and a dog"]
vocabulary = sorted({w for t in texts for w in t.split()})
index = {w: i for i, w in enumerate(vocabulary)}
counts = np.zeros((len(texts), len(vocabulary)), dtype=int)
for row, text in enumerate(texts):
    for word in text.split():
        counts[row, index[word]] += 1
print(vocabulary)
print(counts)
df = (counts > 0).sum(axis=0)
idf = np.log(len(texts) / df)
tfidf = counts / counts.sum(axis=1, keepdims=True) * idf
print(df, idf)
print(tfidf.round(3))
print([vocabulary[i] for i in np.argsort(-counts.sum(axis=0), kind="stable")[:3]], counts @ counts.T)
