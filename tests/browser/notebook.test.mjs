/** Programs from notebooks, and programs that ask: commands, last values, and a field for input(). */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { withPage } from './support.mjs';

const chromium = withPage();
let visit;
before(async () => {
  visit = await chromium.visit();
});
after(async () => {
  assert.deepEqual(visit.problems, []);
});

test('notebook commands are skipped with a quiet note, and the lines keep their numbers', async () => {
  const { stdout, stderr } = await visit.run(
    '%matplotlib inline\n!pip install torch\nprint("""\n%time\n""")\nraise ValueError("five")\n',
  );
  assert.equal(stdout, '\n%time\n\n');
  assert.match(stderr, /line 6/);
  assert.deepEqual(await visit.page.locator('.output .notes li').allTextContents(), [
    'line 1: `%matplotlib inline` is a notebook command; it was skipped',
    'line 2: `!pip install torch` is a notebook command; it was skipped',
  ]);
});

test('the last value is offered where nothing was printed, then shown, here and on later visits', async () => {
  const code = 'import torch\nx = torch.ones(2)\nx + 1\n';
  assert.equal((await visit.run(code)).stdout, '');
  await visit.page.click('.output .offer button');
  await visit.page.waitForFunction(() => document.querySelector('.output .stdout'));
  assert.equal(await visit.stdout(), 'tensor([2., 2.])\n');
  await visit.page.reload();
  assert.equal((await visit.run(`${code}# again\n`)).stdout, 'tensor([2., 2.])\n');
  await visit.page.click('[aria-label^="Drafts"]');
  await visit.page.click('.menu label');
  assert.equal(await visit.page.isChecked('.menu input'), false);
  await visit.page.keyboard.press('Escape');
  assert.equal((await visit.run(`${code}# once more\n`)).stdout, '');
});

describe('a program that asks', () => {
  const field = () => visit.page.locator('.input-field input');
  const asking = async (printed) => {
    await visit.page.waitForFunction(
      (text) =>
        document.querySelector('.input-field') &&
        [...document.querySelectorAll('.output .stdout')].map((s) => s.textContent).join('') ===
          text,
      printed,
    );
  };
  const start = async (code) => {
    await visit.program(code);
    await visit.ready();
    await visit.page.click('button:has-text("Run")');
  };

  test('gets its answers from a field, and chance is the same all the way', async () => {
    await start(
      'import random\nn = random.random()\nprint(n)\nname = input("Who? ")\nage = input("How old? ")\nprint(name, age, n)\n',
    );
    await visit.page.waitForSelector('.input-field');
    const [drawn] = (await visit.stdout()).split('\n');
    await asking(`${drawn}\nWho? `);
    assert.match(await visit.status(), /waits for input/);
    assert.equal(await visit.page.textContent('.input-field label'), 'Who?');
    await visit.page.keyboard.type('Ann'); // the field has the focus
    await visit.page.keyboard.press('Enter');
    await asking(`${drawn}\nWho? Ann\nHow old? `);
    await visit.page.keyboard.type('7');
    await visit.page.keyboard.press('Enter');
    await visit.page.waitForFunction(() =>
      /Done/.test(document.querySelector('.status').textContent),
    );
    assert.equal(await visit.stdout(), `${drawn}\nWho? Ann\nHow old? 7\nAnn 7 ${drawn}\n`);
    assert.equal(await field().count(), 0);
  });

  test('can be told that there is no more', async () => {
    await start('import sys\nprint([line.strip() for line in sys.stdin])\n');
    await asking('');
    await field().fill('one');
    await visit.page.keyboard.press('Enter');
    await asking('one\n');
    await visit.page.keyboard.press('Control+D');
    await visit.page.waitForFunction(() =>
      /Done/.test(document.querySelector('.status').textContent),
    );
    assert.equal(await visit.stdout(), "one\n['one']\n");
  });

  test('is stopped by Stop and by an edit, and what it printed stays', async () => {
    await start('print("before")\ninput("? ")\n');
    await asking('before\n? ');
    await visit.page.click('button:has-text("Stop")');
    await visit.page.waitForSelector('.input-field', { state: 'detached' });
    assert.match(await visit.status(), /Stopped/);
    assert.equal(await visit.stdout(), 'before\n? ');
    await visit.page.click('button:has-text("Run")');
    await asking('before\n? ');
    await visit.page.click('.monaco-editor .view-line >> nth=0');
    await visit.page.keyboard.press('End');
    await visit.page.keyboard.type(' ');
    await visit.page.waitForSelector('.input-field', { state: 'detached' });
    assert.equal(await visit.stdout(), 'before\n? ');
  });
});
