/**
 * Whether the steps of a run hold together. Each message is checked against its form alone; that a
 * tensor's storage is there, say, shows only in the state, and pictures rely on it.
 */
import type { Snapshot } from '../engine/snapshot';
import type { Change, Lists, Step, WireStep } from './protocol';
import { itemsIn, NOTHING, unpackSteps } from './steps';

/** Items that are looked at for all steps of a run: a few times what the worker records at most. */
const MOST_ITEMS = 200e6;

/** A run with more items than anyone looks at. */
export class TooLong extends RangeError {}

/** Follows a run's steps as they arrive; looks at `left` items at most. */
export class StepsCheck {
  private last: Step | undefined;

  constructor(public left = MOST_ITEMS) {}

  /** Throws a `RangeError` at the first step that does not hold together. */
  follow(steps: readonly WireStep[]): void {
    for (const step of steps) {
      const before: Lists = this.last ? { names: this.last.names, ...this.last.snapshot } : NOTHING;
      for (const [list, change] of Object.entries(step.changes)) {
        checkRuns(change, before[list as keyof Lists].length);
        this.look(itemsIn(change));
      }
      [this.last] = unpackSteps([step], this.last);
      if (!Object.keys(step.changes).length) continue;
      // A small change may stand in a large state, which is looked at whole.
      this.look(sizeOf(this.last!));
      checkReferences(this.last!);
    }
  }

  private look(items: number): void {
    this.left -= items;
    if (this.left < 0) throw new TooLong('more items than any run has');
  }
}

/** How many items and references there are in a state. */
function sizeOf({ names, snapshot: { storages, versions, tensors, nodes } }: Step): number {
  const lists = names.length + storages.length + versions.length + tensors.length + nodes.length;
  return nodes.reduce((sum, { next, saved }) => sum + next.length + saved.length, lists);
}

/** The runs of a change have to lie in the list before, which has `count` items. */
function checkRuns(change: Change<object>, count: number): void {
  for (const part of change)
    if (Array.isArray(part) && part[0] + part[1] > count)
      throw new RangeError(`items ${part[0]} to ${part[0] + part[1]} of ${count}`);
}

/** Every id is that of something in the state, and only of that. */
function checkReferences({ names, snapshot }: Step): void {
  const { storages, versions, tensors, nodes } = idsOf(snapshot);
  const check = (there: ReadonlySet<number>, id: number | null, what: string): void => {
    if (id !== null && !there.has(id)) throw new RangeError(`there is no ${what} ${id}`);
  };
  for (const { tensor } of names) check(tensors, tensor, 'tensor');
  for (const { id, nbytes, bytes } of snapshot.storages)
    if (bytes !== undefined && bytes.length !== nbytes)
      throw new RangeError(`${bytes.length} bytes of ${nbytes} in storage ${id}`);
  for (const { storage, version, base, grad, grad_fn, sizes, strides } of snapshot.tensors) {
    check(storages, storage, 'storage');
    check(versions, version, 'version');
    check(tensors, base, 'tensor');
    check(tensors, grad, 'tensor');
    check(nodes, grad_fn, 'node');
    if (sizes.length !== strides.length) throw new RangeError('a stride for each size');
  }
  for (const { next, variable, saved } of snapshot.nodes) {
    check(tensors, variable, 'tensor');
    for (const edge of next) check(nodes, edge && edge.node, 'node');
    for (const { tensor } of saved) check(tensors, tensor, 'tensor');
  }
}

/** The ids of each list, which are all different. */
function idsOf(snapshot: Snapshot): Record<keyof Snapshot, ReadonlySet<number>> {
  const idsIn = (list: keyof Snapshot): ReadonlySet<number> => {
    const ids = new Set<number>();
    for (const { id } of snapshot[list]) ids.add(id);
    if (ids.size !== snapshot[list].length) throw new RangeError(`${list} with the same id`);
    return ids;
  };
  return {
    storages: idsIn('storages'),
    versions: idsIn('versions'),
    tensors: idsIn('tensors'),
    nodes: idsIn('nodes'),
  };
}
