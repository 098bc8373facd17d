/** The page on a phone: what runs and what it said is in sight in every tab, and a finger hits what it aims at. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { withPage } from './support.mjs';

const chromium = withPage();

const VIEWS = ['Code', 'Memory', 'Gradients', 'Output', 'More'];
const FAILS = `import torch
x = torch.ones(3)
for i in range(100):
    print("so far so good", i)
y = x + torch.ones(4)
`;

for (const viewport of [
  { width: 390, height: 844 },
  { width: 360, height: 740 },
])
  describe(`${viewport.width} x ${viewport.height}`, () => {
    let visit;
    before(async () => {
      visit = await chromium.visit({ viewport, hasTouch: true, isMobile: true });
    });
    after(async () => {
      assert.deepEqual(visit.problems, []);
      await visit.close();
    });
    const tab = (view) => visit.page.locator(`nav button:has-text("${view}")`);
    const inSight = async (selector) => {
      const box = await visit.page.locator(selector).first().boundingBox();
      return !!box && box.height > 0 && box.y >= 0 && box.y + box.height <= viewport.height + 0.5;
    };

    test('after Run on Code, how it ended is in sight, and the tab of the output is marked', async () => {
      await visit.run('print("hello")\n');
      assert.match(await visit.status(), /Done/);
      assert.ok(await inSight('.status'));
      assert.equal(await visit.page.textContent('.last-line'), 'hello');
      assert.match(await tab('Output').textContent(), /new/);
      await tab('Output').tap();
      assert.equal(await tab('Output').textContent(), 'Output');
      await tab('Code').tap();
      assert.equal(await tab('Output').textContent(), 'Output');

      await visit.run(FAILS);
      assert.match(await visit.status(), /Ended with RuntimeError in line 5/);
      assert.ok(await inSight('.status'));
      // The message is said by the step that failed; at other steps, under how the run ended.
      assert.ok(await inSight('.step-said'));
      assert.match(await visit.page.textContent('.step-said'), /The size of tensor a/);
      assert.equal(await visit.page.locator('.last-line').isVisible(), false, 'said twice');
      await visit.page.tap('button[aria-label="Step back"]');
      assert.ok(await inSight('.last-line'));
      assert.match(await visit.page.textContent('.last-line'), /The size of tensor a/);
      assert.match(await tab('Output').textContent(), /error/);
    });

    test('the error is wrapped', async () => {
      await tab('Output').tap();
      const { width, whole } = await visit.page.locator('.output-text').evaluate((one) => ({
        width: one.clientWidth,
        whole: one.scrollWidth,
      }));
      assert.ok(whole <= width);
      assert.ok(await inSight('.output .stderr'));
      assert.equal(await visit.page.locator('.last-line').isVisible(), false, 'said twice');
    });

    test('the slider is in every tab, nothing is wider than the screen, and targets are 44 pixels', async () => {
      for (const view of VIEWS) {
        await tab(view).tap();
        assert.ok(await inSight('input[type=range]'), view);
        assert.ok(await inSight('.status'), view);
        assert.equal(
          await visit.page.evaluate(() => document.documentElement.scrollWidth),
          viewport.width,
          view,
        );
        const small = await visit.page.evaluate(() =>
          [...document.querySelectorAll('.app :is(button, select, input)')]
            .filter((one) => !one.closest('.editor, .panel') && one.offsetParent)
            // A finger may hit a box's label as well.
            .map((one) => [one, (one.closest('label') ?? one).getBoundingClientRect()])
            .filter(([, { width, height }]) => Math.min(width, height) < 44)
            .map(([one, { width, height }]) => `${one.outerHTML.slice(0, 80)} ${width} ${height}`),
        );
        assert.deepEqual(small, [], view);
      }
      const before = await visit.page.textContent('.step-count');
      await visit.page.locator('button[aria-label="Step back"]').tap();
      assert.notEqual(await visit.page.textContent('.step-count'), before);
    });
  });

test('a program that asks shows its field, whatever was looked at', async () => {
  const visit = await chromium.visit({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  await visit.program('print(input("Who? ") + "!")\n');
  await visit.ready();
  await visit.page.locator('button:has-text("Run")').tap();
  await visit.page.locator('.input-field input').fill('Ann'); // once it is in sight
  await visit.page.locator('nav button:has-text("Code")').tap(); // one may look elsewhere
  assert.equal(await visit.page.locator('.input-field').isVisible(), false);
  await visit.page.locator('nav button:has-text("Output")').tap();
  await visit.page.locator('.input-field button:has-text("Enter")').tap();
  await visit.page.waitForFunction(() =>
    /Done/.test(document.querySelector('.status').textContent),
  );
  assert.equal(await visit.stdout(), 'Who? Ann\nAnn!\n');
  assert.deepEqual(visit.problems, []);
  await visit.close();
});

test('the name of the program has room beside Run, which Stop takes the place of', async () => {
  const visit = await chromium.visit({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  await visit.program('while True: pass\n');
  await visit.ready();
  const command = (name) => visit.page.locator(`.commands > button:has-text("${name}")`);
  const { width } = await visit.page.locator('select').boundingBox();
  assert.ok(width >= 220, `${width} pixels`);
  assert.equal(await command('Stop').isVisible(), false);
  await command('Run').tap();
  await command('Stop').tap();
  assert.equal(await command('Run').isVisible(), true);
  await visit.close();
});

test('while a program runs, the line above the tabs says so, with what it printed last', async () => {
  const visit = await chromium.visit({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  await visit.program('print("one line")\nwhile True: pass\n');
  await visit.ready();
  await visit.page.locator('button:has-text("Run")').tap();
  await visit.page.waitForFunction(
    () => document.querySelector('.last-line')?.textContent === 'one line',
  );
  assert.match(await visit.status(), /Running/);
  await visit.page.locator('button:has-text("Stop")').tap();
  await visit.page.waitForFunction(() =>
    /Stopped/.test(document.querySelector('.status').textContent),
  );
  await visit.close();
});
