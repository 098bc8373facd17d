/** Programs with much to show, for benchmarks and for tests of the pages' work. */

const lines = (count, line) => Array.from({ length: count }, (_, n) => line(n)).join('\n');

/** 200 names, each on a storage of its own, and 5,000 steps that change one or two of them. */
export const NAMES = `import torch
${lines(200, (n) => `x${n} = torch.zeros(3)`)}
for i in range(960):
    x0 = x0 + 1
    x50[0] = i
    x100.add_(1)
    x150 = x0 * 2
`;

/** 200 named tensors, 150 of them in a graph of 301 nodes that grows line by line, and 5,000 steps. */
export const GRAPH = `import torch
w = torch.ones(3, requires_grad=True)
x0 = w
${lines(150, (n) => `x${n + 1} = (x${n} * w).relu()`)}
${lines(48, (n) => `y${n} = torch.zeros(3)`)}
for i in range(1200):
    loss = x150.sum()
    loss.backward(retain_graph=True)
    w.grad = None
`;

/** The same 200 names, and 1,000 steps. */
export const NAMES_1000 = NAMES.replace('range(960)', 'range(160)');

/** The same graph, and 1,000 steps. */
export const GRAPH_1000 = GRAPH.replace('range(1200)', 'range(200)');

/** A training loop of 5,000 iterations: 25,000 steps, of which the first and the last are kept. */
export const TRAINING = `import torch
from torch import nn
torch.manual_seed(0)
model = nn.Sequential(nn.Linear(16, 32), nn.ReLU(), nn.Linear(32, 4))
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
x = torch.randn(64, 16)
y = torch.randint(0, 4, (64,))
for epoch in range(5000):
    loss = nn.functional.cross_entropy(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
`;
