# Two models of the same text
#
# One sees a single character, a tiny transformer sees eight.
import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(1337)

TEXT = """she sells sea shells by the sea shore,
the shells she sells are sea shells for sure.
so if she sells shells on the sea shore,
then I am sure she sells sea shore shells.
"""
chars = sorted(set(TEXT))
encode = {char: index for index, char in enumerate(chars)}
data = torch.tensor([encode[char] for char in TEXT])
CONTEXT, WIDTH, HEADS, VOCABULARY = 8, 24, 2, len(chars)


def batch(size=8):
    starts = torch.randint(len(data) - CONTEXT, (size,))
    x = torch.stack([data[s : s + CONTEXT] for s in starts])
    y = torch.stack([data[s + 1 : s + CONTEXT + 1] for s in starts])
    return x, y


class Bigram(nn.Module):
    """Row c of the table: how likely each character is after c."""

    def __init__(self):
        super().__init__()
        self.table = nn.Embedding(VOCABULARY, VOCABULARY)

    def forward(self, tokens):
        return self.table(tokens)


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.ln1, self.ln2 = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH, bias=False)
        self.project = nn.Linear(WIDTH, WIDTH)
        self.mlp = nn.Sequential(nn.Linear(WIDTH, 4 * WIDTH), nn.ReLU(), nn.Linear(4 * WIDTH, WIDTH))

    def forward(self, x):
        B, T, C = x.shape
        parts = self.qkv(self.ln1(x)).split(C, dim=2)
        q, k, v = (part.view(B, T, HEADS, C // HEADS).transpose(1, 2) for part in parts)
        scores = q @ k.transpose(-2, -1) / (C // HEADS) ** 0.5
        future = torch.triu(torch.ones(T, T, dtype=torch.bool), diagonal=1)
        weights = F.softmax(scores.masked_fill(future, float("-inf")), dim=-1)
        x = x + self.project((weights @ v).transpose(1, 2).reshape(B, T, C))
        return x + self.mlp(self.ln2(x))


class Transformer(nn.Module):
    def __init__(self):
        super().__init__()
        self.tokens = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(CONTEXT, WIDTH)
        self.blocks = nn.Sequential(Block(), Block())
        self.norm = nn.LayerNorm(WIDTH)
        self.head = nn.Linear(WIDTH, VOCABULARY)

    def forward(self, tokens):
        x = self.tokens(tokens) + self.positions(torch.arange(tokens.shape[1]))
        return self.head(self.norm(self.blocks(x)))


@torch.no_grad()
def generate(model, count=60):
    tokens = torch.tensor([[encode["s"]]])
    for _ in range(count):
        probabilities = F.softmax(model(tokens[:, -CONTEXT:])[:, -1], dim=-1)
        tokens = torch.cat((tokens, torch.multinomial(probabilities, 1)), dim=1)
    return "".join(chars[token] for token in tokens[0].tolist())


for model, rate in ((Bigram(), 0.1), (Transformer(), 0.01)):
    name = type(model).__name__
    print(f"{name}: {sum(p.numel() for p in model.parameters())} parameters")
    optimizer = torch.optim.AdamW(model.parameters(), lr=rate)
    for step in range(1, 121):
        x, y = batch()
        loss = F.cross_entropy(model(x).view(-1, VOCABULARY), y.view(-1))
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        if step % 40 == 0:
            print(f"  step {step:3d}  loss {loss.item():.3f}")
    print("  " + repr(generate(model)))
