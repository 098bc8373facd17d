/** The built page in Chromium: programs run, the pictures are right, and nothing bad stays. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { linkOf, serveFolder, withPage } from './support.mjs';

const article = new URL('../conformance/article/', import.meta.url);
const snippet = (name) => readFileSync(new URL(name, article), 'utf8');

const chromium = withPage();

describe('the article', () => {
  let visit;
  before(async () => {
    visit = await chromium.visit();
  });
  after(async () => {
    assert.deepEqual(visit.problems, []);
    await visit.close();
  });

  for (const file of readdirSync(article)
    .filter((name) => name.endsWith('.py'))
    .sort())
    test(`${file} prints what PyTorch prints`, async () => {
      const { stdout } = await visit.run(snippet(file));
      assert.equal(stdout, snippet(file.replace(/\.py$/, '.out')));
    });

  // Bytes cross by what Pyodide makes of Python's buffers: in the page's confined worker, too.
  for (const program of ['aliasing/bytes-of-storages', 'tensors/long-lists'])
    test(`${program} prints what PyTorch prints`, async () => {
      const { stdout } = await visit.run(snippet(`../${program}.py`));
      assert.equal(stdout, snippet(`../${program}.out`));
    });

  test('after detach() both names are on one storage, and both see the write', async () => {
    await visit.run('import torch\nx = torch.ones(3)\ny = x.detach()\ny[0] = 2\n');
    const storages = await visit.storages();
    assert.equal(storages.length, 1);
    assert.deepEqual(storages[0].values, ['2.', '1.', '1.']);
    assert.deepEqual(storages[0].lanes, { x: [0, 1, 2], y: [0, 1, 2] });
    assert.equal(storages[0].elements[0], 'x[0] y[0]');
  });

  test('after clone() there are two storages', async () => {
    await visit.run('import torch\nx = torch.ones(3)\ny = x.clone()\ny[0] = 2\n');
    const storages = await visit.storages();
    assert.deepEqual(
      storages.map(({ values, lanes }) => [Object.keys(lanes), values]),
      [
        [['x'], ['1.', '1.', '1.']],
        [['y'], ['2.', '1.', '1.']],
      ],
    );
  });

  test("after a slice the view's cells are the marked ones", async () => {
    await visit.run('import torch\nx = torch.arange(12.).view(3, 4)\nc = x[:, 2]\nr = x[1, :2]\n');
    const [{ lanes, elements }] = await visit.storages();
    assert.deepEqual(lanes.c, [2, 6, 10]);
    assert.deepEqual(lanes.r, [4, 5]);
    assert.equal(elements[6], 'x[1, 2] c[1]');
  });

  test('stepping back shows the earlier state', async () => {
    await visit.run('import torch\nx = torch.ones(3)\ny = x.detach()\ny[0] = 2\nprint(x)\n');
    await visit.goTo(4);
    assert.deepEqual((await visit.storages())[0].changed, ['0']);
    await visit.goTo(3);
    assert.deepEqual((await visit.storages())[0].values, ['1.', '1.', '1.']);
    assert.deepEqual(Object.keys((await visit.storages())[0].lanes), ['x', 'y']);
    assert.equal(
      await visit.page.locator('.output .later').textContent(),
      'tensor([2., 1., 1.])\n',
    );
    await visit.goTo(2);
    assert.deepEqual(Object.keys((await visit.storages())[0].lanes), ['x']);
    assert.equal(await visit.page.locator('.run-line').count(), 1);
  });

  test('pointing at an element lights up the same memory in every alias', async () => {
    await visit.run('import torch\nx = torch.arange(6.).view(2, 3)\nt = x.t()\n');
    await visit.page.hover('.tg-strip [data-place="1"]');
    assert.equal(await visit.page.textContent('.tg-storage .tg-size'), 'x[0, 1] = t[1, 0]');
    const lit = visit.page.locator('.tg-grid .tg-cell.tg-lit');
    assert.deepEqual(await lit.evaluateAll((cells) => cells.map((cell) => cell.dataset.element)), [
      't[1, 0]',
    ]);
  });

  test('gradients and the graph are drawn', async () => {
    await visit.run(snippet('two-paths-add-up.py'));
    const values = (selector) =>
      visit.page
        .locator(`${selector} .tg-cell`)
        .evaluateAll((cells) => cells.map((cell) => cell.dataset.value));
    assert.deepEqual(await values('.tg-gradient:not(.tg-passed)'), ['56.', '2.']);
    // Of the results: what passed them last, which nobody keeps.
    assert.deepEqual(await values('.tg-gradient.tg-passed'), ['24.', '12.', '1.', '1.']);
    const names = await visit.page
      .locator('.tg-node')
      .evaluateAll((nodes) => nodes.map((node) => node.dataset.name).sort());
    assert.deepEqual([...new Set(names)], ['AccumulateGrad', 'MulBackward0', 'PowBackward0']);
    assert.ok((await visit.page.locator('.tg-edge').count()) >= 5);
  });
});

describe('bad input gets a clear message, and the page goes on', () => {
  let visit;
  before(async () => {
    visit = await chromium.visit();
    await visit.ready();
  });
  after(async () => {
    assert.deepEqual(visit.problems, []);
    await visit.close();
  });

  const goesOn = async () => {
    const { stdout } = await visit.run('import torch\nprint(torch.ones(2) + 1)\n');
    assert.equal(stdout, 'tensor([2., 2.])\n');
  };
  const cases = [
    ['a syntax error', 'import torch\nx = torch.ones(3\n', /SyntaxError/, 2],
    ['an unknown name', 'import torch\nx = torch.ones(3)\nprint(X)\n', /NameError: name 'X'/, 3],
    [
      'an unknown operator',
      'import torch\ntorch.no_such_thing(1)\n',
      /AttributeError.*no_such_thing/,
      2,
    ],
    [
      'a ragged list',
      'import torch\nx = torch.tensor([[1, 2], [3]])\n',
      /ValueError: expected sequence/,
      2,
    ],
    [
      'a shape mismatch',
      'import torch\nx = torch.ones(2)\ny = x + torch.ones(3)\n',
      /RuntimeError: The size of tensor a/,
      3,
    ],
    [
      'ten billion elements',
      'import torch\nx = torch.zeros(10**10)\n',
      /RuntimeError: .*memory/,
      2,
    ],
    [
      'memory exhausted bit by bit',
      'import torch\nkept = []\nwhile True:\n    kept.append(torch.zeros(25_000_000))\n',
      /RuntimeError: .*memory|MemoryError/,
      4,
    ],
    ['recursion without end', 'def f(n):\n    return f(n + 1)\nf(0)\n', /RecursionError/, null],
  ];
  for (const [what, code, message, line] of cases)
    test(what, async () => {
      const { stderr, status } = await visit.run(code);
      assert.match(stderr, message);
      assert.match(status, /Ended with/);
      if (line !== null) {
        await visit.page.waitForSelector('.error-glyph');
        assert.match(status, new RegExp(`line ${line}`));
      }
      const kept = await visit.page.evaluate(
        () => document.querySelector('.view-lines').textContent,
      );
      assert.ok(kept.replaceAll('\u00a0', ' ').includes(code.split('\n')[0]), 'the text is kept');
      await goesOn();
      assert.equal(await visit.page.locator('.error-glyph').count(), 0);
    });

  test('printing without end', async () => {
    await visit.run('while True:\n    print("again and again")\n').catch(() => {});
    const text = await visit.stdout();
    assert.match(text, /again and again/);
    assert.ok(text.length < 5_000_000);
    await goesOn();
  });

  for (const [what, code] of [
    ['an endless loop', 'while True: pass\n'],
    [
      'an endless loop over tensors',
      'import torch\nx = torch.ones(3)\nwhile True:\n    x = x + 1\n',
    ],
  ])
    test(`Stop ends ${what}`, async () => {
      await visit.program(code);
      await visit.ready();
      await visit.page.click('button:has-text("Run")');
      await visit.page.waitForSelector('.app[data-phase=running]');
      await visit.page.waitForTimeout(300);
      await visit.page.click('button:has-text("Stop")');
      await visit.ready();
      assert.match(await visit.status(), /Stopped/);
      await goesOn();
    });
});

test('the page shows a picture before Python is there, and how far that is', async () => {
  const context = await chromium.browser.newContext();
  const page = await context.newPage();
  // A worker that never comes: what is seen then is what is seen at first.
  await page.route(/\/runtime\/|worker|wasm|pyodide/, (route) =>
    route.request().url().includes('recorded') || route.request().url().includes('editor')
      ? route.continue()
      : new Promise(() => {}),
  );
  await page.goto(chromium.url);
  await page.waitForSelector('.tg-strip .tg-cell');
  assert.equal(await page.locator('progress').count(), 1);
  await context.close();
});

test('the text survives a reload, and so does the choice of colours', async () => {
  const visit = await chromium.visit({ colorScheme: 'light' });
  await visit.page.click('.monaco-editor .view-lines');
  await visit.page.keyboard.press('Control+A');
  await visit.page.keyboard.insertText('kept = 1 + 1');
  await visit.page.click('[aria-label="Dark colours"]');
  await visit.page.reload();
  await visit.editorReady();
  const text = await visit.page.textContent('.view-lines');
  assert.match(text.replaceAll('\u00a0', ' '), /kept = 1 \+ 1/);
  assert.equal(await visit.page.getAttribute('html', 'data-theme'), 'dark');
  assert.deepEqual(visit.problems, []);
  await visit.close();
});

test('Control+Enter runs, and an example can be chosen', async () => {
  const visit = await chromium.visit();
  await visit.ready();
  await visit.choose((await visit.examples())[2]);
  await visit.page.click('.monaco-editor .view-lines');
  await visit.page.keyboard.press('Control+Enter');
  await visit.page.waitForFunction(() =>
    /Done/.test(document.querySelector('.status').textContent),
  );
  assert.notEqual(await visit.stdout(), '');
  assert.deepEqual(visit.problems, []);
  await visit.close();
});

test('every example stands in a chapter, in the order of their numbers', async () => {
  const visit = await chromium.visit();
  await visit.ready();
  const titles = ['../../examples/', '../../examples/scripts/'].flatMap((path) => {
    const folder = new URL(path, import.meta.url);
    return readdirSync(folder)
      .filter((name) => name.endsWith('.py'))
      .sort()
      .map((name) => readFileSync(new URL(name, folder), 'utf8').split('\n')[0].slice(2));
  });
  assert.deepEqual(await visit.examples(), titles);
  const chapters = Object.values((await visit.programs()).groups);
  assert.ok(chapters.length > 5 && chapters.every((members) => members.length > 1));
  assert.deepEqual(chapters.flat(), titles);
  await visit.close();
});

test('a shared program is shown and does not run by itself', async () => {
  const visit = await chromium.visit({}, linkOf('print("shared")\n'));
  await visit.ready();
  assert.match(await visit.page.textContent('.view-lines'), /shared/);
  assert.equal(await visit.stdout(), '');
  await visit.page.click('button:has-text("Run")');
  await visit.page.waitForFunction(() =>
    /Done/.test(document.querySelector('.status').textContent),
  );
  assert.equal(await visit.stdout(), 'shared\n');
  assert.deepEqual(visit.problems, []);
  await visit.close();
});

test('a later visit starts from the memory that an earlier one kept', async () => {
  const visit = await chromium.visit();
  const kept = () =>
    visit.page.evaluate(async () => {
      const requests = await (await caches.open('tensorglass')).keys();
      return requests.map(({ url }) => url.replace(/.*\//, ''));
    });
  await visit.ready();
  for (let tries = 0; tries < 100 && !(await kept()).length; tries++)
    await visit.page.waitForTimeout(100);
  assert.deepEqual(await kept(), ['snapshot.bin']);
  await visit.page.reload();
  assert.equal(
    (await visit.run('import torch\nprint(torch.ones(2))\n')).stdout,
    'tensor([1., 1.])\n',
  );
  assert.deepEqual(visit.problems, []);
  await visit.close();
});

test('the engine is a module for pages', async () => {
  const build = await serveFolder(fileURLToPath(new URL('../../build/', import.meta.url)));
  const page = await chromium.browser.newPage();
  const module = `${build.url}js/engine.mjs`;
  await page.goto(module); // any page of that server
  const printed = await page.evaluate(async (address) => {
    const { open } = await import(address);
    const torch = await open();
    const x = torch.tensor([1.5, 2.5], { requires_grad: true });
    x.mul(x).sum().backward();
    return String(x.grad);
  }, module);
  assert.equal(printed, 'tensor([3., 5.])');
  await page.close();
  await build.close();
});
