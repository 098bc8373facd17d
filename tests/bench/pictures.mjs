/**
 * `npm run bench -- page`: what a move of the slider and a hover cost in Chromium, where much is to be
 * seen; how many steps are kept, in how much memory; and what recording them costs a run. Times are
 * those of the page's main thread, drawing included, whatever else the machine does.
 * `node tests/bench/pictures.mjs FOLDER` measures another built page, to compare with.
 */
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from '../../web/tools/serve.mjs';
import { LAUNCH, Visit } from '../browser/support.mjs';
import { GRAPH, NAMES, TRAINING } from './programs.mjs';

/** What the main thread of a page works. */
class Meter {
  static async of(page) {
    const meter = new Meter();
    meter.page = page;
    meter.devtools = await page.context().newCDPSession(page);
    await meter.devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
    return meter;
  }

  /** Milliseconds of work that an action leads to, until it is drawn. */
  async cost(action) {
    const before = await this.worked();
    await action();
    await this.page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    );
    return (await this.worked()) - before;
  }

  async worked() {
    const { metrics } = await this.devtools.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
  }

  async megabytes() {
    await this.devtools.send('HeapProfiler.collectGarbage');
    const used = await this.page.evaluate(() => performance.memory.usedJSHeapSize);
    return Math.round(used / 1e6);
  }
}

const MOVES = 60;
const HOVERS = 40;
const built = new URL('../../', import.meta.url);
const dist = process.argv[2] ?? fileURLToPath(new URL('dist/', built));
const { server, address } = await serve(dist, { port: 0, base: '/some/where/' });
const browser = await chromium.launch({
  ...LAUNCH,
  args: [...LAUNCH.args, '--enable-precise-memory-info'],
});

for (const [what, code] of [
  ['200 names', NAMES],
  ['300 nodes, 200 tensors', GRAPH],
  ['5,000 iterations of training', TRAINING],
]) {
  const visit = await Visit.open(browser, address);
  const meter = await Meter.of(visit.page);
  await visit.run(code, { timeout: 600_000 });
  const steps = Number(await visit.page.getAttribute('input[type=range]', 'max')) + 1;
  console.log(`${what}: ${steps} steps kept, ${await meter.megabytes()} MB of the page's heap`);
  const moves = [];
  const jumps = [];
  for (let n = 0; n < MOVES; n++) {
    const to = Math.floor(((n * 37) % MOVES) * (steps / MOVES)); // all over the run
    jumps.push(await meter.cost(() => visit.page.evaluate(moveTo, to)));
    moves.push(await meter.cost(() => visit.page.evaluate(moveTo, to + 1)));
  }
  report(`${what}: the slider moves a step`, moves);
  report(`${what}: the slider jumps`, jumps);
  await visit.page.evaluate(moveTo, steps - 1);
  const hovers = [];
  const cells = visit.page.locator('.tg-memory .tg-strip .tg-cell');
  const count = await cells.count();
  for (let n = 0; n < HOVERS; n++) {
    const cell = cells.nth(Math.floor((n * count) / HOVERS));
    if (!(await cell.isVisible())) continue;
    await cell.scrollIntoViewIfNeeded();
    const { x, y, width, height } = await cell.boundingBox();
    hovers.push(await meter.cost(() => visit.page.mouse.move(x + width / 2, y + height / 2)));
  }
  report(`${what}: a cell is pointed at`, hovers);
  await visit.close();
}
await browser.close();
server.close();

const { nodeAssets, nodeClient } = await import(new URL('build/runtime/node.mjs', built));
for (const [what, code] of [
  ['200 names', NAMES],
  ['300 nodes, 200 tensors', GRAPH],
  ['5,000 iterations of training', TRAINING],
]) {
  const client = nodeClient(nodeAssets(fileURLToPath(built)));
  const { elapsed: plain } = await client.run({ code });
  const { elapsed: traced } = await client.run({ code, trace: true });
  client.close();
  console.log(
    `${what}: the run takes ${(traced / plain).toFixed(1)} times as long with steps recorded, ${(traced / 1000).toFixed(1)} s`,
  );
}

function moveTo(position) {
  const slider = document.querySelector('input[type=range]');
  slider.value = String(position);
  slider.dispatchEvent(new Event('input', { bubbles: true }));
}

function report(what, times) {
  times.sort((a, b) => a - b);
  const at = (part) =>
    times[Math.min(times.length - 1, Math.floor(part * times.length))].toFixed(1);
  console.log(`${what.padEnd(48)} median ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms`);
}
