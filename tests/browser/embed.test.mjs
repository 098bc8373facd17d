/** `<tensor-glass>` in a page of another origin, under a strict policy. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ended, printed, withHost } from './embed-support.mjs';

const host = withHost();

const PROGRAM = `import torch
x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
y = x.detach()
y[0] = 10
print(y)`;

test('a program is there at once, highlighted; with Run come output, pictures and slider', async () => {
  const { page, problems, close } = await host.visit(
    `<tensor-glass id="a"><pre>${PROGRAM}</pre></tensor-glass>
     <tensor-glass id="b"><script type="text/x-python">print(1 < 2)</script></tensor-glass>`,
  );
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  const first = page.locator('#a');
  await first.locator('.line').nth(4).waitFor();
  assert.equal(await first.locator('.t-kwd').first().textContent(), 'import');
  assert.equal(await first.evaluate((element) => element.code), PROGRAM);
  assert.ok(!(await page.locator('#b .frame').textContent()).includes('<script'));
  assert.deepEqual(
    requests.filter((url) => /\/runtime\/|embed-runtime|editor/.test(url)),
    [],
  );

  await first.getByRole('button', { name: 'Run' }).click();
  await ended(first);
  assert.equal(await printed(first), 'tensor([10.,  2.,  3.])');
  assert.equal(await first.locator('.tg-storage').count(), 1);
  await first.locator('input[type=range]').fill('2');
  assert.equal(await first.locator('.line.current').textContent(), 'y = x.detach()\n');

  // The other one has a namespace of its own, in the same runtime.
  const frames = page.frames().length;
  await page.locator('#b').getByRole('button', { name: 'Run' }).click();
  await ended(page.locator('#b'));
  assert.equal(await printed(page.locator('#b')), 'True');
  assert.equal(page.frames().length, frames);
  assert.deepEqual(problems, []);
  await close();
});

test('Edit opens an editor in a frame; what is written runs, and Reset brings the text back', async () => {
  const { page, problems, close } = await host.visit('<tensor-glass>print("a")</tensor-glass>');
  const element = page.locator('tensor-glass');
  await element.getByRole('button', { name: 'Edit' }).click();
  const editor = page.frameLocator('tensor-glass iframe.editor');
  await editor.locator('.view-line').first().waitFor();
  await editor.locator('.view-lines').click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText('print("b" * 2)');
  await page.waitForFunction(
    () => document.querySelector('tensor-glass').code === 'print("b" * 2)',
  );
  await page.keyboard.press('Control+Enter');
  await ended(element);
  assert.equal(await printed(element), 'bb');
  await element.getByRole('button', { name: 'Reset' }).click();
  assert.equal(await element.evaluate(({ code }) => code), 'print("a")');
  await editor.locator('.view-line:has-text("a")').waitFor();
  // What the other text printed, or how it failed, went with it.
  await element.locator('.output:has-text("Nothing printed")').waitFor();
  assert.equal(await element.locator('.status').textContent(), '');
  assert.deepEqual(problems, []);
  await close();
});

test('what is typed fast stays as it was typed, and Reset takes the place of all of it', async () => {
  const program = 'import torch\nx = torch.ones(2)';
  const { page, problems, close } = await host.visit(`<tensor-glass>${program}</tensor-glass>`);
  const element = page.locator('tensor-glass');
  await element.getByRole('button', { name: 'Edit' }).click();
  const editor = page.frameLocator('tensor-glass iframe.editor');
  await editor.locator('.monaco-editor.focused').waitFor();
  const code = () => element.evaluate((it) => it.code);
  const typed = '\nprint(x.sum())\ny = x * 2 + x';
  for (const delay of [0, 15, 60]) {
    await page.keyboard.press('Control+End');
    await page.keyboard.type(typed, { delay });
    await page.waitForFunction(
      (wanted) => document.querySelector('tensor-glass').code.length >= wanted,
      program.length + typed.length,
    );
    assert.equal(await code(), program + typed, `${delay} ms a key`);
    // The page's own text wins over what is typed while it is on its way.
    const resetting = element.evaluate(
      (it) =>
        new Promise((done) => {
          const ticks = setInterval(() => {
            const reset = [...it.shadowRoot.querySelectorAll('.extras button')][0];
            if (!it.code.endsWith('###')) return;
            clearInterval(ticks);
            reset.click();
            done();
          });
        }),
    );
    await page.keyboard.type('###');
    await resetting;
    await editor.locator('.view-lines:not(:has-text("#"))').waitFor();
    assert.equal(await code(), program);
  }
  assert.equal(await editor.locator('.view-line').count(), 2);
  assert.deepEqual(problems, []);
  await close();
});

test('Open in the playground takes the program as it is edited, at its step, and what runs before it', async () => {
  const { page, close } = await host.visit(
    `<tensor-glass id="a" step="line:2">import torch
x = torch.ones(2)
print(x)</tensor-glass>
     <tensor-glass id="b"><template data-setup>import torch</template><pre>print(torch.ones(1))</pre></tensor-glass>`,
  );
  const opened = async (id) => {
    const link = page.locator(id).getByRole('link', { name: 'Open in the playground' });
    // Whoever copies it, or opens it by another button, has the program too.
    await link.hover();
    await page.locator(`${id} a[href*="index.html#v=1&code="]`).waitFor();
    const [tab] = await Promise.all([page.waitForEvent('popup'), link.click()]);
    await tab.waitForURL(/#v=1/);
    await tab.locator('.view-line:has-text("print")').waitFor();
    return tab;
  };
  await page.locator('#a').getByRole('button', { name: 'Run' }).click();
  await ended(page.locator('#a'));
  const first = await opened('#a');
  assert.match(first.url(), /step=2(&|$)/);
  assert.equal(await first.locator('.view-line').count(), 3);
  const second = await opened('#b');
  assert.doesNotMatch(second.url(), /step=/);
  assert.match(await second.locator('.view-lines').textContent(), /import.torch.*print/);
  await Promise.all([first.close(), second.close()]);
  await close();
});

test("the README's page works as it stands", async () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const [, text] = /```html\n(<!doctype html>[^]*?)```/.exec(readme);
  const address = host.serve('/readme.html', text.replaceAll('https://a.example/', '{ours}'));
  const page = await host.browser.newPage();
  await page.goto(address);
  const element = page.locator('tensor-glass');
  await element.getByRole('button', { name: 'Run' }).click();
  await ended(element);
  assert.equal(await printed(element), 'tensor([5., 1.])');
  await element.locator('.expected.as').waitFor();
  assert.equal(await element.locator('.memory').count(), 1);
  assert.equal(await element.locator('.graph').count(), 0);
  await page.close();
});

test('the server of the build outlives addresses that are none', async () => {
  const status = async (path) => (await fetch(host.url + path)).status;
  for (const path of ['%E0%A4%A', '%00', 'a'.repeat(5000)])
    assert.equal(await status(path), 400, path.slice(0, 20));
  assert.equal(await status('embed.js'), 200);
});

test('files that a program writes stand below its output; a block of its session after it finds them', async () => {
  const { page, problems, close } = await host.visit(
    `<tensor-glass id="a" session="s"><pre>open("a.txt", "a").write("once;")\nprint("written")</pre></tensor-glass>
     <tensor-glass id="b" session="s"><pre>print(open("a.txt").read(), end="\\r")</pre></tensor-glass>`,
  );
  const [first, second] = [page.locator('#a'), page.locator('#b')];
  await first.getByRole('button', { name: 'Run' }).click();
  await ended(first);
  assert.deepEqual(await first.locator('.files .file-name').allTextContents(), ['a.txt']);
  await second.getByRole('button', { name: 'Run' }).click();
  await ended(second);
  assert.equal(await printed(second), 'once;');
  assert.deepEqual(problems, []);
  await close();
});
