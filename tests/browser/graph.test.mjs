/** The graph in Chromium: what is drawn of cuts and saved tensors, a node's details, and what it shares with memory. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { withPage } from './support.mjs';

const chromium = withPage();

describe('a graph with cuts and a stale tensor', () => {
  let visit;
  let page;
  before(async () => {
    visit = await chromium.visit();
    page = visit.page;
    await visit.run(`import torch
x = torch.tensor([1., 2.], requires_grad=True)
w = torch.tensor([3., 4.], requires_grad=True)
y = x.detach()
a = y * w
b = a * w
a.mul_(2)
`);
  });
  after(async () => {
    assert.deepEqual(visit.problems, []);
    await visit.close();
  });
  const texts = (selector) => page.locator(selector).allTextContents();
  const node = (text) => page.locator('.tg-node', { hasText: text });

  test('a cut is dashed, has no arrow, and says what cuts', async () => {
    assert.deepEqual(await texts('.tg-cut-text'), ['detach()']);
    const line = await page.locator('.tg-edge.tg-cut').evaluate((edge) => ({
      dashes: getComputedStyle(edge).strokeDasharray,
      arrow: edge.getAttribute('marker-end'),
    }));
    assert.notEqual(line.dashes, 'none');
    assert.equal(line.arrow, null);
    assert.match(await page.textContent('.tg-cut-off'), /^xno gradient$/);
    assert.match(await page.textContent('.tg-graph-frame figcaption'), /dashed.*no gradient/);
  });

  test('a saved tensor whose version moved is red, and what comes of it is said', async () => {
    const stale = page.locator('.tg-line.tg-stale');
    assert.deepEqual(await stale.allTextContents(), ['self: a v0, now v1']);
    const [fill, bad] = await stale.evaluate((line) => {
      const probe = document.createElement('i');
      probe.style.color = 'var(--tg-bad)';
      line.closest('.tg').append(probe);
      const colours = [getComputedStyle(line).fill, getComputedStyle(probe).color];
      probe.remove();
      return colours;
    });
    assert.equal(fill, bad);
    assert.match(await page.textContent('.tg-remark'), /will raise an error/);
  });

  test('a click on a node tells its line, and what it saved as it was; the line leads to its step', async () => {
    await node('= b').click();
    const details = page.locator('.tg-details');
    assert.match(
      await details.locator('header').textContent(),
      /^MulBackward0 computed b in line 6/,
    );
    assert.deepEqual(await details.locator('tbody tr').allTextContents(), [
      'otherw[3., 4.]0',
      'selfa[3., 8.]0, now 1',
    ]);
    await details.locator('.tg-link').click();
    assert.equal(await page.getAttribute('.step-line', 'data-line'), '6');
    await visit.goTo(7);
    await page.click('.tg-details [aria-label=Close]');
    assert.equal(await details.count(), 0);
  });

  test('with the keyboard one walks over the nodes and opens one', async () => {
    await page.locator('.tg-node[tabindex="0"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const focused = await page.evaluate(() => document.activeElement.getAttribute('aria-label'));
    await page.keyboard.press('Enter');
    const [name] = await texts('.tg-details strong');
    assert.ok(focused.includes(name), `${name} is open, ${focused} has the focus`);
    await page.click('.tg-details [aria-label=Close]');
  });

  test('memory and graph point at each other', async () => {
    await node('= b').hover();
    const lit = await page
      .locator('.tg-memory .tg-run.tg-lit')
      .evaluateAll((runs) => runs.map((run) => run.dataset.name));
    assert.deepEqual(lit, ['b']);
    await page.hover('.tg-memory .tg-run[data-name=w]');
    const names = await page
      .locator('.tg-node.tg-lit')
      .evaluateAll((nodes) =>
        nodes.map((one) => one.querySelector('.tg-result, .tg-leaf-name')?.textContent),
      );
    // The leaf, and the nodes that have saved it.
    assert.ok(names.includes('w') && names.includes('= b'), names.join());
    assert.ok(!names.includes('x'));
  });
});
