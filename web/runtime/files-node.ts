/** The files that a boot needs, from the build folder. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { engineFileInNode } from '../engine/fused-node';
import type { Files } from './worker';

const read = (address: string) => readFile(fileURLToPath(address));

export const files: Files = {
  engine: engineFileInNode(),
  read,
  compile: async (address) => WebAssembly.compile(await read(address)),
};
