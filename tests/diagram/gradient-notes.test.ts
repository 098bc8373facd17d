/** Why a `.grad` is None, told from the steps of real runs. */
import { afterAll, expect, test } from '@jest/globals';
import { buildPicture } from '../../web/diagram/model';
import { plainText } from '../../web/diagram/words';
import { openClient, run } from '../python/session';

const client = openClient();
afterAll(() => client.close());

/** After each step, the notes beside the tensors that have no `.grad`; only where they changed. */
async function notes(code: string): Promise<string[]> {
  const { steps } = await run(client, code, { trace: true });
  const told = steps.map((step, n) => {
    const missing = buildPicture(steps, n).gradients.filter(({ grad }) => grad === null);
    const texts = missing.map(({ tensor, note }) => `${tensor.label}: ${plainText(note)}`);
    return `${step.line}: ${texts.join('; ')}`;
  });
  return told.filter(
    (text, n) => text.split(': ').slice(1).join() !== told[n - 1]?.split(': ').slice(1).join(),
  );
}

test('a path that was detached: backward did not reach the leaf, and where it was cut', async () => {
  expect(
    await notes(`import torch
x = torch.tensor([1.0], requires_grad=True)
double = 2 * x
q = torch.tensor([2.0], requires_grad=True)
product = double.detach() * q
product.backward()
`),
  ).toEqual([
    '1: ',
    '2: x: no backward yet',
    '3: x: no backward yet; double: not a leaf: retain_grad() would keep its gradient',
    '4: x: no backward yet; double: not a leaf: retain_grad() would keep its gradient; q: no backward yet',
    '5: x: no backward yet; double: not a leaf: retain_grad() would keep its gradient; q: no backward yet; product: not a leaf: retain_grad() would keep its gradient',
    '6: x: backward in line 6 did not reach x: double went in detached; double: not a leaf: retain_grad() would keep its gradient; product: not a leaf: retain_grad() would keep its gradient',
  ]);
});

test.each([
  [
    'no path',
    'y = torch.ones(1, requires_grad=True)\nz = y * 2\nz.backward()\n',
    'x: backward in line 5 did not reach x: no path in the graph leads there',
  ],
  [
    'the graph is gone: no reason is given',
    '(q * 2).backward()\n',
    'x: backward in line 3 did not reach x',
  ],
  ['autograd.grad fills no .grad', 'g = torch.autograd.grad(x * q, q)\n', 'x: no backward yet'],
  [
    'it was cleared',
    '(x * q).backward()\nfor p in [x]:\n    p.grad = None\n',
    'x: set to None in line 5',
  ],
  [
    'it was cleared, and the next backward passed by',
    '(x * q).backward()\nx.grad = None\n(q * 2).backward()\n',
    'x: backward in line 5 did not reach x',
  ],
  [
    'backward failed on the way',
    'b = x * 2\nc = b * b\nb.add_(1)\ntry:\n    (c * 1).backward()\nexcept RuntimeError:\n    pass\n',
    'x: backward in line 7 failed before it reached x',
  ],
  [
    'a leaf that came after the backward',
    '(x * q).backward()\nx = torch.ones(1, requires_grad=True)\n',
    'x: no backward yet',
  ],
])('%s', async (_title, body, expected) => {
  const head =
    'import torch\nx, q = torch.ones(1, requires_grad=True), torch.ones(1, requires_grad=True)\n';
  expect(
    (await notes(head + body))
      .at(-1)!
      .replace(/^\d+: /, '')
      .split('; ')[0]!
      .replace(/^x, p/, 'x'),
  ).toBe(expected);
});
