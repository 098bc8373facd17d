/** A line written otherwise: asked for in the editor, run beside the program, taken over and undone. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { linkOf, withPage } from './support.mjs';

const chromium = withPage();

const PROGRAM = `import torch
x = torch.tensor([1.0, 2.0], requires_grad=True)
y = x.detach()
y[0] = 10.0
z = (x * x).sum()
z.backward()
print(x.grad)
`;

/** As it stands, it ends. */
const ENDLESS = `import torch
x = torch.zeros(2)
y = x.clone()
y[0] = 1.0
w = torch.ones(2, requires_grad=True)
d = w.detach()
d[0] = 5.0
while x[0] == 1 and x.requires_grad is False and y is x:
    pass
`;

async function axe(page) {
  const { violations } = await new AxeBuilder({ page }).include('.panel.what-if').analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

test('What if is asked for at a line, shows both runs, and writes what one chooses', async () => {
  const visit = await chromium.visit();
  const { page } = visit;
  await visit.run(PROGRAM);
  const text = await visit.text();

  // What can be swapped is underlined; the key opens the panel for the line with the cursor.
  await page.locator('.view-line .swappable').first().waitFor();
  await page.click('.view-line:has-text("x.detach()")');
  await page.locator('.swap-glyph').waitFor();
  await page.keyboard.press('Control+.');
  const panel = page.locator('.panel.what-if');
  const chip = (name, pressed) =>
    panel
      .locator('.tg-choices')
      .getByRole('button', { name, exact: true, ...(pressed && { pressed }) });
  await chip('x').waitFor();
  await page.waitForFunction(() => document.activeElement?.matches('.tg-choices button'));
  assert.equal(await panel.locator('select option:checked').textContent(), 'line 3: x.detach()');

  await chip('x.detach().clone()').press('Space');
  const verdict = panel.locator('.tg-verdict');
  await verdict.waitFor({ timeout: 60_000 });
  await chip('x.detach().clone()', true).waitFor();
  const row = (kind, name) =>
    panel
      .locator(`.tg-differences [data-kind="${kind}"][data-name="${name}"] td`)
      .allTextContents();
  assert.deepEqual(await row('output', ''), ['tensor([20.,  4.])', 'tensor([2., 4.])', 'line 7']);
  assert.deepEqual(await row('gradient', 'x'), ['[20., 4.]', '[2., 4.]', 'line 6']);
  assert.deepEqual(await row('storage', 'y'), ['shared with x', 'its own', 'line 3']);
  assert.equal((await row('finding', 'y'))[1], 'nothing');
  // Both are drawn, and what differs is marked, and said to.
  const boxes = (n) =>
    panel.locator('.tg-side .tg-memory').nth(n).locator('.tg-storages > .tg-storage');
  assert.equal(await boxes(1).count(), (await boxes(0).count()) + 1);
  assert.deepEqual(await panel.locator('.tg-printed mark').allTextContents(), [
    'differs: tensor([20.,  4.])\n',
    'differs: tensor([2., 4.])\n',
  ]);
  const marked = (n) =>
    panel
      .locator('.tg-side .tg-memory')
      .nth(n)
      .locator('.tg-tensor:has(.tg-sign)')
      .evaluateAll((all) => all.map(({ dataset }) => dataset.name).sort());
  assert.deepEqual(await marked(1), ['y'], 'at the step of the line that was clicked');

  // One slider for both.
  await panel.locator('[data-kind="gradient"][data-name="x"] .tg-link').click();
  assert.equal(await page.getAttribute('.step-line', 'data-line'), '6');
  await panel.locator('h3:has-text("Memory, after line 6")').waitFor();
  assert.deepEqual(await marked(1), ['x', 'y', 'z']);
  await panel.locator('.tg-side .tg-graph').nth(1).waitFor();
  assert.deepEqual(await axe(page), []);

  // An error of the second run is a result.
  await chip('x').click();
  await panel.locator('[data-kind="error"]').waitFor({ timeout: 60_000 });
  assert.match(
    (await row('error', '')).join('|'),
    /^it runs to its end\|line 4 raises RuntimeError: a view of a leaf/,
  );

  // Nothing was written until now; what is taken over can be undone, as one edit.
  assert.equal(await visit.text(), text);
  await chip('copy.deepcopy(x)').click();
  await panel
    .locator('.tg-differences th:has-text("copy.deepcopy(x)")')
    .waitFor({ timeout: 60_000 });
  await panel.getByRole('button', { name: 'Use this version' }).click();
  const written = PROGRAM.replace('import torch', 'import copy\nimport torch').replace(
    'x.detach()',
    'copy.deepcopy(x)',
  );
  await visit.shows(written);
  await page.click('.view-line:has-text("copy.deepcopy(x)")');
  await page.keyboard.press('Control+z');
  await visit.shows(PROGRAM);
  assert.deepEqual(visit.problems, []);
  await visit.close();
});

test('On a phone both runs stand below each other; a second run that does not end is stopped', async () => {
  const visit = await chromium.visit({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    colorScheme: 'dark',
  });
  const { page } = visit;
  await page.goto(`${visit.url}${linkOf(ENDLESS)}&panels=what-if`);
  await visit.ready();
  await page.click('button:has-text("Run")');
  await page.click('nav button:has-text("More")');
  const panel = page.locator('.panel.what-if');
  const chip = (name) => panel.locator('.tg-choices').getByRole('button', { name, exact: true });
  await panel.getByRole('combobox').selectOption({ label: 'line 3: x.clone()' });
  await chip('x').click();
  await page.waitForSelector('.app[data-phase=running]');
  // What runs beside it leaves the run that is shown: one steps through it, and its findings stay in sight.
  const slider = page.locator('.timeline input[type=range]');
  assert.ok(await slider.isEnabled());
  await slider.fill('2');
  assert.equal(await page.getAttribute('.step-line', 'data-line'), '3');
  await page.locator('.scale .found').waitFor();
  await page.locator('.found-count', { hasText: '1' }).waitFor();
  await page.click('button:has-text("Stop")');
  await panel.getByText('It was stopped before its end.').waitFor({ timeout: 60_000 });
  await visit.ready();
  await chip('x.detach()').click();
  await panel.locator('.tg-verdict').waitFor({ timeout: 60_000 });
  const sides = panel.locator('.tg-both').last().locator('.tg-side');
  const [first, second] = [await sides.nth(0).boundingBox(), await sides.nth(1).boundingBox()];
  assert.ok(second.y >= first.y + first.height, 'below each other');
  assert.ok(first.x + first.width <= 390);
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(visit.problems, []);
  await visit.close();
});
