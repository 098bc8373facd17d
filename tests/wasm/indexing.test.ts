/** Python's `x[index]` and `x[index] = value`. */
import { expect, test } from '@jest/globals';

import { watchBaseline } from './baseline';
import { indexReadDifference, indexWriteDifference } from './compare';
import { expectedFailures } from './expected-failures';
import { startEngine } from './harness';
import { recording, type Sample } from './recordings';

const { getitem, setitem } =
  recording<Record<'getitem' | 'setitem', { samples: Sample[] }>>('getitem');
const h = await startEngine();
watchBaseline(h);

const title = (s: Sample): string =>
  `${s.key} of ${JSON.stringify(s.in[0].s)}: ${JSON.stringify(s.args.slice(1))}`;

function agree(name: string, sample: Sample, problems: string[]): void {
  if (`${name} ${sample.key}` in expectedFailures) expect(problems).not.toEqual([]);
  else expect(problems).toEqual([]);
}
test.each(getitem.samples.map((s) => [title(s), s] as const))('read %s', (_title, sample) => {
  agree('getitem', sample, indexReadDifference(h, sample));
});
test.each(setitem.samples.map((s) => [title(s), s] as const))('write %s', (_title, sample) => {
  agree('setitem', sample, indexWriteDifference(h, sample));
});
