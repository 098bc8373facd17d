/** Programs as files: opened by a button and by being dropped, each as a draft of its own, and written to the disk. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { withPage } from './support.mjs';

const chromium = withPage();

const notebook = (cells, metadata = {}) =>
  JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata, cells });
const cell = (source, cell_type = 'code') => ({ cell_type, metadata: {}, outputs: [], source });

const file = (name, text) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

async function open({ page }, ...files) {
  await page.setInputFiles('input[type=file]', files);
}

/** Drops files onto the page, as a browser tells of it. */
function drop({ page }, selector, files) {
  return page.evaluate(
    ([where, given]) => {
      const dataTransfer = new DataTransfer();
      for (const [name, text] of given) dataTransfer.items.add(new File([text], name));
      const options = { dataTransfer, bubbles: true, cancelable: true };
      const target = document.querySelector(where);
      const over = new DragEvent('dragover', options);
      target.dispatchEvent(over);
      target.dispatchEvent(new DragEvent('drop', options));
      return over.defaultPrevented;
    },
    [selector, files],
  );
}

const said = (visit, what) =>
  visit.page.waitForFunction(
    (source) => new RegExp(source).test(document.querySelector('.notice')?.textContent),
    what.source,
  );

test('a .py that is opened becomes a draft of its own, and comes back from the disk as it was', async () => {
  const visit = await chromium.visit({ acceptDownloads: true });
  await visit.newDraft();
  await visit.write('mine = 1');
  await visit.page.click('[aria-label^="Drafts"]');
  const [chooser] = await Promise.all([
    visit.page.waitForEvent('filechooser'),
    visit.page.click('.menu button:has-text("Open files")'),
  ]);
  await chooser.setFiles([file('lesson.py', '\ufeffx = 1\r\ny = "é"\r\n')]);
  await visit.shows('x = 1\ny = "é"\n');
  let { groups, chosen } = await visit.programs();
  assert.equal(chosen, 'lesson');
  assert.deepEqual([...groups.Drafts].sort(), ['Untitled', 'lesson']);

  const [download] = await Promise.all([
    visit.page.waitForEvent('download'),
    visit.page
      .click('[aria-label^="Drafts"]')
      .then(() => visit.page.click('.menu button:has-text("Download .py")')),
  ]);
  assert.equal(download.suggestedFilename(), 'lesson.py');
  assert.equal(await readFile(await download.path(), 'utf8'), 'x = 1\ny = "é"\n');

  // Dropped onto the editor, which has a use of its own for what is dropped; the second is the one shown.
  const taken = await drop(visit, '.monaco-editor .view-lines', [
    ['a.py', '# A: first / last?\na = 1\n'],
    ['lesson.py', 'x = 2\n'],
  ]);
  assert.ok(taken);
  await visit.shows('x = 2\n');
  ({ groups, chosen } = await visit.programs());
  assert.equal(chosen, 'lesson (2)');
  assert.ok(groups.Drafts.includes('A: first / last?'));
  await visit.choose('A: first / last?');
  await visit.page.click('[aria-label^="Drafts"]');
  const [second] = await Promise.all([
    visit.page.waitForEvent('download'),
    visit.page.click('.menu button:has-text("Download .py")'),
  ]);
  assert.equal(second.suggestedFilename(), 'A first last.py');
  await visit.choose('Untitled');
  await visit.shows('mine = 1');
  await visit.page.reload();
  await visit.shows('mine = 1');
  assert.deepEqual(visit.problems, []);
  await visit.close();
});

test('a notebook opens as its code cells, in order, and runs', async () => {
  const visit = await chromium.visit();
  const cells = [
    cell('# Title', 'markdown'),
    cell(['%matplotlib inline\n', 'import torch']),
    cell(''),
    cell('%%bash\nls\n'),
    cell('x = torch.ones(2)\nprint(x)\n'),
  ];
  const text = notebook(cells, { kernelspec: { language: 'python', name: 'python3' } });
  await open(visit, file('Lesson 1.ipynb', text));
  const code =
    '%matplotlib inline\nimport torch\n\n# %%\n%%bash\nls\n\n# %%\nx = torch.ones(2)\nprint(x)\n';
  await visit.shows(code);
  assert.equal((await visit.programs()).chosen, 'Lesson 1');
  await visit.ready();
  await visit.page.click('button:has-text("Run")');
  await visit.page.waitForFunction(() =>
    /Done/.test(document.querySelector('.status').textContent),
  );
  assert.equal(await visit.stdout(), 'tensor([1., 1.])\n');

  const third = { worksheets: [{ cells: [{ cell_type: 'code', input: ['old = 3\n'] }] }] };
  await open(visit, file('old.ipynb', JSON.stringify(third)));
  await visit.shows('old = 3\n');

  for (const [name, content, why] of [
    ['a.ipynb', '{"cells": [', /“a.ipynb” is no notebook: it is not JSON/],
    ['b.ipynb', '[1, 2]', /“b.ipynb” is no notebook that can be read/],
    ['c.ipynb', '{}', /it has no cells/],
    ['d.ipynb', notebook([cell([1, 2])]), /no notebook that can be read/],
    ['e.ipynb', notebook([cell('text', 'markdown')]), /a notebook without code/],
    [
      'f.ipynb',
      notebook([cell('x <- 1')], { kernelspec: { language: 'R' } }),
      /in R, not in Python/,
    ],
    ['g.ipynb', notebook([cell('x'.repeat(1_100_000))]), /more than 1000 KB of program/],
    ['h.py', 'x\n'.repeat(600_000), /“h.py” is larger than 1 MB/],
    ['i.py', Buffer.from([0xff, 0xfe, 0x41]), /“i.py” is no text/],
    ['j.py', 'a\0b', /“j.py” is no text/],
    ['<img src=x onerror=alert(1)>.py', 'a\0b', /“<img src=x onerror=alert\(1\)>.py” is no text/],
  ]) {
    await open(visit, file(name, content));
    await said(visit, why);
    await visit.shows('old = 3\n');
  }
  // What can be opened is opened beside what cannot.
  await open(visit, file('j.py', 'a\0b'), file('k.py', 'k = 1\n'));
  await visit.shows('k = 1\n');
  await said(visit, /“j.py” is no text/);
  assert.deepEqual(visit.problems, []);
  await visit.close();
});

test('the page says what a file that is held over it would do, and leaves dragged text to the editor', async () => {
  const visit = await chromium.visit();
  const over = (kind) =>
    visit.page.evaluate((what) => {
      const dataTransfer = new DataTransfer();
      if (what === 'file') dataTransfer.items.add(new File(['x'], 'x.py'));
      else dataTransfer.setData('text/plain', 'x');
      const options = { dataTransfer, bubbles: true, cancelable: true };
      const event = new DragEvent('dragover', options);
      document.querySelector('.pictures').dispatchEvent(event);
      return event.defaultPrevented;
    }, kind);
  assert.equal(await over('text'), false);
  assert.equal(await visit.page.locator('.drop-zone').count(), 0);
  assert.equal(await over('file'), true);
  await visit.page.waitForSelector('.drop-zone');
  await visit.page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['x'], 'x.py'));
    document.body.dispatchEvent(new DragEvent('dragleave', { dataTransfer, bubbles: true }));
  });
  await visit.page.waitForSelector('.drop-zone', { state: 'detached' });
  await visit.close();
});
