/** The page without a network after one visit, and the change to a newer build. */
import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launchBrowser, serveFolder, Visit } from './support.mjs';

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));
let browser, folder, server;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tensorglass-'));
  await cp(DIST, folder, { recursive: true });
  [browser, server] = await Promise.all([launchBrowser(), serveFolder(folder)]);
});
after(async () => {
  await browser?.close();
  await server?.close();
  await rm(folder, { recursive: true });
});

const isKept = ({ page }) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return registration?.active?.state === 'activated' && registration.installing === null;
  });

async function visitAndKeep() {
  const visit = await Visit.open(browser, server.url, { serviceWorkers: 'allow' });
  await visit.ready();
  await visit.page.waitForFunction(() => navigator.serviceWorker.ready.then(() => true));
  while (!(await isKept(visit))) await visit.page.waitForTimeout(50);
  return visit;
}

/** A build in which some files have changed, as its worker tells. */
async function publish(changes) {
  const hash = async (text) =>
    Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(text))).toString('base64');
  let worker = await readFile(join(folder, 'service-worker.js'), 'utf8');
  for (const [path, text] of Object.entries(changes)) {
    const old = await readFile(join(folder, path), 'utf8');
    assert.ok(worker.includes(await hash(old)), `the worker knows ${path}`);
    worker = worker.replaceAll(await hash(old), await hash(text));
    await writeFile(join(folder, path), text);
  }
  const version = /[`"']([0-9a-f]{12})[`"']/.exec(worker)[1];
  const next = [...version].reverse().join('');
  await writeFile(join(folder, 'service-worker.js'), worker.replaceAll(version, next));
}

test('after one visit the page is there and runs without a network', async () => {
  const visit = await visitAndKeep();
  const { page } = visit;
  const engines = await page.evaluate(async () => {
    const name = (await caches.keys()).find((key) => key.startsWith('tensorglass '));
    const kept = await (await caches.open(name)).keys();
    return kept
      .map(({ url }) => url.split('/').at(-1))
      .filter((file) => /^tensorglass\./.test(file));
  });
  assert.deepEqual(engines.sort(), ['tensorglass.fused.wasm', 'tensorglass.js']);
  await page.context().setOffline(true);
  await server.close();
  await page.reload();
  await visit.editorReady();
  // Recorded steps of an example that was never looked at.
  const { groups } = await visit.programs();
  await visit.choose(groups['Gradients of your own'].at(-1));
  await page.waitForFunction(() => document.querySelector('.step-count').textContent !== '–');
  const { stdout, status } = await visit.run('import torch\nprint(torch.ones(2) + 1)\n');
  assert.equal(stdout, 'tensor([2., 2.])\n');
  assert.match(status, /Done/);
  const links = await page.evaluate(async () => {
    const [link] = document.querySelectorAll('.extras a');
    return [(await fetch(link.href)).status, link.href];
  });
  assert.equal(links[0], 200, 'the tutorial page is there too');
  assert.deepEqual(visit.problems, []);
  await visit.close();
  server = await serveFolder(folder);
});

test('an open page keeps its build until it is loaded again; then all of it is the newer one', async () => {
  const visit = await visitAndKeep();
  const { page } = visit;
  await page.reload();
  await visit.ready();
  const index = await readFile(join(folder, 'index.html'), 'utf8');
  const icon = await readFile(join(folder, 'icon.svg'), 'utf8');
  await publish({
    'index.html': index.replace('<title>Tensorglass', '<title>Newer Tensorglass'),
    'icon.svg': `${icon}<!-- newer -->`,
  });
  const fetchedIcon = () =>
    page.evaluate(async () => (await fetch('icon.svg')).text().then((text) => /newer/.test(text)));
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await page.waitForSelector('.notice:has-text("A newer version")');
  assert.equal(await fetchedIcon(), false);

  // With another window of the build before, a page that is loaded again is of that too.
  const other = await Visit.openIn(page.context(), server.url);
  await page.reload();
  await visit.ready();
  assert.equal(await page.title(), 'Tensorglass');
  assert.equal(await fetchedIcon(), false);
  await other.page.close();

  await page.bringToFront();
  // That the other window is gone may reach the worker a moment later than a reload does.
  for (let tries = 0; tries < 5 && (await page.title()) === 'Tensorglass'; tries++) {
    await page.reload();
    await visit.editorReady();
  }
  assert.equal(await page.title(), 'Newer Tensorglass');
  await visit.ready();
  assert.equal(await fetchedIcon(), true);
  const caches = await page.evaluate(async () =>
    (await window.caches.keys()).filter((name) => name.startsWith('tensorglass ')),
  );
  assert.equal(caches.length, 1);
  assert.deepEqual(visit.problems, []);
  await visit.close();
});

test('half of a build is not kept', async () => {
  const visit = await visitAndKeep();
  const { page } = visit;
  // The worker is of a build whose files are not all there yet.
  const whole = await readFile(join(folder, 'service-worker.js'), 'utf8');
  const icon = await readFile(join(folder, 'icon.svg'), 'utf8');
  await publish({ 'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>' });
  await writeFile(join(folder, 'icon.svg'), 'not it');
  const state = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update();
    const { installing } = registration;
    while (!/redundant|installed/.test(installing.state))
      await new Promise((resolve) =>
        installing.addEventListener('statechange', resolve, { once: true }),
      );
    return installing.state;
  });
  assert.equal(state, 'redundant');
  await page.reload();
  await visit.ready();
  await writeFile(join(folder, 'service-worker.js'), whole);
  await writeFile(join(folder, 'icon.svg'), icon);
  await visit.close();
});

test('a page elsewhere that shows ours in a frame gets what the network has, and leaves nothing behind', async () => {
  const host = await mkdtemp(join(tmpdir(), 'tensorglass-host-'));
  const there = await serveFolder(host);
  const visit = await visitAndKeep();
  const { page } = visit;
  await page.reload();
  await visit.ready();
  const index = await readFile(join(folder, 'index.html'), 'utf8');
  // Changed on the host, while the worker is of the build before.
  await writeFile(
    join(folder, 'index.html'),
    index.replace(/<title>[^<]*/, '<title>From the network'),
  );
  await writeFile(join(host, 'index.html'), `<iframe src="${server.url}"></iframe>`);
  const guest = await page.context().newPage();
  await guest.goto(there.url);
  const [, frame] = guest.frames();
  await frame.waitForFunction(() => document.title === 'From the network');
  await frame.waitForSelector('.app[data-phase=ready]', { timeout: 60_000 });
  await page.reload();
  await visit.ready();
  assert.notEqual(await page.title(), 'From the network');
  await writeFile(join(folder, 'index.html'), index);
  await visit.close();

  // Where nobody has been at the page itself, a frame keeps nothing.
  const context = await browser.newContext({ serviceWorkers: 'allow' });
  const first = await context.newPage();
  await first.goto(there.url);
  const [, only] = first.frames();
  await only.waitForSelector('.app[data-phase=ready]', { timeout: 60_000 });
  const found = await only.evaluate(
    async () => (await navigator.serviceWorker.getRegistrations()).length,
  );
  assert.equal(found, 0);
  await context.close();
  await there.close();
  await rm(host, { recursive: true });
});

test('where the dev server takes the place of a built page, its worker goes with all that it kept', async () => {
  const visit = await visitAndKeep();
  const { page } = visit;
  const path = join(folder, 'service-worker.js');
  const whole = await readFile(path, 'utf8');
  // A page of the same place that wants no worker, as the dev server's.
  await writeFile(join(folder, 'dev.html'), '<!doctype html><title>From the dev server</title>');
  await page.goto(`${server.url}dev.html`);
  await writeFile(path, await readFile(new URL('../../web/tools/no-worker.js', import.meta.url)));
  const again = page.waitForRequest((request) => request.isNavigationRequest());
  await page.evaluate(
    () => void navigator.serviceWorker.getRegistration().then((it) => it.update()),
  );
  await again;
  await page.waitForFunction(async () => {
    const registrations = await navigator.serviceWorker.getRegistrations();
    return registrations.length === 0 && (await caches.keys()).length === 0;
  });
  assert.equal(await page.title(), 'From the dev server');
  await writeFile(path, whole);
  await visit.close();
});
