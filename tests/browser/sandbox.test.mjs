/**
 * A program that someone shares, as an attacker would write it, in Chromium and in Firefox: it reaches
 * nothing but its own worker, and the page goes on. What gets out would be seen by a second server.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import puppeteer from 'puppeteer-core';
import { launchBrowser, linkOf, servePage } from './support.mjs';
import { openElsewhere, prelude, WAYS_OUT } from './ways-out.mjs';

const { REACHABLE } = await import('../../build/runtime/node.mjs');

/** The two browsers; their pages are used through what Playwright's and Puppeteer's have alike. */
const BROWSERS = {
  Chromium: launchBrowser,
  Firefox: () =>
    puppeteer.launch({
      browser: 'firefox',
      executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
      headless: true,
    }),
};

/** A tab with the page. */
class Tab {
  runs = 0;

  static async open(browser, url) {
    const tab = new Tab();
    tab.page = await browser.newPage();
    await tab.page.goto(url);
    // The browsers' drivers would report what goes wrong in workers too.
    await tab.page.evaluate(() => {
      window.problems = [];
      for (const kind of ['error', 'unhandledrejection'])
        addEventListener(kind, (event) => problems.push(String(event.reason ?? event.message)));
    });
    await tab.until(() => document.querySelector('.app')?.dataset.phase === 'ready');
    return tab;
  }

  async until(condition, given, patience = 120_000) {
    const deadline = Date.now() + patience;
    while (!(await this.page.evaluate(condition, given))) {
      if (Date.now() > deadline) throw new Error(`never so: ${condition}, ${given}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Presses the first button whose text begins so. */
  press(label) {
    return this.page.evaluate(
      (text) =>
        [...document.querySelectorAll('button')]
          .find(({ textContent }) => textContent.trim().startsWith(text))
          .click(),
      label,
    );
  }

  /** Runs a program to its end; gives what is seen then. With a patience (ms) it is stopped after that. */
  async run(program, patience) {
    const mark = `# run ${++this.runs} of this tab`;
    const hash = linkOf(`${mark}\n${program}`);
    await this.page.evaluate((link) => void (location.hash = link), hash);
    await this.until(
      (text) =>
        document.querySelector('.view-lines')?.textContent.replaceAll('\u00a0', ' ').includes(text),
      mark,
    );
    await this.until(() => document.querySelector('.app').dataset.phase === 'ready');
    await this.press('Run');
    const ended = () =>
      document.querySelector('.app').dataset.phase === 'ready' &&
      /Done|Ended|The run|Stopped/.test(document.querySelector('.status').textContent);
    try {
      await this.until(ended, undefined, patience);
    } catch (late) {
      if (patience === undefined) throw late;
      await this.press('Stop');
      await this.until(ended);
    }
    const { problems, ...seen } = await this.page.evaluate(() => {
      const text = (selector) =>
        [...document.querySelectorAll(selector)].map(({ textContent }) => textContent).join('');
      return {
        stdout: text('.output .stdout'),
        stderr: text('.output .stderr'),
        status: text('.status'),
        problems: window.problems,
      };
    });
    assert.deepEqual(problems, []);
    return seen;
  }

  /** Runs a program whose first lines show that the one before has left nothing behind. */
  async attack(program, patience) {
    const asEver = 'tensor([2., 2.])\n';
    const seen = await this.run(
      `import torch\nprint(torch.ones(2) + 1, flush=True)\n${program}`,
      patience,
    );
    assert.equal(seen.stdout.slice(0, asEver.length), asEver);
    return { ...seen, stdout: seen.stdout.slice(asEver.length) };
  }
}

/** The same by the insides of Pyodide; some of them break down for want of what was taken. */
const INSIDES = {
  "C's way to run a script": `
import ctypes
ctypes.CDLL(None).emscripten_run_script(f"import('{URL}run-script.js')".encode())`,
  'a file that is fetched when it is read': `
pyodide_js.FS.createLazyFile("/", "lazy", URL + "lazy-file", True, False)
open("/lazy").read()`,
  'a file that is fetched before it is read': `
pyodide_js.FS.createPreloadedFile("/", "early", URL + "preloaded", True, False)`,
  'a library that is fetched': `
import ctypes
attempt(lambda: ctypes.CDLL(URL + "ctypes.so"))
attempt(lambda: pyodide_js._module.loadDynamicLibrary(URL + "library.so"))
attempt(lambda: pyodide_js._module.loadWebAssemblyModule(URL + "module.so", own()))
attempt(lambda: pyodide_js._module.ccall("emscripten_run_script", None, to_js(["string"]), to_js([f"import('{URL}ccall.js')"])))
attempt(lambda: setattr(pyodide_js._module, "locateFile", create_proxy(lambda *_: URL + "located.so")))
attempt(lambda: ctypes.CDLL("libmissing.so"))
attempt(lambda: pyodide_js._module.ENV.update(own(LD_LIBRARY_PATH=URL)))
attempt(lambda: pyodide_js._module.readAsync(URL + "read"))`,
  'memory that is not its own': `
module = pyodide_js._module
module.HEAPU8.fill(0xff)
module._free(12345)
import torch`,
  'all that sounds like loading': `
module = pyodide_js._module
for name in dir(module):
    if any(word in name.lower() for word in ("fetch", "load", "wget", "read", "script", "websocket", "worker", "url", "xhr", "import")):
        member = getattr(module, name, None)
        if callable(member):
            attempt(lambda: member(URL + "module-" + name))
api = pyodide_js._api
for name in dir(api):
    if any(word in name.lower() for word in ("fetch", "load", "url", "import", "script", "package")):
        member = getattr(api, name, None)
        if callable(member):
            attempt(lambda: member(URL + "api-" + name))`,
};

/**
 * Calls what can be reached from the global and from Pyodide, a few members deep, with what it does not
 * expect; in the order that the number says, for the first that breaks Python down is the last.
 */
const garbage = (order) => `
# Of another file: its lines are no steps.
exec(compile('''import random
from pyodide.ffi import JsProxy
queue = [(0, pyodide_js), (0, pyodide_js._module), (0, pyodide_js._api), (0, js.globalThis)]
seen, members = js.Set.new(), []
for depth, thing in queue:
    if not isinstance(thing, JsProxy) or seen.has(thing) or js.ArrayBuffer.isView(thing):
        continue
    seen.add(thing)
    if callable(thing):
        members.append(thing)
    if depth == 2 or len(queue) > 2000:
        continue
    for name in js.Reflect.ownKeys(thing):
        # Reading Pyodide's mark for "no value" is an end in itself.
        if isinstance(name, str) and name != "novalue":
            try:
                queue.append((depth + 1, js.Reflect.get(thing, name)))
            except BaseException:
                pass
random.Random(${order}).shuffle(members)
print(len(members), "members", flush=True)
for member in members:
    for given in ((), (0,), (-1, 7, 2**31 - 1), (URL + "garbage", "x", 3), (js.Object.new(), to_js([1, 2]))):
        try:
            member(*given)
        except BaseException:
            pass
''', "walk.py", "exec"))
`;

/** What a program may try on the line between worker and page; each ends, and the page is as it was. */
const FORGERIES = {
  'messages of its own': `
attempt(lambda: js.postMessage(own(kind="steps", run="1", steps=to_js([None, 5]))))
attempt(lambda: js.self.postMessage(own(kind="done", run="1", result=own(exitCode=0))))
attempt(lambda: js.onmessage(own(data=own(kind="boot"))))
attempt(lambda: setattr(js, "onmessage", create_proxy(lambda event: None)))
attempt(lambda: js.addEventListener("message", create_proxy(print)))
attempt(lambda: js.dispatchEvent(js.MessageEvent.new("message")))
attempt(lambda: js.globalThis.postMessage(1))`,
  'prototypes of its own': `
found = []
def listen(this, *given):
    found.extend([this, *given])
spy = create_proxy(listen, capture_this=True)
for owner, names in (
    (js.Array.prototype, ("push", "splice", "map", "slice")),
    (js.Object.prototype, ("then", "kind", "run", "steps", "text", "toJSON")),
    (js.Promise.prototype, ("then", "constructor")),
    (js.Function.prototype, ("call", "apply", "bind")),
    (js.JSON, ("parse", "stringify")),
    (js.Map.prototype, ("get", "set")),
    (js.Reflect, ("apply", "ownKeys")),
    (js.String.prototype, ("slice",)),
    (js.TextDecoder.prototype, ("decode",)),
    (js.performance, ("now",)),
    (js, ("setTimeout", "performance", "JSON", "Promise", "eval")),
):
    for name in names:
        attempt(lambda: setattr(owner, name, spy))
        attempt(lambda: js.Object.defineProperty(owner, name, own(value=spy)))
        attempt(lambda: js.Object.defineProperty(owner, name, own(get=spy, set=spy)))
attempt(lambda: js.Object.setPrototypeOf(js.Array.prototype, own(x=1)))
import torch
x = torch.ones(2)
print("forged", [thing for thing in found if hasattr(thing, "postMessage")])`,
  'traps in what it hands over': `
class Trap:
    def __getattribute__(self, name):
        raise SystemError("a trap")
    __str__ = __repr__ = __index__ = __len__ = lambda self: 1 / 0
x = Trap()
y = {Trap: [x]}
deep = []
for _ in range(100_000):
    deep = [deep]
z = own(valueOf=create_proxy(lambda *_: 1 / 0), toString=create_proxy(lambda *_: 1 / 0))
attempt(lambda: js.structuredClone(z))
sys.stdout.write("\\ud800 \\0 \\x1b[31m" + "x" * 100_000 + "\\n")`,
};

/** Programs that get at their own recorder; the page takes none of what they make up. */
const RECORDER = `
import gc
hooks = next(thing._hooks for thing in gc.get_objects() if type(thing).__name__ == "Recorder")
step = hooks.step
`;
const MADE_UP_STEPS = {
  'a line that is none': `step("x", "line", 1, "[]", None)`,
  'names that are none': `step(1, "line", 1, '[{"a": 5}]', None)`,
  'a name on a tensor that is not there': `step(1, "line", 1, '[{"frame": "<module>", "name": "x", "tensor": 987654}]', None)`,
  'an unknown event': `step(1, "explosion", 1, "[]", None)`,
  'an error that is none': `step(1, "line", 1, "[]", '{"type": {}}')`,
};

for (const [name, launch] of Object.entries(BROWSERS))
  describe(name, () => {
    let server, elsewhere, browser, tab;
    before(async () => {
      [server, elsewhere] = await Promise.all([servePage(), openElsewhere()]);
      browser = await launch();
      tab = await Tab.open(browser, server.url);
    });
    after(async () => {
      await browser?.close();
      await server?.close();
      elsewhere?.close();
    });

    for (const [what, attempts] of Object.entries(WAYS_OUT))
      test(`${what} leads nowhere`, async () => {
        const { stdout, status } = await tab.attack(prelude(elsewhere.url) + attempts);
        assert.match(status, /Done/);
        assert.match(stdout, /\w/);
        assert.deepEqual(elsewhere.visits, []);
      });

    for (const [what, attempts] of Object.entries(INSIDES))
      test(`${what} leads nowhere`, async () => {
        const { status } = await tab.attack(prelude(elsewhere.url) + attempts);
        assert.match(status, /Done|Ended with/);
        assert.deepEqual(elsewhere.visits, []);
      });

    for (const order of [1, 2])
      test(`all that is within reach, called with garbage in order ${order}, leads nowhere`, async () => {
        // Python may break down over it, or an error come when nothing waits for it, or one of C's
        // functions, given garbage, never come back.
        const { status } = await tab.attack(prelude(elsewhere.url) + garbage(order), 20_000);
        assert.match(status, /Done|Ended with|The run ended|Stopped/);
        assert.deepEqual(elsewhere.visits, []);
      });

    for (const [what, attempts] of Object.entries(FORGERIES))
      test(`${what}: the page is as it was`, async () => {
        const { stdout, status } = await tab.attack(prelude(elsewhere.url) + attempts);
        assert.match(status, /Done/);
        assert.doesNotMatch(stdout, /forged \[[^\]]/);
        assert.deepEqual(elsewhere.visits, []);
      });

    for (const [what, call] of Object.entries(MADE_UP_STEPS))
      test(`a step of the program's own, with ${what}, ends the run`, async () => {
        const { status } = await tab.attack(`${RECORDER}${call}\n`);
        assert.match(status, /the program broke its session/);
      });

    test('of steps without end no more are kept than of any run, and the page stays with the reader', async () => {
      const { status } = await tab.attack(
        `${RECORDER}for _ in range(100_000):\n    step(1, "line", 1, "[]", None)\n`,
      );
      assert.match(status, /Of 300,\d{3} steps the first 2,500 and the last 2,\d{3} were kept/);
      const last = Number(
        await tab.page.evaluate(() => document.querySelector('input[type=range]').max),
      );
      assert.ok(last <= 5000, `${last + 1} steps`);
    });

    for (const stream of ['stdout', 'stderr'])
      test(`a million messages on ${stream} end the program, and the page stays with the reader`, async () => {
        const { status } = await tab.attack(
          `import sys\nfor n in range(1_000_000):\n    sys.${stream}.write("again\\n")\n    sys.${stream}.flush()\n`,
        );
        assert.match(status, /Ended with OutputLimit/);
        const shown = await tab.page.evaluate(
          () => document.querySelector('.output').textContent.length,
        );
        assert.ok(shown < 1_100_000, `${shown} characters`);
      });

    test('an error of a hundred million characters is cut', async () => {
      const { status } = await tab.attack('raise ValueError("x" * 10**8)');
      assert.match(status, /Ended with ValueError/);
    });

    test('the policy alone keeps a worker of the page from all that is elsewhere', async () => {
      const bare = await openElsewhere();
      try {
        const page = await browser.newPage();
        await page.goto(`${bare.url}page.html`);
        const free = await page.evaluate(workerThatTries, bare.url);
        await page.close();
        // Where there is no policy the worker does get out, so the tries are good.
        const visited = new Set(bare.visits.map((path) => path.slice(1)));
        for (const way of ['import', 'fetch', 'request', 'events', 'socket', 'font', 'timer'])
          assert.ok(visited.has(way), `${way} does not get out of any page: ${free[way]}`);
        const held = await tab.page.evaluate(workerThatTries, elsewhere.url);
        assert.deepEqual(Object.keys(held), Object.keys(free));
        assert.deepEqual(elsewhere.visits, []);
      } finally {
        bare.close();
      }
    });

    test('what a hostile program leaves behind is gone with it, from the next run and from the next visit', async () => {
      const program = prelude(elsewhere.url) + CENSUS;
      const first = await tab.run(program);
      assert.match(first.status, /Done/);
      await tab.until(async () => (await (await caches.open('tensorglass')).keys()).length === 1);
      const cached = await tab.page.evaluate(digestOfCache);
      const { status } = await tab.attack(prelude(elsewhere.url) + SPOILING);
      assert.match(status, /Done|Ended with|The run ended/);
      assert.equal((await tab.run(program)).stdout, first.stdout);
      assert.equal(await tab.page.evaluate(digestOfCache), cached);
      const again = await Tab.open(browser, server.url);
      assert.equal((await again.run(program)).stdout, first.stdout);
      await again.page.close();
    });

    test('the global of a program has what the list says, and no more; nor have its members', async () => {
      const pristine = await tab.page.evaluate(pristineNames);
      const { globalThis: names } = pristine;
      assert.ok(names.includes('fetch') && names.includes('navigator'), 'a real worker');
      assert.ok(pristine.navigator.includes('locks'), 'a real navigator');
      const { stdout } = await tab.run(`
import js, json
from pyodide.ffi import jsnull
chain, owner = [], js.globalThis
while owner is not jsnull:
    chain += [str(key) for key in js.Object.getOwnPropertyNames(owner)]
    owner = js.Object.getPrototypeOf(owner)
tried = json.loads(${JSON.stringify(JSON.stringify(pristine))})
there = {}
for name, members in tried.items():
    owner = getattr(js, name, None)
    there[name] = [m for m in members if owner is not None and js.Reflect.has(owner, m)]
print(json.dumps([chain, there]))
`);
      const [chain, there] = JSON.parse(stdout);
      const everyObject = Object.getOwnPropertyNames(Object.prototype);
      const language = new Set([...REACHABLE, ...everyObject]);
      // Numbers that Chromium does not let go of.
      const CONSTANTS = ['TEMPORARY', 'PERSISTENT'];
      const unlisted = (names) => names.filter((n) => !language.has(n) && !CONSTANTS.includes(n));
      assert.deepEqual(unlisted(chain), []);
      assert.deepEqual(unlisted(there.globalThis), []);
      const left = (owner) => there[owner].filter((n) => !everyObject.includes(n)).sort();
      assert.deepEqual(left('navigator'), []);
      assert.deepEqual(left('performance'), ['now', 'timeOrigin']);
      assert.deepEqual(left('crypto'), ['getRandomValues']);
      assert.deepEqual(left('console'), ['debug', 'error', 'info', 'log', 'warn']);
      for (const owner of ['location', 'caches', 'indexedDB', 'scheduler', 'fonts'])
        if (owner in there) assert.deepEqual(left(owner), []);
    });
  });

/** A program that prints what a session starts from: files, modules, names and what they do. */
const CENSUS = `
import builtins, hashlib, pathlib, os, torch
for path in sorted(pathlib.Path("/lib/tensorglass").rglob("*.py")):
    print(path, hashlib.sha256(path.read_bytes()).hexdigest())
print(sorted(os.listdir("/")), sorted(os.listdir("/tmp")), sorted(os.listdir(".")))
print(sorted(sys.modules), sorted(vars(builtins)), sorted(vars(torch)))
print(sorted(js.Object.getOwnPropertyNames(js.globalThis)), js.Array.prototype.map.name)
x = torch.ones(2, requires_grad=True)
(x * x).sum().backward()
print(x + 1, x.grad)
`;

/** A program that spoils what it can of its session, and of what lies around it. */
const SPOILING = `
import builtins, pathlib, torch
for path in pathlib.Path("/lib/tensorglass").rglob("*.py"):
    attempt(lambda: path.write_text("raise SystemError('spoilt')"))
attempt(lambda: pathlib.Path("/tmp/spoilt").write_text("x"))
attempt(lambda: setattr(torch, "ones", None))
attempt(lambda: setattr(builtins, "spoilt", 1))
attempt(lambda: js.caches.delete("tensorglass"))
attempt(lambda: pyodide_js.FS.mkdir("/spoilt"))
import _tensorglass
for name in dir(_tensorglass):
    attempt(lambda: setattr(_tensorglass, name, create_proxy(lambda *_: 0)))
attempt(lambda: pyodide_js._module.HEAPU8.fill(0xff))
`;

/** In the page: what the browser keeps of the build, as a digest. */
async function digestOfCache() {
  const cache = await caches.open('tensorglass');
  const digests = [];
  for (const request of await cache.keys()) {
    const bytes = await (await cache.match(request)).arrayBuffer();
    digests.push(request.url, ...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
  }
  return digests.join(' ');
}

/** In the page: a worker like the sessions', whose global is whole, tries to get out; how each way ended. */
function workerThatTries(elsewhere) {
  const tries = async (elsewhere) => {
    const opened = (target) =>
      new Promise((resolve, reject) => {
        target.onopen = resolve;
        target.onerror = () => reject(new Error('no connection'));
      });
    const ways = {
      import: () => import(`${elsewhere}import`),
      fetch: () => fetch(`${elsewhere}fetch`, { mode: 'no-cors' }),
      async request() {
        const request = new XMLHttpRequest();
        request.open('GET', `${elsewhere}request`, false);
        request.send();
      },
      events: () => opened(new EventSource(`${elsewhere}events`)),
      socket: () => opened(new WebSocket(`${elsewhere.replace('http', 'ws')}socket`)),
      font: () => new FontFace('x', `url(${elsewhere}font)`).load(),
      timer: () =>
        new Promise((resolve, reject) => {
          let ran = false;
          globalThis.timer = (promise) => {
            ran = true;
            promise.then(resolve, reject);
          };
          // (An import here would hold up Firefox's worker for good.)
          setTimeout(`timer(fetch('${elsewhere}timer'))`, 0);
          // Timers come in the order of their times: where this is first, the text became no code.
          setTimeout(() => ran || reject(new Error('no code')), 50);
        }),
    };
    const ended = {};
    for (const [name, way] of Object.entries(ways))
      ended[name] = await Promise.race([
        (async () => way())().then(
          () => 'it worked',
          (problem) => String(problem),
        ),
        // Some browsers leave a refused way without an answer; what counts is who was visited.
        new Promise((resolve) => setTimeout(resolve, 5000, 'no answer')),
      ]);
    postMessage(ended);
  };
  const text = `(${tries})(${JSON.stringify(elsewhere)})`;
  const worker = new Worker(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })), {
    type: 'module',
  });
  return new Promise((resolve) => (worker.onmessage = ({ data }) => resolve(data)));
}

/** In the page: the names on a worker's global as the browser makes it, and on those of its members that are objects. */
function pristineNames() {
  const text = `
    const namesOf = (object) => {
      const names = new Set();
      for (let o = object; o; o = Object.getPrototypeOf(o))
        for (const name of Object.getOwnPropertyNames(o)) names.add(name);
      return [...names];
    };
    const names = { globalThis: namesOf(globalThis) };
    for (const name of names.globalThis) {
      let member;
      try { member = globalThis[name]; } catch { continue; }
      if (typeof member === 'object' && member !== null && member !== globalThis)
        names[name] = namesOf(member);
    }
    postMessage(names);`;
  const worker = new Worker(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })), {
    type: 'module',
  });
  return new Promise((resolve) => (worker.onmessage = ({ data }) => resolve(data)));
}
