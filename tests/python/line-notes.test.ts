/** Notes behind a program's lines and moves between their steps, from what programs recorded. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from '../../web/runtime/client';
import { LineNotes, pathsIn } from '../../web/diagram/line-notes';
import { lineTimes, stepOut, stepOver } from '../../web/diagram/line-times';
import type { Step } from '../../web/runtime/protocol';
import { openClient, run } from './session';

let client: Client;
beforeAll(() => void (client = openClient()));
afterAll(() => client.close());

const record = async (code: string): Promise<Step[]> =>
  (await run(client, code, { trace: true })).steps;
/** The notes at a step, by line. */
const notes = (code: string, steps: Step[], at = steps.length - 1): Record<number, string> =>
  Object.fromEntries(
    new LineNotes(code).at(steps, lineTimes(steps), at).map(({ line, text }) => [line, text]),
  );

describe('a note tells of the line’s tensors', () => {
  const cases: [what: string, line: string, note: string | undefined][] = [
    ['what is assigned, not what is read', 'y = x * 2', 'y = [2., 4., 6.]'],
    ['what is written into', 'x[0] = 5', 'x = [5., 2., 3.]'],
    [
      'what is read, where nothing changes',
      'print(x, m)',
      'x = [1., 2., 3.], m = [[1, 2], [3, 4]]',
    ],
    ['a name once', 'print(x, x)', 'x = [1., 2., 3.]'],
    ['another name of what is written', 'v[0] = 0; x', 'v = [0.], x = [1., 0., 3.]'],
    ['a view by its strides', 't = m.t()', 't = [[1, 3], [2, 4]]'],
    ['an expanded one', 'e = torch.ones(1).expand(2, 2)', 'e = [[1., 1.], [1., 1.]]'],
    ['a number', 's = x.sum()', 's = 6.'],
    ['a large one by its kind and shape', 'b = torch.zeros(5, 4)', 'b = float32 (5, 4)'],
    ['an empty one', 'n = torch.zeros(0, 2)', 'n = float32 (0, 2)'],
    ['bytes read as another dtype', 'i = torch.ones(1).view(torch.int32)', 'i = [1065353216]'],
    ['a gradient', 'w.sum().backward(); w.grad', 'w.grad = [1., 1.]'],
    ['what a module holds', 'print(net.bias)', 'net.bias = [0.]'],
    ['an item', 'print(d["k"], l[1])', "d['k'] = 2., l[1] = 1."],
    ['four', 'x = y = z = u = torch.ones(())', 'x = 1., y = 1., z = 1., …'],
    ['names in strings and comments are none', 'print("x", f\'x\')  # x', undefined],
    ['parts of other names are none', 'xx = x_ = 1', undefined],
    ['numbers of Python are none', 'k = 3', undefined],
  ];
  const SETUP = [
    'import torch',
    'x = torch.tensor([1., 2., 3.]); v = x[1:2]; m = torch.tensor([[1, 2], [3, 4]])',
    'w = torch.zeros(2, requires_grad=True); net = torch.nn.Linear(2, 1); net.bias.data.zero_()',
    'l = [torch.zeros(()), torch.ones(())]; d = {"k": torch.tensor(2.)}',
  ];
  test.each(cases)('%s', async (_, line, note) => {
    const code = [...SETUP, line].join('\n');
    const steps = await record(code);
    const last = steps.findLastIndex((step) => step.line === SETUP.length + 1);
    expect(notes(code, steps, last)[SETUP.length + 1]).toBe(note);
  });

  test('as they were when each had last run, up to the step', async () => {
    const code =
      'import torch\nx = torch.zeros(())\nfor n in range(3):\n    x += n\ny = x\nx.fill_(9)\n';
    const steps = await record(code);
    expect(notes(code, steps)).toEqual({ 2: 'x = 0.', 4: 'x = 3.', 5: 'y = 3.', 6: 'x = 9.' });
    const [, second] = lineTimes(steps).get(4)!;
    expect(notes(code, steps, second)).toEqual({ 2: 'x = 0.', 4: 'x = 1.' });
    const current = new LineNotes(code).at(steps, lineTimes(steps), second);
    expect(current.map((note) => [note.line, note.current])).toEqual([
      [2, false],
      [4, true],
    ]);
  });

  test('of the frame that runs: a function’s own names come before those of the module', async () => {
    const code = 'import torch\nx = torch.zeros(())\ndef f(x):\n    return x\nf(x + 1)\nprint(x)\n';
    const steps = await record(code);
    expect(notes(code, steps)).toMatchObject({ 4: 'x = 1.', 6: 'x = 0.' });
  });

  test('not where it failed', async () => {
    const code = 'import torch\nx = torch.zeros(2)\nx.view(3)\n';
    expect(notes(code, await record(code))).toEqual({ 2: 'x = [0., 0.]' });
  });

  test('within bounds, whatever the names', async () => {
    const name = 'x'.repeat(500);
    const code = `import torch\n${name} = torch.zeros(2)\n`;
    expect(notes(code, await record(code))[2]!.length).toBeLessThanOrEqual(80);
  });
});

test('names in a line, with their attributes and plain indices', () => {
  const line = 'a.b[0].c(x[i], d["k"]["l"], """q""", é2) + e[-1] - 1.5e3 + f().g # z';
  expect(pathsIn(line)).toEqual(['a.b[0].c', 'x', 'i', "d['k']['l']", 'é2', 'e', 'f']);
});

describe('moves over calls and out of them', () => {
  const CODE = `import torch
def inner(n):
    m = n + 1
    return m
def outer(n):
    a = inner(n)
    return inner(a)
b = outer(1)
c = 2
`;
  test('go to the next line of the same function, or of its caller', async () => {
    const steps = await record(CODE);
    const lines = (from: number, move: (at: number) => number | null): number[] => {
      const met: number[] = [];
      for (let at: number | null = from; at !== null; at = move(at)) met.push(steps[at]!.line);
      return met;
    };
    const first = (line: number): number => lineTimes(steps).get(line)![0]!;
    const over = (at: number): number | null => stepOver(steps, at, 1);
    const back = (at: number): number | null => stepOver(steps, at, -1);
    const out = (at: number): number | null => stepOut(steps, at);
    // 0 is the end.
    expect(lines(0, over)).toEqual([1, 2, 5, 8, 9, 0]);
    expect(lines(first(9), back)).toEqual([9, 8, 5, 2, 1]);
    expect(lines(first(6), over)).toEqual([6, 7, 8, 9, 0]);
    expect(lines(first(3), out)).toEqual([3, 6, 8]);
    expect(lines(first(3), over)).toEqual([3, 4, 6, 7, 8, 9, 0]);
    expect(stepOut(steps, first(9))).toBe(null);
  });

  test('hold in a recursion', async () => {
    const code = 'def f(n):\n    if n:\n        f(n - 1)\n    return n\nf(2)\nx = 1\n';
    const steps = await record(code);
    const deepest = steps.findIndex(({ depth }) => depth === 4);
    expect(steps[stepOut(steps, deepest)!]).toMatchObject({ line: 3, depth: 3 });
    const second = lineTimes(steps).get(2)![0]!;
    expect(steps[stepOver(steps, second, 1)!]).toMatchObject({ line: 3, depth: 2 });
  });
});
