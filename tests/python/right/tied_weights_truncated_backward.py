import torch
from torch import nn
torch.manual_seed(0)
class LM(nn.Module):
    def __init__(self):
        super().__init__()
        self.emb = nn.Embedding(10, 4)
        self.rnn = nn.GRU(4, 4, batch_first=True)
        self.out = nn.Linear(4, 10, bias=False)
        self.out.weight = self.emb.weight
    def forward(self, x, h=None):
        y, h = self.rnn(self.emb(x), h)
        return self.out(y), h
lm = LM()
opt = torch.optim.Adam(lm.parameters(), lr=0.01)
data = torch.randint(0, 10, (2, 13))
h = None
for t in range(0, 12, 4):
    x, target = data[:, t:t+4], data[:, t+1:t+5]
    logits, h = lm(x, h)
    loss = nn.functional.cross_entropy(logits.reshape(-1, 10), target.reshape(-1))
    opt.zero_grad()
    loss.backward()
    opt.step()
    h = h.detach()
print(loss.item())
state = {k: v.clone() for k, v in lm.state_dict().items()}
lm.load_state_dict(state)
