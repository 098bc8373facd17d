/** All findings of a run: what PyTorch does not report, each with its line, its reason, and what to write instead. */
import type { Finding } from './finding';
import { growthFindings } from './growth';
import { missingFindings } from './missing';
import { savedFindings } from './saved';
import { sharingFindings } from './sharing';
import { Trail } from './trail';
import { updateFindings } from './updates';
import type { Step } from '../../runtime/protocol';

export type { Finding, FindingKind } from './finding';

/** By the steps that they were made of: a run is looked through once. */
const known = new WeakMap<readonly Step[], { code: string; found: readonly Finding[] }>();

/** In the order of the steps. `code` is the text of the program: it words what the steps show. */
export function findings(steps: readonly Step[], code: string): readonly Finding[] {
  const there = known.get(steps);
  if (there?.code === code) return there.found;
  const trail = new Trail(steps, code);
  const found = [
    ...savedFindings(trail),
    ...missingFindings(trail),
    ...updateFindings(trail),
    ...growthFindings(trail),
    ...sharingFindings(trail),
  ].sort((a, b) => a.step - b.step);
  known.set(steps, { code, found });
  return found;
}
