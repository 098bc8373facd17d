/** Pages that other tools made become live: the real Sphinx's, the real MkDocs', and the markup of others. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launchBrowser, serveFolder, servePage } from './support.mjs';

const inTree = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const FORMS = JSON.parse(readFileSync(inTree('tests/tutorial/forms.json'), 'utf8'));
const CODE = 'x = 1\nif x < 2:\n\n    x';

let ours;
let theirs;
let browser;
let folder;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tensorglass-'));
  // The page is of another origin than the script and the runtime.
  [ours, theirs, browser] = await Promise.all([servePage(), serveFolder(folder), launchBrowser()]);
});
after(async () => {
  await browser?.close();
  await ours?.close();
  await theirs?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The tool's page, built from tests/browser/tutorial/NAME, and baked. */
function built(name, build) {
  const source = join(folder, `${name}-source`);
  cpSync(inTree(`tests/browser/tutorial/${name}`), source, { recursive: true });
  for (const file of ['conf.py', 'theme/main.html'].map((path) => join(source, path))) {
    const text = readIfThere(file);
    if (text) writeFileSync(file, text.replace('EMBED', `${ours.url}embed.js`));
  }
  const site = join(folder, name);
  build(source, site);
  const cli = inTree('web/cli/tensorglass.mjs');
  // What its blocks print is what the page says: that is PyTorch's.
  execFileSync(process.execPath, [cli, 'check', join(site, 'index.html')]);
  execFileSync(process.execPath, [cli, 'bake', join(site, 'index.html')]);
  return `${theirs.url}${name}/index.html`;
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** A page of this text, and its address. */
function written(name, html) {
  writeFileSync(join(folder, name), html);
  return theirs.url + name;
}

/** A reader's tab, with what went wrong in it and how far its layout has jumped. */
async function open(url, options = {}) {
  const context = await browser.newContext({
    viewport: { width: 1000, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  const problems = [];
  const fetched = [];
  page.on('console', (message) => {
    const icon = message.location().url.endsWith('/favicon.ico'); // Sphinx's theme has none
    if (message.type() === 'error' && !icon) problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  await page.goto(url);
  await page.waitForSelector('tensor-glass');
  return { page, problems, fetched, close: () => context.close() };
}

const codes = (page) =>
  page.locator('tensor-glass').evaluateAll((all) => all.map(({ code }) => code));

/** Runs the n-th element as a script of the page would, and gives how that ended. */
const run = (page, n) =>
  page
    .locator('tensor-glass')
    .nth(n)
    .evaluate(async (element) => {
      const ended = new Promise((resolve) =>
        element.addEventListener('tg-run', ({ detail }) => resolve(detail), { once: true }),
      );
      await element.run();
      return ended;
    });

const RUNTIME = /\.wasm$|embed-runtime|\/runtime\//;
const FIRST = `import torch

x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
y = x.detach()
y[0] = 10
print(x)`;
const SECOND = `if x.grad is None and 1 < 2:

    z = (x * x)[:2]
    z.sum().backward()
print(x.grad)`;

test('a page by Sphinx: blocks are live, shown as baked with no runtime, and run in their sessions', async () => {
  const url = built('sphinx', (source, site) =>
    execFileSync('sphinx-build', ['-q', '-b', 'html', source, site]),
  );
  const { page, problems, fetched, close } = await open(url);
  const all = await codes(page);
  assert.equal(all.length, 3);
  assert.deepEqual(all.slice(0, 2), [FIRST, SECOND]);
  assert.equal(all[2].split('\n')[3], 'b[0, 0] = 7');
  // The rest of the page is as it was.
  assert.equal(await page.locator('.highlight-python:visible').count(), 1);
  assert.match(await page.locator('.highlight-python:visible').innerText(), /while True/);
  assert.equal(await page.locator('.code-block-caption:visible').innerText(), 'product.py');
  assert.equal(await page.locator('.highlight-sh:visible').count(), 1);

  // What was baked is there before anything of the runtime is, as it is come near to.
  await page.locator('tensor-glass').last().scrollIntoViewIfNeeded();
  await page.waitForFunction(() =>
    [...document.querySelectorAll('tensor-glass')].every(({ step }) => step > 0),
  );
  assert.deepEqual(
    fetched.filter((path) => RUNTIME.test(path)),
    [],
  );

  // The second needs the first, which has not run here.
  const second = await run(page, 1);
  assert.equal(second.output, 'tensor([20.,  4.,  0.])\n');
  assert.equal(second.asExpected, true);
  const conversation = await run(page, 2);
  assert.equal(conversation.asExpected, true);
  assert.equal(conversation.error.type, 'AttributeError');
  assert.deepEqual(problems, []);
  await close();
});

test('a page by MkDocs with Material, dark: titles stay, blocks in notes are live too', async () => {
  const url = built('mkdocs', (source, site) =>
    execFileSync('mkdocs', ['build', '-q', '-f', join(source, 'mkdocs.yml'), '-d', site]),
  );
  const { page, problems, close } = await open(url);
  const all = await codes(page);
  assert.deepEqual(all.slice(0, 2), [FIRST, SECOND]);
  assert.equal(all.length, 3);
  assert.equal(await page.locator('.filename:visible').innerText(), 'detach.py');
  assert.equal(await page.locator('.admonition tensor-glass').count(), 1);
  assert.equal(await page.locator('.no-run:visible').count(), 1);
  const first = await run(page, 0);
  assert.equal(first.asExpected, true);
  assert.deepEqual(problems, []);
  await close();
});

const upgraded = (body, attributes = 'data-upgrade') => `<!doctype html>
<html lang="en"><head><title>T</title>
<script type="module" src="${ours.url}embed.js" ${attributes}></script></head>
<body>${body}</body></html>`;

test('the markup of all tools gives the same text, with its line breaks, and is hidden in its place', async () => {
  const forms = Object.entries(FORMS);
  const body = forms.map(
    ([, markup], n) => `<section id="s${n}"><p>a</p>${markup}<p>b</p></section>`,
  );
  const { page, problems, close } = await open(written('forms.html', upgraded(body.join('\n'))));
  for (const [n, [tool]] of forms.entries()) {
    const section = page.locator(`#s${n}`);
    assert.deepEqual(await codes(section), [CODE], tool);
    const shown = await section.evaluate((element) =>
      [...element.querySelectorAll('pre, .lineno, button')]
        .filter((each) => each.checkVisibility())
        .map((each) => each.outerHTML),
    );
    assert.deepEqual(shown, [], tool);
  }
  assert.deepEqual(problems, []);
  await close();
});

test('a page whose script blocks rendering is first painted with its elements: nothing jumps', async () => {
  const block = '<pre><code class="language-python">print(1)</code></pre><p>Text</p>';
  const context = await browser.newContext({ viewport: { width: 1000, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(() => {
    globalThis.jumps = [];
    new PerformanceObserver((list) =>
      globalThis.jumps.push(...list.getEntries().map(({ value }) => value)),
    ).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(
    written('jumps.html', upgraded(block.repeat(3), 'data-upgrade blocking="render"')),
  );
  await page.locator('tensor-glass').last().getByRole('button', { name: 'Run' }).waitFor();
  await page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => setTimeout(seen))));
  assert.deepEqual(await page.evaluate(() => globalThis.jumps), []);
  await context.close();
});

test('blocks that come later are live as well, and go with what they came with', async () => {
  const block = '<pre><code class="language-python">print(1)</code></pre>';
  const { page, close } = await open(written('later.html', upgraded(`<main>${block}</main>`)));
  await page.evaluate((markup) => {
    document.querySelector('main').innerHTML = `<div>${markup}${markup}</div>`;
  }, block);
  await page.waitForFunction(() => document.querySelectorAll('tensor-glass').length === 2);
  await page
    .locator('pre')
    .first()
    .evaluate((pre) => pre.remove());
  await page.waitForFunction(() => document.querySelectorAll('tensor-glass').length === 1);
  await close();
});

test('a page that React is still taking over is left alone until that is done', async () => {
  const html = upgraded('<pre><code class="language-python">1</code></pre><p id="p"></p>').replace(
    '<html',
    '<html data-has-hydrated="false"',
  );
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(written('hydrated.html', html));
  await page.waitForFunction(() => customElements.get('tensor-glass'));
  assert.equal(await page.locator('tensor-glass').count(), 0);
  await page.evaluate(() => document.documentElement.setAttribute('data-has-hydrated', 'true'));
  await page.waitForSelector('tensor-glass');
  await context.close();
});

test('what a block has to print stays in sight until it has run, edited or not, but where that is asked', async () => {
  const body = `<pre class="a">&gt;&gt;&gt; 6 * 7
42</pre><pre class="a">print(1)</pre><p>Output:</p><pre>1</pre>
<tensor-glass predict="output" expect="secret">print("secret")</tensor-glass>`;
  const html = upgraded(body, 'data-upgrade="pre.a" data-panels="memory output"');
  const { page, close } = await open(written('promised.html', html));
  const promised = (n) => page.locator('tensor-glass').nth(n).locator('.promised:visible');
  await promised(1).waitFor();
  assert.equal(await promised(0).locator('p').innerText(), 'The page says it prints');
  assert.equal(await promised(0).locator('pre').textContent(), '42');
  assert.equal(await promised(1).locator('pre').textContent(), '1');
  assert.equal(await promised(2).count(), 0);
  const first = page.locator('tensor-glass').nth(0);
  await first.getByRole('button', { name: 'Edit' }).click();
  await first.locator('.output-header').waitFor();
  assert.equal(await promised(0).locator('pre').textContent(), '42');
  assert.equal(await first.getByText('Nothing printed.').count(), 0);
  assert.equal((await run(page, 0)).output, '42\n');
  await first.locator('.expected.as').waitFor();
  assert.equal(await promised(0).count(), 0);
  await close();
});

test('a selector, a set-up and what else the script says hold for all blocks', async () => {
  const body = '<pre class="a">print(n)</pre><pre class="b">2</pre>';
  const attributes = 'data-upgrade="pre.a" data-setup="n = 7" data-panels="output" data-readonly';
  const { page, close } = await open(written('options.html', upgraded(body, attributes)));
  assert.deepEqual(await codes(page), ['print(n)']);
  const element = page.locator('tensor-glass');
  assert.equal(await element.getAttribute('panels'), 'output');
  assert.equal(await element.getAttribute('readonly'), '');
  assert.equal((await run(page, 0)).output, '7\n');
  await close();
});

test('a selector that is none is told in the console, and the page stays as it is', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const told = page.waitForEvent('console', (message) => message.type() === 'error');
  await page.goto(written('wrong.html', upgraded('<pre>1</pre>', 'data-upgrade="pre["')));
  assert.match((await told).text(), /data-upgrade="pre\[" is no selector/);
  assert.equal(await page.locator('pre:visible').count(), 1);
  await context.close();
});
