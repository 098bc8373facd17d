/** The ledger of real runs: what took memory, why, how long it was there, and what keeps it. */
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { keepersAt, ledger } from '../../web/diagram/ledger';
import type { Entry, Ledger } from '../../web/diagram/ledger';
import { chartOf, keeperText, LedgerView, reasonText } from '../../web/diagram/ledger-view';
import { plainText } from '../../web/diagram/words';
import type { Step } from '../../web/runtime/protocol';
import { openClient, run } from '../python/session';

const client = openClient();
afterAll(() => client.close());

const CODE = `import torch, copy
x = torch.arange(6.).reshape(2, 3)
r = x.t().reshape(6)
c = x.t().contiguous()
i = x[[0, 1]]
m = x[x > 2]
d = x.to(torch.float64)
s = x + torch.ones(2, 1)
one = torch.ones(2, 1)
b = x + one
k = x.clone()
v = x.view(6)
k.copy_(x)
del r
w = torch.ones(3, requires_grad=True)
p = w * w
y = p.exp()
y.sum().backward(retain_graph=True)
del p
e = copy.deepcopy(w)
`;

let steps: Step[];
let told: Ledger;
beforeAll(async () => {
  ({ steps } = await run(client, CODE, { trace: true }));
  told = ledger(steps, CODE);
});
const of = (line: number): Entry[] => told.entries.filter((entry) => entry.line === line);
const reasons = (line: number): [string, number][] =>
  of(line).map(({ reason, bytes }) => [reason, bytes]);

test('each allocation and copy has its reason and its bytes, and a view has none', () => {
  expect(reasons(2)).toEqual([['new', 24]]);
  expect(reasons(3)).toEqual([['reshape', 24]]);
  expect(reasons(4)).toEqual([['contiguous', 24]]);
  expect(reasons(5)).toEqual([['index', 24]]);
  expect(reasons(7)).toEqual([['dtype', 48]]);
  expect(reasons(10)).toEqual([['broadcast', 24]]);
  expect(plainText(reasonText(of(10)[0]!))).toMatch(/\(2, 3\) with \(2, 1\)$/);
  expect(reasons(11)).toEqual([['clone', 24]]);
  expect(reasons(12)).toEqual([]);
  expect(reasons(13)).toEqual([['copied into', 24]]);
  expect(reasons(18)).toEqual([
    ['result', 4],
    ['gradient', 12],
  ]);
  expect(told.partial).toBe(false);
});

test('what a line takes and lets go of by itself is listed, and gone', () => {
  const [mask, picked] = of(6);
  expect(mask).toMatchObject({ reason: 'result', operator: 'gt', bytes: 6, freed: mask!.step });
  expect(picked).toMatchObject({ reason: 'index', bytes: 12, names: ['m'], freed: null });
});

test('memory that loses its last name is freed there; what the graph has saved is not', () => {
  const lineOf = (step: number | null) => (step === null ? null : steps[step]!.line);
  expect(lineOf(of(3)[0]!.freed)).toBe(14);
  const last = steps.findLast(({ line }) => line === 20)!;
  const keepers = (entry: Entry): string[] =>
    keepersAt(last, told.made)(entry.storage).map((keeper) => plainText(keeperText(keeper)));
  // Of what arange() gave, which has no name.
  expect(keepers(of(2)[0]!)).toEqual(['x, a view', 'v, a view']);
  expect(keepers(of(17)[0]!)).toEqual(['y', 'ExpBackward0 of y, saved it as result, line 17']);
  expect(keepers(of(8).at(-1)!)).toEqual(['s']);
  expect(keepers(of(18).find(({ reason }) => reason === 'gradient')!)).toEqual([
    'w.grad, its gradient',
  ]);
  expect(keepers(of(3)[0]!)).toEqual([]);
});

test('the curve is the sum of what is there, at each step', () => {
  expect(told.live).toEqual(
    steps.map(({ snapshot }) => snapshot.storages.reduce((sum, { nbytes }) => sum + nbytes, 0)),
  );
  expect(told.peak).toBe(Math.max(...told.live));
  const { area, x } = chartOf([0, 10, 10, 5], 10, 400, 1);
  expect(area).toBe('M0,88V87H100V7H300V47H400V88Z');
  expect(x).toBe(150);
});

test('a recording without calls says that it is not whole, and knows what appeared all the same', () => {
  const old = ledger(
    steps.map(({ calls, ...step }) => step),
    CODE,
  );
  expect(old.partial).toBe(true);
  expect(old.entries.filter(({ line }) => line === 3)).toMatchObject([
    { reason: 'unrecorded', operator: null, bytes: 24, names: ['r'] },
  ]);
});

test('memory that no operator took has its reason, too', async () => {
  const code = `import torch, copy
from copy import deepcopy as twin
a = torch.tensor([1., 2., 3.], requires_grad=True)
e = copy.deepcopy(a)
f = twin(a)
both = [copy.deepcopy(a), torch.tensor([7.])]
g, = torch.autograd.grad((a * a).sum(), a)
(a * a).sum().backward()
net = copy.deepcopy(torch.nn.Linear(2, 1))
t = torch.Tensor([5, 6])
copied = copy.deepcopy(a.detach() * 2)
`;
  const { steps: all, error } = await run(client, code, { trace: true });
  expect(error).toBeNull();
  const { entries, partial } = ledger(all, code);
  expect(partial).toBe(false);
  const without = (line: number) =>
    entries
      .filter((entry) => entry.line === line && entry.operator === null)
      .map(({ reason, bytes, names }) => [reason, bytes, names.join()]);
  expect(without(3)).toEqual([['numbers', 12, 'a']]);
  expect(without(4)).toEqual([['deepcopy', 12, 'e']]);
  expect(without(5)).toEqual([['deepcopy', 12, 'f']]);
  expect(without(6)).toEqual([
    ['deepcopy', 12, 'both[0]'],
    ['numbers', 4, 'both[1]'],
  ]);
  expect(without(7)).toEqual([['backward', 12, 'g']]);
  expect(without(8)).toEqual([['gradient', 12, '']]);
  expect(without(10)).toEqual([['numbers', 8, 't']]);
  expect(without(11)).toEqual([['deepcopy', 12, 'copied']]);
  expect(entries.filter(({ reason }) => reason === 'unrecorded' || reason === 'python')).toEqual(
    [],
  );
});

test('containers, a module, an optimiser and the graph are told where they keep memory', async () => {
  const code = `import torch
net = torch.nn.Linear(2, 1)
opt = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
kept = [torch.ones(1000)[:2]]
loss = net(kept[0]).sum()
loss.backward()
opt.step()
h = (net.weight * 2).exp().sum()
pass
`;
  const { steps: all, error } = await run(client, code, { trace: true });
  expect(error).toBeNull();
  const { entries, made } = ledger(all, code);
  const keepers = keepersAt(
    all.findLast(({ line }) => line === 9)!,
    made,
  );
  const kept = entries
    .filter(({ freed }) => freed === null)
    .map(({ line, storage }) => [
      line,
      keepers(storage)
        .map((keeper) => plainText(keeperText(keeper)))
        .join('; '),
    ]);
  expect(kept.filter(([, by]) => by === '')).toEqual([]);
  expect(kept).toContainEqual([4, 'kept[0], an item, a view']);
  expect(kept.filter(([line]) => line === 7)).toHaveLength(2);
  for (const [line, by] of kept) {
    if (line === 7) expect(by).toMatch(/^opt\.state\[.*, an optimiser\u2019s state$/);
    if (line === 6) expect(by).toMatch(/^net\.(weight|bias)\.grad, /);
    if (line === 8) expect(by).toMatch(/^h$|Backward0.*, saved it as (result|other), line 8$/);
  }
});

test('of a long run all entries can be listed, a window at a time', () => {
  const [entry] = of(2);
  const entries = Array.from({ length: 150 }, (_, n) => ({ ...entry!, step: 0, line: n + 1 }));
  const html = render(
    h(LedgerView, {
      ledger: { ...told, entries },
      cursor: 0,
      width: 400,
      keepers: () => [],
      placeOf: (step) => `line ${step}`,
      onStep: () => {},
    }),
  );
  expect(html.match(/data-reason/g)).toHaveLength(60);
  expect(html).toMatch(/91 to 150 of 150/);
});
