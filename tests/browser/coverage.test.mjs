/** The page that says what of PyTorch is here: it is one click away, reads without a script, and says the truth. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { withPage } from './support.mjs';
import { nodeAssets, nodeClient } from '../../build/runtime/node.mjs';

const chromium = withPage();
const client = nodeClient(nodeAssets(fileURLToPath(new URL('../../', import.meta.url))));
after(() => client.close());

test('Help leads there', async () => {
  const visit = await chromium.visit({ viewport: { width: 1280, height: 900 } });
  await visit.page.getByRole('button', { name: 'Help' }).click();
  await visit.page.getByRole('link', { name: 'What of PyTorch is here' }).click();
  await visit.page.getByRole('heading', { level: 1, name: 'What of PyTorch is here' }).waitFor();
  assert.deepEqual(visit.problems, []);
  await visit.close();
});

for (const [what, options] of [
  ['light', { viewport: { width: 1100, height: 900 } }],
  ['dark', { colorScheme: 'dark', viewport: { width: 1100, height: 900 } }],
  ['phone', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
])
  test(`axe finds nothing, and nothing is wider than the screen: ${what}`, async () => {
    const context = await chromium.browser.newContext(options);
    const page = await context.newPage();
    await page.goto(`${chromium.url}coverage.html`);
    for (const id of ['torch.Tensor', 'torch.nn', 'torch.Generator', 'torch.utils.data'])
      await page.evaluate((name) => document.getElementById(name)?.setAttribute('open', ''), id);
    assert.equal(
      await page.evaluate(() => document.documentElement.scrollWidth),
      options.viewport.width,
    );
    const { violations } = await new AxeBuilder({ page }).analyze();
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id}: ${nodes[0].html} (${nodes.length})`),
      [],
    );
    await context.close();
  });

test('a module opens without JavaScript', async () => {
  const context = await chromium.browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${chromium.url}coverage.html`);
  const linear = page.locator('[id="torch.nn"] code.here', { hasText: /^Linear$/ });
  assert.equal(await linear.isVisible(), false);
  await page.locator('[id="torch.nn"] summary').click();
  assert.equal(await linear.isVisible(), true);
  await context.close();
});

/** A program that asks for every name as programs do, and prints what it is told, or nothing. */
const asking = (paths) => `import importlib, json, types, warnings
warnings.simplefilter("ignore")

def ask(path):
    module, _, name = path.rpartition(".")
    try:
        owner = importlib.import_module(module)
    except ImportError:
        try:
            outer, _, cls = module.rpartition(".")
            owner = getattr(importlib.import_module(outer or module), cls)
        except (ImportError, AttributeError) as problem:
            return str(problem)
    try:
        found = getattr(owner, name)
    except AttributeError as problem:
        return str(problem)
    # Some modules can be imported, but are empty and say so.
    words = found.__doc__ if isinstance(found, types.ModuleType) else None
    return words if words and words.startswith("PyTorch has ") else None

print(json.dumps({path: ask(path) for path in ${JSON.stringify(paths)}}))
`;

test('what the page says of a name is what a program finds, and its error says why', async () => {
  const context = await chromium.browser.newContext();
  const page = await context.newPage();
  await page.goto(`${chromium.url}coverage.html`);
  const names = await page.$$eval('details', (modules) =>
    modules.flatMap((module) =>
      [...module.querySelectorAll('.names')].flatMap((list) =>
        [...list.querySelectorAll('code')].map((code) => ({
          path: `${module.id}.${code.textContent}`,
          state: code.className,
          heading: list.previousElementSibling.textContent.replaceAll('’', "'"),
        })),
      ),
    ),
  );
  const [, told] = /^([\d,]+)/.exec(await page.locator('.lead strong').textContent());
  assert.ok(names.length > 2000);
  assert.equal(
    names.filter(({ state }) => state === 'here').length,
    Number(told.replaceAll(',', '')),
  );
  let printed = '';
  const { error } = await client.run(
    { code: asking(names.map(({ path }) => path)), maxOutput: 10_000_000 },
    { onOutput: (_, text) => (printed += text) },
  );
  assert.equal(error?.message, undefined);
  const answers = JSON.parse(printed);
  const wrong = names.filter(({ path, state, heading }) => {
    const answer = answers[path];
    if (state === 'here') return answer !== null;
    // A member of a class is asked for at the class, where Python itself answers.
    if (answer?.startsWith('type object ')) return false;
    const ending = state === 'yet' ? ' yet' : heading.replace('Not here: ', ': ');
    return !answer?.startsWith('PyTorch has ') && !answer?.includes(': PyTorch has ')
      ? true
      : !answer.endsWith(ending);
  });
  assert.deepEqual(
    wrong.map(({ path, state }) => `${path}, ${state}: ${answers[path]}`),
    [],
  );
  await context.close();
});
