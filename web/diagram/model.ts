/** From the steps of a run and a cursor to what there is to draw. Pure: no sizes, no colours. */
import { coverage, elementCount, pitch } from './geometry';
import type { Span } from './geometry';
import { EMPTY_SNAPSHOT } from '../runtime/protocol';
import type { NodeState, Snapshot, Step, StorageState, TensorState } from '../runtime/protocol';
import { clip, elementName, shortValue } from './text';
import type { Value } from './text';

export interface Cell {
  index: number;
  value: Value;
  text: string;
  changed: boolean;
  /** What stood here a step ago, when it was something else. */
  before: string | null;
}

export interface TensorModel {
  id: number;
  /** All names bound to the tensor; empty when only others hold it. */
  names: string[];
  /** The names in one text, or what holds it: "x.grad", "saved by MulBackward0". */
  label: string;
  /** Place in the palette, the same at every step. */
  colour: number;
  storage: number;
  dtype: string;
  sizes: number[];
  strides: number[];
  offset: number;
  count: number;
  isLeaf: boolean;
  requiresGrad: boolean;
  retainsGrad: boolean;
  isView: boolean;
  /** The name of the tensor that this one is a view of, if that has one. */
  viewOf: string | null;
  version: number;
  /** The counter is not the one that the storage's other tensors count with (after `.data`). */
  ownCounter: boolean;
  gradFn: string | null;
  gradFnId: number | null;
  /** Places of the storage -> indices into the tensor. */
  places: Map<number, number[][]>;
  /** Appeared in this step. */
  isNew: boolean;
}

export interface StorageModel {
  id: number;
  dtype: string;
  count: number;
  nbytes: number;
  cells: Cell[];
  tensors: TensorModel[];
  /** Row length that the main tensor suggests. */
  pitch: number | null;
  /** Appeared in this step. */
  isNew: boolean;
  changed: number;
}

export interface GradientModel {
  tensor: TensorModel;
  /** The `.grad` tensor's storage and itself, or null while there is none. */
  grad: { storage: StorageModel; tensor: TensorModel } | null;
  /** Why there is none, in words for the reader. */
  note: string;
}

export interface SavedModel {
  name: string;
  /** The names of the saved tensor, if it has any. */
  label: string;
  state: 'live' | 'stale' | 'released' | 'none';
  savedVersion: number;
  version: number | null;
}

export interface GraphNode {
  id: number;
  name: string;
  /** For an AccumulateGrad: the leaf's label. */
  leaf: string | null;
  /** Labels of the tensors that this node computed. */
  results: string[];
  saved: SavedModel[];
  /** Gradients that reached the node in this step, as short text by input. */
  flowed: string[];
}

export interface GraphModel {
  nodes: GraphNode[];
  /** `from` computed a result of `to`: the gradient flows from -> to. */
  edges: { from: number; to: number; input: number }[];
}

export interface Picture {
  cursor: number;
  count: number;
  step: Step | null;
  /** Storages with a named tensor. */
  memory: StorageModel[];
  /** Storages that only the graph, a base or a container keeps. */
  held: StorageModel[];
  gradients: GradientModel[];
  graph: GraphModel;
}

export const PALETTE_SIZE = 8;

/**
 * Each tensor's place in the palette: within its storage, in order of first appearance over the
 * whole run, so that nothing changes colour while stepping.
 */
export function assignColours(steps: readonly Step[]): Map<number, number> {
  const colours = new Map<number, number>();
  const used = new Map<number, number>();
  let seen: Snapshot | null = null;
  for (const step of steps) {
    if (step.snapshot === seen && step.names.length === 0) continue;
    seen = step.snapshot;
    const storageOf = new Map(step.snapshot.tensors.map((tensor) => [tensor.id, tensor.storage]));
    for (const { tensor } of step.names) {
      const storage = storageOf.get(tensor);
      if (storage === undefined || colours.has(tensor)) continue;
      const next = used.get(storage) ?? 0;
      used.set(storage, next + 1);
      colours.set(tensor, next % PALETTE_SIZE);
    }
  }
  return colours;
}

/** What to draw for the step at `cursor`; `colours` come from assignColours over the same steps. */
export function buildPicture(
  steps: readonly Step[],
  cursor: number,
  colours: ReadonlyMap<number, number> = assignColours(steps),
): Picture {
  const step = steps[cursor] ?? null;
  const snapshot = step?.snapshot ?? EMPTY_SNAPSHOT;
  const before = steps[cursor - 1]?.snapshot ?? EMPTY_SNAPSHOT;
  const facts = new Facts(step, snapshot, before, colours);

  const memory: StorageModel[] = [];
  const held: StorageModel[] = [];
  for (const storage of [...snapshot.storages].sort((a, b) => a.id - b.id)) {
    const tensors = snapshot.tensors.filter((tensor) => tensor.storage === storage.id);
    const named = tensors.filter((tensor) => facts.names.has(tensor.id));
    if (named.length) memory.push(facts.storage(storage, named));
    else {
      const kept = tensors.filter((tensor) => !facts.isGrad(tensor.id));
      if (kept.length) held.push(facts.storage(storage, kept));
    }
  }
  return {
    cursor,
    count: steps.length,
    step,
    memory,
    held,
    gradients: facts.gradients(),
    graph: facts.graph(),
  };
}

/** Look-ups over one snapshot. */
class Facts {
  readonly names = new Map<number, string[]>();
  private readonly labels = new Map<number, string>();
  private readonly tensors: Map<number, TensorState>;
  private readonly storages: Map<number, StorageState>;
  private readonly versions: Map<number, number>;
  private readonly nodes: Map<number, NodeState>;
  private readonly oldStorages: Map<number, StorageState>;
  private readonly oldTensors: Set<number>;
  private readonly grads = new Set<number>();

  constructor(
    private readonly step: Step | null,
    private readonly snapshot: Snapshot,
    before: Snapshot,
    private readonly colours: ReadonlyMap<number, number>,
  ) {
    this.tensors = new Map(snapshot.tensors.map((tensor) => [tensor.id, tensor]));
    this.storages = new Map(snapshot.storages.map((storage) => [storage.id, storage]));
    this.versions = new Map(snapshot.versions.map(({ id, value }) => [id, value]));
    this.nodes = new Map(snapshot.nodes.map((node) => [node.id, node]));
    this.oldStorages = new Map(before.storages.map((storage) => [storage.id, storage]));
    this.oldTensors = new Set(before.tensors.map(({ id }) => id));
    for (const { frame, name, tensor } of step?.names ?? []) {
      const full = frame === '<module>' ? name : `${frame}: ${name}`;
      const known = this.names.get(tensor);
      if (!known) this.names.set(tensor, [full]);
      else if (!known.includes(full)) known.push(full);
    }
    this.nameTheRest();
  }

  /** Labels for everything: names first, then what each nameless tensor is to a labelled one. */
  private nameTheRest(): void {
    for (const [id, names] of this.names) this.labels.set(id, names.join(', '));
    for (const tensor of this.snapshot.tensors) {
      if (tensor.grad === null) continue;
      this.grads.add(tensor.grad);
      const owner = this.labels.get(tensor.id);
      if (owner !== undefined) this.label(tensor.grad, `${owner}.grad`);
    }
    for (const node of this.snapshot.nodes) {
      for (const saved of node.saved)
        if (saved.tensor !== null)
          this.label(saved.tensor, `${saved.name} of ${shortName(node.name)}`);
      if (node.variable !== null) this.label(node.variable, 'leaf without a name');
    }
    for (const tensor of this.snapshot.tensors) {
      const owner = this.labels.get(tensor.id);
      if (tensor.base !== null && owner !== undefined) this.label(tensor.base, `base of ${owner}`);
    }
  }

  private label(tensor: number, text: string): void {
    if (!this.labels.has(tensor)) this.labels.set(tensor, text);
  }

  private labelOf(tensor: number): string {
    return this.labels.get(tensor) ?? 'without a name';
  }

  isGrad(tensor: number): boolean {
    return this.grads.has(tensor);
  }

  storage(state: StorageState, tensors: TensorState[]): StorageModel {
    const old = this.oldStorages.get(state.id);
    let changed = 0;
    const cells = state.data.map((value, index): Cell => {
      const was = old?.data[index];
      const differs = was !== undefined && !sameValue(was, value);
      if (differs) changed++;
      return {
        index,
        value,
        text: shortValue(value, state.dtype),
        changed: differs,
        before: differs ? shortValue(was, state.dtype) : null,
      };
    });
    const models = [...tensors].sort((a, b) => a.id - b.id).map((tensor) => this.tensor(tensor));
    const main = models.reduce<TensorModel | null>(
      (best, tensor) =>
        best === null ||
        tensor.places.size > best.places.size ||
        (tensor.places.size === best.places.size && pitch(best) === null)
          ? tensor
          : best,
      null,
    );
    return {
      id: state.id,
      dtype: state.dtype,
      count: state.count,
      nbytes: state.nbytes,
      cells,
      tensors: models,
      pitch: main && pitch(main),
      isNew: old === undefined,
      changed,
    };
  }

  tensor(state: TensorState): TensorModel {
    const storage = this.storages.get(state.storage);
    const shared = this.snapshot.tensors.filter((other) => other.storage === state.storage);
    return {
      id: state.id,
      names: this.names.get(state.id) ?? [],
      label: this.labelOf(state.id),
      colour: this.colours.get(state.id) ?? 0,
      storage: state.storage,
      dtype: state.dtype,
      sizes: state.sizes,
      strides: state.strides,
      offset: state.offset,
      count: elementCount(state.sizes),
      isLeaf: state.is_leaf && !state.history_lost,
      requiresGrad: state.requires_grad,
      retainsGrad: state.retains_grad,
      isView: state.base !== null,
      viewOf: state.base === null ? null : (this.names.get(state.base)?.[0] ?? null),
      version: this.versions.get(state.version) ?? 0,
      ownCounter: shared.some((other) => other.version !== state.version),
      gradFn: this.historyOf(state),
      gradFnId: state.history_lost ? null : state.grad_fn,
      places: coverage(state, storage?.data.length ?? 0),
      isNew: !this.oldTensors.has(state.id),
    };
  }

  private historyOf(state: TensorState): string | null {
    if (state.history_lost) return 'grad_fn invalid';
    return state.grad_fn === null ? null : shortName(this.nodes.get(state.grad_fn)?.name ?? '');
  }

  gradients(): GradientModel[] {
    return this.snapshot.tensors
      .filter(
        (tensor) => this.names.has(tensor.id) && (tensor.requires_grad || tensor.grad !== null),
      )
      .sort((a, b) => a.id - b.id)
      .map((tensor) => {
        const grad = tensor.grad === null ? undefined : this.tensors.get(tensor.grad);
        const storage = grad && this.storages.get(grad.storage);
        return {
          tensor: this.tensor(tensor),
          grad:
            grad && storage
              ? { storage: this.storage(storage, [grad]), tensor: this.tensor(grad) }
              : null,
          note: tensor.history_lost
            ? 'history lost'
            : tensor.is_leaf || tensor.retains_grad
              ? 'not yet'
              : 'not a leaf',
        };
      });
  }

  graph(): GraphModel {
    const flowed = new Map<number, string[]>();
    for (const { node, input, value, sizes } of this.step?.gradients ?? []) {
      const texts = flowed.get(node) ?? [];
      texts[input] = gradientText(value, sizes);
      flowed.set(node, texts);
    }
    const results = new Map<number, string[]>();
    for (const tensor of [...this.snapshot.tensors].sort((a, b) => a.output_nr - b.output_nr)) {
      if (tensor.grad_fn === null || !this.names.has(tensor.id)) continue;
      results.set(tensor.grad_fn, [
        ...(results.get(tensor.grad_fn) ?? []),
        this.labelOf(tensor.id),
      ]);
    }
    const nodes = [...this.snapshot.nodes].sort((a, b) => a.id - b.id);
    return {
      nodes: nodes.map((node) => ({
        id: node.id,
        name: shortName(node.name),
        leaf: node.variable === null ? null : this.labelOf(node.variable),
        results: results.get(node.id) ?? [],
        saved: node.saved.map((saved) => {
          const tensor = saved.tensor === null ? undefined : this.tensors.get(saved.tensor);
          const version = tensor ? (this.versions.get(tensor.version) ?? null) : null;
          const stale =
            saved.state === 'live' && version !== null && version !== saved.saved_version;
          return {
            name: saved.name,
            label: saved.tensor === null ? '' : (this.names.get(saved.tensor)?.join(', ') ?? ''),
            state: stale ? 'stale' : saved.state,
            savedVersion: saved.saved_version,
            version,
          };
        }),
        flowed: (flowed.get(node.id) ?? []).filter((text) => text !== undefined),
      })),
      edges: nodes.flatMap((node) =>
        node.next.flatMap((edge) =>
          edge && this.nodes.has(edge.node)
            ? [{ from: node.id, to: edge.node, input: edge.input }]
            : [],
        ),
      ),
    };
  }
}

/** A node's name without its namespace: "AccumulateGrad". */
function shortName(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1);
}

function sameValue(a: Value, b: Value): boolean {
  return Object.is(a, b);
}

function gradientText(value: readonly Value[], sizes: readonly number[]): string {
  const numbers = value.slice(0, 4).map((number) => shortValue(number, 'float32'));
  if (!sizes.length) return numbers[0] ?? '';
  const more = elementCount(sizes) > numbers.length ? ', …' : '';
  return clip(`[${numbers.join(', ')}${more}]`, 28);
}

/** What every tensor calls the element at one place: "x[1], y[0]". */
export function elementNames(storage: StorageModel, place: number): string[] {
  return storage.tensors.flatMap((tensor) =>
    (tensor.places.get(place) ?? [])
      .slice(0, 1)
      .map((index) => elementName(tensor.names[0] ?? tensor.label, index)),
  );
}

/** The places of one row that a tensor covers, joined into runs. */
export function runs(tensor: TensorModel, row: Span): Span[] {
  const found: Span[] = [];
  for (let place = row.start; place < row.end; place++) {
    if (!tensor.places.has(place)) continue;
    const last = found.at(-1);
    if (last && last.end === place) last.end = place + 1;
    else found.push({ start: place, end: place + 1 });
  }
  return found;
}
