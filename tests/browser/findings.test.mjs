/** The panel with what PyTorch does not tell: what is drawn there, with the gradient that is meant, and what is clicked. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withPage } from './support.mjs';

const chromium = withPage();

const PROGRAM = `import torch
x = torch.tensor([1., 2., 3.], requires_grad=True)
y = x ** 2
x.data[0] = 100.
y.sum().backward()
print(x.grad)
(x * x).sum().backward()
x = x - 0.1 * x.grad
`;

test('findings are told with the gradient that is meant, go to their steps, and are none where nothing is wrong', async () => {
  const visit = await chromium.visit();
  const { page } = visit;
  const { stdout } = await visit.run(PROGRAM);
  assert.equal(stdout, 'tensor([200.,   4.,   6.])\n');

  // In sight with no panel open: how many, where on the slider's scale, and at which lines.
  const count = page.getByRole('button', { name: '2 findings: what PyTorch does not tell' });
  await count.waitFor();
  assert.equal((await page.getAttribute('.scale .found', 'd')).split('M').length - 1, 2);
  const shownLine = () => page.getAttribute('.step-line', 'data-line');
  const sign = page.locator('.finding-glyph').first();
  await sign.click();
  assert.equal(await shownLine(), '4');
  assert.match(await page.textContent('.step-found'), /^ This write changed x, which PowBackward0/);
  const marked = page.locator('.squiggly-warning');
  assert.equal(await marked.count(), 2);
  await page.waitForSelector('.editor[data-language]');
  await page.locator('.view-line', { hasText: 'x.data[0]' }).getByText('data').hover();
  await page.locator('.monaco-hover', { hasText: 'no version counter noticed' }).waitFor();
  await page.keyboard.press('Escape');

  await count.click();
  const panel = page.locator('.panel.findings');
  const found = panel.locator('.tg-findings > li');
  await panel.locator('.tg-meant').waitFor();
  assert.deepEqual(
    await found.evaluateAll((all) =>
      all.map(({ dataset, firstElementChild }) => [dataset.kind, firstElementChild.textContent]),
    ),
    [
      ['hidden-write', 'line 4 A write that autograd did not notice'],
      ['leaf-replaced', 'line 8 A leaf was replaced, not updated'],
    ],
  );
  // The second run is not shown: output and steps are those of the first.
  assert.equal(
    await panel.locator('.tg-meant').textContent(),
    'x.grad is [200., 4., 6.]; the program as it is written means [2., 4., 6.].',
  );
  assert.equal(await visit.stdout(), stdout);
  await visit.ready();

  // A click, and the keyboard, go to the step.
  await found.first().getByRole('button').click();
  assert.equal(await shownLine(), '4');
  assert.equal(await found.first().getByRole('button').getAttribute('aria-current'), 'step');
  assert.deepEqual((await visit.storages())[0].changed, ['0']);
  await found.nth(1).getByRole('button').focus();
  await page.keyboard.press('Enter');
  assert.equal(await shownLine(), '8');
  assert.equal(await found.first().getByRole('button').getAttribute('aria-current'), null);

  // What the text has changed since says nothing of its lines.
  await visit.run(PROGRAM.replace('x.data[0] = 100.\n', '').split('(x * x)')[0]);
  await panel.locator('.tg-empty:has-text("Nothing was found")').waitFor();
  assert.equal(await found.count(), 0);
  assert.deepEqual(visit.problems, []);
});
