/** Pictures of programs that really ran: what is told of more than one moment, and of views of all kinds. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { layoutGraph } from '../../web/diagram/graph-layout';
import { layoutGrid, showsGrid } from '../../web/diagram/grid-layout';
import type { GridLayout } from '../../web/diagram/grid-layout';
import { buildPicture } from '../../web/diagram/model';
import type { StorageModel, TensorModel } from '../../web/diagram/model';
import { layoutStrip } from '../../web/diagram/strip-layout';
import { survey } from '../../web/diagram/survey';
import type { Step } from '../../web/runtime/protocol';
import { openClient, run } from '../python/session';

const client = openClient();
afterAll(() => client.close());

async function stepsOf(code: string): Promise<Step[]> {
  const { steps, error } = await run(client, `import torch\n${code}`, { trace: true });
  expect(error).toBeNull();
  return steps;
}

/** The steps of several programs, each as if it ran alone; booting Python takes the longest, once for all. */
async function stepsOfEach(codes: readonly string[]): Promise<Step[][]> {
  const forget =
    'for _ in [n for n in globals() if n[0] != "_" and n != "torch"]: del globals()[_]';
  const programs = codes.map((code) => `${code}\n${forget}\n`);
  const steps = await stepsOf(programs.join(''));
  let line = 2; // after the import
  return programs.map((program) => {
    const first = line;
    line += program.split('\n').length - 1;
    return steps.filter((step) => step.line >= first && step.line < line - 1);
  });
}

/** The storages at the end of a program. */
async function memoryOf(code: string): Promise<StorageModel[]> {
  const steps = await stepsOf(code);
  return buildPicture(steps, steps.length - 1).memory;
}

function tensorOf(memory: StorageModel[], name: string): [TensorModel, StorageModel] {
  for (const storage of memory)
    for (const tensor of storage.tensors) if (tensor.names.includes(name)) return [tensor, storage];
  throw new Error(`no tensor ${name}`);
}

function gridOf(memory: StorageModel[], name: string, width = 600): GridLayout | null {
  const [tensor, storage] = tensorOf(memory, name);
  return showsGrid(tensor, storage) ? layoutGrid(tensor, storage, width) : null;
}

/** The texts of a grid, by rows from top to bottom, slices beside each other in one row. */
function rowsOf(grid: GridLayout | null): string[] {
  const rows = new Map<number, string[]>();
  for (const { y, text } of grid?.cells ?? []) rows.set(y, [...(rows.get(y) ?? []), text]);
  return [...rows.values()].map((row) => row.join(' '));
}

describe('version counters', () => {
  test('the one that .data brought is marked, whatever else lies there', async () => {
    const memory = await memoryOf(`x = torch.arange(6.)
y = x.view(2, 3)
z = x.detach()
d = x.data
e = d[1:]
`);
    expect(memory[0].tensors.map(({ label, counterOf }) => [label, counterOf])).toEqual([
      ['x', null],
      ['y', null],
      ['z', null],
      ['d', 'd'],
      ['e', 'd'],
    ]);
  });
});

describe('storages', () => {
  test('are numbered in the order in which names come to lie on them', async () => {
    const code = `x = torch.ones(2, requires_grad=True)
y = ((x * 2).exp() * 3).tanh()
z = y.sum()
w = z.detach().clone()
del y
`;
    const steps = await stepsOf(code);
    for (const cursor of [steps.length - 1, 4, 5]) {
      const { memory } = buildPicture(steps, cursor);
      const numbers = memory.map(({ number, tensors }) => [tensors[0].label, number]);
      const expected = [
        ['x', 1],
        ['y', 2],
        ['z', 3],
        ['w', 4],
      ];
      const there = new Set(numbers.map(([label]) => label));
      expect(numbers).toEqual(expected.filter(([label]) => there.has(label)));
    }
    const { held } = buildPicture(steps, steps.length - 1);
    expect(held.length).toBeGreaterThan(0);
    // What y was is kept by the graph; what never had a name has no number.
    expect(held.map(({ number }) => number).sort()).toEqual([2, null, null, null]);
  });
});

describe('colours', () => {
  test('go by name: what shares nothing differs too, and a name keeps its own', async () => {
    const steps = await stepsOf(`x = torch.ones(2)
z = torch.zeros(2)
w = torch.ones(3)
for i in range(3):
    loss = (x * w[:2]).sum()
y = x.detach()
x = torch.zeros(1)
`);
    const { colours } = survey(steps);
    expect(new Set(['x', 'z', 'w', 'loss', 'y'].map((name) => colours.get(name))).size).toBe(5);
    const colourAt = (cursor: number, name: string): number | null =>
      tensorOf(buildPicture(steps, cursor).memory, name)[0].colour;
    for (const [cursor, step] of steps.entries())
      for (const { name } of step.names) expect(colourAt(cursor, name)).toBe(colours.get(name));
  });

  test('of what ever lies on one storage differ, however many names there are', async () => {
    const names = Array.from({ length: 20 }, (_, n) => `t${n}`);
    const steps = await stepsOf(`${names.map((name) => `${name} = torch.ones(1)`).join('\n')}
t0 = t8.detach()
t16 = t8[:]
last = t16.view(1, 1)
`);
    const { colours } = survey(steps);
    const together = ['t0', 't8', 't16', 'last'].map((name) => colours.get(name));
    expect(new Set(together).size).toBe(4);
    for (let n = 1; n < names.length; n++)
      expect(colours.get(names[n])).not.toBe(colours.get(names[n - 1]));
  });
});

test('a write where the elements are not recorded is told all the same', async () => {
  const steps = await stepsOf(`x = torch.zeros(1_100_000)
x[900] = 1.
x[2] = 1.
y = x[2:]
`);
  const written = steps.slice(1, 5).map((_, n) => {
    const [{ changed, writtenUnseen }] = buildPicture(steps, n + 1).memory;
    return [changed, writtenUnseen];
  });
  expect(written).toEqual([
    [0, false],
    [0, true],
    [1, true],
    [0, false],
  ]);
});

describe('rows of a storage', () => {
  const rows = {
    'u0 = torch.arange(10.).unfold(0, 4, 2)': null,
    'x1 = torch.arange(12.).view(3, 4); u1 = x1.unfold(1, 3, 1)': 4,
    'x2 = torch.arange(12.); s2 = x2.as_strided((4, 5), (2, 1))': null,
    'x3 = torch.arange(24.).view(2, 3, 4); c3 = x3[:, :, 1]': 4,
    'x4 = torch.arange(12.).view(3, 4); t4 = x4.t(); e4 = x4[:, :1].expand(3, 6)': 4,
    'x5 = torch.arange(16.).view(4, 4); d5 = x5.diagonal(); del x5': null,
    'x6 = torch.arange(12.).view(3, 4)[:, 1:3]': 4,
  };
  test('are those of the tensor that fills it, not of windows that overlap', async () => {
    const memory = await memoryOf(Object.keys(rows).join('\n'));
    expect(memory.map(({ pitch }) => pitch)).toEqual(Object.values(rows));
  });
});

describe('a tensor as its indices order it', () => {
  test('windows that overlap', async () => {
    const grid = gridOf(await memoryOf('u = torch.arange(10.).unfold(0, 4, 2)'), 'u');
    expect(rowsOf(grid)).toEqual(['0. 1. 2. 3.', '2. 3. 4. 5.', '4. 5. 6. 7.', '6. 7. 8. 9.']);
    // One place of memory, twice in the table.
    const twice = grid!.cells.filter(({ places }) => places[0] === 4).map(({ name }) => name);
    expect(twice).toEqual(['u[1, 2]', 'u[2, 0]']);
  });

  const views: Record<string, string[]> = {
    'transposed = torch.arange(6.).view(2, 3).t()': ['0. 3.', '1. 4.', '2. 5.'],
    'expanded = torch.arange(3.).expand(2, 3)': ['0. 1. 2.', '0. 1. 2.'],
    'often = torch.ones(1).expand(4)': ['1. 1. 1. 1.'],
    'scalar_expanded = torch.tensor(7).expand(2, 2)': ['7 7', '7 7'],
    'diagonal = torch.arange(9.).view(3, 3).diagonal()': ['0. 4. 8.'],
    'every_second = torch.arange(6.)[::2]': ['0. 2. 4.'],
    'strided = torch.arange(6.).as_strided((2, 3), (1, 2))': ['0. 2. 4.', '1. 3. 5.'],
    'x = torch.arange(6.).view(2, 3); other_rows = x.view(3, 2)': ['0. 1.', '2. 3.', '4. 5.'],
    // These lie in memory as they are read: the strip says it all.
    'flipped_copy = torch.arange(3.).flip(0)': [],
    'plain = torch.arange(6.).view(2, 3)': [],
    'y = torch.arange(12.).view(3, 4); block = y[1:, 1:3]': [],
    'nothing = torch.ones(0, 3)': [],
  };
  test('views that turn, skip and repeat have a table, plain ones none', async () => {
    const memory = await memoryOf(Object.keys(views).join('\n'));
    for (const [code, expected] of Object.entries(views)) {
      const name = /(\w+) = [^;]*$/.exec(code)![1];
      expect([name, ...rowsOf(gridOf(memory, name))]).toEqual([name, ...expected]);
    }
  });

  test('three and four dimensions are slices under their indices', async () => {
    const memory = await memoryOf(`x = torch.arange(12.).view(2, 2, 3)
y = torch.arange(16.).view(2, 2, 2, 2).permute(3, 2, 1, 0)
`);
    const x = gridOf(memory, 'x')!;
    expect(x.headings.map(({ text }) => text)).toEqual(['[0, :, :]', '[1, :, :]']);
    expect(rowsOf(x)).toEqual(['0. 1. 2. 6. 7. 8.', '3. 4. 5. 9. 10. 11.']);
    expect(x.cells.find(({ text }) => text === '9.')!.name).toBe('x[1, 1, 0]');
    const y = gridOf(memory, 'y')!;
    expect(y.headings.map(({ text }) => text)).toEqual([
      '[0, 0, :, :]',
      '[0, 1, :, :]',
      '[1, 0, :, :]',
      '[1, 1, :, :]',
    ]);
    expect(y.cells.slice(0, 4).map(({ text }) => text)).toEqual(['0.', '8.', '4.', '12.']);
  });

  test('what does not fit is counted, and nothing is drawn beyond the edge', async () => {
    const memory = await memoryOf(`x = torch.arange(240.).view(12, 20)
t = x.t()
c = torch.arange(216.).view(6, 6, 6)
`);
    for (const width of [280, 600, 1200])
      for (const name of ['t', 'c']) {
        const grid = gridOf(memory, name, width)!;
        const [tensor] = tensorOf(memory, name);
        expect(grid.width).toBeLessThanOrEqual(width);
        for (const { x } of grid.cells) expect(x + grid.cellWidth).toBeLessThanOrEqual(grid.width);
        expect(grid.cells.length).toBeLessThanOrEqual(128);
        const left = tensor.count - grid.cells.length;
        expect(grid.more).toBe(left ? `… ${left} more elements` : '');
      }
  });

  test('elements that the snapshot does not hold are not made up', async () => {
    const memory = await memoryOf(
      'x = torch.ones(1100, 1000)\nt = x.t()\nv = x.view(-1)[500:503]\n',
    );
    const [t, storage] = tensorOf(memory, 't');
    expect(showsGrid(t, storage)).toBe(true);
    expect(layoutGrid(t, storage, 600)).toBeNull();
    const [v] = tensorOf(memory, 'v');
    expect(v.places.size).toBe(0);
  });
});

describe('another dtype on the same bytes', () => {
  test('has its own values in a table, and covers the cells that its bytes lie in', async () => {
    const memory = await memoryOf(`x = torch.tensor([1., -2.])
i = x.view(torch.int32)
b = x.view(torch.uint8)
w = x.view(torch.float64)
n = torch.tensor([float('nan'), 1.])
m = n.view(torch.int32)
q = torch.tensor([2**53 + 1, -1]).view(torch.float64)
`);
    expect(rowsOf(gridOf(memory, 'i'))).toEqual(['1065353216 -1073741824']);
    expect(rowsOf(gridOf(memory, 'b'))).toEqual(['0 0 128 63 0 0 0 192']);
    const [b] = tensorOf(memory, 'b');
    expect([...b.places.keys()]).toEqual([0, 1]);
    expect(b.places.get(1)).toEqual([[4], [5], [6], [7]]);
    const [w] = tensorOf(memory, 'w');
    expect([...w.places.keys()]).toEqual([0, 1]);
    // Which nan it is has not been recorded.
    expect(rowsOf(gridOf(memory, 'm'))).toEqual(['? 1065353216']);
    expect(rowsOf(gridOf(memory, 'q'))).toEqual(['4.45e-308 nan']);
  });
});

test('lanes have their names where they are first met, on the bar or beside it', async () => {
  const memory = await memoryOf(`x = torch.arange(12.).view(3, 4)
column = x[:, 3]
row = x[1]
`);
  const { runs } = layoutStrip(memory[0], 600);
  const named = runs.filter(({ text }) => text);
  expect(named.map(({ text, places, textAt }) => [text, places.start, textAt.anchor])).toEqual([
    ['x', 0, 'middle'],
    ['column', 3, 'end'],
    ['row', 4, 'middle'],
  ]);
  // No room is kept for the lane of a tensor that has not been met.
  const [first, second] = [runs[0], runs[1]];
  expect(second.y - first.y).toBe(first.height + 2);
});

describe('a saved tensor that was written behind its version counter', () => {
  const programs: Record<string, [code: string, states: string[]]> = {
    'through .data': [
      'x = torch.ones(2, requires_grad=True)\ny = x * x\nx.data[0] = 5.',
      ['overwritten', 'overwritten'],
    ],
    'of one that .data replaced': [
      'x = torch.ones(2, requires_grad=True)\ny = x * x\nx.data = torch.zeros(2)',
      ['overwritten', 'overwritten'],
    ],
    'a result, written': [
      'x = torch.ones(2, requires_grad=True)\ny = x.exp()\ny.data[1] = 0.',
      ['overwritten'],
    ],
    'a result whose name got other data: the graph keeps the old': [
      'x = torch.ones(2, requires_grad=True)\ny = x.exp()\ny.data = torch.zeros(2)',
      ['live'],
    ],
    'beside the slice that was saved': [
      'w = torch.ones(2, requires_grad=True)\nb = torch.ones(4)\ny = w * b[:2]\nb.data[3] = 9.',
      ['live'],
    ],
    'in the slice that was saved': [
      'w = torch.ones(2, requires_grad=True)\nb = torch.ones(4)\ny = w * b[:2]\nb.data[1] = 9.',
      ['overwritten'],
    ],
    'with what was there': [
      'x = torch.ones(2, requires_grad=True)\ny = x * x\nx.data[0] = 1.',
      ['live', 'live'],
    ],
    'and put right again': [
      'x = torch.ones(2, requires_grad=True)\ny = x * x\nx.data[0] = 5.\nx.data[0] = 1.',
      ['live', 'live'],
    ],
    'noticed: stale as ever': [
      'x = torch.ones(2, requires_grad=True)\ny = x.clone()\nz = y * y\ny.add_(1.)',
      ['stale', 'stale'],
    ],
    'by an optimiser after backward': [
      `x = torch.ones(2, requires_grad=True)
opt = torch.optim.SGD([x], lr=0.1)
y = (x * x).sum()
y.backward()
opt.step()`,
      ['released', 'released'],
    ],
    'where the elements are not recorded': [
      'x = torch.ones(1000, requires_grad=True)\ny = x * x\nx.data[900] = 5.',
      ['doubtful', 'doubtful'],
    ],
    'where the first of many are': [
      'x = torch.ones(1000, requires_grad=True)\ny = x * x\nx.data[0] = 5.',
      ['overwritten', 'overwritten'],
    ],
  };
  let runs: Step[][];
  beforeAll(async () => {
    runs = await stepsOfEach(Object.values(programs).map(([code]) => code));
  });
  test('is remarked once, though x * x saves x twice', () => {
    const { remarks } = layoutGraph(buildPicture(runs[0], runs[0].length - 1).graph, 600);
    expect(remarks.map((remark) => remark.slice(0, 40))).toEqual([
      'x in MulBackward0: written since it was ',
    ]);
  });
  test.each(Object.entries(programs))('%s', (name, [, expected]) => {
    const steps = runs[Object.keys(programs).indexOf(name)];
    const states = (cursor: number): string[] =>
      buildPicture(steps, cursor).graph.nodes.flatMap(({ saved }) =>
        saved.map(({ state }) => state),
      );
    expect(states(steps.length - 1)).toEqual(expected);
    // On the line that saved it, it was good.
    const line = steps.findIndex(({ snapshot }) =>
      snapshot.nodes.some(({ saved }) => saved.length),
    );
    expect(new Set(states(line))).toEqual(new Set(['live']));
  });
});
