/** The stream of a call: what is no number takes the call back, and nothing of it stays for the next. */
import { readFileSync } from 'node:fs';

import { expect, test } from '@jest/globals';

import { loadEngine } from '../../web/engine/load';
import { buildFolder } from './harness';

test('a call that is refused half way leaves no arguments behind', async () => {
  const { default: factory } = await import(new URL('tensorglass.js', buildFolder).href);
  const wasm = readFileSync(new URL('tensorglass.wasm', buildFolder));
  const engine = await loadEngine(factory, wasm);
  const seed = engine.intern('random.manual_seed');
  const huge = (1n << 64n) as unknown as number;
  expect(() => engine.call(seed, 2, huge)).toThrow(TypeError);
  expect(engine.call(seed, 2, 7)).toBe(0);
  expect(() => engine.push(2, huge)).toThrow(TypeError);
  expect(engine.call(seed, 2, 7)).toBe(0);
  engine.call(engine.intern('random.initial_seed'));
  expect(engine.result()).toBe('7');
});
