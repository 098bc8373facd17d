/** Steps as they cross and are stored, a snapshot that did not change left out; and what is left of them to look at. */
import { EMPTY_SNAPSHOT } from '../engine/snapshot';
import type { Snapshot } from '../engine/snapshot';
import type { Step, WireStep } from './protocol';

/**
 * Leaves out a last step that says only that the program ended: nothing is to be seen there that
 * the step before does not show.
 */
export function withoutIdleEnd(steps: Step[]): Step[] {
  const [before, end] = steps.slice(-2);
  const idle =
    end?.event === 'end' &&
    before.snapshot === end.snapshot &&
    end.stdout === '' &&
    JSON.stringify(before.names) === JSON.stringify(end.names);
  return idle ? steps.slice(0, -1) : steps;
}

/** Gives each step its snapshot back; `last` is that of the step before the first. */
export function unpackSteps(steps: readonly WireStep[], last: Snapshot = EMPTY_SNAPSHOT): Step[] {
  return steps.map((step) => {
    last = step.snapshot ?? last;
    return { ...step, snapshot: last };
  });
}
