/** Backward moment by moment, told from the steps of real runs. */
import { afterAll, describe, expect, test } from '@jest/globals';
import { backwardTrace, flowOn, productOn } from '../../web/diagram/backward';
import type { Moment } from '../../web/diagram/backward';
import { momentWords } from '../../web/diagram/backward-words';
import { buildPicture, insideBackward } from '../../web/diagram/model';
import { plainText } from '../../web/diagram/words';
import type { Step } from '../../web/runtime/protocol';
import { openClient, run } from '../python/session';

const client = openClient();
afterAll(() => client.close());

interface Passes {
  steps: Step[];
  /** For each step in which gradients flowed: its place, and its moments. */
  passes: { at: number; trace: readonly Moment[] }[];
}

async function passesOf(code: string): Promise<Passes> {
  const { steps, error } = await run(client, `import torch\n${code}`, { trace: true });
  expect(error).toBeNull();
  const traces = steps.map((step, at) => ({
    at,
    trace: backwardTrace(steps[at - 1] ?? null, step),
  }));
  return { steps, passes: traces.filter(({ trace }) => trace.length > 0) };
}

/** All moments of the run's last pass, in words. */
function told({ steps, passes }: Passes): string[] {
  const { at, trace } = passes.at(-1)!;
  const { nodes } = buildPicture(steps, at).graph;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return trace.map((_, n) =>
    momentWords(trace, n, byId)
      .map(({ parts }) => plainText(parts))
      .join(' '),
  );
}

const TWO_PATHS = `x = torch.tensor([1., 2.], requires_grad=True)
w = torch.tensor(3., requires_grad=True)
a = x * w
b = a + 1
loss = b.sum()
loss.backward()
`;

describe('the moments', () => {
  test('are the nodes in the order in which they ran, with what each handed on', async () => {
    const { passes } = await passesOf(TWO_PATHS);
    expect(passes).toHaveLength(1);
    const [{ trace }] = passes;
    expect(trace.map(({ state }) => state?.name.split('::').at(-1))).toEqual([
      'SumBackward0',
      'AddBackward0',
      'MulBackward0',
      'AccumulateGrad',
      'AccumulateGrad',
    ]);
    expect(trace[0].arrived[0].ways).toEqual([]);
    expect(trace[1].arrived[0]).toMatchObject({
      gradient: { value: [1, 1], sizes: [2] },
      ways: [{ from: 0, edge: 0, gradient: { value: [1, 1] } }],
    });
    expect(trace[2].handed.map(({ to, gradient }) => [trace[to].into, gradient?.value])).toEqual([
      [trace[3].state!.variable, [3, 3]],
      [trace[4].state!.variable, [3]],
    ]);
  });

  test('are none in a step without a backward', async () => {
    const { passes } = await passesOf('x = torch.ones(2, requires_grad=True)\ny = x * 2\n');
    expect(passes).toEqual([]);
  });

  test('show on the edges what has been handed on so far', async () => {
    const [{ trace }] = (await passesOf(TWO_PATHS)).passes;
    const shown = (at: number | null): (boolean | undefined)[] =>
      [...flowOn(trace, at).values()].map(({ now }) => now);
    expect(shown(0)).toEqual([true]);
    expect(shown(2)).toEqual([false, false, true, true]);
    expect(shown(null)).toEqual([false, false, false, false]);
  });

  test('of a graph that runs twice in one line are told apart', async () => {
    const { passes } = await passesOf(
      'x = torch.ones((), requires_grad=True)\ny = x * 2\ny.backward(retain_graph=True); y.backward()\n',
    );
    const [{ trace }] = passes;
    expect(trace.map(({ node }) => trace.findIndex((other) => other.node === node))).toEqual([
      0, 1, 0, 1,
    ]);
    expect(trace[0].handed.map(({ to }) => to)).toEqual([1]);
    expect(trace[2].handed.map(({ to }) => to)).toEqual([3]);
  });
});

describe('in words', () => {
  test('a pass from the loss to the leaves', async () => {
    expect(told(await passesOf(TWO_PATHS))).toEqual([
      'Backward starts at SumBackward0 of loss with 1. It hands on 1. everywhere to AddBackward0 of b.',
      'AddBackward0 of b receives 1. everywhere from SumBackward0 of loss. It hands on 1. everywhere to MulBackward0 of a.',
      'MulBackward0 of a receives 1. everywhere from AddBackward0 of b. It hands on 3. everywhere to x and 3. to w.',
      'x receives 3. everywhere from MulBackward0 of a. x.grad takes it.',
      'w receives 3. from MulBackward0 of a. w.grad takes it.',
    ]);
  });

  test('autograd.grad fills no .grad', async () => {
    const said = told(
      await passesOf(
        'x = torch.ones((), requires_grad=True)\ny = x * 2\ng = torch.autograd.grad(y, x)\n',
      ),
    );
    expect(said.at(-1)).toBe(
      'x receives 2. from MulBackward0 of y. It goes to the program: x.grad stays as it was.',
    );
  });

  test('a leaf with several names goes by one', async () => {
    const said = told(
      await passesOf('x = torch.ones((), requires_grad=True)\ntied = x\ny = x * 2\ny.backward()\n'),
    );
    expect(said.at(-1)).toBe('x receives 2. from MulBackward0 of y. x.grad takes it.');
  });

  test('a node that the line made and let go of has no name', async () => {
    const said = told(
      await passesOf('x = torch.ones(2, requires_grad=True)\ny = x * 2\ny.sum().backward()\n'),
    );
    expect(said).toEqual([
      'Backward starts at a node with 1. The line let go of it: what it was is not recorded.',
      'MulBackward0 of y receives 1. everywhere. It hands on 2. everywhere to x.',
      'x receives 2. everywhere from MulBackward0 of y. x.grad takes it.',
    ]);
  });
});

describe('where ways meet', () => {
  /** What each way into the last leaf of the last pass brought: null where that cannot be told. */
  async function summands(code: string): Promise<(readonly unknown[] | null)[]> {
    const { passes } = await passesOf(code);
    const last = passes.at(-1)!.trace.findLast(({ state }) => state?.variable != null)!;
    return last.arrived[0].ways.map(({ gradient }) => gradient && gradient.value);
  }
  const X = 'x = torch.tensor([2., 4.], requires_grad=True)\n';

  test('each summand is told, and they make what was recorded', async () => {
    expect(await summands(`${X}y = 3 * x + x * x\nloss = y.sum()\nloss.backward()\n`)).toEqual([
      [2, 4],
      [2, 4],
      [3, 3],
    ]);
  });
  test('the one of a node without a rule is the rest', async () => {
    const said = told(
      await passesOf(`${X}a = x ** 3\nb = x * 5\nloss = (a + b).sum()\nloss.backward()\n`),
    );
    expect(said.at(-1)).toBe(
      '2 paths meet: x receives 5. everywhere from MulBackward0 of b and the rest, [12., 48.] from PowBackward0 of a, together [17., 53.]. x.grad takes it.',
    );
  });
  test('nothing is told of two nodes without rules', async () => {
    expect(await summands(`${X}loss = (x ** 3 + x ** 2).sum()\nloss.backward()\n`)).toEqual([
      null,
      null,
    ]);
  });
  test('nothing is told where an argument is not recorded, or a hook had its hand in it', async () => {
    expect(await summands(`${X}loss = (x * 2).add(x, alpha=7).sum()\nloss.backward()\n`)).toEqual([
      null,
      null,
    ]);
    expect(
      await summands(
        `${X}x.register_hook(lambda g: g * 10)\nloss = (x * 2 + x).sum()\nloss.backward()\n`,
      ),
    ).toEqual([null, null]);
  });
  test('an argument that is not recorded leaves no rest either', async () => {
    expect(await summands(`${X}loss = (x ** 3).add(x, alpha=7).sum()\nloss.backward()\n`)).toEqual([
      null,
      null,
    ]);
  });
});

describe('the rules', () => {
  const HEAD = `x = torch.tensor([0.5, 2.], requires_grad=True)
w = torch.tensor([3., 4.], requires_grad=True)
s = torch.tensor(1.5, requires_grad=True)
`;
  // Each operator hands the gradient to leaves along edges of their own: what was recorded there is the measure.
  test.each([
    'x + w',
    'x - w',
    '2 - x',
    '-x',
    'x * w',
    'x * s',
    's * x',
    '3 * x',
    'x / w',
    'w / s',
    'x / 2',
    'x.exp()',
    'x.log()',
    'x.sqrt()',
    'x.sin()',
    'x.cos()',
    'x.tanh()',
    'x.sigmoid()',
    '(x - 1).relu()',
    'x.reciprocal()',
    'x.clone()',
    'x.view(2, 1)',
    'x.unsqueeze(0)',
    'x.reshape(1, 2)',
    'x.sum()',
    'x.mean()',
    'x @ w',
    'torch.dot(x, w)',
  ])('%s', async (expression) => {
    const { steps, passes } = await passesOf(
      `${HEAD}y = ${expression}\ny.backward(torch.full_like(y, 3.))\n`,
    );
    const { at, trace } = passes.at(-1)!;
    expect(trace[0].handed.length).toBeGreaterThan(0);
    for (const { edge, to, input } of trace[0].handed) {
      const { value } = trace[to].arrived.find((one) => one.input === input)!.gradient;
      const { downstream } = productOn(steps[at - 1], steps[at], trace, 0, edge)!;
      value.forEach((recorded, n) => expect(downstream.values[n]).toBeCloseTo(Number(recorded), 4));
    }
  });
});

describe('the gradients panel', () => {
  /** By name, what stands beside it at the end of the program, or after the step of a line. */
  async function linesOf(code: string, line?: number): Promise<Record<string, unknown>> {
    const { steps } = await run(client, `import torch\n${code}`, { trace: true });
    const at =
      line === undefined ? steps.length - 1 : steps.findIndex((step) => step.line === line);
    return Object.fromEntries(
      buildPicture(steps, at).gradients.map(({ tensor, grad, passed, sum }) => [
        tensor.label,
        {
          grad: grad?.storage.cells.map(({ value }) => value) ?? null,
          passed: passed && [passed.line, passed.storage.cells.map(({ value }) => value)],
          sum: sum.map(({ where, parts }) => `${where} ${plainText(parts)}`),
        },
      ]),
    );
  }

  test('shows the gradients of results without retain_grad, by the line that they passed in', async () => {
    const code = `x = torch.tensor([1., 2.], requires_grad=True)
a = x * 3
first, second = a.unbind()
loss = first * second
loss.backward()
done = True
`;
    expect(await linesOf(code)).toMatchObject({
      x: { grad: [18, 9], passed: null },
      a: { grad: null, passed: [6, [6, 3]] },
      first: { passed: [6, [6]] },
      second: { passed: [6, [3]] },
      loss: { passed: [6, [1]] },
    });
    expect(await linesOf(code, 5)).toMatchObject({ a: { passed: null }, loss: { passed: null } });
  });

  test('tells what a .grad is the sum of: over ways and over calls', async () => {
    const code = `x = torch.tensor(2., requires_grad=True)
y = x * 4
z = 3 * x
loss = y * z
loss.backward(retain_graph=True)
loss.backward()
`;
    expect(await linesOf(code, 6)).toMatchObject({
      x: { grad: [48], sum: ['line 6 added 48. = 24. by z + 24. by y'] },
    });
    expect(await linesOf(code)).toMatchObject({
      x: {
        grad: [96],
        sum: ['line 6 added 48. = 24. by z + 24. by y', 'line 7 added 48. = 24. by z + 24. by y'],
      },
    });
  });

  test('a graph of the line’s own adds what the .grad shows; zeroing begins anew, writing is a summand', async () => {
    const add = '(x * 8).backward()\n';
    const head = `x = torch.tensor(2., requires_grad=True)\n${add}${add}`;
    expect(await linesOf(head)).toMatchObject({
      x: { sum: ['line 3 added 8.', 'line 4 added 8.'] },
    });
    expect(await linesOf(`${head}x.grad.zero_()\n${add}`)).toMatchObject({
      x: { grad: [8], sum: [] },
    });
    expect(await linesOf(`${head}x.grad = None\n${add}${add}`)).toMatchObject({
      x: { grad: [16], sum: ['line 6 added 8.', 'line 7 added 8.'] },
    });
    expect(await linesOf(`${head}x.grad *= 0.5\n${add}`)).toMatchObject({
      x: { grad: [16], sum: ['line 5 left 8.', 'line 6 added 8.'] },
    });
  });

  test('of many calls, the last ones are listed, over what was there', async () => {
    const code =
      'x = torch.tensor(2., requires_grad=True)\nfor _ in range(9):\n    (x * 8).backward()\n';
    expect(await linesOf(code)).toMatchObject({
      x: { grad: [72], sum: ['line 4 left 40.', ...Array(4).fill('line 4 added 8.')] },
    });
  });

  test('says nothing where the facts do not add up', async () => {
    const code = `x = torch.tensor(2., requires_grad=True)
y = x * 8
y.backward(retain_graph=True); x.grad.mul_(10); y.backward()
`;
    expect(await linesOf(code)).toMatchObject({ x: { grad: [88], sum: [] } });
  });

  test('at a moment of backward shows what has been received by then', async () => {
    const { steps, passes } = await passesOf(TWO_PATHS);
    const [{ at, trace }] = passes;
    const [before, after] = [buildPicture(steps, at - 1), buildPicture(steps, at)];
    const shown = (moment: number): unknown[] =>
      insideBackward(after, before, moment).gradients.map(({ tensor, grad, passed }) => [
        tensor.label,
        (grad ?? passed)?.storage.cells.map(({ value }) => value),
      ]);
    expect(shown(1)).toEqual([
      ['x', undefined],
      ['w', undefined],
      ['a', undefined],
      ['b', [1, 1]],
      ['loss', [1]],
    ]);
    expect(shown(trace.length - 1)).toEqual([
      ['x', [3, 3]],
      ['w', [3]],
      ['a', [1, 1]],
      ['b', [1, 1]],
      ['loss', [1]],
    ]);
  });
});
