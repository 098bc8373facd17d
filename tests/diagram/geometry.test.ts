/** Which places a strided tensor covers, and how storages wrap into rows. */
import { describe, expect, test } from '@jest/globals';
import {
  columnsFor,
  coverage,
  indicesOn,
  isDense,
  overlapsItself,
  pitch,
  placeOf,
  reachOf,
  unravel,
  visibleRows,
} from '../../web/diagram/geometry';

const places = (offset: number, sizes: number[], strides: number[], limit = 256) =>
  [...coverage({ offset, sizes, strides }, limit).keys()].sort((a, b) => a - b);

describe('coverage', () => {
  test('of a slice with a step starts at its offset', () => {
    expect(places(1, [3], [2])).toEqual([1, 3, 5]);
  });
  test('of a column takes one place a row', () => {
    expect(places(2, [3], [4])).toEqual([2, 6, 10]);
  });
  test('of a scalar is one place', () => {
    expect(places(5, [], [])).toEqual([5]);
  });
  test('of no elements is empty', () => {
    expect(places(0, [0, 3], [3, 1])).toEqual([]);
  });
  test('of an expanded tensor keeps the indices that meet in one place', () => {
    const covered = coverage({ offset: 0, sizes: [2, 3], strides: [0, 1] }, 256);
    expect(covered.get(1)).toEqual([
      [0, 1],
      [1, 1],
    ]);
  });
  test.each([
    { offset: 5, sizes: [2, 3], strides: [-3, -1] },
    { offset: 2, sizes: [2, 3], strides: [3, -1] },
    { offset: 9, sizes: [2, 2, 2], strides: [1, -4, -2] },
  ])('backwards: %j has each element where its index leads', (array) => {
    const covered = coverage(array, 256);
    const count = array.sizes.reduce((product, size) => product * size, 1);
    for (let n = 0; n < count; n++) {
      const index = unravel(n, array.sizes);
      const place = placeOf(array, index);
      expect(covered.get(place)).toEqual([index]);
      expect([...indicesOn(array, place)]).toEqual([index]);
    }
    expect(covered.size).toBe(count);
    const all = [...covered.keys()];
    expect(reachOf(array)).toEqual([Math.min(...all), Math.max(...all)]);
    expect(overlapsItself(array)).toBe(false);
  });
  test('of a huge tensor stops at the limit', () => {
    expect(places(0, [1e5, 1e5], [1e5, 1], 256)).toHaveLength(256);
    expect(places(0, [1e10], [0], 256)).toEqual([0]);
  });
});

describe('rows', () => {
  test('are as long as the second smallest stride', () => {
    expect(pitch({ offset: 0, sizes: [3, 4], strides: [4, 1] })).toBe(4);
    expect(pitch({ offset: 0, sizes: [4, 3], strides: [1, 4] })).toBe(4);
    expect(pitch({ offset: 0, sizes: [2, 3, 4], strides: [12, 4, 1] })).toBe(4);
    expect(pitch({ offset: 0, sizes: [5], strides: [2] })).toBeNull();
    expect(pitch({ offset: 8, sizes: [3, 3], strides: [-3, -1] })).toBe(3);
    expect(isDense({ offset: 8, sizes: [3, 3], strides: [-3, -1] })).toBe(true);
  });
  test('are broken evenly where the row does not fit', () => {
    expect(columnsFor(200, 50, 16)).toBe(10);
    expect(columnsFor(12, 4, 16)).toBe(4);
    expect(columnsFor(100, null, 16)).toBe(16);
    expect(columnsFor(6, null, 16)).toBe(6);
  });
  test('of a long storage leave out the middle', () => {
    const { rows, hidden } = visibleRows(200, 200, 10, 8);
    expect(rows).toHaveLength(7);
    expect(rows.at(-1)).toEqual({ start: 190, end: 200 });
    expect(hidden).toEqual({ start: 60, end: 190 });
  });
  test('beyond the known elements are counted only', () => {
    const { rows, hidden } = visibleRows(1000, 256, 10, 8);
    expect(rows).toHaveLength(8);
    expect(hidden).toEqual({ start: 80, end: 1000 });
  });
});
