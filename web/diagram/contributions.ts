/** What a `.grad` is the sum of: over the backward calls that added to it, and over the ways of each. Facts of the steps only. */
import { backwardTrace, gradientText } from './backward';
import type { Gradient, Moment } from './backward';
import { elementsOf } from './elements';
import { elementCount } from './geometry';
import type { Value } from './text';
import type { Part } from './words';
import { EMPTY_SNAPSHOT } from '../engine/snapshot';
import type { TensorState } from '../engine/snapshot';
import type { Step } from '../runtime/protocol';

/** Something that became of a `.grad`: gradients were added to it, the program wrote it, or it went to None. */
export interface Receipt {
  /** Place of the step in the run. */
  at: number;
  kind: 'added' | 'written' | 'cleared';
}

/** One way of a sum, or all of it. */
export interface Contribution {
  line: number;
  gradient: Gradient;
  /** By which results of nodes it came, each with its part. */
  ways: readonly { by: string; gradient: Gradient }[];
  /** A hook made it of what came. */
  hooked: boolean;
}

export interface Contributions {
  /** What the `.grad` was before those that are listed: where the program had written it, or there are too many. */
  base: { line: number; gradient: Gradient } | null;
  parts: readonly Contribution[];
}

/** More are not listed: what was there before the last ones is their base. */
const LISTED = 4;

/** By tensor, what the step `after`, at place `at` of the run, did to its `.grad`. */
export function* receipts(
  before: Step | null,
  after: Step,
  at: number,
): Iterable<[tensor: number, receipt: Receipt]> {
  const [old, now] = [before?.snapshot ?? EMPTY_SNAPSHOT, after.snapshot];
  if (old.tensors === now.tensors && old.storages === now.storages) return;
  if (
    !now.tensors.some(({ grad }) => grad !== null) &&
    !old.tensors.some(({ grad }) => grad !== null)
  )
    return;
  const were = new Map(old.tensors.map((tensor) => [tensor.id, tensor]));
  const on = new Map(now.tensors.map(({ id, storage }) => [id, storage]));
  const writes = (state: typeof now): Map<number, number> =>
    new Map(state.storages.map((storage) => [storage.id, storage.writes]));
  const [wrote, has] = [writes(old), writes(now)];
  for (const { id, grad } of now.tensors) {
    const was = were.get(id)?.grad ?? null;
    if (grad === null) {
      if (was !== null) yield [id, { at, kind: 'cleared' }];
      continue;
    }
    const storage = on.get(grad)!;
    if (was === grad && wrote.get(storage) === has.get(storage)) continue;
    yield [id, { at, kind: after.gradients.length ? 'added' : 'written' }];
  }
}

/**
 * What the `.grad` of a leaf is made of at step `cursor`; null where the facts do not tell, or do not add
 * up to it. `received` is what became of it over the whole run.
 */
export function contributionsTo(
  leaf: TensorState,
  steps: readonly Step[],
  cursor: number,
  received: readonly Receipt[],
): Contributions | null {
  const total = gradAt(steps[cursor], leaf.id);
  const past = received.filter(({ at }) => at <= cursor);
  const since = past.slice(past.findLastIndex(({ kind }) => kind !== 'added') + 1).slice(-LISTED);
  const [first] = since;
  if (!total || !first) return null;
  const parts = since.flatMap(({ at }) => partsOf(steps, at, leaf.id) ?? [null]);
  if (parts.includes(null)) return null;
  const found = parts as Contribution[];
  const before = gradAt(steps[first.at - 1], leaf.id);
  const writer = past.findLast(({ at }) => at < first.at);
  const base =
    before && writer && !isZero(before) ? { line: steps[writer.at]!.line, gradient: before } : null;
  const summands = [...found.map(({ gradient }) => gradient), ...(base ? [base.gradient] : [])];
  return addUp(summands, total) ? { base, parts: found } : null;
}

/** What one step added: once for each time that the leaf received something. */
function partsOf(steps: readonly Step[], at: number, leaf: number): Contribution[] | null {
  const [before, step] = [steps[at - 1] ?? null, steps[at]!];
  const trace = backwardTrace(steps, at);
  const { line } = step;
  const by = resultsOf(before, step);
  const received = trace.filter((one) => one.variable === leaf && !one.asked && one.step === at);
  const parts = received.flatMap(({ arrived }) => arrived);
  return parts.length
    ? parts.map(({ gradient, ways, hooked }) => ({
        line,
        gradient,
        ways: ways.map((way) => ({ by: nameOf(way.from, trace, by), gradient: way.gradient })),
        hooked,
      }))
    : null;
}

function nameOf(
  moment: number | null,
  trace: readonly Moment[],
  by: ReadonlyMap<number, string>,
): string {
  if (moment === null) return 'backward()';
  const { node, name } = trace[moment]!;
  return by.get(node) ?? name;
}

/** By node, the name of what it computed. */
function resultsOf(...steps: (Step | null)[]): Map<number, string> {
  const results = new Map<number, string>();
  for (const step of steps) {
    const names = new Map(step?.names.map(({ name, tensor }) => [tensor, name]));
    for (const { id, grad_fn } of step?.snapshot.tensors ?? []) {
      const name = names.get(id);
      if (grad_fn !== null && name !== undefined) results.set(grad_fn, name);
    }
  }
  return results;
}

/** The `.grad` of a tensor, as far as all its elements are recorded. */
function gradAt(step: Step | undefined, id: number): Gradient | null {
  const tensors = step?.snapshot.tensors ?? [];
  const grad = tensors.find((tensor) => tensor.id === id)?.grad ?? null;
  const tensor = grad === null ? undefined : tensors.find((one) => one.id === grad);
  const value =
    tensor &&
    elementsOf(
      tensor,
      step!.snapshot.storages.find((storage) => storage.id === tensor.storage),
      64,
    );
  return value ? { value, sizes: tensor.sizes } : null;
}

function isZero({ value }: Gradient): boolean {
  return value.every((one) => Number(one) === 0);
}

/** To the last digits of float32, whatever the order. */
function addUp(summands: readonly Gradient[], { value, sizes }: Gradient): boolean {
  return (
    value.every((total: Value, n) => {
      const numbers = summands.map((one) => Number(one.value[n]));
      const sum = numbers.reduce((all, one) => all + one, 0);
      const size = numbers.reduce((all, one) => all + Math.abs(one), 0);
      return Math.abs(sum - Number(total)) <= size * 1e-5 + Number.MIN_VALUE;
    }) && summands.every((one) => one.value.length === elementCount(sizes))
  );
}

/** A line of a sum, for the reader: what a call added, and by which ways. */
export interface SummandLine {
  /** "line 8". */
  where: string;
  parts: Part[];
}

/** The sum in lines; none where it says no more than the `.grad` does. */
export function sumLines({ base, parts }: Contributions): SummandLine[] {
  const [first, ...others] = parts;
  if (!base && !others.length && !(first && isMade(first))) return [];
  const had = base
    ? [{ where: `line ${base.line}`, parts: ['left ', ...said(base.gradient)] }]
    : [];
  return [
    ...had,
    ...parts.map((part) => ({
      where: `line ${part.line}`,
      parts: [
        'added ',
        ...said(part.gradient),
        ...(isMade(part)
          ? [part.hooked ? ', which a hook made of ' : ' = ', ...summands(part)]
          : []),
      ],
    })),
  ];
}

/** Of more than the one gradient that came. */
function isMade({ ways, hooked }: Contribution): boolean {
  return hooked || ways.length > 1;
}

function summands({ ways }: Contribution): Part[] {
  return ways.flatMap(({ by, gradient }, n): Part[] => [
    ...(n ? [' + '] : []),
    ...said(gradient),
    ' by ',
    { code: by },
  ]);
}

function said(gradient: Gradient): Part[] {
  return [{ code: gradientText(gradient, 40) }];
}
