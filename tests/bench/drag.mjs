/**
 * `npm run bench -- drag`: what the page's main thread does while the slider is dragged by a mouse over 1,000 steps with 200
 * tensors, with the usual panels open and with all of them: its tasks by the processor's time that they take, and how
 * often it draws.
 * `node tests/bench/drag.mjs FOLDER` measures another built page, to compare with.
 */
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from '../../web/tools/serve.mjs';
import { LAUNCH, linkOf, Visit } from '../browser/support.mjs';
import { GRAPH_1000, NAMES_1000 } from './programs.mjs';

const FRAME = 1000 / 60;
const DRAG = 6_000;
const ALL = 'output+memory+gradients+graph+compare+ledger+findings';
const dist = process.argv[2] ?? fileURLToPath(new URL('../../dist/', import.meta.url));
const { server, address } = await serve(dist, { port: 0, base: '/some/where/' });
const browser = await chromium.launch(LAUNCH);

for (const [what, code] of [
  ['200 names', NAMES_1000],
  ['301 nodes, 200 tensors', GRAPH_1000],
])
  for (const [which, panels] of [
    ['usual panels', ''],
    ['all panels', `&panels=${ALL}`],
  ]) {
    const visit = await Visit.open(browser, `${address}${linkOf(code)}${panels}`);
    await visit.ready();
    await visit.page.click('button:has-text("Run")');
    await visit.page.waitForFunction(
      () => /Done/.test(document.querySelector('.status').textContent),
      null,
      { timeout: 600_000 },
    );
    const steps = Number(await visit.page.getAttribute('input[type=range]', 'max')) + 1;
    await drag(visit.page); // what is compiled at first use
    const { tasks, frames, seconds } = await traced(visit.page, () => drag(visit.page));
    tasks.sort((a, b) => a - b);
    const at = (part) => tasks[Math.min(tasks.length - 1, Math.floor(part * tasks.length))];
    console.log(
      `${`${what}, ${which}`.padEnd(40)} ${steps} steps: ${(frames / seconds).toFixed(0)} frames a second; ` +
        `tasks: p95 ${at(0.95).toFixed(1)} ms, p99 ${at(0.99).toFixed(1)} ms, longest ${at(1).toFixed(1)} ms, ` +
        `${tasks.filter((task) => task > FRAME).length} of ${tasks.length} over ${FRAME.toFixed(1)} ms`,
    );
    await visit.close();
  }
await browser.close();
server.close();

/** With a real mouse, from one end to the other, a move a frame. */
async function drag(page) {
  const { x, y, width, height } = await page.locator('input[type=range]').boundingBox();
  const middle = y + height / 2;
  await page.mouse.move(x + 8, middle);
  await page.mouse.down();
  const began = performance.now();
  for (let now = began; now < began + DRAG; now = performance.now()) {
    await page.mouse.move(x + 8 + ((now - began) / DRAG) * (width - 16), middle);
    await new Promise((resolve) =>
      setTimeout(resolve, FRAME - ((performance.now() - began) % FRAME)),
    );
  }
  await page.mouse.up();
}

/** Processor's milliseconds of each task of the page's main thread while something is done, and the frames drawn. */
async function traced(page, action) {
  const devtools = await browser.newBrowserCDPSession();
  const events = [];
  devtools.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  await devtools.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: [
        'toplevel',
        'devtools.timeline',
        'disabled-by-default-devtools.timeline',
      ],
    },
  });
  const began = performance.now();
  await action();
  const seconds = (performance.now() - began) / 1000;
  const complete = new Promise((resolve) => devtools.once('Tracing.tracingComplete', resolve));
  await devtools.send('Tracing.end');
  await complete;
  await devtools.detach();
  // The page's main thread is the one that draws.
  const drawn = events.filter(({ name }) => name === 'Paint');
  const place = ({ pid, tid }) => `${pid} ${tid}`;
  const threads = new Map();
  for (const one of drawn) threads.set(place(one), (threads.get(place(one)) ?? 0) + 1);
  const [[main] = []] = [...threads].sort((a, b) => b[1] - a[1]);
  const own = events.filter((event) => place(event) === main);
  return {
    seconds,
    tasks: own
      .filter(({ name, ph }) => ph === 'X' && name === 'RunTask')
      .map(({ tdur, dur }) => (tdur ?? dur) / 1000),
    frames: own.filter(({ name }) => name === 'Commit').length,
  };
}
