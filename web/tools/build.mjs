/**
 * Builds what is out of date: the engine (build/wasm, or the folder of another preset), the JavaScript
 * API and the headless runner (build/js, build/runtime), the boot snapshot, and the site (dist).
 */
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { contentsOf } from './contents.mjs';
import { setup } from './setup.mjs';
import {
  engineFolder,
  enginePreset,
  filesBelow,
  inTree,
  isMain,
  root,
  run,
  step,
} from './steps.mjs';
import { readTable } from './table.mjs';

const PYODIDE = [
  'pyodide.mjs',
  'pyodide.asm.mjs',
  'pyodide.asm.wasm',
  'python_stdlib.zip',
  'pyodide-lock.json',
];
const ENGINE = ['tensorglass.js', 'tensorglass.fused.wasm', 'tensorglass.portable.wasm'];
/** Whether the engine is built as it is served, and not for trying things out. */
const served = () => enginePreset() === 'wasm';
const engineFiles = () => ENGINE.map((name) => `${engineFolder()}/${name}`);

/** What a page loads beside its own bundle, and the tutorials: the runtime's files, and recorded steps. */
export const BESIDE_PAGE = 'build/site';

/** What programs can import beside `torch`. */
const PACKAGES = 'build/runtime/packages';

/** What the editor knows of `torch`: web/session/language loads it. */
const NAMES = 'build/runtime/torch-names.json';

/** What is built, each from those before it: `npm run build -- page` builds up to there. */
const STAGES = {
  /** The engine, and Python with it: what the headless runner and Jest need. */
  async runtime() {
    await buildEngine();
    await buildBundles();
    await packPython();
    await packPackages();
    await makeBootSnapshot();
  },
  /** What a page boots from. */
  boot: layOutRuntime,
  /** All that a page needs beside its bundle, and what goes into that. */
  async page() {
    await describeNames();
    await recordExamples();
    await bakeTutorials();
    await describeWhatIsHere();
  },
  /** The whole site, in dist/. */
  async site() {
    await buildSite();
    await buildServiceWorker();
  },
};

/** Brings everything up to date, up to a stage. */
export async function build(upTo = 'site') {
  if (!STAGES[upTo]) throw new Error(`no stage ${upTo}: ${Object.keys(STAGES).join(', ')}`);
  for (const [stage, work] of Object.entries(STAGES)) {
    await work();
    if (stage === upTo) return;
  }
}

const lock = 'package-lock.json';

async function buildEngine() {
  const preset = enginePreset();
  // Debian's Emscripten looks for its optimiser's modules where Debian puts them.
  const modules = [process.env.NODE_PATH, '/usr/share/nodejs'].filter(Boolean).join(':');
  // Its optimiser is the machine's: npm puts that of node_modules first, a script many times as slow.
  const folders = process.env.PATH.split(delimiter);
  const path = folders.filter((folder) => !folder.includes('node_modules')).join(delimiter);
  const env = { NODE_PATH: modules, PATH: path };
  const description = ['CMakeLists.txt', 'CMakePresets.json'];
  const ninja = [`${engineFolder()}/build.ninja`];
  await step(`configure ${preset}`, { inputs: description, outputs: ninja }, () =>
    run('emcmake', ['cmake', '--preset', preset], env),
  );
  const linked = ['tensorglass.js', 'tensorglass.wasm'].map((name) => `${engineFolder()}/${name}`);
  const inputs = ['engine', ...description];
  await step(`engine to WebAssembly, ${preset}`, { inputs, outputs: linked }, () =>
    run('cmake', ['--build', '--preset', preset], env),
  );
  const finishing = { inputs: [...linked, 'web/tools/fuse.mjs', lock], outputs: engineFiles() };
  await step(`engine finished, ${preset}`, finishing, async () => {
    const { finishEngine } = await import('./fuse.mjs');
    finishEngine(inTree(engineFolder()), { optimised: served() });
  });
}

const bundles = {
  'runtime/node.mjs': 'web/runtime/node.ts',
  'runtime/worker.mjs': 'web/runtime/worker-node.ts',
  'runtime/tutorial.mjs': 'web/tutorial/node.ts',
  'runtime/findings.mjs': 'web/diagram/findings/report.ts',
  'runtime/plots.mjs': 'web/plots/file.tsx',
  'js/engine.mjs': 'web/engine/index.ts',
};

function buildBundles() {
  const outputs = Object.keys(bundles).map((name) => `build/${name}`);
  const inputs = ['web/runtime', 'web/engine', 'web/tutorial', 'web/diagram', 'web/plots'];
  inputs.push(lock, 'web/tools/build.mjs');
  return step('modules for Node', { inputs, outputs }, async () => {
    const { build: vite } = await import('vite');
    for (const [name, entry] of Object.entries(bundles))
      await vite({
        configFile: false,
        root,
        logLevel: 'warn',
        build: {
          ssr: entry,
          target: 'es2022',
          outDir: `build/${name.split('/')[0]}`,
          emptyOutDir: false,
          rollupOptions: {
            external: [/build\/wasm\//],
            output: { entryFileNames: name.split('/')[1], codeSplitting: false },
          },
        },
      });
  });
}

/** What every program finds of ours. */
const PYTHON = ['web/torch', 'web/tensorglass'];

/** The sources of our Python packages, as JSON by path. */
function packPython() {
  const ours = filesBelow('web/runtime', (file) => file.endsWith('.py'));
  const inputs = [...PYTHON, ...ours];
  return step('Python packages', { inputs, outputs: ['build/runtime/packages.json'] }, () => {
    const packages = {};
    for (const path of ours)
      packages[`tensorglass_${basename(path)}`] = readFileSync(inTree(path), 'utf8');
    for (const path of PYTHON.flatMap((folder) =>
      filesBelow(folder, (file) => /\.(py|json)$/.test(file)),
    ))
      packages[path.replace('web/', '')] = readFileSync(inTree(path), 'utf8');
    writeFileSync(inTree('build/runtime/packages.json'), JSON.stringify(packages));
  });
}

/** The packages that are loaded when a program imports them. */
function packPackages() {
  const inputs = ['web/packages', 'web/runtime/packages.py', 'web/tools/packages.mjs', lock];
  inputs.push('build/runtime/node.mjs');
  const outputs = [`${PACKAGES}/parts.json`];
  // In a process of its own: Pyodide leaves things behind.
  return step('packages to import', { inputs, outputs }, () =>
    run(process.execPath, ['web/tools/packages.mjs']),
  );
}

/** What of the engine Python holds once it has started: its table, and what lies below and above it. */
const SEEN_AT_START = ['engine/core', 'engine/bindings'];

async function makeBootSnapshot() {
  const inputs = [
    ...SEEN_AT_START,
    'build/runtime/packages.json',
    'build/runtime/node.mjs',
    'web/tools/snapshot.mjs',
    lock,
  ];
  const outputs = ['build/runtime/snapshot.bin'];
  // In a process of its own: Pyodide leaves things behind.
  return step('boot snapshot', { inputs, outputs, also: await readTable() }, () =>
    run(process.execPath, ['web/tools/snapshot.mjs']),
  );
}

/** What is built of Python as it runs: the snapshot alone does not hold the files that are read later. */
const RUNTIME = ['snapshot.bin', 'packages.json', 'node.mjs', 'worker.mjs'].map(
  (name) => `build/runtime/${name}`,
);

/** What the editor offers of `torch`. */
function describeNames() {
  const inputs = [...RUNTIME];
  inputs.push('web/tools/language.mjs', 'web/tools/language.py', 'web/tools/schema.mjs');
  return step('names of torch', { inputs, outputs: [NAMES] }, async () => {
    const { describeLanguage } = await import('./language.mjs');
    writeFileSync(inTree(NAMES), JSON.stringify(await describeLanguage()));
  });
}

function recordExamples() {
  const inputs = ['examples', `${BESIDE_PAGE}/runtime/assets.json`, lock];
  inputs.push(
    'build/runtime/node.mjs',
    'build/runtime/worker.mjs',
    'web/tools/record-examples.mjs',
  );
  const outputs = [`${BESIDE_PAGE}/recorded`];
  return step('recorded examples', { inputs, outputs }, async () => {
    const { recordExamples: record } = await import('./record-examples.mjs');
    await record(inTree(`${BESIDE_PAGE}/recorded`));
  });
}

/** The tutorial pages, with what their programs do, and the page that lists them. */
function bakeTutorials() {
  const pages = filesBelow('examples', (file) => file.endsWith('.html'));
  const inputs = [...pages, `${BESIDE_PAGE}/runtime/assets.json`, 'web/cli', lock];
  inputs.push('build/runtime/node.mjs', 'build/runtime/worker.mjs', 'build/runtime/tutorial.mjs');
  inputs.push('web/tools/contents.mjs', 'web/tools/site-page.mjs');
  const folder = `${BESIDE_PAGE}/learn`;
  return step('tutorials', { inputs, outputs: [folder] }, () => {
    rmSync(inTree(folder), { recursive: true, force: true });
    mkdirSync(inTree(folder), { recursive: true });
    const copies = pages.map((page) => `${folder}/${basename(page)}`);
    pages.forEach((page, n) => cpSync(inTree(page), inTree(copies[n])));
    const texts = pages.map((page) => ({
      name: basename(page),
      text: readFileSync(inTree(page), 'utf8'),
    }));
    writeFileSync(inTree(`${folder}/index.html`), contentsOf(texts));
    return run(process.execPath, ['web/cli/tensorglass.mjs', 'bake', ...copies]);
  });
}

/** The page that says what of PyTorch is here. */
async function describeWhatIsHere() {
  const inputs = [...RUNTIME];
  inputs.push('web/tools/coverage.py', 'web/tools/coverage.mjs', 'web/tools/site-page.mjs');
  const outputs = [`${BESIDE_PAGE}/coverage.html`];
  return step('what of PyTorch is here', { inputs, outputs, also: await readTable() }, async () => {
    const { coveragePage, describeCoverage } = await import('./coverage.mjs');
    writeFileSync(inTree(outputs[0]), coveragePage(await describeCoverage()));
  });
}

function buildSite() {
  const page = [
    'web/app',
    'web/embed',
    'web/tutorial',
    'web/session',
    'web/diagram',
    'web/plots',
    'web/engine',
    'web/runtime',
    'examples',
  ];
  const inputs = [...page, BESIDE_PAGE, NAMES, 'vite.config.ts', lock, 'web/tools/build.mjs'];
  const outputs = ['dist/index.html', 'dist/runtime/assets.json'];
  return step('site', { inputs, outputs }, async () => {
    const { build: vite } = await import('vite');
    await vite({
      root: inTree('web/app'),
      configFile: inTree('vite.config.ts'),
      logLevel: 'warn',
    });
    cpSync(inTree(BESIDE_PAGE), inTree('dist'), { recursive: true });
  });
}

/** The worker that keeps the site for when there is no network: it knows every file of it by its hash. */
function buildServiceWorker() {
  const file = 'dist/service-worker.js';
  const entry = 'web/app/service-worker.ts';
  const site = filesBelow('dist', (path) => path !== file);
  const inputs = [...site, entry, 'web/tools/build.mjs', lock];
  return step('service worker', { inputs, outputs: [file] }, async () => {
    const { build: vite } = await import('vite');
    const hashes = site.map((path) => [
      path.slice('dist/'.length),
      createHash('sha256')
        .update(readFileSync(inTree(path)))
        .digest('base64'),
    ]);
    const files = JSON.stringify(Object.fromEntries(hashes));
    const version = createHash('sha256').update(files).digest('hex').slice(0, 12);
    await vite({
      configFile: false,
      root,
      logLevel: 'warn',
      publicDir: false,
      define: { FILES: files, VERSION: JSON.stringify(version) },
      build: {
        outDir: 'dist',
        emptyOutDir: false,
        target: 'es2022',
        rollupOptions: {
          input: inTree(entry),
          output: { entryFileNames: basename(file), format: 'iife' },
        },
      },
    });
  });
}

/**
 * Puts what the page's worker boots from beside the page: in a folder whose name tells its content, so
 * that browsers may keep it, and what they made of it, for ever. `assets.json` names it.
 */
function layOutRuntime() {
  const sources = [
    ...PYODIDE.map((name) => ['node_modules/pyodide', 'pyodide', name]),
    ...ENGINE.map((name) => [engineFolder(), 'engine', name]),
    ['build/runtime', '.', 'packages.json'],
  ];
  const parts = JSON.parse(readFileSync(inTree(`${PACKAGES}/parts.json`), 'utf8'));
  const packages = Object.keys(parts).map((name) => `${name}.bin`);
  sources.push(...packages.map((name) => [PACKAGES, 'packages', name]));
  const snapshot = 'build/runtime/snapshot.bin';
  const inputs = [snapshot, ...sources.map(([from, , name]) => `${from}/${name}`)];
  inputs.push('build/runtime/worker.mjs', lock, 'web/tools/build.mjs');
  const runtime = `${BESIDE_PAGE}/runtime`;
  return step('files beside the page', { inputs, outputs: [`${runtime}/assets.json`] }, () => {
    rmSync(inTree(runtime), { recursive: true, force: true });
    const memory = readFileSync(inTree(snapshot));
    const hash = createHash('sha256').update(memory);
    for (const [from, , name] of sources) hash.update(readFileSync(inTree(`${from}/${name}`)));
    const version = hash.digest('hex').slice(0, 12);
    const folder = inTree(join(runtime, version));
    for (const [from, to, name] of sources) {
      mkdirSync(join(folder, to), { recursive: true });
      cpSync(inTree(`${from}/${name}`), join(folder, to, name));
    }
    // Not called .gz: hosts would say Content-Encoding for that, or not; the reader looks at the
    // bytes. An engine for trying things out is loaded from this machine, and compressing takes long.
    const pack = (bytes) => (served() ? gzipSync(bytes, { level: 9 }) : bytes);
    writeFileSync(join(folder, 'snapshot.bin'), pack(memory));
    for (const name of packages.map((file) => join(folder, 'packages', file)))
      writeFileSync(name, pack(readFileSync(name)));
    const fetched = [
      'pyodide/pyodide.asm.wasm',
      'pyodide/python_stdlib.zip',
      'engine/tensorglass.fused.wasm', // or the other, which is about as large
      'packages.json',
      'snapshot.bin',
    ];
    const bytes = fetched.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
    writeFileSync(inTree(`${runtime}/assets.json`), JSON.stringify({ version, bytes, parts }));
  });
}

if (isMain(import.meta.url)) {
  setup();
  await build(process.argv[2]);
}
