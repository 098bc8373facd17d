/** The steps of a run, made ready for questions that go over many of them: what was when, and what happened when. */
import { fullName, ownName, shortName } from '../names';
import { writersIn } from '../versions';
import type { Moment, Search } from './finding';
import type { NodeState, StorageState, TensorState } from '../../engine/snapshot';
import type { NameState, Step } from '../../runtime/protocol';

export interface Write {
  step: number;
  storage: number;
  /** Some of the elements that are recorded are others than before; or none is. */
  changed: boolean;
}

/** The names at a step. */
export interface Names {
  /** In order; several when a tensor has more than one. */
  of: ReadonlyMap<number, readonly string[]>;
  tensor: ReadonlyMap<string, number>;
}

export class Trail {
  /** Without their comments. */
  private readonly lines: readonly string[];
  /** Every physical write to a storage that was there a step before, in order. */
  readonly writes: readonly Write[] = [];
  /** The steps in which gradients flowed. */
  readonly passes: readonly number[] = [];
  /** By node, the step after which it was there first. */
  readonly made: ReadonlyMap<number, number> = new Map();
  /** By node, the steps in which a gradient reached it. */
  readonly ran: ReadonlyMap<number, readonly number[]> = new Map();

  private constructor(
    readonly steps: readonly Step[],
    readonly code: string,
  ) {
    this.lines = code.split('\n').map(withoutComment);
  }

  static *of(steps: readonly Step[], code: string): Search<Trail> {
    const trail = new Trail(steps, code);
    const writes = trail.writes as Write[];
    const passes = trail.passes as number[];
    const made = trail.made as Map<number, number>;
    const ran = trail.ran as Map<number, number[]>;
    let newest = -Infinity;
    for (const [n, { snapshot, gradients }] of steps.entries()) {
      yield;
      const before = steps[n - 1]?.snapshot;
      if (before && before.storages !== snapshot.storages) {
        const old = trail.storages(n - 1);
        for (const storage of snapshot.storages) {
          const was = old.get(storage.id);
          if (was && was !== storage && was.writes !== storage.writes)
            writes.push({ step: n, storage: storage.id, changed: !sameData(was, storage) });
        }
      }
      // Ids grow and lists are in their order: new nodes are the last ones.
      const { nodes } = snapshot;
      const last = newest;
      for (let at = nodes.length - 1; at >= 0 && nodes[at]!.id > last; at--) {
        made.set(nodes[at]!.id, n);
        newest = Math.max(newest, nodes[at]!.id);
      }
      if (gradients.length) passes.push(n);
      for (const node of new Set(gradients.map((gradient) => gradient.node)))
        ran.set(node, [...(ran.get(node) ?? []), n]);
    }
    return trail;
  }

  /** The text of the line that a step ran, without its comment. */
  text(step: number): string {
    return this.lines[(this.steps[step]?.line ?? 0) - 1] ?? '';
  }

  moment(step: number): Moment {
    return { step, line: this.steps[step]!.line };
  }

  names(step: number): Names {
    const list = this.steps[step]?.names ?? NO_NAMES;
    return made(namesBy, list, () => {
      const of = new Map<number, string[]>();
      const tensor = new Map<string, number>();
      for (const entry of list) {
        const name = fullName(entry);
        const known = of.get(entry.tensor);
        if (!known) of.set(entry.tensor, [name]);
        else if (!known.includes(name)) known.push(name);
        tensor.set(name, entry.tensor);
      }
      return { of, tensor };
    });
  }

  /** The tensor's first name at a step, or that of whose `.grad` it is; null when it has neither. */
  nameOf(step: number, tensor: number): string | null {
    return this.names(step).of.get(tensor)?.[0] ?? null;
  }

  tensors(step: number): ReadonlyMap<number, TensorState> {
    return byId(tensorsById, this.steps[step]?.snapshot.tensors ?? []);
  }

  storages(step: number): ReadonlyMap<number, StorageState> {
    return byId(storagesById, this.steps[step]?.snapshot.storages ?? []);
  }

  nodes(step: number): ReadonlyMap<number, NodeState> {
    return byId(nodesById, this.steps[step]?.snapshot.nodes ?? []);
  }

  version(step: number, tensor: TensorState): number | null {
    const { versions } = this.steps[step]!.snapshot;
    return versions.find(({ id }) => id === tensor.version)?.value ?? null;
  }

  /** The named tensors on a storage at a step, the oldest first. */
  on(step: number, storage: number): TensorState[] {
    const { of } = this.names(step);
    return this.steps[step]!.snapshot.tensors.filter(
      (tensor) => tensor.storage === storage && of.has(tensor.id),
    );
  }

  /** The names through which the operators of a step wrote a storage. */
  writers(step: number, storage: number): string[] {
    const [now, before] = [this.steps[step]!, this.steps[step - 1]];
    if (!now.calls?.length || !before) return [];
    const [then, were] = [this.tensors(step), this.tensors(step - 1)];
    return [...writersIn(now, before.snapshot).values()]
      .flat()
      .filter(({ tensor }) => (then.get(tensor) ?? were.get(tensor))?.storage === storage)
      .flatMap(({ names }) => names);
  }

  /** The node by what it computed, if that has a name: "PowBackward0 of y". */
  node(step: number, { id, name }: NodeState): { name: string; of: string | null } {
    const result = this.steps[step]!.snapshot.tensors.find(
      (tensor) => tensor.grad_fn === id && this.names(step).of.has(tensor.id),
    );
    return {
      name: shortName(name),
      of: result ? this.nameOf(step, result.id) : null,
    };
  }
}

const NO_NAMES: NameState[] = [];
const namesBy = new WeakMap<readonly NameState[], Names>();
const tensorsById = new WeakMap<readonly TensorState[], Map<number, TensorState>>();
const storagesById = new WeakMap<readonly StorageState[], Map<number, StorageState>>();
const nodesById = new WeakMap<readonly NodeState[], Map<number, NodeState>>();

function byId<State extends { id: number }>(
  known: WeakMap<readonly State[], Map<number, State>>,
  list: readonly State[],
): ReadonlyMap<number, State> {
  return made(known, list, () => new Map(list.map((state) => [state.id, state])));
}

function made<Key extends object, Made>(
  known: WeakMap<Key, Made>,
  key: Key,
  make: () => Made,
): Made {
  const there = known.get(key);
  if (there) return there;
  const one = make();
  known.set(key, one);
  return one;
}

function sameData(a: StorageState, b: StorageState): boolean {
  return a.data.length === b.data.length && a.data.every((value, n) => Object.is(value, b.data[n]));
}

/** Up to a `#` that stands in no string of the line. */
function withoutComment(line: string): string {
  return /^(?:[^#'"]|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|['"])*?(?=#|$)/.exec(line)?.[0] ?? line;
}

/** Whether a line says a name: a variable, or what it is a part of (`net` for `net.weight`). */
export function says(line: string, name: string): boolean {
  return new RegExp(`(?<![\\w.])${escaped(ownName(name))}(?![\\w])`).test(line);
}

export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
