/** Which backward passes a run made and whom they reached: why a `.grad` is None. Facts of the steps only. */
import type { Cut } from './cuts';
import type { Part } from './words';
import type { NodeState, Snapshot, TensorState } from '../engine/snapshot';
import type { Step } from '../runtime/protocol';

export interface GradientHistory {
  /** The steps in which gradients flowed and reached some `.grad`, or an error ended that; ascending. */
  passes: readonly number[];
  /** By tensor, the steps in which its `.grad` went back to None; ascending. */
  cleared: ReadonlyMap<number, readonly number[]>;
}

/** Looks through all steps of a run. */
export function gradientHistory(steps: readonly Step[]): GradientHistory {
  const passes: number[] = [];
  const cleared = new Map<number, number[]>();
  let before: Snapshot | null = null;
  let known = new Map<number, TensorState>();
  steps.forEach(({ snapshot, gradients, event }, n) => {
    let received = false;
    if (snapshot.tensors !== before?.tensors) {
      const now = new Map(snapshot.tensors.map((tensor) => [tensor.id, tensor]));
      for (const tensor of snapshot.tensors) {
        const old = known.get(tensor.id);
        if (old?.grad != null && tensor.grad === null)
          cleared.set(tensor.id, [...(cleared.get(tensor.id) ?? []), n]);
        if (tensor.grad !== null && tensor.grad !== old?.grad) received = true;
      }
      known = now;
    }
    // Into a `.grad` that was there: its storage was written.
    received ||= gradients.length > 0 && before !== null && wroteGradient(before, snapshot);
    if (gradients.length && (received || event === 'exception')) passes.push(n);
    before = snapshot;
  });
  return { passes, cleared };
}

function wroteGradient(before: Snapshot, after: Snapshot): boolean {
  const grads = new Set(after.tensors.map(({ grad }) => grad));
  const storages = new Set(after.tensors.flatMap((one) => (grads.has(one.id) ? one.storage : [])));
  const old = new Map(before.storages.map(({ id, writes }) => [id, writes]));
  return after.storages.some(({ id, writes }) => storages.has(id) && old.get(id) !== writes);
}

/** What is known of the whole run. */
export interface Reasons {
  gradients: GradientHistory;
  cuts: ReadonlyMap<number, readonly Cut[]>;
  cutInputs: ReadonlyMap<number, readonly number[]>;
}

/**
 * Why a tensor that takes part in autograd has no `.grad` at a step. `nameOf` gives the name of a
 * tensor at the step at which it was passed by, or null.
 */
export function whyNoGradient(
  tensor: TensorState,
  name: string,
  steps: readonly Step[],
  cursor: number,
  whole: Reasons,
): Part[] {
  const { passes, cleared } = whole.gradients;
  if (tensor.history_lost) return ['history lost: it is a view that was written elsewhere'];
  if (!tensor.is_leaf && !tensor.retains_grad)
    return ['not a leaf: ', { code: 'retain_grad()' }, ' would keep its gradient'];
  const took = (pass: number): boolean =>
    !!steps[pass - 1]?.snapshot.tensors.some(
      ({ id, requires_grad }) => id === tensor.id && requires_grad,
    );
  const last = passes.findLast((pass) => pass <= cursor && took(pass)) ?? -1;
  const clear = cleared.get(tensor.id)?.findLast((step) => step <= cursor) ?? -1;
  const inGap = clear >= 0 && steps[clear]!.event === 'gap';
  if (inGap && clear >= last) return ['set to None in steps that were not kept'];
  if (clear >= 0 && clear >= last) return [`set to None in line ${steps[clear]!.line}`];
  if (last < 0) return ['no backward yet'];
  const where = `in line ${steps[last]!.line}`;
  if (steps[last]!.event === 'exception')
    return [`backward ${where} failed before it reached `, { code: name }];
  return [
    `backward ${where} did not reach `,
    { code: name },
    ...whyNotReached(tensor, steps, last, whole),
  ];
}

/** What the graph shows of the reason, at the step before the pass or after it. */
function whyNotReached(
  tensor: TensorState,
  steps: readonly Step[],
  pass: number,
  { cuts, cutInputs }: Reasons,
): Part[] {
  const root = steps[pass]!.gradients[0]?.node;
  const states = [steps[pass - 1], steps[pass]].filter((step) => step !== undefined);
  const step = states.find(({ snapshot }) => snapshot.nodes.some(({ id }) => id === root));
  if (root === undefined || !step) return [];
  const nodes = new Map(step.snapshot.nodes.map((node) => [node.id, node]));
  const passed = [...reachable(nodes, root)];
  if (passed.some(({ variable }) => variable === tensor.id)) return [];
  const names = new Map(step.names.map(({ tensor: id, name }) => [id, name]));
  const leadsHere = (id: number, node: number | null): boolean =>
    id === tensor.id ||
    (node !== null && [...reachable(nodes, node)].some(({ variable }) => variable === tensor.id));
  for (const cut of cutTensors(step.snapshot, passed)) {
    const name = names.get(cut.id);
    if (leadsHere(cut.id, cut.grad_fn) && name !== undefined)
      return [': ', { code: name }, ' went in detached'];
  }
  for (const { id, saved } of passed)
    for (const input of [...saved.map((one) => one.tensor), ...(cutInputs.get(id) ?? [])])
      for (const { of, node, name, how, line } of cuts.get(input ?? -1) ?? []) {
        const it = names.get(input!);
        if (name === null || it === undefined || !leadsHere(of, node)) continue;
        const way = [{ code: it }, ' was made of ', { code: name }];
        return [': ', ...way, ` in line ${line} with `, { code: how }];
      }
  return [': no path in the graph leads there'];
}

/** The nodes that gradients flow into from `root`, itself included. */
function* reachable(nodes: ReadonlyMap<number, NodeState>, root: number): Iterable<NodeState> {
  const seen = new Set([root]);
  // A set may grow while it is walked.
  for (const id of seen) {
    const node = nodes.get(id);
    if (!node) continue;
    for (const edge of node.next) if (edge) seen.add(edge.node);
    yield node;
  }
}

/**
 * Tensors that take part in autograd, of which one that does not is saved by the nodes though it lies
 * on the same storage: they were detached on the way in.
 */
export function cutTensors(snapshot: Snapshot, nodes: readonly NodeState[]): TensorState[] {
  const saved = new Set(nodes.flatMap((node) => node.saved.map(({ tensor }) => tensor)));
  const inside = (one: TensorState): boolean => one.requires_grad;
  const storages = new Set(
    snapshot.tensors.flatMap((one) => (saved.has(one.id) && !inside(one) ? one.storage : [])),
  );
  return snapshot.tensors.filter((one) => inside(one) && storages.has(one.storage));
}
