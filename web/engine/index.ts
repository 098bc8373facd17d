/** The package's entry: `import { open } from 'tensorglass'`, in Node and in pages. */
import { engineFile } from './fused';
import { open as openWith, type Torch } from './tensor';
import type { EngineFactory } from './load';

export * from './tensor';
export {
  bfloat16,
  bool,
  complex128,
  complex64,
  float16,
  float32,
  float64,
  int16,
  int32,
  int64,
  int8,
  uint16,
  uint32,
  uint64,
  uint8,
} from './dtype';

/**
 * Starts an engine of its own. `folder` holds tensorglass.js and both of its wasm files; without it they
 * are taken from where the build puts them, beside this module's folder.
 */
export async function open(
  folder: string | URL = new URL('../wasm/', import.meta.url),
): Promise<Torch> {
  const base = new URL(folder, import.meta.url);
  const at = (name: string): string => new URL(name, base.href.replace(/\/?$/, '/')).href;
  const { default: factory } = (await import(/* @vite-ignore */ at('tensorglass.js'))) as {
    default: EngineFactory;
  };
  if (base.protocol !== 'file:') return openWith(factory, fetch(at(engineFile())));
  const { readFile } = await import(/* @vite-ignore */ 'node:fs/promises');
  const { engineFileInNode } = await import('./fused-node');
  return openWith(factory, await readFile(new URL(at(engineFileInNode()))));
}
