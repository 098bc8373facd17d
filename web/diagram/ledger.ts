/** Where a run's memory came from and went: every allocation and copy with its reason, and the bytes alive at each step. */
import { operatorOf } from './calls';
import { elementCount } from './geometry';
import { fullName, shortName } from './names';
import type { CallState, Snapshot, TensorState } from '../engine/snapshot';
import type { Step } from '../runtime/protocol';

/** Why memory was taken, or bytes were copied. */
export type Reason =
  /** A tensor of its own: `ones`, `tensor`, `randn`. */
  | 'new'
  /** `clone()`: a copy was asked for. */
  | 'clone'
  /** No view has the shape that was asked for. */
  | 'reshape'
  /** Its elements were to stand one after another. */
  | 'contiguous'
  /** A list, a tensor or a mask as index picks what no strides can. */
  | 'index'
  /** Another dtype takes other bytes. */
  | 'dtype'
  /** An operator's result. */
  | 'result'
  /** The same, of arguments of different shapes that were stretched to one. */
  | 'broadcast'
  /** The tensor is another's `.grad`. */
  | 'gradient'
  /** Values were written into memory that was there. */
  | 'copied into'
  /** No operator that was recorded made it: a deep copy, say, or the numbers of a list. */
  | 'unrecorded';

export interface Entry {
  /** The step whose line did it, and that line. */
  step: number;
  line: number;
  bytes: number;
  reason: Reason;
  /** The operator, as the program knows it; null where none was recorded. */
  operator: string | null;
  /** For 'broadcast', what the shapes were. */
  shapes: readonly (readonly number[])[];
  storage: number;
  /** Names that held it at the end of the line. */
  names: readonly string[];
  /** The first step at which it is gone; its own, where it did not outlive its line; null while it lives at the end. */
  freed: number | null;
}

export interface Ledger {
  /** In the order of the run. */
  entries: readonly Entry[];
  /** Bytes of all storages that are there at each step's end. */
  live: readonly number[];
  /** The most of them. */
  peak: number;
  /** Some steps had more calls than were recorded, or come from a recording that has none. */
  partial: boolean;
}

/** What keeps a storage. */
export type Keeper =
  | { by: 'name'; names: readonly string[] }
  | { by: 'grad'; of: readonly string[] }
  | { by: 'graph'; nodes: readonly string[] }
  /** A view of it has a name. */
  | { by: 'view'; names: readonly string[] }
  | { by: 'other' };

const NEW =
  /^(ones|zeros|empty|full|rand|randn|randint|randperm|arange|linspace|logspace|eye|tensor|scalar_tensor|from_numpy|normal|bernoulli|empty_strided|as_tensor)(_like)?$|^new_/;
const COPIES: Readonly<Record<string, Reason>> = {
  clone: 'clone',
  reshape: 'reshape',
  reshape_as: 'reshape',
  flatten: 'reshape',
  ravel: 'reshape',
  contiguous: 'contiguous',
  index: 'index',
  masked_select: 'index',
  index_select: 'index',
  take: 'index',
  to: 'dtype',
  type: 'dtype',
};

const live = new WeakMap<Snapshot['storages'], number>();

/** The ledger of all steps. */
export function ledger(steps: readonly Step[]): Ledger {
  const entries: Entry[] = [];
  const open = new Map<number, Entry>();
  let before: Snapshot['storages'] = [];
  // A step that called nothing has no list; a recording in which none has one is an older one.
  let partial = !steps.some(({ calls }) => calls?.length);
  steps.forEach((step, n) => {
    const { calls = [], callCount = 0, line, snapshot } = step;
    partial ||= callCount > calls.length;
    if (!calls.length && snapshot.storages === before) return;
    const facts = new Facts(step);
    const add = (
      storage: number,
      bytes: number,
      reason: Reason,
      call: CallState | null,
      shapes: Entry['shapes'] = [],
    ): void => {
      const operator = call && operatorOf(call);
      const there = facts.storages.has(storage) || reason === 'copied into';
      const names = facts.namesOn(storage);
      const freed = there ? null : n;
      const entry = { step: n, line, bytes, reason, operator, shapes, storage, names, freed };
      entries.push(entry);
      if (there && reason !== 'copied into') open.set(storage, entry);
    };
    const seen = new Set<number>();
    for (const call of calls) {
      for (const { storage, nbytes } of call.made) {
        seen.add(storage);
        const { reason, shapes } = facts.reasonOf(call);
        add(storage, nbytes, reason, call, shapes);
      }
      if (operatorOf(call) === 'copy_') {
        const into = facts.tensors.get(call.gives[0] ?? -1);
        const storage = into && facts.storages.get(into.storage);
        if (into && storage)
          add(
            storage.id,
            (storage.nbytes / Math.max(1, storage.count)) * elementCount(into.sizes),
            'copied into',
            call,
          );
      }
    }
    if (snapshot.storages !== before) {
      const old = new Set(before.map(({ id }) => id));
      for (const { id, nbytes } of snapshot.storages)
        if (!old.has(id) && !seen.has(id) && !open.has(id))
          add(id, nbytes, facts.isGradient(id) ? 'gradient' : 'unrecorded', null);
      for (const [id, entry] of open)
        if (!facts.storages.has(id)) {
          entry.freed = n;
          open.delete(id);
        }
      before = snapshot.storages;
    }
  });
  const bytes = steps.map(({ snapshot: { storages } }) => bytesOf(storages));
  return { entries, live: bytes, peak: Math.max(0, ...bytes), partial };
}

function bytesOf(storages: Snapshot['storages']): number {
  let sum = live.get(storages);
  if (sum === undefined) {
    sum = storages.reduce((bytes, { nbytes }) => bytes + nbytes, 0);
    live.set(storages, sum);
  }
  return sum;
}

/** What keeps each storage alive at a step; empty for one that is gone. */
export function keepersAt(step: Step): (storage: number) => Keeper[] {
  const facts = new Facts(step);
  return (storage) => keepersOf(step, facts, storage);
}

function keepersOf(step: Step, facts: Facts, storage: number): Keeper[] {
  if (!facts.storages.has(storage)) return [];
  const keepers: Keeper[] = [];
  const on = facts.tensorsOn(storage);
  const isView = ({ base }: TensorState): boolean => base !== null;
  const named = (tensors: readonly TensorState[]): string[] =>
    tensors.flatMap(({ id }) => facts.namesOf(id));
  const whole = named(on.filter((tensor) => !isView(tensor)));
  const views = named(on.filter(isView));
  if (whole.length) keepers.push({ by: 'name', names: whole });
  if (views.length) keepers.push({ by: 'view', names: views });
  const owners = on.flatMap(({ id }) => facts.ownersOf(id));
  if (owners.length) keepers.push({ by: 'grad', of: owners });
  const ids = new Set(on.map(({ id }) => id));
  const nodes = step.snapshot.nodes.filter(({ saved }) =>
    saved.some(({ state, tensor }) => state === 'live' && tensor !== null && ids.has(tensor)),
  );
  if (nodes.length)
    keepers.push({ by: 'graph', nodes: [...new Set(nodes.map(({ name }) => shortName(name)))] });
  return keepers.length ? keepers : [{ by: 'other' }];
}

/** Look-ups over one step. */
class Facts {
  readonly storages: ReadonlyMap<number, Snapshot['storages'][number]>;
  readonly tensors: ReadonlyMap<number, TensorState>;
  private readonly names = new Map<number, string[]>();

  constructor({ names, snapshot }: Step) {
    this.storages = new Map(snapshot.storages.map((storage) => [storage.id, storage]));
    this.tensors = new Map(snapshot.tensors.map((tensor) => [tensor.id, tensor]));
    for (const entry of names) {
      const known = this.names.get(entry.tensor) ?? [];
      if (!known.length) this.names.set(entry.tensor, known);
      if (!known.includes(fullName(entry))) known.push(fullName(entry));
    }
  }

  tensorsOn(storage: number): TensorState[] {
    return [...this.tensors.values()].filter((tensor) => tensor.storage === storage);
  }

  namesOf(tensor: number): readonly string[] {
    return this.names.get(tensor) ?? [];
  }

  namesOn(storage: number): string[] {
    return this.tensorsOn(storage).flatMap(({ id }) => this.namesOf(id));
  }

  /** The names of the tensors whose `.grad` it is. */
  ownersOf(tensor: number): string[] {
    return [...this.tensors.values()]
      .filter(({ grad }) => grad === tensor)
      .flatMap(({ id }) => this.namesOf(id));
  }

  isGradient(storage: number): boolean {
    const ids = new Set(this.tensorsOn(storage).map(({ id }) => id));
    return [...this.tensors.values()].some(({ grad }) => grad !== null && ids.has(grad));
  }

  reasonOf(call: CallState): { reason: Reason; shapes: Entry['shapes'] } {
    const operator = operatorOf(call);
    const copies = COPIES[operator];
    if (copies) return { reason: copies, shapes: [] };
    if (NEW.test(operator)) return { reason: 'new', shapes: [] };
    const made = this.tensors.get(call.gives[0] ?? -1)?.sizes;
    const shapes = call.of.flatMap((id) => {
      const tensor = this.tensors.get(id);
      return tensor ? [tensor.sizes] : [];
    });
    // Of an argument that is gone nothing is known, and nothing is said.
    const known = made !== undefined && shapes.length === call.of.length && shapes.length > 1;
    if (known && STRETCHES.test(operator) && shapes.some((one) => one.join() !== made.join()))
      return { reason: 'broadcast', shapes };
    return { reason: 'result', shapes: [] };
  }
}

/** The operators that stretch their arguments to one shape. */
const STRETCHES =
  /^(add|sub|rsub|mul|div|true_divide|floor_divide|remainder|fmod|pow|where|maximum|minimum|fmax|fmin|atan2|eq|ne|lt|le|gt|ge|logical_\w+|bitwise_\w+|hypot|lerp|addcmul|addcdiv)$/;
