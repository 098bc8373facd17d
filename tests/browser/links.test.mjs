/** Programs in links: a text beside the reader's own, read within bounds, and shared within them. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { inflateRawSync } from 'node:zlib';
import { linkOf, serveFolder, Visit, withPage } from './support.mjs';

const chromium = withPage();

const own = async (visit, text) => {
  await visit.newDraft();
  await visit.write(text);
};

test('a link opens beside one’s own program, and editing it makes a draft of its own', async () => {
  const visit = await chromium.visit();
  await own(visit, 'mine = 1');
  await visit.program('# From a friend\nx = 1\n');
  let { groups, chosen } = await visit.programs();
  assert.deepEqual(groups['Opened from a link'], ['From a friend']);
  assert.deepEqual(groups.Drafts, ['Untitled']);
  assert.equal(chosen, 'From a friend');

  await visit.page.click('.monaco-editor .view-line >> nth=1');
  await visit.page.keyboard.press('End');
  await visit.page.keyboard.type('2');
  await visit.shows('# From a friend\nx = 12\n');
  ({ groups, chosen } = await visit.programs());
  assert.deepEqual(groups.Drafts, ['From a friend', 'Untitled']);
  assert.equal(new URL(visit.page.url()).hash, '');
  await visit.choose('Untitled');
  await visit.shows('mine = 1');
  await visit.page.selectOption('select[aria-label="Program"]', 'link');
  await visit.shows('# From a friend\nx = 1\n');
  await visit.page.reload();
  await visit.shows('# From a friend\nx = 1\n');
  assert.deepEqual((await visit.programs()).groups.Drafts, ['From a friend', 'Untitled']);
  assert.deepEqual(visit.problems, []);
  await visit.close();
});

/** The link that the dialog gives to a text. */
const shareLink = async ({ page }) => {
  await page.click('button:has-text("Share")');
  const field = page.getByLabel('Link to copy');
  await field.waitFor();
  const link = await field.inputValue();
  await page.keyboard.press('Escape');
  return link;
};
const codeOf = (link) => {
  const given = new URLSearchParams(new URL(link).hash.slice(1));
  assert.equal(given.get('v'), '1');
  return inflateRawSync(Buffer.from(given.get('code'), 'base64url')).toString();
};
const count = ({ page }) => page.textContent('.step-count');

test('a shared program comes back as the draft that it is', async () => {
  const visit = await chromium.visit();
  await own(visit, 'mine = 1');
  const link = await shareLink(visit);
  assert.equal(codeOf(link), 'mine = 1');
  await visit.page.goto('about:blank');
  await visit.page.goto(link);
  await visit.shows('mine = 1');
  const { groups, chosen } = await visit.programs();
  assert.equal(chosen, 'Untitled');
  assert.equal(groups['Opened from a link'], undefined);
  assert.deepEqual(visit.problems, []);
  await visit.close();
});

/** A link of each form that was ever made, as the page of its time made it. All hold the same program. */
const CODE = '# Made long ago\nimport torch\nx = torch.ones(2)\ny = x * 2\n';
const MADE = {
  'the first form':
    '#code=U1bwTUxJVcjJz0tXSEzP58rMLcgvKlEoyS9KzuCqULCFsPTy81KLNYw0uSoVbBUqFLQUjLgA',
  'the form with a number and a view':
    '#v=1&code=U1bwTUxJVcjJz0tXSEzP58rMLcgvKlEoyS9KzuCqULCFsPTy81KLNYw0uSoVbBUqFLQUjLgA&step=line:4&panels=output+memory',
};

for (const [what, hash] of Object.entries(MADE))
  test(`a link of ${what} is read for ever, and runs nothing`, async () => {
    const visit = await chromium.visit({}, hash);
    await visit.shows(CODE);
    assert.equal((await visit.programs()).chosen, 'Made long ago');
    await visit.ready();
    assert.match(await visit.status(), /Nothing runs until you press Run/);
    assert.equal(await count(visit), '–');
    assert.deepEqual(visit.problems, []);
    await visit.close();
  });

test('a link leads to a step: of a recorded run at once, of another when it has run', async () => {
  const example = await readFile(
    new URL('../../examples/01-storage-and-views.py', import.meta.url),
    'utf8',
  );
  const line = example.split('\n').findIndex((text) => text.startsWith('pair[0]')) + 1;
  const view = (code, more) => `${linkOf(code).replace('#', '#v=1&')}&${more}`;
  const visit = await chromium.visit({}, view(example, `step=line:${line}`));
  await visit.page.waitForSelector(`.step-line[data-line="${line}"]`);
  const go = (hash) => visit.page.evaluate((next) => void (location.hash = next), hash);
  await go(view(example, 'step=2'));
  await visit.page.waitForFunction(() =>
    document.querySelector('.step-count').textContent.startsWith('2 / '),
  );
  const last = Number(await visit.page.locator('input[type=range]').getAttribute('max')) + 1;
  await go(view(example, 'step=end'));
  await visit.page.waitForFunction(
    (text) => document.querySelector('.step-count').textContent === text,
    `${last} / ${last}`,
  );
  await go(view(example, 'step=9999999'));
  await visit.page.waitForFunction(() => location.hash.endsWith('9999999'));
  assert.equal(await count(visit), `${last} / ${last}`);

  const code = 'import torch\nfor i in range(3):\n    x = torch.ones(i)\nif i > 5:\n    y = x\n';
  const press = async () => {
    await visit.ready();
    await visit.page.click('button:has-text("Run")');
    await visit.page.waitForFunction(() =>
      /Done/.test(document.querySelector('.status').textContent),
    );
  };
  await go(view(code, 'step=line:3'));
  await visit.shows(code);
  assert.equal(await count(visit), '–');
  await press();
  assert.equal(await visit.page.getAttribute('.step-line', 'data-line'), '3');
  const [at] = (await count(visit)).split(' / ').map(Number);
  assert.equal(at, 3, 'the first time that the line ran');
  // The next run is the reader's own.
  await press();
  const [now, all] = (await count(visit)).split(' / ');
  assert.equal(now, all);

  await go(view(`${code}# again\n`, 'step=line:5'));
  await visit.shows(`${code}# again\n`);
  await press();
  assert.match(await visit.status(), /Line 5, which the link points to, did not run/);

  // Its dialog makes such a link.
  await visit.page.locator('input[type=range]').fill('1');
  const link = new URLSearchParams(new URL(await shareLink(visit)).hash.slice(1));
  assert.equal(link.get('step'), '2');
  assert.equal(link.get('panels'), null);

  await go(view(code, 'step=second&panels=all'));
  await visit.page.waitForSelector('.notice');
  assert.match(await visit.page.textContent('.notice'), /step and panels could not be read/);
  await go('#v=2&code=abc');
  await visit.page.waitForSelector('.notice:has-text("newer form")');
  await visit.shows(code);
  assert.deepEqual(visit.problems, []);
  await visit.close();
});

test('a link shows the panels that it names, until one wants all', async () => {
  const visit = await chromium.visit({}, `${linkOf('x = 1')}&panels=memory`);
  const seen = async () => {
    const panels = visit.page.locator('.panel, .output');
    const names = await panels.evaluateAll((all) =>
      all
        .filter((panel) => panel.checkVisibility() && panel.clientHeight > 0)
        .map((panel) => panel.getAttribute('aria-label')),
    );
    return names.sort();
  };
  assert.deepEqual(await seen(), ['Memory']);
  assert.match(await visit.page.textContent('.notice'), /Memory only/);
  await visit.page.click('.notice button:has-text("As usual")');
  assert.deepEqual(await seen(), ['Gradients', 'Graph', 'Memory', 'Output']);
  await visit.close();
});

test('a link to a text of this site opens it, and one of another site does not', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tensorglass-'));
  await cp(fileURLToPath(new URL('../../dist/', import.meta.url)), folder, { recursive: true });
  const shared = '# A text beside the page\nshared = 1\n';
  await writeFile(join(folder, 'shared.py'), shared);
  await writeFile(join(folder, 'long.py'), 'x = 1\n'.repeat(40_000));
  await writeFile(join(folder, 'picture.py'), randomBytes(1000));
  const [server, elsewhere] = await Promise.all([serveFolder(folder), serveFolder(folder)]);
  const visit = await Visit.open(chromium.browser, `${server.url}#src=shared.py`);
  await visit.shows(shared);
  assert.equal((await visit.programs()).chosen, 'A text beside the page');
  assert.match(await visit.status(), /Nothing runs until you press Run/);
  for (const [src, why] of [
    [`${elsewhere.url}shared.py`, /lies on another site/],
    ['//example.org/x.py', /lies on another site/],
    ['data:text/plain,x', /lies on another site/],
    ['javascript:alert(1)', /lies on another site/],
    ['http://', /its address is none/],
    ['missing.py', /is not there \(404\)/],
    ['long.py', /more than 200 KB/],
    ['picture.py', /is no text/],
  ]) {
    await visit.page.evaluate((hash) => void (location.hash = hash), `#src=${src}`);
    await visit.page.waitForFunction(
      (source) => new RegExp(source).test(document.querySelector('.notice')?.textContent),
      why.source,
    );
    await visit.shows(shared);
  }
  // The console tells of the file that is not there.
  assert.deepEqual(
    visit.problems.filter((problem) => !/404/.test(problem)),
    [],
  );
  await visit.close();
  await Promise.all([server.close(), elsewhere.close(), rm(folder, { recursive: true })]);
});

test('a link that inflates to megabytes is refused, early and with a sentence', async () => {
  const visit = await chromium.visit();
  await own(visit, 'mine = 1');
  const bomb = linkOf('x = 1\n'.repeat(3_500_000));
  assert.ok(bomb.length < 100_000);
  const read = await visit.page.evaluate(async (hash) => {
    let bytes = 0;
    const { read } = ReadableStreamDefaultReader.prototype;
    ReadableStreamDefaultReader.prototype.read = async function () {
      const result = await read.call(this);
      bytes += result.value?.length ?? 0;
      return result;
    };
    location.hash = hash;
    while (!document.querySelector('.notice')) await new Promise(requestAnimationFrame);
    return bytes;
  }, bomb);
  assert.ok(read < 1_000_000, `${read} bytes were inflated`);
  assert.match(await visit.page.textContent('.notice'), /more than 200 KB of text/);
  await visit.shows('mine = 1');
  assert.deepEqual(visit.problems, []);
  await visit.close();

  const arriving = await chromium.visit({}, bomb);
  assert.match(await arriving.page.textContent('.notice'), /more than 200 KB of text/);
  await arriving.close();
});

test('200 KB are opened', async () => {
  const line = 'x = 1  # a line of twenty\n';
  const code = line.repeat(Math.floor(200_000 / line.length));
  const visit = await chromium.visit({}, linkOf(code));
  assert.equal(await visit.page.locator('.notice').count(), 0);
  assert.match(await visit.text(), /^x = 1 {2}# a line of twenty/);
  assert.deepEqual(visit.problems, []);
  await visit.close();
});

for (const [what, hash] of [
  ['cut off', linkOf('print("a program that is long enough to be cut")\n').slice(0, 30)],
  ['not base64', '#code=%%%'],
  ['not deflated', `#code=${Buffer.from('plain text').toString('base64url')}`],
  ['not text', linkOf(Buffer.from([0xff, 0xfe, 0x80, 0x80]))],
])
  test(`a link that is ${what} says so, and one’s own program stays`, async () => {
    const visit = await chromium.visit();
    await own(visit, 'mine = 1');
    await visit.page.goto('about:blank');
    await visit.page.goto(chromium.url + hash);
    await visit.shows('mine = 1');
    assert.match(await visit.page.textContent('.notice'), /could not be read/);
    assert.deepEqual(visit.problems, []);
    await visit.close();
  });

test('a long program that hardly deflates can be shared, one beyond the bound is said to be too long', async () => {
  const permissions = ['clipboard-read', 'clipboard-write'];
  const visit = await chromium.visit({ permissions });
  await own(visit, 'x = 1');
  /** Pastes what is too long to be drawn, and sees that it is kept. */
  const paste = async (text) => {
    await visit.page.keyboard.press('Control+A');
    await visit.page.evaluate((code) => navigator.clipboard.writeText(code), text);
    await visit.page.keyboard.press('Control+V');
    await visit.page.waitForFunction(
      (code) => Object.values(localStorage).some((draft) => draft.includes(JSON.stringify(code))),
      text,
    );
  };
  const long = `# ${randomBytes(74_000).toString('base64')}`;
  await paste(long);
  assert.equal(codeOf(await shareLink(visit)), long);

  await visit.page.click('.monaco-editor .view-lines');
  await paste(`#${'é'.repeat(100_001)}`);
  await visit.page.click('button:has-text("Share")');
  assert.match(await visit.page.textContent('.too-long'), /too long for this.*200 KB/);
  assert.equal(new URL(visit.page.url()).hash, '');
  assert.deepEqual(visit.problems, []);
  await visit.close();
});
