/** The files of the program's working folder: dropped or chosen, read and written, kept over runs, downloaded, deleted. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { withPage } from './support.mjs';

const chromium = withPage();

/** Drops files onto the page, as a browser tells of it. */
function drop({ page }, files) {
  return page.evaluate((given) => {
    const dataTransfer = new DataTransfer();
    for (const [name, bytes] of given)
      dataTransfer.items.add(new File([new Uint8Array(bytes)], name));
    const options = { dataTransfer, bubbles: true, cancelable: true };
    const target = document.querySelector('.output-text');
    target.dispatchEvent(new DragEvent('dragover', options));
    target.dispatchEvent(new DragEvent('drop', options));
  }, files);
}

const bytes = (text) => [...Buffer.from(text)];
const listed = ({ page }) =>
  page.$$eval('.files li', (rows) =>
    rows.map((row) => [...row.querySelectorAll('.file-name, small')].map((e) => e.textContent)),
  );
const lists = ({ page }, count) =>
  page.waitForFunction((n) => document.querySelectorAll('.files li').length === n, count);

async function downloaded({ page }, button) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.click(button)]);
  return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
}

test('a dropped file is listed and read; what a program writes is listed, kept over runs, and downloaded', async () => {
  const visit = await chromium.visit({ acceptDownloads: true });
  const code = await visit.text();
  await drop(visit, [
    ['data.csv', bytes('1,2\n3,4\n')],
    ['odd <b>.bin', [0, 255]],
  ]);
  await lists(visit, 2);
  assert.deepEqual(await listed(visit), [
    ['data.csv', '8 bytes'],
    ['odd <b>.bin', '2 bytes'],
  ]);
  assert.equal(await visit.text(), code, 'no program was opened');

  const write = `import os, torch
rows = [[float(x) for x in line.split(",")] for line in open("data.csv")]
print(torch.tensor(rows), open("odd <b>.bin", "rb").read())
os.makedirs("out", exist_ok=True)
torch.save({"w": torch.ones(2)}, "out/model.pt")
os.remove("odd <b>.bin")`;
  const { stdout } = await visit.run(write);
  assert.equal(stdout, "tensor([[1., 2.],\n        [3., 4.]]) b'\\x00\\xff'\n");
  const names = async () => (await listed(visit)).map(([name]) => name);
  assert.deepEqual(await names(), ['data.csv', 'out/model.pt']);

  // Another program, in another worker.
  const read = 'import torch\nprint(torch.load("out/model.pt"))\nopen("log.txt", "a").write("x")';
  assert.equal((await visit.run(read)).stdout, "{'w': tensor([1., 1.])}\n");
  assert.deepEqual((await listed(visit))[1], ['log.txt', '1 byte']);
  const model = await downloaded(visit, '[aria-label="Download out/model.pt"]');
  assert.equal(model.name, 'model.pt');
  assert.equal(model.content.subarray(0, 2).toString(), 'PK');
  const data = await downloaded(visit, '[aria-label="Download data.csv"]');
  assert.equal(data.content.toString(), '1,2\n3,4\n');
  const all = await downloaded(visit, 'button:has-text("Download all")');
  assert.equal(all.name, 'files.zip');
  for (const name of ['data.csv', 'out/model.pt', 'log.txt'])
    assert.ok(all.content.includes(name), name);

  await visit.page.click('.file-name:has-text("data.csv")');
  assert.equal(await visit.page.textContent('dialog.look pre'), '1,2\n3,4\n');
  await visit.page.click('dialog.look button:has-text("Close")');
  await visit.page.click('.file-name:has-text("model.pt")');
  assert.match(await visit.page.textContent('dialog.look'), /no text/);
  await visit.page.keyboard.press('Escape');
  await visit.page.waitForFunction(() => !document.querySelector('dialog.look'));

  await visit.page.click('[aria-label="Delete data.csv"]');
  assert.deepEqual(await names(), ['log.txt', 'out/model.pt']);
  await visit.page.click('.files button:has-text("Undo")');
  assert.deepEqual(await names(), ['data.csv', 'log.txt', 'out/model.pt']);
  assert.deepEqual(visit.problems, []);
  await visit.close();
});

test('a run that asks for input, or is looked at otherwise, writes its files once', async () => {
  const visit = await chromium.visit();
  await visit.program(`import torch
with open("log.txt", "a") as log:
    log.write("ran;")
name = input("Who? ")
x = torch.ones(2, requires_grad=True)
y = x.detach()
y[0] = 5
print(name, open("log.txt").read())`);
  await visit.ready();
  await visit.page.click('button:has-text("Run")');
  await visit.page.fill('.input-field input', 'Ann');
  await visit.page.keyboard.press('Enter');
  await visit.page.waitForFunction(() =>
    /Done/.test(document.querySelector('.status').textContent),
  );
  assert.equal(await visit.stdout(), 'Who? Ann\nAnn ran;\n');
  assert.deepEqual(await listed(visit), [['log.txt', '4 bytes']]);

  // The same line with another form: a second run, aside, among the files of the first.
  await visit.page.locator('.view-line .swappable').first().waitFor();
  await visit.page.click('.view-line:has-text("x.detach()")');
  await visit.page.locator('.swap-glyph').waitFor();
  await visit.page.keyboard.press('Control+.');
  const choices = visit.page.locator('.panel.what-if .tg-choices');
  await choices.getByRole('button', { name: 'x.detach().clone()', exact: true }).click();
  await visit.page.locator('.panel.what-if .tg-verdict').waitFor({ timeout: 60_000 });
  await visit.ready();
  assert.deepEqual(await listed(visit), [['log.txt', '4 bytes']]);
  await visit.close();
});

test('what a stopped program had closed is kept, and its sleep ends at once', async () => {
  const visit = await chromium.visit();
  await visit.program(`import time
with open("done.txt", "w") as file:
    file.write("done")
print("sleeping")
time.sleep(600)`);
  await visit.ready();
  await visit.page.click('button:has-text("Run")');
  await visit.page.waitForFunction(() =>
    document.querySelector('.output pre').textContent.includes('sleeping'),
  );
  await visit.page.waitForFunction(() =>
    /^[2-9] s$/.test(document.querySelector('.pace')?.textContent),
  );
  await visit.page.click('button:has-text("Stop")');
  await lists(visit, 1);
  await visit.ready();
  assert.match(await visit.status(), /Stopped\. Files that it had closed are kept\./);
  assert.deepEqual(await listed(visit), [['done.txt', '4 bytes']]);
  assert.equal(await visit.page.locator('.pace').count(), 0);
  await visit.close();
});

test('a link brings no files, and those that are there stay', async () => {
  const visit = await chromium.visit();
  await drop(visit, [['mine.txt', bytes('mine')]]);
  await lists(visit, 1);
  await visit.page.click('button:has-text("Share")');
  const link = visit.page.locator('dialog.share [readonly]').first();
  await visit.page.waitForFunction(
    (field) => field.value.includes('#v='),
    await link.elementHandle(),
  );
  const other = await chromium.visit({}, new URL(await link.inputValue()).hash);
  assert.equal(await other.page.locator('.files').count(), 0);
  await other.close();
  await visit.close();
});

test('a run that goes on says for how long, and how many steps a second', async () => {
  const visit = await chromium.visit();
  await visit.program('n = 0\nwhile True:\n    n += 1\n    print(n, end="\\r")');
  await visit.ready();
  await visit.page.click('button:has-text("Run")');
  await visit.page.waitForFunction(() =>
    /^\d+ s, [\d,]+ steps, [1-9][\d,]* a second$/.test(
      document.querySelector('.pace')?.textContent,
    ),
  );
  await visit.page.click('button:has-text("Stop")');
  await visit.ready();
  assert.match(await visit.status(), /Stopped/);
  assert.match(await visit.page.textContent('.output pre'), /^\d+$/);
  await visit.close();
});
