/** `<tensor-glass>` where hosts and browsers take something away: isolated pages, storage that is blocked, no origin. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { chromium } from 'playwright-core';
import { ended, printed, SCRIPT, withHost } from './embed-support.mjs';
import { LAUNCH } from './support.mjs';
import { openElsewhere, prelude, WAYS_OUT } from './ways-out.mjs';

const { REACHABLE } = await import('../../build/runtime/node.mjs');

const PROGRAM = 'import torch\nprint(torch.ones(2))';
const ELEMENT = `<tensor-glass><pre>${PROGRAM}</pre></tensor-glass>`;
const run = (element) => element.getByRole('button', { name: 'Run' }).click();

describe('a page with a Cross-Origin-Embedder-Policy', () => {
  const host = withHost();
  const ISOLATED = {
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Opener-Policy': 'same-origin',
  };
  const page = (headers) =>
    host.serve('/isolated.html', `<!doctype html><title>T</title>${ELEMENT}${SCRIPT}`, { headers });
  /** As browsers that have no frames without credentials. */
  const withoutCredentialless = () => delete HTMLIFrameElement.prototype.credentialless;

  for (const [what, headers] of [
    ['isolated', ISOLATED],
    [
      'with that header alone',
      { 'Cross-Origin-Embedder-Policy': ISOLATED['Cross-Origin-Embedder-Policy'] },
    ],
  ])
    test(`runs and edits programs, ${what}`, async () => {
      const tab = await host.browser.newPage();
      await tab.goto(page(headers));
      assert.equal(await tab.evaluate(() => crossOriginIsolated), what === 'isolated');
      const element = tab.locator('tensor-glass');
      await run(element);
      await ended(element);
      assert.equal(await printed(element), 'tensor([1., 1.])');
      await element.getByRole('button', { name: 'Edit' }).click();
      // It is shown once the editor within has said how high it is.
      await element.locator('iframe.editor:not([hidden])').waitFor();
      await tab.close();
    });

  test('says at once what is missing where the browser needs headers of the build’s host', async () => {
    const tab = await host.browser.newPage();
    await tab.addInitScript(withoutCredentialless);
    await tab.goto(page(ISOLATED));
    const element = tab.locator('tensor-glass');
    await run(element);
    // Well before the time that a frame has to answer in.
    const told = element.getByText(/Cross-Origin-Resource-Policy: cross-origin/);
    await told.first().waitFor({ timeout: 10_000 });
    await tab.close();
  });

  test('needs nothing else of a browser where the build’s host sends those headers', async () => {
    const tab = await host.browser.newPage();
    await tab.addInitScript(withoutCredentialless);
    await tab.route(`${host.url}**`, async (route) => {
      const response = await route.fetch();
      const headers = {
        ...response.headers(),
        'cross-origin-embedder-policy': 'require-corp',
        'cross-origin-resource-policy': 'cross-origin',
      };
      await route.fulfill({ response, headers });
    });
    await tab.goto(page(ISOLATED));
    const element = tab.locator('tensor-glass');
    await run(element);
    await ended(element);
    assert.equal(await printed(element), 'tensor([1., 1.])');
    await tab.close();
  });
});

describe('a browser that blocks what third parties store', () => {
  let profile;
  /** Chromium with its own setting for that; it has one context, for one test. */
  const host = withHost(async () => {
    profile = mkdtempSync(join(tmpdir(), 'tensorglass-'));
    mkdirSync(join(profile, 'Default'));
    const settings = { profile: { block_third_party_cookies: true, cookie_controls_mode: 1 } };
    writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(settings));
    const context = await chromium.launchPersistentContext(profile, LAUNCH);
    return { newPage: () => context.newPage(), close: () => context.close() };
  });
  after(() => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));

  test('runs and edits programs', async () => {
    const address = host.serve('/blocked.html', `<!doctype html>${ELEMENT}${SCRIPT}`);
    const tab = await host.browser.newPage();
    // Another site than the build's, which another port is not.
    await tab.goto(address.replace('127.0.0.1', 'localhost'));
    const element = tab.locator('tensor-glass');
    await run(element);
    await ended(element);
    assert.equal(await printed(element), 'tensor([1., 1.])');
    const frame = tab.frames().find((each) => each.url().includes('embed-runtime'));
    const stored = await frame.evaluate(() =>
      caches.open('x').then(
        () => 'stored',
        ({ name }) => name,
      ),
    );
    assert.equal(stored, 'SecurityError');
    await element.getByRole('button', { name: 'Edit' }).click();
    await element.frameLocator('iframe.editor').locator('.view-line').first().waitFor();
    await tab.close();
  });
});

describe('a sandboxed page, whose programs run in a worker of the old kind', () => {
  const host = withHost();
  let elsewhere;
  before(async () => (elsewhere = await openElsewhere()));
  after(() => elsewhere.close());

  test('no way leads out of it, and a program reaches what the list says, and no more', async () => {
    const inner = host.serve(
      '/inner.html',
      `<!doctype html><title>T</title><tensor-glass></tensor-glass>${SCRIPT}`,
    );
    const { page, close } = await host.visit(
      `<iframe sandbox="allow-scripts" src="${inner}" width="800" height="900"></iframe>`,
      { policy: null, script: '' },
    );
    const element = page.frameLocator('iframe').locator('tensor-glass');
    const runs = async (code) => {
      await element.evaluate(async (it, text) => {
        it.code = text;
        await it.run();
      }, code);
      await ended(element);
      return printed(element);
    };
    const tries = Object.values(WAYS_OUT).join('\n');
    const said = await runs(`${prelude(elsewhere.url)}${tries}\nprint("all were tried")`);
    assert.match(said, /all were tried$/);
    assert.deepEqual(elsewhere.visits, []);
    const names = await runs(`import js
from pyodide.ffi import jsnull
owner = js.globalThis
while owner is not jsnull:
    print(*(str(key) for key in js.Object.getOwnPropertyNames(owner)))
    owner = js.Object.getPrototypeOf(owner)`);
    const known = [...REACHABLE, ...Object.getOwnPropertyNames(Object.prototype)];
    // Numbers that Chromium does not let go of.
    const allowed = new Set([...known, 'TEMPORARY', 'PERSISTENT']);
    const reached = names.split(/\s+/);
    assert.ok(reached.includes('WebAssembly'));
    assert.deepEqual(
      reached.filter((name) => !allowed.has(name)),
      [],
    );
    await close();
  });
});
