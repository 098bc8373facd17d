/**
 * node tensorglass-python.mjs HARNESS: the Python package in Pyodide, as the playground runs it.
 * Every workload is Python; a sample is timed around one call that repeats it n times.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bootHere, nodeAssets } from '../../../build/runtime/node.mjs';

const { serve } = await import(pathToFileURL(process.argv[2]));
const root = fileURLToPath(new URL('../../../', import.meta.url));
const { pyodide: python } = await bootHere(nodeAssets(root));
python.runPython(readFileSync(new URL('workloads.py', import.meta.url), 'utf8'));

const make = (name) => () => {
  const run = python.runPython(`workloads["${name}"]()`);
  return (n) => void run(n);
};
const names = python.runPython('" ".join(workloads)').split(' ');
await serve(
  { peer: 'tensorglass-python' },
  Object.fromEntries(names.map((name) => [name, make(name)])),
);
