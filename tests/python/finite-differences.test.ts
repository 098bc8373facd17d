/** A leaf's gradient against finite differences of real runs: where it agrees, where it does not, and where it says that it cannot. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { checkByDifferences } from '../../web/diagram/finite-differences';
import type { Check } from '../../web/diagram/finite-differences';
import type { Client } from '../../web/runtime/client';
import { openClient, run } from './session';

let client: Client;
beforeAll(() => void (client = openClient()));
afterAll(() => client.close());

/** Checks the leaf of a name at the last step of a line that ran backward. */
async function check(code: string, line: number, name: string): Promise<Check | string> {
  const seed = [1, 2, 3, 4] as [number, number, number, number];
  const { steps } = await run(client, code, { trace: true, seed, census: false });
  const at = steps.findLastIndex((step) => step.line === line && step.gradients.length > 0);
  const leaf = steps[at]!.names.find((one) => one.name === name)!.tensor;
  return checkByDifferences(steps, at, leaf, async (before) => {
    // Recorded, as the page's are.
    const again = await run(client, code, { trace: true, seed, before: [before], census: false });
    return again.error ? null : again.stdout;
  });
}

const X = 'import torch\nx = torch.tensor([1., 2., 3.], requires_grad=True)\n';

test('agrees where backward is right: by rounded numbers, of a pass that adds to what was there', async () => {
  const found = (await check(
    `${X}(x * x).sum().backward()\nloss = (x ** 3).sum()\nloss.backward()\n`,
    5,
    'x',
  )) as Check;
  expect(found.rows.map(({ index, agrees }) => [index, agrees])).toEqual([
    [[0], true],
    [[1], true],
    [[2], true],
  ]);
  expect(found.rows.map(({ analytic }) => analytic)).toEqual([3, 12, 27]);
  for (const { numeric, analytic, noise } of found.rows) {
    expect(noise).toBeGreaterThan(0);
    expect(Math.abs(numeric / analytic - 1)).toBeLessThan(0.01);
  }
  expect(found.left).toBe(0);
});

test('differs where a write that no version counter noticed made the gradient another', async () => {
  const found = (await check(
    `${X}y = x ** 2\nx.data[0] = 100.\ny.sum().backward()\n`,
    5,
    'x',
  )) as Check;
  // y was computed with what x held before that.
  expect(found.rows.map(({ agrees }) => agrees)).toEqual([false, true, true]);
  expect(found.rows[0]).toMatchObject({ analytic: 200, numeric: 2 });
});

test('takes a weight in the turn of a training loop, after the update before it, some elements of many', async () => {
  const found = (await check(
    `import torch
torch.manual_seed(0)
net = torch.nn.Sequential(torch.nn.Linear(4, 6), torch.nn.Tanh(), torch.nn.Dropout(0.5), torch.nn.Linear(6, 1))
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
def turn():
    optimizer.zero_grad()
    loss = (net(torch.randn(5, 4)) ** 2).mean()
    loss.backward()
    optimizer.step()
for _ in range(3):
    turn()
`,
    8,
    'net[0].weight',
  )) as Check;
  expect(found.rows.filter(({ agrees }) => !agrees)).toEqual([]);
  expect([found.rows.length, found.left]).toEqual([16, 8]);
  expect(new Set(found.rows.map(({ index }) => index[0])).size).toBe(6);
});

test.each([
  [
    'float64',
    `import torch\nx = torch.ones(2, dtype=torch.float64, requires_grad=True)\nx.exp().prod().backward()\n`,
    3,
  ],
  ['a gradient is given', `${X}y = x * x\ny.backward(torch.tensor([1., 10., 100.]))\n`, 4],
  ['autograd.grad', `${X}y = x.sin().sum()\n(g,) = torch.autograd.grad(y, x)\n`, 4],
  ['a number', `import torch\nx = torch.tensor(2., requires_grad=True)\n(x * x).backward()\n`, 3],
])('agrees: %s', async (_what, code, line) => {
  const found = (await check(code, line, 'x')) as Check;
  expect(found.rows.map(({ agrees }) => agrees)).not.toContain(false);
  expect(found.rows.length).toBeGreaterThan(0);
});

test.each([
  [
    `import time, torch\nx = torch.ones(2, requires_grad=True)\n(x * (time.perf_counter_ns() % 997)).sum().backward()\n`,
    3,
    'The program gives another result each time that it runs: there is nothing to compare with.',
  ],
  [
    `${X}(x * x).sum().backward(); (x * 2).sum().backward()\ny = x * 3\ny.sum().backward()\n`,
    5,
    'Another backward ran in the same line: which of them is meant cannot be told.',
  ],
  [
    `${X}w = torch.ones(3, requires_grad=True)\n(w * x.detach()).sum().backward()\n`,
    4,
    'This pass gave the leaf no gradient, or came before its values.',
  ],
])('says why it cannot be checked: %s', async (code, line, why) => {
  expect(await check(code, line, 'x')).toBe(why);
});
