/**
 * `npm run bench -- page`: the peers' workloads in Chromium, from JavaScript and, in a worker as the page has
 * it, from Python; without recording. An argument chooses workloads: a regular expression.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { serve } from '../../web/tools/serve.mjs';
import { LAUNCH } from '../browser/support.mjs';

const ROUNDS = 5;
/** Seconds: until code that is called often has been compiled well. */
const WARM_UP = 0.3;
const root = fileURLToPath(new URL('../../', import.meta.url));
const only = process.argv[2] ?? '';

// The page's own client of sessions, as a module.
await build({
  configFile: false,
  root,
  base: './',
  logLevel: 'warn',
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    outDir: 'build/bench',
    rollupOptions: {
      input: 'web/runtime/web.ts',
      preserveEntrySignatures: 'strict',
      output: { entryFileNames: 'client.js' },
    },
  },
});
const { server, address } = await serve(root, { port: 0, base: '/' });
const browser = await chromium.launch(LAUNCH);
const page = await browser.newPage();
await page.route('**/blank', (route) => route.fulfill({ contentType: 'text/html', body: '' }));
await page.goto(`${address}blank`);
const columns = {
  JavaScript: await page.evaluate(inJavaScript, [only, ROUNDS, WARM_UP]),
  Python: await page.evaluate(inPython, pythonProgram()),
};
await browser.close();
server.close();

const [first, ...others] = Object.values(columns);
const names = new Set([first, ...others].flatMap((times) => Object.keys(times)));
const rows = [['workload (median / min)', ...Object.keys(columns)]];
rows.push(rows[0].map(() => '---'));
for (const name of names)
  rows.push([name, ...Object.values(columns).map((times) => cell(times[name]))]);
for (const row of rows) console.log(`| ${row.join(' | ')} |`);

function cell(times) {
  if (!times) return '-';
  times.sort((a, b) => a - b);
  return [times[times.length >> 1], times[0]].map(text).join(' / ');
}

function text(seconds) {
  const us = seconds * 1e6;
  return us >= 1e4 ? `${(us / 1e3).toFixed(1)} ms` : `${us.toPrecision(3)} us`;
}

/** In the page: seconds that a run of each workload took. A sample is as many runs as take 8 ms. */
async function inJavaScript([only, rounds, warmUp]) {
  const { open } = await import('/build/js/engine.mjs');
  const { workloads } = await import('/tests/bench/peers/workloads.mjs');
  const ramp = (n) => Float32Array.from({ length: n }, (_, i) => Math.sin(i * 0.37) * 0.5);
  const times = {};
  for (const [name, make] of Object.entries(workloads(await open(), ramp))) {
    if (!name.match(only)) continue;
    const run = make();
    const sample = (n) => {
      const started = performance.now();
      run(n);
      return (performance.now() - started) / 1000 / n;
    };
    let n = 1;
    const started = performance.now();
    do n = Math.max(1, Math.round(0.008 / sample(n)));
    while (performance.now() - started < warmUp * 1000);
    times[name] = Array.from({ length: rounds }, () => sample(n));
    await new Promise((done) => setTimeout(done)); // the page stays alive
  }
  return times;
}

/** In the page: the same by a program in a session. */
async function inPython(code) {
  const { webClient } = await import('/build/bench/client.js');
  const client = await webClient(new URL('/build/site/runtime/', location.href), () => {});
  let printed = '';
  const { error } = await client.run({ code }, { onOutput: (_, text) => (printed += text) });
  client.close();
  if (error) throw new Error(error.traceback);
  return JSON.parse(printed);
}

function pythonProgram() {
  const workloads = readFileSync(new URL('peers/workloads.py', import.meta.url), 'utf8');
  return `${workloads}
import json, re, time

def sample(run, n):
    started = time.perf_counter()
    run(n)
    return (time.perf_counter() - started) / n

times = {}
for name, make in workloads.items():
    if not re.search(${JSON.stringify(only)}, name):
        continue
    run, n, started = make(), 1, time.perf_counter()
    while time.perf_counter() - started < ${WARM_UP}:
        n = max(1, round(0.008 / sample(run, n)))
    times[name] = [sample(run, n) for _ in range(${ROUNDS})]
print(json.dumps(times))
`;
}
