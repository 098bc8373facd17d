/**
 * `npm run bench -- weight`: what the page loads in Chromium, in kB as a host that compresses sends it, by what it is
 * for: before Python is asked for, and for the first output. Needs the built page.
 */
import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { serve } from '../../web/tools/serve.mjs';
import { linkOf, LAUNCH } from '../browser/support.mjs';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const { server, address } = await serve(dist, { port: 0, base: '/some/where/' });
const browser = await chromium.launch(LAUNCH);
const context = await browser.newContext({ serviceWorkers: 'block' });
const page = await context.newPage();
const loaded = new Set();
context.on('response', (response) => loaded.add(response.url()));
await page.goto(address + linkOf('import torch\nprint(torch.ones(2))\n'));
await page.click('button:has-text("Run")');
await page.waitForSelector('.output .stdout');
await browser.close();
server.close();

/** What a file of the build is for. */
const PURPOSES = [
  ['Python', /pyodide|snapshot|packages|assets\.json|worker-web/],
  ['engine', /engine\//],
  ['editor (Monaco)', /editor|findWidget|codicon/],
  ['page and pictures', /./],
];
const sums = Object.fromEntries(PURPOSES.map(([purpose]) => [purpose, 0]));
for (const url of loaded) {
  if (!url.startsWith(address)) continue;
  const path = new URL(url).pathname.slice('/some/where/'.length) || 'index.html';
  const [purpose] = PURPOSES.find(([, pattern]) => pattern.test(path));
  const size = gzipSync(readFileSync(dist + path), { level: 9 }).length / 1000;
  sums[purpose] += size;
  console.log(purpose.padEnd(20), size.toFixed(0).padStart(6), path);
}
console.log();
for (const [purpose, size] of Object.entries(sums))
  console.log(`${purpose.padEnd(20)} ${size.toFixed(0).padStart(6)} kB`);
