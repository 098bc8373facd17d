/** How values, shapes and sizes are written. */
import { expect, test } from '@jest/globals';
import { itemSize } from '../../web/diagram/bytes';
import {
  bytes,
  clip,
  elementName,
  plural,
  shortValue,
  tuple,
  excerpt,
} from '../../web/diagram/text';

test.each([
  [2, 'float32', '2.'],
  [0.30000001192092896, 'float32', '0.3'],
  [-0, 'float64', '-0.'],
  [1234567, 'float32', '1.23e6'],
  [0.00001234, 'float32', '1.23e-5'],
  [12345.67, 'float32', '12350.'],
  ['NaN', 'float32', 'nan'],
  ['nan', 'float32', 'nan'],
  ['-Infinity', 'float32', '-inf'],
  [Infinity, 'float32', 'inf'],
  ['9223372036854775807', 'int64', '92233…5807'],
  [-9007199254740992, 'int64', '-9007…0992'],
  [-2147483648, 'int32', '-2147483648'],
  [3, 'int64', '3'],
  [true, 'bool', 'True'],
  [0, 'bool', 'False'],
])('%p of %s is %p', (value, dtype, text) => {
  expect(shortValue(value, dtype)).toBe(text);
});

test('shapes read as Python tuples', () => {
  expect([[], [3], [2, 3]].map(tuple)).toEqual(['()', '(3,)', '(2, 3)']);
});

test('elements, counts and sizes', () => {
  expect(elementName('x', [1, 0])).toBe('x[1, 0]');
  expect(elementName('s', [])).toBe('s');
  expect(plural(1, 'element')).toBe('1 element');
  expect(plural(1200, 'element')).toBe('1,200 elements');
  expect(bytes(16)).toBe('16 bytes');
  expect(bytes(1536)).toBe('1.5 KiB');
  expect(clip('weight', 4)).toBe('wei…');
});

test('the bytes of an element, of dtypes too that have no array here', () => {
  const sizes = {
    ...{ float64: 8, float32: 4, bfloat16: 2, bool: 1, complex64: 8, uint8: 1 },
    ...{ float8_e4m3fn: 1, float8_e5m2: 1, float4_e2m1fn_x2: 1, uint1: 1, bits16: 2 },
  };
  for (const [dtype, size] of Object.entries(sizes))
    expect([dtype, itemSize(dtype)]).toEqual([dtype, size]);
});

test('an excerpt ends between words, and shows that there is more', () => {
  expect(excerpt('short', 10)).toBe('short');
  expect(excerpt('one of the variables', 12)).toBe('one of the …');
  expect(excerpt('indivisible_name', 8)).toBe('indivisi …');
  expect(excerpt('Net(\n  (fc): Linear()\n)', 60)).toBe('Net( …');
});
