/** The dialog that shares a program, and the frame that it gives to other pages. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import AxeBuilder from '@axe-core/playwright';
import { withPage } from './support.mjs';

const chromium = withPage();

test('Share gives a link, an element, a frame and a picture, each with its preview and to be copied', async () => {
  const visit = await chromium.visit({ permissions: ['clipboard-read', 'clipboard-write'] });
  const { page } = visit;
  await visit.ready();
  await page.focus('button:has-text("Share")');
  await page.keyboard.press('Enter');
  const text = (form) => page.getByLabel(`${form} to copy`).inputValue();
  assert.match(await text('Link'), /#v=1&code=/);
  await page.click('dialog button:text-is("Copy")');
  await page.waitForSelector('dialog [role=status]:text-is("Copied.")');
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await text('Link'));
  await page.click('dialog label:has-text("Element")');
  assert.match(await text('Element'), /embed\.js[^]*<tensor-glass[^]*import torch/);
  await page.click('dialog label:has-text("Frame")');
  assert.match(await text('Frame'), /<iframe src=".*embed\.html#v=1&amp;code=/);
  const shown = page.frameLocator('dialog iframe').locator('tensor-glass');
  await shown.getByText('import torch').first().waitFor();
  // Who unticks a panel keeps the slider, there and in the element.
  await page.click('dialog .shown label:has-text("Graph")');
  await page.waitForFunction(() =>
    /panels=timeline\+sentence\+output\+memory\+gradients"/.test(
      document.querySelector('dialog textarea').value,
    ),
  );
  await page.click('dialog label:has-text("Element")');
  assert.match(await text('Element'), / panels="timeline sentence output memory gradients"/);
  await page.click('dialog label:has-text("Link")');
  await page.waitForFunction(() =>
    /panels=output\+memory\+gradients$/.test(document.querySelector('dialog textarea').value),
  );
  await page.click('dialog .shown label:has-text("Graph")');
  await page.click('dialog label:has-text("Picture")');
  assert.match(await text('Picture'), /^\[!\[.*\]\(.*\.svg\)\]\(http/);
  await page.waitForFunction(() => document.querySelector('dialog img')?.naturalHeight > 100);
  const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
  assert.deepEqual(
    violations.map(({ id }) => id),
    [],
  );
  await page.keyboard.press('Escape');
  await page.waitForSelector('dialog.share', { state: 'detached' });
  assert.deepEqual(visit.problems, []);
  await visit.close();
});

test('a frame tells the page around how high it is', async () => {
  const visit = await chromium.visit();
  const height = await visit.page.evaluate(async () => {
    const frame = document.createElement('iframe');
    frame.src = 'embed.html#none';
    const told = new Promise((resolve) =>
      addEventListener('message', ({ data, source }) => {
        if (source === frame.contentWindow && data.type === 'tensorglass-height' && data.height)
          resolve(data.height);
      }),
    );
    document.body.append(frame);
    return told;
  });
  assert.ok(height > 10);
  await visit.close();
});
