/** Checks the layout of all sources, or with --write makes it: clang-format for C++, ruff for Python, prettier for the rest. */
import { spawnSync } from 'node:child_process';
import { filesBelow, inTree } from './steps.mjs';

const write = process.argv.includes('--write');
const cpp = ['engine', 'tests/native', 'tests/bench'].flatMap((folder) =>
  filesBelow(folder, (file) => /\.(cpp|h)$/.test(file)),
);
const run = (command, args) =>
  spawnSync(command, args, { cwd: inTree('.'), stdio: 'inherit' }).status;
const results = [
  run('clang-format', [...(write ? ['-i'] : ['--dry-run', '--Werror']), ...cpp]),
  run('npx', [
    '--no-install',
    'prettier',
    write ? '--write' : '--check',
    '--cache',
    '--cache-strategy=content',
    '--log-level',
    'warn',
    '.',
  ]),
  run(process.execPath, ['web/tools/python-style.mjs', ...(write ? ['--write'] : [])]),
];
process.exit(results.some((status) => status !== 0) ? 1 : 0);
