/** What the pictures show, in Chromium: memory, views, names and colours, gradients and the graph. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  converter,
  differenceEuclidean,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  parse,
  wcagContrast,
} from 'culori';
import { withPage } from './support.mjs';

const chromium = withPage();

/** Runs a program in a tab of its own and hands the page to `look`. */
async function seen(code, look, options) {
  const visit = await chromium.visit(options);
  const { stderr } = await visit.run(`import torch\n${code}`);
  assert.equal(stderr, '');
  await look(visit.page, visit);
  assert.deepEqual(visit.problems, []);
  await visit.close();
}

const texts = (page, selector) => page.locator(selector).allTextContents();
const boxes = (page, selector) =>
  page
    .locator(selector)
    .evaluateAll((found) => found.map((one) => one.getBoundingClientRect().toJSON()));

describe('memory', () => {
  test('only the tensor with a version counter of its own is marked', () =>
    seen('x = torch.ones(3)\ny = x[:2]\nz = x.detach()\nd = x.data\n', async (page) => {
      const marked = page.locator('.tg-tensor', { hasText: 'own version counter' });
      assert.deepEqual(
        await marked.evaluateAll((lines) => lines.map((line) => line.dataset.name)),
        ['d'],
      );
    }));

  test('a NumPy array is a tenant of its tensor’s storage, with its strides in bytes', () =>
    seen(
      `import numpy as np
x = torch.arange(6.0).reshape(2, 3)
a = x.numpy()
back = a[:, ::-1]
back[0, 0] = 50
`,
      async (page) => {
        const storages = page.locator('.tg-memory > .tg-storages > .tg-storage');
        assert.equal(await storages.count(), 1);
        const lines = storages.locator('.tg-tensor');
        assert.deepEqual(
          await lines.evaluateAll((found) =>
            found.map((line) => [
              line.dataset.name,
              [...line.querySelectorAll('dl > div')]
                .map((fact) => fact.textContent)
                .filter((text) => /stride|bytes|version/.test(text)),
              line.textContent.includes('NumPy array'),
            ]),
          ),
          [
            ['x', ['stride(3, 1)', 'version0'], false],
            ['a', ['stride(3, 1)', 'in bytes(12, 4)'], true],
            ['back', ['stride(3, -1)', 'in bytes(12, -4)'], true],
          ],
        );
        // The write went through all three.
        assert.match(await storages.first().textContent(), /50/);
      },
    ));

  test('storages are numbered 1, 2, 3, and keep their numbers while stepping', () =>
    seen(
      `x = torch.ones(2, requires_grad=True)
h = ((x * 2).exp() * 3).tanh()
s = h.sum() + 1
del h
w = s.detach() * 1
`,
      async (page, visit) => {
        const shown = () =>
          page
            .locator('.tg-memory > .tg-storages > .tg-storage')
            .evaluateAll((found) =>
              found.map(
                (one) =>
                  `${one.querySelector('.tg-tensor').dataset.name}: ${one.querySelector('h3').textContent}`,
              ),
            );
        assert.deepEqual(await shown(), ['x: storage 1', 's: storage 3', 'w: storage 4']);
        await visit.goTo(3);
        assert.deepEqual(await shown(), ['x: storage 1', 'h: storage 2']);
      },
    ));

  test('windows that overlap leave the storage in one row, and are drawn as a table', () =>
    seen('u = torch.arange(10.).unfold(0, 4, 2)\n', async (page) => {
      const tops = (await boxes(page, '.tg-strip .tg-cell rect')).map(({ top }) => top);
      assert.equal(tops.length, 10);
      assert.equal(new Set(tops).size, 1);
      assert.equal(await page.locator('.tg-grid .tg-cell').count(), 16);
      await page.hover('.tg-strip [data-place="4"]');
      const lit = page.locator('.tg-grid .tg-lit');
      assert.deepEqual(
        await lit.evaluateAll((cells) => cells.map((cell) => cell.dataset.element)),
        ['u[1, 2]', 'u[2, 0]'],
      );
    }));

  test('three dimensions are slices side by side, none of them beyond the panel', () =>
    seen('x = torch.arange(120.).view(5, 4, 6)\n', async (page) => {
      assert.deepEqual((await texts(page, '.tg-heading')).slice(0, 2), ['[0, :, :]', '[1, :, :]']);
      const [panel] = await boxes(page, '.tg-memory');
      for (const { right } of await boxes(page, '.tg-grid .tg-cell rect'))
        assert.ok(right <= panel.right);
      assert.deepEqual(await texts(page, '.tg-more'), []);
      assert.equal(await page.locator('.tg-grid .tg-cell').count(), 120);
    }));

  test('what is too much for a table is counted; what is not recorded is said', () =>
    seen(
      't = torch.arange(240.).view(12, 20).t()\nbig = torch.ones(2000, 1000)\nlate = big[1]\n',
      async (page) => {
        const drawn = await page.locator('.tg-grid .tg-cell').count();
        assert.deepEqual(await texts(page, '.tg-more'), [`… ${240 - drawn} more elements`]);
        const late = page.locator('.tg-tensor[data-name=late]');
        assert.match(await late.textContent(), /beyond the elements that are recorded/);
      },
    ));

  test('another dtype on the same bytes shows its own values', () =>
    seen('x = torch.tensor([1., -2.])\ni = x.view(torch.int32)\n', async (page) => {
      assert.deepEqual(await texts(page, '.tg-grid .tg-cell text'), ['1065353216', '-1073741824']);
      assert.deepEqual(await texts(page, '.tg-strip .tg-cell text'), ['1.', '-2.']);
    }));

  test('numbers of one element stand in low cards, several in a row, and nothing of them is lost', () =>
    seen(
      `x = torch.tensor(3., requires_grad=True)
y = torch.tensor(2., requires_grad=True)
a = x * y
an_uncommonly_long_name_for_so_small_a_thing = a.detach().clone()
n = torch.tensor(2**60 + 1)
none = torch.empty(0, 3)
`,
      async (page) => {
        const cards = await boxes(page, '.tg-card');
        assert.equal(cards.length, 6);
        assert.ok(cards.filter(({ top }) => top === cards[0].top).length >= 2);
        // Those above tell who holds them besides, or have long names.
        assert.ok(cards[4].height <= 84, `a card is ${cards[4].height} pixels high`);
        const [memory] = await boxes(page, '.tg-memory');
        assert.ok(memory.height < 3 * 130, `six cards are ${memory.height} pixels high`);
        const cut = await page
          .locator('.tg-card .tg-name')
          .evaluateAll((names) =>
            names
              .filter(
                (name) =>
                  name.scrollWidth > name.clientWidth || name.scrollHeight > name.clientHeight + 1,
              )
              .map((name) => name.textContent),
          );
        assert.deepEqual(cut, []);
        for (const selector of ['.tg-card .tg-name', '.tg-card .tg-facts', '.tg-card .tg-strip'])
          for (const [n, box] of (await boxes(page, selector)).entries())
            assert.ok(box.right <= memory.right + 1, `${selector} ${n} sticks out`);
        assert.match(
          await page.textContent('.tg-card [data-name=a]'),
          /float32 \(\), version 0, MulBackward0/,
        );
        await page.hover('.tg-card .tg-cell[data-value="11529…6977"]');
        assert.equal(await page.textContent('.tg-card .tg-cell title'), '1152921504606846977');
      },
    ));
});

describe('names and colours', () => {
  const barOf = (page, name) =>
    page
      .locator(`.tg-tensor[data-name=${name}]`)
      .evaluate((line) => getComputedStyle(line, '::before').backgroundColor);

  test('tensors that share nothing have different colours, and keep them while stepping', () =>
    seen(
      'x = torch.ones(2)\nz = torch.ones(2)\nw = x[:1]\nw = torch.ones(3)\n',
      async (page, visit) => {
        const colours = [await barOf(page, 'x'), await barOf(page, 'z'), await barOf(page, 'w')];
        assert.equal(new Set(colours).size, 3);
        await visit.goTo(4);
        assert.equal(await barOf(page, 'w'), colours[2]);
        assert.equal(await barOf(page, 'x'), colours[0]);
      },
    ));

  test('every tensor has its name at its first lane, in storages of several rows too', () =>
    seen(
      'x = torch.arange(12.).view(3, 4)\ncolumn = x[:, 3]\nrow = x[1]\nlast = x[2, 1:]\n',
      async (page) => {
        assert.deepEqual(await texts(page, '.tg-run text'), ['x', 'column', 'row', 'last']);
        const [strip] = await boxes(page, '.tg-strip');
        for (const { left, right } of await boxes(page, '.tg-run text'))
          assert.ok(left >= strip.left && right <= strip.right);
      },
    ));

  const names = Array.from({ length: 8 }, (_, n) => `t${n}`);
  const eight = names.map((name) => `${name} = torch.ones(2)\n`).join('');
  for (const colorScheme of ['light', 'dark'])
    test(`eight colours in a row stand out and stay apart for every eye: ${colorScheme}`, () =>
      seen(
        eight,
        async (page) => {
          const asRgb = converter('rgb');
          const bars = [];
          for (const name of names) bars.push(asRgb(parse(await barOf(page, name))));
          const styles = await page
            .locator('.tg-run')
            .evaluateAll((runs) =>
              runs.map((run) => [
                getComputedStyle(run.querySelector('rect')).fill,
                getComputedStyle(run.querySelector('text')).fill,
              ]),
            );
          const ground = await page.locator('.tg-memory').evaluate((panel) => {
            const behind = (one) => getComputedStyle(one).backgroundColor;
            while (parseFloat(behind(panel).split(',')[3] ?? 1) === 0) panel = panel.parentElement;
            return behind(panel);
          });
          for (const bar of bars) assert.ok(wcagContrast(bar, parse(ground)) >= 3);
          assert.equal(styles.length, 8);
          for (const [tint, ink] of styles) assert.ok(wcagContrast(parse(tint), parse(ink)) >= 4.5);

          const apart = differenceEuclidean('oklab');
          const eyes = {
            common: (colour) => colour,
            'without red': filterDeficiencyProt(1),
            'without green': filterDeficiencyDeuter(1),
            'without blue': filterDeficiencyTrit(1),
          };
          for (const [eye, see] of Object.entries(eyes)) {
            const colours = bars.map((bar) => see(bar));
            for (let a = 0; a < 8; a++)
              for (let b = 0; b < a; b++) {
                const distance = apart(colours[a], colours[b]);
                const least = a - b === 1 ? 0.12 : 0.06;
                assert.ok(distance >= least, `${eye}: ${b} and ${a} are ${distance} apart`);
              }
          }
        },
        { colorScheme },
      ));

  test('with a palette of the reader’s own, lanes keep an outline and their names', () =>
    seen(
      'x = torch.arange(4.)\ny = x[1:3]\n',
      async (page) => {
        const lanes = await page.locator('.tg-run').evaluateAll((runs) =>
          runs.map((run) => {
            const { stroke, fill } = getComputedStyle(run.querySelector('rect'));
            return { named: run.textContent, apart: stroke !== fill && stroke !== 'none' };
          }),
        );
        assert.deepEqual(lanes, [
          { named: 'x', apart: true },
          { named: 'y', apart: true },
        ]);
        const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
        assert.notEqual(await barOf(page, 'x'), ground);
      },
      { forcedColors: 'active' },
    ));
});

describe('gradients', () => {
  test('have their shapes, and stay readable for a module with many parameters', () =>
    seen(
      `torch.manual_seed(0)
net = torch.nn.Sequential(torch.nn.Linear(3, 8), torch.nn.ReLU(), torch.nn.Linear(8, 1))
(net(torch.randn(5, 3)) ** 2).mean().backward()
w = torch.ones(2, 3, 2, requires_grad=True)
(w * 2).sum().backward()
e = torch.empty(0, 3, requires_grad=True)
e.sum().backward()
`,
      async (page) => {
        const shapes = await texts(page, '.tg-gradient .tg-term');
        assert.deepEqual(shapes, [
          '.grad (8, 3)',
          '.grad (8,)',
          '.grad (1, 8)',
          '.grad (1,)',
          '.grad (2, 3, 2)',
          '.grad (0, 3)',
        ]);
        assert.deepEqual(await texts(page, '.tg-gradient .tg-heading'), ['[0, :, :]', '[1, :, :]']);
        assert.match(await page.textContent('.tg-gradient[data-name=e]'), /no elements$/);
        const [panel] = await boxes(page, '.tg-gradients');
        for (const { right } of await boxes(page, '.tg-gradient > *'))
          assert.ok(right <= panel.right + 1);
        for (const { height } of await boxes(page, '.tg-gradient')) assert.ok(height < 190);
        // A row of the weight's gradient is a row of the picture.
        const tops = (await boxes(page, '.tg-gradient:first-child .tg-cell rect')).map(
          ({ top }) => top,
        );
        assert.equal(tops.filter((top) => top === tops[0]).length, 3);
      },
    ));
});

describe('the graph', () => {
  test('says of a saved tensor that it was written behind its version counter', () =>
    seen(
      `x = torch.ones(2, requires_grad=True)
y = torch.ones(2)
z = (x * y).sum()
y.data[0] = 5.
`,
      async (page, visit) => {
        const lines = () => texts(page, '.tg-node[data-name=MulBackward0] .tg-line');
        assert.ok((await lines()).includes('other: y v0, written since, unnoticed'));
        assert.match(await page.textContent('.tg-remark'), /^y in MulBackward0: written since/);
        await visit.goTo(4);
        assert.ok((await lines()).includes('other: y v0'));
        assert.equal(await page.locator('.tg-remark').count(), 0);
      },
    ));
});

test('an index is walked to its cell: by mouse, keys and touch, in the strip and in tables', () =>
  seen(
    'x = torch.arange(6.0).view(2, 3)\ny = x.t()[1:]\ne = torch.arange(3.).expand(4, 3)\n',
    async (page) => {
      const storage = page.locator('.tg-memory .tg-storage').first();
      const way = async () => {
        const drawn = storage.locator('.tg-walk');
        await drawn.waitFor();
        return drawn.evaluate((one) => `${one.dataset.of}: ${one.dataset.walk}`);
      };
      const offset = (name) =>
        page.locator(`.tg-tensor[data-name=${name}] dl div:has-text("offset") dd`).textContent();
      // One of the four elements that a cell is: its own way, and the others are the same memory.
      await page.locator('[data-element="e[2, 1]"]').tap();
      const expanded = page.locator('.tg-storage').nth(1);
      await expanded.locator('.tg-walk[data-walk="0 + 2·0 + 1·1 = 1"]').waitFor();
      assert.equal(await expanded.locator('.tg-grid .tg-same').count(), 3);
      assert.deepEqual(await texts(page, '.tg-times'), ['×4', '×4', '×4']);
      assert.match(
        await page.textContent('.tg-tensor[data-name=e]'),
        /stride 0: every row is the same memory/,
      );

      const height = (await storage.boundingBox()).height;
      await storage.locator('.tg-strip [data-place="5"]').hover();
      assert.equal(await way(), 'x: 0 + 1·3 + 2·1 = 5');
      assert.equal(await offset('x'), '0 + 1·3 + 2·1 = 5');
      assert.equal(await offset('y'), '1 + 1·1 + 1·3 = 5');
      assert.equal((await storage.boundingBox()).height, height, 'nothing moves under the pointer');
      // Three lines: the walk has as many steps, and ends in the cell.
      const [cell] = await boxes(page, '.tg-strip [data-place="5"] rect');
      const [end] = await boxes(page, '.tg-walk-end');
      assert.ok(end.left >= cell.left && end.right <= cell.right);
      assert.equal(await storage.locator('.tg-walk > circle').count(), 3 + 2);

      await page.hover('[data-element="y[0, 1]"]');
      await storage.locator('.tg-walk[data-of=y]').waitFor();
      assert.equal(await way(), 'y: 1 + 0·1 + 1·3 = 4');
      assert.equal(
        await storage.locator('.tg-strip .tg-cell.tg-lit').getAttribute('data-place'),
        '4',
      );

      await page.focus('[data-element="y[0, 1]"]');
      await page.keyboard.press('ArrowDown');
      await storage.locator('.tg-walk[data-walk="1 + 1·1 + 1·3 = 5"]').waitFor();
      const named = await page.locator(':focus').getAttribute('aria-label');
      assert.equal(named, 'y[1, 1]: 5., offset 1 + 1·1 + 1·3 = 5');
      await storage.locator('.tg-strip [tabindex="0"]').focus();
      await page.keyboard.press('ArrowLeft');
      await storage.locator('.tg-walk[data-of=x][data-walk="0 + 1·3 + 1·1 = 4"]').waitFor();
      assert.equal(
        await page.locator(':focus').getAttribute('aria-label'),
        '4.: x[1, 1], y[0, 1]; x: offset 0 + 1·3 + 1·1 = 4; y: offset 1 + 0·1 + 1·3 = 4',
      );

      assert.match(await page.textContent('.tg-tensor[data-name=y]'), /transposed/);

      // While a tensor is pointed at, its cells tell its own order.
      await page.hover('.tg-tensor[data-name=y] .tg-name');
      await storage.locator('.tg-order').first().waitFor();
      assert.deepEqual(await texts(page, '.tg-order'), ['0', '2', '1', '3']);

      // Names on one storage differ in colour and in pattern.
      const patterns = await storage
        .locator('.tg-run:not(.tg-slim) .tg-rail')
        .evaluateAll((found) => found.map((one) => getComputedStyle(one).strokeDasharray));
      assert.equal(new Set(patterns).size, 2);
      await page.emulateMedia({ forcedColors: 'active' });
      const seenStill = await storage
        .locator('.tg-run:not(.tg-slim) .tg-rail')
        .evaluateAll((found) => found.map((one) => getComputedStyle(one).stroke));
      assert.ok(
        seenStill.every((stroke) => stroke === 'rgb(0, 0, 0)' || stroke === 'rgb(255, 255, 255)'),
      );
    },
    { hasTouch: true },
  ));

test('a large storage is a heat map with a window, moved by mouse and keys, which stays while stepping', () =>
  seen(
    'big = torch.arange(10000.).view(100, 100)\nrow = big[90]\nrow[3] = -5\nx = torch.ones(2)\n',
    async (page, visit) => {
      const heat = page.locator('.tg-heat');
      const first = async () => Number(await heat.getAttribute('aria-valuenow'));
      const cells = () =>
        page
          .locator('.tg-fold .tg-strip .tg-cell')
          .evaluateAll((found) =>
            found.map(({ dataset }) => [Number(dataset.place), dataset.value]),
          );
      assert.equal(await first(), 0);
      const box = await heat.boundingBox();
      await page.mouse.move(box.x + 2, box.y + 2);
      await page.mouse.down();
      await page.mouse.move(box.x + 10, box.y + box.height - 2, { steps: 3 });
      await page.mouse.up();
      await page.waitForFunction(
        () => Number(document.querySelector('.tg-heat').ariaValueNow) >= 9000,
      );
      for (const [place, value] of await cells())
        assert.equal(value, place === 9003 ? '-5.' : `${place}.`);
      await heat.focus();
      await page.keyboard.press('Home');
      await page.waitForFunction(() => document.querySelector('.tg-heat').ariaValueNow === '0');
      await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('Shift+ArrowRight');
      await page.waitForFunction(() => document.querySelector('.tg-heat').ariaValueNow === '101');
      assert.match(await heat.getAttribute('aria-valuetext'), /^elements 101 to \d+ of 10000$/);
      await visit.goTo(3);
      assert.equal(await first(), 101);
      await visit.goTo(4);
      assert.equal(await page.locator('.tg-heat-changed').count(), 1);
      assert.equal(await first(), 101);

      // Names that lie elsewhere are seen on the map; the cells of the window tell theirs.
      await page.hover('.tg-tensor[data-name=row] .tg-name');
      await page.waitForSelector('.tg-heat-pointed');
      const [cell] = await cells();
      await page.hover(`.tg-fold [data-place="${cell[0]}"]`);
      await page.waitForSelector('.tg-walk[data-walk="0 + 1·100 + 1·1 = 101"]');
      assert.match(
        await page.textContent('.tg-tensor[data-name=row] .tg-moves'),
        /version 1: written in part, line 4/,
      );
      await page.click('.tg-tensor[data-name=big] .tg-moves button');
      await page.waitForSelector('.step-line[data-line="4"]');
    },
  ));
