/** The raw surface, called with anything: what is refused leaves nothing behind, and no memory is another's. */
import { readFileSync } from 'node:fs';

import { beforeAll, expect, test } from '@jest/globals';

import * as javascript from '../../web/engine/dtype';
import { ERROR, loadEngine, type Engine } from '../../web/engine/load';
import { buildFolder } from './harness';

let engine: Engine;
beforeAll(async () => {
  const { default: factory } = await import(new URL('tensorglass.js', buildFolder).href);
  engine = await loadEngine(factory, readFileSync(new URL('tensorglass.wasm', buildFolder)));
});

const FLOAT32 = 6;
const INT32 = 3;
const garbage = [-1, 0.5, 2 ** 31, 2 ** 53, 2 ** 60, NaN, Infinity, -Infinity];
const message = (): string => JSON.parse(engine.error()).message;

test('a call that is refused half way leaves no arguments behind', () => {
  const seed = engine.intern('random.manual_seed');
  const huge = (1n << 64n) as unknown as number;
  expect(() => engine.call(seed, 2, huge)).toThrow(TypeError);
  expect(engine.call(seed, 2, 7)).toBe(0);
  expect(() => engine.push(2, huge)).toThrow(TypeError);
  expect(engine.call(seed, 2, 7)).toBe(0);
  engine.call(engine.intern('random.initial_seed'));
  expect(engine.result()).toBe('7');
});

test('bytes go in and out as they are, wherever they begin', () => {
  const floats = new Float32Array([1.5, -2, NaN, 0.1]);
  const handle = engine.copyIn(floats, FLOAT32);
  const back = new Float32Array(4);
  expect(engine.copyOut(handle, 0, back)).toBe(0);
  expect(back).toEqual(floats);
  const inside = new Uint8Array(9);
  expect(engine.copyOut(handle, 4, inside.subarray(1, 9))).toBe(0);
  expect(new Float32Array(inside.buffer.slice(1))).toEqual(floats.subarray(1, 3));
  engine.release(handle);
});

test('bytes of nothing', () => {
  const handle = engine.copyIn(new Float32Array(0), FLOAT32);
  expect(engine.copyOut(handle, 0, new Uint8Array(0))).toBe(0);
  expect(engine.copyOut(handle, 0, new Uint8Array(1))).toBe(ERROR);
  engine.release(handle);
});

test('bytes are as they were when the memory grows between', () => {
  const handles: number[] = [];
  const floats = Float32Array.from({ length: 3_000_000 }, (_, i) => i);
  for (let i = 0; i < 12; i++) handles.push(engine.copyIn(floats, FLOAT32));
  const back = new Float32Array(floats.length);
  for (const handle of handles) {
    expect(engine.copyOut(handle, 0, back)).toBe(0);
    expect(back[2_999_999]).toBe(2_999_999);
    engine.release(handle);
  }
});

test('no bytes beyond a storage are read', () => {
  const handle = engine.copyIn(new Int32Array(4), INT32);
  for (const at of [...garbage, 9, 16, 17])
    expect(engine.copyOut(handle, at, new Uint8Array(8))).toBe(ERROR);
  expect(engine.copyOut(handle, 0, new Uint8Array(17))).toBe(ERROR);
  expect(message()).toBe('17 bytes from byte 0 are out of bounds for storage of size 16');
  for (const other of [...garbage, 0, handle + 1])
    expect(engine.copyOut(other, 0, new Uint8Array(1))).toBe(ERROR);
  engine.release(handle);
  expect(engine.copyOut(handle, 0, new Uint8Array(4))).toBe(ERROR);
  expect(message()).toBe(`tensor ${handle} was disposed of`);
});

test('bytes that are none, or no whole elements of a dtype, make no tensor', () => {
  for (const dtype of [...garbage, 5, 8, 9, 99, 256 + FLOAT32])
    expect(engine.copyIn(new Uint8Array(8), dtype)).toBe(ERROR);
  expect(engine.copyIn(new Uint8Array(7), FLOAT32)).toBe(ERROR);
  expect(message()).toBe('7 bytes are no whole number of elements of float32');
  for (const bytes of [null, 8, [1, 2], { length: 8, buffer: 1 }, new ArrayBuffer(8)]) {
    const given = bytes as unknown as ArrayBufferView;
    expect(() => engine.copyIn(given, FLOAT32)).toThrow(TypeError);
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
