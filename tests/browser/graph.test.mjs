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

describe('a graph of a thousand nodes', () => {
  let visit;
  let page;
  before(async () => {
    visit = await chromium.visit();
    page = visit.page;
    await visit.run(`import torch
w = torch.tensor(1.001, requires_grad=True)
x = w
for i in range(500):
    x = (x * w).sin()
x.backward(retain_graph=True)
`);
  });
  after(async () => {
    assert.deepEqual(visit.problems, []);
    await visit.close();
  });
  const titles = () => page.locator('.tg-node .tg-title').allTextContents();
  const focused = () => page.evaluate(() => document.activeElement.textContent);

  test('has its loop folded; Enter opens it, and an iteration in it, and they fold again', async () => {
    assert.deepEqual(await titles(), ['AccumulateGrad', 'for i in range(500) × 500']);
    assert.match(await page.textContent('.tg-folded'), /1,000 nodes/);
    await page.locator('.tg-folded').focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('.tg-folds');
    assert.match(await focused(), /^Fold for i in range\(500\) × 500 again$/);
    assert.equal((await titles()).at(-1), 'iteration 500');
    assert.match(await page.textContent('.tg-graph-frame figcaption'), /201 earlier nodes not/);
    await page.locator('.tg-folded', { hasText: 'iteration 500' }).click();
    assert.deepEqual((await titles()).slice(-2), ['MulBackward0', 'SinBackward0']);
    assert.match(await focused(), /^Fold iteration 500 again$/);
    await page.keyboard.press('Enter');
    assert.equal((await titles()).at(-1), 'iteration 500');
    assert.match(await focused(), /^iteration 500/);
    await page.locator('.tg-fold').click();
    assert.deepEqual(await titles(), ['AccumulateGrad', 'for i in range(500) × 500']);
  });

  test('lights up in memory what a fold computed, and is lit from there', async () => {
    await page.locator('.tg-folded').hover();
    assert.equal((await page.locator('.tg-memory .tg-lit[data-name=x]').count()) > 0, true);
    await page.locator('.tg-memory [data-name=x]').first().hover();
    await page.waitForSelector('.tg-folded.tg-lit');
  });
});

test('a graph is moved with the mouse, zoomed with Ctrl and the wheel, and lets a wheel scroll the page; texts on its edges keep apart', async () => {
  const visit = await chromium.visit({ viewport: { width: 1280, height: 700 } });
  const { page } = visit;
  await visit.run(`import torch
import torch.nn as nn
torch.manual_seed(0)
layer = nn.TransformerEncoderLayer(d_model=8, nhead=2, dim_feedforward=16, dropout=0.0, batch_first=True)
loss = layer(torch.randn(1, 5, 8)).pow(2).sum()
loss.backward(retain_graph=True)
`);
  const frame = page.locator('.graph .tg-scroll');
  const at = () =>
    frame.evaluate((one) => [one.scrollLeft, one.closest('.panel').scrollTop].map(Math.round));
  const { x, y } = await frame.boundingBox();

  // Numbers on edges: one tab stop, none on another or on a node.
  await page.waitForSelector('.tg-flow-text');
  assert.equal(await page.locator('.tg-flow-text[tabindex="0"]').count(), 1);
  const overlaps = await page.evaluate(() => {
    const boxes = (kind) =>
      [...document.querySelectorAll(kind)].map((one) => ({
        text: one.textContent,
        box: one.querySelector('rect').getBoundingClientRect(),
      }));
    const texts = boxes('.tg-flow-text').filter(({ text }) => !text.endsWith('•'));
    const others = [...texts, ...boxes('.tg-node')];
    const touch = (a, b) =>
      a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
    return texts.filter((one) =>
      others.some((other) => other.text !== one.text && touch(one.box, other.box)),
    ).length;
  });
  assert.equal(overlaps, 0);

  await page.mouse.move(x + 60, y + 60);
  const size = () => page.locator('.tg-graph').evaluate((one) => one.getBoundingClientRect().width);
  const natural = await size();
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -400);
  await page.keyboard.up('Control');
  await page.waitForFunction(
    (was) => document.querySelector('.tg-graph').getBoundingClientRect().width > was * 1.5,
    natural,
  );

  const before = await at();
  await page.mouse.down();
  await page.mouse.move(x - 40, y + 20, { steps: 4 });
  await page.mouse.up();
  const after = await at();
  assert.deepEqual([after[0] - before[0], after[1] - before[1]], [100, 40]);
  assert.equal(await page.locator('.tg-details').count(), 0, 'a drag opens nothing');

  await page.mouse.move(x + 60, y + 60);
  await page.mouse.wheel(0, 100);
  await page.waitForFunction(
    (was) => document.querySelector('.panel.graph').scrollTop > was + 50,
    after[1],
  );
  assert.deepEqual(visit.problems, []);
  await visit.close();
});
