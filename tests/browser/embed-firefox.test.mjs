/** The element's main path in Firefox: another origin, a strict policy, Run, output, pictures, Stop. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import puppeteer from 'puppeteer-core';
import { SCRIPT, STRICT, withHost } from './embed-support.mjs';

const host = withHost(() =>
  puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
    headless: true,
    // As a browser that lacks the instructions: what Chromium runs has them.
    extraPrefsFirefox: { 'javascript.options.wasm_relaxed_simd': false },
  }),
);

/** Waits until it is so in the page; what is given crosses as it is. */
async function until(page, condition, given) {
  const deadline = Date.now() + 120_000;
  while (!(await page.evaluate(condition, given))) {
    if (Date.now() > deadline) throw new Error(`never so: ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const press = (page, id, name) =>
  page.evaluate(
    (id, name) =>
      [...document.getElementById(id).shadowRoot.querySelectorAll('button')]
        .find(({ textContent }) => textContent.trim() === name)
        .click(),
    id,
    name,
  );

test('Firefox: a program runs in the page of another, under its policy, and a runaway one is stopped', async () => {
  const address = host.serve(
    '/firefox.html',
    `<!doctype html><title>A tutorial</title><tensor-glass id="a"><pre>import torch
x = torch.ones(2)
y = x[:1]
y += 1
print(x)</pre></tensor-glass><tensor-glass id="b">while True: pass</tensor-glass>${SCRIPT}`,
    { headers: { 'Content-Security-Policy': STRICT } },
  );
  const page = await host.browser.newPage();
  await page.goto(address);
  await until(page, () =>
    Boolean(document.getElementById('a').shadowRoot?.querySelector('.t-kwd')),
  );
  await press(page, 'a', 'Run');
  await until(page, () =>
    /Done|Ended|broke|not be started/.test(document.getElementById('a').shadowRoot.textContent),
  );
  const shown = await page.evaluate(() => {
    const { shadowRoot } = document.getElementById('a');
    return {
      output: shadowRoot.querySelector('.output pre')?.textContent.trim(),
      storages: shadowRoot.querySelectorAll('.tg-storage').length,
    };
  });
  assert.deepEqual(shown, { output: 'tensor([2., 1.])', storages: 1 });
  const engines = host.asked.filter((path) => /tensorglass\..*wasm$/.test(path));
  assert.deepEqual(
    engines.map((path) => path.split('/').at(-1)),
    ['tensorglass.portable.wasm'],
  );
  await press(page, 'b', 'Run');
  const phase = (wanted) =>
    document.getElementById('b').shadowRoot.querySelector('.frame').dataset.phase === wanted;
  await until(page, phase, 'running');
  await press(page, 'b', 'Stop');
  await until(page, phase, 'ready');
});

test('Firefox: the blocks of a page become live', async () => {
  const block = (language, text) => `<pre><code class="language-${language}">${text}</code></pre>`;
  const address = host.serve(
    '/upgraded.html',
    `<!doctype html><title>A tutorial</title>${block('python', 'import torch\nx = torch.ones(2)')}
${block('pycon', '&gt;&gt;&gt; x + 1\ntensor([2., 2.])')}${block('sh', 'ls')}
${SCRIPT.replace('><', ' data-upgrade><')}`,
    { headers: { 'Content-Security-Policy': STRICT } },
  );
  const page = await host.browser.newPage();
  await page.goto(address);
  await until(page, () => document.querySelectorAll('tensor-glass').length === 2);
  const shown = await page.evaluate(async () => {
    const [, second] = document.querySelectorAll('tensor-glass');
    const ended = new Promise((tell) =>
      second.addEventListener('tg-run', ({ detail }) => tell(detail), { once: true }),
    );
    await second.run();
    const { output, asExpected } = await ended;
    const visible = [...document.querySelectorAll('pre')].filter((pre) => pre.checkVisibility());
    return { output, asExpected, visible: visible.map(({ textContent }) => textContent) };
  });
  assert.deepEqual(shown, { output: 'tensor([2., 2.])\n', asExpected: true, visible: ['ls'] });
  await page.close();
});
