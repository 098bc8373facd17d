/** What moved a version and who holds a storage, as the memory picture tells it of programs that ran. */
import { afterAll, expect, test } from '@jest/globals';
import { buildPicture } from '../../web/diagram/model';
import type { Picture, StorageModel, TensorModel } from '../../web/diagram/model';
import { survey } from '../../web/diagram/survey';
import { memoryTable } from '../../web/diagram/tables';
import { moveText } from '../../web/diagram/versions';
import { openClient, run } from './session';

const client = openClient();
afterAll(() => client.close());

/** The picture after the last step of a line; the program's first line imports torch. */
async function pictures(code: string): Promise<(line: number) => Picture> {
  const { steps, stderr } = await run(client, `import torch\n${code}`, { trace: true });
  expect(stderr).toBe('');
  const whole = survey(steps, `import torch\n${code}`);
  return (line) =>
    buildPicture(
      steps,
      steps.findLastIndex((step) => step.line === line),
      whole,
    );
}

const storageOf = ({ memory, held }: Picture, name: string): StorageModel =>
  [...memory, ...held].find(({ tensors }) => tensors.some(({ label }) => label === name))!;
const tensorOf = (picture: Picture, name: string): TensorModel =>
  storageOf(picture, name).tensors.find(({ label }) => label === name)!;
const movesOf = (picture: Picture, name: string): string[] => {
  const { id, moved } = tensorOf(picture, name);
  return moved.recent.map((move) => `${move.value}: ${moveText(move, id)}, line ${move.line}`);
};
const holdersOf = (picture: Picture, name: string): string[] =>
  storageOf(picture, name).holders.map(({ kind, name: who, how }) => `${kind} ${who}: ${how}`);

test('a version says which operators moved it, where, and through which name', async () => {
  const at = await pictures(`x = torch.zeros(2, 3)
y = x[1]
y[0] = 10
x += 1
x.data.mul_(2)
y.add_(1); y.add_(1)
torch.add(x, 1, out=x)
w = torch.empty(2).fill_(3)
`);
  expect(movesOf(at(3), 'x')).toEqual([]);
  expect(movesOf(at(4), 'x')).toEqual(['1: written through a part of y, line 4']);
  expect(movesOf(at(4), 'y')).toEqual(['1: written in part, line 4']);
  expect(movesOf(at(6), 'x')).toEqual([
    '1: written through a part of y, line 4',
    '2: written, line 5',
  ]);
  expect(movesOf(at(6), 'y')).toEqual([
    '1: written in part, line 4',
    '2: written through x, line 5',
  ]);
  expect(movesOf(at(8), 'x').slice(-2)).toEqual(['4: add_ ×2 through y, line 7', '5: add, line 8']);
  expect(tensorOf(at(8), 'x').moved.earlier).toBe(1);
  expect(movesOf(at(9), 'w')).toEqual(['1: fill_, line 9']);
  const [row] = memoryTable(at(8)).rows;
  expect(row).toContain(
    '1 before; 2: written, line 5; 4: add_ ×2 through y, line 7; 5: add, line 8',
  );
});

test('a storage says who holds it: names, containers, the graph, gradients, an optimiser', async () => {
  const at = await pictures(`w = torch.ones(3, requires_grad=True)
xs = [torch.zeros(2)]
net = torch.nn.Linear(2, 1)
opt = torch.optim.SGD([w], lr=0.1, momentum=0.9)
z = w * w
v = w.detach()
z.sum().backward()
opt.step()
g = w.grad
del w
def f(a):
    return a + 1
f(g)
p = torch.zeros(4)[1:]
`);
  expect(holdersOf(at(3), 'xs[0]')).toEqual(['container xs[0]: an item']);
  expect(holdersOf(at(4), 'net.weight')).toEqual(['attribute net.weight: an attribute']);
  expect(holdersOf(at(7), 'w')).toEqual([
    'name w: a name',
    'graph MulBackward0 of z: saved it as other, line 6',
    'graph MulBackward0 of z: saved it as self, line 6',
    'name v: a name',
  ]);
  const { memory } = at(9);
  const names = memory.flatMap(({ holders }) => holders);
  expect(names.filter(({ kind }) => kind === 'optimizer')).toMatchObject([
    { name: "opt.state[w]['momentum_buffer']", how: 'an optimiser’s state' },
  ]);
  expect(holdersOf(at(10), 'g')).toEqual(['name g: a name', 'grad w.grad: its gradient']);
  // A name that is gone holds nothing; the optimiser still does.
  expect(holdersOf(at(11), 'v').filter((one) => one.startsWith('name'))).toEqual([
    'name v: a name',
  ]);
  const [inside] = storageOf(at(13), 'g, f: a').holders.filter(({ name }) => name === 'f: a');
  expect(inside).toMatchObject({ kind: 'name', how: 'a name in a function' });
  // Its base has no name, and nobody but the view itself.
  expect(holdersOf(at(15), 'p')).toEqual(['name p: a name']);
});
