/** A storage of many elements: its heat map, the window on it, and elements beyond the list of a snapshot. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  cornerAt,
  frameOf,
  layoutFold,
  outlineOf,
  squareOf,
  windowAt,
  within,
} from '../../web/diagram/fold-layout';
import { buildPicture, cellAt, indicesAt } from '../../web/diagram/model';
import type { StorageModel } from '../../web/diagram/model';
import { layoutMemory } from '../../web/diagram/scene';
import { layoutStrip } from '../../web/diagram/strip-layout';
import { elementAt } from '../../web/diagram/whole';
import type { StorageState } from '../../web/engine/snapshot';
import type { Step } from '../../web/runtime/protocol';
import { recordedStep } from './recorded';

const textOf = ({ buffer }: { buffer: ArrayBufferLike }): string =>
  Buffer.from(buffer).toString('latin1');

/** A step with one tensor `x` of the sizes, that holds the numbers; as a recording has it. */
function stepOf(values: readonly number[], sizes: number[]): Step {
  const step = recordedStep('detach shares');
  const strides = sizes.map((_, dim) => sizes.slice(dim + 1).reduce((n, size) => n * size, 1));
  Object.assign(step.snapshot.storages[0]!, {
    data: values.slice(0, 256),
    count: values.length,
    nbytes: values.length * 4,
    bytes: textOf(new Float32Array(values)),
  });
  step.snapshot.tensors.forEach((tensor) => Object.assign(tensor, { sizes, strides }));
  return step;
}

const storageOf = (...steps: Step[]): StorageModel =>
  buildPicture(steps, steps.length - 1).memory[0]!;
const ramp = (count: number): number[] => Array.from({ length: count }, (_, n) => n - count / 2);

describe('elements beyond the list are read from the bytes', () => {
  const at = (dtype: string, array: { buffer: ArrayBufferLike }, place: number) => {
    const bytes = textOf(array);
    const state = { dtype, data: [], bytes, count: 9, id: 1, nbytes: bytes.length, writes: 0 };
    return elementAt(state as StorageState, place);
  };
  test('of every dtype', () => {
    expect(at('float32', new Float32Array([1, -2.5]), 1)).toBe(-2.5);
    expect(at('float64', new Float64Array([1, 1 / 3]), 1)).toBe(1 / 3);
    expect(at('float32', new Float32Array([NaN]), 0)).toBeNaN();
    expect(at('int64', new BigInt64Array([5n, -(2n ** 60n) - 1n]), 1)).toBe('-1152921504606846977');
    expect(at('int64', new BigInt64Array([5n, -7n]), 1)).toBe(-7);
    expect(at('int32', new Int32Array([3, -4]), 1)).toBe(-4);
    expect(at('int16', new Int16Array([3, -4]), 1)).toBe(-4);
    expect(at('int8', new Int8Array([3, -4]), 1)).toBe(-4);
    expect(at('uint8', new Uint8Array([3, 250]), 1)).toBe(250);
    expect(at('bool', new Uint8Array([0, 1]), 1)).toBe(true);
    expect(at('complex64', new Float32Array([0, 1, 2, -3]), 1)).toBe('2-3j');
  });
  test('and not beyond their end', () => {
    expect(at('float32', new Float32Array(2), 2)).toBeUndefined();
    expect(at('complex64', new Float32Array(3), 1)).toBeUndefined();
  });
});

test('a cell far in knows its value, its names and what stood there', () => {
  const values = ramp(10_000);
  const after = [...values];
  after[7777] = 42;
  const storage = storageOf(stepOf(values, [100, 100]), stepOf(after, [100, 100]));
  expect(cellAt(storage, 7777)).toMatchObject({ text: '42.', changed: true, before: '2777.' });
  expect(cellAt(storage, 7778)).toMatchObject({ changed: false, before: null });
  expect(cellAt(storage, 10_000)).toBeUndefined();
  expect(storage.changed).toBe(1);
  expect(storage.writtenUnseen).toBe(false);
  expect(indicesAt(storage.tensors[0]!, 7777)).toEqual([[77, 77]]);
});

test('what fits is drawn cell by cell, what does not is folded, what is not recorded is cut', () => {
  const scene = (step: Step) => layoutMemory(buildPicture([step], 0), 640).memory[0]!;
  expect(scene(stepOf(ramp(40), [4, 10]))).toMatchObject({ fold: null });
  expect(scene(stepOf(ramp(10_000), [100, 100]))).toMatchObject({ strip: null });
  const cut = stepOf(ramp(10_000), [100, 100]);
  delete cut.snapshot.storages[0]!.bytes;
  expect(scene(cut).fold).toBeNull();
  expect(scene(cut).strip!.hidden).not.toBeNull();
});

const sizes = fc.oneof(
  fc.tuple(fc.integer({ min: 9, max: 120 }), fc.integer({ min: 2, max: 120 })),
  fc.tuple(fc.integer({ min: 100, max: 9000 })),
);
const width = fc.integer({ min: 300, max: 1200 });

test('the heat map stays within the panel, and each place has a square of it', () => {
  fc.assert(
    fc.property(sizes, width, fc.nat(), (shape, panel, n) => {
      const count = shape.reduce((product, size) => product * size, 1);
      const fold = layoutFold(storageOf(stepOf(Array(count).fill(1), [...shape])), panel);
      expect(fold.width + fold.gutter).toBeLessThanOrEqual(panel);
      // The greatest index stands there whole, in letters of 6.6 pixels.
      const last = layoutStrip(fold.storage, panel, {
        shown: windowAt(fold, within(fold, { row: fold.rows, column: 0 })),
      }).rowLabels.at(-1)!;
      expect(last.x - last.text.length * 6.6).toBeGreaterThanOrEqual(0);
      expect(fold.height).toBeLessThanOrEqual(320);
      const square = squareOf(fold, n % count);
      expect(square).toBeGreaterThanOrEqual(0);
      expect(square).toBeLessThan(fold.across * fold.down);
    }),
    { numRuns: 25 },
  );
});

test('a window around any point lies within the storage and under the pointer', () => {
  fc.assert(
    fc.property(
      sizes,
      width,
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (shape, panel, right, down) => {
        const count = shape.reduce((product, size) => product * size, 1);
        const fold = layoutFold(storageOf(stepOf(Array(count).fill(1), [...shape])), panel);
        const corner = cornerAt(fold, right * fold.width, down * fold.height);
        expect(within(fold, corner)).toEqual(corner);
        const rows = windowAt(fold, corner);
        expect(rows.length).toBeGreaterThan(0);
        for (const { start, end } of rows) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(count);
        }
        const strip = layoutStrip(fold.storage, panel, { shown: rows });
        expect(strip.width).toBeLessThanOrEqual(panel);
        expect(strip.cells.map(({ cell }) => cell.index)).toEqual(
          rows.flatMap(({ start, end }) =>
            Array.from({ length: end - start }, (_, n) => start + n),
          ),
        );
        const frame = frameOf(fold, corner);
        expect(frame.x + frame.width).toBeLessThanOrEqual(fold.width + 6);
        expect(frame.y + frame.height).toBeLessThanOrEqual(fold.height + 6);
      },
    ),
    { numRuns: 25 },
  );
});

test('squares are shaded by their means, about zero; what changed and what is nan is marked', () => {
  const values = ramp(10_000);
  const fold = layoutFold(storageOf(stepOf(values, [100, 100])), 640);
  const shades = fold.shades.map(({ shade }) => shade);
  expect(Math.min(...(shades as number[]))).toBe(-8);
  expect(Math.max(...(shades as number[]))).toBe(8);
  expect(fold.about).toMatch(/^A square is the mean of 10 elements, from -4800\. to 4799\.$/);
  expect(fold.changed).toBe('');

  const after = [...values];
  after[7777] = NaN;
  const changed = layoutFold(storageOf(stepOf(values, [100, 100]), stepOf(after, [100, 100])), 640);
  expect(changed.shades.map(({ shade }) => shade)).toContain('nan');
  expect(changed.changed).toBe(outlineOf(changed, 7777));
});

test('a tensor is outlined on the heat map where its elements are', () => {
  const storage = storageOf(stepOf(ramp(10_000), [100, 100]));
  const fold = layoutFold(storage, 640);
  const [x] = storage.tensors;
  const row = { ...x!, sizes: [100], strides: [1], offset: 5000, count: 100 };
  const squares = new Set(Array.from({ length: 100 }, (_, n) => squareOf(fold, 5000 + n)));
  expect(outlineOf(fold, row).match(/M/g)).toHaveLength(squares.size);
});
