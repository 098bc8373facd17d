/** The engine's two files: which is taken, and that nothing is left to import. */
import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';

import { expect, test } from '@jest/globals';

import { engineFile, ENGINE_FILES, knowsRelaxed } from '../../web/engine/fused';
import { engineFileInNode } from '../../web/engine/fused-node';
import { buildFolder } from './harness';

const importsOf = (name: string) =>
  WebAssembly.Module.imports(new WebAssembly.Module(readFileSync(new URL(name, buildFolder))));

/** Without it Node 20 compiles nothing that has the instructions. */
setFlagsFromString('--experimental-wasm-relaxed-simd');

test('neither file imports what stood for the instructions', () => {
  for (const name of Object.values(ENGINE_FILES))
    expect(importsOf(name).filter(({ module }) => module === 'fused')).toEqual([]);
});

test('a processor with the instruction runs the file that has it, unless told otherwise', () => {
  const { TENSORGLASS_PORTABLE: before = '' } = process.env;
  const inHardware =
    process.arch === 'arm64' || / fma /.test(readFileSync('/proc/cpuinfo', 'utf8'));
  try {
    process.env.TENSORGLASS_PORTABLE = '';
    const expected = inHardware ? ENGINE_FILES.fused : ENGINE_FILES.portable;
    expect(engineFileInNode()).toBe(expected);
    expect(engineFile()).toBe(expected);
    expect(knowsRelaxed()).toBe(true);
    process.env.TENSORGLASS_PORTABLE = '1';
    expect(engineFileInNode()).toBe(ENGINE_FILES.portable);
  } finally {
    process.env.TENSORGLASS_PORTABLE = before;
  }
});
