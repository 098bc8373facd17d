/** What the graph tells besides its nodes: where it is cut, what became of saved tensors, which line made a node. */
import { afterAll, describe, expect, test } from '@jest/globals';
import { quietLines } from '../../web/diagram/cuts';
import { layoutGraph } from '../../web/diagram/graph-layout';
import { buildPicture } from '../../web/diagram/model';
import type { GraphModel, Picture } from '../../web/diagram/model';
import { survey } from '../../web/diagram/survey';
import { plainText } from '../../web/diagram/words';
import { openClient, run } from '../python/session';

const client = openClient();
afterAll(() => client.close());

const HEAD = `import torch
x = torch.tensor([1., 2.], requires_grad=True)
w = torch.tensor([3., 4.], requires_grad=True)
`;

async function pictureOf(body: string): Promise<Picture> {
  const code = HEAD + body;
  const { steps, error } = await run(client, code, { trace: true });
  expect(error).toBeNull();
  return buildPicture(steps, steps.length - 1, survey(steps, code));
}

/** "a: detach() of x" for each cut, by what took the tensor in. */
function cutsOf({ nodes, edges }: GraphModel): string[] {
  const nameOf = (id: number): string => {
    const node = nodes.find((one) => one.id === id)!;
    return node.leaf ?? node.results[0] ?? node.name;
  };
  return edges.flatMap(({ from, to, cut }) =>
    cut ? [`${nameOf(from)}: ${cut} of ${nameOf(to)}`] : [],
  );
}

describe('a cut', () => {
  test.each([
    ['detach()', 'y = x.detach()\na = y * w\n', ['a: detach() of x']],
    ['detach() within the line', 'a = x.detach() * w\n', ['a: detach() of x']],
    ['.data', 'a = w * x.data\n', ['a: .data of x']],
    ['a view of what was detached', 'y = x.detach()[:1]\na = y * w\n', ['a: detach() of x']],
    ['a copy of what was detached', 'y = x.detach().clone()\na = y * w\n', ['a: detach() of x']],
    ['no_grad', 'with torch.no_grad():\n    y = x * 2\na = y * w\n', ['a: no_grad() of x']],
    [
      'no_grad, of several',
      'with torch.no_grad():\n    y = x * w\na = y * w\n',
      ['a: no_grad() of x', 'a: no_grad() of w'],
    ],
    [
      'no_grad, into a node that saves nothing',
      'with torch.no_grad():\n    y = x * 2\na = w + y\n',
      ['a: no_grad() of x'],
    ],
    [
      'no_grad as a decorator',
      '@torch.no_grad()\ndef f(t):\n    u = t * 2\n    return u\n\ny = f(x)\na = y * w\n',
      ['a: no_grad() of x'],
    ],
    ['numbers', 'y = torch.tensor(x.tolist())\na = y * w\n', ['a: tolist() of x']],
    ['of a result', 'h = x * 2\ny = h.detach()\na = y * w\n', ['a: detach() of h']],
  ])('by %s is drawn to where the gradient would go', async (_title, body, expected) => {
    expect(cutsOf((await pictureOf(body)).graph)).toEqual(expected);
  });

  test.each([
    ['a constant', 'y = torch.ones(2)\na = y * w\n'],
    ['a detached tensor that nothing takes in', 'y = x.detach()\na = x * w\n'],
    [
      'what was made beside a leaf under no_grad',
      'with torch.no_grad():\n    y = torch.ones(2)\na = y * w\n',
    ],
    [
      'an update under no_grad',
      'a = x * w\na.sum().backward()\nwith torch.no_grad():\n    w -= 0.1 * w.grad\nb = x * w\n',
    ],
    ['a saved result', 'a = x.exp().tanh() * w.relu()\n'],
    [
      'enable_grad within no_grad',
      'with torch.no_grad():\n    with torch.enable_grad():\n        y = x * 2\na = y * w\n',
    ],
    [
      'dropout and other constants of a module',
      'net = torch.nn.Sequential(torch.nn.Linear(2, 2), torch.nn.ReLU())\na = net(x).sum()\n',
    ],
  ])('is none: %s', async (_title, body) => {
    expect(cutsOf((await pictureOf(body)).graph)).toEqual([]);
  });

  test('is drawn to a box that is marked when no node of the leaf is there, and to its node when there is one', async () => {
    const off = (await pictureOf('a = x.detach() * w\n')).graph.nodes.filter((one) => one.cutOff);
    expect(off.map(({ leaf, name }) => [leaf, name])).toEqual([['x', 'no gradient']]);
    const { nodes, edges } = (await pictureOf('b = x * 2\na = x.detach() * w\n')).graph;
    expect(nodes.filter((one) => one.cutOff)).toEqual([]);
    const { to } = edges.find(({ cut }) => cut)!;
    expect(nodes.find(({ id }) => id === to)).toMatchObject({ leaf: 'x', name: 'AccumulateGrad' });
  });

  test('is the reason why a leaf has no gradient', async () => {
    const { gradients } = await pictureOf(
      'with torch.no_grad():\n    y = x * 2\nloss = (y * w).sum()\nloss.backward()\n',
    );
    const { note } = gradients.find(({ tensor }) => tensor.label === 'x')!;
    expect(plainText(note)).toBe(
      'backward in line 7 did not reach x: y was made of x in line 5 with no_grad()',
    );
  });
});

test('lines where autograd does not record', () => {
  const source = `with torch.no_grad():
    a

    with torch.enable_grad():
        b
    c
d
@torch.inference_mode()
def f():
    e

with torch.set_grad_enabled(False): g
s = """
with torch.no_grad():
    h
"""
`;
  expect([...quietLines(source)]).toEqual([
    [1, 'no_grad()'],
    [2, 'no_grad()'],
    [6, 'no_grad()'],
    [9, 'inference_mode()'],
    [10, 'inference_mode()'],
    [12, 'set_grad_enabled(False)'],
  ]);
});

describe('a saved tensor', () => {
  const saved = async (body: string): Promise<string[]> => {
    const { graph } = await pictureOf(body);
    return graph.nodes
      .filter(({ results }) => results.includes('z'))
      .flatMap((node) => node.saved.map(({ name, state }) => `${name} ${state}`));
  };
  const Y = 'y = torch.ones(2)\n';

  test('that the line of its saving wrote too, behind its counter, may be wrong', async () => {
    expect(await saved(`${Y}z = w * y; y.data[0] = 5.\n`)).toEqual(['other unordered']);
    expect((await remarks(`${Y}z = w * y; y.data[0] = 5.\n`))[0]).toMatch(
      /^y in MulBackward0: written by the line that saved it/,
    );
  });
  test('that its line wrote before, as the counter says, is right', async () => {
    expect(await saved(`${Y}y.add_(1); z = w * y\n`)).toEqual(['other live']);
    expect(await saved(`${Y}y.data[0] = 1.; z = w * y\n`)).toEqual(['other live']);
  });
  test('that was written since, its version moved, is stale, and that is said', async () => {
    expect(await saved(`${Y}z = w * y\ny.add_(1)\n`)).toEqual(['other stale']);
    expect((await remarks(`${Y}z = w * y\ny.add_(1)\n`))[0]).toMatch(/will raise an error\.$/);
  });

  async function remarks(body: string): Promise<string[]> {
    return layoutGraph((await pictureOf(body)).graph, 640).remarks;
  }
});

test('a node knows the line that made it, and what it saved', async () => {
  const { graph } = await pictureOf('\nz = x * w\nloss = z.sum()\nx.data[0] = 7.\n');
  const node = graph.nodes.find(({ results }) => results.includes('z'))!;
  expect(node.line).toBe(5);
  expect(node.saved.map(({ name, label, then }) => [name, label, then?.storage.data])).toEqual([
    ['other', 'w', [3, 4]],
    ['self', 'x', [1, 2]],
  ]);
});
