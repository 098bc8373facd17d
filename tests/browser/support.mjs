/** What the browser tests share: the built page behind a plain static server, and Chromium to open it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { serve } from '../../web/tools/serve.mjs';

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));
/** Any path will do: the page knows relative addresses only. */
const BASE = '/some/where/';

/** Serves dist/ under a sub-path and nothing else; returns the address and a way to end it. */
export function servePage() {
  if (!existsSync(join(DIST, 'index.html'))) throw new Error('dist/ is missing: npm run build');
  return serveFolder(DIST);
}

export async function serveFolder(folder) {
  const { server, address } = await serve(folder, { port: 0, base: BASE });
  return {
    url: address,
    server,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections(); // a browser that goes on keeps its own open
      }),
  };
}

/**
 * What Chromium shall not do. Its own address bar is two pages with hundreds of scripts, loaded anew for each
 * window: a second of the processor's for each reader of a test. The rest is from Playwright's list, which ours replaces.
 */
const UNWANTED = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
];

/** How Chromium is started. */
export const LAUNCH = {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--disable-features=${UNWANTED.join(',')}`,
  ],
};

export function launchBrowser() {
  return chromium.launch(LAUNCH);
}

/**
 * The page, served, and Chromium, for the tests of one file: there before the first, gone after the last.
 * `visit(options, hash)` opens a tab of a reader of its own.
 */
export function withPage() {
  const there = {
    async visit(options, hash = '') {
      await opened; // a file's other hooks do not wait for the one below
      return Visit.open(there.browser, there.url + hash, options);
    },
  };
  const opened = Promise.all([servePage(), launchBrowser()]).then(([server, browser]) =>
    Object.assign(there, { server, browser, url: server.url }),
  );
  before(() => opened);
  after(async () => {
    await there.browser?.close();
    await there.server?.close();
  });
  return there;
}

/** A tab with the page, as a reader would use it. `problems` collects all that is logged as an error. */
export class Visit {
  problems = [];

  static async open(browser, url, options = {}) {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      reducedMotion: 'reduce',
      // What it keeps is not what a test has just built or served; offline.test.mjs lets it.
      serviceWorkers: 'block',
      ...options,
    });
    return Visit.openIn(context, url);
  }

  /** Another tab of a reader who is there already. */
  static async openIn(context, url) {
    const visit = new Visit();
    visit.url = url;
    visit.page = await context.newPage();
    visit.page.on('console', (message) => {
      if (message.type() === 'error') visit.problems.push(message.text());
    });
    visit.page.on('pageerror', (error) => visit.problems.push(String(error)));
    visit.page.on('requestfailed', (request) => {
      const { errorText } = request.failure();
      // What a reload cuts short is no failure.
      if (errorText !== 'net::ERR_ABORTED') visit.problems.push(`${errorText}: ${request.url()}`);
    });
    visit.page.on('request', (request) => {
      const address = new URL(request.url());
      if (address.protocol.startsWith('http') && address.origin !== new URL(url).origin)
        visit.problems.push(`fetched from elsewhere: ${address.href}`);
    });
    await visit.page.goto(url);
    await visit.editorReady();
    return visit;
  }

  close() {
    return this.page.context().close();
  }

  editorReady() {
    return this.page.waitForSelector('.monaco-editor .view-line');
  }

  /** Python is there and nothing runs. */
  ready() {
    return this.page.waitForSelector('.app[data-phase=ready]', { timeout: 60_000 });
  }

  /** Puts a program into the editor by its link, as someone who was sent it. */
  async program(code) {
    await this.page.evaluate((hash) => (location.hash = hash), linkOf(code));
    await this.page.waitForFunction(
      (line) => document.querySelector('.view-lines')?.textContent.includes(line),
      code
        .split('\n')
        .find((line) => line.trim())
        .replaceAll(' ', '\u00a0')
        .slice(0, 40),
    );
  }

  /** The text in the editor, as far as it is in sight. */
  text() {
    return this.page.evaluate(editorText);
  }

  /** Waits until the editor shows a text. */
  async shows(text) {
    await this.page.waitForFunction(editorText, text.trimEnd()).catch(async () => {
      throw new Error(
        `the editor shows ${JSON.stringify(await this.text())}, not ${JSON.stringify(text)}`,
      );
    });
  }

  /** Replaces the text in the editor, as a reader would. */
  async write(text) {
    await this.page.click('.monaco-editor .view-lines');
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.insertText(text);
    await this.shows(text);
  }

  /** What the chooser offers, by group, and what is chosen. */
  programs() {
    return this.page.evaluate(() => {
      const select = document.querySelector('select[aria-label="Program"]');
      const groups = {};
      for (const { label, children } of select.querySelectorAll('optgroup'))
        groups[label] = [...children].map((option) => option.textContent);
      return { groups, chosen: select.selectedOptions[0]?.textContent };
    });
  }

  /** The titles of the examples, of all chapters. */
  async examples() {
    const options = this.page.locator('select[aria-label="Program"] [value^="example:"]');
    return options.allTextContents();
  }

  /** Begins a draft; its empty text is there. */
  async newDraft() {
    await this.page.click('[aria-label^="Drafts"]');
    await this.page.click('.menu button:has-text("New draft")');
    await this.shows('');
  }

  choose(label) {
    return this.page.selectOption('select[aria-label="Program"]', { label });
  }

  /** Runs a program to its end; resolves to what was printed and how it ended. */
  async run(code, { timeout = 120_000 } = {}) {
    await this.program(code);
    await this.ready();
    await this.page.click('button:has-text("Run")');
    await this.page.waitForFunction(
      () =>
        document.querySelector('.app').dataset.phase === 'ready' &&
        /Done|Ended|The run/.test(document.querySelector('.status').textContent),
      null,
      { timeout },
    );
    return {
      stdout: await this.stdout(),
      stderr: await this.stderr(),
      status: await this.status(),
    };
  }

  async stdout() {
    return (await this.page.locator('.output .stdout').allTextContents()).join('');
  }

  async stderr() {
    return (await this.page.locator('.output .stderr').allTextContents()).join('');
  }

  status() {
    return this.page.textContent('.status');
  }

  /** The storages that are drawn: values by cell, and by tensor name the places of its lane. */
  storages() {
    return this.page.evaluate(() =>
      [...document.querySelectorAll('.tg-memory > .tg-storages > .tg-storage')].map((storage) => {
        const lanes = {};
        for (const run of storage.querySelectorAll('.tg-run:not(.tg-slice)')) {
          const [start, end] = run.dataset.places.split('-').map(Number);
          for (let place = start; place <= end; place++)
            (lanes[run.dataset.name] ??= []).push(place);
        }
        const cells = [...storage.querySelectorAll('.tg-strip .tg-cell')];
        return {
          values: cells.map((cell) => cell.dataset.value),
          elements: cells.map((cell) => cell.dataset.elements),
          changed: cells
            .filter((cell) => cell.matches('.tg-changed'))
            .map((cell) => cell.dataset.place),
          lanes,
        };
      }),
    );
  }

  /** Moves the slider to the last step of a line. */
  async goTo(line) {
    const slider = this.page.locator('input[type=range]');
    const last = Number(await slider.getAttribute('max'));
    for (let step = last; step >= 0; step--) {
      await slider.fill(String(step));
      if ((await this.page.getAttribute('.step-line', 'data-line')) === String(line)) return;
    }
    throw new Error(`no step of line ${line}`);
  }
}

/** In the page: the text that the editor shows, without the notes behind its lines; with `wanted`, whether it is that. */
function editorText(wanted) {
  const text = [...document.querySelectorAll('.view-line')]
    .sort((a, b) => parseFloat(a.style.top) - parseFloat(b.style.top))
    .map((line) => {
      const written = line.cloneNode(true);
      for (const note of written.querySelectorAll('.line-note')) note.remove();
      return written.textContent.replaceAll('\u00a0', ' ');
    })
    .join('\n');
  return wanted === undefined ? text : text.trimEnd() === wanted;
}

export function linkOf(code) {
  return `#code=${deflateRawSync(code).toString('base64url')}`;
}
