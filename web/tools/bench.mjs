/**
 * `npm run bench`: what the frame costs here: boot to first output, and a small add from both languages.
 * `npm run bench -- page`: what the page's boot costs in Chromium.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setup } from './setup.mjs';
import { inTree, run } from './steps.mjs';

setup();
const { build } = await import('./build.mjs');
const ofPage = process.argv.includes('page');
await build({ site: ofPage });
if (ofPage) {
  run(process.execPath, ['tests/bench/browser.mjs']);
  process.exit();
}

const ROUNDS = 7;
const CALLS = 20_000;

const folder = mkdtempSync(join(tmpdir(), 'tensorglass-bench-'));
const cli = inTree('web/cli/tensorglass.mjs');

function python(code) {
  const file = join(folder, 'program.py');
  writeFileSync(file, code);
  const started = performance.now();
  const { stdout, stderr, status } = spawnSync(process.execPath, [cli, 'run', file], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return { stdout, elapsed: performance.now() - started };
}

/** Median and minimum of some rounds, in the unit of `measure`'s numbers. */
function report(what, unit, measure) {
  const figures = Array.from({ length: ROUNDS }, measure).sort((a, b) => a - b);
  const [median, least] = [figures[(ROUNDS - 1) / 2], figures[0]].map((n) => n.toFixed(1));
  console.log(`${what.padEnd(36)} median ${median} ${unit}, minimum ${least} ${unit}`);
}

report('boot to first output in Node', 'ms', () => python('print(1)').elapsed);

const { open } = await import(new URL('../../build/js/engine.mjs', import.meta.url));
const torch = await open();
const x = torch.ones([2, 2]);
report('add of 2 x 2 from JavaScript', 'us', () => {
  const started = performance.now();
  for (let i = 0; i < CALLS; i++) x.add(x).dispose();
  return ((performance.now() - started) / CALLS) * 1000;
});
report('add of 2 x 2 from Python', 'us', () => {
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
  return Number(python(code).stdout);
});
rmSync(folder, { recursive: true });
