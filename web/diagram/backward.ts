/**
 * What happened within a backward pass, moment by moment: which node ran, what had arrived there, and
 * what it handed on. Facts of the step and of the one before it only.
 */
import { elementsOf } from './elements';
import { elementCount } from './geometry';
import { handOn, localOf } from './local';
import type { Local, Small } from './local';
import { clip, shortValue } from './text';
import type {
  GradientState,
  NodeState,
  Snapshot,
  StorageState,
  TensorState,
} from '../engine/snapshot';
import type { Step } from '../runtime/protocol';

/** The first elements of a gradient, in row-major order, and its sizes. */
export type Gradient = Pick<GradientState, 'value' | 'sizes'>;

/** An edge that a gradient took; its value is null where only the sum of several is known. */
export interface Way {
  /** The moment whose node handed the gradient on. */
  from: number;
  /** Index in that node's `next`. */
  edge: number;
  gradient: Gradient | null;
  /** What is left of the sum when the other ways are taken away: there is no rule for the node. */
  rest?: true;
}

/** What one input of a node had received when the node ran: the sum over all ways. */
export interface Arrival {
  input: number;
  gradient: Gradient;
  /** In the order in which they were taken. Empty where backward began, or where the line let go of what fed it. */
  ways: readonly Way[];
  /** Nodes that are not recorded may have added to it. */
  unsure: boolean;
}

/** What a node handed on along one of its edges. */
export interface Handed {
  edge: number;
  /** The moment at which the node that it leads to ran, and which of its inputs received it. */
  to: number;
  input: number;
  gradient: Gradient | null;
}

export interface Moment {
  node: number;
  /** Null for a node that the line both made and let go of: the states before and after do not have it. */
  state: NodeState | null;
  arrived: readonly Arrival[];
  handed: readonly Handed[];
  /** The leaf whose `.grad` takes what arrived. */
  into: number | null;
}

const NONE: readonly Moment[] = [];

/** The moments of all passes that a step ran, in order; none where no gradient flowed. */
export function backwardTrace(before: Step | null, step: Step): readonly Moment[] {
  if (step.gradients.length === 0) return NONE;
  const nodes = new Map<number, NodeState>();
  for (const state of [before, step])
    for (const node of state?.snapshot.nodes ?? []) nodes.set(node.id, node);
  const filled = filledLeaves(before?.snapshot, step.snapshot);

  const moments = momentsOf(step.gradients, nodes, filled);
  const takers = new Map<number, number[]>();
  moments.forEach(({ node }, n) => takers.set(node, [...(takers.get(node) ?? []), n]));
  const saved = new SavedElements(before?.snapshot, step.snapshot);
  let unsure = false;
  moments.forEach(({ state, arrived }, n) => {
    for (const arrival of arrived) settle(arrival, moments, unsure, saved);
    unsure ||= state === null;
    state?.next.forEach((edge, index) => {
      const to = edge && takers.get(edge.node)?.find((later) => later > n);
      const arrival = to != null && moments[to]!.arrived.find(({ input }) => input === edge!.input);
      if (to == null || !arrival) return;
      arrival.ways.push({ from: n, edge: index, gradient: null });
    });
  });
  moments.forEach(({ arrived }, to) => {
    for (const { input, ways } of arrived)
      for (const { from, edge, gradient } of ways)
        moments[from]!.handed.push({ edge, to, input, gradient });
  });
  for (const { handed } of moments) handed.sort((a, b) => a.edge - b.edge);
  return moments;
}

/** While the ways are found. */
interface Filling extends Moment {
  arrived: (Arrival & { ways: Way[] })[];
  handed: Handed[];
}

/** One for each time that a node ran: its inputs are recorded one after the other. */
function momentsOf(
  gradients: readonly GradientState[],
  nodes: ReadonlyMap<number, NodeState>,
  filled: ReadonlySet<number>,
): Filling[] {
  const moments: Filling[] = [];
  for (const { node, input, value, sizes } of gradients) {
    let moment = moments.at(-1);
    if (moment?.node !== node || moment.arrived.at(-1)!.input >= input) {
      const state = nodes.get(node) ?? null;
      const leaf = state?.variable ?? null;
      const into = leaf !== null && filled.has(leaf) ? leaf : null;
      moments.push((moment = { node, state, arrived: [], handed: [], into }));
    }
    moment.arrived.push({ input, gradient: { value, sizes }, ways: [], unsure: false });
  }
  return moments;
}

/** Finds what came by each way, where that can be told. */
function settle(
  arrival: Filling['arrived'][number],
  moments: readonly Moment[],
  unsure: boolean,
  saved: SavedElements,
): void {
  const { gradient, ways } = arrival;
  arrival.unsure = unsure;
  if (ways.length === 1 && !unsure) ways[0]!.gradient = gradient;
  const sum = ways.length > (unsure ? 0 : 1) ? smallOf(gradient) : null;
  if (!sum) return;
  const products = ways.map(({ from, edge }) =>
    product(moments[from]!, edge, gradient.sizes, saved),
  );
  const known = products.flatMap((one) => (one ? [one.downstream.values] : []));
  const rest = sum.map((value, n) => value - known.reduce((most, one) => most + one[n]!, 0));
  if (known.length === ways.length) {
    // An argument that no rule knows, or a hook, shows in the sum.
    const close = rest.every((value, n) => {
      const size = known.reduce((most, one) => most + Math.abs(one[n]!), Math.abs(sum[n]!));
      return Math.abs(value) <= size * TOLERANCE;
    });
    if (close)
      ways.forEach((way, n) => (way.gradient = part(products[n]!.downstream.values, gradient)));
  } else if (
    known.length === ways.length - 1 &&
    !unsure &&
    products.every((one) => one?.local.certain ?? true)
  )
    ways.forEach((way, n) => {
      way.gradient = part(products[n]?.downstream.values ?? rest, gradient);
      if (!products[n]) way.rest = true;
    });
}

/** Of float32, and of sums in another order. */
const TOLERANCE = 1e-5;

function part(values: readonly number[], { sizes }: Gradient): Gradient {
  return { value: values.map(Math.fround), sizes };
}

/** What an edge makes of a gradient: upstream times local is downstream. */
export interface Product {
  upstream: Small;
  local: Local;
  downstream: Small;
}

/** Why edge `edge` of the node that ran at moment `at` handed on what it did; null where there is no rule for it. */
export function productOn(
  before: Step | null,
  step: Step,
  trace: readonly Moment[],
  at: number,
  edge: number,
): Product | null {
  const handed = trace[at]?.handed.find((one) => one.edge === edge);
  const arrival = handed && trace[handed.to]!.arrived.find(({ input }) => input === handed.input);
  const saved = new SavedElements(before?.snapshot, step.snapshot);
  return arrival ? product(trace[at]!, edge, arrival.gradient.sizes, saved) : null;
}

function product(
  { state, arrived }: Moment,
  edge: number,
  wanted: readonly number[],
  saved: SavedElements,
): Product | null {
  const [arrival, ...others] = arrived;
  const values = arrival && smallOf(arrival.gradient);
  if (!state || !values || others.length) return null;
  const upstream = { values, sizes: arrival.gradient.sizes };
  const local = localOf(state.name, edge, (name) => saved.of(state, name), upstream.sizes, wanted);
  const downstream = local && handOn(state.name, upstream, local, wanted);
  return downstream && { upstream, local, downstream };
}

/** All elements as numbers; null where one is not recorded or not finite. */
function smallOf({ value, sizes }: Gradient): readonly number[] | null {
  const numbers = value.map(Number);
  return value.length === elementCount(sizes) && numbers.every(Number.isFinite) ? numbers : null;
}

/** What nodes had saved when backward came: as it was before the step; of what the step made, after it. */
class SavedElements {
  private readonly states: {
    tensors: Map<number, TensorState>;
    storages: Map<number, StorageState>;
    nodes: Map<number, NodeState>;
  }[];

  constructor(...snapshots: (Snapshot | undefined)[]) {
    const byId = <T extends { id: number }>(list: readonly T[]): Map<number, T> =>
      new Map(list.map((item) => [item.id, item]));
    this.states = snapshots.flatMap((snapshot) =>
      snapshot
        ? [
            {
              tensors: byId(snapshot.tensors),
              storages: byId(snapshot.storages),
              nodes: byId(snapshot.nodes),
            },
          ]
        : [],
    );
  }

  of({ id }: NodeState, name: string): Small | null {
    for (const { tensors, storages, nodes } of this.states) {
      const saved = nodes.get(id)?.saved.find((one) => one.name === name && one.state === 'live');
      const tensor = saved?.tensor == null ? undefined : tensors.get(saved.tensor);
      if (!tensor) continue;
      const values = elementsOf(tensor, storages.get(tensor.storage))?.map(Number);
      return values?.every(Number.isFinite) ? { values, sizes: tensor.sizes } : null;
    }
    return null;
  }
}

/** The leaves whose `.grad` was made or written: `autograd.grad` hands gradients to the program instead. */
function filledLeaves(before: Snapshot | undefined, after: Snapshot): Set<number> {
  const old = new Map(before?.tensors.map((tensor) => [tensor.id, tensor]));
  const writes = (snapshot: Snapshot | undefined): Map<number, number> =>
    new Map(snapshot?.storages.map((storage) => [storage.id, storage.writes]));
  const [were, are] = [writes(before), writes(after)];
  const storages = new Map(after.tensors.map(({ id, storage }) => [id, storage]));
  return new Set(
    after.tensors.flatMap(({ id, grad }) => {
      if (grad === null) return [];
      const storage = storages.get(grad)!;
      const same = old.get(id)?.grad === grad && were.get(storage) === are.get(storage);
      return same ? [] : [id];
    }),
  );
}

/** The first numbers of a gradient, in at most `length` characters. */
export function gradientText({ value, sizes }: Gradient, length: number): string {
  const numbers = value.slice(0, 4).map((number) => shortValue(number, 'float32'));
  if (!sizes.length) return numbers[0] ?? '';
  const more = elementCount(sizes) > numbers.length ? ', …' : '';
  return clip(`[${numbers.join(', ')}${more}]`, length);
}

/** What an edge shows of a gradient that took it. */
export interface Flowed {
  /** The moment that handed it on. */
  at: number;
  gradient: Gradient | null;
  /** It is the moment that is looked at. */
  now: boolean;
}

/** What the edges show when moment `at` is the last that has happened (null: all have), by edgeKey. */
export function flowOn(trace: readonly Moment[], at: number | null): ReadonlyMap<string, Flowed> {
  const flow = new Map<string, Flowed>();
  trace.slice(0, (at ?? trace.length) + 1).forEach(({ node, handed }, n) => {
    for (const { edge, gradient } of handed)
      flow.set(edgeKey(node, edge), { at: n, gradient, now: n === at });
  });
  return flow;
}

/** Names an edge by its node and its index in that node's `next`. */
export function edgeKey(from: number, index: number): string {
  return `${from}.${index}`;
}
