/** Every recorded sample with the dtype of one of its tensors changed: PyTorch's error, or its result and gradients. */
import { describe, test } from '@jest/globals';

import { watchBaseline } from './baseline';
import { sampleDifference } from './compare';
import { type Harness, startEngine } from './harness';
import { mixedDtypes } from './mixed-dtypes';
import { type Element, type Row, recording, type Sample, type TensorForm } from './recordings';

/** What PyTorch did when the tensor `input` of the sample `key` was of `dtype`. */
type Changed = Pick<Sample, 'key' | 'error' | 'out' | 'node' | 'grad'> & {
  input: number;
  dtype: string;
};

const h: Harness = await startEngine();
const changed = recording<Record<string, Record<string, Changed[]>>>('mixed_dtypes');
const plain = h.table.filter((row) => row.form === 'plain' && row.place !== 'internal');
const names = new Set(
  plain.map((row) => (row.overload ? `${row.name}.${row.overload}` : row.name)),
);

/** The rule of tests/recorded/mixed_dtypes.py: integers are floats without their fraction. */
function converted(element: Element, dtype: string): Element {
  if (dtype.startsWith('float')) return typeof element === 'boolean' ? Number(element) : element;
  return typeof element === 'string' ? 0 : Math.trunc(Number(element));
}

function withDtype(form: TensorForm, dtype: string): TensorForm {
  return { ...form, d: dtype, v: form.v!.map((each) => converted(each, dtype)) };
}

function sampleOf(row: Row, change: Changed): Sample | undefined {
  const { key, input, dtype, ...answer } = change;
  const original = row.samples.find((sample) => sample.key === key);
  if (!original) return undefined; // of those that record.py leaves out
  const { args, kw, written } = original;
  const inputs = original.in.map((form, at) => (at === input ? withDtype(form, dtype) : form));
  return written
    ? { key, args, kw, in: inputs, written: answer as Sample['written'] }
    : { key, args, kw, in: inputs, ...answer };
}

watchBaseline(h);

describe.each(Object.keys(changed))('with the dtype of one tensor changed: %s', (family) => {
  const recorded = recording<Record<string, Row>>(family);
  test.each(Object.keys(changed[family]).filter((name) => names.has(name)))('%s', (name) => {
    const problems: string[] = [];
    for (const change of changed[family][name]) {
      const sample = recorded[name] && sampleOf(recorded[name], change);
      if (!sample) continue;
      const place = `${name} ${change.key} ${change.input}:${change.dtype}`;
      const forms = { inplace: false, out: false, self: -1 };
      const found = sampleDifference(h, name.split('.')[0], sample, forms);
      if (place in mixedDtypes) {
        if (!found.length) problems.push(`${place}: passes now; strike it from the exceptions`);
      } else problems.push(...found.map((each) => `${place}: ${each}`));
    }
    if (problems.length) throw new Error(`\n${problems.join('\n')}`);
  });
});
