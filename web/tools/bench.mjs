/**
 * `npm run bench`: what the frame costs here: boot to first output, a small add from both languages, and
 * what it takes to move many numbers or bytes into the engine and out.
 * `npm run bench -- embed`: what the element loads before Run, and how long it takes to its output.
 * `npm run bench -- drag`: the page's tasks while the slider is dragged over 1,000 steps with 200 tensors.
 * `npm run bench -- weight`: what the page loads, by what it is for.
 * `npm run bench -- page`: what the page's boot costs in Chromium, its pictures where there is much to see, and the
 * workloads that other libraries are compared by.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setup } from './setup.mjs';
import { inTree, run } from './steps.mjs';

setup();
const { build } = await import('./build.mjs');
const ofDrag = process.argv.includes('drag');
const ofPage = process.argv.includes('page');
const ofElement = process.argv.includes('embed');
const ofWeight = process.argv.includes('weight');
await build(ofPage || ofElement || ofDrag || ofWeight ? 'site' : 'runtime');
if (ofElement) {
  run(process.execPath, ['tests/bench/embed.mjs']);
  process.exit();
}
if (ofWeight) {
  run(process.execPath, ['tests/bench/weight.mjs']);
  process.exit();
}
if (ofDrag) {
  run(process.execPath, ['tests/bench/drag.mjs']);
  process.exit();
}
if (ofPage) {
  run(process.execPath, ['tests/bench/browser.mjs']);
  run(process.execPath, ['tests/bench/pictures.mjs']);
  run(process.execPath, ['tests/bench/workloads.mjs']);
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
const many = torch.rand([1_000_000]);
const numbers = Array.from({ length: 1_000_000 }, (_, n) => n / 7);
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

await report('tolist of 1e6 floats from JavaScript', 'ms', () => elapsed(() => many.tolist()));
await report('tensor of a list of 1e6 from JavaScript', 'ms', () =>
  elapsed(() => torch.tensor(numbers).dispose()),
);
many.dispose();
for (const [what, statement] of Object.entries({
  'save of 1 MB from Python': 'torch.save(x, io.BytesIO())',
  'load of 1 MB from Python': 'file.seek(0); torch.load(file)',
  'pickle of 1 MB from Python, both ways': 'pickle.loads(pickle.dumps(x))',
  'tolist of 1e5 floats from Python': 'y.tolist()',
  'tolist of 3 floats from Python': 'z.tolist()',
  'tensor of a list of 3 from Python': 'torch.tensor([0.5, 1.5, 2.5])',
  'tensor of a list of 1e5 from Python': 'torch.tensor(numbers)',
  "the same list to Python's array": 'array.array("f", numbers)',
}))
  await report(what, 'ms', async () => Number((await python(crossing(statement))).stdout));
rmSync(folder, { recursive: true });

function elapsed(work) {
  const started = performance.now();
  work();
  return performance.now() - started;
}

/** A program that prints the milliseconds that a statement took, the least of some times. */
function crossing(statement) {
  return `import array, io, pickle, time, torch
x, y, z = torch.rand(262144), torch.rand(100000), torch.rand(3)
numbers = [n / 7 for n in range(100000)]
file = io.BytesIO()
torch.save(x, file)
def once():
    start = time.perf_counter()
    ${statement}
    return (time.perf_counter() - start) * 1e3
print(min(once() for _ in range(5)))
`;
}
