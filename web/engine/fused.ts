/**
 * Which of the engine's two files a machine runs: the one with fused multiply-adds as instructions
 * (relaxed SIMD), or the one that imitates them. Both give the same bits
 * but in large products of matrices and convolutions; the first is faster.
 */

/** As `web/tools/fuse.mjs` writes them. */
export const ENGINE_FILES = {
  fused: 'tensorglass.fused.wasm',
  portable: 'tensorglass.portable.wasm',
} as const;

/**
 * (func (export "f") (param f32 f32 f32) (result f32)
 *   (f32x4.extract_lane 0 (f32x4.relaxed_madd
 *     (f32x4.splat (local.get 0)) (f32x4.splat (local.get 1)) (f32x4.splat (local.get 2)))))
 */
const PROBE = Uint8Array.from(
  atob('AGFzbQEAAAABCAFgA319fQF9AwIBAAcFAQFmAAAKFgEUACAA/RMgAf0TIAL9E/2FAv0fAAs='),
  (letter) => letter.charCodeAt(0),
);

/** Whether relaxed SIMD is known here, fused or not. */
export const knowsRelaxed = (): boolean => WebAssembly.validate(PROBE);

/** Whether its multiply-add rounds once: a processor without the instruction multiplies, then adds. */
function fuses(): boolean {
  if (!knowsRelaxed()) return false;
  const { f } = new WebAssembly.Instance(new WebAssembly.Module(PROBE)).exports;
  const x = 1 + 2 ** -12;
  return (f as (...numbers: number[]) => number)(x, x, -(1 + 2 ** -11)) === 2 ** -24;
}

/** The name of the engine's file for this machine. */
export function engineFile(): string {
  return ENGINE_FILES[fuses() ? 'fused' : 'portable'];
}
