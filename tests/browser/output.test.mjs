/** What was printed stays in sight: while it comes, at the end, and as the slider moves; and what is said when Python breaks. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withPage } from './support.mjs';

const chromium = withPage();

/** Whether the text is seen in the output, and not scrolled away. */
const inSight = (visit, text) =>
  visit.page.evaluate((wanted) => {
    const box = document.querySelector('.output-text');
    const { top, bottom } = box.getBoundingClientRect();
    const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = walker.currentNode.data.indexOf(wanted);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + wanted.length);
      const text = range.getBoundingClientRect();
      return text.top >= top - 1 && text.bottom <= bottom + 1;
    }
    return false;
  }, text);

const MANY = `for i in range(200):
    print("number", i)
raise ValueError("after all that")
`;

test('after 200 prints the error is in sight', async () => {
  const visit = await chromium.visit();
  await visit.run(MANY);
  assert.ok(await inSight(visit, 'ValueError: after all that'));
  assert.equal(await inSight(visit, 'number 0\n'), false);
  await visit.close();
});

test('stepping brings what was printed at the step into sight; what is later is set apart', async () => {
  const visit = await chromium.visit();
  await visit.run(MANY);
  const slider = visit.page.locator('input[type=range]');
  for (const [step, printed] of [
    [1, 'number 0\n'],
    [201, 'number 100\n'],
    [301, 'number 150\n'],
    [21, 'number 10\n'],
  ]) {
    await slider.fill(String(step));
    assert.equal(await visit.page.textContent('.output .now'), printed);
    assert.ok(await inSight(visit, printed), printed);
  }
  // A step that prints nothing shows where the text has come to.
  await slider.fill('302');
  assert.equal(await visit.page.textContent('.output .now'), '');
  assert.ok(await inSight(visit, 'number 150\n'));
  const later = visit.page.locator('.output .stdout.later');
  assert.match(await later.textContent(), /^number 151\n/);
  assert.equal(await later.evaluate((one) => getComputedStyle(one).fontStyle), 'italic');
  await slider.fill(await slider.getAttribute('max'));
  assert.ok(await inSight(visit, 'ValueError: after all that'));
  await visit.close();
});

test('a reader who scrolls up while the program prints is left there', async () => {
  const visit = await chromium.visit();
  await visit.program(
    'import time\nfor i in range(100000):\n    print("number", i)\n    time.sleep(0.01)\n',
  );
  await visit.ready();
  await visit.page.click('button:has-text("Run")');
  const box = visit.page.locator('.output-text');
  const grown = (lines) =>
    visit.page.waitForFunction(
      (least) => document.querySelector('.output-text').textContent.split('\n').length > least,
      lines,
    );
  const lines = async () => (await box.textContent()).split('\n').length;
  await grown(40);
  const { top, height, whole } = await box.evaluate((one) => ({
    top: one.scrollTop,
    height: one.clientHeight,
    whole: one.scrollHeight,
  }));
  assert.ok(top + height >= whole - 40, 'follows');
  await box.hover();
  await visit.page.mouse.wheel(0, -200);
  await visit.page.waitForFunction(() => {
    const one = document.querySelector('.output-text');
    return one.scrollTop + one.clientHeight < one.scrollHeight - 100;
  });
  const chosen = await box.evaluate((one) => one.scrollTop);
  await grown((await lines()) + 20);
  assert.equal(await box.evaluate((one) => one.scrollTop), chosen);
  await visit.page.click('button:has-text("Stop")');
  await visit.ready();
  assert.equal(await box.evaluate((one) => one.scrollTop), chosen);
  await visit.close();
});

test('when Python cannot be started, that is the one thing said, and it can be started again', async () => {
  const visit = await chromium.visit();
  await visit.ready();
  const cut = /\/runtime\/|worker/;
  await visit.page.route(cut, (route) => route.abort());
  await visit.program('print("works")\n');
  // The session that was kept ready serves the first run, unless it runs out before.
  for (let run = 0; run < 3; run++) {
    await visit.page.waitForSelector('.app[data-phase=ready], .app[data-phase=failed]');
    if (await visit.page.locator('.app[data-phase=failed]').count()) break;
    await visit.page.click('button:has-text("Run")');
    await visit.page.waitForSelector('.app:not([data-phase=running])');
  }
  await visit.page.waitForSelector('.app[data-phase=failed]');
  assert.match(await visit.status(), /Python could not be started.*Start again.*reload/);
  assert.equal(await visit.page.getByText('Python ready').count(), 0);
  assert.ok(await visit.page.locator('button:has-text("Run")').isDisabled());
  const { height, whole } = await visit.page.locator('.status').evaluate((one) => ({
    height: one.clientHeight,
    whole: one.scrollHeight,
  }));
  assert.ok(whole <= height, 'all of it is seen');

  await visit.page.unroute(cut);
  await visit.page.click('button:has-text("Start again")');
  await visit.ready();
  assert.equal(await visit.page.getByText('could not be started').count(), 0);
  assert.equal((await visit.run('print("works")\n')).stdout, 'works\n');
  await visit.close();
});

test('carriage returns and colours do what they do in a terminal, while the program runs and as the slider moves', async () => {
  const visit = await chromium.visit();
  await visit.program(`import sys, time
print("begin")
for i in range(3):
    print(f"epoch {i}", end="\\r")
    sys.stderr.write(f"\\r{i}/3")
print("\\x1b[31mred\\x1b[0m plain")
print("now")
time.sleep(60)`);
  await visit.ready();
  await visit.page.click('button:has-text("Run")');
  const seen = () => visit.page.textContent('.output pre');
  await visit.page.waitForFunction(() =>
    document.querySelector('.output pre').textContent.includes('now'),
  );
  assert.equal(await seen(), 'begin\n2/3red plain\nnow\n');
  const colour = (name) =>
    visit.page.evaluate((one) => getComputedStyle(document.querySelector(one)).color, name);
  assert.notEqual(await colour('.output .red'), await colour('.output pre'));
  await visit.page.click('button:has-text("Stop")');
  await visit.ready();

  await visit.run('for i in range(3):\n    print(f"{i} of 3", end="\\r")\nprint()\nprint("after")');
  const slider = visit.page.locator('input[type=range]');
  for (const [step, line] of [
    [1, '0 of 3'],
    [3, '1 of 3'],
    [5, '2 of 3'],
  ]) {
    await slider.fill(String(step));
    assert.equal(await seen(), `${line}\nafter\n`);
    assert.equal((await visit.page.textContent('.output .now')).trimEnd(), line);
  }
  assert.deepEqual(visit.problems, []);
  await visit.close();
});
