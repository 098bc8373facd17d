/**
 * `npm run bench -- embed`: what the element loads before Run, compressed, and the milliseconds in Chromium to a
 * page of ten elements, without recorded runs and with them, to the first output with nothing and with everything
 * cached, and to a second element's. As a reader's browser, it keeps what it loads in a profile.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { serve } from '../../web/tools/serve.mjs';
import { LAUNCH } from '../browser/support.mjs';

const ROUNDS = 3;
const inTree = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const { server, address } = await serve(inTree('dist/'), { port: 0, base: '/some/where/' });
const folder = mkdtempSync(join(tmpdir(), 'tensorglass-bench-'));

/** A page of ten elements, which are another ten on each page. */
function write(name, attributes) {
  const element = (n) => `<p>The program number ${n} of ten, and what it shows.</p>
<tensor-glass id="e${n}">import torch
x = torch.arange(${n + 4}.0, requires_grad=True)
y = (x * x)[::2]
y.sum().backward()
print(x.grad)</tensor-glass>`;
  const elements = Array.from({ length: 10 }, (_, n) => element(n)).join('\n');
  writeFileSync(
    join(folder, name),
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ten</title>
<script type="module" blocking="render" src="${address}embed.js" ${attributes}></script>
</head><body>${elements}</body></html>`,
  );
}
write('plain.html', '');
write('baked.html', 'data-recorded');
execFileSync(process.execPath, [
  inTree('web/cli/tensorglass.mjs'),
  'bake',
  join(folder, 'baked.html'),
]);
const host = createServer(({ url }, response) => {
  const type = url.endsWith('.html') ? 'text/html' : 'application/octet-stream';
  response.writeHead(200, { 'Content-Type': type });
  response.end(url === '/favicon.ico' ? '' : readFileSync(join(folder, url.slice(1))));
});
await new Promise((listening) => host.listen(0, '127.0.0.1', listening));
const at = (name) => `http://127.0.0.1:${host.address().port}/${name}`;

const figures = {};
const note = (what, value) => (figures[what] ??= []).push(value);

/** Opens a page: when what it waits for was there, in milliseconds of the page, and what it has loaded by then. */
async function open(context, name, waits) {
  const page = await context.newPage();
  const loaded = [];
  page.on('response', (response) => {
    if (!response.url().endsWith('favicon.ico') && !response.url().endsWith('.html'))
      loaded.push(response.url());
  });
  await page.addInitScript(() => {
    globalThis.shift = 0;
    new PerformanceObserver((list) => {
      for (const { value } of list.getEntries()) globalThis.shift += value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(at(name), { waitUntil: 'commit' });
  return { page, loaded, when: await page.evaluate(waits) };
}

const untilCode = () =>
  new Promise((resolve) => {
    const look = () => {
      const lines = document.querySelector('#e9')?.shadowRoot?.querySelectorAll('.line');
      if (lines?.length === 5) resolve(performance.now());
      else requestAnimationFrame(look);
    };
    look();
  });

/** All in sight have their output and their pictures, and the slider of the first goes back a step. */
const untilRuns = () =>
  new Promise((resolve) => {
    const shows = (element) =>
      element.shadowRoot?.querySelector('.tg-storage') &&
      element.shadowRoot.querySelector('.output pre').textContent;
    const place = () => document.querySelector('#e0').shadowRoot.querySelector('.line.current');
    let before;
    const look = () => {
      const all = [...document.querySelectorAll('tensor-glass')];
      const inSight = all.filter((each) => each.getBoundingClientRect().top < innerHeight);
      if (before && place() !== before) return resolve(performance.now());
      if (!before && all.length === 10 && inSight.every(shows)) {
        before = place();
        document.querySelector('#e0').shadowRoot.querySelector('[aria-label="Step back"]').click();
      }
      requestAnimationFrame(look);
    };
    look();
  });

async function visitPlain(context, label) {
  const { page, loaded, when } = await open(context, 'plain.html', untilCode);
  note(`${label}: ten elements`, when);
  const before = [...loaded];
  for (const [id, what] of [
    ['e0', `${label}: first Run to output`],
    ['e1', `${label}: second element's Run to output`],
  ]) {
    note(what, await page.evaluate(runOf, id));
    await page.locator(`#${id} .frame[data-phase=ready]`).waitFor();
    await page.waitForTimeout(2000); // the next worker is warm, as after a look at the output
  }
  await page.close();
  return before;
}

/** Presses Run: the milliseconds to the frame that shows what the program printed. */
const runOf = (id) =>
  new Promise((resolve) => {
    const { shadowRoot } = document.getElementById(id);
    const pressed = performance.now();
    const observer = new MutationObserver(() => {
      if (!shadowRoot.querySelector('.output .stdout')) return;
      observer.disconnect();
      requestAnimationFrame(() => resolve(performance.now() - pressed));
    });
    observer.observe(shadowRoot, { childList: true, subtree: true });
    shadowRoot.querySelector('.primary').click();
  });

async function visitBaked(context, label) {
  const { page, loaded, when } = await open(context, 'baked.html', untilRuns);
  note(`${label}: ten pre-baked elements`, when);
  await page.waitForTimeout(1000); // what is near is drawn as well
  note(`${label}: layout shift of these, in thousandths`, 1000 * (await page.evaluate('shift')));
  await page.close();
  return loaded;
}

/** The size of these files, compressed as hosts do it. */
async function packed(addresses) {
  const bodies = await Promise.all(
    addresses.map(async (url) => Buffer.from(await (await fetch(url)).arrayBuffer())),
  );
  const bytes = bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0);
  return `${(bytes / 1000).toFixed(1)} kB, gzip, in ${addresses.length} files`;
}

for (let round = 0; round < ROUNDS; round++)
  for (const [visit, what] of [
    [visitPlain, 'loaded before Run'],
    [visitBaked, 'loaded to show recorded runs, with their file'],
  ]) {
    const profile = mkdtempSync(join(tmpdir(), 'tensorglass-profile-'));
    const context = await chromium.launchPersistentContext(profile, LAUNCH);
    const loaded = await visit(context, 'cold');
    if (round === 0) console.log(`${what}: ${await packed(loaded)}`);
    await visit(context, 'warm');
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
for (const [what, values] of Object.entries(figures)) {
  values.sort((a, b) => a - b);
  const [median, least] = [values[values.length >> 1], values[0]].map((n) => n.toFixed(0));
  console.log(`${what.padEnd(54)} median ${median}, minimum ${least}`);
}
rmSync(folder, { recursive: true, force: true });
host.close();
server.close();
