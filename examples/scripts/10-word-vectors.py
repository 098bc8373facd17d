# Word vectors
#
# Words that stand among the same words come to lie close together.
import matplotlib.pyplot as plt
import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

np.random.seed(0)
torch.manual_seed(0)

SENTENCES = """
the king rules the land . the queen rules the land
the king sits on the throne . the queen sits on the throne
the dog chases the ball . the cat chases the ball
the dog sleeps in the house . the cat sleeps in the house
the king has a crown . the queen has a crown
a dog eats meat . a cat eats meat
"""
sentences = [s.split() for line in SENTENCES.strip().split("\n") for s in line.split(" . ")]
words = sorted({word for sentence in sentences for word in sentence})
index_of = {word: index for index, word in enumerate(words)}

# Every word with each of its neighbours, at most two places away.
pairs = np.array(
    [
        (index_of[sentence[i]], index_of[sentence[j]])
        for sentence in sentences
        for i in range(len(sentence))
        for j in range(max(0, i - 2), min(len(sentence), i + 3))
        if i != j
    ]
)
print(f"{len(words)} words, {len(pairs)} pairs")


class SkipGram(nn.Module):
    def __init__(self, vocabulary, width):
        super().__init__()
        self.vectors = nn.Embedding(vocabulary, width)
        nn.init.normal_(self.vectors.weight, std=0.1)
        self.context = nn.Linear(width, vocabulary, bias=False)

    def forward(self, centre):
        return self.context(self.vectors(centre))


model = SkipGram(len(words), width=8)
optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
for epoch in range(1, 41):
    np.random.shuffle(pairs)
    total = 0.0
    for chosen in np.array_split(pairs, 4):
        centre, neighbour = torch.from_numpy(chosen).unbind(dim=1)
        loss = F.cross_entropy(model(centre), neighbour)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item()
    if epoch % 10 == 0:
        print(f"epoch {epoch:2d}  loss {total / 4:.3f}")

vectors = model.vectors.weight.detach().numpy()
unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
similarity = unit @ unit.T
np.fill_diagonal(similarity, -1)
for word in ("king", "dog", "rules", "throne"):
    nearest = similarity[index_of[word]].argmax()
    print(f"nearest to {word}: {words[nearest]} ({similarity[index_of[word], nearest]:.2f})")

# The two directions in which the vectors differ most.
centred = unit - unit.mean(axis=0)
_, _, axes = np.linalg.svd(centred, full_matrices=False)
flat = centred @ axes[:2].T
plt.scatter(flat[:, 0], flat[:, 1])
for word, (x, y) in zip(words, flat):
    plt.annotate(word, (x, y), xytext=(4, 2), textcoords="offset points")
plt.show()
