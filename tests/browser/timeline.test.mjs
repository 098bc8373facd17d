/** The slider: its scale of ticks and bands, iterations, and the words about a step. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withPage } from './support.mjs';

const chromium = withPage();

const TRAINING = `import torch
w = torch.tensor([1.0, 2.0], requires_grad=True)
for epoch in range(20):
    loss = (w * w).sum()
    loss.backward()
    with torch.no_grad():
        w -= 0.1 * w.grad
    w.grad = None
print(w)
`;

test('a training loop is a band with an iteration each, and one can go through them', async () => {
  const visit = await chromium.visit();
  await visit.run(TRAINING);
  const says = () => visit.page.textContent('.iterations');
  const line = () => visit.page.getAttribute('.step-line', 'data-line');
  assert.equal(await visit.page.textContent('.scale text'), 'for epoch in range(20) · 20×');
  assert.equal(await says(), 'outside of loops');

  await visit.page.click('[aria-label="Previous iteration"]');
  assert.equal(await says(), 'iteration 20 of 20');
  await visit.goTo(7);
  const slider = visit.page.locator('input[type=range]');
  await slider.press('Shift+ArrowLeft');
  assert.equal(await says(), 'iteration 19 of 20');
  assert.equal(await line(), '7');
  await slider.press('Shift+ArrowLeft');
  await slider.press('Shift+ArrowRight');
  assert.equal(await says(), 'iteration 19 of 20');
  assert.match(
    await slider.getAttribute('aria-valuetext'),
    /line 7: .*, iteration 19 of 20, time 19 of 20$/,
  );
  assert.equal(await visit.page.locator('.scale .lit').count(), 1);

  // A click on the scale goes to the step there.
  const { x, y, width, height } = await visit.page.locator('.scale').boundingBox();
  await visit.page.mouse.click(x + width / 2, y + height - 4);
  assert.match(await says(), /iteration (10|11) of 20/);
  assert.deepEqual(visit.problems, []);
  await visit.close();
});

test('ticks tell what a step did', async () => {
  const visit = await chromium.visit();
  await visit.run(
    'import torch\nx = torch.ones(2)\npass\nx[0] = 2\nprint(x)\ntry:\n    1 / 0\nexcept ZeroDivisionError:\n    pass\n',
  );
  const ticks = await visit.page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll('.scale path')].map((path) => [
        path.getAttribute('class'),
        path.getAttribute('d').split('M').length - 1,
      ]),
    ),
  );
  assert.equal(ticks.write, 1);
  assert.equal(ticks.printed, 1);
  assert.equal(ticks.raised, 1);
  assert.ok(ticks.nothing >= 4);
  assert.ok(ticks.change >= 1);
  await visit.close();
});

test('nested loops say both, a thousand steps draw few elements', async () => {
  const visit = await chromium.visit();
  await visit.run(
    'total = 0\nfor i in range(30):\n    for j in range(10):\n        total += j\nprint(total)\n',
  );
  await visit.goTo(4);
  assert.equal(await visit.page.textContent('.iterations'), 'iteration 30 of 30 › 10 of 10');
  const elements = await visit.page.locator('.scale *').count();
  assert.ok(elements < 30, `${elements} elements`);
  await visit.close();
});

test("the step's line keeps its spaces, and sentences are not cut", async () => {
  const visit = await chromium.visit({ viewport: { width: 1024, height: 768 } });
  await visit.run(
    'import torch\nnet = torch.nn.Linear(3, 2)\nloss = net(torch.ones(4, 3)).sum()\nif True:\n    x  =  torch.ones(2); loss.backward(); y = x.detach(); z = net.weight.detach(); y[0] = 5\n',
  );
  await visit.goTo(5);
  const code = visit.page.locator('.step-line code');
  assert.match(await code.textContent(), /^ {4}x {2}= {2}torch/);
  assert.match(await code.evaluate((one) => getComputedStyle(one).whiteSpaceCollapse), /preserve/);
  for (const selector of ['.step-line', '.step-said']) {
    const { height, whole } = await visit.page
      .locator(selector)
      .evaluate((one) => ({ height: one.clientHeight, whole: one.scrollHeight }));
    assert.ok(whole <= height, `${selector} is cut`);
  }
  await visit.close();
});
