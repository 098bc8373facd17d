/** The way from an index to its place by offset and strides: that of the element in memory, for every index. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  coverage,
  elementCount,
  indicesOn,
  overlapsItself,
  placeOf,
  timesOn,
  unravel,
} from '../../web/diagram/geometry';
import { strideNotes } from '../../web/diagram/strides';
import { walkText, walkTo } from '../../web/diagram/walk';
import { buildPicture } from '../../web/diagram/model';
import { layoutStrip } from '../../web/diagram/strip-layout';
import { layoutWalk } from '../../web/diagram/walk-layout';
import { recordedStep } from './recorded';

const strided = fc
  .record({
    offset: fc.nat(5),
    dims: fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.nat(4)), { maxLength: 3 }),
  })
  .map(({ offset, dims }) => ({
    offset,
    sizes: dims.map(([n]) => n),
    strides: dims.map(([, stride]) => stride),
  }));

test('is told step by step', () => {
  expect(walkText({ offset: 1, sizes: [3, 2], strides: [1, 3] }, [2, 1])).toBe('1 + 2·1 + 1·3 = 6');
  expect(walkText({ offset: 4, sizes: [2, 5], strides: [0, 1] }, [1, 3])).toBe('4 + 1·0 + 3·1 = 7');
  expect(walkText({ offset: 5, sizes: [], strides: [] }, [])).toBe('5');
});

test('goes from the offset, each dimension a step at a time', () => {
  const { offset, legs, place } = walkTo({ offset: 1, sizes: [3, 4], strides: [1, 3] }, [2, 3]);
  expect(legs.map(({ places }) => places)).toEqual([
    [2, 3],
    [6, 9, 12],
  ]);
  expect([offset, place]).toEqual([1, 12]);
});

test('of a thousand steps, some are told, and the end', () => {
  const { legs, place } = walkTo({ offset: 0, sizes: [5000], strides: [2] }, [4000]);
  expect(legs[0]!.places.length).toBeLessThan(100);
  expect(legs[0]!.places.at(-1)).toBe(8000);
  expect(place).toBe(8000);
});

test('ends where the element is drawn', () => {
  fc.assert(
    fc.property(strided, (tensor) => {
      for (const [place, indices] of coverage(tensor, 100))
        for (const index of indices) {
          const { legs, place: end } = walkTo(tensor, index);
          expect(end).toBe(place);
          expect(legs.flatMap(({ places }) => places).at(-1) ?? tensor.offset).toBe(place);
          expect(walkText(tensor, index)).toMatch(new RegExp(`(^|= )${place}$`));
        }
    }),
  );
});

test('all elements on a place are found, and only those', () => {
  fc.assert(
    fc.property(strided, fc.nat(30), (tensor, place) => {
      const all = Array.from({ length: elementCount(tensor.sizes) }, (_, n) =>
        unravel(n, tensor.sizes),
      ).filter((index) => placeOf(tensor, index) === place);
      const sorted = (list: number[][]): string[] => list.map((index) => index.join()).sort();
      expect(sorted([...indicesOn(tensor, place)])).toEqual(sorted(all));
      expect(timesOn(tensor, place)).toBe(all.length);
    }),
  );
});

test('a tensor overlaps itself where dimensions that move meet', () => {
  fc.assert(
    fc.property(strided, (tensor) => {
      const kept = tensor.sizes.flatMap((_, dim) => (tensor.strides[dim] ? [dim] : []));
      const sizes = kept.map((dim) => tensor.sizes[dim]!);
      const alone = { offset: 0, sizes, strides: kept.map((dim) => tensor.strides[dim]!) };
      const places = Array.from({ length: elementCount(sizes) }, (_, n) =>
        placeOf(alone, unravel(n, sizes)),
      );
      if (places.length && !tensor.sizes.includes(0))
        expect(overlapsItself(tensor)).toBe(new Set(places).size < places.length);
    }),
  );
});

test('strides are read at a glance', () => {
  const notes = (sizes: number[], strides: number[]): string =>
    strideNotes({ offset: 0, sizes, strides }).join('; ');
  expect(notes([2, 3], [3, 1])).toBe('');
  expect(notes([3, 3], [0, 1])).toBe('stride 0: every row is the same memory');
  expect(notes([3, 4], [1, 0])).toBe('stride 0: every column is the same memory');
  expect(notes([5], [0])).toBe('stride 0: all 5 elements are one cell');
  expect(notes([2, 4, 3], [3, 0, 1])).toBe(
    'stride 0: the 4 indices of dimension 1 are the same memory',
  );
  expect(notes([3, 2], [1, 3])).toBe('transposed: a step down is 1 in memory, a step right 3');
  expect(notes([2, 3, 4], [1, 8, 2])).toBe('permuted: neighbours in memory differ in dimension 0');
  expect(notes([5, 3], [1, 1])).toBe('overlaps: each row shares 2 cells with the next');
  expect(notes([3, 3], [2, 1])).toBe('overlaps: each row shares 1 cell with the next');
  expect(notes([2, 2, 2], [1, 1, 1])).toBe('overlaps: some of its elements share a cell');
  expect(notes([4], [3])).toBe('takes every 3rd cell');
  expect(notes([2, 2], [4, 2])).toBe('takes every 2nd cell of a row');
  expect(notes([2, 3], [5, 1])).toBe('skips 2 cells after each row');
  expect(notes([1, 1], [7, 9])).toBe('');
  expect(notes([0, 3], [0, 1])).toBe('');
});

test('is drawn along the edges of the cells that it passes', () => {
  const [storage] = buildPicture([recordedStep('views and their base')], 0).memory;
  const layout = layoutStrip(storage!, 640);
  const z = storage!.tensors.find(({ label }) => label === 'z')!;
  const way = layoutWalk(layout, walkTo(z, [2, 1]));
  const cell = (place: number) => layout.cells.find((one) => one.cell.index === place)!;
  const inset = { x: way.start!.x - cell(z.offset).x, y: way.start!.y - cell(z.offset).y };
  const [down, right] = z.strides as [number, number];
  expect(way.legs.map(({ dim, stops }) => [dim, stops.length])).toEqual([
    [0, 2],
    [1, 1],
  ]);
  const end = cell(2 * down + right);
  expect(way.end).toEqual({ x: end.x + inset.x, y: end.y + inset.y });
  // Each line begins where the one before has ended.
  const [first, second] = way.legs;
  expect(second!.path.startsWith(`M${first!.stops.at(-1)!.x} ${first!.stops.at(-1)!.y}`)).toBe(
    true,
  );
});

test('a tensor that overlaps itself has a bar for each of its rows', () => {
  const step = recordedStep('views and their base');
  const x = step.snapshot.tensors.find(({ base }) => base === null)!;
  Object.assign(x, { sizes: [4, 3], strides: [1, 1] });
  const [storage] = buildPicture([step], 0).memory;
  const tensors = storage!.tensors.filter(({ id }) => id === x.id);
  const { cells, runs } = layoutStrip({ ...storage!, tensors, pitch: null }, 640);
  const bars = runs.filter(({ slice }) => slice !== null);
  expect(bars.map(({ text }) => text)).toEqual(['[0]', '[1]', '[2]', '[3]']);
  expect(bars.map(({ places }) => places.start)).toEqual([0, 1, 2, 3]);
  // None covers another.
  for (const a of bars)
    for (const b of bars)
      if (a !== b && a.y === b.y) expect(a.x + a.width < b.x || b.x + b.width < a.x).toBe(true);
  expect(cells.map(({ times }) => times)).toEqual([1, 2, 3, 3, 2, 1]);
});
