/**
 * What happened within a backward pass, moment by moment: which node's turn it was, what had arrived
 * there from where, and what it handed on.
 */
import { elementCount } from './geometry';
import { clip, shortValue } from './text';
import type { ArrivalState, TurnState } from '../engine/snapshot';
import type { Step } from '../runtime/protocol';

/** The first elements of a gradient, in row-major order, and its sizes. */
export type Gradient = Pick<ArrivalState, 'value' | 'sizes'>;

/** A way that a gradient took to a node. */
export interface Way {
  /** The moment whose node handed it on; null where backward began. */
  from: number | null;
  /** Index in that node's `next`. */
  edge: number;
  gradient: Gradient;
}

/** What one input of a node had received when its turn came. */
export interface Arrival {
  input: number;
  /** The sum over all ways, as hooks left it. */
  gradient: Gradient;
  /** Hooks of the tensor have made it of the sum. */
  hooked: boolean;
  /** Backward began here, perhaps besides other ways. */
  begins: boolean;
  /** In the order in which they were taken. */
  ways: readonly Way[];
}

/** What a node handed on along one of its edges. */
export interface Handed {
  edge: number;
  /** The moment at which it was the turn of the node that it leads to, and which of its inputs received it. */
  to: number;
  input: number;
  gradient: Gradient;
}

export interface Moment {
  /** The place in the run of the step that has it: an earlier one where backward ran the program's own lines. */
  step: number;
  node: number;
  /** As PyTorch names it: "MulBackward0". */
  name: string;
  /** The leaf that the node accumulates into. */
  variable: number | null;
  /** The program asked what arrives, and nothing more is done. */
  asked: boolean;
  arrived: readonly Arrival[];
  handed: readonly Handed[];
}

/**
 * The moments of all passes that the step at place `at` of a run took part in, in order and up to its end; none where no
 * gradient flowed.
 */
export function backwardTrace(steps: readonly Step[], at: number): readonly Moment[] {
  if (!steps[at]?.gradients.length) return NONE;
  const all = turnsUpTo(steps, at);
  const handed = handedOn(all);
  const turns = all.filter(({ turn, arrived }) => arrived.length || handed.has(turn));
  const place = new Map(turns.map(({ turn }, n) => [turn, n]));
  return turns.map(({ step, turn, node, name, variable, runs, arrived }): Moment => ({
    step,
    node,
    name: name.slice(name.lastIndexOf(':') + 1),
    variable,
    asked: !runs,
    arrived: arrived.map(({ input, value, sizes, hooked, ways }) => ({
      input,
      gradient: { value, sizes },
      hooked,
      begins: ways.some(({ from }) => from === null),
      ways: ways.map((way) => ({
        from: place.get(way.from ?? 0) ?? null,
        edge: way.edge,
        gradient: onWay(way, { value, sizes }),
      })),
    })),
    handed: (handed.get(turn) ?? []).map(({ to, ...one }) => ({ ...one, to: place.get(to)! })),
  }));
}

const NONE: readonly Moment[] = [];

/**
 * The turns of a step, after those of earlier ones that their gradients came from: the lines of a hook and of a
 * `backward` of one's own are steps within that of the line that called for the gradients.
 */
function turnsUpTo(steps: readonly Step[], at: number): (TurnState & { step: number })[] {
  const found: (TurnState & { step: number })[] = [];
  let wanted = Infinity;
  for (let step = at; step >= 0; step--) {
    const { gradients } = steps[step]!;
    if (!gradients.length) continue;
    if (step < at && gradients.at(-1)!.turn < wanted) break;
    found.unshift(...gradients.map((turn) => ({ ...turn, step })));
    for (const { arrived } of gradients)
      for (const { ways } of arrived)
        for (const { from } of ways) wanted = Math.min(wanted, from ?? Infinity);
    if (wanted >= found[0]!.turn) break;
  }
  return found;
}

/** By turn, what its node handed on; `to` is a turn, too. */
function handedOn(turns: readonly TurnState[]): Map<number, Handed[]> {
  const handed = new Map<number, Handed[]>();
  for (const { turn, arrived } of turns)
    for (const { input, ways, value, sizes } of arrived)
      for (const way of ways) {
        if (way.from === null) continue;
        const known = handed.get(way.from) ?? [];
        handed.set(way.from, known);
        const gradient = onWay(way, { value, sizes });
        known.push({ edge: way.edge, to: turn, input, gradient });
      }
  for (const known of handed.values()) known.sort((a, b) => a.edge - b.edge);
  return handed;
}

/** What came by a way: it says so only where that is another than what arrived. */
function onWay({ value, sizes }: ArrivalState['ways'][number], arrived: Gradient): Gradient {
  return value && sizes ? { value, sizes } : arrived;
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
  gradient: Gradient;
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
