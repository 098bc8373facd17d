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
