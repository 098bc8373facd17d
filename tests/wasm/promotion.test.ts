/** Type promotion: the result's dtype for every pair of dtypes and kinds of operand. */
import { expect, test } from '@jest/globals';

import { watchBaseline } from './baseline';
import { type Argument, startEngine } from './harness';
import { type ErrorForm, recording } from './recordings';

interface Table {
  op: string;
  left: 'tensor' | '0-d';
  right: 'tensor' | '0-d' | 'number';
  table: Record<string, Record<string, string | ErrorForm>>;
}
const NUMBERS: Record<string, Argument> = { bool: true, int: 2, float: { f: 1.5 } };
/** Of complex numbers of halves there are no tensors here, but dtypes: PyTorch has them, and few kernels for them. */
const OF_HALVES: Record<number, string> = { 8: 'complex32', 46: 'bcomplex32' };
const HALVES = /complex32|ComplexHalf|BComplex32/;
const REFUSED =
  /^NotImplementedError: torch\.b?complex32 tensors are not supported in Tensorglass yet/;
/** They need no number of the common dtype in PyTorch, and look for it first here. */
const COMPUTED_IN_PYTORCH = ['eq', 'maximum'];
const isHalf = (dtype: string): boolean => ['float16', 'bfloat16'].includes(dtype);
const isComplex = (dtype: string): boolean => dtype.startsWith('complex');
const h = await startEngine();
watchBaseline(h);
const operators = new Set(h.table.map((row) => row.name));

function ones(dtype: string, kind: string): Argument {
  const one = dtype === 'bool' ? true : 1;
  return h.build(
    { d: dtype, s: kind === '0-d' ? [] : [2], v: kind === '0-d' ? [one] : [one, one] },
    false,
  );
}

function answer(op: string, left: Argument, right: Argument): string {
  const condition = { d: 'bool', s: [2], v: [true, false] };
  const { value, error } =
    op === 'where'
      ? h.call('where', [h.build(condition, false), left, right])
      : h.call(op === 'result_type' ? 'dtype.result_type' : op, [left, right]);
  if (error) return `${error.type}: ${error.text.split('\n')[0]}`;
  const dtype = value.dtype ?? h.dtype(value);
  return OF_HALVES[dtype] ?? dtype;
}

const tables = recording<Table[]>('promotion').filter(
  (t) => operators.has(t.op) || t.op === 'result_type',
);
test.each(tables)('$op($left, $right)', ({ op, left, right, table }) => {
  const wrong: string[] = [];
  for (const a of Object.keys(table).filter((d) => h.has(d)))
    for (const b of Object.keys(table[a]).filter((d) => d in NUMBERS || h.has(d))) {
      const cell = table[a][b];
      const want = typeof cell === 'string' ? cell : `${cell.type}: ${cell.text}`;
      const have = answer(op, ones(a, left), right === 'number' ? NUMBERS[b] : ones(b, right));
      h.releaseAll();
      const withoutTensors =
        HALVES.test(want) ||
        (COMPUTED_IN_PYTORCH.includes(op) &&
          ((isHalf(a) && isComplex(b)) || (isComplex(a) && isHalf(b))));
      if (have === want || (withoutTensors && REFUSED.test(have))) continue;
      wrong.push(`${a}, ${b}: ${have}, not ${want}`);
    }
  expect(wrong).toEqual([]);
});
