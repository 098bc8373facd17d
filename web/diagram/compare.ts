/** Two names or more beside each other, from the state at one step: what they share, and what a write to each would do. */
import { itemSize } from './bytes';
import { elementsOf } from './elements';
import { elementCount, reachOf } from './geometry';
import type { Strided } from './geometry';
import { fullName, shortName } from './names';
import { shortValue } from './text';
import type { Part } from './words';
import type { Snapshot, TensorState } from '../engine/snapshot';
import type { Step } from '../runtime/protocol';

export interface ComparedRow {
  kind:
    | 'storage'
    | 'elements'
    | 'graph'
    | 'requires_grad'
    | 'leaf'
    | 'grad_fn'
    | 'version'
    | 'grad'
    | 'write';
  /** What is asked of each. */
  question: string;
  /** An answer for each name. */
  cells: readonly (readonly Part[])[];
  /** Not all answers are the same. */
  differs: boolean;
}

export interface Comparison {
  names: readonly string[];
  rows: readonly ComparedRow[];
}

/** What arithmetic in place on a tensor (`x.add_(1)`), outside of `no_grad()`, would do. */
export interface Effect {
  /** PyTorch would raise: why. */
  refused:
    | 'leaf'
    | 'view of a leaf'
    | 'view made under no_grad'
    | 'one of several views'
    | 'overlaps itself'
    | null;
  /** Names that would show it, beside the tensor's own. */
  shows: readonly string[];
  /** The version counter's value before, and the names that count with it, beside the tensor's own. */
  version: number;
  counts: readonly string[];
  /** Names that would show it, and whose counter would not move. */
  unnoticed: readonly string[];
  /** Names of views whose history PyTorch would no longer know, and that would be of no use to a gradient. */
  lost: readonly string[];
  /** Nodes whose backward would raise: the counter of what they saved moves. */
  stale: readonly string[];
  /** Nodes that would compute with other numbers, and not notice. */
  wrong: readonly string[];
}

/** Bytes that are looked at one by one; of more, only the range counts. */
const MOST_PLACES = 20_000;
/** Names that are set beside each other without being asked for. */
const USUAL = 4;

/** The names that hold a tensor at a step, in the order of the program. */
export function namesAt(step: Step): string[] {
  return [...new Set(step.names.map(fullName))];
}

/** The names that a step is about: what it made, with what that shares, repeats or came from; two to four. */
export function relatedNames(before: Step | null, step: Step): string[] {
  const state = new State(step);
  const old = new Set(before?.snapshot.tensors.map(({ id }) => id));
  const named = [...new Set(step.names.map(({ tensor }) => tensor))].flatMap(
    (id) => state.tensors.get(id) ?? [],
  );
  const [subject] = [...named].sort(
    (a, b) => Number(old.has(a.id)) - Number(old.has(b.id)) || b.id - a.id,
  );
  if (!subject) return [];
  const near = named
    .filter((other) => other !== subject)
    .map((other) => ({ other, nearness: state.nearness(subject, other) }))
    .filter(({ nearness }) => nearness > 0)
    .sort((a, b) => b.nearness - a.nearness || b.other.id - a.other.id)
    .slice(0, USUAL - 1)
    .map(({ other }) => other);
  const chosen = near.length ? [subject, ...near] : named.slice(-2);
  return chosen.sort((a, b) => a.id - b.id).map(({ id }) => state.namesOf(id)[0]!);
}

/** The names beside each other; those that hold no tensor at the step are left out. */
export function compare(step: Step, asked: readonly string[]): Comparison {
  const state = new State(step);
  const compared = asked.flatMap((name) => {
    const tensor = state.named(name);
    return tensor ? [{ name, tensor }] : [];
  });
  const row = (
    kind: ComparedRow['kind'],
    question: string,
    answer: (tensor: TensorState, others: { name: string; tensor: TensorState }[]) => Part[],
    /** What is the same where answers name each other. */
    same?: (tensor: TensorState) => unknown,
  ): ComparedRow => {
    const cells = compared.map((one) =>
      answer(
        one.tensor,
        compared.filter((other) => other !== one),
      ),
    );
    const keys = compared.map(({ tensor }, n) => (same ? same(tensor) : JSON.stringify(cells[n])));
    return { kind, question, cells, differs: new Set(keys).size > 1 };
  };
  const sharing =
    (others: { name: string; tensor: TensorState }[], key: keyof TensorState) =>
    (tensor: TensorState): Part[] => {
      const found = others.filter((other) => other.tensor[key] === tensor[key]);
      return found.length
        ? ['shared with ', ...listed(found.map(({ name }) => name))]
        : ['its own'];
    };
  const rows = [
    row(
      'storage',
      'Storage',
      (tensor, others) => sharing(others, 'storage')(tensor),
      ({ storage }) => storage,
    ),
    row(
      'elements',
      'Shared elements',
      (tensor, others) => state.overlaps(tensor, others),
      ({ storage, offset, sizes, strides }) => JSON.stringify([storage, offset, sizes, strides]),
    ),
    row('graph', 'In the graph', (tensor) => state.inGraph(tensor)),
    row('requires_grad', 'requires_grad', ({ requires_grad }) => [
      { code: requires_grad ? 'True' : 'False' },
    ]),
    row('leaf', 'is_leaf', ({ is_leaf }) => [{ code: is_leaf ? 'True' : 'False' }]),
    row('grad_fn', 'grad_fn', (tensor) => [{ code: state.gradFn(tensor) }]),
    row(
      'version',
      'Version',
      (tensor, others) => [`${state.version(tensor)}, `, ...sharing(others, 'version')(tensor)],
      ({ version }) => version,
    ),
    row('grad', '.grad', (tensor, others) => state.grad(tensor, others)),
    row('write', 'If it is written', (tensor) => effectText(state.effect(tensor))),
  ];
  return { names: compared.map(({ name }) => name), rows };
}

/** What a write to all of a name's elements would do at a step; null where it holds no tensor. */
export function effectOfWrite(step: Step, name: string): Effect | null {
  const state = new State(step);
  const tensor = state.named(name);
  return tensor ? state.effect(tensor) : null;
}

/** The operators that give several views at once, none of which PyTorch lets be written. */
const SEVERAL = /^(Split|SplitWithSizes|Unbind|Chunk|TensorSplit)Backward/;

/** Look-ups over one step. */
class State {
  readonly tensors: ReadonlyMap<number, TensorState>;
  private readonly snapshot: Snapshot;
  private readonly names = new Map<number, string[]>();
  private readonly nodes: ReadonlyMap<number, Snapshot['nodes'][number]>;

  constructor(step: Step) {
    this.snapshot = step.snapshot;
    this.tensors = new Map(step.snapshot.tensors.map((tensor) => [tensor.id, tensor]));
    this.nodes = new Map(step.snapshot.nodes.map((node) => [node.id, node]));
    for (const entry of step.names) {
      const name = fullName(entry);
      const known = this.names.get(entry.tensor);
      if (!known) this.names.set(entry.tensor, [name]);
      else if (!known.includes(name)) known.push(name);
    }
  }

  named(name: string): TensorState | undefined {
    for (const [id, names] of this.names) if (names.includes(name)) return this.tensors.get(id);
    return undefined;
  }

  namesOf(id: number): readonly string[] {
    return this.names.get(id) ?? [];
  }

  /** How much two tensors have to do with each other; 0: nothing. */
  nearness(a: TensorState, b: TensorState): number {
    if (a.storage === b.storage) return 4;
    if (a.base === b.id || b.base === a.id) return 4;
    const alike = a.dtype === b.dtype && JSON.stringify(a.sizes) === JSON.stringify(b.sizes);
    return 3 * Number(this.reaches(a, b) || this.reaches(b, a)) + 2 * Number(alike);
  }

  /** Whether the gradient of one flows on to the other. */
  private reaches(from: TensorState, to: TensorState): boolean {
    const met = new Set<number>(from.grad_fn === null ? [] : [from.grad_fn]);
    // A set may grow while it is walked.
    for (const id of met) {
      const node = this.nodes.get(id);
      if (node?.variable === to.id || (id === to.grad_fn && id !== from.grad_fn)) return true;
      for (const edge of node?.next ?? []) if (edge) met.add(edge.node);
    }
    return false;
  }

  overlaps(tensor: TensorState, others: readonly { name: string; tensor: TensorState }[]): Part[] {
    const parts: Part[][] = [];
    for (const { name, tensor: other } of others) {
      if (other.storage !== tensor.storage) continue;
      const shared = sharedElements(tensor, other);
      const count = elementCount(tensor.sizes);
      if (shared === 0) parts.push(['none with ', { code: name }]);
      else if (shared === null) parts.push(['some with ', { code: name }]);
      else if (shared === count) parts.push(['all with ', { code: name }]);
      else parts.push([`${shared} of ${count} with `, { code: name }]);
    }
    return parts.length ? joined(parts) : ['none'];
  }

  inGraph(tensor: TensorState): Part[] {
    if (tensor.history_lost) return ['no longer: a write took its history'];
    if (!tensor.requires_grad) return ['no'];
    if (tensor.is_leaf) return ['yes, as a leaf: gradients end in its ', { code: '.grad' }];
    return ['yes, on by ', { code: this.gradFn(tensor) }];
  }

  gradFn({ grad_fn, history_lost }: TensorState): string {
    if (history_lost) return 'invalid';
    return grad_fn === null ? 'None' : shortName(this.nodes.get(grad_fn)?.name ?? '');
  }

  version({ version }: TensorState): number {
    return this.snapshot.versions.find(({ id }) => id === version)?.value ?? 0;
  }

  grad(tensor: TensorState, others: readonly { name: string; tensor: TensorState }[]): Part[] {
    if (tensor.grad === null) return [{ code: 'None' }];
    const values = this.values(tensor.grad);
    const same = others.filter((other) => other.tensor.grad === tensor.grad);
    if (same.length)
      return [
        ...values,
        ', the same tensor as ',
        ...listed(same.map(({ name }) => `${name}.grad`)),
      ];
    const mine = this.tensors.get(tensor.grad);
    const shared = others.filter(
      ({ tensor: { grad } }) => grad !== null && this.tensors.get(grad)?.storage === mine?.storage,
    );
    if (shared.length)
      return [
        ...values,
        ', on one storage with ',
        ...listed(shared.map(({ name }) => `${name}.grad`)),
      ];
    return [...values, others.some((other) => other.tensor.grad !== null) ? ', its own' : ''];
  }

  private values(id: number): Part[] {
    const tensor = this.tensors.get(id);
    const storage = this.snapshot.storages.find((one) => one.id === tensor?.storage);
    const values = tensor && elementsOf(tensor, storage);
    if (!values) return ['there'];
    const shown = values.slice(0, 4).map((value) => shortValue(value, tensor.dtype));
    if (!tensor.sizes.length) return [{ code: shown[0]! }];
    return [{ code: `[${shown.join(', ')}${values.length > 4 ? ', …' : ''}]` }];
  }

  effect(tensor: TensorState): Effect {
    const effect: Effect = {
      refused: this.refusal(tensor),
      shows: [],
      version: this.version(tensor),
      counts: [],
      unnoticed: [],
      lost: [],
      stale: [],
      wrong: [],
    };
    if (effect.refused) return effect;
    const own = this.namesOf(tensor.id);
    const others = this.snapshot.tensors.filter((other) => other.id !== tensor.id);
    const touched = (other: TensorState): boolean =>
      other.storage === tensor.storage && sharedElements(tensor, other) !== 0;
    const namesOf = (tensors: readonly TensorState[]): string[] =>
      tensors.flatMap(({ id }) => this.namesOf(id).filter((name) => !own.includes(name)));
    const [stale, wrong] = [new Set<string>(), new Set<string>()];
    for (const node of this.snapshot.nodes)
      for (const { state, tensor: id, saved_version } of node.saved) {
        const saved = state === 'live' && id !== null ? this.tensors.get(id) : undefined;
        if (!saved) continue;
        const counted = saved.version === tensor.version;
        // One that is stale already raises anyhow.
        if (this.version(saved) !== saved_version) continue;
        if (counted) stale.add(shortName(node.name));
        else if (touched(saved)) wrong.add(shortName(node.name));
      }
    return {
      ...effect,
      shows: namesOf(others.filter(touched)),
      counts: namesOf(others.filter(({ version }) => version === tensor.version)),
      unnoticed: namesOf(
        others.filter((other) => touched(other) && other.version !== tensor.version),
      ),
      lost: namesOf(
        others.filter((other) => other.version === tensor.version && this.cannotFollow(other)),
      ),
      stale: [...stale],
      wrong: [...wrong],
    };
  }

  private refusal(tensor: TensorState): Effect['refused'] {
    if (overlapsItself(tensor)) return 'overlaps itself';
    if (!tensor.requires_grad) return null;
    const base = this.baseOf(tensor);
    if (base && this.isOneOfSeveral(tensor)) return 'one of several views';
    if (this.isUntracked(tensor)) return 'view made under no_grad';
    if (base?.is_leaf && base.requires_grad) return 'view of a leaf';
    return tensor.is_leaf ? 'leaf' : null;
  }

  private baseOf({ base }: TensorState): TensorState | undefined {
    return base === null ? undefined : this.tensors.get(base);
  }

  /** A view that a write through another name leaves without a history. */
  private cannotFollow(tensor: TensorState): boolean {
    if (tensor.history_lost || !tensor.requires_grad) return false;
    return this.isOneOfSeveral(tensor) || this.isUntracked(tensor);
  }

  private isOneOfSeveral(tensor: TensorState): boolean {
    return SEVERAL.test(this.gradFn(tensor)) || tensor.history_lost === true;
  }

  /**
   * A view, made under no_grad(), of a tensor with a history. Of a leaf's view the state does not tell whether
   * it was that, or is older than the leaf's requires_grad.
   */
  private isUntracked(tensor: TensorState): boolean {
    return tensor.grad_fn === null && this.baseOf(tensor)?.is_leaf === false;
  }
}

const REFUSED: Record<NonNullable<Effect['refused']>, Part[]> = {
  leaf: [
    'PyTorch raises: it is a leaf that requires a gradient. Inside ',
    { code: 'no_grad()' },
    ' it may',
  ],
  'view of a leaf': [
    'PyTorch raises: it is a view of a leaf that requires a gradient. Inside ',
    { code: 'no_grad()' },
    ' it may',
  ],
  'view made under no_grad': [
    'PyTorch raises: it is a view that was made inside ',
    { code: 'no_grad()' },
    ' of a tensor with a history. There it may',
  ],
  'one of several views': [
    'PyTorch raises: it is one of several views that one call gave, and they require a gradient',
  ],
  'overlaps itself': [
    'Arithmetic in place raises: several of its elements are one place in memory. ',
    { code: 'fill_' },
    ' writes them all',
  ],
};

function effectText(effect: Effect): Part[] {
  if (effect.refused) return [...REFUSED[effect.refused], '.'];
  const { shows, counts, unnoticed, lost, stale, wrong, version } = effect;
  const parts: Part[] = shows.length
    ? ['It shows in ', ...listed(shows), ' too. ']
    : ['No other name shows it. '];
  parts.push(`The version goes from ${version} to ${version + 1}`);
  if (counts.length) parts.push(', that of ', ...listed(counts), ' with it');
  parts.push('. ');
  if (unnoticed.length)
    parts.push(
      unnoticed.length > 1 ? 'The versions of ' : 'The version of ',
      ...listed(unnoticed),
      unnoticed.length > 1 ? ' do not move. ' : ' does not move. ',
    );
  if (lost.length)
    parts.push(
      'Where ',
      ...listed(lost),
      lost.length > 1 ? ' come' : ' comes',
      ' from is not known any more: to compute on with ',
      lost.length > 1 ? 'them' : 'it',
      ' raises. ',
    );
  if (stale.length)
    parts.push('What ', ...listed(stale), ' saved is stale then: its backward raises. ');
  if (wrong.length)
    parts.push(
      'What ',
      ...listed(wrong),
      ' saved is overwritten, and backward does not notice: the gradient is wrong. ',
    );
  return parts;
}

/** "`a`, `b` and `c`". */
function listed(names: readonly string[]): Part[] {
  return joined(names.map((name) => [{ code: name }]));
}

function joined(items: readonly Part[][]): Part[] {
  return items.flatMap((item, n) =>
    n === 0 ? item : [n === items.length - 1 ? ' and ' : ', ', ...item],
  );
}

/** Whether two of its elements are one place, as PyTorch's in-place operations look at it. */
function overlapsItself({ sizes, strides }: TensorState): boolean {
  return sizes.some((size, dim) => size > 1 && strides[dim] === 0);
}

/** How many of a tensor's elements lie on bytes of another's on the same storage; null where that is not counted. */
export function sharedElements(a: TensorState, b: TensorState): number | null {
  const [own, other] = [bytesOf(a), bytesOf(b)];
  if (!own || !other) {
    const [[low, high], [from, to]] = [rangeOf(a), rangeOf(b)];
    return low < to && from < high ? null : 0;
  }
  const taken = new Set(other.flat());
  return own.filter((bytes) => bytes.some((byte) => taken.has(byte))).length;
}

/** The bytes of each element, or null where they are too many. */
function bytesOf({ dtype, ...tensor }: TensorState): number[][] | null {
  const size = itemSize(dtype);
  const count = elementCount(tensor.sizes);
  if (count * size > MOST_PLACES) return null;
  return places(tensor, count).map((place) =>
    Array.from({ length: size }, (_, byte) => place * size + byte),
  );
}

/** The places of the elements, in the tensor's order. */
function places({ offset, sizes, strides }: Strided, count: number): number[] {
  const index = sizes.map(() => 0);
  return Array.from({ length: count }, () => {
    const place = index.reduce((sum, i, dim) => sum + i * strides[dim]!, offset);
    for (let dim = sizes.length - 1; dim >= 0; dim--) {
      if (++index[dim]! < sizes[dim]!) break;
      index[dim] = 0;
    }
    return place;
  });
}

/** The bytes from a tensor's first to its last, one past it. */
function rangeOf(tensor: TensorState): [number, number] {
  if (tensor.sizes.includes(0)) return [0, 0];
  const [first, last] = reachOf(tensor);
  const size = itemSize(tensor.dtype);
  return [first * size, (last + 1) * size];
}
