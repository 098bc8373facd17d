/**
 * Sets up, builds and runs every test: `npm test`. Ends with one line `N passed, N failed`.
 * Names of suites as arguments run only those: `npm test -- layers native`.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { setup } from './setup.mjs';
import { filesBelow, inTree, root } from './steps.mjs';

setup({ test: true });
const { build } = await import('./build.mjs');

const results = inTree('build/results');
/** Tests that passed only when they were run again. */
const unsteady = [];

/** Each suite gives its counts; what it prints is shown as it comes. */
const suites = {
  format: () => oneCheck('node', ['web/tools/format.mjs']),
  types: () => oneCheck('npx', ['--no-install', 'tsc', '--noEmit', '-p', '.']),
  typings: () => oneCheck('node', ['web/tools/typings.mjs', '--check']),
  layers,
  native,
  diagram: () => jest('diagram'),
  tutorial: () => jest('tutorial'),
  wasm: () => jest('wasm'),
  portable,
  python: () => jest('python'),
  conformance: () => conformance(),
  browser,
};

/** What holds bits, once more in the engine's file without fused multiply-adds. */
async function portable() {
  const env = { TENSORGLASS_PORTABLE: '1' };
  const [wasm, programs] = [await jest('wasm', env), await conformance(env)];
  return { passed: wasm.passed + programs.passed, failed: wasm.failed + programs.failed };
}

async function layers() {
  const { breaches } = await import('./check-layers.mjs');
  const found = breaches();
  for (const breach of found) console.log(breach);
  return { passed: found.length ? 0 : 1, failed: found.length };
}

/** GoogleTest under AddressSanitizer and UBSan. */
async function native() {
  if (!filesBelow('tests/native', (file) => file.endsWith('.cpp')).length)
    return none('tests/native');
  if (await run('cmake', ['--preset', 'asan'])) return { passed: 0, failed: 1 };
  if (await run('cmake', ['--build', '--preset', 'asan'])) return { passed: 0, failed: 1 };
  const report = `${results}/native.json`;
  const status = await run('build/native/native_tests', [
    `--gtest_brief=1`,
    `--gtest_output=json:${report}`,
  ]);
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { tests, failures } = JSON.parse(readFileSync(report, 'utf8'));
  return { passed: tests - failures, failed: failures || (status ? 1 : 0) };
}

/** Jest's project of that name, with more in the environment. */
async function jest(project, env = {}) {
  const report = `${results}/${project}.json`;
  const script = 'node_modules/jest/bin/jest.js';
  const options = [
    '--selectProjects',
    project,
    '--json',
    '--outputFile',
    report,
    '--maxWorkers',
    '2',
  ];
  const status = await run(
    process.execPath,
    ['--experimental-vm-modules', '--no-warnings', script, ...options, '--passWithNoTests'],
    { quietOut: true, env },
  );
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  return { passed: numPassedTests, failed: failed || (status ? 1 : 0) };
}

/** Programs with the output of real PyTorch and NumPy; those that do not pass yet are listed by name. */
async function conformance(env = {}) {
  const folder = 'tests/conformance';
  const programs = filesBelow(folder, (file) => file.endsWith('.py'));
  const families = [
    ...new Set(programs.map(dirname)),
    'tests/fuzz',
    'examples',
    'examples/scripts',
    'examples/detach-clone-deepcopy.html',
  ];
  let text = '';
  await run(
    process.execPath,
    ['web/cli/tensorglass.mjs', 'check', '--expect-fail', `${folder}/not-yet.txt`, ...families],
    { hear: (more) => (text += more), env },
  );
  return countsIn(text);
}

/** Chromium and Firefox, end to end, on dist/ behind a static server. */
async function browser() {
  const files = filesBelow('tests/browser', (file) => /\.test\.m?[jt]s$/.test(file));
  if (!files.length) return none('tests/browser');
  const { browserSuite } = await import('./browser-suite.mjs');
  const options = [
    '--test',
    '--test-concurrency=1',
    '--test-timeout=900000',
    '--test-reporter=tap',
  ];
  const counts = await browserSuite(files, async (more) => {
    let text = '';
    await run(process.execPath, [...options, ...more], { hear: (part) => (text += part) });
    return text;
  });
  for (const name of counts.unsteady) unsteady.push(name);
  return counts;
}

function none(folder) {
  console.log(`there is nothing in ${folder}`);
  return { passed: 0, failed: 0 };
}

function countsIn(text) {
  const [, passed, failed] = /(\d+) passed, (\d+) failed\s*$/.exec(text) ?? [, 0, 1];
  return { passed: Number(passed), failed: Number(failed) };
}

async function oneCheck(command, args) {
  const failed = await run(command, args);
  return failed ? { passed: 0, failed: 1 } : { passed: 1, failed: 0 };
}

/** Runs a command to its end; gives its exit code. */
function run(command, args, { hear, quietOut = false, env = {} } = {}) {
  return new Promise((resolve) => {
    const stdio = ['ignore', hear ? 'pipe' : quietOut ? 'ignore' : 'inherit', 'inherit'];
    const child = spawn(command, args, { cwd: root, stdio, env: { ...process.env, ...env } });
    child.stdout?.on('data', (bytes) => {
      process.stdout.write(bytes);
      hear(String(bytes));
    });
    child.on('error', (problem) => {
      console.error(`${command}: ${problem.message}`);
      resolve(1);
    });
    child.on('close', (status) => resolve(status ?? 1));
  });
}

await build();
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const chosen = process.argv.slice(2);
for (const name of chosen)
  if (!suites[name]) {
    console.error(`there is no suite ${name}: ${Object.keys(suites).join(', ')}`);
    process.exit(2);
  }
let [passed, failed] = [0, 0];
const lines = [];
for (const name of chosen.length ? chosen : Object.keys(suites)) {
  console.log(`\n== ${name}`);
  const started = performance.now();
  const counts = await suites[name]();
  passed += counts.passed;
  failed += counts.failed;
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  lines.push(`${name.padEnd(12)} ${counts.passed} passed, ${counts.failed} failed (${seconds} s)`);
}
console.log(`\n${lines.join('\n')}`);
for (const name of unsteady) console.log(`unsteady, passed at the second try: ${name}`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
