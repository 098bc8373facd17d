/** What the steps of real runs did: the kinds of changes, and a few of the sentences. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { diff } from '../../web/diagram/diff';
import type { Change, ChangeKind } from '../../web/diagram/diff';
import { plainText, words } from '../../web/diagram/words';
import type { Client } from '../../web/runtime/client';
import type { Step } from '../../web/runtime/protocol';
import { openClient, root, run } from '../python/session';

let client: Client;
beforeAll(() => void (client = openClient()));
afterAll(() => client.close());

interface Told {
  step: Step;
  line: string;
  changes: Change[];
  kinds: ChangeKind[];
  texts: string[];
}

/** What is told of each step of a program. */
async function tell(code: string, maxSteps?: number): Promise<Told[]> {
  const { steps } = await run(client, code, { trace: true, ...(maxSteps && { maxSteps }) });
  return steps.map((step, n) => {
    const line = code.split('\n')[step.line - 1] ?? '';
    const changes = diff(steps[n - 1] ?? null, step, line);
    return {
      step,
      line,
      changes,
      kinds: changes.map(({ kind }) => kind),
      texts: words(changes).map(({ parts }) => plainText(parts)),
    };
  });
}

/** Each line after the first, with how its tensor came about or the kinds of its changes, and the first sentence. */
const table = (told: Told[]): string[][] =>
  told
    .filter(({ step }) => step.line > 1)
    .map(({ line, changes, texts }) => [
      line.trim(),
      changes
        .map((change) => (change.kind === 'named' ? change.origin.is : change.kind))
        .join(', '),
      texts.join(' '),
    ]);

test('names: aliases, views, detached tensors, copies', async () => {
  const told = await tell(`import copy, torch
x = torch.ones(3, requires_grad=True)
b = x
y = x.detach()
d = x.data
v = x[1:]
z = x.clone()
w = x.detach().clone()
twin = copy.deepcopy(x)
p = x * 2 + w
other = torch.ones(3)
with torch.no_grad(): q = x.view(3)
`);
  expect(table(told.slice(0, -1))).toEqual([
    [
      'x = torch.ones(3, requires_grad=True)',
      'leaf',
      'x is a new leaf of 3 elements that requires a gradient.',
    ],
    ['b = x', 'alias', 'b is another name of the tensor x.'],
    ['y = x.detach()', 'detached', 'y is x detached: the same storage, outside the graph.'],
    [
      'd = x.data',
      'unwatched',
      'd has the storage of x and a version counter of its own: autograd will not notice what is written through it.',
    ],
    ['v = x[1:]', 'view', 'v is a view of x: the same storage, in the graph too.'],
    [
      'z = x.clone()',
      'copy',
      'z is a copy of x that stays in the graph: storage of its own, and gradients flow on to x.',
    ],
    ['w = x.detach().clone()', 'copy', 'w is a copy of x: storage of its own, outside the graph.'],
    [
      'twin = copy.deepcopy(x)',
      'copy',
      'twin is a copy of x: storage of its own, and a leaf of its own.',
    ],
    [
      'p = x * 2 + w',
      'computed',
      'p is computed from x and w: new storage, in the graph as AddBackward0.',
    ],
    // Equal to x, but no copy of it.
    [
      'other = torch.ones(3)',
      'plain',
      'other is a new tensor of 3 elements, on storage of its own.',
    ],
    ['with torch.no_grad(): q = x.view(3)', 'view', 'q is a view of x: the same storage, no copy.'],
  ]);
});

test('what is made of others without a record: by what, of what, and whether recording was off', async () => {
  const told = await tell(`import torch
x = torch.arange(4.0, requires_grad=True)
d = x.detach()
y = d + 1
picked = d[[0, 2]]
masked = d[d > 1]
whole = d.int()
turned = d.view(2, 2).t().reshape(4)
with torch.no_grad(): off = x * 2 + y
plain = torch.zeros(2)
`);
  expect(table(told.slice(3, -1))).toEqual([
    ['y = d + 1', 'made', 'y is computed from d: new storage of 4 elements.'],
    [
      'picked = d[[0, 2]]',
      'made',
      'picked is a copy of the elements of d that the indices pick: no strides could describe a view of them.',
    ],
    [
      'masked = d[d > 1]',
      'made',
      'masked is a copy of the elements of d that the indices pick: no strides could describe a view of them.',
    ],
    [
      'whole = d.int()',
      'made',
      'whole is a copy of d as int32: another dtype needs storage of its own.',
    ],
    [
      'turned = d.view(2, 2).t().reshape(4)',
      'made',
      'turned is a copy made of d, on storage of its own.',
    ],
    [
      'with torch.no_grad(): off = x * 2 + y',
      'made',
      'off is computed from x and y: new storage of 4 elements; recording is off, so no gradient will flow back.',
    ],
    [
      'plain = torch.zeros(2)',
      'plain',
      'plain is a new tensor of 2 elements, on storage of its own.',
    ],
  ]);
});

test('names that move and go', async () => {
  const told = await tell(`import torch
x = torch.ones(2)
y = x.view(2, 1)
x = x + 1
x = x + 1
z = x
del z
del x
`);
  expect(table(told.slice(0, -1)).map(([line, kinds, text]) => [line, kinds, text])).toEqual([
    ['x = torch.ones(2)', 'plain', 'x is a new tensor of 2 elements, on storage of its own.'],
    ['y = x.view(2, 1)', 'view', 'y is a view of x: the same storage, no copy.'],
    [
      'x = x + 1',
      'made',
      'x is computed from the old x: new storage of 2 elements. The old x lives on: y is a view of it.',
    ],
    [
      'x = x + 1',
      'made',
      'x is computed from the old x: new storage of 2 elements. The old x is freed.',
    ],
    ['z = x', 'alias', 'z is another name of the tensor x.'],
    ['del z', 'unnamed', 'z names no tensor any more; the old one is still x.'],
    ['del x', 'unnamed', 'x names no tensor any more; the old one is freed.'],
  ]);
});

test('what a name stood for before is told as the old one, and what became of it', async () => {
  const told = await tell(`import torch
w = torch.ones(2, requires_grad=True)
s = w * 2
s = s * w
s = s.detach()
s = s.view(2, 1)
s = s + 1
s += 1
s = s.clone()
s = 1
`);
  expect(table(told.slice(2, -1))).toEqual([
    ['s = w * 2', 'computed', 's is computed from w: new storage, in the graph as MulBackward0.'],
    [
      's = s * w',
      'computed',
      's is computed from the old s and w: new storage, in the graph as MulBackward0. The old s lives on: the graph needs it.',
    ],
    // The storage is the same though the tensor is gone.
    ['s = s.detach()', 'detached', 's is the old s detached: the same storage, outside the graph.'],
    ['s = s.view(2, 1)', 'view', 's is a view of the old s: the same storage, no copy.'],
    [
      's = s + 1',
      'made',
      's is computed from the old s: new storage of 2 elements (2 × 1). The old s is freed.',
    ],
    ['s += 1', 'written', 's went from 3. everywhere to 4. everywhere; version 0 → 1.'],
    [
      's = s.clone()',
      'copy',
      's is a copy of the old s, on storage of its own. The old s is freed.',
    ],
    ['s = 1', 'unnamed', 's names no tensor any more; the old one is freed.'],
  ]);
});

test('why: how a view reads its storage, what forced a copy, which path was cut', async () => {
  const told = await tell(`import torch
m = torch.arange(6.).view(2, 3)
turned = m.t()
wide = m[:, :1].expand(2, 3)
packed = turned.contiguous()
a, b = m.unbind(0)
like = torch.zeros_like(m)
x = torch.tensor([1.5], requires_grad=True)
r = x + (x.round() - x).detach()
v, i = x.max(dim=0)
table = m[:, :1] * m[0]
col = torch.ones(3, 1)
mix = col - a
c = torch.tensor([3])
half = c / 2
both = torch.stack([m, m])
grad, = torch.autograd.grad(x * x, x, create_graph=True)
`);
  expect(table(told.slice(2, -1))).toEqual([
    [
      'turned = m.t()',
      'view',
      'turned is a view of m: the same storage, walked by the strides (1, 3) instead of (3, 1).',
    ],
    [
      'wide = m[:, :1].expand(2, 3)',
      'view',
      'wide is a view of m: the same storage, where a stride of 0 shows an element again and again.',
    ],
    [
      'packed = turned.contiguous()',
      'copy',
      'packed is a copy: the strides (1, 3) of turned are not contiguous, (2, 1) are.',
    ],
    ['a, b = m.unbind(0)', 'view, view', 'a and b are views of m: the same storage, no copy.'],
    [
      'like = torch.zeros_like(m)',
      'plain',
      'like is a new tensor of 6 elements (2 × 3), on storage of its own.',
    ],
    [
      'x = torch.tensor([1.5], requires_grad=True)',
      'leaf',
      'x is a new leaf of 1 element that requires a gradient.',
    ],
    [
      'r = x + (x.round() - x).detach()',
      'computed',
      'r is computed from x; x went in detached too, and no gradient will flow by that path.',
    ],
    [
      'v, i = x.max(dim=0)',
      'computed, made',
      'v is computed from x: new storage, in the graph as MaxBackward0. i is computed from x: new storage of 1 element, as int64.',
    ],
    [
      'table = m[:, :1] * m[0]',
      'made',
      'table is computed from m: new storage of 6 elements (2 × 3).',
    ],
    [
      'col = torch.ones(3, 1)',
      'plain',
      'col is a new tensor of 3 elements (3 × 1), on storage of its own.',
    ],
    [
      'mix = col - a',
      'made',
      'mix is computed from col and a, both broadcast to 3 × 3: new storage of 9 elements (3 × 3).',
    ],
    ['c = torch.tensor([3])', 'plain', 'c is a new tensor of 1 element, on storage of its own.'],
    ['half = c / 2', 'made', 'half is computed from c: new storage of 1 element, as float32.'],
    ['both = torch.stack([m, m])', 'made', 'both is a copy made of m, on storage of its own.'],
    [
      'grad, = torch.autograd.grad(x * x, x, create_graph=True)',
      'gradient',
      'grad is a gradient, 3., and in the graph itself as AddBackward0: it can be derived again.',
    ],
  ]);
});

test('what a line computed and nothing keeps is said, where that is all that it did', async () => {
  const told = await tell(`import torch
x = torch.arange(4.)
x[[1, 3]].add_(10)
x.add(1)
x.view(2, 2).t()
x[:2].add_(1)
xs = []
xs.append(x.sum().item())
y = x.add(1)
`);
  expect(table(told.slice(2, -1)).map(([, kinds, text]) => [kinds, text])).toEqual([
    ['unkept', 'add_() wrote into a copy that nothing keeps: x is as it was.'],
    ['unkept', 'Nothing keeps the result: x is as it was.'],
    ['unkept', 'Nothing keeps the result: x is as it was.'],
    ['written', 'x[:2] changed; version 0 → 1.'],
    ['', 'No tensor changed.'],
    ['', 'No tensor changed.'],
    ['made', 'y is computed from x: new storage of 4 elements.'],
  ]);
});

test('what an operator writes by the way is told too', async () => {
  const told = await tell(`import torch
norm = torch.nn.BatchNorm1d(1)
y = norm(torch.tensor([[1.], [3.]]))
`);
  const changes = told.at(-2)!.changes;
  expect(changes.flatMap((change) => (change.kind === 'written' ? change.aliases : []))).toEqual(
    ['running_mean', 'running_var', 'num_batches_tracked'].map((name) => ({
      ref: { id: expect.any(Number), names: [`norm.${name}`] },
      region: '',
      version: name.startsWith('num') ? { from: 1, to: 2 } : null,
    })),
  );
});

test('a function that backward calls gets a gradient, and a part of a pass misses nobody', async () => {
  const told = await tell(`import torch
kept = []
def hook(grad):
    kept.append(grad)
x = torch.ones(2, requires_grad=True)
y = x * 3
y.register_hook(hook)
y.retain_grad()
(y * 2).sum().backward()
`);
  const [inside, after] = told.filter(({ step }) => step.gradients.length);
  expect(inside!.texts).toEqual([
    'kept[0] (also hook: grad) is a gradient, 2. everywhere: handed to the program, not to a .grad.',
  ]);
  expect(after!.texts).toEqual([
    'Backward leaves 6. everywhere in x.grad and 2. everywhere in y.grad.',
    'What the graph had saved is released: a second backward through it would raise an error.',
  ]);
});

test('a write through one of several names begins with that one', async () => {
  const told = await tell(`import torch
x = torch.zeros(4)
parts = x.chunk(2)
parts[1].fill_(5)
view = x[:2]
with torch.no_grad(): x[0] = 1
`);
  expect(table(told.slice(3, -1)).map(([, , text]) => text)).toEqual([
    'Writing parts[1] changed x[2:] too (same storage): 0. everywhere → 5. everywhere; version 0 → 1.',
    'view is a view of x: the same storage, no copy.',
    'Writing x[0] changed parts[0][0] and view[0] too (same storage): 0. → 1.; version 1 → 2.',
  ]);
});

test('an optimizer tells of its state in one sentence, a state dict of its aliases', async () => {
  const told = await tell(`import torch
net = torch.nn.Sequential(torch.nn.Linear(2, 2), torch.nn.Linear(2, 1))
opt = torch.optim.Adam(net.parameters(), lr=0.5)
net(torch.ones(1, 2)).sum().backward()
opt.step()
state = net[1].state_dict()
`);
  expect(told.at(-3)!.texts).toEqual([
    'net[0].weight, net[0].bias and 2 more were written in place; their versions moved.',
    "opt.state[net[0].weight]['exp_avg'], opt.state[net[0].weight]['exp_avg_sq'] and 10 more are new tensors, each on storage of its own.",
  ]);
  expect(told.at(-2)!.texts).toEqual([
    "state['weight'] and state['bias'] are net[1].weight and net[1].bias detached: the same storages, outside the graph.",
  ]);
});

test('calls: arguments are the caller’s tensors, what returns is told as new', async () => {
  const told = await tell(`import torch
def g(a):
    b = a.view(2, 1)
    return b
def f(t, n):
    s = t * 2
    if n:
        f(s, n - 1)
x = torch.ones(2)
h = g(x)
f(x, 2)
y = x
`);
  const at = (line: string): string[] => told.find((one) => one.line.trim() === line)!.texts;
  expect(at('b = a.view(2, 1)')).toEqual([
    'g: b is a view of x: the same storage, no copy.',
    'g is called: its a is x, the same tensor.',
  ]);
  expect(at('h = g(x)')).toEqual(['h is a view of x: the same storage, no copy.']);
  // What functions let go of when they return is no news.
  expect(told.flatMap(({ kinds }) => kinds).filter((kind) => kind === 'unnamed')).toEqual([]);
  expect(at('f(x, 2)')).toEqual(['No tensor changed.']);
});

test('writes: each alias with what changed in it, versions, and who did not notice', async () => {
  const told = await tell(`import torch
x = torch.zeros(3, 4)
row, col = x[1], x[:, 2]
col.fill_(7)
x[:, ::2] = 5
c = torch.tensor([[1.], [2.]])
wide = c.expand(2, 3)
c[1, 0] = 9
s = torch.tensor([1., 2.])
s.mul_(3)
s.mul_(1)
d = s.data
d[0] = 8
w = torch.tensor([2.], requires_grad=True)
y = w * w
w.data[0] = 5
k = w * 2
m = k * k
k.add_(1)
v = torch.tensor([2.], requires_grad=True)
v.data[0] = 6; u = v * v
`);
  const written = Object.fromEntries(
    told
      .filter(({ kinds }) => kinds.includes('written') || kinds.includes('stale'))
      .map(({ line, texts }) => [line, texts]),
  );
  expect(written).toEqual({
    'col.fill_(7)': [
      'Writing col changed x[:, 2] and row[2] too (same storage): 0. everywhere → 7. everywhere; version 0 → 1.',
    ],
    'x[:, ::2] = 5': [
      'Writing x[:, ::2] changed row[::2] and col too (same storage); version 1 → 2.',
    ],
    'c[1, 0] = 9': ['Writing c[1, 0] changed wide[1] too (same storage): 2. → 9.; version 0 → 1.'],
    's.mul_(3)': ['s went from [1., 2.] to [3., 6.]; version 0 → 1.'],
    's.mul_(1)': ['s was written with the values that it had; version 1 → 2.'],
    'd[0] = 8': [
      'Writing d[0] changed s[0] too (same storage): 3. → 8.; version 0 → 1.',
      'The version of s did not move: autograd did not notice the write there.',
    ],
    'w.data[0] = 5': [
      'w went from 2. to 5.',
      'MulBackward0 of y had saved the old values, and no version moved: backward will use the new ones without an error.',
    ],
    'k.add_(1)': [
      'k went from 10. to 11.; version 0 → 1, in the graph as AddBackward0.',
      'MulBackward0 of m had saved k at version 0, now it is at 1: backward through it will raise an error.',
    ],
    // Whether it was saved before it was written is not recorded.
    'v.data[0] = 6; u = v * v': [
      'v went from 2. to 6.',
      'No version moved: autograd did not notice the write.',
      'u is computed from v: new storage, in the graph as MulBackward0.',
    ],
  });
});

test('new storage is as large as it is, whatever a view shows of it', async () => {
  const told = await tell(`import torch
e = torch.zeros(2, 1).expand(2, 3)
q = torch.arange(10.)[2:4]
i = torch.ones(4).view(torch.int64)
`);
  expect(table(told.slice(0, -1)).map(([, , text]) => text)).toEqual([
    'e shows 6 elements (2 × 3), of which new storage holds 2: a stride of 0 repeats them.',
    'q is a new tensor of 2 elements, on storage that holds 10.',
    'i is a new tensor of 2 elements, on storage of its own.',
  ]);
});

test('gradients: what backward leaves, adds and passes by, with numbers', async () => {
  const told = await tell(`import torch
x = torch.tensor([1., 2.], requires_grad=True)
q = torch.tensor(3., requires_grad=True)
y = (x * x).sum()
y.backward()
(x * 3).sum().backward()
g = torch.autograd.grad((x * q).sum(), x)
x.grad.zero_()
x.grad = None
z = x * q
z.retain_grad()
z.sum().backward()
q.requires_grad_(False)
z.detach_()
`);
  const rows = table(told.slice(0, -1)).slice(3);
  expect(rows.map(([line, kinds]) => [line, kinds])).toEqual([
    ['y.backward()', 'gradient, unreached, released'],
    ['(x * 3).sum().backward()', 'gradient, unreached'],
    ['g = torch.autograd.grad((x * q).sum(), x)', 'gradient'],
    ['x.grad.zero_()', 'gradient'],
    ['x.grad = None', 'gradient'],
    ['z = x * q', 'computed'],
    ['z.retain_grad()', 'retains_grad'],
    ['z.sum().backward()', 'gradient, gradient, gradient, released'],
    ['q.requires_grad_(False)', 'requires_grad'],
    ['z.detach_()', 'history'],
  ]);
  expect(rows.map(([, , text]) => text).slice(0, 5)).toEqual([
    'Backward leaves [2., 4.] in x.grad. Backward did not reach q: no path leads there. What the graph had saved is released: a second backward through it would raise an error.',
    'Backward adds 3. everywhere to x.grad ([2., 4.] → [5., 7.]). Backward did not reach q: no path leads there.',
    'g[0] is a gradient, 3. everywhere: handed to the program, not to a .grad.',
    'x.grad is set to zeros.',
    'x.grad is None again.',
  ]);
});

test('tensors that change their shape, their memory, their number type', async () => {
  const told = await tell(`import torch
m = torch.arange(6.)
m.resize_(2, 3)
m.t_()
q = torch.zeros(3)
q.set_(m.storage(), 0, (3,), (1,))
q.data = torch.zeros(2)
f = m.reshape(6)
`);
  expect(table(told.slice(0, -1)).map(([, kinds, text]) => [kinds, text])).toEqual([
    ['plain', 'm is a new tensor of 6 elements, on storage of its own.'],
    ['reshaped', 'The shape of m went from (6,) to (2, 3), on the same storage.'],
    ['reshaped', 'The shape of m went from (2, 3) to (3, 2), on the same storage.'],
    ['plain', 'q is a new tensor of 3 elements, on storage of its own.'],
    ['reshaped', 'q is the same tensor on other storage: that of m.'],
    ['reshaped', 'q is the same tensor on other storage.'],
    ['copy', 'f is a copy: the strides (1, 3) of m cannot be viewed as (6,).'],
  ]);
});

test('modules and optimizers are told in one breath', async () => {
  const told = await tell(`import copy, torch
net = torch.nn.Sequential(torch.nn.Linear(2, 1), torch.nn.Linear(1, 1))
twin = copy.deepcopy(net)
opt = torch.optim.SGD(net.parameters(), lr=0.5)
net(torch.ones(2)).sum().backward()
opt.step()
opt.zero_grad()
for p in net.parameters(): pass
`);
  const rows = table(told).map(([line, kinds, text]) => [line, kinds, text] as const);
  const text = (line: string): string => rows.find(([own]) => own === line)![2];
  expect(text('twin = copy.deepcopy(net)')).toBe(
    'twin[0].weight, twin[0].bias and 2 more are copies of net[0].weight, net[0].bias and 2 more, each on storage of its own.',
  );
  expect(rows.find(([line]) => line === 'opt.step()')![1]).toBe(
    'written, written, written, written',
  );
  expect(text('opt.zero_grad()')).toBe(
    'net[0].weight.grad, net[0].bias.grad and 2 more are None again.',
  );
  expect(
    rows
      .filter(([line]) => line.startsWith('for p'))
      .map(([, , said]) => said)
      .slice(0, 2),
  ).toEqual([
    'p is another name of the tensor net[0].weight.',
    'p is now another name of the tensor net[0].bias.',
  ]);
});

test('errors are said, and printing is said quietly', async () => {
  const told = await tell(`import torch
x = torch.ones(3)
try:
    x.view(7)
except RuntimeError:
    print('caught')
x.view(8)
`);
  expect(told.map(({ kinds }) => kinds.join())).toEqual([
    '',
    'named',
    '',
    'raised',
    '',
    'printed',
    'raised',
  ]);
  // That it was caught takes nothing from it.
  expect(told[3]!.texts).toEqual(["RuntimeError: shape '[7]' is invalid for input of size 3"]);
  expect(told.at(-1)!.texts).toEqual(["RuntimeError: shape '[8]' is invalid for input of size 3"]);
  expect(words(told.at(-1)!.changes).map(({ bad }) => bad)).toEqual([true]);
  expect(words(told[5]!.changes)).toEqual([
    { parts: ['Printed ', { code: 'caught' }], quiet: true },
  ]);
  expect(words(told[2]!.changes)).toEqual([{ parts: ['No tensor changed.'], quiet: true }]);
});

test('of steps that were not kept their number is told, and nothing of what they did', async () => {
  const code = 'import torch\nx = torch.zeros(2)\nfor i in range(100):\n    y = x + i\n    x = y\n';
  const told = await tell(code, 20);
  const gap = told.find(({ step }) => step.event === 'gap')!;
  expect(gap.changes).toEqual([{ kind: 'left-out', steps: gap.step.leftOut!.steps }]);
  expect(gap.texts).toEqual([
    `${gap.step.leftOut!.steps} steps were not kept: of a long run the first and the last are.`,
  ]);
  // On either side steps are told as ever.
  const after = told.slice(told.indexOf(gap) + 1);
  expect(after.some(({ line, kinds }) => line.includes('x + i') && kinds[0] === 'named')).toBe(
    true,
  );
});

test('NumPy arrays: whose memory they are, and that their writes move no version', async () => {
  const told = await tell(`import numpy as np, torch
x = torch.ones(3, requires_grad=True)
y = x * 2
a = y.detach().numpy()
z = (y * y).sum()
a[0] = 10
b = a[::-1]
m = np.zeros((2, 3))
c = m
w = torch.from_numpy(m)
w[0, 0] = 5
m[1] = 7
t = m.T
e = m + 1
del e
`);
  expect(table(told.slice(2, -1))).toEqual([
    ['y = x * 2', 'computed', 'y is computed from x: new storage, in the graph as MulBackward0.'],
    [
      'a = y.detach().numpy()',
      'unwatched',
      'a is a NumPy array on the storage of y: no copy. What is written through it moves no version.',
    ],
    [
      'z = (y * y).sum()',
      'computed',
      'z is computed from y: new storage, in the graph as SumBackward0.',
    ],
    [
      'a[0] = 10',
      'written',
      'Writing a[0] changed y[0] too (same storage): 2. → 10. MulBackward0 had saved the old values, and no version moved: backward will use the new ones without an error.',
    ],
    [
      'b = a[::-1]',
      'unwatched',
      'b is a NumPy array on the storage of a: no copy, walked backwards by the strides (-1,).',
    ],
    [
      'm = np.zeros((2, 3))',
      'plain',
      'm is a new array of 6 elements (2 × 3), on storage of its own.',
    ],
    ['c = m', 'alias', 'c is another name of the array m.'],
    [
      'w = torch.from_numpy(m)',
      'unwatched',
      'w is a tensor on the storage of m: no copy. What is written through the array moves no version.',
    ],
    [
      'w[0, 0] = 5',
      'written',
      'Writing w[0, 0] changed m[0, 0] too (same storage): 0. → 5.; version 0 → 1.',
    ],
    [
      'm[1] = 7',
      'written',
      'Writing m[1] changed w[1] too (same storage): 0. everywhere → 7. everywhere. No version moved: autograd did not notice the write.',
    ],
    [
      't = m.T',
      'unwatched',
      't is a NumPy array on the storage of m: no copy, walked by the strides (1, 3) instead of (3, 1).',
    ],
    ['e = m + 1', 'made', 'e is computed from m: new storage of 6 elements (2 × 3).'],
    ['del e', 'unnamed', 'e names no array any more; the old one is freed.'],
  ]);
});

describe('the examples', () => {
  const files = ['examples/', 'tests/conformance/article/'].flatMap((folder) =>
    readdirSync(`${root}${folder}`)
      .filter((name) => name.endsWith('.py'))
      .map((name) => folder + name),
  );
  test.each(files)(
    '%s: what changes is told, the same each time, and nothing else',
    async (file) => {
      const told = await tell(readFileSync(root + file, 'utf8'));
      told.forEach(({ step, line, changes, texts }, n) => {
        const before = told[n - 1]?.step ?? null;
        const frozen = JSON.stringify([before, step]);
        expect(diff(before, step, line)).toEqual(changes);
        expect(JSON.stringify([before, step])).toBe(frozen);
        for (const text of texts) expect(text).not.toMatch(/undefined|NaN|null|\bid\b/);
        const same = before?.snapshot === step.snapshot && before.names === step.names;
        const unkept = changes.some(({ kind }) => kind === 'unkept');
        if (same && step.event !== 'exception' && !step.stdout && !unkept)
          expect(texts).toEqual(['No tensor changed.']);
        // Two sentences are shown, each to be read in one breath; the others wait behind a word.
        expect(texts.length).toBeLessThanOrEqual(3);
        for (const text of texts) expect(text.length).toBeLessThanOrEqual(150);
        expect(texts.slice(0, 2).join(' ').length).toBeLessThanOrEqual(240);
        const written = step.snapshot.storages.some(({ id, writes }) => {
          const old = before?.snapshot.storages.find((storage) => storage.id === id);
          return old && old.writes !== writes;
        });
        if (written) expect(words(changes)[0]!.quiet).toBeUndefined();
      });
    },
  );
});
