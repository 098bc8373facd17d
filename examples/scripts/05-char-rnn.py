# A recurrent network learns to spell
#
# One character in, the next one out.
import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(0)

TEXT = "the cat sat on the mat and the rat ran to the hat. "
chars = sorted(set(TEXT))
index_of = {char: index for index, char in enumerate(chars)}
encoded = np.array([index_of[char] for char in TEXT * 2])
print(f"{len(TEXT)} characters, {len(chars)} of them different")


class CharRNN(nn.Module):
    def __init__(self, vocabulary, hidden):
        super().__init__()
        self.embed = nn.Embedding(vocabulary, 16)
        self.rnn = nn.GRU(16, hidden, batch_first=True)
        self.head = nn.Linear(hidden, vocabulary)

    def forward(self, tokens, state=None):
        out, state = self.rnn(self.embed(tokens), state)
        return self.head(out), state


LENGTH = 20
starts = np.arange(len(TEXT))
windows = torch.from_numpy(np.stack([encoded[s : s + LENGTH + 1] for s in starts]))
inputs, targets = windows[:, :-1], windows[:, 1:]

model = CharRNN(len(chars), hidden=48)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for step in range(1, 61):
    logits, _ = model(inputs)
    loss = F.cross_entropy(logits.reshape(-1, len(chars)), targets.reshape(-1))
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    if step % 10 == 0:
        print(f"step {step:2d}  loss {loss.item():.3f}")


@torch.no_grad()
def sample(start, count):
    text, state = start, None
    tokens = torch.tensor([[index_of[char] for char in start]])
    for _ in range(count):
        logits, state = model(tokens, state)
        probabilities = torch.softmax(logits[0, -1], dim=0)
        tokens = torch.multinomial(probabilities, 1).unsqueeze(0)
        text += chars[tokens.item()]
    return text


print("the " + "-> " + sample("the ", 50))
print("a   " + "-> " + sample("a", 50))
