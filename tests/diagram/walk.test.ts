/** The way from an index to its place by offset and strides: that of the element in memory, for every index. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { coverage } from '../../web/diagram/geometry';
import { walk } from '../../web/diagram/walk';

test('is told step by step', () => {
  expect(walk({ offset: 1, sizes: [3, 2], strides: [1, 3] }, [2, 1])).toBe('1 + 2 × 1 + 1 × 3 = 6');
  expect(walk({ offset: 4, sizes: [2, 5], strides: [0, 1] }, [1, 3])).toBe('4 + 1 × 0 + 3 × 1 = 7');
  expect(walk({ offset: 5, sizes: [], strides: [] }, [])).toBe('5');
});

test('ends where the element is drawn', () => {
  const tensor = fc.record({
    offset: fc.nat(5),
    dims: fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.nat(4)), { maxLength: 3 }),
  });
  fc.assert(
    fc.property(tensor, ({ offset, dims }) => {
      const strided = { offset, sizes: dims.map(([n]) => n), strides: dims.map(([, s]) => s) };
      for (const [place, indices] of coverage(strided, 100))
        for (const index of indices) {
          const way = walk(strided, index);
          expect(way === String(place) || way.endsWith(` = ${place}`)).toBe(true);
        }
    }),
  );
});
