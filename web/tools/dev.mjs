/**
 * `npm run dev`: the page from its sources, renewed as they change. What the page only loads (the
 * engine, Python, the packages) comes from the build and is built again, then the page reloaded, when
 * the sources of that change.
 */
import { spawn } from 'node:child_process';
import { readFileSync, watch } from 'node:fs';
import { setup } from './setup.mjs';
import { inTree } from './steps.mjs';

setup();
process.env.TENSORGLASS_ENGINE ??= 'wasm-dev';
const { BESIDE_PAGE, build } = await import('./build.mjs');
const { answer } = await import('./serve.mjs');
const { createServer } = await import('vite');
await build('page');

const NO_WORKER = readFileSync(inTree('web/tools/no-worker.js'));

const server = await createServer({
  root: inTree('web/app'),
  configFile: inTree('vite.config.ts'),
  server: { host: '127.0.0.1' },
  plugins: [
    {
      name: 'files-beside-the-page',
      configureServer: ({ middlewares }) =>
        void middlewares.use((request, response, next) => {
          if (request.url === '/service-worker.js')
            response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(NO_WORKER);
          else if (!answer(inTree(BESIDE_PAGE), '/', request, response)) next();
        }),
    },
  ],
});
await server.listen();
server.printUrls();

/** Sources that the page does not bundle: a change of them needs a build. */
const BUILT = ['engine', 'web/torch', 'web/tensorglass', 'web/runtime', 'web/engine', 'examples'];
/** Editors write a file in several strokes. */
const SETTLE_MS = 100;

/** Builds in a process of its own, so that what it imports of the build is new. */
function start(stage) {
  const child = spawn(process.execPath, ['web/tools/build.mjs', stage], {
    cwd: inTree('.'),
    stdio: 'inherit',
  });
  const done = new Promise((resolve) => child.on('close', (status) => resolve(status === 0)));
  return { child, done };
}

let [timer, building, stale, recording] = [];
async function changed() {
  stale = true;
  recording?.child.kill();
  if (building) return;
  building = true;
  while (stale) {
    stale = false;
    if (!(await start('boot').done)) continue;
    server.ws.send({ type: 'full-reload' });
    // What the examples show is recorded again while the page is used, unless there is more to build.
    recording = start('page');
    await recording.done;
    recording = undefined;
  }
  building = false;
}
for (const folder of BUILT)
  watch(inTree(folder), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => void changed(), SETTLE_MS);
  });
