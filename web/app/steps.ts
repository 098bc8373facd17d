/** Steps as they cross and are stored: a snapshot that did not change is left out. */
import { EMPTY_SNAPSHOT } from '../runtime/protocol';
import type { Snapshot, Step, WireStep } from '../runtime/protocol';

/** Gives each step its snapshot back; `last` is that of the step before the first. */
export function unpackSteps(steps: WireStep[], last: Snapshot = EMPTY_SNAPSHOT): Step[] {
  return steps.map((step) => {
    last = step.snapshot ?? last;
    return { ...step, snapshot: last };
  });
}
