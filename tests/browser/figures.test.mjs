/** Figures of matplotlib in the output: where show() stands, in the page's colours, in place, as files, and in pages of others. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { ended, withHost } from './embed-support.mjs';
import { withPage } from './support.mjs';

const chromium = withPage();
const host = withHost();

const TWO = `import matplotlib.pyplot as plt
print("before")
plt.plot([1, 3, 2], label="<b>bold</b>")
plt.title("First & <i>foremost</i>")
plt.legend()
plt.show()
print("between")
plt.imshow([[0, 1], [2, 3]], cmap="gray")
plt.show()
print("after")
`;

test('figures stand between what was printed, in the page’s colours; text is no markup', async () => {
  const visit = await chromium.visit();
  await visit.run(TWO);
  const parts = visit.page.locator('.output-text > :is(pre, .figure)');
  await visit.page.locator('.figure svg.tg-plot').nth(1).waitFor();
  assert.deepEqual(
    await parts.evaluateAll((all) =>
      all.map((part) => (part.tagName === 'PRE' ? part.textContent.trim() : 'figure')),
    ),
    ['before', 'figure', 'between', 'figure', 'after'],
  );
  const first = visit.page.locator('svg.tg-plot').first();
  assert.equal(await first.getAttribute('aria-label'), 'Plot: First & <i>foremost</i>');
  assert.equal(await first.locator('b, i').count(), 0);
  assert.match(await first.textContent(), /<b>bold<\/b>/);
  const ink = () =>
    first
      .locator('text')
      .first()
      .evaluate((one) => getComputedStyle(one).fill);
  const light = await ink();
  await visit.page.evaluate(() => (document.documentElement.dataset.theme = 'dark'));
  assert.notEqual(await ink(), light);
  await visit.page.locator('.figure').first().getByText('As a table').click();
  const cells = visit.page.locator('.figure').first().locator('tbody tr').nth(1);
  assert.equal(await cells.textContent(), '<b>bold</b>13');
  assert.deepEqual(visit.problems, []);
  await visit.close();
});

const LIVE = `import matplotlib.pyplot as plt
plt.ion()
for n in range(3):
    plt.cla()
    plt.title(f"step {n}")
    plt.plot(range(n + 2))
    plt.pause(0.01)
plt.ioff()
`;

test('a figure that is shown at each pause stays one; the slider shows it as it was', async () => {
  const visit = await chromium.visit();
  await visit.run(LIVE);
  const title = async () =>
    (await visit.page.locator('svg.tg-plot').getAttribute('aria-label')).slice(6);
  await visit.page.locator('svg.tg-plot').waitFor();
  assert.equal(await visit.page.locator('.figure').count(), 1);
  assert.equal(await title(), 'step 2');
  const slider = visit.page.locator('input[type=range]');
  const seen = [];
  for (let step = 1; step <= Number(await slider.getAttribute('max')); step++) {
    await slider.fill(String(step));
    const later = await visit.page.locator('.figure.later').count();
    const now = later ? 'later' : await title();
    if (seen.at(-1) !== now) seen.push(now);
  }
  assert.deepEqual(seen, ['later', 'step 0', 'step 1', 'step 2']);
  assert.deepEqual(visit.problems, []);
  await visit.close();
});

test('a figure is saved as SVG and as PNG, by the name that the program gave it', async () => {
  const visit = await chromium.visit();
  await visit.run(
    'import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.savefig("out/loss.png")\n',
  );
  assert.equal(await visit.page.locator('.figure-files').textContent(), 'out/loss.png');
  const saved = async (name) => {
    const [download] = await Promise.all([
      visit.page.waitForEvent('download'),
      visit.page.locator('.figure-tools').getByRole('button', { name }).click(),
    ]);
    return [download.suggestedFilename(), await readFile(await download.path())];
  };
  const [svgName, svg] = await saved('Save as SVG');
  assert.equal(svgName, 'loss.svg');
  assert.match(svg.toString(), /^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  const [pngName, png] = await saved('PNG');
  assert.equal(pngName, 'loss.png');
  assert.deepEqual([...png.subarray(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
  assert.ok(png.length > 2000);
  assert.deepEqual(visit.problems, []);
  await visit.close();
});

test('an element in a page of another origin shows figures under a strict policy, images too', async () => {
  const { page, problems, close } = await host.visit(
    `<tensor-glass><pre>${TWO.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</pre></tensor-glass>`,
  );
  const element = page.locator('tensor-glass');
  await element.getByRole('button', { name: 'Run' }).click();
  await ended(element);
  await element.locator('svg.tg-plot').nth(1).waitFor();
  assert.equal(
    await element.locator('svg.tg-plot').nth(1).locator('g[shape-rendering] path').count(),
    4,
  );
  assert.deepEqual(problems, []);
  await close();
});
