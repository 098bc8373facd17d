/** Every operator of the table against PyTorch's recorded answers: schema, value, strides, aliasing, gradients. */
import { readdirSync, readFileSync } from 'node:fs';

import { describe, expect, test } from '@jest/globals';

import { watchBaseline } from './baseline';
import { sampleDifference } from './compare';
import { expectedFailures } from './expected-failures';
import { type Harness, startEngine, type TableRow } from './harness';
import { FAMILIES, recording, type Row } from './recordings';

const h: Harness = await startEngine();
const families = FAMILIES.map((family) => Object.entries(recording<Record<string, Row>>(family)));
const recorded: Record<string, Row> = Object.fromEntries(families.flat());
const drawn = recording<{ schemas: Record<string, { schema: string }> }>('random_streams').schemas;

const fullName = (row: TableRow): string =>
  row.overload ? `${row.name}.${row.overload}` : row.name;
// Internal rows cannot be called by themselves: the operators that stand on them exercise them.
const plain = h.table.filter((row) => row.form === 'plain' && row.place !== 'internal');
/** A form of a row: the one derived from it, or for an in-place form a row of its own. */
const formOf = (row: TableRow, form: string): TableRow | undefined => {
  const at = h.table.indexOf(row);
  const derived = h.table
    .slice(at + 1, at + 3)
    .find((r) => r.form === form && r.name.replace(/_$/, '') === row.name);
  if (derived || form !== 'inplace') return derived;
  const text = recorded[fullName(row)]?.inplace;
  return plain.find((r) => r.text === text && !(fullName(r) in recorded));
};
/** In-place forms that are recorded with the plain one. */
const recordedInPlace = new Set(Object.values(recorded).map((entry) => entry.inplace));

/** The position of the parameter `self` in a schema, or -1. */
function selfOf(text: string): number {
  const parameters = text.slice(text.indexOf('(') + 1).replace(/\([^)]*\)/g, '');
  return parameters.split(', ').findIndex((p) => /^Tensor self\b/.test(p));
}

watchBaseline(h);

// Vectors of either sign are right here, so that values cannot be compared one by one; and one result
// of mkldnn_rnn_layer is memory of oneDNN's own.
const FREE = /^(linalg_qr|_?linalg_svd|svd|_?linalg_eigh|mkldnn_rnn_layer)$/;
test('every operator of the table has recorded samples', () => {
  const without = plain
    .filter((row) => !recordedInPlace.has(row.text))
    .map(fullName)
    .filter((name) => !(name in recorded) && !(name in drawn) && !FREE.test(name));
  expect(without).toEqual([]);
});

test('every recorded operator is of the table, and recorded in one family', () => {
  const names = families.flat().map(([name]) => name);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  const known = new Set(h.table.map(fullName));
  expect(names.filter((name) => !known.has(name))).toEqual([]);
});

test('an operator is recorded in the family whose table has its row', () => {
  const folder = new URL('../../engine/ops/', import.meta.url);
  const sources = readdirSync(folder).filter((name) => name.endsWith('.cpp'));
  const texts = new Map(
    sources.map((name) => [name.slice(0, -4), readFileSync(new URL(name, folder), 'utf8')]),
  );
  expect(FAMILIES.filter((family) => !texts.has(family))).toEqual([]);
  const elsewhere = FAMILIES.flatMap((family, at) =>
    families[at]
      .map(([name]) => `.schema = "${name}(`)
      // Rows that follow from others, and those of macros, are written nowhere.
      .filter((row) => [...texts.values()].some((text) => text.includes(row)))
      .filter((row) => !texts.get(family)!.includes(row))
      .map((row) => `${family}: ${row}`),
  );
  expect(elsewhere).toEqual([]);
});

describe('schema', () => {
  test.each(plain.filter((row) => fullName(row) in recorded || fullName(row) in drawn))(
    '$text',
    (row) => {
      const name = fullName(row);
      const row_ = recorded[name] ?? drawn[name];
      const want = recorded[name];
      const inplace = want && formOf(row, 'inplace')?.text;
      const out = want?.out && formOf(row, 'out')?.text;
      const have = [row.text, inplace, out];
      const texts = [row_.schema, inplace && want.inplace, out && want.out];
      if (`${name} schema` in expectedFailures) expect(have).not.toEqual(texts);
      else expect(have).toEqual(texts);
    },
  );
});

describe('operator', () => {
  const callable = new Map(
    h.table
      .filter((row) => row.form !== 'out' && row.place !== 'internal')
      .map((row) => [fullName(row), row]),
  );
  test.each(Object.keys(recorded).filter((name) => callable.has(name)))('%s', (name) => {
    const row = callable.get(name)!;
    const forms = {
      inplace: Boolean(formOf(row, 'inplace')),
      out: Boolean(formOf(row, 'out')),
      self: ['both', 'method'].includes(row.place) ? selfOf(row.text) : -1,
    };
    const unexpected: string[] = [];
    for (const sample of recorded[name].samples) {
      const key = `${name} ${sample.key}`;
      const problems = sampleDifference(h, row.name, sample, forms);
      if (key in expectedFailures) {
        if (!problems.length)
          unexpected.push(`${key}: passes now; strike it from the expected failures`);
      } else unexpected.push(...problems.map((p) => `${key}: ${p}`));
    }
    if (unexpected.length) throw new Error(`\n${unexpected.slice(0, 40).join('\n')}`);
  });
});
