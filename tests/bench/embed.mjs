/**
 * `npm run bench -- embed`: what the element loads before Run, compressed, and the milliseconds in Chromium to a
 * page of ten elements, to the first output with nothing and with everything cached, and to a second element's.
 */
import { gzipSync } from 'node:zlib';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from '../../web/tools/serve.mjs';
import { LAUNCH } from '../browser/support.mjs';

const ROUNDS = 3;
const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const { server, address } = await serve(dist, { port: 0, base: '/some/where/' });
const element = (n) =>
  `<tensor-glass id="e${n}">import torch\nx = torch.ones(${n + 1})\nprint(x)</tensor-glass>`;
const host = createServer((_, response) => {
  const elements = Array.from({ length: 10 }, (_, n) => element(n)).join('');
  response.writeHead(200, { 'Content-Type': 'text/html' });
  response.end(
    `<!doctype html>${elements}<script type="module" src="${address}embed.js"></script>`,
  );
});
await new Promise((listening) => host.listen(0, '127.0.0.1', listening));
const hostAddress = `http://127.0.0.1:${host.address().port}/`;

const figures = {};
const note = (what, ms) => (figures[what] ??= []).push(ms);

async function visit(context, label) {
  const page = await context.newPage();
  // What the page itself loads; what its frames do is not the page's.
  const scripts = [];
  page.on('response', (response) => {
    if (response.url().startsWith(address) && response.frame() === page.mainFrame())
      scripts.push(response.url());
  });
  const started = performance.now();
  await page.goto(hostAddress);
  await page.locator('#e9 .line').first().waitFor();
  note(`${label}: ten elements are there`, performance.now() - started);
  const before = [...scripts];
  for (const [id, what] of [
    ['e0', `${label}: first Run to output`],
    ['e1', `${label}: second element's Run to output`],
  ]) {
    const pressed = performance.now();
    await page.locator(`#${id} .primary`).click();
    await page.locator(`#${id} .output .stdout, #${id} .output .now`).first().waitFor();
    note(what, performance.now() - pressed);
    await page.locator(`#${id} .frame[data-phase=ready]`).waitFor();
    await page.waitForTimeout(1000); // the next worker is warm, as after a look at the output
  }
  await page.close();
  return { before, after: scripts };
}

/** The size of these files, compressed as hosts do it. */
async function packed(addresses) {
  const bodies = await Promise.all(
    addresses.map(async (url) => Buffer.from(await (await fetch(url)).arrayBuffer())),
  );
  const bytes = bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0);
  return (bytes / 1000).toFixed(1);
}

const browser = await chromium.launch(LAUNCH);
for (let round = 0; round < ROUNDS; round++) {
  const context = await browser.newContext();
  const { before, after } = await visit(context, 'cold');
  if (round === 0) {
    console.log(`loaded before Run: ${await packed(before)} kB, gzip`);
    console.log(`with session, slider and pictures: ${await packed(after)} kB, gzip`);
  }
  await visit(context, 'warm');
  await context.close();
}
for (const [what, values] of Object.entries(figures)) {
  values.sort((a, b) => a - b);
  const [median, least] = [values[values.length >> 1], values[0]].map((n) => n.toFixed(0));
  console.log(`${what.padEnd(40)} median ${median} ms, minimum ${least} ms`);
}
await browser.close();
host.close();
server.close();
