/** Moves between the steps of a run that pass over others: to other times of one line, over calls, and out of them. */
import type { Step } from '../runtime/protocol';

/** By line (1-based), the steps of it, in order. */
export type LineTimes = ReadonlyMap<number, readonly number[]>;

export function lineTimes(steps: readonly Step[]): LineTimes {
  const times = new Map<number, number[]>();
  steps.forEach(({ line }, at) => {
    const known = times.get(line);
    if (known) known.push(at);
    else if (line) times.set(line, [at]);
  });
  return times;
}

/** How often a line ran in the steps that were not kept, and the step that stands for them. */
export function leftOutTimes(steps: readonly Step[], line: number): { at: number; times: number } {
  const at = steps.findIndex(({ leftOut }) => leftOut);
  const ran = steps[at]?.leftOut?.ran.find(([number]) => number === line);
  return { at, times: ran?.[1] ?? 0 };
}

/** How many of some steps, which are in order, come no later than `step`. */
export function countUpTo(ordered: readonly number[], step: number): number {
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ordered[middle]! <= step) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The next step of a line after `step` (`by` 1), or the last before it (-1), going round at the ends; null when it never ran. */
export function stepOfLine(
  times: LineTimes,
  line: number,
  step: number,
  by: -1 | 1,
): number | null {
  const ran = times.get(line);
  if (!ran) return null;
  const before = countUpTo(ran, by === 1 ? step : step - 1);
  return by === 1 ? (ran[before] ?? ran[0]!) : (ran[before - 1] ?? ran.at(-1)!);
}

/** The nearest step before (`by` -1) or after (1) that belongs to no call made from this one's function; null at the end. */
export function stepOver(steps: readonly Step[], at: number, by: -1 | 1): number | null {
  return nearest(steps, at, by, (depth, here) => depth <= here);
}

/** The step of the line that called the function of this one: the next to come that is not inside; null in no call. */
export function stepOut(steps: readonly Step[], at: number): number | null {
  if ((steps[at]?.depth ?? 0) <= 1) return null;
  return nearest(steps, at, 1, (depth, here) => depth < here);
}

function nearest(
  steps: readonly Step[],
  at: number,
  by: -1 | 1,
  wanted: (depth: number, here: number) => boolean,
): number | null {
  const here = steps[at]?.depth ?? 0;
  for (let to = at + by; to >= 0 && to < steps.length; to += by)
    if (wanted(steps[to]!.depth, here)) return to;
  return null;
}
