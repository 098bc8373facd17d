/** Random streams, bit by bit: sequences of draws after a seed give what PyTorch's generator gives. */
import { expect, test } from '@jest/globals';

import { watchBaseline } from './baseline';
import { errorDifference, resultDifference } from './compare';
import { bound, startEngine } from './harness';
import { type ErrorForm, type Form, recording, type TensorForm } from './recordings';

interface Draw {
  op: string;
  in: TensorForm[];
  args: Form[];
  kw?: Record<string, Form>;
  out?: Form;
  error?: ErrorForm;
}
const { scenarios } = recording<{ scenarios: { seed: number | string; steps: Draw[] }[] }>(
  'random_streams',
);
const h = await startEngine();
watchBaseline(h);
const known = new Set(
  h.table.map((row) => (row.overload ? `${row.name}.${row.overload}` : row.name)),
);

const title = (s: { seed: number | string; steps: Draw[] }): string =>
  `seed ${s.seed}: ${s.steps.map((step) => `${step.op}(${JSON.stringify(step.args).slice(1, -1)})`).join(', ')}`;

test.each(scenarios.map((s) => [title(s), s] as const))('%s', (_title, { seed, steps }) => {
  h.must('random.manual_seed', typeof seed === 'string' ? { big: seed } : seed);
  for (const step of steps) {
    // The draws after an operator that is not there yet cannot agree.
    if (!known.has(step.op)) return;
    const inputs = step.in.map((form) => h.build(form, false));
    const keywords = Object.fromEntries(
      Object.entries(step.kw ?? {}).map(([k, form]) => [k, bound(form, inputs)]),
    );
    const args = step.args.map((a) => bound(a, inputs));
    const answer = h.call(step.op.split('.')[0], args, keywords);
    const found = step.error
      ? errorDifference(answer.error, step.error)
      : answer.error
        ? [`${answer.error.type}: ${answer.error.text}`]
        : resultDifference(h, answer.value, step.out!, inputs);
    expect(found.map((f) => `${step.op}${JSON.stringify(step.args)}: ${f}`)).toEqual([]);
  }
});
