/** The raw surface, called with anything: what is refused leaves nothing behind, and no memory is another's. */
import { readdirSync, readFileSync } from 'node:fs';

import { beforeAll, expect, test } from '@jest/globals';

import * as javascript from '../../web/engine/dtype';
import type { Engine } from '../../web/engine/load';
import { bareEngine } from './harness';

let engine: Engine;
beforeAll(async () => {
  engine = await bareEngine();
});

const garbage = [-1, 0.5, 2 ** 31, 2 ** 53, 2 ** 60, NaN, Infinity, -Infinity];
const message = (): string => JSON.parse(engine.error()).message;

test('a call that is refused half way leaves no arguments behind', () => {
  const seed = engine.intern('random.manual_seed');
  const huge = (1n << 64n) as unknown as number;
  const { Int } = engine.form.tags;
  expect(() => engine.call(seed, Int, huge)).toThrow(TypeError);
  expect(engine.call(seed, Int, 7)).toBe(0);
  engine.put(Int);
  expect(() => engine.put(huge)).toThrow(TypeError);
  expect(engine.call(seed, Int, 7)).toBe(0);
  engine.call(engine.intern('random.initial_seed'));
  expect(engine.result()).toBe('7');
});

test('bytes go in and out as they are, wherever they begin', () => {
  const floats = new Float32Array([1.5, -2, NaN, 0.1]);
  const handle = engine.copyIn(floats, engine.form.dtypes.float32!);
  const back = new Float32Array(4);
  expect(engine.copyOut(handle, 0, back)).toBe(0);
  expect(back).toEqual(floats);
  const inside = new Uint8Array(9);
  expect(engine.copyOut(handle, 4, inside.subarray(1, 9))).toBe(0);
  expect(new Float32Array(inside.buffer.slice(1))).toEqual(floats.subarray(1, 3));
  engine.release(handle);
});

test('bytes of nothing', () => {
  const handle = engine.copyIn(new Float32Array(0), engine.form.dtypes.float32!);
  expect(engine.copyOut(handle, 0, new Uint8Array(0))).toBe(0);
  expect(engine.copyOut(handle, 0, new Uint8Array(1))).toBe(engine.form.answers.error);
  engine.release(handle);
});

test('bytes are as they were when the memory grows between', () => {
  const handles: number[] = [];
  const floats = Float32Array.from({ length: 3_000_000 }, (_, i) => i);
  for (let i = 0; i < 12; i++) handles.push(engine.copyIn(floats, engine.form.dtypes.float32!));
  const back = new Float32Array(floats.length);
  for (const handle of handles) {
    expect(engine.copyOut(handle, 0, back)).toBe(0);
    expect(back[2_999_999]).toBe(2_999_999);
    engine.release(handle);
  }
});

test('no bytes beyond a storage are read', () => {
  const handle = engine.copyIn(new Int32Array(4), engine.form.dtypes.int32!);
  for (const at of [...garbage, 9, 16, 17])
    expect(engine.copyOut(handle, at, new Uint8Array(8))).toBe(engine.form.answers.error);
  expect(engine.copyOut(handle, 0, new Uint8Array(17))).toBe(engine.form.answers.error);
  expect(message()).toBe('17 bytes from byte 0 are out of bounds for storage of size 16');
  for (const other of [...garbage, 0, handle + 1])
    expect(engine.copyOut(other, 0, new Uint8Array(1))).toBe(engine.form.answers.error);
  engine.release(handle);
  expect(engine.copyOut(handle, 0, new Uint8Array(4))).toBe(engine.form.answers.error);
  expect(message()).toBe(`tensor ${handle} was disposed of`);
});

test('bytes that are none, or no whole elements of a dtype, make no tensor', () => {
  for (const dtype of [...garbage, 8, 12, 99, 256 + engine.form.dtypes.float32!])
    expect(engine.copyIn(new Uint8Array(8), dtype)).toBe(engine.form.answers.error);
  expect(engine.copyIn(new Uint8Array(7), engine.form.dtypes.float32!)).toBe(
    engine.form.answers.error,
  );
  expect(message()).toBe('7 bytes are no whole number of elements of float32');
  for (const bytes of [null, 8, [1, 2], { length: 8, buffer: 1 }, new ArrayBuffer(8)]) {
    const given = bytes as unknown as ArrayBufferView;
    expect(() => engine.copyIn(given, engine.form.dtypes.float32!)).toThrow(TypeError);
    expect(() => engine.copyOut(1, 0, given)).toThrow(TypeError);
  }
  expect(engine.call(engine.intern('state.live'))).toBeLessThan(0);
  expect(JSON.parse(JSON.parse(engine.result()))).toEqual({ tensors: 0, storages: 0, nodes: 0 });
});

test("JavaScript's dtypes have the engine's codes", () => {
  const { dtypes } = engine.form;
  const ours = Object.values(javascript).filter((each) => each instanceof javascript.DType);
  expect(Object.fromEntries(ours.map(({ name, code }) => [name, code]))).toEqual(dtypes);
});

const folder = new URL('../../engine/bindings/', import.meta.url);
const primitives = readdirSync(folder)
  .filter((file) => file.endsWith('.cpp'))
  .flatMap((file) => [
    ...readFileSync(new URL(file, folder), 'utf8').matchAll(/\{"([a-z]+\.\w+)", p/g),
  ])
  .map(([, name]) => name!);

test('primitives take what is no argument of theirs for an error', () => {
  expect(primitives.length).toBeGreaterThan(70);
  const { None, Tensor, Int, BigInt, HugeInt, Float, Str, List, Tuple, DType, Slice } =
    engine.form.tags;
  const { float32, int32 } = engine.form.dtypes;
  const x = engine.copyIn(new Float32Array([1, 2, 3, 4]), float32!);
  const whole = engine.copyIn(new Int32Array([5]), int32!);
  const values = [
    [None],
    [Tensor, x],
    [Tensor, whole],
    [Tensor, 1e5],
    [Int, 0],
    [Int, -1],
    [Int, 1e5],
    [BigInt, -1, 5],
    [HugeInt, 2 ** 70],
    [Float, NaN],
    [Str, engine.intern('text')],
    [List, 2, Int, -5, Int, 3],
    [List, 1, Tuple, 1, None],
    [List, 2, Tensor, x, None],
    [DType, int32!],
    [Slice, None, None, None],
    [99],
  ];
  const rests = [[], [List, 1, Int, 2, Int, 0, DType, float32!], [Tensor, x, Tensor, x, Int, 1]];
  const internal: string[] = [];
  let turn = 0;
  for (const name of primitives)
    for (const first of values)
      for (const second of values) {
        const rest = rests[turn++ % rests.length]!;
        const answer = engine.call(engine.intern(name), ...first, ...second, ...rest);
        if (answer > 0 && answer !== x && answer !== whole) engine.release(answer);
        else if (answer === engine.form.answers.error && message().includes('internal error'))
          internal.push(name);
      }
  expect(internal).toEqual([]);
  const y = engine.copyIn(new Int32Array([5]), int32!);
  expect(engine.call(engine.intern('tensor.item'), Tensor, y)).toBe(engine.form.answers.other);
  expect(engine.result()).toBe('5');
});
