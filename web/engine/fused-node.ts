/** The same in Node, where the instructions may have to be asked for. */
import { ENGINE_FILES, engineFile, knowsRelaxed } from './fused';

// Not at the top of a bundle, which pages load too.
const { setFlagsFromString } = await import(/* @vite-ignore */ 'node:v8');

/**
 * The name of the engine's file for this process; the portable one where TENSORGLASS_PORTABLE is set.
 * Node 20 has the instructions behind a flag, which holds for all that is compiled after this.
 */
export function engineFileInNode(): string {
  if (process.env.TENSORGLASS_PORTABLE) return ENGINE_FILES.portable;
  if (!knowsRelaxed()) setFlagsFromString('--experimental-wasm-relaxed-simd');
  return engineFile();
}
