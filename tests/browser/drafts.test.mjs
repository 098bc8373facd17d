/** Nothing typed is lost: drafts, the chooser, undo, several tabs, and storage that is full or blocked. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Visit, withPage } from './support.mjs';

const chromium = withPage();

/** Opens the page, does something, and sees that nothing went wrong on the way. */
async function visiting(act, { url = chromium.url, prepare, ...options } = {}) {
  const context = await chromium.browser.newContext({
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  if (prepare) await context.addInitScript(prepare);
  const visit = await Visit.openIn(context, url);
  await act(visit, context);
  assert.deepEqual(visit.problems, []);
  await context.close();
}

/** The names of an example that is not the first, and its first line. */
const EXAMPLE = 2;
const exampleOf = async (visit) => (await visit.examples())[EXAMPLE];

test('an example can be chosen and one’s own program chosen again', () =>
  visiting(async (visit) => {
    await visit.newDraft();
    await visit.shows('');
    await visit.write('mine = 1');
    const example = await exampleOf(visit);
    await visit.choose(example);
    await visit.page.waitForFunction(
      (title) => document.querySelector('.view-lines').textContent.includes(title),
      example.replaceAll(' ', '\u00a0').slice(0, 30),
    );
    await visit.choose('Untitled');
    await visit.shows('mine = 1');
    await visit.page.reload();
    await visit.editorReady();
    await visit.shows('mine = 1');
  }));

test('editing an example makes a copy and leaves the example as it is', () =>
  visiting(async (visit) => {
    const example = await exampleOf(visit);
    await visit.choose(example);
    const title = example.replaceAll(' ', '\u00a0').slice(0, 30);
    const shown = () =>
      visit.page.waitForFunction(
        (text) => document.querySelector('.view-lines').textContent.includes(text),
        title,
      );
    await shown();
    await visit.page.click('.monaco-editor .view-lines');
    await visit.page.keyboard.press('Control+Home');
    await visit.page.keyboard.type('#');
    await visit.page.waitForFunction(() =>
      document.querySelector('select[aria-label="Program"]').value.startsWith('draft:'),
    );
    const { groups, chosen } = await visit.programs();
    assert.equal(chosen, `Copy of ${example}`);
    assert.deepEqual(groups.Drafts, [`Copy of ${example}`]);
    assert.ok((await visit.examples()).includes(example));
    await visit.choose(example);
    await shown();
    assert.deepEqual((await visit.programs()).groups.Drafts, [`Copy of ${example}`]);
  }));

test('a program pasted over an example is not called its copy', () =>
  visiting(async (visit) => {
    await visit.write('import torch\nmine = torch.ones(3)\n');
    assert.equal((await visit.programs()).chosen, 'Untitled');
    await visit.choose(await exampleOf(visit));
    await visit.write('# Attention by hand\nimport torch\n');
    const { groups, chosen } = await visit.programs();
    assert.equal(chosen, 'Attention by hand');
    assert.deepEqual(groups.Drafts.toSorted(), ['Attention by hand', 'Untitled']);
  }));

test('a draft is made, named, deleted, and brought back', () =>
  visiting(async (visit) => {
    const menu = async (item) => {
      await visit.page.click('[aria-label^="Drafts"]');
      await visit.page.click(`.menu button:has-text("${item}")`);
    };
    assert.deepEqual((await visit.programs()).groups.Drafts, undefined);
    await menu('New draft');
    await visit.shows('');
    await visit.write('a = 1');
    await menu('New draft');
    await visit.shows('');
    await visit.write('b = 2');
    assert.deepEqual((await visit.programs()).groups.Drafts.toSorted(), [
      'Untitled',
      'Untitled (2)',
    ]);
    await menu('Rename');
    await visit.page.fill('.rename input', 'The second');
    await visit.page.keyboard.press('Enter');
    assert.equal((await visit.programs()).chosen, 'The second');
    await menu('Delete');
    await visit.shows('a = 1');
    assert.deepEqual((await visit.programs()).groups.Drafts, ['Untitled']);
    assert.match(await visit.page.textContent('.notice'), /“The second” is deleted/);
    await visit.page.click('.notice button:has-text("Undo")');
    await visit.shows('b = 2');
    await visit.page.reload();
    await visit.shows('b = 2');
    const { groups, chosen } = await visit.programs();
    assert.equal(chosen, 'The second');
    assert.deepEqual(groups.Drafts.toSorted(), ['The second', 'Untitled']);
  }));

test('undo and the cursor are a text’s own: both are there when one comes back', () =>
  visiting(async (visit) => {
    await visit.newDraft();
    await visit.write('first = 1\nsecond = 2');
    await visit.page.keyboard.type('34');
    await visit.shows('first = 1\nsecond = 234');
    await visit.choose(await exampleOf(visit));
    await visit.page.waitForFunction(
      () => !/first/.test(document.querySelector('.view-lines').textContent),
    );
    await visit.choose('Untitled');
    await visit.shows('first = 1\nsecond = 234');
    await visit.page.focus('.monaco-editor .native-edit-context, .monaco-editor textarea');
    await visit.page.keyboard.type('5'); // where the cursor was
    await visit.shows('first = 1\nsecond = 2345');
    for (let n = 0; n < 3; n++) await visit.page.keyboard.press('Control+Z');
    await visit.page.waitForFunction(
      () => !/2345/.test(document.querySelector('.view-lines').textContent),
    );
    const text = await visit.text();
    assert.ok(!text.includes('2345') && text.startsWith('first'), text);
  }));

describe('two tabs', () => {
  /** Two tabs of one reader on the same draft. */
  const both = (act) =>
    visiting(async (one, context) => {
      await one.newDraft();
      await one.write('start = 0');
      const other = await Visit.openIn(context, chromium.url);
      await other.shows('start = 0');
      await act(one, other);
      assert.deepEqual(other.problems, []);
    });
  test('with edits in both, both texts are there after both were loaded again', () =>
    both(async (one, other) => {
      await one.write('from_one = 1');
      await other.write('from_other = 2');
      await one.page.keyboard.type('1');
      await one.shows('from_one = 11');
      assert.match(await other.page.textContent('.notice'), /another tab.*“Untitled \(2\)”/);
      await Promise.all([one.page.reload(), other.page.reload()]);
      await one.shows('from_one = 11');
      await other.shows('from_other = 2');
      await one.choose('Untitled (2)');
      await one.shows('from_other = 2');
      await other.choose('Untitled');
      await other.shows('from_one = 11');
    }));

  test('the list of drafts is the same in both', () =>
    both(async (one, other) => {
      await other.write('from_other = 2');
      await one.page.waitForFunction(
        () => document.querySelectorAll('optgroup[label=Drafts] option').length === 2,
      );
    }));

  test('a tab has a draft to itself again when the other is closed', () =>
    both(async (one, other) => {
      const locks = (waiting) =>
        other.page.waitForFunction(async (count) => {
          const { held, pending } = await navigator.locks.query();
          return held.length === 1 && pending.length === count;
        }, waiting);
      await locks(1);
      await one.page.close();
      await locks(0);
      // What is granted is heard of in its order: when this is, the draft's lock has been.
      await other.page.evaluate(() => navigator.locks.request('after it', () => {}));
      await other.write('mine_now = 1');
      assert.deepEqual((await other.programs()).groups.Drafts, ['Untitled']);
    }));
});

test('what was kept before there were drafts becomes one', () =>
  visiting(
    async (visit) => {
      await visit.shows('old = "kept"');
      const { groups, chosen } = await visit.programs();
      assert.equal(chosen, 'Your program');
      assert.deepEqual(groups.Drafts, ['Your program']);
      await visit.page.reload();
      await visit.shows('old = "kept"');
      assert.deepEqual((await visit.programs()).groups.Drafts, ['Your program']);
    },
    {
      prepare: () => {
        if (!sessionStorage.getItem('prepared'))
          localStorage.setItem('tensorglass.code', 'old = "kept"');
        sessionStorage.setItem('prepared', 'yes');
      },
    },
  ));

describe('storage that refuses', () => {
  test('blocked: the page works, says so once, and keeps drafts while it lives', () =>
    visiting(
      async (visit) => {
        assert.equal(await visit.page.locator('.notice').count(), 0);
        await visit.write('typed = 1');
        assert.match(await visit.page.textContent('.notice'), /lets this page store nothing/);
        const own = (await visit.programs()).chosen;
        await visit.choose(await exampleOf(visit));
        await visit.choose(own);
        await visit.shows('typed = 1');
      },
      {
        prepare: () => {
          for (const name of ['localStorage', 'sessionStorage'])
            Object.defineProperty(window, name, {
              get() {
                throw new DOMException('denied', 'SecurityError');
              },
            });
        },
      },
    ));

  test('full: what is typed stays on the page, and a sentence says how long', () =>
    visiting(
      async (visit) => {
        await visit.write('typed = 1');
        assert.match(await visit.page.textContent('.notice'), /storage for this page is full/);
        const own = (await visit.programs()).chosen;
        await visit.choose(await exampleOf(visit));
        await visit.choose(own);
        await visit.shows('typed = 1');
        // There is room again: the next stroke is stored.
        await visit.page.evaluate(() => localStorage.removeItem('ballast'));
        await visit.write('typed = 2');
        await visit.page.reload();
        await visit.shows('typed = 2');
      },
      {
        prepare: () => {
          if (sessionStorage.getItem('prepared')) return;
          sessionStorage.setItem('prepared', 'yes');
          let size = 5_300_000;
          for (let ballast = ''; size > 0; size = size >> 1)
            try {
              localStorage.setItem('ballast', ballast + 'x'.repeat(size));
              ballast += 'x'.repeat(size);
            } catch {
              // Half of it, then.
            }
        },
      },
    ));
});

test('the last stroke before the tab is closed is kept', () =>
  visiting(async (visit, context) => {
    await visit.newDraft();
    await visit.write('almost');
    await visit.page.keyboard.type('!');
    await visit.page.close({ runBeforeUnload: false });
    const next = await Visit.openIn(context, chromium.url);
    await next.shows('almost!');
  }));

test('what is typed before the editor is there goes on in it, cursor and all', async () => {
  const context = await chromium.browser.newContext();
  const page = await context.newPage();
  let letPass;
  const passing = new Promise((resolve) => (letPass = resolve));
  await page.route(/assets\/editor[^/]*\.js/, async (route) => {
    await passing;
    await route.continue();
  });
  await page.goto(chromium.url);
  await page.fill('textarea.plain-code', 'before = 1\nafter = 2');
  await page.locator('textarea.plain-code').evaluate((area) => area.setSelectionRange(10, 10));
  letPass();
  await page.waitForSelector('.monaco-editor.focused .view-line');
  await page.keyboard.type('0');
  await page.waitForFunction(() =>
    document
      .querySelector('.view-lines')
      .textContent.replaceAll('\u00a0', ' ')
      .includes('before = 10'),
  );
  await page.reload();
  await page.waitForFunction(() =>
    document
      .querySelector('.view-lines')
      ?.textContent.replaceAll('\u00a0', ' ')
      .includes('before = 10'),
  );
  await context.close();
});
