/** All findings of a run: what PyTorch does not report, each with its line, its reason, and what to write instead. */
import type { Finding, FindingKind, Search } from './finding';
import { growthFindings } from './growth';
import { missingFindings } from './missing';
import { savedFindings } from './saved';
import { sharingFindings } from './sharing';
import { Trail } from './trail';
import { updateFindings } from './updates';
import type { Step } from '../../runtime/protocol';

export type { Finding, FindingKind, Search } from './finding';

/** By the steps that they were made of: a run is looked through once. */
const known = new WeakMap<readonly Step[], { code: string; found: readonly Finding[] }>();

/** In the order of the steps. `code` is the text of the program: it words what the steps show. */
export function findings(steps: readonly Step[], code: string): readonly Finding[] {
  const search = lookThrough(steps, code);
  for (;;) {
    const { done, value } = search.next();
    if (done) return value;
  }
}

const RULES = [savedFindings, missingFindings, updateFindings, growthFindings, sharingFindings];

/** The same in pieces of some milliseconds at most: a long run takes a second. */
export function* lookThrough(steps: readonly Step[], code: string): Search<readonly Finding[]> {
  const there = known.get(steps);
  if (there?.code === code) return there.found;
  const found: Finding[] = [];
  const gap = steps.findIndex(({ event }) => event === 'gap');
  if (gap === -1) found.push(...(yield* lookAt(steps, code)));
  else found.push(...(yield* lookAround(steps, gap, code)));
  found.sort((a, b) => a.step - b.step);
  known.set(steps, { code, found });
  return found;
}

function* lookAt(steps: readonly Step[], code: string): Search<Finding[]> {
  const trail = yield* Trail.of(steps, code);
  const found: Finding[] = [];
  for (const rule of RULES) found.push(...(yield* rule(trail)));
  return found;
}

/** What is true where something never happens: it may have in steps that were not kept. */
const OF_WHOLE_RUNS: ReadonlySet<FindingKind> = new Set([
  'needless-clone',
  'view-keeps-storage',
  'not-held',
]);

/** Of a run whose steps are not all kept: what is before the gap and what is after it, each by itself. */
function* lookAround(steps: readonly Step[], gap: number, code: string): Search<Finding[]> {
  const found = yield* lookAt(steps.slice(0, gap), code);
  const told = new Set(found.map(({ kind, line }) => `${kind} ${line}`));
  for (const later of yield* lookAt(steps.slice(gap), code)) {
    // What began in the gap has no line that could be named.
    if (![later, ...later.related].every(({ step }) => step > 0)) continue;
    if (told.has(`${later.kind} ${later.line}`)) continue;
    const related = later.related.map((moment) => ({ ...moment, step: moment.step + gap }));
    found.push({ ...later, step: later.step + gap, related });
  }
  return found.filter(({ kind }) => !OF_WHOLE_RUNS.has(kind));
}
