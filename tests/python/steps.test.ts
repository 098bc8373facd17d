/** Steps: one for each line that ran, in the order that it ran, with what it printed. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from '../../web/runtime/client';
import type { Step, WireStep } from '../../web/runtime/protocol';
import { unpackSteps } from '../../web/runtime/steps';
import { EMPTY, openClient, run } from './session';
import type { Outcome } from './session';

let client: Client;
beforeAll(() => void (client = openClient()));
afterAll(() => client.close());

const lines = ({ steps }: { steps: { line: number; event: string }[] }): string =>
  steps.map(({ line, event }) => (event === 'line' ? line : `${line}:${event}`)).join(' ');

test('lines, calls and loops', async () => {
  const code = `x = 1
def f(a):
    b = a
    return b
y = f(x)
for i in range(2):
    print(i)
`;
  const outcome = await run(client, code, { trace: true });
  expect(lines(outcome)).toBe('1 2 3 4:return 5 6 7 6 7 6:return 0:end');
  expect(outcome.steps.map(({ depth }) => depth).join('')).toBe('11221111110');
  expect(
    outcome.steps.filter(({ stdout }) => stdout).map(({ line, stdout }) => [line, stdout]),
  ).toEqual([
    [7, '0\n'],
    [7, '1\n'],
  ]);
});

/** The names at a step: those in functions with the function's. */
const names = ({ names }: Step): string =>
  names.map(({ frame, name }) => (frame === '<module>' ? name : `${frame}: ${name}`)).join(', ');

describe('an uncaught error', () => {
  const failing = (body: string): Promise<Outcome> =>
    run(client, `import torch\nx = torch.ones(3, requires_grad=True)\n${body}`, { trace: true });

  test('ends the steps where it was raised, with the names that were alive', async () => {
    const outcome = await failing('def f(a):\n    b = a * 2\n    return b.view(7)\ny = f(x)\n');
    expect(lines(outcome)).toBe('1 2 3 4 5:exception');
    const last = outcome.steps.at(-1)!;
    expect(last.error).toMatchObject({ type: 'RuntimeError', line: 5 });
    expect(names(last)).toBe('x, f: a, f: b');
    expect(last.snapshot.tensors.map(({ id }) => id)).toEqual(
      expect.arrayContaining(last.names.map(({ tensor }) => tensor)),
    );
    expect(outcome.live).toEqual(EMPTY);
  });

  test.each([
    ['the first line that fails', '1/0\n', '1 2 3:exception', 'x'],
    ['raise', 'raise KeyboardInterrupt\n', '1 2 3:exception', 'x'],
    [
      'a lambda: its own line',
      'f = lambda t: t.view(\n    7)\nf(x)\n',
      '1 2 3 3:exception',
      'x, <lambda>: t',
    ],
    ['a comprehension', 'ys = [\n  v.view(7)\n  for v in [x]]\n', '1 2 5 3 5 4:exception', 'x'],
    [
      'a generator',
      'def g():\n    y = x + 1\n    yield y\n    1/0\nfor v in g():\n    w = v\n',
      '1 2 3 4 5:return 7 8 6:exception',
      'x, v, w, g: y',
    ],
    [
      'a statement on several lines: the line that the traceback names',
      'y = torch.cat([\n    x,\n    x.view(\n        7),\n])\n',
      '1 2 3 4 5 6 5:exception',
      'x',
    ],
    [
      "a class's body",
      'class C:\n    w = torch.ones(2)\n    v = w.view(3)\n',
      '1 2 3 4 5:exception',
      'x, C: w',
    ],
    ['a with block', 'with torch.no_grad():\n    x.view(7)\n', '1 2 3 4:exception', 'x'],
    [
      'a hook during backward',
      'def hook(g):\n    h = g * 2\n    raise ValueError\nx.register_hook(hook)\n(x * 2).sum().backward()\n',
      '1 2 3 6 4 5:exception',
      'x, hook: g, hook: h',
    ],
    [
      'torch, called by the line',
      'torch.nn.functional.linear(x, torch.ones(2, 2))\n',
      '1 2 3:exception',
      'x',
    ],
  ])('in %s', async (_title, body, expected, named) => {
    const outcome = await failing(body);
    expect(lines(outcome)).toBe(expected);
    const last = outcome.steps.at(-1)!;
    expect([last.line, names(last)]).toEqual([outcome.error!.line, named]);
    expect(last.error).toEqual(outcome.error);
    expect(outcome.steps.filter(({ error }) => error)).toHaveLength(1);
  });

  test('is shown after the `finally` blocks that it went through', async () => {
    const outcome = await failing(
      'def f(a):\n    try:\n        1/0\n    finally:\n        b = a.detach()\n        b[0] = 5\n        print("left")\nf(x)\n',
    );
    expect(lines(outcome)).toBe('1 2 3 4 5:exception 7 8 9:return 5:exception');
    const last = outcome.steps.at(-1)!;
    expect([last.error?.line, names(last)]).toEqual([5, 'x, f: a, f: b']);
    expect(outcome.steps.map(({ stdout }) => stdout).join('')).toBe('left\n');
    expect(outcome.steps.filter(({ error }) => error)).toHaveLength(1);
  });

  test('that is caught and raised again is shown where the traceback says', async () => {
    const outcome = await failing(
      'try:\n    x.view(7)\nexcept RuntimeError:\n    y = x\n    raise\n',
    );
    expect(lines(outcome)).toBe('1 2 3 4:exception 5 6 7:return 4:exception');
    expect(outcome.steps.at(-1)!.error?.line).toBe(4);
  });

  test('of a recursion without end', async () => {
    const outcome = await failing('def f(n):\n    return f(n + 1)\nf(0)\n');
    expect(outcome.error).toMatchObject({ type: 'RecursionError', line: 4 });
    const last = outcome.steps.at(-1)!;
    expect([last.line, last.event, names(last)]).toEqual([4, 'exception', 'x']);
    expect(last.error).toEqual(outcome.error);
  });

  test('of a recursion that is caught is followed by the steps after it', async () => {
    const outcome = await failing(
      'def f(n):\n    return f(n + 1)\ntry:\n    f(0)\nexcept RecursionError:\n    y = x\nprint("on")\n',
    );
    expect([outcome.stdout, outcome.error]).toEqual(['on\n', null]);
    expect(names(outcome.steps.at(-1)!)).toBe('x, y');
    expect(lines(outcome)).toBe('1 2 3 5 4:exception 7 8 9:return 0:end');
    expect(outcome.notice).toBeNull();
  });

  test('beyond the recorded steps is recorded all the same', async () => {
    const code = 'for i in range(1000):\n    last = i\n1/0\n';
    const outcome = await run(client, code, { trace: true, maxSteps: 10 });
    expect(outcome.steps).toHaveLength(11);
    expect(outcome.steps.at(-1)).toMatchObject({ line: 3, event: 'exception' });
    expect(outcome.steps.at(-1)!.error).toEqual(outcome.error);
  });

  test('of too much output ends at the line that printed', async () => {
    const code = 'x = 1\nwhile True:\n    print("0123456789")\n';
    const outcome = await run(client, code, { trace: true, maxOutput: 100 });
    expect(outcome.steps.at(-1)).toMatchObject({ event: 'exception', error: outcome.error });
  });
});

test('a program that does not compile has no steps', async () => {
  const outcome = await run(client, 'x = 1\ny = (\n', { trace: true });
  expect(outcome.steps).toEqual([]);
  expect(outcome.error).toMatchObject({ type: 'SyntaxError', line: 2 });
});

test('what was raised is told where it was caught; no code of the program runs for that', async () => {
  const code = `import torch
class Loud(Exception):
    def __str__(self):
        print("asked")
for problem in (KeyError("k"), Loud()):
    try:
        raise problem
    except Exception:
        pass
try:
    torch.ones(2).view(3)
except RuntimeError:
    pass
`;
  const outcome = await run(client, code, { trace: true });
  const raised = outcome.steps.filter(({ event }) => event === 'exception');
  expect(raised.map((step) => [step.line, step.raised, step.error])).toEqual([
    [7, { type: 'KeyError', message: "'k'" }, null],
    [7, undefined, null],
    [11, { type: 'RuntimeError', message: "shape '[3]' is invalid for input of size 2" }, null],
  ]);
  expect(outcome.stdout).toBe('');
});

test('a function that checkpoint() leaves, as it needs no more of it, has not failed', async () => {
  const code = `import torch
from torch.utils.checkpoint import checkpoint
def f(x):
    return x.exp().exp()
checkpoint(f, torch.ones(1, requires_grad=True), use_reentrant=False).backward()
`;
  const outcome = await run(client, code, { trace: true });
  expect(lines(outcome)).toBe('1 2 3 4:return 4 5:return 0:end');
});

test('sys.exit() is an end like any other', async () => {
  const outcome = await run(client, 'import sys\ndef f():\n    sys.exit(3)\nf()\n', {
    trace: true,
  });
  expect([lines(outcome), outcome.exitCode]).toEqual(['1 2 3 0:end', 3]);
});

test.each([
  [
    'at its line',
    'try:\n    1/0\nexcept ZeroDivisionError:\n    y = 1\n',
    '1 2:exception 3 4:return 0:end',
  ],
  [
    'at its line, not at the calls that it leaves',
    'def f():\n    1/0\ndef g():\n    f()\ntry:\n    g()\nexcept ZeroDivisionError as e:\n    y = 1\n',
    '1 3 5 2:exception 7 8:return 0:end',
  ],
  [
    'each time that it is raised',
    'try:\n    try:\n        1/0\n    except ZeroDivisionError as e:\n        raise ValueError from e\nexcept ValueError:\n    y = 1\n',
    '1 2 3:exception 4 5:exception 6 7:return 0:end',
  ],
  [
    'and a block of the program’s own that lets it pass',
    'class C:\n    def __enter__(self): pass\n    def __exit__(self, *error):\n        return True\nwith C():\n    1/0\ny = 1\n',
    '1 2 3:return 1 2:return 5 6:exception 4:return 7:return 0:end',
  ],
  [
    'and a generator’s end is none',
    'def g():\n    yield 1\nfor v in g():\n    y = v\nz = 1\n',
    '1 2:return 3 4 3 5:return 0:end',
  ],
])('an error that is caught is a step %s', async (_title, code, expected) => {
  expect(lines(await run(client, code, { trace: true }))).toBe(expected);
});

describe('of a run with more steps than are kept', () => {
  const LOOP =
    'import torch\nx = torch.zeros(1)\nfor i in range(1000):\n    x += 1\n    print(i)\n';

  test('the first and the last are, with one between that stands for the others', async () => {
    const outcome = await run(client, LOOP, { trace: true, maxSteps: 20 });
    const { steps } = outcome;
    expect(lines(outcome)).toBe('1 2 3 4 5 3 4 5 3 4 0:gap 4 5 3 4 5 3 4 5 3:return 0:end');
    expect(outcome.notice).toBe('Of 3,004 steps the first 10 and the last 10 were kept.');
    expect(steps[10]!.leftOut!.steps).toBe(3004 - 10 - 10);
    expect(new Map(steps[10]!.leftOut!.ran).get(4)).toBe(994);
    expect(steps[10]).toMatchObject({ gradients: [], error: null });
    expect(outcome.stdout).toBe(Array.from({ length: 1000 }, (_, i) => `${i}\n`).join(''));
    expect(steps.map(({ stdout }) => stdout).join('')).toBe(outcome.stdout);
    const values = steps.map(({ snapshot }) => snapshot.storages[0]?.data[0] ?? null);
    expect(values).toEqual([
      ...[null, 0, 0, 1, 1, 1, 2, 2, 2, 3],
      ...[997, 998, 998, 998, 999, 999, 999, 1000, 1000, 1000, 1000],
    ]);
    // What is as it was is shared, but for the step after the gap.
    expect(steps[12]!.snapshot).toBe(steps[11]!.snapshot);
    expect(steps[12]!.names).toBe(steps[11]!.names);
  });

  test('an error at its end is at its line', async () => {
    for (const maxSteps of [1, 2, 3, 9, 10]) {
      const outcome = await run(client, `${LOOP}1/0\n`, { trace: true, maxSteps });
      expect(outcome.steps.at(-1)).toMatchObject({ line: 6, event: 'exception' });
      expect(outcome.steps.at(-1)!.error).toEqual(outcome.error);
      expect(outcome.steps.length).toBeLessThanOrEqual(maxSteps + 1);
    }
  });

  test('the same functions are left and entered on either side', async () => {
    const code =
      'def f(n):\n    for i in range(n):\n        y = i\n    return n\nx = f(100)\nz = f(2)\n';
    const outcome = await run(client, code, { trace: true, maxSteps: 10 });
    expect(lines(outcome)).toBe('1 2 3 2 3 0:gap 3 2 4:return 6:return 0:end');
    expect(outcome.steps.map(({ depth }) => depth).join('')).toBe('12222222210');
  });
});

test('a run of as many steps as are kept has them all', async () => {
  const code = 'for i in range(4):\n    last = i\nprint(last)\n';
  const outcome = await run(client, code, { trace: true, maxSteps: 10 });
  expect(lines(outcome)).toBe('1 2 1 2 1 2 1 2 1 3:return 0:end');
  expect(outcome.notice).toBeNull();
});

test('lines of other files are not steps', async () => {
  const files = { '/home/user/helper.py': 'def f():\n    y = 1\n    return y\n' };
  const code = 'import helper\nx = helper.f()\n';
  const outcome = await run(client, code, { trace: true, files, filename: '/home/user/a.py' });
  expect(lines(outcome)).toBe('1 2:return 0:end');
});

test('5,000 steps are kept, or a few hundred less, and a longer run says that it has more', async () => {
  const code = 'import torch\nx = torch.zeros(1)\nfor i in range(5000):\n    x += 1\nprint(x)\n';
  const outcome = await run(client, code, { trace: true });
  expect(outcome.stdout).toBe('tensor([5000.])\n');
  expect(outcome.steps.length).toBeGreaterThan(4700);
  expect(outcome.steps.length).toBeLessThanOrEqual(5001);
  expect(outcome.notice).toMatch(
    /^Of 10,005 steps the first 2,500 and the last 2,\d{3} were kept\.$/,
  );
  const [before, , after] = outcome.steps.slice(-8);
  expect(before!.snapshot.storages[0]!.data).not.toEqual(after!.snapshot.storages[0]!.data);
}, 600_000);

test('a step takes the room of what it changed, however much there is', async () => {
  const names = Array.from({ length: 200 }, (_, n) => `x${n} = torch.zeros(3)\n`).join('');
  const code = `import torch\n${names}for i in range(40):\n    x7[i % 3] = i\n`;
  const wire: WireStep[] = [];
  await client.run({ code, trace: true }, { onSteps: (steps) => wire.push(...steps) });
  const writes = wire.slice(210);
  expect(writes.length).toBeGreaterThan(60);
  for (const step of writes) expect(JSON.stringify(step).length).toBeLessThan(1000);
  const steps = unpackSteps(wire);
  const [before, after] = steps.slice(-3);
  const changed = after!.snapshot.storages.filter(
    (state, n) => state !== before!.snapshot.storages[n],
  );
  expect(changed.length).toBeLessThanOrEqual(1);
  expect(after!.snapshot.tensors).toBe(before!.snapshot.tensors);
  expect(after!.names).toBe(before!.names);
}, 600_000);
