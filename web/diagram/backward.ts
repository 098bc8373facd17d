/**
 * What happened within a backward pass, moment by moment: which node ran, what had arrived there, and
 * what it handed on. Facts of the step and of the one before it only.
 */
import { elementCount } from './geometry';
import { clip, shortValue } from './text';
import type { GradientState, NodeState, Snapshot } from '../engine/snapshot';
import type { Step } from '../runtime/protocol';

/** The first elements of a gradient, in row-major order, and its sizes. */
export type Gradient = Pick<GradientState, 'value' | 'sizes'>;

/** An edge that a gradient took; its value is null where only the sum of several is recorded. */
export interface Way {
  /** The moment whose node handed the gradient on. */
  from: number;
  /** Index in that node's `next`. */
  edge: number;
  gradient: Gradient | null;
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
  let unsure = false;
  moments.forEach(({ state, arrived, handed }, n) => {
    for (const arrival of arrived) settle(arrival, moments, unsure);
    unsure ||= state === null;
    state?.next.forEach((edge, index) => {
      const to = edge && takers.get(edge.node)?.find((later) => later > n);
      const arrival = to != null && moments[to]!.arrived.find(({ input }) => input === edge!.input);
      if (to == null || !arrival) return;
      arrival.ways.push({ from: n, edge: index, gradient: null });
      handed.push({ edge: index, to, input: edge!.input, gradient: null });
    });
  });
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

/** What came by one way alone is what arrived. */
function settle(arrival: Filling['arrived'][number], moments: Filling[], unsure: boolean): void {
  arrival.unsure = unsure;
  const [way, ...others] = arrival.ways;
  if (!way || others.length || unsure) return;
  way.gradient = arrival.gradient;
  const handed = moments[way.from]!.handed.find(({ edge }) => edge === way.edge);
  if (handed) handed.gradient = arrival.gradient;
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

/** How many elements of a gradient there are, and whether all of them are recorded. */
export function isWhole({ value, sizes }: Gradient): boolean {
  return value.length === elementCount(sizes);
}

/** The first numbers of a gradient, in at most `length` characters. */
export function gradientText({ value, sizes }: Gradient, length: number): string {
  const numbers = value.slice(0, 4).map((number) => shortValue(number, 'float32'));
  if (!sizes.length) return numbers[0] ?? '';
  const more = elementCount(sizes) > numbers.length ? ', …' : '';
  return clip(`[${numbers.join(', ')}${more}]`, length);
}

/** What the edges show when moment `at` is the last that has happened (null: all have), by edgeKey. */
export function flowOn(
  trace: readonly Moment[],
  at: number | null,
): ReadonlyMap<string, { gradient: Gradient | null; now: boolean }> {
  const flow = new Map<string, { gradient: Gradient | null; now: boolean }>();
  trace.slice(0, (at ?? trace.length) + 1).forEach(({ node, handed }, n) => {
    for (const { edge, gradient } of handed)
      flow.set(edgeKey(node, edge), { gradient, now: n === at });
  });
  return flow;
}

/** Names an edge by its node and its index in that node's `next`. */
export function edgeKey(from: number, index: number): string {
  return `${from}.${index}`;
}
