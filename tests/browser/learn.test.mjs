/** The tutorial pages that come with the build: what their programs do is there before any runtime is. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { ended } from './embed-support.mjs';
import { withPage } from './support.mjs';

const chromium = withPage();
const PAGE = 'learn/detach-clone-deepcopy.html';

/** The tutorial, reached from the page as a reader does; every program has its pictures. */
async function open(options) {
  const context = await chromium.browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const [problems, requests] = [[], []];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(String(error)));
  await page.goto(chromium.url);
  await page.getByRole('button', { name: 'Help' }).click();
  await page.getByRole('link', { name: 'Learn' }).click();
  await page.waitForURL((url) => url.pathname.endsWith(PAGE));
  page.on('request', (request) => requests.push(request.url()));
  await page.reload();
  await page.waitForFunction(() => document.querySelectorAll('tensor-glass').length > 10);
  // A run is drawn when its program comes near to what is in sight.
  await page.evaluate(async () => {
    for (const element of document.querySelectorAll('tensor-glass')) {
      element.scrollIntoView();
      while (!element.step) await new Promise((drawn) => setTimeout(drawn, 50));
    }
    scrollTo(0, 0);
  });
  return { page, problems, requests, close: () => context.close() };
}

for (const [what, options] of [
  ['dark', { colorScheme: 'dark', viewport: { width: 1100, height: 900 } }],
  ['phone', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
])
  test(`all programs of the tutorial stand as recorded, without Python: ${what}`, async () => {
    const { page, problems, requests, close } = await open(options);
    const all = await page.locator('tensor-glass').count();
    const covered = await page.locator('tensor-glass[predict]').count();
    assert.equal(await page.locator('tensor-glass .expected.as').count(), all - covered);
    assert.equal(await page.locator('tensor-glass .prediction').count(), covered);
    assert.equal(await page.locator('tensor-glass .expected.other').count(), 0);
    assert.deepEqual(
      requests.filter((url) => /\/runtime\/|embed-runtime|pyodide/.test(url)),
      [],
    );
    const { scrollWidth, innerWidth } = await page.evaluate(() => ({
      scrollWidth: document.documentElement.scrollWidth,
      innerWidth: window.innerWidth,
    }));
    assert.equal(scrollWidth, innerWidth);
    const { violations } = await new AxeBuilder({ page }).analyze();
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id}: ${nodes[0].html} (${nodes.length})`),
      [],
    );
    assert.deepEqual(problems, []);
    await close();
  });

test('a program of the tutorial becomes live with Run', async () => {
  const { page, problems, close } = await open({ viewport: { width: 1100, height: 900 } });
  const first = page.locator('tensor-glass').first();
  await first.evaluate((element) => (element.code += '\nprint(x.is_leaf)'));
  await first.getByRole('button', { name: 'Run' }).click();
  await ended(first);
  assert.match(await first.locator('.output-text').textContent(), /True\s*$/);
  assert.deepEqual(problems, []);
  await close();
});

test('the folder of the tutorials answers with a list of them', async () => {
  const context = await chromium.browser.newContext();
  const page = await context.newPage();
  await page.goto(`${chromium.url}learn/`);
  const { violations } = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(
    violations.map(({ id }) => id),
    [],
  );
  await page.getByRole('link', { name: 'detach, clone, deepcopy' }).click();
  await page.waitForSelector('tensor-glass');
  assert.ok(page.url().endsWith(PAGE));
  await context.close();
});
