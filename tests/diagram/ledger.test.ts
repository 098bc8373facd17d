/** The ledger of real runs: what took memory, why, how long it was there, and what keeps it. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { keepersAt, ledger } from '../../web/diagram/ledger';
import type { Entry, Ledger } from '../../web/diagram/ledger';
import { chartOf, reasonText } from '../../web/diagram/ledger-view';
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
  told = ledger(steps);
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
  const keepers = keepersAt(last);
  expect(keepers(of(2)[0]!.storage)).toEqual([
    { by: 'view', names: ['x', 'v'] }, // of what arange() gave, which has no name
  ]);
  expect(keepers(of(17)[0]!.storage)).toEqual([
    { by: 'name', names: ['y'] },
    { by: 'graph', nodes: ['ExpBackward0'] },
  ]);
  expect(keepers(of(8).at(-1)!.storage)).toEqual([{ by: 'name', names: ['s'] }]);
  const gradient = of(18).find(({ reason }) => reason === 'gradient')!;
  expect(keepers(gradient.storage)).toEqual([{ by: 'grad', of: ['w'] }]);
  expect(keepers(of(3)[0]!.storage)).toEqual([]);
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
  const old = ledger(steps.map(({ calls, ...step }) => step));
  expect(old.partial).toBe(true);
  expect(old.entries.filter(({ line }) => line === 3)).toMatchObject([
    { reason: 'unrecorded', operator: null, bytes: 24, names: ['r'] },
  ]);
});
