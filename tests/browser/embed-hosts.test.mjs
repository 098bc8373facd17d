/** `<tensor-glass>` in all kinds of pages: sandboxed, full, hostile, narrow, on a phone, by keyboard. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import AxeBuilder from '@axe-core/playwright';
import { ended, printed, SCRIPT, withHost } from './embed-support.mjs';

const host = withHost();

const VIEWS = `import torch
x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
y = x.detach()
y[0] = 10
(x * x).sum().backward()
print(x.grad)`;

const run = (element) => element.getByRole('button', { name: 'Run' }).click();

test('a host in a sandboxed frame, which has no origin and no storage', async () => {
  const inner = host.serve(
    '/sandboxed.html',
    `<!doctype html><title>Inner</title><tensor-glass><pre>${VIEWS}</pre></tensor-glass>${SCRIPT}`,
    {
      headers: {
        'Content-Security-Policy': "default-src 'none'; script-src {origin}; frame-src {origin}",
      },
    },
  );
  const { page, problems, close } = await host.visit(
    `<iframe sandbox="allow-scripts" src="${inner}" width="800" height="900"></iframe>`,
    { policy: "default-src 'none'; frame-src 'self' {origin}; script-src {origin}", script: '' },
  );
  const frame = page.frameLocator('iframe');
  assert.equal(await page.frames()[1].evaluate(() => self.origin), 'null');
  const element = frame.locator('tensor-glass');
  await run(element);
  await ended(element);
  assert.equal(await printed(element), 'tensor([20.,  4.,  6.])');
  await element.getByRole('button', { name: 'Edit' }).click();
  await element.frameLocator('iframe.editor').locator('.view-line').first().waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('ten elements share a runtime; a runaway one ends by Stop or its limit, and the pictures of others stay', async () => {
  const body = Array.from(
    { length: 8 },
    (_, n) => `<tensor-glass id="e${n}">import torch
x${n} = torch.full((2,), ${n}.0)
print(x${n}, 'x0' in globals())</tensor-glass>`,
  ).join('');
  const { page, problems, close } = await host.visit(`${body}
    <tensor-glass id="runaway">while True: pass</tensor-glass>
    <tensor-glass id="limited" time-limit="1">while True: pass</tensor-glass>`);
  const loads = [];
  page.on('request', (request) => loads.push(new URL(request.url()).pathname));
  const at = (id) => page.locator(`#${id}`);
  for (let n = 0; n < 8; n++) await run(at(`e${n}`)); // all at once: they queue
  for (let n = 0; n < 8; n++) {
    await ended(at(`e${n}`));
    assert.equal(
      await printed(at(`e${n}`)),
      `tensor([${n}., ${n}.]) ${n === 0 ? 'True' : 'False'}`,
    );
  }
  await run(at('runaway'));
  await at('runaway').locator('.frame[data-phase=running]').waitFor();
  await run(at('limited')); // waits for the other one
  await at('runaway').getByRole('button', { name: 'Stop' }).click();
  await ended(at('runaway'));
  await ended(at('limited'));
  assert.match(await at('limited').locator('.status').textContent(), /longer than/);
  for (let n = 0; n < 8; n++) assert.equal(await at(`e${n}`).locator('.tg-storage').count(), 1);
  await run(at('e3'));
  await ended(at('e3'));
  // Nothing is loaded twice, but what each worker reads of the browser's cache.
  for (const once of [/embed-runtime\.html$/, /\/live-/, /assets\.json$/])
    assert.equal(loads.filter((path) => once.test(path)).length, 1, String(once));
  assert.deepEqual(problems, []);
  await close();
});

test('what answers in the place of Python and cannot be read is said to be that, at once', async () => {
  const { page, close } = await host.visit('<tensor-glass>print(1)</tensor-glass>');
  await page.route('**/embed-runtime.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<script>onmessage = ({ ports }) => ports[0].postMessage({ kind: 'of another time' })</script>`,
    }),
  );
  await page.getByRole('button', { name: 'Run' }).click();
  const status = page.locator('tensor-glass .status:has-text("could not be started")');
  assert.match(await status.textContent(), /malformed message/);
  assert.doesNotMatch(await status.textContent(), /connection|did not answer/);
  await close();
});

test('a dark host with hostile styles, huge fonts and keys on every object changes nothing but what it may', async () => {
  const plain = await host.visit('<tensor-glass>print(1)</tensor-glass>');
  const look = (page) =>
    page.evaluate(() => {
      const root = document.querySelector('tensor-glass').shadowRoot;
      return ['.frame', '.bar', '.primary', '.code', '.line'].map((selector) => {
        const { display, fontSize, fontFamily, letterSpacing, padding, textTransform } =
          getComputedStyle(root.querySelector(selector));
        const { height } = root.querySelector(selector).getBoundingClientRect();
        return {
          selector,
          display,
          fontSize,
          fontFamily,
          letterSpacing,
          padding,
          textTransform,
          height,
        };
      });
    });
  await plain.page.locator('.line').first().waitFor();
  const expected = await look(plain.page);
  const { page, problems, close } = await host.visit('<tensor-glass>print(1)</tensor-glass>', {
    policy: null,
    head: `<style>* { all: unset !important; }
      html { font-size: 60px !important; background: #101010 !important; letter-spacing: 9px !important; text-transform: uppercase !important; direction: rtl !important }
      .frame, .bar, .line, button, pre, code, iframe { display: none !important; color: red !important }
      :root { --tensor-glass-accent: rgb(200, 100, 50) }</style>
      <script>Object.prototype.extend = Array.prototype.last = function () {}</script>`,
  });
  await page.locator('.line').first().waitFor();
  assert.deepEqual(await look(page), expected);
  const element = page.locator('tensor-glass');
  assert.equal(await element.locator('.frame').getAttribute('data-theme'), 'dark');
  assert.equal(
    await element
      .locator('.primary')
      .evaluate((button) => getComputedStyle(button).backgroundColor),
    'rgb(200, 100, 50)',
  );
  await run(element);
  await ended(element);
  assert.equal(await printed(element), '1');
  // The frame with the runtime takes no room, whatever the host's styles are.
  assert.equal(
    await page.evaluate(
      () => document.documentElement.lastElementChild.getBoundingClientRect().height,
    ),
    0,
  );
  // Nothing leaks the other way: no style and no name of ours is in the page.
  assert.equal(
    await page.evaluate(() => document.styleSheets.length + document.adoptedStyleSheets.length),
    1,
  );
  assert.deepEqual(problems, []);
  await plain.close();
  await close();
});

test('sessions, set-up, expectations, steps and the interface for scripts', async () => {
  const { page, problems, close } = await host.visit(
    `<tensor-glass id="a" session="s" step="line:2">import torch
x = torch.ones(2)
x += 1</tensor-glass>
     <tensor-glass id="b" session="s" expect="tensor([2., 2.])
tensor(7)" panels="output">print(x)
print(seven)<template data-setup>seven = torch.tensor(7)</template></tensor-glass>
     <tensor-glass id="c" expect="3">print(1 + 1)</tensor-glass>
     <tensor-glass id="d">&gt;&gt;&gt; 2 + 2
4</tensor-glass>
     <tensor-glass id="e" readonly>1 / 0</tensor-glass>
     <tensor-glass id="f" src="/program.py"></tensor-glass>
     <tensor-glass id="g" src="{ours}embed.js"></tensor-glass>`,
    {
      policy: "default-src 'none'; script-src {origin}; frame-src {origin}; connect-src 'self'",
    },
  );
  host.serve('/program.py', 'print("from a file")', { type: 'text/plain' });
  const events = await page.evaluateHandle(() => {
    const heard = [];
    for (const type of ['tg-run', 'tg-step', 'tg-error'])
      document.addEventListener(type, ({ target, detail }) =>
        heard.push([target.id, type, detail]),
      );
    return heard;
  });
  const at = (id) => page.locator(`#${id}`);
  const go = (id) => page.evaluate((id) => document.getElementById(id).run(), id);
  await go('b');
  assert.equal(await printed(at('b')), 'tensor([2., 2.])\ntensor(7)');
  await at('b').locator('.expected.as').waitFor();
  assert.equal(await at('b').locator('.timeline, .pictures').count(), 0);
  await go('a');
  assert.equal(await page.evaluate(() => document.getElementById('a').step), 2);
  // What is no step moves nothing.
  const given = (step) =>
    page.evaluate((to) => {
      const element = document.getElementById('a');
      element.step = to;
      return element.step;
    }, step);
  assert.deepEqual([await given('x'), await given(NaN), await given(1.5)], [2, 2, 1]);
  await page.evaluate(() => (document.getElementById('a').step = 3));
  assert.equal(await at('a').locator('.line.current').textContent(), 'x += 1\n');
  await go('c');
  assert.equal(await at('c').locator('.missing').textContent(), 'expected: - 3\n');
  assert.equal(await at('c').locator('.added').textContent(), 'printed: + 2\n');
  await go('d');
  assert.equal(await printed(at('d')), '4');
  await at('d').locator('.expected.as').waitFor();
  await go('e');
  assert.equal(await at('e').getByRole('button', { name: 'Edit' }).count(), 0);
  const heard = await events.jsonValue();
  const told = (id, type) => heard.filter(([who, what]) => who === id && what === type).at(-1)?.[2];
  assert.deepEqual(told('b', 'tg-run'), {
    output: 'tensor([2., 2.])\ntensor(7)\n',
    error: null,
    asExpected: true,
  });
  assert.equal(told('c', 'tg-run').asExpected, false);
  assert.deepEqual(told('a', 'tg-step'), { step: 3, steps: 3, line: 3 });
  assert.deepEqual(told('e', 'tg-error'), { message: 'ZeroDivisionError: division by zero' });
  assert.match(await at('g').locator('.problem').textContent(), /another site/);
  await page.evaluate(() => document.getElementById('f').setAttribute('src', '/program.py?2'));
  await at('f').locator('.line:has-text("from a file")').waitFor();
  await page.evaluate(() => (document.getElementById('c').code = 'print(3)'));
  await go('c');
  await at('c').locator('.expected.as').waitFor();
  assert.deepEqual(
    problems.filter((text) => !/404/.test(text)),
    [],
  );
  await close();
});

test('on a phone: a text area, places for fingers, nothing wider than the screen', async () => {
  const { page, problems, close } = await host.visit(
    `<tensor-glass><pre>${VIEWS}</pre></tensor-glass>`,
    { context: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } },
  );
  const element = page.locator('tensor-glass');
  await element.getByRole('button', { name: 'Edit' }).tap();
  await element.locator('textarea').fill('import torch\nx = torch.arange(3)\nprint(x)');
  await element.getByRole('button', { name: 'Run' }).tap();
  await ended(element);
  assert.equal(await printed(element), 'tensor([0, 1, 2])');
  const small = await element.locator('button:visible, .bar a').evaluateAll((buttons) =>
    buttons
      .map((button) => [button.textContent, button.getBoundingClientRect()])
      .filter(([, { width, height }]) => width < 44 || height < 44)
      .map(([name]) => name),
  );
  assert.deepEqual(small, []);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  assert.deepEqual(problems, []);
  await close();
});

test('by keyboard alone, and axe finds nothing in light and dark, wide and narrow', async () => {
  for (const [width, colorScheme] of [
    [1000, 'light'],
    [380, 'dark'],
  ]) {
    const { page, problems, close } = await host.visit(
      `<tensor-glass expect="nothing"><pre>${VIEWS}</pre></tensor-glass>`,
      {
        policy: null,
        head: '<style>:root { color-scheme: light dark }</style>',
        context: { viewport: { width, height: 900 }, colorScheme },
      },
    );
    const element = page.locator('tensor-glass');
    await element.locator('.line').first().waitFor();
    await page.keyboard.press('Tab');
    assert.equal(
      await element.evaluate(({ shadowRoot }) => shadowRoot.activeElement.textContent),
      'Run',
    );
    await page.keyboard.press('Enter');
    await ended(element);
    await element.getByRole('slider').focus();
    await page.keyboard.press('Home');
    assert.equal(await element.locator('.step-count').textContent(), '1 / 6');
    assert.equal(await element.locator('.frame').getAttribute('data-theme'), colorScheme);
    const { violations } = await new AxeBuilder({ page }).include('tensor-glass').analyze();
    assert.deepEqual(
      violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))]),
      [],
    );
    assert.equal(
      await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
      true,
    );
    assert.deepEqual(problems, []);
    await close();
  }
});

test('hostile texts in code, output, errors, names, expect and src are texts', async () => {
  const attack = '<img src=x onerror=hit()><script>hit()</script>';
  const escaped = attack.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const { page, close } = await host.visit(
    `<tensor-glass id="a" expect="${escaped}"># ${escaped} \u202e
import torch
globals()["${escaped}"] = torch.ones(1)
print("${escaped}")
raise ValueError("${escaped}")</tensor-glass>
     <tensor-glass id="b" src="javascript:hit()"></tensor-glass>
     <tensor-glass id="c" src="data:text/plain,hit" theme="&quot;&gt;&lt;script&gt;" panels="${escaped}"
       step="${escaped}" height="1e99;position:fixed" time-limit="-1">print("c")</tensor-glass>
     <tensor-glass id="d">
try:
    import js
    seen = [name for name in ("fetch", "parent", "document", "postMessage", "indexedDB", "caches", "Worker", "onmessage") if hasattr(js, name)]
except ImportError:
    seen = "no js"
print(seen)</tensor-glass>`,
    { policy: null, head: '<script>hits = 0; function hit() { hits++ }</script>' },
  );
  const ends = await page.evaluate(async () => {
    const heard = {};
    document.addEventListener('tg-run', ({ target, detail }) => (heard[target.id] = detail));
    for (const id of ['a', 'c', 'd']) await document.getElementById(id).run();
    return heard;
  });
  assert.deepEqual(Object.keys(ends), ['a', 'c', 'd']);
  assert.deepEqual([ends.a.error.message, ends.c.output], [attack, 'c\n']);
  assert.equal(await page.evaluate(() => hits), 0);
  const inside = await page.evaluate(() =>
    [...document.querySelectorAll('tensor-glass')].map(
      ({ shadowRoot }) => shadowRoot.querySelectorAll('img, script').length,
    ),
  );
  assert.deepEqual(inside, [0, 0, 0, 0]);
  assert.match(await page.locator('#a .output').textContent(), /<img src=x/);
  assert.match(await page.locator('#b .problem').textContent(), /another site/);
  assert.match(await page.locator('#d .output').textContent(), /^(\[\]|no js)/);
  await close();
});

test('src is a text of the page’s own site, of bounded length, wherever its address leads', async () => {
  const elsewhere = `${new URL(host.url).origin}/some/where/icon.svg`;
  host.serve('/moved.py', '', { status: 302, headers: { Location: elsewhere } });
  host.serve('/near.py', '', { status: 302, headers: { Location: '/there.py' } });
  host.serve('/there.py', 'print("there")', { type: 'text/x-python' });
  host.serve('/long.py', 'x = 1\n'.repeat(200_000), { type: 'text/plain' });
  const inside = `<script type=module src={ours}embed.js></script><tensor-glass src=data:text/plain,hit></tensor-glass>`;
  const { page, close } = await host.visit(
    `<tensor-glass id="moved" src="/moved.py"></tensor-glass>
     <tensor-glass id="long" src="/long.py"></tensor-glass>
     <tensor-glass id="none" src="http://["></tensor-glass>
     <tensor-glass id="near" src="/near.py"></tensor-glass>
     <iframe sandbox="allow-scripts" srcdoc="${inside}"></iframe>`,
    { policy: null },
  );
  const problem = (id) => page.locator(`#${id} .problem`).textContent();
  assert.match(await problem('moved'), /moved\.py could not be fetched/);
  assert.match(await problem('long'), /more than 1000 KB/);
  assert.match(await problem('none'), /its address is none/);
  const sandboxed = page.frameLocator('iframe').locator('.problem');
  assert.match(await sandboxed.textContent(), /another site/);
  await page.locator('#near .line:has-text("there")').waitFor();
  const codes = await page.evaluate(() =>
    [...document.querySelectorAll('tensor-glass')].map(({ code }) => code),
  );
  assert.deepEqual(codes, ['', '', '', 'print("there")']);
  await close();
});
