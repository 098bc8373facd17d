/** How the page is laid out: pictures side by side where there is room, and nothing out of its place. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { withPage } from './support.mjs';

const twoPaths = readFileSync(new URL('../../examples/09-two-paths.py', import.meta.url), 'utf8');

const chromium = withPage();

/** Boxes of elements, as the reader sees them. */
const boxes = (visit, selector) =>
  visit.page.locator(selector).evaluateAll((found) =>
    found.map((one) => {
      const { left, top, right, bottom } = one.getBoundingClientRect();
      return { left, top, right, bottom };
    }),
  );
const inside = (inner, outer) =>
  inner.left >= outer.left - 1 &&
  inner.right <= outer.right + 1 &&
  inner.top >= outer.top - 1 &&
  inner.bottom <= outer.bottom + 1;

for (const [width, height] of [
  [1920, 1080],
  [1440, 900],
  [1280, 800],
  [1024, 768],
])
  test(`example 9 at ${width} x ${height}`, async () => {
    const visit = await chromium.visit({ viewport: { width, height } });
    await visit.program(twoPaths);
    await visit.page.waitForSelector('.tg-gradient .tg-strip');
    const [memory] = await boxes(visit, '.panel.memory');
    const [gradients] = await boxes(visit, '.panel.gradients');
    const [graph] = await boxes(visit, '.panel.graph');
    const all = { left: 0, top: 0, right: width, bottom: height };
    if (width >= 1280) {
      for (const panel of [memory, gradients, graph]) assert.ok(inside(panel, all), 'in sight');
      assert.ok(gradients.left >= memory.right - 1, 'gradients stand beside the memory');
    } else assert.ok(gradients.top >= memory.bottom - 1, 'gradients stand below the memory');
    if (width >= 1440) {
      const [drawing] = await boxes(visit, '.tg-graph');
      assert.ok(inside(drawing, graph), 'the whole graph is in sight');
    }
    for (const strip of await boxes(visit, '.panel.gradients .tg-strip'))
      assert.ok(strip.right <= gradients.right, 'gradients end in their panel');
    assert.equal(
      await visit.page.evaluate(() => document.documentElement.scrollWidth),
      width,
      'no scrolling sideways',
    );
    assert.deepEqual(visit.problems, []);
    await visit.close();
  });

test('long gradients end in their panel, in every width', async () => {
  const visit = await chromium.visit({ viewport: { width: 1920, height: 1080 } });
  await visit.run(
    'import torch\nw = torch.arange(40.0, requires_grad=True)\nn = torch.ones(2)\n(w * w).sum().backward()\n',
  );
  for (const width of [1920, 1500, 1280, 1000, 700]) {
    await visit.page.setViewportSize({ width, height: 900 });
    if (width <= 860) await visit.page.click('nav button:has-text("Gradients")');
    await visit.page.waitForFunction(() => {
      const panel = document.querySelector('.panel.gradients').getBoundingClientRect();
      const strip = document.querySelector('.panel.gradients .tg-strip').getBoundingClientRect();
      return (
        strip.width > 0 && strip.right <= panel.right && panel.right <= innerWidth // as soon as it is measured
      );
    });
  }
  assert.deepEqual(visit.problems, []);
  await visit.close();
});

test('a graph that is wider than its panel opens as large as fits; made larger, it stays where it was scrolled', async () => {
  const visit = await chromium.visit({ viewport: { width: 1024, height: 768 } });
  await visit.run(
    'import torch\nw = torch.ones(2, requires_grad=True)\nxs = [w * n for n in range(12)]\ny = sum(xs)\n',
  );
  const frame = visit.page.locator('.graph .tg-scroll');
  const excess = () => frame.evaluate((one) => one.scrollWidth - one.clientWidth);
  await visit.page.waitForFunction(() => {
    const one = document.querySelector('.graph .tg-scroll');
    return one.scrollWidth <= one.clientWidth + 1;
  });
  const [outer] = await boxes(visit, '.graph .tg-scroll');
  const nodes = await boxes(visit, '.graph .tg-node');
  assert.ok(
    Math.max(...nodes.map(({ right }) => right)) > outer.right - 40,
    'no smaller than fits',
  );
  for (let n = 0; n < 3; n++) await visit.page.click('[aria-label=Larger]');
  assert.ok((await excess()) > 100, 'it is wide');
  await frame.evaluate((one) => (one.scrollLeft = 5));
  await visit.page.click('[aria-label="Step back"]');
  await visit.page.evaluate(
    () => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))),
  );
  assert.equal(await frame.evaluate((one) => one.scrollLeft), 5);
  assert.deepEqual(visit.problems, []);
  await visit.close();
});

test('the borders between the parts can be moved, and stay where they were put', async () => {
  const visit = await chromium.visit({ viewport: { width: 1440, height: 900 } });
  const border = visit.page.getByRole('separator', { name: 'Width of the program' });
  const widthOfCode = async () => {
    const [code] = await boxes(visit, '.code');
    return Math.round(code.right - code.left);
  };
  const usual = await widthOfCode();
  const { x, y, height } = await border.boundingBox();
  await visit.page.mouse.move(x, y + height / 2);
  await visit.page.mouse.down();
  await visit.page.mouse.move(x + 150, y + height / 2, { steps: 3 });
  await visit.page.mouse.up();
  const dragged = await widthOfCode();
  assert.ok(Math.abs(dragged - usual - 150) <= 3, `${usual} became ${dragged}`);
  await border.press('ArrowLeft');
  const pressed = await widthOfCode();
  assert.ok(pressed < dragged);
  await visit.page.reload();
  await visit.editorReady();
  assert.equal(await widthOfCode(), pressed);
  await border.dblclick({ position: { x: 0, y: 300 }, force: true });
  assert.equal(await widthOfCode(), usual);
  assert.deepEqual(visit.problems, []);
  await visit.close();
});
