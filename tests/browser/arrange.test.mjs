/** Panels that are opened, closed, arranged, copied and saved; what was arranged is there at the next visit. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { linkOf, withPage } from './support.mjs';

const chromium = withPage();

const PROGRAM = `import torch
x = torch.ones(3, requires_grad=True)
y = x.detach()
z = (x * x).sum()
z.backward()
`;

const seen = (visit) =>
  visit.page
    .locator('.panel')
    .evaluateAll((all) =>
      all.filter((one) => one.checkVisibility()).map((one) => one.getAttribute('aria-label')),
    );
const menuOf = (visit, title) => visit.page.click(`[aria-label="${title}: arrange, copy, save"]`);
const pick = (visit, item) => visit.page.click(`.menu:popover-open button:has-text("${item}")`);

test('panels are closed, moved by the keyboard alone, opened again, and remembered', async () => {
  const visit = await chromium.visit();
  const { page } = visit;
  assert.deepEqual(await seen(visit), ['Memory', 'Gradients', 'Graph']);

  // By the keyboard: the last becomes the first, and its menu keeps the focus.
  const menu = page.getByRole('button', { name: 'Graph: arrange, copy, save' });
  for (const place of [2, 1]) {
    await menu.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter'); // Move forward
    await page.waitForSelector(`p[role=status]:text-is("Graph is now ${place} of 3.")`, {
      state: 'attached',
    });
    await page.waitForFunction(
      () => document.activeElement.getAttribute('aria-label') === 'Graph: arrange, copy, save',
    );
  }
  assert.deepEqual(await seen(visit), ['Graph', 'Memory', 'Gradients']);
  const [graph, memory] = await Promise.all(
    ['graph', 'memory'].map((name) => page.locator(`.panel.${name}`).boundingBox()),
  );
  assert.ok(graph.x + graph.width <= memory.x + 1, 'the first stands beside the others');

  await page.click('[aria-label="Close Gradients"]');
  assert.deepEqual(await seen(visit), ['Graph', 'Memory']);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Panels');
  await page.keyboard.press('Enter');
  await page.getByRole('checkbox', { name: /Output/ }).press('Space');
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('.output').isVisible(), false);

  await page.reload();
  await visit.editorReady();
  assert.deepEqual(await seen(visit), ['Graph', 'Memory']);
  assert.equal(await page.locator('.output').isVisible(), false);

  // A link shows what it names, for its program; what the reader arranged comes back after.
  await page.evaluate(
    (hash) => (location.hash = hash),
    `${linkOf('x = 1')}&panels=gradients+memory`,
  );
  await page.waitForSelector('.notice:has-text("Gradients and Memory only")');
  assert.deepEqual(await seen(visit), ['Gradients', 'Memory']);
  await page.click('[aria-label="Close Memory"]');
  await page.click('.notice button:has-text("As usual")');
  assert.deepEqual(await seen(visit), ['Graph', 'Memory']);

  await page.click('.panels-button');
  await pick(visit, 'As usual');
  assert.deepEqual(await seen(visit), ['Memory', 'Gradients', 'Graph']);
  assert.ok(await page.locator('.output').isVisible());
  assert.deepEqual(visit.problems, []);
  await visit.close();
});

test('what an older or a newer page has stored, or nobody, does not break the page', async () => {
  const visit = await chromium.visit();
  for (const [stored, wanted] of [
    ['graph tomorrow', ['Graph']],
    ['{"broken":', ['Memory', 'Gradients', 'Graph']],
    ['', ['Memory', 'Gradients', 'Graph']],
    ['none', []],
  ]) {
    await visit.page.evaluate((text) => localStorage.setItem('tensorglass.panels', text), stored);
    await visit.page.reload();
    await visit.editorReady();
    assert.deepEqual(await seen(visit), wanted, stored);
  }
  assert.deepEqual(visit.problems, []);
  await visit.close();
});

test('each picture is copied and saved as SVG and PNG, and read as a table', async () => {
  const visit = await chromium.visit({
    permissions: ['clipboard-read', 'clipboard-write'],
    colorScheme: 'dark',
  });
  const { page } = visit;
  await visit.run(PROGRAM);
  const saved = async (title, item) => {
    await menuOf(visit, title);
    const [file] = await Promise.all([page.waitForEvent('download'), pick(visit, item)]);
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  };
  for (const title of ['Memory', 'Gradients', 'Graph']) {
    const { name, bytes } = await saved(title, 'Save as SVG');
    assert.ok(name.endsWith(`${title}.svg`), name);
    const drawn = await page.evaluate((text) => {
      const file = new DOMParser().parseFromString(text, 'image/svg+xml');
      return {
        root: file.documentElement.localName,
        text: file.documentElement.textContent.includes('after line 5'),
        buttons: file.querySelectorAll('script').length,
        shapes: file.querySelectorAll('svg svg').length,
      };
    }, String(bytes));
    assert.deepEqual(
      { ...drawn, shapes: drawn.shapes > 0 },
      { root: 'svg', text: true, buttons: 0, shapes: true },
    );
  }
  const { name, bytes } = await saved('Memory', 'Save as PNG');
  assert.ok(name.endsWith('Memory.png'), name);
  const points = async (png) =>
    page.evaluate(
      async (data) => {
        const image = new Image();
        image.src = data;
        await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height);
        const context = canvas.getContext('2d');
        context.drawImage(image, 0, 0);
        const { data: all } = context.getImageData(0, 0, image.width, image.height);
        const colours = new Set();
        for (let at = 0; at < all.length; at += 4) colours.add(all.slice(at, at + 4).join());
        return { corner: [...all.slice(0, 4)], colours: colours.size, width: image.width };
      },
      `data:image/png;base64,${png.toString('base64')}`,
    );
  const { corner, colours, width } = await points(bytes);
  assert.deepEqual(corner, [0x18, 0x1c, 0x21, 255], 'in the colours of the page');
  assert.ok(colours > 10, 'something is drawn');
  const panel = await page.locator('.panel.memory .panel-body').boundingBox();
  assert.ok(width >= 2 * Math.floor(panel.width), 'two points a pixel');

  const status = page.locator('.panel.graph .panel-tools [role=status]');
  for (const [item, type] of [
    ['Copy as PNG', 'image/png'],
    ['Copy as SVG', 'text/plain'],
  ]) {
    await menuOf(visit, 'Graph');
    await pick(visit, item);
    await status.filter({ hasText: 'Copied.' }).waitFor();
    const types = await page.evaluate(async () => (await navigator.clipboard.read())[0].types);
    assert.ok(types.includes(type), `${item} gave ${types}`);
  }
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^<svg[^]*SumBackward0/);

  await page.click('.panel.memory summary:text-is("As a table")');
  const table = page.getByRole('table', { name: 'Tensors and their storages' });
  const rows = await table
    .locator('tbody tr')
    .evaluateAll((all) =>
      all.map((row) => [...row.cells].slice(0, 3).map((cell) => cell.textContent)),
    );
  assert.deepEqual(rows, [
    ['x', '1', '(3,)'],
    ['y', '1', '(3,)'],
    ['z', '2', '()'],
  ]);
  assert.deepEqual(visit.problems, []);
  await visit.close();
});
