/** The client against a worker that sends what it likes: every run ends, and nothing is thrown at the page. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { Client } from '../../web/runtime/client';
import type { RunHandlers } from '../../web/runtime/client';
import type { ToWorker, WireStep } from '../../web/runtime/protocol';
import { openClient } from './session';

const assets = { pyodide: '', engine: '', packages: '', imports: null, snapshot: null, bytes: 0 };
const READY = { kind: 'ready', fromSnapshot: true, elapsed: 1 };
const RESULT = {
  exitCode: 0,
  error: null,
  notice: null,
  notes: [],
  unshown: false,
  wantsInput: false,
  elapsed: 1,
  live: null,
};

/** Runs a program on a worker that answers the request with these messages, made for the run's id. */
async function runAgainst(
  answers: (run: string) => unknown[],
  handlers: RunHandlers = {},
  request: object = {},
) {
  let workers = 0;
  const client = new Client(() => {
    const first = workers++ === 0;
    let hear: (data: unknown) => void = () => {};
    return {
      post(message: ToWorker) {
        if (message.kind === 'boot') queueMicrotask(() => first && hear(READY));
        else queueMicrotask(() => answers(message.run).forEach((answer) => hear(answer)));
      },
      onMessage: (listener) => (hear = listener),
      onError: () => {},
      terminate: () => (hear = () => {}),
    };
  }, assets);
  try {
    return await client.run({ code: '', trace: true, ...request }, handlers);
  } finally {
    client.close();
  }
}

/** What a real worker sends of a program that has all kinds of state. */
let recorded: WireStep[];
beforeAll(async () => {
  recorded = [];
  const client = openClient();
  await client.run(
    {
      code: 'import torch\nx = torch.ones(2, 3, requires_grad=True)\ny = (x * x).t()\nfor i in range(3):\n    z = y[i].sum()\n    print(z)\nz.backward()\n',
      trace: true,
    },
    { onSteps: (steps) => recorded.push(...steps) },
  );
  client.close();
});
let warn: typeof console.warn;
beforeAll(() => {
  warn = console.warn;
  console.warn = () => {};
});
afterAll(() => void (console.warn = warn));

const BROKEN = /the program broke its session/;

test('what a real worker sends is taken', async () => {
  const taken: WireStep[] = [];
  const result = await runAgainst(
    (run) => [
      { kind: 'output', run, stream: 'stdout', text: 'x' },
      { kind: 'steps', run, steps: recorded },
      { kind: 'done', run, result: RESULT },
    ],
    { onSteps: (steps) => taken.push(...steps) },
  );
  expect(taken).toEqual(recorded);
  expect(taken.length).toBeGreaterThan(5);
  expect(result).toEqual(RESULT);
});

test.each<[string, (run: string) => unknown]>([
  ['nothing', () => undefined],
  ['another kind', (run) => ({ kind: 'zzz', run })],
  ['an answer for another run', () => ({ kind: 'done', run: '1', result: RESULT })],
  ['a second start', () => READY],
  ['a failed start', () => ({ kind: 'failed', message: 'any text' })],
  ['steps that are none', (run) => ({ kind: 'steps', run, steps: [null, 5] })],
  ['a part too many', (run) => ({ kind: 'output', run, stream: 'stdout', text: '', more: 1 })],
  ['an end without a result', (run) => ({ kind: 'done', run })],
  [
    'an exit code that is none',
    (run) => ({ kind: 'done', run, result: { ...RESULT, exitCode: NaN } }),
  ],
  [
    'a notice without end',
    (run) => ({ kind: 'done', run, result: { ...RESULT, notice: 'x'.repeat(1e6) } }),
  ],
])('%s ends the run', async (_, answer) => {
  await expect(runAgainst((run) => [answer(run)])).rejects.toThrow(BROKEN);
});

test('more output, or more steps, than was asked for ends the run', async () => {
  const line = 'x'.repeat(1000);
  const output = (run: string) => ({ kind: 'output', run, stream: 'stdout', text: line });
  const flood = (run: string) => Array.from({ length: 200 }, () => output(run));
  await expect(runAgainst(flood, {}, { maxOutput: 10 })).rejects.toThrow(BROKEN);
  const steps = (run: string) => [{ kind: 'steps', run, steps: recorded }];
  await expect(runAgainst(steps, {}, { maxSteps: 3 })).rejects.toThrow(BROKEN);
});

test('steps that do not hold together end the run', async () => {
  const [first] = recorded.filter(({ changes }) => changes.tensors);
  const { tensors, storages } = first!.changes as { tensors: object[]; storages: object[] };
  const changed = (changes: object) => ({ ...first!, changes: { ...first!.changes, ...changes } });
  for (const step of [
    changed({ storages: [] }),
    changed({ versions: [] }),
    changed({ tensors: [[0, 5]] }),
    changed({ tensors: [...tensors, ...tensors] }),
    changed({ storages: [...storages, ...storages] }),
    changed({ tensors: [{ ...tensors[0], strides: [] }] }),
    changed({ tensors: [{ ...tensors[0], grad_fn: 12345 }] }),
    changed({ names: [{ frame: '<module>', name: 'x', tensor: 12345 }] }),
  ])
    await expect(runAgainst((run) => [{ kind: 'steps', run, steps: [step] }])).rejects.toThrow(
      BROKEN,
    );
});

test('lists that double with each step end the run before they fill the memory', async () => {
  const version = { id: 1, value: 0 };
  const step = { ...recorded[0]!, changes: {} };
  const doubling = Array.from({ length: 40 }, (_, n) => ({
    ...step,
    changes: {
      versions:
        n === 0
          ? [version]
          : [
              [0, 2 ** (n - 1)],
              [0, 2 ** (n - 1)],
            ],
    },
  }));
  await expect(runAgainst((run) => [{ kind: 'steps', run, steps: doubling }])).rejects.toThrow(
    BROKEN,
  );
});

/** The value with one of its parts, chosen by `at`, in place of which there is something else. */
function withPart(value: unknown, at: number, other: unknown): unknown {
  const places: [holder: Record<string, unknown>, key: string][] = [];
  const copy = structuredClone(value);
  const walk = (holder: unknown): void => {
    if (typeof holder !== 'object' || holder === null) return;
    for (const key of Object.keys(holder)) {
      places.push([holder as Record<string, unknown>, key]);
      walk((holder as Record<string, unknown>)[key]);
    }
  };
  walk(copy);
  const [holder, key] = places[at % places.length]!;
  holder[key] = other;
  return copy;
}

test('anything at all ends the run, or is taken', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.anything()), async (answers) => {
      await expect(
        runAgainst((run) => [...answers, { kind: 'done', run: `${run}0`, result: RESULT }]),
      ).rejects.toThrow(BROKEN);
    }),
    { numRuns: 200 },
  );
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.anything(), async (at, other) => {
      const ended = await runAgainst((run) => [
        { kind: 'steps', run, steps: withPart(recorded, at, other) },
        { kind: 'done', run, result: RESULT },
      ]).catch((problem: Error) => problem.message);
      if (typeof ended === 'string') expect(ended).toMatch(BROKEN);
      else expect(ended).toEqual(RESULT);
    }),
    { numRuns: 300 },
  );
});
