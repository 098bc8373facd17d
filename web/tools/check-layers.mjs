/**
 * Checks that includes and imports go only where the design lets them: what stands left of a colon
 * may know what stands right of it, and itself.
 */
import { readFileSync } from 'node:fs';
import { dirname, normalize } from 'node:path';
import { filesBelow, inTree } from './steps.mjs';

const ALLOWED = {
  'engine/core': [],
  'engine/kernels': ['engine/core'],
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
  ],
  'web/engine': [],
  'web/runtime': ['web/engine'],
  'web/diagram': ['web/runtime/protocol', 'web/engine/snapshot'],
  'web/app': ['web/diagram', 'web/runtime', 'web/engine', 'examples'],
  'web/torch': [],
  'web/cli': [],
  'web/tools': [],
};

/** What a layer must not name at all, and why. */
const FORBIDDEN = [
  {
    layer: 'web/diagram',
    text: /\b(document|window|Worker|localStorage)\s*[.(]/,
    why: 'pictures are pure functions',
  },
  {
    layer: 'web/app',
    text: /^(?:export )?(?:let\b|const \w+ = (?:signal|computed)\b)/m,
    why: 'a page may hold several sessions: their state belongs to a Session or a Run',
    except: ['web/app/theme.ts'],
  },
  { layer: 'web/engine', text: /\b(document|window)\s*\./, why: 'the engine runs anywhere' },
];
const EMSCRIPTEN = /#include <emscripten/;

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
