/** The files that a boot needs, from the build folder. */
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { engineFileInNode } from '../engine/fused-node';
import type { BootAssets } from './protocol';
import type { Files } from './worker';

const read = (address: string) => readFile(fileURLToPath(address));

/** Finds the files of packages to import, by name; it runs where programs have been confined. */
export function packagesBeside(assets: BootAssets): (name: string) => Uint8Array | undefined {
  const folder = fileURLToPath(new URL('packages/', assets.packages));
  return (name) => {
    const file = `${folder}${name}.bin`;
    return existsSync(file) ? new Uint8Array(readFileSync(file)) : undefined;
  };
}

export const files: Files = {
  engine: engineFileInNode(),
  read,
  findPackage: packagesBeside,
  compile: async (address) => WebAssembly.compile(await read(address)),
};
