/** Loops as the page's slider shows them, from what programs recorded. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from '../../web/runtime/client';
import { iterationAt, iterationStep, loopRuns, loopsAround } from '../../web/diagram/loops';
import { openClient, run } from './session';
import type { Outcome } from './session';

let client: Client;
beforeAll(() => void (client = openClient()));
afterAll(() => client.close());

const record = (code: string): Promise<Outcome> => run(client, code, { trace: true });
/** Each run of a loop: its depth and header's line, then the lines of each iteration. */
const shown = (code: string, { steps }: Outcome): string[] =>
  loopRuns(steps, code).map(
    ({ loop, depth, iterations }) =>
      `${'> '.repeat(depth)}${loop.line}: ${iterations
        .map(({ start, end }) => steps.slice(start, end).map(({ line }) => line))
        .map((lines) => lines.join(' '))
        .join(' | ')}`,
  );

const cases: [what: string, code: string, runs: string[]][] = [
  [
    'for, with the header that finds the end',
    'for i in range(2):\n    x = i\ny = 1\n',
    ['1: 1 2 | 1 2 1'],
  ],
  ['for as the last statement', 'for i in range(2):\n    pass\n', ['1: 1 2 | 1 2 1']],
  ['while', 'n = 0\nwhile n < 2:\n    n += 1\nprint(n)\n', ['2: 2 3 | 2 3 2']],
  [
    'while True with break',
    'n = 0\nwhile True:\n    n += 1\n    if n == 2:\n        break\nprint(n)\n',
    ['2: 2 3 4 | 2 3 4 5'],
  ],
  [
    'continue and else',
    'for i in range(3):\n    if i == 1:\n        continue\n    x = i\nelse:\n    y = 1\n',
    ['1: 1 2 4 | 1 2 3 | 1 2 4 1'],
  ],
  [
    'nested',
    'for i in range(2):\n    for j in range(2):\n        x = j\ny = 1\n',
    ['1: 1 2 3 2 3 2 | 1 2 3 2 3 2 1', '> 2: 2 3 | 2 3 2', '> 2: 2 3 | 2 3 2'],
  ],
  [
    'a function called from a loop, with a loop of its own',
    'def f(n):\n    for i in range(2):\n        n += i\n    return n\nfor k in range(2):\n    f(k)\n',
    ['5: 5 2 3 2 3 2 4 6 | 5 2 3 2 3 2 4 6 5', '> 2: 2 3 | 2 3 2', '> 2: 2 3 | 2 3 2'],
  ],
  [
    'a function that calls itself from its loop',
    'def f(n):\n    for i in range(2):\n        if n:\n            f(n - 1)\nf(1)\n',
    ['2: 2 3 2 3 2 3 2 4 | 2 3 2 3 2 3 2 4 2', '> 2: 2 3 | 2 3 2', '> 2: 2 3 | 2 3 2'],
  ],
  [
    'statements over several lines',
    'for i in range(\n    2\n):\n    x = [\n        1,\n        i,\n    ]\nprint(x)\n',
    ['1: 1 2 1 5 6 4 | 1 5 6 4 1'],
  ],
  ['on one line', 'for i in range(3): x = i\ny = 1\n', ['1: 1 | 1 | 1 1']],
  ['with nothing to go over', 'for i in []:\n    pass\ny = 1\n', []],
  [
    'an error that is caught in the loop',
    'def f():\n    raise ValueError\nfor i in range(2):\n    try:\n        f()\n    except ValueError:\n        pass\ny = 1\n',
    ['3: 3 4 2 6 7 | 3 4 2 6 7 3'], // a caller that an error only passes through takes no step
  ],
  ['an error that ends it', 'for i in range(3):\n    x = 1 / (1 - i)\n', ['1: 1 2 | 1 2']],
  [
    'an error out of a function with a loop',
    'def f():\n    for i in range(2):\n        x = 1 / (1 - i)\ntry:\n    f()\nexcept ZeroDivisionError:\n    y = 1\n',
    ['2: 2 3 | 2 3'],
  ],
  [
    'words in strings and comments are none, comprehensions neither',
    's = """\nfor i in x:\n    y\n"""\n# for i in x:\nz = [\n    i\n    for i in range(2)\n]\n',
    [],
  ],
  [
    'the body of a class',
    'class A:\n    for i in range(2):\n        x = i\ny = 1\n',
    ['2: 2 3 | 2 3 2'],
  ],
  [
    'a blank line and a comment further left inside',
    'for i in range(2):\n    x = i\n\n# here\n    y = i\nz = 1\n',
    ['1: 1 2 5 | 1 2 5 1'],
  ],
];
for (const [what, code, runs] of cases)
  test(what, async () => expect(shown(code, await record(code))).toEqual(runs));

test('a generator goes on where it was', async () => {
  const code = `def g():
    for i in range(2):
        yield i
for v in g():
    x = v
`;
  const outcome = await record(code);
  expect(shown(code, outcome)[0]).toBe('4: 2 3 4 5 | 2 3 4 5 2 4');
});

test('the next iteration is the same line of it, the innermost loop first', async () => {
  const code = `a = 0
for i in range(2):
    for j in range(2):
        x = j
    if i == 1:
        y = i
z = 1
`;
  const { steps } = await record(code);
  const runs = loopRuns(steps, code);
  const lines = steps.map(({ line }) => line);
  const path = (from: number, by: -1 | 1): string => {
    const seen: string[] = [];
    for (let at: number | null = from; at !== null; at = iterationStep(steps, runs, at, by))
      seen.push(
        `${lines[at]}:${loopsAround(runs, at)
          .map((run) => iterationAt(run, at!) + 1)
          .join('.')}`,
      );
    return seen.join(' ');
  };
  expect(path(lines.indexOf(4), 1)).toBe('4:1.1 4:1.2 4:2.2');
  expect(path(0, 1)).toBe('1: 2:1 2:2 3:2.1 3:2.2');
  expect(path(lines.indexOf(6), -1)).toBe('6:2 5:1 3:1.2 3:1.1');
});
