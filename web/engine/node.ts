/** The package's entry in Node: the JavaScript API, started from the files of the build. */
import { readFile } from 'node:fs/promises';
import type { EngineFactory } from './load';
import { open as openFrom } from './tensor';
import type { Torch } from './tensor';

export { DType, ellipsis, Float, Slice, Tensor, TensorglassError, Torch } from './tensor';
export type { Data, Index, Snapshot, TensorOptions } from './tensor';

/** Starts an engine of its own, with nothing in it. */
export async function open(): Promise<Torch> {
  // From build/js/engine.mjs, which is what this becomes.
  const wasm = new URL('../wasm/', import.meta.url);
  const [glue, binary] = await Promise.all([
    import(/* @vite-ignore */ new URL('tensorglass.js', wasm).href) as Promise<{
      default: EngineFactory;
    }>,
    readFile(new URL('tensorglass.wasm', wasm)),
  ]);
  return openFrom(glue.default, binary);
}
