/** What the page does for a hover and for a move of the slider: it touches what they change, and nothing else. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { withPage } from './support.mjs';

const chromium = withPage();
let visit;
before(async () => {
  visit = await chromium.visit();
  await visit.run(PROGRAM);
});

const COUNT = 24;
const each = (line) => Array.from({ length: COUNT }, (_, n) => line(n)).join('\n');
/** Names, then a graph that grows by a node a line, then writes into one storage a line. */
const PROGRAM = `import torch
w = torch.ones(3, requires_grad=True)
${each((n) => `x${n} = torch.zeros(3)`)}
y0 = w * 1
${each((n) => `y${n + 1} = y${n} * 2`)}
${each((n) => `x${n}[0] = ${n + 1}`)}
`;
const GRAPH_LINE = 3 + COUNT;
const WRITE_LINE = GRAPH_LINE + COUNT + 1;

/** What an action changes in the pictures: the elements and texts that were touched, each said by where it is. */
async function touched(action) {
  await visit.page.evaluate(() => {
    const touched = (globalThis.touched = new Set());
    const note = (node) => {
      const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
      if (!element?.isConnected) return;
      const part = element.closest('.tg-storage, .tg-gradient, .tg-node, .tg-edge, .tg-graph');
      const { storage, name, node: id } = part?.dataset ?? {};
      touched.add(
        part
          ? `${part.classList[0]} ${storage ?? id ?? name ?? ''}`.trim()
          : (element.classList[0] ?? element.localName),
      );
    };
    globalThis.observer = new MutationObserver((records) =>
      records.forEach(({ target, type, addedNodes, removedNodes }) => {
        if (type === 'childList') [...addedNodes].forEach(note);
        if (type !== 'childList' || removedNodes.length) note(target);
      }),
    );
    globalThis.observer.observe(document.querySelector('.pictures'), {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
  });
  await action();
  return visit.page.evaluate(async () => {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    globalThis.observer.disconnect();
    return [...globalThis.touched].sort();
  });
}

/** Each line runs once, in order. */
async function goTo(line) {
  await visit.page.locator('input[type=range]').fill(String(line - 1));
  await visit.page.waitForSelector(`.step-line[data-line="${line}"]`);
}

const storageOf = (name) =>
  visit.page.getAttribute(
    `.tg-memory [data-name="${name}"] >> xpath=ancestor::section[1]`,
    'data-storage',
  );

test('a hover touches the storage that it lights up', async () => {
  const cell = visit.page.locator('.tg-memory .tg-storage', {
    has: visit.page.locator('[data-name="x3"]'),
  });
  await cell.scrollIntoViewIfNeeded();
  const storage = await storageOf('x3');
  await visit.page.mouse.move(1, 1);
  const first = await touched(() => cell.locator('[data-place="1"]').first().hover());
  assert.deepEqual(first, [`tg-storage ${storage}`]);
  const lit = await visit.page
    .locator('.tg-lit')
    .evaluateAll((all) => all.map((one) => one.closest('.tg-storage')?.dataset.storage));
  assert.ok(lit.length > 0);
  assert.deepEqual([...new Set(lit)], [storage]);
});

test('a step that writes into one storage touches that one and the one that was written before', async () => {
  await goTo(WRITE_LINE + 5);
  const storages = [await storageOf('x5'), await storageOf('x6')];
  const moved = await touched(() => goTo(WRITE_LINE + 6));
  assert.deepEqual(moved, storages.map((storage) => `tg-storage ${storage}`).sort());
});

test('a node that comes to the graph leaves all others untouched', async () => {
  await goTo(GRAPH_LINE + 10);
  const known = await visit.page
    .locator('.tg-node')
    .evaluateAll((all) => all.map(({ dataset }) => `tg-node ${dataset.node}`));
  const edges = await visit.page.locator('.tg-edge').count();
  const moved = await touched(() => goTo(GRAPH_LINE + 11));
  assert.equal(await visit.page.locator('.tg-node').count(), known.length + 1);
  assert.equal(await visit.page.locator('.tg-edge').count(), edges + 1);
  assert.deepEqual(
    moved.filter((one) => known.includes(one)),
    [],
  );
});

test('arrows run from the top of one box to the bottom of another', async () => {
  await goTo(WRITE_LINE);
  const off = await visit.page.evaluate(
    () =>
      [...document.querySelectorAll('.tg-edge')].filter((edge) => {
        const at = (place) => {
          const { x, y } = edge.getPointAtLength(place);
          return new DOMPoint(x, y).matrixTransform(edge.getScreenCTM());
        };
        const frame = (node) =>
          document.querySelector(`.tg-node[data-node="${node}"] rect`).getBoundingClientRect();
        const [start, stop] = [at(0), at(edge.getTotalLength())];
        const [from, to] = [frame(edge.dataset.from), frame(edge.dataset.to)];
        const inside = ({ x }, { left, right }) => x >= left && x <= right;
        return !(
          inside(start, from) &&
          inside(stop, to) &&
          Math.abs(start.y - from.top) < 3 &&
          Math.abs(stop.y - to.bottom) < 3
        );
      }).length,
  );
  assert.equal(off, 0);
});
