/** The editor: lines lead to their steps, Tab can leave, errors are said in full, hidden turns are shown. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { withPage } from './support.mjs';

const chromium = withPage();
let visit;
before(async () => {
  visit = await chromium.visit();
});
after(async () => {
  assert.deepEqual(visit.problems, []);
});

const cursor = async () => Number(await visit.page.locator('input[type=range]').inputValue());
const lineShown = () => visit.page.getAttribute('.step-line', 'data-line');
/** Of a line that the editor may be drawing anew. */
const boxOf = async (line) => {
  for (;;) {
    const box = await line.boundingBox();
    if (box) return box;
  }
};
/** The middle of a line of the text, in its number or glyph column or right behind its last letter. */
const at = async (line, where) => {
  const text = visit.page.locator('.view-line').nth(line - 1);
  const row = await boxOf(text);
  const editor = await boxOf(visit.page.locator('.monaco-editor').first());
  const last = await text.locator('span span:not(.line-note)').last().boundingBox();
  const { x: end, width } = last ?? { x: row.x, width: 0 };
  const x = { glyph: editor.x + 8, number: editor.x + 36, text: end + width - 2 }[where];
  return [x, row.y + row.height / 2];
};
const click = async (line, where) => visit.page.mouse.click(...(await at(line, where)));

describe('a line leads to the step after it', () => {
  const LOOP = 'import torch\nx = torch.zeros(2)\nfor n in range(3):\n    x += n\ny = x * 2\n';
  beforeEach(async () => {
    await visit.run(LOOP);
  });

  for (const where of ['number', 'glyph'])
    test(`by its ${where}, and again to the next time that it ran`, async () => {
      await click(2, where);
      assert.equal(await lineShown(), '2');
      const steps = [];
      for (let n = 0; n < 4; n++) {
        await click(4, where);
        assert.equal(await lineShown(), '4');
        steps.push(await cursor());
      }
      assert.ok(steps[0] < steps[1] && steps[1] < steps[2], String(steps));
      assert.equal(steps[3], steps[0], 'and then from the start');
    });

  test('by its text, where the cursor is placed as ever', async () => {
    await click(2, 'text');
    assert.equal(await lineShown(), '2');
    await visit.page.keyboard.type('  # typed');
    await visit.page.waitForFunction(() =>
      /#.typed/.test(document.querySelector('.view-lines').textContent),
    ); // is drawn
    const typed = (await visit.text()).split('\n')[1];
    assert.match(typed, /^x = torch\.zeros\(2.*# typed/);
  });

  test('not by dragging a selection or by a second click on a word', async () => {
    await click(2, 'number');
    const before = await cursor();
    const [x, y] = await at(4, 'text');
    await visit.page.mouse.move(x - 20, y);
    await visit.page.mouse.down();
    await visit.page.mouse.move(x, y, { steps: 4 });
    await visit.page.mouse.up();
    assert.equal(await cursor(), before);
    await visit.page.keyboard.press('Control+C');
  });

  test('by Alt+Enter from where the cursor is', async () => {
    await click(2, 'text');
    await visit.page.keyboard.press('ArrowDown');
    await visit.page.keyboard.press('ArrowDown');
    await visit.page.keyboard.press('Alt+Enter');
    assert.equal(await lineShown(), '4');
    const first = await cursor();
    await visit.page.keyboard.press('Alt+Enter');
    assert.equal(await lineShown(), '4');
    assert.ok((await cursor()) > first);
    assert.equal((await visit.text()).trimEnd(), LOOP.trimEnd());
  });

  test('not to a line that never ran, nor in a text that has changed since', async () => {
    await click(2, 'number');
    const before = await cursor();
    await click(6, 'number');
    assert.equal(await cursor(), before);
    await visit.page.click('.monaco-editor .view-line >> nth=0');
    await visit.page.keyboard.press('End');
    await visit.page.keyboard.type(' ');
    const edited = await cursor();
    await click(4, 'number');
    await click(5, 'text');
    assert.equal(await cursor(), edited);
  });
});

test('Escape, then Tab leaves the editor, and the page says so; Tab alone indents', async () => {
  await visit.program('x = 1\n');
  const inside = () =>
    visit.page.evaluate(() => document.activeElement.closest('.monaco-editor') !== null);
  await visit.page.click('.monaco-editor .view-line');
  assert.match(await visit.page.textContent('.keys'), /Esc.*Tab.*leaves/);
  await visit.page.keyboard.press('Home');
  await visit.page.keyboard.press('Tab');
  await visit.shows('    x = 1\n');
  assert.ok(await inside());
  await visit.page.keyboard.press('Escape');
  await visit.page.keyboard.press('Tab');
  assert.ok(!(await inside()), 'forwards');
  await visit.page.waitForSelector('.keys', { state: 'detached' });
  await visit.page.click('.monaco-editor .view-line');
  await visit.page.keyboard.press('Escape');
  await visit.page.keyboard.press('Shift+Tab');
  assert.ok(!(await inside()), 'backwards');
  await visit.page.click('.monaco-editor .view-line');
  await visit.page.keyboard.press('Escape');
  await visit.page.keyboard.type('y');
  await visit.page.keyboard.press('Tab');
  assert.ok(await inside(), 'another key in between: Tab indents again');
  await visit.shows(/./.test(await visit.text()) ? await visit.text() : '');
});

describe('an error', () => {
  const message = () => visit.page.locator('.error-zone .error-said');

  test('is said below its line, whole, with its lines, within the editor’s width', async () => {
    const long = `the first ${'long '.repeat(60)}line`;
    await visit.run(`x = 1\nraise ValueError("""${long}\n  and the second""")\ny = 2\n`);
    await message().waitFor();
    assert.equal(await message().textContent(), `ValueError: ${long}\n  and the second`);
    const box = await message().boundingBox();
    const editor = await boxOf(visit.page.locator('.monaco-editor').first());
    assert.ok(box.x >= editor.x && box.x + box.width <= editor.x + editor.width + 1);
    assert.ok(box.height >= 4 * 20, 'wrapped');
    const scrolls = await message().evaluate((text) => text.scrollWidth > text.clientWidth);
    assert.ok(!scrolls);
    const below = await visit.page.locator('.view-line', { hasText: 'y' }).last().boundingBox();
    assert.ok(below.y >= box.y + box.height - 1, 'the next line stands below it');
  });

  test('leaves with the first edit', async () => {
    await visit.run('x = 1\nraise ValueError("no")\n');
    await message().waitFor();
    await visit.page.click('.monaco-editor .view-line >> nth=0');
    await visit.page.keyboard.press('End');
    await visit.page.keyboard.type('0');
    await message().waitFor({ state: 'detached' });
    assert.equal(await visit.page.locator('.error-line').count(), 0);
  });

  test('stays with its text when another is opened in between', async () => {
    await visit.run('x = 1\nraise ValueError("mine")\n');
    await message().waitFor();
    await visit.choose((await visit.examples())[0]);
    await message().waitFor({ state: 'detached' });
    await visit.page.selectOption('select[aria-label="Program"]', 'link');
    assert.equal(await message().textContent(), 'ValueError: mine');
    assert.match(await visit.stderr(), /ValueError: mine/);
  });
});

describe('the times that a line ran, and calls', () => {
  const CODE = `import torch
def f(x):
    y = x + 1
    return y
for n in range(3):
    z = f(torch.zeros(1))
w = 1
`;
  const slider = () => visit.page.locator('input[type=range]');
  const press = async (key, line) => {
    await visit.page.keyboard.press(key);
    await visit.page.waitForSelector(`.step-line[data-line="${line}"]`);
  };
  const time = () => visit.page.locator('.moves output').textContent();

  test('are gone through by keys and buttons, which say the time', async () => {
    await visit.run(CODE);
    await slider().focus();
    await press('Home', 1);
    await press('o', 2);
    await press('o', 5);
    assert.equal(await time(), 'time 1 of 4'); // the last finds the end
    await press('o', 6); // the call is passed over
    assert.equal(await time(), 'time 1 of 3');
    const over = await cursor();
    await press('n', 6);
    await press('n', 6);
    assert.equal(await time(), 'time 3 of 3');
    assert.match(await slider().getAttribute('aria-valuetext'), /iteration 3 of 3, time 3 of 3$/);
    await press('n', 6); // there is no other
    assert.equal(await time(), 'time 3 of 3');
    await press('p', 6);
    await press('p', 6);
    assert.equal(await cursor(), over);
    await press('Shift+O', 5);
    await press('ArrowRight', 3); // into the call
    await press('u', 6);
    assert.equal(await cursor(), over);
    const button = (label) => visit.page.getByRole('button', { name: label }).click();
    await button('Next time of this line');
    assert.equal(await time(), 'time 2 of 3');
    await button('Previous time of this line');
    await visit.page.locator('[aria-label="Step back"]').click();
    assert.equal(await lineShown(), '4');
    await button('Step out of the call');
    assert.equal(await cursor(), over);
    await button('Step over calls');
    assert.equal(await lineShown(), '5');
    assert.ok(await visit.page.getByRole('button', { name: 'Step out' }).isDisabled());

    // Folded into the lines that made them, they take no place on the slider.
    const last = async () => Number(await slider().getAttribute('max'));
    const all = await last();
    const signs = visit.page.locator('.scale .folds');
    await slider().focus();
    await press('f', 5);
    assert.equal((await signs.getAttribute('d')).split('M').length - 1, 3);
    assert.equal(await last(), all - 3 * 2);
    await press('ArrowRight', 6);
    assert.match(await slider().getAttribute('aria-valuetext'), /, 2 steps in calls folded$/);
    await press('ArrowLeft', 5);
    await button('Step forward');
    assert.equal(await lineShown(), '6');
    await button('Fold calls on the slider');
    await signs.waitFor({ state: 'detached' });
    assert.equal(await last(), all);
    await button('Step back');
    assert.equal(await lineShown(), '4');
  });

  test('from the editor, by Alt+Enter and Shift+Alt+Enter', async () => {
    await visit.run(CODE);
    await click(3, 'text');
    const first = await cursor();
    await press('Alt+Enter', 3);
    assert.equal(await time(), 'time 2 of 3');
    await press('Shift+Alt+Enter', 3);
    assert.equal(await cursor(), first);
    await press('Shift+Alt+Enter', 3);
    assert.equal(await time(), 'time 3 of 3', 'and then from the end');
  });

  test('are not offered for a program without them', async () => {
    await visit.run('x = 1\ny = 2\n');
    assert.equal(await visit.page.locator('.moves button').count(), 0);
    await slider().focus();
    await press('Home', 1);
    await visit.page.keyboard.press('n');
    await press('u', 1);
  });
});

describe('values behind the lines', () => {
  const CODE = [
    'import torch',
    'x = torch.tensor([[1.0, 2.0], [3.0, 4.0]])',
    'big = torch.zeros(50, 40)',
    'for n in range(3):',
    '    x[0] += n  # "x"',
    'y = x.t()[0]',
    'x.zero_()',
  ].join('\n');
  const toggle = '[aria-label="Values behind the lines"]';
  /** By line, what is noted; the note of the line that is shown has a star. */
  const notes = () =>
    visit.page.evaluate(() => {
      const top = (element) => parseFloat(element.style.top);
      const lines = [...document.querySelectorAll('.view-line')].sort((a, b) => top(a) - top(b));
      return Object.fromEntries(
        lines.flatMap((line, n) => {
          const note = line.querySelector('.line-note');
          if (!note) return [];
          const text = note.textContent.replaceAll('\u00a0', ' ').trim();
          return [[n + 1, `${text}${note.matches('.current') ? ' *' : ''}`]];
        }),
      );
    });
  const noted = async (wanted) => {
    await visit.page.waitForFunction(
      (count) => document.querySelectorAll('.line-note').length === count,
      Object.keys(wanted).length,
    );
    assert.deepEqual(await notes(), wanted);
  };
  const AT_END = {
    2: 'x = [[1., 2.], [3., 4.]]',
    3: 'big = float32 (50, 40)',
    5: 'x = [[4., 5.], [3., 4.]]',
    6: 'y = [4., 3.]',
    7: 'x = [[0., 0.], [0., 0.]] *',
  };

  test('are those when the line had last run, at the step shown; never in the text', async () => {
    await visit.run(CODE);
    await noted(AT_END);
    await visit.goTo(5);
    await noted({ 2: AT_END[2], 3: AT_END[3], 5: `${AT_END[5]} *` });
    await visit.page.keyboard.press('Shift+ArrowLeft'); // the iteration before
    await noted({ 2: AT_END[2], 3: AT_END[3], 5: 'x = [[2., 3.], [3., 4.]] *' });
    await visit.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await visit.page.click('.monaco-editor .view-line >> nth=0');
    await visit.page.keyboard.press('Control+A');
    await visit.page.keyboard.press('Control+C');
    assert.equal(await visit.page.evaluate(() => navigator.clipboard.readText()), CODE);
    assert.equal(await visit.text(), CODE);
    await visit.page.keyboard.press('Control+End');
    await visit.page.keyboard.type(' ');
    await noted({}); // of another text
    await visit.shows(CODE);
    const kept = await visit.page.evaluate(() => JSON.stringify({ ...localStorage }));
    assert.ok(
      kept.includes('x.zero_()') && !kept.includes('[[0., 0.]'),
      'what is kept is the text',
    );
  });

  test('can be switched off, which is remembered', async () => {
    await visit.run(CODE);
    await noted(AT_END);
    await visit.page.click(toggle);
    await noted({});
    await visit.page.reload();
    await visit.page.waitForSelector(`${toggle}[aria-pressed=false]`);
    await visit.run(CODE);
    assert.deepEqual(await notes(), {});
    await visit.page.click(toggle);
    await noted(AT_END);
  });
});

describe('what is known of torch and of the tensors', () => {
  const CODE = 'import torch\nx = torch.tensor([[1.0, 2.0]], requires_grad=True)\ny = x.t()\n';

  test('comes when the editor is reached for: completions, signatures, hovers', async () => {
    const own = await chromium.visit();
    const { page } = own;
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    await own.run(CODE);
    assert.equal(asked.filter((url) => /offer/.test(url)).length, 0, 'not before');
    await page.click('.monaco-editor .view-lines');
    await page.waitForSelector('.editor[data-language=torch]');
    assert.ok(
      await page.evaluate(() => document.activeElement.closest('.monaco-editor') !== null),
      'the focus stays',
    );
    await page.keyboard.press('Control+End');
    await page.keyboard.type('z = x.requires_');
    const names = page.locator('.suggest-widget.visible .monaco-list-row .label-name');
    await names.nth(1).waitFor();
    assert.deepEqual(await names.allTextContents(), ['requires_grad', 'requires_grad_']);
    await page.keyboard.press('Escape');
    await page.waitForSelector('.suggest-widget.visible', { state: 'detached' });
    await page.keyboard.type('grad; torch.add(x, ');
    const hint = page.locator('.parameter-hints-widget.visible');
    await hint.locator('.parameter.active').waitFor();
    assert.equal(await hint.locator('.parameter.active').textContent(), 'other: Tensor');
    assert.match(await hint.textContent(), /torch\.add\(input: Tensor.*-> Tensor.*AddBackward0/s);
    await page.keyboard.press('Escape');
    await page.keyboard.type('1)');
    await own.shows(`${CODE}z = x.requires_grad; torch.add(x, 1)`);
    const word = await page.locator('.view-line').nth(2).locator('span span').first().boundingBox();
    const told = page.locator('.monaco-hover:not(.hidden)', { hasText: 'stride (1, 2)' });
    await page.mouse.move(word.x + 4, word.y + 10);
    await told.first().waitFor();
    const facts = (await told.first().innerText()).replaceAll('\u00a0', ' ');
    assert.match(facts, /shape \(2, 1\)/);
    assert.match(facts, /storage 1, shared with x; version 0/);
    assert.match(facts, /requires_grad, grad_fn TBackward0/);
    assert.deepEqual(own.problems, []);
    await own.close();
  });
});

describe('characters that turn the text round', () => {
  const CODE =
    '# turned\nprint("a\u202edcb\u202c", "\u2066x\u2069")\nraise ValueError("e\u202ef")\n';
  test('are shown by name in the editor, the output and the message', async () => {
    await visit.run(CODE);
    assert.match(await visit.text(), /\[U\+202E\]/);
    assert.ok((await visit.page.locator('.view-line .turning').count()) >= 4);
    const stdout = await visit.stdout();
    assert.equal(stdout, 'a⟨U+202E⟩dcb⟨U+202C⟩ ⟨U+2066⟩x⟨U+2069⟩\n');
    assert.match(await visit.stderr(), /ValueError: e⟨U\+202E⟩f/);
    assert.equal(await visit.page.locator('.error-said').textContent(), 'ValueError: e⟨U+202E⟩f');
  });

  test('what is written from right to left stays as it is', async () => {
    const { stdout } = await visit.run('print("שלום עולם")\nprint("x = 1")\n');
    assert.equal(stdout, 'שלום עולם\nx = 1\n');
  });
});
