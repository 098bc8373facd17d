/**
 * `npm run bench`: what the frame costs here: boot to first output, and a small add from both languages.
 * `npm run bench -- page`: what the page's boot costs in Chromium, and its pictures where there is much to see.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setup } from './setup.mjs';
import { inTree, run } from './steps.mjs';

setup();
const { build } = await import('./build.mjs');
const ofPage = process.argv.includes('page');
await build(ofPage ? 'site' : 'runtime');
if (ofPage) {
  run(process.execPath, ['tests/bench/browser.mjs']);
  run(process.execPath, ['tests/bench/pictures.mjs']);
  process.exit();
}

const ROUNDS = 7;
const CALLS = 20_000;

const folder = mkdtempSync(join(tmpdir(), 'tensorglass-bench-'));
const cli = inTree('web/cli/tensorglass.mjs');

/** Runs a program: what it printed, and the milliseconds to its first output and to its end. */
function python(code) {
  const file = join(folder, 'program.py');
  writeFileSync(file, code);
  const started = performance.now();
  const child = spawn(process.execPath, [cli, 'run', file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let stdout = '';
  let first = 0;
  child.stdout.on('data', (chunk) => {
    first ||= performance.now() - started;
    stdout += chunk;
  });
  return new Promise((resolve, reject) =>
    child.on('close', (status) =>
      status === 0
        ? resolve({ stdout, first, whole: performance.now() - started })
        : reject(new Error(`the program ended with code ${status}`)),
    ),
  );
}

/** Median and minimum of some rounds, in the unit of `measure`'s numbers. */
async function report(what, unit, measure) {
  const figures = [];
  for (let i = 0; i < ROUNDS; i++) figures.push(await measure());
  figures.sort((a, b) => a - b);
  const [median, least] = [figures[(ROUNDS - 1) / 2], figures[0]].map((n) => n.toFixed(1));
  console.log(`${what.padEnd(36)} median ${median} ${unit}, minimum ${least} ${unit}`);
}

await report('boot to first output in Node', 'ms', async () => (await python('print(1)')).first);
await report('boot to the end of the process', 'ms', async () => (await python('print(1)')).whole);

const { open } = await import(new URL('../../build/js/engine.mjs', import.meta.url));
const torch = await open();
const x = torch.ones([2, 2]);
await report('add of 2 x 2 from JavaScript', 'us', () => {
  const started = performance.now();
  for (let i = 0; i < CALLS; i++) x.add(x).dispose();
  return ((performance.now() - started) / CALLS) * 1000;
});
await report('add of 2 x 2 from Python', 'us', async () => {
  const code = `import time, torch
x = torch.ones(2, 2)
def loop(n):
    start = time.perf_counter()
    for _ in range(n):
        x + x
    return (time.perf_counter() - start) / n * 1e6
loop(2000)
print(loop(${CALLS}))
`;
  return Number((await python(code)).stdout);
});
rmSync(folder, { recursive: true });
