/** Makes of each package in web/packages the file that programs get it from, and says which needs which. */
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { loadPyodide } from 'pyodide';
import { filesBelow, inTree } from './steps.mjs';

const SOURCES = 'web/packages';
const TARGET = inTree('build/runtime/packages');
/** Where tracebacks would say that the packages lie: beside `torch`, of which they say nothing either. */
const FOLDER = '/lib/tensorglass';

const python = await loadPyodide({ fullStdLib: false });
python.FS.writeFile('packages.py', readFileSync(inTree('web/runtime/packages.py')));
const packages = python.pyimport('packages');
rmSync(TARGET, { recursive: true, force: true });
mkdirSync(TARGET, { recursive: true });
const names = readdirSync(inTree(SOURCES));
const needs = {};
for (const name of names) {
  const paths = filesBelow(`${SOURCES}/${name}`, (file) => file.endsWith('.py'));
  const texts = paths.map((path) => [relative(SOURCES, path), readFileSync(inTree(path), 'utf8')]);
  const sources = python.toPy(Object.fromEntries(texts));
  writeFileSync(`${TARGET}/${name}.bin`, packages.pack(FOLDER, sources).toJs());
  const imported = packages.imported(sources).toJs();
  needs[name] = imported.filter((other) => other !== name && names.includes(other));
}
writeFileSync(`${TARGET}/needs.json`, JSON.stringify(needs));
process.exit(0);
