/** Backward step by step, in Chromium: moments, numbers on edges, contributions. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withPage } from './support.mjs';

const chromium = withPage();

const PROGRAM = `import torch
x = torch.tensor([1., 2.], requires_grad=True)
w = torch.tensor(3., requires_grad=True)
a = x * w
loss = a.sum()
loss.backward()
done = True
`;

test('inside backward one goes from node to node, with numbers on the edges', async () => {
  const visit = await chromium.visit();
  const { page } = visit;
  const texts = (selector) => page.locator(selector).allTextContents();
  await visit.run(PROGRAM);
  assert.equal(await page.locator('.tg-moments').count(), 0);
  await visit.goTo(6);
  assert.equal(await page.textContent('.tg-moment-count'), 'over');
  assert.deepEqual((await texts('.tg-flow-text')).sort(), ['3.', '[1., 1.]', '[3., 3.]']);
  assert.equal(await page.locator('.tg-node.tg-now, .tg-node.tg-later').count(), 0);

  await page.click('[aria-label="From the start of backward"]');
  assert.equal(await page.textContent('.tg-moment-count'), '1 / 4');
  assert.equal(await page.getAttribute('.tg-node.tg-now', 'data-name'), 'SumBackward0');
  assert.equal(await page.locator('.tg-node.tg-later').count(), 3);
  assert.deepEqual(await texts('.tg-flow-text'), ['[1., 1.]']);
  assert.match(
    await page.textContent('.tg-moment-said'),
    /^Backward starts at SumBackward0 of loss/,
  );

  // With the keyboard, as a slider; what it says is there for a screen reader.
  const track = page.locator('.tg-moment-track');
  await track.press('ArrowRight');
  assert.equal(await page.getAttribute('.tg-node.tg-now', 'data-name'), 'MulBackward0');
  assert.deepEqual((await texts('.tg-flow-text.tg-now')).sort(), ['3.', '[3., 3.]']);
  assert.match(await track.getAttribute('aria-valuetext'), /^2 of 4\. MulBackward0 of a receives/);
  await track.press('End');
  assert.equal(await page.textContent('.tg-moment-count'), 'over');
  await track.press('Home');
  assert.equal(await page.textContent('.tg-moment-count'), '1 / 4');
  // What has not been received yet is not there yet; results show what passed them.
  const shown = (name) =>
    page.locator(`.tg-gradient[data-name=${name}] .tg-cell text`).allTextContents();
  assert.deepEqual(await shown('x'), []);
  assert.deepEqual(await shown('loss'), ['1.']);
  await track.press('End');
  assert.deepEqual(await shown('x'), ['3.', '3.']);
  assert.deepEqual(await shown('a'), ['1.', '1.']);
  assert.match(
    await page.textContent('.tg-gradient[data-name=a]'),
    /None.*passed in line 6.*retain_grad\(\) would keep/,
  );
  await page.locator('.tg-moment').nth(3).click();
  assert.match(await page.textContent('.tg-moment-said'), /w\.grad takes it\.|x\.grad takes it\./);

  // Another step is not inside any more.
  await visit.goTo(7);
  await visit.goTo(6);
  assert.equal(await page.textContent('.tg-moment-count'), 'over');
  assert.deepEqual(visit.problems, []);
  await visit.close();
});

test('a .grad says what it is the sum of, and edges that meet have their summands', async () => {
  const visit = await chromium.visit();
  const { page } = visit;
  await visit.run(`import torch
x = torch.tensor(2., requires_grad=True)
y = x * 4
loss = y * x
loss.backward(retain_graph=True)
loss.backward()
`);
  const lines = await page.locator('.tg-gradient[data-name=x] .tg-sum li').allTextContents();
  assert.deepEqual(lines, [
    'line 5 added 16. = 8. by loss + 8. by y',
    'line 6 added 16. = 8. by loss + 8. by y',
  ]);
  assert.deepEqual((await page.locator('.tg-flow-text').allTextContents()).sort(), [
    '2.',
    '8.',
    '8.',
  ]);
  assert.match(await page.textContent('.tg-leaf'), /received 16\./);

  // A gradient on an edge says why it is what it is.
  await page.locator('.tg-flow-text', { hasText: '2.' }).click();
  assert.equal(
    await page.textContent('.tg-details'),
    'MulBackward0 to y×upstream 1.× local x 2.= downstream 2.',
  );
  // What a leaf was given is checked by finite differences: other runs, which leave what is shown.
  await page.locator('.tg-flow-text', { hasText: '8.' }).first().click();
  await page.getByRole('button', { name: 'Check x.grad by finite differences' }).click();
  const checked = page.locator('.tg-check tbody tr');
  await checked.waitFor();
  assert.deepEqual(await checked.locator('th, td').allTextContents(), ['x', '16.', '16.', '0.']);
  assert.equal(await page.textContent('.step-count'), '6 / 6');
  assert.equal(await visit.stdout(), '');
  await visit.ready();

  // Larger, smaller, and as wide as the panel, with the keyboard too.
  const width = () =>
    page.locator('.tg-graph').evaluate((graph) => graph.getBoundingClientRect().width);
  const natural = await width();
  await page.click('[aria-label=Larger]');
  assert.ok((await width()) > natural * 1.2);
  await page.locator('.tg-scroll').press('-');
  assert.ok(Math.abs((await width()) - natural) < 2);
  await page.locator('.tg-scroll').press('0');
  const room = await page.locator('.tg-scroll').evaluate((frame) => frame.clientWidth);
  assert.ok((await width()) <= room + 1);

  // Nodes that a line made and let go of are there while it is looked at, with their names and summands.
  await visit.run(`import torch
x = torch.tensor(2., requires_grad=True)
hook = x.register_hook(lambda g: g * 10)
(x ** 3 + x ** 2).backward()
done = True
`);
  assert.equal(await page.locator('.tg-node').count(), 0);
  await visit.goTo(4);
  assert.equal(await page.locator('.tg-node.tg-gone').count(), 4);
  const passed = ['1.', '1.', '12.', '4.'];
  assert.deepEqual((await page.locator('.tg-flow-text').allTextContents()).sort(), passed);
  assert.match(
    await page.textContent('.tg-gradient[data-name=x] .tg-sum'),
    /^line 4 added 160\., which a hook made of (4|12)\. by PowBackward0 \+ (4|12)\. by PowBackward0$/,
  );
  await page.click('[aria-label="From the start of backward"]');
  assert.match(
    await page.textContent('.tg-moment-said'),
    /^Backward starts at AddBackward0 with 1\. It hands on/,
  );
  assert.deepEqual(visit.problems, []);
  await visit.close();
});
