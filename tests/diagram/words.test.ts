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
async function tell(code: string): Promise<Told[]> {
  const { steps } = await run(client, code, { trace: true });
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
      'd is on the storage of x with a version counter of its own: autograd will not notice what is written through it.',
    ],
    ['v = x[1:]', 'view', 'v is a view of x: no copy, the same memory, in the graph too.'],
    [
      'z = x.clone()',
      'copy',
      'z is a copy of x in the graph: storage of its own, and gradients flow on to x.',
    ],
    [
      'w = x.detach().clone()',
      'copy',
      'w is a copy of x outside the graph, on storage of its own.',
    ],
    [
      'twin = copy.deepcopy(x)',
      'copy',
      'twin is a copy of x: storage of its own, a leaf of its own.',
    ],
    [
      'p = x * 2 + w',
      'computed',
      'p is computed from x: new storage, in the graph as AddBackward0.',
    ],
    // Equal to x, but no copy of it.
    ['other = torch.ones(3)', 'plain', 'other has new storage of 3 elements.'],
    ['with torch.no_grad(): q = x.view(3)', 'view', 'q is a view of x: no copy, the same memory.'],
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
      'picked copies the elements of d that the indices name: new memory, never a view.',
    ],
    [
      'masked = d[d > 1]',
      'made',
      'masked copies the elements of d that the indices name: new memory, never a view.',
    ],
    [
      'whole = d.int()',
      'made',
      'whole is a copy of d as int32: another dtype needs memory of its own.',
    ],
    [
      'turned = d.view(2, 2).t().reshape(4)',
      'made',
      'turned is computed from d: new storage of 4 elements.',
    ],
    [
      'with torch.no_grad(): off = x * 2 + y',
      'made',
      'off is computed from x and y: new storage of 4 elements; recording is off, so no gradient will flow back.',
    ],
    ['plain = torch.zeros(2)', 'plain', 'plain has new storage of 2 elements.'],
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
    ['x = torch.ones(2)', 'plain', 'x has new storage of 2 elements.'],
    ['y = x.view(2, 1)', 'view', 'y is a view of x: no copy, the same memory.'],
    [
      'x = x + 1',
      'plain',
      'x has new storage of 2 elements. The tensor that x named before lives on: y is a view of it.',
    ],
    [
      'x = x + 1',
      'plain',
      'x has new storage of 2 elements. The tensor that x named before is let go.',
    ],
    ['z = x', 'alias', 'z is another name of the tensor x.'],
    ['del z', 'unnamed', 'z is gone as a name; the tensor is still x.'],
    ['del x', 'unnamed', 'x is let go.'],
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
    'g: b is a view of x: no copy, the same memory.',
    'In the call, g: a is x: the same tensor.',
  ]);
  expect(at('h = g(x)')).toEqual(['h is a view of x: no copy, the same memory.']);
  // What functions let go of when they return is no news.
  expect(told.flatMap(({ kinds }) => kinds).filter((kind) => kind === 'unnamed')).toEqual([]);
  expect(at('f(x, 2)')).toEqual(['Nothing changed.']);
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
      'col went from [0., 0., 0.] to [7., 7., 7.], and with it x[:, 2] and row[2]: the same memory; version 0 → 1.',
    ].map((text) =>
      text.replace('[0., 0., 0.]', '0. everywhere').replace('[7., 7., 7.]', '7. everywhere'),
    ),
    'x[:, ::2] = 5': [
      'x[:, ::2] changed, and with it row[::2] and col: the same memory; version 1 → 2.',
    ],
    'c[1, 0] = 9': [
      'c[1, 0] went from 2. to 9., and with it wide[1]: the same memory; version 0 → 1.',
    ],
    's.mul_(3)': ['s went from [1., 2.] to [3., 6.]; version 0 → 1.'],
    's.mul_(1)': ['s was written with the values that it had; version 1 → 2.'],
    'd[0] = 8': [
      'd[0] went from 3. to 8., and with it s[0]: the same memory; version 0 → 1.',
      'The version of s did not move: it counts for itself.',
    ],
    'w.data[0] = 5': [
      'w went from 2. to 5.',
      'MulBackward0 of y had saved these values, and no version moved: backward will use the new ones and not complain.',
    ],
    'k.add_(1)': [
      'k went from 10. to 11.; version 0 → 1.',
      'The graph records it: k is now a result of AddBackward0.',
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
    'e has 6 elements (2 × 3) on new storage of 2.',
    'q has 2 elements on new storage of 10.',
    'i has new storage of 2 elements.',
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
    ['g = torch.autograd.grad((x * q).sum(), x)', 'plain'],
    ['x.grad.zero_()', 'gradient'],
    ['x.grad = None', 'gradient'],
    ['z = x * q', 'computed'],
    ['z.retain_grad()', 'retains_grad'],
    ['z.sum().backward()', 'gradient, gradient, gradient, released'],
    ['q.requires_grad_(False)', 'requires_grad'],
    ['z.detach_()', 'history'],
  ]);
  expect(rows.map(([, , text]) => text).slice(0, 5)).toEqual([
    'Backward leaves [2., 4.] in x.grad. Backward did not reach q. Backward let go of what the graph had saved: a second backward through it would fail.',
    'Backward adds 3. everywhere to x.grad: [2., 4.] → [5., 7.]. Backward did not reach q.',
    'g[0] has new storage of 2 elements.',
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
    ['plain', 'm has new storage of 6 elements.'],
    ['reshaped', 'The shape of m went from (6,) to (2, 3), on the same memory.'],
    ['reshaped', 'The shape of m went from (2, 3) to (3, 2), on the same memory.'],
    ['plain', 'q has new storage of 3 elements.'],
    ['reshaped', 'q is the same tensor on other memory: the storage of m.'],
    ['reshaped', 'q is the same tensor on other memory.'],
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
  expect(told.at(-1)!.texts).toEqual(["RuntimeError: shape '[8]' is invalid for input of size 3"]);
  expect(words(told.at(-1)!.changes).map(({ bad }) => bad)).toEqual([true]);
  expect(words(told[5]!.changes)).toEqual([
    { parts: ['Printed ', { code: 'caught' }], quiet: true },
  ]);
  expect(words(told[2]!.changes)).toEqual([{ parts: ['Nothing changed.'], quiet: true }]);
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
        if (same && step.event !== 'exception' && !step.stdout)
          expect(texts).toEqual(['Nothing changed.']);
        const written = step.snapshot.storages.some(({ id, writes }) => {
          const old = before?.snapshot.storages.find((storage) => storage.id === id);
          return old && old.writes !== writes;
        });
        if (written) expect(words(changes)[0]!.quiet).toBeUndefined();
      });
    },
  );
});
