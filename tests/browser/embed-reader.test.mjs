/** `<tensor-glass>` as its reader scrolls, changes themes, copies, and edits by keyboard; and as the page around tidies up. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ended, printed, withHost } from './embed-support.mjs';
import { linkOf } from './support.mjs';

const host = withHost();
const run = (element) => element.getByRole('button', { name: 'Run' }).click();

test('autorun waits until it is seen, a height holds, and the theme follows page and system', async () => {
  const long = Array.from({ length: 60 }, (_, n) => `print(${n})`).join('\n');
  const { page, problems, close } = await host.visit(
    `<tensor-glass id="tall" height="260">${long}</tensor-glass>
     <div class="far"></div><tensor-glass id="seen" autorun>print("seen")</tensor-glass>`,
    {
      policy: null,
      head: `<style>:root { color-scheme: light dark } .far { height: 4000px } .white { background: #fff }</style>`,
      context: { colorScheme: 'light' },
    },
  );
  const [tall, seen] = ['tall', 'seen'].map((id) => page.locator(`#${id}`));
  const theme = (is) => tall.locator(`.frame[data-theme=${is}]`).waitFor();
  const height = () => tall.evaluate((it) => it.getBoundingClientRect().height);
  await theme('light');
  assert.equal(await height(), 260);
  await tall.getByRole('button', { name: 'Run' }).click();
  await ended(tall);
  assert.equal(await height(), 260);
  const scrolls = (part) => part.scrollHeight > part.clientHeight;
  assert.equal(await tall.locator('.frame').evaluate(scrolls), true);
  // While it is open, first the system changes, then the page.
  await page.emulateMedia({ colorScheme: 'dark' });
  await theme('dark');
  await page.evaluate(() => document.body.classList.add('white'));
  await theme('light');
  for (const [dark, light] of [
    ['oklch(0.21 0.034 264.7)', 'oklch(0.98 0.003 247.9)'],
    ['oklab(0.2 0 0)', 'lab(95 0 0)'],
    ['color(display-p3 0.1 0.1 0.15)', 'color(srgb 0.9 0.9 1)'],
    ['lch(20 5 260)', 'rgb(250 250 250 / 0.9)'],
  ])
    for (const [is, colour] of Object.entries({ dark, light })) {
      await page.evaluate((to) => (document.documentElement.style.background = to), colour);
      await page.evaluate(() => document.body.classList.remove('white'));
      await theme(is);
    }
  // A program has run above: were it seen, this one would have by now.
  assert.equal(await seen.locator('.status').count(), 0);
  await seen.scrollIntoViewIfNeeded();
  await ended(seen);
  assert.equal(await printed(seen), 'seen');
  assert.deepEqual(problems, []);
  await close();
});

test('recorded runs at addresses that are none are told of, and leave no room; a limit too short to run is none', async () => {
  const { page, problems, close } = await host.visit(
    `<tensor-glass recorded="http://[" time-limit="0.0000001">print(1)</tensor-glass>`,
  );
  const element = page.locator('tensor-glass');
  await element.locator('.problem:has-text("could not be loaded")').waitFor();
  await page.waitForFunction(
    () =>
      document.querySelector('tensor-glass').shadowRoot.querySelector('.room').offsetHeight === 0,
  );
  // Half a pair of surrogates is in no file that Python reads: it is what browsers make of it.
  await page.evaluate(() => {
    document.querySelector('tensor-glass').code = 's = "\ud800\u202e"\nprint(len(s), "all")';
  });
  await element.getByRole('button', { name: 'Run' }).click();
  await ended(element);
  assert.equal(await printed(element), '2 all');
  assert.deepEqual(problems, []);
  await close();
});

test('Copy works where the clipboard is refused, and says where nothing does', async () => {
  const { page, close } = await host.visit('<tensor-glass>print(1)</tensor-glass>');
  const copy = page.getByRole('button', { name: /^(Copy|Copied|Not copied)$/ });
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'));
    document.addEventListener('copy', () => {
      const { activeElement } = document.querySelector('tensor-glass').shadowRoot;
      window.copied = activeElement.value.slice(
        activeElement.selectionStart,
        activeElement.selectionEnd,
      );
    });
  });
  await copy.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Copied', exact: true }).waitFor();
  assert.equal(await page.evaluate(() => window.copied), 'print(1)');
  // Whoever works by keyboard is where they were.
  assert.equal(await copy.evaluate((it) => it.getRootNode().activeElement === it), true);
  await page.evaluate(() => (document.execCommand = () => false));
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Not copied' }).waitFor();
  await close();
});

test('the editor’s frame is entered and left by keyboard, forwards and backwards', async () => {
  const { page, problems, close } = await host.visit(
    '<tensor-glass>print(1)</tensor-glass><p><a href="#x">After</a></p>',
  );
  const element = page.locator('tensor-glass');
  const editor = element.frameLocator('iframe.editor');
  const inEditor = () => editor.locator('.monaco-editor.focused').waitFor();
  const left = () =>
    page.waitForFunction(() => {
      const { activeElement } = document;
      return activeElement.shadowRoot?.activeElement?.localName !== 'iframe';
    });
  await element.getByRole('button', { name: 'Edit' }).focus();
  await page.keyboard.press('Enter');
  await inEditor(); // it takes the focus
  await page.keyboard.type('#');
  await page.waitForFunction(() => document.querySelector('tensor-glass').code === 'print(1)#');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await left();
  await page.keyboard.press('Shift+Tab');
  await inEditor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+Tab');
  await left();
  assert.equal(
    await element.evaluate(({ shadowRoot }) => shadowRoot.activeElement.textContent),
    'Open in the playground',
  );
  await page.keyboard.press('Tab');
  await inEditor();
  // What was typed is there, and no Tab is in it.
  assert.equal(await element.evaluate(({ code }) => code), 'print(1)#');
  assert.deepEqual(problems, []);
  await close();
});

test('the element’s editor notes what each line made, and tells of it on hover', async () => {
  const { page, problems, close } = await host.visit(
    '<tensor-glass><pre>import torch\nx = torch.ones(2, 1)\ny = x.t()\ny[0] = 5</pre></tensor-glass>',
  );
  const element = page.locator('tensor-glass');
  const editor = element.frameLocator('iframe.editor');
  await element.getByRole('button', { name: 'Edit' }).click();
  await editor.locator('.monaco-editor .view-line').first().waitFor();
  await element.getByRole('button', { name: 'Run' }).click();
  await ended(element);
  const note = (line) =>
    editor
      .locator('.view-line')
      .nth(line - 1)
      .locator('.line-note');
  await note(4).waitFor();
  const told = async (line) => (await note(line).textContent()).replaceAll('\u00a0', ' ').trim();
  assert.equal(await told(2), 'x = [[1.], [1.]]');
  assert.equal(await told(3), 'y = [[1., 1.]]');
  assert.match(await told(4), /^y = \[\[5\., 5\.\]\]$/);

  // Pointed at, a name tells of its tensor; four lines have no room for that, and the frame reaches over what is below.
  const box = (locator) => locator.evaluate((it) => it.getBoundingClientRect().toJSON());
  const below = element.locator('.scrubber');
  const { top } = await box(below);
  await editor
    .locator('.view-line')
    .nth(3)
    .hover({ position: { x: 4, y: 12 } });
  const hover = editor.locator('.monaco-hover:not(.hidden)', { hasText: 'shape (1, 2)' });
  await hover.waitFor();
  assert.match(await hover.innerText(), /storage 1, shared with x; version 1/);
  await element.locator('.editing[data-open=true]').waitFor();
  const [said, frame] = [await box(hover), await box(element.locator('iframe.editor'))];
  /** What is on top in the page, at the hover's lower left corner and far to the right of it. */
  const onTop = (x) =>
    element.evaluate(
      ({ shadowRoot }, at) => shadowRoot.elementFromPoint(...at).localName,
      [x, frame.top + said.bottom - 6],
    );
  assert.ok(frame.top + said.bottom > top, 'the hover ends above the slider');
  assert.equal(await onTop(frame.left + said.left + 6), 'iframe');
  assert.notEqual(await onTop(frame.left + said.right + 40), 'iframe');
  assert.equal((await box(below)).top, top); // nothing has moved
  await below.hover();
  await element.locator('.editing[data-open=false]').waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('when the page throws out the frame that runs programs, the run ends, and another frame comes with the next', async () => {
  const { page, close } = await host.visit(
    '<tensor-glass id="a">while True: pass</tensor-glass><tensor-glass id="b">print(2)</tensor-glass>',
  );
  const [a, b] = ['a', 'b'].map((id) => page.locator(`#${id}`));
  await a.getByRole('button', { name: 'Run' }).click();
  await a.locator('.frame[data-phase=running]').waitFor();
  await page.evaluate(() => document.documentElement.lastElementChild.remove());
  await a.getByText(/the page has removed the frame/).waitFor();
  await b.getByRole('button', { name: 'Run' }).click();
  await ended(b);
  assert.equal(await printed(b), '2');
  await close();
});

test('embed.html shows the program and panels of its address, tells its height as that grows, and takes texts for texts', async () => {
  const attack = '"><img src=x onerror=alert(1)>';
  const program = `import torch\nx = torch.ones(2)\nprint(x, '<b>')`;
  const asked = (more) => `${host.url}embed.html${linkOf(program)}${more}`;
  const { page, problems, close } = await host.visit(
    `<iframe id="good" src="${asked('&panels=output&theme=dark')}" width="700" height="300"></iframe>
     <iframe id="bad" src="${asked(`&panels=${encodeURIComponent(attack)}&theme=${encodeURIComponent(attack)}&step=${encodeURIComponent(attack)}`)}"></iframe>
     <iframe id="cut" src="${host.url}embed.html#code=AAAA"></iframe>
     <iframe id="script" src="${host.url}embed.html#src=javascript:alert(1)"></iframe>
     <iframe id="none" src="${host.url}embed.html#src="></iframe>`,
    { policy: null, script: '' },
  );
  const alerts = [];
  page.on('dialog', (dialog) => alerts.push(dialog.message()));
  const inside = (id) => page.frameLocator(`#${id}`);
  await page.evaluate(() => {
    window.heights = [];
    const { contentWindow } = document.getElementById('good');
    addEventListener('message', ({ data, source }) => {
      if (source === contentWindow && data.type === 'tensorglass-height') heights.push(data.height);
    });
  });
  const element = inside('good').locator('tensor-glass');
  await run(element);
  await ended(element);
  assert.equal(await printed(element), 'tensor([1., 1.]) <b>');
  assert.equal(await element.locator('.frame').getAttribute('data-theme'), 'dark');
  assert.equal(await element.locator('.timeline, .pictures').count(), 0);
  const height = await element.evaluate(() => Math.ceil(document.body.offsetHeight));
  await page.waitForFunction((wanted) => heights.at(-1) === wanted, height);
  // The hostile one shows its program and says what it left out.
  const bad = inside('bad');
  await bad.getByText('could not be read and was left out').waitFor();
  assert.equal(await bad.locator('tensor-glass .line').count(), 3);
  assert.equal(await bad.locator('img').count(), 0);
  await inside('cut').getByText('The link could not be read').waitFor();
  await inside('script').getByText('another site').waitFor();
  await inside('none').getByText('its address is none').waitFor();
  assert.deepEqual(alerts, []);
  assert.deepEqual(problems, []);
  await close();
});
