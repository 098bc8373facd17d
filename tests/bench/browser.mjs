/**
 * `npm run bench -- page`: what the page's boot costs in Chromium, from the navigation to
 * Python being ready and to the first output, with nothing cached and with everything; and how long after
 * Stop a session is ready again. Needs the built page.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from '../../web/tools/serve.mjs';
import { linkOf, LAUNCH } from '../browser/support.mjs';

const ROUNDS = 5;
const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const { server, address } = await serve(dist, { port: 0, base: '/some/where/' });
const figures = {};
const note = (what, ms) => (figures[what] ??= []).push(ms);

async function visit(context, label) {
  const page = await context.newPage();
  const started = performance.now();
  await page.goto(address + linkOf('import torch\nprint(torch.ones(2))\n'));
  await page.waitForSelector('.app[data-phase=ready]', { timeout: 60_000 });
  note(`${label}: ready`, performance.now() - started);
  await page.click('button:has-text("Run")');
  await page.waitForSelector('.output .stdout');
  note(`${label}: first output`, performance.now() - started);
  return page;
}

async function stop(page) {
  await page.evaluate((hash) => (location.hash = hash), linkOf('while True:\n    pass\n'));
  await page.waitForFunction(() =>
    document.querySelector('.view-lines')?.textContent.includes('pass'),
  );
  await page.click('button:has-text("Run")');
  await page.waitForSelector('.app[data-phase=running]');
  await page.waitForTimeout(500);
  const started = performance.now();
  await page.click('button:has-text("Stop")');
  await page.waitForSelector('.app[data-phase=ready]');
  note('Stop: ready again', performance.now() - started);
}

for (let round = 0; round < ROUNDS; round++) {
  const profile = mkdtempSync(join(tmpdir(), 'tensorglass-profile-'));
  let context = await chromium.launchPersistentContext(profile, LAUNCH);
  await (await visit(context, 'cold')).waitForTimeout(3000); // what the browser caches, it caches by then
  await context.close();
  context = await chromium.launchPersistentContext(profile, LAUNCH);
  await (await visit(context, 'second start of the browser')).waitForTimeout(2000);
  const page = await visit(context, 'warm');
  await stop(page);
  await context.close();
  rmSync(profile, { recursive: true, force: true });
}
server.close();
for (const [what, times] of Object.entries(figures)) {
  times.sort((a, b) => a - b);
  const [median, least] = [times[times.length >> 1], times[0]].map((ms) => ms.toFixed(0));
  console.log(
    `${what.padEnd(44)} median ${median} ms, minimum ${least} ms of ${times.map((ms) => ms.toFixed(0)).join(', ')}`,
  );
}
