/** The panels that are there for the asking: names side by side, and the ledger of memory. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import AxeBuilder from '@axe-core/playwright';
import { withPage } from './support.mjs';

const chromium = withPage();

const PROGRAM = `import torch, copy
x = torch.ones(3, requires_grad=True)
y = (x * x).exp()
d = x.detach()
c = x.detach().clone()
a = x.data
`;

test('Compare and Ledger are loaded when they are opened, follow the slider, and read well', async () => {
  const visit = await chromium.visit();
  const { page } = visit;
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await visit.run(PROGRAM);
  const loaded = (name) => asked.some((url) => url.includes(`${name}-pane`));
  assert.equal(loaded('compare'), false);
  await page.click('.panels-button');
  await page.getByRole('checkbox', { name: /^Compare/ }).check();
  await page.getByRole('checkbox', { name: /^Ledger/ }).check();
  await page.keyboard.press('Escape');
  const compared = page.locator('.tg-compare');
  await compared.waitFor();
  assert.ok(loaded('compare') && loaded('ledger'));

  const names = () => compared.locator('thead th').allTextContents();
  const answers = (kind) => compared.locator(`[data-kind=${kind}] td`).allTextContents();
  // The step's own names, and what the reader picks beside them, by the keyboard.
  const chips = page.getByRole('group', { name: 'Names to compare' });
  const chip = (name, pressed) => chips.getByRole('button', { name, exact: true, pressed });
  assert.deepEqual(await names(), ['x', 'd', 'c', 'a']);
  await chip('y', false).press('Space');
  await chip('y', true).press('Space');
  await chip('y', false).waitFor();
  assert.deepEqual(await names(), ['x', 'd', 'c', 'a']);
  assert.deepEqual(await answers('storage'), [
    'shared with d and a',
    'shared with x and a',
    'its own',
    'shared with x and d',
  ]);
  const writes = await answers('write');
  assert.match(writes[0], /raises/);
  assert.match(writes[1], /MulBackward0 saved is stale/);
  assert.match(writes[2], /No other name shows it/);
  assert.match(writes[3], /MulBackward0 saved is overwritten, and backward does not notice/);
  const weight = (kind) =>
    compared.locator(`[data-kind=${kind}] th`).evaluate((one) => getComputedStyle(one).fontWeight);
  assert.equal(await weight('storage'), '600', 'what differs stands out, by styles of its own');
  assert.equal(await weight('leaf'), '400');

  // At an earlier step, what of it is there.
  await visit.goTo(4);
  assert.deepEqual(await names(), ['x', 'd']);
  await visit.goTo(6);

  const entries = page.locator('.tg-entries tbody tr');
  assert.equal(await entries.locator('td:nth-child(3):has-text("clone")').count(), 1);
  const chart = page.locator('.tg-chart');
  assert.ok((await chart.boundingBox()).width > 100);
  await entries.filter({ hasText: 'exp' }).getByRole('button').click();
  assert.equal(await page.getAttribute('.step-line', 'data-line'), '3');
  assert.match(await page.textContent('.tg-ledger figcaption'), /^24 bytes alive at this step/);

  // All entries of a longer run are reached, by the keyboard.
  await visit.run(`import torch\nfor n in range(130):\n    x = torch.ones(n + 1)\n`);
  const listed = page.getByRole('group', { name: 'Entries that are listed' });
  const told = (text) => listed.getByText(text, { exact: true }).waitFor();
  await told('71 to 130 of 130');
  await listed.getByRole('button', { name: 'Earlier entries' }).press('Enter');
  await told('11 to 70 of 130');
  await listed.getByRole('button', { name: 'The first entries' }).press('Enter');
  await told('1 to 10 of 130');
  assert.equal(await entries.count(), 10);
  await entries.last().getByRole('button').press('Enter');
  await page.locator('.tg-entries .tg-now').waitFor();
  assert.match(await page.textContent('.tg-ledger figcaption'), /^4 bytes alive/);
  await visit.run(PROGRAM);

  const { violations } = await new AxeBuilder({ page }).include('.pictures').analyze();
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`),
    [],
  );
  // What the reader has set side by side is there at the next visit, and is this program's alone.
  await visit.goTo(6);
  await chip('c', true).press('Space');
  await chip('a', true).press('Space');
  await chip('a', false).waitFor();
  assert.deepEqual(await names(), ['x', 'd']);
  await page.reload();
  await visit.editorReady();
  await visit.ready();
  await page.click('button:has-text("Run")');
  await compared.waitFor();
  assert.deepEqual(await names(), ['x', 'd']);
  await visit.run(PROGRAM.replace('a = x.data', 'a = x.data\n'));
  await chip('a', true).waitFor();
  assert.deepEqual(await names(), ['x', 'd', 'c', 'a']);

  assert.deepEqual(visit.problems, []);
  await visit.close();
});
