/** Figures of matplotlib in the output: where show() stands, in the page's colours, in place, as files, and in pages of others. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
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
    'import os\nimport matplotlib.pyplot as plt\nos.makedirs("out", exist_ok=True)\nplt.plot([1, 2])\nplt.savefig("out/loss.png")\n',
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

test('what savefig() writes is among the program’s files once it has run, and the next run reads it', async () => {
  const visit = await chromium.visit();
  await visit.run(`import matplotlib.pyplot as plt
for n in range(3):
    plt.title(f"number {n}")
    plt.savefig("./loss.svg")
plt.savefig("loss.png")
plt.savefig("/elsewhere.png")
`);
  const names = await visit.page.locator('.files .file-name').allTextContents();
  assert.deepEqual(names, ['loss.png', 'loss.svg']);
  assert.match(await visit.status(), /“\/elsewhere.png” is no name for a file here/);
  const { stdout } = await visit.run(
    'print("number 2" in open("loss.svg").read(), open("loss.png", "rb").read(4))',
  );
  assert.equal(stdout, "True b'\\x89PNG'\n");
  assert.deepEqual(visit.problems, []);
  await visit.close();
});

test('clear_output() takes figures away too; with wait, when the next one is there', async () => {
  const visit = await chromium.visit();
  const loop = (clear, at) => `from IPython.display import clear_output
import matplotlib.pyplot as plt
for n in range(3):
    print("step", n)
    ${at === 'first' ? clear : 'pass'}
    plt.plot(range(n + 2))
    plt.title(f"step {n}")
    plt.show()
    print("shown", n)
    ${at === 'last' ? clear : 'pass'}
`;
  const shown = async (code) => {
    await visit.run(code);
    const parts = visit.page.locator('.output-text > :is(pre, .figure)');
    await visit.page.waitForFunction(
      () =>
        document.querySelectorAll('.figure').length ===
        document.querySelectorAll('.figure svg.tg-plot').length,
    );
    return parts.evaluateAll((all) =>
      all
        .map(
          (part) =>
            part.querySelector('svg.tg-plot')?.getAttribute('aria-label') ??
            part.textContent.trim(),
        )
        .filter(Boolean),
    );
  };
  assert.deepEqual(await shown(loop('clear_output(wait=True)', 'first')), [
    'Plot: step 2',
    'shown 2',
  ]);
  assert.deepEqual(await shown(loop('clear_output(wait=True)', 'last')), [
    'step 2',
    'Plot: step 2',
    'shown 2',
  ]);
  assert.deepEqual(await shown(loop('clear_output()', 'last')), []);
  await visit.close();
});

test('a baked page shows its figures with no runtime, as of the step', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tensorglass-'));
  const body = `<tensor-glass>${TWO.replaceAll('<', '&lt;')}</tensor-glass>`;
  await writeFile(join(folder, 'page.html'), body);
  const cli = fileURLToPath(new URL('../../web/cli/tensorglass.mjs', import.meta.url));
  execFileSync(process.execPath, [cli, 'bake', join(folder, 'page.html')]);
  host.serve('/figures.tg', await readFile(join(folder, 'page.tg')));
  await rm(folder, { recursive: true });
  host.asked.length = 0;
  const { page, problems, close } = await host.visit(body, {
    policy: null,
    head: '<script type="module" src="{ours}embed.js" data-recorded="figures.tg"></script>',
    script: '',
  });
  const element = page.locator('tensor-glass');
  await element.locator('svg.tg-plot').nth(1).waitFor();
  assert.match(await element.locator('.output-text').textContent(), /before[^]*between[^]*after/);
  await element.locator('input[type=range]').fill('2');
  assert.equal(await element.locator('.figure.later').count(), 2);
  assert.ok(!host.asked.some((path) => /pyodide|tensorglass.*wasm/.test(path)), host.asked.join());
  assert.deepEqual(problems, []);
  await close();
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
