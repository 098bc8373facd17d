/** What a step did, as data: the difference of two states. Facts only; words.ts says them. */
import { itemSize } from './bytes';
import { elementsOf } from './elements';
import { makingOf, operatorOf } from './calls';
import type { Making } from './calls';
import { elementCount } from './geometry';
import { cutTensors } from './gradient-history';
import { regionOf } from './region';
import { fullName, ownName, shortName } from './names';
import { tuple } from './text';
import type { Value } from './text';
import { EMPTY_SNAPSHOT } from '../engine/snapshot';
import type { NodeState, Snapshot, StorageState, TensorState } from '../engine/snapshot';
import type { NameState, Step } from '../runtime/protocol';

/** A tensor as the reader knows it: by all its names, or by what it is to one that has some. */
export interface Ref {
  id: number;
  names: readonly string[];
  /** It is a NumPy array: versions and history mean nothing for it. */
  array?: true;
  /** The names stand for other tensors now. */
  old?: true;
}

/** How the tensor that a name has come to stand for is related to what was there. */
export type Origin =
  /** The tensor has other names, or is some named tensor's `.grad`. */
  | { is: 'alias'; of: Ref }
  /** A view, made by an operation. `of` is what it was made of, or else (not `direct`) another tensor on the storage. */
  | {
      is: 'view';
      of: Ref;
      direct: boolean;
      recorded: boolean;
      outside: boolean;
      reads: Reading | null;
    }
  /** Another tensor on the storage, with the same version counter: `detach()`. */
  | { is: 'detached'; of: Ref; outside: boolean }
  /** Another tensor on the storage, with a version counter of its own: `.data`. */
  | { is: 'unwatched'; of: Ref; reads: Reading | null }
  /** New storage with the values of `of`. `strides` is set where no view could have the shape. */
  | { is: 'copy'; of: Ref; in: 'graph' | 'leaf' | 'nothing'; cut: boolean; strides: Strides | null }
  /** A gradient that flowed in this line, with the node that it is a result of itself. */
  | { is: 'gradient'; value: Numbers; node: string | null; filled: boolean }
  /** New storage, recorded in the graph. */
  | {
      is: 'computed';
      node: string;
      from: readonly Ref[];
      /** Went in detached: no gradient flows there. */
      cut: readonly Ref[];
      sizes: readonly number[];
      /** Its sizes are those of none of the two that it was computed from. */
      broadcast: boolean;
    }
  /** New storage, made of others without a record. `cut`: one of them requires a gradient, and recording was off. */
  | {
      is: 'made';
      how: 'picked' | 'cast' | 'copied' | 'computed';
      from: readonly Ref[];
      cut: boolean;
      sizes: readonly number[];
      dtype: string;
      /** Where none of those that it was made of has that dtype. */
      cast: boolean;
      broadcast: boolean;
    }
  | { is: 'leaf'; sizes: readonly number[] }
  /** New storage, which holds `stored` elements: more or fewer than the tensor has, where only a view has a name. */
  | { is: 'plain'; sizes: readonly number[]; stored: number };

/** Why a copy had to be made: no view of what has these strides has those sizes, or (`packed`) those strides. */
export interface Strides {
  strides: readonly number[];
  sizes: readonly number[];
  packed?: readonly number[];
}

/** How a view walks its storage, where that is the point of it. */
export type Reading =
  | { is: 'repeated' }
  | { is: 'turned'; from: readonly number[]; to: readonly number[] }
  | { is: 'backwards'; strides: readonly number[] };

/** What became of a tensor that lost a name. */
export type Fate =
  | { is: 'freed' }
  | { is: 'still'; ref: Ref }
  /** It has no name any more, and lives on: as what `base` is a view of, or by the graph. */
  | { is: 'held'; base: Ref | null; graph: boolean };

/** One alias of a storage that was written, with the part of it that changed. */
export interface Written {
  ref: Ref;
  /** A subscript, "" for the whole; null where it cannot be said in one. */
  region: string | null;
  /** The counter that it counts with: null when that did not move. */
  version: { from: number; to: number } | null;
}

export type Change =
  | { kind: 'left-out'; steps: number }
  | { kind: 'raised'; type: string | null; message: string }
  | { kind: 'named'; ref: Ref; names: readonly string[]; origin: Origin; before: Fate | null }
  | { kind: 'unnamed'; names: readonly string[]; array: boolean; fate: Fate }
  | { kind: 'called'; ref: Ref; names: readonly string[] }
  | {
      kind: 'written';
      aliases: readonly Written[];
      /** How many elements changed, among those that are known. */
      elements: number;
      /** What the changed part of the first alias was and is, when it is small. */
      values: { from: Numbers; to: Numbers } | null;
      /** The nodes that had saved what was written, and whose saved version did not move. */
      unnoticedBy: readonly string[];
      /** What the graph records the write as, when that is told with it. */
      node?: string;
    }
  /** A saved tensor that was written since, its version moved. */
  | { kind: 'stale'; node: string; ref: Ref; saved: number; version: number }
  | {
      kind: 'gradient';
      ref: Ref;
      /** Null where there is none. */
      from: Numbers | null;
      to: Numbers | null;
      backward: boolean;
    }
  | { kind: 'unreached'; ref: Ref }
  | { kind: 'released'; saved: number }
  | { kind: 'reshaped'; ref: Ref; from: TensorState; to: TensorState; mate: Ref | null }
  /** `renewed`: it is a view, and its history was made anew when it was asked for, after a write elsewhere. */
  | { kind: 'history'; ref: Ref; node: string | null; lost: boolean; renewed: boolean }
  | { kind: 'requires_grad'; ref: Ref; now: boolean }
  | { kind: 'retains_grad'; ref: Ref; now: boolean }
  /** What the line computed of `of`, or wrote into a copy of it, and nothing keeps. */
  | { kind: 'unkept'; of: Ref; operator: string; wrote: boolean }
  | { kind: 'printed'; text: string };

export interface Numbers {
  /** The first elements, in the tensor's order. */
  values: readonly Value[];
  count: number;
  sizes: readonly number[];
  dtype: string;
}

export type ChangeKind = Change['kind'];

/**
 * The changes from `before` (null: nothing was there) to `after`, the most telling first. `line` is
 * the text of the line that ran: it tells a copy from a tensor that happens to be equal.
 */
export function diff(before: Step | null, after: Step, line = ''): Change[] {
  return new Difference(new Known(before), new Known(after), after, line).changes();
}

/** What a tensor holds at a step; null when it is not there. */
export function numbersOf(step: Step, tensor: number | null): Numbers | null {
  return new Known(step).numbers(tensor);
}

/** Look-ups over one state. */
class Known {
  readonly snapshot: Snapshot;
  readonly tensors: Map<number, TensorState>;
  readonly storages: Map<number, StorageState>;
  readonly versions: Map<number, number>;
  readonly names = new Map<number, string[]>();
  /** The tensors that go by a name: several when a function calls itself. */
  readonly named = new Map<string, { frame: string; tensors: number[] }>();
  readonly frames = new Set<string>();
  readonly arrays = new Set<number>();
  readonly depth: number;
  private readonly onStorage = new Map<number, TensorState[]>();
  private readonly ownerOfGrad = new Map<number, number>();
  private nodesById: Map<number, NodeState> | null = null;

  constructor(step: Step | null) {
    this.snapshot = step?.snapshot ?? EMPTY_SNAPSHOT;
    this.depth = step?.depth ?? 0;
    this.tensors = new Map(this.snapshot.tensors.map((tensor) => [tensor.id, tensor]));
    this.storages = new Map(this.snapshot.storages.map((storage) => [storage.id, storage]));
    this.versions = new Map(this.snapshot.versions.map(({ id, value }) => [id, value]));
    for (const entry of step?.names ?? []) this.add(entry);
    for (const tensor of this.snapshot.tensors) {
      const there = this.onStorage.get(tensor.storage);
      if (there) there.push(tensor);
      else this.onStorage.set(tensor.storage, [tensor]);
      if (tensor.grad !== null) this.ownerOfGrad.set(tensor.grad, tensor.id);
    }
  }

  private add(entry: NameState): void {
    const { frame, tensor } = entry;
    const name = fullName(entry);
    this.frames.add(frame);
    if (entry.array) this.arrays.add(tensor);
    const bound = this.named.get(name);
    if (bound) bound.tensors.push(tensor);
    else this.named.set(name, { frame, tensors: [tensor] });
    const names = this.names.get(tensor);
    if (!names) this.names.set(tensor, [name]);
    else if (!names.includes(name)) names.push(name);
  }

  /** By its names, or as the `.grad` of a tensor with some; null when neither. */
  ref(id: number): Ref | null {
    const names = this.names.get(id);
    if (names) return { id, names, ...(this.arrays.has(id) && { array: true }) };
    const owner = this.names.get(this.ownerOfGrad.get(id) ?? -1);
    return owner ? { id, names: [`${owner[0]}.grad`] } : null;
  }

  on(storage: number): readonly TensorState[] {
    return this.onStorage.get(storage) ?? [];
  }

  node(id: number): NodeState | undefined {
    this.nodesById ??= new Map(this.snapshot.nodes.map((node) => [node.id, node]));
    return this.nodesById.get(id);
  }

  version(tensor: TensorState): number {
    return this.versions.get(tensor.version) ?? 0;
  }

  /** The tensor's elements in its own order, as far as they are known; all of them or null. */
  values(tensor: TensorState): Value[] | null {
    return elementsOf(tensor, this.storages.get(tensor.storage));
  }

  numbers(id: number | null): Numbers | null {
    const tensor = id === null ? undefined : this.tensors.get(id);
    if (!tensor) return null;
    const { sizes, dtype } = tensor;
    return { values: this.values(tensor) ?? [], count: elementCount(sizes), sizes, dtype };
  }

  /** The named tensors whose gradients flow into a node's inputs, through nameless ones. */
  sources(node: NodeState): Ref[] {
    const found = new Map<number, Ref>();
    const seen = new Set<number>();
    const results = new Map<number, TensorState>();
    for (const tensor of this.snapshot.tensors)
      if (tensor.grad_fn !== null && this.names.has(tensor.id)) results.set(tensor.grad_fn, tensor);
    const visit = ({ next }: NodeState): void => {
      for (const edge of next) {
        const into = edge && !seen.has(edge.node) ? this.node(edge.node) : undefined;
        if (!into || found.size > 8) continue;
        seen.add(into.id);
        const id = into.variable ?? results.get(into.id)?.id;
        const ref = id === undefined ? null : this.ref(id);
        if (ref) found.set(ref.id, ref);
        else visit(into);
      }
    };
    visit(node);
    return [...found.values()];
  }
}

/** A name that stands for another tensor than before: null where it was or is none. */
interface Rebound {
  name: string;
  frame: string;
  from: number | null;
  to: number | null;
}

class Difference {
  constructor(
    private readonly before: Known,
    private readonly after: Known,
    private readonly step: Step,
    private readonly line: string,
  ) {}

  changes(): Change[] {
    const { event, error, raised = error, stdout, gradients } = this.step;
    const found: Change[] = [];
    // What so many lines did is no difference that one could tell.
    if (event === 'gap') return [{ kind: 'left-out', steps: this.step.leftOut?.steps ?? 0 }];
    if (event === 'exception')
      found.push({ kind: 'raised', type: raised?.type ?? null, message: raised?.message ?? '' });
    const rebound = this.rebound();
    const received = this.gradients(gradients.length > 0);
    // Of a pass that calls a function of the program, a step has a part only.
    const whole = gradients.length > 0 && this.before.depth === this.after.depth;
    const missed = received.length && whole ? this.unreached(received) : [];
    if (gradients.length) found.push(...received, ...(missed.length > FEW ? [] : missed));
    found.push(...this.writes());
    found.push(...this.named(rebound));
    if (!gradients.length) found.push(...received);
    found.push(...this.savedChanges());
    found.push(...this.tensorChanges());
    found.push(...this.unnamed(rebound), ...(missed.length > FEW ? missed : []));
    if (stdout) found.push({ kind: 'printed', text: stdout });
    return found.length ? found : this.unkept();
  }

  private rebound(): Rebound[] {
    const { before, after } = this;
    const found: Rebound[] = [];
    if (this.step.names.length === 0 && before.named.size === 0) return found;
    for (const [name, { frame, tensors }] of after.named) {
      const old = before.named.get(name)?.tensors ?? [];
      tensors.forEach((to, n) => {
        if (old[n] !== to) found.push({ name, frame, from: old[n] ?? null, to });
      });
    }
    for (const [name, { frame, tensors }] of before.named) {
      const now = after.named.get(name)?.tensors.length ?? 0;
      for (const from of tensors.slice(now)) found.push({ name, frame, from, to: null });
    }
    return found;
  }

  private named(rebound: readonly Rebound[]): Change[] {
    const byTensor = new Map<number, Rebound[]>();
    for (const one of rebound)
      if (one.to !== null) byTensor.set(one.to, [...(byTensor.get(one.to) ?? []), one]);
    const found: Change[] = [];
    for (const [id, those] of byTensor) {
      const ref = this.after.ref(id)!;
      const names = those.map(({ name }) => name);
      const known = this.before.ref(id);
      const begun = those.every(({ frame, from }) => from === null && this.begins(frame));
      if (begun && known) {
        found.push({ kind: 'called', ref: known, names });
        continue;
      }
      const [lost] = those.flatMap(({ from }) => (from === null ? [] : [from]));
      const origin = this.originOf(id, names);
      const before = lost === undefined ? null : this.fateOf(lost);
      found.push({ kind: 'named', ref, names, origin, before });
    }
    return found.sort((a, b) => weight(a) - weight(b));
  }

  /** Whether a call of the function has begun in this step. */
  private begins(frame: string): boolean {
    return (
      frame !== '<module>' &&
      this.after.depth > this.before.depth &&
      (!this.before.frames.has(frame) || this.repeats(frame))
    );
  }

  /** Whether a name of the frame stands for several tensors: it calls itself. */
  private repeats(frame: string): boolean {
    for (const bound of this.after.named.values())
      if (bound.frame === frame && bound.tensors.length > 1) return true;
    return false;
  }

  private unnamed(rebound: readonly Rebound[]): Change[] {
    const found: Change[] = [];
    const returned = this.after.depth < this.before.depth;
    const byTensor = new Map<number, string[]>();
    for (const { name, frame, from, to } of rebound) {
      if (to !== null || from === null) continue;
      const itself = this.before.named.get(name)!.tensors.length > 1;
      if (frame !== '<module>' && returned && (itself || !this.after.frames.has(frame))) continue;
      byTensor.set(from, [...(byTensor.get(from) ?? []), name]);
    }
    for (const [id, names] of byTensor)
      found.push({
        kind: 'unnamed',
        names,
        array: this.before.arrays.has(id),
        fate: this.fateOf(id),
      });
    return found;
  }

  private fateOf(id: number): Fate {
    const ref = this.after.ref(id);
    if (ref) return { is: 'still', ref };
    const { tensors, nodes } = this.after.snapshot;
    if (!this.after.tensors.has(id)) return { is: 'freed' };
    const view = tensors.find(({ id: other, base }) => base === id && this.after.names.has(other));
    const graph = nodes.some(
      ({ variable, saved }) => variable === id || saved.some(({ tensor }) => tensor === id),
    );
    return { is: 'held', base: view ? this.after.ref(view.id) : null, graph };
  }

  private originOf(id: number, names: readonly string[]): Origin {
    const tensor = this.after.tensors.get(id);
    const known = this.before.ref(id);
    const others = (this.after.names.get(id) ?? []).filter((name) => !names.includes(name));
    // What a function returned is told as new: its names there are gone.
    const returned =
      this.after.depth < this.before.depth &&
      !others.length &&
      known?.names.every((name) => {
        const frame = this.before.named.get(name)?.frame;
        return frame !== undefined && frame !== '<module>' && !this.after.frames.has(frame);
      });
    if (known && !returned) {
      const still = known.names.filter((name) => !names.includes(name));
      return { is: 'alias', of: { ...known, names: others.length ? others : still } };
    }
    if (!tensor) return { is: 'plain', sizes: [], stored: 1 };
    const { sizes } = tensor;
    const node = tensor.grad_fn === null ? undefined : this.after.node(tensor.grad_fn);
    const making = makingOf(this.step, id, (other) => other !== id && this.ref(other) !== null);
    const mate = this.mateOf(tensor, making);
    if (mate) return this.sharing(tensor, mate, making);
    const copy = this.copied(tensor, node, making);
    if (copy) return copy;
    const gradient = making ? null : this.gradient(tensor, names, node);
    if (gradient) return gradient;
    if (node) return this.computed(tensor, node, making);
    if (tensor.requires_grad) return { is: 'leaf', sizes };
    const made = making && this.made(tensor, making);
    if (made) return made;
    const bytes = this.after.storages.get(tensor.storage)?.nbytes ?? 0;
    return { is: 'plain', sizes, stored: Math.floor(bytes / itemSize(tensor.dtype)) };
  }

  /** A tensor by the names that it has, or that it had before they came to stand for others. */
  private ref(id: number): Ref | null {
    const ref = this.after.ref(id);
    if (ref) return ref;
    const names = this.before.names.get(id)?.filter((name) => this.after.named.has(name));
    return names?.length ? { id, names, old: true } : null;
  }

  private stateOf(id: number): TensorState | undefined {
    return this.after.tensors.get(id) ?? this.before.tensors.get(id);
  }

  /**
   * The tensor on the same storage, known by a name, that it was made of; or else that it is a view of, or
   * another that was there before it.
   */
  private mateOf(
    tensor: TensorState,
    making: Making | null,
    newest = tensor.id,
  ): TensorState | null {
    const source = making?.from
      .flatMap((id) => this.stateOf(id) ?? [])
      .find(({ storage }) => storage === tensor.storage);
    if (source) return source;
    const mates = this.after
      .on(tensor.storage)
      .filter(({ id }) => id <= newest && id !== tensor.id && this.after.ref(id) !== null);
    const base = mates.find(({ id }) => id === tensor.base);
    if (base) return base;
    const mentioned = mates.filter(({ id }) => this.mentions(this.after.ref(id)!));
    return mentioned.at(-1) ?? mates[0] ?? null;
  }

  private sharing(tensor: TensorState, mate: TensorState, making: Making | null): Origin {
    const of = this.ref(mate.id)!;
    const outside = mate.requires_grad && !tensor.requires_grad;
    const { arrays } = this.after;
    if (tensor.version !== mate.version || arrays.has(tensor.id) || arrays.has(mate.id))
      return { is: 'unwatched', of, reads: reading(mate, tensor) };
    if (tensor.base === null) return { is: 'detached', of, outside };
    const direct = tensor.base === mate.id || !!making?.from.includes(mate.id);
    const recorded = tensor.grad_fn !== null;
    return {
      is: 'view',
      of,
      direct,
      recorded,
      outside,
      reads: direct ? reading(mate, tensor) : null,
    };
  }

  private computed(tensor: TensorState, node: NodeState, making: Making | null): Origin {
    const refs = (ids: readonly number[]): Ref[] => this.refs(ids.filter((id) => id !== tensor.id));
    const sources = making?.from.length
      ? refs(making.from)
      : this.after.sources(node).filter(({ id }) => id !== tensor.id);
    const inside = (id: number): boolean => !!this.stateOf(id)?.requires_grad;
    const cut = new Set([
      ...cutTensors(this.after.snapshot, [node]).map(({ id }) => id),
      ...(making?.detached.filter(inside) ?? []),
    ]);
    // Detached under another name: that name is told, and what it was detached from.
    const from = sources.filter(
      ({ id }) => !cut.has(id) || !making || making.attached.includes(id),
    );
    const { sizes } = tensor;
    return {
      is: 'computed',
      node: shortName(node.name),
      from,
      cut: refs([...cut]),
      sizes,
      broadcast: this.broadcasts(sizes, from),
    };
  }

  /** Tensors in the order in which the line names them. */
  private refs(ids: readonly number[]): Ref[] {
    const right = withoutComment(this.line).replace(/^[^=()]*=(?!=)/, '');
    const place = ({ names }: Ref): number =>
      Math.min(...names.map((name) => placeOf(name, right) ?? Infinity));
    return ids
      .flatMap((id) => this.ref(id) ?? [])
      .sort((a, b) => (place(a) === place(b) ? a.id - b.id : place(a) - place(b)));
  }

  /** Whether sizes are what two tensors were both stretched to. */
  private broadcasts(sizes: readonly number[], from: readonly Ref[]): boolean {
    if (from.length !== 2) return false;
    const each = from.map(({ id }) => this.stateOf(id)?.sizes ?? []);
    const fits = each.every(
      (own) =>
        own.length <= sizes.length &&
        own.every((size, n) => size === 1 || size === sizes[sizes.length - own.length + n]) &&
        tuple(own) !== tuple(sizes),
    );
    const filled = sizes.every((size, n) =>
      each.some((own) => (own[own.length - sizes.length + n] ?? 1) === size),
    );
    return fits && filled;
  }

  /** A tensor that the line did not compute by a call: one that flowed in its backward. */
  private gradient(
    tensor: TensorState,
    names: readonly string[],
    node: NodeState | undefined,
  ): Origin | null {
    // What backward gives to a function that it calls, and what flowed.
    const given = names.some((name) => this.begins(this.after.named.get(name)!.frame));
    const value = this.after.numbers(tensor.id)!;
    const flowed = this.step.gradients
      .flatMap(({ arrived }) => arrived)
      .some(
        (one) =>
          given ||
          (tuple(one.sizes) === tuple(tensor.sizes) &&
            one.value.length > 0 &&
            one.value.every((item, n) => Object.is(item, value.values[n]))),
      );
    const filled = this.gradients(true).length > 0;
    return flowed
      ? { is: 'gradient', value, node: node ? shortName(node.name) : null, filled }
      : null;
  }

  /** A tensor on new storage with the values of another, where the graph or the line says that it is a copy. */
  private copied(
    tensor: TensorState,
    node: NodeState | undefined,
    making: Making | null,
  ): Origin | null {
    const values = this.after.values(tensor);
    const cloned = node && (node.name === 'CloneBackward0' || node.name === 'UnsafeViewBackward0');
    const from =
      making?.from.length === 1 && making.made.some((call) => COPIERS.has(operatorOf(call)))
        ? making.from[0]
        : cloned
          ? this.after.sources(node)[0]?.id
          : undefined;
    const candidates =
      from !== undefined
        ? [this.stateOf(from)!]
        : node || !COPIES.test(this.line)
          ? []
          : this.after.snapshot.tensors.filter(
              ({ id }) => id < tensor.id && this.before.names.has(id),
            );
    for (const other of candidates) {
      const of = this.ref(other.id);
      if (!of || other.storage === tensor.storage || other.dtype !== tensor.dtype) continue;
      if (from === undefined && !this.mentions(of)) continue;
      const reshaped = RESHAPES.test(this.line);
      if (from === undefined && !reshaped && tuple(other.sizes) !== tuple(tensor.sizes)) continue;
      const same = (of.old ? this.before : this.after).values(other);
      if (values && same && !sameValues(values, same)) continue;
      if (from === undefined && (!values || !same)) continue;
      const contiguous =
        /\bcontiguous\b/.test(this.line) && tuple(other.sizes) === tuple(tensor.sizes);
      const packed = !reshaped && contiguous ? tensor.strides : undefined;
      return {
        is: 'copy',
        of,
        in: node ? 'graph' : tensor.requires_grad ? 'leaf' : 'nothing',
        cut: other.requires_grad && !tensor.requires_grad,
        strides:
          reshaped || packed ? { strides: other.strides, sizes: tensor.sizes, packed } : null,
      };
    }
    return null;
  }

  /** What the line called to make a tensor of others that have names. */
  private made({ sizes, dtype }: TensorState, making: Making): Origin | null {
    const from = this.refs(making.from);
    if (!from.length) return null;
    const cast = from.every(({ id }) => this.stateOf(id)?.dtype !== dtype);
    const all = (operators: ReadonlySet<string>): boolean =>
      making.made.length > 0 && making.made.every((call) => operators.has(operatorOf(call)));
    // What made the indices makes no difference.
    const how = PICKS.has(operatorOf(making.made[0] ?? making.call))
      ? 'picked'
      : all(CASTS) && from.length === 1 && cast
        ? 'cast'
        : all(COPIERS)
          ? 'copied'
          : 'computed';
    const broadcast = how === 'computed' && this.broadcasts(sizes, from);
    return { is: 'made', how, from, cut: making.cut, sizes, dtype, cast, broadcast };
  }

  /** What a line that is nothing but a call of a tensor's method made, when nothing of it is to be seen. */
  private unkept(): Change[] {
    const { calls = [], event } = this.step;
    const call = calls.at(-1);
    const method = calledLast(this.line);
    if (!call || event === 'exception' || !method) return [];
    const operator = operatorOf(call);
    if (operator !== method.name || this.after.depth !== this.before.depth) return [];
    const root = this.after.named.get(method.root)?.tensors.at(-1);
    const [result] = call.gives;
    const of = root === undefined ? null : this.after.ref(root);
    if (!of || result === undefined || this.after.tensors.has(result)) return [];
    return [{ kind: 'unkept', of, operator, wrote: operator.endsWith('_') }];
  }

  /** Whether the line that ran says one of the names, or what it is a part of. */
  private mentions({ names }: Ref): boolean {
    return names.some((name) => placeOf(name, withoutComment(this.line)) !== null);
  }

  private writes(): Change[] {
    const found: Change[] = [];
    if (this.after.snapshot.storages === this.before.snapshot.storages) return found;
    for (const storage of this.after.snapshot.storages) {
      const old = this.before.storages.get(storage.id);
      if (!old || old === storage) continue;
      const change = this.written(old, storage);
      if (change) found.push(change);
    }
    return found;
  }

  private written(old: StorageState, storage: StorageState): Change | null {
    const places = new Set<number>();
    storage.data.forEach((value, place) => {
      if (!Object.is(value, old.data[place])) places.add(place);
    });
    // An operator may write what its schema does not say: batch_norm its running statistics.
    if (places.size === 0 && old.writes === storage.writes) return null;
    const aliases = this.after.on(storage.id).flatMap((tensor): Written[] => {
      const names = this.after.names.get(tensor.id);
      const was = this.before.tensors.get(tensor.id);
      if (!names || !was) return [];
      const region =
        places.size && itemSize(tensor.dtype) === itemSize(storage.dtype)
          ? regionOf(tensor, places)
          : null;
      if (places.size && region === null && !touches(tensor, places)) return [];
      const [from, to] = [this.before.version(was), this.after.version(tensor)];
      const ref = this.after.ref(tensor.id)!;
      const moved = from !== to && !ref.array;
      return [{ ref, region, version: moved ? { from, to } : null }];
    });
    // A tensor that was resized counts as written; that it has another shape is told by itself.
    const resized = ({ ref: { id } }: Written): boolean =>
      !sameGeometry(this.before.tensors.get(id)!, this.after.tensors.get(id)!);
    if (!aliases.length || (places.size === 0 && aliases.some(resized))) return null;
    const ordered = this.writerFirst(aliases);
    const values = this.valuesWritten(ordered[0]!, places, old, storage);
    return {
      kind: 'written',
      aliases: ordered,
      elements: places.size,
      values,
      unnoticedBy: this.unnoticedBy(storage),
    };
  }

  /** Elements that were equal and are again, or all of a tensor of a few. */
  private valuesWritten(
    { ref, region }: Written,
    places: ReadonlySet<number>,
    old: StorageState,
    { data, dtype }: StorageState,
  ): { from: Numbers; to: Numbers } | null {
    if (places.size === 0) return null;
    const [place] = places;
    const count = places.size;
    const all = (values: readonly Value[]): Numbers | null =>
      [...places].every((one) => Object.is(values[one], values[place!]))
        ? { values: Array<Value>(count).fill(values[place!]!), count, sizes: [count], dtype }
        : null;
    const same = { from: all(old.data), to: all(data) };
    if (same.from && same.to) return { from: same.from, to: same.to };
    if (region === null) return null;
    const [from, to] = [this.before.numbers(ref.id), this.after.numbers(ref.id)];
    const few = region === '' && to !== null && to.count <= 4 && to.values.length > 0;
    return few && from?.count === to.count ? { from, to } : null;
  }

  /** The alias that was written through in front, where counters or the line tell it. */
  private writerFirst(aliases: Written[]): Written[] {
    const moved = aliases.filter(({ version }) => version !== null);
    const line = this.line.trim();
    const begins = (name: string): number => {
      const own = ownName(name);
      return line.startsWith(own) && !/^\w/.test(line.slice(own.length)) ? own.length : 0;
    };
    // "rows[0]" where the line begins so, rather than "rows".
    const said = ({ ref }: Written): number => Math.max(...ref.names.map(begins));
    const [longest] = [...aliases].sort((a, b) => said(b) - said(a));
    const writer =
      longest && said(longest) > 0 ? longest : moved.length < aliases.length ? moved[0] : undefined;
    return writer ? [writer, ...aliases.filter((alias) => alias !== writer)] : aliases;
  }

  /** The nodes that had saved something of a storage, now written without the saved version moving. */
  private unnoticedBy(storage: StorageState): string[] {
    const found = new Set<string>();
    for (const { node, tensor, saved } of this.saved(this.after)) {
      // Of what one line did, the order is not recorded: it may have saved what it had written.
      if (!this.before.node(node.id)) continue;
      const was = this.before.tensors.get(tensor.id);
      const unmoved =
        was && this.before.version(was) === saved && this.after.version(tensor) === saved;
      if (tensor.storage === storage.id && unmoved) found.add(this.nameOf(node));
    }
    return [...found];
  }

  /** What a graph holds for its backward, as long as it holds it. */
  private *saved(state: Known): Iterable<{ node: NodeState; tensor: TensorState; saved: number }> {
    for (const node of state.snapshot.nodes)
      for (const { tensor: id, state: kept, saved_version: saved } of node.saved) {
        const tensor = id === null || kept !== 'live' ? undefined : state.tensors.get(id);
        if (tensor) yield { node, tensor, saved };
      }
  }

  private savedChanges(): Change[] {
    const { before, after } = this;
    const found: Change[] = [];
    if (before.snapshot === after.snapshot) return found;
    const told = new Set<string>();
    for (const { node, tensor, saved } of this.saved(after)) {
      const version = after.version(tensor);
      const was = before.tensors.get(tensor.id);
      if (version === saved || !was || before.version(was) !== saved) continue;
      const ref = after.ref(tensor.id);
      const key = `${node.id} ${tensor.id}`;
      if (!ref || told.has(key)) continue;
      told.add(key);
      found.push({ kind: 'stale', node: this.nameOf(node), ref, saved, version });
    }
    let released = 0;
    if (before.snapshot.nodes !== after.snapshot.nodes)
      for (const node of after.snapshot.nodes) {
        const old = before.node(node.id);
        if (!old || old === node) continue;
        node.saved.forEach(({ state }, n) => {
          if (state === 'released' && old.saved[n]?.state === 'live') released++;
        });
      }
    if (released) found.push({ kind: 'released', saved: released });
    return found;
  }

  /** "MulBackward0 of z": with the name of what the node computed. */
  private nameOf(node: NodeState): string {
    const result = this.after.snapshot.tensors.find(
      ({ id, grad_fn }) => grad_fn === node.id && this.after.names.has(id),
    );
    const names = result && this.after.names.get(result.id);
    return names ? `${shortName(node.name)} of ${names[0]}` : shortName(node.name);
  }

  private gradients(backward: boolean): Change[] {
    const found: Change[] = [];
    if (this.after.snapshot === this.before.snapshot) return found;
    for (const tensor of this.after.snapshot.tensors) {
      const names = this.after.names.get(tensor.id);
      if (!names) continue;
      const ref = { id: tensor.id, names };
      const was = this.before.tensors.get(tensor.id);
      const from = this.before.numbers(was?.grad ?? null);
      const to = this.after.numbers(tensor.grad);
      const same = from && to ? sameValues(from.values, to.values) : from === to;
      if (!same || (was && this.gradWritten(was, tensor)))
        found.push({ kind: 'gradient', ref, from, to, backward });
    }
    return found;
  }

  /**
   * The leaves that a backward passed by, when some have received a gradient: where none has,
   * autograd.grad gave them to the program.
   */
  private unreached(received: readonly Change[]): Change[] {
    if (this.step.event === 'exception') return [];
    const reached = new Set(received.map((change) => 'ref' in change && change.ref.id));
    return this.after.snapshot.tensors.flatMap((tensor): Change[] => {
      const names = this.after.names.get(tensor.id);
      const leaf = tensor.is_leaf && tensor.requires_grad && this.before.tensors.has(tensor.id);
      return names && leaf && !reached.has(tensor.id)
        ? [{ kind: 'unreached', ref: { id: tensor.id, names } }]
        : [];
    });
  }

  /** Whether a gradient was written though its values are as they were. */
  private gradWritten(was: TensorState, now: TensorState): boolean {
    const storage = (state: Known, id: number | null): StorageState | undefined =>
      state.storages.get(state.tensors.get(id ?? -1)?.storage ?? -1);
    const [old, current] = [storage(this.before, was.grad), storage(this.after, now.grad)];
    return !!old && !!current && was.grad === now.grad && old.writes !== current.writes;
  }

  /** What became of the tensors that have kept their name. */
  private tensorChanges(): Change[] {
    const found: Change[] = [];
    if (this.after.snapshot.tensors === this.before.snapshot.tensors) return found;
    for (const to of this.after.snapshot.tensors) {
      const from = this.before.tensors.get(to.id);
      const names = this.after.names.get(to.id);
      // What has no name before is told as new.
      if (!from || from === to || !names || !this.before.ref(to.id)) continue;
      const ref = { id: to.id, names };
      if (from.storage !== to.storage || from.dtype !== to.dtype || !sameGeometry(from, to)) {
        const mate = from.storage === to.storage ? null : this.mateOf(to, null, Infinity);
        found.push({ kind: 'reshaped', ref, from, to, mate: mate && this.after.ref(mate.id) });
      }
      const lost = !!to.history_lost && !from.history_lost;
      if (from.grad_fn !== to.grad_fn || lost) {
        const node = to.grad_fn === null ? undefined : this.after.node(to.grad_fn);
        const name = node ? shortName(node.name) : null;
        const renewed = this.after.snapshot.storages === this.before.snapshot.storages;
        found.push({ kind: 'history', ref, node: name, lost, renewed });
      } else if (from.requires_grad !== to.requires_grad)
        found.push({ kind: 'requires_grad', ref, now: to.requires_grad });
      if (from.retains_grad !== to.retains_grad && !to.is_leaf)
        found.push({ kind: 'retains_grad', ref, now: to.retains_grad });
    }
    return found;
  }
}

/** Of more than these that a backward did not reach, others are told before. */
const FEW = 2;

/** What a line says that copies; where it says so and the values are equal, they were copied. */
const COPIES =
  /\b(clone|copy|deepcopy|contiguous|reshape|flatten|ravel|tensor|as_tensor|empty_like|copy_|load_state_dict|state_dict)\b/;
const RESHAPES = /\b(reshape|flatten|ravel)\b/;

/** Operators that copy what indices or a mask name: no strides could describe it. */
const PICKS: ReadonlySet<string> = new Set([
  'index',
  'index_select',
  'masked_select',
  'take',
  'gather',
]);
const CASTS: ReadonlySet<string> = new Set(['_to_copy', 'to', 'type_as']);
/** Operators that copy where no view will do, or always. */
const COPIERS: ReadonlySet<string> = new Set([
  'clone',
  'contiguous',
  'reshape',
  'reshape_as',
  'flatten',
  'ravel',
  '_to_copy',
  'to',
  'repeat',
  'tile',
  'repeat_interleave',
  'cat',
  'concat',
  'stack',
  'hstack',
  'vstack',
  'flip',
  'roll',
]);

/** How a view of `of` walks the storage, where it shows elements again or takes its dimensions in another order. */
function reading(of: TensorState, view: TensorState): Reading | null {
  const repeats = ({ sizes, strides }: TensorState): boolean =>
    sizes.some((size, n) => size > 1 && strides[n] === 0);
  if (repeats(view) && !repeats(of)) return { is: 'repeated' };
  const { strides } = view;
  if (strides.some((stride, dim) => stride < 0 && stride !== of.strides[dim]))
    return { is: 'backwards', strides };
  const dims = ({ sizes, strides }: TensorState): string =>
    sizes
      .map((size, n) => `${size} by ${strides[n]}`)
      .sort()
      .join();
  const turned = dims(of) === dims(view) && tuple(of.strides) !== tuple(view.strides);
  return turned ? { is: 'turned', from: of.strides, to: view.strides } : null;
}

/** The method that a line calls last, when that is all the line does: "add_" and "x" of `x[0].add_(1)`. */
function calledLast(line: string): { root: string; name: string } | null {
  const text = line.trim();
  let depth = 0;
  let bare = '';
  for (const char of text) {
    if (')]}'.includes(char)) depth--;
    if (depth === 0 || (depth === 1 && '([{'.includes(char))) bare += char;
    if (char === '#' && depth === 0) break;
    if ('([{'.includes(char)) depth++;
  }
  const [, root, name] =
    /^([A-Za-z_]\w*)(?:[[(\])]|\.\w+)*?\.(\w+)\(\)?\s*(?:#|$)/.exec(bare) ?? [];
  return root && name ? { root, name } : null;
}

/** Where a text of Python says a name, or what it is a part of; null where it does not. */
function placeOf(name: string, text: string): number | null {
  const root = ownName(name).split(/[.[]/)[0]!;
  const at = text.search(new RegExp(`(?<![\\w.])${root}(?!\\w)`));
  return at < 0 ? null : at;
}

function withoutComment(line: string): string {
  return line.split('#')[0]!;
}

/** Relations are told before mere news. */
function weight(change: Change): number {
  if (change.kind === 'called') return 2;
  if (change.kind !== 'named') return 3;
  return change.origin.is === 'leaf' || change.origin.is === 'plain' ? 1 : 0;
}

function sameValues(a: readonly Value[], b: readonly Value[]): boolean {
  return a.length === b.length && a.every((value, n) => Object.is(value, b[n]));
}

function sameGeometry(a: TensorState, b: TensorState): boolean {
  return (
    a.offset === b.offset &&
    tuple(a.sizes) === tuple(b.sizes) &&
    tuple(a.strides) === tuple(b.strides)
  );
}

/** Whether some element of a strided tensor lies on one of the places: exact for what has been walked. */
function touches(tensor: TensorState, places: ReadonlySet<number>): boolean {
  if (elementCount(tensor.sizes) > 4096) return true;
  const reach = (dim: number, place: number): boolean => {
    if (dim === tensor.sizes.length) return places.has(place);
    for (let i = 0; i < tensor.sizes[dim]!; i++)
      if (reach(dim + 1, place + i * tensor.strides[dim]!)) return true;
    return false;
  };
  return reach(0, tensor.offset);
}
