/** What the tests of the element share: the build on one origin, and on another the page that embeds it. */
import { createServer } from 'node:http';
import { after, before } from 'node:test';
import { launchBrowser, servePage } from './support.mjs';

/**
 * The build and Chromium for the tests of one file, and `host(page)`: serves a page on an origin of its
 * own and gives its address. `{ours}` in a page stands for where the build is.
 */
export function withHost(launch = launchBrowser) {
  /** `asked`: the paths that were asked for at the build's server, by whatever in a page. */
  const there = { problems: [], asked: [] };
  const pages = new Map();
  const open = Promise.all([servePage(), launch()]).then(async ([ours, browser]) => {
    const server = createServer(({ url }, response) => {
      const page = pages.get(new URL(url, 'http://host').pathname);
      if (!page) return response.writeHead(404).end();
      const { body, type = 'text/html; charset=utf-8', status = 200, headers = {} } = page;
      response.writeHead(status, { 'Content-Type': type, ...headers }).end(body);
    });
    ours.server.on('request', ({ url }) => there.asked.push(new URL(url, 'http://a').pathname));
    await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
    Object.assign(there, { ours, browser, server, url: ours.url });
    there.origin = `http://127.0.0.1:${server.address().port}`;
  });
  before(() => open);
  after(async () => {
    await there.browser?.close();
    await there.ours?.close();
    there.server?.closeAllConnections();
    await new Promise((closed) => there.server.close(closed));
  });

  /** Serves something on the host's origin; gives its address. */
  there.serve = (path, body, { headers = {}, ...more } = {}) => {
    const filled = Object.entries(headers).map(([name, value]) => [name, fill(value)]);
    pages.set(path, { body: fill(body), headers: Object.fromEntries(filled), ...more });
    return there.origin + path;
  };
  const fill = (text) =>
    typeof text === 'string'
      ? text.replaceAll('{ours}', there.url).replaceAll('{origin}', new URL(there.url).origin)
      : text;

  /** Opens a page of the host with these elements; `problems` collects what is logged as an error. */
  there.visit = async (body, { policy = STRICT, head = '', context = {}, script, init } = {}) => {
    const path = `/page-${pages.size}.html`;
    const address = there.serve(
      path,
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A tutorial</title>${policy ? '' : '<link rel="icon" href="data:,">'}
<meta name="viewport" content="width=device-width, initial-scale=1">${head}</head>
<body><main><h1>A tutorial</h1>${body}</main>${script ?? SCRIPT}</body></html>`,
      { headers: policy ? { 'Content-Security-Policy': policy } : {} },
    );
    const opened = await there.browser.newContext({
      viewport: { width: 1000, height: 900 },
      reducedMotion: 'reduce',
      ...context,
    });
    const page = await opened.newPage();
    if (init) await page.addInitScript(init);
    const problems = [];
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    page.on('pageerror', (error) => problems.push(String(error)));
    await page.goto(address);
    return { page, problems, address, close: () => opened.close() };
  };
  return there;
}

export const SCRIPT = '<script type="module" src="{ours}embed.js"></script>';
/** What the README tells a host with a policy to allow, and nothing besides. */
export const STRICT =
  "default-src 'none'; script-src {origin}; frame-src {origin}; style-src 'self'";

/** Waits until an element's program has ended. */
export async function ended(element) {
  await element.locator('.frame[data-phase=ready]').waitFor({ timeout: 30_000 });
  await element
    .locator('.status:text-matches("Done|Ended|Stopped|waits|The run")')
    .waitFor({ timeout: 30_000 });
}

/** What an element shows as printed, without the last line's end. */
export const printed = async (element) =>
  (await element.locator('.output pre').textContent()).replace(/\n$/, '');
