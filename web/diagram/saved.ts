/** Whether a saved tensor still holds what it held when it was saved, where PyTorch's version counters say nothing. */
import { cellsAt, placeOf, unravel } from './geometry';
import { itemSize } from './bytes';
import type { NodeState, Snapshot, StorageState, TensorState } from '../engine/snapshot';
import type { Value } from './text';

/** A tensor and what it lies on, at one moment. */
export interface Holding {
  tensor: TensorState;
  storage: StorageState;
  /**
   * The line that saved it wrote it too, with no version counter moved for that: whether before or after
   * the saving is not recorded.
   */
  unordered?: boolean;
}

/** Elements that are compared; the snapshot holds no more of a storage. */
const COMPARED = 256;

/** What a node has saved, by its place in the list; null where that is not alive. `before` is the state before its line. */
export function holdings(
  { saved }: NodeState,
  snapshot: Snapshot,
  before?: Snapshot,
): (Holding | null)[] {
  return saved.map(({ tensor: id, state }) => {
    if (state !== 'live' || id === null) return null;
    const tensor = byId(snapshot.tensors, id);
    const storage = tensor && byId(snapshot.storages, tensor.storage);
    if (!tensor || !storage) return null;
    const unordered = !!before && wroteUnnoticed({ tensor, storage }, before, snapshot);
    return { tensor, storage, ...(unordered && { unordered }) };
  });
}

/** Whether a step changed elements of a tensor by more writes than its version counted. */
function wroteUnnoticed(now: Holding, before: Snapshot, after: Snapshot): boolean {
  const tensor = byId(before.tensors, now.tensor.id);
  const storage = tensor && byId(before.storages, tensor.storage);
  if (!storage || storage.id !== now.storage.id || storage.writes === now.storage.writes)
    return false;
  const version = (state: Snapshot, { version: id }: TensorState): number =>
    byId(state.versions, id)?.value ?? 0;
  const counted = version(after, now.tensor) - version(before, tensor);
  if (now.storage.writes - storage.writes <= counted) return false;
  return heldSince({ tensor, storage }, now) !== 'live';
}

/**
 * 'live' while the elements are as they were; 'overwritten' when one is another; 'doubtful' when its
 * storage was written and not all its elements are recorded. Compares elements and not only counts of
 * writes, so that a write beside a saved slice is no alarm.
 */
export function heldSince(then: Holding, now: Holding): 'live' | 'overwritten' | 'doubtful' {
  if (then.storage.id === now.storage.id && then.storage.writes === now.storage.writes)
    return 'live';
  const [before, after] = [elements(then), elements(now)];
  const known = Math.min(before.length, after.length);
  for (let n = 0; n < known; n++) {
    const [was, is] = [before[n], after[n]];
    if (was !== undefined && is !== undefined && !Object.is(was, is)) return 'overwritten';
  }
  const all = before.length < COMPARED && !before.includes(undefined) && !after.includes(undefined);
  return all ? 'live' : 'doubtful';
}

/** The cells of a tensor's first elements, in the order of its indices; undefined where not recorded. */
function elements({ tensor, storage }: Holding): (Value | undefined)[] {
  const widths = { element: itemSize(tensor.dtype), cell: itemSize(storage.dtype) };
  const count = tensor.sizes.reduce((product, size) => product * size, 1);
  return Array.from({ length: Math.min(count, COMPARED) }, (_, n) =>
    cellsAt(placeOf(tensor, unravel(n, tensor.sizes)), widths),
  ).flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, more) => storage.data[first + more]),
  );
}

/** Lists of a snapshot are in the order of their ids. */
function byId<State extends { id: number }>(list: readonly State[], id: number): State | undefined {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]!.id < id) low = middle + 1;
    else high = middle;
  }
  return list[low]?.id === id ? list[low] : undefined;
}
