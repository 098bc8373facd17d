/**
 * Checks the layout of our Python, and what its linter finds in it, with the settings of .ruff.toml;
 * with --write, lays it out.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { PositionEncoding, Workspace } from '@astral-sh/ruff-wasm-nodejs';
import { parse } from 'smol-toml';
import { filesBelow, inTree } from './steps.mjs';

const write = process.argv.includes('--write');
const workspace = new Workspace(
  parse(readFileSync(inTree('.ruff.toml'), 'utf8')),
  PositionEncoding.Utf16,
);
const found = [];
for (const file of ['web', 'tests/recorded', 'tests/facts', 'tests/fuzz'].flatMap((folder) =>
  filesBelow(folder, (name) => name.endsWith('.py')),
)) {
  const text = readFileSync(inTree(file), 'utf8');
  const laidOut = workspace.format(text);
  if (laidOut !== text) {
    if (write) writeFileSync(inTree(file), laidOut);
    else found.push(`${file}: not laid out as ruff does it (npm run format)`);
  }
  for (const { code, message, start_location: at } of workspace.check(laidOut)) {
    if (code === 'F401' && file.endsWith('/__init__.py')) continue; // a package's names
    found.push(`${file}:${at.row}: ${code} ${message}`);
  }
}
for (const line of found) console.log(line);
process.exit(found.length ? 1 : 0);
