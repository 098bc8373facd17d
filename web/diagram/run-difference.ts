/** Two runs of nearly the same program, line by line: where they part, and in what they differ in the end. */
import { elementsOf } from './elements';
import type { Selection } from './strip';
import { fullName } from './names';
import { clip, elementName, shortValue, tuple } from './text';
import type { Value } from './text';
import { TITLES } from './findings/finding';
import type { Finding } from './findings/finding';
import { plainText } from './words';
import type { Part } from './words';
import type { StorageState, TensorState } from '../engine/snapshot';
import type { RunError, Step } from '../runtime/protocol';

export type DifferenceKind =
  /** How the runs end: one of them with an error, or with another one. */
  | 'error'
  /** What a line prints. */
  | 'output'
  /** A name that holds a tensor in one run only. */
  | 'name'
  /** A tensor's elements, shape or dtype. */
  | 'value'
  /** Its `.grad`. */
  | 'gradient'
  | 'requires_grad'
  | 'grad_fn'
  /** The leaves that gradients flow on to from it. */
  | 'reach'
  /** The names that lie on its storage. */
  | 'storage'
  /** Its version, or the names that count with it. */
  | 'version'
  /** What PyTorch does not report. */
  | 'finding';

/** What is told of one run beside the other. */
export interface Difference {
  kind: DifferenceKind;
  /** Whom it is about; empty where it is about a line. */
  name: string;
  /** The first step at which they differ: of the first run, or where that has none, of the second. */
  since: { run: 'first' | 'second'; step: number; line: number };
  /** Each at the end; where they are alike there, when they first differed. */
  first: readonly Part[];
  second: readonly Part[];
  /** In the end they are alike again. */
  passing: boolean;
}

export interface ComparedRun {
  steps: readonly Step[];
  error: RunError | null;
  findings: readonly Finding[];
}

/** The differences between two runs, in the order in which one would tell of them. */
export function runDifference(first: ComparedRun, second: ComparedRun): Difference[] {
  const partner = partners(first.steps, second.steps);
  return [
    ...errors(first, second),
    ...outputs(first.steps, second.steps, partner),
    ...names(first.steps, second.steps, partner),
    ...findingsOf(first, second),
  ];
}

/** For each step of a run the step of another that ran the same line as many times; null where that never came. */
export function partners(steps: readonly Step[], others: readonly Step[]): (number | null)[] {
  const places = new Map<string, number[]>();
  others.forEach((step, n) => {
    const key = keyOf(step);
    const known = places.get(key);
    if (known) known.push(n);
    else places.set(key, [n]);
  });
  const met = new Map<string, number>();
  return steps.map((step) => {
    const key = keyOf(step);
    const n = met.get(key) ?? 0;
    met.set(key, n + 1);
    return places.get(key)?.[n] ?? null;
  });
}

const keyOf = ({ line, event, depth }: Step): string =>
  // A line that raised is the same line.
  `${line} ${depth} ${event === 'exception' ? 'line' : event}`;

/** What a run printed, in pieces: whether the other run printed the same there. */
export function printedPieces(
  steps: readonly Step[],
  others: readonly Step[],
): { text: string; differs: boolean }[] {
  const partner = partners(steps, others);
  return steps.flatMap(({ stdout }, n) => {
    const at = partner[n];
    const differs = typeof at !== 'number' || others[at]!.stdout !== stdout;
    return stdout ? [{ text: stdout, differs }] : [];
  });
}

/** In what the names differ at a step of either run: what a picture of both has to mark. */
export function differencesAt(first: Step, second: Step): Pick<Difference, 'kind' | 'name'>[] {
  return compareFacts(new Facts(first), new Facts(second)).map(({ kind, name }) => ({
    kind,
    name,
  }));
}

/** What has the same name in another state as what is pointed at in one; null where nothing has. */
export function counterpart(selection: Selection | null, from: Step, to: Step): Selection | null {
  const name = from.names.find(({ tensor }) => tensor === selection?.tensor);
  if (!selection || !name) return null;
  const other = to.names.find((one) => fullName(one) === fullName(name))?.tensor;
  const tensor = to.snapshot.tensors.find(({ id }) => id === other);
  return tensor ? { ...selection, tensor: tensor.id, storage: tensor.storage } : null;
}

function errors(first: ComparedRun, second: ComparedRun): Difference[] {
  const text = (error: RunError | null): Part[] =>
    error
      ? [
          ...(error.line === null ? [] : [`line ${error.line} raises `]),
          { code: `${error.type}: ${error.message}` },
        ]
      : ['it runs to its end'];
  const [ours, theirs] = [text(first.error), text(second.error)];
  if (plainText(ours) === plainText(theirs)) return [];
  const [run, { steps, error }] = first.error
    ? (['first', first] as const)
    : (['second', second] as const);
  const step = Math.max(
    0,
    steps.findLastIndex(({ error: one }) => one !== null),
  );
  const since = { run, step, line: error!.line ?? 0 };
  return [{ kind: 'error', name: '', since, first: ours, second: theirs, passing: false }];
}

function outputs(
  steps: readonly Step[],
  others: readonly Step[],
  partner: readonly (number | null)[],
): Difference[] {
  const found: Difference[] = [];
  const printed = (text: string | undefined): Part[] =>
    text ? [{ code: text.replace(/\n$/, '') }] : ['nothing'];
  const add = (
    run: 'first' | 'second',
    step: number,
    line: number,
    ours?: string,
    theirs?: string,
  ): void => {
    if ((ours ?? '') === (theirs ?? '')) return;
    const since = { run, step, line };
    const [one, other] = [printed(ours), printed(theirs)];
    found.push({ kind: 'output', name: '', since, first: one, second: other, passing: false });
  };
  steps.forEach(({ line, stdout }, n) => {
    const other = partner[n];
    add('first', n, line, stdout, typeof other === 'number' ? others[other]!.stdout : '');
  });
  const met = new Set(partner);
  others.forEach(({ line, stdout }, n) => {
    if (!met.has(n)) add('second', n, line, '', stdout);
  });
  return found;
}

function findingsOf(first: ComparedRun, second: ComparedRun): Difference[] {
  const key = ({ kind, line }: Finding): string => `${kind} ${line}`;
  const only = (some: readonly Finding[], others: readonly Finding[]): Finding[] => {
    const known = new Set(others.map(key));
    return some.filter((finding) => !known.has(key(finding)));
  };
  const told =
    (run: 'first' | 'second') =>
    (finding: Finding): Difference => {
      const text: Part[] = [`${TITLES[finding.kind]}. `, ...finding.what];
      const [mine, none]: Part[][] = [text, ['nothing']] as Part[][];
      return {
        kind: 'finding',
        name: finding.names[0] ?? '',
        since: { run, step: finding.step, line: finding.line },
        first: run === 'first' ? mine! : none!,
        second: run === 'first' ? none! : mine!,
        passing: false,
      };
    };
  return [
    ...only(first.findings, second.findings).map(told('first')),
    ...only(second.findings, first.findings).map(told('second')),
  ];
}

const ORDER: readonly DifferenceKind[] = [
  'name',
  'value',
  'gradient',
  'requires_grad',
  'grad_fn',
  'reach',
  'storage',
  'version',
];

/** What is told of the names: each difference once, from where it first shows. */
function names(
  steps: readonly Step[],
  others: readonly Step[],
  partner: readonly (number | null)[],
): Difference[] {
  const found = new Map<string, Difference>();
  const reaches: [Reach, Reach] = [new Reach(), new Reach()];
  let last: readonly unknown[] = [];
  steps.forEach((step, n) => {
    const at = partner[n];
    const other = typeof at === 'number' ? others[at] : undefined;
    if (!other) return;
    // What is as it was a step before differs as it did.
    const now = [step.names, step.snapshot, other.names, other.snapshot];
    if (now.every((part, k) => part === last[k])) return;
    last = now;
    for (const one of compareFacts(new Facts(step, reaches[0]), new Facts(other, reaches[1]))) {
      const key = `${one.kind} ${one.name}`;
      const since = { run: 'first' as const, step: n, line: step.line };
      if (!found.has(key)) found.set(key, { ...one, since, passing: true });
    }
  });
  const [end, otherEnd] = [steps.at(-1), others.at(-1)];
  if (end && otherEnd)
    for (const one of compareFacts(new Facts(end, reaches[0]), new Facts(otherEnd, reaches[1]))) {
      const key = `${one.kind} ${one.name}`;
      const since = found.get(key)?.since ?? {
        run: 'first' as const,
        step: steps.length - 1,
        line: end.line,
      };
      found.set(key, { ...one, since, passing: false });
    }
  return [...found.values()].sort(
    (a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || a.since.step - b.since.step,
  );
}

type Compared = Pick<Difference, 'kind' | 'name' | 'first' | 'second'>;

function compareFacts(first: Facts, second: Facts): Compared[] {
  const found: Compared[] = [];
  const grouped = { storage: new Set<string>(), version: new Set<string>() };
  const add = (
    kind: DifferenceKind,
    name: string,
    ours: readonly Part[],
    theirs: readonly Part[],
  ): void => {
    if (plainText(ours) !== plainText(theirs))
      found.push({ kind, name, first: ours, second: theirs });
  };
  // What came last is what most is told of: others are told to be its companions.
  for (const name of [...new Set([...first.tensors.keys(), ...second.tensors.keys()])].reverse()) {
    const [a, b] = [first.tensors.get(name), second.tensors.get(name)];
    if (!a || !b) {
      const there: Part[] = ['holds a tensor'];
      const gone: Part[] = ['holds none'];
      add('name', name, a ? there : gone, b ? there : gone);
      continue;
    }
    addValues(add, 'value', name, first.value(a), second.value(b));
    addValues(add, 'gradient', `${name}.grad`, first.gradient(a), second.gradient(b));
    add('requires_grad', name, flag(a.requires_grad), flag(b.requires_grad));
    add('grad_fn', name, first.gradFn(a), second.gradFn(b));
    add('reach', name, listed(first.reach(a), 'no leaf'), listed(second.reach(b), 'no leaf'));
    for (const kind of ['storage', 'version'] as const) {
      // A pair is told of once.
      const rest = (facts: Facts, tensor: TensorState): string[] =>
        facts.sharing(kind, tensor, name).filter((one) => !grouped[kind].has(one));
      const [ours, theirs] = [rest(first, a), rest(second, b)];
      const counts = kind === 'version' ? ([first.version(a), second.version(b)] as const) : null;
      if (ours.join() !== theirs.join()) {
        grouped[kind].add(name);
        const whole = (facts: Facts, tensor: TensorState, n: 0 | 1): Part[] => [
          counts ? `${counts[n]}, ` : '',
          ...together(facts.sharing(kind, tensor, name)),
        ];
        add(kind, name, whole(first, a, 0), whole(second, b, 1));
      } else if (counts) add(kind, name, [`${counts[0]}`], [`${counts[1]}`]);
    }
  }
  return found;
}

const flag = (value: boolean): Part[] => [{ code: value ? 'True' : 'False' }];

const together = (shared: readonly string[]): Part[] =>
  shared.length ? ['shared with ', ...listed(shared, '')] : ['its own'];

/** "`a`, `b`"; some words for none. */
function listed(all: readonly string[], none: string): Part[] {
  return all.length ? all.flatMap((name, n): Part[] => [n ? ', ' : '', { code: name }]) : [none];
}

/** What a tensor holds: the elements that are recorded, in its order or, where those are too many, in memory's. */
interface Held {
  values: readonly Value[];
  sizes: readonly number[];
  dtype: string;
  ordered: boolean;
}

/** Elements that are shown one beside the other; of more, the first that differs. */
const MOST_SHOWN = 12;

function addValues(
  add: (
    kind: DifferenceKind,
    name: string,
    first: readonly Part[],
    second: readonly Part[],
  ) => void,
  kind: 'value' | 'gradient',
  name: string,
  first: Held | null,
  second: Held | null,
): void {
  if (!first && !second) return;
  const owner = kind === 'gradient' ? name.replace(/\.grad$/, '') : name;
  if (
    !first ||
    !second ||
    first.dtype !== second.dtype ||
    first.sizes.join() !== second.sizes.join()
  ) {
    add(kind, owner, whole(first), whole(second));
    return;
  }
  if (first.values === second.values) return;
  const at = first.values.findIndex((value, n) => !Object.is(value, second.values[n]));
  if (at < 0) return;
  if (first.ordered && second.ordered && first.values.length <= MOST_SHOWN) {
    const exact = plainText(whole(first)) === plainText(whole(second));
    add(kind, owner, whole(first, exact), whole(second, exact));
    return;
  }
  const element = first.ordered
    ? elementName(name, indexOf(at, first.sizes))
    : `element ${at} in memory`;
  const [ours, theirs] = [first, second].map(({ values, dtype }) => shortValue(values[at]!, dtype));
  const same = ours === theirs;
  add(
    kind,
    owner,
    [{ code: element }, ' is ', { code: same ? String(first.values[at]) : ours! }],
    [{ code: element }, ' is ', { code: same ? String(second.values[at]) : theirs! }],
  );
}

/** A tensor's elements in brackets, or its shape where they are many; `exact`: with all of their digits. */
function whole(held: Held | null, exact = false): Part[] {
  if (!held) return [{ code: 'None' }];
  const { values, sizes, dtype, ordered } = held;
  if (!ordered || values.length > MOST_SHOWN) return [`${dtype} of shape `, { code: tuple(sizes) }];
  const texts = values.map((value) => (exact ? String(value) : shortValue(value, dtype)));
  const nest = (from: number, dims: readonly number[]): string => {
    const [size, ...rest] = dims;
    if (size === undefined) return texts[from]!;
    const step = rest.reduce((product, one) => product * one, 1);
    return `[${Array.from({ length: size }, (_, n) => nest(from + n * step, rest)).join(', ')}]`;
  };
  const kind = dtype === 'float32' ? [] : [` ${dtype}`];
  return [{ code: nest(0, sizes) }, ...kind];
}

function indexOf(place: number, sizes: readonly number[]): number[] {
  const index: number[] = [];
  let rest = place;
  for (const size of [...sizes].reverse()) {
    index.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  return index;
}

/** The leaves behind the nodes of a run: a node's way on never changes, so each is walked once. */
class Reach {
  private readonly known = new Map<number, ReadonlySet<number>>();

  from(
    root: number,
    nodes: ReadonlyMap<number, Step['snapshot']['nodes'][number]>,
  ): ReadonlySet<number> {
    const open = [root];
    while (open.length) {
      const id = open.at(-1)!;
      const node = nodes.get(id);
      const next = (node?.next ?? []).flatMap((edge) => edge?.node ?? []);
      const missing = this.known.has(id) ? [] : next.filter((one) => !this.known.has(one));
      if (missing.length) {
        open.push(...missing);
        continue;
      }
      open.pop();
      if (this.known.has(id)) continue;
      const leaves = new Set<number>(node?.variable == null ? [] : [node.variable]);
      for (const one of next) for (const leaf of this.known.get(one)!) leaves.add(leaf);
      this.known.set(id, leaves);
    }
    return this.known.get(root)!;
  }
}

const heldBy = new WeakMap<TensorState, { storage: StorageState; held: Held }>();

/** Look-ups over one step. */
class Facts {
  /** By name in full, in the order of the program. */
  readonly tensors = new Map<string, TensorState>();
  private readonly byId: ReadonlyMap<number, TensorState>;
  private readonly storages: ReadonlyMap<number, StorageState>;
  private readonly versions: ReadonlyMap<number, number>;
  private readonly nodes: ReadonlyMap<number, Step['snapshot']['nodes'][number]>;
  private readonly groups: Record<'storage' | 'version', Map<number, string[]>>;
  private readonly namesById = new Map<number, string[]>();

  constructor(
    { names: entries, snapshot }: Step,
    private readonly reaching = new Reach(),
  ) {
    this.byId = new Map(snapshot.tensors.map((tensor) => [tensor.id, tensor]));
    this.storages = new Map(snapshot.storages.map((storage) => [storage.id, storage]));
    this.versions = new Map(snapshot.versions.map(({ id, value }) => [id, value]));
    this.nodes = new Map(snapshot.nodes.map((node) => [node.id, node]));
    for (const entry of entries) {
      const tensor = this.byId.get(entry.tensor);
      if (tensor) this.tensors.set(fullName(entry), tensor);
    }
    this.groups = { storage: new Map(), version: new Map() };
    for (const [name, tensor] of this.tensors) {
      append(this.namesById, tensor.id, name);
      append(this.groups.storage, tensor.storage, name);
      append(this.groups.version, tensor.version, name);
    }
  }

  value(tensor: TensorState): Held | null {
    const storage = this.storages.get(tensor.storage);
    if (!storage) return null;
    const known = heldBy.get(tensor);
    if (known?.storage === storage) return known.held;
    const values = elementsOf(tensor, storage);
    const { sizes, dtype } = tensor;
    const held = { values: values ?? storage.data, sizes, dtype, ordered: values !== null };
    heldBy.set(tensor, { storage, held });
    return held;
  }

  gradient({ grad }: TensorState): Held | null {
    const tensor = grad === null ? undefined : this.byId.get(grad);
    return tensor ? this.value(tensor) : null;
  }

  gradFn({ grad_fn, history_lost }: TensorState): Part[] {
    if (history_lost) return [{ code: 'invalid' }];
    const name = grad_fn === null ? 'None' : (this.nodes.get(grad_fn)?.name ?? '');
    return [{ code: name.slice(name.lastIndexOf(':') + 1) }];
  }

  /** The names of the leaves that gradients flow on to. */
  reach(tensor: TensorState): string[] {
    if (tensor.grad_fn === null) return tensor.requires_grad ? ['itself'] : [];
    const leaves = this.reaching.from(tensor.grad_fn, this.nodes);
    return [...leaves].map((id) => this.namesById.get(id)?.[0] ?? 'a leaf without a name').sort();
  }

  sharing(kind: 'storage' | 'version', tensor: TensorState, name: string): string[] {
    return (this.groups[kind].get(tensor[kind]) ?? []).filter((one) => one !== name).sort();
  }

  version({ version }: TensorState): number {
    return this.versions.get(version) ?? 0;
  }
}

function append(lists: Map<number, string[]>, key: number, name: string): void {
  const known = lists.get(key);
  if (known) known.push(name);
  else lists.set(key, [name]);
}

/** What is asked of both runs, for the head of a row. */
export function questionOf({ kind, name }: Pick<Difference, 'kind' | 'name'>): Part[] {
  const of: Part = { code: name };
  switch (kind) {
    case 'error':
      return ['How it ends'];
    case 'output':
      return ['Output'];
    case 'name':
      return [of];
    case 'value':
      return [of];
    case 'gradient':
      return [{ code: `${name}.grad` }];
    case 'requires_grad':
      return [{ code: `${name}.requires_grad` }];
    case 'grad_fn':
      return [{ code: `${name}.grad_fn` }];
    case 'reach':
      return ['Gradients flow from ', of, ' to'];
    case 'storage':
      return ['Storage of ', of];
    case 'version':
      return ['Version of ', of];
    case 'finding':
      return ['Finding'];
  }
}

/** What differs in a few words: for the sentence above the table. */
const SHORT: Record<DifferenceKind, (count: number, names: readonly string[]) => Part[]> = {
  error: () => ['how it ends'],
  output: (count) => [count > 1 ? `what ${count} lines print` : 'what is printed'],
  name: (_, all) => ['whether ', ...listed(all, ''), ' is there'],
  value: (_, all) => ['the values of ', ...listed(all, '')],
  gradient: (_, all) => ['the gradients of ', ...listed(all, '')],
  requires_grad: (_, all) => ['whether ', ...listed(all, ''), ' requires a gradient'],
  grad_fn: (_, all) => ['how ', ...listed(all, ''), ' stands in the graph'],
  reach: (_, all) => ['where gradients flow from ', ...listed(all, '')],
  storage: (_, all) => ['who shares storage with ', ...listed(all, '')],
  version: (_, all) => ['the versions of ', ...listed(all, '')],
  finding: () => ['what is found in it'],
};

/** One sentence on all differences: the most telling first. */
export function summary(differences: readonly Difference[]): Part[] {
  if (differences.length === 0)
    return [
      'Nothing differs: output, values, gradients, graph, storages, versions and findings are the same.',
    ];
  const kinds = new Map<DifferenceKind, Difference[]>();
  for (const one of differences) kinds.set(one.kind, [...(kinds.get(one.kind) ?? []), one]);
  const phrases = [...kinds].map(([kind, some]) =>
    SHORT[kind](some.length, few(some.map(({ name }) => name))),
  );
  const joined = phrases.flatMap((phrase, n): Part[] => [
    n === 0 ? '' : n === phrases.length - 1 ? ' and ' : ', ',
    ...phrase,
  ]);
  return ['Different: ', ...joined, '.'].filter((part) => part !== '');
}

const few = (all: readonly string[]): string[] =>
  all.length > 3 ? [...all.slice(0, 3), '…'] : all.map((name) => clip(name, 40));
