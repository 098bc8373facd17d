/** Where products of matrices round, in each of the engine's files. */
import { readFileSync } from 'node:fs';

import { expect, test } from '@jest/globals';

import { ENGINE_FILES } from '../../web/engine/fused';
import { engineFileInNode } from '../../web/engine/fused-node';
import { open } from '../../web/engine/tensor';
import { buildFolder } from './harness';

const { default: factory } = await import(new URL('tensorglass.js', buildFolder).href);

type Sum = (sum: number, a: number, b: number) => number;
const rounded: Sum = (sum, a, b) => Math.fround(sum + Math.fround(a * b));
const fused: Sum = (sum, a, b) => Math.fround(sum + a * b);

/** The product of a matrix of `rows` by 64 with one of 64 by 64, in the engine and by hand. */
async function product(file: string, rows: number, add: Sum): Promise<[unknown, unknown]> {
  const torch = await open(
    factory,
    new WebAssembly.Module(readFileSync(new URL(file, buildFolder))),
  );
  const wave = (count: number, phase: number) =>
    Array.from({ length: count }, (_, i) => Math.fround(Math.sin(i * 0.7 + phase)));
  const a = wave(rows * 64, 0);
  const b = wave(64 * 64, 1);
  const expected = Array.from({ length: rows }, (_, i) =>
    Array.from({ length: 64 }, (_, j) => {
      let sum = 0;
      for (let p = 0; p < 64; p++) sum = add(sum, a[i * 64 + p]!, b[p * 64 + j]!);
      return sum;
    }),
  );
  const matrix = (values: number[]) =>
    torch.tensor(values.map((x) => torch.float(x))).reshape([-1, 64]);
  return [torch.mm(matrix(a), matrix(b)).tolist(), expected];
}

const files = [...new Set([ENGINE_FILES.portable, engineFileInNode()])];

test.each(files)('%s rounds each product of small matrices, as PyTorch does', async (file) => {
  const [found, expected] = await product(file, 63, rounded);
  expect(found).toEqual(expected);
});

test.each(files)(
  '%s rounds products of large matrices only where fusing them takes long',
  async (file) => {
    const [found, expected] = await product(
      file,
      64,
      file === ENGINE_FILES.portable ? rounded : fused,
    );
    expect(found).toEqual(expected);
  },
);
