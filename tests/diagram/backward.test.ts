/** Backward moment by moment, told from the steps of real runs. */
import { afterAll, describe, expect, test } from '@jest/globals';
import { backwardTrace, flowOn } from '../../web/diagram/backward';
import type { Moment } from '../../web/diagram/backward';
import { momentWords } from '../../web/diagram/backward-words';
import { productOn } from '../../web/diagram/local';
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
  const traces = steps.map((_, at) => ({ at, trace: backwardTrace(steps, at) }));
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
    expect(trace.map(({ name }) => name)).toEqual([
      'SumBackward0',
      'AddBackward0',
      'MulBackward0',
      'AccumulateGrad',
      'AccumulateGrad',
    ]);
    expect(trace[0].arrived[0]).toMatchObject({ begins: true, ways: [{ from: null }] });
    expect(trace[1].arrived[0]).toMatchObject({
      gradient: { value: [1, 1], sizes: [2] },
      ways: [{ from: 0, edge: 0, gradient: { value: [1, 1] } }],
    });
    expect(trace[2].handed.map(({ to, gradient }) => [to, gradient.value])).toEqual([
      [3, [3, 3]],
      [4, [3]],
    ]);
    expect(trace.map(({ variable }) => variable !== null)).toEqual([
      false,
      false,
      false,
      true,
      true,
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

  test('a hook that looks is told from one that gives another gradient', async () => {
    const said = told(
      await passesOf(
        'x = torch.ones((), requires_grad=True)\ny = x * 2\nz = y * 3\ny.register_hook(lambda g: None)\nx.register_hook(lambda g: g * 5)\nz.backward()\n',
      ),
    );
    expect(said.slice(1)).toEqual([
      'MulBackward0 of y receives 3. from MulBackward0 of z, which a hook sees. It hands on 6. to x.',
      'x receives 6. from MulBackward0 of y, and a hook makes of that 30. x.grad takes it.',
    ]);
  });

  test('a leaf with several names goes by one', async () => {
    const said = told(
      await passesOf('x = torch.ones((), requires_grad=True)\ntied = x\ny = x * 2\ny.backward()\n'),
    );
    expect(said.at(-1)).toBe('x receives 2. from MulBackward0 of y. x.grad takes it.');
  });

  test('nodes that the line made and let go of have their names, and what they handed on', async () => {
    const said = told(
      await passesOf('x = torch.ones(2, requires_grad=True)\n(x * 2).sum().backward()\n'),
    );
    expect(said).toEqual([
      'Backward starts at SumBackward0 with 1. It hands on 1. everywhere to MulBackward0.',
      'MulBackward0 receives 1. everywhere from SumBackward0. It hands on 2. everywhere to x.',
      'x receives 2. everywhere from MulBackward0. x.grad takes it.',
    ]);
  });

  test('they are drawn, as gone, with the edges that gradients took', async () => {
    const { steps, passes } = await passesOf(
      'x = torch.ones(2, requires_grad=True)\n(x * 2).sum().backward()\ny = 1\n',
    );
    const [{ at, trace }] = passes;
    const { nodes, edges } = buildPicture(steps, at).graph;
    expect(
      nodes
        .filter(({ gone }) => gone)
        .map(({ name, leaf }) => leaf ?? name)
        .sort(),
    ).toEqual(['MulBackward0', 'SumBackward0', 'x']);
    expect(edges.map(({ from, to }) => [from, to])).toEqual(
      expect.arrayContaining([
        [trace[0].node, trace[1].node],
        [trace[1].node, trace[2].node],
      ]),
    );
    expect(buildPicture(steps, at + 1).graph.nodes).toEqual([]);
  });

  test('autograd.grad asks a result, and goes no further than it has to', async () => {
    const said = told(
      await passesOf(
        'x = torch.ones((), requires_grad=True)\ny = x * 2\nz = y * y\ng = torch.autograd.grad(z, y)\n',
      ),
    );
    expect(said).toEqual([
      'Backward starts at MulBackward0 of z with 1. It hands on 2. to MulBackward0 of y and 2. to MulBackward0 of y.',
      '2 paths meet: MulBackward0 of y receives 2. from MulBackward0 of z and 2. from MulBackward0 of z, together 4. It goes to the program.',
    ]);
  });

  test('backward begins at each root, also within the graph of another', async () => {
    const said = told(
      await passesOf(`x = torch.ones((), requires_grad=True)
y = x * 2
z = y * 3
torch.autograd.backward([y, z], [torch.tensor(10.), torch.tensor(1.)])
`),
    );
    expect(said).toEqual([
      'Backward starts at MulBackward0 of z with 1. It hands on 3. to MulBackward0 of y.',
      '2 paths meet: MulBackward0 of y receives 10. with which backward starts here and 3. from MulBackward0 of z, together 13. It hands on 26. to x.',
      'x receives 26. from MulBackward0 of y. x.grad takes it.',
    ]);
  });

  test('a hook is said where it changes what came', async () => {
    const said = told(
      await passesOf(`x = torch.tensor(2., requires_grad=True)
h = x.register_hook(lambda g: g * 10)
y = x * 3 + x * 4
y.backward()
`),
    );
    expect(said.at(-1)).toBe(
      '2 paths meet: x receives 4. from MulBackward0 and 3. from MulBackward0, and a hook makes of that 70. x.grad takes it.',
    );
  });

  test('a function of one’s own has its name, and hands on what it says', async () => {
    const said = told(
      await passesOf(`class Twice(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x * 2
    @staticmethod
    def backward(ctx, g):
        return g * 2
x = torch.tensor(2., requires_grad=True)
Twice.apply(x).backward()
`),
    );
    expect(said).toEqual([
      'Backward starts at TwiceBackward with 1. It hands on 2. to x.',
      'x receives 2. from TwiceBackward. x.grad takes it.',
    ]);
  });

  test('a graph of a gradient is gone through like any other', async () => {
    const { passes } = await passesOf(`x = torch.tensor(2., requires_grad=True)
y = x ** 3
(g,) = torch.autograd.grad(y, x, create_graph=True)
g.backward()
`);
    const { trace } = passes.at(-1)!;
    expect(trace.at(-1)).toMatchObject({
      variable: trace.at(-1)!.variable,
      asked: false,
      arrived: [{ gradient: { value: [12] } }],
    });
    // What stands in the middle has all its summands, whatever made it.
    for (const { arrived } of trace)
      for (const { gradient, ways } of arrived)
        expect(ways.reduce((sum, way) => sum + Number(way.gradient.value[0]), 0)).toBeCloseTo(
          Number(gradient.value[0]),
        );
  });
});

describe('where ways meet', () => {
  /** What each way into the last leaf of the last pass brought. */
  async function summands(code: string): Promise<(readonly unknown[])[]> {
    const { passes } = await passesOf(code);
    const last = passes.at(-1)!.trace.findLast(({ variable }) => variable !== null)!;
    return last.arrived[0].ways.map(({ gradient }) => gradient.value);
  }
  const X = 'x = torch.tensor([2., 4.], requires_grad=True)\n';

  test.each([
    [
      'x * x + 3 * x',
      [
        [3, 3],
        [2, 4],
        [2, 4],
      ],
    ],
    [
      'x ** 3 + x ** 2',
      [
        [4, 8],
        [12, 48],
      ],
    ],
    [
      '(x * 2).add(x, alpha=7)',
      [
        [7, 7],
        [2, 2],
      ],
    ],
    [
      'x.softmax(0) * 0 + x',
      [
        [1, 1],
        [0, 0],
      ],
    ],
  ])('each summand of %s is told', async (expression, expected) => {
    const found = await summands(`${X}loss = (${expression}).sum()\nloss.backward()\n`);
    const sorted = (list: readonly (readonly unknown[])[]): string[] => list.map(String).sort();
    expect(sorted(found)).toEqual(sorted(expected));
  });

  test('a hook leaves the summands as they came', async () => {
    expect(
      await summands(
        `${X}h = x.register_hook(lambda g: g * 10)\nloss = (x * 2 + x).sum()\nloss.backward()\n`,
      ),
    ).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });
});

describe('upstream times local', () => {
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
    for (const { edge, gradient } of trace[0].handed) {
      const { upstream, local } = productOn(steps[at - 1], steps[at], trace, 0, edge)!;
      expect(local.formula).not.toBeNull();
      if (local.factor.values.length !== gradient.value.length) continue;
      gradient.value.forEach((value, n) =>
        expect(
          upstream.values.at(n % upstream.values.length)! * local.factor.values[n]!,
        ).toBeCloseTo(Number(value), 4),
      );
    }
  });

  /** The local factor that the root's first edge multiplied by, and its formula. */
  async function factorOf(expression: string): Promise<unknown> {
    const { steps, passes } = await passesOf(
      `${HEAD}y = ${expression}\ny.backward(torch.full_like(y, 2.))\n`,
    );
    const { at, trace } = passes.at(-1)!;
    const local = productOn(steps[at - 1], steps[at], trace, 0, 0)?.local;
    return local ? [local.factor.values, local.formula] : null;
  }

  test('is a quotient where each element goes its own way, and nothing saved tells the factor', async () => {
    expect(await factorOf('x ** 3')).toEqual([[0.75, 12], null]);
    expect(await factorOf('torch.rsub(w, x, alpha=7)')).toEqual([[-7, -7], null]);
  });

  test('is nothing where elements mix', async () => {
    expect(await factorOf('x.flip(0)')).toBeNull();
    expect(await factorOf('x.cumsum(0)')).toBeNull();
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
