/** The files that a boot needs, from the build folder. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Files } from './worker';

const read = (address: string) => readFile(fileURLToPath(address));

export const files: Files = {
  read,
  compile: async (address) => WebAssembly.compile(await read(address)),
};
