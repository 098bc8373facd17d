/** Backward moment by moment, told from the steps of real runs. */
import { afterAll, describe, expect, test } from '@jest/globals';
import { backwardTrace, flowOn } from '../../web/diagram/backward';
import type { Moment } from '../../web/diagram/backward';
import { momentWords } from '../../web/diagram/backward-words';
import { buildPicture } from '../../web/diagram/model';
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

  test('a node that the line made and let go of has no name', async () => {
    const said = told(
      await passesOf('x = torch.ones(2, requires_grad=True)\ny = x * 2\ny.sum().backward()\n'),
    );
    expect(said).toEqual([
      'Backward starts at a node with 1. The line let go of it: what it was is not recorded.',
      'MulBackward0 of y receives 1. everywhere. It hands on a part of what arrives at x.',
      'x receives 2. everywhere from MulBackward0 of y, and perhaps from what is not recorded. x.grad takes it.',
    ]);
  });
});
