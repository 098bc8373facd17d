/**
 * Steps as they cross and are stored: each says only what is not as it was a step before. What did not
 * change is the same object in both steps again when they are restored, so that five thousand
 * steps take little more room than what they changed, and pictures know what to leave alone.
 */
import { EMPTY_SNAPSHOT } from '../engine/snapshot';
import type { Snapshot } from '../engine/snapshot';
import type { Change, Changes, Lists, Step, WireStep } from './protocol';

/** Before the first step. */
export const NOTHING: Lists = { names: [], ...EMPTY_SNAPSHOT };
const LISTS = Object.keys(NOTHING) as (keyof Lists)[];

/** Gives each step its names and its snapshot back; `last` is the step before the first. */
export function unpackSteps(steps: readonly WireStep[], last?: Step): Step[] {
  let names = last?.names ?? NOTHING.names;
  let snapshot: Snapshot = last?.snapshot ?? EMPTY_SNAPSHOT;
  return steps.map(({ changes, ...step }) => {
    const { names: newNames, ...rest } = restored({ names, ...snapshot }, changes);
    names = newNames ?? names;
    if (Object.keys(rest).length) snapshot = { ...snapshot, ...rest };
    return { ...step, names, snapshot };
  });
}

/**
 * Leaves out a last step that says only that the program ended: nothing is to be seen there that
 * the step before does not show.
 */
export function withoutIdleEnd(steps: Step[]): Step[] {
  const [before, end] = steps.slice(-2);
  const idle =
    end?.event === 'end' &&
    before.snapshot === end.snapshot &&
    before.names === end.names &&
    end.stdout === '';
  return idle ? steps.slice(0, -1) : steps;
}

/**
 * What makes `after` of `before`, or null when they hold the same; `keyOf` tells the items of a list
 * apart. The engine says as much of its own lists.
 */
export function changeOf<Item extends object>(
  before: readonly Item[],
  after: readonly Item[],
  keyOf: (item: Item) => number | string,
): Change<Item> | null {
  const change: Change<Item> = [];
  let places: Map<number | string, number> | null = null;
  let run: [start: number, count: number] | null = null;
  let next = 0;
  for (const item of after) {
    let place: number | undefined = next;
    if (place >= before.length || keyOf(before[place]!) !== keyOf(item)) {
      places ??= new Map(before.map((old, n) => [keyOf(old), n]));
      place = places.get(keyOf(item));
    }
    if (place !== undefined) next = place + 1;
    if (place === undefined || !sameData(before[place], item)) {
      change.push(item);
      run = null;
    } else if (run && run[0] + run[1] === place) run[1]++;
    else change.push((run = [place, 1]));
  }
  const same = after.length === before.length && (change.length === 0 || run?.[1] === after.length);
  return same ? null : change;
}

/** How many items the list has that a change makes. */
export function itemsIn(change: Change<object>): number {
  return change.reduce((sum, part) => sum + (Array.isArray(part) ? part[1] : 1), 0);
}

function restored(before: Lists, changes: Changes): Partial<Lists> {
  return Object.fromEntries(
    LISTS.flatMap((list) => {
      const change = changes[list] as Change<object> | undefined;
      return change ? [[list, apply<object>(before[list], change)]] : [];
    }),
  );
}

function apply<Item extends object>(before: readonly Item[], change: Change<Item>): Item[] {
  return change.flatMap((part) =>
    Array.isArray(part) ? before.slice(part[0], part[0] + part[1]) : [part],
  );
}

/** Whether two values that came as JSON are equal. */
function sameData(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((item, n) => sameData(item, b[n]));
  for (const name in a)
    if (!sameData((a as Record<string, unknown>)[name], (b as Record<string, unknown>)[name]))
      return false;
  return Object.keys(a).length === Object.keys(b).length;
}
