/** What an element loads and when, and that the page around it stays where it is. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ended, withHost } from './embed-support.mjs';

const host = withHost();
const { asked } = host;

const SCRIPT = (attributes) =>
  `<script type="module" blocking="render" src="{ours}embed.js" ${attributes}></script>`;
const PROGRAMS = [
  'import torch\nx = torch.ones(3)\ny = x[1:]\ny[0] = 5\nprint(x)',
  'import torch\nw = torch.ones(2, requires_grad=True)\n(w * w).sum().backward()\nprint(w.grad)',
  'import torch\nfor i in range(3):\n    z = torch.full((2, 2), float(i))\n    print(z)',
];
/** A tutorial of nine programs, the file with their runs beside it. */
function tutorial() {
  const body = Array.from({ length: 9 }, (_, n) => {
    const program = `${PROGRAMS[n % 3]}\nprint(${n})`;
    return `<p>What is to be seen in number ${n} is told in these words.</p><tensor-glass>${program}</tensor-glass>`;
  });
  const folder = mkdtempSync(join(tmpdir(), 'tensorglass-'));
  const page = join(folder, 'page.html');
  writeFileSync(page, body.join('\n'));
  const cli = fileURLToPath(new URL('../../web/cli/tensorglass.mjs', import.meta.url));
  execFileSync(process.execPath, [cli, 'bake', page]);
  host.serve('/runs.tg', readFileSync(join(folder, 'page.tg')));
  rmSync(folder, { recursive: true });
  return body.join('\n');
}

/** Adds up how far what is in sight has jumped by itself, as browsers judge it. */
const watchShifts = () => {
  globalThis.shift = 0;
  new PerformanceObserver((list) => {
    for (const { hadRecentInput, value } of list.getEntries())
      if (!hadRecentInput) globalThis.shift += value;
  }).observe({ type: 'layout-shift', buffered: true });
  // Which elements got their run, in turn.
  globalThis.came = [];
  addEventListener('tg-step', ({ target }) =>
    globalThis.came.push([...document.querySelectorAll('tensor-glass')].indexOf(target)),
  );
};

test('a page with recorded runs loads no runtime and no editor, nothing twice, draws what is near first, and does not jump', async () => {
  const body = tutorial();
  for (const viewport of [
    { width: 1000, height: 900 },
    { width: 390, height: 844 },
  ]) {
    asked.length = 0;
    const { page, problems, close } = await host.visit(body, {
      policy: null,
      head: SCRIPT('data-recorded="runs.tg"'),
      script: '',
      context: { viewport },
      init: watchShifts,
    });
    await page.waitForFunction(() => document.querySelector('tensor-glass').step > 0);
    await page.locator('tensor-glass .tg-storage').first().waitFor();
    // All have their program.
    assert.equal(await page.locator('tensor-glass .code').count(), 9);
    // What is far comes when nothing else is to be done, in the page's order.
    await page.waitForFunction(() => {
      const all = [...document.querySelectorAll('tensor-glass')];
      const room = ({ shadowRoot }) => shadowRoot.querySelector('.room');
      return all.every((each) => each.step > 0 && !room(each).classList.contains('guessed'));
    });
    const came = await page.evaluate(() => globalThis.came);
    assert.ok(came.length === 9 && came[0] < 4 && came.at(-1) === 8, String(came));

    // Read on, to the end: the page is as tall as before.
    const rest = () =>
      page.evaluate(() => document.documentElement.scrollHeight - innerHeight - scrollY);
    const height = (await rest()) + (await page.evaluate(() => scrollY));
    while ((await rest()) > 1) {
      await page.mouse.wheel(0, 400);
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
    }
    await page.locator('tensor-glass').last().locator('.tg-storage').first().waitFor();
    assert.equal((await rest()) + (await page.evaluate(() => scrollY)), height);
    const shift = await page.evaluate(() => globalThis.shift);
    assert.ok(shift < 0.1, `${viewport.width}: ${shift}`);

    assert.deepEqual([...new Set(asked)].sort(), [...asked].sort());
    assert.deepEqual(
      asked.filter((path) => /\/runtime\/|embed-runtime|worker|editor|editing/.test(path)),
      [],
    );
    assert.deepEqual(problems, []);
    await close();
  }
});

test('stepping back does not make the page below jump', async () => {
  const { page, close } = await host.visit(
    `<tensor-glass>import torch
x = torch.ones(8, 8)
y = torch.ones(8, 8, requires_grad=True)
z = (x * y).sum()</tensor-glass><p id="below">Below</p>`,
  );
  const element = page.locator('tensor-glass');
  await element.getByRole('button', { name: 'Run' }).click();
  await ended(element);
  const top = () => page.locator('#below').evaluate((p) => p.getBoundingClientRect().top + scrollY);
  const before = await top();
  await element.getByRole('button', { name: 'First step' }).click();
  await element.locator('.step-count:text-matches("^1 /")').waitFor();
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))));
  assert.equal(await top(), before);
  await close();
});

test('while it runs, an element never gets less tall; then it is as tall as what it shows', async () => {
  const panels = 'output timeline sentence memory gradients graph';
  const { page, close } = await host.visit(
    `<tensor-glass panels="${panels}">import torch
x = torch.ones(3, requires_grad=True)
y = x * 2
y.sum().backward()</tensor-glass>`,
    { context: { viewport: { width: 436, height: 800 } } },
  );
  const element = page.locator('tensor-glass');
  /** The heights at which it was painted, from the click on Run until nothing moves any more. */
  const run = async () => {
    const heights = element.evaluate(
      (it) =>
        new Promise((done) => {
          const seen = [];
          let still = 0;
          const observer = new ResizeObserver(() => {
            still = 0;
            seen.push(it.offsetHeight);
          });
          observer.observe(it);
          let ran = false;
          const watch = () => {
            const { phase } = it.shadowRoot.querySelector('.frame').dataset;
            ran ||= phase === 'running';
            if (ran && phase === 'ready' && ++still > 20) {
              observer.disconnect();
              done(seen);
            } else requestAnimationFrame(watch);
          };
          watch();
        }),
    );
    await element.getByRole('button', { name: 'Run' }).click();
    return heights;
  };
  const first = await run();
  // At the end, what was kept in vain is given back.
  assert.deepEqual(
    first.slice(0, -1),
    first.slice(0, -1).sort((a, b) => a - b),
    String(first),
  );
  const empty = await element.evaluate(({ shadowRoot }) => {
    const bottom = (selector) => shadowRoot.querySelector(selector).getBoundingClientRect().bottom;
    return bottom('.room') - bottom('.drawn');
  });
  assert.equal(empty, 0);
  const again = await run();
  const last = again.at(-1);
  assert.ok(Math.min(...again) >= last - 4 && Math.max(...again) <= last + 4, String(again));
  await close();
});

test('two runs and the sessions behind them load everything once', async () => {
  asked.length = 0;
  const { page, problems, close } = await host.visit(
    '<tensor-glass id="a">print(1)</tensor-glass><tensor-glass id="b">print(2)</tensor-glass>',
  );
  for (const id of ['#a', '#b']) {
    await page.locator(id).getByRole('button', { name: 'Run' }).click();
    await ended(page.locator(id));
  }
  const code = asked.filter((path) => path.endsWith('.wasm')).map((path) => path.split('/').at(-1));
  assert.deepEqual(code.sort(), ['pyodide.asm.wasm', 'tensorglass.fused.wasm']);
  assert.deepEqual([...new Set(asked)].sort(), [...asked].sort());
  assert.deepEqual(problems, []);
  await close();
});

test('a mouse on Run starts Python, and runs nothing; not where data is to be spared', async () => {
  const open = (init) => host.visit('<tensor-glass>print(1)</tensor-glass>', { init });
  const sparing = await open(() =>
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } }),
  );
  const plain = await open();
  asked.length = 0;
  for (const { page } of [sparing, plain]) await page.getByRole('button', { name: 'Run' }).hover();
  while (!asked.some((path) => path.endsWith('pyodide.asm.wasm')))
    await new Promise((later) => setTimeout(later, 50));
  const frames = () => asked.filter((path) => path.endsWith('embed-runtime.html')).length;
  assert.equal(frames(), 1);
  assert.equal(await plain.page.locator('tensor-glass .output').count(), 0);
  await plain.page.getByRole('button', { name: 'Run' }).click();
  await ended(plain.page.locator('tensor-glass'));
  assert.equal(frames(), 1);
  await Promise.all([sparing.close(), plain.close()]);
});
