/** Makes the boot snapshot: Python with `torch` imported, as memory to start from. */
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { engineFolder, inTree } from './steps.mjs';

const { loadEngine, makeSnapshot } = await import(
  new URL('../../build/runtime/node.mjs', import.meta.url)
);
const engine = inTree(engineFolder());
const { default: factory } = await import(pathToFileURL(`${engine}/tensorglass.js`));
const pyodide = await import('pyodide');

try {
  const snapshot = await makeSnapshot({
    pyodide,
    indexURL: inTree('node_modules/pyodide/'),
    engine: await loadEngine(factory, readFileSync(`${engine}/tensorglass.portable.wasm`)),
    packages: JSON.parse(readFileSync(inTree('build/runtime/packages.json'), 'utf8')),
  });
  writeFileSync(inTree('build/runtime/snapshot.bin'), snapshot);
  process.exit(0);
} catch (problem) {
  // Not thrown on: Node would show the line it came from, all of Pyodide.
  console.error(`The boot snapshot could not be made: ${problem.message}`);
  process.exit(1);
}
