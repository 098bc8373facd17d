/** From the steps of a run and a cursor to what there is to draw. Pure: no sizes, no colours. */
import { backwardTrace, gradientText } from './backward';
import type { Gradient, Moment } from './backward';
import { itemSize, readAs, readBy } from './bytes';
import { contributionsTo, sumLines } from './contributions';
import type { Receipt, SummandLine } from './contributions';
import { coverage, elementCount, indicesOn, rowsOf } from './geometry';
import type { Span, Widths } from './geometry';
import { EMPTY_SNAPSHOT } from '../engine/snapshot';
import type {
  ArrivalState,
  NodeState,
  SavedState,
  Snapshot,
  StorageState,
  TensorState,
} from '../engine/snapshot';
import type { Step } from '../runtime/protocol';
import type { Fold } from './folded-graph';
import { heldSince } from './saved';
import type { Holding } from './saved';
import { whyNoGradient } from './gradient-history';
import { fullName, shortName } from './names';
import { survey } from './survey';
import type { Survey } from './survey';
import { elementName, shortValue } from './text';
import { Holders } from './holders';
import type { Holder } from './holders';
import { elementAt, isWhole } from './whole';
import { movedUntil } from './versions';
import type { Moved } from './versions';
import { remember } from './remember';
import type { Value } from './text';
import { plainText } from './words';
import type { Part } from './words';

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
  /** It is a NumPy array's own: versions and history mean nothing for it. */
  isArray: boolean;
  /** Place in the palette, that of its first name; null when it has none. */
  colour: number | null;
  storage: number;
  dtype: string;
  sizes: number[];
  strides: number[];
  offset: number;
  count: number;
  isLeaf: boolean;
  requiresGrad: boolean;
  retainsGrad: boolean;
  /** Its elements are the conjugates, or the negatives, of what the storage holds. */
  conj: boolean;
  neg: boolean;
  isView: boolean;
  /** The name of the tensor that this one is a view of, if that has one. */
  viewOf: string | null;
  version: number;
  /** What moved its version. */
  moved: Moved;
  /**
   * Null when it counts with the first tensor of its storage; else (after `.data`) the label of the
   * first of those that count with it, which may be itself.
   */
  counterOf: string | null;
  gradFn: string | null;
  gradFnId: number | null;
  widths: Widths;
  /** Where it reads the storage's bytes otherwise, as another dtype, conjugates or negatives: what they are to it. */
  texts: string[] | null;
  /** Places of the storage that are among its cells -> indices into the tensor. */
  places: Map<number, number[][]>;
  /** How many places those are at most: beyond, see indicesAt. */
  known: number;
  /** All elements of its storage are recorded. */
  whole: boolean;
  /** Appeared in this step. */
  isNew: boolean;
}

export interface StorageModel {
  id: number;
  /** What readers know it by; null when it never has a name. */
  number: number | null;
  dtype: string;
  count: number;
  nbytes: number;
  /** The first ones: see cellAt. */
  cells: Cell[];
  /** Where the others are recorded: the storage now and a step ago. */
  whole: { now: StorageState; before: StorageState | undefined } | null;
  tensors: TensorModel[];
  /** Who keeps it, by whichever tensor. */
  holders: readonly Holder[];
  /** Row length that its tensors suggest. */
  pitch: number | null;
  /** Appeared in this step. */
  isNew: boolean;
  changed: number;
  /** Written in this step where its elements are not recorded, at least. */
  writtenUnseen: boolean;
}

export interface GradientModel {
  tensor: TensorModel;
  /** The `.grad` tensor's storage and itself, or null while there is none. */
  grad: { storage: StorageModel; tensor: TensorModel } | null;
  /** The gradient that passed in `line` at last and was not kept: the tensor is no leaf. Not PyTorch's `.grad`. */
  passed: { line: number; storage: StorageModel; tensor: TensorModel } | null;
  /** Why there is none, in words for the reader. */
  note: readonly Part[];
  /** What the `.grad` is the sum of, where that says more than it does itself. */
  sum: readonly SummandLine[];
}

export interface SavedModel {
  name: string;
  /** The names of the saved tensor, if it has any. */
  label: string;
  /**
   * 'stale': PyTorch noticed a write and will refuse. 'overwritten': it noticed none, and the elements
   * are others than those that were saved; 'doubtful' where that cannot be told; 'unordered' where the line
   * that saved it wrote it too, before or after.
   */
  state: 'live' | 'stale' | 'overwritten' | 'doubtful' | 'unordered' | 'released' | 'none';
  savedVersion: number;
  version: number | null;
  /** The tensor, while it is held. */
  tensor: number | null;
  /** What it held when it was saved. */
  then: Holding | null;
}

export interface GraphNode {
  id: number;
  name: string;
  /** For an AccumulateGrad: the leaf's label. */
  leaf: string | null;
  /** A tensor that lost its way into the graph: no gradient comes here. */
  cutOff: boolean;
  /** The line has let go of it: the state after it does not have the node. */
  gone: boolean;
  /** The line that made it; null where that is not known. */
  line: number | null;
  /** The step that made it; null where that is not known. */
  at: number | null;
  /** The named tensors that it computed, or the leaf. */
  tensors: readonly { id: number; storage: number }[];
  /** Labels of the tensors that this node computed. */
  results: string[];
  saved: SavedModel[];
  /** Gradients that reached the node in this step, but for those that one edge shows: as short text by input. */
  flowed: string[];
  /** It stands for these nodes; what it computed and saved is what they did. */
  fold: Fold | null;
}

export interface GraphModel {
  nodes: GraphNode[];
  /** `from` computed a result of `to`: the gradient flows from -> to. */
  edges: GraphEdge[];
}

export interface GraphEdge {
  from: number;
  to: number;
  input: number;
  /** Index in the `next` of `from`; beyond its end for a cut. */
  index: number;
  /** What keeps gradients from flowing here: "detach()"; null where they flow. */
  cut: string | null;
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
  /** What the backward passes of the step did, in order. */
  backward: readonly Moment[];
}

/** What to draw for the step at `cursor`; `whole` is the survey of the same steps. */
export function buildPicture(
  steps: readonly Step[],
  cursor: number,
  whole: Survey = survey(steps),
): Picture {
  const step = steps[cursor] ?? null;
  const snapshot = step?.snapshot ?? EMPTY_SNAPSHOT;
  const facts = new Facts(steps, cursor, whole);

  const memory: StorageModel[] = [];
  const held: StorageModel[] = [];
  const place = ({ id }: StorageState): number => whole.numbers.get(id) ?? Infinity;
  const inOrder = (a: StorageState, b: StorageState): number => place(a) - place(b) || a.id - b.id;
  for (const storage of [...snapshot.storages].sort(inOrder)) {
    const tensors = facts.tensorsOn(storage.id);
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
    backward: facts.backward,
  };
}

/** The same picture when moment `at` of its backward is the last that has happened; `before` is the step before. */
export function insideBackward(picture: Picture, before: Picture, at: number): Picture {
  const waiting = picture.backward.slice(at + 1);
  const old = new Map(before.gradients.map((gradient) => [gradient.tensor.id, gradient]));
  return {
    ...picture,
    gradients: picture.gradients.map((gradient) => {
      const { id, gradFnId } = gradient.tensor;
      const comes = waiting.some(
        ({ node, variable, asked }) => (variable === id && !asked) || node === gradFnId,
      );
      if (!comes) return gradient;
      const was = old.get(id);
      const note = was?.grad ? [] : ['backward has not come here yet'];
      return { ...gradient, grad: was?.grad ?? null, passed: null, note, sum: was?.sum ?? [] };
    }),
  };
}

// Models that stay the same objects from step to step, by the state that each shows.
const coverageOf = remember<TensorState, Map<number, number[][]>>();
const cellsOf = remember<StorageState, { cells: Cell[]; changed: number }>();
const tensorModel = remember<TensorState, TensorModel>();
const storageModel = remember<StorageState, StorageModel>();
/** A `.grad` may have a name as well, and be drawn in both places. */
const gradStorageModel = remember<StorageState, StorageModel>();
const gradientModel = remember<TensorState, GradientModel>();
const passedModel = remember<ArrivalState, GradientModel['passed']>();
const sumOf = remember<Receipt, readonly SummandLine[]>();
const CUT_OFF = {
  name: 'no gradient',
  cutOff: true,
  gone: false,
  line: null,
  at: null,
  tensors: [],
  results: [],
  saved: [],
  flowed: [],
  fold: null,
};
const NO_LINES: readonly SummandLine[] = [];
const savedModel = remember<SavedState, SavedModel>();
/** By node and input. */
const arrivals = remember<Step['gradients'], Map<string, ArrivalState>>();
const graphNode = remember<NodeState, GraphNode>();
const graphModel = remember<readonly NodeState[], GraphModel>();

/** Look-ups over one snapshot. */
class Facts {
  private readonly snapshot: Snapshot;
  readonly names = new Map<number, string[]>();
  private readonly arrays = new Set<number>();
  private readonly labels = new Map<number, string>();
  private readonly tensors: Map<number, TensorState>;
  private readonly storages: Map<number, StorageState>;
  private readonly versions: Map<number, number>;
  private readonly nodes: Map<number, NodeState>;
  private readonly oldStorages: Map<number, StorageState>;
  private readonly oldTensors: Set<number>;
  private readonly grads = new Set<number>();
  private readonly byStorage = new Map<number, TensorState[]>();
  private readonly holders: Holders;
  readonly backward: readonly Moment[];

  constructor(
    private readonly steps: readonly Step[],
    private readonly cursor: number,
    private readonly whole: Survey,
  ) {
    const step = steps[cursor] ?? null;
    const snapshot = step?.snapshot ?? EMPTY_SNAPSHOT;
    const before = steps[cursor - 1]?.snapshot ?? EMPTY_SNAPSHOT;
    this.backward = backwardTrace(steps, cursor);
    this.snapshot = snapshot;
    this.tensors = new Map(snapshot.tensors.map((tensor) => [tensor.id, tensor]));
    this.storages = new Map(snapshot.storages.map((storage) => [storage.id, storage]));
    this.versions = new Map(snapshot.versions.map(({ id, value }) => [id, value]));
    this.nodes = new Map(snapshot.nodes.map((node) => [node.id, node]));
    this.oldStorages = new Map(before.storages.map((storage) => [storage.id, storage]));
    this.oldTensors = new Set(before.tensors.map(({ id }) => id));
    for (const tensor of snapshot.tensors) {
      const others = this.byStorage.get(tensor.storage);
      if (others) others.push(tensor);
      else this.byStorage.set(tensor.storage, [tensor]);
    }
    for (const entry of step?.names ?? []) {
      const full = fullName(entry);
      const known = this.names.get(entry.tensor);
      if (!known) this.names.set(entry.tensor, [full]);
      else if (!known.includes(full)) known.push(full);
      if (entry.array) this.arrays.add(entry.tensor);
    }
    this.nameTheRest();
    this.holders = new Holders(snapshot, this.names, (node) => whole.made.get(node)?.line || null);
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

  /** The tensors on a storage, the oldest first. */
  tensorsOn(storage: number): TensorState[] {
    return this.byStorage.get(storage) ?? [];
  }

  isGrad(tensor: number): boolean {
    return this.grads.has(tensor);
  }

  storage(
    state: StorageState,
    tensors: TensorState[],
    remembered: typeof storageModel = storageModel,
  ): StorageModel {
    const old = this.oldStorages.get(state.id);
    const models = tensors.map((tensor) => this.tensor(tensor));
    const number = this.whole.numbers.get(state.id) ?? null;
    const rows = rowsOf(
      this.tensorsOn(state.id).filter(({ dtype }) => itemSize(dtype) === itemSize(state.dtype)),
    );
    const holders = this.holders.of(this.tensorsOn(state.id));
    const held = holders.map(({ name, how }) => `${name}: ${how}`).join();
    return remembered(state, [old, number, rows, held, ...models], () => ({
      id: state.id,
      number,
      dtype: state.dtype,
      count: state.count,
      nbytes: state.nbytes,
      ...cellsOf(state, [old], () => cellsSince(old, state)),
      whole: isWhole(state) ? { now: state, before: old } : null,
      tensors: models,
      holders,
      pitch: rows,
      isNew: old === undefined,
      writtenUnseen: old !== undefined && old.writes !== state.writes && !countsChanges(old, state),
    }));
  }

  tensor(state: TensorState): TensorModel {
    const storage = this.storages.get(state.storage);
    const known = storage?.data.length ?? 0;
    const names = this.names.get(state.id) ?? [];
    const label = this.labelOf(state.id);
    const colour = names.length ? (this.whole.colours.get(names[0]!) ?? null) : null;
    const viewOf = state.base === null ? null : (this.names.get(state.base)?.[0] ?? null);
    const version = this.versions.get(state.version) ?? 0;
    const counterOf = this.counterOf(state);
    const moved = movedUntil(this.whole.moves.get(state.version), this.cursor);
    const widths = {
      element: itemSize(state.dtype),
      cell: itemSize(storage?.dtype ?? state.dtype),
    };
    const differs = storage?.dtype !== state.dtype || state.conj || state.neg;
    const reading = storage && differs ? storage : null;
    const gradFn = this.historyOf(state);
    const isNew = !this.oldTensors.has(state.id);
    const facts = [
      reading,
      known,
      storage && isWhole(storage),
      label,
      colour,
      viewOf,
      version,
      moved.recent.at(-1),
      counterOf,
      gradFn,
      isNew,
      ...names,
    ];
    return tensorModel(state, facts, () => ({
      id: state.id,
      names,
      label,
      isArray: this.arrays.has(state.id),
      colour,
      storage: state.storage,
      dtype: state.dtype,
      sizes: state.sizes,
      strides: state.strides,
      offset: state.offset,
      count: elementCount(state.sizes),
      isLeaf: state.is_leaf && !state.history_lost,
      requiresGrad: state.requires_grad,
      retainsGrad: state.retains_grad,
      conj: state.conj ?? false,
      neg: state.neg ?? false,
      isView: state.base !== null,
      viewOf,
      version,
      moved,
      counterOf,
      gradFn,
      gradFnId: state.history_lost ? null : state.grad_fn,
      widths,
      texts: reading && textsOf(reading, state),
      known,
      whole: !!storage && isWhole(storage),
      places: coverageOf(state, [known, widths.cell], () => coverage(state, known, widths)),
      isNew,
    }));
  }

  /** See TensorModel.counterOf. */
  private counterOf({ storage, version }: TensorState): string | null {
    const [first, ...others] = this.tensorsOn(storage).filter(({ id }) => !this.arrays.has(id));
    if (!first || first.version === version) return null;
    const counted = others.find((other) => other.version === version);
    return counted ? this.labelOf(counted.id) : null;
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
      .map((state) => {
        const grad = state.grad === null ? undefined : this.tensors.get(state.grad);
        const storage = grad && this.storages.get(grad.storage);
        const tensor = this.tensor(state);
        const shown = grad && storage && this.storage(storage, [grad], gradStorageModel);
        const passed = shown ? null : this.passedBy(state, tensor);
        const note = shown ? [] : this.whyNoGradient(state);
        const sum = shown ? this.sumOf(state) : NO_LINES;
        return gradientModel(state, [tensor, shown, passed, sum, plainText(note)], () => ({
          tensor,
          grad: shown ? { storage: shown, tensor: shown.tensors[0]! } : null,
          passed,
          note,
          sum,
        }));
      });
  }

  /** The last gradient that passed a result. */
  private passedBy(state: TensorState, tensor: TensorModel): GradientModel['passed'] {
    if (state.grad_fn === null || state.history_lost) return null;
    const at = this.whole.reached.get(state.grad_fn)?.findLast((step) => step <= this.cursor);
    const step = at === undefined ? undefined : this.steps[at];
    if (!step) return null;
    const { gradients } = step;
    const arrival = arrivals(
      gradients,
      [],
      () =>
        new Map(
          gradients.flatMap(({ node, arrived }) =>
            arrived.map((one) => [`${node} ${one.input}`, one] as const),
          ),
        ),
    ).get(`${state.grad_fn} ${state.output_nr}`);
    if (!arrival) return null;
    return passedModel(arrival, [tensor], () => ({ line: step.line, ...flownBy(tensor, arrival) }));
  }

  private sumOf(state: TensorState): readonly SummandLine[] {
    const received = this.whole.received.get(state.id) ?? [];
    const last = received.findLast(({ at }) => at <= this.cursor);
    if (!last || !state.is_leaf) return NO_LINES;
    return sumOf(last, [], () => {
      const found = contributionsTo(state, this.steps, this.cursor, received);
      return found ? sumLines(found) : NO_LINES;
    });
  }

  private whyNoGradient(state: TensorState): Part[] {
    const name = this.names.get(state.id)?.[0] ?? '';
    return whyNoGradient(state, name, this.steps, this.cursor, this.whole);
  }

  graph(): GraphModel {
    const flowed = new Map<number, string[]>();
    for (const { node, arrived } of this.backward)
      flowed.set(
        node,
        arrived
          .filter(({ ways, begins, hooked }) => begins || hooked || ways.length > 1)
          .map(({ gradient }) => gradientText(gradient, 28)),
      );
    const results = new Map<number, TensorState[]>();
    for (const tensor of [...this.snapshot.tensors].sort((a, b) => a.output_nr - b.output_nr)) {
      if (tensor.grad_fn === null || !this.names.has(tensor.id)) continue;
      results.set(tensor.grad_fn, [...(results.get(tensor.grad_fn) ?? []), tensor]);
    }
    const states = [...this.snapshot.nodes, ...this.gone()].sort((a, b) => a.id - b.id);
    const drawn = new Set(states.map(({ id }) => id));
    const nodes = states.map((state) =>
      this.node(state, results.get(state.id) ?? [], flowed.get(state.id) ?? []),
    );
    const { edges: cuts, nodes: off } = this.cuts(states);
    const facts = [...nodes, ...off.map(({ leaf }) => leaf), ...cuts.flatMap(Object.values)];
    return graphModel(this.snapshot.nodes, facts, () => ({
      nodes: [...off, ...nodes],
      edges: [
        ...states.flatMap((node) =>
          node.next.flatMap((edge, index) =>
            edge && drawn.has(edge.node)
              ? [{ from: node.id, to: edge.node, input: edge.input, index, cut: null }]
              : [],
          ),
        ),
        ...cuts,
      ],
    }));
  }

  /** The nodes that backward went through and the line let go of, with the edges that it took. */
  private gone(): readonly NodeState[] {
    const gone = new Map<number, NodeState>();
    for (const { node, name, variable, handed } of this.backward) {
      if (this.nodes.has(node)) continue;
      const next = Array.from<NodeState['next'][number]>({
        length: (handed.at(-1)?.edge ?? -1) + 1,
      });
      for (const { edge, to, input } of handed)
        next[edge] = { node: this.backward[to]!.node, input };
      gone.set(node, {
        id: node,
        name,
        next: next.map((edge) => edge ?? null),
        variable,
        saved: [],
      });
    }
    return [...gone.values()];
  }

  /** Where a node took a tensor that was cut off, an edge to where its gradient would go. */
  private cuts(states: readonly NodeState[]): { edges: GraphEdge[]; nodes: GraphNode[] } {
    const { cuts, cutInputs, saved } = this.whole;
    if (!cuts.size) return { edges: [], nodes: [] };
    const leaves = new Map(states.map(({ id, variable }) => [variable, id]));
    const off = new Map<number, GraphNode>();
    const edges = new Map<string, GraphEdge>();
    for (const { id, next } of states) {
      const held = saved.get(id)?.flatMap((one) => (one ? [one.tensor.id] : [])) ?? [];
      const inputs = new Set([...held, ...(cutInputs.get(id) ?? [])]);
      for (const { of, name, node, how } of [...inputs].flatMap((input) => cuts.get(input) ?? [])) {
        let to = node !== null && this.nodes.has(node) ? node : leaves.get(of);
        if (to === id) continue;
        if (to === undefined) {
          to = -1 - of;
          const known = this.names.get(of)?.join(', ') ?? name;
          off.set(to, { ...CUT_OFF, id: to, leaf: known ?? 'without a name' });
        }
        const index = next.length + edges.size;
        edges.set(`${id} ${to} ${how}`, { from: id, to, input: 0, index, cut: how });
      }
    }
    return { edges: [...edges.values()], nodes: [...off.values()] };
  }

  private node(state: NodeState, computed: TensorState[], flowed: string[]): GraphNode {
    const leaf = state.variable === null ? null : this.labelOf(state.variable);
    const variable = this.tensors.get(state.variable ?? -1);
    const results = computed.map(({ id }) => this.labelOf(id));
    const made = this.whole.made.get(state.id);
    const saved = state.saved.map((one, n) =>
      this.saved(one, state, this.whole.saved.get(state.id)?.[n] ?? null),
    );
    const own = variable ? [variable] : computed;
    const at = own.flatMap(({ id, storage }) => [id, storage]);
    const facts = [leaf, ...results, null, ...flowed, null, ...at, ...saved];
    return graphNode(state, facts, () => ({
      id: state.id,
      name: shortName(state.name),
      leaf,
      cutOff: false,
      gone: !this.nodes.has(state.id),
      line: made?.line || null,
      at: made?.at ?? null,
      tensors: own.map(({ id, storage }) => ({ id, storage })),
      results,
      saved,
      flowed,
      fold: null,
    }));
  }

  private saved(one: SavedState, node: NodeState, then: Holding | null): SavedModel {
    const { name, tensor: id, state, saved_version } = one;
    const tensor = id === null ? undefined : this.tensors.get(id);
    const version = tensor ? (this.versions.get(tensor.version) ?? null) : null;
    const stale = state === 'live' && version !== null && version !== saved_version;
    const label = this.names.get(id ?? then?.tensor.id ?? NaN)?.join(', ') ?? '';
    const now = stale ? 'stale' : state === 'live' ? this.unnoticed(node, tensor, then) : state;
    return savedModel(one, [label, now, version, then], () => ({
      name,
      label,
      state: now,
      savedVersion: saved_version,
      version,
      tensor: state === 'live' ? id : null,
      then,
    }));
  }

  /** The state of a saved tensor whose version is the one that it was saved with. */
  private unnoticed(
    node: NodeState,
    tensor: TensorState | undefined,
    then: Holding | null,
  ): SavedModel['state'] {
    if (!tensor || !then || tensor.id !== then.tensor.id) return 'live';
    // A node's own result is held as it was; of any other tensor PyTorch holds the tensor itself, and
    // `.data = …` puts another storage under it.
    const held = tensor.grad_fn === node.id ? then.tensor : tensor;
    const storage = this.storages.get(held.storage);
    const since = storage ? heldSince(then, { tensor: held, storage }) : 'live';
    return since === 'live' && then.unordered ? 'unordered' : since;
  }
}

/** The storage's elements, those marked that were something else a step ago. */
function cellsSince(
  old: StorageState | undefined,
  state: StorageState,
): { cells: Cell[]; changed: number } {
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
  if (old && old.bytes !== state.bytes && countsChanges(old, state))
    for (let place = cells.length; place < state.count; place++)
      if (!Object.is(elementAt(old, place), elementAt(state, place))) changed++;
  return { cells, changed };
}

/** Elements that are compared with those of a step ago, one by one. */
const MOST_COMPARED = 16_384;

/** Whether it is known of all elements which ones a step changed. */
function countsChanges(old: StorageState, state: StorageState): boolean {
  return isWhole(old) && isWhole(state) && state.count <= MOST_COMPARED;
}

/** What lies on a place of a storage, as far as it is recorded. */
export function cellAt({ cells, whole }: StorageModel, place: number): Cell | undefined {
  if (place < cells.length || !whole) return cells[place];
  const value = elementAt(whole.now, place);
  if (value === undefined) return undefined;
  const was = whole.before && elementAt(whole.before, place);
  const changed = was !== undefined && !Object.is(was, value);
  const { dtype } = whole.now;
  const before = changed ? shortValue(was, dtype) : null;
  return { index: place, value, text: shortValue(value, dtype), changed, before };
}

/** The indices of a tensor's elements on a place: the first few. */
export function indicesAt(tensor: TensorModel, place: number): readonly number[][] {
  const here = tensor.places.get(place);
  if (here) return here;
  if (place < tensor.known || tensor.widths.element !== tensor.widths.cell) return [];
  const [found, second] = indicesOn(tensor, place);
  return [found, second].filter((index) => index !== undefined);
}

/** The storage's elements as a tensor reads them; "?" where that cannot be told. */
function textsOf({ data, dtype }: StorageState, by: TensorState): string[] {
  return readAs(data, dtype, by.dtype).map((value) =>
    value === null ? '?' : shortValue(readBy(by, value), by.dtype),
  );
}

/** A gradient on its way, as if it lay in memory in the order of its elements. */
function flownBy(
  of: TensorModel,
  { value, sizes }: Gradient,
): { storage: StorageModel; tensor: TensorModel } {
  const id = -1 - of.id;
  const strides = sizes.map((_, dim) => elementCount(sizes.slice(dim + 1)));
  const count = elementCount(sizes);
  const tensor: TensorModel = {
    ...of,
    id,
    names: [],
    label: `gradient of ${of.label}`,
    colour: null,
    storage: id,
    sizes: [...sizes],
    strides,
    offset: 0,
    count,
    texts: null,
    known: value.length,
    whole: value.length >= count,
    places: coverage({ offset: 0, sizes, strides }, value.length),
    isNew: false,
  };
  const storage: StorageModel = {
    id,
    number: null,
    dtype: of.dtype,
    count,
    nbytes: count * itemSize(of.dtype),
    cells: value.map((one, index) => ({
      index,
      value: one,
      text: shortValue(one, of.dtype),
      changed: false,
      before: null,
    })),
    whole: null,
    tensors: [tensor],
    holders: [],
    pitch: rowsOf([tensor]),
    isNew: false,
    changed: 0,
    writtenUnseen: false,
  };
  return { storage, tensor };
}

function sameValue(a: Value, b: Value): boolean {
  return Object.is(a, b);
}

/** What every tensor calls the element at one place: "x[1], y[0]". */
export function elementNames(storage: StorageModel, place: number): string[] {
  return storage.tensors.flatMap((tensor) =>
    indicesAt(tensor, place)
      .slice(0, 1)
      .map((index) => elementName(tensor.names[0] ?? tensor.label, index)),
  );
}

/** The places of one row that a tensor covers, joined into runs. */
export function runs(tensor: TensorModel, row: Span): Span[] {
  const found: Span[] = [];
  for (let place = row.start; place < row.end; place++) {
    if (!indicesAt(tensor, place).length) continue;
    const last = found.at(-1);
    if (last && last.end === place) last.end = place + 1;
    else found.push({ start: place, end: place + 1 });
  }
  return found;
}
