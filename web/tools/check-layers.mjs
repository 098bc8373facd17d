/**
 * Checks that includes and imports go only where the design lets them: what stands left of a colon
 * may know what stands right of it, and itself. Among the modules of Python there is no circle.
 */
import { readFileSync } from 'node:fs';
import { dirname, normalize } from 'node:path';
import { filesBelow, inTree } from './steps.mjs';

const ALLOWED = {
  'engine/core': [],
  'engine/kernels': ['engine/core'],
  'engine/numpy': ['engine/core', 'engine/kernels'],
  'engine/autograd': ['engine/core'],
  'engine/format': ['engine/core', 'engine/autograd'],
  'engine/inspect': ['engine/core', 'engine/autograd'],
  'engine/op': ['engine/core', 'engine/kernels', 'engine/autograd'],
  // A family sees the machinery by which it is called, never the binder.
  'engine/ops': ['engine/core', 'engine/kernels', 'engine/autograd', 'engine/op'],
  'engine/frontend': ['engine/core', 'engine/autograd', 'engine/op'],
  'engine/bindings': [
    'engine/core',
    'engine/autograd',
    'engine/op',
    'engine/frontend',
    'engine/format',
    'engine/inspect',
    'engine/numpy',
  ],
  'web/engine': [],
  'web/runtime': ['web/engine'],
  'web/diagram': ['web/runtime/protocol', 'web/engine/snapshot', 'web/engine/dtype'],
  'web/plots': ['web/runtime/figure'],
  // Pages as texts: in Node and in a page alike.
  'web/tutorial': ['web/runtime', 'web/engine/checks'],
  'web/session': [
    'web/diagram',
    'web/plots',
    'web/runtime',
    'web/tutorial/link',
    'web/tutorial/panels',
    'build/runtime/torch-names.json?raw',
  ],
  // Beside the pages of others: nothing of our own page.
  'web/embed': ['web/session', 'web/tutorial', 'web/diagram', 'web/runtime', 'web/engine/checks'],
  'web/app': [
    'web/embed',
    'web/session',
    'web/tutorial',
    'web/diagram',
    'web/runtime',
    'web/engine',
    'examples',
  ],
  'web/torch': [],
  'web/tensorglass': ['web/torch'],
  'web/packages': ['web/torch'],
  'web/cli': [],
  'web/tools': [],
};

const TOP_LEVEL_STATE = /^(?:export )?(?:let\b|const \w+ = (?:signal|computed)\b)/m;

/** What a layer must not name at all, and why. */
const FORBIDDEN = [
  {
    layer: 'web/diagram',
    text: /\b(document|window|Worker|localStorage)\s*[.(]/,
    why: 'pictures are pure functions',
  },
  {
    layer: 'web/plots',
    text: /\b(document|window|Worker|localStorage)\s*[.(]/,
    why: 'pictures are pure functions',
  },
  {
    layer: 'web/session',
    text: TOP_LEVEL_STATE,
    why: 'a page may hold several sessions: their state belongs to a Session or a Run',
  },
  {
    layer: 'web/app',
    text: TOP_LEVEL_STATE,
    why: 'state belongs to an object that is handed down',
    except: ['web/app/theme.ts'],
  },
  { layer: 'web/engine', text: /\b(document|window)\s*\./, why: 'the engine runs anywhere' },
  { layer: 'web/tutorial', text: /\b(document|window)\s*\./, why: 'texts are read anywhere' },
];
const EMSCRIPTEN = /#include <emscripten/;

/**
 * What of the package `torch` is written as programs are, by the names of the finished package: its
 * modules may import it whole. All others know each other only, and nowhere in a circle.
 */
const LIBRARY =
  /^torch\.(_foreach|_lobpcg|_lowrank|amp|nn|optim|utils|distributions|func|fft|linalg|signal|special|testing|masked|quasirandom|autograd\.(forward_ad|functional|gradcheck))(\.|$)/;

/** The breaches, as lines of text. */
export function breaches() {
  const found = [];
  for (const layer of Object.keys(ALLOWED))
    for (const file of filesBelow(layer, (name) => /\.(h|cpp|ts|tsx|mjs|js)$/.test(name))) {
      const text = readFileSync(inTree(file), 'utf8');
      for (const target of targetsOf(file, text)) {
        const allowed = [layer, ...ALLOWED[layer]].some(
          (to) => target === to || target.startsWith(`${to}/`) || target.startsWith(`${to}.`),
        );
        if (!allowed) found.push(`${file}: must not know ${target}`);
      }
      for (const rule of FORBIDDEN)
        if (
          layer === rule.layer &&
          !rule.except?.includes(file) &&
          rule.text.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''))
        )
          found.push(`${file}: ${rule.text} (${rule.why})`);
      if (layer.startsWith('engine/') && layer !== 'engine/bindings' && EMSCRIPTEN.test(text))
        found.push(`${file}: only bindings include emscripten's headers`);
    }
  const sources = filesBelow('web/torch', (name) => name.endsWith('.py'));
  const texts = sources.map((file) => [
    file.slice('web/'.length),
    readFileSync(inTree(file), 'utf8'),
  ]);
  return [...found, ...pythonBreaches(Object.fromEntries(texts))];
}

/**
 * Circles among the modules of a Python package, and modules that know the package they are part of,
 * as lines of text. `texts` are the sources by path; imports inside functions count.
 */
export function pythonBreaches(texts) {
  const nameOf = (path) => path.replace(/(\/__init__)?\.py$/, '').replaceAll('/', '.');
  const paths = new Map(Object.keys(texts).map((path) => [nameOf(path), path]));
  const found = [];
  const known = new Map();
  for (const [name, path] of paths) {
    const folder = path.endsWith('/__init__.py') ? name : name.replace(/\.?[^.]*$/, '');
    const targets = new Set(modulesIn(texts[path], folder, paths));
    targets.delete(name);
    const [root] = name.split('.');
    if (targets.delete(root) && !LIBRARY.test(name))
      found.push(`web/${path}: must not know ${root}, which is made of it`);
    known.set(name, [...targets]);
  }
  for (const circle of circles(known)) found.push(`web/torch: a circle, ${circle.join(' → ')}`);
  return found;
}

/** The modules of the package that a Python source in `folder` (dotted) imports. */
function* modulesIn(text, folder, paths) {
  const plain = text.replace(/#.*/g, '').replace(/"""[\s\S]*?"""/g, '""');
  const statements = plain.matchAll(
    /^[ \t]*(?:from[ \t]+(\.*)([\w.]*)[ \t]+import[ \t]*(\([^)]*\)|[^\n]*)|import[ \t]+([^\n]*))/gm,
  );
  const names = (list) => [...list.matchAll(/([\w.*]+)(?:[ \t]+as[ \t]+\w+)?/g)].map((m) => m[1]);
  for (const [, dots, from, imported, whole] of statements) {
    if (whole !== undefined) {
      yield* names(whole).filter((name) => paths.has(name));
      continue;
    }
    const above = folder.split('.').slice(0, folder.split('.').length + 1 - dots.length);
    const base = [...(dots ? above : []), ...(from ? [from] : [])].join('.');
    for (const name of names(imported)) {
      const target = [`${base}.${name}`, base].find((each) => paths.has(each));
      if (target) yield target;
    }
  }
}

/** A circle through each module that is in one and in none of those before, as names from it to itself. */
function circles(known) {
  const found = [];
  const done = new Set();
  const walk = (name, way) => {
    if (way.includes(name)) {
      found.push([...way.slice(way.indexOf(name)), name]);
      return;
    }
    if (done.has(name)) return;
    for (const next of known.get(name) ?? []) walk(next, [...way, name]);
    done.add(name);
  };
  for (const name of known.keys()) walk(name, []);
  return found;
}

/** The files of the tree that a file includes or imports. */
function targetsOf(file, text) {
  if (file.startsWith('engine/'))
    return [...text.matchAll(/^#include "(.+)"/gm)].map(([, path]) =>
      path.includes('/') ? `engine/${path}` : `${dirname(file)}/${path}`,
    );
  const imports = text.matchAll(
    /(?:^|\n)(?:import|export)\b[^'";]*?from\s*'(\.[^']+)'|\bimport\(\s*'(\.[^']+)'|(?:^|\n)import '(\.[^']+)'/g,
  );
  return [...imports].map((match) =>
    normalize(`${dirname(file)}/${match[1] ?? match[2] ?? match[3]}`),
  );
}
