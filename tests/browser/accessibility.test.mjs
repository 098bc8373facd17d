/** The page for those who see little, or use no pointer: axe, the order of Tab, forced colours. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { withPage } from './support.mjs';

const folder = new URL('../../examples/', import.meta.url);
/** Of each chapter one or two; looking at all of them would take minutes, and find the same parts again. */
const examples = readdirSync(folder)
  .filter((name) => name.endsWith('.py'))
  .sort()
  .filter((_, n) => n % 5 === 3);

const chromium = withPage();

/** What axe finds on the page, or on the parts of it that a step changes: by all its rules, or by some. */
async function findings(visit, where, { parts = [], rules } = {}) {
  const axe = new AxeBuilder({ page: visit.page }).options({ resultTypes: ['violations'] });
  if (rules) axe.withRules(rules);
  for (const part of parts) axe.include(part);
  const { violations } = await axe.analyze();
  return violations.map(
    ({ id, nodes }) => `${where}: ${id}: ${nodes.map(({ html }) => html).join(' | ')}`,
  );
}
/** The whole page is looked at once an example; at its other steps, what they change. */
const CHANGING = ['.timeline', '.output', '.pictures'];

const wide = { viewport: { width: 1280, height: 900 } };
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
// In other colours and on a phone the same elements stand there: only what reads colours can find more,
// or what reads places, and a few examples show all kinds of parts.
const few = examples.filter((_, n) => n % 3 === 0);
const COLOURS = ['color-contrast'];
for (const [what, options, programs, rules] of [
  ['light', { ...wide, colorScheme: 'light' }, examples],
  ['dark', { ...wide, colorScheme: 'dark' }, few, COLOURS],
  ['forced colours', { ...wide, forcedColors: 'active' }, few, COLOURS],
  ['phone', phone, few],
])
  describe(`axe finds nothing wrong: ${what}`, () => {
    let visit;
    before(async () => {
      visit = await chromium.visit(options);
    });
    after(async () => {
      assert.deepEqual(visit.problems, []);
      await visit.close();
    });
    for (const example of programs)
      test(example, async () => {
        await visit.program(readFileSync(new URL(example, folder), 'utf8'));
        const slider = visit.page.locator('input[type=range]');
        await visit.page.waitForFunction(
          () => Number(document.querySelector('input[type=range]').max) > 3,
        );
        const last = Number(await slider.getAttribute('max'));
        const found = [];
        const views = options.isMobile
          ? ['Code', 'Memory', 'Gradients', 'Output', 'More']
          : ['all'];
        for (const view of views) {
          if (view !== 'all') await visit.page.click(`nav button:has-text("${view}")`);
          for (const step of view === 'all' ? [Math.floor(last / 2), 0, last] : [last]) {
            await slider.fill(String(step));
            const parts = view === 'all' && step !== Math.floor(last / 2) ? CHANGING : [];
            found.push(...(await findings(visit, `step ${step}, ${view}`, { parts, rules })));
          }
        }
        assert.deepEqual(found, []);
      });
  });

test('every panel, opened: axe finds nothing, and a saved picture says what the panel does', async () => {
  const visit = await chromium.visit({ viewport: { width: 1280, height: 900 } });
  const { page } = visit;
  await visit.run(`import torch, copy
w = torch.tensor([1., 2., 3.], requires_grad=True)
y = w * w
d = w.data
d[0] = 100.
kept = [copy.deepcopy(w)[:2]]
y.sum().backward()
`);
  await page.locator('.panels-button').press('Enter');
  const boxes = page.locator('.menu:popover-open [type=checkbox]');
  for (const box of await boxes.all()) if (!(await box.isChecked())) await box.press('Space');
  await page.keyboard.press('Escape');
  await page.locator('.panel.what-if .chip').first().press('Enter');
  for (const shown of ['.tg-compare', '.tg-entries', '.tg-findings', '.what-if table'])
    await page.locator(shown).first().waitFor();
  const found = await findings(visit, 'light', { parts: ['.pictures'] });
  await page.emulateMedia({ colorScheme: 'dark' });
  found.push(...(await findings(visit, 'dark', { parts: ['.pictures'], rules: COLOURS })));
  assert.deepEqual(found, []);

  // What a reader presses to go elsewhere is text in a picture: it stays.
  const wanted = {
    Memory: /held by\s+kept\[0\]\s*,\s*an item/,
    Compare: /Storage\s[^]*its own/,
    Ledger: /6\s+12 bytes\s+a deep copy/,
    Findings: /line 5\s*A write that autograd did not notice/,
    'What if': /What differs/,
  };
  for (const [title, text] of Object.entries(wanted)) {
    await page.getByRole('button', { name: `${title}: arrange, copy, save` }).press('Enter');
    const save = page.locator('.menu:popover-open').getByRole('button', { name: 'Save as SVG' });
    const [file] = await Promise.all([page.waitForEvent('download'), save.press('Enter')]);
    const seen = await page.evaluate(
      (svg) => {
        const drawn = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
        document.body.append(document.importNode(drawn, true));
        const { innerText } = document.body.lastChild.querySelector('.tg-file');
        document.body.lastChild.remove();
        return innerText;
      },
      readFileSync(await file.path(), 'utf8'),
    );
    assert.match(seen, text, title);
  }
  assert.deepEqual(visit.problems, []);
  await visit.close();
});

test('Tab comes to the slider before the editor, and to every part that scrolls', async () => {
  const visit = await chromium.visit({ viewport: { width: 1280, height: 500 } });
  await visit.run(
    'import torch\nxs = [torch.ones(9, requires_grad=True) for _ in range(9)]\ny = sum(xs)\ny.sum().backward()\n',
  );
  await visit.page.locator('.bar button').first().focus();
  const seen = [];
  for (let press = 0; press < 30; press++) {
    await visit.page.keyboard.press('Tab');
    const name = await visit.page.evaluate(() => {
      const one = document.activeElement;
      if (one.closest('.editor')) return 'editor';
      return one.getAttribute('aria-label') ?? one.textContent;
    });
    seen.push(name);
    if (name === 'editor') break;
  }
  assert.ok(seen.includes('Step'), seen.join(', '));
  assert.equal(seen.at(-1), 'editor');
  const unreachable = await visit.page.evaluate(() =>
    [...document.querySelectorAll('.app *')]
      .filter(
        (one) =>
          one.scrollHeight > one.clientHeight + 1 &&
          getComputedStyle(one).overflowY === 'auto' &&
          !one.matches('[tabindex="0"]') &&
          !one.querySelector('[tabindex="0"], button, input'),
      )
      .map((one) => one.className),
  );
  assert.deepEqual(unreachable, []);
  for (const panel of await visit.page.locator('.panel[tabindex="0"]').all())
    assert.ok(await panel.getAttribute('aria-label'));
  await visit.close();
});

describe('forced colours keep what shades tell', () => {
  let visit;
  before(async () => {
    visit = await chromium.visit({ ...wide, forcedColors: 'active' });
    await visit.run(
      'import torch\nx = torch.zeros(4, requires_grad=True)\ny = x.detach()\nfor i in range(3):\n    y[i] = 1\n',
    );
    await visit.goTo(5);
  });
  after(() => visit.close());

  /** How many of a picture's points differ from its most frequent colour, in a part of it. */
  const drawn = async (locator) => {
    const png = (await locator.screenshot()).toString('base64');
    return visit.page.evaluate(async (data) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d');
      context.drawImage(image, 0, 0);
      const colours = new Map();
      const { data: points } = context.getImageData(0, 0, image.width, image.height);
      for (let at = 0; at < points.length; at += 4) {
        const colour = points.slice(at, at + 3).join();
        colours.set(colour, (colours.get(colour) ?? 0) + 1);
      }
      const counts = [...colours.values()].sort((a, b) => b - a);
      return { share: 1 - counts[0] / (points.length / 4), colours: counts.length };
    }, png);
  };

  test("the slider's track and thumb", async () => {
    const { share } = await drawn(visit.page.locator('input[type=range]'));
    // A track of 4 of its 24 pixels, and a thumb.
    assert.ok(share > 0.1, `${share} of the slider is drawn`);
  });
  test('the scale under it', async () => {
    const { share } = await drawn(visit.page.locator('.scale'));
    assert.ok(share > 0.02, `${share} of the scale is drawn`);
  });
  const style = (selector, property, pseudo) =>
    visit.page
      .locator(selector)
      .first()
      .evaluate((one, [name, before]) => getComputedStyle(one, before)[name], [property, pseudo]);
  const canvas = () => visit.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  test("the legend's bars", async () => {
    const bar = await style('.tg-tensor', 'backgroundColor', '::before');
    const border = await style('.tg-tensor', 'borderLeftWidth', '::before');
    assert.ok(bar !== (await canvas()) || border !== '0px', `${bar} on ${await canvas()}`);
  });
  test("the strip's lanes and the changed cell", async () => {
    assert.notEqual(await style('.tg-run:not(.tg-slim) rect', 'stroke'), 'none');
    const plain = await style('.tg-strip .tg-cell:not(.tg-changed) rect', 'fill');
    assert.notEqual(await style('.tg-cell.tg-changed rect', 'fill'), plain);
  });
  test('what is pointed at', async () => {
    await visit.page.hover('.tg-strip [data-place="1"]');
    const halo = await style('.tg-halo, .tg-cell.tg-lit rect', 'stroke');
    assert.notEqual(halo, 'none');
  });
});
