/** Where a run's memory came from and went: every allocation and copy with its reason, and the bytes alive at each step. */
import { operatorOf } from './calls';
import { elementCount } from './geometry';
import { Holders } from './holders';
import type { Holder } from './holders';
import { fullName } from './names';
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
  /** `copy.deepcopy()`: the bytes were copied, by no operator. */
  | 'deepcopy'
  /** Numbers of Python's were written into a new tensor, by no operator: `torch.tensor([1., 2.])`. */
  | 'numbers'
  /** backward() or autograd.grad() computed it, and it is nobody's `.grad`. */
  | 'backward'
  /** It came in steps that were not kept. */
  | 'left out'
  /** Python code took it, without an operator: a file that was read, say. */
  | 'python'
  /** The calls of the step were not recorded. */
  | 'unrecorded';

export interface Entry {
  /** The step whose line did it, and that line; 0 where it is none of the program's. */
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
  /** By node of the graph, the line that made it. */
  made: ReadonlyMap<number, number>;
}

/** What keeps a storage. */
export interface Keeper extends Holder {
  /** It does so by a tensor that is a view. */
  view: boolean;
}

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

/** What a line says where Python's numbers become a tensor. */
const FROM_NUMBERS = /[tT]ensor\s*\(/;
const DEEP_COPIES = /\bdeepcopy\s*\(/;

/** The ledger of all steps; of what no operator made, the program's text tells the reason. */
export function ledger(steps: readonly Step[], code: string): Ledger {
  const lines = code.split('\n');
  const entries: Entry[] = [];
  const open = new Map<number, Entry>();
  const made = new Map<number, number>();
  let before: Snapshot['storages'] = [];
  let nodes: Snapshot['nodes'] = [];
  // A step that called nothing has no list; a recording in which none has one is an older one.
  const uncalled = !steps.some(({ calls }) => calls?.length);
  let partial = uncalled;
  steps.forEach((step, n) => {
    const { calls = [], callCount = 0, line, snapshot } = step;
    const missing = uncalled || callCount > calls.length;
    partial ||= missing || step.event === 'gap';
    if (snapshot.nodes !== nodes)
      for (const { id } of snapshot.nodes) if (!made.has(id)) made.set(id, line);
    nodes = snapshot.nodes;
    if (step.event === 'gap') {
      // What was made in it is there, without a line or a reason that could be told.
      const now = new Set(snapshot.storages.map(({ id }) => id));
      for (const [id, entry] of open)
        if (!now.has(id)) {
          entry.freed = n;
          open.delete(id);
        }
      before = snapshot.storages;
      return;
    }
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
      const withoutCall = (storage: Snapshot['storages'][number]): Reason => {
        if (step.event === 'gap') return 'left out';
        if (facts.isGradient(storage.id)) return 'gradient';
        if (missing) return 'unrecorded';
        if (step.gradients.length) return 'backward';
        const text = lines[line - 1] ?? '';
        const [copies, numbers] = [DEEP_COPIES.test(text), FROM_NUMBERS.test(text)];
        if (copies !== numbers) return copies ? 'deepcopy' : 'numbers';
        // It may be called by another name, or the line may do both: a deep copy holds what is there.
        if (before.some((other) => sameBytes(other, storage))) return 'deepcopy';
        return numbers ? 'numbers' : 'python';
      };
      for (const storage of snapshot.storages)
        if (!old.has(storage.id) && !seen.has(storage.id) && !open.has(storage.id))
          add(storage.id, storage.nbytes, withoutCall(storage), null);
      for (const [id, entry] of open)
        if (!facts.storages.has(id)) {
          entry.freed = n;
          open.delete(id);
        }
      before = snapshot.storages;
    }
  });
  const bytes = steps.map(({ snapshot: { storages } }) => bytesOf(storages));
  return { entries, live: bytes, peak: Math.max(0, ...bytes), partial, made };
}

function sameBytes(a: Snapshot['storages'][number], b: Snapshot['storages'][number]): boolean {
  return (
    a.nbytes === b.nbytes &&
    a.dtype === b.dtype &&
    a.bytes === b.bytes &&
    a.data.every((value, n) => Object.is(value, b.data[n]))
  );
}

function bytesOf(storages: Snapshot['storages']): number {
  let sum = live.get(storages);
  if (sum === undefined) {
    sum = storages.reduce((bytes, { nbytes }) => bytes + nbytes, 0);
    live.set(storages, sum);
  }
  return sum;
}

/** What keeps each storage alive at a step; empty for one that is gone, or that nothing known holds. `made` is the ledger's. */
export function keepersAt(step: Step, made: Ledger['made']): (storage: number) => Keeper[] {
  const facts = new Facts(step);
  const holders = new Holders(step.snapshot, facts.names, (node) => made.get(node) || null);
  return (storage) =>
    holders.of(facts.tensorsOn(storage)).map((holder) => ({
      ...holder,
      view:
        (holder.kind === 'name' || holder.kind === 'container' || holder.kind === 'attribute') &&
        facts.tensors.get(holder.tensor)?.base != null,
    }));
}

/** Look-ups over one step. */
class Facts {
  readonly storages: ReadonlyMap<number, Snapshot['storages'][number]>;
  readonly tensors: ReadonlyMap<number, TensorState>;
  readonly names = new Map<number, string[]>();

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
