/** All findings of a run: what PyTorch does not report, each with its line, its reason, and what to write instead. */
import type { Finding, Search } from './finding';
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
  const trail = yield* Trail.of(steps, code);
  const found: Finding[] = [];
  for (const rule of RULES) found.push(...(yield* rule(trail)));
  found.sort((a, b) => a.step - b.step);
  known.set(steps, { code, found });
  return found;
}
