/** Programs in links: a text beside the reader's own, read within bounds, and shared within them. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { inflateRawSync } from 'node:zlib';
import { linkOf, withPage } from './support.mjs';

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

test('a shared program comes back as the draft that it is', async () => {
  const visit = await chromium.visit();
  await own(visit, 'mine = 1');
  await visit.page.click('button:has-text("Share")');
  await visit.page.waitForFunction(() => location.hash.startsWith('#code='));
  await visit.page.reload();
  await visit.shows('mine = 1');
  const { groups, chosen } = await visit.programs();
  assert.equal(chosen, 'Untitled');
  assert.equal(groups['Opened from a link'], undefined);
  assert.deepEqual(visit.problems, []);
  await visit.close();
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
  await visit.page.click('button:has-text("Share")');
  await visit.page.waitForFunction(() => location.hash.startsWith('#code='));
  const bytes = Buffer.from(new URL(visit.page.url()).hash.slice('#code='.length), 'base64url');
  assert.equal(inflateRawSync(bytes).toString(), long);

  await visit.page.click('.monaco-editor .view-lines');
  await paste(`#${'é'.repeat(100_001)}`);
  await visit.page.click('button:has-text("Share")');
  await visit.page.waitForFunction(() =>
    /too long to share.*200 KB/.test(document.querySelector('.status').textContent),
  );
  assert.equal(new URL(visit.page.url()).hash, '');
  assert.deepEqual(visit.problems, []);
  await visit.close();
});
